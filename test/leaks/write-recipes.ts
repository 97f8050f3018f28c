// Well-formed input for the writes: what a person allowed to do it would send, on rows made for the purpose.
import { dayIn } from '../../server/core/clock.ts';
import { seal } from '../../server/platform/outgoing/sealed-secret.service.ts';
import type { Actor, Cast } from './cast.ts';
import { PAY_RECIPES } from './pay-recipes.ts';
import { peopleRecipes } from './people-recipes.ts';

export interface Bench { cast: Cast; admin: Actor; actor: Actor; storeId: string }
/** Variables of one call; null where this person has nothing to do it on. */
export type Recipe = (bench: Bench) => Promise<Record<string, unknown> | null>;

let serial = 0;
const next = (word: string): string => `${word}-${(serial += 1)}`;
const must = async (bench: Bench, document: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const answer = await bench.cast.ask(bench.admin.viewer, document, variables);
  if (answer.errors.length) throw new Error(`${document}: ${JSON.stringify(answer.errors)}`);
  return answer.data.did as Record<string, unknown>;
};
const customer = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: CreateCustomerInput!) { did: createCustomer(input: $input) { id version } }', { input: { name: '王小雨', storeId: bench.storeId, phone: `139${String(10_000_000 + (serial += 1))}` } });
const user = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveUserInput!) { did: saveUser(input: $input) { id version } }', { input: { username: next('newcomer'), name: 'Newcomer' } });
const tag = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveTagInput!) { did: saveTag(input: $input) { id version } }', { input: { nameZh: next('标签'), nameEn: next('Tag'), groupZh: '组', groupEn: 'Group' } });
const ticket = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: OpenTicketInput!) { did: openTicket(input: $input) { id version } }', { input: { idempotencyKey: next('key'), body: '快递没收到', channel: 'PHONE', storeId: bench.storeId } });
const onTicket = async (bench: Bench, more: object = {}): Promise<Record<string, unknown>> => { const { id, version } = await ticket(bench); return { input: { id, expectedVersion: version, ...more } }; };
const words = (zh: string, en: string) => ({ zh, en });
const CONTENT = {
  fields: [], script: { listen: words('听', 'Listen'), empathise: words('懂', 'I see'), plan: words('办', 'Done') },
  steps: [{ key: 'do', ...words('办理', 'Do it'), who: 'AGENT', evidence: [] }], outcomes: [{ key: 'good', ...words('好', 'Good'), isGood: true }, { key: 'bad', ...words('坏', 'Bad'), isGood: false }],
};
const playbook = async (bench: Bench): Promise<Record<string, unknown>> => {
  const made = await must(bench, 'mutation ($input: SavePlaybookInput!) { did: savePlaybook(input: $input) { id version } }', { input: { key: next('book'), nameZh: '手册', nameEn: 'Book', draft: { content: CONTENT } } });
  return must(bench, 'mutation ($input: PublishPlaybookInput!) { did: publishPlaybook(input: $input) { id version } }', { input: { id: made.id, expectedVersion: made.version } });
};
const use = async (bench: Bench): Promise<Record<string, unknown>> => must(bench, 'mutation ($input: StartPlaybookInput!) { did: startPlaybook(input: $input) { id version } }',
  { input: { ticketId: (await ticket(bench)).id, playbookId: (await playbook(bench)).id, idempotencyKey: next('key') } });
const onUse = async (bench: Bench, more: object): Promise<Record<string, unknown>> => { const { id, version } = await use(bench); return { input: { id, expectedVersion: version, ...more } }; };
const incident = async (bench: Bench): Promise<Record<string, unknown>> => must(bench, 'mutation ($input: OpenIncidentInput!) { did: openIncident(input: $input) { id version } }',
  { input: { idempotencyKey: next('key'), titleZh: '群体', titleEn: 'Many', ticketIds: [(await ticket(bench)).id] } });
const REMEDY = { remedyKind: 'VOUCHER', what: '代金券', amount: '5.00', dueAt: '2030-01-05T00:00:00Z' };
interface Remedied { id: string; remedies: { id: string; version: number }[] }
const remedied = async (bench: Bench): Promise<Remedied> => must(bench, 'mutation ($input: ProposeRemediesInput!) { did: proposeRemedies(input: $input) { id remedies { id version } } }',
  { input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), items: [REMEDY] } }) as Promise<unknown> as Promise<Remedied>;
const agreedOn = async (bench: Bench): Promise<Remedied> => { const { id, remedies } = await remedied(bench); return must(bench, 'mutation ($input: AgreeRemediesInput!) { did: agreeRemedies(input: $input) { id remedies { id version } } }', { input: { ticketId: id, ids: [remedies[0]?.id], isAgreed: true, agreement: '电话同意' } }) as Promise<unknown> as Promise<Remedied>; };
const agreed = async (bench: Bench): Promise<{ id: string; version: number }> => (await agreedOn(bench)).remedies[0] as { id: string; version: number };
const chargeable = async (bench: Bench): Promise<Remedied> => {
  const on = await agreedOn(bench);
  await must(bench, 'mutation ($input: DecideLiabilityInput!) { did: decideLiability(input: $input) { id } }', { input: { ticketId: on.id, idempotencyKey: next('key'), productShare: '100', transportShare: '0', installationShare: '0', useShare: '0', reason: '产品质量' } });
  return on;
};
const COURSE = { lessons: [{ key: 'one', ...words('一', 'One'), minutes: 30, textZh: '先听完', textEn: 'Listen first' }] };
const course = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveCourseInput!) { did: saveCourse(input: $input) { id version key versions { items { id } } } }', { input: { key: next('course'), nameZh: '课', nameEn: 'Course', subject: 'PROCESS', draft: { content: COURSE } } });
const taught = async (bench: Bench): Promise<Record<string, unknown>> => { const { id, version } = await course(bench); return must(bench, 'mutation ($input: PublishCourseInput!) { did: publishCourse(input: $input) { id } }', { input: { id, expectedVersion: version } }); };
const training = async (bench: Bench, employeeId: unknown): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: EnrolInCourseInput!) { did: enrolInCourse(input: $input) { id version } }', { input: { idempotencyKey: next('key'), courseId: (await taught(bench)).id, employeeId } });
const sessionInput = async (bench: Bench): Promise<Record<string, unknown>> => ({ idempotencyKey: next('key'), courseId: (await taught(bench)).id, sessionKind: 'SPECIAL', storeId: bench.storeId, place: '会议室', startsAt: '2030-01-05T02:00:00Z', endsAt: '2030-01-05T04:00:00Z', employeeIds: [await neighbour(bench)] });
/** Administrators vouch for nobody's hours: personnel plans it. */
const session = async (bench: Bench): Promise<Record<string, unknown>> => {
  const hr = bench.cast.actors.find((one) => one.viewer.reaches.get('training:record')?.all);
  const answer = await bench.cast.ask((hr ?? bench.admin).viewer, 'mutation ($input: PlanSessionInput!) { did: planSession(input: $input) { id version } }', { input: await sessionInput(bench) });
  if (answer.errors.length) throw new Error(JSON.stringify(answer.errors));
  return answer.data.did as Record<string, unknown>;
};
/** Somebody else who works at the store of the try. */
const neighbour = async ({ cast, actor, storeId }: Bench): Promise<string> => (await cast.world.db.write.query<{ id: string }>(
  'select id::text from employees where store_id = $1 and (left_on is null or left_on > now()) and id <> coalesce($2::bigint, 0) order by id limit 1', [storeId, actor?.viewer.employeeId ?? null])).rows[0]?.id ?? '';
