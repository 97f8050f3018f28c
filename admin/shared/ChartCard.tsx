// A chart in a card: title, unit and window in its head, picture or table by a switch; the drawing code comes when it is shown.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useT } from '../i18n/language.tsx';

export interface Series { name: string; values: (number | null)[]; kind?: 'line' | 'bar' }
export interface ChartProps {
  /** Words of the horizontal axis, one for each value. */
  labels: string[];
  series: Series[];
  /** How a value is said, in tooltip, table and axis. */
  say?: (value: number) => string;
  height?: number;
  /** What happens when a point is opened. */
  onOpen?: (index: number, series: number) => void;
  /** Bars lie down: for categories with long names. */
  horizontal?: boolean;
  /** Where the value axis begins; else at nought, or wherever lines need it to. */
  least?: number;
  /** Upright lines before a value: from there on it is counted by other rules. */
  breaks?: { at: number; label: string }[];
  /** A lying line: the value that is wanted. */
  goal?: { value: number; label: string };
  /** The picture in words. */
  summary: string;
}
const Chart = lazy(() => import('./Chart.tsx').then((m) => ({ default: m.Chart })));

/** `toOf` gives each value of the table its list. */
export function ChartCard({ title, facts, actions, toOf, ...chart }: ChartProps & { title: string; facts?: ReactNode; actions?: ReactNode; toOf?: (index: number, series: number) => ReactNode }) {
  const t = useT();
  const [as, setAs] = useState<'chart' | 'table'>('chart');
  const say = chart.say ?? String;
  const height = chart.height ?? 260;
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>{facts && <span className="t12 t3 n">{facts}</span>}<span className="sp" />{actions}
        <span className="seg" role="group" aria-label={t('chart.show')}>
          {(['chart', 'table'] as const).map((each) => <button key={each} type="button" aria-pressed={as === each} onClick={() => setAs(each)}>{t(`chart.${each}`)}</button>)}
        </span>
      </header>
      <div className="bd" style={{ padding: '8px 16px 8px' }}>
        {as === 'chart' ? (
          <Suspense fallback={<div style={{ height }} />}><Chart {...chart} height={height} /></Suspense>
        ) : (
          <div style={{ maxHeight: height + 40, overflow: 'auto' }}>
            <table className="table compact flush">
              <caption className="visually-hidden">{chart.summary}</caption>
              <thead><tr><td />{chart.series.map((s) => <th key={s.name} scope="col" className="r">{s.name}</th>)}</tr></thead>
              <tbody>{chart.labels.map((label, at) => (
                <tr key={label}><th scope="row">{label}</th>{chart.series.map((s, of) => <td key={s.name} className="r">{toOf?.(at, of) ?? (s.values[at] == null ? '–' : say(s.values[at] as number))}</td>)}</tr>
              ))}</tbody>
            </table>
          </div>
        )}
      </div>
    </section>
  );
}
