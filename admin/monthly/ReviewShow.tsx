// One monthly review: top three problems, swings of satisfaction, what was found again, what plans have changed; acting on it, finishing it, printing it.
import { Download, Printer, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ReferenceField, TextField } from '../shared/fields.tsx';
import { ExplainPopover } from '../shared/Explain.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, decimal, rate, sayMonth, signed, useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { sayFigure } from './figure.ts';
import { FiveParts } from './FiveParts.tsx';
import { LeverCard } from './LeverCard.tsx';
import { type Figures, FINISH, MAKE, OPEN_ACTION, OPEN_FINDING, REVIEW_ACTIONS, REVIEW_ONE, REVIEW_TONES, type ReviewPage } from './monthly.operations.ts';
import { PlanFigure } from './PlanFigure.tsx';
import { usePlaceName } from './place.tsx';
import { asOne, whyChange, whyShare, whyWay } from './why.ts';
import { StartPlan } from './StartPlan.tsx';
import './monthly.css';

type Problem = Figures['problems'][number];

export function ReviewShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const placeName = usePlaceName();
  const [acting, setActing] = useState<Problem | null>(null);
  const [finishing, setFinishing] = useState(false);
  const [planning, setPlanning] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ monthlyReview: ReviewPage | null }>(REVIEW_ONE, { id }, { staleTime: 0 });
  const actions = useAsk<{ findings: { items: { id: string; number: string; titleZh: string; titleEn: string; state: string }[] } }>(REVIEW_ACTIONS, { id }, { staleTime: 0 });
  const row = data?.monthlyReview;
  if (error) return <Failed what={t('monthly.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!row) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const { problems, volume, satisfaction, swings, repeats, repeatCount, plans, parts } = row.figures;
  const place = { reviewScope: row.reviewScope, storeId: row.storeId, regionId: row.regionId };
  const mayPlan = can('quality:plan');
  const opened = actions.data?.findings.items ?? [];
  const value = (text: string | null): string => (text === null ? '–' : decimal(text, 2));
  /** A number of tickets with the rows that it counted. */
  const opens = (name: string, said: string, rows: Record<string, unknown> | undefined) => (rows && said !== '–' ? <OpenNumber to={listLink('tickets', asOne(rows))} label={`${name} ${said}`}>{said}</OpenNumber> : said);
  return (
    <>
      <div className="review-head">
        <Breadcrumb path={[{ label: t('monthly.title'), to: '/monthlyReviews' }, { label: `${placeName(row)} ${sayMonth(row.monthOn.slice(0, 7), format.language)}` }]} />
        <PageHeader title={`${placeName(row)} ${sayMonth(row.monthOn.slice(0, 7), format.language)}`} facts={<StatusTag tone={REVIEW_TONES[row.state]}>{t(`monthlyReviewState.${row.state}`)}</StatusTag>}>
          <button type="button" className="btn" onClick={() => window.print()}><Printer size={14} aria-hidden />{t('monthly.print')}</button>
          <a className="btn" href={`/files/papers/monthly-review/${id}?language=${format.language}`} download><Download size={14} aria-hidden />{t('monthly.pdf')}</a>
          {mayPlan && <button type="button" className="btn" onClick={() => setPlanning(true)}>{t('monthly.startPlan')}</button>}
          {mayPlan && row.state === 'DRAFT' && <button type="button" className="btn" onClick={() => void request(MAKE, { input: { ...place, month: row.monthOn.slice(0, 7) } }).then(async () => { await refetch(); toastDone(t('monthly.made')); }).catch((fault: Fault) => toastFault(fault.message))}>{t('monthly.again')}</button>}
          {mayPlan && row.state === 'DRAFT' && <button type="button" className="btn pri" onClick={() => setFinishing(true)}>{t('monthly.finish')}</button>}
        </PageHeader>
      </div>
      <div className="review-body" style={{ borderTop: '1px solid var(--line)' }}>
        <section><Facts items={[[t('monthly.volume'), <span key="v">{opens(t('monthly.volume'), volume.value ?? '–', volume.rows?.now)} ({opens(t('monthly.volume'), t('monthly.before', { value: volume.before ?? '–' }), volume.rows?.before)})</span>], [t('monthly.satisfaction'), <span key="s">{opens(t('monthly.satisfaction'), value(satisfaction.value), satisfaction.rows?.now)} ({opens(t('monthly.satisfaction'), t('monthly.before', { value: value(satisfaction.before) }), satisfaction.rows?.before)}{format.language === 'zh' ? '，' : ', '}{opens(t('monthly.satisfaction'), t('monthly.ratings', { count: satisfaction.sample }), satisfaction.rows?.now)})</span>], [t('monthly.maker'), format.person(row.madeBy)], [t('monthly.taken'), format.instant(row.takenAt)]]} /></section>
        <section>
          <h2>{t('monthly.problems')}</h2>
          {problems.length === 0 ? <p className="t13 t2">{t('monthly.noProblems')}</p> : (
            <div className="scrollx"><table className="table phone" aria-label={t('monthly.problems')}>
              <thead><tr><th scope="col">{t('monthly.problem')}</th><th scope="col" className="r">{t('monthly.count')}</th><th scope="col" className="r">{t('monthly.share')}</th><th scope="col" className="r">{t('monthly.countBefore')}</th>{mayPlan && can('quality:write') && <th scope="col" className="review-acts">{t('monthly.acts')}</th>}</tr></thead>
              <tbody>{problems.map((one) => (
                <tr key={one.key}><td className="lead b">{format.label(one.label)}</td><td className="r" data-label={t('monthly.count')}><OpenNumber to={listLink('tickets', one.filter)} label={`${format.label(one.label)} ${one.count}`}>{one.count}</OpenNumber></td><td className="r" data-label={t('monthly.share')}>{one.share === null ? '–' : <ExplainPopover name={`${format.label(one.label)} ${t('monthly.share')}`} explanation={whyShare(one, volume)}>{rate(one.share)}</ExplainPopover>}</td><td className="r" data-label={t('monthly.countBefore')}>{one.before && one.beforeFilter ? <OpenNumber to={listLink('tickets', one.beforeFilter)} label={`${format.label(one.label)} ${t('monthly.before', { value: one.before })}`}>{one.before}</OpenNumber> : one.before}</td>
                  {mayPlan && can('quality:write') && <td className="review-acts"><button type="button" className="btn sm" onClick={() => setActing(one)}>{t('monthly.act')}</button></td>}</tr>
              ))}</tbody>
            </table></div>
          )}
        </section>
        <section>
          <h2>{t('monthly.swings')}</h2>
          {swings.length === 0 ? <p className="t13 t2">{t('monthly.noSwings')}</p> : (
            <div className="scrollx"><table className="table phone" aria-label={t('monthly.swings')}>
              <thead><tr><th scope="col">{t('monthly.week')}</th><th scope="col" className="r">{t('monthly.weekBefore')}</th><th scope="col" className="r">{t('monthly.weekValue')}</th><th scope="col" className="r">{t('monthly.change')}</th></tr></thead>
              <tbody>{swings.map((one) => <tr key={one.from}><td className="lead">{format.day(one.from)}</td><td className="r" data-label={t('monthly.weekBefore')}>{opens(t('monthly.weekBefore'), value(one.before), one.beforeRows)}</td><td className="r" data-label={t('monthly.weekValue')}>{opens(t('monthly.weekValue'), value(one.value), one.rows)}</td><td className="r" data-label={t('monthly.change')}><span className={one.change.startsWith('-') ? 'latec b' : 'b'}><ExplainPopover name={`${format.day(one.from)} ${t('monthly.change')}`} explanation={whyChange(one)}>{signed(one.change, 2)}</ExplainPopover></span></td></tr>)}</tbody>
            </table></div>
          )}
        </section>
        <section>
          <h2>{t('monthly.repeats', { count: repeatCount })}</h2>
          {repeats.length === 0 ? <p className="t13 t2">{t('monthly.noRepeats')}</p> : <ul className="t13">{repeats.map((one) => <li key={one.questionKey}>{format.language === 'zh' ? one.titleZh : one.titleEn} <OpenNumber to={listLink('findings', one.filter)} label={`${one.questionKey} ${one.count}`}>{one.count}</OpenNumber></li>)}</ul>}
        </section>
        <section>
          <h2>{t('monthly.effects')}</h2>
          {plans.length === 0 ? <p className="t13 t2">{t('monthly.noPlans')}</p> : (
            <div className="scrollx"><table className="table phone" aria-label={t('monthly.effects')}>
              <thead><tr><th scope="col">{t('plans.one')}</th><th scope="col" className="r">{t('plans.baseline')}</th><th scope="col" className="r">{t('plans.target')}</th><th scope="col" className="r">{t('monthly.count')}</th><th scope="col" className="r">{t('plans.way')}</th></tr></thead>
              <tbody>{plans.map((one) => {
                const title = format.language === 'zh' ? one.titleZh : one.titleEn;
                const said = (value: string | null) => sayFigure(value, one.measure, one.unit);
                return (
                  <tr key={one.id}><td className="lead"><Link className="b" to={`/improvementPlans/${one.id}/show`}>{title}</Link></td>
                    <td className="r" data-label={t('plans.baseline')}><PlanFigure id={one.id} figure="baseline" name={`${title} ${t('plans.baseline')}`}>{said(one.baseline)}</PlanFigure></td><td className="r" data-label={t('plans.target')}><PlanFigure id={one.id} figure="target" name={`${title} ${t('plans.target')}`}>{said(one.target)}</PlanFigure></td>
                    <td className="r" data-label={t('monthly.count')}>{one.value !== null && one.rows ? <OpenNumber to={listLink(one.rows.resource, asOne(one.rows.filter))} label={`${title} ${said(one.value)}`}>{said(one.value)}</OpenNumber> : said(one.value)}</td>
                    <td className="r" data-label={t('plans.way')}>{one.effect.wayShare === null ? '–' : <ExplainPopover name={`${title} ${t('plans.way')}`} explanation={whyWay(one)}>{rate(one.effect.wayShare, 0)}</ExplainPopover>}</td></tr>
                );
              })}</tbody>
            </table></div>
          )}
        </section>
        {parts && parts.length > 0 && <FiveParts parts={parts} plans={plans} />}
        {opened.length > 0 && <section><h2>{t('monthly.actions')}</h2><ul className="t13">{opened.map((one) => <li key={one.id}><Link to={`/findings/${one.id}/show`}>{one.number} {format.language === 'zh' ? one.titleZh : one.titleEn}</Link></li>)}</ul></section>}
        {row.note && <section><h2>{t('monthly.note')}</h2><p className="t13" style={{ whiteSpace: 'pre-wrap' }}>{row.note}</p></section>}
        {mayPlan && <LeverCard place={place} />}
      </div>
      {finishing && (
        <FormDialog title={t('monthly.finish')} text={t('monthly.finishText')} act={t('monthly.finish')} defaults={{ note: row.note ?? '' }} onClose={() => setFinishing(false)} onSend={async ({ note }) => { await request(FINISH, { input: { id, expectedVersion: row.version, note: note || null } }); setFinishing(false); await refetch(); toastDone(t('monthly.finished')); }}>
          <TextField name="note" label={t('monthly.note')} multiline />
        </FormDialog>
      )}
      {acting && (
        <FormDialog title={format.label(acting.label)} text={t('monthly.actText')} act={t('monthly.act')} defaults={{ what: '', ownerId: '', dueOn: addDays(dayOf(new Date()), 14) }} onClose={() => setActing(null)}
          onSend={async ({ what, ownerId, dueOn }) => {
            const { openFinding } = await request<{ openFinding: { id: string } }>(OPEN_FINDING, { input: { idempotencyKey: `${key}-f`, source: 'PERSON', sourceResource: 'MonthlyReview', sourceKey: id, titleZh: acting.label.zh, titleEn: acting.label.en, storeId: row.storeId, categoryId: acting.key, ownerId: ownerId || null } });
            await request(OPEN_ACTION, { input: { findingId: openFinding.id, idempotencyKey: `${key}-a`, whatZh: what, whatEn: what, causeTag: 'METHOD', ownerId, dueOn } });
            setActing(null); setKey(crypto.randomUUID()); await actions.refetch(); toastDone(t('monthly.acted'));
          }}>
          <TextField name="what" label={t('monthly.what')} required multiline /><ReferenceField name="ownerId" label={t('monthly.owner')} resource="employees" say={format.person} required searchable /><TextField name="dueOn" label={t('monthly.dueOn')} type="date" required />
        </FormDialog>
      )}
      {planning && <StartPlan place={place} reviewId={id} onClose={() => setPlanning(false)} />}
    </>
  );
}
