// The calendars in force, ready to count with: read as of an instant; published versions never change and are kept in memory.
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { millis } from '../../core/business-time/arithmetic.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { calendarReasons } from './calendar.messages.ts';
import { calendarValue, type CalendarContent } from './calendar.rules.ts';

/** A version in force: its row (kept with each deadline) and its value (key and number are the timer's calendarKey and calendarVersion). */
export interface ShelvedCalendar { versionId: string; calendarId: string; storeId: string | null; calendar: BusinessCalendar }
/** All calendars in force at an instant, by key and by store. */
export interface Shelf { byKey: ReadonlyMap<string, ShelvedCalendar>; byStore: ReadonlyMap<string, ShelvedCalendar> }

const kept = new WeakMap<Database, LRUCache<string, ShelvedCalendar>>();
const keptOf = (db: Database): LRUCache<string, ShelvedCalendar> => {
  const known = kept.get(db) ?? new LRUCache<string, ShelvedCalendar>({ max: 500 });
  kept.set(db, known);
  return known;
};
interface Stored { version_id: string; calendar_id: string; store_id: string | null; key: string; number: number; kind: CalendarContent['calendarKind']; zone: string; week: unknown; exceptions: unknown; covered_from: string | null; covered_to: string | null }

async function take(ctx: Context | WriteContext, heads: readonly { id: string }[]): Promise<Map<string, ShelvedCalendar>> {
  const memory = keptOf(ctx.db);
  const missing = heads.filter((head) => !memory.has(head.id)).map((head) => head.id);
  const rows = missing.length ? await ask<Stored>(ctx,
    `select v.id::text version_id, v.calendar_id::text, c.store_id::text, c.key, v.number, v.calendar_kind kind, v.zone, v.week, v.exceptions, v.covered_from::text, v.covered_to::text
     from calendar_versions v join calendars c on c.id = v.calendar_id where v.id = any($1::bigint[]) and v.state <> 'DRAFT'`, [missing]) : [];
  const fresh = new Map(rows.map((row) => [row.version_id, {
    versionId: row.version_id, calendarId: row.calendar_id, storeId: row.store_id,
    calendar: calendarValue(row.key, row.number, { calendarKind: row.kind, zone: row.zone, week: row.week, exceptions: row.exceptions, coveredFrom: row.covered_from, coveredTo: row.covered_to, note: null }),
  }]));
  for (const [id, one] of fresh) memory.set(id, one);
  return new Map(heads.flatMap(({ id }) => { const one = memory.get(id) ?? fresh.get(id); return one ? [[id, one] as const] : []; }));
}

/** The calendars in force at that instant. */
export async function shelfAsOf(ctx: Context | WriteContext, at: Date | string): Promise<Shelf> {
  const heads = await ask<{ id: string; store_id: string | null }>(ctx,
    `select distinct on (v.calendar_id) v.id::text, c.store_id::text from calendar_versions v join calendars c on c.id = v.calendar_id
     where v.state <> 'DRAFT' and v.effective_from <= $1 order by v.calendar_id, v.effective_from desc, v.number desc`, [new Date(millis(at))]);
  const found = await take(ctx, heads);
  // Whose store a calendar is may change without a new version: that is read fresh.
  const list = heads.flatMap((head) => { const one = found.get(head.id); return one ? [{ ...one, storeId: head.store_id }] : []; });
  return {
    byKey: new Map(list.map((one) => [one.calendar.key, one])),
    byStore: new Map(list.flatMap((one) => (one.storeId ? [[one.storeId, one] as const] : []))),
  };
}

/** The very version that a deadline was made by. NOT_FOUND for one that is not there, or still a draft. */
export async function calendarVersion(ctx: Context | WriteContext, versionId: string): Promise<ShelvedCalendar> {
  const one = /^\d{1,18}$/.test(versionId) ? (await take(ctx, [{ id: versionId }])).get(versionId) : undefined;
  if (!one) throw new AppError('NOT_FOUND', calendarReasons.CALENDAR_UNKNOWN);
  return one;
}
