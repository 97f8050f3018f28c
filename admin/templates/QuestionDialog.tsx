// One question of a draft: its words in both languages, what its type asks for, when it is asked, what it weighs, what a fail wants, and whether it is critical.
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { RowsField } from './RowsField.tsx';
import type { StoredQuestion } from './template.operations.ts';
import { CONDITIONS, INSTRUMENTS, questionOf, REVERSIBLE, TYPES, type Values, valuesOf } from './template.question.ts';

type Done = ReturnType<typeof questionOf>;
/** `before`: the questions that may decide whether this one is asked. */
export function QuestionDialog({ question, before, isDeducted, onClose, onDone }: { question: StoredQuestion | null; before: readonly StoredQuestion[]; isDeducted: boolean; onClose: () => void; onDone: (values: Done) => void }) {
  const t = useT();
  return (
    <FormDialog title={t(question ? 'templateEdit.editQuestion' : 'templateEdit.addQuestion')} act={t('templateEdit.take')} onClose={onClose} defaults={valuesOf(question)}
      onSend={async (values) => { onDone(questionOf(values as Values, question, before.find((one) => one.key === values.askedOf))); }}>
      <Fields question={question} before={before} isDeducted={isDeducted} />
    </FormDialog>
  );
}

function Fields({ question, before, isDeducted }: { question: StoredQuestion | null; before: readonly StoredQuestion[]; isDeducted: boolean }) {
  const t = useT();
  const chosen = useWatchOf('type');
  const type = (question?.type ?? chosen) as StoredQuestion['type'];
  const critical = useWatchOf('critical');
  return (
    <>
      {!question && <SelectField name="type" label={t('templateEdit.type')} required choices={TYPES.map((one) => ({ value: one, label: t(`templateEdit.type.${one}`) }))} />}
      <TextField name="zh" label={t('templateEdit.zh')} required multiline /><TextField name="en" label={t('templateEdit.en')} required multiline />
      <TypeFields type={type} />
      <Asked before={before} question={question} />
      <Pair><TextField name="weight" label={t('templateEdit.weight')} inputMode="decimal" help={t('templateEdit.weightHelp')} />{isDeducted ? <TextField name="points" label={t('templateEdit.points')} inputMode="decimal" /> : <TextField name="source" label={t('templateEdit.source')} />}</Pair>
      {isDeducted && <TextField name="source" label={t('templateEdit.source')} />}
      <CheckField name="isRequired" label={t('templateEdit.required')} /><CheckField name="canBeNotApplicable" label={t('templateEdit.mayNa')} />
      {REVERSIBLE.includes(type) && <CheckField name="isReversed" label={t('templateEdit.reversed')} />}
      <SelectField name="evidence" label={t('templateEdit.evidence')} required choices={['NEVER', 'ON_FAIL', 'ALWAYS'].map((value) => ({ value, label: t(`templateEdit.evidence.${value}`) }))} />
      <CheckField name="noteOnFail" label={t('templateEdit.noteOnFail')} />
      <Pair>
        <SelectField name="critical" label={t('templateEdit.critical')} choices={[{ value: 'FAIL', label: t('templateEdit.critical.FAIL') }, { value: 'CAP', label: t('templateEdit.critical.CAP') }, ...['L1', 'L2', 'L3'].map((level) => ({ value: `RAISE ${level}`, label: t('templateEdit.critical.RAISE', { level }) }))]} none />
        {critical === 'CAP' && <TextField name="cap" label={t('templateEdit.cap')} inputMode="decimal" required />}
      </Pair>
      <Pair><TextField name="hintZh" label={t('templateEdit.hintZh')} /><TextField name="hintEn" label={t('templateEdit.hintEn')} /></Pair>
    </>
  );
}
const useWatchOf = (name: string): unknown => useWatch({ name });

