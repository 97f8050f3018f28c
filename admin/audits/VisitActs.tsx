// What may be done with a planned visit: another day, time or person, or calling it off; each with its reason.
import { CalendarClock, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { CANCEL_VISIT, REPLAN_VISIT, SHOPPER_CHOICES, type VisitRow } from './audits.operations.ts';
import { useFormat } from '../shared/format.ts';

/** Nothing for visits that somebody began, or that are over. */
export function VisitActs({ visit, isMystery, onDone }: { visit: VisitRow; isMystery: boolean; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [acting, setActing] = useState<'replan' | 'cancel' | null>(null);
  const mayChoose = isMystery ? can('quality:read-shoppers') : can('staff:read');
  const shoppers = useAsk<{ shoppers: { items: { id: string; alias: string }[] } }>(SHOPPER_CHOICES, undefined, { enabled: acting === 'replan' && isMystery && mayChoose });
  if (visit.state !== 'PLANNED' || !can('quality:write-programmes')) return null;
  const target = { id: visit.id, expectedVersion: visit.version };
  const done = async (words: string) => { setActing(null); await onDone(); toastDone(words); };
  return (
    <span className="row g4">
      <button type="button" className="ib sm" aria-label={t('programmes.replan')} title={t('programmes.replan')} onClick={() => setActing('replan')}><CalendarClock size={14} aria-hidden /></button>
      <button type="button" className="ib sm" aria-label={t('programmes.cancelVisit')} title={t('programmes.cancelVisit')} onClick={() => setActing('cancel')}><X size={14} aria-hidden /></button>
      {acting === 'replan' && (
        <FormDialog title={t('programmes.replan')} text={t('programmes.replanText')} act={t('programmes.replan')} defaults={{ plannedOn: visit.plannedOn, windowStart: visit.windowStart, windowEnd: visit.windowEnd, personId: '', reason: '' }} onClose={() => setActing(null)}
          onSend={async ({ plannedOn, windowStart, windowEnd, personId, reason }) => { await request(REPLAN_VISIT, { input: { ...target, plannedOn, windowStart, windowEnd, personId: personId || null, reason } }); await done(t('programmes.replanned')); }}>
          <TextField name="plannedOn" label={t('audits.day')} type="date" required />
          <Pair><TextField name="windowStart" label={t('programmes.windowFrom')} type="time" required /><TextField name="windowEnd" label={t('programmes.windowUntil')} type="time" required /></Pair>
          {mayChoose && (isMystery ? <SelectField name="personId" label={t('programmes.person')} none choices={(shoppers.data?.shoppers.items ?? []).map((one) => ({ value: one.id, label: one.alias }))} /> : <ReferenceField name="personId" label={t('programmes.person')} resource="employees" say={format.person} searchable />)}
          <TextField name="reason" label={t('audits.reason')} required />
        </FormDialog>
      )}
      {acting === 'cancel' && (
        <FormDialog title={t('programmes.cancelVisit')} act={t('programmes.cancelVisit')} defaults={{ reason: '' }} onClose={() => setActing(null)} onSend={async ({ reason }) => { await request(CANCEL_VISIT, { input: { ...target, reason } }); await done(t('programmes.visitCancelled')); }}>
          <TextField name="reason" label={t('audits.reason')} required />
        </FormDialog>
      )}
    </span>
  );
}
