// The names that formulas of pay may use, with their units and words, and where their figures come from: each source registers once.
import type { Context } from '../core/context.ts';
import type { Names, PayName } from './formula.rules.ts';
import type { Figure } from './formula-value.rules.ts';

/** Whose figures, over which days, by what was known when. */
export interface FiguresAsked { names: readonly string[]; employeeIds: readonly string[]; from: string; until: string; asOf: string }
/** A source of figures: its names, and one reading for many people. Who is not in the answer has no data. */
export interface PaySource {
  key: string;
  names(): readonly PayName[];
  read(ctx: Context, asked: FiguresAsked): Promise<ReadonlyMap<string, Readonly<Record<string, Figure>>>>;
}

const sources: PaySource[] = [];
/** Registers a source; a key said twice fails at start. */
export function definePaySource(source: PaySource): void {
  if (sources.some((one) => one.key === source.key)) throw new Error(`The source of pay figures ${source.key} is registered twice`);
  sources.push(source);
}

/** The catalogue: every name that may stand in a formula. */
export const payNames = (): Names => new Map(sources.flatMap((source) => source.names()).map((one) => [one.key, one]));

/** The figures of people by name; one statement or few a name, however many people. */
export async function readFigures(ctx: Context, asked: FiguresAsked): Promise<Map<string, Record<string, Figure>>> {
  const found = new Map<string, Record<string, Figure>>(asked.employeeIds.map((id) => [id, {}]));
  for (const source of sources) {
    const own = new Set(source.names().map((one) => one.key));
    const names = asked.names.filter((name) => own.has(name));
    if (!names.length || !asked.employeeIds.length) continue;
    for (const [id, figures] of await source.read(ctx, { ...asked, names })) Object.assign(found.get(id) ?? {}, figures);
  }
  return found;
}
