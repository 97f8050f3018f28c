// By when a ticket's customer hears from us next, over GraphQL.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTime } from '../../../schema/scalars.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Context } from '../../core/context.ts';
import { needs } from '../../core/read/select.ts';
import { newsDueOf } from './update.service.ts';

needs('Ticket', 'newsDueAt', ['id', 'customerId']);

@Resolver(() => Ticket)
export class UpdateResolver {
  @FieldResolver(() => DateTime, { nullable: true, description: 'By when the customer hears from us next, before she asks (C-14); null where nothing is promised, or the next word is hers.' })
  newsDueAt(@Root() ticket: { __id: string }, @Ctx() ctx: Context): Promise<string | null> {
    return newsDueOf(ctx, ticket.__id);
  }
}
