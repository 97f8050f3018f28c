// The weekly board: made of the week’s cards by rules that it keeps, shown to everybody by their rights, open to appeal.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { AppealState, Board, BoardEntry, BoardPrivacy, BoardSide } from '../../../schema/staff/board.ts';
import type { AppealBoardEntryInput, BoardCheck, BoardScheme, ChangeBoardPrivacyInput, DecideBoardAppealInput, PublishBoardInput, WeeklyBoard } from '../../../schema/staff/board.inputs.ts';
import { MeasuredOf, SubjectKind } from '../../../schema/staff/kpi.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { periodHolding } from '../../measures/measure.service.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { schemesInForce, schemeVersions, type SchemeInForce } from '../kpi/scheme.service.ts';
import { askRows } from '../places/stays.service.ts';
import { computeCards } from '../scorecards/compute.service.ts';
import { subjectsOf } from '../scorecards/subjects.service.ts';
import { kept } from '../scorecards/write.service.ts';
import { boardReasons } from './board.messages.ts';
import { BOARD_RULE, boardHash, placeAll, shownTo, type BoardRules, type Contender, type Placed } from './board.rules.ts';

interface Standing extends Contender { explanation: unknown }
interface Made { placed: Placed<Standing>[]; checksum: string }

/** A board of a week by a scheme, worked out; nothing is written. */
async function makeBoard(ctx: Context, days: { from: string; until: string }, scheme: SchemeInForce, { ruleVersion = BOARD_RULE, ...asked }: BoardRules): Promise<Made> {
  const drafts = await computeCards(ctx, await subjectsOf(ctx, PeriodKind.WEEK, days, [scheme]));
  const by = new Map<string, Standing & { days: number }>();
  for (const { subject, result, values } of drafts) {
    const employeeId = subject.employeeId as string;
    const stay = subject.daysEmployed ?? 0;
    // Who moved within the week stands where she was longer, where it is equal, where she is now.
    if ((by.get(employeeId)?.days ?? 0) > stay) continue;
    const sample = Math.max(0, ...values.filter(({ item }) => item.of === MeasuredOf.SUBJECT).map(({ measured }) => measured.sample));
    by.set(employeeId, { employeeId, storeId: subject.storeId, peerGroup: subject.peerGroup ?? 'CHAIN', score: kept(result.score), sample, explanation: result.explanation, days: stay });
  }
  const placed = placeAll([...by.values()], { ...asked, ruleVersion });
  // A board of the first rule was hashed without its number.
  return { placed, checksum: boardHash({ ...asked, ...(ruleVersion > 1 ? { ruleVersion } : {}), ...days, scheme: scheme.versionId }, placed) };
}

/** The weekly schemes for people: each makes a board of its own. */
async function weekSchemes(ctx: Context, days: { from: string; until: string }): Promise<SchemeInForce[]> {
  return (await schemesInForce(ctx, PeriodKind.WEEK, days)).filter((one) => one.subjectKind === SubjectKind.PERSON);
}

/** Which schemes have a board of the week that begins on a day. */
async function schemesDone(ctx: Context, from: string): Promise<Set<string>> {
  const rows = await askRows<{ id: string }>(ctx, 'select v.scheme_id::text id from boards b join kpi_scheme_versions v on v.id = b.scheme_version_id where b.from_on = $1', [from]);
  return new Set(rows.map((row) => row.id));
}

