// What a phone brings home over HTTP: a visit begun without network, by the form it held, with times of a clock that was wrong and places that stand in no picture.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditWorld, CONTENT, GOOD, key, png, PROGRAMME, REVIEW, START, SUBMIT, WAVE, type Any, type AuditWorld } from './audit-fixture.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { missVisits } from '../../server/quality/programmes/programme.service.ts';
import { aheadOf, putRight } from '../../server/quality/audits/audit-states.rules.ts';

let world: AuditWorld;
let visits: Any[];
beforeAll(async () => {
  world = await auditWorld();
  const programme = await world.run('quality', PROGRAMME, {
    key: 'monthly', nameZh: '月查', nameEn: 'Monthly', auditKind: 'UNANNOUNCED', templateId: world.templateId, visitsPerStore: 3, restMonths: 0, storeIds: world.stores,
    inspectorIds: [world.employees.inspector], windows: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekdays: [day], from: '09:00', to: '18:00' })), state: 'ACTIVE',
  });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const wave = await world.run('quality', WAVE, { id: programme.id, idempotencyKey: key(), startsOn: today, endsOn: today, seed: 'phone' });
  visits = wave.visits.items.filter((one: Any) => one.fillerId === world.users.inspector);
}, 120_000);
afterAll(() => world?.http.end());

const SHEET = 'query ($id: ID!) { auditVisitSheet(id: $id) }';
const sheetOf = async (id: string): Promise<Any> => (await world.run('inspector', SHEET, undefined, { id })).auditVisitSheet;
const ROW = 'query ($id: ID!) { audit(id: $id) { startedAt submittedAt phoneStartedAt phoneSubmittedAt phoneAheadSeconds formVersionId answers files { sha256 takenAt phoneTakenAt latitude longitude accuracyMetres } } }';
const row = async (who: Parameters<AuditWorld['run']>[0], id: string): Promise<Any> => {
  const answer = await world.http.gql(ROW, { token: world.tokens[who as 'quality'], variables: { id } });
  return (answer.data as Any).audit;
};
const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

