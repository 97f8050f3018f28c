// Certificates over HTTP: earned by passing, told of before they end, taken away at once, checked by strangers; and whoever fails twice is proposed for another post.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTrainingHours } from '../../server/training/certificates/certificate.registry.ts';
import { reconsiderCertificates } from '../../server/training/certificates/earned.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { transact } from '../../server/core/transact.ts';
import type { Any } from '../tickets/ticket-fixture.ts';
import { examWorld, key, options, words, type ExamWorld } from './exam-world.ts';

let w: ExamWorld;
let examId = '';
beforeAll(async () => {
  w = await examWorld();
  const question = await w.question('CHOICE', { prompt: words('？', '?'), options: options('a', 'b'), right: 'a' });
  examId = await w.exam({ questions: [{ key: question.key, points: '1' }] }, { failuresToTransfer: 2, attempts: 5 });
});
afterAll(() => w?.end());
const again = async (more: object = {}): Promise<string> => { const question = await w.question('CHOICE', { prompt: words('？', '?'), options: options('a', 'b'), right: 'a' }); return w.exam({ questions: [{ key: question.key, points: '1' }] }, more); };
const CERTIFICATE = 'id number version state issuedOn validUntilOn kind { key } attempt { id exam { id } }';
const ofAgent = async (who: 'agent' | 'manager' | 'elsewhere' | 'colleague' = 'agent'): Promise<Any[]> => (await w.ask(who, `query ($id: ID!) { certificates(filter: { employeeId: { eq: $id } }) { items { ${CERTIFICATE} } } }`, { id: w.employees.agent })).certificates.items;
const check = async (code: string): Promise<Any> => { const answer = await fetch(`${w.http.url}/portal/api/certificate`, { headers: { authorization: `Link ${code}`, 'accept-language': 'en' } }); return { status: answer.status, ...((await answer.json()) as object) }; };
const codeOf = async (who: 'agent' | 'manager', id: string): Promise<string> => (await w.ask(who, 'query ($id: ID!) { certificateLinks(id: $id) { check } }', { id })).certificateLinks.check.split('#')[1];

