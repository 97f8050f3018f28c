// The report of an audit as PDF, in both languages: score and reasons, what failed, pictures and signatures, changes; for whoever sees the audit alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOfPdf } from '../support/pdf.ts';
import { auditWorld, EDIT, GOOD, key, png, REVIEW, START, SUBMIT, type Any, type AuditWorld } from './audit-fixture.ts';

let world: AuditWorld;
let audit: Any;
const SIGNED = { scoring: { parts: [{ key: 'whole', zh: '整体', en: 'Whole', system: 'DEDUCTION' }], passMark: '85' }, sections: [{ key: 'one', zh: '第一部分', en: 'Part one', questions: [
  { key: 'clean', type: 'YES_NO', zh: '地面干净', en: 'Floor clean', points: '10' }, { key: 'shelf', type: 'PHOTO', zh: '货架照片', en: 'Shelf photo', leastPhotos: 1, mostPhotos: 3 }, { key: 'signed', type: 'SIGNATURE', zh: '店长签名', en: 'Signed by the manager' },
] }] };
const paper = (who: keyof AuditWorld['tokens'] | null, id: string, language = 'zh'): Promise<Response> =>
  fetch(`${world.http.url}/files/papers/audit/${id}?language=${language}`, { headers: who ? { authorization: `Bearer ${world.tokens[who]}` } : {} });
const bytesOf = async (who: keyof AuditWorld['tokens'], id: string, language?: string): Promise<Buffer> => Buffer.from(await (await paper(who, id, language)).arrayBuffer());
const picturesIn = (bytes: Buffer): number => bytes.toString('latin1').split('/DCTDecode').length - 1;

beforeAll(async () => {
  world = await auditWorld();
  const form = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: 'signed-check', nameZh: '签名检查', nameEn: 'Signed check', purpose: 'AUDIT', draft: { content: SIGNED } });
  await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
  const template = await world.run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: 'signed-check', nameZh: '签名检查', nameEn: 'Signed check', formId: form.id, disputeDays: 7 });
  const [shelf, signed] = [await world.send('inspector', png(7)), await world.send('inspector', png(9))];
  const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: template.id, storeId: world.stores[0] });
  audit = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { clean: { value: false, note: '水渍' }, shelf: { value: [{ fileId: shelf }] }, signed: { value: { fileId: signed, name: '王店长' } } } });
}, 120_000);
afterAll(() => world?.http.end());

describe('the report of an audit', () => {
  test.each([['zh', ['检查报告', '90.0'], ['地面干净', '水渍', '照片', '货架照片', '签名', '店长签名', '王店长', '得分的来由', '合格']], ['en', ['Audit report', '90.0'], ['Floor clean', 'Photos', 'Shelf photo', 'Signatures', 'Signed by the manager', 'How the score came about', 'Passed']]] as const)('carries score, deductions, photos and signatures (%s)', async (language, heads, words) => {
    const bytes = await bytesOf('inspector', audit.id, language);
    const lines = await linesOfPdf(bytes);
    const text = lines.join('\n').replace(/\s/g, '');
    for (const one of [heads[0], heads[1], ...words]) expect(text, one).toContain(one.replace(/\s/g, ''));
    expect(text).toContain(audit.checksum);
    expect(text).toContain(audit.number);
    expect(picturesIn(bytes)).toBe(2);
  });

  test('what was changed after submission stands in it, with the score before and after; the store has it once it is published', async () => {
    expect((await paper('manager', audit.id)).status).toBe(404);
    await world.run('supervisor', EDIT, { id: audit.id, expectedVersion: audit.version, reason: '照片上是干的', answers: { clean: { value: true } } });
    const [row] = (await world.http.db.write.query<{ version: number }>('select version from audits where id = $1', [audit.id])).rows;
    await world.run('supervisor', REVIEW, { id: audit.id, expectedVersion: row?.version, decision: 'PUBLISH' });
    const text = (await linesOfPdf(await bytesOf('manager', audit.id, 'zh'))).join('\n').replace(/\s/g, '');
    for (const one of ['照片上是干的', '90.0→100.0', '改前90.0', '全部通过', '已公布']) expect(text, one).toContain(one);
  });

  test('is for whoever sees the audit: another store, an unfinished one and none at all answer alike; without an account it is refused', async () => {
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0] });
    for (const [who, id] of [['other', audit.id], ['inspector', draft.id], ['quality', '999999'], ['quality', 'x']] as const) expect((await paper(who, id)).status, `${who} ${id}`).toBe(404);
    expect((await paper('crm', audit.id)).status).toBeGreaterThanOrEqual(403);
    expect((await paper(null, audit.id)).status).toBe(401);
  });

  test('of a secret visit it says nobody’s name', async () => {
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0] });
    const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: GOOD });
    await world.http.db.write.query(`alter table audits disable trigger user`);
    await world.http.db.write.query(`update audits set audit_kind = 'MYSTERY', inspector_id = null where id = $1`, [done.id]);
    await world.http.db.write.query(`alter table audits enable trigger user`);
    const text = (await linesOfPdf(await bytesOf('quality', done.id, 'en'))).join('\n');
    expect(text).toContain('mystery');
    expect(text).not.toContain('inspector');
  });
});
