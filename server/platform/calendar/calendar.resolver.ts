// Calendars over GraphQL: saving, publishing, trying; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Calendar } from '../../../schema/platform/calendar.ts';
import {
  CalendarDeadline, CalendarDeadlineInput, CalendarPreview, DiscardCalendarDraftInput, PreviewCalendarInput, PublishCalendarInput, SaveCalendarInput,
} from '../../../schema/platform/calendar.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { calendarDeadline, previewCalendar } from './calendar.preview.ts';
import { discardCalendarDraft, publishCalendar, saveCalendar } from './calendar.service.ts';

@Resolver()
export class CalendarResolver {
  @Mutation(() => Calendar, { nullable: true })
  async saveCalendar(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveCalendarInput) input: SaveCalendarInput): Promise<Calendar | null> {
    return readOne(ctx, info, 'Calendar', await saveCalendar(ctx, input));
  }

  @Mutation(() => Calendar, { nullable: true })
  async publishCalendar(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishCalendarInput) input: PublishCalendarInput): Promise<Calendar | null> {
    return readOne(ctx, info, 'Calendar', await publishCalendar(ctx, input));
  }

  @Mutation(() => Calendar, { nullable: true })
  async discardCalendarDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardCalendarDraftInput) input: DiscardCalendarDraftInput): Promise<Calendar | null> {
    return readOne(ctx, info, 'Calendar', await discardCalendarDraft(ctx, input));
  }

  @Query(() => CalendarPreview, { description: 'What publishing a draft would change; writes nothing.' })
  previewCalendar(@Ctx() ctx: Context, @Arg('input', () => PreviewCalendarInput) input: PreviewCalendarInput): Promise<CalendarPreview> {
    return previewCalendar(ctx, input);
  }

  @Query(() => CalendarDeadline, { description: 'By when something is due, with every counted slice.' })
  calendarDeadline(@Ctx() ctx: Context, @Arg('input', () => CalendarDeadlineInput) input: CalendarDeadlineInput): Promise<CalendarDeadline> {
    return calendarDeadline(ctx, input);
  }
}
