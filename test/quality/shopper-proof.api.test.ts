// A60: what proves a secret visit (the receipt, with the card and the minute on it) reaches nobody of the store and nobody above it, as row or as file, by whatever way; its maker and those who know the shoppers have it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VisitProofs1764000000410 } from '../../migrations/1764000000410-visit-proofs.ts';
import { ABANDON, auditWorld, CONTENT, DISPUTE, GOOD, key, png, PROGRAMME, REVIEW, SAVE, SHOPPER, START, SUBMIT, WAVE, type Any, type AuditWorld } from './audit-fixture.ts';

let world: AuditWorld;
let audit: Any;
let proof: Any;
let links: { link: string; thumbnail: string };
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const PROVED = { ...CONTENT, sections: [...CONTENT.sections, { key: 'proof', zh: '凭证', en: 'Proof', questions: [
  { key: 'receipt', type: 'PHOTO', zh: '小票', en: 'Receipt', leastPhotos: 1, isRequired: false }, { key: 'hall', type: 'PHOTO', zh: '全景', en: 'The hall', leastPhotos: 1, isRequired: false }] }] };
/** Those of the store, those above it, and those who run nothing of the programmes. */
const OUTSIDERS = ['manager', 'other', 'agent', 'supervisor', 'inspector', 'admin'] as const;
type Who = (typeof OUTSIDERS)[number] | 'quality' | 'shopper';
const tokenOf = (who: Who): string => (who === 'admin' ? world.http.admin : world.tokens[who]);
const ask = (who: Who, query: string, variables: object = {}): Promise<Any> => world.http.gql(query, { token: tokenOf(who), variables });
const open = async (who: Who, link: string): Promise<number> => (await fetch(`${world.http.url}${link}`, { headers: { authorization: `Bearer ${tokenOf(who)}` } })).status;
const FILES = '{ id fileId questionKey sha256 takenAt bytes link thumbnail }';

async function templateOf(name: string): Promise<string> {
  const form = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: name, nameZh: '到访', nameEn: 'Visit', purpose: 'AUDIT', draft: { content: PROVED } });
  await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
  return (await world.run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: name, nameZh: '到访', nameEn: 'Visit', formId: form.id })).id as string;
}

beforeAll(async () => {
  world = await auditWorld();
  const templateId = await templateOf('proved');
  await world.run('quality', SHOPPER, { userId: world.users.shopper, alias: '神秘顾客 石榴', state: 'ACTIVE' });
  const programme = await world.run('quality', PROGRAMME, {
    key: 'mystery', nameZh: '神秘顾客', nameEn: 'Mystery', auditKind: 'MYSTERY', templateId, state: 'ACTIVE', storeIds: [world.stores[0]], visitsPerStore: 1,
    windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '18:00' }], feeAmount: '80.00',
  });
  const wave = await world.run('quality', WAVE, { id: programme.id, idempotencyKey: key(), startsOn: today(), endsOn: today(), seed: 'fixed' });
  const draft = await world.run('shopper', START, { idempotencyKey: key(), visitId: wave.visits.items[0].id });
  const [receipt, hall] = [await world.send('shopper', png(901), 'receipt.png'), await world.send('shopper', png(902), 'hall.png')];
  const done = await world.run('shopper', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, receipt: { value: [{ fileId: receipt }] }, hall: { value: [{ fileId: hall }] } } });
  audit = await world.run('quality', REVIEW, { id: done.id, expectedVersion: done.version, decision: 'PUBLISH' });
  const seen = await ask('quality', `{ audit(id: "${audit.id}") { files ${FILES} } }`);
  proof = seen.data.audit.files.find((one: Any) => one.questionKey === 'receipt');
  links = { link: proof.link, thumbnail: proof.thumbnail };
}, 120_000);
afterAll(() => world?.http.end());

/** Nothing in it says that there is such a file, or what. */
const saysNothing = (answer: unknown): void => {
  const text = JSON.stringify(answer);
  expect(text).not.toContain(proof.sha256);
  expect(text).not.toContain(`/files/kept/${proof.fileId}/`);
  expect(text).not.toContain('"questionKey":"receipt"');
};

