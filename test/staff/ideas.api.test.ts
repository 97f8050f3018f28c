// Gold ideas over HTTP: everybody proposes and votes once, managers adopt for their store, the effect is measured before and since, the month's best are handed on once.
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awardIdeas } from '../../server/staff/ideas/effect.service.ts';
import { bestThree, costOf } from '../../server/staff/ideas/idea.rules.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

describe('the month’s best, as a rule', () => {
  const one = (id: string, adoptionCount: number, voteCount = 0, proposedAt = '2026-01-01T00:00:00.000Z') => ({ id, proposerId: id, adoptionCount, voteCount, proposedAt });
  test('A-13: by adoption, then votes; 500, 350 and 200; what no store does is not among them', () => {
    const best = bestThree([one('1', 1), one('2', 5), one('3', 0, 99), one('4', 3, 1), one('5', 3, 7)]);
    expect(best.map(({ id, place, amount }) => [id, place, amount])).toEqual([['2', 1, '500.00'], ['5', 2, '350.00'], ['4', 3, '200.00']]);
    expect(costOf(best)).toBe('1050.00');
  });
  test('equals share the better place and the next is passed over; the order of the list changes nothing', () => {
    const list = [one('1', 2, 2), one('2', 2, 2), one('3', 1, 5), one('4', 1, 5), one('5', 1, 4)];
    const said = (all: typeof list) => bestThree(all).map(({ id, place }) => `${id}:${place}`).sort();
    expect(said(list)).toEqual(['1:1', '2:1', '3:3', '4:3']);
    expect(said([...list].reverse())).toEqual(said(list));
    expect(bestThree([])).toEqual([]);
  });
});

