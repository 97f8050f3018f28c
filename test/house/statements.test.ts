// Rule 14 of growing: the name of a prepared statement is a hash of its text, so that behind a pooler no name stands for two texts.
import { expect, test } from 'vitest';
import { nameOf } from '../../server/core/prepared.ts';
import { sources, textOf } from './sources.ts';

const server = sources.filter((file) => file.startsWith('server/'));

test('a name follows its text', () => {
  expect(nameOf('select 1')).toBe(nameOf('select 1'));
  expect(nameOf('select 1')).not.toBe(nameOf('select 2'));
  expect(Buffer.byteLength(nameOf('x'.repeat(10_000), 'sg'))).toBeLessThan(63);
});

test('every name that stands beside a text is made by nameOf, in place or as a constant', () => {
  const found = server.flatMap((file) => [...textOf(file).matchAll(/\bname:\s*([^,{}]+),\s*text\b/g)].map((match) => ({ file, said: (match[1] as string).trim() })));
  expect(found.length).toBeGreaterThan(5);
  // Handed on as the planner and the callers made them.
  const handed = new Set(['server/core/read/execute.ts: plan.name', 'server/core/read/one-text.ts: this.name']);
  const made = (file: string, said: string): boolean => /^nameOf\(/.test(said) || new RegExp(`const ${said} = nameOf\\(`).test(textOf(file)) || handed.has(`${file}: ${said}`);
  expect(found.filter(({ file, said }) => !made(file, said)).map(({ file, said }) => `${file}: ${said}`)).toEqual([]);
});

test('statements change nothing of a session that they may share: no SET but for one transaction, no LISTEN and no session locks on pooled handles', () => {
  const pooled = server.filter((file) => !['server/core/database.ts', 'server/platform/outbox/follower.ts', 'server/platform/jobs/liveness.ts'].includes(file) && !file.startsWith('server/launcher/'));
  const wrong = pooled.flatMap((file) => [...textOf(file).matchAll(/(['"`])\s*(set (?!local\b|transaction\b|constraints\b|\w+ =|[\w.]+ = )[a-z_.]+ (?:to|=)|create temp(?:orary)? table(?![\s\S]{0,400}on commit drop)|listen [a-z]|select pg_advisory_lock)/gi)].map((match) => `${file}: ${match[2]}`));
  expect(wrong).toEqual([]);
});

test('nothing is put in order by the text of a number: a column that is cast under its own name is sorted by its table (1, 10, 11, 2 loses rows from page to page)', () => {
  const wrong = server.flatMap((file) => [...textOf(file).matchAll(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g)].flatMap(([text]) => {
    const cast = [...text.matchAll(/(?:\b\w+\.)?\b([a-z]\w*)::text\s*(?:,|from\b)/g)].map((match) => match[1] as string);
    return [...new Set(cast)].filter((name) => /^(id|seq|\w+_id)$/.test(name) && !/returning/.test(text) && new RegExp(`\\border by (?:[^()\`]*?[ ,])?${name}\\b(?!\\s*::|\\.)`).test(text)).map((name) => `${file}: order by ${name}`);
  }));
  // Their ids are numbers where they are put in order: of an inner question, which casts nothing.
  expect(wrong.filter((one) => !['server/customers/segment.preview.ts', 'server/customers/customer.subject.ts'].some((file) => one.startsWith(file)))).toEqual([]);
});
