// Gates before tickets: which certificates a category asks for now, who may not take it and why, and what that costs in money.
import type { EndTicketGateInput, RosterGap, SaveTicketGateInput } from '../../../schema/tickets/gate.inputs.ts';
import { TicketGate } from '../../../schema/tickets/gate.ts';
import { ask } from '../../core/ask.ts';
import type { Limit } from '../../core/authority.ts';
import { addDays, dayIn } from '../../core/clock.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import type { Label } from '../../core/language.ts';
import { compareNumbers, toMoney } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { certificateKind, holdingOf, type Holding, type KindInfo } from '../../training/certificates/certificate.service.ts';
import { addMayTake, type Against } from '../hands/hands.registry.ts';
import { ticketReasons } from '../tickets.messages.ts';
import { gateReasons } from './gate.messages.ts';

interface GateNow { id: string; kindId: string; amount: string | null; startsAt: Date }
const NOW = `select id::text, certificate_kind_id::text "kindId", uncertified_amount::text amount, starts_at "startsAt" from ticket_gates
  where (category_id is null or category_id = $1) and starts_at <= $2 and (ends_at is null or ends_at > $2) order by ticket_gates.id`;
/** What a category asks for at this instant. */
async function gatesNow(ctx: Context | WriteContext, categoryId: string | null): Promise<GateNow[]> {
  const values = [categoryId, ctx.clock.now()];
  return ask<GateNow>(ctx, NOW, values);
}
interface Judged { gate: GateNow; kind: KindInfo; holding: Holding | null }
/** Each gate of a category with what the person holds for it. */
async function judge(ctx: Context | WriteContext, employeeId: string, categoryId: string | null): Promise<Judged[]> {
  const list: Judged[] = [];
  for (const gate of await gatesNow(ctx, categoryId)) {
    const kind = await certificateKind(ctx, gate.kindId);
    if (kind) list.push({ gate, kind, holding: await holdingOf(ctx, employeeId, gate.kindId) });
  }
  return list;
}

/** Why not, and where one gets it: the course that the exam belongs to, else the exam. */
function lacking(kind: KindInfo): Against {
  const link = kind.courseId ? { resource: 'Course', id: kind.courseId } : kind.examId ? { resource: 'Exam', id: kind.examId } : null;
  const how: Label = kind.course ? { zh: `先学课程「${kind.course.zh}」并通过考试`, en: `take the course “${kind.course.en}” and pass its exam first` }
    : kind.exam ? { zh: `先通过考试「${kind.exam.zh}」`, en: `pass the exam “${kind.exam.en}” first` } : { zh: '请人力资源办理', en: 'personnel can give it' };
  return { zh: `没有有效的「${kind.name.zh}」，不能接这类工单；${how.zh}`, en: `Without a valid “${kind.name.en}” tickets of this category cannot be taken; ${how.en}`, ...(link ? { link } : {}) };
}

addMayTake(async (tx, employeeId, categoryId) => {
  const missing = (await judge(tx, employeeId, categoryId)).find((one) => !one.holding);
  return missing ? lacking(missing.kind) : null;
});

/** The lower limit on a case for somebody without what its category asks for; null where nothing is lacking or nothing is said of money. */
export async function uncertifiedLimit(ctx: Context | WriteContext, employeeId: string | null, ticket: { id: string; customerId: string }): Promise<Limit | null> {
  const text = 'select category_id::text "categoryId" from tickets where customer_id = $1 and id = $2';
  const [row] = await ask<{ categoryId: string | null }>(ctx, text, [ticket.customerId, ticket.id]);
  if (!row || !(await gatesNow(ctx, row.categoryId)).some((gate) => gate.amount !== null)) return null;
  const lacks = employeeId ? (await judge(ctx, employeeId, row.categoryId)).filter((one) => !one.holding && one.gate.amount !== null) : [];
  const least = lacks.map((one) => ({ key: one.kind.key, amount: toMoney(one.gate.amount as string) })).sort((a, b) => compareNumbers(a.amount, b.amount))[0];
  return least ? { id: 'no-certificate', per: 'CASE', amount: least.amount, source: least.key } : null;
}

