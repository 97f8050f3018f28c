// Who takes tickets, over the API: the order in which the rules would ask, giving one out, the on-call list, skills.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { AssigneeChoice, DistributeTicketInput, EndOnCallInput, SaveOnCallInput, SaveTicketDeskInput, SetSkillsInput } from '../../../schema/tickets/roster.inputs.ts';
import { TicketDesk } from '../../../schema/tickets/desk.ts';
import { OnCall } from '../../../schema/tickets/roster.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { assigneesFor, distributeTicket } from './hands.service.ts';
import { endOnCall, saveOnCall, saveTicketDesk, setSkills } from './roster.service.ts';

@Resolver()
export class HandsResolver {
  @Query(() => [AssigneeChoice], { description: 'The store’s desk in the order in which the rules would ask: certificate, shift, skill, load.' })
  assigneesFor(@Arg('ticketId', () => ID) ticketId: string, @Ctx() ctx: Context): Promise<AssigneeChoice[]> { return assigneesFor(ctx, ticketId); }

  @Mutation(() => Ticket, { nullable: true, description: 'Gives a ticket to whom the rules choose.' })
  async distributeTicket(@Arg('input', () => DistributeTicketInput) input: DistributeTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Ticket | null> {
    return readOne(ctx, info, 'Ticket', await distributeTicket(ctx, input));
  }

  @Mutation(() => OnCall, { nullable: true })
  async saveOnCall(@Arg('input', () => SaveOnCallInput) input: SaveOnCallInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<OnCall | null> {
    return readOne(ctx, info, 'OnCall', await saveOnCall(ctx, input));
  }

  @Mutation(() => OnCall, { nullable: true })
  async endOnCall(@Arg('input', () => EndOnCallInput) input: EndOnCallInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<OnCall | null> {
    return readOne(ctx, info, 'OnCall', await endOnCall(ctx, input));
  }

  @Mutation(() => Int, { description: 'Says all that somebody is good at; answers how many categories.' })
  setSkills(@Arg('input', () => SetSkillsInput) input: SetSkillsInput, @Ctx() ctx: Context): Promise<number> { return setSkills(ctx, input); }

  @Mutation(() => TicketDesk, { nullable: true, description: 'Says whether a store gives out by itself what comes into its queue.' })
  async saveTicketDesk(@Arg('input', () => SaveTicketDeskInput) input: SaveTicketDeskInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<TicketDesk | null> {
    return readOne(ctx, info, 'TicketDesk', await saveTicketDesk(ctx, input));
  }
}
