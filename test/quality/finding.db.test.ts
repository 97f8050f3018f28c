// From a finding to the proof that it does not come again: owners and dates on the calendar, a second person's check, repeats, what is overdue, and who may do what.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Duty } from '../../schema/platform/duty.ts';
import { CauseTag } from '../../schema/quality/corrective-action.ts';
import { FindingSeverity, FindingSource } from '../../schema/quality/finding.ts';
import { refusal } from '../platform/auth-fixture.ts';
import { explainNumber } from '../../server/platform/explain/explain.service.ts';
import { cancelCorrectiveAction, checkEffectiveness, completeCorrectiveAction, openCorrectiveAction, rejectCorrectiveAction, saveCorrectiveAction, verifyCorrectiveAction } from '../../server/quality/action.service.ts';
import { assignFinding, closeFinding, closeFindings, dismissFinding, openFinding, reopenFinding } from '../../server/quality/finding.service.ts';
import { finishDuty } from '../../server/platform/duty/duty.service.ts';
import { key, MONDAY, qualityWorld, type QualityWorld } from './quality-fixture.ts';
import type { Any } from '../tickets/ticket-fixture.ts';

let w: QualityWorld;
vi.setConfig({ testTimeout: 90_000 });
beforeAll(async () => { w = await qualityWorld(); });
beforeEach(async () => {
  await w.db.write.query('delete from due_actions; delete from notifications; delete from duties');
  w.clock.set(MONDAY);
});
afterAll(() => w?.end());

const held = (row: { id: string; version: number }): { id: string; expectedVersion: number } => ({ id: row.id, expectedVersion: row.version });
const duties = (resource: string, resourceKey: string): Promise<Duty[]> => w.db.source.getRepository(Duty).find({ where: { resource, resourceKey }, order: { id: 'ASC' } });
const iso = (at: Any): string => new Date(at).toISOString();
/** A finding with one action that the clerk has done. */
async function done(more: object = {}): Promise<{ finding: string; action: string }> {
  const finding = await w.find('inspector', { questionKey: key(), ...more });
  const action = await w.plan('manager', finding.id, { ownerId: w.employees.clerk });
  await completeCorrectiveAction(await w.as('clerk'), { ...held(action), note: '门封条已换' });
  return { finding: finding.id, action: action.id };
}

