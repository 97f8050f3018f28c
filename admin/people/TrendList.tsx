// The periods before of one value, newest first, each with what it was and the points it brought: what the line of the table shows, to be read on a phone too.
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { ValueRow } from './people.operations.ts';
import { useSay } from './words.ts';

export function TrendList({ value, from, kind }: { value: ValueRow; from: string; kind: string }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const rows = [...value.trend, { from, value: value.value, points: value.points }].reverse();
  const period = (on: string): string => (kind === 'MONTH' ? format.month(on.slice(0, 7)) : format.day(on));
  return (
    <ul className="plain t13">{rows.map((one) => (
      <li key={one.from} className="row g8" style={{ padding: '3px 0' }}>
        <span className={one.from === from ? 'b nw' : 't2 nw'} style={{ minWidth: 120 }}>{period(one.from)}</span>
        <span className="bar grow"><i style={{ width: `${one.points === null ? 0 : Math.max(0, Math.min(100, Number(one.points)))}%` }} /></span>
        <b className="nw" style={{ minWidth: 64, textAlign: 'right' }}>{say.value(value.unit, one.value)}</b>
        <span className="t12 t3 nw" style={{ minWidth: 56, textAlign: 'right' }}>{one.points === null ? '' : t('scorecards.trendPoints', { points: say.points(one.points) })}</span>
      </li>
    ))}</ul>
  );
}
