// The supervisor's board: who has how much in hand, what is late and where, what nobody has; every number opens its tickets.
import { useEffect, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { onReconnect, useSubscription } from '../provider/realtime.ts';
import { resourceOf, wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Avatar, listLink, OpenNumber } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { Failed, PageSkeleton } from '../shared/states.tsx';
import { ShowAs } from './ShowAs.tsx';
import './tickets.css';
import { TICKET_CHANGED } from './useArrivals.ts';
import { useNames } from './useNames.ts';

/** What is counted of each agent and each store, as conditions of the list that a number opens. */
const COUNTED: Record<string, Record<string, unknown>> = {
  open: { isOpen: true }, late: { isOpen: true, due: 'late' }, hour: { isOpen: true, due: 'hour' }, waiting: { status: ['WAITING'] }, callback: { status: ['CALLBACK_DUE'] }, unanswered: { isOpen: true, 'unansweredSince@isNull': false },
};
const KEYS = Object.keys(COUNTED);
const TEAM = gql`query TicketTeam($open: TicketFilter, $late: TicketFilter, $hour: TicketFilter, $waiting: TicketFilter, $callback: TicketFilter, $unanswered: TicketFilter) {
  open: ticketFacets(filter: $open, fields: [ASSIGNEE_ID, STORE_ID]) { field buckets { value count labelZh labelEn } }
  late: ticketFacets(filter: $late, fields: [ASSIGNEE_ID, STORE_ID]) { field buckets { value count labelZh labelEn } }
  hour: ticketFacets(filter: $hour, fields: [ASSIGNEE_ID, STORE_ID]) { field buckets { value count labelZh labelEn } }
  waiting: ticketFacets(filter: $waiting, fields: [ASSIGNEE_ID, STORE_ID]) { field buckets { value count labelZh labelEn } }
  callback: ticketFacets(filter: $callback, fields: [ASSIGNEE_ID, STORE_ID]) { field buckets { value count labelZh labelEn } }
  unanswered: ticketFacets(filter: $unanswered, fields: [ASSIGNEE_ID, STORE_ID]) { field buckets { value count labelZh labelEn } }
}`;
interface Bucket { value: string | null; count: number; labelZh: string | null; labelEn: string | null }
type Answer = Record<string, { field: string; buckets: Bucket[] }[]>;

export function TicketTeam() {
  const t = useT();
  const { storeIds } = useScope();
  const scope = useMemo<Record<string, unknown>>(() => (storeIds ? { scope: storeIds } : {}), [storeIds]);
  const wire = (filter: Record<string, unknown>) => wireFilter({ ...scope, ...filter }, resourceOf('tickets'));
  // Times in the conditions are those of a minute, so that the same question is asked within it.
  const minute = Math.floor(Date.now() / 60_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew each minute
  const variables = useMemo(() => Object.fromEntries(KEYS.map((key) => [key, wire(COUNTED[key] as Record<string, unknown>)])), [scope, minute]);
  const { data, error, isPending, refetch } = useAsk<Answer>(TEAM, variables, { staleTime: 10_000, refetchInterval: 60_000 });
  const heard = useMemo(() => ({ filter: wireFilter(scope, resourceOf('tickets')) }), [scope]);
  useSubscription(TICKET_CHANGED, heard, () => void refetch());
  useEffect(() => onReconnect(() => { void refetch(); }), [refetch]);
  if (error) return <Failed what={t('tickets.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('team.title')} facts={<span>{t('team.facts')}</span>}><ShowAs /></PageHeader>
      <div className="cards">
        <Load title={t('team.people')} what={t('tickets.column.assignee')} field="ASSIGNEE_ID" source="assigneeId" data={data} nobody={t('tickets.nobody')} people />
        <Load title={t('team.stores')} what={t('tickets.column.store')} field="STORE_ID" source="storeId" data={data} />
      </div>
    </>
  );
}

function Load({ title, what, field, source, data, nobody, people }: { title: string; what: string; field: string; source: string; data: Answer; nobody?: string; people?: boolean }) {
  const t = useT();
  const format = useFormat();
  const rows = useMemo(() => {
    const found = new Map<string | null, { label: string; counts: Record<string, number> }>();
    for (const key of KEYS) for (const bucket of data[key]?.find((facet) => facet.field === field)?.buckets ?? []) {
      const row = found.get(bucket.value) ?? { label: format.named({ nameZh: bucket.labelZh, nameEn: bucket.labelEn }), counts: {} };
      row.counts[key] = bucket.count;
      found.set(bucket.value, row);
    }
    return [...found].sort(([, a], [, b]) => (b.counts.late ?? 0) - (a.counts.late ?? 0) || (b.counts.open ?? 0) - (a.counts.open ?? 0));
  }, [data, field, format]);
  const names = useNames(people ? rows.map(([value]) => value) : []);
  const most = Math.max(1, ...rows.map(([, row]) => row.counts.open ?? 0));
  const filterOf = (value: string | null, key: string) => ({ ...COUNTED[key], ...(value === null ? { unassigned: true } : { [source]: [value] }) });
  return (
    <Card title={title} facts={t('team.count', { count: rows.length, smart_count: rows.length })} flush>
      <div className="scrollx" tabIndex={0} role="region" aria-label={title}><table className="table compact" aria-label={title}>
        <thead><tr><th scope="col">{what}</th>{KEYS.map((key) => <th key={key} scope="col" className="r">{t(`team.${key}`)}</th>)}</tr></thead>
        <tbody>{rows.map(([value, row]) => {
          const name = value === null ? nobody ?? '–' : people ? names.get(value) ?? '–' : row.label;
          return (
            <tr key={value ?? ''}>
              <th scope="row" className="n" style={{ color: 'var(--text)', fontSize: 13 }}><span className="row g6">{people && value !== null && <Avatar name={name} size={20} />}<Link className="el" to={listLink('tickets', filterOf(value, 'open'))}>{name}</Link></span>
                <span className="bar" aria-hidden style={{ display: 'block', marginTop: 2, maxWidth: 120 }}><i style={{ width: `${Math.round(((row.counts.open ?? 0) / most) * 100)}%` }} /></span></th>
              {KEYS.map((key) => <td key={key} className={key === 'late' && row.counts[key] ? 'r latec b' : 'r'}>{row.counts[key] ? <OpenNumber to={listLink('tickets', filterOf(value, key))} label={`${name} ${t(`team.${key}`)} ${row.counts[key]}`}>{format.count(row.counts[key])}</OpenNumber> : <span className="t3">–</span>}</td>)}
            </tr>
          );
        })}</tbody>
      </table></div>
    </Card>
  );
}
