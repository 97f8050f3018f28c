// What follows when somebody passes an exam: exams say it here, and whoever waits for it has registered before.
import type { WriteContext } from '../core/context.ts';

export interface ExamPassed { employeeId: string; examId: string; courseId: string | null; attemptId: string; score: string | null }
type Handler = (tx: WriteContext, passed: ExamPassed) => Promise<void>;

const handlers: Handler[] = [];
/** Registers what follows a pass; it runs inside the transaction that notes the pass. */
export const whenExamPassed = (handler: Handler): void => { handlers.push(handler); };

/** An exam was passed: everything that waits for it follows, in the order of registering. Called once an attempt. */
export async function examPassed(tx: WriteContext, passed: ExamPassed): Promise<void> {
  for (const handler of handlers) await handler(tx, passed);
}
