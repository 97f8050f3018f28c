// One approval: what is asked and why, what is left of the limits, and the decision; its maker may take it back.
import { ShieldX, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { Facts, Money, StatusTag, TierBadge } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { ClockBadge } from '../tickets/ClockBadge.tsx';
import { APPROVAL_TONES } from './ApprovalList.tsx';
import { type ApprovalPage, APPROVE, type Limit, ONE_APPROVAL, REFUSE, ROOM_OF, type RoomOf, TO_DECIDE, type ToDecide, WITHDRAW } from './desk.operations.ts';
import './desk.css';

type Act = 'approve' | 'refuse' | 'withdraw';

export function ApprovalShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const queries = useQueryClient();
  const [acting, setActing] = useState<Act | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ approval: ApprovalPage | null }>(ONE_APPROVAL, { id }, { staleTime: 0 });
  const waiting = useAsk<{ approvalsToDecide: ToDecide[] }>(TO_DECIDE, {}, { staleTime: 0 });
  useSubscription(CHANGED, data?.approval ? { resource: 'Approval', ids: [id] } : null, () => { void refetch(); void waiting.refetch(); });
  if (error) return <Failed what={t('approvals.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending || waiting.isPending) return <PageSkeleton />;
  const approval = data?.approval ?? null;
  // Asked far from one's own stores it may be decided all the same, by what deciding needs.
  const mine = waiting.data?.approvalsToDecide.find((one) => one.id === id) ?? null;
  const shown = approval ?? mine;
  if (!shown) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')}><Link className="btn" to="/approvals">{t('approvals.title')}</Link></Empty>;
  const title = format.language === 'zh' ? shown.titleZh : shown.titleEn;
  const state = approval?.state ?? 'PENDING';
  const isPendingNow = state === 'PENDING';
  const isOwn = Boolean(approval?.makerUserId && approval.makerUserId === viewer?.id);
  const ticket = approval?.compensations?.[0]?.ticket ?? approval?.returns?.[0]?.ticket ?? null;
  const given = approval?.compensations?.[0];
  const back = approval?.returns?.[0];
  const send = async (act: Act, reason: string) => {
    await request(act === 'approve' ? APPROVE : act === 'refuse' ? REFUSE : WITHDRAW, { input: { id, expectedVersion: shown.version, ...(act === 'withdraw' ? {} : { reason: reason || null }) } });
    setActing(null);
    toastDone(t(`approvals.done.${act}`));
    await Promise.all([refetch(), waiting.refetch()]);
    void queries.invalidateQueries({ queryKey: ['ask'] });
  };
  const comma = format.language === 'zh' ? '、' : ', ';
  return (
    <>
      <Breadcrumb path={[{ label: t('approvals.title'), to: '/approvals' }, { label: title }]} />
      <PageHeader title={title} facts={<><StatusTag tone={APPROVAL_TONES[state]}>{t(`approvalState.${state}`)}</StatusTag>{isPendingNow && <ClockBadge promise={{ from: approval?.createdAt ?? mine?.askedAt ?? null, dueAt: shown.dueAt }} />}</>}>
        {isPendingNow && isOwn && <button type="button" className="btn" onClick={() => setActing('withdraw')}>{t('approvals.withdraw')}</button>}
        {mine && <button type="button" className="btn" onClick={() => setActing('refuse')}>{t('approvals.refuse')}</button>}
        {mine && <button type="button" className="btn pri" onClick={() => setActing('approve')}>{shown.amount ? t('approvals.approveAmount', { amount: format.money(shown.amount) }) : t('approvals.approve')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main desk-main">
          {isPendingNow && !mine && <p className="note"><ShieldX size={16} aria-hidden />{t(isOwn ? 'approvals.own' : 'approvals.notYours')}</p>}
          <blockquote className="desk-words">{shown.reason}</blockquote>
          <Facts items={[
            [t('approvals.kind'), given ? t(`compensation.${given.compensationKind}`) : t(`approvalKind.${shown.kind}`, { _: shown.kind })],
            ...(given?.what ? [[t('approvals.what'), given.what] as [string, string]] : []),
            [t('approvals.maker'), format.person(approval?.maker, mine?.makerName ?? '–')],
            [t('approvals.store'), approval ? format.named(approval.store) : format.named({ nameZh: mine?.storeNameZh, nameEn: mine?.storeNameEn })],
            [t('approvals.asked'), format.instant(approval?.createdAt ?? mine?.askedAt)],
            [t('approvals.due'), format.instant(shown.dueAt)],
            ...(mine?.onBehalfOf ? [[t('approvals.deputy'), t('approvals.behalf', { name: mine.onBehalfOf })] as [string, string]] : []),
            ...(approval?.approverRoles.length ? [[t('approvals.who'), approval.approverRoles.map((role) => t(`approverRole.${role}`, { _: role })).join(comma)] as [string, string]] : []),
            ...(approval?.policyNumber ? [[t('approvals.policy'), t('approvals.policyOf', { number: approval.policyNumber })] as [string, string]] : []),
            ...(approval?.decidedAt && !isPendingNow ? [[t('approvals.decided'), [format.person(approval.decider, ''), approval.onBehalfOf && t('approvals.behalf', { name: format.person(approval.onBehalfOf) }), format.instant(approval.decidedAt)].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')] as [string, string]] : []),
            ...(approval?.decision ? [[t('approvals.why'), approval.decision] as [string, string]] : []),
          ]} />
        </div>
        <ContextPanel label={t('approvals.about')}>
          {ticket && (
            <PanelSection title={t('approvals.ticket')}>
              <p className="t13"><Link className="lk" style={{ whiteSpace: 'normal', display: 'block' }} to={`/tickets/${ticket.id}/show`}>{ticket.subject}</Link><span className="t12 t3">{ticket.number}</span></p>
              {ticket.customer && <p className="row g6 t13" style={{ marginTop: 6 }}><Link className="lk" to={`/customers/${ticket.customer.id}/show`}>{ticket.customer.name}</Link><TierBadge tier={ticket.customer.tier} /></p>}
              {back && <p className="t13" style={{ marginTop: 6 }}><Link className="lk" to={`/returnCases/${back.id}/show`}>{t('approvals.return')}{format.language === 'zh' ? '：' : ': '}{t(`returnReason.${back.returnReason}`)}</Link></p>}
            </PanelSection>
          )}
          {ticket && <Limits ticketId={ticket.id} />}
        </ContextPanel>
      </div>
      {acting === 'approve' && <FormDialog title={t('approvals.approve')} text={t('approvals.approveText', { title })} act={shown.amount ? t('approvals.approveAmount', { amount: format.money(shown.amount) }) : t('approvals.approve')} defaults={{ reason: '' }} onClose={() => setActing(null)} onSend={(values) => send('approve', String(values.reason ?? '').trim())}><TextField name="reason" label={t('approvals.why')} multiline /></FormDialog>}
      {acting === 'refuse' && <FormDialog title={t('approvals.refuse')} text={t('approvals.refuseText')} act={t('approvals.refuse')} defaults={{ reason: '' }} onClose={() => setActing(null)} onSend={(values) => send('refuse', String(values.reason ?? '').trim())}><TextField name="reason" label={t('approvals.why')} required multiline /></FormDialog>}
      {acting === 'withdraw' && <FormDialog title={t('approvals.withdraw')} text={t('approvals.withdrawText')} act={t('approvals.withdraw')} onClose={() => setActing(null)} onSend={() => send('withdraw', '')}><span /></FormDialog>}
    </>
  );
}

/** The limits that bind the viewer on this ticket, the tightest first, and what was given there. */
function Limits({ ticketId }: { ticketId: string }) {
  const t = useT();
  const format = useFormat();
  const { data, isPending } = useAsk<{ compensationRoom: RoomOf }>(ROOM_OF, { id: ticketId }, { staleTime: 5_000 });
  const room = data?.compensationRoom;
  if (isPending) return <PanelSection title={t('approvals.limits')}><i className="bone" style={{ width: '80%' }} /></PanelSection>;
  if (!room) return null;
  const limits = [...room.limits].filter((one) => one.key !== null).sort((a, b) => Number(b.isTightest) - Number(a.isTightest));
  const share = (limit: Limit) => `${Number(limit.most) > 0 ? Math.min(100, (Number(limit.spent) / Number(limit.most)) * 100) : 0}%`;
  return (
    <PanelSection title={t('approvals.limits')}>
      <dl className="kv money"><dt>{t('approvals.given')}</dt><dd><Money value={room.given} /></dd><dt>{t('approvals.pending')}</dt><dd><Money value={room.pending} /></dd></dl>
      {limits.length > 0 && <ul className="plain-list">{limits.map((limit) => (
        <li key={limit.key ?? ''}><span className="t13">{format.language === 'zh' ? limit.labelZh : limit.labelEn}</span><span className="money-bar" aria-hidden><i style={{ width: share(limit) }} /></span><span className="t12 t3">{t('approvals.limitLine', { left: format.money(limit.left), most: format.money(limit.most) })}</span></li>
      ))}</ul>}
      {limits.length > 0 && <p className="t12 t3">{t('approvals.limitsText')}</p>}
    </PanelSection>
  );
}
