// The demo's checks: two programmes over half a year, in all states, told by the product's own queries and measures.
import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { frozenClock } from '../../server/core/clock.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { askMeasure } from '../../server/measures/measure.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { NOW, frozenChain } from './frozen-chain.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const chain = await frozenChain();
  drop = chain.drop;
  db = await openDatabase({ url: chain.url });
}, 400_000);
afterAll(async () => { await db?.close(); await drop?.(); });
const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await db.write.query(sql)).rows;

test('B-28: programmes of all three kinds, half a year of waves, three hundred audits in all states; no shopper twice at a store within three months', async () => {
  const [n] = await rows('select count(*)::int audits, count(distinct state)::int states, count(distinct audit_kind)::int kinds, count(distinct store_id)::int stores from audits');
  expect(n?.audits).toBeGreaterThanOrEqual(300);
  expect(n?.audits).toBeLessThan(400);
  expect(n).toMatchObject({ kinds: 3, stores: 12 });
  expect(n?.states).toBeGreaterThanOrEqual(3);
  expect(await rows(`select a.id from audit_visits a join audit_visits b on b.filler_id = a.filler_id and b.store_id = a.store_id and b.id <> a.id and b.planned_on > a.planned_on - interval '3 months' and b.planned_on <= a.planned_on
    join mystery_programmes p on p.id = a.programme_id and p.audit_kind = 'MYSTERY' where b.programme_id = a.programme_id`)).toEqual([]);
  expect(await rows("select id from audits where audit_kind = 'MYSTERY' and inspector_id is not null")).toEqual([]);
  // What is announced is seen by the store: some of it is done, some lies ahead; of no other visit it is told.
  const told = await rows("select p.audit_kind kind, count(v.announced_store_id)::int told, count(*) filter (where v.state = 'PLANNED' and v.planned_on >= $NOW::date)::int ahead, count(*) filter (where v.state = 'DONE')::int done, count(*) = count(*) filter (where v.announced_store_id = v.store_id) whole from audit_visits v join mystery_programmes p on p.id = v.programme_id group by 1 order by 1".replace('$NOW', `'${NOW.slice(0, 10)}'`));
  expect(told.map((one) => one.kind)).toEqual(['ANNOUNCED', 'MYSTERY', 'UNANNOUNCED']);
  expect(told[0]).toMatchObject({ whole: true });
  expect(Number(told[0]?.ahead)).toBeGreaterThan(3);
  expect(Number(told[0]?.done)).toBeGreaterThan(15);
  expect([told[1]?.told, told[2]?.told]).toEqual([0, 0]);
});

test('the numbers can be asked, and differ between stores', async () => {
  const ctx = systemContext(db, { clock: frozenClock(NOW) });
  const score = await askMeasure(ctx, { key: 'audits.score', period: { kind: PeriodKind.ALL }, by: 'STORE' });
  expect(Number(score.value)).toBeGreaterThan(60);
  expect(new Set(score.groups.map((one) => one.value)).size).toBeGreaterThan(3);
  expect(Number((await askMeasure(ctx, { key: 'auditVisits.coverage', period: { kind: PeriodKind.MONTH, on: '2026-01-05' } })).value)).toBeGreaterThan(0.8);
});

test('the monthly check is judged by another version for its last two months, and each audit keeps the one it began with', async () => {
  expect(await rows(`select v.number, v.state, v.note is not null noted, min(a.audited_on) >= v.effective_from::date "isAfter", count(*) > 5 many from audits a join form_versions v on v.id = a.form_version_id join forms f on f.id = v.form_id
    where f.key = 'store-monthly' group by v.id order by v.number`)).toEqual([{ number: 1, state: 'SUPERSEDED', noted: false, isAfter: true, many: true }, { number: 2, state: 'PUBLISHED', noted: true, isAfter: true, many: true }]);
});

