// One return: what the rules say of it, its clock, how far it looks like abuse and why, the decision and an appeal against it.
import { Check, ShieldCheck, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, Money, StatusTag, TierBadge } from '../shared/cells.tsx';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { ClockBadge } from '../tickets/ClockBadge.tsx';
import { clockOfReturn, EXPLAIN_ABUSE, ONE_RETURN, type ReturnPage, SUSPICIOUS } from './desk.operations.ts';
import { type ReturnAct, ReturnDialog } from './ReturnDialogs.tsx';
import { RETURN_TONES } from './ReturnList.tsx';
import './desk.css';

export function ReturnShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [acting, setActing] = useState<ReturnAct | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ returnCase: ReturnPage | null }>(ONE_RETURN, { id, readsOrders: can('customers:read-orders') }, { staleTime: 0 });
  useSubscription(CHANGED, data?.returnCase ? { resource: 'ReturnCase', ids: [id] } : null, () => void refetch());
  if (error) return <Failed what={t('returns.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const row = data.returnCase;
  if (!row) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')}><Link className="btn" to="/returnCases">{t('returns.title')}</Link></Empty>;
  const product = (format.language === 'en' ? row.product?.nameEn : null) ?? row.product?.name ?? '–';
  const clock = clockOfReturn(row);
  const waits = row.state === 'REQUESTED' && Boolean(row.approvalId);
  const open = row.state === 'REQUESTED' && !waits;
  const spared = [row.isWithoutReceipt && t('returns.noReceipt'), row.isWithoutPackaging && t('returns.noPackaging'), row.isRoutine && t('returns.noManager')].filter(Boolean);
  const comma = format.language === 'zh' ? '，' : ', ';
  const button = (act: ReturnAct, isMain = false) => <button type="button" className={isMain ? 'btn pri' : 'btn'} onClick={() => setActing(act)}>{t(`returns.${act}`)}</button>;
  const explainAbuse = async (): Promise<Explanation> => (await request<{ explain: { tree: Explanation } }>(EXPLAIN_ABUSE, { id })).explain.tree;
  return (
    <>
      <Breadcrumb path={[{ label: t('returns.title'), to: '/returnCases' }, { label: product }]} />
      <PageHeader title={product} facts={<><StatusTag tone={RETURN_TONES[row.state]}>{t(`returnState.${row.state}`)}</StatusTag>{clock && <ClockBadge promise={clock.promise} />}{waits && row.approvalId && <Link className="lk t13" to={`/approvals/${row.approvalId}/show`}>{t('returns.waits')}</Link>}</>}>
        {row.state === 'REFUSED' && !row.appealedAt && can('tickets:open') && button('appeal', true)}
        {open && can('tickets:open') && button('cancel')}
        {(row.state === 'ACCEPTED' || row.state === 'REFUNDED') && !row.receivedAt && can('tickets:write') && button('receive')}
        {open && can('tickets:compensate') && button('refuse')}
        {open && can('tickets:compensate') && button('accept', true)}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main desk-main">
          <p className="desk-figure"><Money value={row.refundAmount} unit /></p>
          <p className="row wrap g4"><span className="tag">{t(`returnReason.${row.returnReason}`)}</span>{spared.map((one) => <span key={String(one)} className="tag ok"><ShieldCheck aria-hidden />{one}</span>)}</p>
          {row.remark && <blockquote className="desk-words">{row.remark}</blockquote>}
          <section>
            <h2 className="t13 b">{t('returns.grounds')}</h2>
            <p className="t12 t3">{t(row.isRoutine ? 'returns.routine' : 'returns.byPerson')}<i className="md" />{t('returns.policy', { number: row.policyNumber })}</p>
            <ul className="grounds">{row.grounds.map((ground) => <li key={ground.en}>{ground.holds ? <Check size={14} className="okc" role="img" aria-label={t('explain.holds')} /> : <X size={14} className="latec" role="img" aria-label={t('explain.fails')} />}<span>{format.label(ground)}</span></li>)}</ul>
          </section>
          {(row.decision || row.appeal || (row.decidedAt && row.state !== 'CANCELLED')) && (
            <section>
              <h2 className="t13 b">{t('returns.decision')}</h2>
              {row.decidedAt && <p className="t12 t3">{t('returns.decidedBy', { name: format.person(row.decider, t('returns.rules')), at: format.instantInside(row.decidedAt) })}</p>}
              {row.decision && <blockquote className="desk-words">{row.decision}</blockquote>}
              {row.appealedAt && <><p className="t12 t3" style={{ marginTop: 8 }}>{t('returns.appealed', { at: format.instantInside(row.appealedAt) })}</p><blockquote className="desk-words">{row.appeal}</blockquote></>}
            </section>
          )}
        </div>
        <ContextPanel label={t('returns.one')}>
          <PanelSection title={t('returns.abuseScore')}>
            <p className="row g6"><b className={row.abuseScore >= SUSPICIOUS ? 't16 latec' : 't16'}>{row.abuseScore >= SUSPICIOUS && <TriangleAlert size={14} aria-hidden style={{ display: 'inline', marginRight: 4 }} />}<ExplainPopover name={t('returns.abuseScore')} load={explainAbuse}>{row.abuseScore}</ExplainPopover></b><span className="t12 t3">/ 100</span></p>
            {row.abuseReasons.length === 0 ? <p className="t12 t3">{t('returns.abuseNone')}</p> : <ul className="plain-list">{row.abuseReasons.map((one) => <li key={one.key} className="row t13"><span>{format.label(one)}</span><span className="end t3">{one.points > 0 ? `+${one.points}` : String(one.points).replace('-', '−')}</span></li>)}</ul>}
          </PanelSection>
          <PanelSection title={t('approvals.about')}>
            <Facts items={[
              ...(row.customer ? [[t('returns.customer'), <span key="c" className="row g4"><Link className="lk" to={`/customers/${row.customer.id}/show`}>{row.customer.name}</Link><TierBadge tier={row.customer.tier} /></span>] as [string, React.ReactNode]] : []),
              ...(row.ticket ? [[t('returns.ticket'), <Link key="t" className="lk" to={`/tickets/${row.ticket.id}/show`}>{row.ticket.number}</Link>] as [string, React.ReactNode]] : []),
              ...(row.purchase ? [[t('returns.purchase'), <Link key="p" className="lk" to={`/purchases/${row.purchase.id}/show`}>{row.purchase.receiptNo}</Link>] as [string, React.ReactNode]] : []),
              [t('returns.asked'), <span key="a">{format.instant(row.requestedAt)}<span className="t12 t3" style={{ display: 'block' }}>{t('returns.days', { count: row.daysSince, smart_count: row.daysSince })}</span></span>],
              [t('returns.route'), t(`returnRoute.${row.route}`)], [t('returns.quantity'), decimal(row.quantity, 3).replace(/\.?0+$/, '')], [t('returns.store'), format.named(row.store)],
              [t('returns.photos'), t('returns.photosCount', { count: row.evidenceIds.length })],
              ...(row.receivedAt ? [[t('returns.received'), `${format.instant(row.receivedAt)}${comma}${t(`returns.restocked.${row.isRestocked === true}`)}`] as [string, React.ReactNode]] : []),
              ...(row.compensations ?? []).map((one): [string, React.ReactNode] => [t('returns.paid'), <span key={one.id}>{t(`compensation.${one.compensationKind}`)} <Money value={one.amount} /><span className="t12 t3">{comma}{t(`compensationState.${one.state}`)}</span></span>]),
            ]} />
          </PanelSection>
        </ContextPanel>
      </div>
      {acting && <ReturnDialog act={acting} row={row} onClose={() => setActing(null)} onDone={async () => { setActing(null); await refetch(); }} />}
    </>
  );
}
