// The demo chain's pay: the shipped scheme over the last months, as personnel and finance would have run it, with stars, a gold idea, late facts and disputes.
import { AdjustmentState, PayAdjustment, Statement, StatementLine } from '../schema/incentives/run.ts';
import { IncentiveScheme } from '../schema/incentives/scheme.ts';
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { decideNomination, nominateForAward, secondNomination } from '../server/incentives/awards/nomination.service.ts';
import { adjustStatement, decideAdjustment } from '../server/incentives/adjustment.service.ts';
import { correctRun } from '../server/incentives/runs/correct.service.ts';
import { decideStatementDispute, disputeStatementLine } from '../server/incentives/dispute.service.ts';
import { payRun } from '../server/incentives/pay.service.ts';
import { approveRun, calculateRun, lockApprovedRun, reviewRun } from '../server/incentives/run.service.ts';
import { giveAward, payNameList, shipSchemes, withdrawAward } from '../server/incentives/scheme.service.ts';
import { DisputeState } from '../schema/incentives/run.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContextOf } from '../server/platform/jobs/system.service.ts';
import { sealAccount } from '../server/platform/privacy/sealed-account.service.ts';

/** Months with a run; the last is out since three days and waits to be paid. */
const MONTHS = 12;
const HOUR_MS = 3_600_000;

/** Made-up cards, of two banks; a few people have not brought theirs yet. */
async function accounts(db: Database): Promise<void> {
  const { rows } = await db.write.query<{ id: string; account: string }>(`select id::text, case when id % 3 = 0 then '621700' else '622202' end || lpad((id * 7919 % 10000000000)::text, 13, '0') account from employees where id % 41 <> 0`);
  await db.write.query(`update employees e set pay_account = x.sealed, pay_bank = case when e.id % 3 = 0 then '建设银行' else '工商银行' end from unnest($1::bigint[], $2::text[]) x (id, sealed) where e.id = x.id`, [rows.map((one) => one.id), rows.map((one) => sealAccount(db, one.id, one.account))]);
}

/** Most people say within two days that theirs is right; the last one still waits for some. */
const CONFIRMED = `update statements s set confirmed_at = published_at + make_interval(hours => (3 + id % 41)::int) where published_at is not null and published_at + interval '2 days' < $1 and id % 7 <> 0
  and not exists (select 1 from statement_disputes d where d.statement_id = s.id)`;

async function viewerOf(ctx: Context, username: string): Promise<Viewer | null> {
  const { rows: [user] } = await ctx.db.write.query<{ employee: string }>('select employee_id::text employee from users where username = $1', [username]);
  return user?.employee ? (await viewersOf(ctx, user.employee))[0] ?? null : null;
}

