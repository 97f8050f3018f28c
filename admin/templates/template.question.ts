// A question of a draft as its dialog holds it, and back: every type with its choices, limits, standards and condition. Pure.
import type { Condition, QuestionType } from '../forms/judge.ts';
import type { FormContent, StoredQuestion, Words } from './template.operations.ts';
import { isShippedCode } from '../shared/source.ts';

/** Every type, in the order of the list. */
export const TYPES: readonly QuestionType[] = ['YES_NO', 'CHOICE', 'CHOICES', 'SCALE', 'NUMBER', 'READING', 'TEXT', 'PHOTO', 'SIGNATURE', 'BARCODE', 'TIME', 'PLACE'];
/** Only these two can be turned round: a choice says what it earns, a figure has its limits. */
export const REVERSIBLE: readonly QuestionType[] = ['YES_NO', 'SCALE'];
export const INSTRUMENTS = ['HARDNESS', 'COLOUR', 'SIZE', 'SLIP', 'THERMOMETER', 'OTHER'] as const;
/** Conditions that the dialog can say; deeper ones stay as the file has them. */
export const CONDITIONS = ['FAILED', 'PASSED', 'ANSWERED', 'EQUALS', 'AT_LEAST', 'AT_MOST'] as const;

export interface OptionRow { key?: string; zh?: string | null; en?: string | null; earns?: string | null; isFail?: boolean }
/** `shippedBy`: the code of its source, which nobody reads, kept where nobody writes another. */
export interface StandardRow { least?: string | null; most?: string | null; zh?: string | null; en?: string | null; source?: string | null; shippedBy?: string | null; when?: Condition }
export type Values = Record<string, unknown>;

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value).trim());
const some = (value: unknown): string | undefined => text(value) || undefined;
const whole = (value: unknown): number | undefined => { const said = text(value); return said === '' || Number.isNaN(Number(said)) ? undefined : Number(said); };
const words = (zh: unknown, en: unknown): Words | undefined => (text(zh) || text(en) ? { zh: text(zh) || text(en), en: text(en) || text(zh) } : undefined);
const yes = (value: unknown): true | undefined => (value ? true : undefined);

/** What the dialog begins with. */
export function valuesOf(one: StoredQuestion | null): Values {
  const q = (one ?? { type: 'YES_NO', zh: '', en: '' }) as StoredQuestion & Record<string, unknown>;
  const { critical, showWhen } = q;
  const simple = showWhen && 'question' in showWhen && showWhen.is !== 'ONE_OF' ? showWhen as { question: string; is: string; value?: unknown } : null;
  return {
    type: q.type, zh: q.zh, en: q.en, hintZh: q.hint?.zh ?? '', hintEn: q.hint?.en ?? '', weight: text(q.weight), points: text(q.points), source: isShippedCode(q.source) ? '' : text(q.source),
    isRequired: q.isRequired !== false, canBeNotApplicable: Boolean(q.canBeNotApplicable), isReversed: Boolean(q.isReversed), noteOnFail: Boolean(q.noteOnFail), evidence: q.evidence ?? 'NEVER',
    critical: critical ? (critical.effect === 'RAISE' ? `RAISE ${critical.level}` : critical.effect) : '', cap: critical?.effect === 'CAP' ? text(critical.most) : '79',
    askedOf: simple?.question ?? '', askedIs: simple?.is ?? 'FAILED', askedValue: simple?.value === true ? 'yes' : simple?.value === false ? 'no' : text(simple?.value), isDeep: Boolean(showWhen && !simple),
    options: ((q.options ?? [{}, {}]) as OptionRow[]).map((each) => ({ ...each, earns: text(each.earns) })), leastChosen: text(q.leastChosen), mostChosen: text(q.mostChosen), isAllOrNothing: Boolean(q.isAllOrNothing),
    from: text(q.from ?? 1), to: text(q.to ?? 5), failsBelow: text(one ? q.failsBelow : 3), fromZh: q.fromWords?.zh ?? '', fromEn: q.fromWords?.en ?? '', toZh: q.toWords?.zh ?? '', toEn: q.toWords?.en ?? '',
    unitZh: q.unit?.zh ?? '', unitEn: q.unit?.en ?? '', least: text(q.least), most: text(q.most), smallest: text(q.smallest), largest: text(q.largest), digits: text(q.digits),
    grades: (q.grades ?? []).join(' '), instrument: q.instrument ?? '', leastReadings: text(q.leastReadings), take: text(q.take), standards: ((q.standards ?? [{}]) as StandardRow[]).map((each) => ({ ...each, ...(isShippedCode(each.source) ? { source: '', shippedBy: each.source } : {}) })),
    mostCharacters: text(q.mostCharacters), leastPhotos: text(q.leastPhotos), mostPhotos: text(q.mostPhotos), pattern: text(q.pattern) || 'ANY', kind: text(q.kind) || 'INSTANT',
  };
}

