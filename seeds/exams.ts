// Exams of the demo chain: a bank with the figures of its promises and playbooks, two exams, who sat them, and certificates of which some end soon.
import { ExamReview } from '../schema/training/exam.ts';
import { ExamDifficulty, ExamQuestionKind } from '../schema/training/exam-question.ts';
import { dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
// What hangs on a result: the certificate that it earns.
import '../server/training/certificates/earned.service.ts';
import { issueCertificate } from '../server/training/certificates/certificate.service.ts';
import { saveCertificateKind } from '../server/training/certificates/kind.service.ts';
import { examPaper, saveExamAnswer, startExam, submitExam } from '../server/training/exams/attempt.service.ts';
import { publishExam, saveExam } from '../server/training/exams/exam.service.ts';
import { markExamAnswer, markingDesk } from '../server/training/exams/marking.service.ts';
import { saveExamQuestion } from '../server/training/exams/question.service.ts';
import { saveTicketGate } from '../server/tickets/gates/gate.service.ts';
import questions from './data/exam-questions.json' with { type: 'json' };
import { spreadByDay } from './hours.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const KEYS = 'abcdefgh';
interface Written { key: string; kind: string; difficulty: string; tags: string[]; zh: string; en: string; options?: (string | boolean)[][]; right?: string; tolerance?: string; unit?: { zh: string; en: string }; rubric?: { zh: string; en: string }; why?: { zh: string; en: string } }

/** A question as the bank takes it. */
function contentOf(one: Written): object {
  const options = one.options?.map(([zh, en], i) => ({ key: KEYS[i], zh, en }));
  const rights = (one.options ?? []).flatMap(([, , isRight], i) => (isRight ? [KEYS[i]] : []));
  const own: Record<string, object> = {
    CHOICE: { options, right: rights[0] }, CHOICES: { options, right: rights }, ORDER: { options, right: options?.map(({ key }) => key) }, NUMBER: { right: one.right, tolerance: one.tolerance, unit: one.unit ?? null }, TEXT: { rubric: one.rubric },
  };
  return { prompt: { zh: one.zh, en: one.en }, ...(one.why ? { why: one.why } : {}), ...own[one.kind] };
}

/** What somebody answers: mostly right where they know their trade; by what the words say, as people read them. */
function answerTo(paper: Awaited<ReturnType<typeof examPaper>>['questions'][number], knows: boolean): string | string[] {
  const one = (questions as Written[]).find((each) => each.zh === paper.prompt.zh) as Written;
  const named = (zh: unknown): string => paper.options.find((option) => option.zh === zh)?.name ?? 'A';
  const rights = (one.options ?? []).filter(([, , isRight]) => isRight).map(([zh]) => named(zh));
  switch (one.kind) {
    case 'CHOICE': return knows ? rights[0] as string : (paper.options.find((option) => option.name !== rights[0])?.name as string);
    case 'CHOICES': return knows ? rights : rights.slice(0, 1);
    case 'ORDER': { const order = (one.options ?? []).map(([zh]) => named(zh)); return knows ? order : [...order].reverse(); }
    case 'NUMBER': return knows ? one.right as string : '7';
    default: return knows ? '您先别急，慢慢说，我在听。草莓发霉换谁都会生气，是我们没看好。我现在就给您退款，十分钟内到账。' : '不好意思，我们看一下。';
  }
}

/** Seeds exams; answers how many attempts there are. */
export async function seedExams(db: Database, dice: Random, now: Date): Promise<number> {
  const { rows: [boss] } = await db.write.query<{ id: string }>(`select employee_id::text id from users where username = 'hr'`);
  const hr = boss ? (await viewersOf(systemContext(db, { clock: frozenClock(now.toISOString()) }), boss.id))[0] : undefined;
  if (!hr) return 0;
  const at = (ms: number, viewer: Viewer): Context => systemContext(db, { viewer, clock: frozenClock(new Date(ms).toISOString()) });
  const began = now.getTime() - 500 * DAY;
  let serial = 0;
  const next = (): string => `demo-exam-${(serial += 1)}`;
  for (const one of questions as Written[]) {
    await saveExamQuestion(at(began, hr), { key: one.key, questionKind: ExamQuestionKind[one.kind as keyof typeof ExamQuestionKind], difficulty: ExamDifficulty[one.difficulty as keyof typeof ExamDifficulty], tags: one.tags, content: contentOf(one) });
  }
  const { rows: courses } = await db.write.query<{ id: string; key: string }>(`select id::text, key from courses where is_examined order by key`);
  /** An exam, and the course that is done only with it. */
  const exam = async (key: string, course: string, nameZh: string, nameEn: string, positions: string[], draws: object[], more: object): Promise<string> => {
    const id = await saveExam(at(began, hr), {
      key, nameZh, nameEn, positions, courseId: courses.find((one) => one.key === course)?.id ?? null,
      draft: { minutes: 30, attempts: 3, waitHours: 24, passMark: '80', isShuffled: true, isBlind: true, review: ExamReview.SOLUTIONS, failuresToTransfer: 2, paper: { draws }, ...more },
    });
    return publishExam(at(began, hr), { id, expectedVersion: 1 });
  };
  const desk = ['service-agent', 'store-manager'];
  const draw = (tags: string[], count: number, points: string) => ({ tags, count, points });
  const complaints = await exam('complaints', 'service-process', '客诉处理上岗考试', 'Handling complaints', desk, [draw(['promise'], 3, '10'), draw(['money'], 2, '10'), draw(['talk'], 1, '10'), draw(['food'], 2, '10')], {});
  const quarterly = await exam('quarterly', 'quarterly-test', '季度综合测试', 'Quarterly test', [], [draw(['target'], 2, '10'), draw(['return'], 2, '10'), draw(['talk-text'], 1, '10')], { failuresToTransfer: null, review: ExamReview.POINTS, passMark: '60', minutes: 20 });
  const kindId = await saveCertificateKind(at(began, hr), { key: 'complaints', nameZh: '客诉处理证', nameEn: 'Complaints certificate', examId: complaints, validDays: 365, positions: ['service-agent'] });
  const electrician = await saveCertificateKind(at(began, hr), { key: 'electrician', nameZh: '电工证', nameEn: 'Electrician', validDays: 1_095, positions: ['technical-support'] });

  // The demo's own agent comes first, however long she is here: her certificate holds and ends soon.
  const { rows: people } = await db.write.query<{ id: string; name: string; position: string; userId: string | null; days: number }>(
    `select e.id::text, e.name, e.position, u.id::text "userId", $2::date - e.hired_on days from employees e left join lateral (select u.id, u.username from users u where u.employee_id = e.id order by u.id limit 1) u on true
     where e.left_on is null and e.store_id is not null and e.position in ('service-agent', 'store-manager', 'technical-support') and (e.hired_on < $1 or u.username = 'agent') order by coalesce(u.username = 'agent', false) desc, e.id limit 60`, [new Date(began).toISOString().slice(0, 10), now.toISOString().slice(0, 10)]);
  const own = (who: (typeof people)[number]): Viewer => ({ ...hr, userId: who.userId, employeeId: who.id, name: who.name });
  let attempts = 0;
  const sit = async (who: (typeof people)[number], examId: string, about: number, chance: number, isLeft = false): Promise<void> => {
    const ms = spreadByDay(new Date(about), db.settings.zone, now, attempts).getTime();
    const attemptId = await startExam(at(ms, own(who)), { examId, idempotencyKey: next() });
    attempts += 1;
    const { questions: paper } = await examPaper(at(ms, own(who)), attemptId);
    for (const one of paper) await saveExamAnswer(at(ms + one.place * 60_000, own(who)), { attemptId, place: one.place, answer: answerTo(one, dice.chance(chance)), revision: 0 });
    if (!isLeft) await submitExam(at(ms + 15 * 60_000, own(who)), { attemptId, idempotencyKey: next() });
  };
  // Days until the end: one ended the day before yesterday, one ends today, some end within the notices, most later.
  const ends = [6, -2, 0, 3, 10, 13, 20, 28];
  for (const [i, who] of people.filter((one) => one.position === 'service-agent').entries()) {
    if (i % 9 === 8) continue;
    const back = Math.min(365 - (ends[i] ?? dice.int(40, 300)), Math.max(1, who.days - 10));
    await sit(who, complaints, now.getTime() - back * DAY - 4 * 3_600_000, i % 7 === 5 ? 0.3 : 1);
    if (i % 7 === 5) await sit(who, complaints, now.getTime() - (back - 3) * DAY, i % 2 ? 1 : 0.2);
  }
  for (const who of people.filter((one) => one.position !== 'technical-support').slice(4, 24)) await sit(who, quarterly, now.getTime() - dice.int(5, 60) * DAY, 0.85);
  for (const item of (await markingDesk(at(now.getTime() - DAY, hr))).slice(0, 15)) await markExamAnswer(at(now.getTime() - DAY, hr), { item: item.item, points: item.answer.length > 20 ? String(dice.int(7, 10)) : String(dice.int(1, 5)), reason: null });
  for (const who of people.filter((one) => one.position === 'technical-support').slice(0, 6)) await issueCertificate(at(now.getTime() - dice.int(30, 400) * DAY, hr), { kindId: electrician, employeeId: who.id, reason: '特种作业操作证（低压电工）', idempotencyKey: next() });
  await gateAndRoster(db, at, hr, kindId, now, next);
  return attempts;
}

/** A category that asks for the certificate, for which whoever leads the demo's desk holds one, and a week of shifts from tomorrow on in which somebody lacks it. */
async function gateAndRoster(db: Database, at: (ms: number, viewer: Viewer) => Context, hr: Viewer, kindId: string, now: Date, next: () => string): Promise<void> {
  const { rows: accounts } = await db.write.query<{ username: string; employeeId: string; storeId: string | null }>(
    `select u.username, e.id::text "employeeId", e.store_id::text "storeId" from users u join employees e on e.id = u.employee_id where u.username in ('admin', 'agent', 'manager', 'supervisor')`);
  const of = (username: string) => accounts.find((one) => one.username === username);
  const [boss] = of('admin') ? await viewersOf(at(now.getTime(), hr), of('admin')?.employeeId as string) : [];
  const { rows: [category] } = await db.write.query<{ id: string }>(`select id::text from ticket_categories where key = 'attitude'`);
  const desk = of('agent');
  if (!boss || !category || !desk?.storeId) return;
  for (const one of [of('manager'), of('supervisor')]) if (one) await issueCertificate(at(now.getTime() - 90 * DAY, hr), { kindId, employeeId: one.employeeId, reason: '管理岗考核合格', idempotencyKey: next() });
  await saveTicketGate(at(now.getTime() - 20 * DAY, boss), { categoryId: category.id, certificateKindId: kindId, uncertifiedAmount: '100', note: '服务态度类投诉先考核再接' });
  await db.write.query(SHIFTS, [desk.employeeId, of('manager')?.employeeId ?? null, dayIn(db.settings.zone, now), db.settings.zone, kindId, now, WEEKS_OF_SHIFTS * 7]);
}

const WEEKS_OF_SHIFTS = 2;
/**
 * Last week, this one and the next two in every store. At the demo's desk its agent and its manager are there all day, of their colleagues two, one in the morning and one in the afternoon.
 * Elsewhere whoever holds the certificate comes first, so that few days lack it; home stores close early.
 */
const SHIFTS = `
  with p as (select e.id, e.store_id, s.format, e.id in ($1::bigint, $2::bigint) is_lead, count(*) filter (where e.id not in ($1::bigint, coalesce($2::bigint, 0))) over (partition by e.store_id) others,
      row_number() over (partition by e.store_id, e.id in ($1::bigint, $2::bigint) order by case when e.store_id <> (select store_id from employees where id = $1) and exists (select 1 from certificates c where c.employee_id = e.id and c.kind_id = $5 and c.revoked_at is null and c.expires_at > $6::timestamptz + interval '2 weeks') then 0 else 1 end, e.id) - 1 n
    from employees e join stores s on s.id = e.store_id where e.left_on is null and s.closed_on is null and (e.position = 'service-agent' or e.id in ($1::bigint, $2::bigint)) and not exists (select 1 from leaves l where l.employee_id = e.id and l.until_on > $3::date)),
  d as (select $3::date + k on_day, k from generate_series(-7, $7::int) k),
  t as (select p.id, p.store_id, d.on_day, case when is_lead then 9 when (d.k + 700) % least(others, 3) = n then case when format = 'HOME' then 9 else 8 end else case when format = 'HOME' then 13 else 15 end end from_hour,
      case when format = 'HOME' then 18 when is_lead then 21 when (d.k + 700) % least(others, 3) = n then 15 else 22 end until_hour
    from p cross join d where is_lead or (n < 3 and (n = (d.k + 700) % least(others, 3) or n = (d.k + 701) % least(others, 3))))
  insert into on_calls (employee_id, level, store_id, starts_at, ends_at)
  select id, 'L1', store_id, (on_day + make_interval(hours => from_hour)) at time zone $4, (on_day + make_interval(hours => until_hour)) at time zone $4 from t order by on_day, store_id, from_hour, id`;
