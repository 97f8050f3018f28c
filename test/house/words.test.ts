// What people read names no row of the requirements: those are said in comments, in tests and to developers.
import { expect, test } from 'vitest';
import { sources, textOf } from './sources.ts';

const CODE = /\b[A-D]-\d{2}\b/;
const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
/** A source or the key of a step is stored as the bare code, and said in words (`saySource`). */
const bare = (literal: string): boolean => /^['"`][A-D]-\d{2}['"`]$/.test(literal);
const code = (text: string): string => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/\/\*\*.*?\*\//gs, '').replace(/\s\/\/ .*$/gm, '').replace(/description: (?:'(?:[^'\\\n]|\\.)*'|`[^`]*`)/g, '');

const read = sources.filter((file) => /^(?:server|admin|seeds)\//.test(file));
test('there are texts to look through', () => expect(read.length).toBeGreaterThan(500));
test('no text that people read carries the code of a requirement', () => {
  const found = read.flatMap((file) => (code(textOf(file)).match(LITERAL) ?? []).filter((literal) => CODE.test(literal) && !bare(literal)).map((literal) => `${file}: ${literal.slice(0, 120)}`));
  expect(found).toEqual([]);
});
