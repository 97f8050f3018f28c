// Lines of another system gathered into results: one an indicator and number, amounts summed exactly. Pure.
import { compareNumbers, decimal } from '../../core/money.ts';

export interface ResultLine {
  indicator: string; reference: string; employeeId: string | null; storeId: string | null; occurredOn: string; amount: string | null; quantity: string | null; unitPrice: string | null; discount: string | null;
  bestAmount: string | null; party: string | null; promisedOn: string | null; finishedOn: string | null; note: string | null;
}
export interface GatheredResult {
  indicator: string; reference: string; employeeId: string | null; storeId: string | null; occurredOn: string; amount: string | null; grossAmount: string | null; bestAmount: string | null;
  party: string | null; promisedOn: string | null; finishedOn: string | null; isOnTime: boolean | null; isTopTwo: boolean | null; note: string | null;
}

/** What a line is worth: its amount, or pieces by price, before and after its discount (0 to 1). */
export function worthOf(line: Pick<ResultLine, 'amount' | 'quantity' | 'unitPrice' | 'discount'>): { net: string | null; gross: string | null } {
  if (line.unitPrice === null) return { net: line.amount, gross: line.amount };
  const gross = decimal(line.unitPrice).times(line.quantity ?? 1);
  return { gross: gross.toFixed(), net: line.amount ?? gross.times(decimal(1).minus(line.discount ?? 0)).toFixed() };
}

/** Is a discount a share of 0 to 1? */
export const isDiscount = (text: string | null): boolean => text === null || (compareNumbers(text, 0) >= 0 && compareNumbers(text, 1) <= 0);

/** A result of its first line. */
export function beginResult(line: ResultLine): GatheredResult {
  const { quantity: _q, unitPrice: _u, discount: _d, ...facts } = line;
  const { net, gross } = worthOf(line);
  return {
    ...facts, amount: net, grossAmount: gross, isOnTime: line.promisedOn && line.finishedOn ? line.finishedOn <= line.promisedOn : null,
    isTopTwo: net !== null && line.bestAmount !== null ? compareNumbers(net, decimal(line.bestAmount).minus(1)) >= 0 : null,
  };
}

const SAME = ['employeeId', 'storeId', 'occurredOn', 'bestAmount', 'party', 'promisedOn', 'finishedOn'] as const;
/** Adds another line of the same number; false where it says another person, day or party. */
export function addLine(result: GatheredResult, line: ResultLine): boolean {
  if (SAME.some((key) => line[key] !== result[key])) return false;
  const { net, gross } = worthOf(line);
  const sum = (a: string | null, b: string | null): string | null => (a === null && b === null ? null : decimal(a ?? 0).plus(b ?? 0).toFixed());
  result.amount = sum(result.amount, net);
  result.grossAmount = sum(result.grossAmount, gross);
  return true;
}
