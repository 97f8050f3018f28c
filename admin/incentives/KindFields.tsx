// The fields that a component of pay has by its kind: tiers, who is awarded, how a pool is split, and the least sample.
import { Plus, X } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { Component, PayName } from './incentives.operations.ts';
import { FormulaField } from './FormulaField.tsx';
import { Choice, Text, Tick } from './SchemeFields.tsx';

interface Tier { from: string; to: string | null; rate: string }
interface By { how: 'CONDITION' | 'RANK' | 'NAMED'; condition?: string; on?: string; top?: number; among?: string; ties?: string; least?: string; most?: string }
type Put = (more: Partial<Component>) => void;
/** What figures may be ranked, weighed and put into tiers. */
export const FIGURES = ['MONEY', 'COUNT', 'RATIO', 'POINTS', 'DAYS', 'HOURS'];
const HOW: Record<By['how'], By> = { CONDITION: { how: 'CONDITION', condition: 'tickets.resolutionRate >= percent(95)' }, RANK: { how: 'RANK', on: 'tickets.satisfactionMean', top: 1, among: 'STORE', ties: 'SPLIT' }, NAMED: { how: 'NAMED' } };
const written = (value: string): string | undefined => (value === '' ? undefined : value);

/** Tiers follow each other: where one ends the next begins, so only its end is written. */
function Tiers({ tiers, isMoney, onChange }: { tiers: readonly Tier[]; isMoney: boolean; onChange: (next: Tier[]) => void }) {
  const t = useT();
  const joined = (list: readonly Tier[]): Tier[] => list.map((tier, i) => ({ ...tier, from: i === 0 ? tier.from : list[i - 1]?.to ?? tier.from, to: i === list.length - 1 ? null : tier.to ?? tier.from }));
  const set = (at: number, more: Partial<Tier>): void => onChange(joined(tiers.map((one, i) => (i === at ? { ...one, ...more } : one))));
  const cell = (label: string, value: string, put: (value: string) => void) => <span className="in"><input aria-label={label} inputMode="decimal" value={value} onChange={(event) => put(event.target.value.trim())} /></span>;
  return (
    <div className="scrollx">
      <table className="table compact flush pay-tiers" aria-label={t('payForm.tiers')}>
        <thead><tr><th scope="col">{t('payForm.from')}</th><th scope="col">{t('payForm.to')}</th><th scope="col">{t(isMoney ? 'payForm.money' : 'payForm.rate')}</th><td /></tr></thead>
        <tbody>{tiers.map((tier, at) => (
          <tr key={at}>
            <td>{at === 0 ? cell(`${t('payForm.from')} ${at + 1}`, tier.from, (from) => set(at, { from })) : <span className="t2">{tier.from}</span>}</td>
            <td>{at === tiers.length - 1 ? <span className="t3">{t('payForm.noEnd')}</span> : cell(`${t('payForm.to')} ${at + 1}`, tier.to ?? '', (to) => set(at, { to }))}</td>
            <td>{cell(`${t(isMoney ? 'payForm.money' : 'payForm.rate')} ${at + 1}`, tier.rate, (rate) => set(at, { rate }))}</td>
            <td className="r">{tiers.length > 1 && <button type="button" className="ib" aria-label={t('payForm.removeTier', { place: at + 1 })} onClick={() => onChange(joined(tiers.filter((_, i) => i !== at)))}><X size={14} aria-hidden /></button>}</td>
          </tr>
        ))}</tbody>
      </table>
      <button type="button" className="btn sm" style={{ marginTop: 6 }} onClick={() => { const last = tiers.at(-1); onChange(joined([...tiers.slice(0, -1), ...(last ? [{ ...last, to: String(Number(last.from || 0) + 1) }] : []), { from: String(Number(last?.from ?? 0) + 1), to: null, rate: last?.rate ?? '0' }])); }}><Plus size={14} aria-hidden />{t('payForm.addTier')}</button>
    </div>
  );
}

function TierFields({ one, names, put }: { one: Component; names: PayName[]; put: Put }) {
  const t = useT();
  const method = String(one.method ?? 'WHOLE');
  const pays = String(one.pays ?? 'RATE');
  return (
    <>
      <FormulaField text={one.on ?? ''} units={pays === 'AMOUNT' ? FIGURES : FIGURES.filter((unit) => unit !== 'RATIO')} names={names} onChange={(on) => put({ on })} />
      <div className="pair">
        <Choice label={t('payForm.pays')} value={pays} choices={['RATE', 'AMOUNT'].map((each) => [each, t(`payForm.pays.${each}`)])} onChange={(next) => put({ pays: next, ...(next === 'AMOUNT' ? { method: 'WHOLE' } : {}) })} />
        {pays === 'RATE' && <Choice label={t('payForm.method')} value={method} choices={['WHOLE', 'MARGINAL', 'INTERPOLATED'].map((each) => [each, t(`payForm.method.${each}`)])} onChange={(next) => put({ method: next })} />}
      </div>
      <Tiers tiers={(one.tiers as Tier[] | undefined) ?? []} isMoney={pays === 'AMOUNT'} onChange={(tiers) => put({ tiers })} />
      <Tick label={t('payForm.running')} on={Boolean(one.isRunning)} onChange={(on) => put({ isRunning: on || undefined })} />
    </>
  );
}

