// Periods of scorecards: counted anew while open, closed with the hash of what they were made of; late facts then count on a later card.
import type { PeriodKind } from '../../../schema/measures/measure.ts';
import { ScorecardPeriod } from '../../../schema/staff/scorecard.ts';
import type { ClosePeriodInput } from '../../../schema/staff/scorecard.inputs.ts';
import { sha256 } from '../../core/canonical.ts';
import { authorise, businessDay, type Context, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { periodHolding } from '../../measures/measure.service.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { noteLateFacts } from './adjustment.service.ts';
import { computeCards, type Standing } from './compute.service.ts';
import { cardReasons } from './scorecard.messages.ts';
import { subjectsOf, subjectKey, type Subject } from './subjects.service.ts';
import { cardRow, hashOfCard, putCards } from './write.service.ts';

/** A minute within which people do not count the same period again. */
const SOON_MS = 60_000;
export type CardPeriodKind = 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** The period of a kind that holds a day, made where it is not there yet; locked. */
async function openPeriod(tx: WriteContext, kind: CardPeriodKind, on: string): Promise<ScorecardPeriod> {
  const { from, until } = periodHolding(kind as PeriodKind as never, on);
  demand(from <= businessDay(tx), 'input.on', cardReasons.PERIOD_FUTURE);
  await tx.manager.query('insert into scorecard_periods (period_kind, from_on, until_on) values ($1, $2, $3) on conflict do nothing', [kind, from, until]);
  return tx.manager.getRepository(ScorecardPeriod).createQueryBuilder('p').setLock('pessimistic_write').where('p.periodKind = :kind and p.fromOn = :from', { kind, from }).getOneOrFail();
}

/** Values that stand still: those objected to as they stood, those decided as they were decided. */
async function standingValues(tx: WriteContext, periodId: string): Promise<(subject: Subject, key: string) => Standing | undefined> {
  const rows = await tx.manager.query<(Standing & { at: string })[]>(
    `select c.subject_key || ' ' || c.scheme_id || ' ' || c.from_on || ' ' || v.key "at", v.value::text, v.numerator::text, v.denominator::text, v.sample
     from scorecards c join scorecard_values v on v.scorecard_id = c.id where c.period_id = $1 and (v.is_frozen or v.is_corrected)`, [periodId]);
  const by = new Map(rows.map(({ at, ...value }) => [at, value]));
  return (subject, key) => by.get(`${subjectKey(subject)} ${subject.scheme.schemeId} ${subject.fromOn} ${key}`);
}

/** Counts an open period within the caller's transaction; answers its cards as they were written. */
async function count(tx: WriteContext, period: ScorecardPeriod): Promise<ReturnType<typeof cardRow>[]> {
  const at = tx.clock.now().toISOString();
  const subjects = await subjectsOf(tx, period.periodKind, { from: period.fromOn, until: period.untilOn });
  const drafts = await computeCards(tx, subjects, await standingValues(tx, period.id));
  const cards = drafts.map((draft) => cardRow(draft, period, at));
  await putCards(tx, period.id, cards);
  await noteLateFacts(tx, period);
  await tx.manager.query('update scorecard_periods set computed_at = $2, updated_at = $2 where id = $1', [period.id, at]);
  return cards;
}

/** Counts an open period anew within a transaction that changed something of it. */
export async function recountPeriod(tx: WriteContext, periodId: string): Promise<void> {
  const period = await tx.manager.getRepository(ScorecardPeriod).createQueryBuilder('p').setLock('pessimistic_write').where('p.id = :id', { id: periodId }).getOneOrFail();
  if (period.state === 'OPEN') await count(tx, period);
}

export interface Counted { periodId: string; cards: number; isClosed: boolean }

/** Brings the cards of the period that holds a day up to date; a closed one stays. */
export async function refreshScorecards(ctx: Context, input: { periodKind: PeriodKind; on?: string | null }): Promise<Counted> {
  authorise(ctx, 'staff:read-scorecards');
  const kind = demandKind(input.periodKind);
  const today = businessDay(ctx);
  return transact(ctx, async (tx) => {
    const period = await openPeriod(tx, kind, input.on ?? today);
    const isRecent = period.computedAt && tx.clock.now().getTime() - new Date(period.computedAt).getTime() < SOON_MS;
    if (period.state === 'CLOSED' || (isRecent && !reachOf(tx.viewer, 'staff:read-scorecards').all)) return { periodId: period.id, cards: 0, isClosed: period.state === 'CLOSED' };
    return { periodId: period.id, cards: (await count(tx, period)).length, isClosed: false };
  });
}

function demandKind(kind: PeriodKind): CardPeriodKind {
  demand(['WEEK', 'MONTH', 'QUARTER', 'YEAR'].includes(kind), 'input.periodKind', cardReasons.PERIOD_KIND);
  return kind as CardPeriodKind;
}

/** Closes a period that is over: counted a last time, then frozen with its hashes. Answers its id. */
export async function closePeriod(ctx: Context, input: ClosePeriodInput): Promise<string> {
  authorise(ctx, 'staff:close-periods');
  if (!reachOf(ctx.viewer, 'staff:close-periods').all) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'staff:close-periods' } });
  if (!decodeId('ScorecardPeriod', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, async (tx) => {
    const period = await changeRow(tx, ScorecardPeriod, input.id, input.expectedVersion, {});
    if (period.state === 'CLOSED') throw new AppError('POLICY', cardReasons.PERIOD_CLOSED);
    if (period.untilOn > businessDay(tx)) throw new AppError('POLICY', cardReasons.PERIOD_NOT_OVER);
    const [earlier] = await tx.manager.query<unknown[]>(`select 1 from scorecard_periods where period_kind = $1 and from_on < $2 and state = 'OPEN' limit 1`, [period.periodKind, period.fromOn]);
    if (earlier) throw new AppError('POLICY', cardReasons.PERIOD_EARLIER_OPEN);
    const cards = await count(tx, period);
    const hashes = cards.map((card) => ({ key: card.subject_key, scheme: card.scheme_id, from: card.from_on, hash: hashOfCard(card) }));
    const at = tx.clock.now().toISOString();
    await tx.manager.query(
      `update scorecards c set state = 'CLOSED', inputs_hash = h.hash, updated_at = $3 from json_to_recordset($2::json) h(key text, scheme bigint, "from" date, hash text)
       where c.period_id = $1 and c.subject_key = h.key and c.scheme_id = h.scheme and c.from_on = h."from"`, [period.id, JSON.stringify(hashes), at]);
    await tx.manager.query(`update scorecards set state = 'CLOSED', updated_at = $2 where period_id = $1 and state = 'OPEN'`, [period.id, at]);
    const checksum = sha256(hashes.map((one) => `${one.key} ${one.scheme} ${one.from} ${one.hash}`).sort().join('\n'));
    await tx.manager.save(Object.assign(period, { state: 'CLOSED', closedAt: at, computedAt: at, closedById: tx.viewer.userId, checksum }));
    await recordEvent(tx, { kind: 'scorecard-period.closed', resource: 'ScorecardPeriod', resourceId: period.id, after: { cards: cards.length, checksum } });
    return period.id;
  });
}

/** Counts every open period that has begun, oldest first, and the one of today of each kind in use. For the clock that runs it. */
export async function refreshOpenPeriods(ctx: Context): Promise<number> {
  const today = businessDay(ctx);
  const { rows: kinds } = await ctx.db.write.query<{ kind: CardPeriodKind }>('select distinct period_kind kind from kpi_schemes where not is_archived order by 1');
  for (const { kind } of kinds) await transact(ctx, (tx) => openPeriod(tx, kind, today));
  const { rows } = await ctx.db.write.query<{ kind: CardPeriodKind; on: string }>(`select period_kind kind, from_on::text "on" from scorecard_periods where state = 'OPEN' order by from_on, id`);
  for (const { kind, on } of rows) await transact(ctx, async (tx) => { const period = await openPeriod(tx, kind, on); if (period.state === 'OPEN') await count(tx, period); });
  return rows.length;
}
