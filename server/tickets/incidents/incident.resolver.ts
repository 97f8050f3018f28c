// Incidents over GraphQL: opening and ending them, their tickets and tasks, speaking to all, and the detector's rules; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import {
  IncidentBulk, LinkIncidentTicketsInput, OpenIncidentInput, PublishIncidentInput, ReasonedIncidentInput, ReplyToIncidentInput, SaveIncidentRuleInput, SaveIncidentTaskInput, UnlinkIncidentTicketsInput,
} from '../../../schema/tickets/incident.inputs.ts';
import { Incident, IncidentRule, IncidentTask } from '../../../schema/tickets/incident.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { publishIncident, replyToIncident } from './incident.publish.ts';
import { closeIncident, dismissIncident, openIncident, saveIncidentRule, saveIncidentTask } from './incident.service.ts';
import { linkIncidentTickets, unlinkIncidentTickets } from './incident.tickets.ts';

type Answer = Promise<Incident | null>;

@Resolver()
export class IncidentResolver {
  @Mutation(() => Incident, { nullable: true, description: 'Takes up a proposal, or opens one by hand; its contingency plan begins.' })
  async openIncident(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => OpenIncidentInput) input: OpenIncidentInput): Answer {
    return readOne(ctx, info, 'Incident', await openIncident(ctx, input));
  }

  @Mutation(() => Incident, { nullable: true })
  async dismissIncident(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedIncidentInput) input: ReasonedIncidentInput): Answer {
    return readOne(ctx, info, 'Incident', await dismissIncident(ctx, input));
  }

  @Mutation(() => Incident, { nullable: true })
  async closeIncident(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedIncidentInput) input: ReasonedIncidentInput): Answer {
    return readOne(ctx, info, 'Incident', await closeIncident(ctx, input));
  }

  @Mutation(() => IncidentBulk)
  linkIncidentTickets(@Ctx() ctx: Context, @Arg('input', () => LinkIncidentTicketsInput) input: LinkIncidentTicketsInput): Promise<IncidentBulk> { return linkIncidentTickets(ctx, input); }

  @Mutation(() => Incident, { nullable: true })
  async unlinkIncidentTickets(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UnlinkIncidentTicketsInput) input: UnlinkIncidentTicketsInput): Answer {
    return readOne(ctx, info, 'Incident', await unlinkIncidentTickets(ctx, input));
  }

  @Mutation(() => IncidentBulk, { description: 'One reply to every linked ticket that still runs, as a job.' })
  replyToIncident(@Ctx() ctx: Context, @Arg('input', () => ReplyToIncidentInput) input: ReplyToIncidentInput): Promise<IncidentBulk> { return replyToIncident(ctx, input); }

  @Mutation(() => Incident, { nullable: true, description: 'The result, told to every customer concerned, once.' })
  async publishIncident(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishIncidentInput) input: PublishIncidentInput): Answer {
    return readOne(ctx, info, 'Incident', await publishIncident(ctx, input));
  }

  @Mutation(() => IncidentTask, { nullable: true })
  async saveIncidentTask(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveIncidentTaskInput) input: SaveIncidentTaskInput): Promise<IncidentTask | null> {
    return readOne(ctx, info, 'IncidentTask', await saveIncidentTask(ctx, input));
  }

  @Mutation(() => IncidentRule, { nullable: true })
  async saveIncidentRule(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveIncidentRuleInput) input: SaveIncidentRuleInput): Promise<IncidentRule | null> {
    return readOne(ctx, info, 'IncidentRule', await saveIncidentRule(ctx, input));
  }
}
