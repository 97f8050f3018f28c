// What the answers of a survey come to, as pure rules over counts: means, spread, medians, boxes, promoters, how questions go together.
/** How many gave each answer. */
export type Counts = ReadonlyMap<number, number>;
/** How many gave this pair of answers, to the question of rating and to another. */
export interface Pair { rating: number; value: number; count: number }

const sumOf = (list: Iterable<number>): number => { let sum = 0; for (const one of list) sum += one; return sum; };
const rounded = (value: number, digits: number): string => {
  const text = (Math.round(value * 10 ** digits) / 10 ** digits).toFixed(digits).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

export interface Distribution {
  count: number; counts: number[]; mean: string | null; deviation: string | null; median: number | null;
  topTwo: string | null; topThree: string | null; bottomThree: string | null; promoters: number; passives: number; detractors: number; net: string | null;
}

/** One question by its counts on a scale from `least` to `best`; shares have six digits, the net score four. */
export function distribution(counts: Counts, least: number, best: number): Distribution {
  const list = Array.from({ length: best - least + 1 }, (_, at) => counts.get(least + at) ?? 0);
  const n = sumOf(list);
  const none = { count: 0, counts: list, mean: null, deviation: null, median: null, topTwo: null, topThree: null, bottomThree: null, promoters: 0, passives: 0, detractors: 0, net: null };
  if (!n) return none;
  const over = (isIn: (value: number) => boolean): number => sumOf(list.map((count, at) => (isIn(least + at) ? count : 0)));
  const mean = sumOf(list.map((count, at) => count * (least + at))) / n;
  const variance = n > 1 ? sumOf(list.map((count, at) => count * (least + at - mean) ** 2)) / (n - 1) : null;
  let left = Math.floor((n - 1) / 2);
  const median = least + list.findIndex((count) => { left -= count; return left < 0; });
  const isTen = best === 10;
  const promoters = isTen ? over((value) => value >= 9) : 0;
  const detractors = isTen ? over((value) => value <= 6) : 0;
  return {
    count: n, counts: list, mean: rounded(mean, 6), deviation: variance === null ? null : rounded(Math.sqrt(variance), 6), median,
    topTwo: rounded(over((value) => value > best - 2) / n, 6), topThree: rounded(over((value) => value > best - 3) / n, 6), bottomThree: rounded(over((value) => value < least + 3) / n, 6),
    promoters, detractors, passives: isTen ? n - promoters - detractors : 0, net: isTen ? rounded((100 * (promoters - detractors)) / n, 4) : null,
  };
}

/** The mean place of each answer, ties sharing theirs. */
function ranksOf(counts: Counts): Map<number, number> {
  const ranks = new Map<number, number>();
  let before = 0;
  for (const [value, count] of [...counts].sort((a, b) => a[0] - b[0])) { ranks.set(value, before + (count + 1) / 2); before += count; }
  return ranks;
}

function correlation(pairs: readonly { x: number; y: number; count: number }[]): string | null {
  const n = sumOf(pairs.map((one) => one.count));
  if (n < 2) return null;
  const mx = sumOf(pairs.map((one) => one.x * one.count)) / n;
  const my = sumOf(pairs.map((one) => one.y * one.count)) / n;
  const xy = sumOf(pairs.map((one) => one.count * (one.x - mx) * (one.y - my)));
  const spread = Math.sqrt(sumOf(pairs.map((one) => one.count * (one.x - mx) ** 2)) * sumOf(pairs.map((one) => one.count * (one.y - my) ** 2)));
  return spread === 0 ? null : rounded(xy / spread, 6);
}

/** How two questions go together: by their answers, and by the places of their answers. */
export function goTogether(pairs: readonly Pair[]): { pearson: string | null; spearman: string | null } {
  const add = (key: 'rating' | 'value'): Counts => pairs.reduce((all, one) => all.set(one[key], (all.get(one[key]) ?? 0) + one.count), new Map<number, number>());
  const [ratings, values] = [ranksOf(add('rating')), ranksOf(add('value'))];
  return {
    pearson: correlation(pairs.map((one) => ({ x: one.rating, y: one.value, count: one.count }))),
    spearman: correlation(pairs.map((one) => ({ x: ratings.get(one.rating) as number, y: values.get(one.value) as number, count: one.count }))),
  };
}

function variance(counts: Counts): number {
  const n = sumOf(counts.values());
  const mean = sumOf([...counts].map(([value, count]) => value * count)) / n;
  return n > 1 ? sumOf([...counts].map(([value, count]) => count * (value - mean) ** 2)) / (n - 1) : 0;
}

/** Cronbach's alpha of several questions, by the counts of each and of their sums; null where it says nothing. */
export function alphaOf(items: readonly Counts[], sums: Counts): string | null {
  const k = items.length;
  const whole = sums.size ? variance(sums) : 0;
  if (k < 2 || whole === 0) return null;
  return rounded((k / (k - 1)) * (1 - sumOf(items.map(variance)) / whole), 6);
}
