// The playbooks that a chain begins with: 37 scenarios that come often, each with script, steps, authority, proof and outcomes.
import { FEELINGS } from './shipped-feelings.rules.ts';
import { FOOD } from './shipped-food.rules.ts';
import { HOME } from './shipped-home.rules.ts';
import { ORDERS } from './shipped-orders.rules.ts';
import type { ShippedPlaybook } from './shipped-parts.rules.ts';
import { RETURNS } from './shipped-returns.rules.ts';

/*
 * Every figure stands at the step that it binds, with the row it comes from. Scripts go by listen, empathise, plan.
 * A chain edits them as its own next versions; what it made is never written over.
 */
export const SHIPPED_PLAYBOOKS: readonly ShippedPlaybook[] = [...FOOD, ...HOME, ...ORDERS, ...RETURNS, ...FEELINGS];
