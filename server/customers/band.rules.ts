// The times of the day and the two kinds of day by which visits are told apart (A-27).
import { DayBand } from '../../schema/customers/purchase.ts';
import type { DayKind } from '../../schema/customers/time-bands.ts';

/** Each band with its first hour on the store's clock, in the order of the day; night goes on to six. */
const BAND_STARTS: Readonly<Record<DayBand, number>> = { [DayBand.MORNING]: 6, [DayBand.NOON]: 11, [DayBand.AFTERNOON]: 14, [DayBand.EVENING]: 17, [DayBand.NIGHT]: 21 };
export const BANDS = Object.values(DayBand);

/** The band of an hour (0..23) on the store's clock. */
export const bandOf = (hour: number): DayBand => BANDS.filter((band) => BAND_STARTS[band] <= hour).at(-1) ?? DayBand.NIGHT;

/** The same rule as SQL over an hour. */
export const bandSql = (hour: string): string =>
  `case ${[...BANDS].reverse().map((band) => `when ${hour} >= ${BAND_STARTS[band]} then '${band}'`).join(' ')} else '${DayBand.NIGHT}' end`;

/** First and last day of the week (1 Monday .. 7 Sunday) of each kind of day. */
export const DAY_KINDS: Readonly<Record<DayKind, readonly [number, number]>> = { WORKDAY: [1, 5], WEEKEND: [6, 7] };
export const dayKindSql = (weekday: string): string => `case when ${weekday} >= ${DAY_KINDS.WEEKEND[0]} then 'WEEKEND' else 'WORKDAY' end`;
