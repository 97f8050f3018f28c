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

/** Marks that one picture takes. */
export const MOST_MARKS = 20;
const MOST_POINTS = 150;
type Point = [number, number];

/** Where a pointer is, in shares of the box. */
export function shareAt(event: { clientX: number; clientY: number }, box: { left: number; top: number; width: number; height: number }): Point {
  const share = (value: number, size: number): number => Number(Math.min(1, Math.max(0, value / (size || 1))).toFixed(4));
  return [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)];
}

/** The mark as the pointer has come to a point: its other corner or its head, or a further point of a line. */
export function drawnTo(mark: Mark, point: Point): Mark {
  const last = mark.points.at(-1) as Point;
  if (mark.shape !== 'LINE') return { ...mark, points: [mark.points[0] as Point, point] };
  const isFar = mark.points.length < MOST_POINTS && Math.hypot(point[0] - last[0], point[1] - last[1]) > 0.006;
  return isFar ? { ...mark, points: [...mark.points, point] } : mark;
}

/** The mark when the pointer has left; a touch that did not move is a circle around where it was. */
export function endOfMark(mark: Mark): Mark {
  const [first, last] = [mark.points[0] as Point, mark.points.at(-1) as Point];
  const isTap = mark.points.length <= 2 && Math.hypot(last[0] - first[0], last[1] - first[1]) < 0.02;
  return isTap ? { shape: 'CIRCLE', points: [[Math.max(0, first[0] - 0.08), Math.max(0, first[1] - 0.08)], [Math.min(1, first[0] + 0.08), Math.min(1, first[1] + 0.08)]] } : mark;
}
