// Audits over HTTP: filled and submitted once, reviewed by a second person, changed with a trace, disputed and decided, and who sees what when.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ABANDON, auditWorld, DECIDE, DISPUTE, EDIT, GOOD, key, png, REVIEW, SAVE, START, SUBMIT, type Any, type AuditWorld } from './audit-fixture.ts';
import { gif, pngHead } from '../platform/files-fixture.ts';

let world: AuditWorld;
beforeAll(async () => { world = await auditWorld(); }, 120_000);
afterAll(() => world?.http.end());

const begin = (storeId = world.stores[0]): Promise<Any> => world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId });
const submitted = async (answers: object = GOOD, storeId?: string): Promise<Any> => world.run('inspector', SUBMIT, { id: (await begin(storeId)).id, idempotencyKey: key(), answers });
const published = async (answers: object = GOOD, storeId?: string): Promise<Any> => {
  const { id, version } = await submitted(answers, storeId);
  return world.run('supervisor', REVIEW, { id, expectedVersion: version, decision: 'PUBLISH' });
};
const ONE = 'query ($id: ID!) { audit(id: $id) { id state finalScore inspectorId answers disputes { id version state reason } edits { questionKey answerBefore answerAfter reason scoreBefore scoreAfter editedBy { id } } files { id questionKey isReused sha256 link thumbnail } failures { items { questionKey sectionKey isCritical isRepeat isCounted note points } } } }';
const see = async (who: Parameters<AuditWorld['run']>[0], id: string): Promise<Any> => (await world.run(who, ONE, undefined, { id })).audit;
const measure = async (name: string): Promise<Any> => (await world.run('quality', `{ measure(key: "${name}", period: { kind: ALL }) { value numerator denominator sample rows { filter } } }`)).measure;

