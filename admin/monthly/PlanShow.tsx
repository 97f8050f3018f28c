// One plan: where its measure began, stands and shall be; its steps; judging it at its end.
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, rate, sayMonth, useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { sayFigure } from './figure.ts';
import { CLOSE, MEASURE_CHOICES, MEASURE_NOW, PLAN_ONE, PLAN_TONES, PLAN_WHY, type PlanPage, TICK } from './monthly.operations.ts';
import { PlanFigure } from './PlanFigure.tsx';
import { usePlaceName } from './place.tsx';
import './monthly.css';

/** Where the measure stands over the days of the plan so far. */
function Now({ plan, said }: { plan: PlanPage; said: (value: string | null) => string }) {
  const t = useT();
  const filter = plan.storeId ? { storeId: { eq: plan.storeId } } : plan.regionId ? { store: { regionId: { eq: plan.regionId } } } : null;
  const { data } = useAsk<{ measure: { value: string | null; explain: Explanation } }>(MEASURE_NOW, { key: plan.measureKey, period: { kind: 'RANGE', from: plan.startsOn, until: addDays(plan.endsOn, 1) }, filter: plan.measureKey.startsWith('clocks.') && filter ? { ticket: filter } : filter });
  return data?.measure ? <ExplainPopover name={t('plans.now')} explanation={data.measure.explain}>{said(data.measure.value)}</ExplainPopover> : <span className="t3">–</span>;
}

/** How much of the way a running plan has gone as of now. */
function SoFar({ id }: { id: string }) {
  const t = useT();
  const { data } = useAsk<{ explain: { tree: Explanation } }>(PLAN_WHY, { input: { number: 'improvementPlan.wayShare', id } });
  const tree = data?.explain.tree;
  return tree && tree.value !== null ? <ExplainPopover name={t('plans.way')} explanation={tree}>{t('plans.soFar', { share: rate(String(tree.value), 0) })}</ExplainPopover> : <span className="t3">–</span>;
}

export function PlanShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const placeName = usePlaceName();
  const [ending, setEnding] = useState<'close' | 'drop' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ improvementPlan: PlanPage | null }>(PLAN_ONE, { id }, { staleTime: 0 });
  const measures = useAsk<{ measures: { key: string; unit: string; label: { zh: string; en: string } }[] }>(MEASURE_CHOICES);
  const plan = data?.improvementPlan;
  if (error) return <Failed what={t('plans.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!plan) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const title = format.language === 'zh' ? plan.titleZh : plan.titleEn;
  const isOpen = plan.state === 'ACTIVE' && can('quality:plan');
  const isRipe = plan.endsOn <= dayOf(new Date());
  const measure = measures.data?.measures.find((one) => one.key === plan.measureKey);
  const said = (value: string | null): string => sayFigure(value, plan.measureKey, measure?.unit);
  const opens = (figure: 'baseline' | 'target' | 'wayShare', words: string) => <PlanFigure key={figure} id={id} figure={figure} name={t(`plans.${figure === 'wayShare' ? 'way' : figure}`)}>{words}</PlanFigure>;
  const tick = (step: PlanPage['steps'][number]) => void request(TICK, { input: { id: step.id, expectedVersion: step.version, isDone: !step.doneOn } }).then(() => refetch()).catch((fault: Fault) => toastFault(fault.message));
  return (
    <>
      <Breadcrumb path={[{ label: t('plans.title'), to: '/improvementPlans' }, { label: title }]} />
      <PageHeader title={title} facts={<><StatusTag tone={PLAN_TONES[plan.state]}>{t(`planState.${plan.state}`)}</StatusTag><span>{placeName(plan)}</span></>}>
        {isOpen && <button type="button" className="btn" onClick={() => setEnding('drop')}>{t('plans.drop')}</button>}{isOpen && isRipe && <button type="button" className="btn pri" onClick={() => setEnding('close')}>{t('plans.close')}</button>}
      </PageHeader>
      <div className="review-body" style={{ borderTop: '1px solid var(--line)' }}>
        <section><Facts items={[
          [t('plans.measure'), measure ? format.label(measure.label) : measures.isPending ? '–' : t('plans.hidden')], [t('plans.baseline'), opens('baseline', said(plan.baseline))], [t('plans.target'), opens('target', said(plan.target))],
          plan.state === 'ACTIVE' ? [t('plans.now'), <Now key="now" plan={plan} said={said} />] : [t('plans.outcome'), opens('wayShare', said(plan.outcome))], [t('plans.way'), plan.state === 'ACTIVE' ? <SoFar key="way" id={id} /> : opens('wayShare', plan.wayShare === null ? '–' : rate(plan.wayShare, 0))],
          [t('plans.startsOn'), format.day(plan.startsOn)], [t('plans.endsOn'), format.day(plan.endsOn)], [t('monthly.owner'), format.person(plan.owner)],
          ...(plan.review ? [[t('monthly.title'), <Link key="review" to={`/monthlyReviews/${plan.review.id}/show`}>{sayMonth(plan.review.monthOn.slice(0, 7), format.language)}</Link>] as [string, React.ReactNode]] : []), ...(plan.closeNote ? [[t('monthly.note'), plan.closeNote] as [string, React.ReactNode]] : []),
        ]} />{plan.wayShare !== null && <p className="t13 t2">{t(plan.wayShare.startsWith('-') || Number(plan.wayShare) === 0 ? 'plans.notMoved' : 'plans.moved')}</p>}</section>
        <section>
          <h2>{t('plans.steps')}</h2>
          {plan.steps.length === 0 ? <p className="t13 t2">{t('plans.noSteps')}</p> : <ul className="plain col g6">{plan.steps.map((one) => (
            <li key={one.id} className="row g6 t13"><label className="choice"><input type="checkbox" className="ck" checked={Boolean(one.doneOn)} disabled={!isOpen} onChange={() => tick(one)} />{format.language === 'zh' ? one.whatZh : one.whatEn}</label><span className="t12 t3">{one.doneOn ? `${format.person(one.doneBy, '')} ${format.day(one.doneOn)}` : `${t('plans.due')} ${format.day(one.dueOn)}`}</span></li>
          ))}</ul>}
        </section>
      </div>
      {ending && (
        <FormDialog title={t(`plans.${ending}`)} act={t(`plans.${ending}`)} defaults={{ note: '' }} onClose={() => setEnding(null)} onSend={async ({ note }) => { await request(CLOSE, { input: { id, expectedVersion: plan.version, isDropped: ending === 'drop', note } }); setEnding(null); await refetch(); toastDone(t('plans.closed')); }}>
          <TextField name="note" label={t('monthly.note')} required multiline />
        </FormDialog>
      )}
    </>
  );
}