/** Runs the pay of the last months as people would have, each step at its own hour. */
export async function seedIncentives(db: Database, now: Date): Promise<void> {
  const { zone } = db.settings;
  const system = systemContextOf(db, { name: 'demo', clock: frozenClock(now.toISOString()) });
  // Where the tickets' measures are not loaded (a test of something else) there is nothing to pay by.
  if (!payNameList(system).some((one) => one.key === 'tickets.satisfactionMean')) return;
  await shipSchemes(system);
  await accounts(db);
  const [hr, finance, agent] = await Promise.all(['hr', 'finance', 'agent'].map((name) => viewerOf(system, name)));
  const scheme = await db.source.manager.findOneBy(IncentiveScheme, { key: 'service-tiered' });
  if (!hr || !finance || !scheme) return;
  const as = (viewer: Viewer, at: string): Context => ({ ...system, viewer, clock: frozenClock(at) });
  const versionOf = async (id: string): Promise<number> => Number((await db.write.query<{ version: number }>('select version from incentive_runs where id = $1', [id])).rows[0]?.version);
  const thisMonth = `${dayIn(zone, now).slice(0, 8)}01`;
  const monthBack = (steps: number): string => { let day = thisMonth; for (let i = 0; i < steps; i += 1) day = `${addDays(day, -1).slice(0, 8)}01`; return day; };
  const done: string[] = [];
  for (let back = MONTHS; back >= 1; back -= 1) {
    const month = monthBack(back);
    const next = monthBack(back - 1);
    // Morning of the second working days after the month; never later than now.
    const at = (day: number, hour: number): string => new Date(Math.min(Date.parse(`${addDays(next, day)}T${String(hour).padStart(2, '0')}:00:00Z`), now.getTime() - 1_000)).toISOString();
    if (Number(month.slice(5, 7)) % 3 === 0) await stars(as(hr, at(1, 1)), month);
    if (back === 3) await goldIdea(as(hr, at(1, 2)), month);
    // The last month went out three days ago (in its first days, as early as on the day before it ended), so that its lines may be disputed on whatever day the demo is made; finance has yet to pay it.
    const lately = (hours: number): string => new Date(Math.max(now.getTime() - hours * HOUR_MS, Date.parse(`${next}T00:00:00Z`) - (24 * 60 + hours) * 60_000)).toISOString();
    const when = back > 1 ? { reckon: at(1, 3), review: at(1, 6), approve: at(2, 2), lock: at(2, 3), dispute: at(2, 8), answer: at(3, 2) }
      : { reckon: lately(74), review: lately(73), approve: lately(72), lock: lately(71), dispute: lately(26), answer: lately(1) };
    const id = await calculateRun(as(hr, when.reckon), { schemeId: scheme.id, on: month });
    await reviewRun(as(hr, when.review), { id, expectedVersion: await versionOf(id) });
    await approveRun(as(finance, when.approve), { id, expectedVersion: await versionOf(id) });
    await lockApprovedRun(as(hr, when.lock), { id, expectedVersion: await versionOf(id) });
    // An older dispute is answered, the latest waits.
    if (agent && (back === 3 || back === 1)) await dispute(as(agent, when.dispute), as(hr, when.answer), id, back === 3);
    if (back === 1) break;
    await payRun(as(finance, at(4, 2)), { id, idempotencyKey: `demo-pay-${id}` });
    done.push(id);
  }
  await db.write.query(CONFIRMED, [now]);
  await nominations(system, as, thisMonth, now);
  const corrected = done.at(-2);
  if (!corrected) return;
  const late = new Date(now.getTime() - 3_600_000).toISOString();
  await takeBack(as(hr, late), monthBack(3));
  await correctRun(as(hr, late), { id: corrected, reason: '工单重开或迟到的解决，按原版本重算' });
  await adjust(as(hr, late), corrected);
  const waiting = await db.source.manager.find(PayAdjustment, { where: { state: AdjustmentState.PENDING }, order: { id: 'ASC' } });
  // One is left for finance to look at.
  for (const one of waiting.slice(0, -1)) await decideAdjustment(as(finance, late), { id: one.id, expectedVersion: one.version, isApproved: true });
}

/** The star of the quarter goes to who solved most of it. */
async function stars(ctx: Context, lastMonth: string): Promise<void> {
  const from = `${addDays(`${addDays(lastMonth, -1).slice(0, 8)}01`, -1).slice(0, 8)}01`;
  const { rows } = await ctx.db.write.query<{ id: string; name: string }>(
    `select distinct on (t.store_id) e.id::text, e.name from tickets t join employees e on e.id = t.solver_id where t.solved_on >= $1::date and t.solved_on < ($2::date + 31) and e.position = 'service-agent' and e.left_on is null
     group by t.store_id, e.id, e.name order by t.store_id, count(*) desc, e.id`, [from, lastMonth]);
  for (const one of rows.slice(0, 3)) await giveAward(ctx, { idempotencyKey: `demo-star-${one.id}-${lastMonth}`, employeeId: one.id, awardKey: 'star', awardedOn: addDays(lastMonth, 27), reason: '季度服务之星：解决最多，顾客表扬最多' });
}

