// The numbers of training, each defined once: hours, completion, what is overdue.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { CourseSubject } from '../../schema/training/course.ts';
import { CreditEvidence, TrainingReason } from '../../schema/training/record.ts';
import { both, type Label } from '../core/language.ts';
import { defineDimensions, defineMeasures, type Dimension, type MeasureDefinition } from '../measures/measures.registry.ts';

const PLACES: Dimension[] = [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
];
const PERSON: Dimension = { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'employee', zh: 'name', en: 'nameEn' } };
const SUBJECTS: Record<CourseSubject, Label> = { PRODUCT: both('产品', 'Products'), PROCESS: both('流程', 'Process'), COMMUNICATION: both('沟通', 'Communication'), LAW: both('法规', 'Law'), CULTURE: both('企业文化', 'Culture') };
const REASONS: Record<TrainingReason, Label> = {
  ROLE: both('岗位', 'Post'), FINDING: both('问题项', 'Finding'), CORRECTIVE_ACTION: both('整改', 'Corrective action'), NEW_PRODUCT: both('新品', 'New product'), REGULAR: both('定期', 'Regular'), PERSON: both('个人', 'Person'),
};
const EVIDENCE: Record<CreditEvidence, Label> = { LESSON: both('课时', 'Lesson'), SESSION: both('现场培训', 'Session'), SUPERVISOR: both('主管记录', 'Supervisor') };
const COURSES: Dimension[] = [
  { key: 'COURSE', label: both('课程', 'Course'), path: ['courseId'], names: { edge: 'course', zh: 'nameZh', en: 'nameEn' } }, { key: 'SUBJECT', label: both('内容', 'Subject'), path: ['course', 'subject'], words: SUBJECTS },
];
defineDimensions('TrainingCredit', [...PLACES, ...COURSES, { key: 'EVIDENCE', label: both('依据', 'Evidence'), path: ['evidence'], words: EVIDENCE }, PERSON]);
defineDimensions('TrainingRecord', [...PLACES, ...COURSES, { key: 'REASON', label: both('原因', 'Reason'), path: ['reason'], words: REASONS }, PERSON]);

const CREDIT = { creditTo: 'employeeId', credit: both('学习的人', 'Who learns') };
const hours = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label'>): MeasureDefinition => ({ key: `training.${key}`, version: 1, noun: 'TrainingCredit', label: both(zh, en), isMoreBetter: true, ...CREDIT, ...more });
const records = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label'>): MeasureDefinition => ({ key: `training.${key}`, version: 1, noun: 'TrainingRecord', label: both(zh, en), ...CREDIT, ...more });
const REAL = { state: { ne: 'WITHDRAWN' } };

defineMeasures([
  hours('minutes', '培训时长', 'Training time', { definition: both('当期记入的学时，按课时长度封顶', 'Time credited in the period, capped by the length of the lessons'), unit: MeasureUnit.MINUTES, kind: MeasureKind.SUM, day: 'creditedOn', base: () => ({}), value: { prop: 'minutes' } }),
  hours('learners', '参训人数', 'People trained', { definition: both('当期记入学时的人数', 'People to whom time was credited in the period'), unit: MeasureUnit.COUNT, kind: MeasureKind.DISTINCT, day: 'creditedOn', base: () => ({}), value: { prop: 'employeeId' } }),
  records('assigned', '安排的培训', 'Trainings given', { definition: both('当期安排的培训，取消的不算', 'Trainings given in the period, those taken back left out'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'assignedOn', base: () => REAL }),
  records('completed', '完成的培训', 'Trainings done', { definition: both('当期学时和考试都达到要求的培训', 'Trainings whose hours and exam were there in the period'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: true, day: 'completedOn', base: () => ({ state: { eq: 'COMPLETED' } }) }),
  records('completionRate', '培训完成率', 'Completion rate', {
    definition: both('当期到期的培训中，已完成的占比', 'Of the trainings due in the period: the share that is done'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'dueOn', base: () => REAL, part: () => ({ state: { eq: 'COMPLETED' } }),
  }),
  records('onTimeRate', '培训按时完成率', 'Done on time', {
    definition: both('当期到期的培训中，没有过期就完成的占比', 'Of the trainings due in the period: the share done before their day had passed'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'dueOn', base: () => REAL, part: () => ({ state: { eq: 'COMPLETED' }, breachedAt: { isNull: true } }),
  }),
  records('overdue', '逾期的培训', 'Overdue trainings', {
    definition: both('期末已过期、还没完成的培训', 'Trainings not done by the end of the period whose day has passed'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: false,
    base: ({ until, asOf }) => ({ ...REAL, assignedOn: { lt: until }, dueAt: { lt: asOf }, or: [{ completedOn: { isNull: true } }, { completedOn: { gte: until } }] }),
  }),
]);
