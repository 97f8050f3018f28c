// What the answers of a filled survey say beyond themselves, as pure rules: the rating, the words, the figure of each scale; and whether a customer may be asked.
import { DAY_MS } from '../core/clock.ts';
/** A question of a form, as far as it matters here. */
export interface Asked { key: string; type: string; zh: string; en: string; from?: number; to?: number }
export type Answers = Readonly<Record<string, { value?: unknown } | undefined>>;
export interface ScaleAnswer { questionKey: string; questionZh: string; questionEn: string; value: number; least: number; best: number; isTopTwo: boolean }
export interface Facts {
  rating: number | null; ratingBest: number | null; satisfaction: string | null; isSatisfied: boolean | null; recommend: number | null; comment: string | null; commentLength: number | null; scales: ScaleAnswer[];
}

/** Questions that a survey may ask; pictures, signatures and readings need somebody who is signed in. */
export const SURVEY_TYPES = ['SCALE', 'CHOICE', 'CHOICES', 'YES_NO', 'NUMBER', 'TEXT'];
/** 4 of 5 is satisfied (C-41). */
const SATISFIED = 4;

/** The same place on a scale of 1 to 5, four digits. */
export const onFive = (value: number, least: number, best: number): string => (1 + ((value - least) * 4) / (best - least)).toFixed(4);

/** What the answers come to. */
export function factsOf(questions: readonly Asked[], answers: Answers, by: { ratingQuestion?: string | null; recommendQuestion?: string | null }): Facts {
  const scales = questions.flatMap((question): ScaleAnswer[] => {
    const value = answers[question.key]?.value;
    if (question.type !== 'SCALE' || typeof value !== 'number') return [];
    const [least, best] = [question.from ?? 1, question.to ?? 5];
    return [{ questionKey: question.key, questionZh: question.zh, questionEn: question.en, value, least, best, isTopTwo: value > best - 2 }];
  });
  const rated = scales.find((one) => one.questionKey === by.ratingQuestion);
  const recommended = scales.find((one) => one.questionKey === by.recommendQuestion && one.best === 10);
  const words = questions.flatMap((question) => {
    const value = answers[question.key]?.value;
    return question.type === 'TEXT' && typeof value === 'string' && value.trim() ? [value] : [];
  });
  const comment = words.length ? words.join('\n') : null;
  const satisfaction = rated ? onFive(rated.value, rated.least, rated.best) : null;
  return {
    rating: rated?.value ?? null, ratingBest: rated?.best ?? null, satisfaction, isSatisfied: satisfaction === null ? null : Number(satisfaction) >= SATISFIED, recommend: recommended?.value ?? null,
    comment, commentLength: comment === null ? null : [...comment].length, scales,
  };
}

export interface Askable {
  isStandIn: boolean;
  /** Whoever solved the ticket said that nobody asks about it. */
  isOff?: boolean;
  /** What she said last of each channel. */
  consents: readonly { isGiven: boolean }[];
  /** When she was asked last, in any survey. */
  lastAskedAt: string | null;
}
export type WhyNot = 'STAND_IN' | 'OFF' | 'REFUSED' | 'TOO_OFTEN';
/** May she be asked now? Not whom we do not know, not about a ticket that was taken out, not who refused every channel she spoke of, not within the days of quiet. */
export function whyNotAsk(one: Askable, quietDays: number, now: Date): WhyNot | null {
  if (one.isStandIn) return 'STAND_IN';
  if (one.isOff) return 'OFF';
  if (one.consents.length > 0 && one.consents.every((each) => !each.isGiven)) return 'REFUSED';
  if (one.lastAskedAt !== null && now.getTime() - new Date(one.lastAskedAt).getTime() < quietDays * DAY_MS) return 'TOO_OFTEN';
  return null;
}
