// Answers against a form, as pure rules: which questions are asked, what each answer comes to, what is wrong and what is missing.
import { z } from 'zod';
import { QuestionType } from '../../schema/forms/form.ts';
import { compareNumbers, isDecimal } from '../core/money.ts';
import { allQuestions, type FormCondition, type FormContent, type FormQuestion } from './content.rules.ts';
import { readingText, rulesFor, type Exact, type Standard, type ValueFault } from './question-types.rules.ts';

/** A file that proves an answer, with what was known of it when it was taken. */
const proof = z.strictObject({ fileId: z.string().regex(/^\w[\w-]{0,99}$/), sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(), takenAt: z.string().max(40).optional(), note: z.string().max(500).optional() });
const entry = z.strictObject({ value: z.unknown().optional(), isNotApplicable: z.boolean().optional(), note: z.string().max(2_000).optional(), evidence: z.array(proof).max(20).optional() });
const sheet = z.record(z.string().max(60), entry);
export type FormAnswer = z.infer<typeof entry>;
export type FormAnswers = Record<string, FormAnswer>;

/** Reads answers as they were sent or stored; null when they are none at all. */
export function readAnswers(raw: unknown): FormAnswers | null {
  const read = sheet.safeParse(raw ?? {});
  return read.success && Object.keys(read.data).length <= 2_000 ? read.data : null;
}

/** Why what was sent is no sheet of answers: of one question, which and why; else the whole. */
export function answersFault(raw: unknown): { question: string | null; reason: 'FORM_ANSWERS' | 'FORM_TOO_LONG' | 'FORM_TOO_MANY' | 'FORM_VALUE' } {
  const [issue] = sheet.safeParse(raw ?? {}).error?.issues ?? [];
  const [question] = issue?.path ?? [];
  if (!issue || typeof question !== 'string' || issue.path.length < 2) return { question: null, reason: 'FORM_ANSWERS' };
  return { question, reason: issue.code === 'too_big' ? (issue.origin === 'array' ? 'FORM_TOO_MANY' : 'FORM_TOO_LONG') : 'FORM_VALUE' };
}

export type FaultReason = ValueFault | 'FORM_MISSING' | 'FORM_UNKNOWN' | 'FORM_NOT_APPLICABLE' | 'FORM_EVIDENCE' | 'FORM_NOTE';
export interface Fault { question: string; reason: FaultReason }

/** What an answer comes to. `earns` is null for what is not scored; `isAnswered` is false for what does not apply. */
export interface Judged { question: FormQuestion; answer: FormAnswer; isAnswered: boolean; isNotApplicable: boolean; earns: Exact | null; isFail: boolean; standard?: Standard }
export interface JudgedSheet {
  /** By question, in order: those asked and answered, or said not to apply. */
  judged: Map<string, Judged>;
  visible: string[];
  faults: Fault[];
  /** Answers to what is asked; what was answered before it was hidden is left out. */
  kept: FormAnswers;
}

const isGiven = (answer: FormAnswer | undefined): boolean => answer?.value !== undefined && answer.value !== null && answer.value !== '' && !(Array.isArray(answer.value) && answer.value.length === 0);

function valueSays(question: FormQuestion, value: unknown, is: string, wanted: string | boolean | string[]): boolean {
  const figure = question.type === QuestionType.READING ? readingText(question, value) : value;
  if (is === 'ONE_OF') return (wanted as string[]).some((one) => valueSays(question, value, 'EQUALS', one));
  if (is === 'EQUALS') {
    if (Array.isArray(figure)) return figure.includes(wanted);
    if (isDecimal(figure) && isDecimal(wanted)) return compareNumbers(figure, wanted as string) === 0;
    return figure === wanted;
  }
  if (question.type === QuestionType.READING && question.grades) {
    const [here, there] = [question.grades.indexOf(String(figure)), question.grades.indexOf(String(wanted))];
    return there >= 0 && (is === 'AT_LEAST' ? here >= there : here <= there);
  }
  if (isDecimal(figure) && isDecimal(wanted)) { const order = compareNumbers(figure, wanted as string); return is === 'AT_LEAST' ? order >= 0 : order <= 0; }
  return false;
}

