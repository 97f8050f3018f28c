// A template's content as people see it: where a path of a difference leads, how a value is said, how a draft is changed. Pure.
import type { FormContent, Words } from './template.operations.ts';

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && typeof (value as Words).zh === 'string' && typeof (value as Words).en === 'string';
const step = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined);

/** The words of what a JSON path passes (section, question, option), and what is left of the path after the last of them. */
export function placeOf(path: string, content: FormContent | undefined): { labels: Words[]; rest: string } {
  const parts = path.split('/').slice(1).map((one) => one.replace(/~1/g, '/').replace(/~0/g, '~'));
  const labels: Words[] = [];
  let at: unknown = content;
  let rest = 0;
  for (const [index, part] of parts.entries()) {
    at = step(at, part);
    if (isWords(at) && /^\d+$/.test(part)) { labels.push({ zh: at.zh, en: at.en }); rest = index + 1; }
  }
  return { labels, rest: parts.slice(rest).join(' / ') };
}

/** A value in one line: words in the language, lists by their words, the rest as it is. */
export function sayPlain(value: unknown, language: 'zh' | 'en'): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value !== 'object') return String(value);
  if (isWords(value)) return value[language];
  if (Array.isArray(value)) return value.map((one) => sayPlain(one, language)).join(language === 'zh' ? '、' : ', ');
  return Object.entries(value).map(([key, one]) => `${key} ${sayPlain(one, language)}`).join(language === 'zh' ? '，' : ', ');
}

/** The content with one question changed; what is set to nothing goes. */
export function withQuestion(content: FormContent, key: string, change: Record<string, unknown>): FormContent {
  const kept = (one: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return { ...content, sections: content.sections.map((section) => ({ ...section, questions: section.questions.map((one) => (one.key === key ? kept({ ...one, ...change }) as unknown as typeof one : one)) })) };
}
/** The content without a question; a section that has none left goes with it. */
export function withoutQuestion(content: FormContent, key: string): FormContent {
  return { ...content, sections: content.sections.map((section) => ({ ...section, questions: section.questions.filter((one) => one.key !== key) })).filter((section) => section.questions.length > 0) };
}
/** The content with a question more at the end of a section, named by the first free number. */
export function withNewQuestion(content: FormContent, section: string, question: { type: string; zh: string; en: string; [more: string]: unknown }): FormContent {
  const taken = new Set(content.sections.flatMap((one) => one.questions.map((each) => each.key)));
  let number = taken.size + 1;
  while (taken.has(`q${number}`)) number += 1;
  return { ...content, sections: content.sections.map((one) => (one.key === section ? { ...one, questions: [...one.questions, { key: `q${number}`, ...question } as (typeof one.questions)[number]] } : one)) };
}
/** The content with a question moved one place within its section. */
export function withMoved(content: FormContent, key: string, by: -1 | 1): FormContent {
  return { ...content, sections: content.sections.map((section) => {
    const at = section.questions.findIndex((one) => one.key === key);
    const to = at + by;
    if (at < 0 || to < 0 || to >= section.questions.length) return section;
    const questions = [...section.questions];
    [questions[at], questions[to]] = [questions[to] as (typeof questions)[number], questions[at] as (typeof questions)[number]];
    return { ...section, questions };
  }) };
}
