// One component of a pay scheme: its form, and its formula checked and read aloud while it is written.
import { Check as Tick, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { CHECK, type Check, type Component, type PayName } from './incentives.operations.ts';

const KINDS = ['FIXED', 'FORMULA', 'TIERS', 'AWARD', 'TEAM_POOL', 'DEDUCTION', 'CARE_BUDGET'];
/** What a component needs to be one of its kind. */
const SHAPES: Record<string, object> = {
  FIXED: { amount: '0.00' }, FORMULA: { formula: 'money(0)' }, DEDUCTION: { formula: 'money(0)' }, CARE_BUDGET: { amount: '300.00' }, AWARD: { amount: '200.00', by: { how: 'NAMED' } }, TEAM_POOL: { amount: '1000.00', split: 'EQUAL' },
  TIERS: { on: 'tickets.resolutionRate', method: 'WHOLE', pays: 'AMOUNT', tiers: [{ from: '0', to: '0.9', rate: '0' }, { from: '0.9', to: null, rate: '200' }] },
};
const OWN = ['amount', 'formula', 'on', 'method', 'pays', 'tiers', 'by', 'split', 'weight', 'isRunning', 'team', 'per', 'movers'];

interface By { how?: string; condition?: string; on?: string; top?: number; among?: string; ties?: string }
/** A component in a few words: its formula as a sentence, by which rule an award goes to whom, when and within what. */
export function ComponentWords({ one }: { one: Component }) {
  const t = useT();
  const format = useFormat();
  const by = one.by as By | undefined;
  const formula = one.formula ?? one.on ?? by?.condition ?? by?.on;
  const { data } = useAsk<{ checkPayFormula: Check }>(CHECK, { formula: formula ?? '', units: [] }, { enabled: Boolean(formula), staleTime: 600_000 });
  const sample = (one.minSample as { least?: number } | undefined)?.least;
  const parts = [
    formula && (data?.checkPayFormula.sentence ? format.label(data.checkPayFormula.sentence) : formula), one.amount && format.money(one.amount),
    by?.how === 'NAMED' && t('incentives.byPeople'), by?.how === 'RANK' && `${t(`incentives.best.${by.among}`, { top: by.top ?? 1 })}${format.language === 'zh' ? '，' : ', '}${t(`incentives.ties.${by.ties}`)}`, sample && t('incentives.leastSample', { count: sample }),
    one.when === 'QUARTER_END' && t('incentives.quarterly'), one.prorate && t('incentives.prorate'), one.isBase && t('incentives.isBase'), one.cap && `${t('incentives.cap')} ${format.money(one.cap)}`, one.floor && `${t('incentives.floor')} ${format.money(one.floor)}`,
  ];
  return <span title={formula}>{parts.filter(Boolean).join(' · ')}</span>;
}

export function ComponentEditor({ component, names, onChange, onRemove }: { component: Component; names: PayName[]; onChange: (next: Component) => void; onRemove: () => void }) {
  const t = useT();
  const { language } = useFormat();
  const set = (more: Partial<Component>): void => onChange(Object.fromEntries(Object.entries({ ...component, ...more }).filter(([, value]) => value !== undefined && value !== '')) as Component);
  const by = component.by as { how: string; condition?: string; on?: string } | undefined;
  const place = component.formula !== undefined ? 'formula' : component.on !== undefined ? 'on' : by?.how === 'CONDITION' ? 'condition' : by?.how === 'RANK' ? 'rank' : null;
  const text = place === 'formula' ? component.formula : place === 'on' ? component.on : place === 'condition' ? by?.condition : by?.on;
  const write = (next: string): void => { if (place === 'formula') onChange({ ...component, formula: next }); else if (place === 'on') onChange({ ...component, on: next }); else onChange({ ...component, by: { ...by, [place === 'condition' ? 'condition' : 'on']: next } }); };
  const units = place === 'formula' ? ['MONEY'] : place === 'condition' ? ['TRUTH'] : ['MONEY', 'COUNT', 'RATIO', 'POINTS', 'DAYS', 'HOURS'];
  const name = language === 'zh' ? component.zh : component.en;
  const field = (label: string, value: string | undefined, put: (value: string) => void, mode?: 'decimal') => <label className="col g4"><span className="lbl">{label}</span><span className="in"><input inputMode={mode} value={value ?? ''} onChange={(event) => put(event.target.value)} /></span></label>;
  return (
    <fieldset className="pay-component" style={{ border: 0, margin: 0 }}>
      <legend className="visually-hidden">{name || component.key}</legend>
      <div className="pair">
        {field(t('incentives.nameZh'), component.zh, (zh) => onChange({ ...component, zh }))}
        {field(t('incentives.nameEn'), component.en, (en) => onChange({ ...component, en }))}
        <label className="col g4"><span className="lbl">{t('incentives.kind')}</span><span className="in"><select value={component.kind} onChange={(event) => onChange({ ...Object.fromEntries(Object.entries(component).filter(([key]) => !OWN.includes(key))), kind: event.target.value, ...SHAPES[event.target.value] } as Component)}>{KINDS.map((kind) => <option key={kind} value={kind}>{t(`payKind.${kind}`)}</option>)}</select></span></label>
        {component.amount !== undefined && field(t('incentives.amount'), component.amount, (amount) => onChange({ ...component, amount }), 'decimal')}
        {field(t('incentives.cap'), component.cap, (cap) => set({ cap }), 'decimal')}
        {field(t('incentives.floor'), component.floor, (floor) => set({ floor }), 'decimal')}
      </div>
      {place && <FormulaField text={text ?? ''} units={units} names={names} onChange={write} />}
      <div className="row g12 wrap t13">
        {([['prorate', Boolean(component.prorate)], ['isBase', Boolean(component.isBase)], ['quarterly', component.when === 'QUARTER_END']] as const).map(([key, on]) => (
          <label key={key} className="choice"><input type="checkbox" className="ck" checked={on} onChange={(event) => set(key === 'quarterly' ? { when: event.target.checked ? 'QUARTER_END' : undefined } : { [key]: event.target.checked || undefined })} />{t(`incentives.${key}`)}</label>
        ))}
        {component.kind === 'TEAM_POOL' && <label className="choice"><input type="checkbox" className="ck" checked={component.movers === 'DAYS'} onChange={(event) => set({ movers: event.target.checked ? 'DAYS' : undefined })} />{t('incentives.movers')}</label>}
        <button type="button" className="btn end" onClick={onRemove} aria-label={t('incentives.removeComponent', { name: name || component.key })}><X size={14} aria-hidden /></button>
      </div>
    </fieldset>
  );
}

/** Checked by the server a moment after the last key; says how it reads, or where it is wrong. */
function FormulaField({ text, units, names, onChange }: { text: string; units: string[]; names: PayName[]; onChange: (text: string) => void }) {
  const t = useT();
  const format = useFormat();
  const [asked, setAsked] = useState(text);
  const [isPicking, setPicking] = useState(false);
  useEffect(() => { const wait = setTimeout(() => setAsked(text), 300); return () => clearTimeout(wait); }, [text]);
  const { data } = useAsk<{ checkPayFormula: Check }>(CHECK, { formula: asked, units }, { enabled: asked.trim() !== '' });
  const check = data?.checkPayFormula;
  return (
    <div className="col g6">
      <label className="col g4"><span className="lbl">{t('incentives.formula')}</span><textarea className="in pay-formula" spellCheck={false} value={text} aria-invalid={check ? !check.isFit : undefined} onChange={(event) => onChange(event.target.value)} /></label>
      <div aria-live="polite" className="t13">{check && (check.isFit
        ? <span className="row g6"><span className="okc"><Tick size={14} aria-hidden /></span><span>{t('incentives.reads')}{format.language === 'zh' ? '：' : ': '}{format.label(check.sentence)}</span></span>
        : <span className="err-line"><TriangleAlert size={12} aria-hidden />{check.message}{check.from !== null && check.until !== null && <code> {asked.slice(check.from, check.until)}</code>}</span>)}</div>
      <button type="button" className="lk t12" style={{ alignSelf: 'flex-start', minHeight: 28 }} aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>{t('incentives.names')}</button>
      {isPicking && <div className="pay-chips">{names.map((one) => <button key={one.key} type="button" className="tag" title={one.key} aria-label={t('incentives.insert', { name: format.label(one.label) })} onClick={() => onChange(`${text}${text && !text.endsWith(' ') ? ' ' : ''}${one.key}`)}>{format.label(one.label)} <span className="t3">{format.label(one.unitWords)}</span></button>)}</div>}
    </div>
  );
}
