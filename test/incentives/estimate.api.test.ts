// What if: an employee tries her own statement with two more tickets solved; nothing is kept, and nobody tries another's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MONTHS, payWorld, plainContent, shares, type PayWorld } from './pay-world.ts';
import { part, type Any } from './pay-fixture.ts';

let world: PayWorld;
let mine: Any;
let other: Any;
beforeAll(async () => {
  world = await payWorld();
  shares.set(world.person.mei as string, ['120', '125']);
  const made = await world.locked(await world.scheme());
  const all = await world.statements(made.id);
  [mine, other] = [world.of(all, 'mei'), world.of(all, 'lan')];
}, 120_000);
afterAll(() => world?.end());

const ESTIMATE = 'query ($id: ID!, $figures: [FigureInput!]!) { did: estimateStatement(statementId: $id, figures: $figures) { before after difference lines { key before after difference } } }';
const tried = (figures: object[], who = 'mei', id = mine.id): Promise<Any> => world.run(who, ESTIMATE, { id, figures });

describe('Two more tickets', () => {
  test('UX-18: three more of 125 make 98.4 % and 12.00 more, by the rule of the statement’s own version', async () => {
    expect(await tried([{ name: 'hand.rate', more: 3 }])).toMatchObject({ before: '4480.00', after: '4492.00', difference: '12.00', lines: [{ key: 'resolution', before: '480.00', after: '492.00' }] });
    expect(await tried([{ name: 'hand.rate', more: 2 }])).toMatchObject({ difference: '8.00' });
    // No more than all of them, no fewer than none; and the figure itself as before.
    expect(await tried([{ name: 'hand.rate', more: 999 }])).toMatchObject({ after: '4500.00' });
    expect(await tried([{ name: 'hand.rate', more: -999 }])).toMatchObject({ after: '4000.00' });
    expect(await tried([{ name: 'hand.rate', value: '0.5' }])).toMatchObject({ after: '4250.00' });
    expect((await world.run('mei', 'query ($id: ID!) { did: statementFigures(statementId: $id) { name above below } }', { id: mine.id }))).toEqual([{ name: 'hand.rate', above: '120', below: '125' }]);
  });
  test('is refused with both a value and a number, with neither, where there are no rows to count, and on another’s statement; nothing is kept', async () => {
    const count = async (): Promise<string> => JSON.stringify(await world.sql('select (select count(*) from events) e, (select count(*) from statement_lines) l, (select sum(version) from statements) v'));
    const before = await count();
    for (const figures of [[{ name: 'hand.rate', more: 1, value: '1' }], [{ name: 'hand.rate' }], [{ name: 'salary', more: 1 }]]) expect(await world.refusal('mei', ESTIMATE, { id: mine.id, figures }), JSON.stringify(figures)).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refusal('hr', ESTIMATE, { id: other.id, figures: [{ name: 'hand.rate', more: 1 }] })).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refusal('lan', ESTIMATE, { id: mine.id, figures: [{ name: 'hand.rate', more: 1 }] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await count()).toBe(before);
  });

  test('a scheme on one person says the lines that they would have; what is wrong with it is said at its place', async () => {
    const id = await world.scheme();
    const TRY = 'query ($input: TrySchemeInput!) { did: trySchemeOnPerson(input: $input) { month total people lines { key amount explanation } } }';
    const draft = plainContent({ components: [part('base', 'FIXED', { amount: '4100.00', isBase: true }), part('resolution', 'FORMULA', { formula: 'hand.rate * money(200)' })] });
    const input = { schemeId: id, content: draft, employeeId: world.person.intern, on: MONTHS[1] };
    expect(await world.run('hr', TRY, { input })).toMatchObject({ month: MONTHS[1].slice(0, 7), total: '3433.60', people: 3, lines: [{ key: 'base', amount: '4100.00' }, { key: 'resolution', amount: '192.00', explanation: { inputs: [{ text: { en: 'resolution rate × ¥200.00' } }, {}] } }, { key: 'internFactor', amount: '-858.40' }] });
    expect(await world.refusal('hr', TRY, { input: { ...input, content: { components: [] } } })).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refusal('hr', TRY, { input: { ...input, employeeId: world.person.hr } })).toMatchObject({ code: 'POLICY', reason: 'PAY_NOT_MEANT' });
    for (const who of ['mei', 'finance']) expect(await world.refusal(who, TRY, { input }), who).toMatchObject({ code: 'FORBIDDEN' });
  });
});
