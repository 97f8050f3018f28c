// Files of public holidays and make-up days: taken into the draft of each calendar that keeps them, to be looked at and published.
import { Calendar, CalendarVersion, VersionState } from '../../../schema/platform/calendar.ts';
import { CalendarError, calendarOf, type DayException, type Shift } from '../../core/business-time/calendar.ts';
import { type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import type { ImportKind, ParsedRow } from '../transfer/kind.registry.ts';
import { calendarReasons } from './calendar.messages.ts';
import { calendarValue, mergeDays, type CalendarContent } from './calendar.rules.ts';
import { putDraft } from './calendar.service.ts';

const kinds = {
  off: 'OFF', holiday: 'OFF', closed: 'OFF', true: 'OFF', yes: 'OFF', '1': 'OFF', 休: 'OFF', 休息: 'OFF', 放假: 'OFF', 节假日: 'OFF', 是: 'OFF',
  work: 'WORK', working: 'WORK', workday: 'WORK', 'make-up': 'WORK', false: 'WORK', no: 'WORK', '0': 'WORK', 班: 'WORK', 上班: 'WORK', 调休上班: 'WORK', 补班: 'WORK', 否: 'WORK',
};

interface Read { row: ParsedRow; day: DayException; key: string | null }

/** `09:00-12:00 13:30-18:00` as shifts; null when it is none. */
function shiftsOf(text: string): Shift[] | null {
  const spans = text.trim().split(/[\s,;、；，]+/).map((span) => /^(\d{1,2}:\d{2})[-–~至](\d{1,2}:\d{2})$/.exec(span));
  return spans.every(Boolean) ? spans.map((span) => [(span?.[1] ?? '').padStart(5, '0'), (span?.[2] ?? '').padStart(5, '0')]) : null;
}

/** Reads a row; a row that makes no calendar day is rejected and null. */
function readRow(row: ParsedRow, refuse: (reason: string, field: string) => void): Read | null {
  const { date, type, shifts: text, nameZh, nameEn, calendar } = row.values;
  const shifts = text ? shiftsOf(text) : undefined;
  if (shifts === null) { refuse('CALENDAR_SHIFT_ORDER', 'shifts'); return null; }
  const day: DayException = { date: date as string, isWorking: type === 'WORK', ...(shifts ? { shifts } : {}), ...(nameZh ? { nameZh } : {}), ...(nameEn ? { nameEn } : {}) };
  try {
    calendarOf({ key: 'row', version: 0, kind: 'shifts', zone: 'UTC', week: {}, exceptions: [day], coveredFrom: null, coveredTo: null });
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    refuse(error.reason, 'shifts');
    return null;
  }
  return { row, day, key: calendar ?? null };
}

const contentIn = (version: CalendarVersion): CalendarContent => {
  const { calendarKind, zone, week, exceptions, coveredFrom, coveredTo, note } = version;
  return { calendarKind, zone, week, exceptions, coveredFrom, coveredTo, note };
};

/** The draft being worked on, else the latest published version: what a file adds to. */
async function latest(tx: WriteContext, calendarId: string): Promise<CalendarVersion | undefined> {
  const rows = await tx.manager.getRepository(CalendarVersion).find({ where: { calendarId }, order: { number: 'DESC' } });
  return rows.find((row) => row.state === VersionState.DRAFT) ?? rows[0];
}

export const calendarImport: ImportKind = {
  kind: 'calendar', label: { zh: '节假日', en: 'Public holidays' }, word: 'platform:write-calendars',
  fields: [
    { key: 'date', label: { zh: '日期', en: 'Date' }, type: 'day', required: true, synonyms: ['day', '日子'] },
    { key: 'type', label: { zh: '休或班', en: 'Off or working' }, type: 'choice', choices: kinds, required: true, synonyms: ['isOffDay', 'is off day', 'off', 'kind', '类型', '是否放假'] },
    { key: 'nameZh', label: { zh: '名称', en: 'Name' }, type: 'text', maxLength: 80, synonyms: ['holiday', 'name zh', '节日', '中文名'] },
    { key: 'nameEn', label: { zh: '英文名称', en: 'English name' }, type: 'text', maxLength: 80, synonyms: ['name en', 'english'] },
    { key: 'shifts', label: { zh: '时段', en: 'Shifts' }, type: 'text', maxLength: 120, synonyms: ['hours', '上班时间'] },
    { key: 'calendar', label: { zh: '日历', en: 'Calendar' }, type: 'text', maxLength: 40, synonyms: ['calendar key', '日历代号'] },
  ],
  async load(ctx, rows, run) {
    const read: Read[] = [];
    for await (const row of rows) {
      const one = readRow(row, (reason, field) => run.reject(row, reason, field));
      if (one) read.push(one);
    }
    return transact(ctx, async (tx) => {
      const reach = reachOf(ctx.viewer, 'platform:write-calendars');
      const all = await tx.manager.getRepository(Calendar).createQueryBuilder('c').setLock('pessimistic_write').orderBy('c.id').getMany();
      const mine = all.filter((one) => covers(reach, one.storeId));
      const targets = mine.filter((one) => one.hasHolidays);
      const good = read.filter(({ row, key }) => {
        const holds = key ? mine.some((one) => one.key === key) : targets.length > 0;
        if (!holds) run.reject(row, key ? calendarReasons.CALENDAR_UNKNOWN : calendarReasons.CALENDAR_TARGET_NONE, 'calendar');
        return holds;
      });
      const effect = new Map<Read, 'changed' | 'outside' | 'same'>();
      for (const calendar of mine) {
        const its = good.filter((one) => (one.key ? one.key === calendar.key : calendar.hasHolidays));
        const base = its.length ? await latest(tx, calendar.id) : undefined;
        if (!base) continue;
        // The last line of a day in the file holds.
        const { content, changed, outside } = mergeDays(contentIn(base), [...new Map(its.map((one) => [one.day.date, one.day])).values()]);
        for (const one of its) {
          const said = changed.has(one.day.date) ? 'changed' : outside.has(one.day.date) ? 'outside' : 'same';
          if (effect.get(one) !== 'changed') effect.set(one, said);
        }
        if (!changed.size || run.isDryRun) continue;
        calendarValue(calendar.key, base.number, content);
        const before = base.state === VersionState.DRAFT ? contentIn(base) : null;
        await putDraft(tx, calendar.id, content, { transferId: run.transferId, beforeImport: before });
        await tx.manager.save(Object.assign(calendar, { version: calendar.version + 1, updatedAt: tx.clock.now().toISOString() }));
      }
      for (const [one, said] of effect) if (said === 'outside') run.reject(one.row, calendarReasons.CALENDAR_DAY_OUTSIDE, 'date');
      const count = (said: string): number => [...effect.values()].filter((one) => one === said).length;
      return { accepted: count('changed'), unchanged: count('same') };
    });
  },
  // A draft that the import opened goes; one that was there gets back what it said. What was published since stays.
  undo: (ctx: Context, transferId: string) => transact(ctx, async (tx) => {
    const drafts = await tx.manager.getRepository(CalendarVersion).findBy({ transferId, state: VersionState.DRAFT });
    if (!drafts.length) throw new AppError('POLICY', calendarReasons.CALENDAR_IMPORT_BEHIND);
    let removed = 0;
    for (const draft of drafts) {
      const before = draft.beforeImport as CalendarContent | null | undefined;
      const [earlier] = before ? [] : await tx.manager.getRepository(CalendarVersion).find({ where: { calendarId: draft.calendarId }, order: { number: 'DESC' }, skip: 1, take: 1 });
      const known = new Set(((before ?? earlier)?.exceptions as DayException[] | undefined ?? []).map((day) => JSON.stringify(day)));
      removed += (draft.exceptions as DayException[]).filter((day) => !known.has(JSON.stringify(day))).length;
      if (before) await tx.manager.save(Object.assign(draft, before, { transferId: null, beforeImport: null, version: draft.version + 1 }));
      else await tx.manager.remove(draft);
    }
    return removed;
  }),
};
