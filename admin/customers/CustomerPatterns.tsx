// What a customer buys and when: bars of categories and a grid of weekday by time of day, every cell with its number.
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { ChartCard } from '../shared/ChartCard.tsx';
import { count, lastDayOf, rate, useFormat } from '../shared/format.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { PATTERNS, type Patterns } from './customer-page.operations.ts';
import { useRamp } from './ramp.ts';

const BANDS = ['MORNING', 'NOON', 'AFTERNOON', 'EVENING', 'NIGHT'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const SPANS = [90, 365] as const;
const MOST = 5;

export function CustomerPatterns({ id }: { id: string }) {
  const t = useT();
  const [days, setDays] = useState<number>(365);
  const { data, error, isPending, refetch } = useAsk<{ customerPatterns: Patterns | null }>(PATTERNS, { id, days });
  if (error) return <Failed what={t('customers.patterns')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows rows={4} />;
  const patterns = data?.customerPatterns;
  if (!patterns) return null;
  const spans = (
    <span className="seg end" role="group" aria-label={t('customers.patterns.span')}>
      {SPANS.map((span) => <button key={span} type="button" aria-pressed={days === span} onClick={() => setDays(span)}>{t('customers.patterns.days', { count: span })}</button>)}
    </span>
  );
  return (
    <div className="patterns">
      <Categories patterns={patterns} />
      <Hours patterns={patterns} spans={spans} />
      <Monthly patterns={patterns} />
    </div>
  );
}

function Categories({ patterns }: { patterns: Patterns }) {
  const t = useT();
  const format = useFormat();
  const top = patterns.categories.slice(0, MOST - (patterns.categories.length > MOST ? 1 : 0));
  const rest = patterns.categories.slice(top.length);
  const sum = (values: string[]) => values.reduce((total, value) => total + Number(value), 0);
  const most = Math.max(...patterns.categories.map((each) => Number(each.amount)), 1);
  return (
    <section className="col g6">
      <h2 className="h3">{t('customers.patterns.categories')} <span className="t12 t3 n">{t('customers.patterns.unit', { count: patterns.days })}</span></h2>
      {patterns.categories.length === 0 && <p className="t13 t3">{t('customers.patterns.none')}</p>}
      <table className="bars">
        <caption className="visually-hidden">{t('customers.patterns.categories')}</caption>
        <tbody>
          {top.map((each) => {
            const name = format.named({ nameZh: each.nameZh ?? t('customers.patterns.noCategory'), nameEn: each.nameEn ?? t('customers.patterns.noCategory') });
            return (
              <tr key={each.categoryId ?? 'none'}>
                <th scope="row" className="t2 el">{name}</th>
                <td className="wide"><span className="bar" style={{ display: 'block' }}><i style={{ width: `${(100 * Number(each.amount)) / most}%` }} /></span></td>
                <td className="r"><OpenNumber to={listLink('purchases', { ...patterns.rows, ...(each.categoryId ? { category: each.categoryId } : {}) })} label={`${name} ${format.money(each.amount)}`}>{format.money(each.amount)}</OpenNumber></td>
                <td className="r t12 t3">{rate(each.share, 0)}</td>
              </tr>
            );
          })}
          {rest.length > 0 && (
            <tr>
              <th scope="row" className="t2">{t('customers.patterns.others')}</th>
              <td className="wide"><span className="bar" style={{ display: 'block' }}><i style={{ width: `${Math.min(100, (100 * sum(rest.map((each) => each.amount))) / most)}%` }} /></span></td>
              <td className="r"><OpenNumber to={listLink('purchases', patterns.rows)}>{format.money(sum(rest.map((each) => each.amount)))}</OpenNumber></td>
              <td className="r t12 t3">{rate(sum(rest.map((each) => each.share)), 0)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Hours({ patterns, spans }: { patterns: Patterns; spans: React.ReactNode }) {
  const t = useT();
  const format = useFormat();
  const ramp = useRamp();
  const visits = (weekday: number, band: string) => patterns.hours.find((each) => each.weekday === weekday && each.band === band)?.visits ?? 0;
  const most = Math.max(...patterns.hours.map((each) => each.visits), 1);
  const all = patterns.hours.reduce((total, each) => total + each.visits, 0);
  return (
    <section className="col g6">
      <h2 className="h3"><span>{t('customers.patterns.hours')} <span className="t12 t3 n">{t('customers.patterns.receipts', { count: format.count(all), smart_count: all })}</span></span>{spans}</h2>
      <table className="heat">
        <caption className="visually-hidden">{t('customers.patterns.hours')}</caption>
        <thead><tr><td />{WEEKDAYS.map((day) => <th key={day} scope="col">{t(`weekday.${day}`)}</th>)}</tr></thead>
        <tbody>{BANDS.map((band) => (
          <tr key={band}><th scope="row">{t(`band.${band}`)}</th>
            {WEEKDAYS.map((day) => {
              const value = visits(day, band);
              return <td key={day} style={ramp(value / most)}>{value === 0 ? <span className="visually-hidden">0</span> : value}</td>;
            })}
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}

/** Spend by month; a month opens its receipts, and the table says every figure. */
function Monthly({ patterns }: { patterns: Patterns }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { monthly } = patterns;
  const labels = useMemo(() => monthly.map(({ month }, at) => (at === 0 || month.endsWith('-01') ? format.month(month) : format.language === 'zh' ? `${Number(month.slice(5))} 月` : format.month(month).slice(0, 3))), [monthly, format]);
  const series = useMemo(() => [{ name: t('customers.patterns.monthly'), kind: 'bar' as const, values: monthly.map((each) => Number(each.amount)) }], [monthly, t]);
  if (monthly.length < 2) return null;
  const rowsOf = (month: string) => listLink('purchases', { ...patterns.rows, businessOn: { gte: `${month}-01`, lte: lastDayOf(month) } });
  return <ChartCard title={t('customers.patterns.monthly')} facts={t('customers.patterns.unit', { count: patterns.days })} summary={t('customers.patterns.monthlySummary')} labels={labels} series={series} say={count} height={150}
    onOpen={(at) => { const each = monthly[at]; if (each) navigate(rowsOf(each.month)); }}
    toOf={(at) => { const each = monthly[at]; return each && <OpenNumber to={rowsOf(each.month)} label={`${format.month(each.month)} ${format.money(each.amount)}`}>{format.money(each.amount)}</OpenNumber>; }} />;
}
