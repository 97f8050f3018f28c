// Where staffing hears who is on shift: the roster belongs to a younger module, which says it here.
import type { Context } from '../../core/context.ts';

/** Somebody's time on the desk of a store. */
export interface RosterShift { employeeId: string; name: string; nameEn: string | null; startsAt: string; endsAt: string }
export type RosterSource = (ctx: Context, storeId: string, from: string, until: string) => Promise<RosterShift[]>;
let source: RosterSource | null = null;

/** Declares where the shifts of a store come from; said once. */
export function defineRoster(given: RosterSource): void {
  if (source) throw new Error('The roster is declared twice');
  source = given;
}
/** The shifts of a store that touch a span of instants. */
export const rosterOf: RosterSource = (ctx, storeId, from, until) => (source ? source(ctx, storeId, from, until) : Promise.resolve([]));
