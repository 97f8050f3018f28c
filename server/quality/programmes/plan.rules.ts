// Who visits which store when: a plan drawn from a seed, the same for the same seed, that keeps people from where they may not go and shares the load evenly. Pure.
import { diceOf, drawFrom, shuffled } from '../../core/draw.ts';

export interface PlanWindow { weekdays: number[]; from: string; to: string; zh?: string; en?: string }
export interface PlanPerson {
  id: string;
  /** Stores where she may never be sent: she works there, or is related to somebody. */
  barred: readonly string[];
  /** By store: the last day she was there. */
  visited: Readonly<Record<string, string>>;
  /** Visits at most in this wave. */
  most?: number | null;
}
export interface PlanWanted {
  seed: string; startsOn: string; endsOn: string;
  storeIds: readonly string[]; visitsPerStore: number; windows: readonly PlanWindow[]; askFor: readonly string[];
  /** Months before the same person may be at the same store again; within a wave nobody goes twice to one store where it is above nought. */
  restMonths: number;
  people: readonly PlanPerson[];
}
export interface PlannedVisit { storeId: string; personId: string; plannedOn: string; window: PlanWindow; askFor: string | null }
export interface Plan { visits: PlannedVisit[]; unfilled: { storeId: string; reason: 'NOBODY' | 'NO_DAY' }[] }

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayText = (at: Date): string => at.toISOString().slice(0, 10);
/** Monday is 1. */
export const weekdayOf = (day: string): number => ((utc(day).getUTCDay() + 6) % 7) + 1;
/** So many months on; the last day of a month that has no such day. */
export function monthsOn(day: string, months: number): string {
  const at = utc(day);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayText(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(at.getUTCDate(), last))));
}
function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = utc(from); dayText(at) <= to && days.length < 400; at = new Date(at.getTime() + 86_400_000)) days.push(dayText(at));
  return days;
}

/** May the person be sent to that store on that day at the earliest? */
export const maySend = (person: PlanPerson, storeId: string, startsOn: string, restMonths: number): boolean => {
  const last = person.visited[storeId];
  return !person.barred.includes(storeId) && (last === undefined || restMonths === 0 || monthsOn(last, restMonths) <= startsOn);
};

interface Slot { storeId: string; able: number[] }

/** Gives each slot to a person by shortest chains of exchanges, always ending at who has least: the most loaded has as little as can be. */
function share(slots: readonly Slot[], people: readonly PlanPerson[], isOncePerStore: boolean): (number | null)[] {
  const taken: (number | null)[] = slots.map(() => null);
  const load = people.map(() => 0);
  const has = (person: number, slot: number): boolean => isOncePerStore && taken.some((who, at) => at !== slot && who === person && slots[at]?.storeId === slots[slot]?.storeId);
  const isFull = (person: number): boolean => (load[person] as number) >= (people[person]?.most ?? Number.POSITIVE_INFINITY);
  slots.forEach((_, start) => {
    // Breadth first over people: from the slot to who could take it, from them over what they hold to who could take that.
    const came = new Map<number, { slot: number; from: number | null }>();
    const queue: number[] = [];
    const reach = (slot: number, from: number | null): void => {
      for (const person of slots[slot]?.able ?? []) if (!came.has(person) && !has(person, slot)) { came.set(person, { slot, from }); queue.push(person); }
    };
    reach(start, null);
    for (let at = 0; at < queue.length; at += 1) { const person = queue[at] as number; taken.forEach((who, slot) => { if (who === person) reach(slot, person); }); }
    const [end] = queue.filter((person) => !isFull(person)).sort((a, b) => (load[a] as number) - (load[b] as number) || queue.indexOf(a) - queue.indexOf(b));
    if (end === undefined) return;
    load[end] = (load[end] as number) + 1;
    for (let person: number | null = end; person !== null;) { const step = came.get(person) as { slot: number; from: number | null }; taken[step.slot] = person; person = step.from; }
  });
  return taken;
}

/** Draws the plan of a wave. Stores for which nobody may be sent are named with the reason. */
export function planWave(wanted: PlanWanted): Plan {
  const draw = drawFrom(wanted.seed);
  const people = shuffled(wanted.people, diceOf(draw));
  const days = daysOf(wanted.startsOn, wanted.endsOn);
  const places = wanted.windows.flatMap((window) => days.filter((day) => window.weekdays.includes(weekdayOf(day))).map((day) => ({ day, window })));
  const storeIds = [...new Set(wanted.storeIds)];
  const slots: Slot[] = shuffled(storeIds.flatMap((storeId) => Array.from({ length: wanted.visitsPerStore }, () => storeId)), diceOf(draw))
    .map((storeId) => ({ storeId, able: people.flatMap((person, at) => (maySend(person, storeId, wanted.startsOn, wanted.restMonths) ? [at] : [])) }));
  const taken = share(slots, people, wanted.restMonths > 0);
  const plan: Plan = { visits: [], unfilled: [] };
  const busy = new Map<string, number>();
  slots.forEach(({ storeId }, at) => {
    const person = taken[at] === null || taken[at] === undefined ? null : people[taken[at]];
    if (!person) { plan.unfilled.push({ storeId, reason: 'NOBODY' }); return; }
    if (!places.length) { plan.unfilled.push({ storeId, reason: 'NO_DAY' }); return; }
    // The day on which she, and the store, have least; then by lot.
    const weight = (day: string): number => (busy.get(`p${person.id} ${day}`) ?? 0) * 100 + (busy.get(`s${storeId} ${day}`) ?? 0) * 10 + (busy.get(day) ?? 0) / 1000;
    const [best] = places.map((place) => ({ place, weight: weight(place.day), lot: draw() })).sort((a, b) => a.weight - b.weight || a.lot - b.lot);
    const { day, window } = (best as { place: { day: string; window: PlanWindow } }).place;
    for (const key of [`p${person.id} ${day}`, `s${storeId} ${day}`, day]) busy.set(key, (busy.get(key) ?? 0) + 1);
    plan.visits.push({ storeId, personId: person.id, plannedOn: day, window, askFor: wanted.askFor.length ? (wanted.askFor[at % wanted.askFor.length] as string) : null });
  });
  plan.visits.sort((a, b) => a.plannedOn.localeCompare(b.plannedOn) || Number(a.storeId) - Number(b.storeId) || a.window.from.localeCompare(b.window.from));
  return plan;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Reads windows as they were sent or stored; null when they are none. */
export function readWindows(raw: unknown): PlanWindow[] | null {
  if (!Array.isArray(raw) || !raw.length || raw.length > 20) return null;
  const ok = raw.every((one: Partial<PlanWindow> | null) => one && Array.isArray(one.weekdays) && one.weekdays.length > 0 && one.weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)
    && typeof one.from === 'string' && typeof one.to === 'string' && CLOCK.test(one.from) && CLOCK.test(one.to) && one.from < one.to);
  return ok ? (raw as PlanWindow[]).map(({ weekdays, from, to, zh, en }) => ({ weekdays: [...new Set(weekdays)].sort(), from, to, ...(zh ? { zh: String(zh).slice(0, 40) } : {}), ...(en ? { en: String(en).slice(0, 40) } : {}) })) : null;
}
