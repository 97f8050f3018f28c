// Findings in people's hands: opened from a ticket, an incident, an audit or by sight; given to somebody, linked, dismissed, closed, opened again.
import { DutyState } from '../../schema/platform/duty.ts';
import type { AssignFindingInput, CloseFindingsInput, LinkFindingTicketsInput, OpenFindingInput, ReasonedFindingInput } from '../../schema/quality/finding.inputs.ts';
import { Finding, FindingSeverity, FindingSource, FindingState, FindingTicket } from '../../schema/quality/finding.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId, type RowKey } from '../core/read/ids.ts';
import { dayIn } from '../core/clock.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { transact } from '../core/transact.ts';
import { moveDuty } from '../platform/duty/duty.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { closeFault, DAYS_TO_CORRECT, numberOf, REPEAT_WINDOW_DAYS } from './finding.rules.ts';
import { actionsOf, CORRECT, findingToWrite, keepFinding, lockFinding, oweCorrection, releaseCorrection } from './finding.row.ts';
import { qualityReasons } from './quality.messages.ts';
import { demandOwner, dueAfter, signer, usualOwner, zoneOf } from './quality.people.ts';
import { tellPeople } from './quality.tell.ts';

/** What a finding is made of, whoever makes it: people, audits, alerts. */
export interface NewFinding {
  source: FindingSource;
  sourceResource?: string | null;
  sourceKey?: string | null;
  titleZh: string;
  titleEn: string;
  detail?: string | null;
  storeId: string | null;
  categoryId?: string | null;
  section?: string | null;
  questionKey?: string | null;
  severity?: FindingSeverity | null;
  ownerId?: string | null;
  incidentId?: string | null;
  tickets?: readonly RowKey[];
}

const EARLIER = `
  select id::text, count(*) over ()::int n from findings where question_key = $1 and store_id is not distinct from $2::bigint and state <> 'DISMISSED' and found_at >= $3 order by found_at desc, findings.id desc limit 1`;

/** Makes a finding: dated and due by the store's calendar, marked when the same was found there before, owed by who answers for it. */
export async function makeFinding(tx: WriteContext, given: NewFinding): Promise<Finding> {
  const now = tx.clock.now();
  const { tickets = [], ...values } = given;
  const severity = given.severity ?? FindingSeverity.MAJOR;
  const questionKey = given.questionKey?.trim() || null;
  let before: { id: string; n: number } | undefined;
  if (questionKey) {
    // Two at once would each be the first.
    await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`finding:${questionKey}:${given.storeId ?? ''}`]);
    [before] = await tx.manager.query<{ id: string; n: number }[]>(EARLIER, [questionKey, given.storeId, new Date(now.getTime() - REPEAT_WINDOW_DAYS * 86_400_000)]);
  }
  const day = dayIn(await zoneOf(tx, given.storeId), now);
  const [key] = await tx.manager.query<{ id: string }[]>("select nextval(pg_get_serial_sequence('findings', 'id'))::text id");
  const id = key?.id as string;
  const row = await withVerb(tx, 'finding.opened', async () => tx.manager.save(tx.manager.create(Finding, {
    ...values, id, number: numberOf('F', day, id), questionKey, severity, state: FindingState.OPEN, detail: given.detail?.trim() || null,
    ownerId: given.ownerId ?? (await usualOwner(tx, given.storeId)), foundAt: now.toISOString(), foundOn: day, countedFromAt: now.toISOString(), ...(await dueAfter(tx, given.storeId, DAYS_TO_CORRECT[severity])),
    isRepeat: Boolean(before), repeatCount: before?.n ?? 0, repeatOfId: before?.id ?? null, repeatWindowDays: REPEAT_WINDOW_DAYS, version: 1, createdAt: now.toISOString(), updatedAt: now.toISOString(),
  } as Partial<Finding>)));
  await linkTickets(tx, row, tickets);
  await oweCorrection(tx, row);
  if (row.ownerId && row.ownerId !== tx.viewer.employeeId) {
    await tellPeople(tx, [row.ownerId], 'quality.assigned', `finding:${row.id}`, { zh: `${row.number} 由你负责：${row.titleZh}`, en: `${row.number} is yours: ${row.titleEn}` }, { resource: 'Finding', id: row.id });
  }
  return row;
}

async function linkTickets(tx: WriteContext, row: Finding, keys: readonly RowKey[]): Promise<void> {
  for (const { owner, id } of keys) {
    if (await tx.manager.existsBy(FindingTicket, { customerId: owner as string, ticketId: id, findingId: row.id })) continue;
    await withVerb(tx, 'finding.linked', () => tx.manager.save(tx.manager.create(FindingTicket, { customerId: owner as string, ticketId: id, findingId: row.id, linkedAt: tx.clock.now().toISOString() })));
  }
}

