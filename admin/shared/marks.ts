// Marks that somebody drew on a picture, as paths in the picture's own pixels; the same for those who draw and those who look.
export interface Mark { shape: 'CIRCLE' | 'ARROW' | 'LINE'; points: [number, number][] }

const n = (value: number): string => value.toFixed(1);

/** The path of one mark; points are shares of width and height. */
export function markPath(mark: Mark, width: number, height: number): string {
  const at = mark.points.map(([x, y]): [number, number] => [x * width, y * height]);
  const [first, last] = [at[0], at.at(-1)];
  if (!first || !last) return '';
  if (mark.shape === 'CIRCLE') {
    const [rx, ry] = [Math.abs(last[0] - first[0]) / 2, Math.abs(last[1] - first[1]) / 2];
    const [cx, cy] = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
    return `M${n(cx - rx)} ${n(cy)}a${n(rx)} ${n(ry)} 0 1 0 ${n(rx * 2)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-rx * 2)} 0`;
  }
  const line = `M${at.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
  if (mark.shape === 'LINE') return line;
  const size = Math.max(width, height) * 0.045;
  const turn = Math.atan2(last[1] - first[1], last[0] - first[0]);
  const wing = (by: number): string => `M${n(last[0])} ${n(last[1])}L${n(last[0] - size * Math.cos(turn + by))} ${n(last[1] - size * Math.sin(turn + by))}`;
  return line + wing(0.5) + wing(-0.5);
}
