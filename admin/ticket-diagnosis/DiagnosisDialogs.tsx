// Asking for photos and deciding what they say: the two short forms of the panel.
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { DECIDE, type Diagnosis, type Guide, GUIDES, REQUEST } from './diagnosis.operations.ts';

export function AskDialog({ ticketId, idempotencyKey, onClose, onSent }: { ticketId: string; idempotencyKey: string; onClose: () => void; onSent: () => Promise<unknown> }) {
  const t = useT();
  const { data } = useAsk<{ diagnosisGuides: Guide[] }>(GUIDES, { id: ticketId }, { staleTime: 300_000 });
  const guides = data?.diagnosisGuides;
  if (!guides?.[0]) return null;
  const send = async (values: Record<string, unknown>) => {
    const guide = guides.find((one) => one.key === values.guide) ?? guides[0] as Guide;
    const steps = guide.steps.filter((step) => values[`step-${guide.key}-${step.key}`] !== false).map((step) => step.key);
    const { requestRemoteDiagnosis: made } = await request<{ requestRemoteDiagnosis: { link: { sending: string | null } | null } | null }>(REQUEST, {
      input: { ticketId, idempotencyKey, guide: guide.key, steps, ask: String(values.ask ?? '').trim() || null, days: Number(values.days) || 3 },
    });
    if (made?.link?.sending === 'NO_WAY') toastFault(t('customerLink.keptUnsent')); else toastDone(t('customerLink.sent'));
    onClose();
    await onSent();
  };
  return (
    <FormDialog title={t('diagnosis.ask')} text={t('diagnosis.text')} act={t('diagnosis.send')} defaults={{ guide: guides[0].key, ask: '', days: '3' }} onSend={send} onClose={onClose}>
      <GuideFields guides={guides} />
      <TextField name="ask" label={t('diagnosis.words')} multiline />
      <Pair><TextField name="days" label={t('diagnosis.days')} inputMode="numeric" /></Pair>
    </FormDialog>
  );
}

/** Which guide, and which of its pictures. */
function GuideFields({ guides }: { guides: readonly Guide[] }) {
  const t = useT();
  const format = useFormat();
  const { register } = useFormContext();
  const key = String(useWatch({ name: 'guide' }));
  const guide = guides.find((one) => one.key === key) ?? guides[0];
  return (
    <>
      <SelectField name="guide" label={t('diagnosis.guide')} required choices={guides.map((one) => ({ value: one.key, label: one.isProposed ? t('diagnosis.proposed', { name: format.named(one) }) : format.named(one) }))} />
      <fieldset className="col g4"><legend className="t13 b" style={{ marginBottom: 4 }}>{t('diagnosis.steps')}</legend>
        {guide?.steps.map((step) => <label key={`${guide.key}-${step.key}`} className="choice t13"><input type="checkbox" className="ck" defaultChecked {...register(`step-${guide.key}-${step.key}`, { value: true })} />{format.label(step)}</label>)}
      </fieldset>
    </>
  );
}

export function DecideDialog({ diagnosis, outcome, onClose, onDone }: { diagnosis: Diagnosis; outcome: 'VISIT_AVOIDED' | 'VISIT_NEEDED'; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const send = async (values: Record<string, unknown>) => {
    await request(DECIDE, { input: { id: diagnosis.id, expectedVersion: diagnosis.version, outcome, reason: String(values.reason ?? '').trim() } });
    onClose();
    await onDone();
  };
  const name = t(outcome === 'VISIT_AVOIDED' ? 'diagnosis.avoided' : 'diagnosis.needed');
  return (
    <FormDialog title={name} text={t(outcome === 'VISIT_AVOIDED' ? 'diagnosis.avoidedText' : 'diagnosis.neededText')} act={name} defaults={{ reason: '' }} onSend={send} onClose={onClose}>
      <TextField name="reason" label={t('diagnosis.reason')} required multiline />
    </FormDialog>
  );
}
