// A day of a store cut into shifts, and how many heads each needs by the work that comes in its hours (D-11). Pure; minutes since midnight by the store's clock.
import { answerWith, headsFor, loadOf, type Answer, type Target } from './staffing.rules.ts';

export const DAY = 24 * 60;
/** From a minute of the day to another, which no longer counts. */
export interface Span { from: number; until: number }
/** Somebody's presence within a day. */
export interface Presence extends Span { who: string }
/** A stretch in which the shop neither opens nor closes and nobody comes or goes. */
export interface Shift extends Span { isOpen: boolean; who: readonly string[] }
/** What comes in: contacts, and the minutes of work that they make. */
export interface Work { contacts: number; minutes: number }

export const minutesOf = (text: string): number => { const [h = 0, m = 0] = text.split(':').map(Number); return h * 60 + m; };
export const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.round(minutes % 60)).padStart(2, '0')}`;
const NONE: Work = { contacts: 0, minutes: 0 };
const plus = (a: Work, b: Work, times = 1): Work => ({ contacts: a.contacts + b.contacts * times, minutes: a.minutes + b.minutes * times });
/** Minutes that two spans share. */
const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));
const hourOf = (hour: number): Span => ({ from: hour * 60, until: hour * 60 + 60 });

/** The shifts of a day: it is cut wherever the shop opens or closes and wherever somebody comes or goes; what is shut and empty is left out. */
export function shiftsOf(open: readonly Span[], present: readonly Presence[]): Shift[] {
  const cuts = [...new Set([...open, ...present].flatMap((one) => [one.from, one.until]))].sort((a, b) => a - b);
  const list: Shift[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const span = { from: cuts[i] as number, until: cuts[i + 1] as number };
    const isOpen = open.some((one) => shared(one, span) > 0);
    const who = [...new Set(present.filter((one) => shared(one, span) > 0).map((one) => one.who))].sort();
    const last = list.at(-1);
    // Two spans of opening that adjoin, or two shifts of the same person, are one.
    if (last && last.until === span.from && last.isOpen === isOpen && last.who.join() === who.join()) last.until = span.until;
    else if (isOpen || who.length) list.push({ ...span, isOpen, who });
  }
  return list;
}

/**
 * What comes in an hour, for each hour of each day, from what came in it on average. What comes while nobody serves waits for the
 * next day that has shifts (the same day, where it has) and is spread evenly over them: it has been promised no seconds.
 */
export function ratesOf(week: readonly (readonly Work[])[], days: readonly (readonly Shift[])[]): Work[][] {
  const lengths = days.map((shifts) => shifts.reduce((sum, one) => sum + one.until - one.from, 0));
  const rates = days.map((_, day) => Array.from({ length: 24 }, (_, hour) => week[day]?.[hour] ?? NONE));
  const waiting = days.map(() => NONE);
  days.forEach((shifts, day) => {
    const lands = days.map((_, step) => (day + step) % days.length).find((one) => (lengths[one] ?? 0) > 0);
    if (lands === undefined) return;
    rates[day]?.forEach((work, hour) => {
      const served = shifts.reduce((sum, one) => sum + shared(one, hourOf(hour)), 0) / 60;
      waiting[lands] = plus(waiting[lands] as Work, work, 1 - served);
    });
  });
  return rates.map((hours, day) => hours.map((work) => ((lengths[day] ?? 0) > 0 ? plus(work, waiting[day] as Work, 60 / (lengths[day] as number)) : work)));
}

export interface ShiftNeed {
  /** Contacts of the whole shift, on one such day. */
  contacts: number;
  /** The hour that asks for most: how much comes in it, how long one takes, and what the heads make of it. */
  busiest: { hour: number; perHour: number; minutes: number };
  needed: Answer;
  /** Share answered in time over the whole shift by those who are planned. */
  answeredPlanned: number;
}

/** How many heads a shift needs: as many as its most demanding hour, for people stay for the whole of it; and what those planned make of it. */
export function needOf(shift: Shift, rates: readonly Work[], target: Pick<Target, 'share' | 'withinSeconds' | 'maxOccupancy'>): ShiftNeed {
  const hours = rates.map((work, hour) => ({ hour, work, part: shared(shift, hourOf(hour)) / 60 })).filter((one) => one.part > 0);
  let contacts = 0;
  let answered = 0;
  let busiest = { hour: Math.floor(shift.from / 60), perHour: 0, minutes: 0 };
  let needed: Answer = shift.isOpen ? headsFor(0, 1, target) : answerWith(0, 0, 1, target.withinSeconds);
  for (const { hour, work, part } of hours) {
    if (work.contacts <= 0) continue;
    const minutes = work.minutes / work.contacts;
    const each = headsFor(work.contacts, minutes, target);
    contacts += work.contacts * part;
    answered += work.contacts * part * answerWith(shift.who.length, work.contacts, minutes, target.withinSeconds).answered;
    if (each.heads > needed.heads || (each.heads === needed.heads && loadOf(work.contacts, minutes) > needed.load)) { needed = each; busiest = { hour, perHour: work.contacts, minutes }; }
  }
  return { contacts, busiest, needed, answeredPlanned: contacts ? answered / contacts : shift.isOpen && !shift.who.length ? 0 : 1 };
}
