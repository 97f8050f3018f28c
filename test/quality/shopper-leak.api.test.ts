// A60: who the mystery shopper is cannot be got by those of the store, by whatever door: rows, filters, sorts, counts, exports, events, files, notices, live presence.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditWorld, CONTENT, DISPUTE, GOOD, key, png, PROGRAMME, REVIEW, SHOPPER, START, SUBMIT, WAVE, type Any, type AuditWorld } from './audit-fixture.ts';

let world: AuditWorld;
let audit: Any;
let visit: Any;
let wave: Any;
const NAMES = ['audit-shopper', '藏青花'];
const ALIAS = '神秘顾客 藏青花';
const store = () => world.stores[0] as string;
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
/** Those of the store, and those above it who do not run the programmes. */
const OUTSIDERS = ['manager', 'agent', 'supervisor'] as const;

beforeAll(async () => {
  world = await auditWorld();
  await world.run('quality', SHOPPER, { userId: world.users.shopper, alias: ALIAS, state: 'ACTIVE' });
  const programme = await world.run('quality', PROGRAMME, {
    key: 'mystery', nameZh: '神秘顾客', nameEn: 'Mystery', auditKind: 'MYSTERY', templateId: world.templateId, state: 'ACTIVE', storeIds: [store()], visitsPerStore: 1,
    windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '18:00' }], askFor: ['奶粉'], feeAmount: '80.00',
  });
  wave = await world.run('quality', WAVE, { id: programme.id, idempotencyKey: key(), startsOn: today(), endsOn: today(), seed: 'fixed' });
  [visit] = wave.visits.items;
  const draft = await world.run('shopper', START, { idempotencyKey: key(), visitId: visit.id });
  const photo = await world.send('shopper', png(900), 'audit-shopper的手机.png');
  const done = await world.run('shopper', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, expired: { value: true, evidence: [{ fileId: photo }] }, fire: { value: false, note: '通道堆货' } } });
  audit = await world.run('quality', REVIEW, { id: done.id, expectedVersion: done.version, decision: 'PUBLISH' });
  await world.run('quality', 'mutation ($input: PayShopperVisitsInput!) { done: payShopperVisits(input: $input) { paidCount } }', { idempotencyKey: key(), waiver: '小票已寄回' });
}, 120_000);
afterAll(() => world?.http.end());

const ask = async (who: (typeof OUTSIDERS)[number] | 'quality' | 'shopper', query: string, variables: object = {}): Promise<Any> => world.http.gql(query, { token: world.tokens[who], variables });
/** Nothing in it says who she is. */
const saysNothing = (answer: unknown): void => {
  const text = JSON.stringify(answer);
  for (const name of NAMES) expect(text).not.toContain(name);
  expect(text).not.toMatch(new RegExp(`"(fillerId|answeredById|actorId|uploaderId|userId)":"${world.users.shopper}"`));
};

