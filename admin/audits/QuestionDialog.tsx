// One question of a draft: its words in both languages, what it weighs, what a fail asks for, and whether it is critical.
import { useT } from '../i18n/language.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import type { StoredQuestion } from './template.operations.ts';

/** Types that need nothing but their words to begin with; the others come with a file. */
const NEW_TYPES = ['YES_NO', 'NUMBER', 'SCALE', 'TEXT', 'PHOTO', 'SIGNATURE', 'BARCODE', 'PLACE'];
const MORE: Record<string, Record<string, unknown>> = { SCALE: { from: 1, to: 5, failsBelow: 3 } };
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export function QuestionDialog({ question, onClose, onDone }: { question: StoredQuestion | null; onClose: () => void; onDone: (values: Record<string, unknown> & { type: string; zh: string; en: string }) => void }) {
  const t = useT();
  const type = question?.type ?? 'YES_NO';
  const critical = question?.critical;
  const yesNo = [{ value: '', label: t('audits.no') }, { value: 'yes', label: t('audits.yes') }];
  return (
    <FormDialog title={t(question ? 'templateEdit.editQuestion' : 'templateEdit.addQuestion')} act={t('templateEdit.take')} onClose={onClose}
      defaults={{ type, zh: question?.zh ?? '', en: question?.en ?? '', weight: text(question?.weight), points: text(question?.points), least: text(question?.least), most: text(question?.most), required: question?.isRequired === false ? '' : 'yes', na: question?.canBeNotApplicable ? 'yes' : '', reversed: question?.isReversed ? 'yes' : '', evidence: question?.evidence ?? '', note: question?.noteOnFail ? 'yes' : '', critical: critical ? (critical.effect === 'RAISE' ? `RAISE ${critical.level}` : critical.effect) : '', cap: critical?.effect === 'CAP' ? text(critical.most) : '79', source: question?.source ?? '' }}
      onSend={async (values) => {
        const kind = String(values.type);
        const effect = String(values.critical ?? '');
        onDone({
          ...(question ? {} : MORE[kind]), type: kind, zh: String(values.zh).trim(), en: String(values.en).trim(), weight: text(values.weight).trim() || undefined, points: text(values.points).trim() || undefined,
          ...(kind === 'NUMBER' ? { least: text(values.least).trim() || undefined, most: text(values.most).trim() || undefined } : {}),
          isRequired: values.required ? undefined : false, canBeNotApplicable: values.na ? true : undefined, isReversed: values.reversed ? true : undefined, evidence: values.evidence || undefined, noteOnFail: values.note ? true : undefined,
          critical: !effect ? undefined : effect === 'FAIL' ? { effect } : effect === 'CAP' ? { effect, most: text(values.cap).trim() } : { effect: 'RAISE', level: effect.split(' ')[1] }, source: text(values.source).trim() || undefined,
        });
      }}>
      {!question && <SelectField name="type" label={t('templateEdit.type')} required choices={NEW_TYPES.map((one) => ({ value: one, label: t(`templateEdit.type.${one}`) }))} />}
      <TextField name="zh" label={t('templateEdit.zh')} required multiline /><TextField name="en" label={t('templateEdit.en')} required multiline />
      <TextField name="weight" label={t('templateEdit.weight')} /><TextField name="points" label={t('templateEdit.points')} />
      {type === 'NUMBER' && question && <><TextField name="least" label={t('templateEdit.least')} /><TextField name="most" label={t('templateEdit.most')} /></>}
      <SelectField name="required" label={t('templateEdit.required')} choices={yesNo} /><SelectField name="na" label={t('templateEdit.mayNa')} choices={yesNo} />
      {type === 'YES_NO' && <SelectField name="reversed" label={t('templateEdit.reversed')} choices={yesNo} />}
      <SelectField name="evidence" label={t('templateEdit.evidence')} choices={[{ value: '', label: t('templateEdit.evidence.NEVER') }, { value: 'ON_FAIL', label: t('templateEdit.evidence.ON_FAIL') }, { value: 'ALWAYS', label: t('templateEdit.evidence.ALWAYS') }]} />
      <SelectField name="note" label={t('templateEdit.noteOnFail')} choices={yesNo} />
      <SelectField name="critical" label={t('templateEdit.critical')} choices={[{ value: '', label: t('templateEdit.critical.none') }, { value: 'FAIL', label: t('templateEdit.critical.FAIL') }, { value: 'CAP', label: t('templateEdit.critical.CAP') }, ...['L1', 'L2', 'L3'].map((level) => ({ value: `RAISE ${level}`, label: t('templateEdit.critical.RAISE', { level }) }))]} />
      <TextField name="cap" label={t('templateEdit.cap')} /><TextField name="source" label={t('templateEdit.source')} />
    </FormDialog>
  );
}