function AwardFields({ one, names, put }: { one: Component; names: PayName[]; put: Put }) {
  const t = useT();
  const by = (one.by as By | undefined) ?? HOW.NAMED;
  const set = (more: Partial<By>): void => put({ by: Object.fromEntries(Object.entries({ ...by, ...more }).filter(([, value]) => value !== undefined)) });
  return (
    <>
      <div className="pair">
        <Choice label={t('payForm.how')} value={by.how} choices={(Object.keys(HOW) as By['how'][]).map((each) => [each, t(`payForm.how.${each}`)])} onChange={(how) => put({ by: HOW[how as By['how']] })} />
        {by.how === 'RANK' && (
          <>
            <Text label={t('payForm.top')} mode="numeric" value={String(by.top ?? 1)} onChange={(text) => { if (/^\d+$/.test(text)) set({ top: Number(text) }); }} />
            <Choice label={t('payForm.among')} value={by.among ?? 'STORE'} choices={['STORE', 'CHAIN'].map((each) => [each, t(`payForm.among.${each}`)])} onChange={(among) => set({ among })} />
            <Choice label={t('payForm.ties')} value={by.ties ?? 'SPLIT'} choices={['ALL', 'SPLIT', 'NONE'].map((each) => [each, t(`incentives.ties.${each}`)])} onChange={(ties) => set({ ties })} />
            <Text label={t('payForm.threshold')} mode="decimal" value={by.least} onChange={(least) => set({ least: written(least) })} />
          </>
        )}
        {by.how === 'NAMED' && (
          <>
            <Text label={t('payForm.leastAward')} mode="decimal" value={by.least} onChange={(least) => set({ least: written(least) })} />
            <Text label={t('payForm.mostAward')} mode="decimal" value={by.most} onChange={(most) => set({ most: written(most) })} />
          </>
        )}
      </div>
      {by.how === 'CONDITION' && <FormulaField label={t('payForm.condition')} text={by.condition ?? ''} units={['TRUTH']} names={names} onChange={(condition) => set({ condition })} />}
      {by.how === 'RANK' && <FormulaField label={t('payForm.rankedBy')} text={by.on ?? ''} units={FIGURES} names={names} onChange={(on) => set({ on })} />}
    </>
  );
}

function PoolFields({ one, names, put }: { one: Component; names: PayName[]; put: Put }) {
  const t = useT();
  const split = String(one.split ?? 'EQUAL');
  return (
    <>
      <div className="pair">
        <Choice label={t('payForm.team')} value={String(one.team ?? 'STORE')} choices={['STORE', 'CHAIN'].map((each) => [each, t(`payForm.team.${each}`)])} onChange={(team) => put({ team })} />
        <Choice label={t('payForm.per')} value={String(one.per ?? 'TEAM')} choices={['TEAM', 'HEAD'].map((each) => [each, t(`payForm.per.${each}`)])} onChange={(per) => put({ per })} />
        <Choice label={t('payForm.split')} value={split} choices={['EQUAL', 'DAYS', 'WEIGHT'].map((each) => [each, t(`payForm.split.${each}`)])} onChange={(next) => put({ split: next, weight: next === 'WEIGHT' ? one.weight ?? 'kpi.score' : undefined })} />
      </div>
      {split === 'WEIGHT' && <FormulaField label={t('payForm.weight')} text={String(one.weight ?? '')} units={[...FIGURES, 'NUMBER']} names={names} onChange={(weight) => put({ weight })} />}
      <Tick label={t('incentives.movers')} on={one.movers === 'DAYS'} onChange={(on) => put({ movers: on ? 'DAYS' : undefined })} />
    </>
  );
}

/** Too few rows to judge by: behind which figure they are counted, how many there must be, and what is paid without. */
function SampleFields({ one, names, put }: { one: Component; names: PayName[]; put: Put }) {
  const t = useT();
  const format = useFormat();
  const sample = one.minSample as { name: string; least: number } | undefined;
  return (
    <div className="pair">
      <Choice label={t('payForm.sample')} value={sample?.name ?? ''} choices={[['', t('payForm.noSample')], ...names.map((each): [string, string] => [each.key, format.label(each.label)])]} onChange={(name) => put({ minSample: name ? { name, least: sample?.least ?? 5 } : undefined })} />
      {sample && <Text label={t('payForm.sampleLeast')} mode="numeric" value={String(sample.least)} onChange={(text) => { if (/^[1-9]\d*$/.test(text)) put({ minSample: { ...sample, least: Number(text) } }); }} />}
      {one.kind !== 'AWARD' && <Text label={t('payForm.missing')} mode="decimal" value={one.whenMissing as string | undefined} onChange={(text) => put({ whenMissing: written(text) })} />}
    </div>
  );
}

export function KindFields({ component, names, put }: { component: Component; names: PayName[]; put: Put }) {
  const { kind } = component;
  return (
    <>
      {(kind === 'FORMULA' || kind === 'DEDUCTION') && <FormulaField text={component.formula ?? ''} units={['MONEY']} names={names} onChange={(formula) => put({ formula })} />}
      {kind === 'TIERS' && <TierFields one={component} names={names} put={put} />}
      {kind === 'AWARD' && <AwardFields one={component} names={names} put={put} />}
      {kind === 'TEAM_POOL' && <PoolFields one={component} names={names} put={put} />}
      {['FORMULA', 'TIERS', 'AWARD', 'DEDUCTION'].includes(kind) && <SampleFields one={component} names={names} put={put} />}
    </>
  );
}