/** One's own training is one's own anywhere, so far away it must be another's. */
const mayLearnNear = ({ actor, storeId }: Bench): boolean => { const reach = actor?.viewer.reaches.get('training:learn'); return Boolean(reach && (reach.all || reach.storeIds.includes(storeId))); };
const FORM = { scoring: { parts: [{ key: 'whole', ...words('总分', 'Whole'), system: 'DEDUCTION' }] }, sections: [{ key: 'one', ...words('一', 'One'), questions: [{ key: 'clean', type: 'YES_NO', ...words('干净吗', 'Is it clean?'), points: '10' }] }] };
const form = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveFormInput!) { did: saveForm(input: $input) { id version versions { items { id } } } }', { input: { key: next('form'), nameZh: '表', nameEn: 'Form', purpose: 'CHECKLIST', draft: { content: FORM } } });
const endpoint = async (bench: Bench): Promise<Record<string, unknown>> => must(bench, 'mutation ($input: SaveWebhookEndpointInput!) { did: saveWebhookEndpoint(input: $input) { id version } }',
  { input: { name: next('hook'), url: 'https://hooks.example.com/in', topics: ['ticket.*'] } });
const channel = async (bench: Bench): Promise<Record<string, unknown>> => must(bench, 'mutation ($input: SaveIntakeChannelInput!) { did: saveIntakeChannel(input: $input) { id version } }',
  { input: { key: next('channel'), nameZh: '渠道', nameEn: 'Channel', channel: 'CHAT', storeId: bench.storeId } });
/** An upload of the actor's that hangs on nothing yet. */
const upload = async (bench: Bench): Promise<string> => (await bench.cast.world.db.write.query<{ id: string }>(
  `insert into stored_files (uploader_id, name, file_kind, media_type, bytes, sha256, stored_as, sealed_as) values ($1, 'a.jpg', 'PICTURE', 'image/jpeg', 10, $2, 'blob-x', 'sealed-x') returning id::text`,
  [bench.actor.viewer.userId, next('hash')])).rows[0]?.id as string;
const finding = async (bench: Bench): Promise<Record<string, unknown>> => must(bench, 'mutation ($input: OpenFindingInput!) { did: openFinding(input: $input) { id version } }',
  { input: { idempotencyKey: next('key'), source: 'PERSON', titleZh: '问题', storeId: bench.storeId, ownerId: (await worker(bench, true)) || undefined } });
/** Somebody who may hold a finding or an action; `isOther`: not the actor, for nobody closes their own finding. */
const worker = async (bench: Bench, isOther = false): Promise<string> => (await bench.cast.world.db.write.query<{ id: string }>(
  `select u.employee_id::text id from users u join role_grants g on g.user_id = u.id join roles r on r.id = g.role_id where u.employee_id is not null and u.status = 'ACTIVE' and 'quality:read' = any(r.words) and u.employee_id <> coalesce($1::bigint, 0) order by u.id limit 1`, [isOther ? bench.actor?.viewer.employeeId ?? null : null])).rows[0]?.id ?? '';
/** Is the place of the try one where this person reads quality? What somebody owns is theirs anywhere, so far away it must be another's. */
const isNear = ({ actor, storeId }: Bench): boolean => { const reach = actor?.viewer.reaches.get('quality:read'); return Boolean(reach && (reach.all || reach.storeIds.includes(storeId))); };
const action = async (bench: Bench, isOwn = false): Promise<Record<string, unknown>> => must(bench, 'mutation ($input: OpenCorrectiveActionInput!) { did: openCorrectiveAction(input: $input) { id version } }',
  { input: { findingId: (await finding(bench)).id, idempotencyKey: next('key'), whatZh: '整改', causeTag: 'METHOD', ownerId: (isOwn && isNear(bench) && bench.actor?.viewer.employeeId) || await worker(bench) } });
const AUDITED = { scoring: { parts: [{ key: 'whole', ...words('总分', 'Whole'), system: 'DEDUCTION' }] }, sections: FORM.sections };
const template = async (bench: Bench): Promise<string> => {
  const made = await must(bench, 'mutation ($input: SaveFormInput!) { did: saveForm(input: $input) { id version } }', { input: { key: next('check'), nameZh: '检', nameEn: 'Check', purpose: 'AUDIT', draft: { content: AUDITED } } });
  await must(bench, 'mutation ($input: PublishFormInput!) { did: publishForm(input: $input) { id } }', { input: { id: made.id, expectedVersion: made.version } });
  return String((await must(bench, 'mutation ($input: SaveAuditTemplateInput!) { did: saveAuditTemplate(input: $input) { id } }', { input: { key: next('check'), nameZh: '检', nameEn: 'Check', formId: made.id } })).id);
};
const SHEET = { scoring: { parts: [{ key: 'whole', ...words('总分', 'Whole'), system: 'DEDUCTION' }] }, sections: [{ key: 'one', ...words('一', 'One'), questions: [{ key: 'polite', type: 'YES_NO', ...words('礼貌', 'Polite'), points: '10' }] }] };
const ticketForm = async (bench: Bench): Promise<{ key: string; versionId: string; id: string }> => {
  const name = next('sheet');
  const made = await must(bench, 'mutation ($input: SaveFormInput!) { did: saveForm(input: $input) { id version versions { items { id } } } }', { input: { key: name, nameZh: '质检', nameEn: 'Sheet', purpose: 'TICKET_QUALITY', draft: { content: SHEET } } }) as unknown as { id: string; version: number; versions: { items: { id: string }[] } };
  await must(bench, 'mutation ($input: PublishFormInput!) { did: publishForm(input: $input) { id } }', { input: { id: made.id, expectedVersion: made.version } });
  return { key: name, versionId: made.versions.items[0]?.id as string, id: made.id };
};
/** Employees with an account who may review tickets; `isBlind`: they draw none. */
const reviewers = async (bench: Bench, isBlind: boolean): Promise<string[]> => (await bench.cast.world.db.write.query<{ id: string }>(
  `select distinct u.employee_id::text id from users u join role_grants g on g.user_id = u.id join roles r on r.id = g.role_id where u.employee_id is not null and u.status = 'ACTIVE' and g.scope = 'ALL' and 'quality:review-tickets' = any(r.words) and (not $1 or not 'quality:sample' = any(r.words)) order by 1`, [isBlind])).rows.map((row) => row.id);
