// A template's content as people see it: where a path of a difference leads, how a draft is changed. Pure.
import type { FormContent, StoredSection, Words } from './template.operations.ts';

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

/** The content with a section changed. */
export function withSection(content: FormContent, key: string, change: { zh: string; en: string; weight?: string }): FormContent {
  return { ...content, sections: content.sections.map((one) => { if (one.key !== key) return one; const { weight: _, ...rest } = one; return { ...rest, ...change }; }) };
}
/** The content with a section more at its end, with its first question. */
export function withNewSection(content: FormContent, { first, ...section }: ReturnType<typeof sectionOf>): FormContent {
  const keys = new Set(content.sections.map((one) => one.key));
  let number = keys.size + 1;
  while (keys.has(`s${number}`)) number += 1;
  const key = `s${number}`;
  return withNewQuestion({ ...content, sections: [...content.sections, { key, ...section, questions: [] }] }, key, { type: 'YES_NO', ...first });
}
export const withoutSection = (content: FormContent, key: string): FormContent => ({ ...content, sections: content.sections.filter((one) => one.key !== key) });
export function withMovedSection(content: FormContent, key: string, by: -1 | 1): FormContent {
  const at = content.sections.findIndex((one) => one.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= content.sections.length) return content;
  const sections = [...content.sections];
  [sections[at], sections[to]] = [sections[to] as StoredSection, sections[at] as StoredSection];
  return { ...content, sections };
}
/** What the dialog of a section comes to. */
export function sectionOf(values: Record<string, unknown>): { zh: string; en: string; weight?: string; first: { zh: string; en: string } } {
  const said = (name: string): string => String(values[name] ?? '').trim();
  return { zh: said('zh'), en: said('en'), ...(said('weight') ? { weight: said('weight') } : {}), first: { zh: said('first'), en: said('firstEn') } };
}
/** What the sections of a weighted form sum to, where that is not the whole; null where all is well, or nothing is weighted. */
export function weightsOff(content: FormContent): number | null {
  const part = content.scoring?.parts.find((one) => one.system === 'WEIGHTED') as { sections?: string[] } | undefined;
  if (!part) return null;
  const sum = content.sections.filter((one) => !part.sections || part.sections.includes(one.key)).reduce((all, one) => all + Number(one.weight ?? 0), 0);
  return Math.abs(sum - 100) < 1e-9 ? null : Math.round(sum * 100) / 100;
}

interface BandRow { key?: string; zh?: string; en?: string; from?: string; isFail?: boolean; isAbove?: boolean }
export interface ScoringValues { system?: string; start?: string; passMark?: string; digits?: string; bands: BandRow[] }
export function scoringValues(content: FormContent): ScoringValues {
  const { parts = [], passMark, digits, bands = [] } = content.scoring ?? {};
  return { system: parts[0]?.system ?? 'WEIGHTED', start: String((parts[0] as { start?: string } | undefined)?.start ?? '100'), passMark: passMark ?? '', digits: digits === undefined ? '' : String(digits), bands: bands.map((one) => ({ ...one })) };
}
/** The content scored as the dialog says; several parts stay as they are. */
export function scoringOf(content: FormContent, values: ScoringValues): FormContent {
  const parts = content.scoring?.parts ?? [];
  const [only] = parts;
  const said = (value: unknown): string => String(value ?? '').trim();
  const taken = new Set(values.bands.flatMap((one) => (one.key ? [one.key] : [])));
  let number = 0;
  const bands = values.bands.filter((one) => said(one.zh) || said(one.en)).map((one) => {
    let { key } = one;
    while (!key) { number += 1; if (!taken.has(`band${number}`)) { key = `band${number}`; taken.add(key); } }
    return { key, zh: said(one.zh) || said(one.en), en: said(one.en) || said(one.zh), from: said(one.from) || '0', ...(one.isAbove ? { isAbove: true } : {}), ...(one.isFail ? { isFail: true } : {}) };
  }).sort((a, b) => Number(b.from) - Number(a.from));
  const part = { ...(only ? { key: only.key, zh: only.zh, en: only.en } : { key: 'whole', zh: '合计', en: 'Whole' }), system: values.system ?? 'WEIGHTED', ...(values.system === 'DEDUCTION' && said(values.start) && said(values.start) !== '100' ? { start: said(values.start) } : {}) };
  return { ...content, scoring: { parts: parts.length > 1 ? parts : [only && only.system === part.system && only.sections ? { ...part, sections: only.sections } : part], ...(said(values.passMark) ? { passMark: said(values.passMark) } : {}), ...(said(values.digits) ? { digits: Number(values.digits) } : {}), ...(bands.length ? { bands } : {}) } };
}
