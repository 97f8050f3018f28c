// Presence at a row for one viewer: only of rows that she may see, checked again before each word.
import { allNouns } from '../../../schema/base.ts';
import type { PresentColleague, SayPresenceInput } from '../../../schema/platform/presence.ts';
import type { Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { liveOf } from './live.ts';
import type { News } from './news.service.ts';
import { visibleRows } from './visible.ts';

const quiet = new Set<string>();
/** Of rows of that noun nobody is told who is there: it would say who somebody is that must stay unknown. */
export const keepPresenceQuiet = (resource: string): void => { quiet.add(resource); };

const keyOf = (resource: string, id: string): string => `${resource}:${id}`;

/** A person, and a row in her sight. */
async function demandThere(ctx: Context, resource: string, id: string): Promise<{ userId: string; name: string }> {
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  demand(!quiet.has(resource) && allNouns().some((noun) => noun.name === resource), 'resource', 'VALUE_NOT_ALLOWED');
  if (!ctx.viewer.userId || !(await visibleRows(ctx, resource, [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return { userId: ctx.viewer.userId, name: ctx.viewer.name };
}

/** Who else is at the row, at once and whenever it changes. Listening is being there; ending it is leaving. */
export async function presenceOf(ctx: Context, resource: string, id: string): Promise<News<PresentColleague[]>> {
  const me = await demandThere(ctx, resource, id);
  const { presence } = liveOf(ctx.db);
  const row = keyOf(resource, id);
  let news = true;
  let ended = false;
  let wake: (() => void) | null = null;
  const unwatch = presence.watch(row, () => { news = true; wake?.(); });
  const leave = presence.enter(row, me);
  let told = '';
  return {
    async next() {
      for (;;) {
        if (ended) return { value: undefined, done: true };
        if (!news) await new Promise<void>((resolve) => { wake = resolve; });
        wake = null;
        if (ended) continue;
        news = false;
        // A row that has gone out of her sight says nothing any more.
        const there = (await visibleRows(ctx, resource, [id])).has(id) ? presence.at(row, me.userId) : [];
        const text = JSON.stringify(there);
        if (text === told) continue;
        told = text;
        return { value: there as PresentColleague[], done: false };
      }
    },
    async return() {
      ended = true;
      unwatch();
      leave();
      wake?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator](): News<PresentColleague[]> { return this as News<PresentColleague[]>; },
  };
}

/** Says that the viewer writes at a row, or stopped. */
export async function sayPresence(ctx: Context, input: SayPresenceInput): Promise<boolean> {
  const me = await demandThere(ctx, input.resource, input.id);
  liveOf(ctx.db).presence.say(keyOf(input.resource, input.id), me, input.doing);
  return true;
}
