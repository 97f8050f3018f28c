// Sorting by words, in both languages: the seeds' own examples, and what must not be mistaken for a word.
import { describe, expect, test } from 'vitest';
import { NeedClass, TicketLevel } from '../../schema/tickets/kinds.ts';
import { classify, langOf, likeness, type CategoryWords } from '../../server/tickets/classify.rules.ts';
import { CATEGORY_WORDS } from '../../server/tickets/classify-words.rules.ts';
import { reasonOf } from '../../server/tickets/ticket.proposal.ts';

const usual: Record<string, [NeedClass, TicketLevel]> = {
  'product-quality': [NeedClass.URGENT, TicketLevel.L2], installation: [NeedClass.URGENT, TicketLevel.L2], attitude: [NeedClass.EMOTIONAL, TicketLevel.L1],
};
const categories: CategoryWords[] = Object.keys(CATEGORY_WORDS).map((key) => ({
  id: key, key, words: key === 'price' ? ['电子秤'] : [], usualClass: usual[key]?.[0] ?? NeedClass.ORDINARY, usualLevel: usual[key]?.[1] ?? TicketLevel.L1,
}));

describe('A-14 seven categories, A-28..A-31 four classes, B-11..B-13 three levels', () => {
  const cases: [string, string | null, NeedClass | null, TicketLevel | null][] = [
    ['前天在文化路店买的三盒草莓，今天打开全发霉了', 'product-quality', NeedClass.URGENT, TicketLevel.L2],
    ['The strawberries were mouldy and rotten when I opened the box', 'product-quality', NeedClass.URGENT, TicketLevel.L2],
    ['收银多收了 12 元，和标签价不符', 'price', NeedClass.ORDINARY, TicketLevel.L1],
    ['I was overcharged, the label said 19.90', 'price', NeedClass.ORDINARY, TicketLevel.L1],
    ['收到的实物和图片不一样，尺码也不对', 'description', NeedClass.ORDINARY, TicketLevel.L1],
    ['Gift missing from my box, the item is different from the picture', 'description', NeedClass.ORDINARY, TicketLevel.L1],
    ['快递三天还没到，物流也没有更新', 'delivery', NeedClass.ORDINARY, TicketLevel.L1],
    ['电饭煲七天无理由退货，退款什么时候到', 'return-policy', NeedClass.ORDINARY, TicketLevel.L1],
    ['空调安装后一直漏水，师傅说要等配件', 'installation', NeedClass.URGENT, TicketLevel.L2],
    ['The air conditioner leaks after the installation', 'installation', NeedClass.URGENT, TicketLevel.L2],
    ['收银员态度很差，还翻白眼，我要求道歉', 'attitude', NeedClass.EMOTIONAL, TicketLevel.L1],
    ['Staff were rude and shouted at my mother', 'attitude', NeedClass.EMOTIONAL, TicketLevel.L1],
    ['吃了你们的凉菜全家食物中毒，孩子住院了', null, null, TicketLevel.L3],
    ['老人行动不便，能不能上门退货', 'return-policy', NeedClass.SPECIAL, TicketLevel.L1],
    ['电子秤称得不准', 'price', NeedClass.ORDINARY, TicketLevel.L1],
    ['你好，在吗', null, null, null],
    // A word inside another is none: "late" in "chocolate", "till" in "still".
    ['Chocolate still fine', null, null, null],
  ];
  test.each(cases)('%s', (text, category, needClass, level) => {
    const found = classify(text, categories);
    expect([found.categoryId, found.needClass, found.level]).toEqual([category, needClass, level]);
  });
  test('says by which words, in both languages', () => {
    expect(reasonOf(classify('草莓发霉了', categories))).toEqual({ reasonZh: '文字里有「发霉」', reasonEn: 'The text says “发霉”' });
    expect(reasonOf(classify('hello', categories))).toEqual({ reasonZh: '没有认出的词', reasonEn: 'No word was recognised' });
  });
});

test('language by letters; likeness from 0 to 1, the same both ways', () => {
  expect([langOf('草莓发霉'), langOf('Strawberries'), langOf('iPhone 15 屏幕碎了'), langOf('12345')]).toEqual(['zh', 'en', 'zh', 'en']);
  expect(likeness('三盒草莓发霉', '三盒草莓发霉')).toBe(1);
  expect(likeness('三盒草莓全发霉了', '草莓发霉，三盒')).toBeGreaterThan(0.4);
  expect(likeness('三盒草莓发霉', '空调漏水')).toBe(0);
  expect(likeness('', '')).toBe(0);
});
