// A chain over HTTP with people who sit exams, who mark them and who give certificates, on a clock that can be turned on a little.
import { frozenClock } from '../../server/core/clock.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import '../../server/jobs.ts';
import { httpWorld } from '../http/http-fixture.ts';
import type { Any } from '../tickets/ticket-fixture.ts';

let serial = 0;
export const key = (): string => `e-${++serial}-${process.pid}`;
export type Name = 'admin' | 'hr' | 'quality' | 'supervisor' | 'manager' | 'agent' | 'colleague' | 'elsewhere' | 'clerk' | 'finance';
export interface ExamWorld {
  http: Awaited<ReturnType<typeof httpWorld>>;
  clock: ReturnType<typeof frozenClock>;
  stores: string[];
  employees: Record<Name, string>;
  ask(who: Name, query: string, variables?: object): Promise<Any>;
  refusal(who: Name, query: string, variables?: object): Promise<Any>;
  act(who: Name, name: string, input: object, fields?: string): Promise<Any>;
  refused(who: Name, name: string, input: object, fields?: string): Promise<Any>;
  /** A question of the bank. */
  question(kind: string, content: object, more?: object): Promise<Any>;
  /** An exam in force. */
  exam(paper: object, more?: object): Promise<string>;
  kind(examId: string | null, more?: object): Promise<Any>;
  start(who: Name, examId: string): Promise<Any>;
  paper(who: Name, attemptId: string): Promise<Any>;
  answer(who: Name, attemptId: string, place: number, answer: unknown, revision?: number): Promise<Any>;
  /** Sits an exam with the answers that are right (or wrong) by the bank. */
  sit(who: Name, examId: string, isRight: boolean): Promise<Any>;
  told(who: Name): Promise<string[]>;
  /** Time goes on, with a worker alive at the end of it. */
  wait(minutes: number): Promise<void>;
  sql<T = Any>(text: string, values?: unknown[]): Promise<T[]>;
  end(): Promise<void>;
}

const document = (name: string, fields: string): string => `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { did: ${name}(input: $input)${fields && ` { ${fields} }`} }`;
export const words = (zh: string, en = zh): Any => ({ zh, en });
export const options = (...keys: string[]): Any => keys.map((one) => ({ key: one, ...words(`选项 ${one}`, `option ${one}`) }));
export const PAPER = `attemptId deadlineAt now questions { place questionKind prompt { en } options { name en } unit { en } media points answer revision }`;

