// Replies that go out later, above where one writes: when, what, and taking them back; those that were held back say why.
import { AlarmClock, TriangleAlert } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, instantAt, useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import { CANCEL_PLANNED } from '../tickets/acts.operations.ts';
import type { Planned } from './ticket-page.operations.ts';

/** `onEdit` gets the words back, to be changed and sent by hand. */
export function PlannedReplies({ planned, onDone, onEdit }: { planned: readonly Planned[]; onDone: () => Promise<unknown>; onEdit: (text: string) => void }) {
  const t = useT();
  const format = useFormat();
  const mayWrite = useCan()('tickets:write');
  const open = planned.filter((one) => one.state === 'PLANNED' || one.state === 'HELD');
  if (open.length === 0) return null;
  const cancel = async (one: Planned, isEdited: boolean) => {
    try { await request(CANCEL_PLANNED, { input: { id: one.id, expectedVersion: one.version } }); if (isEdited) onEdit(one.body); } catch (fault) { toastFault((fault as Fault).message); }
    await onDone();
  };
  return (
    <ul className="planned" aria-label={t('tickets.plan.list')}>{open.map((one) => (
      <li key={one.id} className={one.state === 'HELD' ? 'held' : undefined}>
        {one.state === 'HELD' ? <TriangleAlert size={14} aria-hidden /> : <AlarmClock size={14} aria-hidden />}
        <span className="b nw">{one.state === 'HELD' ? t(`tickets.plan.HELD.${one.heldWhy ?? 'HEARD'}`) : t('tickets.plan.PLANNED', { at: format.instant(one.sendAt) })}</span>
        <span className="words" title={one.body}>{one.body}</span>
        {mayWrite && <><button type="button" className="btn sm ghost" onClick={() => void cancel(one, true)}>{t('tickets.plan.edit')}</button><button type="button" className="btn sm ghost" onClick={() => void cancel(one, false)}>{t('tickets.plan.cancel')}</button></>}
      </li>
    ))}</ul>
  );
}

/** Tomorrow at nine, in the business zone, as a field of time has it. */
const tomorrow = (): string => `${addDays(dayOf(new Date()), 1)}T09:00`;

export function PlanDialog({ onSend, onClose }: { onSend: (sendAt: string) => Promise<void>; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('tickets.plan.title')} text={t('tickets.plan.text')} act={t('tickets.plan.act')} defaults={{ sendAt: tomorrow() }} onClose={onClose} onSend={(values) => onSend(instantAt(String(values.sendAt)))}>
      <TextField name="sendAt" label={t('tickets.plan.at')} type="datetime-local" required />
    </FormDialog>
  );
}
