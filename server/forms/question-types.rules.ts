// The table of question types: for each, whether a value is an answer, what share of the full mark it earns, and how it is said.
import { QuestionType } from '../../schema/forms/form.ts';
import { labelOf, sameLabel, type Label } from '../core/language.ts';
import { compareNumbers, decimal, formatNumber, isDecimal, toDecimalText, type Numeric } from '../core/money.ts';
import type { QuestionOf } from './content.rules.ts';

export type Exact = ReturnType<typeof decimal>;
/** A reading's standard that applies, chosen by what else was answered. */
export type Standard = QuestionOf<QuestionType.READING>['standards'][number];

/** Why a value is no answer; a word of `form.messages.ts`. */
export type ValueFault = 'FORM_VALUE' | 'FORM_OPTION' | 'FORM_TOO_FEW' | 'FORM_TOO_MANY' | 'FORM_RANGE' | 'FORM_TOO_LONG' | 'FORM_DIGITS' | 'FORM_CHECK_DIGIT';

interface TypeRules<T extends QuestionType> {
  /** null: the value is an answer. */
  fault(question: QuestionOf<T>, value: unknown): ValueFault | null;
  /** 0 to 1; null where the type earns nothing by itself. Asked of valid values only. */
  earns(question: QuestionOf<T>, value: unknown, standard?: Standard): Exact | null;
  /** Does the value fail, whatever it earns? */
  fails(question: QuestionOf<T>, value: unknown, standard?: Standard): boolean;
  print(question: QuestionOf<T>, value: unknown): Label;
}

const ZERO = decimal(0);
const ONE = decimal(1);
const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const fileId = (value: unknown): boolean => isText(value) && /^\w[\w-]{0,99}$/.test(value);
const text = (value: unknown): string => String(value);
const count = (n: number, zh: string, one: string, many: string): Label => ({ zh: `${n} ${zh}`, en: `${n} ${n === 1 ? one : many}` });
const nothing = { earns: () => null, fails: () => false };

/** EAN-13: weights 1 and 3 in turn, the last digit completes to ten. */
function isEan13(code: string): boolean {
  if (!/^\d{13}$/.test(code)) return false;
  const sum = [...code].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}

/** A real day of the calendar. */
export const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;

const EARTH_METRES = 6_371_000;
/** Metres between two places along the ground. */
export function metresBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Within limits earns all, outside nothing: what a standard says has no half. */
const within = (value: Numeric, least: Numeric | undefined, most: Numeric | undefined): boolean =>
  (least === undefined || compareNumbers(value, least) >= 0) && (most === undefined || compareNumbers(value, most) <= 0);

const readings = (value: unknown): string[] => (isObject(value) && Array.isArray(value.readings) ? value.readings.map(text) : []);
/** The one figure that several readings come to; a grade as its place. */
export function readingOf(question: QuestionOf<QuestionType.READING>, value: unknown): Exact {
  const taken = readings(value).map((each) => (question.grades ? decimal(question.grades.indexOf(each)) : decimal(each)));
  const sorted = [...taken].sort((a, b) => a.comparedTo(b));
  const take = question.take ?? (question.grades ? 'SMALLEST' : 'MEAN');
  if (take === 'SMALLEST') return sorted[0] ?? ZERO;
  if (take === 'LARGEST') return sorted.at(-1) ?? ZERO;
  return taken.reduce((sum, each) => sum.plus(each), ZERO).dividedBy(Math.max(1, taken.length));
}
/** That figure as text: a grade by its name. */
export function readingText(question: QuestionOf<QuestionType.READING>, value: unknown): string {
  const figure = readingOf(question, value);
  return question.grades ? question.grades[figure.toNumber()] ?? '' : toDecimalText(figure.toDecimalPlaces(6));
}
const meets = (question: QuestionOf<QuestionType.READING>, value: unknown, standard: Standard): boolean => {
  const place = (limit: string | undefined): Numeric | undefined => (limit === undefined ? undefined : question.grades ? question.grades.indexOf(limit) : limit);
  return within(readingOf(question, value), place(standard.least), place(standard.most));
};

const chosen = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const isSolid = (value: unknown): value is string | number => isDecimal(value);

