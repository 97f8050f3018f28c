// How far one can rely on a shopper: kept visits, accepted reports, proof, photos of her own; with its explanation. Pure.
import { explain, type Explanation } from '../../core/explanation.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';

export interface ShopperFacts {
  /** Visits whose day has passed, called off ones left out; how many of them were made. */
  visits: number; made: number;
  /** Reports that were reviewed; how many of these were not void. */
  reviewed: number; accepted: number;
  /** Of the reports: how many have a receipt, and how many the place. */
  reported: number; withReceipt: number; withPlace: number;
  /** Photos, and those that stood in an earlier report already. */
  photos: number; reused: number;
}
const LEAST_VISITS = 3;
const PARTS = [
  { key: 'kept', weight: 40, zh: '按计划到访', en: 'Visits kept', of: (one: ShopperFacts) => [one.made, one.visits] as const },
  { key: 'accepted', weight: 30, zh: '报告被采用', en: 'Reports accepted', of: (one: ShopperFacts) => [one.accepted, one.reviewed] as const },
  { key: 'receipt', weight: 15, zh: '有小票', en: 'With a receipt', of: (one: ShopperFacts) => [one.withReceipt, one.reported] as const },
  { key: 'place', weight: 5, zh: '有定位', en: 'With the place', of: (one: ShopperFacts) => [one.withPlace, one.reported] as const },
  { key: 'own', weight: 10, zh: '照片没有用过', en: 'Photos not used before', of: (one: ShopperFacts) => [one.photos - one.reused, one.photos] as const },
];

/** 0 to 100: the weighted mean of those parts that have anything to count; none below three visits. */
export function reliabilityOf(facts: ShopperFacts): { score: string | null; explanation: Explanation } {
  let sum = decimal(0);
  let weights = decimal(0);
  const inputs = PARTS.map((part) => {
    const [has, of] = part.of(facts);
    const share = of > 0 ? decimal(has).dividedBy(of) : null;
    if (share) { sum = sum.plus(share.times(part.weight)); weights = weights.plus(part.weight); }
    return explain({ zh: part.zh, en: part.en }, share ? toDecimalText(round(share.times(100), 1)) : null, { unit: { zh: '%', en: '%' }, note: { zh: `${has} / ${of}，权重 ${part.weight}`, en: `${has} of ${of}, weight ${part.weight}` } });
  });
  const isEnough = facts.visits >= LEAST_VISITS && !weights.isZero();
  const score = isEnough ? toDecimalText(round(sum.times(100).dividedBy(weights), 1)) : null;
  return { score, explanation: explain({ zh: '可靠度', en: 'Reliability' }, score, { inputs, note: isEnough ? { zh: '只供参考，不影响派单和酬金', en: 'For information: neither plans nor fees follow from it' } : { zh: `到访不足 ${LEAST_VISITS} 次，先不评`, en: `Fewer than ${LEAST_VISITS} visits: not judged yet` } }) };
}

interface ProofQuestion { key: string; type: string }
interface ProofAnswer { value?: unknown; evidence?: readonly unknown[] }
/** Is it the photo of the receipt? It may show who paid: of a secret visit it is for nobody of the store. */
export const isReceipt = (one: ProofQuestion): boolean => one.type === 'PHOTO' && one.key.includes('receipt');
/** Does a report prove the visit: a photo of the receipt, and the place as the phone said it? */
export function proofOf(questions: readonly ProofQuestion[], answers: Readonly<Record<string, ProofAnswer | undefined>>): { hasReceipt: boolean; hasPlace: boolean } {
  const said = (one: ProofQuestion): boolean => { const answer = answers[one.key]; return Boolean(answer && ((Array.isArray(answer.value) ? answer.value.length > 0 : answer.value !== undefined && answer.value !== null) || answer.evidence?.length)); };
  return { hasReceipt: questions.some((one) => isReceipt(one) && said(one)), hasPlace: questions.some((one) => one.type === 'PLACE' && said(one)) };
}
