// The marketing pause of a customer over the API: yes or no with its reasons, for those who may read tickets.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer } from '../../schema/customers/customer.ts';
import { MarketingPause } from '../../schema/customers/marketing.ts';
import { authorise, type Context } from '../core/context.ts';
import { needs } from '../core/read/select.ts';
import { marketingPauseOf } from './marketing.service.ts';

needs('Customer', 'marketingPause', ['id']);

@Resolver(() => Customer)
export class MarketingResolver {
  @FieldResolver(() => MarketingPause, { nullable: true, description: 'Does marketing to her pause just now, and why: as far as the asker sees tickets.' })
  async marketingPause(@Root() customer: { __id: string }, @Ctx() ctx: Context): Promise<MarketingPause> {
    authorise(ctx, 'tickets:read');
    return marketingPauseOf(ctx, customer.__id);
  }
}
