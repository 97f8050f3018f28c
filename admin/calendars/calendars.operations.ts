// How calendars of business time are spoken of on the wire, and their content as the console edits it.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export type Shift = [from: string, to: string];
export interface Exception { date: string; isWorking: boolean; shifts?: Shift[]; nameZh?: string; nameEn?: string }
export type Week = Record<string, Shift[]>;
export interface Content { calendarKind: 'SHIFTS' | 'ELAPSED'; zone: string; week: Week; exceptions: Exception[]; coveredFrom: string | null; coveredTo: string | null; note: string | null }
export interface CalendarVersion extends Content { id: string; version: number; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; effectiveFrom: string | null; author?: { name: string; nameEn?: string | null } | null }
export interface Calendar { id: string; version: number; key: string; nameZh: string; nameEn: string; storeId: string | null; hasHolidays: boolean; store: { nameZh: string; nameEn: string } | null; versions: { items: CalendarVersion[] } | null }

export const CALENDARS = gql`query Calendars {
  calendars(page: { limit: 200 }) { items { id version key nameZh nameEn storeId hasHolidays store { nameZh nameEn } versions(page: { limit: 10 }) { items { id version number state calendarKind week coveredFrom coveredTo effectiveFrom } } } }
}`;
export const CALENDAR = gql`query CalendarPage($id: ID!) {
  calendar(id: $id) { id version key nameZh nameEn storeId hasHolidays store { nameZh nameEn }
    versions(page: { limit: 50 }) { items { id version number state calendarKind zone week exceptions coveredFrom coveredTo note effectiveFrom author { name nameEn } } } }
}`;
export const SAVE = gql`mutation SaveCalendar($input: SaveCalendarInput!) { saveCalendar(input: $input) { id version } }`;
export const PUBLISH = gql`mutation PublishCalendar($input: PublishCalendarInput!) { publishCalendar(input: $input) { id version } }`;
export const DISCARD = gql`mutation DiscardCalendar($input: DiscardCalendarDraftInput!) { discardCalendarDraft(input: $input) { id version } }`;
export interface MonthChange { month: string; workingDaysBefore: number | null; workingDaysAfter: number; openHoursBefore: number | null; openHoursAfter: number; isPublished: boolean }
export const TRY = gql`query TryCalendar($input: PreviewCalendarInput!) { previewCalendar(input: $input) { months { month workingDaysBefore workingDaysAfter openHoursBefore openHoursAfter isPublished } } }`;

defineResource({ name: 'calendars', noun: 'Calendar', one: 'calendar', fields: 'key nameZh nameEn storeId hasHolidays' });
defineResource({ name: 'calendarVersions', noun: 'CalendarVersion', one: 'calendarVersion', fields: 'calendarId number state effectiveFrom coveredTo' });

/** The version that counts just now; null where none was published. */
export const inForce = (versions: readonly CalendarVersion[], now = Date.now()): CalendarVersion | null =>
  [...versions].filter((one) => one.state !== 'DRAFT' && one.effectiveFrom && Date.parse(one.effectiveFrom) <= now).sort((a, b) => ((a.effectiveFrom as string) < (b.effectiveFrom as string) ? 1 : -1))[0] ?? null;
/** A version's content as a draft is sent. */
export const draftOf = (content: Content): Record<string, unknown> => ({
  kind: content.calendarKind, zone: content.zone, week: content.week, exceptions: content.exceptions, coveredFrom: content.coveredFrom, coveredTo: content.coveredTo, note: content.note,
});
