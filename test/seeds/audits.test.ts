// The demo's checks: two programmes over half a year, in all states, told by the product's own queries and measures.
import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { frozenClock } from '../../server/core/clock.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { askMeasure } from '../../server/measures/measure.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { NOW, smallChain } from './frozen-chain.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const chain = await smallChain();
  drop = chain.drop;
  db = await openDatabase({ url: chain.url });
}, 400_000);
afterAll(async () => { await db?.close(); await drop?.(); });
const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await db.write.query(sql)).rows;

test('B-28: two programmes, half a year of waves, some 150 audits in all states; no shopper twice at a store within three months', async () => {
  const [n] = await rows('select count(*)::int audits, count(distinct state)::int states, count(distinct audit_kind)::int kinds, count(distinct store_id)::int stores from audits');
  expect(n?.audits).toBeGreaterThan(100);
  expect(n?.audits).toBeLessThan(300);
  expect(n).toMatchObject({ kinds: 2, stores: 12 });
  expect(n?.states).toBeGreaterThanOrEqual(3);
  expect(await rows(`select a.id from audit_visits a join audit_visits b on b.filler_id = a.filler_id and b.store_id = a.store_id and b.id <> a.id and b.planned_on > a.planned_on - interval '3 months' and b.planned_on <= a.planned_on
    join mystery_programmes p on p.id = a.programme_id and p.audit_kind = 'MYSTERY' where b.programme_id = a.programme_id`)).toEqual([]);
  expect(await rows("select id from audits where audit_kind = 'MYSTERY' and inspector_id is not null")).toEqual([]);
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
