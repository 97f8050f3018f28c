// Kinds of duties: younger modules say who may owe one, what it leads to, and what follows when its time has passed.
import type { Duty } from '../../../schema/platform/duty.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import type { Hold } from '../due/due.registry.ts';

export interface DutyKind {
  /** module.what. */
  kind: string;
  /** May people end it by hand? Else it ends by the act that fulfils it. */
  byHand: boolean;
  /** Refuses somebody who could not do it. */
  demandOwner(tx: WriteContext, duty: Duty, employeeId: string): Promise<void>;
  /** May the viewer hand it over or end it? The owner always may. */
  mayManage(ctx: Context, duty: Duty): boolean;
  /** Locks the row that it is about without waiting. */
  take(tx: WriteContext, duty: Duty): Promise<Hold>;
  /** To which matter alerts about it belong; its own when unsaid. */
  matter?(tx: WriteContext, duty: Duty): Promise<{ matter: string; again: boolean }>;
  /** Where an alert about it leads. */
  link(tx: WriteContext, duty: Duty): Promise<{ resource: string; id: string } | null>;
  /** It was handed over by itself; what it is about follows. */
  handed?(tx: WriteContext, duty: Duty): Promise<void>;
  /** Its time has passed while it was open; the owner has been told. */
  overdue(tx: WriteContext, duty: Duty, how: { isLate: boolean }): Promise<void>;
}
const kinds = new Map<string, DutyKind>();
/** Declares a kind; a name said twice fails at start. */
export function defineDuty(kind: DutyKind): void {
  if (kinds.has(kind.kind)) throw new Error(`The duty ${kind.kind} is declared twice`);
  kinds.set(kind.kind, kind);
}
export function dutyKind(kind: string): DutyKind {
  const found = kinds.get(kind);
  if (!found) throw new Error(`Nobody declared the duty ${kind}`);
  return found;
}