describe('from finding to effect', () => {
  test('C-36 D-37: an action is planned by the manager, done by the clerk, verified by another, judged after its days, and only then is the finding closed', async () => {
    const finding = await w.find('inspector', { questionKey: 'c36' });
    expect(finding).toMatchObject({ state: 'OPEN', severity: 'MAJOR', ownerId: w.employees.manager, foundOn: '2026-03-02', isRepeat: false });
    // Five working days of shop hours: from Monday 10:00 to the end of business of the Saturday after.
    expect(finding.number).toMatch(/^F-260302-\d+$/);
    const action = await w.plan('manager', finding.id, { ownerId: w.employees.clerk, whys: ['门关不严', '封条老化', ' '], workingDays: 2, costAmount: '120.50', effectAfterDays: 7 });
    expect(action).toMatchObject({ state: 'OPEN', whys: ['门关不严', '封条老化'], workingDays: 2, storeId: w.stores[0] });
    expect((await w.finding(finding.id)).state).toBe('ACTING');
    const told = (await explainNumber(await w.as('manager'), { number: 'correctiveAction.dueAt', id: action.id })).tree as Any;
    expect(told.value).toBe(iso(action.dueAt));
    expect(told.rule).toEqual({ key: 'shop', version: 1 });
    const mine = await completeCorrectiveAction(await w.as('clerk'), { ...held(action), note: '已更换' });
    expect(mine).toBe(action.id);
    const completed = await w.action(action.id);
    expect(completed).toMatchObject({ state: 'DONE', doneById: w.employees.clerk });
    // The manager has no word to verify; the supervisor has.
    expect(await refusal(verifyCorrectiveAction(await w.as('manager'), { ...held(completed), note: '看过了' }))).toMatchObject({ code: 'FORBIDDEN', reason: 'RIGHT_MISSING' });
    await verifyCorrectiveAction(await w.as('supervisor'), { ...held(completed), note: '现场看过，温度 3 度' });
    const verified = await w.action(action.id);
    expect(verified).toMatchObject({ state: 'VERIFIED', verifiedById: w.employees.supervisor });
    const checking = await w.finding(finding.id);
    expect(checking).toMatchObject({ state: 'CHECKING', correctionSeconds: 0, correctedOn: '2026-03-02' });
    expect(await refusal(checkEffectiveness(await w.as('supervisor'), { ...held(verified), isEffective: true, note: '没再超温' }))).toMatchObject({ code: 'POLICY', reason: 'ACTION_EFFECT_EARLY' });
    expect(await refusal(closeFinding(await w.as('supervisor'), { ...held(checking), reason: '差不多了' }))).toMatchObject({ code: 'POLICY', reason: 'FINDING_ACTIONS_OPEN' });
    await w.wait(7);
    await checkEffectiveness(await w.as('supervisor'), { ...held(verified), isEffective: true, note: '一周没再超温' });
    expect((await w.action(action.id)).state).toBe('EFFECTIVE');
    await closeFinding(await w.as('supervisor'), { ...held(await w.finding(finding.id)), reason: '效果稳定' });
    expect(await w.finding(finding.id)).toMatchObject({ state: 'CLOSED', closedById: w.employees.supervisor, reason: '效果稳定' });
    expect((await duties('CorrectiveAction', action.id)).map((duty) => [duty.kind, duty.state, duty.outcome])).toEqual([
      ['quality.act', 'DONE', 'done'], ['quality.verify', 'DONE', 'verified'], ['quality.check-effect', 'DONE', 'effective']]);
    expect((await duties('Finding', finding.id)).map((duty) => [duty.kind, duty.state])).toEqual([['quality.correct', 'DONE']]);
    const { rows } = await w.db.write.query<{ kind: string }>(`select kind from events where (resource = 'Finding' and resource_id = $1) or (resource = 'CorrectiveAction' and resource_id = $2) order by id`, [finding.id, action.id]);
    expect(rows.map((row) => row.kind)).toEqual(['finding.opened', 'action.opened', 'finding.planned', 'action.completed', 'action.verified', 'finding.corrected', 'action.effective', 'finding.closed']);
  });

  test('nobody verifies her own work, under whatever account, and the database refuses it too', async () => {
    const { action } = await done();
    await w.db.write.query('update corrective_actions set owner_id = $2, done_by_id = $3 where id = $1', [action, w.employees.manager, w.employees.supervisor]);
    const row = await w.action(action);
    expect(await refusal(verifyCorrectiveAction(await w.as('supervisor'), { ...held(row), note: '自己看过' }))).toMatchObject({ code: 'FORBIDDEN', reason: 'ACTION_OWN' });
    expect(await refusal(rejectCorrectiveAction(await w.as('supervisor'), { ...held(row), note: '自己退回' }))).toMatchObject({ reason: 'ACTION_OWN' });
    await expect(w.db.write.query('update corrective_actions set verified_by_id = done_by_id where id = $1', [action])).rejects.toThrow('check constraint');
    await expect(w.db.write.query('update corrective_actions set effect_checked_by_id = owner_id where id = $1', [action])).rejects.toThrow('check constraint');
    await verifyCorrectiveAction(await w.as('keeper'), { ...held(row), note: '总部看过' });
  });

  test('rejected goes back to its owner with the reason; out of time it is given two working days', async () => {
    const { action } = await done();
    await rejectCorrectiveAction(await w.as('supervisor'), { ...held(await w.action(action)), note: '封条装反了' });
    const first = await w.action(action);
    expect(first).toMatchObject({ state: 'REJECTED', rejectCount: 1, reason: '封条装反了' });
    expect((await w.told('clerk')).at(-1)).toMatchObject({ matter: `action:${action}`, zh: `${first.number} 复核没通过：封条装反了` });
    await completeCorrectiveAction(await w.as('clerk'), { ...held(first), note: '重装' });
    await w.wait(20);
    await rejectCorrectiveAction(await w.as('supervisor'), { ...held(await w.action(action)), note: '还是漏' });
    const again = await w.action(action);
    expect(again).toMatchObject({ rejectCount: 2, workingDays: 2 });
    expect(new Date(again.dueAt).getTime()).toBeGreaterThan(w.clock.now().getTime());
  });

  test('what did not help opens the finding again with a new date; a later action that helps lets it be closed', async () => {
    const { finding, action } = await done();
    await verifyCorrectiveAction(await w.as('supervisor'), { ...held(await w.action(action)), note: '看过' });
    await w.wait(14);
    await checkEffectiveness(await w.as('keeper'), { ...held(await w.action(action)), isEffective: false, note: '又超温三次' });
    const open = await w.finding(finding);
    expect(open).toMatchObject({ state: 'OPEN', correctedAt: null, correctionSeconds: null });
    expect(new Date(open.dueAt).getTime()).toBeGreaterThan(w.clock.now().getTime());
    const told = (await explainNumber(await w.as('manager'), { number: 'finding.dueAt', id: finding })).tree as Any;
    expect(told.value).toBe(iso(open.dueAt));
    expect(await refusal(closeFinding(await w.as('keeper'), { ...held(open), reason: '算了' }))).toMatchObject({ code: 'POLICY', reason: 'FINDING_NO_EFFECT' });
    const second = await w.plan('manager', finding, { ownerId: w.employees.clerk, whatZh: '换整个柜门' });
    await completeCorrectiveAction(await w.as('clerk'), { ...held(second), note: '换了' });
    await verifyCorrectiveAction(await w.as('supervisor'), { ...held(await w.action(second.id)), note: '看过' });
    await w.wait(14);
    await checkEffectiveness(await w.as('keeper'), { ...held(await w.action(second.id)), isEffective: true, note: '稳定' });
    await closeFinding(await w.as('keeper'), { ...held(await w.finding(finding)), reason: '稳定' });
    await reopenFinding(await w.as('keeper'), { ...held(await w.finding(finding)), reason: '顾客又投诉' });
    expect(await w.finding(finding)).toMatchObject({ state: 'OPEN', closedAt: null, closedById: null });
  });

  test('its owner cannot close it; many at once are refused with a reason that people understand', async () => {
    const { finding, action } = await done();
    await assignFinding(await w.as('manager'), { ...held(await w.finding(finding)), ownerId: w.employees.supervisor as string });
    await verifyCorrectiveAction(await w.as('keeper'), { ...held(await w.action(action)), note: '看过' });
    await w.wait(14);
    await checkEffectiveness(await w.as('keeper'), { ...held(await w.action(action)), isEffective: true, note: '稳定' });
    expect(await refusal(closeFinding(await w.as('supervisor'), { ...held(await w.finding(finding)), reason: '好了' }))).toMatchObject({ code: 'FORBIDDEN', reason: 'FINDING_OWN' });
    expect(await refusal(closeFindings(await w.as('keeper'), { ids: [finding] }))).toMatchObject({ code: 'POLICY', reason: 'FINDING_BULK_CLOSE', message: expect.stringContaining('one by one') });
    expect((await w.finding(finding)).state).toBe('CHECKING');
  });
});

