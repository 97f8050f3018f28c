// The demo chain's tickets: half a year of threads in two languages, in every state, and as many more as are asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { syncRoles } from '../../server/platform/access/role-sync.service.ts';
import { shipDefaults } from '../../server/shipped.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import '../../server/access.ts';
import '../../server/edges.ts';
import '../../server/measures.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { growClocks } from '../../seeds/clocks.ts';
import { seedSpike } from '../../seeds/playbooks.ts';
import { grownNumber, growTickets } from '../../seeds/tickets.ts';
import { seedDemo } from '../../seeds/run.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const NOW = '2026-02-13T09:30:00Z';
let fresh: TestDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url, poolSize: 4 });
  await installJobs(fresh.url);
  await syncRoles(db);
  await shipDefaults(db, frozenClock(NOW));
  await seedDemo(db, frozenClock(NOW), { customers: 900, months: 8, seed: 11 });
}, 240_000);
afterAll(async () => { await db?.close(); await fresh?.drop(); });
const one = async (sql: string, values: unknown[] = []): Promise<Record<string, number>> => (await db.write.query(sql, values)).rows[0] as Record<string, number>;

test('threads begin with the customer, in both languages, over six months, in every state, and what is done has its instants', async () => {
  const seen = await one(`select count(*)::int n, count(distinct status)::int states, count(distinct category_id)::int categories, count(distinct need_class)::int classes,
    count(*) filter (where opened_at > $1::timestamptz)::int future, (extract(epoch from max(opened_at) - min(opened_at)) / 86400)::int days,
    count(*) filter (where (status in ('CLOSED', 'ARCHIVED')) <> (closed_at is not null))::int odd, count(*) filter (where is_open and next_due_at is null and status <> 'WAITING')::int undue from tickets`, [NOW]);
  expect(seen.n).toBeGreaterThan(400);
  expect(seen.days).toBeGreaterThan(170);
  expect(seen).toMatchObject({ states: 7, categories: 7, classes: 4, future: 0, odd: 0, undue: 0 });
  const threads = await one(`select count(*)::int n, count(*) filter (where lang = 'en')::int en, count(*) filter (where body like '%{%')::int unfilled, count(*) filter (where created_at > $1::timestamptz)::int future from ticket_events`, [NOW]);
  expect(threads.n).toBeGreaterThan((seen.n ?? 0) * 3);
  expect(threads.en).toBeGreaterThan(50);
  expect(threads).toMatchObject({ unfilled: 0, future: 0 });
  const first = await one(`select count(*)::int n from tickets t where (select direction from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id order by created_at, id limit 1) is distinct from 'IN'`);
  expect(first.n).toBe(0);
});

test('of the months before there are fewer: all of them done, told by people who were members and answered by people who worked there', async () => {
  const seen = await one(`select count(*)::int n, count(*) filter (where t.is_open)::int open, count(*) filter (where e.hired_on > t.opened_on)::int early, count(*) filter (where c.joined_on > t.opened_on)::int strangers,
    (extract(epoch from $1::timestamptz - min(t.opened_at)) / 86400)::int days, (select count(*)::int from tickets where opened_at > $1::timestamptz - interval '182 days') recent
    from tickets t join customers c on c.id = t.customer_id left join employees e on e.id = t.first_contact_owner_id where t.opened_at < $1::timestamptz - interval '183 days'`, [NOW]);
  expect(seen).toMatchObject({ open: 0, early: 0, strangers: 0 });
  // Nor is one of the half year older than its customer's joining: a newcomer of last week has no ticket of the spring.
  expect(await one('select count(*)::int n from tickets t join customers c on c.id = t.customer_id where c.joined_on > t.opened_on and t.id <= 3000')).toEqual({ n: 0 });
  expect(seen.days).toBeGreaterThan(225);
  // Two months at a twentieth each.
  expect((seen.n ?? 0) / (seen.recent ?? 1)).toBeGreaterThan(0.06);
  expect((seen.n ?? 0) / (seen.recent ?? 1)).toBeLessThan(0.14);
});

