// Who may take a ticket of a category: the training module answers with certificates; until then everybody may.
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';

/** Why an employee may not take tickets of a category (a certificate that is missing or has ended); null: she may. */
export type MayTake = (tx: WriteContext, employeeId: string, categoryId: string | null) => Promise<Label | null>;
const judges: MayTake[] = [];
/** Registers a judge; the first that says no is heard. */
export const addMayTake = (judge: MayTake): void => { judges.push(judge); };

/** What stands against her taking it, or null. */
export async function againstTaking(tx: WriteContext, employeeId: string, categoryId: string | null): Promise<Label | null> {
  for (const judge of judges) { const no = await judge(tx, employeeId, categoryId); if (no) return no; }
  return null;
}
