// A line of the periods before in the height of a table row; what it says stands in the cells beside it and, period by period, in the opened value.
const WIDTH = 72;
const HEIGHT = 22;

/** Missing values break the line. */
export function Spark({ values, label, bad }: { values: readonly (number | null)[]; label: string; bad?: boolean }) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return <span className="t3">–</span>;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const at = (value: number, i: number): string => `${((i / (values.length - 1)) * (WIDTH - 6) + 3).toFixed(1)},${(HEIGHT - 3 - ((value - low) / (high - low || 1)) * (HEIGHT - 6)).toFixed(1)}`;
  const runs: string[][] = [[]];
  values.forEach((value, i) => { if (value === null) runs.push([]); else runs.at(-1)?.push(at(value, i)); });
  const colour = bad ? 'var(--c4)' : 'var(--c1)';
  const end = values.at(-1) === null ? null : at(values.at(-1) as number, values.length - 1).split(',');
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {runs.filter((run) => run.length > 1).map((run) => <polyline key={run[0]} points={run.join(' ')} fill="none" stroke={colour} strokeWidth={1.5} />)}
      {end && <circle cx={end[0]} cy={end[1]} r={2.5} fill={colour} />}
    </svg>
  );
}
