// The weighing of documents, without a server: what is refused, how quickly, and that nobody waits for it.
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { AppError } from '../../server/core/errors.ts';
import { documentsOf, type Unfit } from '../../server/http/documents.ts';
import { LIMITS } from '../../server/http/limits.ts';

const schema = apiSchema();
const documents = documentsOf(schema);
const refusalOf = async (source: string): Promise<{ code: string; what: unknown; ms: number }> => {
  const began = performance.now();
  const found = (await documentsOf(schema).prepare(source)) as Unfit;
  const ms = performance.now() - began;
  const error = found.errors?.[0];
  return { code: error instanceof AppError ? error.code : (error?.message ?? 'fit'), what: error instanceof AppError ? error.details.params?.what : undefined, ms };
};
const fits = async (source: string) => expect((await documents.prepare(source)) as Unfit, source.slice(0, 80)).not.toHaveProperty('errors');
const nested = (depth: number): string => `{ customers { ${'items { purchases { '.repeat(depth)}items { id } ${'} } '.repeat(depth)} } }`;

describe('limits of a document', () => {
  it('lets through what a screen asks: lists in lists down to a line’s product', async () => {
    await fits('{ customers { items { purchases { items { lines { items { id product { id } } } } } } } }');
    await fits(`{ ${Array.from({ length: LIMITS.aliases }, (_, i) => `a${i}: viewer { id }`).slice(0, 20).join(' ')} }`);
  });

  it('A05: refuses 31, 1,000 and 10,000 aliases, spelt out or spread', async () => {
    const many = (n: number) => `{ viewer { ${Array.from({ length: n }, (_, i) => `a${i}: id`).join(' ')} } }`;
    expect(await refusalOf(many(31))).toMatchObject({ code: 'LIMIT', what: 'aliases' });
    expect((await refusalOf(many(1_000))).code).toMatch(/LIMIT|token/);
    expect((await refusalOf(many(10_000))).code).toMatch(/token/i);
    expect(await refusalOf(`{ a: viewer { ...F } b: viewer { ...F } } fragment F on ViewerView { ${Array.from({ length: 16 }, (_, i) => `a${i}: id`).join(' ')} }`))
      .toMatchObject({ code: 'LIMIT', what: 'aliases' });
  });

  it('A06: refuses depth 11 directly and by fragments, and depth 500 before its stack grows', async () => {
    expect(await refusalOf(nested(5))).toMatchObject({ code: 'LIMIT', what: 'depth' });
    expect((await refusalOf(nested(250))).code).toMatch(/LIMIT|token/i);
    const chain = Array.from({ length: 11 }, (_, i) => `fragment F${i} on Customer { purchases { items { customer { ...F${i + 1} } } } }`).join(' ');
    expect(await refusalOf(`{ customer(id: "1") { ...F0 } } ${chain} fragment F11 on Customer { id }`)).toMatchObject({ code: 'LIMIT' });
  });

  it('A07: circular fragments, a fan-out of 2^24 and thousands of unused fragments are refused within 50 ms each', async () => {
    const fan = Array.from({ length: 24 }, (_, i) => `fragment F${i} on ViewerView { ...F${i + 1} ...F${i + 1} }`).join(' ');
    for (const source of [
      '{ viewer { ...A } } fragment A on ViewerView { ...B } fragment B on ViewerView { ...A }',
      '{ viewer { ...A } } fragment A on ViewerView { id ...A }',
      `{ viewer { ...F0 } } ${fan} fragment F24 on ViewerView { id }`,
      `{ viewer { ...F0 } } ${fan} fragment F24 on ViewerView { ...Missing }`,
      `{ viewer { id } } ${Array.from({ length: 5_000 }, (_, i) => `fragment F${i} on ViewerView { id }`).join(' ')}`,
    ]) {
      const { code, ms } = await refusalOf(source);
      expect(code, source.slice(0, 60)).toMatch(/VALIDATION|LIMIT|token/i);
      expect(ms, source.slice(0, 60)).toBeLessThan(50);
    }
  });

  it('A09: deep literals, types, many variables, many operations and huge numbers answer without a word about stacks', async () => {
    const sources = [
      `{ customers(filter: { q: ${'['.repeat(700)}${']'.repeat(700)} }) { total } }`,
      `{ customers(filter: ${'{ and: ['.repeat(300)}${'] }'.repeat(300)}) { total } }`,
      `query($a: ${'['.repeat(700)}Int${']'.repeat(700)}) { viewer { id } }`,
      `query(${Array.from({ length: 10_000 }, (_, i) => `$v${i}: Int`).join(' ')}) { viewer { id } }`,
      Array.from({ length: 2_000 }, (_, i) => `query Q${i} { viewer { id } }`).join(' '),
      Array.from({ length: 11 }, (_, i) => `query Q${i} { viewer { id } }`).join(' '),
      `{ customers(page: { limit: ${'9'.repeat(200_000)} }) { total } }`,
    ];
    for (const source of sources) {
      const { code, ms } = await refusalOf(source);
      expect(code).not.toBe('fit');
      expect(code).not.toMatch(/stack/i);
      expect(ms).toBeLessThan(250);
    }
  });

  it('A10: floods of directives and of unknown fields are refused, with few errors', async () => {
    expect(await refusalOf(`{ viewer { id ${'@include(if: true) '.repeat(51)} } }`)).toMatchObject({ code: 'LIMIT', what: 'directives' });
    expect(await refusalOf(`{ viewer { id ${'@nothing '.repeat(51)} } }`)).toMatchObject({ code: 'LIMIT', what: 'directives' });
    const unknown = (await documents.prepare(`{ viewer { ${Array.from({ length: 900 }, (_, i) => `x${i}`).join(' ')} } }`)) as Unfit;
    expect(unknown.errors.length).toBeLessThanOrEqual(6);
  });

  it('allows one write a document, also by way of fragments, and 20 root fields', async () => {
    expect(await refusalOf('mutation { a: signOut b: signOut }')).toMatchObject({ code: 'LIMIT', what: 'rootMutations' });
    expect(await refusalOf('mutation { ...F ...F } fragment F on Mutation { signOut }')).toMatchObject({ code: 'LIMIT', what: 'rootMutations' });
    expect(await refusalOf(`{ ${'viewer { id } '.repeat(21)} }`)).toMatchObject({ code: 'LIMIT', what: 'rootFields' });
  });

  it('A08, P04: documents made to overlap are refused or read while others wait 250 ms at most', async () => {
    const overlap = (fields: number, fragments: number, salt: number): string => {
      const names = Array.from({ length: fragments }, (_, i) => `F${i}x${salt}`);
      const leaf = Array.from({ length: fields }, () => 'purchases { items { id } }').join(' ');
      return `{ customer(id: "${salt}") { ${names.map((name) => `...${name}`).join(' ')} } } ${names.map((name) => `fragment ${name} on Customer { ${leaf} }`).join(' ')}`;
    };
    const deep = (salt: number): string => `{ ${Array.from({ length: 14 }, (_, i) => `c: customer(id: "${salt}") { ${'purchases { items { customer { '.repeat(2)}id k${i}: id${'} } } '.repeat(2)} }`).join(' ')} }`;
    let worst = 0;
    let last = performance.now();
    const beat = setInterval(() => { const now = performance.now(); worst = Math.max(worst, now - last); last = now; }, 5);
    await Promise.all(Array.from({ length: 8 }, (_, i) => [
      overlap(20, 20, i), overlap(10, 12, 100 + i), overlap(3, 50, 200 + i), overlap(200, 1, 300 + i), overlap(200, 100, 400 + i), deep(500 + i),
      `{ viewer { ${'id '.repeat(1_400)} /*${i}*/ } }`.replace(/\/\*\d\*\//, `k${i}: id`),
    ]).flat().map((source) => documents.prepare(source)));
    clearInterval(beat);
    expect(worst).toBeLessThan(250);
  });

  it('remembers documents by their text, and a refusal as well', async () => {
    const source = '{ viewer { id } }';
    expect(await documents.prepare(source)).toBe(await documents.prepare(source));
    const wrong = '{ viewer { nothing } }';
    expect(await documents.prepare(wrong)).toBe(await documents.prepare(wrong));
  });
});
