// What has to be there before an action counts as done: a supplier's answer, a course that was passed, a picture where the fault was shown by one. Each is said once, and asked when the action is completed.
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

const SHOWN_BY_AUDIT = `
  select exists (select 1 from findings f join audit_files p on p.audit_id = case when f.source_key ~ '^[0-9]{1,18}$' then f.source_key::bigint end and p.question_key = f.question_key and p.dispute_id is null and p.file_kind = 'PICTURE'
    where f.id = $1 and f.source = 'AUDIT' and f.source_resource = 'Audit') "isAsked", exists (select 1 from corrective_photos c where c.action_id = $2 and c.moment = 'AFTER') "isThere"`;
// A fault that was shown is shown to be gone: else nobody but the owner can say so.
defineRequirement({
  key: 'photo', applies: () => true,
  lacks: async (tx, action) => {
    const [found] = await tx.manager.query<{ isAsked: boolean; isThere: boolean }[]>(SHOWN_BY_AUDIT, [action.findingId, action.id]);
    return found?.isAsked && !found.isThere ? qualityReasons.ACTION_PROOF : null;
  },
});
