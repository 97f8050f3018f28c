// Files in pieces over HTTP: in any order, again and again, broken and whole, never another's; one file and one receipt at the end.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishUpload, PIECE_BYTES, sweepUploads } from '../../server/platform/files/pieces.service.ts';
import { sweepKept } from '../../server/platform/files/file.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { auditWorld, GOOD, key, START, SUBMIT, type Any, type AuditWorld } from '../quality/audit-fixture.ts';

let world: AuditWorld;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-pieces-'));
beforeAll(async () => { world = await auditWorld(); world.http.db.settings.dataDir = folder; }, 120_000);
afterAll(async () => { await world?.http.end(); rmSync(folder, { recursive: true, force: true }); });

const sum = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
/** A JPEG of noise, larger than two pieces. */
const noise = async (side = 420): Promise<Buffer> => {
  const pixels = randomBytes(side * side * 4);
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  return Transformer.fromRgbaPixels(pixels, side, side).jpeg(92);
};
type Who = keyof AuditWorld['tokens'] | null;
const call = async (who: Who, method: string, at: string, body?: string | Buffer, headers: Record<string, string> = {}): Promise<{ status: number; body: Any }> => {
  const answer = await fetch(`${world.http.url}/files/uploads${at}`, {
    method, body: body === undefined ? undefined : typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'x-aftercare': 'upload', 'accept-language': 'en', ...(who ? { authorization: `Bearer ${world.tokens[who]}` } : {}), ...headers },
  });
  return { status: answer.status, body: await answer.json() };
};
const begin = (who: Who, said: object): Promise<{ status: number; body: Any }> => call(who, 'POST', '', JSON.stringify(said), { 'content-type': 'application/json' });
const fresh = (): string => `shot-${randomBytes(12).toString('hex')}`;
const about = (upload: string, content: Buffer) => ({ key: upload, name: 'photo.jpg', bytes: content.length, sha256: sum(content) });
const piece = (who: Who, upload: string, content: Buffer, number: number, more: { sum?: string; bytes?: Buffer } = {}) => {
  const bytes = more.bytes ?? content.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES);
  return call(who, 'PUT', `/${upload}/${number}`, bytes, { 'x-sha256': more.sum ?? sum(bytes), 'content-type': 'application/octet-stream' });
};
const finish = (who: Who, upload: string) => call(who, 'POST', `/${upload}/finish`);
const reason = (answer: { body: Any }): string => answer.body.errors?.[0]?.extensions?.reason;
const files = (): string[] => readdirSync(path.join(folder, 'files'));

