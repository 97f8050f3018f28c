// Who carries payouts to the outside, and who is told when one is done: adapters and the modules' own ends register here.
import type { Context, WriteContext } from '../../core/context.ts';
import type { Side } from '../../core/double-entry.ts';

/** A payout as an adapter sees it. */
export interface PayoutOrder { id: string; key: string; kind: string; amount: string; currency: string; storeId: string | null; resource: string; resourceKey: string; detail: Record<string, unknown> }

export interface PayoutAdapter {
  key: string;
  /** Is it the one that this chain's settings ask for? */
  isMeant(ctx: Context): boolean;
  /**
   * Hands the order over; answers how the other side calls it, throws when it did not take it. May be called again with the
   * same key after a crash: the other side acts once. Without it the ledger itself is the end: booked, and paid by who reads it.
   */
  send?(ctx: Context, order: PayoutOrder): Promise<string>;
}
const adapters: PayoutAdapter[] = [];
/** Registers an adapter; the first that is meant carries. */
export const definePayoutAdapter = (adapter: PayoutAdapter): void => { adapters.push(adapter); };
export const adapterFor = (ctx: Context): PayoutAdapter => adapters.find((one) => one.isMeant(ctx)) ?? LEDGER_ONLY;
export const adapterOf = (key: string): PayoutAdapter | undefined => (key === LEDGER_ONLY.key ? LEDGER_ONLY : adapters.find((one) => one.key === key));
/** No other system: finance pays by the exported ledger. */
export const LEDGER_ONLY: PayoutAdapter = { key: 'ledger', isMeant: () => true };

export interface PayoutEnd {
  /** Pay and the like: the event log keeps its amount apart, with what is personal. */
  isPersonal?: boolean;
  /** How a paid payout is booked; not at all where no money has moved (a voucher). */
  sides(order: PayoutOrder): Side[];
  /** Told in the transaction that books it. */
  paid(tx: WriteContext, order: PayoutOrder): Promise<void>;
  /** The same of many that are booked by one commit; without it each is told by itself. */
  paidAll?(tx: WriteContext, orders: readonly PayoutOrder[]): Promise<void>;
}
const ends = new Map<string, PayoutEnd>();
/** A module says how payouts of its noun are booked and what follows. */
export const definePayoutEnd = (resource: string, end: PayoutEnd): void => { ends.set(resource, end); };
export function endOf(resource: string): PayoutEnd {
  const end = ends.get(resource);
  if (!end) throw new Error(`Nobody knows how a payout of ${resource} ends`);
  return end;
}
