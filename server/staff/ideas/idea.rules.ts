// The month's best ideas, as a pure rule: by how many stores took them up, then by votes, then by who came first; and what each place is worth.
import { addMoney } from '../../core/money.ts';

export interface Candidate { id: string; proposerId: string; adoptionCount: number; voteCount: number; proposedAt: string }
export interface Placed extends Candidate { place: number; amount: string }

/** 200 to 500 yuan for the best three. */
const AMOUNTS = ['500.00', '350.00', '200.00'] as const;

/** The best three. Who is equal in stores and votes shares the better place and has its amount: nobody loses to a tie; so there may be four. */
export function bestThree(list: readonly Candidate[]): Placed[] {
  const sorted = [...list].filter((one) => one.adoptionCount > 0).sort((a, b) => b.adoptionCount - a.adoptionCount || b.voteCount - a.voteCount || a.proposedAt.localeCompare(b.proposedAt) || Number(BigInt(a.id) - BigInt(b.id)));
  let place = 0;
  return sorted.flatMap((one, at) => {
    const before = sorted[at - 1];
    if (!before || before.adoptionCount !== one.adoptionCount || before.voteCount !== one.voteCount) place = at + 1;
    return place <= AMOUNTS.length ? [{ ...one, place, amount: AMOUNTS[place - 1] as string }] : [];
  });
}

/** What a month costs in all. */
export const costOf = (best: readonly Placed[]): string => addMoney(...best.map((one) => one.amount));
