// The numbers that can be opened: each module registers its own, with what they mean and the function that tells how one came about.
import type { Permission } from '../../../schema/permission.ts';
import type { Context } from '../../core/context.ts';
import type { Explanation } from '../../core/explanation.ts';
import type { Label } from '../../core/language.ts';

export interface ExplainTarget { id: string; params: Record<string, unknown> }
export interface ExplainableNumber {
  /** `<noun>.<number>`. */
  number: string;
  label: Label;
  definition: Label;
  /** The word without which it is not told; the function judges the row. */
  word: Permission;
  /** Noun whose id it asks for. */
  of?: string;
  params?: readonly string[];
  /** Null where there is no such row, or none for this viewer. */
  explain(ctx: Context, target: ExplainTarget): Promise<Explanation | null>;
}

const numbers = new Map<string, ExplainableNumber>();
/** Registers a number; a name said twice fails at start. */
export function defineExplainable(one: ExplainableNumber): void {
  if (numbers.has(one.number)) throw new Error(`The number ${one.number} is registered twice`);
  numbers.set(one.number, one);
}
export const explainable = (number: string): ExplainableNumber | undefined => numbers.get(number);
export const explainables = (): ExplainableNumber[] => [...numbers.values()];
