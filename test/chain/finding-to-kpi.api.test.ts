// The chain as one test over HTTP: what an audit found becomes an action, a training, an exam, a certificate, the right to take tickets, a number; each step opens the one before and the one after.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditWorld, GOOD, key, REVIEW, START, SUBMIT, type Any, type AuditWorld } from '../quality/audit-fixture.ts';

let w: AuditWorld;
let hr = '';
beforeAll(async () => {
  w = await auditWorld();
  await w.http.world.addUser('audit-hr', [{ role: 'hr', scope: 'ALL' }]);
  hr = (await w.http.world.signInAs('audit-hr')).token;
});
afterAll(() => w?.http.end());

const asHr = async (query: string, input?: unknown): Promise<Any> => {
  const answer = await w.http.gql(query, { token: hr, variables: { input } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as Any).done ?? answer.data;
};
const input = (name: string, type: string, fields = 'id version'): string => `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${fields} } }`;
const measured = async (measureKey: string, by: string): Promise<Any> => (await w.run('admin', `{ measure(key: "${measureKey}", period: { kind: ALL }, by: "${by}") { value groups { key value rows { resource filter } } } }`)).measure.groups;

test('D-29: audit finding, corrective action, training, exam, certificate, ticket, number: done in order, and walked both ways', async () => {
  const agent = w.employees.agent as string;
  const store = w.stores[0] as string;
  // A course with an exam that earns what tickets of a category ask for.
  const course = await asHr(input('saveCourse', 'SaveCourseInput'), { key: 'shelf-care', nameZh: '货架清洁', nameEn: 'Shelf care', subject: 'PROCESS', isExamined: true, draft: { content: { requiredMinutes: 60, lessons: [{ key: 'clean', zh: '清洁', en: 'Cleaning', minutes: 60, textZh: '先清后擦', textEn: 'Clear, then wipe' }] } } });
  await asHr(input('saveExamQuestion', 'SaveExamQuestionInput'), { key: 'shelf', questionKind: 'NUMBER', difficulty: 'EASY', tags: ['shelf'], content: { prompt: { zh: '每天擦几次？', en: 'How often a day?' }, right: '3' } });
  const made = await asHr(input('saveExam', 'SaveExamInput'), { key: 'shelf', nameZh: '货架清洁考试', nameEn: 'Shelf exam', courseId: course.id, draft: { minutes: 10, attempts: 2, waitHours: 0, passMark: '60', isShuffled: true, isBlind: false, review: 'RESULT', paper: { draws: [{ tags: ['shelf'], count: 1, points: '10' }] } } });
  const exam = await asHr(input('publishExam', 'PublishExamInput', 'id course { key }'), { id: made.id, expectedVersion: made.version });
  expect(exam.course.key).toBe('shelf-care');
  await asHr(input('publishCourse', 'PublishCourseInput'), { id: course.id, expectedVersion: course.version });
  const kind = await asHr(input('saveCertificateKind', 'SaveCertificateKindInput'), { key: 'shelf', nameZh: '清洁合格证', nameEn: 'Shelf certificate', examId: exam.id, validDays: 365, positions: ['clerk'] });
  const { ticketCategories } = await w.run('admin', '{ ticketCategories(page: { limit: 1 }) { items { id } } }');
  const categoryId = ticketCategories.items[0].id;
  const gate = await w.run('admin', input('saveTicketGate', 'SaveTicketGateInput', 'id'), { categoryId, certificateKindId: kind.id });

  // Found, and another person published it: a finding from then on.
  const draft = await w.run('inspector', START, { idempotencyKey: key(), templateId: w.templateId, storeId: store });
  const audit = await w.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, clean: { value: false, note: '货架有灰' } } });
  await w.run('supervisor', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'PUBLISH' });
  const { findings } = await w.run('manager', `{ findings(filter: { source: { eq: AUDIT }, sourceKey: { eq: "${audit.id}" } }) { items { id version } } }`);
  const [finding] = findings.items;
  // What is done about it asks for the course, which the agent is given by that.
  const action = await w.run('manager', input('openCorrectiveAction', 'OpenCorrectiveActionInput', 'id version trainings { record { id } }'), { findingId: finding.id, idempotencyKey: key(), whatZh: '每天擦三次', causeTag: 'PEOPLE', ownerId: agent, trainingCourseKey: 'shelf-care' });
  const recordId = action.trainings[0].record.id;

  // Until it is learnt and passed the agent cannot be given such a ticket; the refusal leads to the course.
  const ticket = await w.run('manager', input('openTicket', 'OpenTicketInput', 'id version'), { idempotencyKey: key(), body: '货架很脏', channel: 'PHONE', storeId: store, categoryId, takeIt: false });
  const assign = (): Promise<Any> => w.http.gql(input('assignTicket', 'AssignTicketInput', 'id assignee { id }'), { token: w.tokens.manager, variables: { input: { id: ticket.id, expectedVersion: ticket.version, assigneeId: agent } } });
  expect((await assign()).errors[0].extensions).toMatchObject({ code: 'POLICY', reason: 'TICKET_CANNOT_TAKE', link: { resource: 'Course', id: course.id } });
  const [coverage] = (await measured('employees.certified', 'STORE')).filter((one: Any) => one.key === store);
  expect((await w.refused('agent', input('completeCorrectiveAction', 'NotedActionInput', 'id'), { id: action.id, expectedVersion: action.version, note: '好了' })).reason).toBe('ACTION_TRAINING');

  // Hours first: the course still waits for its exam. Then the exam, at the agent's own desk.
  await w.run('manager', input('recordTrainingHours', 'RecordTrainingHoursInput', 'id state'), { idempotencyKey: key(), recordId, hours: '1', note: '带教在场' });
  const record = async (): Promise<Any> => (await w.run('manager', `{ trainingRecord(id: "${recordId}") { state examAttemptKey examScore course { key exams { id attempts { items { id isPassed } } certificateKinds { id gates { id category { id } } } } } employee { id certificates { items { id number state attempt { id } } } } needs { action { id finding { id source sourceKey } } } } }`)).trainingRecord;
  expect((await record()).state).not.toBe('COMPLETED');
  const attempt = await w.run('agent', input('startExam', 'StartExamInput', 'id'), { examId: exam.id, idempotencyKey: key() });
  await w.run('agent', 'mutation ($input: SaveExamAnswerInput!) { saveExamAnswer(input: $input) }', { attemptId: attempt.id, place: 1, answer: '3', revision: 0 });
  expect(await w.run('agent', input('submitExam', 'SubmitExamInput', 'isPassed'), { attemptId: attempt.id, idempotencyKey: key() })).toEqual({ isPassed: true });
  expect(await record()).toMatchObject({ state: 'COMPLETED', examAttemptKey: attempt.id });
  expect(await w.run('agent', input('completeCorrectiveAction', 'NotedActionInput', 'state'), { id: action.id, expectedVersion: action.version, note: '学完考完，已照做' })).toEqual({ state: 'DONE' });

  // The certificate opens the category, and the numbers move.
  const before = (await measured('tickets.backlog', 'EMPLOYEE')).find((one: Any) => one.key === agent);
  expect((await assign()).errors).toBeUndefined();
  const after = (await measured('tickets.backlog', 'EMPLOYEE')).find((one: Any) => one.key === agent);
  expect([Number(before?.value ?? 0), Number(after.value)]).toEqual([0, 1]);
  const [covered] = (await measured('employees.certified', 'STORE')).filter((one: Any) => one.key === store);
  expect(Number(covered.value)).toBeGreaterThan(Number(coverage.value));

  // Forth: from the finding to the number.
  const forth = (await w.run('manager', `{ finding(id: "${finding.id}") { actions { id trainings { record { id } } } } }`)).finding;
  expect(forth.actions).toEqual([{ id: action.id, trainings: [{ record: { id: recordId } }] }]);
  const learnt = await record();
  expect(learnt.course.exams).toEqual([{ id: exam.id, attempts: { items: [{ id: attempt.id, isPassed: true }] }, certificateKinds: [{ id: kind.id, gates: [{ id: gate.id, category: { id: categoryId } }] }] }]);
  const certificate = learnt.employee.certificates.items.find((one: Any) => one.attempt.id === attempt.id);
  expect(certificate.state).toBe('VALID');
  const rows = await w.run('admin', `query ($filter: TicketFilter) { tickets(filter: $filter) { items { id category { id } assignee { id } } } }`, undefined, { filter: after.rows.filter });
  expect(rows.tickets.items).toEqual([{ id: ticket.id, category: { id: categoryId }, assignee: { id: agent } }]);

  // Back: from the number to the finding and the audit that it came from.
  const why = await w.run('manager', 'query ($input: ExplainInput!) { explain(input: $input) { value tree } }', { number: 'ticketCategory.mayTake', id: rows.tickets.items[0].category.id, params: { employeeId: agent } });
  expect(why.explain.value).toBe(true);
  const [held] = (await w.run('manager', 'query ($filter: CertificateFilter) { certificates(filter: $filter) { items { id attempt { id exam { id course { id } } } } } }', undefined, { filter: why.explain.tree.inputs[0].rows.filter })).certificates.items;
  expect(held).toEqual({ id: certificate.id, attempt: { id: attempt.id, exam: { id: exam.id, course: { id: course.id } } } });
  const { trainingRecords } = await w.run('manager', 'query ($filter: TrainingRecordFilter) { trainingRecords(filter: $filter) { items { id examAttemptKey needs { action { id finding { id source sourceKey } } } } } }', undefined, { filter: { courseId: { eq: held.attempt.exam.course.id } } });
  expect(trainingRecords.items).toEqual([{ id: recordId, examAttemptKey: held.attempt.id, needs: [{ action: { id: action.id, finding: { id: finding.id, source: 'AUDIT', sourceKey: audit.id } } }] }]);
  expect((await w.run('manager', `{ audit(id: "${trainingRecords.items[0].needs[0].action.finding.sourceKey}") { id } }`)).audit).toEqual({ id: audit.id });

  // And by one question from any row of it, a step either way; the nouns that somebody has no right to are left out.
  const step = async (noun: string, id: string, who: Parameters<AuditWorld['run']>[0] = 'manager'): Promise<Record<'before' | 'after', string[]>> => {
    const { chain } = await w.run(who, 'query ($noun: String!, $id: ID!) { chain(noun: $noun, id: $id) { before { noun id } after { noun id } } }', undefined, { noun, id });
    return { before: chain.before.map((one: Any) => `${one.noun} ${one.id}`), after: chain.after.map((one: Any) => `${one.noun} ${one.id}`) };
  };
  const rowsOfChain = [['Audit', audit.id], ['Finding', finding.id], ['CorrectiveAction', action.id], ['TrainingRecord', recordId], ['ExamAttempt', attempt.id], ['Certificate', certificate.id], ['Ticket', ticket.id]] as const;
  for (const [i, [noun, id]] of rowsOfChain.entries()) {
    const [last, next] = [rowsOfChain[i - 1], rowsOfChain[i + 1]];
    expect(await step(noun, id), noun).toMatchObject({ before: last ? [last.join(' ')] : [], after: next ? [next.join(' ')] : [] });
  }
  expect(await step('Course', course.id)).toEqual({ before: [], after: [`Exam ${exam.id}`] });
  expect(await step('TrainingRecord', recordId, 'agent')).toEqual({ before: [`CorrectiveAction ${action.id}`], after: [`ExamAttempt ${attempt.id}`] });
  expect(await step('TrainingRecord', recordId, 'other')).toEqual({ before: [], after: [] });
  expect(await step('Ticket', ticket.id, 'shopper')).toEqual({ before: [], after: [] });
  expect((await w.refused('manager', 'query ($noun: String!) { chain(noun: $noun, id: "1") { before { id } } }', undefined, { noun: 'User' })).code).toBe('VALIDATION');
}, 120_000);
