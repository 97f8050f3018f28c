// When time counts: calendars of stores and of the head office, in versions that never change once published.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum VersionState { DRAFT = 'DRAFT', PUBLISHED = 'PUBLISHED', SUPERSEDED = 'SUPERSEDED' }
registerEnumType(VersionState, {
  name: 'VersionState', description: 'DRAFT: may be edited, counts for nothing; PUBLISHED: immutable, in force from effectiveFrom; SUPERSEDED: another took its place, noted when the next one is published.',
});
export enum CalendarKind { SHIFTS = 'SHIFTS', ELAPSED = 'ELAPSED' }
registerEnumType(CalendarKind, { name: 'CalendarKind', description: 'SHIFTS: open time counts; ELAPSED: all time counts.' });

@Noun('Calendar', { table: 'calendars', read: 'platform:read-calendars', defaultSort: { prop: 'key', order: 'ASC' }, description: 'When time counts, for a store, the head office or several of them.' })
export class Calendar extends Row {
  @Prop({ kind: 'text', description: 'Stable name used by policies and code.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'The store whose own calendar it is; none: shared, or the head office.' }) storeId?: string | null;
  @Prop({ kind: 'boolean', fallback: 'true', description: 'Public holidays that are taken in from a file go into it too.' }) hasHolidays!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
}

@Noun('CalendarVersion', { table: 'calendar_versions', read: 'platform:read-calendars', defaultSort: { prop: 'number', order: 'DESC' }, description: 'One version of a calendar; a deadline keeps the version that gave it.' })
export class CalendarVersion extends Row {
  @Prop({ kind: 'id', of: 'Calendar' }) calendarId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'enum', enum: CalendarKind }) calendarKind!: CalendarKind;
  @Prop({ kind: 'text', filter: false, description: 'IANA time zone in which days and shifts are read.' }) zone!: string;
  @Prop({ kind: 'json', description: 'Shifts by weekday, Monday 1: { "1": [["09:00","12:00"],["13:30","18:00"]] }; an end not after its beginning is on the next day.' }) week!: unknown;
  @Prop({ kind: 'json', description: 'Holidays and make-up days: [{ date, isWorking, shifts?, nameZh?, nameEn? }].' }) exceptions!: unknown;
  @Prop({ kind: 'day', nullable: true, description: 'First day whose holidays are known; none: they need not be.' }) coveredFrom?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Last day whose holidays are known; a deadline beyond it says so.' }) coveredTo?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Since when (or from when on) another is in force.' }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
  /** The import that last changed the draft, and what stood there before it (nothing: the import made the draft). */
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
  @Prop({ kind: 'json', hidden: true, nullable: true }) beforeImport?: unknown;
}
