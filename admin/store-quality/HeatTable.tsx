// The heat map: lines of stores or months, columns of sections; each cell says its share, its months as small bars, and opens its answers. A table in itself, for readers too.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { rate, useFormat } from '../shared/format.ts';
import { useMode } from '../theme/useMode.ts';
import { ramp } from '../theme/tokens.ts';
import './store-quality.css';
import { monthsFrom } from './plan-month.ts';
import type { HeatCell, HeatMap } from './store-quality.operations.ts';

/** Which of the six steps a share of failed answers stands on; the worst cell stands on the last. */
export const stepOf = (failed: number, answers: number, worst: number): number => (failed === 0 || worst <= 0 ? 0 : Math.min(5, 1 + Math.floor((failed / answers / worst) * 4.999)));

/** How high the bar of each month stands, in percent of the worst month of the whole map; null where nothing was answered. */
export function barsOf(months: readonly string[], cell: HeatCell, worst: number): (number | null)[] {
  const course = new Map(cell.course.map((one) => [one.month, one.failed / one.answers] as const));
  return months.map((month) => { const share = course.get(month); return share === undefined ? null : worst <= 0 ? 0 : Math.round((share / worst) * 100); });
}

/** The audits that a map counts, or those of a line of it. */
export const auditsOf = (map: Pick<HeatMap, 'templateId' | 'from' | 'until'>, storeIds: readonly string[] | null | undefined): Record<string, unknown> => ({ and: [
  { isCounted: { eq: true }, auditedOn: { gte: map.from, lt: map.until }, ...(map.templateId ? { templateId: { eq: map.templateId } } : {}), ...(storeIds?.length ? { storeId: { in: storeIds } } : {}) },
] });

export function HeatTable({ map, rows, chosen, onChoose, linkOf }: { map: HeatMap; rows: 'store' | 'month'; chosen: HeatCell | null; onChoose: (cell: HeatCell) => void; linkOf?: (row: string) => string }) {
  const t = useT();
  const format = useFormat();
  const { mode } = useMode();
  const worst = Math.max(0, ...map.cells.map((cell) => cell.failed / cell.answers));
  // Of lines that are months themselves there is nothing to be seen within.
  const months = rows === 'store' ? monthsFrom(map.from.slice(0, 7), map.until) : [];
  const worstMonth = Math.max(0, ...map.cells.flatMap((cell) => cell.course.map((one) => one.failed / one.answers)));
  const cells = new Map(map.cells.map((cell) => [`${cell.row}/${cell.section}`, cell] as const));
  return (
    <div className="sq-heat" tabIndex={0} role="region" aria-label={t('storeQuality.heat')}>
      <table aria-label={t('storeQuality.heat')}>
        <thead><tr><th scope="col" className="l">{t(`storeQuality.${rows}`)}</th>{map.sections.map((one) => <th key={one.key} scope="col">{format.label(one.label)}</th>)}</tr></thead>
        <tbody>{map.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{linkOf ? <Link className="lk" to={linkOf(row.key)}>{format.label(row.label)}</Link> : format.label(row.label)}<span className="t12 t3">{rows === 'store' ? <OpenNumber to={listLink('audits', auditsOf(map, [row.key]))} label={`${format.label(row.label)} ${t('storeQuality.sample', { count: row.audits, smart_count: row.audits })}`}>{t('storeQuality.sample', { count: row.audits, smart_count: row.audits })}</OpenNumber> : t('storeQuality.sample', { count: row.audits, smart_count: row.audits })}</span></th>
            {map.sections.map((section) => {
              const cell = cells.get(`${row.key}/${section.key}`);
              if (!cell) return <td key={section.key} className="none"><span aria-hidden>–</span></td>;
              const step = stepOf(cell.failed, cell.answers, worst);
              return (
                <td key={section.key} className={chosen === cell ? 'on' : undefined} style={{ background: `var(--heat${step})`, color: `var(--${ramp.heat[mode][step]?.label ?? 'text'})` }}>
                  <button type="button" aria-pressed={chosen === cell} aria-label={t('storeQuality.cell', { row: format.label(row.label), section: format.label(section.label), failed: cell.failed, answers: cell.answers })} onClick={() => onChoose(cell)}>
                    <b>{rate(cell.passRate, 0)}</b><span className="t12">{cell.failed ? t('storeQuality.failedOf', { failed: cell.failed, answers: cell.answers }) : t('storeQuality.allPassed', { answers: cell.answers })}</span>
                    {months.length > 1 && <span className="sq-bars" aria-hidden>{barsOf(months, cell, worstMonth).map((height, at) => <i key={months[at]} className={at === months.length - 1 ? 'last' : undefined} style={{ height: height === null ? 0 : `max(1px, ${height}%)` }} />)}</span>}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}</tbody>
      </table>
      <p className="row g6 t12 t3 wrap">{t('storeQuality.better')}{[0, 1, 2, 3, 4, 5].map((step) => <i key={step} className="swatch" style={{ background: `var(--heat${step})` }} aria-hidden />)}{t('storeQuality.worse')}{months.length > 1 && <span className="end">{t('storeQuality.bars', { count: months.length })}</span>}</p>
    </div>
  );
}
