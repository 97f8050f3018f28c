// Trying a calendar before it counts: twelve months before and after, promises made now, differences; and one deadline explained.
import { CalendarVersion, VersionState } from '../../../schema/platform/calendar.ts';
import {
  TimeUnit, type CalendarDeadline, type CalendarDeadlineInput, type CalendarMonth, type CalendarPreview, type CalendarSample, type PreviewCalendarInput,
} from '../../../schema/platform/calendar.inputs.ts';
import { between } from '../../core/business-time/arithmetic.ts';
import { hasOpenTime, type BusinessCalendar } from '../../core/business-time/calendar.ts';
import { explainTimer } from '../../core/business-time/explain.ts';
import { dueOf, knownDue, startTimer, type Target } from '../../core/business-time/timer.ts';
import { isWorkingDay } from '../../core/business-time/working-days.ts';
import { dayNumber, dayText, instantAt } from '../../core/business-time/zone.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { diff } from '../../core/version.ts';
import { versionReasons } from '../versions/version.messages.ts';
import { calendarReasons } from './calendar.messages.ts';
import { calendarValue, comparable, contentOf } from './calendar.rules.ts';
import { checked } from './calendar.service.ts';
import { calendarVersion, shelfAsOf } from './calendar-shelf.service.ts';

const MONTHS = 12;
const SAMPLES: readonly { target: Target; zh: string; en: string }[] = [
  { target: { unit: 'BUSINESS_MINUTES', amount: 240 }, zh: '4 个营业小时', en: '4 business hours' },
  { target: { unit: 'BUSINESS_MINUTES', amount: 1_440 }, zh: '24 个营业小时', en: '24 business hours' },
  { target: { unit: 'WORKING_DAYS', amount: 3 }, zh: '3 个工作日', en: '3 working days' },
  { target: { unit: 'WORKING_DAYS', amount: 5 }, zh: '5 个工作日', en: '5 working days' },
];

/** Working days and open hours of a month. */
function monthOf(calendar: BusinessCalendar, month: string): { days: number; hours: number; isPublished: boolean } {
  const first = dayNumber(`${month}-01`);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = dayNumber(number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`);
  let days = 0;
  for (let day = first; day < next; day += 1) if (isWorkingDay(calendar, dayText(day))) days += 1;
  const counted = between(calendar, new Date(instantAt(calendar.zone, first, 0)), new Date(instantAt(calendar.zone, next, 0) - 1));
  return { days, hours: Math.round((counted.milliseconds + 1) / 36_000) / 100, isPublished: counted.unpublishedDay === null };
}

/** What publishing the draft would change: nothing is written. */
export async function previewCalendar(ctx: Context, input: PreviewCalendarInput): Promise<CalendarPreview> {
  authorise(ctx, 'platform:write-calendars');
  const now = ctx.clock.now();
  const repository = ctx.db.source.getRepository(CalendarVersion);
  const rows = input.id && /^\d{1,18}$/.test(input.id) ? await repository.find({ where: { calendarId: input.id } }) : [];
  if (input.id && !rows.length) throw new AppError('NOT_FOUND', calendarReasons.CALENDAR_UNKNOWN);
  const draftRow = rows.find((row) => row.state === VersionState.DRAFT);
  const draft = input.draft;
  const content = draft ? checked('input.draft', () => contentOf(draft, ctx.db.settings.zone)) : draftRow;
  if (!content) throw new AppError('POLICY', versionReasons.VERSION_NO_DRAFT);
  const after = calendarValue('draft', draftRow?.number ?? 0, content);
  const current = rows.filter((row) => row.state !== VersionState.DRAFT && row.effectiveFrom && new Date(row.effectiveFrom) <= now)
    .sort((a, b) => +new Date(b.effectiveFrom as string) - +new Date(a.effectiveFrom as string) || b.number - a.number)[0];
  const before = current ? calendarValue('before', current.number, current) : null;
  const from = input.from ?? dayIn(after.zone, now);
  const months = Array.from({ length: MONTHS }, (_, i) => new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 + i, 1)).toISOString().slice(0, 7));
  const due = (calendar: BusinessCalendar, target: Target): string | null => dueOf(calendar, target, now).at?.toISOString() ?? null;
  return {
    versionInForce: current?.number ?? null, differences: current ? diff(comparable(current), comparable(content)) : [], hasOpenTime: hasOpenTime(after),
    months: months.map((month): CalendarMonth => {
      const [was, is] = [before ? monthOf(before, month) : null, monthOf(after, month)];
      return { month, workingDaysBefore: was?.days ?? null, workingDaysAfter: is.days, openHoursBefore: was?.hours ?? null, openHoursAfter: is.hours, isPublished: is.isPublished };
    }),
    samples: SAMPLES.map(({ target, zh, en }): CalendarSample => ({ labelZh: zh, labelEn: en, before: before ? due(before, target) : null, after: due(after, target) })),
  };
}

/** Three years. */
const YEARS_MINUTES = 1_581_120;

/** By when something is due that starts at an instant, with every counted slice, by the version in force then or the one asked for. */
export async function calendarDeadline(ctx: Context, input: CalendarDeadlineInput): Promise<CalendarDeadline> {
  authorise(ctx, 'platform:read-calendars');
  const amount = Number(input.amount);
  demand(amount > 0 && amount <= (input.unit === TimeUnit.WORKING_DAYS || input.unit === TimeUnit.WORKING_DAYS_SAME_TIME ? 1_098 : YEARS_MINUTES), 'input.amount', calendarReasons.CALENDAR_AMOUNT);
  const shelved = input.versionId ? await calendarVersion(ctx, input.versionId)
    : [...(await shelfAsOf(ctx, input.startAt)).byKey.values()].find((one) => one.calendarId === input.calendarId);
  if (!shelved || shelved.calendarId !== input.calendarId) throw new AppError('NOT_FOUND', calendarReasons.CALENDAR_NOT_IN_FORCE);
  const timer = startTimer(shelved.calendar, { unit: input.unit, amount }, input.startAt);
  return {
    dueAt: timer.dueAt, provisionalDueAt: timer.dueAt ? null : knownDue(timer), unpublishedDay: timer.unpublishedDay, versionNumber: shelved.calendar.version,
    explanation: explainTimer({ zh: '期限', en: 'Deadline' }, timer, shelved.calendar),
  };
}