describe('Filling an audit', () => {
  test('D-28: an answer of a closed type is checked, what is missing blocks the submission question by question, and half an audit has no score', async () => {
    const draft = await begin();
    expect(draft).toMatchObject({ state: 'DRAFT', score: null, isCounted: false });
    expect(draft.number).toMatch(/^A-\d{6}-\d{3}$/);
    const saved = await world.run('inspector', SAVE, { id: draft.id, expectedVersion: draft.version, answers: { clean: { value: true } } });
    expect(saved).toMatchObject({ state: 'DRAFT', score: null });
    expect(await world.refused('inspector', SAVE, { id: draft.id, expectedVersion: draft.version, answers: {} })).toMatchObject({ code: 'CONFLICT' });
    expect((await world.refused('inspector', SAVE, { id: draft.id, expectedVersion: saved.version, answers: { clean: { value: 'Yes' } } })).fields).toHaveProperty(['input.answers.clean']);
    const { fields } = await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { clean: { value: false }, expired: { value: true }, fire: { value: true }, minutes: { value: '9' } } });
    expect(Object.fromEntries(Object.entries(fields as Any).map(([path, one]) => [path.split('.').at(-1), (one as Any).reason]))).toEqual({ clean: 'FORM_NOTE', expired: 'FORM_EVIDENCE', licence: 'FORM_MISSING', why: 'FORM_MISSING' });
    expect((await see('inspector', draft.id)).answers).toEqual({ clean: { value: true } });
  });

  test('is submitted once a key, however often it is sent, and never twice by two phones', async () => {
    const draft = await begin();
    const input = { id: draft.id, idempotencyKey: key(), answers: GOOD };
    const all = await Promise.all(Array.from({ length: 6 }, () => world.run('inspector', SUBMIT, input)));
    expect(new Set(all.map((one) => one.checksum)).size).toBe(1);
    expect(all[0]).toMatchObject({ state: 'SUBMITTED', score: '100', finalScore: '100', finalBand: 'good', isFinalPass: true, isCounted: false });
    expect(await world.refused('inspector', SUBMIT, { ...input, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
    expect(await world.refused('inspector', SUBMIT, { ...input, answers: { ...GOOD, clean: { isNotApplicable: true } } })).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_REUSED' });
    const { rows: [n] } = await world.http.db.write.query<{ n: number }>("select count(*)::int n from events where resource = 'Audit' and resource_id = $1 and kind = 'audit.submitted'", [draft.id]);
    expect(n?.n).toBe(1);
    await expect(world.http.db.write.query(`update audits set answers = '{"clean":{"value":false}}' where id = $1`, [draft.id])).rejects.toThrow(/does not change/);
  });

  test('critical items fail all, cap, or open an L3 ticket at once; the score says so', async () => {
    const photo = await world.send('inspector', png(1));
    const capped = await submitted({ ...GOOD, expired: { value: true, evidence: [{ fileId: photo }] } });
    expect(capped).toMatchObject({ score: '79', failedCount: 1, criticalCount: 1, photoCount: 1, isFinalPass: false, raisedTickets: null });
    const failed = await submitted({ ...GOOD, licence: { value: false } });
    expect(failed).toMatchObject({ score: '0', isFinalPass: false });
    const raised = await submitted({ ...GOOD, fire: { value: false, note: '堆了三箱水' } });
    expect(raised).toMatchObject({ score: '95', raisedTickets: expect.stringMatching(/^T-/) });
    const { tickets } = await world.run('manager', `{ tickets(filter: { number: { eq: "${raised.raisedTickets}" } }) { items { level subject storeId } } }`);
    expect(tickets.items).toEqual([{ level: 'L3', subject: '检查关键项未通过：fire exit free题', storeId: world.stores[0] }]);
    const { explain } = await world.run('quality', `{ explain(input: { number: "audit.finalScore", id: "${capped.id}" }) { value inputs } }`);
    expect(explain.value).toBe('79');
    expect(JSON.stringify(explain)).toContain('总分最高 79 分');
  });

  test('a phone’s clock that is wrong moves nothing into the future; a draft given up counts for nothing', async () => {
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0], startedAt: '2099-01-01T00:00:00Z' });
    const { audit } = await world.run('inspector', 'query ($id: ID!) { audit(id: $id) { startedAt } }', undefined, { id: draft.id });
    expect(Date.parse(audit.startedAt)).toBeLessThanOrEqual(Date.now());
    expect(await world.run('inspector', ABANDON, { id: draft.id, expectedVersion: draft.version, reason: '门店停电' })).toMatchObject({ state: 'VOID', isCounted: false });
    expect(await world.refused('quality', SUBMIT, { id: (await begin()).id, idempotencyKey: key(), answers: GOOD })).toMatchObject({ code: 'FORBIDDEN', reason: 'AUDIT_NOT_MINE' });
  });

  test('A51: photos are the filler’s own, the very bytes that the phone saw, and the same photo in another audit is marked', async () => {
    const mine = await world.send('inspector', png(77), '我的手机.png');
    const theirs = await world.send('manager', png(78));
    const answers = (fileId: string, sha256?: string) => ({ ...GOOD, expired: { value: true, evidence: [{ fileId, ...(sha256 ? { sha256 } : {}) }] } });
    const draft = await begin();
    expect(await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: answers(theirs) })).toMatchObject({ code: 'VALIDATION' });
    expect((await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: answers(mine, 'a'.repeat(64)) })).fields).toMatchObject({ 'input.answers.expired': { reason: 'AUDIT_FILE_HASH' } });
    await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: answers(mine) });
    const again = await submitted(answers(await world.send('inspector', png(77))));
    expect((await see('inspector', draft.id)).files).toMatchObject([{ questionKey: 'expired', isReused: false }]);
    const [file] = (await see('inspector', again.id)).files;
    expect(file).toMatchObject({ isReused: true });
    const fetched = await fetch(`${world.http.url}${file.link}`, { headers: { authorization: `Bearer ${world.tokens.quality}` } });
    expect([fetched.status, fetched.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(again.number)]);
    // Not published yet: the store gets no photo either.
    expect((await fetch(`${world.http.url}${file.link}`, { headers: { authorization: `Bearer ${world.tokens.manager}` } })).status).toBe(404);
  });

  test('attack A50: what is no photo gets into no audit: bombs, drawings with scripts, halves and thousands of frames are refused at the door, a paper where a photo or a signature is asked for at its question', async () => {
    const before = (await world.http.world.db.write.query<{ n: number }>('select count(*)::int n from stored_files')).rows[0]?.n;
    for (const [what, bytes] of [['20,000 × 20,000', pngHead(20_000, 20_000)], ['1 × 1,000,000,000', pngHead(1, 1_000_000_000)], ['10,000 frames', gif({ frames: 10_000 })], ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')], ['its head alone', png(90).subarray(0, 40)]] as const) {
      const since = performance.now();
      await expect(world.send('inspector', bytes), what).rejects.toThrow();
      expect(performance.now() - since, what).toBeLessThan(5_000);
    }
    expect((await world.http.world.db.write.query<{ n: number }>('select count(*)::int n from stored_files')).rows[0]?.n).toBe(before);
    const content = { sections: [{ key: 'one', zh: '一', en: 'One', questions: [{ key: 'hall', type: 'PHOTO', zh: '全景', en: 'The whole' }, { key: 'signed', type: 'SIGNATURE', zh: '签名', en: 'Signature' }] }] };
    const form = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: 'photos-only', nameZh: '照片', nameEn: 'Photos', purpose: 'AUDIT', draft: { content } });
    await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
    const template = await world.run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: 'photos-only', nameZh: '照片', nameEn: 'Photos', formId: form.id });
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: template.id, storeId: world.stores[0] });
    const paper = await world.send('inspector', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'), 'photo.jpg');
    const [photo, signature] = [await world.send('inspector', png(91)), await world.send('inspector', png(92))];
    const answers = (hall: string, signed: string): object => ({ hall: { value: [{ fileId: hall }] }, signed: { value: { fileId: signed, name: '王芳' } } });
    expect((await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: answers(paper, signature) })).fields).toMatchObject({ 'input.answers.hall': { reason: 'AUDIT_PHOTO_KIND' } });
    expect((await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: answers(photo, paper) })).fields).toMatchObject({ 'input.answers.signed': { reason: 'AUDIT_PHOTO_KIND' } });
    expect(await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: answers(photo, signature) })).toMatchObject({ state: 'SUBMITTED', photoCount: 2 });
  });
});

