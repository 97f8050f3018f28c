// An RFM model as the fields of a form, and what is sent of them; pure.
import type { RfmGroup, RfmModel } from './rfm.ts';

export const SCORES = ['recency', 'frequency', 'money'] as const;
export const LETTERS = ['r', 'f', 'm'] as const;
type Letter = (typeof LETTERS)[number];
type Span = `${Letter}${'Low' | 'High'}`;

/** A group with its spans as two selects each. */
export type GroupFields = { key: string; zh: string; en: string } & Record<Span, string>;
export interface ModelFields {
  nameZh: string; nameEn: string; format: string | null; method: RfmModel['method']; windowDays: number | null; effectiveFrom: string | null;
  cuts: Record<(typeof SCORES)[number], (string | number | null)[]>; groups: GroupFields[];
}

const groupFields = (group: RfmGroup): GroupFields => ({
  key: group.key, zh: group.zh, en: group.en,
  ...Object.fromEntries(LETTERS.flatMap((letter) => [[`${letter}Low`, String(group.when[letter]?.[0] ?? 1)], [`${letter}High`, String(group.when[letter]?.[1] ?? 5)]])) as Record<Span, string>,
});
/** A line for one more group: all scores. */
export const emptyGroup = (): GroupFields => groupFields({ key: '', zh: '', en: '', when: {} });

/** The fields as the model stands; `plain` cuts off what its numbers need not: 30.000000 is 30. */
export function fieldsOf(model: RfmModel): ModelFields {
  const plain = (value: string | number) => (/^-?\d+\.0+$/.test(String(value)) ? String(value).replace(/\.0+$/, '') : String(value));
  return {
    nameZh: model.nameZh, nameEn: model.nameEn, format: model.format, method: model.method, windowDays: model.windowDays, effectiveFrom: null,
    cuts: Object.fromEntries(SCORES.map((score) => [score, [0, 1, 2, 3].map((at) => (model.cuts ? plain(model.cuts[score][at] ?? '') : null))])) as ModelFields['cuts'],
    groups: model.groups.map(groupFields),
  };
}

/** A key made of an English name that none of `taken` is; what holds no letter is called by `otherwise`. */
export function keyFor(name: string, taken: readonly string[], otherwise: string): string {
  const base = name.toLowerCase().replace(/[’']/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 24) || otherwise;
  for (let at = 1; ; at += 1) {
    const key = at === 1 ? base : `${base}-${at}`;
    if (!taken.includes(key)) return key;
  }
}

/** What `saveRfmModel` takes: spans over all scores are left out, new groups get a key, cut-offs go along where they are fixed. */
export function inputOf(fields: ModelFields, key: string): Record<string, unknown> {
  const kept: string[] = fields.groups.map((group) => group.key).filter(Boolean);
  const groups = fields.groups.map((group) => {
    const own = group.key || keyFor(group.en, kept, 'group');
    if (!group.key) kept.push(own);
    const when = Object.fromEntries(LETTERS.flatMap((letter) => {
      const span = [Number(group[`${letter}Low`]), Number(group[`${letter}High`])];
      return span[0] === 1 && span[1] === 5 ? [] : [[letter, span]];
    }));
    return { key: own, zh: group.zh.trim(), en: group.en.trim(), when };
  });
  return {
    key, nameZh: fields.nameZh.trim(), nameEn: fields.nameEn.trim(), format: fields.format || null, method: fields.method, windowDays: Number(fields.windowDays ?? 0), groups,
    ...(fields.effectiveFrom ? { effectiveFrom: fields.effectiveFrom } : {}),
    ...(fields.method === 'FIXED' ? { cuts: Object.fromEntries(SCORES.map((score) => [score, fields.cuts[score].map((value) => String(value ?? ''))])) } : {}),
  };
}
