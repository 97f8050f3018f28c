// A statement as PDF: the figures of the screen to the fen, in both languages, for its person and those who work on pay alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkExplanation, type Explanation } from '../../server/core/explanation.ts';
import { formatNumber } from '../../server/core/money.ts';
import { linesOfPdf } from '../support/pdf.ts';
import { MONTHS, payWorld, type PayWorld } from './pay-world.ts';
import type { Any } from './pay-fixture.ts';

let world: PayWorld;
let made: Any;
beforeAll(async () => {
  world = await payWorld();
  made = await world.locked(await world.scheme());
}, 120_000);
afterAll(() => world?.end());
const linesOf = async (who: string, id: string, language: string): Promise<string[]> => linesOfPdf(Buffer.from(await (await world.paper(who, 'statement', id, language)).arrayBuffer()));

describe('A statement as PDF', () => {
  test.each(['zh', 'en'] as const)('UX-18: carries every figure and every reason of the screen (%s)', async (language) => {
    const mine = world.of(await world.statements(made.id), 'mei');
    const lines = await linesOf('mei', mine.id, language);
    const text = lines.join('\n');
    expect(lines).toContain(language === 'zh' ? '4,480.00 元' : '¥4,480.00');
    for (const line of mine.lines.items) {
      expect(lines.some((one) => one.startsWith(language === 'zh' ? line.labelZh : line.labelEn) && one.endsWith(formatNumber(line.amount, 2))), line.key).toBe(true);
      for (const { node } of walkExplanation(line.explanation as Explanation)) if (node.text) expect(text.replace(/\s/g, '')).toContain(node.text[language].replace(/\s/g, ''));
    }
    // All amounts of the table add up to what is payable.
    const table = lines.slice(0, lines.findIndex((one) => one === (language === 'zh' ? '每一项的来由' : 'How each line came about')));
    expect(table.at(-1)).toBe(`${language === 'zh' ? '合计' : 'Total'} 4,480.00`);
    expect(text).toContain(mine.hash);
  });

  test('the adjustment that came later stands in it, and what is payable is the sum', async () => {
    const mine = world.of(await world.statements(made.id), 'mei');
    const one = await world.act('hr', 'adjust', { statementId: mine.id, idempotencyKey: world.key(), amount: '-20.50', reason: '重复计算' });
    await world.act('finance', 'decide', { id: one.id, expectedVersion: one.version, isApproved: true });
    const lines = await linesOf('mei', mine.id, 'en');
    expect(lines).toEqual(expect.arrayContaining(['¥4,459.50', 'Total 4,459.50', 'Adjustments −20.50']));
  });

  test('is nobody’s else: another’s, one that is not out, and none at all answer alike; without an account it is refused', async () => {
    const all = await world.statements(made.id);
    const draft = await world.act('hr', 'calculate', { schemeId: await world.scheme(), on: MONTHS[1] });
    const unpublished = world.of(await world.statements(draft.id), 'mei');
    for (const [who, id] of [['mei', world.of(all, 'lan').id], ['mei', unpublished.id], ['mei', '999999'], ['mei', 'x'], ['mei', '1;drop']] as const) {
      const answer = await world.paper(who, 'statement', id);
      expect([answer.status, await answer.text()], id).toEqual([404, expect.not.stringMatching(/\d{4}\.\d\d/)]);
    }
    expect((await world.paper('mei', 'nothing', '1')).status).toBe(404);
    expect((await world.paper(null, 'statement', world.of(all, 'mei').id)).status).toBe(401);
    const answer = await world.paper('hr', 'statement', world.of(all, 'lan').id);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-store']);
  });
});
