// Rows of the checklist that have been built: each is proved by a test that carries its id in its name.
import { expect, test } from 'vitest';
import { sources, textOf } from './sources.ts';

const BUILT = [
  'A-03', 'A-06', 'A-07', 'A-11', 'A-17', 'A-18', 'A-23', 'A-24', 'A-25', 'A-26', 'A-27', 'A-28', 'A-35', 'A-36',
  'B-01', 'B-03', 'B-04', 'B-06', 'B-07', 'B-08', 'B-09', 'B-10', 'B-16', 'B-19', 'B-23', 'B-25', 'B-28', 'B-29', 'B-30', 'B-31',
  'C-02', 'C-03', 'C-04', 'C-05', 'C-06', 'C-07', 'C-08', 'C-09', 'C-13', 'C-14', 'C-15', 'C-16', 'C-17', 'C-18', 'C-19', 'C-25', 'C-29', 'C-33', 'C-34', 'C-35', 'C-36', 'C-37', 'C-41', 'C-42', 'C-44', 'C-45',
  'D-01', 'D-03', 'D-04', 'D-05', 'D-06', 'D-08', 'D-09', 'D-10', 'D-12', 'D-17', 'D-18', 'D-19', 'D-20', 'D-23', 'D-25', 'D-27', 'D-28', 'D-29', 'D-30', 'D-31', 'D-32', 'D-36', 'D-37',
];

// A name stands in test, it or describe, or in the rows of test.each; a comment beside it proves nothing.
const NAME = /\b(?:test|it|describe)(?:\.each\([\s\S]{0,4000}?\))?\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
const names = sources.filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/house/'))
  .flatMap((file) => [...textOf(file).matchAll(NAME)].map((match) => match[2] as string));

test('there are names to look through', () => expect(names.length).toBeGreaterThan(200));
test.each(BUILT)('row %s is proved under its id', (id) => {
  expect(names.filter((name) => new RegExp(`\\b${id}\\b`).test(name))).not.toEqual([]);
});
