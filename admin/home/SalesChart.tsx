// Sales of the last twelve months; a month opens its receipts.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { ChartCard } from '../shared/ChartCard.tsx';
import { count, roughCount, useFormat } from '../shared/format.ts';
import { Failed } from '../shared/states.tsx';

const SALES = gql`query HomeSales($storeIds: [ID!]) { salesByMonth(storeIds: $storeIds, months: 12) { month sales buyers } }`;
interface Month { month: string; sales: string; buyers: number }

export function SalesChart() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const { data, error, refetch } = useAsk<{ salesByMonth: Month[] }>(SALES, { storeIds });
  const months = data?.salesByMonth;
  const labels = useMemo(() => (months ?? []).map(({ month }) => (month.endsWith('-01') || month === months?.[0]?.month ? format.month(month) : format.language === 'zh' ? `${Number(month.slice(5))} 月` : format.month(month).slice(0, 3))), [months, format.language]);
  const series = useMemo(() => [{ name: t('home.sales'), kind: 'bar' as const, values: (months ?? []).map((each) => Number(each.sales)) }], [months, t]);
  const say = useMemo(() => (value: number) => (Math.abs(value) >= 10_000 ? roughCount(value, format.language).replace(/^(约|about) /, '') : count(value)), [format.language]);
  if (error) return <section className="card"><Failed what={t('home.sales')} fault={error} onRetry={() => refetch()} /></section>;
  return <ChartCard title={t('home.sales')} facts={t('home.salesFacts')} summary={t('home.salesSummary')} labels={labels} series={series} say={say} height={260} />;
}
