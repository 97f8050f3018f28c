// A process that carries a run of pay as far as it gets, to be killed: `node --import tsx test/incentives/pay.worker.ts <database url> <scheme> <day> <employees: hr, finance and a second of finance>`.
import 'reflect-metadata';
import '../../schema/entities.ts';
import '../../server/access.ts';
import '../../server/edges.ts';
import { definePaySource } from '../../server/incentives/names.registry.ts';
import { openDatabase } from '../../server/core/database.ts';
import type { Context } from '../../server/core/context.ts';
import { payRun } from '../../server/incentives/pay.service.ts';
import { approveRun, calculateRun, lockApprovedRun, reviewRun } from '../../server/incentives/run.service.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { viewersOf } from '../../server/platform/access/people.service.ts';
import { definePayoutAdapter } from '../../server/platform/ledger/payout.registry.ts';
import { deliverPayouts } from '../../server/platform/ledger/payout.service.ts';

const [url = '', schemeId = '', on = '', hrId = '', financeId = '', secondId = ''] = process.argv.slice(2);
const db = await openDatabase({ url, poolSize: 4 });
attachEventLog(db);
// The same figures as the test's own: whoever goes on reckons by them.
definePaySource({
  key: 'by-hand',
  names: () => [{ key: 'hand.rate', unit: 'RATIO', label: { zh: '投诉解决率', en: 'resolution rate' }, definition: { zh: '手填', en: 'by hand' }, source: 'by-hand' }],
  async read(_ctx, { employeeIds }) { return new Map(employeeIds.map((id) => [id, { 'hand.rate': { value: `0.${50 + (Number(id) % 50)}`, sample: 50 } }])); },
});
// The other side: acts once a key, counts how often it is asked, and now and then is not heard though it has paid.
definePayoutAdapter({
  key: 'other-side', isMeant: () => true,
  async send(_ctx, order) {
    const { rows: [row] } = await db.write.query<{ calls: number }>('insert into other_side (key, amount) values ($1, $2) on conflict (key) do update set calls = other_side.calls + 1 returning calls', [order.key, order.amount]);
    if (row?.calls === 1 && Number(order.id) % 3 === 0) throw new Error('No answer in time');
    return `B-${order.key}`;
  },
});
const system = systemContext(db);
const as = async (id: string): Promise<Context> => ({ ...system, viewer: (await viewersOf(system, id))[0] as Context['viewer'] });
const [hr, finance, second] = [await as(hrId), await as(financeId), await as(secondId)];
const now = async (): Promise<{ id: string; version: number; state: string; paidById: string | null; approvedById: string | null } | undefined> =>
  (await db.write.query<{ id: string; version: number; state: string; paidById: string | null; approvedById: string | null }>('select id::text, version, state, paid_by_id::text "paidById", approved_by_id::text "approvedById" from incentive_runs where scheme_id = $1', [schemeId])).rows[0];
const say = (step: string): void => { process.send?.(step); };

say('ready');
await new Promise<void>((resolve) => { process.once('message', () => { resolve(); }); });
for (;;) {
  const run = await now();
  const seen = { id: run?.id ?? '', expectedVersion: run?.version ?? 0 };
  if (!run) { say('calculate'); await calculateRun(hr, { schemeId, on }); continue; }
  if (run.state === 'CALCULATED') { say('review'); await reviewRun(hr, seen); continue; }
  if (run.state === 'REVIEWED') { say('approve'); await approveRun(run.approvedById ? second : finance, seen); continue; }
  if (run.state === 'APPROVED') { say('lock'); await lockApprovedRun(hr, seen); continue; }
  if (run.state === 'LOCKED' && !run.paidById) { say('pay'); await payRun(finance, { id: run.id, idempotencyKey: `kill-${run.id}` }); continue; }
  if (run.state === 'PAID') break;
  say('deliver');
  await db.write.query('update payout_queue set due_at = now()');
  await deliverPayouts(system, 200);
}
say('done');
process.exit(0);
