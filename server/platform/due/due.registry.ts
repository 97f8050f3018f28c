// How something that happens at an instant is declared: deadlines, reminders, steps of a ladder, mails that wait.
import type { WriteContext } from '../../core/context.ts';

/*
 * due.registry.ts   this file: declaring a kind
 * due.service.ts    `schedule`, `cancelDue`: rows written by the transaction that makes the deadline
 * sweep.service.ts  `sweepDue`: takes what is due, each action exactly once, whatever dies
 * sweeper.ts        the loop of a worker: sleeps until the next instant
 */

export interface DueAction { id: string; kind: string; subject: string; dueAt: Date; payload: Record<string, unknown>; attempts: number }
/** What `take` found: held in this transaction; in another's hands just now; no longer there. */
export type Hold = 'held' | 'busy' | 'gone';
/** How it comes: late by more than LATE_MS, when no worker was alive at its time. */
export interface DueHow { isLate: boolean; now: Date }

export interface DueDefinition {
  /** module.verb, such as `tickets.clock-due`. */
  kind: string;
  /**
   * Locks the row that the action is about, without ever waiting for it (`for update skip locked`): people write that row first
   * and the action after it, so waiting here could close a circle.
   */
  take?(tx: WriteContext, action: DueAction): Promise<Hold>;
  /** Does it, in the transaction that marks it done: effects are rows, so that they stand exactly once. Answers what came of it. */
  run(tx: WriteContext, action: DueAction, how: DueHow): Promise<string | null>;
}

/** Beyond this an action is late: it is carried out all the same, but told in a digest. */
export const LATE_MS = 600_000;

const definitions = new Map<string, DueDefinition>();
/** Declares a kind; a name said twice fails at start. */
export function defineDue(definition: DueDefinition): void {
  if (definitions.has(definition.kind)) throw new Error(`The due kind ${definition.kind} is declared twice`);
  definitions.set(definition.kind, definition);
}
export const dueDefinition = (kind: string): DueDefinition | undefined => definitions.get(kind);
