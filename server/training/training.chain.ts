// Training in the chain: a record leads to the exam that it asks for, the exam to the certificate that it earns.
import { defineChainNoun, defineChainTie } from '../platform/chain/chain.registry.ts';

defineChainNoun({ noun: 'Course', kind: { zh: '课程', en: 'Course' }, titles: 'select id::text k, name_zh zh, name_en en from courses where id = any($1::bigint[])' });
defineChainNoun({ noun: 'Exam', kind: { zh: '考试', en: 'Exam' }, titles: 'select id::text k, name_zh zh, name_en en from exams where id = any($1::bigint[])' });
defineChainNoun({
  noun: 'TrainingRecord', kind: { zh: '培训', en: 'Training' },
  titles: 'select r.id::text k, c.name_zh zh, c.name_en en from training_records r join courses c on c.id = r.course_id where r.id = any($1::bigint[])',
});
defineChainNoun({
  noun: 'ExamAttempt', kind: { zh: '考试成绩', en: 'Exam result' },
  titles: `select a.id::text k, e.name_zh || '，第 ' || a.number || ' 次' zh, e.name_en || ', attempt ' || a.number en from exam_attempts a join exams e on e.id = a.exam_id where a.id = any($1::bigint[])`,
});
defineChainNoun({
  noun: 'Certificate', kind: { zh: '证书', en: 'Certificate' },
  titles: `select c.id::text k, k.name_zh || ' ' || c.number zh, k.name_en || ' ' || c.number en from certificates c join certificate_kinds k on k.id = c.kind_id where c.id = any($1::bigint[])`,
});

defineChainTie({
  from: 'Course', to: 'Exam', after: 'select id::text k from exams where course_id = $1 and not is_archived order by id', before: 'select course_id::text k from exams where id = $1 and course_id is not null',
});
/** The attempt that the record was done by, and those of the same person at the course's exam while it was open. */
const SAT = `from training_records r join exam_attempts a on a.employee_id = r.employee_id join exams e on e.id = a.exam_id
  where e.course_id = r.course_id and (r.exam_attempt_key = a.id::text or (a.started_at >= r.assigned_at and (r.completed_at is null or a.started_at <= r.completed_at)))`;
defineChainTie({
  from: 'TrainingRecord', to: 'ExamAttempt', after: `select a.id::text k ${SAT} and r.id = $1 and a.state <> 'RUNNING' order by a.id desc limit 5`, before: `select r.id::text k ${SAT} and a.id = $1 order by r.id desc limit 3`,
});
defineChainTie({
  from: 'ExamAttempt', to: 'Certificate', after: 'select id::text k from certificates where attempt_id = $1 order by id desc', before: 'select attempt_id::text k from certificates where id = $1 and attempt_id is not null',
});
