// The returns desk: what comes back, under which clock, for how much, and how far it looks like abuse.
import { Crown, TriangleAlert, Undo2 } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useListContext } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { resourceOf, wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Money, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Facet } from '../shared/Facets.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';
import { ViewTabs } from '../shared/ViewTabs.tsx';
import { ClockBadge } from '../tickets/ClockBadge.tsx';
import { clockOfReturn, RETURN_REASONS, RETURN_ROUTES, RETURN_STATES, RETURN_VIEWS, type ReturnRow, SUSPICIOUS } from './desk.operations.ts';

export const RETURN_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { REQUESTED: 'soon', ACCEPTED: 'ac', REFUNDED: 'ok', REFUSED: 'paused', CANCELLED: undefined };
type Row = ReturnRow & RaRecord;
const VIEWS = {
  review: { state: ['REQUESTED'] },
  pay: { state: ['ACCEPTED'] },
  appeal: { 'appealedAt@isNull': false, state: ['REQUESTED'] },
} as const;
const FACETS = gql`query ReturnFacets($filter: ReturnCaseFilter, $fields: [ReturnCaseFacetField!]!) { returnCaseFacets(filter: $filter, fields: $fields) { field buckets { value count labelZh labelEn } } }`;
const wire = (filter: Record<string, unknown>) => wireFilter(filter, resourceOf('returnCases'));

function useColumns(): Column<Row>[] {
  const t = useT();
  const format = useFormat();
  return useMemo<Column<Row>[]>(() => [
    { key: 'clock', label: t('returns.clock'), width: 136, cell: (row) => { const clock = clockOfReturn(row); return clock ? <ClockBadge promise={clock.promise} /> : <span className="t3">–</span>; } },
    { key: 'product', label: t('returns.product'), phone: 'lead', cell: (row) => <Link className="b el" style={{ maxWidth: 240, display: 'block' }} to={`/returnCases/${row.id}/show`}>{(format.language === 'en' ? row.product?.nameEn : null) ?? row.product?.name ?? '–'}</Link> },
    { key: 'state', label: t('returns.state'), cell: (row) => <span className="row g4"><StatusTag tone={RETURN_TONES[row.state]}>{t(`returnState.${row.state}`)}</StatusTag>{row.approvalId && row.state === 'REQUESTED' && <span className="t12 t3">{t('returns.waits')}</span>}{row.appealedAt && <span className="tag">{t('returns.appeal')}</span>}</span> },
    { key: 'amount', label: t('returns.amount'), sort: 'refundAmount', align: 'right', cell: (row) => <Money value={row.refundAmount} /> },
    { key: 'reason', label: t('returns.reason'), cell: (row) => <span className="t2">{t(`returnReason.${row.returnReason}`)}</span> },
    { key: 'customer', label: t('returns.customer'), cell: (row) => (row.customer ? <span className="row g4"><Link className="el" to={`/customers/${row.customer.id}/show`}>{row.customer.name}</Link>{row.customer.tier === 'GOLD' && <Crown size={14} role="img" aria-label={t('tier.GOLD')} style={{ color: 'var(--gold)' }} />}</span> : <span className="t3">–</span>) },
    { key: 'abuse', label: t('returns.abuse'), sort: 'abuseScore', align: 'right', phone: 'minor', cell: (row) => (row.abuseScore >= SUSPICIOUS ? <span className="latec b row g4" style={{ justifyContent: 'flex-end' }}><TriangleAlert size={12} aria-hidden />{row.abuseScore}</span> : row.abuseScore > 0 ? row.abuseScore : <span className="t3">0</span>) },
    { key: 'route', label: t('returns.route'), phone: 'minor', cell: (row) => <span className="t2">{t(`returnRoute.${row.route}`)}</span> },
    { key: 'store', label: t('returns.store'), sort: 'store', phone: 'minor', cell: (row) => <span className="t2">{format.named(row.store)}</span> },
    { key: 'asked', label: t('returns.asked'), sort: 'requestedAt', first: 'DESC', phone: 'minor', cell: (row) => <span className="t2">{format.instant(row.requestedAt)}</span> },
  ], [t, format]);
}

