// One question of a survey as it is written: its type, its words in both languages, and what the type needs beside them.
import { Plus, X } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useRowKeys } from '../shared/row-keys.ts';
import type { Question } from './voice.operations.ts';

const TYPES = ['SCALE', 'CHOICE', 'CHOICES', 'YES_NO', 'NUMBER', 'TEXT'] as const;
const SCALES = ['1-5', '0-10', '1-10', '1-3'] as const;

export function QuestionFields({ one, onChange }: { one: Question; onChange: (one: Question) => void }) {
  const t = useT();
  const options = one.options ?? [];
  const rows = useRowKeys(options.length);
  const option = (at: number, part: Partial<(typeof options)[number]> | null): void => onChange({ ...one, options: part ? options.map((each, i) => (i === at ? { ...each, ...part } : each)) : options.filter((_, i) => i !== at) });
  const setType = (type: string): void => onChange({ ...one, type, ...(type === 'SCALE' ? { from: 1, to: 5 } : {}), ...(type.startsWith('CHOICE') && options.length < 2 ? { options: [{ zh: '', en: '' }, { zh: '', en: '' }] } : {}) });
  const range = `${one.from ?? 1}-${one.to ?? 5}`;
  return (
    <>
      <div className="row g12 wrap">
        <label className="row g6 t12 t3">{t('surveyEditor.type')}<span className="in sm"><select value={one.type} onChange={(event) => setType(event.target.value)}>{TYPES.map((type) => <option key={type} value={type}>{t(`surveyQuestion.${type}`)}</option>)}</select></span></label>
        {one.type === 'SCALE' && <label className="row g6 t12 t3">{t('surveyEditor.scale')}<span className="in sm"><select value={range} onChange={(event) => { const [from, to] = event.target.value.split('-').map(Number); onChange({ ...one, from: from ?? 1, to: to ?? 5 }); }}>{[...new Set<string>([range, ...SCALES])].map((each) => <option key={each} value={each}>{each.replace('-', '–')}</option>)}</select></span></label>}
        <label className="row g6 t13"><input type="checkbox" checked={one.isRequired !== false} onChange={(event) => onChange({ ...one, isRequired: event.target.checked })} />{t('surveyEditor.required')}</label>
      </div>
      <label className="col g4"><span className="lbl">{t('surveyEditor.zh')}</span><span className="in"><input value={one.zh} lang="zh" onChange={(event) => onChange({ ...one, zh: event.target.value })} /></span></label>
      <label className="col g4"><span className="lbl">{t('surveyEditor.en')}</span><span className="in"><input value={one.en} lang="en" onChange={(event) => onChange({ ...one, en: event.target.value })} /></span></label>
      {one.type.startsWith('CHOICE') && (
        <ul className="plain col g8" aria-label={t('surveyEditor.options')}>{options.map((each, at) => (
          <li key={rows.keys[at]} className="row g6 wrap"><span className="in sm" style={{ flex: '1 1 140px' }}><input aria-label={t('surveyEditor.optionZh', { n: at + 1 })} value={each.zh} onChange={(event) => option(at, { zh: event.target.value })} /></span><span className="in sm" style={{ flex: '1 1 140px' }}><input aria-label={t('surveyEditor.optionEn', { n: at + 1 })} value={each.en} onChange={(event) => option(at, { en: event.target.value })} /></span>
            <button type="button" className="ib sm" disabled={options.length <= 2} aria-label={t('surveyEditor.removeOption', { n: at + 1 })} onClick={() => { rows.drop(at); option(at, null); }}><X size={14} aria-hidden /></button></li>))}
          <li><button type="button" className="btn sm" onClick={() => onChange({ ...one, options: [...options, { zh: '', en: '' }] })}><Plus size={14} aria-hidden />{t('surveyEditor.addOption')}</button></li>
        </ul>
      )}
    </>
  );
}