describe('A visit that a phone took along', () => {
  test('gives its questions before it is begun, to whoever is sent and to nobody else', async () => {
    const sheet = await sheetOf(visits[0].id);
    expect(sheet).toMatchObject({ audit: null, answers: {}, formVersionId: expect.any(String), sections: [{ key: 'fresh' }, { key: 'desk' }] });
    expect(JSON.stringify(sheet)).not.toContain('points');
    expect(await world.refused('shopper', SHEET, undefined, { id: visits[0].id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.refused('manager', SHEET, undefined, { id: visits[0].id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.refused('inspector', SHEET, undefined, { id: 'nothing' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('brings along how each question was answered there before and who puts right what fails; only to whoever is sent, and nothing of or to a secret visit', async () => {
    const BEFORE = 'query ($ids: [ID!]!) { auditVisitsBefore(ids: $ids) }';
    const ids = visits.map((one) => one.id);
    const told = async (who: 'inspector' | 'shopper', of: string[] = ids): Promise<Any> => (await world.run(who, BEFORE, undefined, { ids: of })).auditVisitsBefore;
    const [here] = visits.filter((one) => one.storeId === world.stores[0]);
    expect((await told('inspector'))[here.id].questions).toEqual({});
    // A check that the store was shown, with one fail; one that nobody has reviewed yet; and one that is disputed.
    const check = async (answers: object, day: string, isShown = true): Promise<Any> => {
      const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0] });
      const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), expectedVersion: draft.version, answers });
      await world.http.db.write.query('update audits set audited_on = $2 where id = $1', [done.id, day]);
      return isShown ? world.run('quality', REVIEW, { id: done.id, expectedVersion: done.version, decision: 'PUBLISH' }) : done;
    };
    await check({ ...GOOD, clean: { value: false, note: '地面有水' } }, '2026-01-05');
    await check(GOOD, '2026-02-05');
    await check(GOOD, '2026-03-05');
    await check({ ...GOOD, clean: { value: false, note: '又有水' } }, '2026-04-05', false);
    const seen = (await told('inspector'))[here.id];
    expect(seen.questions.clean).toEqual([{ on: '2026-03-05', said: { zh: '是', en: 'Yes' }, isFail: false }, { on: '2026-02-05', said: { zh: '是', en: 'Yes' }, isFail: false }]);
    await world.http.db.write.query("update audits set audited_on = '2026-03-01' where audited_on = '2026-01-05'");
    expect((await told('inspector'))[here.id].questions.clean[1]).toMatchObject({ on: '2026-03-01', said: { zh: '否', en: 'No' }, isFail: true });
    // A word, never what was written or signed.
    expect(JSON.stringify(seen)).not.toMatch(/有水|why/);
    const { rows: [manager] } = await world.http.db.write.query<{ name: string }>('select name from employees where id = $1', [world.employees.manager]);
    expect(seen.owner?.name).toBe(manager?.name);
    expect(await told('shopper')).toEqual({});
    expect(await told('inspector', ['x', '999999'])).toEqual({});
    expect(await world.refused('manager', BEFORE, undefined, { ids })).toMatchObject({ code: 'FORBIDDEN' });
    await world.http.db.write.query("update audits set audit_kind = 'MYSTERY', inspector_id = null where audited_on = '2026-03-05'");
    expect((await told('inspector'))[here.id].questions.clean[0]).toMatchObject({ on: '2026-03-01' });
    await world.http.db.write.query("update mystery_programmes set audit_kind = 'MYSTERY' where key = 'monthly'");
    expect(await told('inspector')).toEqual({});
    await world.http.db.write.query("update mystery_programmes set audit_kind = 'UNANNOUNCED' where key = 'monthly'");
  });

  test('is begun by the form that the phone held, though another is in force now; of another form, or too old, it is refused', async () => {
    const { formVersionId } = await sheetOf(visits[0].id);
    const form = await world.run('quality', '{ forms(filter: { key: { eq: "store-check" } }) { items { id version } } }');
    const [{ id: formId, version }] = form.forms.items;
    await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id } }', { id: formId, expectedVersion: version, draft: { content: { ...CONTENT, sections: [{ ...CONTENT.sections[0], questions: CONTENT.sections[0]?.questions.slice(0, 2) }] } } });
    const [{ version: now }] = (await world.run('quality', '{ forms(filter: { key: { eq: "store-check" } }) { items { version } } }')).forms.items;
    await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: formId, expectedVersion: now });
    expect((await sheetOf(visits[1].id)).formVersionId).not.toBe(formVersionId);
    const begun = await world.run('inspector', START, { idempotencyKey: key(), visitId: visits[0].id, startedAt: at(-90), formVersionId });
    expect((await row('quality', begun.id)).formVersionId).toBe(formVersionId);
    const { rows: [foreign] } = await world.http.db.write.query<{ id: string }>('select id::text from form_versions where form_id <> $1 limit 1', [formId]);
    for (const wrong of [foreign?.id ?? '999999', '999999', 'x']) {
      expect(await world.refused('inspector', START, { idempotencyKey: key(), visitId: visits[1].id, formVersionId: wrong })).toMatchObject({ code: 'POLICY', reason: 'AUDIT_FORM_VERSION' });
    }
    await world.http.db.write.query("update form_versions set superseded_at = now() - interval '40 days' where id = $1", [formVersionId]);
    expect(await world.refused('inspector', START, { idempotencyKey: key(), visitId: visits[1].id, formVersionId })).toMatchObject({ code: 'POLICY', reason: 'AUDIT_FORM_VERSION' });
    await world.http.db.write.query('update form_versions set superseded_at = now() where id = $1', [formVersionId]);
  });

  test('goes on as one draft when a second phone of the same person begins it, and is over for both once one handed it in', async () => {
    const { formVersionId } = await sheetOf(visits[0].id);
    const first = await world.run('inspector', START, { idempotencyKey: key(), visitId: visits[2].id, startedAt: at(-50) });
    const second = await world.run('inspector', START, { idempotencyKey: key(), visitId: visits[2].id, startedAt: at(-40), formVersionId });
    expect(second.id).toBe(first.id);
    await world.run('inspector', 'mutation ($input: SaveAuditAnswersInput!) { done: saveAuditAnswers(input: $input) { id version } }', { id: first.id, expectedVersion: second.version, answers: { clean: { value: true } } });
    expect(await sheetOf(visits[2].id)).toMatchObject({ audit: { id: first.id, version: second.version + 1, state: 'DRAFT' }, answers: { clean: { value: true } } });
    const { expired, clean } = GOOD;
    const whole = (await sheetOf(visits[2].id)).sections.length === 1 ? { clean, expired } : GOOD;
    expect(await world.refused('inspector', SUBMIT, { id: first.id, idempotencyKey: key(), expectedVersion: second.version, answers: whole })).toMatchObject({ code: 'CONFLICT' });
    await world.run('inspector', SUBMIT, { id: first.id, idempotencyKey: key(), expectedVersion: second.version + 1, answers: whole });
    expect(await world.refused('inspector', START, { idempotencyKey: key(), visitId: visits[2].id })).toMatchObject({ code: 'POLICY', reason: 'AUDIT_VISIT_DONE' });
    expect(await world.refused('inspector', SHEET, undefined, { id: visits[2].id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('A visit that was made without network and is heard of after its wave', () => {
  test('counts for its own day though it was noted as missed, once; begun too late, too early, or said so by a wrong clock, it stays missed', async () => {
    const [visit] = visits.filter((one) => ![visits[0].id, visits[2].id].includes(one.id));
    const { rows: [wave] } = await world.http.db.write.query<{ id: string; day: string }>("update audit_waves w set starts_on = w.starts_on - 2, ends_on = w.ends_on - 2 from audit_visits v where v.id = $1 and w.id = v.wave_id returning w.id::text, to_char(w.ends_on, 'YYYY-MM-DD') \"day\"", [visit.id]);
    await world.http.db.write.query('update audit_visits set planned_on = $2 where wave_id = $1', [wave?.id, wave?.day]);
    expect(await missVisits(systemContext(world.http.db, {}))).toBeGreaterThan(0);
    const stateOf = async (): Promise<string> => (await world.run('quality', 'query ($id: ID!) { auditVisit(id: $id) { state } }', undefined, { id: visit.id })).auditVisit.state;
    expect(await stateOf()).toBe('MISSED');
    const noon = `${wave?.day}T04:00:00.000Z`;
    for (const wrong of [{}, { startedAt: at(-5) }, { startedAt: new Date(Date.parse(noon) - 3 * 86_400_000).toISOString() }, { startedAt: noon, phoneNow: at(-3 * 24 * 60) }]) {
      expect(await world.refused('inspector', START, { idempotencyKey: key(), visitId: visit.id, ...wrong }), JSON.stringify(wrong)).toMatchObject({ code: 'POLICY', reason: 'AUDIT_VISIT_MISSED' });
    }
    const input = { idempotencyKey: key(), visitId: visit.id, startedAt: noon, phoneNow: at(0) };
    const draft = await world.run('inspector', START, input);
    expect((await world.run('inspector', START, { ...input, phoneNow: at(1) })).id).toBe(draft.id);
    const { questions } = (await world.run('inspector', 'query ($id: ID!) { auditSheet(id: $id) }', undefined, { id: draft.id })).auditSheet.sections[0];
    const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), expectedVersion: draft.version, answers: questions.length === 2 ? { clean: GOOD.clean, expired: GOOD.expired } : GOOD, submittedAt: `${wave?.day}T04:30:00.000Z` });
    expect((await world.run('quality', 'query ($id: ID!) { audit(id: $id) { auditedOn visitId } }', undefined, { id: done.id })).audit).toEqual({ auditedOn: wave?.day, visitId: visit.id });
    expect(await stateOf()).toBe('DONE');
    expect(await world.refused('inspector', START, { ...input, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'AUDIT_VISIT_DONE' });
  });
});

describe('A phone whose clock is wrong', () => {
  test('the server’s time counts, the phone’s is kept beside it, photos and all; the same request later is the same', async () => {
    const hours = 3;
    const wrong = (minutes: number): string => at(hours * 60 + minutes);
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0], startedAt: wrong(-30), phoneNow: wrong(0) });
    const sheet = (await world.run('inspector', 'query ($id: ID!) { auditSheet(id: $id) }', undefined, { id: draft.id })).auditSheet;
    expect(sheet.audit).toMatchObject({ id: draft.id, state: 'DRAFT', version: draft.version });
    const fileId = await world.send('inspector', png(4_001));
    const { clean, fire, licence, minutes } = GOOD;
    const rest = sheet.sections.length === 1 ? { clean } : { clean, fire, licence, minutes };
    const input = { id: draft.id, idempotencyKey: key(), answers: { ...rest, expired: { value: true, evidence: [{ fileId }] } }, submittedAt: wrong(-1), photos: [{ fileId, takenAt: wrong(-10), latitude: 31.2304, longitude: 121.4737, accuracyMetres: 12.4 }] };
    await world.run('inspector', SUBMIT, { ...input, phoneNow: wrong(0) });
    // Sent again, since no answer came: the phone's clock has moved on, the request is the one of before.
    await world.run('inspector', SUBMIT, { ...input, phoneNow: wrong(2) });
    const kept = await row('quality', draft.id);
    const near = (instant: string, minutesAgo: number) => expect(Math.abs(Date.parse(instant) - Date.now() - minutesAgo * 60_000)).toBeLessThan(60_000);
    near(kept.startedAt, -30);
    near(kept.submittedAt, -1);
    near(kept.phoneStartedAt, hours * 60 - 30);
    near(kept.phoneSubmittedAt, hours * 60 - 1);
    expect(Math.abs(kept.phoneAheadSeconds - hours * 3600)).toBeLessThan(30);
    near(kept.files[0].takenAt, -10);
    near(kept.files[0].phoneTakenAt, hours * 60 - 10);
    expect(kept.files[0]).toMatchObject({ latitude: 31.2304, longitude: 121.4737, accuracyMetres: 12 });
    expect(JSON.stringify(kept.answers)).not.toMatch(/31\.23|takenAt|latitude/);
  });

  test('A60: where a photo was taken is for reviewers; the store sees the photo and neither place nor name', async () => {
    const { audits } = await world.run('quality', '{ audits(filter: { state: { eq: SUBMITTED }, photoCount: { gte: 1 } }) { items { id version } } }');
    const { id, version } = audits.items[0];
    await world.run('supervisor', REVIEW, { id, expectedVersion: version, decision: 'PUBLISH' });
    expect((await row('quality', id)).files[0]).toMatchObject({ latitude: 31.2304 });
    expect((await row('manager', id)).files[0]).toMatchObject({ latitude: null, longitude: null, accuracyMetres: null, sha256: expect.any(String) });
  });

  test('photos of which something impossible is said are refused at their field', async () => {
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0] });
    for (const photo of [{ latitude: 91 }, { longitude: -181 }, { sha256: 'A' }, { accuracyMetres: -1 }]) {
      expect(await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: GOOD, photos: [{ fileId: '1', ...photo }] })).toMatchObject({ code: 'VALIDATION' });
    }
  });

  test('by the rules: within a minute a clock is right; what is no time is none', () => {
    const now = new Date('2026-03-01T08:00:00Z');
    expect(aheadOf('2026-03-01T08:00:59Z', now)).toBe(0);
    expect(aheadOf('2026-03-01T09:00:00Z', now)).toBe(3600);
    expect(aheadOf('1970-01-01T00:00:00Z', now)).toBe(-1_772_352_000);
    expect(aheadOf(null, now)).toBe(0);
    expect(aheadOf('soon', now)).toBe(0);
    expect(putRight('2026-03-01T09:30:00Z', 3600)).toBe('2026-03-01T08:30:00.000Z');
    expect(putRight('soon', 3600)).toBeNull();
    expect(putRight(undefined, 5)).toBeNull();
  });
});
