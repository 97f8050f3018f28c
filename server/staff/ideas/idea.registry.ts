// Who is told when a month's best ideas are settled: pay registers here and hands the amount on.
import type { WriteContext } from '../../core/context.ts';

export interface IdeaAwarded { ideaId: string; title: string; employeeId: string; storeId: string | null; /** First day of the month. */ monthOn: string; place: number; amount: string }
const listeners: ((tx: WriteContext, awarded: IdeaAwarded) => Promise<void>)[] = [];
/** Runs once an award, in the transaction that settles the month. */
export const whenIdeaAwarded = (listener: (tx: WriteContext, awarded: IdeaAwarded) => Promise<void>): void => { listeners.push(listener); };
export async function tellAwarded(tx: WriteContext, awarded: IdeaAwarded): Promise<void> { for (const listener of listeners) await listener(tx, awarded); }
