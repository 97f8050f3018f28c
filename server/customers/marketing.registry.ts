// What pauses marketing to a customer: younger modules register their brakes; the field that rules may ask stands here, too.
import type { Context, WriteContext } from '../core/context.ts';
import type { Label } from '../core/language.ts';
import type { RuleEnv } from '../core/rule-tree/field-types.ts';
import type { SqlArgs } from '../core/rule-tree/catalogue.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import type { CustomerSubject } from './customer.subject.ts';

/*
 * marketing.registry.ts  this file: `addMarketingBrake`
 * marketing.service.ts   `marketingPause`: yes or no with the reasons, for journeys and for people
 */

/** Rows behind a brake, for one customer. */
export interface Braking { customerId: string; count: number; filter: Record<string, unknown> }
export interface MarketingBrake {
  key: string;
  label: Label;
  /** Holds it back by this? A condition over `customers c`. */
  sql(args: SqlArgs): string;
  /** The same in memory. */
  read(subject: CustomerSubject, env: RuleEnv): boolean;
  /** Noun of the rows behind it, as lists call it. */
  resource: string;
  /** The rows behind it that the asker may see; customers without any are left out. */
  find(ctx: Context | WriteContext, customerIds: readonly string[]): Promise<Braking[]>;
}

const brakes: MarketingBrake[] = [];
/** Registers a brake; a name said twice fails at start. */
export function addMarketingBrake(brake: MarketingBrake): void {
  if (brakes.some((one) => one.key === brake.key)) throw new Error(`The brake ${brake.key} is registered twice`);
  brakes.push(brake);
}
export const marketingBrakes = (): readonly MarketingBrake[] => brakes;

customerCatalogue.defineField({
  key: 'marketingPaused', type: 'boolean', label: { zh: '营销暂停中', en: 'marketing paused' }, group: { zh: '售后', en: 'After-sales' }, right: 'tickets:read', ops: ['equals'],
  phrases: { 'equals:true': { zh: '营销暂停中', en: 'whose marketing is paused' }, 'equals:false': { zh: '没有暂停营销', en: 'whose marketing is not paused' } },
  sql: (args) => (brakes.length ? `(${brakes.map((brake) => brake.sql(args)).join(' or ')})` : 'false'),
  read: (subject, _params, env) => brakes.some((brake) => brake.read(subject, env)),
});
