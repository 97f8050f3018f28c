// Who gets a ticket: of those who may, who is there, good at it, and has least in hand. Pure.
import type { Label } from '../../core/language.ts';
import { TicketPriority } from '../../../schema/tickets/kinds.ts';

/** What an open ticket weighs in somebody's hands. */
export const WEIGHTS: Readonly<Record<TicketPriority, number>> = { LOW: 0.5, NORMAL: 1, HIGH: 2, TOP: 3 };

export interface Candidate {
  employeeId: string; name: string; nameEn?: string | null;
  /** What stands against it: no certificate and the like. */
  against: Label | null;
  load: number; hasSkill: boolean; isOnShift: boolean;
  /** When a ticket was last given to her; null: never. */
  lastAt: string | null;
}

/** The order in which they are asked: fit before unfit, there before away, skilled (where anybody is) before others, then least laden, then longest without a new one. */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const counts = candidates.some((one) => one.hasSkill && !one.against);
  const rank = (one: Candidate): number => (one.against ? 4 : 0) + (one.isOnShift ? 0 : 2) + (counts && !one.hasSkill ? 1 : 0);
  const last = (one: Candidate): string => one.lastAt ?? '';
  return [...candidates].sort((a, b) => rank(a) - rank(b) || a.load - b.load || (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : Number(BigInt(a.employeeId) - BigInt(b.employeeId))));
}

/** Who is to take it: the first in order who may and is there; null when nobody is. */
export const chosen = (candidates: readonly Candidate[]): Candidate | null => inOrder(candidates).find((one) => !one.against && one.isOnShift) ?? null;

/** Why she is, or is not, the one. */
export function sayCandidate(one: Candidate): Label {
  if (one.against) return one.against;
  const load = Math.round(one.load * 10) / 10;
  return {
    zh: [one.isOnShift ? '当班' : '不当班', one.hasSkill ? '擅长这一类' : null, `手上 ${load}`].filter(Boolean).join('，'),
    en: [one.isOnShift ? 'on shift' : 'off shift', one.hasSkill ? 'good at this category' : null, `load ${load}`].filter(Boolean).join(', '),
  };
}

/** How long after a try that found nobody the next one comes, while the store is open. */
const TRY_AGAIN_MS = 15 * 60_000;
const LONGEST_MS = 24 * 3_600_000;

/** When giving out is tried again: with the next shift or opening while the store is closed, else after a quarter of an hour; within a day in any case. */
export function nextTry(now: Date, { opensAt, shiftAt, isClosed }: { opensAt: Date | string | null; shiftAt: Date | string | null; isClosed: boolean }): Date {
  const choices = [opensAt, shiftAt].filter((at) => at !== null).map((at) => new Date(at).getTime());
  return new Date(Math.min(now.getTime() + (isClosed ? LONGEST_MS : TRY_AGAIN_MS), ...choices));
}
