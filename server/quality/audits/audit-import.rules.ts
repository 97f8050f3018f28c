// What rows of other systems' checks mean here: keys of rows and items, and what an audit comes to by its template when only its failures are told. Pure.
import { QuestionType } from '../../../schema/forms/form.ts';
import { decimal, toDecimalText } from '../../core/money.ts';

/** A question as an import needs it. */
export interface ItemQuestion { key: string; type: QuestionType; zh: string; en: string; points?: string | undefined; isReversed?: boolean | undefined; critical?: unknown }
interface Sections<Q extends ItemQuestion> { sections: { key: string; questions: Q[] }[] }

export const plainItem = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** A stable key of an item by its words. */
export function itemKeyOf(text: string): string {
  const slug = plainItem(text).normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 36).replace(/-+$/, '');
  const sum = [...plainItem(text)].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) as number), 16_777_619) >>> 0, 2_166_136_261).toString(36);
  return `i-${slug ? `${slug}-` : ''}${sum}`;
}

/** Questions by their words in either language, and by their keys. */
export const questionsByWords = <Q extends ItemQuestion>(content: Sections<Q>): Map<string, Q> =>
  new Map(content.sections.flatMap((section) => section.questions.flatMap((one) => [[plainItem(one.zh), one], [plainItem(one.en), one], [one.key, one]] as [string, Q][])));

/** The sections of a template with items that it lacked; each section holds 200 at most. */
export function withItems<Q extends ItemQuestion>(sections: readonly { key: string; zh: string; en: string; questions: Q[] }[], items: readonly string[]): { key: string; zh: string; en: string; questions: (Q | ItemQuestion)[] }[] {
  const grown = sections.map((section) => ({ ...section, questions: [...section.questions] as (Q | ItemQuestion)[] }));
  for (const item of items) {
    let last = grown.at(-1);
    if (!last || last.questions.length >= 200) { last = { key: `items-${grown.length + 1}`, zh: `检查项 ${grown.length + 1}`, en: `Items ${grown.length + 1}`, questions: [] }; grown.push(last); }
    const words = item.trim().slice(0, 300);
    // It asks whether the fault was seen: a yes fails. What it is worth, people say.
    last.questions.push({ key: itemKeyOf(item), type: QuestionType.YES_NO, zh: words, en: words, isReversed: true, points: '0' });
  }
  return grown;
}

/** Every item answered: those that are told failed, the others passed. */
export const answersOf = (content: Sections<ItemQuestion>, failed: ReadonlySet<string>): Record<string, { value: boolean }> =>
  Object.fromEntries(content.sections.flatMap((section) => section.questions).filter((one) => one.type === QuestionType.YES_NO).map((one) => [one.key, { value: failed.has(one.key) === Boolean(one.isReversed) }]));

/** An item that is told several times at one check counts as often: its points, so many times over. */
export const timesOver = <C extends Sections<ItemQuestion>>(content: C, times: ReadonlyMap<string, number>): C =>
  ([...times.values()].every((n) => n === 1) ? content : {
    ...content, sections: content.sections.map((section) => ({ ...section, questions: section.questions.map((one) => {
      const n = times.get(one.key) ?? 1;
      return n > 1 && one.points !== undefined ? { ...one, points: toDecimalText(decimal(one.points).times(n)) } : one;
    }) })),
  } as C);
