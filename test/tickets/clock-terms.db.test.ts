// Other terms for clocks that run: by hand with a reason, by a recompute, tried beforehand; and why a deadline is when it is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RetargetBy } from '../../schema/tickets/clock.inputs.ts';
import { TimeUnit } from '../../schema/platform/calendar.inputs.ts';
import { NeedClass, WaitingFor } from '../../schema/tickets/kinds.ts';
import { ClockKind } from '../../schema/tickets/policy.ts';
import { explanationLines, type Explanation } from '../../server/core/explanation.ts';
import { publishCalendar, saveCalendar } from '../../server/platform/calendar/calendar.service.ts';
import { explainNumber } from '../../server/platform/explain/explain.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { startWorker } from '../../server/platform/jobs/worker.service.ts';
import '../../server/tickets/clocks/clock.explain.ts';
import { recomputeClocks, recomputeJob, recomputePreview, retargetTicket } from '../../server/tickets/clocks/clock.retarget.ts';
import { previewSlaPolicy } from '../../server/tickets/policy.preview.ts';
import { publishSlaPolicy, saveSlaPolicy } from '../../server/tickets/policy.service.ts';
import { resolveTicket, waitTicket } from '../../server/tickets/ticket.acts.ts';
import { refusal } from '../platform/auth-fixture.ts';
import { clockWorld, type ClockWorld } from './clocks-fixture.ts';

// Friday evening, 20:00 in Shanghai; shops are open from 8 to 22.
let w: ClockWorld;
beforeAll(async () => { w = await clockWorld('2026-03-06T12:00:00Z'); await installJobs(w.url); });
afterAll(() => w?.end());
const clockId = async (wire: string, kind: string): Promise<string> => `D${wire.slice(1).split('-')[0]}-${(await w.clock1(wire, kind))?.id}`;
const version = async (id: string): Promise<number> => (await w.ticket(id)).version;

