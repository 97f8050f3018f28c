// Which playbooks fit a need: by the words of the text, by its category and by its class, each said as the reason. Pure.
import type { NeedClass } from '../../../schema/tickets/kinds.ts';
import { sayList, type Label } from '../../core/language.ts';
import { hits, weight } from '../classify.rules.ts';

/** A playbook as the matching sees it. */
export interface Fitting { id: string; key: string; nameZh: string; nameEn: string; categoryId: string | null; needClass: NeedClass; words: readonly string[]; position: number }
export interface Need { text: string; categoryId: string | null; needClass: NeedClass | null }
export interface Match { playbook: Fitting; score: number; reason: Label }

/** Below this a playbook is not proposed: a category alone does not make a scenario. */
const LEAST = 0.3;
const MOST = 5;
/** Words that weigh this much together leave no doubt. */
const SURE = 6;

/** The playbooks that fit, the best first; words count most, category and class help and decide between equals. */
export function matchPlaybooks(need: Need, playbooks: readonly Fitting[]): Match[] {
  const text = need.text.normalize('NFKC').toLowerCase();
  return playbooks.map((playbook) => {
    const words = hits(text, playbook.words);
    const isCategory = playbook.categoryId !== null && playbook.categoryId === need.categoryId;
    const isClass = need.needClass !== null && playbook.needClass === need.needClass;
    const said = Math.min(1, words.reduce((sum, word) => sum + weight(word), 0) / SURE);
    const score = words.length ? Math.min(1, 0.2 + said * 0.6 + (isCategory ? 0.2 : 0) + (isClass ? 0.05 : 0)) : 0;
    return { playbook, score: Math.round(score * 1000) / 1000, reason: reasonOf(words, isCategory, isClass) };
  }).filter((one) => one.score >= LEAST).sort((a, b) => b.score - a.score || a.playbook.position - b.playbook.position).slice(0, MOST);
}

function reasonOf(words: readonly string[], isCategory: boolean, isClass: boolean): Label {
  const zh = [...(words.length ? [`文字里有${words.map((word) => `「${word}」`).join('')}`] : []), ...(isCategory ? ['类别相同'] : []), ...(isClass ? ['需求类型相同'] : [])];
  const en = [...(words.length ? [`the text says ${sayList(words.map((word) => `“${word}”`), 'en', 'and')}`] : []), ...(isCategory ? ['the same category'] : []), ...(isClass ? ['the same class of need'] : [])];
  const sentence = en.join('; ');
  return { zh: zh.join('，'), en: sentence.charAt(0).toUpperCase() + sentence.slice(1) };
}
