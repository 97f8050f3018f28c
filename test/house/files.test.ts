// Small rooms with a plate on the door: lengths, first lines, names, exports and colours of every file.
import { describe, expect, test } from 'vitest';
import { files, sources, textOf } from './sources.ts';

const MOST_LINES = 400;
const own = files.filter((file) => /\.(ts|tsx|mjs|css|html)$/.test(file) && file !== 'schema/contract.ts');

describe('a file', () => {
  test(`has ${MOST_LINES} lines at most (the emitted contract apart)`, () => {
    expect(own.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length })).filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
  });

  test('opens with its plate: one sentence that says what it is for', () => {
    const plate = /^(?:\/\/ @vitest-environment .*\n)?\/\/ \S[^\n]*\w[^\n]*[.:;)]\s*\n/;
    const wrong = sources.filter((file) => !plate.test(textOf(file)));
    expect(wrong.map((file) => `${file}: ${textOf(file).split('\n')[0]}`)).toEqual([]);
  });

  test('exports by name, and passes nothing on: no default exports, no barrels', () => {
    // Tools ask for a default export of their settings, and so do libraries of what stands in for another.
    const settings = new Set(['server/vite.config.ts', 'admin/vite.config.ts', 'test/vitest.config.ts', 'test/support/global-setup.ts', 'admin/provider/no-exporter.ts', 'admin/provider/no-plural.ts']);
    const wrong = sources.filter((file) => /^export\s+(?:\*|(?:type\s+)?\{[^}]*\}\s*from)/m.test(textOf(file)) || (!settings.has(file) && /^export\s+default\b|^export\s*\{[^}]*\bas default\b/m.test(textOf(file))));
    expect(wrong).toEqual([]);
  });

  test('is named in kebab-case with its role, or as its screen', () => {
    const rooms: [RegExp, RegExp][] = [
      [/^migrations\//, /^(\d{13}-)?[a-z]+(-[a-z]+)*\.ts$/],
      [/^admin\//, /^([A-Z]\w*\.tsx|use[A-Z]\w*\.tsx?|[a-z]+(-[a-z]+)*(\.[a-z]+)?\.(tsx?|css|html|svg))$/],
      [/./, /^\.?[a-z]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/],
    ];
    const wrong = files.filter((file) => !rooms.find(([room]) => room.test(file))?.[1].test(file.split('/').at(-1) as string));
    expect(wrong).toEqual([]);
  });

  test('leaves nothing undone: no marks for later, no switched-off tests, no breakpoints', () => {
    const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
    const off = /\b(?:test|it|describe)\.(?:only|todo)\(|\bdebugger;/;
    expect(sources.filter((file) => later.test(textOf(file)) || off.test(textOf(file)))).toEqual([]);
  });

  test('keeps its lines free of the places in which it was written', () => {
    expect(own.filter((file) => /(?:^|[\s'"`(])\/(?:home|root|Users|work)\/[a-z]/m.test(textOf(file)))).toEqual([]);
  });
});

describe('colours', () => {
  const HEX = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\brgba?\(\s*\d|\bhsla?\(\s*\d/gi;
  const painted = files.filter((file) => /^admin\/.*\.(tsx?|css)$/.test(file) && !file.startsWith('admin/theme/'));
  test('stand in the theme alone', () => {
    expect(painted.length).toBeGreaterThan(80);
    expect(painted.flatMap((file) => (textOf(file).match(HEX) ?? []).map((colour) => `${file}: ${colour}`))).toEqual([]);
  });
});

test('a folder of a module is flat', () => {
  // Core, platform, tickets and staff own several mechanisms, one folder each; a resolver of one of them stands in no deeper one.
  const deep = files.filter((file) => /^(server|schema|admin)\//.test(file)).filter((file) => {
    const depth = file.split('/').length;
    return depth > (/^server\/(platform|core|tickets|staff|training|quality|incentives)\//.test(file) ? 4 : 3);
  });
  expect(deep).toEqual([]);
});