describe('explain', () => {
  test('A-15 B-11: every counted stretch, the pause, the calendar’s version, which promises applied and that the strictest won, in both languages', async () => {
    const id = await w.open({ needClass: NeedClass.ORDINARY });
    w.clock.advance(10 * 60_000);
    await waitTicket(w.ctx, { id, expectedVersion: 1, waitingFor: WaitingFor.CUSTOMER });
    const told = await explainNumber(w.ctx, { number: 'clock.deadline', id: await clockId(id, 'PLAN') });
    const zh = explanationLines(told.tree as Explanation, 'zh').join('\n');
    expect(zh).toMatch(/给出方案：2026 年 3 月 6 日 周五 21:00/);
    expect(zh).toMatch(/3 月 6 日 周五 20:00–20:10/);
    expect(zh).toMatch(/暂停：1/);
    expect(zh).toMatch(/✓ 分级处理：超市[^\n]*L1：1 小时（营业时间）/);
    expect(zh).toMatch(/✗ 门店服务承诺[^\n]*2 小时/);
    const en = explanationLines(told.tree as Explanation, 'en').join('\n');
    expect(en).toMatch(/How it stands: standing still, 50 min left/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(told.version).toEqual({ key: 'shop', number: 1, since: null });
    const elsewhere = w.as(['tickets:read'], [w.stores[1]]);
    expect(await refusal(explainNumber(elsewhere, { number: 'clock.deadline', id: await clockId(id, 'PLAN') }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a clock that spans a night lists the evening and the morning', async () => {
    const id = await w.open({ needClass: NeedClass.SPECIAL });
    await retargetTicket(w.ctx, { id, expectedVersion: 1, by: RetargetBy.AGREED, kinds: [ClockKind.PLAN], unit: TimeUnit.BUSINESS_MINUTES, amount: '180', reason: '配件明早到' });
    const tree = (await explainNumber(w.ctx, { number: 'clock.deadline', id: await clockId(id, 'PLAN') })).tree as Explanation;
    const lines = explanationLines(tree, 'en').filter((line) => /\d\d:\d\d–\d\d:\d\d/.test(line));
    expect(lines.map((line) => line.trim())).toEqual(['Fri 6 Mar 20:10–22:00: 1 h 50 min', 'Sat 7 Mar 08:00–09:10: 1 h 10 min']);
  });
});

describe('retargeting', () => {
  test('is an act with a reason that thread and log keep; a deadline that had passed is judged anew; nothing to change is said', async () => {
    const id = await w.open();
    w.clock.advance(90 * 60_000);
    await w.sweep();
    expect(await w.clock1(id, 'PLAN')).toMatchObject({ state: 'RUNNING', breached: expect.any(String) });
    expect(await refusal(retargetTicket(w.as(['tickets:read', 'tickets:write']), { id, expectedVersion: 1, by: RetargetBy.POLICIES, reason: '试试' }))).toMatchObject({ code: 'FORBIDDEN' });
    await retargetTicket(w.ctx, { id, expectedVersion: 1, by: RetargetBy.AGREED, kinds: [ClockKind.PLAN], unit: TimeUnit.ELAPSED_MINUTES, amount: '600', reason: '顾客同意明早答复' });
    expect(await w.clock1(id, 'PLAN')).toMatchObject({ state: 'RUNNING', breached: null, rule: 'agreed', amount: 600 });
    expect(await version(id)).toBe(2);
    expect((await w.ticket(id)).next).toBe((await w.clock1(id, 'PICK_UP'))?.due);
    const { rows: [line] } = await w.db.write.query(`select detail from ticket_events where ticket_id = $1 and act = 'retarget'`, [id.split('-')[1]]);
    expect(line.detail).toMatchObject({ by: 'AGREED', reason: '顾客同意明早答复', clocks: [{ kind: 'PLAN' }] });
    const { rows: [event] } = await w.db.write.query(`select reason, before, after from events where kind = 'clock.retargeted' order by id desc limit 1`);
    expect(event).toMatchObject({ reason: '顾客同意明早答复', before: { ruleId: 'l1' }, after: { ruleId: 'agreed' } });
    expect(await refusal(retargetTicket(w.ctx, { id, expectedVersion: 2, by: RetargetBy.CALENDAR, reason: '再来一次' }))).toMatchObject({ code: 'POLICY', reason: 'CLOCK_NOTHING' });
    expect(await refusal(retargetTicket(w.ctx, { id, expectedVersion: 2, by: RetargetBy.AGREED, unit: TimeUnit.ELAPSED_MINUTES, amount: '5', reason: '两个' }))).toMatchObject({ code: 'VALIDATION' });
    // Back to what is in force: only when it is named does it leave what was agreed.
    await retargetTicket(w.ctx, { id, expectedVersion: 2, by: RetargetBy.POLICIES, kinds: [ClockKind.PLAN], reason: '按政策' });
    expect(await w.clock1(id, 'PLAN')).toMatchObject({ rule: 'l1', amount: 60, breached: expect.any(String) });
  });

  test('a stopped clock keeps what it was judged by', async () => {
    const id = await w.open();
    await resolveTicket(w.ctx, { id, expectedVersion: 1, solution: '已补送', callBack: false });
    expect(await refusal(retargetTicket(w.ctx, { id, expectedVersion: 2, by: RetargetBy.POLICIES, reason: '改一改' }))).toMatchObject({ code: 'POLICY', reason: 'CLOCK_NOTHING' });
  });
});

describe('a calendar that is edited in flight', () => {
  test('P31: deadlines keep its old version until somebody recomputes them; what would move is shown before', async () => {
    const id = await w.open({ storeId: w.stores[1] });
    const before = await w.clock1(id, 'PLAN');
    w.clock.advance(1_000);
    const { rows: [shop] } = await w.db.write.query<{ id: string; version: number }>(`select id::text, version from calendars where key = 'shop'`);
    const day = (from: string, to: string): object => Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [n, [[from, to]]]));
    // Friday, 21:31 by now: from tomorrow on it opens an hour later, and today it closes earlier.
    await saveCalendar(w.ctx, { id: shop?.id, expectedVersion: shop?.version, draft: { week: day('09:00', '21:40') } });
    await publishCalendar(w.ctx, { id: shop?.id as string, expectedVersion: (shop?.version ?? 0) + 1 });
    expect((await w.clock1(id, 'PLAN'))?.due).toBe(before?.due);
    const preview = await recomputePreview(w.ctx, shop?.id as string);
    expect(preview.changes.find((one) => one.ticketId === id && one.kind === 'PLAN')).toMatchObject({ dueBefore: before?.due, dueAfter: expect.not.stringContaining(before?.due as string) });
    expect((await w.clock1(id, 'PLAN'))?.version).toBe(1);
    const job = await recomputeClocks(w.ctx, { calendarId: shop?.id, reason: '春季营业时间' });
    const worker = await startWorker(w.db, { jobs: [recomputeJob as never], clock: w.clock });
    try {
      for (let tries = 0; tries < 200; tries += 1) {
        const { rows: [row] } = await w.db.write.query('select state, error from jobs where id = $1', [job]);
        if (row.state === 'DONE') break;
        if (row.state === 'FAILED') throw new Error(row.error);
        await new Promise((resolve) => { setTimeout(resolve, 50); });
      }
    } finally { await worker.stop(); }
    const after = await w.clock1(id, 'PLAN');
    expect(after?.due).toBe(preview.changes.find((one) => one.ticketId === id && one.kind === 'PLAN')?.dueAfter);
    const { rows: [event] } = await w.db.write.query(`select reason from events where kind = 'clock.retargeted' and resource_id = $1`, [await clockId(id, 'PLAN')]);
    expect(event.reason).toBe('春季营业时间');
    // Again: nothing is left to change.
    expect((await recomputePreview(w.ctx, shop?.id as string)).ticketCount).toBe(0);
  });
});

describe('a draft policy', () => {
  test('is tried on the live tickets: which would change, from what to what, and by when; nothing is written', async () => {
    const id = await w.open({ storeId: w.stores[1] });
    const draft = { rules: { targets: [{ id: 'plan', clock: 'PLAN', when: { formats: ['HOME'] }, unit: 'ELAPSED_MINUTES', amount: 15, source: 'own' }], factors: [] } };
    const { live } = await previewSlaPolicy(w.ctx, { draft });
    expect(live.triedCount).toBeGreaterThan(2);
    expect(live.changes.every((one) => one.kind === 'PLAN')).toBe(true);
    expect(live.changes.find((one) => one.ticketId === id)).toMatchObject({ beforeEn: '1 h (business time)', afterEn: '15 min (clock hours)' });
    const there = (await w.db.write.query(`select count(distinct t.id)::int n from tickets t join ticket_clocks c on c.customer_id = t.customer_id and c.ticket_id = t.id and c.kind = 'PLAN' and c.stopped_at is null and not c.is_agreed where t.is_open and t.store_id = $1`, [w.stores[1]])).rows[0].n;
    expect(live.ticketCount).toBe(there);
    expect((await w.clock1(id, 'PLAN'))?.version).toBe(1);
    // Its plan is told: that promise is kept, and changes no more.
    await w.db.write.query(`update ticket_clocks set stopped_at = now() where kind = 'PLAN' and ticket_id = $1`, [id.split('-')[1]]);
    const { live: later } = await previewSlaPolicy(w.ctx, { draft });
    expect([later.ticketCount, later.changes.some((one) => one.ticketId === id)]).toEqual([there - 1, false]);
    // Only what the viewer may see is looked at.
    expect((await previewSlaPolicy(w.as(['tickets:write-policies', 'tickets:read'], [w.stores[0]]), { draft })).live.ticketCount).toBe(0);
  });
});

describe('recomputing by the policies in force', () => {
  test('P31: which live tickets it would change is shown before, as retargeting does it then; what was agreed stays', async () => {
    const [id, agreed] = [await w.open(), await w.open()];
    await retargetTicket(w.ctx, { id: agreed, expectedVersion: 1, by: RetargetBy.AGREED, kinds: [ClockKind.PLAN], unit: TimeUnit.ELAPSED_MINUTES, amount: '600', reason: '顾客同意明早答复' });
    const about = async (ticket: string) => (await recomputePreview(w.ctx)).changes.filter((one) => one.ticketId === ticket);
    expect(await about(id)).toEqual([]);
    const before = await w.clock1(id, 'PLAN');
    const policyId = await saveSlaPolicy(w.ctx, { key: 'swift', nameZh: '更快', nameEn: 'Swifter', draft: { rules: { targets: [{ id: 'plan', clock: 'PLAN', when: {}, unit: 'ELAPSED_MINUTES', amount: 7, source: 'own' }], factors: [] } } });
    await publishSlaPolicy(w.ctx, { id: policyId, expectedVersion: 1 });
    const [change] = await about(id);
    expect(change).toMatchObject({ kind: 'PLAN', dueBefore: before?.due, dueAfter: expect.not.stringContaining(before?.due as string), afterZh: expect.stringContaining('7') });
    expect((await w.clock1(id, 'PLAN'))?.due).toBe(before?.due);
    expect(await about(agreed)).toEqual([]);
    expect(await refusal(recomputePreview(w.as(['tickets:read', 'tickets:retarget'])))).toMatchObject({ code: 'FORBIDDEN' });
    await retargetTicket(w.ctx, { id, expectedVersion: 1, by: RetargetBy.POLICIES, reason: '按新政策' });
    expect((await w.clock1(id, 'PLAN'))?.due).toBe(change?.dueAfter);
    expect(await about(id)).toEqual([]);
  });
});
