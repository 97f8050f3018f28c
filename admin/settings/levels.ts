// The limits inside tier rules as plain form fields, and back: the conditions stay, their values and the grace change.

export type Rule = Record<string, unknown>;
export interface Level { tier: string; entry: Rule; graceDays: number; labelZh: string; labelEn: string }
export interface Leaf { path: string; rule: Rule; value: string | number }

/** Conditions with one value, each with its place: `0.any.1`. */
export function leavesOf(rule: Rule, path: string): Leaf[] {
  for (const join of ['all', 'any'] as const) {
    const inside = rule[join];
    if (Array.isArray(inside)) return inside.flatMap((each: Rule, at) => leavesOf(each, `${path}-${join}-${at}`));
  }
  if (rule.not && typeof rule.not === 'object') return leavesOf(rule.not as Rule, `${path}-not`);
  return typeof rule.value === 'string' || typeof rule.value === 'number' ? [{ path, rule, value: rule.value }] : [];
}
const placeOf = (at: number): string => `level-${at}`;

/** One form value for each limit and each grace. */
export const inputsOf = (levels: readonly Level[]): Record<string, string | number> => Object.fromEntries(levels.flatMap((level, at) => [
  ...leavesOf(level.entry, placeOf(at)).map((leaf) => [leaf.path, leaf.value] as const), [`${placeOf(at)}-grace`, level.graceDays] as const,
]));

function withValues(rule: Rule, path: string, values: Record<string, unknown>): Rule {
  for (const join of ['all', 'any'] as const) {
    const inside = rule[join];
    if (Array.isArray(inside)) return { ...rule, [join]: inside.map((each: Rule, at) => withValues(each, `${path}-${join}-${at}`, values)) };
  }
  if (rule.not && typeof rule.not === 'object') return { ...rule, not: withValues(rule.not as Rule, `${path}-not`, values) };
  const next = values[path];
  if (next === undefined || next === null) return rule;
  return { ...rule, value: typeof rule.value === 'number' ? Number(next) : String(next) };
}

/** The levels with what the form says. */
export const withInputs = (levels: readonly Level[], values: Record<string, unknown>): Level[] =>
  levels.map((level, at) => ({ ...level, entry: withValues(level.entry, placeOf(at), values), graceDays: Number(values[`${placeOf(at)}-grace`] ?? level.graceDays) }));