/** A ticket of that store that somebody has solved. */
const solvedTicket = async (bench: Bench): Promise<{ id: string; customerId: string; number: string }> => {
  const { id } = await ticket(bench);
  const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string; customerId: string; number: string }>(
    `update tickets set status = 'CLOSED', is_open = false, solved_at = now(), closed_at = now(), solver_id = (select min(id) from employees) where customer_id || '-' || id = $1 returning id::text, customer_id::text "customerId", number`, [String(id).replace(/^W/, '')]);
  return row as { id: string; customerId: string; number: string };
};
/** A sheet to be filled in; the actor's own where the place is within reach. */
const review = async (bench: Bench): Promise<{ id: string; sampled: string }> => {
  const form = await ticketForm(bench);
  const one = await solvedTicket(bench);
  const reach = bench.actor?.viewer.reaches.get('quality:review-tickets');
  const isOwn = Boolean(reach && (reach.all || reach.storeIds.includes(bench.storeId)));
  const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string; sampled: string }>(
    `with s as (insert into ticket_samples (number, from_on, until_on, form_id, per_agent, extra_per_agent, double_share, seed, population_count, drawn_count, risk_count, double_count, shortfalls, drawn_at) values ($1, '2026-01-01', '2026-01-31', $2, 1, 0, 0, 's', 1, 1, 0, 0, '[]', now()) returning id),
     t as (insert into sampled_tickets (customer_id, ticket_id, sample_id, store_id, agent_id, ticket_number, solved_on, stratum, risk_why) select $3, $4, s.id, $5, (select min(id) from employees), $6, '2026-01-05', 'x', '{}' from s returning id)
     insert into ticket_reviews (customer_id, ticket_id, sampled_id, store_id, reviewer_id, ticket_number, form_version_id, started_at) select $3, $4, t.id, $5, $7, $6, $8, '2026-01-06T00:00:00Z' from t returning id::text, sampled_id::text sampled`,
    [next('Q'), form.id, one.customerId, one.id, bench.storeId, one.number, isOwn ? bench.actor.viewer.employeeId : (await reviewers(bench, false)).find((id) => id !== bench.actor?.viewer.employeeId), form.versionId]);
  return { id: `HW${one.customerId}-${row?.id}`, sampled: `HQ${one.customerId}-${row?.sampled}` };
};
const RULE = { all: [{ field: 'gender', op: 'equals', value: 'FEMALE' }] };
const roleId = async (bench: Bench, key: string): Promise<string> =>
  (await bench.cast.world.db.write.query<{ id: string }>('select id::text from roles where key = $1', [key])).rows[0]?.id ?? '';

const KPI = { items: [{ key: 'orders', ...words('单数', 'Orders'), measure: 'results.orders', target: '4', weight: '100', direction: 'AT_LEAST', mapping: { type: 'LINEAR' }, missing: 'ZERO' }] };
const scheme = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveKpiSchemeInput!) { did: saveKpiScheme(input: $input) { id version } }', { input: { key: next('scheme'), nameZh: '案', nameEn: 'Scheme', subjectKind: 'STORE', periodKind: 'QUARTER', draft: { content: KPI } } });
const employee = (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveEmployeeInput!) { did: saveEmployee(input: $input) { id version } }', { input: { employeeNo: next('E'), name: '张三', storeId: bench.storeId, position: 'clerk', level: 'L1', employment: 'REGULAR', hiredOn: '2026-01-05' } });

/** An idea of somebody who works at the store, other than the actor. */
const idea = async (bench: Bench): Promise<string> => (await bench.cast.world.db.write.query<{ id: string }>(
  `with e as (insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on, store_id) values ($1, '点子', 'd', 'd', 'clerk', 'L1', 'REGULAR', '2020-01-01', $2) returning id, name, store_id)
   insert into ideas (title, body, proposer_id, proposer_name, store_id, proposed_at, proposed_on) select '视频验货', '发货前拍视频', id, name, store_id, now(), current_date from e returning id::text`, [next('IDEA'), bench.storeId])).rows[0]?.id as string;
const SURVEYED = { sections: [{ key: 'one', ...words('一', 'One'), questions: [{ key: 'stars', type: 'SCALE', ...words('满意吗', 'Satisfied?'), from: 1, to: 5 }] }] };
const surveyForm = async (bench: Bench): Promise<unknown> => {
  const made = await must(bench, 'mutation ($input: SaveFormInput!) { did: saveForm(input: $input) { id version } }', { input: { key: next('asked'), nameZh: '问', nameEn: 'Asked', purpose: 'SURVEY', draft: { content: SURVEYED } } });
  await must(bench, 'mutation ($input: PublishFormInput!) { did: publishForm(input: $input) { id } }', { input: { id: made.id, expectedVersion: made.version } });
  return made.id;
};
const survey = async (bench: Bench): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveSurveyInput!) { did: saveSurvey(input: $input) { id version } }', { input: { key: next('survey'), nameZh: '调查', nameEn: 'Survey', formId: await surveyForm(bench), touchpoint: 'OTHER', ratingQuestion: 'stars' } });
const QUESTION = { prompt: words('问', 'Asked'), options: [{ key: 'a', ...words('甲', 'A') }, { key: 'b', ...words('乙', 'B') }], right: 'a' };
const examQuestion = (bench: Bench, more: object = {}): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveExamQuestionInput!) { did: saveExamQuestion(input: $input) { id version key } }', { input: { key: next('question'), questionKind: 'CHOICE', difficulty: 'EASY', tags: ['law'], content: QUESTION, ...more } });
const EXAM = { minutes: 10, attempts: 3, waitHours: 0, passMark: '60', isShuffled: false, isBlind: true, review: 'SOLUTIONS' };
const exam = async (bench: Bench, question?: Record<string, unknown>): Promise<Record<string, unknown>> =>
  must(bench, 'mutation ($input: SaveExamInput!) { did: saveExam(input: $input) { id version } }', { input: { key: next('exam'), nameZh: '考', nameEn: 'Exam', draft: { ...EXAM, paper: { questions: [{ key: (question ?? await examQuestion(bench)).key, points: '10' }] } } } });
