// What has to be there before an action counts as done: a supplier's answer, a course that was passed. Each is said once, and asked when the action is completed.
import type { CorrectiveAction } from '../../schema/quality/corrective-action.ts';
import type { WriteContext } from '../core/context.ts';
import { qualityReasons } from './quality.messages.ts';

/*
 *   begins   the action was opened or given to somebody else: what it asks for is set going
 *   lacks    the reason word why it is not there yet; null when it is
 * Training joins in by training.requirement.ts.
 */
export interface Requirement {
  key: string;
  /** Does this action ask for it? */
  applies(action: CorrectiveAction): boolean;
  begins?(tx: WriteContext, action: CorrectiveAction): Promise<void>;
  lacks(tx: WriteContext, action: CorrectiveAction): Promise<string | null>;
}

const requirements = new Map<string, Requirement>();
/** Declares a requirement; a key said twice fails at start. */
export function defineRequirement(one: Requirement): void {
  if (requirements.has(one.key)) throw new Error(`The requirement ${one.key} is declared twice`);
  requirements.set(one.key, one);
}

/** Lets what an action asks for begin. */
export async function beginRequirements(tx: WriteContext, action: CorrectiveAction): Promise<void> {
  for (const one of requirements.values()) if (one.applies(action)) await one.begins?.(tx, action);
}
/** The first reason why an action cannot count as done yet; null when nothing is lacking. */
export async function lackOf(tx: WriteContext, action: CorrectiveAction): Promise<string | null> {
  for (const one of requirements.values()) {
    const lack = one.applies(action) ? await one.lacks(tx, action) : null;
    if (lack) return lack;
  }
  return null;
}

defineRequirement({
  key: 'supplier', applies: (action) => Boolean(action.supplierName),
  lacks: async (_tx, action) => (action.supplierAnswer ? null : qualityReasons.ACTION_SUPPLIER),
});
