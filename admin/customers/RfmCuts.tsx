// Where a model draws its lines: method, window, cut-offs of each score, and how ties are settled.
import { Copy, GitBranch, RefreshCw, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { Facts } from '../shared/cells.tsx';
import { count, money, useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { type RfmModel, spanOf } from './rfm.ts';

const RfmModelDialog = lazy(() => import('./RfmModelDialog.tsx').then((m) => ({ default: m.RfmModelDialog })));
const RfmScoreDialog = lazy(() => import('./RfmScoreDialog.tsx').then((m) => ({ default: m.RfmScoreDialog })));

/** What may be done with a model: score anew, write its next version, or begin another from it. Nothing for who may not. */
export function RfmActs({ model, models, onChosen }: { model: RfmModel; models: readonly RfmModel[]; onChosen: (id: string) => void }) {
  const t = useT();
  const can = useCan();
  const [open, setOpen] = useState<'score' | 'next' | 'another' | null>(null);
  if (!can('customers:write-models')) return null;
  const close = () => setOpen(null);
  return (
    <div className="row g6 wrap">
      <button type="button" className="btn sm" onClick={() => setOpen('score')}><RefreshCw size={14} aria-hidden />{t('rfm.score.open')}</button>
      <button type="button" className="btn sm" onClick={() => setOpen('next')}><GitBranch size={14} aria-hidden />{t('rfm.edit.openNext')}</button>
      <button type="button" className="btn sm" onClick={() => setOpen('another')}><Copy size={14} aria-hidden />{t('rfm.edit.openAnother')}</button>
      <Suspense fallback={null}>
        {open === 'score' && <RfmScoreDialog model={model} onClose={close} />}
        {(open === 'next' || open === 'another') && <RfmModelDialog key={open} model={model} models={models} another={open === 'another'} onClose={close} onSaved={onChosen} />}
      </Suspense>
    </div>
  );
}

export function RfmCuts({ model, models, onChosen, onClose }: { model: RfmModel; models: readonly RfmModel[]; onChosen: (id: string) => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const rows = [
    { key: 'r', cuts: model.cuts?.recency, best: 'low' as const, say: count }, { key: 'f', cuts: model.cuts?.frequency, best: 'high' as const, say: count }, { key: 'm', cuts: model.cuts?.money, best: 'high' as const, say: money },
  ];
  const words = (score: number, cuts: string[], best: 'high' | 'low', say: (value: string) => string) => {
    const [over, upTo] = spanOf(score, cuts, best);
    return over === null ? `≤ ${say(upTo ?? '0')}` : upTo === null ? `> ${say(over)}` : `> ${say(over)}，≤ ${say(upTo)}`.replace('，', format.language === 'zh' ? '，' : ', ');
  };
  return (
    <>
      <PanelSection title={t('rfm.cuts')} aside={<button type="button" className="ib sm" aria-label={t('ra.action.close')} onClick={onClose}><X size={14} aria-hidden /></button>}>
        <Facts items={[
          [t('rfm.method'), t(`rfm.method.${model.method}`)], [t('rfm.windowLabel'), model.windowDays ? t('rfm.window', { count: model.windowDays }) : t('rfm.ever')],
          [t('rfm.inForce'), format.day(model.effectiveFrom)], [t('rfm.formatLabel'), model.format ? t(`storeFormat.${model.format}`, { _: model.format }) : t('rfm.allFormats')],
        ]} />
        <p className="t12 t2" style={{ marginTop: 8 }}>{t(`rfm.ties.${model.method}`)}</p>
        <div style={{ marginTop: 10 }}><RfmActs model={model} models={models} onChosen={onChosen} /></div>
      </PanelSection>
      {rows.map(({ key, cuts, best, say }) => (
        <PanelSection key={key} title={t(`rfm.score.${key}`)}>
          {cuts ? <Facts items={[5, 4, 3, 2, 1].map((score) => [`${key.toUpperCase()}${score}`, words(score, cuts, best, say)])} /> : <p className="t13 t2">{t('rfm.byRank')}</p>}
        </PanelSection>
      ))}
    </>
  );
}
