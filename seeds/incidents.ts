// Two incidents with a past, by the product's own verbs at the instants at which they would have been done: one settled and told, one that is being worked on; the third is found by the detector (playbooks.ts).
import { CompensationKind } from '../schema/tickets/compensation.ts';
import { PlanLevel } from '../schema/tickets/incident.ts';
import { TicketChannel, WaitingFor } from '../schema/tickets/kinds.ts';
import { CallbackOutcome, TaskState } from '../schema/tickets/ticket-work.ts';
import { dayAt, instantAt } from '../server/core/business-time/zone.ts';
import { dayIn, frozenClock } from '../server/core/clock.ts';
import { reachOf, type Context, type Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { encodeId } from '../server/core/read/ids.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { takeFile } from '../server/platform/files/file.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { detectIncidents } from '../server/tickets/incidents/detector.service.ts';
import { rehearseIncidentReply, rehearseIncidentResult } from '../server/tickets/incidents/incident-rehearsal.service.ts';
import { closeIncident, openIncident, saveIncidentTask } from '../server/tickets/incidents/incident.service.ts';
import { grantCompensation } from '../server/tickets/money/compensation.service.ts';
import { rehearse, rehearseTicket } from '../server/tickets/ticket-rehearsal.service.ts';
import { ticketNumber } from '../server/tickets/ticket-states.rules.ts';
import words from './data/incidents.json' with { type: 'json' };
import { drawScene } from './pictures.ts';
import type { Random } from './random.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const { DESK, PHONE, WECOM, MINI_PROGRAM } = TicketChannel;
const WAYS = [DESK, WECOM, PHONE, MINI_PROGRAM];
interface Bought { customerId: string; lineId: string; purchaseId: string; productId: string; storeId: string; amount: string }
type Told = Bought & { id: string; isEnglish: boolean };
type As = (viewer: Viewer, at: number) => Context;
interface Cast { now: number; agent: Viewer; supervisor: Viewer; as: As; db: Database; dice: Random; category: (key: string) => string }

// What was bought where the agent works, each by somebody else and never taken back; of the article that most people bought and nobody else complains of in those days.
const BOUGHT = `
  with l as (
    select distinct on (x.product_id, x.customer_id) x.customer_id::text "customerId", x.id::text "lineId", x.purchase_id::text "purchaseId", x.product_id, p.store_id::text "storeId", round(x.amount, 2)::text amount, x.sold_at
    from purchase_lines x join purchases p on p.customer_id = x.customer_id and p.id = x.purchase_id join products a on a.id = x.product_id join categories g on g.id = a.category_id join customers c on c.id = x.customer_id
    where p.store_id = any($1::bigint[]) and c.store_id = p.store_id and x.line_kind = 'SALE' and x.sold_at between $2 and $3 and g.code = any($4::text[]) and x.amount between 5 and 90 and not c.is_stand_in and c.merged_into_id is null
      and not exists (select 1 from purchase_lines r where r.customer_id = x.customer_id and r.product_id = x.product_id and r.amount < 0)
      and not exists (select 1 from tickets t where t.product_id = x.product_id and t.opened_at between $3::timestamptz - interval '4 days' and $3::timestamptz + interval '1 day')
      and not exists (select 1 from return_cases r where r.customer_id = x.customer_id and r.purchase_line_id = x.id) and not exists (select 1 from compensations r where r.customer_id = x.customer_id and r.purchase_line_id = x.id)
    order by x.product_id, x.customer_id, x.sold_at desc),
  best as (select product_id, count(*) n from l group by 1 order by 2 desc, 1 limit $6)
  select l."customerId", l."lineId", l."purchaseId", l.product_id::text "productId", l."storeId", l.amount from l join best using (product_id) order by row_number() over (partition by l.product_id order by l."customerId"), best.n desc, l.product_id limit $5`;

// Numbers of a day that is over go on where the drawn ones end.
const NUMBERS = `insert into ticket_days (day, base) select $1::date, nextval('ticket_numbers') - coalesce((select max(substr(value, 10)::int) from ticket_keys where kind = 'NUMBER' and value like $2 || '%'), 0) on conflict do nothing`;

const SINCE = 'update incidents set created_at = $2 where id = $1';
const versionOf = async (db: Database, table: 'tickets' | 'incidents' | 'incident_tasks', id: string): Promise<number> => (await db.write.query<{ version: number }>(`select version from ${table} where id = $1`, [id])).rows[0]?.version ?? 0;
const keyOf = (wire: string): string => wire.split('-')[1] as string;

/** Ends tasks of the plan: each with what was done, so many minutes after the incident was opened, where that is past. */
async function tasksDone({ now, supervisor, as, db }: Cast, incidentId: string, opened: number, done: Readonly<Record<string, readonly [minutes: number, outcome: string]>>): Promise<void> {
  const { rows } = await db.write.query<{ id: string; key: string }>('select id::text, step_key key from incident_tasks where incident_id = $1', [incidentId]);
  for (const [key, [minutes, outcome]] of Object.entries(done)) {
    const task = rows.find((one) => one.key === key);
    if (task && opened + minutes * MINUTE < now) await saveIncidentTask(as(supervisor, opened + minutes * MINUTE), { id: task.id, expectedVersion: await versionOf(db, 'incident_tasks', task.id), state: TaskState.DONE, outcome });
  }
}

/** One person tells it at the desk that is hers, with a photo by every other; whoever hears it answers with what is done. */
async function told(cast: Cast, one: Bought, n: number, at: number, said: { bodies: string[]; plan: string; planEn: string; category: string; batchNo?: string }): Promise<Told> {
  const { agent, as, dice } = cast;
  const body = said.bodies[n % said.bodies.length] as string;
  const isEnglish = !/\p{Script=Han}/u.test(body);
  const photo = n % 2 === 0 ? await takeFile(as(agent, at), { name: `照片-${n + 1}.jpg`, content: await drawScene(said.batchNo ? 'shelf' : 'boxes', true, dice) }) : null;
  const id = await rehearseTicket(as(agent, at), new Date(at), {
    idempotencyKey: `demo-incident-${said.category}-${n}`, customerId: one.customerId, storeId: one.storeId, productId: one.productId, batchNo: said.batchNo ?? null, categoryId: cast.category(said.category),
    purchaseLineId: encodeId('PurchaseLine', { owner: one.customerId, id: one.lineId }), channel: WAYS[n % WAYS.length] as TicketChannel, body, ...(photo ? { fileIds: [photo.id] } : {}),
  });
  await rehearse.reply(as(agent, at + 4 * MINUTE), { id, idempotencyKey: `demo-incident-plan-${id}`, body: isEnglish ? said.planEn : said.plan, isPlan: true });
  return { ...one, id, isEnglish };
}

async function give({ agent, as }: Cast, one: Told, at: number, kind: CompensationKind, amount: string, reason: string): Promise<void> {
  await grantCompensation(as(agent, at), { ticketId: one.id, idempotencyKey: `demo-incident-${kind}-${one.id}`, kind, amount, reason, ...(kind === CompensationKind.REFUND ? { scenario: 'fresh-spoilage' } : {}) });
}

/** Four weeks ago: one batch from a cabinet that had failed. Found by the detector, refunded, tested, published, called back about, closed. */
async function settled(cast: Cast, begun: number, people: readonly Bought[]): Promise<boolean> {
  const { supervisor, agent, as, db } = cast;
  const said = words.spoiled;
  const batchNo = `L${new Date(begun).toISOString().slice(2, 10).replaceAll('-', '')}-2`;
  const tickets: Told[] = [];
  for (const [n, one] of people.entries()) tickets.push(await told(cast, one, n, begun + n * 50 * MINUTE, { ...said, category: 'product-quality', batchNo }));
  for (const [n, one] of tickets.entries()) await give(cast, one, begun + n * 50 * MINUTE + 8 * MINUTE, CompensationKind.REFUND, one.amount, one.isEnglish ? 'Spoiled: refunded on the photo' : '变质，凭照片退款');
  const found = begun + tickets.length * 50 * MINUTE;
  const proposed = await detectIncidents(systemContext(db, { name: 'demo', clock: frozenClock(new Date(found).toISOString()) }));
  const { rows: [mine] } = await db.write.query<{ id: string }>('select id::text from incidents where batch_no = $1 and id = any($2::bigint[])', [batchNo, proposed]);
  if (!mine) return false;
  const { id } = mine;
  await db.write.query(SINCE, [id, new Date(found)]);
  const opened = found + 12 * MINUTE;
  await openIncident(as(supervisor, opened), { id, expectedVersion: 1, idempotencyKey: `demo-incident-open-${id}`, planLevel: PlanLevel.AREA });
  await rehearseIncidentReply(as(supervisor, opened + 50 * MINUTE), { id, idempotencyKey: `demo-incident-reply-${id}`, bodyZh: said.replyZh, bodyEn: said.replyEn });
  for (const one of tickets.slice(0, 3)) await give(cast, one, opened + 100 * MINUTE, CompensationKind.VOUCHER, '20.00', one.isEnglish ? 'An apology for the trouble' : '让您费心了，致歉券');
  await tasksDone(cast, id, opened, Object.fromEntries(Object.entries(said.done).map(([key, [minutes, outcome]]) => [key, [Number(minutes), String(outcome)] as const])));
  for (const [n, one] of tickets.entries()) {
    await rehearse.resolve(as(agent, begun + 22 * HOUR + (45 + n * 3) * MINUTE), { id: one.id, expectedVersion: await versionOf(db, 'tickets', keyOf(one.id)), solution: one.isEnglish ? said.solutionEn : said.solution });
  }
  const published = opened + 2 * DAY;
  await rehearseIncidentResult(as(supervisor, published), { id, expectedVersion: await versionOf(db, 'incidents', id), idempotencyKey: `demo-incident-result-${id}`, resultZh: said.resultZh, resultEn: said.resultEn });
  await tasksDone(cast, id, opened, { publish: [2 * 1_440 + 5, '结果已发给全部相关顾客'] });
  for (const [n, one] of tickets.entries()) {
    await rehearse.callBack(as(agent, published + (30 + n * 6) * MINUTE), { id: one.id, idempotencyKey: `demo-incident-call-${one.id}`, outcome: CallbackOutcome.REACHED, satisfaction: n % 3 === 1 ? 4 : 5, remark: one.isEnglish ? 'Glad that the reason was told' : '讲清了原因，满意' });
  }
  await closeIncident(as(supervisor, published + DAY), { id, expectedVersion: await versionOf(db, 'incidents', id), reason: said.closed });
  return true;
}

/** Since yesterday: parcels crushed on one lorry. Opened by hand over several articles; most of the plan is done, one task is late, the result is not yet told. */
async function running(cast: Cast, begun: number, people: readonly Bought[]): Promise<boolean> {
  const { supervisor, agent, as, db } = cast;
  const said = words.crushed;
  const tickets: Told[] = [];
  for (const [n, one] of people.entries()) tickets.push(await told(cast, one, n, begun + n * 35 * MINUTE, { ...said, category: 'delivery' }));
  const opened = begun + tickets.length * 35 * MINUTE;
  const id = await openIncident(as(supervisor, opened), { idempotencyKey: 'demo-incident-crushed', titleZh: said.titleZh, titleEn: said.titleEn, planLevel: PlanLevel.AREA, ticketIds: tickets.map((one) => one.id) });
  await db.write.query(SINCE, [id, new Date(opened)]);
  await rehearseIncidentReply(as(supervisor, opened + 70 * MINUTE), { id, idempotencyKey: `demo-incident-reply-${id}`, bodyZh: said.replyZh, bodyEn: said.replyEn });
  await tasksDone(cast, id, opened, Object.fromEntries(Object.entries(said.done).map(([key, [minutes, outcome]]) => [key, [Number(minutes), String(outcome)] as const])));
  for (const one of tickets.slice(0, 3)) await give(cast, one, opened + 2 * HOUR, CompensationKind.VOUCHER, '15.00', one.isEnglish ? 'Crushed on the way' : '运输压损，先行补偿');
  const at = async (one: Told): Promise<{ id: string; expectedVersion: number }> => ({ id: one.id, expectedVersion: await versionOf(db, 'tickets', keyOf(one.id)) });
  const [first, second, third] = tickets;
  if (first) await rehearse.resolve(as(agent, opened + 4 * HOUR), { ...(await at(first)), solution: first.isEnglish ? said.solutionEn : said.solution });
  if (second) await rehearse.wait(as(agent, opened + 3 * HOUR), { ...(await at(second)), waitingFor: WaitingFor.CUSTOMER, reason: '等外箱照片' });
  if (third) await rehearse.wait(as(agent, opened + 3 * HOUR), { ...(await at(third)), waitingFor: WaitingFor.SUPPLIER, reason: '等承运商回复' });
  return true;
}

/** Seeds both; answers how many were made. Purchases, tickets, money and accounts must be there; where too few bought the same there is none. */
export async function seedIncidents(db: Database, dice: Random, now: Date, zone: string): Promise<number> {
  const present = systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) });
  const { rows: users } = await db.write.query<{ username: string; employee: string }>(`select username, employee_id::text employee from users where username in ('agent', 'supervisor') and employee_id is not null`);
  const viewer = async (name: string): Promise<Viewer | undefined> => { const id = users.find((one) => one.username === name)?.employee; return id ? (await viewersOf(present, id))[0] : undefined; };
  const [agent, supervisor] = [await viewer('agent'), await viewer('supervisor')];
  if (!agent || !supervisor) return 0;
  const { rows: categories } = await db.write.query<{ id: string; key: string }>('select id::text, key from ticket_categories');
  const as: As = (who, at) => systemContext(db, { viewer: who, clock: frozenClock(new Date(at).toISOString()) });
  const cast: Cast = { now: now.getTime(), agent, supervisor, as, db, dice, category: (key) => categories.find((one) => one.key === key)?.id as string };
  const bought = async (begun: number, days: number, codes: readonly string[], people: number, articles: number): Promise<Bought[]> => {
    const { rows } = await db.write.query<Bought>(BOUGHT, [reachOf(agent, 'tickets:write').storeIds, new Date(begun - days * DAY), new Date(begun - 2 * HOUR), codes, people, articles]);
    return rows.filter((one, at) => rows.findIndex((other) => other.customerId === one.customerId) === at);
  };
  const morning = (daysAgo: number): number => instantAt(zone, dayAt(zone, now.getTime()) - daysAgo, 600);
  for (const day of [26, 1].map((daysAgo) => dayIn(zone, new Date(morning(daysAgo))))) await db.write.query(NUMBERS, [day, ticketNumber(day, 0).slice(0, 9)]);
  let made = 0;
  const earlier = morning(26);
  const spoiled = await bought(earlier, 6, ['READY', 'BAKERY'], 6, 1);
  if (spoiled.length >= 4 && await settled(cast, earlier, spoiled)) made += 1;
  const late = morning(1);
  const crushed = await bought(late, 8, ['GRAIN', 'DRINK', 'BABY', 'CLEAN', 'CARE'], 5, 5);
  if (crushed.length >= 3 && await running(cast, late, crushed)) made += 1;
  return made;
}
