// What a question turned out to be: how hard, and how well it tells those who know from those who do not. Pure.

/** One person's go at a question: the share of its points, and what the same person came to with the rest of the paper (0 to 1). */
export interface Go { share: number; rest: number }
export interface ItemStatistics {
  answers: number;
  /** Mean share of the points: 1 is easy, 0 is hard. */
  difficulty: number | null;
  /** Correlation of the item with the rest of the paper (point-biserial where it is all or nothing); null where one of them never varies. */
  discrimination: number | null;
  /** Mean share among the best 27 % less that among the last 27 %; null with too few. */
  upperLower: number | null;
  /** What deserves a look. */
  flags: ('FEW' | 'TOO_EASY' | 'TOO_HARD' | 'WEAK' | 'INVERSE')[];
}

/** Below so many answers nothing is said of a question. */
const FEWEST = 10;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's correlation; null where one side never varies. Of a side of noughts and ones it is the point-biserial one. */
export function correlation(left: readonly number[], right: readonly number[]): number | null {
  if (left.length < 2) return null;
  const [ml, mr] = [mean(left), mean(right)];
  let [both, ll, rr] = [0, 0, 0];
  left.forEach((value, i) => { const [dl, dr] = [value - ml, (right[i] as number) - mr]; both += dl * dr; ll += dl * dl; rr += dr * dr; });
  return ll < 1e-12 || rr < 1e-12 ? null : both / Math.sqrt(ll * rr);
}

/** Kelley's difference of the outer 27 %: at least one person at each end, who do not overlap; ties at the edge share it evenly. */
export function upperLower(goes: readonly Go[]): number | null {
  const size = Math.round(goes.length * 0.27);
  if (size < 1 || size * 2 > goes.length) return null;
  const end = (sorted: readonly Go[]): number => {
    const edge = (sorted[size - 1] as Go).rest;
    const inside = sorted.filter((go, i) => i < size && go.rest !== edge);
    const tied = sorted.filter((go) => go.rest === edge);
    return (inside.reduce((sum, go) => sum + go.share, 0) + (size - inside.length) * mean(tied.map((go) => go.share))) / size;
  };
  return end([...goes].sort((a, b) => b.rest - a.rest)) - end([...goes].sort((a, b) => a.rest - b.rest));
}

/** All that is said of a question. */
export function itemStatistics(goes: readonly Go[]): ItemStatistics {
  if (goes.length < FEWEST) return { answers: goes.length, difficulty: null, discrimination: null, upperLower: null, flags: ['FEW'] };
  const difficulty = mean(goes.map((go) => go.share));
  const discrimination = correlation(goes.map((go) => go.share), goes.map((go) => go.rest));
  const flags: ItemStatistics['flags'] = [];
  if (difficulty > 0.95) flags.push('TOO_EASY');
  if (difficulty < 0.2) flags.push('TOO_HARD');
  if (discrimination !== null) { if (discrimination < 0) flags.push('INVERSE'); else if (discrimination < 0.15) flags.push('WEAK'); }
  return { answers: goes.length, difficulty, discrimination, upperLower: upperLower(goes), flags };
}
