// Addresses that are told of events, over GraphQL; they and every telling are read through the door.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import { SaveWebhookEndpointInput, WebhookDelivery, WebhookEndpoint, WebhookSecret } from '../../../schema/platform/webhook.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { renewWebhookSecret, retryWebhookDelivery, saveWebhookEndpoint } from './webhook.service.ts';

@Resolver()
export class WebhookResolver {
  @Mutation(() => WebhookEndpoint, { nullable: true })
  async saveWebhookEndpoint(@Arg('input', () => SaveWebhookEndpointInput) input: SaveWebhookEndpointInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<WebhookEndpoint | null> {
    return readOne(ctx, info, 'WebhookEndpoint', await saveWebhookEndpoint(ctx, input));
  }

  @Mutation(() => WebhookSecret, { description: 'A new secret for an address; the one before it is dead at once.' })
  renewWebhookSecret(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Ctx() ctx: Context): Promise<WebhookSecret> {
    return renewWebhookSecret(ctx, id, expectedVersion);
  }

  @Mutation(() => WebhookDelivery, { nullable: true, description: 'Tells again, under its old key, what died.' })
  async retryWebhookDelivery(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<WebhookDelivery | null> {
    return readOne(ctx, info, 'WebhookDelivery', await retryWebhookDelivery(ctx, id));
  }
}
