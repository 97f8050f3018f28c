// Planning a corrective action: what is done, why it came so, by whom and until when.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { type CourseChoices, COURSE_CHOICES, OPEN_ACTION } from './quality.operations.ts';

export const CAUSES = ['PEOPLE', 'METHOD', 'MATERIAL', 'EQUIPMENT', 'ENVIRONMENT', 'SUPPLIER', 'SYSTEM', 'OTHER'];
const lines = (value: unknown): string[] => String(value ?? '').split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 5);

/** The course that its owner must have passed before it counts as done: chosen by its name, by who may read courses. */
export function CourseField() {
  const t = useT();
  const format = useFormat();
  const mayRead = useCan()('training:read');
  const { data } = useAsk<CourseChoices>(COURSE_CHOICES, {}, { enabled: mayRead });
  return mayRead
    ? <SelectField name="trainingCourseKey" label={t('actions.course')} none choices={(data?.courses.items ?? []).map((one) => ({ value: one.key, label: format.named(one) }))} />
    : <TextField name="trainingCourseKey" label={t('actions.course')} help={t('actions.courseHelp')} />;
}

export function PlanAction({ findingId, ownerId, onDone, onClose }: { findingId: string; ownerId?: string | null; onDone: () => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const [key] = useState(() => crypto.randomUUID());
  return (
    <FormDialog title={t('findings.plan')} act={t('findings.plan')} onClose={onClose} defaults={{ what: '', causeTag: null, whys: '', ownerId: ownerId ?? null, workingDays: null, costAmount: null, supplierName: '', trainingCourseKey: '' }}
      onSend={async (values) => {
        await request(OPEN_ACTION, { input: {
          findingId, idempotencyKey: key, [format.language === 'zh' ? 'whatZh' : 'whatEn']: values.what, causeTag: values.causeTag || null, whys: lines(values.whys), ownerId: values.ownerId, workingDays: values.workingDays || null,
          costAmount: values.costAmount ? Number(values.costAmount).toFixed(2) : null, supplierName: values.supplierName || null, trainingCourseKey: values.trainingCourseKey || null,
        } });
        await onDone();
      }}>
      <TextField name="what" label={t('actions.do')} multiline required />
      <Pair><SelectField name="causeTag" label={t('actions.cause')} none choices={CAUSES.map((value) => ({ value, label: t(`cause.${value}`) }))} /><ReferenceField name="ownerId" label={t('actions.owner')} resource="employees" say={format.person} required /></Pair>
      <TextField name="whys" label={t('actions.whys')} help={t('actions.whysHelp')} multiline />
      <Pair><TextField name="workingDays" type="number" label={t('actions.workingDays')} help={t('actions.workingDaysHelp')} /><TextField name="costAmount" label={t('actions.cost')} inputMode="decimal" /></Pair>
      <Pair><TextField name="supplierName" label={t('actions.supplier')} /><CourseField /></Pair>
    </FormDialog>
  );
}