describe('The second person', () => {
  test('reviews, never who filled it; the store sees it from then on, and only its own', async () => {
    const audit = await submitted({ ...GOOD, clean: { value: false, note: '货架有灰' } });
    expect(await world.refused('inspector', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'PUBLISH' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await see('manager', audit.id)).toBeNull();
    const done = await world.run('supervisor', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'PUBLISH' });
    expect(done).toMatchObject({ state: 'PUBLISHED', isCounted: true });
    expect(await see('manager', audit.id)).toMatchObject({ finalScore: '90', inspectorId: world.employees.inspector, failures: { items: [{ questionKey: 'clean', sectionKey: 'fresh', isCounted: true, note: '货架有灰', points: '10' }] } });
    // Each failure is a finding from then on.
    const { findings } = await world.run('manager', `{ findings(filter: { source: { eq: AUDIT }, sourceKey: { eq: "${audit.id}" } }) { items { titleZh questionKey section severity detail storeId } } }`);
    expect(findings.items).toEqual([{ titleZh: 'clean题', questionKey: 'clean', section: 'fresh', severity: 'MAJOR', detail: '货架有灰', storeId: world.stores[0] }]);
    expect(await see('agent', audit.id)).not.toBeNull();
    expect(await see('other', audit.id)).toBeNull();
    const { notifications } = await world.run('manager', '{ notifications(filter: { kind: { eq: "quality.audit-published" } }) { items { titleZh bodyZh } } }');
    expect(JSON.stringify(notifications.items)).toContain(audit.number);
    expect(await world.refused('crm', ONE, undefined, { id: audit.id })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('changes answers with a reason: the sheet stays as submitted, both answers and both scores are kept', async () => {
    const audit = await submitted({ ...GOOD, minutes: { value: '9' }, why: { value: '只有一个窗口' } });
    expect(audit.score).toBe('80');
    const edited = await world.run('supervisor', EDIT, { id: audit.id, expectedVersion: audit.version, answers: { minutes: { value: '4' } }, reason: '看了录像，等了 4 分钟' });
    expect(edited).toMatchObject({ score: '80', finalScore: '100', isEdited: true, isFinalPass: true, failedCount: 0 });
    expect(await see('supervisor', audit.id)).toMatchObject({ answers: { minutes: { value: '9' } }, edits: [{ questionKey: 'minutes', answerBefore: { value: '9' }, answerAfter: { value: '4' }, reason: '看了录像，等了 4 分钟', scoreBefore: '80', scoreAfter: '100', editedBy: { id: world.employees.supervisor } }] });
    const { auditSheet } = await world.run('supervisor', 'query ($id: ID!) { auditSheet(id: $id) }', undefined, { id: audit.id });
    expect(auditSheet).toMatchObject({ answers: { minutes: { value: '4' } }, sections: [{ key: 'fresh' }, { key: 'desk' }] });
    expect(JSON.stringify(auditSheet)).not.toContain('points');
    expect(await world.refused('supervisor', EDIT, { id: audit.id, expectedVersion: edited.version, answers: { nothing: { value: 1 } }, reason: '试试' })).toMatchObject({ code: 'VALIDATION' });
  });

  test('what a photo of the audit showed is shown to be gone before its action counts as done', async () => {
    const audit = await submitted({ ...GOOD, expired: { value: true, evidence: [{ fileId: await world.send('inspector', png(610)) }] } });
    await world.run('supervisor', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'PUBLISH' });
    const { findings } = await world.run('manager', `{ findings(filter: { source: { eq: AUDIT }, sourceKey: { eq: "${audit.id}" } }) { items { id } } }`);
    const act = (name: string, type: string): string => `mutation ($input: ${type}!) { done: ${name}(input: $input) { id version state } }`;
    const action = await world.run('manager', act('openCorrectiveAction', 'OpenCorrectiveActionInput'), { findingId: findings.items[0].id, idempotencyKey: key(), whatZh: '全部下架', causeTag: 'METHOD', ownerId: world.employees.manager });
    const done = { id: action.id, expectedVersion: action.version, note: '都下架了' };
    expect(await world.refused('manager', act('completeCorrectiveAction', 'NotedActionInput'), done)).toMatchObject({ code: 'POLICY', reason: 'ACTION_PROOF' });
    const shown = await world.run('manager', act('addCorrectivePhotos', 'AddCorrectivePhotosInput'), { id: action.id, expectedVersion: action.version, moment: 'AFTER', fileIds: [await world.send('manager', png(611))] });
    expect(await world.run('manager', act('completeCorrectiveAction', 'NotedActionInput'), { ...done, expectedVersion: shown.version })).toMatchObject({ state: 'DONE' });
  });

  test('an audit that is void counts for nothing and needs a word why', async () => {
    const audit = await submitted();
    expect(await world.refused('quality', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'VOID' })).toMatchObject({ code: 'VALIDATION' });
    expect(await world.run('quality', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'VOID', note: '没有到店' })).toMatchObject({ state: 'VOID', isCounted: false, publishedStoreId: null });
  });

  test('A29: no act jumps over a state', async () => {
    const audit = await submitted();
    expect(await world.refused('manager', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '不服' })).toMatchObject({ code: 'NOT_FOUND' });
    const done = await world.run('quality', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'PUBLISH' });
    expect(await world.refused('quality', REVIEW, { id: audit.id, expectedVersion: done.version, decision: 'PUBLISH' })).toMatchObject({ reason: 'STATE_FORBIDS' });
    expect(await world.refused('supervisor', EDIT, { id: audit.id, expectedVersion: done.version, answers: { clean: { value: false } }, reason: '改一下' })).toMatchObject({ reason: 'STATE_FORBIDS' });
  });
});

