// One figure of the home page: label, number that opens, course, difference and base; the whole tile is the target.
import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';

/** 64 px of a course; decoration beside the number that says it. */
function Sparkline({ values, tone = 1, height = 24 }: { values: number[]; tone?: 1 | 4; height?: number }) {
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const at = values.map((value, i): [number, number] => [2 + (60 * i) / (values.length - 1), height - 3 - ((height - 6) * (value - low)) / span]);
  const [x, y] = at[at.length - 1] ?? [0, 0];
  return (
    <svg width="64" height={height} style={{ maxWidth: '100%' }} viewBox={`0 0 64 ${height}`} aria-hidden>
      <path d={`M${at.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join(' L')}`} fill="none" stroke={`var(--c${tone})`} strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x} cy={y} r="2.2" fill={`var(--c${tone})`} />
    </svg>
  );
}

/** `value` as it is said; `to` opens its rows; `delta` and `base` stand below; `course` draws the sparkline. */
export function KpiTile({ label, value, unit, to, delta, base, course, loading }: {
  label: string; value: string; unit?: string; to?: string; delta?: ReactNode; base?: ReactNode; course?: number[]; loading?: boolean;
}) {
  const t = useT();
  const inside = (
    <>
      <span className="row t13 t2"><span>{label}</span>{to && <ArrowUpRight size={14} className="end t3" aria-hidden />}</span>
      <span className="row base g4" style={{ marginTop: 2, minHeight: 32 }}>
        {loading ? <i className="bone late-show" style={{ width: 72, height: 20, alignSelf: 'center' }} /> : <><span className="t24 b nw"><span className={to ? 'num' : undefined}>{value}</span></span>{unit && <span className="t12 t3">{unit}</span>}</>}
        {course && <span className="end desk" style={{ alignSelf: 'center', flex: '0 1 64px', minWidth: 0 }}><Sparkline values={course} /></span>}
      </span>
      <span className="row t12 wrap" style={{ marginTop: 2, minHeight: 18, rowGap: 0 }}><span>{delta}</span><span className={delta ? 't3 end nw desk' : 't3 end nw'}>{base}</span></span>
    </>
  );
  if (!to) return <div className="card tile">{inside}</div>;
  return <Link className="card tile" to={to} aria-label={loading ? label : t('kpi.open', { label, value: unit ? `${value} ${unit}` : value })}>{inside}</Link>;
}
