// Creates and changes a custom field; key and type never change, choices may be added and renamed.
import { Plus, X } from 'lucide-react';
import { useController, useFormContext } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { FieldShell, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import type { Choice, FieldRow } from './CustomFieldList.tsx';

const KINDS = ['TEXT', 'NUMBER', 'DAY', 'BOOLEAN', 'CHOICE'];
const PARTS = ['value', 'zh', 'en'] as const;

export function CustomFieldEdit() {
  const t = useT();
  return <EditPage<FieldRow> resource="customFields" what={t('customFields.title')}>{(row) => <FieldForm record={row} />}</EditPage>;
}
export const CustomFieldCreate = () => <FieldForm />;

function FieldForm({ record }: { record?: FieldRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const labels = { labelZh: t('customFields.labelZh'), labelEn: t('customFields.labelEn'), key: t('customFields.key'), fieldKind: t('customFields.kind'), choices: t('customFields.choices') };
  const title = record ? format.label({ zh: record.labelZh, en: record.labelEn }) : t('customFields.new');
  return (
    <FormFrame resource="customFields" record={record as never} defaults={{ fieldKind: 'TEXT' }} title={title} labels={labels} saveLabel={record ? undefined : t('customFields.create')}
      transform={(values) => (values.fieldKind === 'CHOICE' ? values : { ...values, choices: null })}
      check={(values): Record<string, string> => (values.fieldKind === 'CHOICE' && (!values.choices?.length || (values.choices as Choice[]).some((each) => !each.value || !each.zh || !each.en)) ? { choices: t('customFields.choicesEmpty') } : {})}
      path={[{ label: t('customFields.title'), to: '/customFields' }, { label: title }]} onSaved={() => navigate('/customFields')}>
      <Pair><TextField name="labelZh" label={labels.labelZh} required /><TextField name="labelEn" label={labels.labelEn} required /></Pair>
      <Pair><TextField name="key" label={labels.key} help={t('customFields.keyHelp')} required disabled={Boolean(record)} />
        <SelectField name="fieldKind" label={labels.fieldKind} help={t('customFields.kindHelp')} required disabled={Boolean(record)} choices={KINDS.map((value) => ({ value, label: t(`fieldKind.${value}`) }))} /></Pair>
      <Choices label={labels.choices} />
    </FormFrame>
  );
}

function Choices({ label }: { label: string }) {
  const t = useT();
  const { watch } = useFormContext();
  const { field, fieldState } = useController({ name: 'choices' });
  if (watch('fieldKind') !== 'CHOICE') return null;
  const choices = (field.value as Choice[] | null) ?? [];
  const words = { value: 'customFields.choiceValue', zh: 'customFields.choiceZh', en: 'customFields.choiceEn' };
  return (
    <FieldShell label={label} group error={fieldState.error?.message}>{() => (
      <div className="col g6">
        {choices.map((choice, at) => (
          <div key={at} className="row g6">
            {PARTS.map((part) => (
              <span key={part} className="in sm grow"><input aria-label={t(words[part], { at: at + 1 })} placeholder={t(words[part], { at: at + 1 })} value={choice[part]} onChange={(event) => field.onChange(choices.map((each, i) => (i === at ? { ...each, [part]: event.target.value } : each)))} /></span>
            ))}
            <button type="button" className="ib sm" aria-label={t('customFields.removeChoice', { at: at + 1 })} onClick={() => field.onChange(choices.filter((_, i) => i !== at))}><X size={14} aria-hidden /></button>
          </div>
        ))}
        <button type="button" className="lk t12" style={{ alignSelf: 'flex-start' }} onClick={() => field.onChange([...choices, { value: '', zh: '', en: '' }])}><Plus size={12} aria-hidden />{t('customFields.addChoice')}</button>
      </div>
    )}</FieldShell>
  );
}
