// Careers: the best tenth of a year as a rule, and over HTTP evidence, applying, and deciding with a reason by another person.
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipPositions } from '../../server/staff/places/position.service.ts';
import { shipKpiSchemes } from '../../server/staff/kpi/scheme.service.ts';
import { rotationList, type Judged } from '../../server/staff/careers/rotation.rules.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

describe('the best tenth, as a rule', () => {
  const people = (n: number, position: string, score: (at: number) => string = (at) => String(50 + at), months = 12): Judged[] => Array.from({ length: n }, (_, at) => ({ id: `${position}-${at}`, position, score: score(at), months }));
  const ids = (list: readonly Judged[]): string[] => rotationList(list).map((one) => one.id).sort();
  test('A-24: of ten people one, of eleven two, of twenty two, of twenty-one three', () => {
    expect([10, 11, 20, 21].map((n) => rotationList(people(n, 'agent')).length)).toEqual([1, 2, 2, 3]);
    expect(ids(people(10, 'agent'))).toEqual(['agent-9']);
  });
  test('A-24: nobody falls out by a tie, places are shared, and the order of the list changes nothing', () => {
    const list = people(20, 'agent', (at) => (at >= 17 ? '90.5' : '60'));
    expect(ids(list)).toEqual(['agent-17', 'agent-18', 'agent-19']);
    expect(rotationList(list).map((one) => one.place)).toEqual([1, 1, 1]);
    expect(ids([...list].reverse())).toEqual(ids(list));
    // Written otherwise, it is the same score.
    expect(ids(people(20, 'agent', (at) => (at >= 18 ? '90.50' : at === 17 ? '90.5' : '60')))).toEqual(['agent-17', 'agent-18', 'agent-19']);
  });
  test('A-24: small positions are compared together, fewer than five of them with nobody; half a year is the least', () => {
    expect(rotationList([...people(3, 'cook'), ...people(4, 'driver', (at) => String(70 + at))]).map((one) => [one.id, one.group, one.of])).toEqual([['driver-3', 'others', 7]]);
    expect(rotationList(people(4, 'cook'))).toEqual([]);
    expect(ids([...people(10, 'agent'), { id: 'new', position: 'agent', score: '99', months: 5 }])).toEqual(['agent-9']);
    expect(rotationList([])).toEqual([]);
  });
});