describe('A60: the receipt of a secret visit', () => {
  test.each(['quality', 'shopper'] as const)('%s has the row, the picture and the small picture', async (who) => {
    const { data } = await ask(who, `{ audit(id: "${audit.id}") { files ${FILES} } }`);
    expect(data.audit.files.map((one: Any) => one.questionKey).sort()).toEqual(['hall', 'receipt']);
    const mine = data.audit.files.find((one: Any) => one.questionKey === 'receipt');
    expect([await open(who, mine.link), await open(who, mine.thumbnail)]).toEqual([200, 200]);
  });

  test.each(['manager', 'supervisor', 'agent'] as const)('by relation: %s sees the audit with its other photo alone', async (who) => {
    const answer = await ask(who, `{ audit(id: "${audit.id}") { number files ${FILES} } }`);
    expect(answer.data.audit).toMatchObject({ number: expect.any(String), files: [{ questionKey: 'hall' }] });
    expect(await open(who, answer.data.audit.files[0].link)).toBe(200);
    saysNothing(answer);
  });

  test.each(OUTSIDERS)('by list, by filter, by sort and by count: %s does not meet it', async (who) => {
    for (const query of [`{ audits { items { id files ${FILES} } } }`, `{ audits(page: { limit: 5 }) { items { files(filter: { questionKey: { eq: "receipt" } }) ${FILES} } } }`,
      `{ audits(page: { limit: 5 }) { items { files(sort: [{ field: SHA256, order: ASC }], limit: 1) ${FILES} } } }`, `{ store(id: "${world.stores[0]}") { audits { items { files ${FILES} } } } }`,
      `{ auditFailures { items { audit { files ${FILES} } } } }`, `{ auditDisputes { items { audit { files ${FILES} } } } }`, `{ storedFiles { total items { id name } } }`]) saysNothing(await ask(who, query));
    for (const some of ['{ questionKey: { eq: "receipt" } }', `{ fileId: { eq: "${proof.fileId}" } }`, `{ id: { eq: "${proof.id}" } }`, `{ sha256: { eq: "${proof.sha256}" } }`, '{ shownAuditId: { isNull: true } }', '{ shownAudit: { id: { isNull: true } } }']) {
      const { data, errors } = await ask(who, `{ with: audits(filter: { files: { some: ${some} } }) { total } facets: auditFacets(by: STATE, filter: { files: { some: ${some} } }) { buckets { value count } } }`);
      expect(errors ? [] : [data.with.total, data.facets.buckets.filter((one: Any) => one.count > 0)], some).toEqual(errors ? [] : [0, []]);
    }
  });

  test.each(OUTSIDERS)('by id: %s finds no such file, and no such row to open', async (who) => {
    const { data } = await ask(who, `{ storedFile(id: "${proof.fileId}") { id name } storedFiles(filter: { ids: ["${proof.fileId}"] }) { total } }`);
    expect(data ?? { storedFile: null }).toMatchObject({ storedFile: null });
    expect(data?.storedFiles?.total ?? 0).toBe(0);
    for (const query of [`{ auditFile(id: "${proof.id}") { id } }`, `{ auditFiles { total } }`]) expect((await ask(who, query)).errors?.length, query).toBeGreaterThan(0);
  });

  test.each(OUTSIDERS)('by a signed link that somebody passed on: %s is refused as for a file that is not there', async (who) => {
    expect([await open(who, links.link), await open(who, links.thumbnail)]).toEqual([404, 404]);
  });

  test('nobody without a sign-in has it either', async () => {
    expect((await fetch(`${world.http.url}${links.link}`)).status).toBe(401);
  });

  test.each(OUTSIDERS)('by the event log, by export, by the sheet of answers: %s gets no bytes and no hash', async (who) => {
    const log = await ask(who, '{ auditLog(page: { limit: 200 }) { items { actorId actorName kind resource resourceId before after } } }');
    if (who !== 'admin') saysNothing(log);
    // Whoever reads the whole chain's log meets the hash of the file, and nowhere by it whose it is.
    const files = (log.data?.auditLog?.items ?? []).filter((one: Any) => ['StoredFile', 'AuditFile'].includes(one.resource));
    if (who === 'admin') expect(files.length).toBeGreaterThanOrEqual(6);
    expect(files.filter((one: Any) => one.actorId === world.users.shopper || one.actorName === 'audit-shopper' || JSON.stringify([one.before, one.after]).includes('uploaderId":'))).toEqual([]);
    expect(JSON.stringify(files)).not.toContain('receipt.png');
    const exported = await ask(who, 'mutation ($input: ExportRowsInput!) { exportRows(input: $input) { id } }', { input: { kind: 'audits', columns: ['number', 'files'] } });
    expect(exported.errors?.length).toBeGreaterThan(0);
    const sheet = await ask(who, `{ auditSheet(id: "${audit.id}") }`);
    expect(JSON.stringify(sheet)).not.toContain('/files/kept/');
    // The id stands in the answer; without a link there is no file behind it, and no way to ask for a link.
    expect(await open(who, `/files/kept/${proof.fileId}/file/${Date.now() + 3_600_000}/${'a'.repeat(32)}`)).toBe(404);
  });

  test('a store that disputes shows its evidence, and still sees no receipt', async () => {
    const evidence = await world.send('manager', png(903), 'evidence.png');
    await world.run('manager', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '那天没有顾客投诉', fileIds: [evidence] });
    const answer = await ask('manager', `{ audit(id: "${audit.id}") { files { questionKey disputeId } } }`);
    expect(answer.data.audit.files).toHaveLength(2);
    expect(answer.data.audit.files.filter((one: Any) => one.disputeId)).toHaveLength(1);
    saysNothing(answer);
  });

  test('the same question in a visit that is no secret is a photo as all others', async () => {
    const templateId = await templateOf('open-visit');
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId, storeId: world.stores[0] });
    const photo = await world.send('inspector', png(904));
    const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, receipt: { value: [{ fileId: photo }] } } });
    await world.run('quality', REVIEW, { id: done.id, expectedVersion: done.version, decision: 'PUBLISH' });
    const { data } = await ask('manager', `{ audit(id: "${done.id}") { files { questionKey link } } }`);
    expect(data.audit.files).toMatchObject([{ questionKey: 'receipt' }]);
    expect(await open('manager', data.audit.files[0].link)).toBe(200);
  });

  test('what was kept before is put apart by the migration as it would be today', async () => {
    const rows = async (): Promise<unknown[]> => (await world.http.db.write.query('select id::text, shown_audit_id::text shown, prover_id::text prover from audit_files order by id')).rows;
    const before = await rows();
    expect(before).toHaveLength(4);
    const runner = { query: (text: string) => world.http.db.direct.query(text) } as never;
    await new VisitProofs1764000000410().down(runner);
    await new VisitProofs1764000000410().up(runner);
    expect(await rows()).toEqual(before);
    expect(before.filter((one) => (one as { shown: string | null }).shown === null)).toEqual([{ id: proof.id, shown: null, prover: world.users.shopper }]);
  });

  test('attack A52: her own link opens nothing else, and not after its time', async () => {
    const parts = links.link.split('/');
    const changed = (place: number, to: string): string => parts.map((part, at) => (at === place ? to : part)).join('/');
    for (const wrong of [changed(3, String(Number(parts[3]) + 1)), changed(4, 'thumbnail'), changed(4, 'sealed'), changed(5, String(Date.now() - 1)), changed(6, 'x'.repeat(32)), changed(3, '..%2f..%2fetc%2fpasswd')]) {
      expect(await open('shopper', wrong), wrong).toBe(404);
    }
    const served = await fetch(`${world.http.url}${links.link}`, { headers: { authorization: `Bearer ${world.tokens.shopper}` } });
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    // What it is called says whose report it is of, and nothing of her.
    expect(decodeURIComponent(served.headers.get('content-disposition') ?? '')).not.toContain('receipt');
  });

  test('attack A29: what was handed in is changed by its filler no more, whatever the act', async () => {
    const { data } = await ask('shopper', `{ audit(id: "${audit.id}") { version state answers } }`);
    for (const [act, input] of [[SAVE, { id: audit.id, expectedVersion: data.audit.version, answers: { clean: { value: false } } }], [SUBMIT, { id: audit.id, idempotencyKey: key(), answers: GOOD }], [ABANDON, { id: audit.id, expectedVersion: data.audit.version, reason: '不算了' }]] as const) {
      expect((await world.refused('shopper', act, input)).code, act).toMatch(/POLICY|CONFLICT|NOT_FOUND/);
    }
    expect((await ask('shopper', `{ audit(id: "${audit.id}") { version state answers } }`)).data).toEqual(data);
  });
});
