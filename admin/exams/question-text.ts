// A question as lines that people write, and back: one option a line, Chinese and English beside each other, right ones marked.
import type { Question } from './exams.operations.ts';

export interface QuestionDraft { promptZh: string; promptEn: string; options: string; right: string; tolerance: string; unitZh: string; unitEn: string; rubricZh: string; rubricEn: string; isPartial: boolean; whyZh: string; whyEn: string }

/** What stands in the form for a question of the bank. */
export function draftOf(question: Question | null): QuestionDraft {
  const current = question?.current;
  const solution = current?.solution;
  const right = solution?.right ?? null;
  const options = current?.content.options ?? [];
  const ordered = question?.questionKind === 'ORDER' && Array.isArray(right) ? right.flatMap((key) => options.find((one) => one.key === key) ?? []) : options;
  const isRight = (key: string): boolean => question?.questionKind !== 'ORDER' && (Array.isArray(right) ? right.includes(key) : right === key);
  return {
    promptZh: current?.promptZh ?? '', promptEn: current?.promptEn ?? '', options: ordered.map((one) => `${isRight(one.key) ? '* ' : ''}${one.zh} | ${one.en}`).join('\n'), right: typeof right === 'string' && !options.length ? right : '', tolerance: solution?.tolerance ?? '0',
    unitZh: current?.content.unit?.zh ?? '', unitEn: current?.content.unit?.en ?? '', rubricZh: solution?.rubric?.zh ?? '', rubricEn: solution?.rubric?.en ?? '', isPartial: solution ? solution.partial !== 'WHOLE' : true, whyZh: solution?.why?.zh ?? '', whyEn: solution?.why?.en ?? '',
  };
}

/** The content that the form says; keys of options go by their place, so that the same lines are the same content. */
export function contentOf(kind: string, draft: QuestionDraft, media: readonly string[] = []): Record<string, unknown> {
  const lines = draft.options.split('\n').map((line) => line.trim()).filter(Boolean).map((line, at) => {
    const [zh = '', en = ''] = line.replace(/^[*＊]\s*/, '').split(/[|｜]/).map((part) => part.trim());
    return { key: String.fromCharCode(97 + at), zh, en: en || zh, isRight: /^[*＊]/.test(line) };
  });
  const options = lines.map(({ isRight: _right, ...option }) => option);
  const rights = lines.filter((line) => line.isRight).map((line) => line.key);
  const base = { prompt: { zh: draft.promptZh, en: draft.promptEn }, media, why: draft.whyZh && draft.whyEn ? { zh: draft.whyZh, en: draft.whyEn } : null };
  switch (kind) {
    case 'CHOICE': return { ...base, options, right: rights[0] ?? '' };
    case 'CHOICES': return { ...base, options, right: rights, partial: draft.isPartial ? 'SHARE' : 'WHOLE' };
    case 'ORDER': return { ...base, options, right: options.map((one) => one.key), partial: draft.isPartial ? 'PAIRS' : 'WHOLE' };
    case 'NUMBER': return { ...base, right: draft.right, tolerance: draft.tolerance || '0', unit: draft.unitZh && draft.unitEn ? { zh: draft.unitZh, en: draft.unitEn } : null };
    default: return { ...base, rubric: { zh: draft.rubricZh, en: draft.rubricEn } };
  }
}
