// Gives running clocks of a ticket other terms, said and logged: the policies in force now, the calendar in force now, or a time agreed with the customer.
import { useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import type { TicketClock } from './ticket-page.operations.ts';

const WAYS = ['POLICIES', 'CALENDAR', 'AGREED'] as const;
const UNITS = ['BUSINESS_MINUTES', 'ELAPSED_MINUTES', 'WORKING_DAYS', 'WORKING_DAYS_SAME_TIME'] as const;

export function RetargetDialog({ clocks, onSend, onClose }: { clocks: readonly TicketClock[]; onSend: (values: Record<string, unknown>) => Promise<void>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('tickets.act.retarget')} text={t('tickets.retarget.text')} act={t('tickets.act.retarget')} defaults={{ by: 'POLICIES', kind: '', unit: 'ELAPSED_MINUTES', amount: '', reason: '' }} onClose={onClose}
      onSend={(values) => onSend({
        by: values.by, reason: String(values.reason ?? '').trim(), ...(values.kind ? { kinds: [values.kind] } : {}), ...(values.by === 'AGREED' ? { unit: values.unit, amount: String(values.amount) } : {}),
      })}>
      <SelectField name="by" label={t('tickets.retarget.by')} required choices={WAYS.map((value) => ({ value, label: t(`tickets.retarget.${value}`) }))} />
      <More clocks={clocks} />
      <TextField name="reason" label={t('tickets.act.reason')} required multiline />
    </FormDialog>
  );
}

/** Which clock; for an agreed time it must be one, with how long from its start on. */
function More({ clocks }: { clocks: readonly TicketClock[] }) {
  const t = useT();
  const format = useFormat();
  const agreed = useWatch({ name: 'by' }) === 'AGREED';
  const choices = clocks.map((clock) => ({ value: clock.kind, label: [t(`clockKind.${clock.kind}`), clock.dueAt && format.instantInside(clock.dueAt)].filter(Boolean).join(format.language === 'zh' ? '，现在 ' : ', now ') }));
  return (
    <>
      <SelectField key={String(agreed)} name="kind" label={t('tickets.retarget.clock')} help={agreed ? undefined : t('tickets.retarget.all')} required={agreed} none={!agreed} choices={choices} />
      {agreed && <Pair><TextField name="amount" label={t('tickets.retarget.amount')} help={t('tickets.retarget.fromStart')} required inputMode="decimal" /><SelectField name="unit" label={t('tickets.retarget.unit')} required choices={UNITS.map((value) => ({ value, label: t(`timeUnit.${value}`) }))} /></Pair>}
    </>
  );
}