/** Builds it; end it afterwards. */
export async function examWorld(): Promise<ExamWorld> {
  const clock = frozenClock(new Date().toISOString());
  const http = await httpWorld({ clock });
  const { world } = http;
  const [s1 = '', , s3 = ''] = world.stores;
  const employees = {} as Record<Name, string>;
  const tokens = { admin: http.admin } as Record<Name, string>;
  const person = async (name: Name, storeId: string | null, grants: Parameters<typeof world.addUser>[1], position = 'service-agent'): Promise<void> => {
    const { rows: [row] } = await world.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, '王小' || $1, $1, $1, $2, $3, 'specialist', 'REGULAR', '2020-01-01') returning id::text`, [name, storeId, position]);
    employees[name] = row?.id as string;
    await world.addUser(name, grants, row?.id);
    tokens[name] = (await world.signInAs(name)).token;
  };
  await person('hr', null, [{ role: 'hr', scope: 'ALL' }], 'hr-manager');
  await person('quality', null, [{ role: 'quality', scope: 'ALL' }], 'quality-manager');
  await person('supervisor', null, [{ role: 'supervisor', scope: 'REGION', regionId: world.regions[0] as string }], 'regional-supervisor');
  await person('manager', s1, [{ role: 'manager', scope: 'STORE', storeId: s1 }], 'store-manager');
  await person('agent', s1, [{ role: 'agent', scope: 'STORE', storeId: s1 }]);
  await person('colleague', s1, [{ role: 'agent', scope: 'STORE', storeId: s1 }]);
  await person('elsewhere', s3, [{ role: 'manager', scope: 'STORE', storeId: s3 }], 'store-manager');
  await person('clerk', s1, [{ role: 'employee', scope: 'OWN' }], 'clerk');
  await person('finance', null, [{ role: 'finance', scope: 'ALL' }], 'finance-manager');
  const ask = async (who: Name, query: string, variables: object = {}): Promise<Any> => {
    const answer = await http.gql(query, { token: tokens[who], variables });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors.map((e) => [e.message, e.path, e.extensions])));
    return answer.data;
  };
  const refusal = async (who: Name, query: string, variables: object = {}): Promise<Any> => (await http.gql(query, { token: tokens[who], variables })).errors?.[0]?.extensions;
  const act = async (who: Name, name: string, input: object, fields = 'id version'): Promise<Any> => (await ask(who, document(name, fields), { input })).did;
  const sql = async <T,>(text: string, values: unknown[] = []): Promise<T[]> => (await world.db.write.query(text, values)).rows as T[];
  const w: ExamWorld = {
    http, clock, stores: world.stores, employees, ask, refusal, act, sql,
    refused: (who, name, input, fields = 'id') => refusal(who, document(name, fields), { input }),
    question: (questionKind, content, more = {}) => act('quality', 'saveExamQuestion', { key: `q-${key()}`, questionKind, difficulty: 'EASY', tags: ['talk'], content, ...more }, 'id version key'),
    async exam(paper, more = {}) {
      const made = await act('hr', 'saveExam', { key: `x-${key()}`, nameZh: '上岗考试', nameEn: 'Entry exam', draft: { minutes: 30, attempts: 2, waitHours: 0, passMark: '80', isShuffled: true, isBlind: true, review: 'SOLUTIONS', paper, ...more } });
      return (await act('hr', 'publishExam', { id: made.id, expectedVersion: made.version })).id;
    },
    kind: (examId, more = {}) => act('hr', 'saveCertificateKind', { key: `k-${key()}`, nameZh: '客诉处理证', nameEn: 'Complaints', examId, validDays: 365, ...more }),
    start: (who, examId) => act(who, 'startExam', { examId, idempotencyKey: key() }, 'id version state deadlineAt number'),
    paper: async (who, attemptId) => (await ask(who, `query ($id: ID!) { examPaper(attemptId: $id) { ${PAPER} } }`, { id: attemptId })).examPaper,
    answer: (who, attemptId, place, answer, revision = 0) => act(who, 'saveExamAnswer', { attemptId, place, answer, revision }, ''),
    async sit(who, examId, isRight) {
      const attempt = await w.start(who, examId);
      const { questions } = await w.paper(who, attempt.id);
      const solutions = await sql<Any>('select x.place, v.solution, v.content, a.paper from exam_answers x join exam_attempts a on a.id = x.attempt_id join exam_question_versions v on v.id = x.question_version_id where a.id = $1', [attempt.id]);
      for (const one of questions) {
        const { solution, paper } = solutions.find((row) => row.place === one.place);
        const order = paper.find((item: Any) => item.place === one.place).options as string[];
        const alias = (option: string): string => String.fromCharCode(65 + order.indexOf(option));
        const right = Array.isArray(solution.right) ? solution.right.map(alias) : one.questionKind === 'CHOICE' ? alias(solution.right) : solution.right ?? '倾听、共情、方案';
        const wrong = one.questionKind === 'CHOICE' ? alias(order.find((option) => option !== solution.right) as string) : null;
        if (isRight || wrong) await w.answer(who, attempt.id, one.place, isRight ? right : wrong);
      }
      return act(who, 'submitExam', { attemptId: attempt.id, idempotencyKey: key() }, 'id version state isPassed endedBy');
    },
    told: async (who) => (await sql<{ title: string }>('select n.title_en title from notifications n join users u on u.id = n.user_id where u.username = $1 order by n.id', [who])).map((row) => row.title),
    async wait(minutes) { clock.advance(minutes * 60_000); await sweepDue(world.db, { now: () => clock.now() }); },
    end: () => http.end(),
  };
  return w;
}