/** For the star of the quarter that goes on: one is seconded and waits for its decision, one waits for a second; for the last quarter one was declined. */
async function nominations(system: Context, as: (viewer: Viewer, at: string) => Context, thisMonth: string, now: Date): Promise<void> {
  const [manager, supervisor, hr] = await Promise.all(['manager', 'supervisor', 'hr'].map((name) => viewerOf(system, name)));
  if (!manager || !supervisor || !hr) return;
  const { rows: [first, second, third] } = await system.db.write.query<{ id: string }>(
    `select id::text from employees where position = 'service-agent' and left_on is null and store_id = (select store_id from employees where id = $1) and id <> $1 order by id limit 3`, [manager.employeeId]);
  const at = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const versionOf = async (id: string): Promise<number> => Number((await system.db.write.query<{ version: number }>('select version from award_nominations where id = $1', [id])).rows[0]?.version);
  const name = (who: Viewer, hours: number, employeeId: string, on: string, reason: string): Promise<string> => nominateForAward(as(who, at(hours)), { idempotencyKey: `demo-nomination-${employeeId}-${on}`, employeeId, awardKey: 'star', on, reason });
  if (first) {
    const id = await name(manager, 50, first.id, thisMonth, '高峰期主动顶班，三位顾客点名表扬');
    await secondNomination(as(supervisor, at(26)), { id, expectedVersion: await versionOf(id) });
  }
  if (second) await name(supervisor, 20, second.id, thisMonth, '把疑难单的处理办法写成了手册，全区在用');
  if (third) {
    const before = `${addDays(thisMonth, -80).slice(0, 8)}01`;
    const id = await name(manager, 300, third.id, before, '新人里上手最快');
    await decideNomination(as(hr, at(280)), { id, expectedVersion: await versionOf(id), isAwarded: false, reason: '评价还不足五条，下季度再看' });
  }
}

async function goldIdea(ctx: Context, month: string): Promise<void> {
  const { rows } = await ctx.db.write.query<{ id: string }>(`select id::text from employees where position = 'service-agent' and left_on is null order by id limit 2`);
  for (const [i, one] of rows.entries()) await giveAward(ctx, { idempotencyKey: `demo-idea-${one.id}-${month}`, employeeId: one.id, awardKey: 'goldIdea', awardedOn: addDays(month, 14), amount: i ? '300.00' : '500.00', reason: i ? '错峰回访' : '视频验货' });
}

/** An idea turns out to be another's: its award is withdrawn after it was paid, and comes back as a claw-back of its line. */
async function takeBack(hr: Context, month: string): Promise<void> {
  const { rows: [award] } = await hr.db.write.query<{ id: string; version: number }>(`select id::text, version from incentive_awards where award_key = 'goldIdea' and awarded_on = $1 and amount = 300`, [addDays(month, 14)]);
  if (award) await withdrawAward(hr, { id: award.id, expectedVersion: award.version });
}

/** The desk says that its rate, or its satisfaction, is wrong; an older one is answered, the newer waits. */
async function dispute(agent: Context, hr: Context, runId: string, isAnswered: boolean): Promise<void> {
  const statement = await agent.db.source.manager.findOneBy(Statement, { runId, employeeId: agent.viewer.employeeId ?? '0' });
  const lines = statement ? await agent.db.source.manager.findBy(StatementLine, { statementId: statement.id }) : [];
  // Whose rate is whole already has nothing to say about it: then it is the satisfaction.
  const rate = lines.find((one) => one.key === 'resolution');
  const isRate = rate !== undefined && Number(rate.amount) < 500;
  const line = isRate ? rate : lines.find((one) => one.key === 'satisfaction') ?? rate;
  if (!line) return;
  const late = isRate ? '有一张工单当月已办结，没有算进来' : isAnswered ? '有两条五分好评没有算进我的满意度' : '有一位顾客说打错了分，后来改成了五分';
  const id = await disputeStatementLine(agent, { lineId: line.id, idempotencyKey: `demo-dispute-${line.id}`, reason: late });
  if (isAnswered) await decideStatementDispute(hr, { id, expectedVersion: 1, outcome: DisputeState.DENIED, reason: isRate ? '那张工单是下月办结的，已计入下月' : '那两条评价是下月打的，已计入下月' });
}

/** Found by hand afterwards: one too much, one too little. */
async function adjust(hr: Context, runId: string): Promise<void> {
  const statements = await hr.db.source.manager.find(Statement, { where: { runId }, order: { id: 'ASC' }, take: 3 });
  const given = [['25.00', '漏算一张节假日投诉单'], ['-5.00', '工单重开，解决率由 97% 改为 96%'], ['50.00', '顶班一天的补贴']] as const;
  for (const [i, one] of statements.entries()) {
    // The first two are about what their tickets came to; standing in for a day is no line of the scheme.
    const line = i < 2 ? await hr.db.source.manager.findOneBy(StatementLine, { statementId: one.id, key: 'resolution' }) : null;
    await adjustStatement(hr, { statementId: one.id, idempotencyKey: `demo-adjust-${one.id}`, lineId: line?.id ?? null, amount: given[i]?.[0] ?? '1.00', reason: given[i]?.[1] ?? '更正' });
  }
}
