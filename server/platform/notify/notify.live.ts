// News of one person's notifications: followed by her own topic, so that telling one person costs the others nothing.
import type { Change } from '../../../schema/platform/change.ts';
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { liveOf } from '../outbox/live.ts';
import type { News } from '../outbox/news.service.ts';
import { visibleRows } from '../outbox/visible.ts';
import { topicOf } from './notify.service.ts';

const RESOURCE = 'Notification';

/** What the viewer is told from now on, and what she has read elsewhere; `*` when many changed at once. */
export function notificationNews(ctx: Context): News<Change> {
  if (ctx.viewer.kind === 'anonymous' || !ctx.viewer.userId) throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  const follower = liveOf(ctx.db).follow({ resource: RESOURCE, topic: topicOf(ctx.viewer.userId) });
  return {
    async next() {
      for (;;) {
        const { value, done } = await follower.next();
        if (done) return { value: undefined, done: true };
        if (value.resourceId === '*') return { value: { resource: RESOURCE, id: '*', version: null }, done: false };
        const version = (await visibleRows(ctx, RESOURCE, [value.resourceId])).get(value.resourceId);
        if (version !== undefined) return { value: { resource: RESOURCE, id: value.resourceId, version }, done: false };
      }
    },
    async return() {
      follower.end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator](): News<Change> { return this as News<Change>; },
  };
}
