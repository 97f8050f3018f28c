// Figures of service by store, category, person and period: what they are, how they moved, who stands where, and the tickets behind each.
import { ChartNoAxesColumn } from 'lucide-react';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { ChartCard } from '../shared/ChartCard.tsx';
import { addDays, dayOf, lastDayOf, useFormat } from '../shared/format.ts';
import { ExplainBody } from '../shared/Explain.tsx';
import { ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { linkToRows, MeasureRanking, RowsNumber } from './MeasureRanking.tsx';
import { MeasureTiles } from './MeasureTiles.tsx';
import { CATALOGUE, MEASURE, type MeasureDefinition, type Measured, TILES, TREND, type Point } from './measures.operations.ts';
import { useSayMeasure } from './say.ts';

const KINDS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
type Kind = (typeof KINDS)[number];
const MONTHS: Record<Exclude<Kind, 'WEEK'>, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** Twelve periods that end with the one holding the day: from the first day of the earliest to the day after. */
export function twelve(kind: Kind, on: string): { from: string; until: string } {
  if (kind === 'WEEK') {
    const monday = addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));
    return { from: addDays(monday, -77), until: addDays(monday, 7) };
  }
  const [year = 0, month = 1] = on.split('-').map(Number);
  const first = month - ((month - 1) % MONTHS[kind]);
  const at = (months: number): string => new Date(Date.UTC(year, first - 1 + months, 1)).toISOString().slice(0, 10);
  return { from: at(-11 * MONTHS[kind]), until: at(MONTHS[kind]) };
}

export function TicketDashboard() {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ measures: MeasureDefinition[] }>(CATALOGUE, {}, { staleTime: 600_000 });
  const { storeIds, period: month } = useScope();
  const [search, setSearch] = useSearchParams();
  const today = dayOf(new Date());
  const kind: Kind = KINDS.find((one) => one === search.get('kind')) ?? 'MONTH';
  const on = today.startsWith(month) ? today : lastDayOf(month);
  const filter = useMemo(() => (storeIds ? { storeId: { in: storeIds } } : {}), [storeIds]);
  const period = useMemo(() => ({ kind, on }), [kind, on]);
  const catalogue = useMemo(() => data?.measures.filter((one) => one.key.startsWith('tickets.')) ?? [], [data]);
  const measure = catalogue.find((one) => one.key === search.get('measure')) ?? catalogue.find((one) => one.key === TILES[0]);
  const by = measure?.dimensions.find((one) => one.key === search.get('by')) ?? measure?.dimensions[0];
  const put = (key: string, value: string): void => { const next = new URLSearchParams(search); next.set(key, value); setSearch(next, { replace: true }); };
  const linkTo = (key: string): string => { const next = new URLSearchParams(search); next.set('measure', key); return `/measures?${next}`; };
  const choice = (label: string, value: string, choices: [string, string][], change: (value: string) => void) => (
    <label className="row g6 t12 t3">{label}<span className="in sm"><select value={value} onChange={(event) => change(event.target.value)}>{choices.map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select></span></label>
  );
  if (error) return <Failed what={t('measures.title')} fault={error} onRetry={() => refetch()} />;
  return (
    <>
      <PageHeader title={t('measures.title')} />
      <div className="row g12 wrap" style={{ padding: '6px 20px 10px 24px', borderBottom: '1px solid var(--line)' }}>
        <span className="seg" role="group" aria-label={t('measures.period')}>{KINDS.map((one) => <button key={one} type="button" aria-pressed={one === kind} onClick={() => put('kind', one)}>{t(`measures.kind.${one}`)}</button>)}</span>
        {measure && choice(t('measures.measure'), measure.key, catalogue.map((one): [string, string] => [one.key, format.label(one.label)]), (value) => put('measure', value))}
        {measure && by && choice(t('measures.by'), by.key, measure.dimensions.map((one): [string, string] => [one.key, format.label(one.label)]), (value) => put('by', value))}
      </div>
      {!data ? <SkeletonRows rows={8} /> : (
        <div className="two">
          <div className="main">
            <div className="home col g16" style={{ paddingTop: 16 }}>
              <MeasureTiles catalogue={catalogue} period={period} filter={filter} linkTo={linkTo} />
              {measure && by && <Focus measure={measure} by={by} period={period} kind={kind} on={on} filter={filter} onWiden={() => put('kind', 'YEAR')} />}
            </div>
          </div>
          {measure && <Why measure={measure} period={period} filter={filter} by={by?.key ?? null} />}
        </div>
      )}
    </>
  );
}

