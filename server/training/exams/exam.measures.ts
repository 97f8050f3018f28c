// The numbers of exams and certificates, each defined once.
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { both } from '../../core/language.ts';
import { defineDimensions, defineMeasures, type Dimension, type MeasureDefinition } from '../../measures/measures.registry.ts';
import { askRows } from '../../staff/places/stays.service.ts';

const places: Dimension[] = [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'employee', zh: 'name', en: 'nameEn' } },
];
defineDimensions('ExamAttempt', [...places, { key: 'EXAM', label: both('考试', 'Exam'), path: ['examId'], names: { edge: 'exam', zh: 'nameZh', en: 'nameEn' } }]);
defineDimensions('Certificate', [...places, { key: 'KIND', label: both('证书', 'Certificate'), path: ['kindId'], names: { edge: 'kind', zh: 'nameZh', en: 'nameEn' } }]);

defineDimensions('Employee', [...places.slice(0, 2), { key: 'POSITION', label: both('岗位', 'Position'), path: ['position'] }]);

const CREDIT = { creditTo: 'employeeId', credit: both('考试的人、持证的人', 'Who sat it, who holds it') };
const attempt = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label'>): MeasureDefinition => ({ key: `examAttempts.${key}`, version: 1, noun: 'ExamAttempt', label: both(zh, en), isMoreBetter: true, ...CREDIT, ...more });
const certificate = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label'>): MeasureDefinition => ({ key: `certificates.${key}`, version: 1, noun: 'Certificate', label: both(zh, en), isMoreBetter: true, ...CREDIT, ...more });
const DONE = { isPassed: { isNull: false } };
/** Issued by the end of the period, not over by then, and not taken away as far as is known. */
const standing = (until: string | null) => ({ issuedOn: { lt: until }, validUntilOn: { gte: until }, revokedAt: { isNull: true } });

defineMeasures([
  attempt('taken', '考试人次', 'Exams sat', { definition: both('当期出了成绩的考试次数', 'Attempts that had their result in the period'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'markedOn', base: () => DONE }),
  attempt('passRate', '考试通过率', 'Pass rate', { definition: both('当期出了成绩的考试中，通过的占比；补考各算一次', 'Share of the attempts with a result in the period that were passed; each attempt counts'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, day: 'markedOn', base: () => DONE, part: () => ({ isPassed: { eq: true } }), minSample: 5 }),
  certificate('issued', '发证数', 'Certificates issued', { definition: both('当期发出的证书', 'Certificates issued in the period'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'issuedOn', base: () => ({}) }),
  certificate('valid', '有效证书数', 'Valid certificates', { definition: both('期末仍然有效的证书', 'Certificates that hold at the end of the period'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: ({ until }) => standing(until) }),
  {
    key: 'employees.certified', version: 2, noun: 'Employee', label: both('持证上岗率', 'Certificate coverage'), unit: MeasureUnit.SHARE, kind: MeasureKind.MEAN, isMoreBetter: true, minSample: 1,
    definition: both('在职、岗位要求证书的员工中，此刻要求的证书都有效的占比；不看时段', 'Of the people who work here in positions that ask for certificates: the share who hold all of them, valid at this moment, whatever the period'),
    base: () => ({ leftOn: { isNull: true } }),
    narrow: {
      name: 'positions that a kind of certificate in use asks for',
      ask: async (ctx) => ({ position: { in: (await askRows<{ position: string }>(ctx, 'select distinct unnest(positions) as position from certificate_kinds where not is_archived order by 1', [])).map((row) => row.position) } }),
    },
    value: {
      name: 'all certificates that the position asks for are valid now', reads: ['position'],
      sql: (level, binder) => {
        const now = binder.bind((env) => env.now, 'timestamptz');
        return `(not exists (select 1 from certificate_kinds k where not k.is_archived and ${level.column('position')} = any(k.positions)
          and not exists (select 1 from certificates c where c.kind_id = k.id and c.employee_id = ${level.column('id')} and c.revoked_at is null and c.issued_at <= ${now} and c.expires_at > ${now})))::int::numeric`;
      },
    },
  },
]);
