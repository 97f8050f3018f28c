// Giving a course or a path to a person, a store or a position.
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useRefresh } from 'ra-core';
import { useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { ASSIGN, COURSES, type Named, type PathRow, PATHS, POSITIONS } from './training.operations.ts';

interface Outcome { assignTraining: { done: number; kept: number; failed: { employeeId: string; message: string }[] } }

export function AssignTraining({ courseId }: { courseId?: string }) {
  const t = useT();
  const can = useCan();
  const [key, setKey] = useState<string | null>(null);
  if (!can('training:assign')) return null;
  return (
    <>
      <button type="button" className="btn pri" onClick={() => setKey(crypto.randomUUID())}><UserPlus size={14} aria-hidden />{t('trainingRecords.assign')}</button>
      {key && <Ask idempotencyKey={key} courseId={courseId} onClose={() => setKey(null)} />}
    </>
  );
}

function Ask({ idempotencyKey, courseId, onClose }: { idempotencyKey: string; courseId?: string; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const refresh = useRefresh();
  const courses = useAsk<{ courses: { items: Named[] } }>(COURSES);
  const paths = useAsk<{ learningPaths: { items: PathRow[] } }>(PATHS);
  const choices = [
    ...(courses.data?.courses.items ?? []).map((one) => ({ value: `course:${one.id}`, label: format.named(one) })),
    ...(paths.data?.learningPaths.items ?? []).filter((one) => !one.isArchived).map((one) => ({ value: `path:${one.id}`, label: `${t('trainingRecords.path')} · ${format.named(one)}` })),
  ];
  return (
    <FormDialog title={t('trainingRecords.assign')} text={t('trainingRecords.assignText')} act={t('trainingRecords.assign')} onClose={onClose}
      defaults={{ what: courseId ? `course:${courseId}` : '', whom: 'person', employeeId: null, storeId: null, position: null, workingDays: '10', reason: 'PERSON' }}
      onSend={async (values) => {
        const [kind, id] = String(values.what).split(':');
        const { assignTraining } = await request<Outcome>(ASSIGN, { input: {
          idempotencyKey, [kind === 'path' ? 'pathId' : 'courseId']: id || null, workingDays: values.workingDays ? Number(values.workingDays) : null, reason: values.reason,
          ...(values.whom === 'person' ? { employeeIds: values.employeeId ? [values.employeeId] : [] } : values.whom === 'store' ? { storeIds: values.storeId ? [values.storeId] : [] } : { positions: values.position ? [values.position] : [] }),
        } });
        onClose(); refresh();
        const { done, kept, failed } = assignTraining;
        if (done + kept) toastDone(t('trainingRecords.assignedDone', { done, kept }));
        if (failed[0]) toastFault(t('trainingRecords.assignedFailed', { count: failed.length, message: failed[0].message }));
      }}>
      <SelectField name="what" label={t('trainingRecords.what_')} choices={choices} required />
      <SelectField name="whom" label={t('trainingRecords.whom')} choices={['person', 'store', 'position'].map((value) => ({ value, label: t(`trainingRecords.whom${value.charAt(0).toUpperCase()}${value.slice(1)}`) }))} />
      <Whom />
      <Pair><TextField name="workingDays" label={t('trainingRecords.days')} type="number" /><SelectField name="reason" label={t('trainingRecords.reason')} choices={['PERSON', 'ROLE', 'NEW_PRODUCT', 'REGULAR'].map((value) => ({ value, label: t(`trainingReason.${value}`) }))} /></Pair>
    </FormDialog>
  );
}

interface Position { key: string; nameZh: string; nameEn: string }
function Whom() {
  const t = useT();
  const format = useFormat();
  const whom = useWatch({ name: 'whom' }) as string;
  const { data } = useAsk<{ positions: { items: Position[] } }>(POSITIONS, undefined, { enabled: whom === 'position' });
  if (whom === 'store') return <ReferenceField name="storeId" label={t('trainingRecords.store')} resource="stores" say={(row) => format.named(row as never)} searchable={false} />;
  if (whom === 'position') return <SelectField name="position" label={t('trainingRecords.position')} choices={(data?.positions.items ?? []).map((one) => ({ value: one.key, label: format.named(one) }))} />;
  return <ReferenceField name="employeeId" label={t('trainingRecords.employee')} resource="employees" say={format.person} />;
}
