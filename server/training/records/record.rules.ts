// When training is done and how much time counts, as pure rules: states, the cap, time on a page, and the gate of a post (C-19).
import { TrainingState } from '../../../schema/training/record.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { both } from '../../core/language.ts';
import { decimal, round } from '../../core/money.ts';
import { stateMachine } from '../../core/state-machine.ts';

export type TrainingAct = 'begin' | 'complete' | 'miss' | 'withdraw';
const { ASSIGNED, IN_PROGRESS, OVERDUE, COMPLETED, WITHDRAWN } = TrainingState;
/** What is late may still be done; what is done stays done. */
export const trainingStates = stateMachine<TrainingState, TrainingAct>({
  ASSIGNED: { begin: IN_PROGRESS, complete: COMPLETED, miss: OVERDUE, withdraw: WITHDRAWN },
  IN_PROGRESS: { begin: IN_PROGRESS, complete: COMPLETED, miss: OVERDUE, withdraw: WITHDRAWN },
  OVERDUE: { begin: OVERDUE, complete: COMPLETED, withdraw: WITHDRAWN },
  COMPLETED: {}, WITHDRAWN: {},
}, { ASSIGNED: ['待学', 'To do'], IN_PROGRESS: ['学习中', 'In progress'], OVERDUE: ['逾期', 'Overdue'], COMPLETED: ['已完成', 'Done'], WITHDRAWN: ['已取消', 'Taken back'] });
export const OPEN_STATES: readonly TrainingState[] = [ASSIGNED, IN_PROGRESS, OVERDUE];

/** Hours as people write them, from minutes: 2,394 are 39.9. */
export const hoursOf = (minutes: number): string => round(decimal(minutes).div(60), 4).toString();
/** Whole minutes of hours that were written: 1.5 are 90. */
export const minutesOf = (hours: string): number => round(decimal(hours).times(60), 0).toNumber();

export interface CapInput {
  askedMinutes: number;
  /** Of the course and what it has credited already. */
  courseMinutes: number; courseCredited: number;
  /** Of the lesson, where time is credited for one. */
  lesson?: { minutes: number; credited: number };
}
/** What of the time counts: never more than the lesson is long, nor than the course is, whatever was credited before. */
export function cappedMinutes({ askedMinutes, courseMinutes, courseCredited, lesson }: CapInput): number {
  const room = Math.min(courseMinutes - courseCredited, lesson ? lesson.minutes - lesson.credited : Infinity);
  return Math.max(0, Math.min(askedMinutes, room));
}

/** The page says every half minute that somebody is there; a longer silence than this counts for nothing. */
export const LONGEST_SILENCE_S = 90;
/** Seconds that a sign of life adds. `otherSeenAt`: when the same person was last seen in another lesson: nobody reads two at once. */
export function pageSecondsBetween(seenAt: Date, now: Date, otherSeenAt?: Date | null): number {
  const since = Math.max(seenAt.getTime(), otherSeenAt?.getTime() ?? 0);
  const seconds = Math.floor((now.getTime() - since) / 1_000);
  return seconds > 0 && seconds <= LONGEST_SILENCE_S ? seconds : 0;
}
/** A lesson can be finished after half of its length: whoever is quicker has not read it. */
export const mayFinish = (pageSeconds: number, lessonMinutes: number): boolean => pageSeconds * 2 >= lessonMinutes * 60;

/** Done is what has its hours, and its exam where it asks for one. */
export const isDone = (one: { creditedMinutes: number; requiredMinutes: number; isExamined: boolean; examPassedAt?: string | null }): boolean =>
  one.creditedMinutes >= one.requiredMinutes && (!one.isExamined || Boolean(one.examPassedAt));

export interface GateCourse { key: string; nameZh: string; nameEn: string; minutes: number; isExamined: boolean; isPassed: boolean }
export interface Gate { key: string; nameZh: string; nameEn: string; gateMinutes: number; courses: readonly GateCourse[] }

const HOURS = both('小时', 'hours');
/** Does the path open the post? Its hours must be there, and every exam of its courses passed. */
export function judgeGate(gate: Gate): { isOpen: boolean; creditedMinutes: number; explanation: Explanation } {
  const creditedMinutes = gate.courses.reduce((sum, one) => sum + one.minutes, 0);
  const hasHours = creditedMinutes >= gate.gateMinutes;
  const exams = gate.courses.filter((one) => one.isExamined);
  const isPassed = exams.every((one) => one.isPassed);
  const isOpen = hasHours && isPassed;
  const need = hoursOf(gate.gateMinutes);
  return {
    isOpen, creditedMinutes,
    explanation: explain(both(gate.nameZh, gate.nameEn), isOpen, {
      holds: isOpen, text: isOpen ? both('可以上岗', 'May take up the post') : both('还不能上岗', 'May not take up the post yet'), rule: { key: gate.key },
      inputs: [
        explain(both('学时', 'Hours credited'), hoursOf(creditedMinutes), {
          unit: HOURS, holds: hasHours, required: both(`至少 ${need} 小时`, `at least ${need} hours`),
          inputs: gate.courses.map((one) => explain(both(one.nameZh, one.nameEn), hoursOf(one.minutes), { unit: HOURS })),
        }),
        ...(exams.length ? [explain(both('考试', 'Exams'), isPassed, {
          holds: isPassed, required: both('全部通过', 'all passed'), text: both(`${exams.filter((one) => one.isPassed).length}/${exams.length} 通过`, `${exams.filter((one) => one.isPassed).length} of ${exams.length} passed`),
          inputs: exams.map((one) => explain(both(one.nameZh, one.nameEn), one.isPassed, { holds: one.isPassed, text: one.isPassed ? both('已通过', 'passed') : both('未通过', 'not passed') })),
        })] : []),
      ],
    }),
  };
}