/** Asks for a certificate from an instant on. Answers the gate's id. */
export async function saveTicketGate(ctx: Context, input: SaveTicketGateInput): Promise<string> {
  authorise(ctx, 'tickets:configure');
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const startsAt = input.startsAt ? new Date(input.startsAt) : now;
    demand(startsAt >= now, 'input.startsAt', gateReasons.GATE_TIME);
    demand(!input.endsAt || new Date(input.endsAt) > startsAt, 'input.endsAt', gateReasons.GATE_TIME);
    const kind = await certificateKind(tx, input.certificateKindId);
    demand(kind && !kind.isArchived, 'input.certificateKindId', gateReasons.GATE_KIND);
    const isKnown = !input.categoryId || (decodeId('TicketCategory', input.categoryId) && (await tx.manager.query<unknown[]>('select 1 from ticket_categories where id = $1 and not is_archived', [input.categoryId])).length > 0);
    demand(isKnown, 'input.categoryId', ticketReasons.TICKET_CATEGORY);
    demand(!input.uncertifiedAmount || compareNumbers(input.uncertifiedAmount, 0) >= 0, 'input.uncertifiedAmount', 'VALUE_NOT_ALLOWED');
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('ticket gates'))`);
    const other = await tx.manager.query<unknown[]>(
      `select 1 from ticket_gates where category_id is not distinct from $1::bigint and certificate_kind_id = $2 and (ends_at is null or ends_at > $3) and ($4::timestamptz is null or starts_at < $4) and (ends_at is null or ends_at > starts_at) limit 1`,
      [input.categoryId ?? null, kind.id, startsAt, input.endsAt ?? null]);
    demand(!other.length, 'input.certificateKindId', gateReasons.GATE_TWICE);
    return (await tx.manager.save(tx.manager.create(TicketGate, {
      categoryId: input.categoryId ?? null, certificateKindId: kind.id, startsAt: startsAt.toISOString(), endsAt: input.endsAt ?? null, uncertifiedAmount: input.uncertifiedAmount ?? null, note: input.note?.trim() || null, authorId: tx.viewer.userId,
    } as Partial<TicketGate>))).id;
  });
}

/** Ends a gate now. Answers its id. */
export async function endTicketGate(ctx: Context, input: EndTicketGateInput): Promise<string> {
  authorise(ctx, 'tickets:configure');
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', 'VALUE_REQUIRED');
  if (!decodeId('TicketGate', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact({ ...ctx, reason }, async (tx) => {
    const row = await changeRow(tx, TicketGate, input.id, input.expectedVersion, {});
    const now = tx.clock.now();
    if (row.endsAt && new Date(row.endsAt) <= now) throw new AppError('POLICY', gateReasons.GATE_OVER);
    await tx.manager.save(Object.assign(row, { endsAt: now.toISOString() }));
    return row.id;
  });
}

const GAPS = `
  select distinct on (o.id, k.id, g.category_id) o.id::text "onCallId", e.id::text "employeeId", e.name, coalesce(e.name_en, e.name) "nameEn", o.store_id::text "storeId",
    to_json(o.starts_at at time zone 'UTC') #>> '{}' || 'Z' "startsAt", to_json(o.ends_at at time zone 'UTC') #>> '{}' || 'Z' "endsAt", k.id::text "kindId", json_build_object('zh', k.name_zh, 'en', k.name_en) kind,
    case when t.id is not null then json_build_object('zh', t.name_zh, 'en', t.name_en) end category,
    (select c.valid_until_on::text from certificates c where c.employee_id = e.id and c.kind_id = k.id and c.revoked_at is null order by c.expires_at desc limit 1) "validUntilOn"
  from on_calls o join employees e on e.id = o.employee_id join ticket_gates g on g.starts_at < least(o.ends_at, $2) and (g.ends_at is null or g.ends_at > greatest(o.starts_at, $1))
    join certificate_kinds k on k.id = g.certificate_kind_id left join ticket_categories t on t.id = g.category_id
  where o.starts_at < $2 and o.ends_at > $1 and ($3::boolean or o.store_id = any($4::bigint[]))
    and not exists (select 1 from certificates c where c.employee_id = e.id and c.kind_id = k.id and c.revoked_at is null and c.issued_at <= $5 and c.expires_at >= least(o.ends_at, $2))
  order by o.id, k.id, g.category_id limit 300`;
/** Who is on call on a day and will not hold, until the end of the shift, what a category asks for; of the stores in reach. */
export async function rosterGaps(ctx: Context, on?: string | null): Promise<RosterGap[]> {
  authorise(ctx, 'tickets:read');
  const reach = reachOf(ctx.viewer, 'tickets:read');
  const now = ctx.clock.now();
  const zone = ctx.db.settings.zone;
  const day = on ?? addDays(dayIn(zone, now), 1);
  const { rows: [span] } = await ctx.db.read.query<{ from: Date; until: Date }>('select ($1::date)::timestamp at time zone $2 "from", ($1::date + 1)::timestamp at time zone $2 "until"', [day, zone]);
  return (await ctx.db.read.query<RosterGap>(GAPS, [span?.from, span?.until, reach.all, reach.storeIds, now])).rows;
}

defineExplainable({
  number: 'ticketCategory.mayTake', of: 'TicketCategory', params: ['employeeId'], word: 'tickets:read',
  label: { zh: '能不能接这类工单', en: 'May somebody take tickets of a category?' },
  definition: { zh: '这个类别此刻要求的证书，以及此人持有的情况；没有要求的类别谁都可以接', en: 'What the category asks for at this instant and what the person holds; a category that asks for nothing is open to everybody' },
  async explain(ctx, { id, params }): Promise<Explanation | null> {
    const employeeId = typeof params.employeeId === 'string' ? params.employeeId : ctx.viewer.employeeId;
    if (!employeeId || !decodeId('TicketCategory', id) || !decodeId('Employee', employeeId) || !(await visibleKeys(ctx, 'Employee', [employeeId])).has(employeeId)) return null;
    const { rows: [category] } = await ctx.db.read.query<{ zh: string; en: string }>('select name_zh zh, name_en en from ticket_categories where id = $1', [id]);
    if (!category) return null;
    const judged = await judge(ctx, employeeId, id);
    const may = judged.every((one) => one.holding);
    return explain({ zh: `能接「${category.zh}」`, en: `May take “${category.en}”` }, may, {
      holds: may, note: judged.length ? undefined : { zh: '这个类别不要求证书', en: 'This category asks for no certificate' },
      inputs: judged.map(({ gate, kind, holding }) => explain(kind.name, holding !== null, {
        holds: holding !== null, required: { zh: '有效', en: 'valid' }, rule: { key: kind.key, since: gate.startsAt.toISOString() },
        text: holding ? { zh: `${holding.number}，有效期至 ${holding.validUntilOn}`, en: `${holding.number}, valid until ${holding.validUntilOn}` } : { zh: '没有', en: 'none' },
        ...(holding ? { rows: { resource: 'certificates', filter: { ids: [holding.certificateId] }, count: 1 } } : { note: lacking(kind) }),
      })),
    });
  },
});
