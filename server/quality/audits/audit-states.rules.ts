// The life of an audit and of a planned visit: which act leads from which state to which. Pure.
import { AuditState } from '../../../schema/quality/audit.ts';
import { AuditVisitState } from '../../../schema/quality/audit-programme.ts';
import { stateMachine } from '../../core/state-machine.ts';

export type AuditAct = 'fill' | 'submit' | 'abandon' | 'edit' | 'publish' | 'void' | 'dispute' | 'settle' | 'annul';
const { DRAFT, SUBMITTED, PUBLISHED, DISPUTED, FINAL, VOID } = AuditState;

export const auditStates = stateMachine<AuditState, AuditAct>({
  DRAFT: { fill: DRAFT, submit: SUBMITTED, abandon: VOID },
  SUBMITTED: { edit: SUBMITTED, publish: PUBLISHED, void: VOID },
  PUBLISHED: { dispute: DISPUTED },
  // Decided: it stands, as it was or as it was changed; or it counts for nothing and the store is visited anew.
  DISPUTED: { settle: FINAL, annul: VOID },
  FINAL: {},
  VOID: {},
}, { DRAFT: ['填写中', 'Being filled'], SUBMITTED: ['待复核', 'To review'], PUBLISHED: ['已公布', 'Published'], DISPUTED: ['申诉中', 'Disputed'], FINAL: ['已定', 'Final'], VOID: ['作废', 'Void'] });

/** Does an audit in this state count in the measures? What is disputed is held out until it is decided. */
export const counts = (state: AuditState): boolean => state === PUBLISHED || state === FINAL;
/** Does the store see it? What it was shown once it goes on seeing. */
export const isShown = (state: AuditState, wasPublished: boolean): boolean => counts(state) || state === DISPUTED || (state === VOID && wasPublished);

export type VisitAct = 'start' | 'finish' | 'miss' | 'cancel' | 'release';
const visit = AuditVisitState;
export const visitStates = stateMachine<AuditVisitState, VisitAct>({
  PLANNED: { start: visit.STARTED, miss: visit.MISSED, cancel: visit.CANCELLED },
  // A draft that is given up leaves the visit to be made.
  STARTED: { finish: visit.DONE, release: visit.PLANNED, miss: visit.MISSED },
  DONE: {},
  // Made in time without network, and heard of after: a phone that came back late begins it still.
  MISSED: { start: visit.STARTED },
  CANCELLED: {},
}, { PLANNED: ['已排', 'Planned'], STARTED: ['填写中', 'Being filled'], DONE: ['已完成', 'Done'], MISSED: ['错过', 'Missed'], CANCELLED: ['取消', 'Called off'] });

/** The number of an audit: its business day, and its place in that day. */
export const auditNumber = (day: string, place: number): string => `A-${day.slice(2).replaceAll('-', '')}-${String(place).padStart(3, '0')}`;

/** Seconds by which a phone's clock is ahead of the server's; 0 within a minute, which a slow network may take. */
export function aheadOf(phoneNow: string | null | undefined, now: Date): number {
  const ms = phoneNow ? Date.parse(phoneNow) : Number.NaN;
  const ahead = Number.isNaN(ms) ? 0 : Math.round((ms - now.getTime()) / 1000);
  // A phone that fell back to 1970 is 57 years behind: it fits.
  return Math.abs(ahead) < 60 ? 0 : Math.max(-2_147_483_647, Math.min(2_147_483_647, ahead));
}
/** An instant that a phone said, as the server's clock would have said it; what is none stays none. */
export function putRight(said: string | null | undefined, aheadSeconds: number): string | null {
  const ms = said ? Date.parse(said) - aheadSeconds * 1000 : Number.NaN;
  return Number.isNaN(ms) || Math.abs(ms) > 8.64e15 ? null : new Date(ms).toISOString();
}

/** Did a phone begin a visit in its time, as far as one may believe it: on a day from the planned one to the last of its wave? */
export const begunInTime = (day: string, visit: { plannedOn: string }, lastOn: string): boolean => day >= visit.plannedOn && day <= lastOn;

/** When a check began or ended as a phone says, put right where it cannot be: never in the future, never more than 30 days back, an end never before its beginning. */
export function saidInstant(said: string | null | undefined, now: Date, notBefore?: string): string {
  const ms = said ? Date.parse(said) : Number.NaN;
  const least = Math.max(now.getTime() - 30 * 86_400_000, notBefore ? Date.parse(notBefore) : 0);
  return new Date(Number.isNaN(ms) || ms > now.getTime() ? now.getTime() : Math.max(ms, least)).toISOString();
}
