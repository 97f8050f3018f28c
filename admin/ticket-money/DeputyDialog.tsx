// Who decides for somebody who is away: those that stand in now, and naming one for oneself.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { Pair, ReferenceField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, instantAt, useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { DEPUTIES, type DeputyRow, END_DEPUTY, NAME_DEPUTY } from './desk.operations.ts';

/** An instant of a day in the chain's zone: its beginning, or the beginning of the next. */
const begins = (day: string): string => instantAt(`${day}T00:00`);

export function DeputyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const now = useMemo(() => new Date().toISOString(), []);
  const { data, refetch } = useAsk<{ approvalDeputies: { items: DeputyRow[] } }>(DEPUTIES, { now }, { staleTime: 0 });
  const today = dayOf(new Date());
  const end = async (row: DeputyRow) => {
    try { await request(END_DEPUTY, { input: { id: row.id, expectedVersion: row.version } }); } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
  };
  const rows = data?.approvalDeputies.items ?? [];
  return (
    <FormDialog title={t('approvals.deputyTitle')} text={t('approvals.deputyText')} act={t('approvals.deputyAct')} defaults={{ deputyId: null, from: today, to: addDays(today, 7), reason: '' }} onClose={onClose}
      onSend={async (values) => {
        const from = String(values.from ?? today);
        await request(NAME_DEPUTY, { input: { deputyId: values.deputyId, ...(from > today ? { startsAt: begins(from) } : {}), endsAt: begins(addDays(String(values.to), 1)), reason: String(values.reason ?? '').trim() || null } });
        toastDone(t('approvals.deputyAct'));
        onClose();
      }}>
      {rows.length > 0 ? <ul className="plain-list">{rows.map((row) => (
        <li key={row.id} className="row t13"><span>{t('approvals.deputyNow', { deputy: format.person(row.deputy), employee: format.person(row.employee), end: format.instantInside(row.endsAt) })}</span>{row.employeeId === viewer?.employeeId && <button type="button" className="lk t12 end" onClick={() => void end(row)}>{t('approvals.deputyEnd')}</button>}</li>
      ))}</ul> : <p className="t12 t3">{t('approvals.deputyNone')}</p>}
      <ReferenceField name="deputyId" label={t('approvals.deputyWho')} required resource="employees" say={format.person} />
      <Pair><TextField name="from" label={t('approvals.deputyFrom')} type="date" required /><TextField name="to" label={t('approvals.deputyTo')} type="date" required /></Pair>
      <TextField name="reason" label={t('approvals.why')} />
    </FormDialog>
  );
}
