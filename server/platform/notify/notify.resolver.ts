// What a person is told, over the API: reading it is the door's; marking it read, how to be told, and the live news stand here.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { Change } from '../../../schema/platform/change.ts';
import { Notification, NotificationSetting } from '../../../schema/platform/notification.ts';
import { MarkNotificationsReadInput, SaveNotificationSettingInput } from '../../../schema/platform/notification.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { notificationNews } from './notify.live.ts';
import { markNotificationsRead, saveNotificationSetting } from './notify.service.ts';

@Resolver()
export class NotifyResolver {
  @Mutation(() => Int, { description: 'Marks one’s own notifications as read; answers how many.' })
  markNotificationsRead(@Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput, @Ctx() ctx: Context): Promise<number> {
    return markNotificationsRead(ctx, input);
  }

  @Mutation(() => NotificationSetting, { nullable: true, description: 'Mails and quiet hours, one’s own.' })
  async saveNotificationSetting(@Arg('input', () => SaveNotificationSettingInput) input: SaveNotificationSettingInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<NotificationSetting | null> {
    return readOne(ctx, info, 'NotificationSetting', await saveNotificationSetting(ctx, input));
  }

  @Subscription(() => Notification, {
    nullable: true, description: 'What one is told, as it is told, and what one has read elsewhere; null: several changed, ask again.',
    subscribe: ({ context }) => notificationNews(context as Context),
  })
  async notificationReceived(@Root() news: Change, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Notification | null> {
    ctx.loaders.clear();
    return news.id === '*' ? null : readOne<Notification>(ctx, info, 'Notification', news.id);
  }
}
