// One part of a playbook in a dialog: a step, a field to be filled in, an outcome; each in both languages.
import { useController } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { CheckField, FieldShell, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { saySource, sourceWritten } from '../shared/source.ts';
import type { Field, Outcome, Step } from './playbooks.operations.ts';

export const PEOPLE = ['AGENT', 'MANAGER', 'SUPERVISOR', 'HEAD_OFFICE', 'TECHNICIAN', 'QUALITY', 'LOGISTICS', 'FINANCE'] as const;
const EVIDENCE = ['PHOTO', 'VIDEO', 'RECEIPT', 'BATCH', 'MEASUREMENT', 'RECORDING', 'SIGNATURE', 'NOTE'] as const;
const KINDS = ['TEXT', 'NUMBER', 'AMOUNT', 'DATE', 'TIME'] as const;
const SOURCES = ['CUSTOMER', 'PRODUCT', 'RECEIPT', 'STORE', 'TICKET', 'COLLEAGUE', 'TODAY'] as const;
const text = (value: unknown): string => String(value ?? '').trim();
/** A key that nobody types: unlike any other of the playbook. */
const newKey = (prefix: string): string => `${prefix}${Date.now().toString(36)}`;

function Both({ name, label }: { name: string; label: string }) {
  const t = useT();
  return <><TextField name={`${name}Zh`} label={t('playbooks.inZh', { label })} required multiline /><TextField name={`${name}En`} label={t('playbooks.inEn', { label })} required multiline /></>;
}
function EvidenceField() {
  const t = useT();
  const { field } = useController({ name: 'evidence', defaultValue: [] });
  const chosen = (field.value as string[] | undefined) ?? [];
  return (
    <FieldShell label={t('playbooks.evidence')} group>{() => (
      <span className="row wrap g12">{EVIDENCE.map((kind) => <label key={kind} className="choice t13"><input type="checkbox" className="ck" checked={chosen.includes(kind)} onChange={() => field.onChange(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])} />{t(`evidence.${kind}`)}</label>)}</span>
    )}</FieldShell>
  );
}

export function StepDialog({ step, onDone, onClose }: { step: Step | null; onDone: (step: Step) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(step ? 'playbooks.stepEdit' : 'playbooks.stepAdd')} act={t('playbooks.keep')} onClose={onClose}
      defaults={{ saidZh: step?.zh ?? '', saidEn: step?.en ?? '', who: step?.who ?? 'AGENT', within: step?.withinMinutes ?? '', limit: step?.limit ?? '', evidence: step?.evidence ?? [], isOptional: step?.isOptional ?? false, source: saySource(step?.source, t) }}
      onSend={async (values) => {
        const { limit: _limit, withinMinutes: _within, isOptional: _optional, source: _source, ...kept } = step ?? ({ key: newKey('s') } as Step);
        onDone({
          ...kept, zh: text(values.saidZh), en: text(values.saidEn), who: String(values.who), evidence: values.evidence as string[], ...(text(values.within) ? { withinMinutes: Number(values.within) } : {}),
          ...(text(values.limit) ? { limit: Number(values.limit).toFixed(2) } : {}), ...(values.isOptional ? { isOptional: true } : {}), ...(text(values.source) ? { source: sourceWritten(values.source, step?.source, t) } : {}),
        });
      }}>
      <Both name="said" label={t('playbooks.step')} />
      <Pair><SelectField name="who" label={t('playbooks.who')} required choices={PEOPLE.map((value) => ({ value, label: t(`stepPerson.${value}`) }))} /><TextField name="within" label={t('playbooks.withinMinutes')} type="number" /></Pair>
      <Pair><TextField name="limit" label={t('playbooks.limitMoney')} inputMode="decimal" rules={{ validate: (value: unknown) => !text(value) || /^\d+(\.\d{1,2})?$/.test(text(value)) || t('playbooks.limitMoney') }} /><TextField name="source" label={t('playbooks.source')} /></Pair>
      <EvidenceField />
      <CheckField name="isOptional" label={t('playbooks.mayWait')} />
    </FormDialog>
  );
}

export function FieldDialog({ field, onDone, onClose }: { field: Field | null; onDone: (field: Field) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(field ? 'playbooks.fieldEdit' : 'playbooks.fieldAdd')} text={t('playbooks.fieldText')} act={t('playbooks.keep')} onClose={onClose}
      defaults={{ key: field?.key ?? '', zh: field?.zh ?? '', en: field?.en ?? '', kind: field?.kind ?? 'TEXT', from: field?.from ?? '', usual: field?.usual ?? '', isRequired: field?.isRequired ?? true }}
      onSend={async (values) => onDone({ key: text(values.key), zh: text(values.zh), en: text(values.en), kind: String(values.kind), isRequired: Boolean(values.isRequired), ...(values.from ? { from: String(values.from) } : {}), ...(text(values.usual) ? { usual: text(values.usual) } : {}) })}>
      <TextField name="key" label={t('playbooks.fieldKey')} help={t('playbooks.fieldKeyHelp')} required disabled={Boolean(field)} rules={{ validate: (value: unknown) => /^[a-z][a-zA-Z0-9]{0,39}$/.test(text(value)) || t('playbooks.fieldKeyHelp') }} />
      <Pair><TextField name="zh" label={t('incidents.bodyZh')} required /><TextField name="en" label={t('incidents.bodyEn')} required /></Pair>
      <Pair><SelectField name="kind" label={t('playbooks.fieldKind')} required choices={KINDS.map((value) => ({ value, label: t(`placeKind.${value}`) }))} /><SelectField name="from" label={t('playbooks.fieldFrom')} none choices={SOURCES.map((value) => ({ value, label: t(`placeSource.${value}`) }))} /></Pair>
      <TextField name="usual" label={t('playbooks.fieldUsual')} />
      <CheckField name="isRequired" label={t('playbooks.fieldRequired')} />
    </FormDialog>
  );
}

export function OutcomeDialog({ outcome, onDone, onClose }: { outcome: Outcome | null; onDone: (outcome: Outcome) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(outcome ? 'playbooks.outcomeEdit' : 'playbooks.outcomeAdd')} act={t('playbooks.keep')} onClose={onClose} defaults={{ zh: outcome?.zh ?? '', en: outcome?.en ?? '', isGood: outcome?.isGood ?? true }}
      onSend={async (values) => onDone({ key: outcome?.key ?? newKey('o'), zh: text(values.zh), en: text(values.en), isGood: Boolean(values.isGood) })}>
      <Pair><TextField name="zh" label={t('incidents.bodyZh')} required /><TextField name="en" label={t('incidents.bodyEn')} required /></Pair>
      <CheckField name="isGood" label={t('playbooks.isGood')} />
    </FormDialog>
  );
}
