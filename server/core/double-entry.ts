// Double entry: what may be booked at all. At least two sides of two digits, none of them nothing, together nothing. Pure.
import { addMoney, decimal, isMoney, toMoney } from './money.ts';

export interface Side { account: string; amount: string }

/** Thrown for what must never reach the books: a mistake of the caller's code, not of a person. */
export class LedgerError extends Error { override name = 'LedgerError'; }

/** Checks the sides of a transaction and answers them as they are booked, with the sum of the debits. */
export function balanced(sides: readonly Side[]): { sides: Side[]; amount: string } {
  if (sides.length < 2) throw new LedgerError('A transaction has two sides at least');
  if (!sides.every((side) => isMoney(side.amount) && !decimal(side.amount).isZero())) throw new LedgerError('A side is an amount of two digits, and not nothing');
  const fit = sides.map((side) => ({ account: side.account, amount: toMoney(side.amount) }));
  if (!decimal(addMoney(...fit.map((side) => side.amount))).isZero()) throw new LedgerError('The sides do not add up to nothing');
  return { sides: fit, amount: addMoney(...fit.filter((side) => !side.amount.startsWith('-')).map((side) => side.amount)) };
}

/** An amount moved from one account to another: debited here, credited there. */
export const move = (amount: string, debit: string, credit: string): Side[] => [{ account: debit, amount }, { account: credit, amount: toMoney(decimal(amount).negated()) }];
