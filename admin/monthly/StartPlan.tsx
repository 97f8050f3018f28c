// Starting a plan: a goal on a measure by a day, with its steps.
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { MEASURE_CHOICES, START } from './monthly.operations.ts';
import { PLACE_DEFAULTS, PlaceFields, placeInput } from './place.tsx';

/** `place`: fixed where it comes from a review. */
export function StartPlan({ place, reviewId, onClose }: { place?: { reviewScope: string; storeId: string | null; regionId: string | null }; reviewId?: string; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const { data } = useAsk<{ measures: { key: string; label: { zh: string; en: string }; dimensions: { key: string }[] }[] }>(MEASURE_CHOICES);
  const today = dayOf(new Date());
  const choices = (data?.measures ?? []).filter((one) => one.dimensions.some((each) => each.key === 'STORE')).map((one) => ({ value: one.key, label: format.label(one.label) })).sort((a, b) => a.label.localeCompare(b.label, format.language));
  return (
    <FormDialog title={t('plans.new')} act={t('plans.new')} defaults={{ ...PLACE_DEFAULTS, titleZh: '', titleEn: '', measureKey: '', part: '', target: '', startsOn: today, endsOn: addDays(today, 55), ownerId: '', steps: '' }} onClose={onClose}
      onSend={async (values) => {
        const steps = String(values.steps ?? '').split('\n').map((one) => one.trim()).filter(Boolean).map((one) => ({ whatZh: one, whatEn: one, dueOn: values.endsOn }));
        const answer = await request<{ startPlan: { id: string } }>(START, { input: { ...(place ?? placeInput(values)), idempotencyKey: key, titleZh: values.titleZh, titleEn: values.titleEn || values.titleZh, measureKey: values.measureKey, part: values.part || null, target: String(values.target), startsOn: values.startsOn, endsOn: values.endsOn, ownerId: values.ownerId || null, reviewId: reviewId ?? null, steps } });
        toastDone(t('plans.started'));
        navigate(`/improvementPlans/${answer.startPlan.id}/show`);
      }}>
      {!place && <PlaceFields />}
      <TextField name="titleZh" label={t('plans.titleZh')} required /><TextField name="titleEn" label={t('plans.titleEn')} />
      <SelectField name="measureKey" label={t('plans.measure')} required choices={choices} /><TextField name="target" label={t('plans.target')} help={t('plans.targetHelp')} inputMode="decimal" required />
      <SelectField name="part" label={t('monthly.part')} choices={['FLOW', 'PEOPLE', 'TECHNOLOGY', 'COMMUNICATION', 'EVALUATION'].map((one) => ({ value: one, label: t(`frameworkPart.${one}`) }))} />
      <Pair><TextField name="startsOn" label={t('plans.startsOn')} type="date" required /><TextField name="endsOn" label={t('plans.endsOn')} type="date" required /></Pair>
      <ReferenceField name="ownerId" label={t('monthly.owner')} resource="employees" say={format.person} searchable /><TextField name="steps" label={t('plans.steps')} help={t('plans.stepHelp')} multiline />
    </FormDialog>
  );
}
