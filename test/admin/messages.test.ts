// Both languages say everything: no key is missing, empty, half translated or filled with other values.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import '../support/words.ts';
import { moneyWordsOf } from '../../admin/i18n/currency.ts';
import { translatorOf } from '../../admin/i18n/language.tsx';
import { allMessages, defineMessages } from '../../admin/i18n/messages.ts';
import { pangu } from '../../admin/i18n/pangu.ts';
import { raEnglish } from '../../admin/i18n/ra.en.ts';
import { raChinese } from '../../admin/i18n/ra.zh.ts';
import { PERMISSIONS } from '../../schema/permission.ts';

const admin = fileURLToPath(new URL('../../admin', import.meta.url));
const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = `${folder}/${name}`;
  return statSync(path).isDirectory() ? files(path) : [path];
});
const places = (text: string): string[] => [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map((match) => match[1] as string))].sort();
const flat = (tree: object, at = ''): Map<string, string> => new Map(Object.entries(tree).flatMap(([key, value]) =>
  (typeof value === 'string' ? [[`${at}${key}`, value] as const] : [...flat(value as object, `${at}${key}.`)])));

describe('own messages', () => {
  const messages = allMessages();
  test('there are some', () => expect(messages.length).toBeGreaterThan(200));
  test('no key is empty in either language', () => {
    expect(messages.filter(([, [zh, en]]) => !zh.trim() || !en.trim()).map(([key]) => key)).toEqual([]);
  });
  test('English holds no Chinese', () => {
    expect(messages.filter(([, [, en]]) => /\p{Script=Han}/u.test(en)).map(([key]) => key)).toEqual([]);
  });
  test('Chinese is Chinese but for names and signs', () => {
    const names = new Set(['RFM', 'VIP', 'CSV', 'XLSX', 'SKU', 'ID', 'API', 'R', 'F', 'M', 'Aftercare']);
    expect(messages.filter(([, [zh, en]]) => zh === en && !names.has(zh) && /[A-Za-z]{2}/.test(zh.replace(/%\{\w+\}/g, ''))).map(([key, [zh]]) => `${key}: ${zh}`)).toEqual([]);
  });
  test('Chinese fills in nothing that English does not know; words of money are given by the translator itself', () => {
    expect(messages.filter(([, [zh, en]]) => places(zh).some((name) => name !== 'unit' && name !== 'smart_count' && name !== 'currency' && !places(en).includes(name))).map(([key]) => key)).toEqual([]);
  });
  test('every right has its words', () => {
    const keys = new Set(messages.map(([key]) => key));
    expect(PERMISSIONS.filter((word) => !keys.has(`right.${word}`))).toEqual([]);
  });
  test('every key that a screen asks for is there', () => {
    const keys = new Set([...messages.map(([key]) => key), ...flat(raEnglish).keys()]);
    const asked = files(admin).filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w:.-]+)'/g)].map((match) => match[1] as string));
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !keys.has(key))).toEqual([]);
  });
  test('the words of the house are kept: no filler, no “successfully”', () => {
    expect(messages.filter(([, [zh, en]]) => /您好|欢迎回来|亲，|温馨提示|请/.test(zh) || /successfully|\bOops\b|\bplease\b/i.test(en)).map(([key]) => key)).toEqual([]);
  });
  test('a key that is said twice with other words is refused', () => {
    defineMessages({ 'test.once': ['一', 'one'] });
    expect(() => defineMessages({ 'test.once': ['二', 'two'] })).toThrow('defined twice');
  });
});

describe('words of money', () => {
  test('say the chain’s own currency, by its name, its sign or its code', () => {
    expect([moneyWordsOf('CNY', 'zh'), moneyWordsOf('CNY', 'en')]).toEqual([{ currency: '元', sign: '¥', code: 'CNY' }, { currency: 'yuan', sign: '¥', code: 'CNY' }]);
    expect([moneyWordsOf('EUR', 'zh'), moneyWordsOf('EUR', 'en').sign]).toEqual([{ currency: '欧元', sign: '€', code: 'EUR' }, '€']);
    expect([moneyWordsOf('CHF', 'zh').currency, moneyWordsOf('CHF', 'en').sign]).toEqual(['瑞士法郎', 'CHF ']);
    expect([translatorOf('zh').translate('money.amount'), translatorOf('en').translate('money.amount')]).toEqual(['金额（元）', 'Amount (¥)']);
  });
  test('no message names one of its own', () => {
    // The strip beside the sign-in is a story with its own prices.
    expect(allMessages().filter(([key, [zh, en]]) => key !== 'signIn.payText' && (/[（ ]元|^元/.test(zh) || /¥|CNY|\byuan\b/.test(en))).map(([key]) => key)).toEqual([]);
  });
});

describe("react-admin's own messages", () => {
  test('have the same keys in both languages, none empty', () => {
    const zh = flat(raChinese);
    const en = flat(raEnglish);
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    expect([...zh].filter(([, text]) => text === '').map(([key]) => key)).toEqual([]);
  });
  test('Chinese has no English left in it', () => {
    expect([...flat(raChinese)].filter(([, text]) => /[A-Za-z]{2}/.test(text.replace(/%\{\w+\}/g, '').replace(/https?\S+/g, ''))).map(([key]) => key)).toEqual([]);
  });
});

describe('filled-in texts', () => {
  test('keep one space between Han and digits, and none before % or punctuation', () => {
    expect(pangu('近365天消费50,000元，占10.7%，共3VIP')).toBe('近 365 天消费 50,000 元，占 10.7%，共 3VIP');
  });
  test('the translator fills values in with that space', () => {
    expect(translatorOf('zh').translate('home.asOf', { at: '2 月 13 日 15:52' })).toBe('数据截至 2 月 13 日 15:52');
    expect(translatorOf('zh').translate('home.asOf', { at: '今天 15:52' })).toBe('数据截至今天 15:52');
  });
  test('English counts one and many', () => {
    const { translate } = translatorOf('en');
    expect(translate('form.fix', { count: 1, smart_count: 1 })).toBe('1 field to correct');
    expect(translate('form.fix', { count: 2, smart_count: 2 })).toBe('2 fields to correct');
  });
});
