// When customers come and what for: receipts by weekday and time of day, and each time with its basket and what is typical of it.
import type { CSSProperties } from 'react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { decimal, rate, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { ramp } from '../theme/tokens.ts';
import { useMode } from '../theme/useMode.ts';
import { type Times as Answer, TIMES } from './analyses.operations.ts';

const BANDS = ['MORNING', 'NOON', 'AFTERNOON', 'EVENING', 'NIGHT'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** What a cell holds against the fullest one, as one of six steps. */
export const stepOf = (share: number): number => (share <= 0 ? 0 : Math.min(5, 1 + Math.floor(Math.min(share, 0.9999) * 5)));
/** The look of a cell by its share from 0 to 1. */
export function useStep(): (share: number) => CSSProperties {
  const { mode } = useMode();
  return (share) => { const step = stepOf(share); return { background: `var(--mono${step})`, color: `var(--${ramp.mono[mode][step]?.label ?? 'text'})` }; };
}

export function Times({ filter }: { filter: Record<string, unknown> }) {
  const t = useT();
  const { data, error, refetch, isFetching } = useAsk<{ timeBands: Answer[] }>(TIMES, { filter });
  const [all] = data?.timeBands ?? [];
  if (error) return <Card title={t('analyses.times')}><Failed what={t('analyses.times')} fault={error} onRetry={() => refetch()} /></Card>;
  if (!data) return <Card title={t('analyses.times')}><SkeletonRows rows={6} height={32} /></Card>;
  if (!all) return <Card title={t('analyses.times')}><p className="t13 t2">{t('analyses.none')}</p></Card>;
  return (
    <div className="home-two" aria-busy={isFetching}>
      <Card title={t('analyses.moments')}><Moments times={all} /></Card>
      <Card title={t('analyses.times')}><Week times={all} /></Card>
    </div>
  );
}

function Week({ times }: { times: Answer }) {
  const t = useT();
  const format = useFormat();
  const look = useStep();
  const most = Math.max(...times.slots.map((slot) => slot.receipts), 1);
  return (
    <div className="scrollx"><table className="pheat" aria-label={t('analyses.times')}>
      <caption className="t12 t3" style={{ textAlign: 'left', paddingBottom: 6 }}>{t('analyses.timesText')}</caption>
      <thead><tr><td />{WEEKDAYS.map((day) => <th key={day} scope="col">{t(`weekday.${day}`)}</th>)}</tr></thead>
      <tbody>{BANDS.map((band) => (
        <tr key={band}><th scope="row">{t(`band.${band}`)}</th>
          {WEEKDAYS.map((day) => {
            const slot = times.slots.find((one) => one.weekday === day && one.band === band);
            return <td key={day} style={look((slot?.receipts ?? 0) / most)}>{slot ? <OpenNumber to={listLink('purchases', slot.rows)} label={t('analyses.openSlot', { day: t(`weekday.${day}`), band: t(`band.${band}`), count: format.count(slot.receipts) })}>{format.count(slot.receipts)}</OpenNumber> : <span className="visually-hidden">0</span>}</td>;
          })}
        </tr>
      ))}</tbody>
    </table></div>
  );
}

function Moments({ times }: { times: Answer }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="scrollx" tabIndex={0} role="region" aria-label={t('analyses.moments')}><table className="table compact flush" aria-label={t('analyses.moments')}>
      <thead><tr>
        <th scope="col">{t('analyses.moment')}</th><th scope="col" className="r">{t('analyses.receipts')}</th><th scope="col" className="r">{t('analyses.share')}</th>
        <th scope="col" className="r">{t('analyses.basket')}</th><th scope="col" className="r">{t('analyses.lines')}</th><th scope="col">{t('analyses.typical')}</th>
      </tr></thead>
      <tbody>{times.moments.map((moment) => {
        const name = t('analyses.momentName', { day: t(`dayKind.${moment.dayKind}`), band: t(`band.${moment.band}`) });
        // What is hardly more usual then than at other times says nothing of the time.
        const typical = moment.categories.filter((each) => Number(each.lift) >= 1.05).slice(0, 3);
        return (
          <tr key={`${moment.dayKind} ${moment.band}`}>
            <th scope="row" className="nw">{name}</th>
            <td className="r b"><OpenNumber to={listLink('purchases', moment.rows)} label={`${name} ${format.count(moment.receipts)}`}>{format.count(moment.receipts)}</OpenNumber></td>
            <td className="r">{rate(moment.share)}</td><td className="r">{format.money(moment.meanBasket)}</td><td className="r">{decimal(moment.meanLines, 1)}</td>
            <td><span className="row g6 wrap">{typical.length === 0 ? <span className="t3">–</span> : typical.map((each) => (
              <span key={each.categoryId} className="nw t12"><OpenNumber to={listLink('purchases', each.rows)} label={t('analyses.openTypical', { name: format.named(each), moment: name, count: format.count(each.receipts) })}>{format.named(each)}</OpenNumber> <span className="t3">{t('analyses.lift', { lift: decimal(each.lift, 1) })}</span></span>
            ))}</span></td>
          </tr>
        );
      })}</tbody>
    </table></div>
  );
}