const openExam = async (bench: Bench, question?: Record<string, unknown>): Promise<string> => { const { id, version } = await exam(bench, question); return String((await must(bench, 'mutation ($input: PublishExamInput!) { did: publishExam(input: $input) { id } }', { input: { id, expectedVersion: version } })).id); };
/** An attempt of the actor's own, begun by the actor; null for accounts that stand for nobody. */
const attempt = async (bench: Bench): Promise<string | null> => {
  if (bench.actor?.viewer.kind !== 'user' || !bench.actor.viewer.employeeId) return null;
  const answer = await bench.cast.ask(bench.actor.viewer, 'mutation ($input: StartExamInput!) { did: startExam(input: $input) { id } }', { input: { examId: await openExam(bench), idempotencyKey: next('key') } });
  return (answer.data?.did as { id: string } | null | undefined)?.id ?? null;
};
/** A text that somebody of the store handed in, marked already or not; put there by statement, as its writer has no account here. */
const written = async (bench: Bench, isMarked: boolean): Promise<{ id: string; version: number }> => {
  const question = await examQuestion(bench, { questionKind: 'TEXT', content: { prompt: words('写', 'Write'), rubric: words('要点', 'Points') } });
  const examId = await openExam(bench, question);
  const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string; version: number }>(
    `with v as (select v.id, q.current_id question from exam_versions v, exam_questions q where v.exam_id = $1 and q.id = $2), e as (insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($4, $4, $4, $4, $3, 'clerk', 'l', 'REGULAR', '2020-01-01') returning id),
       a as (insert into exam_attempts (exam_id, exam_version_id, employee_id, store_id, number, state, started_at, deadline_at, ended_at, ended_by, is_passed, score, seed, paper)
         select $1, v.id, e.id, $3, 1, case when $5 then 'DONE' else 'MARKING' end, now(), now(), now(), 'HANDED_IN', case when $5 then false end, case when $5 then 0 end, 's', jsonb_build_array(jsonb_build_object('place', 1, 'versionId', v.question::text, 'kind', 'TEXT', 'points', '10', 'options', '[]'::jsonb)) from v, e returning id, version),
       x as (insert into exam_answers (attempt_id, place, question_version_id, most, answer, points) select a.id, 1, v.question, 10, '"text"', case when $5 then 0 end from a, v returning attempt_id)
     select a.id::text, a.version from a, x`, [examId, question.id, bench.storeId, next('W'), isMarked]);
  return row as { id: string; version: number };
};
const certificateKind = (bench: Bench): Promise<Record<string, unknown>> => saveBy(bench, 'hr', 'mutation ($input: SaveCertificateKindInput!) { did: saveCertificateKind(input: $input) { id version } }', { key: next('kind'), nameZh: '证', nameEn: 'Certificate', validDays: 365 });
/** What the administrator may not do is prepared by whoever may. */
const saveBy = async (bench: Bench, role: string, document: string, input: object): Promise<Record<string, unknown>> => must({ ...bench, admin: bench.cast.actors.find((actor) => actor.name === role) as Actor }, document, { input });

/** Of the row that a store has one of, once it has it. */
const versionOf = async (bench: Bench, table: 'ticket_desks' | 'lever_margins'): Promise<{ expectedVersion?: number }> => {
  const { rows: [row] } = await bench.cast.world.db.write.query<{ version: number }>(table === 'ticket_desks' ? 'select version from ticket_desks where store_id = $1' : `select version from lever_margins where review_scope = 'STORE' and store_id = $1 and region_id is null`, [bench.storeId]);
  return row ? { expectedVersion: row.version } : {};
};

