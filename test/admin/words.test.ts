// The words that come with the first page are those that its code names; the rest is brought once, with the first screen that is none of the first.
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import '../../schema/entities.ts';
import { allNouns } from '../../schema/base.ts';
import { earlyFiles, keysNamedIn } from '../../admin/vite.words.ts';
import { words as english } from '../../admin/words.en.ts';
import { words as chinese } from '../../admin/words.zh.ts';

const admin = fileURLToPath(new URL('../../admin/', import.meta.url));
const early = earlyFiles(admin);
const isEarly = keysNamedIn(early);

describe('which words come first', () => {
  test('what the frame, home and the first lists import is early; a screen that is fetched later is not', () => {
    const names = early.map((file) => file.slice(admin.length));
    expect(names).toEqual(expect.arrayContaining(['layout/SignIn.tsx', 'home/Home.tsx', 'customers/CustomerList.tsx', 'tickets/TicketList.tsx', 'shared/DenseTable.tsx']));
    expect(names.filter((name) => /CustomerShow|TicketShow|layout\/CommandSearch|shared\/Chart\.tsx|messages\.ts$/.test(name))).toEqual([]);
  });
  test('every key that early code asks for whole is among them, in both languages; most words are not', () => {
    for (const words of [chinese, english]) {
      const keys = Object.keys(words).filter((key) => key !== 'ra');
      const first = keys.filter(isEarly);
      expect(first.length).toBeGreaterThan(300);
      expect(first.length).toBeLessThan(keys.length / 2);
      expect(first).toEqual(expect.arrayContaining(['customers.title', 'tickets.title', 'home.asOf']));
    }
  });
});

test('whatever field of a ticket, or of what hangs on it, the event log names has words in both languages', () => {
  // Keys and instants of the row itself are no changes, and what is hidden is never shown.
  const UNSAID = new Set(['id', 'createdAt', 'updatedAt', 'version']);
  const props = allNouns().filter((noun) => noun.read.startsWith('tickets:')).flatMap((noun) => [...noun.props.values()]).filter((prop) => !prop.hidden && !UNSAID.has(prop.name));
  expect(props.length).toBeGreaterThan(300);
  for (const words of [chinese, english] as Record<string, unknown>[]) expect([...new Set(props.map((prop) => prop.name))].filter((name) => !words[`prop.${name}`])).toEqual([]);
});

describe('words that are brought', () => {
  type Hands = typeof import('../../admin/i18n/words.ts');
  let hands: Hands;
  beforeEach(async () => { vi.resetModules(); hands = await import('../../admin/i18n/words.ts'); });

  test('the first come first, the rest once, and screens are told of both', async () => {
    const more = vi.fn(async () => ({ b: 'more' }));
    hands.bringWordsBy(async () => ({ a: 'first' }), more);
    let told = 0;
    hands.onWords(() => { told += 1; });
    expect(() => hands.wordsAtHand('zh')).toThrow('not here yet');
    await hands.bringFirstWords('zh');
    expect(hands.wordsAtHand('zh')).toEqual({ a: 'first' });
    expect(hands.hasAllWords('zh')).toBe(false);
    await Promise.all([hands.bringAllWords('zh'), hands.bringAllWords('zh')]);
    expect(hands.wordsAtHand('zh')).toEqual({ a: 'first', b: 'more' });
    expect(more).toHaveBeenCalledTimes(1);
    expect(told).toBe(2);
  });
  test('what could not be fetched is asked for again by the next', async () => {
    let tries = 0;
    hands.bringWordsBy(async () => ({}), async () => { tries += 1; if (tries === 1) throw new Error('network'); return { b: 'more' }; });
    await expect(hands.bringAllWords('en')).rejects.toThrow('network');
    await hands.bringAllWords('en');
    expect(hands.wordsAtHand('en')).toEqual({ b: 'more' });
  });
});