describe('over HTTP', () => {
  let w: TicketWorld;
  beforeAll(async () => { w = await ticketWorld(); });
  afterAll(() => w?.end());
  const PROPOSE = 'mutation ($input: ProposeIdeaInput!) { did: proposeIdea(input: $input) { id version state storeId proposerName } }';
  const ADOPT = 'mutation ($input: AdoptIdeaInput!) { did: adoptIdea(input: $input) { id version state adoptionCount adoptedOn adoptions { reason store { id } adoptedBy { id } } } }';
  const VOTE = 'mutation ($input: VoteForIdeaInput!) { did: voteForIdea(input: $input) { voteCount hasMyVote version } }';
  const MEASURE = 'mutation ($input: MeasureIdeaInput!) { did: measureIdea(input: $input) { version effectMeasure effectBefore effectAfter effectExplanation } }';
  const propose = async (token: string, title = '视频验货'): Promise<Any> => (await w.ask(token, PROPOSE, { input: { idempotencyKey: key(), title, body: '发货前拍一段视频给顾客看' } })).did;
  const did = async (token: string, document: string, input: object): Promise<Any> => (await w.ask(token, document, { input })).did;

  test('A-13: an agent proposes once a key, colleagues anywhere vote once, nobody votes for their own', async () => {
    const input = { idempotencyKey: key(), title: '错峰回访', body: '晚上七点以后再打回访电话' };
    const idea = await did(w.tokens.agent, PROPOSE, input);
    expect(await did(w.tokens.agent, PROPOSE, input)).toEqual(idea);
    expect(idea).toMatchObject({ state: 'PROPOSED', storeId: w.stores[0], proposerName: 'agent' });
    for (const token of [w.tokens.elsewhere, w.tokens.elsewhere, w.tokens.manager]) await did(token, VOTE, { id: idea.id, isFor: true });
    expect((await w.ask(w.tokens.manager, 'query ($id: ID!) { idea(id: $id) { voteCount hasMyVote version } }', { id: idea.id })).idea).toEqual({ voteCount: 2, hasMyVote: true, version: 1 });
    expect(await did(w.tokens.elsewhere, VOTE, { id: idea.id, isFor: false })).toEqual({ voteCount: 1, hasMyVote: false, version: 1 });
    expect(await w.refusal(w.tokens.agent, VOTE, { input: { id: idea.id, isFor: true } })).toMatchObject({ code: 'POLICY', reason: 'IDEA_OWN' });
    // Who has no employee record is no colleague; a key proposes nothing.
    expect(await w.refusal(w.tokens.admin, PROPOSE, { input: { ...input, idempotencyKey: key() } })).toMatchObject({ code: 'FORBIDDEN', reason: 'IDEA_PERSON' });
  });

  test('a manager adopts for the own store with a reason; elsewhere, for all, or one’s own it is refused; a lost race is a conflict', async () => {
    const idea = await propose(w.tokens.agent);
    const input = { id: idea.id, expectedVersion: idea.version, storeId: w.stores[0], reason: '退货少一半' };
    expect(await w.refusal(w.tokens.agent, ADOPT, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.manager, ADOPT, { input: { ...input, storeId: w.stores[2] } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.manager, ADOPT, { input: { ...input, storeId: null } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await did(w.tokens.manager, ADOPT, input)).toMatchObject({ state: 'ADOPTED', adoptionCount: 1, adoptions: [{ reason: '退货少一半', store: { id: w.stores[0] }, adoptedBy: { id: w.employees.manager } }] });
    expect(await w.refusal(w.tokens.manager, ADOPT, { input: { ...input, expectedVersion: 2 } })).toMatchObject({ code: 'POLICY', reason: 'IDEA_ADOPTED_HERE' });
    expect(await w.refusal(w.tokens.hr, ADOPT, { input: { ...input, storeId: null } })).toMatchObject({ code: 'CONFLICT' });
    expect(await did(w.tokens.hr, ADOPT, { ...input, storeId: null, expectedVersion: 2 })).toMatchObject({ adoptionCount: 3 });
    const own = await propose(w.tokens.manager, '店长的点子');
    expect(await w.refusal(w.tokens.manager, ADOPT, { input: { ...input, id: own.id, expectedVersion: 1 } })).toMatchObject({ code: 'POLICY', reason: 'IDEA_OWN' });
    const DECLINE = 'mutation ($input: ReasonedIdeaInput!) { did: declineIdea(input: $input) { state decisionReason } }';
    expect(await w.refusal(w.tokens.hr, DECLINE, { input: { id: own.id, expectedVersion: 1, reason: ' ' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.reason': { reason: 'IDEA_REASON' } } });
    expect(await did(w.tokens.hr, DECLINE, { id: own.id, expectedVersion: 1, reason: '去年试过' })).toEqual({ state: 'DECLINED', decisionReason: '去年试过' });
    expect(await w.refusal(w.tokens.agent, VOTE, { input: { id: own.id, isFor: true } })).toMatchObject({ code: 'POLICY', reason: 'IDEA_OVER' });
  });

  test('the effect is the same measure before and since, at the stores that do it, with both explanations; too early is refused', async () => {
    const idea = await propose(w.tokens.agent, '先量再说');
    await did(w.tokens.manager, ADOPT, { id: idea.id, expectedVersion: 1, storeId: w.stores[0], reason: '试一个月' });
    const input = { id: idea.id, expectedVersion: 2, measure: 'tickets.volume', days: 7 };
    expect(await w.refusal(w.tokens.manager, MEASURE, { input })).toMatchObject({ code: 'POLICY', reason: 'IDEA_EARLY' });
    expect(await w.refusal(w.tokens.manager, MEASURE, { input: { ...input, measure: 'no.such' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.measure': { reason: 'IDEA_MEASURE' } } });
    await w.http.world.db.write.query(`update ideas set adopted_on = current_date - 10 where id = $1`, [idea.id]);
    for (const [n, days] of [[3, 12], [1, 5]] as const) for (let at = 0; at < n; at += 1) { const ticket = await w.open(w.tokens.agent, { storeId: w.stores[0] }); await w.http.world.db.write.query(`update tickets set opened_at = opened_at - make_interval(days => $2) where number = $1`, [ticket.number, days]); }
    await w.open(w.tokens.elsewhere, { storeId: w.stores[2] });
    const measured = await did(w.tokens.manager, MEASURE, input);
    expect(measured).toMatchObject({ effectMeasure: 'tickets.volume', effectBefore: '3', effectAfter: '1' });
    expect([measured.effectExplanation.before.rows.count, measured.effectExplanation.after.rows.count]).toEqual([3, 1]);
  });

  test('A-13: a month that is over is settled once, its best handed on to pay with 200 to 500; before its end, and by whoever reaches a store alone, it is refused', async () => {
    const AWARD = 'mutation ($input: AwardIdeasInput!) { awardIdeas(input: $input) }';
    const { rows: [day] } = await w.http.world.db.write.query<{ now: string; before: string }>(`select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM') now, to_char((date_trunc('month', now() at time zone 'Asia/Shanghai') - interval '10 days'), 'YYYY-MM-DD') before`);
    expect(await w.refusal(w.tokens.hr, AWARD, { input: { month: day?.now } })).toMatchObject({ code: 'POLICY', reason: 'IDEA_MONTH' });
    expect(await w.refusal(w.tokens.manager, AWARD, { input: { month: day?.before.slice(0, 7) } })).toMatchObject({ code: 'FORBIDDEN' });
    const ideas = [await propose(w.tokens.agent, '甲点子'), await propose(w.tokens.colleague, '乙点子')];
    for (const [at, idea] of ideas.entries()) await did(w.tokens.hr, ADOPT, { id: idea.id, expectedVersion: 1, storeId: at === 0 ? null : w.stores[0], reason: '推广' });
    await w.http.world.db.write.query('update ideas set adopted_on = null where adopted_on is not null and not id = any($1::bigint[])', [ideas.map((one) => one.id)]);
    await w.http.world.db.write.query('update ideas set adopted_on = $2::date where id = any($1::bigint[])', [ideas.map((one) => one.id), day?.before]);
    await w.http.world.db.write.query('update idea_adoptions set adopted_on = $1::date', [day?.before]);
    const month = String(day?.before.slice(0, 7));
    const RANKING = 'query ($month: String!) { ideaRanking(month: $month) { isSettled best { place title adoptionCount } } }';
    const best = [{ place: 1, title: '甲点子', adoptionCount: 3 }, { place: 2, title: '乙点子', adoptionCount: 1 }];
    expect((await w.ask(w.tokens.agent, RANKING, { month })).ideaRanking).toEqual({ isSettled: false, best });
    const settled = await Promise.all([1, 2].map(() => awardIdeas(systemContext(w.http.world.db, { name: 'test' }), { month })));
    expect(settled).toEqual([2, 2]);
    expect((await w.ask(w.tokens.hr, AWARD, { input: { month } })).awardIdeas).toBe(2);
    expect((await w.ask(w.tokens.agent, RANKING, { month })).ideaRanking).toEqual({ isSettled: true, best });
    const { rows } = await w.http.world.db.write.query<{ employee: string; amount: string; key: string }>('select employee_id::text employee, amount::text, award_key key from incentive_awards order by amount desc');
    expect(rows).toEqual([{ employee: w.employees.agent, amount: '500.00', key: 'goldIdea' }, { employee: w.employees.colleague, amount: '350.00', key: 'goldIdea' }]);
  });
});