describe('A dispute', () => {
  test('holds the audit out of the measures until somebody independent decides; accepted, the changed answers count', async () => {
    const audit = await published({ ...GOOD, minutes: { value: '9' }, why: { value: '人多' } });
    const before = Number((await measure('audits.count')).value);
    const proof = await world.send('manager', png(300));
    const disputed = await world.run('manager', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '录像显示只等了 4 分钟', questionKeys: ['minutes'], fileIds: [proof] });
    expect(disputed).toMatchObject({ state: 'DISPUTED', isCounted: false });
    expect(Number((await measure('audits.count')).value)).toBe(before - 1);
    const [dispute] = (await see('quality', audit.id)).disputes;
    const decide = (who: 'supervisor' | 'quality' | 'manager') => world.refused(who, DECIDE, { id: dispute.id, expectedVersion: dispute.version, outcome: 'REJECTED', decision: '维持原判' });
    // The supervisor reviewed it, the manager raised it.
    expect(await decide('supervisor')).toMatchObject({ code: 'POLICY', reason: 'AUDIT_INDEPENDENT' });
    expect(await decide('manager')).toMatchObject({ code: 'FORBIDDEN' });
    const done = await world.run('quality', DECIDE, { id: dispute.id, expectedVersion: dispute.version, outcome: 'ACCEPTED', decision: '录像属实', answers: { minutes: { value: '4' } } });
    expect(done).toMatchObject({ state: 'ACCEPTED', scoreBefore: '80', scoreAfter: '100', audit: { state: 'FINAL', finalScore: '100', isCounted: true } });
    expect(Number((await measure('audits.count')).value)).toBe(before);
    expect(await decide('quality')).toMatchObject({ code: 'POLICY' });
    expect(await world.refused('manager', DISPUTE, { id: audit.id, expectedVersion: 99, idempotencyKey: key(), reason: '再来一次' })).toMatchObject({ code: 'CONFLICT' });
  });

  test('is raised within its window, about questions of the audit, once', async () => {
    const audit = await published();
    expect(await world.refused('manager', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '不服', questionKeys: ['nothing'] })).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refused('other', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '不服' })).toMatchObject({ code: 'NOT_FOUND' });
    await world.http.db.write.query("update audits set dispute_until = now() - interval '1 minute' where id = $1", [audit.id]);
    expect(await world.refused('manager', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '不服' })).toMatchObject({ code: 'POLICY', reason: 'AUDIT_DISPUTE_OVER' });
  });
});

