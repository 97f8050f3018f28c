// The RFM grid as pure figures: cells of r, f and m folded to a grid, groups summed, and the spans of each score in words.
export interface RfmGroup { key: string; zh: string; en: string; when: { r?: [number, number]; f?: [number, number]; m?: [number, number] } }
export interface RfmCuts { recency: string[]; frequency: string[]; money: string[] }
export interface RfmModel {
  id: string; key: string; number: number; nameZh: string; nameEn: string; format: string | null; method: 'QUANTILE' | 'PERCENTILE' | 'FIXED'; windowDays: number;
  cuts: RfmCuts | null; groups: RfmGroup[]; effectiveFrom: string; supersededAt: string | null; asOf: string | null; computedAt: string | null; customerCount: number;
}
export interface RfmCell { r: number; f: number; m: number; groupKey: string; customers: number; value: string }
export interface GridCell { r: number; f: number; customers: number; value: number; /** The group that most of its customers are in. */ groupKey: string | null }

/** One cell for each recency and frequency; money scores are folded together. */
export function foldCells(cells: readonly RfmCell[]): GridCell[] {
  return [5, 4, 3, 2, 1].flatMap((f) => [5, 4, 3, 2, 1].map((r) => {
    const inside = cells.filter((cell) => cell.r === r && cell.f === f);
    const groups = new Map<string, number>();
    for (const cell of inside) groups.set(cell.groupKey, (groups.get(cell.groupKey) ?? 0) + cell.customers);
    const [groupKey = null] = [...groups].sort((a, b) => b[1] - a[1])[0] ?? [];
    return { r, f, groupKey, customers: inside.reduce((sum, cell) => sum + cell.customers, 0), value: inside.reduce((sum, cell) => sum + Number(cell.value), 0) };
  }));
}

/** Customers and money of each group, in the order of the model. */
export function sumGroups(cells: readonly RfmCell[], groups: readonly RfmGroup[]): { group: RfmGroup | null; key: string; cells: number; customers: number; value: number }[] {
  const keys = [...groups.map((group) => group.key), ...new Set(cells.map((cell) => cell.groupKey).filter((key) => !groups.some((group) => group.key === key)))];
  return keys.map((key) => {
    const inside = cells.filter((cell) => cell.groupKey === key);
    return {
      key, group: groups.find((group) => group.key === key) ?? null, cells: new Set(inside.map((cell) => `${cell.r}${cell.f}`)).size,
      customers: inside.reduce((sum, cell) => sum + cell.customers, 0), value: inside.reduce((sum, cell) => sum + Number(cell.value), 0),
    };
  }).filter((each) => each.customers > 0);
}

/** The values a score stands for, from rising cut-offs: [over, up to]; null is open. Recency scores the other way round. */
export function spanOf(score: number, cuts: readonly string[], best: 'high' | 'low'): [string | null, string | null] {
  const place = best === 'high' ? score - 1 : 5 - score;
  return [place === 0 ? null : cuts[place - 1] ?? null, place === 4 ? null : cuts[place] ?? null];
}
