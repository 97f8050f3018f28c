// How the home page's figures came to where they are: six points in time, thirty days apart, each counted from the rows themselves.
import { addDays } from '../shared/format.ts';

type Filter = Record<string, unknown>;
/** Days back of the points, the oldest first. */
export const POINTS = [150, 120, 90, 60, 30, 0] as const;
const WINDOW = 30;
/** Names of the six counts in one question. */
export const NAMES = POINTS.map((back) => `d${back}`);

/** `query Name($d150: XFilter, …) { d150: root(filter: $d150, page: { limit: 1 }) { total } … }` */
export const countsQuery = (name: string, root: string, noun: string): string => `query ${name}(${NAMES.map((each) => `$${each}: ${noun}Filter`).join(', ')}) {
  ${NAMES.map((each) => `${each}: ${root}(filter: $${each}, page: { limit: 1 }) { total }`).join('\n  ')}
}`;

const each = (today: string, filter: (day: string) => Filter): Record<string, Filter> =>
  Object.fromEntries(POINTS.map((back) => [`d${back}`, filter(addDays(today, -back))]));
const inStores = (storeIds: string[] | null): Filter => (storeIds ? { storeId: { in: storeIds } } : {});

/** Members who had joined by each day. */
export const memberCourse = (today: string, storeIds: string[] | null): Record<string, Filter> =>
  each(today, (day) => ({ memberNo: { isNull: false }, joinedOn: { lte: day }, ...inStores(storeIds) }));
/** Those who joined in the days up to each. */
export const newCourse = (today: string, storeIds: string[] | null): Record<string, Filter> =>
  each(today, (day) => ({ joinedOn: { gte: addDays(day, -WINDOW), lte: day }, ...inStores(storeIds) }));
/** Gold at the end of each day, by the tiers' own history. */
export const goldCourse = (today: string, storeIds: string[] | null): Record<string, Filter> =>
  each(today, (day) => ({ tier: { eq: 'GOLD' }, startedOn: { lte: day }, or: [{ endedOn: { isNull: true } }, { endedOn: { gt: day } }], customer: inStores(storeIds) }));
/** In a segment at the end of each day, by its members' history. */
export const stayCourse = (key: string, now: Date, storeIds: string[] | null): Record<string, Filter> =>
  Object.fromEntries(POINTS.map((back) => {
    const at = new Date(now.getTime() - back * 86_400_000).toISOString();
    return [`d${back}`, { segment: { key: { eq: key } }, joinedAt: { lte: at }, or: [{ leftAt: { isNull: true } }, { leftAt: { gt: at } }], customer: inStores(storeIds) }];
  }));

/** The counts in order of time; nothing while they are not all there, or where the past is not known. */
export function courseOf(data: Record<string, { total: number }> | undefined): number[] | undefined {
  const values = NAMES.flatMap((name) => (data?.[name] ? [data[name].total] : []));
  return values.length === NAMES.length && values.some((value) => value > 0) ? values : undefined;
}
/** Last against the one before. */
export function moved(course: readonly number[] | undefined): { by: number; share: number | null } | undefined {
  const [before, last] = course?.slice(-2) ?? [];
  if (before === undefined || last === undefined) return undefined;
  return { by: last - before, share: before > 0 ? (last - before) / before : null };
}