test('B-28: every shopper was screened by the form and briefed before her first visit', async () => {
  const [shoppers] = await rows('select count(*)::int n, count(*) filter (where is_fit and screening_version_id is not null and briefed_at < (select min(v.planned_on) from audit_visits v where v.filler_id = s.user_id))::int ready from shoppers s');
  expect(shoppers?.n).toBeGreaterThan(4);
  expect(shoppers?.ready).toBe(shoppers?.n);
});

test('A-07: walls of standards hang in a store of each format; shoppers were paid for accepted visits, each once, and the books balance', async () => {
  const [walls] = await rows('select count(*)::int walls, count(distinct s.format)::int formats from service_walls w join stores s on s.id = w.store_id where w.is_public');
  expect(walls).toEqual({ walls: 3, formats: 3 });
  const [fees] = await rows("select count(*)::int paid, count(distinct visit_id)::int visits, min(amount)::text least, max(amount)::text most, bool_and(waiver is not null) reasoned from shopper_payments");
  expect(fees).toMatchObject({ least: '80.00', most: '80.00', reasoned: true });
  expect(fees?.paid).toBeGreaterThan(20);
  expect(fees?.visits).toBe(fees?.paid);
  const [booked] = await rows("select count(*)::int n from ledger_transactions where resource = 'ShopperPayment'");
  expect(booked?.n).toBe(fees?.paid);
  expect(await rows('select transaction_id from ledger_entries group by transaction_id having sum(amount) <> 0')).toEqual([]);
});

test('photos stand where a fail wants proof, no two alike, each hung on its audit, which counts them; none shows a secret visit', async () => {
  const [photos] = await rows(`select count(*)::int n, count(distinct f.sha256)::int alike, bool_and(s.is_attached and s.resource_key = f.id::text) hung, bool_or(a.audit_kind = 'MYSTERY') secret, count(distinct f.audit_id)::int audits
    from audit_files f join stored_files s on s.id = f.file_id join audits a on a.id = f.audit_id`);
  expect(photos).toMatchObject({ hung: true, secret: false, alike: photos?.n });
  expect(photos?.audits).toBeGreaterThan(60);
  expect(await rows('select a.id from audits a where photo_count <> (select count(*) from audit_files f where f.audit_id = a.id)')).toEqual([]);
  expect(await rows("select id from audits where answers::text like '%demo%'")).toEqual([]);
});

test('C-33: goods of home stores are measured by instruments whose calibration held; one that has lapsed is there', async () => {
  const [n] = await rows("select count(*)::int n, bool_and(r->>'calibratedOn' <= a.audited_on::text and a.audited_on::text <= r->>'calibrationDueOn') held from audits a, jsonb_array_elements(a.outcome->'readBy') r");
  expect(n?.held).toBe(true);
  expect(n?.n).toBeGreaterThan(20);
  expect(await rows(`select number from instruments where calibration_due_on < '${NOW.slice(0, 10)}'`)).toEqual([{ number: 'HT-00' }]);
});

test('what failed and was critical or came again is followed up: found, put right by a date, verified by another; the newest is open', async () => {
  const found = await rows("select state, count(*)::int n from findings where source = 'AUDIT' and source_resource = 'Audit' and exists (select 1 from audits a where a.id::text = source_key) group by 1 order by 1");
  expect(found.reduce((sum, one) => sum + Number(one.n), 0)).toBeGreaterThan(8);
  expect(found.map((one) => one.state)).toContain('OPEN');
  expect(found.length).toBeGreaterThanOrEqual(2);
  expect(await rows('select id from corrective_actions where verified_by_id in (owner_id, done_by_id)')).toEqual([]);
  // What a photo showed is shown to be gone.
  const [shown] = await rows("select count(*)::int n, bool_and(exists (select 1 from corrective_photos p where p.action_id = c.id and p.moment = 'AFTER')) gone from corrective_actions c join findings f on f.id = c.finding_id join audit_files x on x.audit_id::text = f.source_key and x.question_key = f.question_key where f.source = 'AUDIT' and c.done_at is not null");
  expect(shown?.n).toBeGreaterThan(0);
  expect(shown?.gone).toBe(true);
});