export const QUESTION_TYPES: { [T in QuestionType]: TypeRules<T> } = {
  [QuestionType.YES_NO]: {
    fault: (_, value) => (typeof value === 'boolean' ? null : 'FORM_VALUE'),
    earns: (question, value) => (value === !question.isReversed ? ONE : ZERO),
    fails: (question, value) => value === Boolean(question.isReversed),
    print: (_, value) => (value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }),
  },
  [QuestionType.CHOICE]: {
    fault: (question, value) => (!isText(value) ? 'FORM_VALUE' : question.options.some((one) => one.key === value) ? null : 'FORM_OPTION'),
    earns: (question, value) => { const earned = question.options.find((one) => one.key === value)?.earns; return earned === undefined ? null : decimal(earned).dividedBy(100); },
    fails: (question, value) => { const one = question.options.find((each) => each.key === value); return Boolean(one?.isFail ?? (one?.earns !== undefined && compareNumbers(one.earns, 0) === 0)); },
    print: (question, value) => { const one = question.options.find((each) => each.key === value); return one ? { zh: one.zh, en: one.en } : sameLabel(text(value)); },
  },
  [QuestionType.CHOICES]: {
    fault(question, value) {
      if (!Array.isArray(value) || !value.every(isText) || new Set(value).size !== value.length) return 'FORM_VALUE';
      if (value.some((each) => !question.options.some((one) => one.key === each))) return 'FORM_OPTION';
      if (value.length < (question.leastChosen ?? 0)) return 'FORM_TOO_FEW';
      return value.length > (question.mostChosen ?? question.options.length) ? 'FORM_TOO_MANY' : null;
    },
    // Each option that earns weighs the same: chosen when it should be, left when it should not.
    earns(question, value) {
      const scored = question.options.filter((one) => one.earns !== undefined);
      if (!scored.length) return null;
      const right = scored.filter((one) => chosen(value).includes(one.key) === compareNumbers(one.earns ?? 0, 0) > 0).length;
      return question.isAllOrNothing ? (right === scored.length ? ONE : ZERO) : decimal(right).dividedBy(scored.length);
    },
    fails: (question, value) => question.options.some((one) => one.isFail && chosen(value).includes(one.key)),
    print: (question, value) => labelOf((language) => question.options.filter((one) => chosen(value).includes(one.key)).map((one) => one[language]).join(language === 'zh' ? '、' : ', ') || '–'),
  },
  [QuestionType.SCALE]: {
    fault: (question, value) => (!Number.isInteger(value) ? 'FORM_VALUE' : (value as number) < question.from || (value as number) > question.to ? 'FORM_RANGE' : null),
    earns(question, value) {
      const share = decimal(value as number).minus(question.from).dividedBy(question.to - question.from);
      return question.isReversed ? ONE.minus(share) : share;
    },
    fails(question, value) {
      const place = question.isReversed ? question.from + question.to - (value as number) : (value as number);
      return place < (question.failsBelow ?? question.from + 1);
    },
    print: (question, value) => sameLabel(`${text(value)} / ${question.to}`),
  },
  [QuestionType.NUMBER]: {
    fault(question, value) {
      if (!isSolid(value)) return 'FORM_VALUE';
      if (!within(value, question.smallest, question.largest)) return 'FORM_RANGE';
      return decimal(value).decimalPlaces() > (question.digits ?? 6) ? 'FORM_DIGITS' : null;
    },
    earns: (question, value) => ((question.least ?? question.most) === undefined ? null : within(value as string, question.least, question.most) ? ONE : ZERO),
    fails: (question, value) => (question.least ?? question.most) !== undefined && !within(value as string, question.least, question.most),
    print: (question, value) => labelOf((language) => `${formatNumber(value as string)}${question.unit ? ` ${question.unit[language]}` : ''}`),
  },
  [QuestionType.TEXT]: {
    fault: (question, value) => (!isText(value) || !value.trim() ? 'FORM_VALUE' : value.length > (question.mostCharacters ?? 2_000) ? 'FORM_TOO_LONG' : null),
    ...nothing, print: (_, value) => sameLabel(text(value)),
  },
  [QuestionType.PHOTO]: {
    fault(question, value) {
      if (!Array.isArray(value) || !value.every((one) => isObject(one) && fileId(one.fileId))) return 'FORM_VALUE';
      if (value.length < (question.leastPhotos ?? 1)) return 'FORM_TOO_FEW';
      return value.length > (question.mostPhotos ?? 20) ? 'FORM_TOO_MANY' : null;
    },
    // A photo that is there is what was asked for; whether it shows it, a person says by the question beside it.
    ...nothing, print: (_, value) => count((value as unknown[]).length, '张照片', 'photo', 'photos'),
  },
  [QuestionType.SIGNATURE]: {
    fault: (_, value) => (isObject(value) && fileId(value.fileId) && isText(value.name) && value.name.trim() !== '' && value.name.length <= 80 ? null : 'FORM_VALUE'),
    ...nothing, print: (_, value) => sameLabel(text((value as { name: unknown }).name)),
  },
  [QuestionType.BARCODE]: {
    fault(question, value) {
      if (!isText(value) || !/^[\x21-\x7e]{1,100}$/.test(value)) return 'FORM_VALUE';
      if (question.pattern === 'DIGITS' && !/^\d+$/.test(value)) return 'FORM_VALUE';
      return question.pattern === 'EAN13' && !isEan13(value) ? 'FORM_CHECK_DIGIT' : null;
    },
    ...nothing, print: (_, value) => sameLabel(text(value)),
  },
  [QuestionType.TIME]: {
    fault(question, value) {
      if (!isText(value)) return 'FORM_VALUE';
      const kind = question.kind ?? 'INSTANT';
      if (kind === 'CLOCK') return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : 'FORM_VALUE';
      if (kind === 'DAY') return isDay(value) ? null : 'FORM_VALUE';
      return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)) ? null : 'FORM_VALUE';
    },
    ...nothing, print: (_, value) => sameLabel(text(value)),
  },
  [QuestionType.PLACE]: {
    fault: (_, value) => (isObject(value) && typeof value.latitude === 'number' && Math.abs(value.latitude) <= 90 && typeof value.longitude === 'number' && Math.abs(value.longitude) <= 180
      && (value.accuracyMetres === undefined || (typeof value.accuracyMetres === 'number' && value.accuracyMetres >= 0)) ? null : 'FORM_VALUE'),
    earns: (question, value) => (question.near ? (isNear(question, value) ? ONE : ZERO) : null),
    fails: (question, value) => Boolean(question.near) && !isNear(question, value),
    print: (_, value) => { const { latitude, longitude } = value as { latitude: number; longitude: number }; return sameLabel(`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`); },
  },
  [QuestionType.READING]: {
    fault(question, value) {
      if (!isObject(value) || !Array.isArray(value.readings) || value.readings.length > 50) return 'FORM_VALUE';
      if (value.instrument !== undefined && (!isText(value.instrument) || value.instrument.length > 120)) return 'FORM_VALUE';
      if (value.readings.some((each) => (question.grades ? !isText(each) || !question.grades.includes(each) : !isSolid(each)))) return question.grades ? 'FORM_OPTION' : 'FORM_VALUE';
      return value.readings.length < (question.leastReadings ?? 1) ? 'FORM_TOO_FEW' : null;
    },
    earns: (question, value, standard) => (standard ? (meets(question, value, standard) ? ONE : ZERO) : null),
    fails: (question, value, standard) => Boolean(standard && !meets(question, value, standard)),
    print: (question, value) => labelOf((language) => {
      const by = isObject(value) && isText(value.instrument) ? value.instrument : '';
      const said = `${readingText(question, value)}${question.unit && !question.grades ? ` ${question.unit[language]}` : ''}`;
      return by ? (language === 'zh' ? `${said}（${by}）` : `${said} (${by})`) : said;
    }),
  },
};

function isNear(question: QuestionOf<QuestionType.PLACE>, value: unknown): boolean {
  const { near } = question;
  return !near || metresBetween(near, value as { latitude: number; longitude: number }) <= near.metres;
}

export interface QuestionRules { fault(value: unknown): ValueFault | null; earns(value: unknown, standard?: Standard): Exact | null; fails(value: unknown, standard?: Standard): boolean; print(value: unknown): Label }
/** What its type says of this question's values. */
export function rulesFor<T extends QuestionType>(question: { type: T } & QuestionOf<T>): QuestionRules {
  const rules = QUESTION_TYPES[question.type];
  return { fault: (value) => rules.fault(question, value), earns: (value, standard) => rules.earns(question, value, standard), fails: (value, standard) => rules.fails(question, value, standard), print: (value) => rules.print(question, value) };
}
