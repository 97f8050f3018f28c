// What confirmed tickets teach: which category a text is of, by which pieces, tried on what was not learnt; it fills the silence of words and leads where it does better.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NeedClass, TicketLevel } from '../../schema/tickets/kinds.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { classify, type CategoryWords } from '../../server/tickets/classify.rules.ts';
import { judgeBy, learn, packed, piecesOf, triedOn, unpacked, type Example } from '../../server/tickets/learning/learnt.rules.ts';
import { LEAST_TICKETS, learnCategories } from '../../server/tickets/learning/learnt.service.ts';
import { reasonOf } from '../../server/tickets/ticket.proposal.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

const SMOKE = ['排风一直嗡嗡地响', '嗡嗡地响了一夜', '柜机嗡嗡地响，睡不着', '开机就嗡嗡地响'];
const SEAL = ['门缝那里合不拢', '冰箱门合不拢', '盖子合不拢，漏冷气', '抽屉门合不拢'];
const examples: Example[] = [...Array(10).keys()].flatMap((n) => [...SMOKE.map((text) => ({ text: `${text}${n}`, label: 'noise' })), ...SEAL.map((text) => ({ text: `${text}${n}`, label: 'fit' }))]);

describe('what texts teach', () => {
  const learnt = learn(examples);
  test('a text is judged by pieces that it shares with what was learnt, which are named; what shares none is not judged', () => {
    expect(judgeBy('新买的风扇嗡嗡地响', learnt)).toMatchObject({ label: 'noise', by: expect.arrayContaining(['嗡嗡地']) });
    expect(judgeBy('柜门合不拢', learnt)?.label).toBe('fit');
    expect(judgeBy('新买的风扇嗡嗡地响', learnt)?.share).toBeGreaterThan(0.6);
    expect(judgeBy('hello world', learnt)).toBeNull();
    expect(judgeBy('嗡嗡', learn(examples.filter((one) => one.label === 'noise')))).toBeNull();
  });
  test('is tried on what was not learnt, and comes back from its box as it was', () => {
    const right = [0, 1, 2, 3].flatMap((part) => triedOn(examples, part, 4));
    expect([right.length, right.filter(Boolean).length / right.length > 0.95]).toEqual([examples.length, true]);
    const back = unpacked(JSON.parse(JSON.stringify(packed(learnt))));
    expect(judgeBy('柜门合不拢', back)).toEqual(judgeBy('柜门合不拢', learnt));
  });
  test('numbers and what was seen once or twice teach nothing', () => {
    expect(piecesOf('订单 20260213 瓷砖')).toEqual(['订单', '瓷砖']);
    expect([...learn([{ text: '张三丰来电', label: 'a' }, { text: '张三丰投诉', label: 'b' }]).pieces]).toEqual([]);
  });
  test('words lead where they do better, what was learnt fills their silence, and the reason says both', () => {
    const category = (id: string, words: string[]): CategoryWords => ({ id, key: id, words, usualClass: NeedClass.URGENT, usualLevel: TicketLevel.L2 });
    const categories = [category('1', ['漏水']), category('2', ['色差'])];
    const guess = { categoryId: '2', by: ['嗡嗡'], taught: 80, accuracy: 0.9, leads: false };
    expect(classify('水管漏水', categories, guess)).toMatchObject({ categoryId: '1', found: { category: ['漏水'] } });
    expect(classify('水管漏水', categories, guess).learnt).toBeUndefined();
    expect(classify('水管漏水', categories, { ...guess, leads: true })).toMatchObject({ categoryId: '2', found: { category: [] }, learnt: { taught: 80 } });
    const silent = classify('嗡嗡地响', categories, guess);
    expect(silent).toMatchObject({ categoryId: '2', needClass: 'URGENT', level: 'L2' });
    expect(reasonOf(silent)).toEqual({
      reasonZh: '人工确认过的 80 张工单里，这样说的多归这一类（「嗡嗡」），试过没学过的，90% 归对',
      reasonEn: 'Of 80 tickets that people confirmed, those like it (“嗡嗡”) are mostly of this category; right for 90% of what it had not seen',
    });
    // A category that is gone is proposed by nobody.
    expect(classify('嗡嗡地响', categories, { ...guess, categoryId: '9' }).categoryId).toBeNull();
  });
});

describe('A-14, D-08: the chain teaches its own sorting', () => {
  let w: TicketWorld;
  beforeAll(async () => { w = await ticketWorld(); });
  afterAll(() => w?.end());
  const system = () => systemContext(w.http.db, { name: 'test' });
  test('from confirmed tickets alone; then a text without a known word is proposed by them, and opens so', async () => {
    const { ticketCategories } = await w.ask(w.tokens.agent, '{ ticketCategories(page: { limit: 10 }) { items { id nameZh } } }');
    const [one, two] = ticketCategories.items as Any[];
    const propose = async (text: string): Promise<Any> => (await w.ask(w.tokens.agent, 'query ($input: ProposeTicketInput!) { ticketProposal(input: $input) { categoryId reasonZh } }', { input: { text } })).ticketProposal;
    expect(await propose('风扇嗡嗡地响')).toEqual({ categoryId: null, reasonZh: '没有认出的词' });
    expect(await learnCategories(system())).toBeNull();
    // Two that nobody confirmed, sorted the other way round: they teach nothing.
    for (const text of SMOKE.slice(0, 2)) await w.open(w.tokens.agent, { body: text, categoryId: two.id });
    for (let n = 0; n < LEAST_TICKETS; n += 1) {
      const isNoise = n % 2 === 0;
      await w.ask(w.tokens.agent, 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { id } }', { input: { idempotencyKey: key(), channel: 'PHONE', body: `${(isNoise ? SMOKE : SEAL)[n % 4]}${n}`, categoryId: isNoise ? one.id : two.id, needClass: 'ORDINARY' } });
    }
    expect(await learnCategories(system())).toBe(1);
    // Nothing new: nothing is learnt.
    expect(await learnCategories(system())).toBeNull();
    const found = await propose('风扇嗡嗡地响');
    expect(found.categoryId).toBe(one.id);
    expect(found.reasonZh).toMatch(/^人工确认过的 60 张工单里.*「.*嗡.*」.*% 归对$/);
    expect((await w.open(w.tokens.agent, { body: '橱柜门合不拢了' })).category).toMatchObject({ key: expect.any(String) });
    const { rows: [kept] } = await w.http.db.write.query('select taught, accuracy::float accuracy from ticket_models');
    expect(kept).toMatchObject({ taught: 60 });
    expect(kept.accuracy).toBeGreaterThan(0.9);
  });
});
