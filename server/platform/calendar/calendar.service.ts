// Writing calendars: saved with a draft, the draft published from an instant on or thrown away; a published version never changes.
import { Calendar, CalendarVersion, VersionState } from '../../../schema/platform/calendar.ts';
import type { DiscardCalendarDraftInput, PublishCalendarInput, SaveCalendarInput } from '../../../schema/platform/calendar.inputs.ts';
import { CalendarError, hasOpenTime } from '../../core/business-time/calendar.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { demandDraft, publishDraft } from '../versions/version.service.ts';
import { versionReasons } from '../versions/version.messages.ts';
import { calendarReasons } from './calendar.messages.ts';
import { calendarValue, contentOf, type CalendarContent } from './calendar.rules.ts';

/** Runs what checks a calendar; what is wrong with it is said at its place in the input. */
export function checked<T>(path: string, work: () => T): T {
  try { return work(); } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: error.reason } });
  }
}

const draftOf = (tx: WriteContext, calendarId: string): Promise<CalendarVersion | null> =>
  tx.manager.getRepository(CalendarVersion).findOneBy({ calendarId, state: VersionState.DRAFT });

/** Writes the draft being worked on, or opens the next one. The calendar's row must be locked. */
export async function putDraft(tx: WriteContext, calendarId: string, content: CalendarContent, more: Partial<CalendarVersion> = {}): Promise<void> {
  const draft = await draftOf(tx, calendarId);
  const set = { ...content, transferId: null, beforeImport: null, authorId: tx.viewer.userId, ...more } as Partial<CalendarVersion>;
  if (draft) {
    await tx.manager.save(Object.assign(draft, set, { version: draft.version + 1, updatedAt: tx.clock.now().toISOString() }));
    return;
  }
  const [{ last } = { last: 0 }] = await tx.manager.query<{ last: number }[]>('select coalesce(max(number), 0)::int last from calendar_versions where calendar_id = $1', [calendarId]);
  await tx.manager.save(tx.manager.create(CalendarVersion, { ...set, calendarId, number: last + 1, state: VersionState.DRAFT }));
}

/** Creates a calendar with its first draft, or changes its names and its draft under `expectedVersion`. Answers its id. */
export async function saveCalendar(ctx: Context, input: SaveCalendarInput): Promise<string> {
  authorise(ctx, 'platform:write-calendars');
  const { id, expectedVersion, draft, key, ...values } = input;
  const content = draft ? checked('input.draft', () => contentOf(draft, ctx.db.settings.zone)) : null;
  return transact(ctx, async (tx) => {
    if (values.storeId) {
      const [store] = /^\d{1,18}$/.test(values.storeId) ? await tx.manager.query<{ id: string }[]>('select id::text from stores where id = $1', [values.storeId]) : [];
      demand(store, 'input.storeId', calendarReasons.CALENDAR_STORE_UNKNOWN);
      const other = await tx.manager.findOneBy(Calendar, { storeId: values.storeId });
      demand(!other || other.id === id, 'input.storeId', calendarReasons.CALENDAR_STORE_TAKEN);
    }
    if (!id) {
      authorise(ctx, 'platform:write-calendars', values.storeId ?? null);
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(content, 'input.draft', calendarReasons.CALENDAR_DRAFT_REQUIRED);
      demand(!(await tx.manager.existsBy(Calendar, { key })), 'input.key', calendarReasons.CALENDAR_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(Calendar, { ...values, key } as Partial<Calendar>));
      await putDraft(tx, made.id, content);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', calendarReasons.CALENDAR_VERSION_REQUIRED);
    // Whose it was counts, and whose it becomes.
    const before = await tx.manager.findOneBy(Calendar, { id });
    if (before) authorise(ctx, 'platform:write-calendars', before.storeId ?? null);
    const row = await changeRow(tx, Calendar, id, expectedVersion, values as Partial<Calendar>);
    authorise(ctx, 'platform:write-calendars', row.storeId ?? null);
    demand(key === undefined || key === row.key, 'input.key', calendarReasons.CALENDAR_KEY_FIXED);
    if (content) await putDraft(tx, id, content);
    return id;
  });
}

/** Puts the draft in force, at once or from an instant to come. Deadlines already given keep their version. Answers the calendar's id. */
export async function publishCalendar(ctx: Context, input: PublishCalendarInput): Promise<string> {
  authorise(ctx, 'platform:write-calendars');
  return transact(ctx, async (tx) => {
    const calendar = await changeRow(tx, Calendar, input.id, input.expectedVersion, {});
    authorise(ctx, 'platform:write-calendars', calendar.storeId ?? null);
    const rows = await tx.manager.getRepository(CalendarVersion).find({ where: { calendarId: input.id }, order: { number: 'ASC' } });
    const draft = demandDraft(rows);
    if (!hasOpenTime(calendarValue(calendar.key, draft.number, draft))) throw new AppError('POLICY', calendarReasons.CALENDAR_NO_TIME);
    await publishDraft(tx, rows, input.effectiveFrom, { transferId: null, beforeImport: null });
    return input.id;
  });
}

/** Throws the draft away; of a calendar that was never published the calendar stays. Answers the calendar's id. */
export async function discardCalendarDraft(ctx: Context, input: DiscardCalendarDraftInput): Promise<string> {
  authorise(ctx, 'platform:write-calendars');
  return transact(ctx, async (tx) => {
    const calendar = await changeRow(tx, Calendar, input.id, input.expectedVersion, {});
    authorise(ctx, 'platform:write-calendars', calendar.storeId ?? null);
    const draft = await draftOf(tx, input.id);
    if (!draft) throw new AppError('POLICY', versionReasons.VERSION_NO_DRAFT);
    await tx.manager.remove(draft);
    return input.id;
  });
}
