// What differs between two contents of a form, told by section and question in the order of reading: what is new, gone, moved or changed, and how. Pure.
import type { FormContent, StoredQuestion, StoredSection, Words } from './template.operations.ts';

export type Kind = 'added' | 'removed' | 'changed' | 'moved';
/** `field`: word of `templateEdit.field.*`; none where the whole stands new or is gone. */
export interface Line { kind: Kind; where: Words[]; field?: string; before?: unknown; after?: unknown }

type Keyed = { key: string };
const byKey = <T extends Keyed>(list: readonly T[] | undefined): Map<string, T> => new Map((list ?? []).map((one) => [one.key, one]));
const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
const wordsOf = (one: { zh: string; en: string }): Words => ({ zh: one.zh, en: one.en });

/** Keys that stand elsewhere among those that both have: all but the longest run that kept its order. */
export function movedOf(before: readonly string[], after: readonly string[]): Set<string> {
  const common = after.filter((key) => before.includes(key));
  const places = common.map((key) => before.indexOf(key));
  const best: number[][] = [];
  places.forEach((place, at) => {
    let longest: number[] = [];
    for (let i = 0; i < at; i += 1) if ((places[i] as number) < place && (best[i] as number[]).length > longest.length) longest = best[i] as number[];
    best.push([...longest, at]);
  });
  const kept = new Set(best.reduce((most, one) => (one.length > most.length ? one : most), []));
  return new Set(common.filter((_, at) => !kept.has(at)));
}

/** Fields of one thing that differ; lists of keyed things are told one by one. */
function fields(was: object, is: object, where: Words[], left: readonly string[] = []): Line[] {
  const [before, after]: Record<string, unknown>[] = [{ ...was }, { ...is }] as const;
  const lines: Line[] = [];
  if (before.zh !== after.zh || before.en !== after.en) lines.push({ kind: 'changed', where, field: 'words', before: { zh: before.zh, en: before.en }, after: { zh: after.zh, en: after.en } });
  for (const name of [...new Set([...Object.keys(before), ...Object.keys(after)])]) {
    if (['key', 'zh', 'en', 'questions', 'sections', ...left].includes(name) || same(before[name], after[name])) continue;
    lines.push({ kind: before[name] === undefined ? 'added' : after[name] === undefined ? 'removed' : 'changed', where, field: name, before: before[name], after: after[name] });
  }
  return lines;
}
function keyed<T extends Keyed & Words>(before: readonly T[] | undefined, after: readonly T[] | undefined, where: Words[]): Line[] {
  const [old, now] = [byKey(before), byKey(after)];
  return [
    ...[...old.values()].filter((one) => !now.has(one.key)).map((one): Line => ({ kind: 'removed', where: [...where, wordsOf(one)] })),
    ...[...now.values()].flatMap((one): Line[] => {
      const was = old.get(one.key);
      return was ? fields(was, one, [...where, wordsOf(one)]) : [{ kind: 'added', where: [...where, wordsOf(one)] }];
    }),
  ];
}
const question = (before: StoredQuestion, after: StoredQuestion, where: Words[]): Line[] => [...fields(before, after, where, ['options']), ...keyed(before.options, after.options, where)];

const SCORING: Words = { zh: '评分', en: 'Scoring' };
function scoring(before: FormContent['scoring'], after: FormContent['scoring']): Line[] {
  const [old, now] = [before ?? { parts: [] }, after ?? { parts: [] }];
  return [...fields(old, now, [SCORING], ['parts', 'bands']), ...keyed(old.parts, now.parts, [SCORING]), ...keyed(before?.bands, after?.bands, [SCORING])];
}

interface Placed { section: StoredSection; question: StoredQuestion }
const placed = (content: FormContent): Map<string, Placed> => new Map(content.sections.flatMap((section) => section.questions.map((one) => [one.key, { section, question: one }] as const)));

/** In reading order of what is; what is gone stands where its section was. */
export function differencesOf(before: FormContent, after: FormContent): Line[] {
  const lines = scoring(before.scoring, after.scoring);
  const [old, now] = [placed(before), placed(after)];
  const [oldSections, nowSections] = [byKey(before.sections), byKey(after.sections)];
  const moved = movedOf([...old.keys()], [...now.keys()]);
  for (const section of before.sections) if (!nowSections.has(section.key)) lines.push({ kind: 'removed', where: [wordsOf(section)] });
  for (const section of after.sections) {
    const was = oldSections.get(section.key);
    lines.push(...(was ? fields(was, section, [wordsOf(section)]) : [{ kind: 'added', where: [wordsOf(section)] } satisfies Line]));
    for (const gone of was?.questions ?? []) if (!now.has(gone.key)) lines.push({ kind: 'removed', where: [wordsOf(section), wordsOf(gone)] });
    for (const one of section.questions) {
      const where = [wordsOf(section), wordsOf(one)];
      const there = old.get(one.key);
      if (!there) { lines.push({ kind: 'added', where }); continue; }
      if (there.section.key !== section.key) lines.push({ kind: 'moved', where, before: wordsOf(there.section), after: wordsOf(section) });
      else if (moved.has(one.key)) lines.push({ kind: 'moved', where });
      lines.push(...question(there.question, one, where));
    }
  }
  return lines;
}