interface About { storeId: string; categoryId: string | null; categoryKey: string | null }
/** The tickets that were named, as far as they are in sight, and what they have in common. */
async function ticketsFor(tx: WriteContext, wires: readonly string[], path: string): Promise<{ keys: RowKey[]; about: About[] }> {
  const keys = [...new Set(wires)].map((wire) => decodeId('Ticket', wire));
  const seen = await visibleKeys(tx, 'Ticket', keys.flatMap((key) => (key ? [key.id] : [])));
  const about = await tx.manager.query<(About & { id: string; owner: string })[]>(
    'select t.id::text, t.customer_id::text "owner", t.store_id::text "storeId", t.category_id::text "categoryId", c.key "categoryKey" from tickets t left join ticket_categories c on c.id = t.category_id where t.id = any($1::bigint[])', [[...seen]]);
  const owners = new Map(about.map((row) => [row.id, row.owner]));
  const known = keys.filter((key): key is RowKey => key !== null && owners.get(key.id) === key.owner);
  demand(known.length === keys.length && known.length > 0, path, qualityReasons.FINDING_TICKET_REACH);
  return { keys: known, about };
}
const common = <T>(list: readonly (T | null)[]): T | null => (list.length && list.every((one) => one === list[0]) ? (list[0] ?? null) : null);

/** Opens a finding, once per key. Answers its id. */
export async function openFinding(ctx: Context, input: OpenFindingInput): Promise<string> {
  authorise(ctx, 'quality:open');
  demand(input.source !== FindingSource.ALERT, 'input.source', qualityReasons.FINDING_SOURCE);
  const titles = [input.titleZh?.trim(), input.titleEn?.trim()].filter(Boolean);
  demand(titles.length > 0, 'input.titleZh', qualityReasons.FINDING_TITLE);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'openFinding', input, async () => {
    const isTicket = input.source === FindingSource.TICKET;
    demand(isTicket === Boolean(input.ticketIds?.length), 'input.ticketIds', qualityReasons.FINDING_TICKETS);
    const found = isTicket ? await ticketsFor(tx, input.ticketIds as string[], 'input.ticketIds') : null;
    const incident = await incidentFor(tx, input);
    const storeId = input.storeId ?? common(found?.about.map((one) => one.storeId) ?? []) ?? incident?.storeId ?? null;
    demand(!storeId || (decodeId('Store', storeId) && (await visibleKeys(tx, 'Store', [storeId])).has(storeId)), 'input.storeId', qualityReasons.FINDING_STORE);
    authorise(tx, 'quality:open', storeId ?? null);
    const categoryId = input.categoryId ?? common(found?.about.map((one) => one.categoryId) ?? []);
    const [category] = categoryId && decodeId('TicketCategory', categoryId) ? await tx.manager.query<{ key: string }[]>('select key from ticket_categories where id = $1', [categoryId]) : [];
    demand(!categoryId || category, 'input.categoryId', qualityReasons.FINDING_CATEGORY);
    if (input.ownerId) await demandOwner(tx, input.ownerId);
    const [first] = found?.keys ?? [];
    const row = await makeFinding(tx, {
      source: input.source, sourceResource: isTicket ? 'Ticket' : incident ? 'Incident' : (input.sourceResource ?? null), sourceKey: first?.id ?? incident?.id ?? input.sourceKey ?? null,
      titleZh: input.titleZh?.trim() || (titles[0] as string), titleEn: input.titleEn?.trim() || (titles[0] as string), detail: input.detail, storeId, categoryId, section: input.section?.trim() || null,
      questionKey: input.questionKey ?? category?.key ?? null, severity: input.severity, ownerId: input.ownerId, incidentId: incident?.id ?? null, tickets: found?.keys ?? [],
    });
    return row.id;
  }));
}

async function incidentFor(tx: WriteContext, input: OpenFindingInput): Promise<{ id: string; storeId: string | null } | null> {
  demand((input.source === FindingSource.INCIDENT) === Boolean(input.incidentId), 'input.incidentId', qualityReasons.FINDING_INCIDENT);
  if (!input.incidentId) return null;
  const seen = decodeId('Incident', input.incidentId) && (await visibleKeys(tx, 'Incident', [input.incidentId])).has(input.incidentId);
  const [row] = seen ? await tx.manager.query<{ id: string; storeId: string | null }[]>('select id::text, store_id::text "storeId" from incidents where id = $1', [input.incidentId]) : [];
  demand(row, 'input.incidentId', qualityReasons.FINDING_INCIDENT);
  return row;
}

/** Gives a finding to somebody else, with what is owed about it. Answers its id. */
export async function assignFinding(ctx: Context, input: AssignFindingInput): Promise<string> {
  authorise(ctx, 'quality:write');
  return transact({ ...ctx, ...(input.reason?.trim() ? { reason: input.reason.trim() } : {}) }, async (tx) => {
    const row = await findingToWrite(tx, input.id, input.expectedVersion, 'assign');
    authorise(tx, 'quality:write', row.storeId ?? null);
    demand(row.ownerId !== input.ownerId, 'input.ownerId', qualityReasons.QUALITY_SAME_OWNER);
    await demandOwner(tx, input.ownerId);
    const kept = await keepFinding(tx, row, 'finding.assigned', { ownerId: input.ownerId });
    await moveDuty(tx, { kind: CORRECT, resource: 'Finding', resourceKey: row.id }, input.ownerId);
    await tellPeople(tx, [input.ownerId], 'quality.assigned', `finding:${row.id}`, { zh: `${row.number} 由你负责：${row.titleZh}`, en: `${row.number} is yours: ${row.titleEn}` }, { resource: 'Finding', id: row.id });
    return kept.id;
  });
}

