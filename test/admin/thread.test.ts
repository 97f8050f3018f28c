// A ticket's playbook and incident as its page decides on them: which steps are open, where a script has gaps, which incident concerns it, and what its thread says of them.
import { describe, expect, test } from 'vitest';
import { words as english } from '../../admin/words.en.ts';
import { words as chinese } from '../../admin/words.zh.ts';
import { sources, textOf } from '../house/sources.ts';
import { cameTo, lineOf } from '../../admin/ticket-page/thread-lines.ts';
import { concerns } from '../../admin/ticket-playbook/IncidentStrip.tsx';
import { mayEnd, openSteps, piecesOf, type Step } from '../../admin/ticket-playbook/ticket-playbook.operations.ts';

const step = (key: string, isOptional = false): Step => ({ key, zh: key, en: key, who: 'AGENT', evidence: [], isOptional });
const steps = [step('hear'), step('gift', true), step('refund'), step('note', true)];
const done = (...keys: string[]) => keys.map((stepKey) => ({ stepKey }));

describe('steps of a playbook', () => {
  test('go in their order; an optional one may wait, and what comes after it is open', () => {
    expect(openSteps(steps, []).map((one) => one.key)).toEqual(['hear']);
    expect(openSteps(steps, done('hear')).map((one) => one.key)).toEqual(['gift', 'refund']);
    expect(openSteps(steps, done('hear', 'gift')).map((one) => one.key)).toEqual(['refund']);
  });
  test('may end once all that must be is taken, with optional ones left', () => {
    expect([mayEnd(steps, done('hear')), mayEnd(steps, done('hear', 'refund')), mayEnd(steps, done('hear', 'gift', 'refund', 'note'))]).toEqual([false, true, true]);
  });
});

test('a script falls into words and the gaps that nobody filled', () => {
  expect(piecesOf('先退{amount}，{date}前到。')).toEqual([{ text: '先退', gap: false }, { text: 'amount', gap: true }, { text: '，', gap: false }, { text: 'date', gap: true }, { text: '前到。', gap: false }]);
  expect(piecesOf('')).toEqual([]);
});

describe('an incident concerns a ticket', () => {
  const ticket = { categoryId: '1', productId: '7', batchNo: 'B', storeId: '3' };
  test('that is about all that it is about', () => {
    expect(concerns({ categoryId: '1', productId: '7', batchNo: null, storeId: '3' }, ticket)).toBe(true);
    expect(concerns({ categoryId: '1', productId: '7', batchNo: null, storeId: '4' }, ticket)).toBe(false);
    expect(concerns({ categoryId: '1', productId: '7', batchNo: 'C', storeId: null }, ticket)).toBe(false);
  });
  test('and none for its store alone', () => {
    expect(concerns({ categoryId: null, productId: null, batchNo: null, storeId: '3' }, ticket)).toBe(false);
    expect(concerns({ categoryId: null, productId: null, batchNo: null, storeId: null }, ticket)).toBe(false);
  });
});

test('the thread says steps, ends and alerts in the language on screen', () => {
  const said: [string, Record<string, unknown>][] = [];
  const words = (language: 'zh' | 'en') => ({ language, nameOf: (id: unknown) => (id === '5' ? '陈立' : null), instant: String, money: String, list: (all: string[]) => all.join(','), t: (key: string, options: Record<string, unknown> = {}) => { said.push([key, options]); return key; } });
  lineOf({ act: 'playbookStep', authorName: '周敏', detail: { step: 'hear', zh: '听完', en: 'Hear it out' } }, words('en'));
  expect(said.at(-1)).toEqual(['ticketLine.playbookStep', { who: '周敏', step: 'Hear it out' }]);
  lineOf({ act: 'playbook', authorName: '周敏', detail: { nameZh: '生鲜变质', nameEn: 'Fresh food spoiled' } }, words('zh'));
  expect(said.at(-1)).toEqual(['ticketLine.playbook', { who: '周敏', name: '生鲜变质' }]);
  lineOf({ act: 'playbook', authorName: '周敏', author: { name: '周敏', nameEn: 'Zhou Min' }, detail: { nameZh: '生鲜变质', nameEn: 'Fresh food spoiled' } }, words('en'));
  expect(said.at(-1)).toEqual(['ticketLine.playbook', { who: 'Zhou Min', name: 'Fresh food spoiled' }]);
  lineOf({ act: 'alert', authorName: 'aftercare', detail: { clock: 'PLAN', toIds: ['5'] } }, words('zh'));
  expect(said.at(-1)).toEqual(['ticketLine.alert', { who: '系统', clock: 'clockKind.PLAN', people: '陈立' }]);
  const given = { act: 'assign', authorName: 'aftercare', detail: { toId: '5', byRule: true, isBySystem: true, reason: null, reasonZh: '当班，手上 2', reasonEn: 'on shift, load 2' } };
  expect([lineOf(given, words('en')).reason, lineOf(given, words('zh')).reason]).toEqual(['on shift, load 2', '当班，手上 2']);
  expect(said.at(-1)).toEqual(['ticketLine.handedOut', { who: '系统', to: '陈立' }]);
});

test('whatever the server writes into a thread has words in both languages; none shows its raw name', () => {
  const acts = new Set(sources.filter((file) => /^server\/(tickets|voice|quality)\//.test(file)).flatMap((file) =>
    [...textOf(file).matchAll(/addSystemLine\([\s\S]{0,200}?\bact: '([a-zA-Z]+)'|\btell\(tx, [\w.]+, '([a-zA-Z]+)'/g)].map((match) => match[1] ?? (match[2] as string))));
  for (const verb of ['Accepted', 'Refused', 'Refunded', 'Appealed', 'Cancelled']) acts.add(`return${verb}`);
  for (const act of ['linkSent', 'linkUnsent', 'newsDue', 'solutionUsed', 'compensated']) acts.add(act);
  expect(acts.size).toBeGreaterThan(25);
  for (const [language, table] of [['zh', chinese], ['en', english]] as const) {
    const said = table as unknown as Record<string, string>;
    const t = (key: string, options: Record<string, unknown> = {}): string => (said[key] ?? (options._ as string | undefined) ?? `!${key}`).replace(/%\{(\w+)\}/g, (_, name: string) => String(options[name] ?? ''));
    for (const act of acts) {
      const { words } = lineOf({ act, authorName: '周敏', detail: {} }, { language, t, nameOf: () => null, instant: String, money: String, list: (all) => all.join(', ') });
      expect(words, `${act} in ${language}`).not.toMatch(new RegExp(`!|\\b${act}\\b(?<=[a-z][A-Z]\\w*)`));
      expect(said[`ticketLine.${act}`] ?? said[`ticketAct.${act}`] ?? (words !== t('ticketLine.other', { who: '周敏', act }) ? words : undefined), `${act} in ${language}`).toBeTruthy();
    }
  }
});

test('after a reply it is said what became of it, not that it was sent before it was', () => {
  const said = (delivery: 'WAITING' | 'SENT' | 'FAILED' | 'NO_WAY' | null) => cameTo([{ kind: 'MESSAGE', direction: 'IN', body: '好', delivery: null }, { kind: 'MESSAGE', direction: 'OUT', body: '好', delivery }], '好');
  expect([said('WAITING'), said('SENT'), said('FAILED'), said('NO_WAY'), said(null), cameTo([], '好')]).toEqual(['onItsWay', 'sent', 'kept', 'kept', 'kept', 'kept']);
});