/** Does the condition hold, given what was asked and answered before? What is hidden or does not apply says nothing. */
export function conditionHolds(one: FormCondition, judged: ReadonlyMap<string, Judged>): boolean {
  if ('all' in one) return one.all.every((each) => conditionHolds(each, judged));
  if ('any' in one) return one.any.some((each) => conditionHolds(each, judged));
  if ('not' in one) return !conditionHolds(one.not, judged);
  const before = judged.get(one.question);
  if (!before?.isAnswered) return false;
  if (one.is === 'ANSWERED') return true;
  if (one.is === 'FAILED') return before.isFail;
  if (one.is === 'PASSED') return !before.isFail;
  return 'value' in one && valueSays(before.question, before.answer.value, one.is, one.value);
}

/**
 * Judges answers in the order of the form. With `isFinal` what is missing is a fault too: half a form is not submitted.
 * A wrong value counts as no answer, so that nothing is shown or scored by it.
 */
export function judgeAnswers(form: FormContent, answers: FormAnswers, isFinal: boolean): JudgedSheet {
  const judged = new Map<string, Judged>();
  const visible: string[] = [];
  const faults: Fault[] = [];
  const kept: FormAnswers = {};
  for (const question of allQuestions(form)) {
    if (question.showWhen && !conditionHolds(question.showWhen, judged)) continue;
    visible.push(question.key);
    const answer = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
    const fault = (reason: FaultReason): void => { faults.push({ question: question.key, reason }); };
    if (answer) kept[question.key] = answer;
    if (answer?.isNotApplicable) {
      if (!question.canBeNotApplicable) fault('FORM_NOT_APPLICABLE');
      else judged.set(question.key, { question, answer, isAnswered: false, isNotApplicable: true, earns: null, isFail: false });
      continue;
    }
    if (!answer || !isGiven(answer)) {
      // An empty choice of several is an answer where none need be chosen.
      const isEmptyChoice = question.type === QuestionType.CHOICES && Array.isArray(answer?.value) && !question.leastChosen;
      if (!isEmptyChoice) { if (isFinal && (question.isRequired ?? true)) fault('FORM_MISSING'); continue; }
    }
    const rules = rulesFor(question);
    const value = answer?.value;
    const wrong = rules.fault(value);
    if (wrong) { fault(wrong); continue; }
    const standard = question.type === QuestionType.READING ? question.standards.find((one) => !one.when || conditionHolds(one.when, judged)) : undefined;
    const isFail = rules.fails(value, standard);
    judged.set(question.key, { question, answer: answer as FormAnswer, isAnswered: true, isNotApplicable: false, earns: rules.earns(value, standard), isFail, ...(standard ? { standard } : {}) });
    if (isFinal && (question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && isFail)) && !answer?.evidence?.length) fault('FORM_EVIDENCE');
    if (isFinal && question.noteOnFail && isFail && !answer?.note?.trim()) fault('FORM_NOTE');
  }
  const known = new Set(allQuestions(form).map((one) => one.key));
  for (const name of Object.keys(answers)) if (!known.has(name)) faults.push({ question: name, reason: 'FORM_UNKNOWN' });
  return { judged, visible, faults, kept };
}

/** Files that the answers name: photos, signatures and proofs, each once. */
export function filesOf(answers: FormAnswers): string[] {
  const found = new Set<string>();
  for (const { value, evidence } of Object.values(answers)) {
    for (const one of evidence ?? []) found.add(one.fileId);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'object' && one !== null && 'fileId' in one && typeof one.fileId === 'string') found.add(one.fileId);
    }
  }
  return [...found];
}
