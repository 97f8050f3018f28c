// A formula of pay, checked by the server a moment after the last key: how it reads, or where it is wrong.
import { Check as Tick, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { useStill } from '../shared/useStill.ts';
import { CHECK, type Check, type PayName } from './incentives.operations.ts';

export function FormulaField({ text, units, names, label, onChange }: { text: string; units: string[]; names: PayName[]; label?: string; onChange: (text: string) => void }) {
  const t = useT();
  const format = useFormat();
  const asked = useStill(text, 300);
  const [isPicking, setPicking] = useState(false);
  const { data } = useAsk<{ checkPayFormula: Check }>(CHECK, { formula: asked, units }, { enabled: asked.trim() !== '' });
  const check = data?.checkPayFormula;
  return (
    <div className="col g6">
      <label className="col g4"><span className="lbl">{label ?? t('incentives.formula')}</span><textarea className="in pay-formula" spellCheck={false} value={text} aria-invalid={check ? !check.isFit : undefined} onChange={(event) => onChange(event.target.value)} /></label>
      <div aria-live="polite" className="t13">{check && (check.isFit
        ? <span className="row g6"><span className="okc"><Tick size={14} aria-hidden /></span><span>{t('incentives.reads')}{format.language === 'zh' ? '：' : ': '}{format.label(check.sentence)}</span></span>
        : <span className="err-line"><TriangleAlert size={12} aria-hidden />{check.message}{check.from !== null && check.until !== null && <code> {asked.slice(check.from, check.until)}</code>}</span>)}</div>
      <button type="button" className="lk t12" style={{ alignSelf: 'flex-start', minHeight: 28 }} aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>{t('incentives.names')}</button>
      {isPicking && <div className="pay-chips">{names.map((one) => <button key={one.key} type="button" className="tag" title={one.key} aria-label={t('incentives.insert', { name: format.label(one.label) })} onClick={() => onChange(`${text}${text && !text.endsWith(' ') ? ' ' : ''}${one.key}`)}>{format.label(one.label)} <span className="t3">{format.label(one.unitWords)}</span></button>)}</div>}
    </div>
  );
}
