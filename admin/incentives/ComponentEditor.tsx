// One component of a pay scheme: in a few words, and as a form.
import { ArrowUp, X } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { CHECK, type Check, type Component, type PayName } from './incentives.operations.ts';
import { KindFields } from './KindFields.tsx';
import { Choice, Text, Tick } from './SchemeFields.tsx';

const KINDS = ['FIXED', 'FORMULA', 'TIERS', 'AWARD', 'TEAM_POOL', 'DEDUCTION', 'CARE_BUDGET'];
/** What a component needs to be one of its kind. */
const SHAPES: Record<string, object> = {
  FIXED: { amount: '0.00' }, FORMULA: { formula: 'money(0)' }, DEDUCTION: { formula: 'money(0)' }, CARE_BUDGET: { amount: '300.00' }, AWARD: { amount: '200.00', by: { how: 'NAMED' } }, TEAM_POOL: { amount: '1000.00', split: 'EQUAL' },
  TIERS: { on: 'tickets.resolutionRate', method: 'WHOLE', pays: 'AMOUNT', tiers: [{ from: '0', to: '0.9', rate: '0' }, { from: '0.9', to: null, rate: '200' }] },
};
const OWN = ['amount', 'formula', 'on', 'method', 'pays', 'tiers', 'by', 'split', 'weight', 'isRunning', 'team', 'per', 'movers'];

interface By { how?: string; condition?: string; on?: string; top?: number; among?: string; ties?: string; least?: string; most?: string }
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
    by?.how === 'NAMED' && t('incentives.byPeople'), by?.how === 'NAMED' && by.least && by.most && t('incentives.within', { least: format.money(by.least), most: format.money(by.most) }), by?.how === 'RANK' && `${t(`incentives.best.${by.among}`, { top: by.top ?? 1 })}${format.language === 'zh' ? '，' : ', '}${t(`incentives.ties.${by.ties}`)}`, sample && t('incentives.leastSample', { count: sample }),
    one.when === 'QUARTER_END' && t('incentives.quarterly'), one.prorate && t('incentives.prorate'), one.isBase && t('incentives.isBase'), one.cap && `${t('incentives.cap')} ${format.money(one.cap)}`, one.floor && `${t('incentives.floor')} ${format.money(one.floor)}`,
  ];
  return <span title={formula}>{parts.filter(Boolean).join(' · ')}</span>;
}

export function ComponentEditor({ component, place, names, onChange, onRemove, onUp }: { component: Component; place: number; names: PayName[]; onChange: (next: Component) => void; onRemove: () => void; onUp?: () => void }) {
  const t = useT();
  const { language } = useFormat();
  const put = (more: Partial<Component>): void => onChange(Object.fromEntries(Object.entries({ ...component, ...more }).filter(([key, value]) => value !== undefined && (value !== '' || ['zh', 'en', 'formula', 'on', 'amount'].includes(key)))) as Component);
  const name = (language === 'zh' ? component.zh : component.en) || component.key;
  const become = (kind: string): void => onChange({ ...Object.fromEntries(Object.entries(component).filter(([key]) => !OWN.includes(key))), kind, ...SHAPES[kind] } as Component);
  return (
    <fieldset className="pay-component" style={{ border: 0, margin: 0 }}>
      <legend className="visually-hidden">{name}</legend>
      <div className="row g6"><h3 className="t13 b grow">{name} <span className="t12 t3 n">{t('payForm.component', { place })}</span></h3>
        {onUp && <button type="button" className="ib" onClick={onUp} aria-label={t('payForm.up', { name })}><ArrowUp size={14} aria-hidden /></button>}
        <button type="button" className="ib" onClick={onRemove} aria-label={t('incentives.removeComponent', { name })}><X size={14} aria-hidden /></button></div>
      <div className="pair">
        <Text label={t('incentives.nameZh')} value={component.zh} onChange={(zh) => put({ zh })} />
        <Text label={t('incentives.nameEn')} value={component.en} onChange={(en) => put({ en })} />
        <Text label={t('payForm.key')} value={component.key} bad={!/^[a-z][a-zA-Z0-9]{0,39}$/.test(component.key)} onChange={(key) => onChange({ ...component, key })} />
        <Choice label={t('incentives.kind')} value={component.kind} choices={KINDS.map((kind) => [kind, t(`payKind.${kind}`)])} onChange={become} />
      </div>
      <KindFields component={component} names={names} put={put} />
      <div className="pair">
        {component.amount !== undefined && <Text label={t('payForm.money')} mode="decimal" value={component.amount} onChange={(amount) => put({ amount })} />}
        <Text label={t('payForm.cap')} mode="decimal" value={component.cap} onChange={(cap) => put({ cap })} />
        <Text label={t('payForm.floor')} mode="decimal" value={component.floor} onChange={(floor) => put({ floor })} />
      </div>
      <div className="row g12 wrap t13">
        <Tick label={t('incentives.prorate')} on={Boolean(component.prorate)} onChange={(on) => put({ prorate: on || undefined })} />
        <Tick label={t('incentives.isBase')} on={Boolean(component.isBase)} onChange={(on) => put({ isBase: on || undefined })} />
        <Tick label={t('incentives.quarterly')} on={component.when === 'QUARTER_END'} onChange={(on) => put({ when: on ? 'QUARTER_END' : undefined })} />
        <Tick label={t('payForm.isFactored')} on={component.isFactored !== false} onChange={(on) => put({ isFactored: on ? undefined : false })} />
      </div>
    </fieldset>
  );
}
