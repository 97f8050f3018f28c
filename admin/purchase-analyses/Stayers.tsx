// Who stays and who leaves: customers by how long they have not bought, and cohorts by the month of their first purchase.
import { Filter } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { addDays, dayOf, rate, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { type CohortRow, COHORTS, LATEST, LEAVERS, type Left } from './analyses.operations.ts';
import { useStep } from './Times.tsx';

const DAYS = [0, 30, 60, 90, 180, 365];

/** From today back; from the day after the last purchase where the purchases end long ago. */
function useAsOf(): string | null {
  const { data, isError } = useAsk<{ purchases: { items: { businessOn: string }[] } }>(LATEST, {}, { staleTime: 300_000 });
  const today = dayOf(new Date());
  if (isError) return today;
  if (!data) return null;
  const last = data.purchases.items[0]?.businessOn;
  return last && last < addDays(today, -30) ? addDays(last, 1) : today;
}

export function Leavers({ scope }: { scope: Record<string, unknown> }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const asOf = useAsOf();
  const { data, error, refetch } = useAsk<{ inactivity: Left[] }>(LEAVERS, { filter: scope, days: DAYS, asOf: asOf ?? '' }, { enabled: asOf !== null });
  const [all, ...rest] = data?.inactivity ?? [];
  return (
    <Card title={t('analyses.leavers')} facts={asOf && t('analyses.leaversAsOf', { day: format.day(asOf) })}>
      {error ? <Failed what={t('analyses.leavers')} fault={error} onRetry={() => refetch()} /> : !all ? <SkeletonRows rows={5} height={32} /> : (
        <div className="scrollx"><table className="table compact flush" aria-label={t('analyses.leavers')}>
          <tbody>{rest.map((each) => (
            <tr key={each.days}>
              <th scope="row" className="nw">{t('analyses.notFor', { count: each.days })}</th>
              <td className="wide" style={{ width: '40%' }}><span className="bar" style={{ display: 'block' }}><i style={{ width: `${all.customers ? (100 * each.customers) / all.customers : 0}%` }} /></span></td>
              <td className="r b"><OpenNumber to={listLink('customers', each.rows)} label={`${t('analyses.notFor', { count: each.days })} ${format.count(each.customers)}`}>{format.count(each.customers)}</OpenNumber></td>
              <td className="r t12 t3">{rate(all.customers ? each.customers / all.customers : 0)}</td>
              <td className="r">{can('segments:write') && <Link className="lk t12 nw" to={segmentOf(each.days, t('analyses.notFor', { count: each.days }))}><Filter size={12} aria-hidden /> {t('analyses.toSegment')}</Link>}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </Card>
  );
}

/** The builder, with the condition and a name already in it. */
const segmentOf = (days: number, name: string): string =>
  `/segments/create?rule=${encodeURIComponent(JSON.stringify({ all: [{ field: 'lastPurchaseOn', op: 'atLeastDaysAgo', value: String(days) }] }))}&name=${encodeURIComponent(name)}`;

export function Cohorts({ filter }: { filter: Record<string, unknown> }) {
  const t = useT();
  const format = useFormat();
  const look = useStep();
  const { data, error, refetch } = useAsk<{ cohorts: CohortRow[] }>(COHORTS, { filter });
  // The latest dozen; a cohort of nobody (a month without newcomers) has no row.
  const rows = (data?.cohorts ?? []).filter((row) => (row.active[0] ?? 0) > 0).slice(-12);
  const wide = Math.max(...rows.map((row) => row.active.length), 1);
  return (
    <Card title={t('analyses.cohorts')}>
      {error ? <Failed what={t('analyses.cohorts')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={6} height={28} /> : rows.length === 0 ? <p className="t13 t2">{t('analyses.none')}</p> : (
        <>
        <p id="cohorts-text" className="t12 t3" style={{ paddingBottom: 6 }}>{t('analyses.cohortsText')}</p>
        <div className="scrollx" tabIndex={0} role="region" aria-label={t('analyses.cohorts')}>
          <table className="pheat" aria-label={t('analyses.cohorts')} aria-describedby="cohorts-text">
            <thead><tr><th scope="col" style={{ textAlign: 'left' }}>{t('analyses.firstIn')}</th><th scope="col" className="r">{t('analyses.newOnes')}</th>{Array.from({ length: wide - 1 }, (_, at) => <th key={at} scope="col">{t('analyses.after', { count: at + 1 })}</th>)}</tr></thead>
            <tbody>{rows.map((row) => {
              const size = row.active[0] ?? 0;
              return (
                <tr key={row.month}><th scope="row" className="nw">{format.month(row.month)}</th><td className="r b">{format.count(size)}</td>
                  {Array.from({ length: wide - 1 }, (_, at) => {
                    const stayed = row.active[at + 1];
                    return stayed === undefined ? <td key={at} /> : <td key={at} style={look(size ? stayed / size : 0)} title={t('analyses.stayed', { count: format.count(stayed), size: format.count(size) })}>{rate(size ? stayed / size : 0, 0)}</td>;
                  })}
                </tr>
              );
            })}</tbody>
          </table>
        </div>
        </>
      )}
    </Card>
  );
}
