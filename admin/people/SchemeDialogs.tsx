// A scheme as a whole: a new one that begins with what another says, and whom one is for.
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CheckField, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { usePosts } from '../shared/posts.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { type Content, SAVE, type Scheme } from './people.operations.ts';

/** Lengths of period that a scheme may have; the board is made of the weekly one. */
const KINDS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'];

function Positions({ chosen, onChange }: { chosen: readonly string[]; onChange: (keys: string[]) => void }) {
  const t = useT();
  const { positionChoices } = usePosts();
  return (
    <fieldset className="col g4" style={{ border: 0, padding: 0, margin: 0 }}><legend className="lbl">{t('kpiSchemes.positions')}</legend>
      <span className="t12 t3">{t('kpiSchemes.positionsHelp')}</span>
      <span className="row g12 wrap">{positionChoices([]).map(({ value, label }) => <label key={value} className="row g6 t13"><input type="checkbox" checked={chosen.includes(value)} onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((key) => key !== value))} />{label}</label>)}</span>
    </fieldset>
  );
}

/** A scheme of one's own: its first draft is what another says, to be changed, tried and published. */
export function NewScheme({ schemes, onClose }: { schemes: readonly Scheme[]; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const go = useNavigate();
  const [positions, setPositions] = useState<string[]>([]);
  const contentOf = (one: Scheme | undefined): Content | undefined => (one?.versions.items.find((each) => each.state === 'PUBLISHED') ?? one?.versions.items[0])?.content;
  const bases = schemes.filter((one) => contentOf(one));
  return (
    <FormDialog title={t('kpiSchemes.new')} text={t('kpiSchemes.newText')} act={t('kpiSchemes.new')} wide defaults={{ from: bases[0]?.id ?? '', key: '', nameZh: '', nameEn: '', periodKind: 'MONTH' }} onClose={onClose}
      onSend={async ({ from, key, nameZh, nameEn, periodKind }) => {
        const base = bases.find((one) => one.id === from);
        const { saveKpiScheme } = await request<{ saveKpiScheme: { id: string } }>(SAVE, { input: { key, nameZh, nameEn, periodKind, subjectKind: base?.subjectKind, positions: base?.subjectKind === 'PERSON' ? positions : [], draft: { content: contentOf(base) } } });
        onClose(); toastDone(t('kpiSchemes.made')); go(`/kpiSchemes/${saveKpiScheme.id}/show`);
      }}>
      <SelectField name="from" label={t('kpiSchemes.from_')} help={t('kpiSchemes.fromText')} required choices={bases.map((one) => ({ value: one.id, label: `${format.named(one)} · ${t(`subject.${one.subjectKind}`)}` }))} />
      <Pair><TextField name="key" label={t('kpiSchemes.key')} help={t('kpiSchemes.keyHelp')} required /><SelectField name="periodKind" label={t('scorecards.kind')} help={t('kpiSchemes.periodHelp')} choices={KINDS.map((value) => ({ value, label: t(`scorecards.kind.${value}`) }))} /></Pair>
      <Pair><TextField name="nameZh" label={t('kpiSchemes.nameZh')} required /><TextField name="nameEn" label={t('kpiSchemes.nameEn')} required /></Pair>
      <Positions chosen={positions} onChange={setPositions} />
    </FormDialog>
  );
}

/** What it is called, whom it is for, and whether anybody is still measured by it. */
export function SchemeFacts({ scheme, onClose, onDone }: { scheme: Scheme; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const [positions, setPositions] = useState<string[]>(scheme.positions);
  return (
    <FormDialog title={t('kpiSchemes.facts_')} act={t('kpiSchemes.factsSave')} wide defaults={{ nameZh: scheme.nameZh, nameEn: scheme.nameEn, isArchived: scheme.isArchived }} onClose={onClose}
      onSend={async ({ nameZh, nameEn, isArchived }) => {
        await request(SAVE, { input: { id: scheme.id, expectedVersion: scheme.version, nameZh, nameEn, isArchived, ...(scheme.subjectKind === 'PERSON' ? { positions } : {}) } });
        onClose(); toastDone(t('kpiSchemes.factsSaved')); await onDone();
      }}>
      <Pair><TextField name="nameZh" label={t('kpiSchemes.nameZh')} required /><TextField name="nameEn" label={t('kpiSchemes.nameEn')} required /></Pair>
      {scheme.subjectKind === 'PERSON' && <Positions chosen={positions} onChange={setPositions} />}
      <CheckField name="isArchived" label={t('kpiSchemes.archived')} help={t('kpiSchemes.archivedHelp')} />
    </FormDialog>
  );
}