describe('what is asked before it counts as done', () => {
  test('D-31: a supplier’s answer before it counts as done; a course that is not there is said at its place', async () => {
    const finding = await w.find('inspector', { questionKey: key() });
    const action = await w.plan('manager', finding.id, { ownerId: w.employees.clerk, supplierName: '冷链供应商', causeTag: CauseTag.SUPPLIER });
    expect(await refusal(completeCorrectiveAction(await w.as('clerk'), { ...held(action), note: '好了' }))).toMatchObject({ code: 'POLICY', reason: 'ACTION_SUPPLIER' });
    await saveCorrectiveAction(await w.as('clerk'), { ...held(action), supplierAnswer: '已更换保温箱' });
    const saved = await w.action(action.id);
    expect(saved.supplierAnsweredAt).not.toBeNull();
    expect(await refusal(saveCorrectiveAction(await w.as('manager'), { ...held(saved), trainingCourseKey: 'nowhere' }))).toMatchObject({ code: 'VALIDATION', reason: 'INPUT_INVALID' });
    await completeCorrectiveAction(await w.as('clerk'), { ...held(saved), note: '好了' });
    expect((await w.action(action.id)).state).toBe('DONE');
  });
  test('bad input is said at its place', async () => {
    const finding = await w.find('inspector', { questionKey: key() });
    const open = async (more: object) => openCorrectiveAction(await w.as('manager'), { findingId: finding.id, idempotencyKey: key(), whatZh: '做', ownerId: w.employees.clerk as string, causeTag: CauseTag.PEOPLE, ...more } as Any);
    const fields = async (work: Promise<unknown>): Promise<Any> => work.then(() => null, (error: Any) => error.details?.fields ?? error.reason);
    expect(await fields(open({ whatZh: ' ' }))).toEqual({ 'input.whatZh': 'ACTION_WHAT' });
    expect(await fields(open({ causeTag: null, whys: [' '] }))).toEqual({ 'input.causeTag': 'ACTION_CAUSE' });
    expect(await fields(open({ workingDays: 3, dueOn: '2026-03-09' }))).toEqual({ 'input.dueOn': 'ACTION_DUE' });
    expect(await fields(open({ dueOn: '2026-03-01' }))).toEqual({ 'input.dueOn': 'ACTION_DUE_PAST' });
    expect(await fields(open({ costAmount: '-1.00' }))).toEqual({ 'input.costAmount': 'ACTION_COST' });
    expect(await fields(open({ ownerId: '999999' }))).toEqual({ 'input.ownerId': 'QUALITY_OWNER' });
    expect(await fields(openFinding(await w.as('inspector'), { idempotencyKey: key(), source: FindingSource.ALERT, titleZh: '预警' } as Any))).toEqual({ 'input.source': 'FINDING_SOURCE' });
    expect(await fields(openFinding(await w.as('inspector'), { idempotencyKey: key(), source: FindingSource.TICKET, titleZh: '工单' } as Any))).toEqual({ 'input.ticketIds': 'FINDING_TICKETS' });
    const today = await open({ dueOn: '2026-03-02' });
    expect(iso((await w.action(today)).dueAt)).toBe('2026-03-02T15:59:59.000Z');
  });
  test('the same request twice opens one; a stale version is CONFLICT with the row as it stands', async () => {
    const finding = await w.find('inspector', { questionKey: key() });
    const input = { findingId: finding.id, idempotencyKey: key(), whatZh: '做', ownerId: w.employees.clerk as string, causeTag: CauseTag.PEOPLE };
    const ctx = await w.as('manager');
    const [one, two] = await Promise.all([openCorrectiveAction(ctx, input), openCorrectiveAction(ctx, input)]);
    expect(one).toBe(two);
    const action = await w.action(one);
    await saveCorrectiveAction(ctx, { ...held(action), costAmount: '5.00' });
    const error: Any = await cancelCorrectiveAction(ctx, { ...held(action), note: '不用了' }).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'CONFLICT', details: { current: { id: one, version: 2, costAmount: '5.00' } } });
    await cancelCorrectiveAction(ctx, { id: one, expectedVersion: 2, note: '不用了' });
    expect((await w.finding(finding.id)).state).toBe('OPEN');
    expect((await duties('CorrectiveAction', one)).map((duty) => duty.state)).toEqual(['CANCELLED']);
  });
});