describe('over HTTP', () => {
  let w: TicketWorld;
  const tokens: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const sql = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await w.http.world.db.write.query<T>(text, values)).rows;
  beforeAll(async () => {
    w = await ticketWorld();
    await shipPositions(systemContext(w.http.world.db, { name: 'test' }));
    await shipKpiSchemes(systemContext(w.http.world.db, { name: 'test' }));
    const [form] = await sql<{ id: string; version: string }>(`with f as (insert into forms (key, name_zh, name_en, purpose) values ('career-check', '检', 'Check', 'AUDIT') returning id), v as (insert into form_versions (form_id, number, label_zh, label_en, state, content, effective_from) select id, 1, '检', 'Check', 'PUBLISHED', '{}', now() from f returning id) select f.id::text, v.id::text "version" from f, v`);
    const [template] = await sql<{ id: string }>(`insert into audit_templates (key, name_zh, name_en, form_id) values ('career-check', '检', 'Check', $1) returning id::text`, [form?.id]);
    // Three that count at the store, one of them long ago; one that the store is not told yet, one that counts for nothing, one elsewhere.
    const audit = (store: string | undefined, score: number, daysBack: number, isPublished = true, isCounted = true) => sql(
      `insert into audits (number, template_id, form_version_id, audit_kind, state, store_id, published_store_id, audited_on, started_at, submitted_at, final_score, is_counted) values ('A-' || gen_random_uuid(), $1, $2, 'ANNOUNCED', $3, $4, $5, (now() at time zone 'Asia/Shanghai')::date - $6::int, now(), now(), $7, $8)`,
      [template?.id, form?.version, isPublished ? 'PUBLISHED' : 'SUBMITTED', store, isPublished ? store : null, daysBack, score, isCounted]);
    for (const one of [[w.stores[0], 90, 10], [w.stores[0], 81, 40], [w.stores[0], 20, 300], [w.stores[0], 10, 5, false, false], [w.stores[0], 5, 5, true, false], [w.stores[1], 1, 5]] as const) await audit(...(one as unknown as Parameters<typeof audit>));
    for (let n = 0; n < 10; n += 1) {
      const name = `career${n}`;
      const [row] = await sql<{ id: string }>(`insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, 'after-sales-specialist', 'specialist', 'REGULAR', current_date - 800) returning id::text`, [name, w.stores[0]]);
      ids[name] = row?.id as string;
      await sql(`insert into placements (employee_id, store_id, position, level, employment, from_on) values ($1, $2, 'after-sales-specialist', 'specialist', 'REGULAR', current_date - 800) on conflict do nothing`, [row?.id, w.stores[0]]);
      if (n < 3) { await w.http.world.addUser(name, [{ role: 'employee', scope: 'OWN' }], row?.id); tokens[name] = (await w.http.world.signInAs(name)).token; }
    }
    // Closed months of last year: who has the lowest number did best.
    for (let month = 1; month <= 8; month += 1) {
      const [period] = await sql<{ id: string; on: string; until: string }>(`insert into scorecard_periods (period_kind, from_on, until_on, state) select 'MONTH', d, (d + interval '1 month')::date, 'CLOSED' from (select make_date(extract(year from now() at time zone 'Asia/Shanghai')::int - 1, $1, 1) d) x returning id::text, from_on::text "on", until_on::text until`, [month]);
      for (let n = 0; n < 10; n += 1) await sql(`insert into scorecards (period_id, period_kind, from_on, until_on, subject_kind, subject_key, subject_zh, subject_en, employee_id, store_id, scheme_id, scheme_version_id, position, state, score, computed_at, explanation)
        select $1, 'MONTH', $2, $3, 'PERSON', $4, $4, $4, $5, $6, s.id, v.id, 'after-sales-specialist', 'CLOSED', $7, now(), '{}' from kpi_schemes s join kpi_scheme_versions v on v.scheme_id = s.id limit 1`, [period?.id, period?.on, period?.until, `career${n}`, ids[`career${n}`], w.stores[0], String(95 - n * 5)]);
    }
  }, 120_000);
  afterAll(() => w?.end());
  const APPLY = 'mutation ($input: ApplyForCareerInput!) { did: applyForCareer(input: $input) { id version state isEvidenceMet evidence storeId } }';
  const DECIDE = 'mutation ($input: DecideCareerInput!) { did: decideCareer(input: $input) { id version state decision decidedBy { id } } }';
  const EVIDENCE = 'query ($employeeId: ID!, $toPosition: String!) { careerEvidence(employeeId: $employeeId, toPosition: $toPosition) { kind isMet value least } }';

  test('A-23 D-16: the checklist of a step is read from closed months, time, certificates and the checks of the store that count; oneself and who answers for the store see it', async () => {
    const asked = { employeeId: ids.career0, toPosition: 'senior-adviser' };
    const expected = [{ kind: 'TENURE', isMet: true, value: '26', least: '12' }, { kind: 'SCORE', isMet: true, value: '95', least: '85' }, { kind: 'CERTIFICATES', isMet: false, value: '0', least: '1' }, { kind: 'AUDITS', isMet: true, value: '85.5', least: '80' }];
    for (const token of [tokens.career0, w.tokens.manager, w.tokens.hr]) expect((await w.ask(token as string, EVIDENCE, asked)).careerEvidence).toEqual(expected);
    expect(await w.refusal(tokens.career1 as string, EVIDENCE, asked)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.refusal(w.tokens.elsewhere, EVIDENCE, asked)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.hr, EVIDENCE, { ...asked, toPosition: 'director' })).toMatchObject({ code: 'VALIDATION' });
    expect((await w.ask(w.tokens.agent, '{ careerSteps { items { fromPosition toPosition } } }')).careerSteps.items).toEqual([{ fromPosition: 'after-sales-specialist', toPosition: 'senior-adviser' }, { fromPosition: 'senior-adviser', toPosition: 'regional-supervisor' }]);
  });

  test('every figure of the checklist opens the rows behind it, as far as they are in sight', async () => {
    const ROWS = 'query ($employeeId: ID!, $toPosition: String!) { careerEvidence(employeeId: $employeeId, toPosition: $toPosition) { kind sources { noun resource id value } } }';
    const asked = { employeeId: ids.career0, toPosition: 'senior-adviser' };
    const of = async (token: string): Promise<Record<string, Any[]>> => Object.fromEntries((await w.ask(token, ROWS, asked)).careerEvidence.map((one: Any) => [one.kind, one.sources]));
    const own = await of(tokens.career0 as string);
    expect(own.SCORE?.map((one) => [one.noun, one.value])).toEqual(Array.from({ length: 6 }, () => ['Scorecard', '95']));
    expect(own.AUDITS).toEqual([]);
    const led = await of(w.tokens.manager);
    expect(led.AUDITS?.map((one) => [one.resource, one.value])).toEqual([['audits', '90'], ['audits', '81']]);
    expect((await w.ask(w.tokens.manager, 'query ($id: ID!) { audit(id: $id) { finalScore } }', { id: led.AUDITS?.[0]?.id })).audit).toEqual({ finalScore: '90' });
  });

  test('A-23: one applies once, with the evidence as it stands; another person decides with a reason, within the region, once', async () => {
    const input = { idempotencyKey: key(), careerKind: 'PROMOTION', target: 'senior-adviser', motive: '带过三个新人' };
    const made = (await w.ask(tokens.career0 as string, APPLY, { input })).did;
    expect((await w.ask(tokens.career0 as string, APPLY, { input })).did).toEqual(made);
    expect(made).toMatchObject({ state: 'APPLIED', isEvidenceMet: false, storeId: w.stores[0] });
    expect(made.evidence.map((one: Any) => [one.kind, one.isMet])).toEqual([['TENURE', true], ['SCORE', true], ['CERTIFICATES', false], ['AUDITS', true]]);
    expect(await w.refusal(tokens.career0 as string, APPLY, { input: { ...input, idempotencyKey: key() } })).toMatchObject({ code: 'POLICY', reason: 'CAREER_OPEN' });
    expect(await w.refusal(tokens.career1 as string, APPLY, { input: { ...input, idempotencyKey: key(), target: 'director' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.target': { reason: 'CAREER_STEP' } } });
    const LIST = '{ careerApplications { total } }';
    expect([(await w.ask(tokens.career0 as string, LIST)).careerApplications.total, (await w.ask(tokens.career1 as string, LIST)).careerApplications.total, (await w.ask(w.tokens.manager, LIST)).careerApplications.total]).toEqual([1, 0, 1]);
    const decision = { id: made.id, expectedVersion: 1, isApproved: true, reason: '证书下月考，先任代理' };
    for (const token of [w.tokens.manager, tokens.career0 as string]) expect(await w.refusal(token, DECIDE, { input: decision })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.supervisor, DECIDE, { input: { ...decision, expectedVersion: 9 } })).toMatchObject({ code: 'CONFLICT' });
    expect((await w.ask(w.tokens.supervisor, DECIDE, { input: decision })).did).toEqual({ id: made.id, version: 2, state: 'APPROVED', decision: '证书下月考，先任代理', decidedBy: { id: w.employees.supervisor } });
    expect(await w.refusal(w.tokens.hr, DECIDE, { input: { ...decision, expectedVersion: 2 } })).toMatchObject({ code: 'POLICY', reason: 'CAREER_OVER' });
    const { events } = await w.ask(w.tokens.admin, '{ events(filter: { resource: { eq: "CareerApplication" } }, sort: [{ field: ID, order: ASC }]) { items { kind reason } } }').catch(() => ({ events: { items: [] } }));
    if (events.items.length) expect(events.items.map((one: Any) => one.kind)).toEqual(['careerApplication.applied', 'careerApplication.decided']);
  });

  test('A-24: the best tenth of last year may apply for a rotation to merchandise or operations, and nobody else', async () => {
    const year = Number((await sql<{ y: string }>(`select extract(year from now() at time zone 'Asia/Shanghai')::text y`))[0]?.y) - 1;
    const { rotationList: list } = await w.ask(w.tokens.hr, 'query ($year: Int!) { rotationList(year: $year) { employeeId group score place of } }', { year });
    expect(list).toEqual([{ employeeId: ids.career0, group: 'after-sales-specialist', score: '95', place: 1, of: 10 }]);
    expect(await w.refusal(w.tokens.supervisor, 'query ($year: Int!) { rotationList(year: $year) { employeeId } }', { year })).toMatchObject({ code: 'FORBIDDEN' });
    const input = { careerKind: 'ROTATION', target: 'merchandise', motive: '想懂选品' };
    expect((await w.ask(tokens.career0 as string, APPLY, { input: { ...input, idempotencyKey: key() } })).did).toMatchObject({ state: 'APPLIED', isEvidenceMet: true });
    expect(await w.refusal(tokens.career1 as string, APPLY, { input: { ...input, idempotencyKey: key() } })).toMatchObject({ code: 'POLICY', reason: 'CAREER_NOT_LISTED' });
    expect(await w.refusal(tokens.career1 as string, APPLY, { input: { ...input, target: 'finance', idempotencyKey: key() } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.target': { reason: 'CAREER_AREA' } } });
  });

  test('A-23: the ladder is written in versions: a draft that its writers alone see, published at once, and what was applied by stays', async () => {
    const SAVE = 'mutation ($input: SaveCareerLadderInput!) { did: saveCareerLadder(input: $input) { id version number state content } }';
    const PUBLISH = 'mutation ($input: PublishCareerLadderInput!) { did: publishCareerLadder(input: $input) { id number state } }';
    const onDraft = (name: string) => `mutation ($input: CareerLadderDraftInput!) { did: ${name}(input: $input) { id number state } }`;
    const LIST = '{ careerLadderVersions(sort: [{ field: NUMBER, order: ASC }]) { items { number state } } }';
    const tenure = (least: string) => ({ kind: 'TENURE', zh: '满几个月', en: 'Months', least });
    const steps = [{ fromPosition: 'after-sales-specialist', toPosition: 'senior-adviser', requirements: [tenure('18')] }, { fromPosition: 'service-agent', toPosition: 'senior-adviser', requirements: [tenure('12'), { kind: 'AUDITS', zh: '检查', en: 'Checks', least: '80', months: 3 }] }, { fromPosition: 'senior-adviser', toPosition: 'regional-supervisor', requirements: [tenure('24')] }];
    const no = async (sent: object): Promise<Any> => (await w.refusal(w.tokens.hr, SAVE, { input: { steps: sent } })).fields;
    expect(await no([])).toMatchObject({ 'input.steps': { reason: 'CAREER_LADDER_EMPTY' } });
    expect(await no([{ ...steps[0], toPosition: 'emperor' }])).toMatchObject({ 'input.steps.0.toPosition': { reason: 'CAREER_POSITION' } });
    expect(await no([steps[0], steps[0]])).toMatchObject({ 'input.steps.1.toPosition': { reason: 'CAREER_STEP_TWICE' } });
    expect(await no([steps[2], { fromPosition: 'regional-supervisor', toPosition: 'senior-adviser', requirements: [tenure('1')] }])).toMatchObject({ 'input.steps.0.toPosition': { reason: 'CAREER_CIRCLE' } });
    expect(await no([{ ...steps[0], requirements: [{ ...tenure('1'), kind: 'LUCK' }] }])).toMatchObject({ 'input.steps.0.requirements.0.kind': { reason: 'CAREER_EVIDENCE' } });
    // What the input itself declares holds at any depth, and is told at its place.
    expect(await no([steps[2], { ...steps[0], requirements: [tenure('1'), { ...tenure('1'), zh: '长'.repeat(81), months: 61 }] }])).toMatchObject({ 'input.steps.1.requirements.1.zh': { reason: 'VALUE_TOO_LONG' }, 'input.steps.1.requirements.1.months': { reason: 'VALUE_NOT_ALLOWED' } });
    expect(await no([{ ...steps[0], requirements: [tenure('-1')] }])).toMatchObject({ 'input.steps.0.requirements.0.least': { reason: 'CAREER_LEAST' } });
    expect(await w.refusal(w.tokens.supervisor, SAVE, { input: { steps } })).toMatchObject({ code: 'FORBIDDEN' });
    const draft = (await w.ask(w.tokens.hr, SAVE, { input: { steps, note: '服务台也能升' } })).did;
    expect(draft).toMatchObject({ number: 2, state: 'DRAFT' });
    expect(draft.content.steps.map((one: Any) => one.key)).toEqual(['senior-adviser', 'service-agent-to-senior-adviser', 'regional-supervisor']);
    expect((await w.ask(w.tokens.agent, LIST)).careerLadderVersions.items).toEqual([{ number: 1, state: 'PUBLISHED' }]);
    expect((await w.ask(w.tokens.hr, LIST)).careerLadderVersions.items).toEqual([{ number: 1, state: 'PUBLISHED' }, { number: 2, state: 'DRAFT' }]);
    // One draft at a time, under its version.
    expect(await w.refusal(w.tokens.hr, SAVE, { input: { steps } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.expectedVersion': { reason: 'CAREER_DRAFT_THERE' } } });
    expect(await w.refusal(w.tokens.hr, SAVE, { input: { steps, expectedVersion: 9 } })).toMatchObject({ code: 'CONFLICT' });
    const EVIDENCED = { employeeId: ids.career1, toPosition: 'senior-adviser' };
    const least = async () => (await w.ask(tokens.career1 as string, EVIDENCE, EVIDENCED)).careerEvidence.map((one: Any) => [one.kind, one.least]);
    expect(await least()).toHaveLength(4);
    expect((await w.ask(w.tokens.hr, PUBLISH, { input: { id: draft.id, expectedVersion: draft.version } })).did).toMatchObject({ number: 2, state: 'PUBLISHED' });
    expect(await least()).toEqual([['TENURE', '18']]);
    expect((await w.ask(w.tokens.agent, LIST)).careerLadderVersions.items).toEqual([{ number: 1, state: 'SUPERSEDED' }, { number: 2, state: 'PUBLISHED' }]);
    expect((await w.ask(w.tokens.agent, '{ careerSteps { items { fromPosition toPosition } } }')).careerSteps.items).toEqual(steps.map(({ fromPosition, toPosition }) => ({ fromPosition, toPosition })));
    await expect(sql(`update career_ladder_versions set content = '{}' where number = 1`)).rejects.toThrow(/does not change/);
    // Who applied before is judged by what was in force then.
    const { careerApplications: list } = await w.ask(w.tokens.hr, '{ careerApplications(filter: { careerKind: { eq: PROMOTION } }) { items { ladderVersion { number } evidence } } }');
    expect(list.items).toMatchObject([{ ladderVersion: { number: 1 } }]);
    expect(list.items[0].evidence).toHaveLength(4);
    // Published for later it is announced, and people apply by it from then on.
    const later = (await w.ask(w.tokens.hr, SAVE, { input: { steps: [steps[0]] } })).did;
    const effectiveFrom = new Date(Date.now() + 3_600_000).toISOString();
    expect((await w.ask(w.tokens.hr, PUBLISH, { input: { id: later.id, expectedVersion: later.version, effectiveFrom } })).did).toMatchObject({ number: 3, state: 'PUBLISHED' });
    const count = async (): Promise<number> => (await w.ask(w.tokens.agent, '{ careerSteps { total } }')).careerSteps.total;
    await sweepDue(w.http.world.db, { now: () => new Date() });
    expect(await count()).toBe(3);
    await sweepDue(w.http.world.db, { now: () => new Date(Date.now() + 3_700_000) });
    expect(await count()).toBe(1);
    // A draft thrown away leaves the ladder as it was.
    const other = (await w.ask(w.tokens.hr, SAVE, { input: { steps } })).did;
    expect((await w.ask(w.tokens.hr, onDraft('discardCareerLadderDraft'), { input: { id: other.id, expectedVersion: other.version } })).did).toBeNull();
    expect(await count()).toBe(1);
    expect((await w.ask(w.tokens.agent, '{ careerEvidenceKinds { kind months } }')).careerEvidenceKinds).toEqual(expect.arrayContaining([{ kind: 'SCORE', months: 6 }, { kind: 'TENURE', months: null }, { kind: 'CERTIFICATES', months: null }, { kind: 'AUDITS', months: 6 }, { kind: 'IDEAS', months: null }]));
  });
});