test('what was given on them: of every kind, in both languages, approved and refused and waiting, with books that agree and limits that hold', async () => {
  const given = await one(`select count(*)::int n, count(distinct compensation_kind)::int kinds, count(*) filter (where state = 'PENDING')::int pending, count(*) filter (where origin = 'RETURN')::int of_returns,
    count(*) filter (where reason ~ '[一-龥]')::int zh, count(*) filter (where reason !~ '[一-龥]' and origin = 'GRANT')::int en, count(*) filter (where coalesce(granted_at, created_at) > $1::timestamptz)::int future from compensations`, [NOW]);
  expect(given.n).toBeGreaterThan(40);
  expect(given.kinds).toBe(5);
  for (const part of ['pending', 'of_returns', 'zh', 'en']) expect(given[part], part).toBeGreaterThan(0);
  expect(given.future).toBe(0);
  expect(await one(`select coalesce(sum(amount), 0)::float total, (select count(*)::int from compensations c where c.state = 'PAID' and not exists (select 1 from ledger_transactions t where t.key = 'compensation:' || c.id || ':granted')) unbooked from ledger_entries`)).toEqual({ total: 0, unbooked: 0 });
  // Nobody went beyond 500.00 a case alone, no line was refunded beyond what it cost, and who asked did not decide.
  expect((await one(`select count(*)::int n from (select ticket_id from compensations where origin = 'GRANT' and approval_id is null and state = 'PAID' group by 1 having sum(amount) > 500) x`)).n).toBe(0);
  expect((await one(`select count(*)::int n from (select c.purchase_line_id, sum(c.amount) given, min(l.amount) paid from compensations c join purchase_lines l on l.customer_id = c.customer_id and l.id = c.purchase_line_id where c.state = 'PAID' group by 1) x where given > paid`)).n).toBe(0);
  const asked = await one(`select count(*)::int n, count(*) filter (where state = 'APPROVED')::int approved, count(*) filter (where state = 'PENDING' and due_at > $1::timestamptz)::int waiting, count(*) filter (where decider_id = maker_id)::int own, count(*) filter (where title_zh !~ '[一-龥]' or title_en ~ '[一-龥]')::int odd from approvals`, [NOW]);
  expect(asked).toMatchObject({ own: 0, odd: 0 });
  expect(asked.waiting).toBeGreaterThan(0);
  const back = await one(`select count(*)::int n, count(distinct state)::int states, count(*) filter (where is_routine)::int routine, count(*) filter (where state = 'REFUNDED' and not exists (select 1 from compensations c where c.return_id = r.id and c.compensation_kind = 'REFUND'))::int unpaid from return_cases r`);
  expect(back.n).toBeGreaterThan(3);
  expect(back).toMatchObject({ unpaid: 0 });
  expect((await one(`select count(*)::int n from ticket_events where act in ('compensated', 'compensationAsked', 'returnRequested', 'returnRefunded')`)).n).toBeGreaterThan(given.n ?? 0);
});

test('playbooks were at work on more than a third of them, by steps in order, to outcomes of their version; a spike of one batch is found by the detector', async () => {
  const uses = await one(`select count(*)::int n, count(distinct playbook_id)::int books, count(distinct state)::int states, count(*) filter (where satisfaction is not null)::int rated,
    count(*) filter (where finished_at < started_at or started_at > $1::timestamptz or finished_at > $1::timestamptz)::int odd,
    count(*) filter (where done_count + skipped_count <> (select count(*) from playbook_ticks k where k.customer_id = u.customer_id and k.use_id = u.id))::int miscounted,
    count(*) filter (where state = 'FINISHED' and not exists (select 1 from playbook_versions v, jsonb_array_elements(v.content -> 'outcomes') o where v.id = u.version_id and o ->> 'key' = u.outcome))::int lost from playbook_uses u`, [NOW]);
  expect(uses.n).toBeGreaterThan(150);
  expect(uses.books).toBeGreaterThan(10);
  expect(uses.rated).toBeGreaterThan(30);
  expect(uses).toMatchObject({ states: 3, odd: 0, miscounted: 0, lost: 0 });
  expect(await seedSpike(db, new Date(NOW), 'Asia/Shanghai')).toBeGreaterThan(0);
  expect(await one(`select count(*)::int n from incidents i where i.state = 'PROPOSED' and i.batch_no = '0211-B' and i.observed_count = 5 and (select count(*) from incident_tickets x where x.incident_id = i.id) = 5`)).toEqual({ n: 1 });
  // The detector is no crier of wolves: half a year of ordinary needs is no incident.
  expect((await one('select count(*)::int n from incidents')).n).toBeLessThanOrEqual(3);
});

test('more of them are grown by SQL: numbers stay unique, keys hold, three messages each', async () => {
  const before = await one('select count(*)::int n from tickets');
  const client = await db.direct.connect();
  try { await growTickets(client, 2_000, new Date(NOW)); } finally { client.release(); }
  const after = await one(`select count(*)::int n, count(distinct number)::int numbers, count(*) filter (where opened_at > $1::timestamptz)::int future, (select count(*)::int from ticket_keys) keys from tickets`, [NOW]);
  expect(after).toEqual({ n: (before.n ?? 0) + 2_000, numbers: (before.n ?? 0) + 2_000, keys: (before.n ?? 0) + 2_000, future: 0 });
  expect((await one(`select count(*)::int n from ticket_events where body = '照片发过去了，谢谢。'`)).n).toBe(2_000);
  // The indexes that were laid aside are back.
  expect((await one(`select count(*)::int n from pg_indexes where tablename = 'tickets'`)).n).toBeGreaterThan(14);
});

