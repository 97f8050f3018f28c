// What follows when somebody passes an exam: exams say it here, and whoever waits for it has registered before.
import type { TrainingRecord } from '../../schema/training/record.ts';
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

type Done = (tx: WriteContext, record: TrainingRecord) => Promise<void>;
const done: Done[] = [];
/** Registers what follows when a training is done, inside the same transaction. */
export const whenTrainingDone = (next: Done): void => { done.push(next); };
export const whenTrainingIsDone = (): readonly Done[] => done;

/** What a course may be given for: younger modules say how their rows are found. */
export interface TrainingSource {
  /** Noun, such as `CorrectiveAction`. */
  resource: string;
  /** The row behind a wire id, when the viewer may see it; null otherwise. */
  find(tx: WriteContext, id: string): Promise<{ key: string; actionId?: string | null; findingId?: string | null } | null>;
}
const sources = new Map<string, TrainingSource>();
/** Declares a source; a noun said twice fails at start. */
export function defineTrainingSource(source: TrainingSource): void {
  if (sources.has(source.resource)) throw new Error(`The training source ${source.resource} is declared twice`);
  sources.set(source.resource, source);
}
export const trainingSource = (resource: string): TrainingSource | undefined => sources.get(resource);