/** Rows that say nothing are left out; each option keeps its key, new ones get the first that is free. */
export function optionsOf(rows: readonly OptionRow[], isScored = true): Record<string, unknown>[] {
  const said = rows.filter((row) => words(row.zh, row.en));
  const taken = new Set(said.flatMap((row) => (row.key ? [row.key] : [])));
  let number = 0;
  return said.map((row) => {
    let { key } = row;
    while (!key) { number += 1; if (!taken.has(`o${number}`)) { key = `o${number}`; taken.add(key); } }
    return { key, ...(words(row.zh, row.en) as Words), ...(isScored && text(row.earns) ? { earns: text(row.earns) } : {}), ...(row.isFail ? { isFail: true } : {}) };
  });
}
const standardsOf = (rows: readonly StandardRow[]): Record<string, unknown>[] => rows.filter((row) => text(row.least) || text(row.most)).map((row) => {
  const limit = [text(row.least), text(row.most)].filter(Boolean).join('–');
  return { ...(row.when ? { when: row.when } : {}), ...(text(row.least) ? { least: text(row.least) } : {}), ...(text(row.most) ? { most: text(row.most) } : {}), ...(words(row.zh, row.en) ?? { zh: limit, en: limit }), source: text(row.source) || row.shippedBy || '–' };
});

/** What each type has beside what all have; what another type had goes. */
function typed(type: QuestionType, values: Values): Record<string, unknown> {
  const unit = words(values.unitZh, values.unitEn);
  switch (type) {
    case 'CHOICE': return { options: optionsOf(values.options as OptionRow[]) };
    case 'CHOICES': return { options: optionsOf(values.options as OptionRow[]), leastChosen: whole(values.leastChosen), mostChosen: whole(values.mostChosen), isAllOrNothing: yes(values.isAllOrNothing) };
    case 'SCALE': return { from: whole(values.from) ?? 1, to: whole(values.to) ?? 5, failsBelow: whole(values.failsBelow), fromWords: words(values.fromZh, values.fromEn), toWords: words(values.toZh, values.toEn) };
    case 'NUMBER': return { unit, least: some(values.least), most: some(values.most), smallest: some(values.smallest), largest: some(values.largest), digits: whole(values.digits) };
    case 'READING': {
      const grades = text(values.grades).split(/[\s,，、]+/).filter(Boolean);
      return { unit, grades: grades.length ? grades : undefined, instrument: some(values.instrument), leastReadings: whole(values.leastReadings), take: some(values.take), standards: standardsOf(values.standards as StandardRow[]) };
    }
    case 'TEXT': return { mostCharacters: whole(values.mostCharacters) };
    case 'PHOTO': return { leastPhotos: whole(values.leastPhotos), mostPhotos: whole(values.mostPhotos) };
    case 'BARCODE': return { pattern: values.pattern === 'ANY' ? undefined : some(values.pattern) };
    case 'TIME': return { kind: values.kind === 'INSTANT' ? undefined : some(values.kind) };
    default: return {};
  }
}

/** The change of a question that its dialog comes to. `asked`: the question that its condition looks at. */
export function questionOf(values: Values, before: StoredQuestion | null, asked: StoredQuestion | undefined): Record<string, unknown> & { type: QuestionType; zh: string; en: string } {
  const type = (before?.type ?? values.type) as QuestionType;
  const effect = text(values.critical);
  const is = text(values.askedIs);
  const given = text(values.askedValue);
  const showWhen = !text(values.askedOf) ? (values.isDeep ? before?.showWhen : undefined)
    : { question: text(values.askedOf), is, ...(['EQUALS', 'AT_LEAST', 'AT_MOST'].includes(is) ? { value: asked?.type === 'YES_NO' ? given === 'yes' : given } : {}) };
  return {
    type, zh: text(values.zh), en: text(values.en), hint: words(values.hintZh, values.hintEn), weight: some(values.weight), points: some(values.points), source: some(values.source) ?? (isShippedCode(before?.source) ? before?.source : undefined),
    isRequired: values.isRequired ? undefined : false, canBeNotApplicable: yes(values.canBeNotApplicable), isReversed: REVERSIBLE.includes(type) ? yes(values.isReversed) : undefined, noteOnFail: yes(values.noteOnFail),
    evidence: values.evidence === 'NEVER' ? undefined : some(values.evidence), showWhen,
    critical: !effect ? undefined : effect === 'FAIL' ? { effect } : effect === 'CAP' ? { effect, most: text(values.cap) } : { effect: 'RAISE', level: effect.split(' ')[1] },
    ...typed(type, values),
  };
}

/** The questions that stand before one, or before the end of a section: only they may decide whether it is asked. */
export function askedBefore(content: FormContent, key: string | null, section: string): StoredQuestion[] {
  const out: StoredQuestion[] = [];
  for (const one of content.sections) {
    for (const question of one.questions) { if (question.key === key) return out; out.push(question); }
    if (!key && one.key === section) return out;
  }
  return out;
}
