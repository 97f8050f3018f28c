// Behaviour kept up purchase by purchase and rolled day by day is what a recount from nothing gives, for random histories.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayIn } from '../../server/core/clock.ts';
import { transact } from '../../server/core/transact.ts';
import { behaviourOf, WINDOWS, type Receipt } from '../../server/customers/behaviour.rules.ts';
import { rebuildBehaviour, rollBehaviour } from '../../server/customers/behaviour.service.ts';
import { recordPurchases, undoPurchases, type StagedLine } from '../../server/customers/purchase.service.ts';
import { makeWorld, type World } from './world.ts';

const START = '2025-03-01';
let world: World;
beforeAll(async () => { world = await makeWorld(`${START}T04:00:00Z`); });
afterAll(async () => { await world?.end(); });

interface Row { member_no: string; rolled_on: string; [column: string]: string | number | null }
const heldRows = async (): Promise<Row[]> => (await world.db.write.query<Row>(
  `select c.member_no, b.*, b.first_purchase_on::text first_purchase_on, b.last_purchase_on::text last_purchase_on from customer_behaviour b join customers c on c.id = b.customer_id order by 1`)).rows;

/** The row as the definition has it. */
function expected(receipts: readonly Receipt[], day: string) {
  const b = behaviourOf(receipts, day);
  return {
    first_purchase_on: b.firstPurchaseOn, last_purchase_on: b.lastPurchaseOn, visits: b.visits, spend: b.spend, returned: b.returned, net_spend: b.netSpend,
    ...Object.fromEntries(WINDOWS.flatMap((n) => [[`visits${n}`, b.visitsIn[n]], [`spend${n}`, b.spendIn[n]]])), contacts365: b.visitsIn[365],
    mean_basket: b.meanBasket, visits_per_week: b.visitsPerWeek, return_rate: b.returnRate, days_between: b.daysBetween,
  };
}

const line = (over: Partial<StagedLine>): StagedLine => ({ rowNo: 1, storeId: world.stores[0], receiptNo: '1', sku: 'TEA', quantity: '1', soldAt: `${START}T04:00:00Z`, unitPrice: '10', customerKey: 'M1', ...over });
const record = (...lines: StagedLine[]) => transact(world.ctx, (tx) => recordPurchases(tx, lines));

