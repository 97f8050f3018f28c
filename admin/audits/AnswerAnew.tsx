// Answers given anew, for whoever reviews or decides: a question of any type with the answer that counts now, to be changed; its proof stays.
import { useMemo } from 'react';
import { FormFields } from '../forms/FormFields.tsx';
import type { Answer, Answers, FillableContent } from '../forms/judge.ts';
import type { Sheet } from './audits.operations.ts';

/** Types whose answers are files: those are taken at the place, and not by a desk. */
const FILES = ['PHOTO', 'SIGNATURE'];
export const canAnswerAnew = (question: { type: string }): boolean => !FILES.includes(question.type);

/** The questions of a sheet that are named, each asked whatever else was answered. */
export function AnswerAnew({ sheet, keys, answers, onChange }: { sheet: Sheet; keys: readonly string[]; answers: Answers; onChange: (next: Answers) => void }) {
  const content = useMemo((): FillableContent => ({
    sections: sheet.sections.map((section) => ({ key: section.key, zh: section.zh, en: section.en, questions: section.questions.filter((one) => keys.includes(one.key) && canAnswerAnew(one)).map(({ showWhen: _s, evidence: _e, ...one }) => one) })),
  }), [sheet, keys]);
  return <FormFields content={content} answers={answers} onChange={onChange} />;
}

/** What was really changed, with the proof that was there. */
export function changedAnswers(before: Answers, now: Answers): Answers {
  const plain = ({ value, isNotApplicable, note }: Answer = {}): string => JSON.stringify([value, Boolean(isNotApplicable), note?.trim() || null]);
  return Object.fromEntries(Object.entries(now).flatMap(([key, one]): [string, Answer][] => {
    if (!one || plain(one) === plain(before[key])) return [];
    const { value, isNotApplicable, note } = one;
    const { evidence } = before[key] ?? {};
    return [[key, { ...(isNotApplicable ? { isNotApplicable: true } : { value }), ...(note?.trim() ? { note: note.trim() } : {}), ...(evidence?.length ? { evidence } : {}) }]];
  }));
}
