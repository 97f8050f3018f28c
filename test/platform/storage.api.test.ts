// Files in a bucket: signed as the storage wants it, there before they are told to be kept, fetched by whichever process is asked, swept, backed up; and what the storage refuses is not believed.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnv } from '../../server/core/env.ts';
import { openExport, runExport } from '../../server/platform/transfer/export.service.ts';
import { sweepKept } from '../../server/platform/files/file.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { bucketOf, listOf, placeIn } from '../../server/platform/storage/bucket.rules.ts';
import { atHand, stored, tidy } from '../../server/platform/storage/shelf.service.ts';
import { queryText, sha256Hex, signedHeaders } from '../../server/platform/storage/signing.rules.ts';
import { storageServer, type Storage } from '../support/storage-server.ts';
import { ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';
import { photo } from './files-fixture.ts';

let w: TicketWorld;
let storage: Storage;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-bucket-'));
beforeAll(async () => {
  storage = await storageServer();
  w = await ticketWorld();
  Object.assign(w.http.db.settings, { dataDir: folder, storageUrl: storage.url });
});
afterAll(async () => { await w?.end(); await storage?.close(); rmSync(folder, { recursive: true, force: true }); });

const upload = async (shade: number): Promise<{ status: number; body: Any }> => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await photo(40, 30, '', shade))]), '草莓.jpg');
  const answer = await fetch(`${w.http.url}/files/attachments`, { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', authorization: `Bearer ${w.tokens.agent}` } });
  return { status: answer.status, body: await answer.json() };
};
const get = (link: string) => fetch(`${w.http.url}${link}`, { headers: { authorization: `Bearer ${w.tokens.agent}` } });

describe('files in a bucket', () => {
  test('a photo is in the bucket when it is told to be kept, and any process gives it out, with nothing at hand', async () => {
    const { body } = await upload(20);
    const names = [...storage.objects.keys()];
    expect(names.filter((name) => name.startsWith('aftercare/blob-'))).toHaveLength(1);
    expect(names.filter((name) => /^aftercare\/(small|sealed)-[0-9a-f]{64}$/.test(name))).toHaveLength(2);
    const { id } = await w.open(w.tokens.agent, { fileIds: [body.id] });
    const whole = Buffer.from(await (await get(body.link)).arrayBuffer());
    // Another machine: its folder is empty.
    rmSync(path.join(folder, 'files'), { recursive: true });
    const { ticket } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { files { link thumbnail } } }', { id });
    const [one, two] = await Promise.all([get(ticket.files[0].link), get(ticket.files[0].link)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(Buffer.from(await one.arrayBuffer()).equals(whole)).toBe(true);
    expect((await get(ticket.files[0].thumbnail)).headers.get('content-type')).toBe('image/webp');
    expect(storage.refused).toBe(0);
  });

  test('a storage that is away for a moment is asked again; one that stays away takes nothing in, and nobody is told that it did', async () => {
    storage.down = 2;
    expect((await upload(60)).status).toBe(200);
    const before = [(await w.http.db.write.query('select 1 from stored_files')).rows.length, storage.objects.size];
    storage.down = 1_000;
    const lost = await upload(90);
    storage.down = 0;
    expect(lost.status).toBe(500);
    expect(JSON.stringify(lost.body)).not.toMatch(/127\.0\.0\.1|SlowDown|service-files/);
    expect([(await w.http.db.write.query('select 1 from stored_files')).rows.length, storage.objects.size]).toEqual(before);
  });

  test('an export is made by one process and fetched by another; what a wrong secret signs is refused', async () => {
    const ctx = systemContext(w.http.db, { name: 'test' });
    const request = { kind: 'customers', columns: ['memberNo'], format: 'CSV' } as const;
    const transferId = await openExport(ctx, request);
    await runExport(ctx, { ...request, transferId });
    expect([...storage.objects.keys()].filter((name) => name.startsWith('aftercare/export-'))).toHaveLength(1);
    rmSync(path.join(folder, 'files'), { recursive: true, force: true });
    const { transferLink } = await w.ask(w.tokens.admin, 'query ($id: ID!) { transferLink(id: $id) { path } }', { id: transferId });
    const given = await fetch(`${w.http.url}${transferLink.path}`, { headers: { authorization: `Bearer ${w.tokens.admin}` } });
    expect([given.status, (await given.text()).split('\n').length]).toEqual([200, expect.any(Number)]);

    const names: string[] = [];
    for await (const one of stored(w.http.db, 'blob')) names.push(one.key);
    expect(names.length).toBeGreaterThan(1);
    rmSync(path.join(folder, 'files'), { recursive: true, force: true });
    const wrong = { ...w.http.db, settings: { ...w.http.db.settings, storageUrl: storage.url.replace('secret', 'sekret') } };
    await expect(atHand(wrong, names[0] as string)).rejects.toThrow(/403/);
    expect(existsSync(path.join(folder, 'files', names[0] as string))).toBe(false);
    expect(readdirSync(path.join(folder, 'files'))).toEqual([]);
    expect(await atHand(w.http.db, `blob-${'0'.repeat(64)}`)).toBeNull();
  });

  test('what hangs on nothing goes from the bucket too, page by page; what is in the bucket need not stay at hand', async () => {
    await w.http.db.write.query("update stored_files set created_at = now() - interval '2 days' where not is_attached");
    for (const object of storage.objects.values()) object.at = new Date(Date.now() - 2 * 86_400_000);
    const kept = (await w.http.db.write.query<{ n: number }>('select count(*)::int n from stored_files where is_attached')).rows[0]?.n ?? 0;
    expect((await sweepKept(systemContext(w.http.db, { name: 'test' }))).files).toBeGreaterThan(0);
    expect([...storage.objects.keys()].filter((name) => name.includes('blob-'))).toHaveLength(kept);
    for await (const { key: name } of stored(w.http.db, 'blob')) expect(await atHand(w.http.db, name)).not.toBeNull();
    expect(await tidy(w.http.db, Date.now() + 3 * 86_400_000)).toBeGreaterThan(0);
    expect(readdirSync(path.join(folder, 'files'))).toEqual([]);
  });
});

describe('as the storage reads it', () => {
  // The worked examples of the specification.
  const by = { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
  const at = new Date('2013-05-24T00:00:00Z');
  const host = 'examplebucket.s3.amazonaws.com';
  const signatureOf = (headers: Record<string, string>): string => /Signature=(\w+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  test.each([
    ['a part of an object', { method: 'GET', path: '/test.txt', headers: { host, range: 'bytes=0-9' }, payloadHash: sha256Hex('') }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    ['an object put', { method: 'PUT', path: '/test%24file.text', headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', host, 'x-amz-storage-class': 'REDUCED_REDUNDANCY' }, payloadHash: sha256Hex('Welcome to Amazon S3.') }, '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd'],
    ['a list', { method: 'GET', path: '/', query: { 'max-keys': '2', prefix: 'J' }, headers: { host }, payloadHash: sha256Hex('') }, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('%s is signed as in the specification', (_name, request, signature) => { expect(signatureOf(signedHeaders(request, by, at))).toBe(signature); });

  test('addresses name a bucket, or are refused at the start', () => {
    expect(bucketOf('s3://k:a%2Fb@oss-cn-hangzhou.aliyuncs.com/files/chain/one?region=oss-cn-hangzhou&style=host')).toEqual({ host: 'oss-cn-hangzhou.aliyuncs.com', port: 443, isTls: true, name: 'files', prefix: 'chain/one/', isInHost: true, accessKey: 'k', secretKey: 'a/b', region: 'oss-cn-hangzhou' });
    for (const wrong of ['s3://host/bucket', 's3://k:s@host/', 's3://k:s@host/B_ucket', 'https://k:s@host/bucket', 's3://k:s@host/bucket?style=odd', 's3://k:s@host/bucket?acl=public', 's3://k:s@host/bucket/a b', 's3://k:%zz@host/bucket']) expect(bucketOf(wrong), wrong).toBeNull();
    expect(() => readEnv({ DATABASE_URL: 'postgres://x/y', STORAGE_URL: '/var/files' })).toThrow('STORAGE_URL is not an s3://key:secret@host/bucket address');
  });
  test('a key lies in the path or below the bucket’s own host', () => {
    const bucket = bucketOf('s3://k:s@store.example:9000/files/a?tls=off');
    const inHost = bucketOf('s3://k:s@store.example/files?style=host');
    if (!bucket || !inHost) throw new Error('no bucket');
    expect(placeIn(bucket, 'blob-1')).toEqual({ host: 'store.example', path: '/files/a/blob-1', hostHeader: 'store.example:9000' });
    expect([placeIn(inHost, 'blob-1'), placeIn(inHost, null)]).toEqual([{ host: 'files.store.example', path: '/blob-1', hostHeader: 'files.store.example' }, { host: 'files.store.example', path: '/', hostHeader: 'files.store.example' }]);
    expect(queryText({ prefix: "a/b'(*)", 'list-type': '2' })).toBe('list-type=2&prefix=a%2Fb%27%28%2A%29');
  });
  test('a list is read page by page, without what is another’s', () => {
    const xml = '<R><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b</NextContinuationToken><Contents><Key>p/blob-1</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents><Contents><Key>q/x</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></R>';
    expect(listOf(xml, 'p/')).toEqual({ items: [{ key: 'blob-1', at: Date.UTC(2026, 0, 1) }], next: 'a&b' });
  });
});
