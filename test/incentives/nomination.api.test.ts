// Awards that people give, over HTTP: named, seconded and decided by three people, none of them the person named; what is given becomes a line of pay, paid by the ledger.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEAST_ANSWERS, placesOf, sayStanding, type Contender } from '../../server/incentives/awards/standing.rules.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { evidenceSource } from '../../server/staff/careers/career.registry.ts';
import { MONTHS, payWorld, type PayWorld } from './pay-world.ts';
import type { Any } from './pay-fixture.ts';

let world: PayWorld;
let schemeId: string;
beforeAll(async () => {
  world = await payWorld();
  const store = world.http.world.stores[0] as string;
  const chief = (name: string): Promise<string> => world.add(name, [{ role: 'manager', scope: 'STORE', storeId: store }, world.own], 'store-manager');
  for (const name of ['boss', 'second', 'third']) await chief(name);
  await world.add('far', [{ role: 'manager', scope: 'STORE', storeId: world.http.world.stores[1] as string }, world.own], 'store-manager', 'REGULAR', world.http.world.stores[1] as string);
  await world.add('desk', [{ role: 'agent', scope: 'STORE', storeId: store }, world.own], 'desk-without-award');
  schemeId = await world.scheme();
}, 120_000);
afterAll(async () => { await world?.end(); });

const FIELDS = 'id version state awardKey periodFrom periodUntil reason nominatorName seconderName deciderName decision standing';
const mutation = (name: string, type: string): string => `mutation ($input: ${type}!) { did: ${name}(input: $input) { ${FIELDS} } }`;
const NOMINATE = mutation('nominateForAward', 'NominateForAwardInput');
const SECOND = mutation('secondNomination', 'SecondNominationInput');
const DECIDE = mutation('decideNomination', 'DecideNominationInput');
const WITHDRAW = mutation('withdrawNomination', 'WithdrawNominationInput');
const naming = (who: string, on: string = MONTHS[2], more: object = {}): object => ({ input: { idempotencyKey: world.key(), employeeId: world.person[who], awardKey: 'star', on, reason: '连续三个月顾客评价最好', ...more } });
const step = (who: string, document: string, of: Any, more: object = {}): Promise<Any> => world.run(who, document, { input: { id: of.id, expectedVersion: of.version, ...more } });
const refused = async (who: string, document: string, of: Any, more: object = {}): Promise<string> => (await world.refusal(who, document, { input: { id: of.id, expectedVersion: of.version, ...more } }))?.reason;
const LIST = 'query ($id: ID!) { awardNominations(filter: { employeeId: { eq: $id } }) { total items { state awardId } } }';
const seen = async (who: string, of: string): Promise<number> => (await world.run(who, LIST, { id: world.person[of] })).awardNominations.total;

