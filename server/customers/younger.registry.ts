// What younger modules add to customers: fields that rules may ask for, facts they are judged by, and what follows when customers change.
import type { FieldDefinition } from '../core/rule-tree/catalogue.ts';
import type { WriteContext } from '../core/context.ts';
import type { RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { addSubjectPart, type CustomerSubject } from './customer.subject.ts';
import { alsoHighValue } from './tier.rules.ts';
import { onCustomersTouched, touchCustomers } from './touch.ts';

/** Adds a field that segments, tags and tiers may speak of. SQL stands over `customers c`. */
export const addCustomerField = (field: FieldDefinition<CustomerSubject>): void => { customerCatalogue.defineField(field); };
/** Adds to the shipped tiers what else makes a customer one of high value. */
export const addHighValue = (rule: RuleNode): void => { alsoHighValue(rule); };
/** Adds facts to the customer as rules judge her in memory, under `subject.more[key]`: a JSON expression over `customers c`. */
export const addCustomerFacts = (key: string, sql: string): void => { addSubjectPart(key, sql); };
/** Runs when who a customer is was erased, inside the same transaction. */
export const onCustomersErased = (erase: (tx: WriteContext, customerIds: readonly string[]) => Promise<void>): void => {
  onCustomersTouched(90, async (tx, customerIds, touch) => { if (touch.note === 'erased') await erase(tx, customerIds); });
};
/** Runs when two customers were merged or set apart again, inside the same transaction: both ids are told. */
export const onCustomersMerged = (follow: (tx: WriteContext, customerIds: readonly string[]) => Promise<void>): void => {
  onCustomersTouched(91, async (tx, customerIds, touch) => { if (touch.kind === 'merge') await follow(tx, customerIds); });
};
/** Brings segments, tags and tiers of a customer up to date after something of a younger module changed. */
export const refreshCustomers = (tx: WriteContext, customerIds: readonly string[]): Promise<void> => touchCustomers(tx, customerIds, { kind: 'tickets' });
