// What the runner knows by itself, without network: which questions are asked, and what is not done yet. The server judges again.
import type { Answer, Answers, Condition, Paper, Question } from './runner.operations.ts';

const given = (answer: Answer | undefined): boolean => answer?.value !== undefined && answer.value !== null && answer.value !== '' && !(Array.isArray(answer.value) && answer.value.length === 0);
/** A fail, as far as the questions say it; what each answer earns stays with the server. */
export function failsHere(question: Question, answer: Answer | undefined): boolean {
  if (!answer || answer.isNotApplicable || !given(answer)) return false;
  if (question.type === 'YES_NO') return question.failsOn !== undefined && answer.value === question.failsOn;
  if (question.type === 'NUMBER') return (question.least !== undefined && Number(answer.value) < Number(question.least)) || (question.most !== undefined && Number(answer.value) > Number(question.most));
  return false;
}
/** What a fail still wants: a photo, a word. */
export const wantsPhoto = (question: Question, answer: Answer | undefined): boolean => !answer?.evidence?.length && (question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && failsHere(question, answer)));
export const wantsNote = (question: Question, answer: Answer | undefined): boolean => !answer?.note?.trim() && question.noteOnFail === true && failsHere(question, answer);

function holds(one: Condition, questions: ReadonlyMap<string, Question>, answers: Answers): boolean {
  if ('all' in one) return one.all.every((each) => holds(each, questions, answers));
  if ('any' in one) return one.any.some((each) => holds(each, questions, answers));
  if ('not' in one) return !holds(one.not, questions, answers);
  const answer = answers[one.question];
  if (!given(answer) || answer?.isNotApplicable) return false;
  const value = answer?.value;
  if (one.is === 'ANSWERED') return true;
  const question = questions.get(one.question);
  if (one.is === 'FAILED' || one.is === 'PASSED') return Boolean(question && failsHere(question, answer)) === (one.is === 'FAILED');
  if (one.is === 'ONE_OF') return (one.value as string[]).includes(String(value));
  if (one.is === 'AT_LEAST') return Number(value) >= Number(one.value);
  if (one.is === 'AT_MOST') return Number(value) <= Number(one.value);
  return Array.isArray(value) ? value.includes(one.value) : value === one.value || String(value) === String(one.value);
}

export interface Asked { question: Question; section: { key: string; zh: string; en: string } }
/** The questions that are asked, in their order. */
export function askedOf(sheet: Pick<Paper, 'sections'>, answers: Answers): Asked[] {
  const questions = new Map(sheet.sections.flatMap((section) => section.questions.map((one) => [one.key, one] as const)));
  return sheet.sections.flatMap((section) => section.questions.filter((one) => !one.showWhen || holds(one.showWhen, questions, answers)).map((question) => ({ question, section })));
}

export const isAnswered = (answer: Answer | undefined): boolean => Boolean(answer?.isNotApplicable) || given(answer);
/** Is there as much as the type asks for: photos, readings, a name beside a signature? */
function isWhole(question: Question, answer: Answer | undefined): boolean {
  if (answer?.isNotApplicable) return true;
  const value = answer?.value as { readings?: string[]; fileId?: string; name?: string } | unknown[] | undefined;
  if (question.type === 'PHOTO') return Array.isArray(value) && value.length >= (question.leastPhotos ?? 1);
  if (question.type === 'READING') return ((value as { readings?: string[] } | undefined)?.readings?.length ?? 0) >= (question.leastReadings ?? 1);
  if (question.type === 'SIGNATURE') { const signed = value as { fileId?: string; name?: string } | undefined; return Boolean(signed?.fileId && signed.name?.trim()); }
  return isAnswered(answer);
}
/** Is everything done that can be known here? */
export const isDone = (question: Question, answer: Answer | undefined): boolean => (isWhole(question, answer) || (question.isRequired === false && !isAnswered(answer))) && !wantsPhoto(question, answer) && !wantsNote(question, answer);
