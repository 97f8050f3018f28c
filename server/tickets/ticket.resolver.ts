// Tickets over the API: opening, the thread, what is done to them, what belongs together, and their live news.
import { type GraphQLResolveInfo, Kind } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Change } from '../../schema/platform/change.ts';
import { ProposeTicketInput, TicketProposal } from '../../schema/tickets/proposal.ts';
import { Ticket, TicketCategory } from '../../schema/tickets/ticket.ts';
import { TicketLink, TicketTask } from '../../schema/tickets/ticket-work.ts';
import {
  AddTicketNoteInput, AssignTicketInput, ClassifyTicketInput, EscalateTicketInput, JoinTicketsInput, LinkTicketsInput, MarkPlanInput, OpenTicketInput, ReasonedTicketInput,
  RecordCallbackInput, ReplyToTicketInput, ResendMessageInput, ResolveTicketInput, SaveTicketCategoryInput, SaveTicketTaskInput, SplitTicketInput, WaitTicketInput,
} from '../../schema/tickets/ticket.inputs.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { encodeId } from '../core/read/ids.ts';
import { needs } from '../core/read/select.ts';
import { nounTypes } from '../core/read/types.ts';
import { archiveTicket, assignTicket, classifyTicket, closeTicket, escalateTicket, recordCallback, reopenTicket, resolveTicket, resumeTicket, waitTicket } from './ticket.acts.ts';
import { saveTicketCategory } from './ticket.category.ts';
import { linkedTicket, ticketNews } from './ticket.find.ts';
import { openTicket } from './ticket.open.ts';
import { proposeTicket } from './ticket.proposal.ts';
import { resendMessage } from './sending/kept.service.ts';
import { addTicketNote, replyToTicket } from './ticket.reply.ts';
import { markPlan } from './ticket.plan.ts';
import { saveTicketTask } from './tasks/ticket.tasks.ts';
import { joinTickets, linkTickets, splitTicket, unlinkTickets } from './ticket.ties.ts';

type Answer = Promise<Ticket | null>;

@Resolver()
export class TicketResolver {
  @Query(() => TicketProposal, { description: 'How to sort a need, by its words, and which tickets may be the same one told before.' })
  ticketProposal(@Arg('input', () => ProposeTicketInput) input: ProposeTicketInput, @Ctx() ctx: Context): Promise<TicketProposal> { return proposeTicket(ctx, input); }

  @Mutation(() => Ticket, { nullable: true })
  async openTicket(@Arg('input', () => OpenTicketInput) input: OpenTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await openTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async replyToTicket(@Arg('input', () => ReplyToTicketInput) input: ReplyToTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await replyToTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'Sends a message once more that was kept or not taken; refused, with the reason, while nothing leads to her.' })
  async resendMessage(@Arg('input', () => ResendMessageInput) input: ResendMessageInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await resendMessage(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'Among colleagues; the customer never sees it.' })
  async addTicketNote(@Arg('input', () => AddTicketNoteInput) input: AddTicketNoteInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await addTicketNote(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async assignTicket(@Arg('input', () => AssignTicketInput) input: AssignTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await assignTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async escalateTicket(@Arg('input', () => EscalateTicketInput) input: EscalateTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await escalateTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'Confirms or changes category, class, level, priority and what it is about.' })
  async classifyTicket(@Arg('input', () => ClassifyTicketInput) input: ClassifyTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await classifyTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'For a reply that was sent without the mark; with it, the reply does it by itself.' })
  async markPlan(@Arg('input', () => MarkPlanInput) input: MarkPlanInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await markPlan(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async waitTicket(@Arg('input', () => WaitTicketInput) input: WaitTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await waitTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async resumeTicket(@Arg('input', () => ReasonedTicketInput) input: ReasonedTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await resumeTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async resolveTicket(@Arg('input', () => ResolveTicketInput) input: ResolveTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await resolveTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'One attempt to call back: reached or declined it closes, a bad score opens again, nobody there leaves it owed.' })
  async recordCallback(@Arg('input', () => RecordCallbackInput) input: RecordCallbackInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await recordCallback(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async closeTicket(@Arg('input', () => ReasonedTicketInput) input: ReasonedTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await closeTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async reopenTicket(@Arg('input', () => ReasonedTicketInput) input: ReasonedTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await reopenTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async archiveTicket(@Arg('input', () => ReasonedTicketInput) input: ReasonedTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await archiveTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'Answers the ticket that goes on.' })
  async joinTickets(@Arg('input', () => JoinTicketsInput) input: JoinTicketsInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await joinTickets(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true, description: 'Answers the new ticket.' })
  async splitTicket(@Arg('input', () => SplitTicketInput) input: SplitTicketInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await splitTicket(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async linkTickets(@Arg('input', () => LinkTicketsInput) input: LinkTicketsInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await linkTickets(ctx, input));
  }

  @Mutation(() => Ticket, { nullable: true })
  async unlinkTickets(
    @Arg('id', () => ID) id: string, @Arg('otherId', () => ID) otherId: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Answer {
    return readOne(ctx, info, 'Ticket', await unlinkTickets(ctx, { id, otherId }));
  }

  @Mutation(() => TicketTask, { nullable: true })
  async saveTicketTask(@Arg('input', () => SaveTicketTaskInput) input: SaveTicketTaskInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<TicketTask | null> {
    return readOne(ctx, info, 'TicketTask', encodeId('TicketTask', await saveTicketTask(ctx, input)));
  }

  @Mutation(() => TicketCategory, { nullable: true })
  async saveTicketCategory(@Arg('input', () => SaveTicketCategoryInput) input: SaveTicketCategoryInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<TicketCategory | null> {
    return readOne(ctx, info, 'TicketCategory', await saveTicketCategory(ctx, input));
  }

  @Subscription(() => Ticket, {
    nullable: true, description: 'Tickets that came or changed, as far as the filter selects them; the same row and field rules as reads.',
    subscribe: ({ args, context }) => ticketNews(context as Context, (args as { filter?: Record<string, unknown> }).filter),
  })
  ticketChanged(
    @Root() news: Change, @Arg('filter', () => nounTypes().get('Ticket')?.filter as never, { nullable: true, validate: false }) _filter: object | undefined,
    @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Answer {
    // What a list asks, which ticket and how new, the news says by itself: its row has just been judged for this reader.
    if (info.fieldNodes.every((node) => node.selectionSet?.selections.every((one) => one.kind === Kind.FIELD && TOLD.has(one.name.value)))) return Promise.resolve({ id: news.id, version: news.version } as Ticket);
    ctx.loaders.clear();
    return readOne(ctx, info, 'Ticket', news.id);
  }
}
/** Fields of a ticket that the news of it tells. */
const TOLD: ReadonlySet<string> = new Set(['id', 'version', '__typename']);

needs('TicketLink', 'other', ['otherNumber']);

@Resolver(() => TicketLink)
export class TicketLinkResolver {
  @FieldResolver(() => Ticket, { nullable: true, description: 'The other ticket; null where it is out of reach.' })
  async other(@Root() link: { __otherNumber: string }, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Ticket', await linkedTicket(ctx, link.__otherNumber));
  }
}
