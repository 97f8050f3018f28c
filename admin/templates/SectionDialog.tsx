// A section of a draft: its names and what it weighs of the whole; and how the whole is scored.
import { useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { RowsField } from './RowsField.tsx';
import type { FormContent, StoredSection } from './template.operations.ts';
import { scoringOf, type ScoringValues, scoringValues, sectionOf } from './template.rules.ts';

export function SectionDialog({ section, onClose, onDone }: { section: StoredSection | null; onClose: () => void; onDone: (values: ReturnType<typeof sectionOf>) => void }) {
  const t = useT();
  return (
    <FormDialog title={t(section ? 'templateEdit.editSection' : 'templateEdit.addSection')} act={t('templateEdit.take')} onClose={onClose} defaults={{ zh: section?.zh ?? '', en: section?.en ?? '', weight: section?.weight ?? '', first: '', firstEn: '' }}
      text={section ? undefined : t('templateEdit.addSectionText')} onSend={async (values) => { onDone(sectionOf(values)); }}>
      <Pair><TextField name="zh" label={t('templateEdit.inZh')} required /><TextField name="en" label={t('templateEdit.inEn')} required /></Pair>
      <TextField name="weight" label={t('templateEdit.shareOfWhole')} inputMode="decimal" suffix="%" help={t('templateEdit.shareHelp')} />
      {!section && <><TextField name="first" label={t('templateEdit.firstZh')} required multiline /><TextField name="firstEn" label={t('templateEdit.firstEn')} required multiline /></>}
    </FormDialog>
  );
}

/** Pass mark, bands and, where there is one part alone, its system. */
export function ScoringDialog({ content, onClose, onDone }: { content: FormContent; onClose: () => void; onDone: (next: FormContent) => void }) {
  const t = useT();
  const isPlain = (content.scoring?.parts.length ?? 0) <= 1;
  return (
    <FormDialog title={t('templateEdit.scoring')} act={t('templateEdit.take')} onClose={onClose} defaults={scoringValues(content)} onSend={async (values) => { onDone(scoringOf(content, values as ScoringValues)); }}>
      {isPlain ? <System /> : <p className="t13 t2">{t('templateEdit.manyParts', { count: content.scoring?.parts.length ?? 0 })}</p>}
      <Pair><TextField name="passMark" label={t('templateEdit.field.passMark')} inputMode="decimal" /><TextField name="digits" label={t('templateEdit.field.digits')} inputMode="numeric" /></Pair>
      <RowsField name="bands" label={t('templateEdit.field.bands')} help={t('templateEdit.bandsHelp')} add={t('templateEdit.addBand')} columns={[{ key: 'zh', label: t('templateEdit.inZh'), isWide: true }, { key: 'en', label: t('templateEdit.inEn'), isWide: true }, { key: 'from', label: t('templateEdit.field.fromScore'), isNumber: true }, { key: 'isFail', label: t('templateEdit.field.isFail'), kind: 'check' }]} />
    </FormDialog>
  );
}
function System() {
  const t = useT();
  const system = useWatch({ name: 'system' }) as string;
  return (
    <>
      <SelectField name="system" label={t('templateEdit.system')} required choices={['WEIGHTED', 'DEDUCTION'].map((value) => ({ value, label: t(`templateEdit.system.${value}`) }))} />
      {system === 'DEDUCTION' && <TextField name="start" label={t('templateEdit.field.start')} inputMode="decimal" />}
    </>
  );
}
