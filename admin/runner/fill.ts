// What the runner knows by itself, without network: which questions are asked, which answers fail, and what is not done yet. The server judges again.
import { type Answer, type Answers, type Question, readings, type Section, shownOf, valueSent } from '../forms/judge.ts';
import type { Paper } from './runner.operations.ts';

/** Boxes for readings that were left empty are nothing. */
const isBlank = (value: unknown): boolean => typeof value === 'object' && value !== null && 'readings' in value && readings(value).length === 0 && !('instrument' in value);
const given = (answer: Answer | undefined): boolean => answer?.value !== undefined && answer.value !== null && answer.value !== '' && !(Array.isArray(answer.value) && answer.value.length === 0) && !isBlank(answer.value);
export const isAnswered = (answer: Answer | undefined): boolean => Boolean(answer?.isNotApplicable) || given(answer);

/** A question as it is asked now; `fails` as far as the phone is told, which it is wherever a fail wants proof or a word. */
export interface Asked { question: Question; section: Section; fails: boolean }
/** Is it told to the phone which answers of it fail? */
const isTold = (one: Question): boolean => (one.type === 'YES_NO' ? one.failsOn !== undefined : one.type === 'NUMBER' || one.type === 'READING' || one.evidence === 'ON_FAIL' || one.noteOnFail === true);

/** The questions that are asked, in their order. */
export function askedOf(paper: Pick<Paper, 'sections'>, answers: Answers): Asked[] {
  const shown = shownOf(paper, answers);
  return paper.sections.flatMap((section) => section.questions.flatMap((question) => { const one = shown.get(question.key); return one ? [{ question, section, fails: one.isFail && isTold(question) }] : []; }));
}

/** What a fail still wants: a photo, a word. */
export const wantsPhoto = ({ question, fails }: Omit<Asked, 'section'>, answer: Answer | undefined): boolean => !answer?.isNotApplicable && !answer?.evidence?.length && (question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && fails));
export const wantsNote = ({ question, fails }: Omit<Asked, 'section'>, answer: Answer | undefined): boolean => !answer?.note?.trim() && question.noteOnFail === true && fails;

/** Is there as much as the type asks for: photos, readings, a name beside a signature? */
function isWhole(question: Question, answer: Answer | undefined): boolean {
  if (answer?.isNotApplicable) return true;
  const value = answer?.value as { readings?: string[]; fileId?: string; name?: string } | unknown[] | undefined;
  if (question.type === 'PHOTO') return Array.isArray(value) && value.length >= (question.leastPhotos ?? 1);
  if (question.type === 'READING') return readings(value).length >= (question.leastReadings ?? 1) && (!question.instrument || Boolean((value as { instrument?: string }).instrument));
  if (question.type === 'SIGNATURE') { const signed = value as { fileId?: string; name?: string } | undefined; return Boolean(signed?.fileId && signed.name?.trim()); }
  return isAnswered(answer) || (question.type === 'CHOICES' && Array.isArray(answer?.value) && !question.leastChosen);
}
/** Is everything done that can be known here? */
export const isDone = (asked: Asked, answer: Answer | undefined): boolean => (isWhole(asked.question, answer) || (asked.question.isRequired === false && !isAnswered(answer))) && !wantsPhoto(asked, answer) && !wantsNote(asked, answer);

/** What is sent and kept: answers to what is asked, without what was left empty. */
export function toSend(paper: Pick<Paper, 'sections'>, answers: Answers): Answers {
  return Object.fromEntries(askedOf(paper, answers).flatMap(({ question }) => {
    const { key, type } = question;
    const answer = answers[key];
    if (!answer) return [];
    const signed = type === 'SIGNATURE' && !answer.isNotApplicable && !(answer.value as { fileId?: string } | undefined)?.fileId;
    const value = answer.isNotApplicable || signed || (!given(answer) && type !== 'CHOICES') ? undefined : valueSent(question, answer.value);
    const note = answer.note?.trim();
    if (value === undefined && !answer.isNotApplicable && !note && !answer.evidence?.length) return [];
    return [[key, { ...(answer.isNotApplicable ? { isNotApplicable: true } : value === undefined ? {} : { value }), ...(note ? { note } : {}), ...(answer.evidence?.length ? { evidence: answer.evidence } : {}) }]];
  }));
}
