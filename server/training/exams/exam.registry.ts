// What follows when an exam has its result: certificates, courses, proposals to move somebody; each registers here.
import type { WriteContext } from '../../core/context.ts';
import type { Exam, ExamAttempt, ExamVersion } from '../../../schema/training/exam.ts';

/** An attempt that has its result, in the transaction that gave it. `wasPassed`: what it was before it was marked anew; null the first time. */
export interface ExamDone { attempt: ExamAttempt; exam: Exam; version: ExamVersion; isPassed: boolean; wasPassed: boolean | null }
type Follow = (tx: WriteContext, done: ExamDone) => Promise<void>;
const follows: Follow[] = [];
/** Registers what follows a result. */
export const whenExamDone = (follow: Follow): void => { follows.push(follow); };
/** Lets it follow, in the order of registration. */
export async function examDone(tx: WriteContext, done: ExamDone): Promise<void> { for (const follow of follows) await follow(tx, done); }

type Held = (tx: WriteContext, examId: string, employeeId: string) => Promise<boolean>;
let held: Held = async () => false;
/** Says whether what an exam earns is held, and not about to end: then it need not be sat. */
export const setHeld = (judge: Held): void => { held = judge; };
export const isHeld: Held = (tx, examId, employeeId) => held(tx, examId, employeeId);
type Restart = (tx: WriteContext, examId: string, employeeId: string) => Promise<Date | null>;
let restart: Restart = async () => null;
/** Says since when attempts are counted anew, because personnel let the person try again. */
export const setRestart = (judge: Restart): void => { restart = judge; };
export const restartedAt: Restart = (tx, examId, employeeId) => restart(tx, examId, employeeId);
