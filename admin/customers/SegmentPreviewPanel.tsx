// Beside the builder: the live count, how the number came about, and samples that can say why they are in.
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { Avatar } from '../shared/cells.tsx';
import { count, decimal, rate, signed, useFormat } from '../shared/format.ts';
import { SkeletonRows } from '../shared/states.tsx';
import type { Parts, Preview } from './segment.operations.ts';
import { type WhyOf, WhyPopover } from './Why.tsx';

interface Props {
  preview?: Preview; parts?: Parts; busy: boolean; fault?: Fault | null; rule: unknown; base?: { number: number; count: number } | null;
  onMore: () => void; onExact: () => void;
}

export function SegmentPreviewPanel({ preview, parts, busy, fault, rule, base, onMore, onExact }: Props) {
  const t = useT();
  const format = useFormat();
  const [why, setWhy] = useState<WhyOf | null>(null);
  const everybody = parts?.funnel?.[0]?.count;
  const money = preview?.sample.some((each) => each.spend365 !== null);
  return (
    <>
      <section aria-busy={busy}>
        <div className="row base">
          <span className="t32 b" role="status" aria-live="polite" aria-label={preview ? t('segments.countSaid', { count: count(preview.count) }) : undefined}>{preview ? (preview.isExact ? count(preview.count) : format.rough(preview.count)) : '–'}</span>
          <span className="t13 t2">{t('segments.people')}</span><span className="sp" />
          <span className="t12 t3 row g4 nw"><RefreshCw size={12} aria-hidden />{busy ? t('segments.counting') : preview && t('segments.took', { seconds: decimal((preview.computedMs / 1000).toFixed(3), preview.computedMs < 100 ? 2 : 1) })}</span>
        </div>
        {fault ? <p className="err-line" role="alert">{fault.message}</p> : preview && (
          <p className="t13 t2">
            {everybody ? t('segments.shareOf', { share: rate(preview.count / everybody) }) : ''}
            {base && base.count !== preview.count && preview.isExact && <>{everybody ? t('segments.comma') : ''}{t('segments.against', { number: base.number })} <b>{signed(preview.count - base.count)}</b></>}
            {!preview.isExact && <> <button type="button" className="lk" onClick={onExact}>{t('segments.countAll')}</button></>}
          </p>
        )}
      </section>
      {parts?.funnel && parts.funnel.length > 1 && <Funnel steps={parts.funnel} />}
      <section style={{ padding: '12px 0 0', border: 0 }}>
        <h2 className="h3" style={{ padding: '0 20px 4px' }}>{t('segments.sample')} <span className="t12 t3 n">{preview && t('segments.sampleOf', { count: preview.sample.length, smart_count: preview.sample.length })}</span>
          <span className="end row g8"><button type="button" className="lk t12 n" onClick={(event) => setWhy({ anchor: event.currentTarget, customer: null })}>{t('segments.whyAnybodyShort')}</button>
            {preview && preview.count > preview.sample.length && <button type="button" className="lk t12 n" onClick={onMore}>{t('segments.otherSample')}</button>}</span></h2>
        {!preview ? <SkeletonRows rows={5} height={34} /> : preview.sample.length === 0 ? <p className="t13 t2" style={{ padding: '4px 20px 16px' }}>{t('segments.nobody')}</p> : (
          <table className="table compact" aria-label={t('segments.sample')}>
            <thead><tr><th scope="col">{t('customers.column.name')}</th>{money && <><th scope="col" className="r">{t('segments.spend')}</th><th scope="col" className="r">{t('segments.contacts')}</th></>}<td /></tr></thead>
            <tbody>{preview.sample.map((each) => (
              <tr key={each.id} className={why?.customer?.id === each.id ? 'foc' : undefined}>
                <td><span className="row"><Avatar name={each.name} size={24} /><Link className="el" style={{ maxWidth: 110 }} to={`/customers/${each.id}/show`}>{each.name}</Link></span></td>
                {money && <><td className="r">{format.money(each.spend365)}</td><td className="r">{each.contactsPerMonth ?? '–'}</td></>}
                <td className="r"><button type="button" className="lk t12" aria-label={t('segments.whyIn', { name: each.name })} onClick={(event) => setWhy({ anchor: event.currentTarget, customer: each })}>{t('segments.why')}</button></td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
      {why && <WhyPopover key={why.customer?.id ?? 'any'} of={why} rule={rule} onClose={() => setWhy(null)} />}
    </>
  );
}

function Funnel({ steps }: { steps: NonNullable<Parts['funnel']> }) {
  const t = useT();
  const format = useFormat();
  const all = steps[0]?.count ?? 1;
  // The first step down is often steep: bars after it are drawn by the root, so that they can still be told apart.
  const width = (value: number) => `${all ? Math.max(value > 0 ? 1 : 0, 100 * Math.sqrt(value / all)) : 0}%`;
  return (
    <section>
      <h2 className="h3" style={{ marginBottom: 4 }}>{t('segments.funnel')}</h2>
      <ol>{steps.map((step, at) => {
        const before = steps[at - 1]?.count;
        return (
          <li key={at} style={{ padding: '5px 0' }}>
            <div className="row t13"><span className="el" title={format.label({ zh: step.labelZh, en: step.labelEn })}>{at > 1 && <span className="t3">{t('segments.andStep')} </span>}{format.label({ zh: step.labelZh, en: step.labelEn })}</span><b className="end">{count(step.count)}</b></div>
            <span className="bar" style={{ display: 'block', background: 'transparent', marginTop: 2 }}><i style={{ width: width(step.count), ...(at === 0 ? { background: 'var(--line-strong)' } : {}) }} /></span>
            {before !== undefined && at > 1 && <div className="t12 t3">{signed(step.count - before)}</div>}
          </li>
        );
      })}</ol>
    </section>
  );
}
