// Approvals: what waits for the viewer by its deadline, what she asked for, and all that she may see.
import { BadgeCheck, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { Money, StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { ClockBadge } from '../tickets/ClockBadge.tsx';
import { DeputyDialog } from './DeputyDialog.tsx';
import { type ApprovalRow, APPROVALS, TO_DECIDE, type ToDecide } from './desk.operations.ts';

export const APPROVAL_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | undefined> = { PENDING: 'soon', APPROVED: 'ok', REFUSED: 'paused', EXPIRED: 'late', WITHDRAWN: undefined };
const TABS = ['decide', 'mine', 'all'] as const;
type Tab = (typeof TABS)[number];
interface Shown { id: string; title: string; amount: string | null; maker: string | null; store: string; dueAt: string; askedAt: string; state: string; note: string | null; reason: string }

export function ApprovalList() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [params] = useSearchParams();
  const tab: Tab = TABS.find((one) => one === params.get('tab')) ?? 'decide';
  const [standing, setStanding] = useState(false);
  const waiting = useAsk<{ approvalsToDecide: ToDecide[] }>(TO_DECIDE, {}, { staleTime: 5_000, refetchInterval: 60_000 });
  const listed = useAsk<{ approvals: { total: number; items: ApprovalRow[] } }>(APPROVALS, { filter: tab === 'mine' ? { makerUserId: { eq: viewer?.id ?? '0' } } : {} }, { enabled: tab !== 'decide', keep: false, staleTime: 5_000 });
  const asked = tab === 'decide' ? waiting : listed;
  const title = (one: { titleZh: string; titleEn: string }) => (format.language === 'zh' ? one.titleZh : one.titleEn);
  const rows: Shown[] = tab === 'decide'
    ? (waiting.data?.approvalsToDecide ?? []).map((one) => ({ id: one.id, title: title(one), amount: one.amount, maker: one.makerName && format.person({ name: one.makerName, nameEn: one.makerNameEn }), store: format.named({ nameZh: one.storeNameZh, nameEn: one.storeNameEn }), dueAt: one.dueAt, askedAt: one.askedAt, state: 'PENDING', note: one.onBehalfOf, reason: one.reason }))
    : (listed.data?.approvals.items ?? []).map((one) => ({ id: one.id, title: title(one), amount: one.amount, maker: format.person(one.maker, '') || null, store: format.named(one.store), dueAt: one.dueAt, askedAt: one.createdAt, state: one.state, note: null, reason: one.reason }));
  return (
    <>
      <PageHeader title={t('approvals.title')} facts={<span>{t('approvals.facts')}</span>}>
        {viewer?.employeeId && <button type="button" className="btn" onClick={() => setStanding(true)}><UserCheck size={14} aria-hidden />{t('approvals.deputy')}</button>}
      </PageHeader>
      <nav className="tabs" aria-label={t('approvals.tabs')}>
        {TABS.map((one) => <Link key={one} className="tab" to={one === 'decide' ? '/approvals' : `/approvals?tab=${one}`} aria-current={tab === one ? 'page' : undefined}>{t(`approvals.tab.${one}`)}{one === 'decide' && waiting.data && <i>{waiting.data.approvalsToDecide.length}</i>}</Link>)}
      </nav>
      {asked.error ? <Failed what={t('approvals.title')} fault={asked.error} onRetry={() => asked.refetch()} /> : asked.isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={BadgeCheck} title={t(`approvals.empty.${tab}`)} text={t(`approvals.emptyText.${tab}`)} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('approvals.title')}>
            <thead><tr><th scope="col" style={{ width: 132 }}>{t(tab === 'decide' ? 'approvals.due' : 'approvals.state')}</th><th scope="col">{t('approvals.what')}</th><th scope="col" className="r">{t('approvals.amount')}</th><th scope="col">{t('approvals.maker')}</th><th scope="col">{t('approvals.store')}</th><th scope="col">{t('approvals.asked')}</th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id} className="open" onClick={() => navigate(`/approvals/${row.id}/show`)}>
                <td>{tab === 'decide' ? <ClockBadge promise={{ from: row.askedAt, dueAt: row.dueAt }} /> : <StatusTag tone={APPROVAL_TONES[row.state]}>{t(`approvalState.${row.state}`)}</StatusTag>}</td>
                <td className="lead"><Link className="b" to={`/approvals/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{row.title}</Link><span className="t12 t3 el" style={{ display: 'block', maxWidth: 420 }}>{row.reason}</span></td>
                <td className="r"><Money value={row.amount} /></td><td className="t2">{row.maker ?? '–'}{row.note && <span className="t12 t3"> {t('approvals.behalf', { name: row.note })}</span>}</td><td className="t2 minor">{row.store}</td><td className="t2 minor">{format.instant(row.askedAt)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {standing && <DeputyDialog onClose={() => setStanding(false)} />}
    </>
  );
}
