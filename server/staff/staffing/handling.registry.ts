// Where staffing hears what was done to the things that make work, and when: they belong to younger modules, which say it here.
import type { Context } from '../../core/context.ts';
import type { FilterValue } from '../../core/read/filter.ts';
import type { Act } from './handling.rules.ts';

export type { Act };

/** What was done to the rows of a filter, the latest `most` of them, and how many were looked at. */
export type ActsSource = (ctx: Context, filter: FilterValue | null, most: number) => Promise<{ looked: number; acts: Act[] }>;
const sources = new Map<string, ActsSource>();

/** Declares where the acts on rows of a noun come from; said once. */
export function defineActs(noun: string, source: ActsSource): void {
  if (sources.has(noun)) throw new Error(`Acts on ${noun} are declared twice`);
  sources.set(noun, source);
}
/** The source of a noun; none where nobody notes what was done. */
export const actsSourceOf = (noun: string): ActsSource | undefined => sources.get(noun);