test('B-11 D-26 the shipped promises run over what happened: most are kept, some are not, what runs has its deadline on the ticket and on the due table', async () => {
  const seen = await one(`select count(*)::int n, count(distinct ticket_id)::int tickets, count(*) filter (where state = 'MET')::int met, count(*) filter (where state = 'MISSED')::int missed,
    count(*) filter (where state = 'RUNNING' and breached_at is null)::int running, count(*) filter (where state = 'PAUSED')::int paused,
    count(*) filter (where state in ('MET', 'MISSED') and (stopped_at > due_at) <> (state = 'MISSED'))::int wrong, count(*) filter (where stopped_at > $1::timestamptz or started_at > $1::timestamptz)::int future,
    (select count(*)::int from due_actions where kind = 'tickets.clock-due') due, (select count(*)::int from duties) calls, (select count(*)::int from tickets where status = 'CALLBACK_DUE' and id <= (select max(ticket_id) from ticket_clocks)) owed from ticket_clocks`, [NOW]);
  expect(seen.tickets).toBe((await one('select count(*)::int n from tickets where id <= (select max(ticket_id) from ticket_clocks)')).n);
  const share = (seen.missed ?? 0) / ((seen.missed ?? 0) + (seen.met ?? 0));
  expect(share).toBeGreaterThan(0.03);
  expect(share).toBeLessThan(0.3);
  expect(seen).toMatchObject({ wrong: 0, future: 0, due: seen.running, calls: seen.owed });
  expect((await one(`select count(*)::int n from tickets t where t.next_due_at is distinct from (select min(coalesce(c.due_at, c.provisional_due_at)) from ticket_clocks c where c.ticket_id = t.id and c.state = 'RUNNING') and exists (select 1 from ticket_clocks c where c.ticket_id = t.id)`)).n).toBe(0);
});

test('the number of a grown ticket keeps every digit, also past a hundred thousand', async () => {
  const { rows } = await db.write.query<{ number: string }>(`select ${grownNumber("'2026-02-13'::date", 'i')} number from unnest(array[7, 99999, 100000, 1234567]) i`);
  expect(rows.map((row) => row.number)).toEqual(['T-260213-00007', 'T-260213-99999', 'T-260213-100000', 'T-260213-1234567']);
});

test('grown tickets that still run have their clocks and their places on the due table; those that are over have none', async () => {
  const client = await db.direct.connect();
  try { expect(await growClocks(systemContext(db, { clock: frozenClock(NOW) }), client)).toBeGreaterThan(200); } finally { client.release(); }
  const laid = await one(`select count(*) filter (where t.is_open and not exists (select 1 from ticket_clocks c where c.customer_id = t.customer_id and c.ticket_id = t.id))::int bare,
    count(*) filter (where not t.is_open and exists (select 1 from ticket_clocks c where c.customer_id = t.customer_id and c.ticket_id = t.id))::int ended,
    count(*) filter (where t.next_due_at is distinct from (select min(coalesce(c.due_at, c.provisional_due_at)) from ticket_clocks c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.state = 'RUNNING') and t.is_open)::int astray
    from tickets t where t.id > (select max(id) - 2000 from tickets where number ~ '^T-[0-9]+-[0-9]{5,}$')`);
  expect(laid).toEqual({ bare: 0, ended: 0, astray: 0 });
  expect((await one(`select count(*)::int n from ticket_clocks c where c.state = 'RUNNING' and c.due_at > $1::timestamptz and not exists (select 1 from due_actions d where d.kind = 'tickets.clock-due' and d.subject = c.id::text)`, [NOW])).n).toBe(0);
});

test('home stores have cases: visits that measured, decisions, remedies, charge-backs within the cost, booked and balanced', async () => {
  const seen = await one(`select (select count(*)::int from site_visits) visits, (select count(*)::int from liabilities) decisions, (select count(distinct main_cause)::int from liabilities) causes, (select count(*)::int from remedies) remedies,
    (select count(*)::int from charge_backs) charges, (select count(*)::int from site_visits where arrived_at > $1::timestamptz or submitted_at > $1::timestamptz) future,
    (select count(*)::int from (select c.ticket_id from charge_backs c where c.state <> 'REFUSED' group by c.customer_id, c.ticket_id
      having sum(c.amount) > (select coalesce(sum(m.cost_amount), 0) from compensations m where m.customer_id = c.customer_id and m.ticket_id = c.ticket_id and m.state = 'PAID')) x) beyond,
    (select count(*)::int from charge_backs c where c.state in ('ACCEPTED', 'SETTLED') and not exists (select 1 from ledger_transactions t where t.key = 'charge-back:' || c.id || ':accepted')) unbooked,
    (select sum(amount)::int from ledger_entries) total`, [NOW]);
  expect(seen.decisions).toBeGreaterThan(8);
  expect(seen.causes).toBeGreaterThan(2);
  expect(seen.charges).toBeGreaterThan(0);
  expect(seen.remedies).toBeGreaterThan(0);
  expect(seen).toMatchObject({ visits: seen.decisions, future: 0, beyond: 0, unbooked: 0, total: 0 });
});