/** One measure: its trend over twelve periods, and its ranking. */
function Focus({ measure, by, period, kind, on, filter, onWiden }: { measure: MeasureDefinition; by: { key: string; label: { zh: string; en: string } }; period: Record<string, unknown>; kind: Kind; on: string; filter: Record<string, unknown>; onWiden: () => void }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const say = useSayMeasure();
  const range = useMemo(() => ({ kind: 'RANGE', ...twelve(kind, on) }), [kind, on]);
  const trend = useAsk<{ measure: { series: Point[] } }>(TREND, { key: measure.key, period: range, every: kind, filter });
  const split = useAsk<{ measure: Measured }>(MEASURE, { key: measure.key, period, by: by.key, filter, order: measure.isMoreBetter === false && measure.unit !== 'COUNT' ? 'LEAST' : 'MOST' });
  const points = trend.data?.measure.series;
  const name = format.label(measure.label);
  const labels = useMemo(() => (points ?? []).map(({ from }) => (kind === 'YEAR' ? from.slice(0, 4) : kind === 'QUARTER' ? `${from.slice(0, 4)} Q${Math.floor(Number(from.slice(5, 7)) / 3) + 1}` : kind === 'MONTH' ? format.month(from.slice(0, 7)) : format.day(from))), [points, kind, format]);
  const series = useMemo(() => [{ name, kind: measure.kind === 'COUNT' ? 'bar' as const : 'line' as const, values: (points ?? []).map((one) => (one.value === null ? null : Number(one.value))) }], [name, measure.kind, points]);
  const sayValue = useMemo(() => (value: number) => say(measure.unit, measure.unit === 'SHARE' ? value.toFixed(6) : String(value)), [say, measure.unit]);
  const fault = trend.error ?? split.error;
  if (fault) return <Failed what={name} fault={fault} onRetry={() => { void trend.refetch(); void split.refetch(); }} />;
  const last = points?.at(-1);
  return (
    <>
      <ChartCard title={`${name}  ${t('measures.trend')}`} facts={t('measures.trendFacts')} summary={t('measures.trendSummary', { name, value: say(measure.unit, last?.value) })} labels={labels} series={series} say={sayValue} height={240}
        onOpen={(at) => { const rows = points?.[at]?.rows; if (rows) navigate(linkToRows(rows)); }}
        toOf={(at) => { const one = points?.[at]; return one && <RowsNumber rows={one.rows} name={labels[at] ?? ''}>{say(measure.unit, one.value)}</RowsNumber>; }} />
      {!split.data ? <SkeletonRows rows={6} /> : split.data.measure.groups.length > 0 ? <MeasureRanking measure={measure} answer={split.data.measure} by={format.label(by.label)} />
        : <Empty icon={ChartNoAxesColumn} title={t('measures.empty')} text={t('measures.emptyText')}><button type="button" className="btn pri" onClick={onWiden}>{t('measures.widen')}</button></Empty>}
    </>
  );
}

/** How the number came about, pinned beside it. */
function Why({ measure, period, filter, by }: { measure: MeasureDefinition; period: Record<string, unknown>; filter: Record<string, unknown>; by: string | null }) {
  const t = useT();
  const { data } = useAsk<{ measure: Measured }>(MEASURE, { key: measure.key, period, by, filter, order: measure.isMoreBetter === false && measure.unit !== 'COUNT' ? 'LEAST' : 'MOST' });
  return (
    <ContextPanel label={t('measures.explain')}>
      <PanelSection title={t('measures.explain')}>{data ? <ExplainBody explanation={data.measure.explain} /> : <SkeletonRows rows={5} height={30} />}</PanelSection>
    </ContextPanel>
  );
}
