// How the demo chain's customers shop: habits by kind of household, with hours, seasons and favourite baskets.
import type { Random } from './random.ts';

export interface Habit {
  key: string;
  /** Share among the customers. */
  share: number;
  /** Mean visits a month. */
  visits: number;
  /** Weight of each weekday, Monday first. */
  weekdays: readonly number[];
  /** Hours at which such people come, with weights. */
  hours: readonly (readonly [hour: number, weight: number])[];
  /** Categories with weights. */
  basket: readonly (readonly [category: string, weight: number])[];
  /** Mean lines of a receipt. */
  lines: number;
  /** Mean pieces of a line. */
  pieces: number;
  formats: readonly string[];
  /** First and last year in which such people were born. */
  born: readonly [from: number, to: number];
}

const noon = [[11, 5], [12, 9], [13, 3]] as const;
const evening = [[17, 4], [18, 7], [19, 6], [20, 3], [21, 1]] as const;
const weekend = [[9, 2], [10, 6], [11, 6], [14, 4], [15, 6], [16, 6], [17, 3]] as const;
const night = [[12, 2], [19, 2], [20, 4], [21, 6], [22, 5], [23, 2]] as const;

/** weekday noon is ready meals, the weekend is for the family's bulk; A-26: baby food and children's goods go together. */
export const HABITS: readonly Habit[] = [
  { key: 'noon', share: 16, visits: 1.9, weekdays: [9, 9, 9, 9, 8, 1, 1], hours: noon, basket: [['READY', 9], ['DRINK', 3], ['BAKERY', 2]], lines: 1.8, pieces: 1, formats: ['SUPERMARKET'], born: [1975, 2003] },
  { key: 'family', share: 26, visits: 1.15, weekdays: [1, 1, 1, 1, 2, 9, 8], hours: weekend, basket: [['FRESH', 9], ['GRAIN', 4], ['CLEAN', 4], ['DRINK', 3], ['BAKERY', 2], ['CARE', 1]], lines: 5.4, pieces: 1.7, formats: ['SUPERMARKET'], born: [1970, 1992] },
  { key: 'elder', share: 12, visits: 2.1, weekdays: [5, 5, 5, 5, 5, 4, 4], hours: [[8, 8], [9, 7], [10, 3]], basket: [['FRESH', 10], ['GRAIN', 3], ['BAKERY', 1]], lines: 2.6, pieces: 1.1, formats: ['SUPERMARKET'], born: [1944, 1962] },
  // Cooks for many and shops every other day: some of the elder and of families keep house so.
  { key: 'daily', share: 0, visits: 13.4, weekdays: [5, 4, 5, 4, 5, 5, 4], hours: [[8, 8], [9, 7], [17, 4]], basket: [['FRESH', 10], ['GRAIN', 3], ['IMPORT', 1], ['BAKERY', 1]], lines: 4.4, pieces: 1.2, formats: ['SUPERMARKET'], born: [1950, 1985] },
  { key: 'baby', share: 9, visits: 1.5, weekdays: [2, 2, 2, 2, 3, 7, 6], hours: weekend, basket: [['BABY', 9], ['CHILD', 5], ['FRESH', 3], ['CLEAN', 2]], lines: 3.6, pieces: 1.4, formats: ['SUPERMARKET', 'ECOMMERCE'], born: [1987, 1999] },
  { key: 'gourmet', share: 5, visits: 5.2, weekdays: [3, 3, 3, 3, 5, 7, 6], hours: evening, basket: [['IMPORT', 10], ['FRESH', 5], ['DRINK', 4], ['BAKERY', 3], ['CARE', 1]], lines: 5.4, pieces: 1.7, formats: ['SUPERMARKET'], born: [1968, 1996] },
  { key: 'web', share: 20, visits: 0.8, weekdays: [4, 4, 4, 4, 4, 5, 5], hours: night, basket: [['CLEAN', 4], ['CARE', 5], ['BABY', 2], ['IMPORT', 3], ['CHILD', 2], ['APPLIANCE', 1]], lines: 2.7, pieces: 1.4, formats: ['ECOMMERCE'], born: [1984, 2005] },
  { key: 'renovation', share: 6, visits: 0.35, weekdays: [2, 2, 2, 2, 3, 9, 9], hours: weekend, basket: [['TILE', 8], ['HOME', 7], ['APPLIANCE', 2]], lines: 2.8, pieces: 14, formats: ['HOME'], born: [1972, 1998] },
  { key: 'seldom', share: 6, visits: 0.4, weekdays: [3, 3, 3, 3, 4, 6, 6], hours: evening, basket: [['FRESH', 4], ['CLEAN', 3], ['CARE', 3], ['DRINK', 2]], lines: 2.2, pieces: 1.2, formats: ['SUPERMARKET'], born: [1955, 2002] },
];

/** How busy a month is against the mean, January first: the spring festival, 618, mid-autumn and 11-11 stand out. */
export const SEASON = [1.28, 1.16, 0.88, 0.9, 0.96, 1.1, 0.94, 0.93, 1.08, 1.0, 1.15, 1.06] as const;

/** Draws a habit by its share. */
export const habitOf = (dice: Random): Habit => dice.weighted(HABITS.map((habit) => [habit, habit.share] as const));