describe('A60: the mystery shopper', () => {
  test('is known to those who run the programme: the plan names her to them', async () => {
    expect(visit).toMatchObject({ fillerId: world.users.shopper, inspectorId: null, announcedStoreId: null });
    const { data } = await ask('quality', `{ audit(id: "${audit.id}") { fillerId inspectorId } shoppers { items { alias user { username } } } }`).then((answer) => (answer.errors ? ask('quality', `{ audit(id: "${audit.id}") { fillerId inspectorId } shoppers { items { alias } } }`) : answer));
    expect(data).toMatchObject({ audit: { fillerId: world.users.shopper, inspectorId: null }, shoppers: { items: [{ alias: ALIAS }] } });
  });

  test.each(OUTSIDERS)('by rows and fields: %s sees the audit, and null where she would stand', async (who) => {
    const answer = await ask(who, `{ audit(id: "${audit.id}") { number state finalScore inspectorId fillerId answeredById answers outcome checksum files { id link questionKey sha256 takenAt } failures { items { note labelZh } } edits { reason } disputes { reason } inspector { name } } }`);
    expect(answer.data?.audit).toMatchObject({ number: audit.number, inspectorId: null, fillerId: null, answeredById: null, inspector: null });
    saysNothing(answer);
    for (const query of ['{ shoppers { total items { id alias } } }', '{ shopperFacets(by: STATE) { value count } }']) {
      const refused = await ask(who, query);
      expect(refused.errors?.length, query).toBeGreaterThan(0);
      saysNothing(refused);
    }
  });

  test.each(OUTSIDERS)('by filter, sort and count: %s may not ask by her, whether right or wrong', async (who) => {
    const right = world.users.shopper;
    for (const id of [right, '1']) {
      for (const query of [`{ audits(filter: { fillerId: { eq: "${id}" } }) { total items { id } } }`, `{ audits(filter: { not: { fillerId: { eq: "${id}" } } }) { total } }`, `{ audits(filter: { or: [{ fillerId: { in: ["${id}"] } }, { number: { eq: "x" } }] }) { total } }`,
        `{ audits(filter: { answeredById: { eq: "${id}" } }) { total } }`, '{ audits(filter: { fillerId: { isNull: true } }) { total } }', `{ auditVisits(filter: { fillerId: { eq: "${id}" } }) { total } }`, `{ auditFailures(filter: { audit: { fillerId: { eq: "${id}" } } }) { total } }`,
        '{ audits(sort: [{ field: FILLER_ID, order: ASC }]) { items { id } } }', '{ audits(sort: [{ field: ANSWERED_BY_ID, order: DESC }]) { items { id } } }']) {
        const answer = await ask(who, query);
        expect(answer.errors?.[0]?.extensions.code, query).toBe('FORBIDDEN');
        saysNothing(answer);
      }
    }
    const measured = await ask(who, `{ measure(key: "audits.count", period: { kind: ALL }, filter: { fillerId: { eq: "${right}" } }) { value } }`);
    expect(measured.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  // By how much a clock is wrong tells one phone from another, and so one visit's maker from another's.
  test('by their phone: visits with the same wrong clock look to the store like any others; reviewers see it', async () => {
    await world.http.db.write.query("update audits set phone_ahead_seconds = 187, phone_started_at = now() where id = $1", [audit.id]);
    const query = `{ audit(id: "${audit.id}") { phoneAheadSeconds phoneStartedAt phoneSubmittedAt files { phoneTakenAt } } }`;
    for (const who of ['manager', 'agent'] as const) expect((await ask(who, query)).data?.audit).toEqual({ phoneAheadSeconds: null, phoneStartedAt: null, phoneSubmittedAt: null, files: [{ phoneTakenAt: null }] });
    for (const asked of ['{ audits(filter: { phoneAheadSeconds: { gt: 0 } }) { total } }', '{ audits(sort: [{ field: PHONE_AHEAD_SECONDS, order: ASC }]) { items { id } } }']) {
      expect((await ask('manager', asked)).errors?.[0]?.extensions.code, asked).toBe('FORBIDDEN');
    }
    expect((await ask('quality', query)).data?.audit.phoneAheadSeconds).toBe(187);
  });

  test.each(OUTSIDERS)('by plan: %s sees no secret visit, before or after', async (who) => {
    const { data } = await ask(who, `{ auditVisits { total items { id } } auditVisit(id: "${visit.id}") { id } audit(id: "${audit.id}") { visitId visit { id fillerId } } }`);
    expect(data).toMatchObject({ auditVisits: { total: 0, items: [] }, auditVisit: null, audit: { visit: null } });
    for (const query of ['{ mysteryProgrammes { items { id } } }', '{ auditWaves { items { id seed } } }']) expect((await ask(who, query)).errors?.[0]?.extensions.code, query).toBe('FORBIDDEN');
  });

  test.each(OUTSIDERS)('by the event log: what %s may read of it names nobody', async (who) => {
    const { data } = await ask(who, '{ auditLog(page: { limit: 200 }) { items { actorId actorName kind resource resourceId before after reason } } }');
    const about = (data?.auditLog?.items ?? []).filter((one: Any) => ['Audit', 'AuditVisit', 'AuditFile', 'AuditFailure'].includes(one.resource));
    if (who === 'supervisor') {
      expect(about.map((one: Any) => one.kind)).toEqual(expect.arrayContaining(['audit.started', 'audit.submitted', 'audit.published']));
      expect(about.find((one: Any) => one.kind === 'audit.submitted')).toMatchObject({ actorId: null, actorName: '神秘顾客 · Mystery shopper' });
    } else expect(about).toEqual([]);
    saysNothing(data);
  });

  test('by the whole chain’s log: the submission names nobody, even to the administrator', async () => {
    const { rows } = await world.http.db.write.query<{ kind: string; actor: string | null; text: string }>(
      "select kind, actor_id::text actor, (to_jsonb(e) - 'id')::text text from events e where resource in ('Audit', 'AuditVisit', 'AuditFile', 'AuditFailure') or kind = 'ticket.opened'");
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((row) => row.actor === world.users.shopper || row.text.includes('audit-shopper')).map((row) => row.kind)).toEqual([]);
  });

  test('by file: the photo has a name of ours and no author', async () => {
    const { data } = await ask('manager', `{ audit(id: "${audit.id}") { files { link } } }`);
    const answer = await fetch(`${world.http.url}${data?.audit.files[0].link}`, { headers: { authorization: `Bearer ${world.tokens.manager}` } });
    expect(answer.status).toBe(200);
    saysNothing([...answer.headers].join());
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).not.toContain('shopper');
    const { data: stored } = await ask('manager', '{ storedFiles { items { id name uploaderId } } }');
    saysNothing(stored);
  });

  test('by the ticket that a critical item opened, and by notices', async () => {
    for (const who of ['manager', 'agent'] as const) {
      const { data } = await ask(who, `{ tickets(filter: { number: { eq: "${audit.raisedTickets}" } }) { items { subject firstContactOwner { name } assignee { name } events { items { authorName body } } } } notifications(page: { limit: 100 }) { items { titleZh titleEn bodyZh bodyEn items } } }`);
      expect(data?.tickets.items).toHaveLength(1);
      saysNothing(data);
    }
  });

  test('by export: the file of audits has no column of hers', async () => {
    for (const columns of [['number', 'fillerId'], ['number', 'answeredById']]) {
      const answer = await ask('manager', 'mutation ($input: ExportRowsInput!) { exportRows(input: $input) { id } }', { input: { kind: 'audits', columns } });
      expect(answer.errors?.length).toBeGreaterThan(0);
      saysNothing(answer);
    }
  });

  test.each(OUTSIDERS)('by what she is paid: %s sees no payment, no booking, no screening, and may ask by none of them', async (who) => {
    const seen = await ask(who, '{ shopperPayments { total items { id visitId shopperId userId amount shopper { alias } visit { id } } } }');
    if (seen.errors) expect(seen.errors[0].extensions.code).toBe('FORBIDDEN'); else expect(seen.data.shopperPayments).toMatchObject({ total: 0, items: [] });
    saysNothing(seen);
    for (const query of [`{ shopperPayments(filter: { userId: { eq: "${world.users.shopper}" } }) { total } }`, '{ shopperReliability { alias } }', '{ screeningForm }', '{ ledgerTransactions(filter: { resource: { eq: "ShopperPayment" } }) { items { key actorName } } }']) {
      const answer = await ask(who, query);
      expect(answer.errors?.[0]?.extensions.code, query).toBe('FORBIDDEN');
      saysNothing(answer);
    }
    const { data } = await ask(who, '{ auditLog(page: { limit: 200 }) { items { actorId actorName kind resource resourceId before after reason } } }');
    expect((data?.auditLog?.items ?? []).filter((one: Any) => ['ShopperPayment', 'Shopper', 'LedgerTransaction'].includes(one.resource) && /shopper/i.test(JSON.stringify(one)))).toEqual([]);
    saysNothing(data);
    // Where the fee was booked no store stands, so that no store's books tell of the visit.
    const { rows } = await world.http.db.write.query("select store_id from ledger_transactions where resource = 'ShopperPayment'");
    expect(rows).toEqual([{ store_id: null }]);
  });

  test('by live presence: of audits nobody is told who is there', async () => {
    const say = 'mutation ($input: SayPresenceInput!) { sayPresence(input: $input) }';
    const answer = await ask('shopper', say, { input: { resource: 'Audit', id: audit.id, doing: 'VIEWING' } });
    expect(answer.errors?.[0]?.extensions.code).toBe('VALIDATION');
  });

  test('by explanation and search words', async () => {
    saysNothing(await ask('manager', `{ auditSheet(id: "${audit.id}") }`));
    saysNothing(await ask('manager', `{ employees(filter: { q: "shopper" }) { items { name } } }`));
  });

  test('by order of ids: they follow the time of the row, not the person; and who disputes learns nothing', async () => {
    const done = await world.run('manager', DISPUTE, { id: audit.id, expectedVersion: audit.version, idempotencyKey: key(), reason: '那天没有顾客投诉' });
    saysNothing(done);
    const { data } = await ask('manager', `{ audit(id: "${audit.id}") { disputes { reason raisedBy { name } decidedBy { name } } } }`);
    saysNothing(data);
  });

  test('sees her own visits and audits, and nobody else’s', async () => {
    const { data } = await ask('shopper', '{ auditVisits { items { id } } audits { items { id } } }');
    expect(data).toEqual({ auditVisits: { items: [{ id: visit.id }] }, audits: { items: [{ id: audit.id }] } });
  });

  test('is asked for no signature: a form that wants one is refused for mystery visits', async () => {
    const form = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: 'signed', nameZh: '签字', nameEn: 'Signed', purpose: 'AUDIT', draft: { content: { sections: [...CONTENT.sections, { key: 'end', zh: '完', en: 'End', questions: [{ key: 'sign', type: 'SIGNATURE', zh: '签名', en: 'Signature' }] }] } } });
    await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
    const template = await world.run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: 'signed', nameZh: '签字', nameEn: 'Signed', formId: form.id });
    expect(await world.refused('quality', PROGRAMME, { key: 'mystery-two', nameZh: '二', nameEn: 'Two', auditKind: 'MYSTERY', templateId: template.id, visitsPerStore: 1, windows: [{ weekdays: [1], from: '10:00', to: '12:00' }] })).toMatchObject({ fields: { 'input.templateId': { reason: 'PROGRAMME_SIGNATURE' } } });
  });
});
