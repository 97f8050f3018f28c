// Sales of the last twelve months; a month opens its receipts.
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { ChartCard } from '../shared/ChartCard.tsx';
import { count, lastDayOf, roughCount, useFormat } from '../shared/format.ts';
import { Failed } from '../shared/states.tsx';

const SALES = gql`query HomeSales($filter: SalesFilter) { salesByMonth(filter: $filter) { month value activeCustomers rows } }`;
interface Month { month: string; value: string; activeCustomers: number; rows: Record<string, unknown> }

/** The first day of the month eleven months back. */
const firstDay = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 12, 1)).toISOString().slice(0, 10);
};

export function SalesChart() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { storeIds, period } = useScope();
  const { data, error, refetch } = useAsk<{ salesByMonth: Month[] }>(SALES, { filter: { from: firstDay(period), to: lastDayOf(period), ...(storeIds ? { storeIds } : {}) } });
  const months = data?.salesByMonth;
  const labels = useMemo(() => (months ?? []).map(({ month }) => (month.endsWith('-01') || month === months?.[0]?.month ? format.month(month) : format.language === 'zh' ? `${Number(month.slice(5))} 月` : format.month(month).slice(0, 3))), [months, format.language, format.month]);
  const series = useMemo(() => [{ name: t('home.sales'), kind: 'bar' as const, values: (months ?? []).map((each) => Number(each.value)) }], [months, t]);
  const say = useMemo(() => (value: number) => (Math.abs(value) >= 10_000 ? roughCount(value, format.language).replace(/^(约|about) /, '') : count(value)), [format.language]);
  if (error) return <section className="card"><Failed what={t('home.sales')} fault={error} onRetry={() => refetch()} /></section>;
  return <ChartCard title={t('home.sales')} facts={t('home.salesFacts')} summary={t('home.salesSummary')} labels={labels} series={series} say={say} height={260}
    onOpen={(at) => { const rows = months?.[at]?.rows; if (rows) navigate(listLink('purchases', rows)); }}
    toOf={(at) => { const each = months?.[at]; return each && <OpenNumber to={listLink('purchases', each.rows)} label={`${format.month(each.month)} ${format.money(each.value)}`}>{format.money(each.value)}</OpenNumber>; }} />;
}