export const RECIPES: Record<string, Recipe | undefined> = {
  ...PAY_RECIPES,
  decideCareer: async (bench) => ({ input: { id: (await bench.cast.world.db.write.query<{ id: string }>(
    `with e as (insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on, store_id) values ($1, '晋升', 'j', 'j', 'clerk', 'L1', 'REGULAR', '2020-01-01', $2) returning id, store_id)
     insert into career_applications (career_kind, employee_id, store_id, target, motive, evidence, is_evidence_met, applied_at) select 'PROMOTION', id, store_id, 'senior-adviser', '想带新人', '[]', true, now() from e returning id::text`, [next('CAREER'), bench.storeId])).rows[0]?.id, expectedVersion: 1, isApproved: true, reason: '证据齐全' } }),
  ...peopleRecipes({ next, taught, neighbour, form }),
  proposeIdea: async (bench) => (bench.actor.viewer.employeeId ? { input: { idempotencyKey: next('key'), title: next('点子'), body: '错峰回访，晚上七点打' } } : null),
  adoptIdea: async (bench) => ({ input: { id: await idea(bench), expectedVersion: 1, storeId: bench.storeId, reason: '值得试' } }),
  declineIdea: async (bench) => ({ input: { id: await idea(bench), expectedVersion: 1, reason: '做过了' } }),
  voteForIdea: async (bench) => (bench.actor.viewer.employeeId ? { input: { id: await idea(bench), isFor: true } } : null),
  saveSurvey: async (bench) => ({ input: { key: next('survey'), nameZh: '调查', nameEn: 'Survey', formId: await surveyForm(bench), touchpoint: 'OTHER', ratingQuestion: 'stars' } }),
  answerSurvey: async (bench) => ({ input: { idempotencyKey: next('answer-key'), surveyId: (await survey(bench)).id, channel: bench.actor.subject.isKey ? 'API' : 'PHONE', storeId: bench.storeId, answers: { stars: { value: 4 } } } }),
  inviteToSurvey: async (bench) => {
    const customerId = (await customer(bench)).id;
    const asked = await must(bench, 'mutation ($input: OpenTicketInput!) { did: openTicket(input: $input) { id } }', { input: { idempotencyKey: next('key'), body: '快递没收到', channel: 'PHONE', storeId: bench.storeId, customerId } });
    return { input: { surveyId: (await survey(bench)).id, customerId, ticketId: asked.id, idempotencyKey: next('invite-key') } };
  },
  transferEmployee: async (bench) => { const { id, version } = await employee(bench); return { input: { id, expectedVersion: version, fromOn: '2026-02-01', position: 'reception' } }; },
  saveLeave: async (bench) => ({ input: { employeeId: (await employee(bench)).id, leaveKind: 'SICK', fromOn: '2026-02-01', untilOn: '2026-02-03' } }),
  savePosition: async () => ({ input: { key: next('post'), nameZh: '岗', nameEn: 'Post', team: 'SERVICE', place: 1, dutiesZh: [], dutiesEn: [], standardsZh: [], standardsEn: [] } }),
  saveJobLevel: async () => ({ input: { key: next('level'), nameZh: '级', nameEn: 'Level', rank: 1 } }),
  saveKpiScheme: async () => ({ input: { key: next('scheme'), nameZh: '案', nameEn: 'Scheme', subjectKind: 'STORE', periodKind: 'QUARTER', draft: { content: KPI } } }),
  publishKpiScheme: async (bench) => { const { id, version } = await scheme(bench); return { input: { id, expectedVersion: version } }; },
  discardKpiSchemeDraft: async (bench) => { const { id, version } = await scheme(bench); return { input: { id, expectedVersion: version } }; },
  saveExamTopic: async () => ({ input: { key: next('topic'), nameZh: '主题', nameEn: 'Topic' } }),
  saveExamQuestion: async () => ({ input: { key: next('question'), questionKind: 'CHOICE', difficulty: 'EASY', tags: ['law'], content: QUESTION } }),
  saveExam: async () => ({ input: { key: next('exam'), nameZh: '考', nameEn: 'Exam', draft: { ...EXAM, paper: { draws: [{ count: 1, points: '1' }] } } } }),
  publishExam: async (bench) => { const { id, version } = await exam(bench); return { input: { id, expectedVersion: version } }; },
  discardExamDraft: async (bench) => { const { id, version } = await exam(bench); return { input: { id, expectedVersion: version } }; },
  startExam: async (bench) => (bench.actor.viewer.employeeId ? { input: { examId: await openExam(bench), idempotencyKey: next('key') } } : null),
  saveExamAnswer: async (bench) => { const id = await attempt(bench); return id ? { input: { attemptId: id, place: 1, answer: 'A', revision: 0 } } : null; },
  submitExam: async (bench) => { const id = await attempt(bench); return id ? { input: { attemptId: id, idempotencyKey: next('key') } } : null; },
  markExamAnswer: async (bench) => ({ input: { item: seal(bench.cast.world.db, 'exam item', `${(await written(bench, false)).id}:1`), points: '7' } }),
  remarkExamAnswer: async (bench) => { const { id, version } = await written(bench, true); return { input: { attemptId: id, expectedVersion: version, place: 1, points: '8', reason: 'read again' } }; },
  saveCertificateKind: async () => ({ input: { key: next('kind'), nameZh: '证', nameEn: 'Certificate', validDays: 365 } }),
  issueCertificate: async (bench) => ({ input: { kindId: (await certificateKind(bench)).id, employeeId: (await employee(bench)).id, reason: 'electrician', idempotencyKey: next('key') } }),
  revokeCertificate: async (bench) => {
    const { id, version } = await saveBy(bench, 'hr', 'mutation ($input: IssueCertificateInput!) { did: issueCertificate(input: $input) { id version } }', { kindId: (await certificateKind(bench)).id, employeeId: (await employee(bench)).id, reason: 'electrician', idempotencyKey: next('key') });
    return { input: { id, expectedVersion: version, reason: 'given by mistake' } };
  },
  saveTicketDesk: async (bench) => ({ input: { storeId: bench.storeId, handOut: 'OFF', ...(await versionOf(bench, 'ticket_desks')) } }),
  saveTicketGate: async (bench) => ({ input: { certificateKindId: (await certificateKind(bench)).id, startsAt: '2040-01-01T00:00:00Z' } }),
  endTicketGate: async (bench) => {
    const { id, version } = await must(bench, 'mutation ($input: SaveTicketGateInput!) { did: saveTicketGate(input: $input) { id version } }', { input: { certificateKindId: (await certificateKind(bench)).id, startsAt: '2040-01-01T00:00:00Z' } });
    return { input: { id, expectedVersion: version, reason: 'asked for no more' } };
  },
  decideTransfer: async (bench) => {
    const { id } = await written(bench, true);
    const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string }>('insert into transfer_proposals (employee_id, store_id, exam_id, attempt_id, failures) select employee_id, store_id, exam_id, id, 2 from exam_attempts where id = $1 returning id::text', [id]);
    return { input: { id: row?.id, expectedVersion: 1, isAccepted: false, decision: 'one more try' } };
  },
  createCustomer: async ({ storeId }) => ({ input: { name: '李明', storeId } }),
  updateCustomer: async (bench) => { const { id, version } = await customer(bench); return { input: { id, expectedVersion: version, name: '李明' } }; },
  setConsent: async (bench) => ({ input: { customerId: (await customer(bench)).id, channel: 'SMS', isGiven: true, source: 'desk' } }),
  mergeCustomers: async (bench) => { const stays = await customer(bench); return { input: { id: stays.id, expectedVersion: stays.version, mergedId: (await customer(bench)).id } }; },
  eraseCustomer: async (bench) => ({ id: (await customer(bench)).id, reason: 'asked for it in writing' }),
  revealField: async (bench) => (bench.actor.viewer.reaches.has('customers:reveal') ? { input: { resource: 'Customer', id: (await customer(bench)).id, field: 'phone', reason: 'calling back' } } : null),
  recordPurchase: async ({ storeId }) => ({ input: { storeId, receiptNo: next('R'), purchasedAt: '2026-01-05T10:00:00Z', lines: [{ sku: 'S-1', quantity: '1', unitPrice: '9.90' }] } }),
  openTicket: async ({ storeId }) => ({ input: { idempotencyKey: next('key'), body: '草莓发霉', channel: 'DESK', storeId } }),
  attachTicketFiles: async (bench) => ({ input: { id: (await ticket(bench)).id, fileIds: [await upload(bench)] } }),
  saveIntakeChannel: async ({ storeId }) => ({ input: { key: next('way'), nameZh: '渠道', nameEn: 'Channel', channel: 'CHAT', storeId } }),
  renewIntakeSecret: async (bench) => { const { id, version } = await channel(bench); return { id, expectedVersion: version }; },
  saveWebhookEndpoint: async () => ({ input: { name: next('hook'), url: 'https://hooks.example.com/in', topics: ['ticket.*'] } }),
  renewWebhookSecret: async (bench) => { const { id, version } = await endpoint(bench); return { id, expectedVersion: version }; },
  retryWebhookDelivery: async (bench) => {
    const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string }>(
      `insert into webhook_deliveries (endpoint_id, event_key, topic, resource, resource_id, state, attempts, happened_at) values ($1, $2, 'ticket.opened', 'Ticket', 'W1-1', 'DEAD', 12, now()) returning id::text`, [(await endpoint(bench)).id, next('event')]);
    return { id: row?.id };
  },
  replyToTicket: async (bench) => ({ input: { id: (await ticket(bench)).id, idempotencyKey: next('key'), body: '马上处理' } }),
  addTicketNote: async (bench) => ({ input: { id: (await ticket(bench)).id, idempotencyKey: next('key'), body: '老顾客' } }),
  assignTicket: async (bench) => onTicket(bench, { assigneeId: null, reason: 'back to the queue' }),
  classifyTicket: async (bench) => onTicket(bench, { needClass: 'URGENT' }),
  waitTicket: async (bench) => onTicket(bench, { waitingFor: 'SUPPLIER' }),
  resolveTicket: async (bench) => onTicket(bench, { solution: 'refunded' }),
  linkTickets: async (bench) => ({ input: { id: (await ticket(bench)).id, otherId: (await ticket(bench)).id } }),
  joinTickets: async (bench) => onTicket(bench, { otherId: (await ticket(bench)).id }),
  assignTickets: async (bench) => ({ input: { ids: [(await ticket(bench)).id], assigneeId: null, reason: 'back to the queue' } }),
  classifyTickets: async (bench) => ({ input: { ids: [(await ticket(bench)).id], needClass: 'URGENT' } }),
  escalateTickets: async (bench) => ({ input: { ids: [(await ticket(bench)).id], reason: 'too big for the desk', level: 'L2' } }),
  closeTickets: async (bench) => ({ input: { ids: [(await ticket(bench)).id] } }),
  saveTicketTask: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, taskKind: 'EVIDENCE', title: '留样' } }),
  planReply: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), body: '明天给您回电', sendAt: new Date(Date.now() + 86_400_000).toISOString() } }),
  cancelPlannedReply: async (bench) => {
    const { id, version } = await must(bench, 'mutation ($input: PlanReplyInput!) { did: planReply(input: $input) { id version } }', { input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), body: '明天给您回电', sendAt: new Date(Date.now() + 86_400_000).toISOString() } });
    return { input: { id, expectedVersion: version } };
  },
  resendMessage: async (bench) => {
    const id = String((await ticket(bench)).id);
    const [owner, key] = id.slice(1).split('-');
    const { write } = bench.cast.world.db;
    // As one that found no way; there is one now.
    await write.query(`insert into intake_channels (key, name_zh, name_en, channel, adapter, store_id, deliver_url, secret_sealed) select 'resend', '微信', 'Chat', 'CHAT', 'plain', $1, 'https://chat.example/send', 'x' on conflict do nothing`, [bench.storeId]);
    await write.query(`update tickets set contact_phone = '+8613900000000' where id = $1`, [key]);
    const { rows: [made] } = await write.query<{ id: string }>(`insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_name, body, delivery) values ($1, $2, now(), 'MESSAGE', 'OUT', 'CHAT', 'zh', '客服', '已登记', 'NO_WAY') returning id::text`, [owner, key]);
    return { input: { ticketId: id, eventId: `E${owner}-${made?.id}`, idempotencyKey: next('key') } };
  },
  sharePortalLink: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key') } }),
  useSolution: async (bench) => {
    const from = await ticket(bench);
    await must(bench, 'mutation ($input: ResolveTicketInput!) { did: resolveTicket(input: $input) { id } }', { input: { id: from.id, expectedVersion: from.version, solution: '换新' } });
    return { input: { ticketId: (await ticket(bench)).id, fromTicketId: from.id, idempotencyKey: next('key') } };
  },
  revokePortalLink: async (bench) => {
    const { id, version } = await must(bench, 'mutation ($input: SharePortalLinkInput!) { did: sharePortalLink(input: $input) { id version } }', { input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key') } });
    return { input: { id, expectedVersion: version } };
  },
  saveKiosk: async ({ storeId }) => ({ input: { nameZh: '机', nameEn: 'Kiosk', storeId } }),
  requestRemoteDiagnosis: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), guide: 'general' } }),
  grantCompensation: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), kind: 'VOUCHER', amount: '5.00', reason: '补偿' } }),
  reverseCompensation: async (bench) => {
    // One's own, where one may give there; else somebody's whom one may approve for.
    const grant = 'mutation ($input: GrantCompensationInput!) { did: grantCompensation(input: $input) { id version } }';
    const input = { input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), kind: 'VOUCHER', amount: '5.00', reason: '补偿' } };
    const own = await bench.cast.ask(bench.actor.viewer, grant, input);
    const { id, version } = (own.data?.did as Record<string, unknown> | null) ?? (await must(bench, grant, input));
    return { input: { id, expectedVersion: version, idempotencyKey: next('key'), reason: '录错了' } };
  },
  requestReturn: async (bench) => {
    const { id } = await customer(bench);
    const receiptNo = next('RC');
    await bench.cast.world.db.write.query(`with c as (update customers set member_no = $2 where id = $1 returning 1), k as (insert into customer_keys (kind, value, customer_id) values ('MEMBER', $2, $1) returning 1) select 1`, [id, receiptNo]);
    await must(bench, 'mutation ($input: RecordPurchaseInput!) { did: recordPurchase(input: $input) { id } }', { input: { storeId: bench.storeId, receiptNo, purchasedAt: new Date().toISOString(), memberNo: receiptNo, lines: [{ sku: 'S-2', quantity: '1', unitPrice: '9.90' }] } });
    return { input: { idempotencyKey: next('key'), reason: 'NO_REASON', memberNo: receiptNo, receiptNo, storeId: bench.storeId } };
  },
  saveTicketCategory: async () => ({ input: { key: next('kind'), nameZh: '类', nameEn: 'Kind' } }),
  savePlaybook: async () => ({ input: { key: next('book'), nameZh: '手册', nameEn: 'Book', draft: { content: CONTENT } } }),
  startPlaybook: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, playbookId: (await playbook(bench)).id, idempotencyKey: next('key') } }),
  tickPlaybookStep: async (bench) => onUse(bench, { idempotencyKey: next('key'), stepKey: 'do' }),
  finishPlaybook: async (bench) => {
    const { input } = await onUse(bench, { idempotencyKey: next('key'), stepKey: 'do' }) as { input: object };
    const { id, version } = await must(bench, 'mutation ($input: TickPlaybookStepInput!) { did: tickPlaybookStep(input: $input) { id version } }', { input });
    return { input: { id, expectedVersion: version, idempotencyKey: next('key'), outcome: 'good' } };
  },
  leavePlaybook: async (bench) => onUse(bench, { reason: 'another fits' }),
  openIncident: async (bench) => ({ input: { idempotencyKey: next('key'), titleZh: '群体', titleEn: 'Many', ticketIds: [(await ticket(bench)).id] } }),
  linkIncidentTickets: async (bench) => ({ input: { id: (await incident(bench)).id, ids: [(await ticket(bench)).id] } }),
  replyToIncident: async (bench) => ({ input: { id: (await incident(bench)).id, idempotencyKey: next('key'), bodyZh: '正在查', bodyEn: 'We are looking' } }),
  publishIncident: async (bench) => { const { id, version } = await incident(bench); return { input: { id, expectedVersion: version, idempotencyKey: next('key'), resultZh: '已整改', resultEn: 'Put right' } }; },
  decideLiability: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), productShare: '100', transportShare: '0', installationShare: '0', useShare: '0', reason: '产品质量' } }),
  proposeRemedies: async (bench) => ({ input: { ticketId: (await ticket(bench)).id, idempotencyKey: next('key'), items: [REMEDY] } }),
  agreeRemedies: async (bench) => { const { id, remedies } = await remedied(bench); return { input: { ticketId: id, ids: [remedies[0]?.id], isAgreed: true, agreement: '电话同意' } }; },
  startRemedy: async (bench) => { const one = await agreed(bench); return { input: { id: one.id, expectedVersion: one.version, idempotencyKey: next('key') } }; },
  delayRemedy: async (bench) => { const one = await agreed(bench); return { input: { id: one.id, expectedVersion: one.version, waitsFor: '缺货', dueAt: '2031-01-05T00:00:00Z' } }; },
  cancelRemedy: async (bench) => { const one = await agreed(bench); return { input: { id: one.id, expectedVersion: one.version, reason: '不做了' } }; },
  claimChargeBack: async (bench) => ({ input: { ticketId: (await chargeable(bench)).id, idempotencyKey: next('key'), cause: 'PRODUCT', party: 'SUPPLIER', partyName: '厂家', amount: '1.00', reason: '产品质量' } }),
  saveForm: async () => ({ input: { key: next('form'), nameZh: '表', nameEn: 'Form', purpose: 'CHECKLIST', draft: { content: FORM } } }),
  publishForm: async (bench) => { const { id, version } = await form(bench); return { input: { id, expectedVersion: version } }; },
  discardFormDraft: async (bench) => { const { id, version } = await form(bench); return { input: { id, expectedVersion: version } }; },
  cloneForm: async (bench) => { const { versions } = await form(bench) as { versions: { items: { id: string }[] } }; return { input: { formVersionId: versions.items[0]?.id, key: next('form'), nameZh: '表', nameEn: 'Form' } }; },
  importForm: async () => ({ input: { file: { kind: 'aftercare.form', format: 1, key: next('form'), nameZh: '表', nameEn: 'Form', purpose: 'CHECKLIST', content: FORM } } }),
  saveRiskRule: async () => ({ input: { key: next('risk'), nameZh: '预警', nameEn: 'Alert', riskKind: 'SERVICE', draft: { rule: { measure: 'findings.open', period: 'MONTH', test: { kind: 'LEVEL', op: 'AT_LEAST', value: '3' }, minSample: 1, quietDays: 7, severity: 'MINOR' } } } }),
  saveCourse: async () => ({ input: { key: next('course'), nameZh: '课', nameEn: 'Course', subject: 'PROCESS', draft: { content: COURSE } } }),
  publishCourse: async (bench) => { const { id, version } = await course(bench); return { input: { id, expectedVersion: version } }; },
  discardCourseDraft: async (bench) => { const { id, version } = await course(bench); return { input: { id, expectedVersion: version } }; },
  cloneCourse: async (bench) => { const { versions } = await course(bench) as { versions: { items: { id: string }[] } }; return { input: { courseVersionId: versions.items[0]?.id, key: next('course'), nameZh: '课', nameEn: 'Course' } }; },
  importCourse: async () => ({ input: { file: { kind: 'aftercare.course', format: 1, key: next('course'), nameZh: '课', nameEn: 'Course', subject: 'LAW', aimZh: '懂', aimEn: 'Know', content: COURSE } } }),
  saveLearningPath: async (bench) => ({ input: { key: next('path'), nameZh: '路', nameEn: 'Path', steps: [{ course: (await course(bench)).key, workingDays: 5 }] } }),
  enrolInCourse: async (bench) => ({ input: { idempotencyKey: next('key'), courseId: (await taught(bench)).id, employeeId: await neighbour(bench) } }),
  assignTraining: async (bench) => ({ input: { idempotencyKey: next('key'), courseId: (await taught(bench)).id, employeeIds: [await neighbour(bench)] } }),
  withdrawTraining: async (bench) => { const { id, version } = await training(bench, await neighbour(bench)); return { input: { id, expectedVersion: version, reason: 'not needed' } }; },
  followLesson: async (bench) => ({ input: { recordId: (await training(bench, (mayLearnNear(bench) && bench.actor.viewer.employeeId) || await neighbour(bench))).id, lessonKey: 'one', place: 10 } }),
  recordTrainingHours: async (bench) => ({ input: { idempotencyKey: next('key'), recordId: (await training(bench, await neighbour(bench))).id, hours: '0.25', note: 'seen at the desk' } }),
  planSession: async (bench) => ({ input: await sessionInput(bench) }),
  cancelSession: async (bench) => { const { id, version } = await session(bench); return { input: { id, expectedVersion: version, reason: 'nobody can' } }; },
  openFinding: async ({ storeId }) => ({ input: { idempotencyKey: next('key'), source: 'PERSON', titleZh: '地面有水', storeId } }),
  linkFindingTickets: async (bench) => { if (!bench.actor?.viewer.reaches.has('tickets:read')) return null; const { id, version } = await finding(bench); return { input: { id, expectedVersion: version, ticketIds: [(await ticket(bench)).id] } }; },
  dismissFinding: async (bench) => { const { id, version } = await finding(bench); return { input: { id, expectedVersion: version, reason: 'none' } }; },
  openCorrectiveAction: async (bench) => ({ input: { findingId: (await finding(bench)).id, idempotencyKey: next('key'), whatZh: '整改', causeTag: 'METHOD', ownerId: await worker(bench) } }),
  saveCorrectiveAction: async (bench) => { const { id, version } = await action(bench, true); return { input: { id, expectedVersion: version, costAmount: '9.90' } }; },
  cancelCorrectiveAction: async (bench) => { const { id, version } = await action(bench); return { input: { id, expectedVersion: version, note: 'not needed' } }; },
  saveInstrument: async ({ storeId }) => ({ input: { storeId, number: next('HT'), nameZh: '硬度计', nameEn: 'Hardness tester', instrumentKind: 'HARDNESS', calibratedOn: '2026-01-01', calibrationDueOn: '2027-01-01' } }),
  saveAuditTemplate: async (bench) => {
    const made = await must(bench, 'mutation ($input: SaveFormInput!) { did: saveForm(input: $input) { id } }', { input: { key: next('check'), nameZh: '检', nameEn: 'Check', purpose: 'AUDIT', draft: { content: AUDITED } } });
    return { input: { key: next('check'), nameZh: '检', nameEn: 'Check', formId: made.id } };
  },
  startAudit: async (bench) => ({ input: { idempotencyKey: next('key'), templateId: await template(bench), storeId: bench.storeId } }),
  drawTicketSample: async (bench) => { const form = await ticketForm(bench); await solvedTicket(bench); return { input: { idempotencyKey: next('key'), fromOn: dayIn('Asia/Shanghai', new Date(Date.now() - 86_400_000)), untilOn: dayIn('Asia/Shanghai', new Date()), perAgent: 1, storeIds: [bench.storeId], formKey: form.key } }; },
  saveTicketReview: async (bench) => ({ input: { id: (await review(bench)).id, expectedVersion: 1, answers: { polite: { value: true } } } }),
  submitTicketReview: async (bench) => ({ input: { id: (await review(bench)).id, expectedVersion: 1, idempotencyKey: next('key'), answers: { polite: { value: true } } } }),
  settleSampledTicket: async (bench) => ({ input: { id: (await review(bench)).sampled, expectedVersion: 1, reason: '重复了' } }),
  openCalibration: async (bench) => { const one = await solvedTicket(bench); return { input: { idempotencyKey: next('key'), ticketId: `W${one.customerId}-${one.id}`, formKey: (await ticketForm(bench)).key, titleZh: '校准', titleEn: 'Calibration', goldAnswers: { polite: { value: true } }, reviewerIds: (await reviewers(bench, true)).slice(0, 1) } }; },
  saveProgramme: async (bench) => ({ input: { key: next('plan'), nameZh: '计划', nameEn: 'Plan', auditKind: 'UNANNOUNCED', templateId: await template(bench), visitsPerStore: 1, windows: [{ weekdays: [1], from: '10:00', to: '12:00' }] } }),
  publishWall: async ({ storeId }) => ({ input: { storeId, isPublic: true } }),
  makeMonthlyReview: async ({ storeId }) => ({ input: { reviewScope: 'STORE', storeId, month: '2026-01' } }),
  saveLeverMargins: async (bench) => ({ input: { reviewScope: 'STORE', storeId: bench.storeId, margins: { grossMargin: '0.2' }, ...(await versionOf(bench, 'lever_margins')) } }),
  startPlan: async ({ storeId }) => ({ input: { reviewScope: 'STORE', storeId, idempotencyKey: next('key'), titleZh: '计划', titleEn: 'Plan', measureKey: 'findings.found', target: '3', startsOn: '2026-02-01', endsOn: '2026-02-28' } }),
  finishMonthlyReview: async (bench) => { const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string }>("insert into monthly_reviews (review_scope, store_id, month_on, figures, taken_at) values ('STORE', $1, date '2020-01-01' + make_interval(months => $2), '{}', now()) returning id::text", [bench.storeId, (serial += 1)]); return { input: { id: row?.id, expectedVersion: 1 } }; },
  closePlan: async (bench) => { const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string }>("insert into improvement_plans (title_zh, title_en, review_scope, store_id, measure_key, is_rise, starts_on, ends_on) values ('计', 'P', 'STORE', $1, 'findings.found', false, '2026-01-01', '2026-01-31') returning id::text", [bench.storeId]); return { input: { id: row?.id, expectedVersion: 1, isDropped: true, note: '不做了' } }; },
  inviteShopper: async () => ({ input: { idempotencyKey: next('key'), alias: next('alias'), username: next('shopper') } }),
  briefShopper: async (bench) => { const { rows: [row] } = await bench.cast.world.db.write.query<{ id: string }>("insert into shoppers (alias, user_id, related_store_ids) values ($1, $2, '{}') returning id::text", [next('alias'), (await user(bench)).id]); return { input: { id: row?.id, expectedVersion: 1 } }; },
  payShopperVisits: async () => ({ input: { idempotencyKey: next('key') } }),
  saveShopper: async (bench) => ({ input: { userId: (await user(bench)).id, alias: next('shopper') } }),
  saveRegion: async () => ({ input: { code: next('RG'), nameZh: '区', nameEn: 'Region' } }),
  saveStore: async (bench) => ({ input: { code: next('ST'), nameZh: '店', nameEn: 'Store', regionId: bench.cast.world.regions[0], format: 'HOME' } }),
  saveEmployee: async ({ storeId }) => ({ input: { employeeNo: next('E'), name: '张三', storeId, position: 'clerk', level: 'L1', employment: 'REGULAR', hiredOn: '2026-01-05' } }),
  saveDepartment: async ({ storeId }) => ({ input: { nameZh: '部', nameEn: 'Department', storeId } }),
  saveCategory: async () => ({ input: { code: next('C'), nameZh: '类', nameEn: 'Category' } }),
  saveCustomField: async () => ({ input: { key: next('field').replace('-', ''), labelZh: '项', labelEn: 'Field', fieldKind: 'TEXT' } }),
  saveTag: async () => ({ input: { nameZh: next('标'), nameEn: next('Mark'), groupZh: '组', groupEn: 'Group' } }),
  archiveTag: async (bench) => { const { id, version } = await tag(bench); return { id, expectedVersion: version, isArchived: true }; },
  tagCustomers: async (bench) => ({ input: { ids: [(await customer(bench)).id], tagIds: [(await tag(bench)).id] } }),
  untagCustomers: async (bench) => ({ input: { ids: [(await customer(bench)).id], tagIds: [(await tag(bench)).id] } }),
  saveSegment: async () => ({ input: { nameZh: next('群'), nameEn: next('Segment'), rule: RULE } }),
  previewSegment: async () => ({ input: { rule: RULE } }),
  saveUser: async () => ({ input: { username: next('hired'), name: 'Hired' } }),
  suspendUser: async (bench) => { const { id, version } = await user(bench); return { input: { id, expectedVersion: version, reason: 'left' } }; },
  setPassword: async (bench) => { const { id, version } = await user(bench); return { input: { id, expectedVersion: version, password: 'a-very-good-one' } }; },
  grantRole: async (bench) => ({ input: { userId: (await user(bench)).id, roleId: await roleId(bench, 'agent'), scope: 'STORE', storeId: bench.storeId } }),
};
