// The figures of a customer's behaviour, as pure sums over days: what the statements must agree with, and the words behind them.
import { addDays, daysBetween } from '../core/clock.ts';
import { decimal } from '../core/money.ts';

/** Windows of behaviour, in days. The last N days of day D are the days after D − N; days ahead of D count already. */
export const WINDOWS = [30, 90, 180, 365] as const;
export type WindowDays = (typeof WINDOWS)[number];

/** One receipt, as far as behaviour looks at it: `sales` above zero means a visit; `returns` is zero or below. */
export interface Receipt { businessOn: string; sales: string; returns: string; saleLines: number }

export interface Behaviour {
  firstPurchaseOn: string | null; lastPurchaseOn: string | null;
  visits: number; spend: string; returned: string; netSpend: string;
  visitsIn: Record<WindowDays, number>; spendIn: Record<WindowDays, string>;
  meanBasket: string | null; visitsPerWeek: string; returnRate: string | null; daysBetween: string | null;
}

/** Is a business day within the last `days` days of `today`? */
const isWithin = (businessOn: string, today: string, days: number): boolean => businessOn > addDays(today, -days);

/** Behaviour worked out from nothing: the definition that incremental upkeep is held to. */
export function behaviourOf(receipts: readonly Receipt[], today: string): Behaviour {
  const sales = receipts.filter((receipt) => receipt.saleLines > 0);
  const sum = (rows: readonly Receipt[], key: 'sales' | 'returns') => rows.reduce((total, row) => total.plus(row[key]), decimal(0));
  const days = sales.map((receipt) => receipt.businessOn).sort();
  const first = days[0] ?? null;
  const last = days.at(-1) ?? null;
  const spend = sum(receipts, 'sales');
  const returned = sum(receipts, 'returns').negated();
  const inWindow = (window: number) => sales.filter((receipt) => isWithin(receipt.businessOn, today, window));
  const per = <T>(make: (window: WindowDays) => T) => Object.fromEntries(WINDOWS.map((window) => [window, make(window)])) as Record<WindowDays, T>;
  const visitsIn = per((window) => inWindow(window).length);
  return {
    firstPurchaseOn: first, lastPurchaseOn: last, visits: sales.length,
    spend: spend.toFixed(4), returned: returned.isZero() ? '0.0000' : returned.toFixed(4), netSpend: spend.minus(returned).toFixed(4),
    visitsIn, spendIn: per((window) => sum(inWindow(window), 'sales').toFixed(4)),
    meanBasket: sales.length ? spend.dividedBy(sales.length).toFixed(6) : null,
    visitsPerWeek: decimal(visitsIn[90]).times(7).dividedBy(90).toFixed(6),
    returnRate: spend.isZero() ? null : returned.dividedBy(spend).toFixed(6),
    daysBetween: sales.length > 1 && first && last ? decimal(daysBetween(first, last)).dividedBy(sales.length - 1).toFixed(6) : null,
  };
}