/** Publishes a scheme's board of a week that is over, once. Answers its id. */
export async function publishBoard(ctx: Context, input: PublishBoardInput): Promise<string> {
  authorise(ctx, 'staff:close-periods');
  if (!reachOf(ctx.viewer, 'staff:close-periods').all) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'staff:close-periods' } });
  const today = businessDay(ctx);
  const days = periodHolding(PeriodKind.WEEK, input.on ?? addDays(today, -7));
  if (days.until > today) throw new AppError('POLICY', boardReasons.BOARD_NOT_OVER);
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('weekly board'))`);
    const schemes = await weekSchemes(tx, days);
    if (!schemes.length) throw new AppError('POLICY', boardReasons.BOARD_NO_SCHEME);
    demand(!input.schemeId || schemes.some((one) => one.schemeId === input.schemeId), 'input.schemeId', boardReasons.BOARD_SCHEME);
    const done = await schemesDone(tx, days.from);
    const scheme = schemes.find((one) => (input.schemeId ? one.schemeId === input.schemeId : true) && !done.has(one.schemeId));
    if (!scheme) throw new AppError('POLICY', boardReasons.BOARD_THERE);
    const [last] = await tx.manager.query<{ privacy: BoardPrivacy; minSample: number; places: number }[]>(
      'select b.privacy, b.min_sample "minSample", b.places from boards b join kpi_scheme_versions v on v.id = b.scheme_version_id where b.from_on < $1 and v.scheme_id = $2 order by b.from_on desc limit 1', [days.from, scheme.schemeId]);
    const rules = { minSample: input.minSample ?? last?.minSample ?? 5, places: input.places ?? last?.places ?? 3 };
    const { placed, checksum } = await makeBoard(tx, days, scheme, rules);
    const ranked = placed.filter((one) => one.rank !== null).length;
    const board = await tx.manager.save(tx.manager.create(Board, {
      fromOn: days.from, untilOn: days.until, schemeVersionId: scheme.versionId, privacy: input.privacy ?? last?.privacy ?? BoardPrivacy.INITIALS, ...rules, ruleVersion: BOARD_RULE, rankedCount: ranked, unrankedCount: placed.length - ranked,
      computedAt: tx.clock.now().toISOString(), checksum,
    }));
    await putEntries(tx, board, scheme.schemeId, placed);
    await recordEvent(tx, { kind: 'board.published', resource: 'Board', resourceId: board.id, after: { fromOn: days.from, scheme: scheme.key, ranked, checksum } });
    return board.id;
  });
}

/** Changes how much of names a board shows, and those that follow it; the board itself is what it was. Answers its id. */
export async function changeBoardPrivacy(ctx: Context, input: ChangeBoardPrivacyInput): Promise<string> {
  authorise(ctx, 'staff:close-periods');
  if (!reachOf(ctx.viewer, 'staff:close-periods').all) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'staff:close-periods' } });
  if (!decodeId('Board', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, async (tx) => (await changeRow(tx, Board, input.id, input.expectedVersion, { privacy: input.privacy })).id);
}

async function putEntries(tx: WriteContext, board: Board, schemeId: string, placed: Placed<Standing>[]): Promise<void> {
  const rows = placed.map(({ row, rank, peerCount, side }) => ({ employee_id: row.employeeId, store_id: row.storeId, peer_group: row.peerGroup, rank, peer_count: peerCount, side, score: row.score, sample: row.sample, explanation: row.explanation }));
  await tx.manager.query(
    `insert into board_entries (board_id, employee_id, store_id, peer_group, rank, peer_count, previous_rank, side, score, sample, explanation)
     select $1, r.employee_id, r.store_id, r.peer_group, r.rank, r.peer_count, (select e.rank from board_entries e join boards b on b.id = e.board_id join kpi_scheme_versions v on v.id = b.scheme_version_id where e.employee_id = r.employee_id and b.until_on = $3 and v.scheme_id = $4 order by b.id desc limit 1), r.side, r.score, r.sample, r.explanation
     from json_to_recordset($2::json) r(employee_id bigint, store_id bigint, peer_group text, rank int, peer_count int, side text, score numeric, sample int, explanation jsonb)`, [board.id, JSON.stringify(rows), board.fromOn, schemeId]);
}

/** Makes the last week's boards where they are not there yet, one a scheme: what the clock does every morning. */
export async function publishLastWeek(ctx: Context): Promise<void> {
  const days = periodHolding(PeriodKind.WEEK, addDays(businessDay(ctx), -7));
  const done = await schemesDone(ctx, days.from);
  for (const { schemeId } of await weekSchemes(ctx, days)) if (!done.has(schemeId)) await publishBoard(ctx, { schemeId });
}

/** A board made again of the facts as they stand now, beside the published one. */
export async function checkBoard(ctx: Context, id: string): Promise<BoardCheck> {
  authorise(ctx, 'staff:close-periods');
  const board = decodeId('Board', id) ? await ctx.db.source.getRepository(Board).findOneBy({ id }) : null;
  if (!board) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const scheme = (await schemeVersions(ctx, [board.schemeVersionId])).get(board.schemeVersionId) as SchemeInForce;
  const made = await makeBoard(ctx, { from: board.fromOn, until: board.untilOn }, scheme, { minSample: board.minSample, places: board.places, ruleVersion: board.ruleVersion });
  const entries = await ctx.db.source.getRepository(BoardEntry).findBy({ boardId: id });
  const before = new Map(entries.map((one) => [one.employeeId, `${one.rank} ${Number(one.score)} ${one.sample}`]));
  const differences = made.placed.filter(({ row, rank }) => before.get(row.employeeId) !== `${rank} ${Number(row.score)} ${row.sample}`).length;
  return { isSame: made.checksum === board.checksum, checksum: made.checksum, differences };
}

interface Line { id: string; employeeId: string; name: string; nameEn: string | null; storeZh: string | null; storeEn: string | null; peerGroup: string; side: BoardSide; rank: number | null; peerCount: number; previousRank: number | null; score: string | null; sample: number; appealState: AppealState | null }

/**
 * The board of a week (the latest when unsaid) as this viewer sees it, or as any colleague does; null where there is none.
 * Of several schemes: the one that is asked for, else the one on which the viewer stands, else the oldest.
 */
export async function weeklyBoard(ctx: Context, on?: string | null, asColleague = false, schemeId?: string | null): Promise<WeeklyBoard | null> {
  authorise(ctx, 'staff:read');
  if (schemeId && !decodeId('KpiScheme', schemeId)) return null;
  const [board] = await askRows<Board & { schemeId: string }>(ctx,
    `select b.id::text, b.version, b.from_on::text "fromOn", b.until_on::text "untilOn", b.privacy, b.min_sample "minSample", b.places, b.ranked_count "rankedCount", b.unranked_count "unrankedCount", b.computed_at "computedAt", b.checksum, v.scheme_id::text "schemeId"
     from boards b join kpi_scheme_versions v on v.id = b.scheme_version_id where ($1::date is null or (b.from_on <= $1::date and b.until_on > $1::date)) and ($2::bigint is null or v.scheme_id = $2::bigint)
     order by b.from_on desc, exists (select 1 from board_entries e where e.board_id = b.id and e.employee_id = $3::bigint) desc, v.scheme_id, b.id desc limit 1`, [on ?? null, schemeId ?? null, asColleague ? null : ctx.viewer.employeeId]);
  if (!board) return null;
  const schemes = await askRows<BoardScheme>(ctx, `select s.id::text, s.name_zh "nameZh", s.name_en "nameEn" from kpi_schemes s where exists (select 1 from boards b join kpi_scheme_versions v on v.id = b.scheme_version_id where v.scheme_id = s.id and b.from_on = $1) order by s.id`, [board.fromOn]);
  const rows = await askRows<Line>(ctx,
    `select e.id::text, e.employee_id::text "employeeId", p.name, p.name_en "nameEn", s.name_zh "storeZh", s.name_en "storeEn", e.peer_group "peerGroup", e.side, e.rank, e.peer_count "peerCount", e.previous_rank "previousRank", e.score::text, e.sample, e.appeal_state "appealState"
     from board_entries e join employees p on p.id = e.employee_id left join stores s on s.id = e.store_id where e.board_id = $1 order by e.peer_group, e.rank nulls last, e.id`, [board.id]);
  const seen = asColleague ? new Set<string>() : await visibleKeys(ctx, 'BoardEntry', rows.map((row) => row.id));
  const lines = rows.flatMap(({ id, employeeId, name, nameEn, ...row }) => {
    const isOwn = !asColleague && employeeId === ctx.viewer.employeeId;
    const said = { name, nameEn: nameEn || null };
    const shown = seen.has(id) ? said : shownTo(board.privacy, row.side, said, isOwn);
    return shown ? [{ ...row, ...shown, entryId: seen.has(id) ? id : null, isOwn, appealState: seen.has(id) ? row.appealState : null }] : [];
  });
  return { ...board, computedAt: new Date(board.computedAt).toISOString(), schemes, lines };
}

/** Appeals against one’s own place. Answers the entry's id. */
export async function appealBoardEntry(ctx: Context, input: AppealBoardEntryInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  const id = await keyOf(ctx, 'BoardEntry', input.id);
  demand(input.reason.trim(), 'input.reason', 'VALUE_REQUIRED');
  return transact(ctx, async (tx) => {
    const row = await changeRow(tx, BoardEntry, id, input.expectedVersion, {});
    if (!tx.viewer.employeeId || row.employeeId !== tx.viewer.employeeId) throw new AppError('POLICY', boardReasons.APPEAL_OWN_ONLY);
    if (row.appealState) throw new AppError('POLICY', boardReasons.APPEAL_THERE);
    await tx.manager.save(Object.assign(row, { appealState: AppealState.OPEN, appealReason: input.reason.trim() }));
    return id;
  });
}

/** Decides an appeal, never one’s own; upheld, the entry leaves its side. Answers the entry's id. */
export async function decideBoardAppeal(ctx: Context, input: DecideBoardAppealInput): Promise<string> {
  authorise(ctx, 'staff:decide-objections');
  const id = await keyOf(ctx, 'BoardEntry', input.id);
  return transact(ctx, async (tx) => {
    const row = await changeRow(tx, BoardEntry, id, input.expectedVersion, {});
    authorise(tx, 'staff:decide-objections', row.storeId ?? null);
    if (row.employeeId === tx.viewer.employeeId) throw new AppError('POLICY', boardReasons.APPEAL_OWN_ONLY);
    if (row.appealState !== AppealState.OPEN) throw new AppError('POLICY', boardReasons.APPEAL_NONE);
    await tx.manager.save(Object.assign(row, {
      appealState: input.isUpheld ? AppealState.UPHELD : AppealState.REJECTED, appealDecision: input.decision.trim(), appealDecidedById: tx.viewer.userId, ...(input.isUpheld ? { side: BoardSide.NONE } : {}),
    }));
    return id;
  });
}