describe('repeats', () => {
  test('the same question at the same store within ninety days counts, is linked to the one before, and can be explained; elsewhere, later, or dismissed ones do not', async () => {
    const first = await w.find('inspector', { questionKey: 'hygiene.7' });
    const wrong = await w.find('inspector', { questionKey: 'hygiene.7' });
    expect(wrong).toMatchObject({ isRepeat: true, repeatCount: 1, repeatOfId: first.id });
    await dismissFinding(await w.as('keeper'), { ...held(wrong), reason: '看错了' });
    await w.wait(30);
    expect(await w.find('inspector', { questionKey: 'hygiene.7', storeId: w.stores[1] })).toMatchObject({ isRepeat: false, repeatCount: 0, repeatOfId: null });
    const second = await w.find('inspector', { questionKey: 'hygiene.7' });
    expect(second).toMatchObject({ isRepeat: true, repeatCount: 1, repeatOfId: first.id, repeatWindowDays: 90 });
    const told = (await explainNumber(await w.as('manager'), { number: 'finding.repeatCount', id: second.id })).tree as Any;
    expect(told).toMatchObject({ value: 1, rows: { resource: 'findings', count: 1 } });
    await w.wait(61);
    expect(await w.find('inspector', { questionKey: 'hygiene.7' })).toMatchObject({ repeatCount: 1, repeatOfId: second.id });
  });
  test('of ten at once one is the first', async () => {
    const ctx = await w.as('inspector');
    const ids = await Promise.all(Array.from({ length: 10 }, () => openFinding(ctx, { idempotencyKey: key(), source: FindingSource.PERSON, titleZh: '同一个问题', storeId: w.stores[0], questionKey: 'at-once' } as Any)));
    const rows = await Promise.all(ids.map((id) => w.finding(id)));
    expect(rows.map((row) => row.repeatCount).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('what is overdue', () => {
  test('D-32: the owner hears it, then the area supervisor, two working days later head office: each once for the whole matter', async () => {
    const finding = await w.find('inspector', { questionKey: key(), severity: FindingSeverity.CRITICAL });
    const action = await w.plan('manager', finding.id, { ownerId: w.employees.clerk, workingDays: 1 });
    await w.db.write.query('delete from notifications');
    await w.wait(2);
    expect((await w.finding(finding.id)).breachedAt).not.toBeNull();
    expect((await w.action(action.id)).breachedAt).not.toBeNull();
    const supervisors = await w.told('supervisor');
    expect(supervisors.filter((one) => one.kind === 'quality.overdue')).toEqual([expect.objectContaining({ matter: `finding-overdue:${finding.id}`, count: 1, zh: `${finding.number} 已逾期` })]);
    expect((await w.told('head')).filter((one) => one.kind === 'quality.overdue')).toEqual([]);
    await w.wait(5);
    expect((await w.told('head')).filter((one) => one.kind === 'quality.overdue').length).toBe(1);
    expect((await w.told('supervisor')).filter((one) => one.kind === 'quality.overdue').length).toBe(1);
    expect((await w.told('clerk')).some((one) => one.zh.startsWith('已逾期'))).toBe(true);
  });
  test('what is put right in time is taken nowhere', async () => {
    const { finding, action } = await done({ severity: FindingSeverity.MINOR });
    await verifyCorrectiveAction(await w.as('supervisor'), { ...held(await w.action(action)), note: '看过' });
    await w.wait(13);
    expect((await w.finding(finding)).breachedAt).toBeNull();
    for (const name of ['supervisor', 'head', 'keeper']) expect((await w.told(name)).filter((one) => one.kind === 'quality.overdue')).toEqual([]);
  });
  test('a duty of quality ends by its act, not by hand', async () => {
    const finding = await w.find('inspector', { questionKey: key() });
    const [duty] = await duties('Finding', finding.id);
    expect(await refusal(finishDuty(await w.as('manager'), { id: duty?.id as string, expectedVersion: duty?.version as number, outcome: 'ok' }))).toMatchObject({ code: 'POLICY', reason: 'DUTY_BY_ACT' });
  });
});

describe('who may', () => {
  test('a store manager neither sees nor touches what another store has; the clerk only her own action', async () => {
    const finding = await w.find('inspector', { questionKey: key() });
    const action = await w.plan('manager', finding.id, { ownerId: w.employees.manager });
    expect(await refusal(assignFinding(await w.as('other'), { ...held(await w.finding(finding.id)), ownerId: w.employees.other as string }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(saveCorrectiveAction(await w.as('other'), { ...held(action), costAmount: '1.00' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(completeCorrectiveAction(await w.as('clerk'), { ...held(action), note: '好了' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(completeCorrectiveAction(await w.as('agent'), { ...held(action), note: '好了' }))).toMatchObject({ code: 'FORBIDDEN', reason: 'ACTION_NOT_YOURS' });
    expect(await refusal(openFinding(await w.as('manager'), { idempotencyKey: key(), source: FindingSource.PERSON, titleZh: '别店的', storeId: w.stores[1] } as Any))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(openFinding(await w.as('manager'), { idempotencyKey: key(), source: FindingSource.PERSON, titleZh: '全公司的' } as Any))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