/** Steps of a life: receipts near and far in the past, returns, days going by, rolls now and then. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('buy' as const), member: fc.constantFrom('M1', 'M2', 'M3'), ago: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 25, max: 35 }), fc.integer({ min: 85, max: 400 })), cents: fc.integer({ min: 1, max: 99_999 }), lines: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('return' as const), member: fc.constantFrom('M1', 'M2', 'M3'), ago: fc.integer({ min: 0, max: 60 }), cents: fc.integer({ min: 1, max: 9_999 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('more' as const), cents: fc.integer({ min: 1, max: 9_999 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 70 }), roll: fc.boolean() }) },
);

describe('incremental upkeep', () => {
  test('equals the definition after any history of purchases, returns, late arrivals, added lines and rolls', async () => {
    let receiptNo = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await world.db.write.query('truncate purchases, purchase_lines, receipt_directory, customer_behaviour; update behaviour_state set rolled_on = null, rolling_to = null');
      world.clock.set(`${START}T04:00:00Z`);
      const receipts = new Map<string, { member: string; at: string; receipt: Receipt }>();
      const today = () => dayIn('Asia/Shanghai', world.clock.now());
      for (const one of steps) {
        if (one.kind === 'days') {
          world.clock.advance(one.days * 86_400_000);
          if (one.roll) await rollBehaviour(world.ctx);
          continue;
        }
        if (one.kind === 'more') {
          const last = [...receipts].at(-1);
          if (!last) continue;
          const [no, held] = last;
          await record(line({ receiptNo: no, soldAt: held.at, customerKey: held.member, sku: `X${one.cents}`, unitPrice: (one.cents / 100).toFixed(2) }));
          // A line that the receipt already has would be taken for the same line, so each has a code of its own price.
          if (held.receipt.saleLines > 0 && (held as { more?: Set<number> }).more?.has(one.cents)) continue;
          (held as { more?: Set<number> }).more = ((held as { more?: Set<number> }).more ?? new Set()).add(one.cents);
          held.receipt.sales = (Number(held.receipt.sales) + one.cents / 100).toFixed(4);
          held.receipt.saleLines += 1;
          continue;
        }
        receiptNo += 1;
        const businessOn = addDays(today(), -one.ago);
        const at = `${businessOn}T04:00:00Z`;
        const count = one.kind === 'buy' ? one.lines : 1;
        const lines = Array.from({ length: count }, (_, index) => line({ rowNo: index, receiptNo: String(receiptNo), customerKey: one.member, soldAt: at, sku: 'TEA', quantity: one.kind === 'return' ? '-1' : '1', unitPrice: (one.cents / 100).toFixed(2) }));
        await record(...lines);
        const amount = ((one.cents * count) / 100).toFixed(4);
        receipts.set(String(receiptNo), { member: one.member, at, receipt: { businessOn, sales: one.kind === 'buy' ? amount : '0', returns: one.kind === 'return' ? `-${amount}` : '0', saleLines: one.kind === 'buy' ? count : 0 } });
      }
      await rollBehaviour(world.ctx);
      const rows = await heldRows();
      for (const member of ['M1', 'M2', 'M3']) {
        const own = [...receipts.values()].filter((held) => held.member === member).map((held) => held.receipt);
        const row = rows.find((held) => held.member_no === member);
        if (!own.length) expect(row).toBeUndefined();
        else expect(row).toMatchObject(expected(own, today()));
      }
      expect(await rebuildBehaviour(world.ctx)).toBe(0);
    }), { numRuns: 40 });
  }, 120_000);

  test('a window holds day D − N + 1 and lets day D − N go: on the 30th day a purchase has left the last 30 days', async () => {
    await world.db.write.query('truncate purchases, purchase_lines, receipt_directory, customer_behaviour; update behaviour_state set rolled_on = null, rolling_to = null');
    world.clock.set('2025-06-01T04:00:00Z');
    await record(line({ receiptNo: 'w1', soldAt: '2025-06-01T04:00:00Z' }));
    const at = async (day: string) => { world.clock.set(`${day}T04:00:00Z`); await rollBehaviour(world.ctx); return (await heldRows())[0]?.visits30; };
    expect(await at('2025-06-30')).toBe(1);
    expect(await at('2025-07-01')).toBe(0);
  });

  test('a roll works on the customers at an edge alone', async () => {
    await world.db.write.query('truncate purchases, purchase_lines, receipt_directory, customer_behaviour; update behaviour_state set rolled_on = null, rolling_to = null');
    world.clock.set('2025-06-30T04:00:00Z');
    await record(line({ receiptNo: 'e1', soldAt: '2025-06-01T04:00:00Z', customerKey: 'M1' }), line({ rowNo: 2, receiptNo: 'e2', soldAt: '2025-06-20T04:00:00Z', customerKey: 'M2' }));
    expect(await rollBehaviour(world.ctx)).toBe(0);
    world.clock.set('2025-07-01T04:00:00Z');
    expect(await rollBehaviour(world.ctx)).toBe(1);
    expect(await rollBehaviour(world.ctx)).toBe(0);
  });

  test('nameless buyers have purchases but no behaviour, and two writers of one receipt end with one', async () => {
    await world.db.write.query('truncate purchases, purchase_lines, receipt_directory, customer_behaviour');
    await record(line({ receiptNo: 'n1', customerKey: null }));
    expect(await heldRows()).toEqual([]);
    const same = () => record(line({ receiptNo: 'race', customerKey: 'M1' }), line({ rowNo: 2, receiptNo: 'race', customerKey: 'M1' }));
    const results = await Promise.all([same(), same(), same()]);
    expect(results.map((result) => result.accepted).sort()).toEqual([0, 0, 2]);
    expect((await heldRows())[0]).toMatchObject({ visits: 1, spend: '20.0000' });
  });

  test('a receipt known as one customer’s refuses lines of another and says which', async () => {
    await record(line({ receiptNo: 'mine', customerKey: 'M1' }));
    const result = await record(line({ rowNo: 7, receiptNo: 'mine', customerKey: 'M2', sku: 'OTHER' }));
    expect(result).toMatchObject({ accepted: 0, rejected: [{ rowNo: 7, reason: 'RECEIPT_OTHER_CUSTOMER' }] });
  });

  test('undoing a transfer takes its lines, receipts and figures back', async () => {
    await world.db.write.query('truncate purchases, purchase_lines, receipt_directory, customer_behaviour');
    await record(line({ receiptNo: 'kept' }));
    const before = await heldRows();
    await transact(world.ctx, (tx) => recordPurchases(tx, [line({ receiptNo: 'kept', sku: 'RICE' }), line({ rowNo: 2, receiptNo: 'gone' })], '77'));
    expect((await heldRows())[0]).toMatchObject({ visits: 2, spend: '30.0000' });
    expect(await transact(world.ctx, (tx) => undoPurchases(tx, '77'))).toBe(2);
    const plain = ({ updated_at: _at, ...row }: Row) => row;
    expect((await heldRows()).map(plain)).toEqual(before.map(plain));
    const { rows: [left] } = await world.db.write.query<{ receipts: number; listed: number }>('select (select count(*) from purchases)::int receipts, (select count(*) from receipt_directory)::int listed');
    expect(left).toEqual({ receipts: 1, listed: 1 });
  });
});
