// The public pages: their words in both languages, and how little they weigh as they are built.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { portalWords } from '../../admin/portal/portal.messages.ts';
import { ensureBuilt } from '../../server/launcher/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))].sort();

describe('words', () => {
  const pairs = Object.entries(portalWords);
  test('none is empty, English holds no Chinese but the name of the other language, both fill in the same', () => {
    expect(pairs.length).toBeGreaterThan(40);
    expect(pairs.filter(([, [zh, en]]) => !zh.trim() || !en.trim() || places(zh).join() !== places(en).join()).map(([key]) => key)).toEqual([]);
    expect(pairs.filter(([key, [, en]]) => key !== 'language' && /\p{Script=Han}/u.test(en)).map(([key]) => key)).toEqual([]);
  });
  test('each is used', () => {
    const texts = readdirSync(path.join(root, 'admin/portal')).filter((name) => name.endsWith('.ts') && name !== 'portal.messages.ts').map((name) => readFileSync(path.join(root, 'admin/portal', name), 'utf8')).join('\n');
    expect(pairs.map(([key]) => key).filter((key) => !texts.includes(`'${key}'`) && !/^(rate\.\d|return\.[A-Z_]+|mark\.[A-Z]+|check\.[A-Z]+|state\.\w+\.text|outcome\.\w+\.text)$/.test(key))).toEqual([]);
  });
});

describe('the built page', () => {
  beforeAll(() => ensureBuilt('admin'), 300_000);
  test('weighs at most 60 kB of script as gzip, all of its pages together, and carries no console', () => {
    const dist = path.join(root, 'dist/admin');
    const asked = [...readFileSync(path.join(dist, 'portal.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] as string);
    expect(asked.length).toBeGreaterThan(0);
    const all = new Set<string>();
    const take = (file: string): void => {
      if (all.has(file)) return;
      all.add(file);
      for (const [, name] of readFileSync(path.join(dist, file), 'utf8').matchAll(/["'`](?:\.\/|assets\/)([\w-]+\.js)["'`]/g)) take(`assets/${name}`);
    };
    asked.forEach(take);
    const texts = [...all].map((file) => readFileSync(path.join(dist, file), 'utf8'));
    expect(texts.join('').length).toBeGreaterThan(5_000);
    expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(60 * 1024);
    expect(texts.filter((text) => /react-admin|useState|MuiBox|__SECRET_INTERNALS|ApolloClient/.test(text))).toEqual([]);
    // Its pages are there, each in a part of its own.
    expect(all.size).toBeGreaterThan(2);
  });
});
