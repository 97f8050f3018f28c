// The books: every booking of awards, pay and what customers are given, with both its sides and the way to what it is about; payouts that were given up.
import { BookOpen, Download, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';
import { toastJob } from '../shared/JobToast.tsx';
import { Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastFault } from '../shared/Toasts.tsx';
import './incentives.css';
import { PayTabs } from './PayTabs.tsx';

interface Named { nameZh: string; nameEn: string }
interface Booking { id: string; postedAt: string; key: string; kind: string; resource: string; resourceKey: string; amount: string; reversesId: string | null; actorName: string; actorNameEn: string | null; store: Named | null; entries: { id: string; amount: string; account: (Named & { key: string }) | null }[] }
interface Parked { id: string; kind: string; amount: string; attempts: number; lastError: string | null }
const BOOKINGS = gql`query LedgerBookings($filter: LedgerTransactionFilter, $limit: Int!) { ledgerTransactions(filter: $filter, page: { limit: $limit }) { total hasNext items { id postedAt key kind resource resourceKey amount reversesId actorName actorNameEn store { nameZh nameEn } entries { id amount account { key nameZh nameEn } } } } }`;
const PARKED = gql`query ParkedPayouts { payouts(filter: { state: { eq: PARKED } }, page: { limit: 50 }) { items { id kind amount attempts lastError } } }`;
const RETRY = gql`mutation RetryPayout($id: ID!) { retryPayout(id: $id) { id } }`;
const EXPORT = gql`mutation ExportLedger($input: ExportRowsInput!) { exportRows(input: $input) { jobId } }`;
const TABS: Record<string, Record<string, unknown> | null> = { all: null, pay: { resource: { eq: 'Statement' } }, compensation: { resource: { eq: 'Compensation' } } };
/** Where the rows of a noun are looked at; what has no page of its own is named alone. */
const PAGES: Record<string, (key: string) => string> = { Statement: (key) => `/statements/${key}/show` };

export function LedgerList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [search] = useSearchParams();
  const tab = search.get('tab') ?? 'all';
  const [limit, setLimit] = useState(50);
  const { data, error, isPending, refetch } = useAsk<{ ledgerTransactions: { total: number; hasNext: boolean; items: Booking[] } }>(BOOKINGS, { filter: TABS[tab] ?? null, limit }, { staleTime: 5_000 });
  const rows = data?.ledgerTransactions.items ?? [];
  const give = async (): Promise<void> => {
    try { const { exportRows } = await request<{ exportRows: { jobId: string } }>(EXPORT, { input: { kind: 'ledger', format: 'XLSX', title: t('payLedger.title') } }); toastJob(exportRows.jobId, t('payLedger.export')); } catch (fault) { toastFault((fault as Fault).message); }
  };
  /** A person by name in the language of the screen; what the system books by itself in words. */
  const actor = (row: Booking): string => t(`actor.${row.actorName}`, { _: format.person({ name: row.actorName, nameEn: row.actorNameEn }) });
  const page = (row: Booking): string | undefined => (row.resource === 'Statement' && can('staff:read-pay') ? PAGES.Statement?.(row.resourceKey) : undefined);
  return (
    <>
      <PageHeader title={t('payLedger.title')} facts={<span>{t('payLedger.facts')}</span>}>
        <button type="button" className="btn" onClick={() => void give()}><Download size={14} aria-hidden />{t('payLedger.export')}</button>
      </PageHeader>
      <PayTabs at="payLedger" />
      <nav className="tabs" aria-label={t('payLedger.entries')}>{Object.keys(TABS).map((one) => <Link key={one} className="tab" to={one === 'all' ? '/payLedger' : `/payLedger?tab=${one}`} aria-current={one === tab ? 'page' : undefined}>{t(`payLedger.${one}`)}</Link>)}</nav>
      <ParkedPayouts />
      {error ? <Failed what={t('payLedger.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={BookOpen} title={t('payLedger.empty')} text={t('payLedger.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('payLedger.entries')}>
            <thead><tr><th scope="col">{t('payLedger.what')}</th><th scope="col">{t('payLedger.accounts')}</th><th scope="col">{t('incentives.store')}</th><th scope="col" className="r">{t('payLedger.amount')}</th><th scope="col">{t('payLedger.who')}</th><th scope="col" className="r">{t('payLedger.when')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const to = page(row);
              return (
                <tr key={row.id}>
                  <td className="lead" style={{ whiteSpace: 'normal' }}>{to ? <Link className="b" to={to}>{t(`booking.${row.kind}`, { _: row.kind })}</Link> : <span className="b">{t(`booking.${row.kind}`, { _: row.kind })}</span>} <span className="t12 t3">{t(`noun.${row.resource}`, { _: row.resource })} {row.resourceKey}{row.reversesId && ` · ${t('payLedger.reversal')}`}</span></td>
                  <td className="t2" style={{ whiteSpace: 'normal' }}>{row.entries.map((one) => <span key={one.id} className="row g6 t12"><span className="el">{format.named(one.account)}</span><span className="end nw">{format.money(one.amount)}</span></span>)}</td>
                  <td className="t2 minor">{format.named(row.store) || '–'}</td><td className="r b" data-label={t('payLedger.amount')}>{format.money(row.amount)}</td><td className="t2 minor">{actor(row)}</td><td className="r t2">{format.instant(row.postedAt)}</td>
                </tr>
              );
            })}</tbody>
          </table>
          {data?.ledgerTransactions.hasNext && limit < 200 && <p style={{ padding: '10px 20px' }}><button type="button" className="btn" onClick={() => setLimit(Math.min(200, limit + 50))}>{t('payLedger.more')}</button></p>}
        </div>
      )}
    </>
  );
}

/** What the other side never took: a person sends it again. */
function ParkedPayouts() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, refetch } = useAsk<{ payouts: { items: Parked[] } }>(PARKED, {}, { staleTime: 0 });
  const rows = data?.payouts.items ?? [];
  if (rows.length === 0) return null;
  const retry = async (id: string): Promise<void> => { try { await request(RETRY, { id }); } catch (fault) { toastFault((fault as Fault).message); } await refetch(); };
  return (
    <div style={{ padding: '12px 24px' }}><Card title={t('payLedger.payouts')}>
      <ul className="plain-list">{rows.map((one) => <li key={one.id} className="row g8 t13"><span className="grow">{one.kind} {one.lastError && <span className="t12 t3">{one.lastError}</span>}</span><b className="nw">{format.money(one.amount)}</b>{can('platform:pay-out') && <button type="button" className="btn sm" onClick={() => void retry(one.id)}><RotateCcw size={14} aria-hidden />{t('state.retry')}</button>}</li>)}</ul>
    </Card></div>
  );
}
