// What is emitted is fresh: the schema and the contract in the folder are what the code would write now.
// Alone in its fork: what was loaded first stands first in what is emitted.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { emitted } from '../../server/emit.ts';

test.each(Object.entries(emitted()))('schema/%s is what npm run emit writes', (name, text) => {
  const kept = readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');
  const [now, then] = [text.split('\n'), kept.split('\n')];
  const at = now.findIndex((line, i) => line !== then[i]);
  // The first line that differs says more than two texts of thousands of lines.
  expect(at < 0 ? null : { line: at + 1, kept: then[at], fresh: now[at] }).toBeNull();
  expect(then.length).toBe(now.length);
});