describe('The numbers', () => {
  test('D-20: score, pass rate and critical fails open the audits behind them; repeats are told by the time before', async () => {
    const photo = await world.send('inspector', png(501));
    const first = await published({ ...GOOD, expired: { value: true, evidence: [{ fileId: photo }] } }, world.stores[1]);
    const second = await published({ ...GOOD, expired: { value: true, evidence: [{ fileId: await world.send('inspector', png(502)) }] } }, world.stores[1]);
    expect([first.hasPrevious, second.hasPrevious, second.isRepeat]).toEqual([false, true, true]);
    const at = async (name: string): Promise<Any> => (await world.run('other', `{ measure(key: "${name}", period: { kind: ALL }) { value sample rows { resource filter } explain } }`)).measure;
    expect(await at('audits.score')).toMatchObject({ value: '79', sample: 2, rows: { resource: 'audits' } });
    expect(await at('audits.passRate')).toMatchObject({ value: '0', sample: 2 });
    expect(await at('auditFailures.critical')).toMatchObject({ value: '2' });
    expect(await at('audits.repeatShare')).toMatchObject({ value: '1', sample: 1 });
    const { filter } = (await at('audits.score')).rows;
    const { audits } = await world.run('other', 'query ($filter: AuditFilter) { audits(filter: $filter) { total items { id } } }', undefined, { filter });
    expect(audits.items.map((one: Any) => one.id).sort()).toEqual([first.id, second.id].sort());
  });

  test('how often stores dispute, and are right, opens the audits; how strictly inspectors judge is seen side by side, of secret visits of nobody', async () => {
    const asked = async (name: string, more = ''): Promise<Any> => (await world.run('quality', `{ measure(key: "${name}", period: { kind: ALL } ${more}) { value numerator denominator sample explain groups { key label { zh } value sample } } }`)).measure;
    const { rows: [n] } = await world.http.db.write.query<Record<'published' | 'disputed' | 'decided' | 'upheld', number>>(`select count(*)::int published, count(*) filter (where d.n > 0)::int disputed, count(*) filter (where d.decided > 0)::int decided, count(*) filter (where d.upheld > 0)::int upheld
      from audits a cross join lateral (select count(*) n, count(*) filter (where state <> 'OPEN') decided, count(*) filter (where state in ('ACCEPTED', 'REVISIT')) upheld from audit_disputes where audit_id = a.id) d where a.published_at is not null`);
    expect(n?.upheld).toBeGreaterThan(0);
    expect(await asked('audits.disputedShare')).toMatchObject({ numerator: String(n?.disputed), denominator: String(n?.published) });
    const upheld = await asked('audits.upheldShare');
    expect(upheld).toMatchObject({ numerator: String(n?.upheld), denominator: String(n?.decided) });
    const { filter } = upheld.explain.inputs.find((one: Any) => one.label.en === 'Those that hold').rows;
    expect((await world.run('quality', 'query ($filter: AuditFilter) { audits(filter: $filter) { total } }', undefined, { filter })).audits.total).toBe(n?.upheld);
    const { rows: people } = await world.http.db.write.query<{ id: string | null; n: number }>('select inspector_id::text id, count(*)::int n from audits where is_counted and final_score is not null group by 1');
    const { groups } = await asked('audits.score', 'by: "INSPECTOR"');
    expect(groups.map((one: Any) => [one.key, one.sample]).sort()).toEqual(people.map((one) => [one.id, one.n]).sort());
  });
});