describe('a certificate', () => {
  test('passing earns it; the holder, the store and personnel see it, others do not; strangers see by its code whether it holds', async () => {
    const kind = await w.kind(examId, { positions: ['service-agent'] });
    const attempt = await w.sit('agent', examId, true);
    expect(attempt).toMatchObject({ state: 'DONE', isPassed: true });
    const [mine] = await ofAgent();
    expect(mine).toMatchObject({ state: 'VALID', attempt: { id: attempt.id, exam: { id: examId } } });
    expect(await ofAgent('manager')).toEqual([mine]);
    expect([await ofAgent('elsewhere'), await ofAgent('colleague')]).toEqual([[], []]);
    expect(await w.told('agent')).toContain('Certificate earned: Complaints');
    const code = await codeOf('agent', mine.id);
    expect(code).toMatch(/^[\w-]{22}$/);
    expect(await check(code)).toEqual({ status: 200, number: mine.number, kind: { zh: '客诉处理证', en: 'Complaints' }, holder: '王**', holderEn: expect.stringMatching(/^\p{L}\*{1,2}$/u), issuedOn: mine.issuedOn, validUntilOn: mine.validUntilOn, state: 'VALID' });
    expect((await w.refusal('colleague', 'query ($id: ID!) { certificateLinks(id: $id) { check } }', { id: mine.id })).code).toBe('NOT_FOUND');
    // It holds, so the exam need not be sat again until it is about to end.
    expect(await w.refused('agent', 'startExam', { examId, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'EXAM_HELD' });
    expect(kind.id).toBeTruthy();
  });

  test('its PDF is the holder’s to have, with a code that leads to the public page', async () => {
    const [mine] = await ofAgent();
    const { token } = await w.http.world.signInAs('agent');
    const get = (headers: Record<string, string>) => fetch(`${w.http.url}/files/papers/certificate/${mine.id}?language=zh`, { headers });
    const answer = await get({ authorization: `Bearer ${token}` });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await get({})).status).toBe(401);
    expect((await get({ authorization: `Bearer ${(await w.http.world.signInAs('colleague')).token}` })).status).toBe(404);
  }, 60_000);

  test('taken away it holds no more at once, with a reason, and never by its holder', async () => {
    const [mine] = await ofAgent();
    const code = await codeOf('manager', mine.id);
    expect(await w.refused('manager', 'revokeCertificate', { id: mine.id, expectedVersion: mine.version, reason: '弄错了' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.act('hr', 'revokeCertificate', { id: mine.id, expectedVersion: mine.version, reason: '弄错了' }, 'id state')).toMatchObject({ state: 'REVOKED' });
    expect(await check(code)).toMatchObject({ state: 'REVOKED' });
    const kind = await w.kind(null);
    expect(await w.refused('hr', 'issueCertificate', { kindId: kind.id, employeeId: w.employees.hr, reason: '自己给自己', idempotencyKey: key() })).toMatchObject({ code: 'FORBIDDEN', reason: 'CERTIFICATE_OWN' });
  });

  test('codes that stand for nothing are counted: whoever guesses is stopped', async () => {
    const seen = new Set<number>();
    for (let i = 0; i < 24; i += 1) seen.add((await check(`${String(i).padStart(22, 'x')}`)).status);
    expect([...seen]).toEqual([404, 429]);
    await w.sql('delete from sign_in_tries');
  });

  test('A-11: what was proved elsewhere is given by hand, once per key, until the day that is said', async () => {
    const kind = await w.kind(null, { key: `electrician-${key()}` });
    const input = { kindId: kind.id, employeeId: w.employees.clerk, validUntilOn: new Date(w.clock.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10), reason: '电工证 粤A-123', idempotencyKey: key() };
    const one = await w.act('hr', 'issueCertificate', input, 'id state validUntilOn');
    expect(await w.act('hr', 'issueCertificate', input, 'id')).toMatchObject({ id: one.id });
    expect(one).toMatchObject({ state: 'VALID', validUntilOn: input.validUntilOn });
    expect(await w.refused('hr', 'issueCertificate', { ...input, validUntilOn: '2001-01-01', idempotencyKey: key() })).toMatchObject({ fields: { 'input.validUntilOn': { reason: 'CERTIFICATE_UNTIL' } } });
  });
});

describe('hours besides the exam', () => {
  test('C-19: 39.9 credited hours do not give it although the test is passed, 40 do', async () => {
    const entry = await again();
    const kind = await w.kind(entry, { minHours: '40' });
    const hours = { now: '39.9' };
    setTrainingHours(async () => hours.now);
    const attempt = await w.sit('clerk', entry, true);
    const held = async (): Promise<number> => (await w.sql('select 1 from certificates where kind_id = $1', [kind.id])).length;
    expect([attempt.isPassed, await held()]).toEqual([true, 0]);
    const credit = () => transact(systemContext(w.http.world.db, { name: 'hours', clock: w.clock }), (tx) => reconsiderCertificates(tx, w.employees.clerk));
    expect([await credit(), await held()]).toEqual([0, 0]);
    hours.now = '40';
    expect([await credit(), await held(), await credit(), await held()]).toEqual([1, 1, 0, 1]);
    setTrainingHours(async () => '0');
  });
});

describe('failing', () => {
  const PROPOSALS = 'query ($id: ID!) { transferProposals(filter: { examId: { eq: $id } }) { items { id version state failures employee { id } attempt { id } toPosition } } }';
  test('B-31: failing twice proposes another post, once; personnel moves the person or lets them try again', async () => {
    await w.sql(`insert into positions (key, name_zh, name_en, team, place, duties_zh, duties_en, standards_zh, standards_en) values ('stock-clerk', '理货员', 'Stock clerk', 'STORE', 90, '{}', '{}', '{}', '{}') on conflict do nothing`);
    const of = async (): Promise<Any[]> => (await w.ask('hr', PROPOSALS, { id: entry })).transferProposals.items;
    const entry = await again({ failuresToTransfer: 2, attempts: 2 });
    await w.sit('colleague', entry, false);
    expect(await of()).toEqual([]);
    const second = await w.sit('colleague', entry, false);
    const [one] = await of();
    expect(one).toMatchObject({ state: 'OPEN', failures: 2, employee: { id: w.employees.colleague }, attempt: { id: second.id } });
    expect(await w.told('hr')).toContain('王小colleague failed Entry exam 2 times: another post is proposed');
    expect(await w.refused('colleague', 'startExam', { examId: entry, idempotencyKey: key() })).toMatchObject({ reason: 'EXAM_ATTEMPTS' });
    expect((await w.refusal('manager', PROPOSALS, { id: entry })).code).toBe('FORBIDDEN');
    const decide = (more: object) => ({ id: one.id, expectedVersion: one.version, decision: '再给一次机会', ...more });
    expect(await w.refused('hr', 'decideTransfer', decide({ isAccepted: true }))).toMatchObject({ fields: { 'input.position': { reason: 'TRANSFER_POSITION' } } });
    expect(await w.act('hr', 'decideTransfer', decide({ isAccepted: false }), 'state')).toEqual({ state: 'DECLINED' });
    w.clock.advance(1_000);
    // Counted anew: again two tries, and after two failures another proposal.
    await w.sit('colleague', entry, false);
    expect((await of()).filter((each) => each.state === 'OPEN')).toEqual([]);
    await w.sit('colleague', entry, false);
    const next = (await of()).find((each) => each.state === 'OPEN');
    const moved = await w.act('hr', 'decideTransfer', { id: next.id, expectedVersion: next.version, isAccepted: true, position: 'stock-clerk', decision: '两轮都没有通过' }, 'state toPosition employee { position }');
    expect(moved).toEqual({ state: 'ACCEPTED', toPosition: 'stock-clerk', employee: { position: 'stock-clerk' } });
    expect(await w.refused('hr', 'decideTransfer', { id: next.id, expectedVersion: next.version + 1, isAccepted: false, decision: '又一次' })).toMatchObject({ code: expect.stringMatching(/POLICY|CONFLICT/) });
    await w.sql(`update employees set position = 'service-agent' where id = $1`, [w.employees.colleague]);
  });
});

describe('measures', () => {
  test('pass rate and coverage open their rows', async () => {
    const entry = await again();
    const kind = await w.kind(entry, { positions: ['regional-supervisor'] });
    const coverage = async (): Promise<Any> => (await w.ask('hr', '{ measure(key: "employees.certified", period: { kind: ALL }) { value sample denominator rows { resource filter count } } }')).measure;
    const before = await coverage();
    await w.sit('supervisor', entry, true);
    const after = await coverage();
    expect(Number(after.value)).toBeGreaterThan(Number(before.value));
    // Opened are the very people who were counted: those whose post asks for a certificate, not everybody who works here.
    const opened = (await w.ask('hr', 'query ($filter: EmployeeFilter) { employees(filter: $filter, page: { limit: 200 }) { total items { position } } everybody: employees(filter: { leftOn: { isNull: true } }) { total } }', { filter: after.rows.filter })) as Any;
    expect(after.rows.resource).toBe('employees');
    expect([opened.employees.total, after.rows.count, Number(after.denominator)]).toEqual([after.sample, after.sample, after.sample]);
    expect(opened.employees.total).toBeLessThan(opened.everybody.total);
    const asked = (await w.sql<{ position: string }>('select distinct unnest(positions) as position from certificate_kinds where not is_archived')).map((row) => row.position);
    expect(opened.employees.items.filter((one: Any) => !asked.includes(one.position))).toEqual([]);
    const passes = (await w.ask('hr', 'query ($id: JSON) { measure(key: "examAttempts.passRate", period: { kind: ALL }, filter: $id) { value sample rows { resource } } }', { id: { examId: { eq: entry } } })).measure;
    expect(passes).toEqual({ value: '1', sample: 1, rows: { resource: 'examAttempts' } });
    expect(kind.id).toBeTruthy();
  });
});

describe('its end', () => {
  test('holder and manager are told 30, 14 and 7 days before, each once; it ends by the instant, before any worker wakes', async () => {
    const kind = await w.kind(null, { validDays: 31 });
    const one = await w.act('hr', 'issueCertificate', { kindId: kind.id, employeeId: w.employees.colleague, reason: '外部证明', idempotencyKey: key() }, 'id state');
    expect(one.state).toBe('VALID');
    const matter = async (): Promise<Any> => (await w.sql<Any>(`select title_en title, count from notifications n join users u on u.id = n.user_id where u.username = 'manager' and matter = $1`, [`certificate:${one.id}`]))[0];
    const state = async (): Promise<string> => (await w.sql<{ state: string }>('select state from certificates where id = $1', [one.id]))[0]?.state as string;
    const [{ expiresAt }] = (await w.sql<{ expiresAt: Date }>('select expires_at "expiresAt" from certificates where id = $1', [one.id])) as [{ expiresAt: Date }];
    const until = (days: number): Promise<void> => w.wait((expiresAt.getTime() - days * 86_400_000 - w.clock.now().getTime()) / 60_000 + 0.01);
    await until(30);
    expect([await state(), (await matter()).title, (await matter()).count]).toEqual(['EXPIRING', expect.stringContaining('ends in 30 days'), 1]);
    await until(14);
    expect((await matter()).title).toContain('ends in 14 days');
    await until(7);
    expect([(await matter()).title, (await matter()).count]).toEqual([expect.stringContaining('ends in 7 days'), 3]);
    const [{ code }] = (await w.sql<{ code: string }>('select check_code code from certificates where id = $1', [one.id])) as [{ code: string }];
    w.clock.set(expiresAt.toISOString());
    expect([await state(), (await check(code)).state]).toEqual(['EXPIRING', 'EXPIRED']);
    await w.wait(1);
    expect([await state(), (await matter()).title]).toEqual(['EXPIRED', 'Complaints has ended']);
  });

  test('the gaps of a day: who is to have a certificate and will have none; each sees those of the stores in reach', async () => {
    const kind = await w.kind(null, { positions: ['service-agent'], validDays: 1 });
    const signIn = (name: string): Promise<string> => w.http.world.signInAs(name).then((one) => one.token);
    const gaps = async (name: string, on?: string): Promise<Any[]> => ((await w.http.gql('query ($on: Day) { certificateGaps(on: $on) { name kindId endsBefore validUntilOn } }'.replaceAll('Day', 'Date'), { token: await signIn(name), variables: { on } })).data as Any).certificateGaps.filter((one: Any) => one.kindId === kind.id);
    const at = (days: number): string => new Date(w.clock.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await gaps('manager')).map((one) => one.name)).toEqual(['王小agent', '王小colleague']);
    const { token } = await w.http.world.signInAs('hr');
    const given = await w.http.gql('mutation ($input: IssueCertificateInput!) { issueCertificate(input: $input) { id } }', { token, variables: { input: { kindId: kind.id, employeeId: w.employees.agent, reason: '外部证明', idempotencyKey: key() } } });
    expect(given.errors).toBeUndefined();
    expect((await gaps('manager', at(1))).map((one) => one.name)).toEqual(['王小colleague']);
    expect(await gaps('manager', at(2))).toEqual([expect.objectContaining({ name: '王小agent', endsBefore: true, validUntilOn: at(1) }), expect.objectContaining({ name: '王小colleague', endsBefore: false, validUntilOn: null })]);
    expect(await gaps('elsewhere')).toEqual([]);
    expect((await w.http.gql('{ certificateGaps { name } }', { token: await signIn('agent') })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