describe('Nominations', () => {
  test('A-20, C-22: who is named, seconded and awarded has the star of the quarter in the statement, and is paid it once', async () => {
    const named = await world.run('boss', NOMINATE, naming('mei'));
    expect(named).toMatchObject({ state: 'PROPOSED', nominatorName: 'boss', standing: { value: null, text: { en: 'not ranked: fewer than 5 answers' } } });
    expect(Number(named.periodFrom.slice(5, 7)) % 3).toBe(1);
    // Not what nobody has seconded; not by the same hands; not by the person named.
    expect(await refused('hr', DECIDE, named, { isAwarded: true, reason: '给吧' })).toBe('STATE_FORBIDS');
    expect(await refused('boss', SECOND, named)).toBe('PAY_SAME_HAND');
    const backed = await step('second', SECOND, named);
    expect(backed).toMatchObject({ state: 'SECONDED', seconderName: 'second' });
    expect(await refused('third', SECOND, backed)).toBe('STATE_FORBIDS');
    expect((await world.refusal('boss', DECIDE, { input: { id: backed.id, expectedVersion: backed.version, isAwarded: true, reason: '给吧' } })).code).toBe('FORBIDDEN');
    expect(await refused('hr', DECIDE, named, { isAwarded: true, reason: '给吧' })).toBe('ROW_CHANGED');
    // Until it is given she hears nothing of it.
    expect([await seen('mei', 'mei'), await seen('far', 'mei'), await seen('third', 'mei')]).toEqual([0, 0, 1]);
    // Nor do colleagues at the desk, who may look each other up; nor she if she led the store herself.
    expect(await seen('desk', 'mei')).toBe(0);
    await world.sql(`insert into award_nominations (award_key, award_zh, award_en, period_from, period_until, employee_id, store_id, reason, nominator_name) values ('star', '之星', 'Star', '2020-01-01', '2020-04-01', $1, $2, '带队很稳', '别人')`, [world.person.third, world.http.world.stores[0]]);
    expect([await seen('third', 'third'), await seen('second', 'third'), await seen('hr', 'third')]).toEqual([0, 1, 1]);
    expect(await step('hr', DECIDE, backed, { isAwarded: true, reason: '大家一致' })).toMatchObject({ state: 'AWARDED', deciderName: 'hr' });
    expect([await seen('mei', 'mei'), await seen('lan', 'mei')]).toEqual([1, 0]);
    const made = await world.locked(schemeId);
    const mine = world.of(await world.statements(made.id), 'mei');
    expect([mine.totalAmount, mine.lines.items.find((line: Any) => line.key === 'star').amount]).toEqual(['5980.00', '1500.00']);
    expect(mine.lines.items.find((line: Any) => line.key === 'star').explanation.inputs[0].note.zh).toContain('连续三个月顾客评价最好');
    await world.act('finance', 'pay', { id: made.id, idempotencyKey: world.key() });
    const [books] = await world.sql(`select (select sum(amount)::text from payouts where kind = 'PAY' and detail ->> 'runId' = $1) paid, (select coalesce(sum(amount), 0)::float from ledger_entries) off`, [made.id]);
    expect(books).toEqual({ paid: made.totalAmount, off: 0 });
    expect(mine.totalAmount).toBe((await world.sql('select paid_amount::text paid from statements where id = $1', [mine.id]))[0].paid);
    // And it speaks for a step up (C-22).
    expect(await evidenceSource('AWARDS')?.(systemContext(world.http.db), world.person.mei as string, { kind: 'AWARDS', zh: '', en: '', least: '1' })).toEqual({ value: '1' });
    // Decided is decided.
    expect(await refused('hr2', DECIDE, { ...backed, version: backed.version + 1 }, { isAwarded: false, reason: '不给' })).toBe('STATE_FORBIDS');
  });

  test('nobody names themselves, somebody out of sight, for an award that is not theirs, or twice for one period', async () => {
    expect(await world.refusal('boss', NOMINATE, naming('boss'))).toMatchObject({ code: 'FORBIDDEN', reason: 'PAY_OWN_AWARD' });
    expect(await world.refusal('far', NOMINATE, naming('lan'))).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refusal('mei', NOMINATE, naming('lan'))).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refusal('boss', NOMINATE, naming('second'))).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refusal('boss', NOMINATE, naming('lan', MONTHS[0], { awardKey: 'nothing' }))).toMatchObject({ code: 'VALIDATION' });
    const once = naming('lan', MONTHS[0]);
    const [first, again] = await Promise.all([world.run('boss', NOMINATE, once), world.run('boss', NOMINATE, once)]);
    expect(again.id).toBe(first.id);
    expect(await world.refusal('second', NOMINATE, naming('lan', MONTHS[1]))).toMatchObject({ code: 'CONFLICT', reason: 'PAY_NOMINATED' });
    // Ten at once second it: one does.
    const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => world.send(i % 2 ? 'second' : 'third', SECOND, { input: { id: first.id, expectedVersion: first.version } })));
    expect(ten.filter((answer) => !answer.errors).length).toBe(1);
    expect(await refused('second', WITHDRAW, { ...first, version: 2 })).toBe('PAY_NOT_MAKER');
    expect(await step('boss', WITHDRAW, { ...first, version: 2 })).toMatchObject({ state: 'WITHDRAWN' });
    // Taken back, somebody may name her again; declined, it is over and no award is there.
    const anew = await world.run('third', NOMINATE, naming('lan', MONTHS[1]));
    expect(await step('hr', DECIDE, anew, { isAwarded: false, reason: '样本太少' })).toMatchObject({ state: 'DECLINED', decision: '样本太少' });
    expect(await world.sql('select 1 from incentive_awards where employee_id = $1', [world.person.lan])).toEqual([]);
  });

  test('the database itself refuses one pair of hands, and an award without its person', async () => {
    const named = await world.run('boss', NOMINATE, naming('intern'));
    await expect(world.sql('update award_nominations set seconder_user_id = nominator_user_id where id = $1', [named.id])).rejects.toThrow(/One person/);
    await expect(world.sql('update award_nominations set seconder_id = employee_id where id = $1', [named.id])).rejects.toThrow(/check/);
    await expect(world.sql(`update award_nominations set state = 'AWARDED' where id = $1`, [named.id])).rejects.toThrow(/check/);
  });

  test('the ranking is for those who decide; kinds of awards are for all', async () => {
    expect((await world.run('mei', '{ awardKinds { key isQuarterly label { zh } } }')).awardKinds).toEqual([{ key: 'star', isQuarterly: true, label: { zh: 'star 项' } }]);
    const { awardStandings } = await world.run('hr', 'query ($on: Date) { awardStandings(awardKey: "star", on: $on) { employeeName place sample } }', { on: MONTHS[2] });
    expect(awardStandings.map((one: Any) => [one.employeeName, one.place]).sort()).toEqual([['intern', null], ['lan', null], ['mei', null]]);
    for (const who of ['boss', 'mei', 'finance']) expect((await world.refusal(who, '{ awardStandings(awardKey: "star") { place } }')).code, who).toBe('FORBIDDEN');
  });
});

describe('Places by measures', () => {
  const one = (employeeId: string, satisfaction: string | null, sample: number, resolution: string | null): Contender => ({ employeeId, satisfaction: { value: satisfaction, sample }, resolution: { value: resolution, sample } });
  test('A-20: satisfaction first, then resolution; who is alike shares the better place, and too few answers are none', () => {
    const placed = placesOf([one('1', '4.5', 20, '0.9'), one('2', '4.8', LEAST_ANSWERS - 1, '1'), one('3', '4.5', 9, '0.9'), one('4', '4.9', 5, '0.5'), one('5', '4.5', 30, null), one('6', null, 0, null), one('7', '4.50', 8, '0.95')]);
    expect(placed.map((each) => [each.employeeId, each.place, each.alike])).toEqual([['4', 1, 1], ['7', 2, 1], ['1', 3, 2], ['3', 3, 2], ['5', 5, 1], ['2', null, 0], ['6', null, 0]]);
    const said = sayStanding(placed[2] as never, { from: '2026-07-01', until: '2026-10-01' });
    expect([said.value, said.text?.en, said.inputs[1]?.holds]).toEqual([3, '3 of 5 (2 alike)', true]);
    expect(sayStanding(placed[5] as never, { from: '2026-07-01', until: '2026-10-01' }).inputs[1]).toMatchObject({ holds: false, required: { en: 'at least 5' } });
  });
});