function Facets({ fixed }: { fixed?: Record<string, unknown> }) {
  const t = useT();
  const { filterValues = {} } = useListContext();
  const { data } = useAsk<{ returnCaseFacets: { field: string; buckets: { value: string | null; count: number }[] }[] }>(FACETS, { filter: wire({ ...filterValues, ...fixed }), fields: ['STATE', 'RETURN_REASON', 'ROUTE'] });
  const counted = (field: string, values: readonly string[], word: string) => values.map((value) => ({ value, label: t(`${word}.${value}`), count: data ? data.returnCaseFacets.find((one) => one.field === field)?.buckets.find((bucket) => bucket.value === value)?.count ?? 0 : null }));
  return (
    <>
      <Facet source="state" title={t('returns.state')} values={counted('STATE', RETURN_STATES, 'returnState')} />
      <Facet source="returnReason" title={t('returns.reason')} values={counted('RETURN_REASON', RETURN_REASONS, 'returnReason')} most={7} />
      <Facet source="route" title={t('returns.route')} values={counted('ROUTE', RETURN_ROUTES, 'returnRoute')} />
    </>
  );
}

function Views({ fixed }: { fixed?: Record<string, unknown> }) {
  const t = useT();
  const { data } = useAsk<Record<string, { total: number; totalIsExact: boolean }>>(RETURN_VIEWS, Object.fromEntries(Object.entries(VIEWS).map(([key, filter]) => [key, wire({ ...fixed, ...filter })])), { staleTime: 20_000, refetchInterval: 60_000 });
  const counted = (key: keyof typeof VIEWS) => ({ key, label: t(`returns.view.${key}`), filter: { ...VIEWS[key] } as Record<string, unknown>, count: data?.[key] ? { total: data[key].total, exact: data[key].totalIsExact } : null });
  return <ViewTabs resource="returnCases" views={[
    { key: 'all', label: t('returns.view.all'), filter: {} }, counted('review'), counted('pay'), counted('appeal'),
    { key: 'abuse', label: t('returns.view.abuse'), filter: { 'abuseScore@gte': SUSPICIOUS }, sort: { field: 'abuseScore', order: 'DESC' } },
  ]} />;
}

export function ReturnList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const columns = useColumns();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : undefined), [storeIds]);
  const many = (value: unknown, word: string) => (Array.isArray(value) ? value : [value]).map((one) => t(`${word}.${one}`)).join(format.language === 'zh' ? '、' : ', ');
  const say = (key: string, value: unknown): string | null => {
    switch (key) {
      case 'state': return t('returns.condition', { label: t('returns.state'), value: many(value, 'returnState') });
      case 'returnReason': return t('returns.condition', { label: t('returns.reason'), value: many(value, 'returnReason') });
      case 'route': return t('returns.condition', { label: t('returns.route'), value: many(value, 'returnRoute') });
      case 'appealedAt@isNull': return t('returns.view.appeal');
      case 'abuseScore@gte': return t('returns.condition', { label: t('returns.abuse'), value: `≥ ${value}` });
      default: return t('returns.customer');
    }
  };
  return (
    <ListPage<Row> resource="returnCases" what={t('returns.what')} unit={t('returns.unit')} columns={columns} nameOf={(row) => `${row.product?.name ?? ''} ${row.ticket?.number ?? ''}`} to={(row) => `/returnCases/${row.id}/show`}
      fixed={fixed} sayCondition={say} sort={{ field: 'requestedAt', order: 'DESC' }} perPage={50} density="compact" hiddenAtFirst={['route']} facetsAside
      header={<PageHeader title={t('returns.title')} facts={<span>{t('returns.facts')}</span>} />} views={<Views fixed={fixed} />} facets={<Facets fixed={fixed} />}
      empty={<Empty icon={Undo2} title={t('returns.empty')} text={t('returns.emptyText')}><Link className="btn pri" to="/tickets">{t('returns.toTickets')}</Link></Empty>} />
  );
}
