// The console's files go out as the build packed them, to browsers that take them, and never by a crooked path.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompressed } from '../../server/http/precompressed.ts';

const text = 'console.log("x");'.repeat(100);
let folder = '';
const app = express();
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  writeFileSync(path.join(folder, 'a.js'), text);
  writeFileSync(path.join(folder, 'a.js.br'), brotliCompressSync(text));
  writeFileSync(path.join(folder, 'a.js.gz'), gzipSync(text));
  writeFileSync(path.join(folder, 'b.js'), text);
  app.use('/assets', precompressed(folder), express.static(folder, { fallthrough: false }));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([['br, gzip', 'br'], ['gzip, deflate', 'gzip'], ['identity', undefined]])('a browser that takes %s gets %s', async (takes, gets) => {
  const answer = await supertest(app).get('/assets/a.js').set('accept-encoding', takes);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-encoding']).toBe(gets);
  expect(answer.headers['content-type']).toContain('javascript');
  expect(answer.headers.vary?.toLowerCase()).toContain('accept-encoding');
  if (gets !== 'br') expect(answer.text).toBe(text);
});
test('a file that was not packed goes out as it is', async () => {
  const answer = await supertest(app).get('/assets/b.js').set('accept-encoding', 'br');
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.text).toBe(text);
});
test('a path out of the folder finds nothing', async () => {
  expect((await supertest(app).get('/assets/%2e%2e/secret.js').set('accept-encoding', 'br')).status).toBeGreaterThanOrEqual(400);
});