describe('A photo in pieces', () => {
  test('comes in any order, each piece as often as it takes, and gives one receipt with the hash of what the phone has', async () => {
    const content = await noise();
    expect(content.length).toBeGreaterThan(2 * PIECE_BYTES);
    const upload = fresh();
    const pieces = Math.ceil(content.length / PIECE_BYTES);
    expect((await begin('inspector', about(upload, content))).body).toEqual({ pieceBytes: PIECE_BYTES, pieces, have: [], receipt: null });
    const order = Array.from({ length: pieces }, (_, at) => pieces - 1 - at);
    for (const number of order.slice(0, -1)) expect((await piece('inspector', upload, content, number)).status).toBe(200);
    expect(reason(await finish('inspector', upload))).toBe('UPLOAD_INCOMPLETE');
    // The tab was killed: whoever begins again is told what is there already.
    expect((await begin('inspector', about(upload, content))).body.have).toEqual(order.slice(0, -1).reverse());
    expect((await piece('inspector', upload, content, 0)).body.have).toHaveLength(pieces);
    expect((await piece('inspector', upload, content, 0)).body.have).toHaveLength(pieces);
    const both = await Promise.all([finish('inspector', upload), finish('inspector', upload), finish('inspector', upload)]);
    expect(both.map((one) => one.status)).toEqual([200, 200, 200]);
    const { receipt } = (both[0] as { body: Any }).body;
    expect(receipt).toMatchObject({ sha256: sum(content), bytes: content.length, id: expect.stringMatching(/^\d+$/) });
    expect(new Set(both.map((one) => one.body.receipt.id)).size).toBe(1);
    expect((await begin('inspector', about(upload, content))).body.receipt).toEqual(receipt);
    expect((await piece('inspector', upload, content, 1)).body.receipt).toEqual(receipt);
    const { rows: [n] } = await world.http.db.write.query<{ n: number }>('select count(*)::int n from stored_files where sha256 = $1', [sum(content)]);
    expect(n?.n).toBe(1);
    expect(files().filter((name) => name.startsWith('piece-'))).toEqual([]);
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0] });
    const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, expired: { value: true, evidence: [{ fileId: receipt.id, sha256: sum(content) }] } } });
    expect(done).toMatchObject({ state: 'SUBMITTED', photoCount: 1 });
  });

  test('a broken piece is refused and asked for again; a piece of another size or number is none', async () => {
    const content = await noise();
    const upload = fresh();
    await begin('inspector', about(upload, content));
    const spoilt = Buffer.from(content.subarray(0, PIECE_BYTES));
    spoilt[77] = (spoilt[77] ?? 0) ^ 1;
    const refused = await piece('inspector', upload, content, 0, { bytes: spoilt, sum: sum(content.subarray(0, PIECE_BYTES)) });
    expect([refused.status, reason(refused)]).toEqual([400, 'UPLOAD_PIECE_HASH']);
    expect((await begin('inspector', about(upload, content))).body.have).toEqual([]);
    expect(reason(await piece('inspector', upload, content, 99))).toBe('UPLOAD_PIECE');
    expect(reason(await piece('inspector', upload, content, 0, { bytes: content.subarray(0, 100) }))).toBe('UPLOAD_PIECE');
    expect((await call('inspector', 'PUT', `/${upload}/0`, content.subarray(0, PIECE_BYTES), {})).status).toBe(400);
    expect((await piece('inspector', upload, content, 0, { bytes: Buffer.alloc(PIECE_BYTES + 1) })).status).toBe(413);
    expect((await piece('inspector', upload, content, 0)).body.have).toEqual([0]);
  });

  test('pieces that each hold but make another file are all asked for again', async () => {
    const content = await noise();
    const upload = fresh();
    await begin('inspector', { ...about(upload, content), sha256: sum(Buffer.from('another')) });
    for (let number = 0; number * PIECE_BYTES < content.length; number += 1) await piece('inspector', upload, content, number);
    expect(reason(await finish('inspector', upload))).toBe('UPLOAD_HASH');
    expect((await begin('inspector', { ...about(upload, content), sha256: sum(Buffer.from('another')) })).body).toMatchObject({ have: [], receipt: null });
  });

  test('P38, A51: is judged like any other file once it is whole: no program, no bomb, nothing too large', async () => {
    for (const bad of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), randomBytes(900)])]) {
      const upload = fresh();
      await begin('inspector', about(upload, bad));
      await piece('inspector', upload, bad, 0);
      const answer = await finish('inspector', upload);
      expect(answer.status).toBe(400);
      expect(['FILE_KIND', 'FILE_BROKEN_PICTURE']).toContain(reason(answer));
    }
    expect((await begin('inspector', { key: fresh(), name: 'x.jpg', bytes: 60 * 2 ** 20, sha256: 'a'.repeat(64) })).status).toBe(413);
    for (const said of [{ key: 'short', name: 'x', bytes: 1, sha256: 'a'.repeat(64) }, { key: fresh(), name: 'x', bytes: 0, sha256: 'a'.repeat(64) }, { key: fresh(), name: 'x', bytes: 5, sha256: 'A' }, { key: '../../../etc/passwd', name: 'x', bytes: 5, sha256: 'a'.repeat(64) }, {}]) {
      expect(reason(await begin('inspector', said))).toBe('UPLOAD_BEGIN');
    }
  });

  test('A51: another’s upload is not there, whatever one knows of it; a key is of one file', async () => {
    const content = await noise();
    const upload = fresh();
    await begin('inspector', about(upload, content));
    await piece('inspector', upload, content, 0);
    expect(reason(await piece('shopper', upload, content, 1))).toBe('UPLOAD_UNKNOWN');
    expect(reason(await finish('shopper', upload))).toBe('UPLOAD_UNKNOWN');
    // The same key and hash of another person begin an upload of that person's own: who knows a hash gets no file by it.
    expect((await begin('shopper', about(upload, content))).body).toMatchObject({ have: [], receipt: null });
    expect(reason(await begin('inspector', about(upload, Buffer.from('something else'))))).toBe('UPLOAD_OTHER');
    expect((await begin(null, about(fresh(), content))).status).toBe(401);
    await world.http.world.addUser('pays', [{ role: 'finance', scope: 'ALL' }]);
    const { token } = await world.http.world.signInAs('pays');
    expect((await call(null, 'POST', '', JSON.stringify(about(fresh(), content)), { authorization: `Bearer ${token}` })).status).toBe(403);
    expect((await call('inspector', 'POST', '', JSON.stringify(about(fresh(), content)), { 'x-aftercare': 'no' })).status).toBe(403);
    expect(reason(await call('inspector', 'POST', '/..%2f..%2fx/finish'))).toBe('UPLOAD_UNKNOWN');
  });

  test('attack A70: so many unfinished uploads and no more', async () => {
    let refused = '';
    for (let n = 0; n < 70 && !refused; n += 1) refused = reason(await begin('agent', { key: fresh(), name: 'x.jpg', bytes: 100, sha256: 'b'.repeat(64) })) ?? '';
    // A store's desk fills no audits but may send files to tickets.
    expect(refused).toBe('UPLOADS_MANY');
  });

  test('F24: what a crash leaves is swept; what came in pieces waits for its audit longer than a day, and is asked for anew once it is gone', async () => {
    const system = systemContext(world.http.db);
    const content = await noise();
    const upload = fresh();
    await begin('inspector', about(upload, content));
    for (let number = 0; number * PIECE_BYTES < content.length; number += 1) await piece('inspector', upload, content, number);
    const ctx = { ...system, viewer: { ...system.viewer, userId: world.users.inspector } } as never;
    // The process dies between the bytes and the row of the file.
    const failing = { ...(ctx as object), db: { ...system.db, source: { createQueryRunner() { throw new Error('the database is gone'); } } } } as never;
    await expect(finishUpload(failing, upload)).rejects.toThrow('gone');
    expect((await begin('inspector', about(upload, content))).body.receipt).toBeNull();
    const { body: { receipt } } = await finish('inspector', upload);
    await world.http.db.write.query("update stored_files set created_at = now() - interval '3 days' where id = $1", [receipt.id]);
    await sweepKept(system);
    expect((await begin('inspector', about(upload, content))).body.receipt).toEqual(receipt);
    await world.http.db.write.query("update file_uploads set finished_at = now() - interval '15 days' where file_id = $1", [receipt.id]);
    await sweepKept(system);
    expect((await begin('inspector', about(upload, content))).body).toMatchObject({ have: [], receipt: null });
    // Halves and old uploads.
    await piece('inspector', upload, content, 0);
    const orphan = path.join(folder, 'files', `piece-${'0'.repeat(32)}`);
    writeFileSync(orphan, 'x');
    const old = new Date(Date.now() - 26 * 3_600_000);
    for (const name of files().filter((one) => one.startsWith('piece-'))) utimesSync(path.join(folder, 'files', name), old, old);
    const held = files().filter((one) => one.startsWith('piece-')).length;
    expect((await sweepUploads(system)).pieces).toBeGreaterThan(0);
    expect(files()).not.toContain(path.basename(orphan));
    expect(files().filter((one) => one.startsWith('piece-')).length).toBeGreaterThan(0);
    expect(files().filter((one) => one.startsWith('piece-')).length).toBeLessThan(held);
    await world.http.db.write.query("update file_uploads set touched_at = now() - interval '8 days' where finished_at is null");
    expect((await sweepUploads(system)).uploads).toBeGreaterThan(0);
    expect(files().filter((one) => one.startsWith('piece-'))).toEqual([]);
  });
});
