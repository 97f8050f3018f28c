// Who may take a ticket of a category: nobody who is away with leave; gates answer with certificates; where there is none everybody may.
import { addDays } from '../../core/clock.ts';
import { awayNow } from '../../staff/places/leave.service.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';

/** What stands against it, and where it is put right. */
export interface Against extends Label { link?: { resource: string; id: string } }
/** Why an employee may not take tickets of a category (a certificate that is missing or has ended); null: she may. */
export type MayTake = (tx: WriteContext, employeeId: string, categoryId: string | null) => Promise<Against | null>;
const judges: MayTake[] = [];
/** Registers a judge; the first that says no is heard. */
export const addMayTake = (judge: MayTake): void => { judges.push(judge); };

/** What stands against her taking it, or null. Leave is looked at first. */
export async function againstTaking(tx: WriteContext, employeeId: string, categoryId: string | null): Promise<Against | null> {
  const back = await awayNow(tx, employeeId);
  if (back) return { zh: `休假到 ${addDays(back, -1)}，这几天不分派`, en: `on leave until ${addDays(back, -1)}; nothing is given in these days` };
  for (const judge of judges) { const no = await judge(tx, employeeId, categoryId); if (no) return no; }
  return null;
}
