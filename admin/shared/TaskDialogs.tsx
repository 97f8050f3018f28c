// What is asked at a task: how it ended, and to whom it goes and why.
import { useT } from '../i18n/language.tsx';
import { ReferenceField, SelectField, TextField } from './fields.tsx';
import { FormDialog } from './FormDialog.tsx';
import { useFormat } from './format.ts';

const text = (value: unknown): string => String(value ?? '').trim();

/** Done or called off, with what came of it. */
export function EndTaskDialog({ title, onSend, onClose }: { title: string; onSend: (ended: { state: string; outcome: string }) => Promise<void>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('task.end')} text={title} act={t('task.endAct')} defaults={{ state: 'DONE', outcome: '' }} onClose={onClose} onSend={(values) => onSend({ state: String(values.state), outcome: text(values.outcome) })}>
      <SelectField name="state" label={t('task.state')} required choices={['DONE', 'CANCELLED'].map((value) => ({ value, label: t(`task.state.${value}`) }))} />
      <TextField name="outcome" label={t('task.outcome')} multiline required />
    </FormDialog>
  );
}

/** To a colleague; `needsReason` where somebody has it now. */
export function HandOverDialog({ title, needsReason, onSend, onClose }: { title: string; needsReason: boolean; onSend: (to: { employeeId: string; reason: string | null }) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <FormDialog title={t('task.handOver')} text={title} act={t('task.handOver')} defaults={{ employeeId: null, reason: '' }} onClose={onClose} onSend={(values) => onSend({ employeeId: String(values.employeeId ?? ''), reason: text(values.reason) || null })}>
      <ReferenceField name="employeeId" label={t('task.to')} resource="employees" say={format.person} required />
      <TextField name="reason" label={t('task.why')} required={needsReason} multiline />
    </FormDialog>
  );
}
