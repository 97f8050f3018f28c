// The chain's memory of causes and solutions (D-08): solved tickets like this one, as far as the viewer sees them, and the note that one was taken up.
import type { KnownSolution, UseSolutionInput } from '../../../schema/tickets/solution.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { compileRows, visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { addSystemLine, ticketToWrite, wireOf } from '../ticket.row.ts';
import { bestOf, scoreOf } from './solution.rules.ts';
import { solutionReasons } from './solution.messages.ts';

/** Solved tickets that are looked at, the newest of the same category or product. */
const LOOKED_AT = 400;
const SHOWN = 4;

const BODY = (t: string): string => `(select e.body from ticket_events e where e.customer_id = ${t}.customer_id and e.ticket_id = ${t}.id and e.direction = 'IN' order by e.created_at, e.id limit 1)`;
interface Solved { id: string; owner: string; number: string; subject: string; body: string | null; solution: string; solvedAt: Date; satisfaction: number | null; reopenCount: number; categoryId: string | null; productId: string | null }
const USED = `
  select e.detail ->> 'from' "number", count(distinct e.ticket_id)::int used,
    (count(distinct e.ticket_id) filter (where t.solved_at is not null and t.solved_at >= e.created_at and t.status in ('SOLVED', 'CALLBACK_DUE', 'CLOSED', 'ARCHIVED')))::int held
  from ticket_events e join tickets t on t.customer_id = e.customer_id and t.id = e.ticket_id where e.act = 'solutionUsed' and e.detail ->> 'from' = any($1) group by 1`;
const CAUSE = `
  select l.ticket_id::text id, l.main_cause cause, l.reason from liabilities l join unnest($1::bigint[], $2::bigint[]) k(owner, id) on l.customer_id = k.owner and l.ticket_id = k.id where l.superseded_at is null`;
const WORDS: Record<string, Label> = { PRODUCT: { zh: '产品', en: 'the product' }, TRANSPORT: { zh: '运输', en: 'transport' }, INSTALLATION: { zh: '安装', en: 'installation' }, USE: { zh: '使用', en: 'use' } };

/** Whose fault each was found to be, and why. */
async function causesOf(ctx: Context, list: readonly { id: string; owner: string }[]): Promise<Map<string, Label>> {
  if (!list.length) return new Map();
  const { rows } = await ctx.db.read.query<{ id: string; cause: string; reason: string }>(CAUSE, [list.map((one) => one.owner), list.map((one) => one.id)]);
  return new Map(rows.map(({ id, cause, reason }) => [id, { zh: `${WORDS[cause]?.zh ?? cause}：${reason}`, en: `${WORDS[cause]?.en ?? cause}: ${reason}` }]));
}

/** What solved needs like this one; for who sees the ticket, out of what she sees. */
export async function knownSolutions(ctx: Context, wire: string): Promise<KnownSolution[]> {
  authorise(ctx, 'tickets:read');
  const key = decodeId('Ticket', wire);
  if (!key || !(await visibleKeys(ctx, 'Ticket', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: [need] } = await ctx.db.read.query<{ subject: string; body: string | null; categoryId: string | null; productId: string | null }>(
    `select t.subject, t.category_id::text "categoryId", t.product_id::text "productId", ${BODY('t')} body from tickets t where t.customer_id = $1 and t.id = $2`, [key.owner, key.id]);
  if (!need) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const rows = compileRows(ctx, 'Ticket', null, (level, binder) => {
    const t = level.alias;
    const like = [...(need.categoryId ? [`${t}.category_id = ${binder.constant(need.categoryId, 'bigint')}`] : []), ...(need.productId ? [`${t}.product_id = ${binder.constant(need.productId, 'bigint')}`] : [])];
    return [...(like.length ? [`(${like.join(' or ')})`] : []), `${t}.solved_at is not null`, `${t}.solution is not null`, `${t}.joined_into is null`, `${t}.id <> ${binder.constant(key.id, 'bigint')}`];
  });
  const t = rows.alias;
  const { rows: solved } = await ctx.db.read.query<Solved>(
    `select ${t}.id::text, ${t}.customer_id::text "owner", ${t}.number, ${t}.subject, ${t}.solution, ${t}.solved_at "solvedAt", ${t}.satisfaction, ${t}.reopen_count "reopenCount", ${t}.category_id::text "categoryId", ${t}.product_id::text "productId", ${BODY(t)} body
     from ${rows.from} where ${rows.where} order by ${t}.solved_at desc limit ${LOOKED_AT}`, rows.params);
  const { rows: uses } = solved.length ? await ctx.db.read.query<{ number: string; used: number; held: number }>(USED, [solved.map((one) => one.number)]) : { rows: [] };
  const used = new Map(uses.map((one) => [one.number, one]));
  const text = `${need.subject}\n${need.body ?? ''}`;
  const found = solved.flatMap((one) => {
    const use = used.get(one.number);
    const counts = { usedCount: use?.used ?? 0, heldCount: use?.held ?? 0 };
    const like = scoreOf({ ...need, text }, { ...one, ...counts, text: `${one.subject}\n${one.body ?? ''}` });
    return like ? [{ ...one, ...counts, ...like }] : [];
  });
  const shown = bestOf(found, SHOWN);
  const causes = await causesOf(ctx, shown);
  return shown.map((one) => ({
    ticketId: encodeId('Ticket', one), number: one.number, subject: one.subject, solution: one.solution, causeZh: causes.get(one.id)?.zh ?? null, causeEn: causes.get(one.id)?.en ?? null, solvedAt: one.solvedAt.toISOString(),
    satisfaction: one.satisfaction, usedCount: one.usedCount, heldCount: one.heldCount, score: one.score, reasonZh: one.reason.zh, reasonEn: one.reason.en,
  }));
}

/** Notes that a known solution was taken up on a ticket, once per key; the thread says so, and how it does from then on is counted. Answers the ticket's wire id. */
export async function useSolution(ctx: Context, input: UseSolutionInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    const key = decodeId('Ticket', input.fromTicketId);
    demand(key && key.id !== row.id, 'input.fromTicketId', solutionReasons.SOLUTION_FROM);
    if (!(await visibleKeys(tx, 'Ticket', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    return once(tx, input.idempotencyKey, 'useSolution', input, async () => {
      const [from] = await tx.manager.query<{ number: string; solution: string | null }[]>('select number, solution from tickets where customer_id = $1 and id = $2', [key.owner, key.id]);
      demand(from?.solution, 'input.fromTicketId', solutionReasons.SOLUTION_FROM);
      await addSystemLine(tx, row, { act: 'solutionUsed', detail: { from: from.number } });
      await recordEvent(tx, { kind: 'ticket.solution-used', resource: 'Ticket', resourceId: wireOf(row), customerId: row.customerId, storeId: row.storeId, after: { from: from.number } });
      return wireOf(row);
    });
  });
}
