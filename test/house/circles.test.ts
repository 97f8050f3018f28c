// No file reaches itself by what it imports when it is loaded; types are gone by then, and `import()` comes later.
import { expect, test } from 'vitest';
import { arrows, sources } from './sources.ts';

/** The groups of files that reach each other (Tarjan), each with more than one member, or importing itself. */
function circles(inside: (file: string) => boolean, kinds: readonly string[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of arrows) if (to && inside(from) && inside(to) && kinds.includes(kind)) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) as number);
    stack.push(file);
    for (const to of next.get(file) ?? []) {
      if (!index.has(to)) { visit(to); low.set(file, Math.min(low.get(file) as number, low.get(to) as number)); }
      else if (stack.includes(to)) low.set(file, Math.min(low.get(file) as number, index.get(to) as number));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || next.get(file)?.includes(file)) found.push(group.sort());
  };
  for (const file of sources) if (inside(file) && !index.has(file)) visit(file);
  return found;
}

test.each(['schema', 'server', 'admin', 'seeds', 'migrations', 'test'])('%s holds no circle', (room) => {
  expect(circles((file) => file.startsWith(`${room}/`), ['value'])).toEqual([]);
});

test('nor does the whole', () => expect(circles(() => true, ['value'])).toEqual([]));

test('the nouns hold none even as types', () => expect(circles((file) => file.startsWith('schema/'), ['value', 'type'])).toEqual([]));

test('the search finds a circle where there is one', () => {
  // Types between a file and its own user are allowed, so there are some; were none found, the search would be blind.
  expect(circles(() => true, ['value', 'type', 'lazy']).length).toBeGreaterThan(0);
});