/** Adds tickets that show the same. Answers the finding's id. */
export async function linkFindingTickets(ctx: Context, input: LinkFindingTicketsInput): Promise<string> {
  authorise(ctx, 'quality:open');
  return transact(ctx, async (tx) => {
    const row = await findingToWrite(tx, input.id, input.expectedVersion, 'link');
    authorise(tx, 'quality:open', row.storeId ?? null);
    const { keys } = await ticketsFor(tx, input.ticketIds, 'input.ticketIds');
    await linkTickets(tx, row, keys);
    return (await keepFinding(tx, row, 'finding.linked', {})).id;
  });
}

const reasoned = (ctx: Context, input: ReasonedFindingInput, work: (tx: WriteContext, reason: string) => Promise<Finding>): Promise<string> => {
  authorise(ctx, 'quality:verify');
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', qualityReasons.FINDING_REASON);
  return transact({ ...ctx, reason }, async (tx) => (await work(tx, reason)).id);
};
/** Whoever ends a finding signs for it, and does not answer for it. */
function demandSecond(tx: WriteContext, row: Finding): string {
  authorise(tx, 'quality:verify', row.storeId ?? null);
  const me = signer(tx);
  if (row.ownerId === me) throw new AppError('FORBIDDEN', qualityReasons.FINDING_OWN);
  return me;
}

/** It was none after all; it counts no repeats. Answers its id. */
export const dismissFinding = (ctx: Context, input: ReasonedFindingInput): Promise<string> => reasoned(ctx, input, async (tx, reason) => {
  const row = await findingToWrite(tx, input.id, input.expectedVersion, 'dismiss');
  const me = demandSecond(tx, row);
  await releaseCorrection(tx, row, null, DutyState.CANCELLED);
  return keepFinding(tx, row, 'finding.dismissed', { state: FindingState.DISMISSED, reason, closedAt: tx.clock.now().toISOString(), closedOn: dayIn(await zoneOf(tx, row.storeId), tx.clock.now()), closedById: me });
});

/** Closes a finding whose actions are over and of which one helped; another person than its owner does. Answers its id. */
export const closeFinding = (ctx: Context, input: ReasonedFindingInput): Promise<string> => reasoned(ctx, input, async (tx, reason) => {
  const row = await findingToWrite(tx, input.id, input.expectedVersion);
  const fault = row.state === FindingState.CHECKING || row.state === FindingState.ACTING || row.state === FindingState.OPEN ? closeFault((await actionsOf(tx, row.id)).map((action) => action.state)) : null;
  if (fault) throw new AppError('POLICY', qualityReasons[fault]);
  await findingToWrite(tx, input.id, input.expectedVersion, 'close');
  const me = demandSecond(tx, row);
  return keepFinding(tx, row, 'finding.closed', { state: FindingState.CLOSED, reason, closedAt: tx.clock.now().toISOString(), closedOn: dayIn(await zoneOf(tx, row.storeId), tx.clock.now()), closedById: me });
});

/** Refused, and says why: what was found is never waved through in bulk. */
export async function closeFindings(ctx: Context, _input: CloseFindingsInput): Promise<string> {
  authorise(ctx, 'quality:verify');
  throw new AppError('POLICY', qualityReasons.FINDING_BULK_CLOSE);
}

/** Opens a closed or dismissed finding again, with a new date. Answers its id. */
export const reopenFinding = (ctx: Context, input: ReasonedFindingInput): Promise<string> => reasoned(ctx, input, async (tx, reason) => {
  const row = await findingToWrite(tx, input.id, input.expectedVersion, 'reopen');
  authorise(tx, 'quality:verify', row.storeId ?? null);
  const kept = await keepFinding(tx, row, 'finding.reopened', {
    state: FindingState.OPEN, reason, closedAt: null, closedOn: null, closedById: null, correctedAt: null, correctedOn: null, correctionSeconds: null, countedFromAt: tx.clock.now().toISOString(), ...(await dueAfter(tx, row.storeId, DAYS_TO_CORRECT[row.severity])),
  });
  await oweCorrection(tx, kept);
  return kept;
});

/** What it was found by counts for nothing any more: dismissed where nothing is done about it yet; else its reason says so, and people decide. */
export async function withdrawFinding(tx: WriteContext, id: string, reason: string): Promise<void> {
  const row = await lockFinding(tx, id);
  if (row.state !== FindingState.OPEN || (await actionsOf(tx, row.id)).length) { await keepFinding(tx, row, 'finding.sourceVoid', { reason }); return; }
  await releaseCorrection(tx, row, null, DutyState.CANCELLED);
  const now = tx.clock.now();
  await keepFinding(tx, row, 'finding.withdrawn', { state: FindingState.DISMISSED, reason, closedAt: now.toISOString(), closedOn: dayIn(await zoneOf(tx, row.storeId), now) });
}
