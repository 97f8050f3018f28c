// Where money is accounted for: accounts, balanced transactions that never change, their entries, and what is owed to the outside.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum AccountKind { EXPENSE = 'EXPENSE', INCOME = 'INCOME', ASSET = 'ASSET', LIABILITY = 'LIABILITY' }
registerEnumType(AccountKind, { name: 'AccountKind' });
export enum PayoutState { DUE = 'DUE', PAID = 'PAID', PARKED = 'PARKED', CANCELLED = 'CANCELLED' }
registerEnumType(PayoutState, { name: 'PayoutState', description: 'DUE: under way; PAID: done and booked; PARKED: given up after many tries, a person decides; CANCELLED: taken back before it went, or booked back where the ledger is its end.' });

@Noun('LedgerAccount', { table: 'ledger_accounts', read: 'platform:read-ledger', defaultSort: { prop: 'key', order: 'ASC' }, description: 'What amounts are booked to.' })
export class LedgerAccount extends Row {
  @Prop({ kind: 'text', description: 'Stable name used by code.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: AccountKind }) accountKind!: AccountKind;
}

@Noun('LedgerTransaction', {
  table: 'ledger_transactions', read: 'platform:read-ledger', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'Entries that belong together and add up to nothing; never changed, taken back by another that reverses it.',
})
export class LedgerTransaction {
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'instant', fallback: 'now()' }) postedAt!: string;
  @Prop({ kind: 'text', description: 'What it was for, once for all: the same key is booked once.' }) key!: string;
  @Prop({ kind: 'text', facet: true, description: 'noun.verb, such as compensation.granted' }) kind!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', facet: true, description: 'Noun that it is about.' }) resource!: string;
  @Prop({ kind: 'text', description: 'Key of that row, without its customer.' }) resourceKey!: string;
  @Prop({ kind: 'money', scale: 2, description: 'Sum of its debits.' }) amount!: string;
  @Prop({ kind: 'int' }) entryCount!: number;
  @Prop({ kind: 'id', of: 'LedgerTransaction', nullable: true, description: 'The one that this one takes back.' }) reversesId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Who caused it.' }) actorName!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'The same, by the English name.' }) actorNameEn?: string | null;
}

@Noun('LedgerEntry', {
  table: 'ledger_entries', roots: { one: 'ledgerEntry', many: 'ledgerEntries' }, read: 'platform:read-ledger', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'One side of a transaction.',
})
export class LedgerEntry {
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'LedgerTransaction' }) transactionId!: string;
  @Prop({ kind: 'id', of: 'LedgerAccount', facet: true }) accountId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'instant', fallback: 'now()' }) postedAt!: string;
  @Prop({ kind: 'money', scale: 2, description: 'Above 0 debit, below 0 credit.' }) amount!: string;
}

@Noun('Payout', {
  table: 'payouts', read: 'platform:read-ledger', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'Something of worth that another system shall hand over: told to it until it says yes, booked once.',
})
export class Payout extends Row {
  @Prop({ kind: 'text', description: 'Sent along at every try, so that the other side acts once.' }) key!: string;
  @Prop({ kind: 'text', facet: true, description: 'REFUND, VOUCHER, CARE and the like.' }) kind!: string;
  @Prop({ kind: 'enum', enum: PayoutState, facet: true, fallback: "'DUE'" }) state!: PayoutState;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', facet: true }) resource!: string;
  @Prop({ kind: 'text' }) resourceKey!: string;
  @Prop({ kind: 'money', scale: 2 }) amount!: string;
  @Prop({ kind: 'text', facet: true, description: 'Key of the adapter that carries it.' }) adapter!: string;
  @Prop({ kind: 'int', fallback: '0', description: 'Tries so far.' }) attempts!: number;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What the last try failed by.' }) lastError?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'How the other side calls it.' }) reference?: string | null;
  @Prop({ kind: 'instant', nullable: true }) paidAt?: string | null;
  /** What is sent besides the amount; no personal values. */
  @Prop({ kind: 'json', hidden: true, nullable: true }) detail?: unknown;
}
