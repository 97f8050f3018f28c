// Which products are bought together: rules with support, confidence and lift, and each rule said in plain words.
import { ArrowRight, ShoppingBasket } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { addDays, count, dayOf, decimal, rate } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { PURCHASE_SECTIONS } from '../shared/purchase-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import './customers.css';

const PAIRS = gql`query BasketPairs($input: BasketInput!) {
  basketPairs(input: $input) { baskets minCount frequentItems frequentPairs ruleCount rows rules { if ifName then thenName count support confidence lift rows } }
}`;
const COUNTRIES = gql`query SalesCountries { salesByCountry { country customers receipts } }`;
interface Rule { if: string; ifName: string; then: string; thenName: string; count: number; support: string; confidence: string; lift: string; rows: Record<string, unknown> }
interface Pairs { rows: Record<string, unknown>; baskets: number; minCount: number; frequentItems: number; frequentPairs: number; ruleCount: number; rules: Rule[] }
interface Country { country: string | null; customers: number; receipts: number }

const SUPPORTS = ['0.002', '0.005', '0.01', '0.02', '0.03', '0.05'];
const CONFIDENCES = ['0', '0.1', '0.3', '0.5', '0.7'];
const SPANS = [90, 180, 365, 0];

export function Baskets() {
  const t = useT();
  const { storeIds } = useScope();
  const [support, setSupport] = useState('0.005');
  const [confidence, setConfidence] = useState('0.1');
  const [country, setCountry] = useState('');
  const [days, setDays] = useState(365);
  const [unit, setUnit] = useState<'CATEGORY' | 'PRODUCT'>('PRODUCT');
  const countries = useAsk<{ salesByCountry: Country[] }>(COUNTRIES, {}, { staleTime: 300_000 });
  const filter = { ...(days ? { from: addDays(dayOf(new Date()), 1 - days) } : {}), ...(country ? { country } : {}), ...(storeIds ? { storeIds } : {}) };
  const { data, error, isFetching, refetch } = useAsk<{ basketPairs: Pairs }>(PAIRS, { input: { minSupport: support, minConfidence: confidence, filter, unit, limit: 100 } });
  const pairs = data?.basketPairs;
  const select = (label: string, value: string, choices: [string, string][], change: (value: string) => void) => (
    <label className="row g6 t12 t3">{label}<span className="in sm"><select value={value} onChange={(event) => change(event.target.value)}>{choices.map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select></span></label>
  );
  const places = countries.data?.salesByCountry.filter((each) => each.country) ?? [];
  return (
    <>
      <PageHeader title={t('baskets.title')} facts={pairs && <><OpenNumber to={listLink('purchases', pairs.rows)}>{t('baskets.receipts', { count: count(pairs.baskets), smart_count: pairs.baskets })}</OpenNumber><span>{t('baskets.facts', { pairs: count(pairs.frequentPairs), smart_count: pairs.frequentPairs })}</span></>} />
      <SectionTabs sections={PURCHASE_SECTIONS} label={t('analyses.sections')} />
      <div className="row g12 wrap" style={{ padding: '6px 20px 10px 24px', borderBottom: '1px solid var(--line)' }}>
        <span className="seg" role="group" aria-label={t('baskets.unit')}>
          {(['PRODUCT', 'CATEGORY'] as const).map((each) => <button key={each} type="button" aria-pressed={unit === each} onClick={() => setUnit(each)}>{t(`baskets.unit.${each}`)}</button>)}
        </span>
        {select(t('baskets.support'), support, SUPPORTS.map((value) => [value, rate(value)]), setSupport)}
        {select(t('baskets.confidence'), confidence, CONFIDENCES.map((value) => [value, rate(value, 0)]), setConfidence)}
        {select(t('baskets.period'), String(days), SPANS.map((value) => [String(value), value ? t('rfm.window', { count: value }) : t('baskets.ever')]), (value) => setDays(Number(value)))}
        {places.length > 1 && select(t('customers.field.country'), country, [['', t('baskets.allCountries')], ...places.map((each): [string, string] => [each.country ?? '', each.country ?? ''])], setCountry)}
      </div>
      {error ? <Failed what={t('baskets.title')} fault={error} onRetry={() => refetch()} />
        : !pairs ? <SkeletonRows rows={8} />
          : pairs.rules.length === 0 ? (
            <Empty icon={ShoppingBasket} title={t('baskets.empty')} text={t('baskets.emptyText', { count: count(pairs.minCount), smart_count: pairs.minCount, baskets: count(pairs.baskets) })}>
              {support !== SUPPORTS[0] && <button type="button" className="btn pri" onClick={() => { setSupport(SUPPORTS[0] ?? support); setConfidence('0'); }}>{t('baskets.lower')}</button>}
            </Empty>
          ) : <RuleTable pairs={pairs} busy={isFetching} />}
    </>
  );
}

function RuleTable({ pairs, busy }: { pairs: Pairs; busy: boolean }) {
  const t = useT();
  const first = pairs.rules[0];
  const strength = (lift: string) => t(Number(lift) >= 3 ? 'baskets.strong' : Number(lift) >= 1.2 ? 'baskets.some' : Number(lift) > 0.9 ? 'baskets.chance' : 'baskets.apart');
  return (
    <div className="col grow" aria-busy={busy}>
      {first && <p className="note text t13" style={{ margin: '12px 24px' }}>{t('baskets.first', { if: first.ifName, then: first.thenName, confidence: rate(first.confidence, 0), lift: decimal(first.lift, 1) })}</p>}
      <div className="scrollx" tabIndex={0} role="region" aria-label={t('baskets.title')}>
        <table className="table" aria-label={t('baskets.title')}>
          <thead><tr>
            <th scope="col">{t('baskets.rule')}</th><th scope="col">{t('baskets.words')}</th><th scope="col" className="r">{t('baskets.count')}</th>
            <th scope="col" className="r">{t('baskets.supportShort')}</th><th scope="col" className="r">{t('baskets.confidenceShort')}</th><th scope="col" className="r">{t('baskets.lift')}</th>
          </tr></thead>
          <tbody>{pairs.rules.map((rule) => (
            <tr key={`${rule.if} ${rule.then}`}>
              <td><span className="row g6 rule-pair"><span className="el" title={rule.ifName}>{rule.ifName}</span><ArrowRight size={12} aria-label={t('baskets.thenArrow')} role="img" /><b className="el" title={rule.thenName}>{rule.thenName}</b></span></td>
              <td className="t2 said">{t('baskets.sentence', { confidence: rate(rule.confidence, 0), then: rule.thenName, strength: strength(rule.lift) })}</td>
              <td className="r"><OpenNumber to={listLink('purchases', rule.rows)} label={t('baskets.open', { if: rule.ifName, then: rule.thenName, count: count(rule.count) })}>{count(rule.count)}</OpenNumber></td><td className="r">{rate(rule.support)}</td><td className="r">{rate(rule.confidence)}</td><td className="r b">{decimal(rule.lift, 2)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      <p className="foot"><span>{t('baskets.foot', { shown: count(pairs.rules.length), all: count(pairs.ruleCount), min: count(pairs.minCount) })}</span><span>{t('baskets.liftHelp')}</span></p>
    </div>
  );
}
