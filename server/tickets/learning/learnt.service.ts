// Learning how this chain sorts its tickets, once a night from those that a person has confirmed, and the model that is in force.
import { LRUCache } from 'lru-cache';
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { transact } from '../../core/transact.ts';
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { classify, type CategoryGuess } from '../classify.rules.ts';
import { categoriesOf } from '../ticket.category.ts';
import { judgeBy, learn, packed, triedOn, unpacked, type Learnt } from './learnt.rules.ts';

/** Fewer confirmed tickets, or of a category, teach too little. */
export const LEAST_TICKETS = 60;
const LEAST_OF_ONE = 10;
const MOST_TICKETS = 6_000;
const PARTS = 5;
/** It speaks only where it is rather sure. */
const LEAST_SHARE = 0.5;
const KEPT = 5;

interface InForce { number: number; taught: number; accuracy: number; wordsAccuracy: number; learnt: Learnt }
const kept = new WeakMap<Database, LRUCache<number, InForce>>();
async function modelInForce(ctx: Context | WriteContext): Promise<InForce | null> {
  const [latest] = await ask<{ number: number }>(ctx, 'select max(number) number from ticket_models');
  if (!latest?.number) return null;
  const memory = kept.get(ctx.db) ?? new LRUCache<number, InForce>({ max: 2 });
  kept.set(ctx.db, memory);
  const known = memory.get(latest.number);
  if (known) return known;
  const [row] = await ask<{ number: number; taught: number; accuracy: string; words: string; model: Parameters<typeof unpacked>[0] }>(ctx, 'select number, taught, accuracy, words_accuracy words, model from ticket_models where number = $1', [latest.number]);
  if (!row) return null;
  const made: InForce = { number: row.number, taught: row.taught, accuracy: Number(row.accuracy), wordsAccuracy: Number(row.words), learnt: unpacked(row.model) };
  memory.set(latest.number, made);
  return made;
}

/** What confirmed tickets say of a text; null where they taught nothing yet, or it is not sure. */
export async function guessOf(ctx: Context | WriteContext, text: string): Promise<CategoryGuess | null> {
  const model = await modelInForce(ctx);
  const judged = model && judgeBy(text, model.learnt);
  if (!model || !judged || judged.share < LEAST_SHARE) return null;
  return { categoryId: judged.label, by: judged.by, taught: model.taught, accuracy: model.accuracy, leads: model.accuracy > model.wordsAccuracy };
}

const CONFIRMED = `
  select t.category_id::text label, t.subject || E'\\n' || coalesce((select e.body from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.kind = 'MESSAGE' and e.direction = 'IN' order by e.created_at, e.id limit 1), '') text
  from tickets t join ticket_categories c on c.id = t.category_id and not c.is_archived where t.is_class_confirmed order by t.opened_at desc, t.id desc limit ${MOST_TICKETS}`;

/** Learns anew where confirmed tickets have come since. Answers the model's number; null where there is nothing (new) to learn from. */
export async function learnCategories(ctx: Context): Promise<number | null> {
  const all = await ask<{ label: string; text: string }>(ctx, CONFIRMED);
  const of = new Map<string, number>();
  for (const { label } of all) of.set(label, (of.get(label) ?? 0) + 1);
  const examples = all.filter((one) => (of.get(one.label) as number) >= LEAST_OF_ONE);
  if (examples.length < LEAST_TICKETS || new Set(examples.map((one) => one.label)).size < 2) return null;
  const [last] = await ask<{ taught: number }>(ctx, 'select taught from ticket_models order by number desc limit 1');
  if (last?.taught === examples.length) return null;
  const categories = await categoriesOf(ctx);
  const share = (right: readonly boolean[]): number => right.filter(Boolean).length / right.length;
  const right: boolean[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    right.push(...triedOn(examples, part, PARTS));
    // Requests come in between.
    await new Promise<void>((resolve) => { setImmediate(resolve); });
  }
  const accuracy = share(right);
  const wordsAccuracy = share(examples.map(({ text, label }) => classify(text, categories).categoryId === label));
  const learnt = learn(examples);
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('ticket models'))`);
    const [made] = await tx.manager.query<{ number: number }[]>(
      `with m as (insert into ticket_models (number, learnt_at, taught, accuracy, words_accuracy, model) select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5 from ticket_models returning number) select number from m`,
      [tx.clock.now(), examples.length, accuracy.toFixed(6), wordsAccuracy.toFixed(6), JSON.stringify(packed(learnt))]);
    await tx.manager.query('with d as (delete from ticket_models where number <= $1 returning 1) select count(*) from d', [(made?.number ?? 0) - KEPT]);
    return made?.number ?? null;
  });
}

export const learnTicketsCron = defineCron({
  kind: 'tickets.learn', at: { daily: '03:20' },
  async run(ctx) {
    const number = await learnCategories(ctx);
    if (number) ctx.log.info({ number }, 'learnt how tickets are sorted');
  },
});