/** What the type asks for beside its words. */
function TypeFields({ type }: { type: StoredQuestion['type'] }) {
  const t = useT();
  const unit = <Pair><TextField name="unitZh" label={t('templateEdit.unitZh')} /><TextField name="unitEn" label={t('templateEdit.unitEn')} /></Pair>;
  const field = (name: string, more: { help?: string } = {}) => <TextField name={name} label={t(`templateEdit.field.${name}`)} inputMode="decimal" {...more} />;
  switch (type) {
    case 'CHOICE': case 'CHOICES': return (
      <>
        <RowsField name="options" label={t('templateEdit.field.options')} help={t('templateEdit.optionsHelp')} add={t('templateEdit.addOption')} least={2}
          columns={[{ key: 'zh', label: t('templateEdit.inZh'), isWide: true }, { key: 'en', label: t('templateEdit.inEn'), isWide: true }, { key: 'earns', label: t('templateEdit.field.earns'), isNumber: true }, { key: 'isFail', label: t('templateEdit.field.isFail'), kind: 'check' }]} />
        {type === 'CHOICES' && <><Pair>{field('leastChosen')}{field('mostChosen')}</Pair><CheckField name="isAllOrNothing" label={t('templateEdit.field.isAllOrNothing')} /></>}
      </>
    );
    case 'SCALE': return <><Pair>{field('from')}{field('to')}</Pair>{field('failsBelow')}<Pair><TextField name="fromZh" label={t('templateEdit.fromZh')} /><TextField name="fromEn" label={t('templateEdit.fromEn')} /></Pair><Pair><TextField name="toZh" label={t('templateEdit.toZh')} /><TextField name="toEn" label={t('templateEdit.toEn')} /></Pair></>;
    case 'NUMBER': return <>{unit}<Pair>{field('least')}{field('most')}</Pair><Pair>{field('smallest')}{field('largest')}</Pair>{field('digits')}</>;
    case 'READING': return (
      <>
        <SelectField name="instrument" label={t('templateEdit.field.instrument')} help={t('templateEdit.instrumentHelp')} none choices={INSTRUMENTS.map((value) => ({ value, label: t(`instrumentKind.${value}`) }))} />
        {unit}
        <TextField name="grades" label={t('templateEdit.field.grades')} help={t('templateEdit.gradesHelp')} />
        <Pair>{field('leastReadings')}<SelectField name="take" label={t('templateEdit.field.take')} none choices={['MEAN', 'LARGEST', 'SMALLEST'].map((value) => ({ value, label: t(`templateEdit.take.${value}`) }))} /></Pair>
        <RowsField name="standards" label={t('templateEdit.field.standards')} add={t('templateEdit.addStandard')} least={1} columns={[{ key: 'least', label: t('templateEdit.field.least'), isNumber: true }, { key: 'most', label: t('templateEdit.field.most'), isNumber: true }, { key: 'source', label: t('templateEdit.source'), isWide: true }, { key: 'zh', label: t('templateEdit.inZh'), isWide: true }, { key: 'en', label: t('templateEdit.inEn'), isWide: true }]} />
      </>
    );
    case 'TEXT': return field('mostCharacters');
    case 'PHOTO': return <Pair>{field('leastPhotos')}{field('mostPhotos')}</Pair>;
    case 'BARCODE': return <SelectField name="pattern" label={t('templateEdit.field.pattern')} required choices={['ANY', 'EAN13', 'DIGITS'].map((value) => ({ value, label: t(`templateEdit.pattern.${value}`) }))} />;
    case 'TIME': return <SelectField name="kind" label={t('templateEdit.field.kind')} required choices={['INSTANT', 'DAY', 'CLOCK'].map((value) => ({ value, label: t(`templateEdit.timeKind.${value}`) }))} />;
    default: return null;
  }
}

/** When it is asked: by what was answered before it. */
function Asked({ before, question }: { before: readonly StoredQuestion[]; question: StoredQuestion | null }) {
  const t = useT();
  const format = useFormat();
  const { getValues } = useFormContext();
  const of = useWatchOf('askedOf') as string;
  const is = useWatchOf('askedIs') as string;
  if (!before.length) return null;
  const asked = before.find((one) => one.key === of);
  const value = ['EQUALS', 'AT_LEAST', 'AT_MOST'].includes(is);
  const choices = asked?.type === 'YES_NO' ? [{ value: 'yes', label: t('audits.yes') }, { value: 'no', label: t('audits.no') }] : asked?.options?.map((one) => ({ value: one.key, label: format.label(one) })) ?? asked?.grades?.map((one) => ({ value: one, label: one }));
  return (
    <>
      <SelectField name="askedOf" label={t('templateEdit.askedOf')} help={getValues('isDeep') && question?.showWhen ? t('templateEdit.askedDeep') : t('templateEdit.askedHelp')} none choices={before.map((one) => ({ value: one.key, label: format.label(one) }))} />
      {of && <Pair><SelectField name="askedIs" label={t('templateEdit.askedIs')} required choices={CONDITIONS.map((one) => ({ value: one, label: t(`templateEdit.is.${one}`) }))} />
        {value && (choices ? <SelectField name="askedValue" label={t('templateEdit.askedValue')} required choices={choices} /> : <TextField name="askedValue" label={t('templateEdit.askedValue')} required />)}</Pair>}
    </>
  );
}
