// What a version of a form asks, as pure rules: its shape, checked when it is saved and whenever it is read.
import { z } from 'zod';
import { QuestionType } from '../../schema/forms/form.ts';
import { compareNumbers, decimal, isDecimal } from '../core/money.ts';

/*
 * content.rules.ts          this file: the shape and `parseForm`
 * question-types.rules.ts   the table keyed by type: is a value valid, what share of the full mark does it earn
 * answers.rules.ts          which questions are asked, which answers are wrong or missing
 * scoring.rules.ts          the score with its explanation
 * form.service.ts           drafts, publishing, copies, files, trials; sheet.service.ts what younger modules build on
 *
 * Scoring goes by parts, and a plain form has one. WEIGHTED: a section earns the weighted mean of its questions, the whole the
 * mean of its sections by their weights, which sum to 100. DEDUCTION: from `start` the points of each question go off as far as
 * it failed. GIVEN: a figure from elsewhere. Several parts are blended by their shares. What does not apply is left out and the
 * rest weighs more; what is half done has no score.
 */
const key = z.string().regex(/^[a-z][a-zA-Z0-9_-]{0,59}$/);
const label = (most: number) => z.strictObject({ zh: z.string().trim().min(1).max(most), en: z.string().trim().min(1).max(most * 3) });
/** What is no number is compared with nothing. */
const exact = z.string().max(40).refine(isDecimal, { abort: true });
const percent = exact.refine((text) => compareNumbers(text, 0) >= 0 && compareNumbers(text, 100) <= 0);
const positive = exact.refine((text) => compareNumbers(text, 0) > 0);

/** When a question is shown: by what was answered before it. */
export type FormCondition =
  | { all: FormCondition[] } | { any: FormCondition[] } | { not: FormCondition }
  | { question: string; is: 'ANSWERED' | 'FAILED' | 'PASSED' }
  | { question: string; is: 'EQUALS' | 'AT_LEAST' | 'AT_MOST'; value: string | boolean }
  | { question: string; is: 'ONE_OF'; value: string[] };
const condition: z.ZodType<FormCondition> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(condition).min(1).max(10) }), z.strictObject({ any: z.array(condition).min(1).max(10) }), z.strictObject({ not: condition }),
  z.strictObject({ question: key, is: z.enum(['ANSWERED', 'FAILED', 'PASSED']) }),
  z.strictObject({ question: key, is: z.enum(['EQUALS', 'AT_LEAST', 'AT_MOST']), value: z.union([z.string().max(200), z.boolean()]) }),
  z.strictObject({ question: key, is: z.literal('ONE_OF'), value: z.array(z.string().max(200)).min(1).max(50) }),
]));

/** Must be met: not below `least`, not above `most`. */
const limits = { least: exact.optional(), most: exact.optional() };
const common = {
  key, ...label(300).shape, hint: label(500).optional(),
  /** Its weight within its section; 0: asked, and not scored. */
  weight: exact.refine((text) => compareNumbers(text, 0) >= 0).optional(),
  /** What goes off when it fails, where points are deducted. */
  points: exact.refine((text) => compareNumbers(text, 0) >= 0 && compareNumbers(text, 100) <= 0).optional(),
  isRequired: z.boolean().optional(), canBeNotApplicable: z.boolean().optional(), isReversed: z.boolean().optional(),
  evidence: z.enum(['NEVER', 'ALWAYS', 'ON_FAIL']).optional(), noteOnFail: z.boolean().optional(),
  showWhen: condition.optional(),
  /** FAIL: the whole is nothing. CAP: the whole is at most `most`. RAISE: something must be done at once, at this level. */
  critical: z.union([
    z.strictObject({ effect: z.literal('FAIL') }), z.strictObject({ effect: z.literal('CAP'), most: percent }),
    z.strictObject({ effect: z.literal('RAISE'), level: z.enum(['L1', 'L2', 'L3']) }),
  ]).optional(),
  /** Where its figure comes from: a standard, a row of the checklist. */
  source: z.string().min(1).max(120).optional(),
};
const option = z.strictObject({ key, ...label(120).shape, earns: percent.optional(), isFail: z.boolean().optional() });
const question = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(QuestionType.YES_NO), ...common }),
  z.strictObject({ type: z.literal(QuestionType.CHOICE), ...common, options: z.array(option).min(2).max(50) }),
  z.strictObject({ type: z.literal(QuestionType.CHOICES), ...common, options: z.array(option).min(2).max(50), leastChosen: z.number().int().min(0).optional(), mostChosen: z.number().int().min(1).optional(), isAllOrNothing: z.boolean().optional() }),
  z.strictObject({ type: z.literal(QuestionType.SCALE), ...common, from: z.number().int().min(0).max(1), to: z.number().int().min(2).max(10), failsBelow: z.number().int().optional(), fromWords: label(40).optional(), toWords: label(40).optional() }),
  z.strictObject({ type: z.literal(QuestionType.NUMBER), ...common, unit: label(20).optional(), digits: z.number().int().min(0).max(6).optional(), smallest: exact.optional(), largest: exact.optional(), ...limits }),
  z.strictObject({ type: z.literal(QuestionType.TEXT), ...common, mostCharacters: z.number().int().min(1).max(10_000).optional() }),
  z.strictObject({ type: z.literal(QuestionType.PHOTO), ...common, leastPhotos: z.number().int().min(1).max(20).optional(), mostPhotos: z.number().int().min(1).max(20).optional() }),
  z.strictObject({ type: z.literal(QuestionType.SIGNATURE), ...common }),
  z.strictObject({ type: z.literal(QuestionType.BARCODE), ...common, pattern: z.enum(['ANY', 'EAN13', 'DIGITS']).optional() }),
  z.strictObject({ type: z.literal(QuestionType.TIME), ...common, kind: z.enum(['INSTANT', 'DAY', 'CLOCK']).optional() }),
  z.strictObject({ type: z.literal(QuestionType.PLACE), ...common, near: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), metres: z.number().int().min(1).max(100_000) }).optional() }),
  z.strictObject({
    type: z.literal(QuestionType.READING), ...common, unit: label(20).optional(),
    /** A graded scale, worst first (R9 … R13); without it readings are numbers. */
    grades: z.array(z.string().min(1).max(20)).min(2).max(20).optional(),
    /** The kind of instrument that must have taken it; its number goes with the reading. */
    instrument: z.enum(['HARDNESS', 'COLOUR', 'SIZE', 'SLIP', 'THERMOMETER', 'OTHER']).optional(),
    leastReadings: z.number().int().min(1).max(50).optional(), take: z.enum(['MEAN', 'LARGEST', 'SMALLEST']).optional(),
    /** The first whose condition holds applies; none: nothing is judged. */
    standards: z.array(z.strictObject({ when: condition.optional(), least: z.string().max(20).optional(), most: z.string().max(20).optional(), ...label(200).shape, source: z.string().min(1).max(120) })).min(1).max(20),
  }),
]);
const section = z.strictObject({ key, ...label(60).shape, weight: percent.optional(), questions: z.array(question).min(1).max(200) });
const part = z.discriminatedUnion('system', [
  z.strictObject({ system: z.literal('WEIGHTED'), key, ...label(60).shape, share: positive.optional(), sections: z.array(key).min(1).optional() }),
  z.strictObject({ system: z.literal('DEDUCTION'), key, ...label(60).shape, share: positive.optional(), sections: z.array(key).min(1).optional(), start: percent.optional() }),
  z.strictObject({ system: z.literal('GIVEN'), key, ...label(60).shape, share: positive.optional() }),
]);
const band = z.strictObject({ key, ...label(40).shape, from: percent, isAbove: z.boolean().optional(), isFail: z.boolean().optional() });
const content = z.strictObject({
  scoring: z.strictObject({ parts: z.array(part).max(6), passMark: percent.optional(), digits: z.number().int().min(0).max(4).optional(), bands: z.array(band).max(10).optional() }).optional(),
  sections: z.array(section).min(1).max(40),
}).superRefine(check);

export type FormContent = z.infer<typeof content>;
export type FormSection = FormContent['sections'][number];
export type FormQuestion = FormSection['questions'][number];
export type FormPart = NonNullable<FormContent['scoring']>['parts'][number];
export type FormBand = NonNullable<NonNullable<FormContent['scoring']>['bands']>[number];
export type QuestionOf<T extends QuestionType> = Extract<FormQuestion, { type: T }>;
type Raw = { scoring?: FormContent['scoring']; sections: z.infer<typeof section>[] };

/** The questions that a condition looks at. */
export function questionsOf(one: FormCondition): string[] {
  if ('all' in one) return one.all.flatMap(questionsOf);
  if ('any' in one) return one.any.flatMap(questionsOf);
  return 'not' in one ? questionsOf(one.not) : [one.question];
}
/** The questions of a form in their order. */
export const allQuestions = (one: Pick<FormContent, 'sections'>): FormQuestion[] => one.sections.flatMap((each) => each.questions);
/** The sections that a part covers: those that it names, or all. */
export const sectionsOf = (form: Pick<FormContent, 'sections'>, one: FormPart): FormSection[] =>
  (one.system === 'GIVEN' ? [] : one.sections ? form.sections.filter((each) => one.sections?.includes(each.key)) : form.sections);

const twice = (names: readonly string[]): number => names.findIndex((name, at) => names.indexOf(name) !== at);

/** What is wrong, where a form says more than that it is. */
export type FormFault = 'FORM_KEY_TWICE' | 'FORM_CONDITION_LATER' | 'FORM_WEIGHTS' | 'FORM_SHARES' | 'FORM_BANDS';

function check(form: Raw, issues: { addIssue(issue: { code: 'custom'; path: (string | number)[]; message?: string }): void }): void {
  const wrong = (...path: (string | number)[]): void => { issues.addIssue({ code: 'custom', path }); };
  const because = (message: FormFault, ...path: (string | number)[]): void => { issues.addIssue({ code: 'custom', path, message }); };
  const repeated = twice(form.sections.map((one) => one.key));
  if (repeated >= 0) because('FORM_KEY_TWICE', 'sections', repeated, 'key');
  const before = new Set<string>();
  form.sections.forEach((one, at) => {
    one.questions.forEach((each, index) => {
      const here = ['sections', at, 'questions', index] as const;
      if (before.has(each.key)) because('FORM_KEY_TWICE', ...here, 'key');
      // Only what was asked before may decide: so there is no circle, and a runner never jumps back.
      if (each.showWhen && questionsOf(each.showWhen).some((name) => !before.has(name))) because('FORM_CONDITION_LATER', ...here, 'showWhen');
      for (const place of placesWrong(each, before)) wrong(...here, ...place);
      before.add(each.key);
    });
  });
  checkScoring(form, wrong, because);
}

function placesWrong(one: FormQuestion, before: ReadonlySet<string>): (string | number)[][] {
  const found: (string | number)[][] = [];
  // Of a choice each option says what it earns, of a figure its limits: only these two can be turned round.
  if (one.isReversed && one.type !== QuestionType.YES_NO && one.type !== QuestionType.SCALE) found.push(['isReversed']);
  if ('options' in one && twice(one.options.map((each) => each.key)) >= 0) found.push(['options']);
  if (one.type === QuestionType.CHOICES && (one.mostChosen ?? one.options.length) < (one.leastChosen ?? 0)) found.push(['mostChosen']);
  if (one.type === QuestionType.PHOTO && (one.mostPhotos ?? 20) < (one.leastPhotos ?? 1)) found.push(['mostPhotos']);
  if (one.type === QuestionType.NUMBER) {
    if (one.smallest !== undefined && one.largest !== undefined && compareNumbers(one.smallest, one.largest) > 0) found.push(['largest']);
    if (one.least !== undefined && one.most !== undefined && compareNumbers(one.least, one.most) > 0) found.push(['most']);
  }
  if (one.type === QuestionType.SCALE && one.failsBelow !== undefined && (one.failsBelow <= one.from || one.failsBelow > one.to)) found.push(['failsBelow']);
  if (one.type === QuestionType.READING) {
    one.standards.forEach((each, at) => {
      if (each.when && questionsOf(each.when).some((name) => !before.has(name))) found.push(['standards', at, 'when']);
      const limit = (text: string | undefined): boolean => text === undefined || (one.grades ? one.grades.includes(text) : isDecimal(text));
      if ((each.least ?? each.most) === undefined || !limit(each.least)) found.push(['standards', at, 'least']);
      if (!limit(each.most)) found.push(['standards', at, 'most']);
    });
    if (one.grades && twice(one.grades) >= 0) found.push(['grades']);
  }
  return found;
}

function checkScoring(form: Raw, wrong: (...path: (string | number)[]) => void, because: (message: FormFault, ...path: (string | number)[]) => void): void {
  const { scoring } = form;
  if (!scoring) return;
  const names = new Set(form.sections.map((one) => one.key));
  if (twice(scoring.parts.map((one) => one.key)) >= 0) wrong('scoring', 'parts');
  scoring.parts.forEach((one, at) => {
    if (one.system === 'GIVEN') return;
    if (one.sections?.some((name) => !names.has(name)) || (one.sections && twice(one.sections) >= 0)) { wrong('scoring', 'parts', at, 'sections'); return; }
    if (one.system !== 'WEIGHTED') return;
    const weights = sectionsOf(form as FormContent, one).map((each) => each.weight);
    if (weights.some((weight) => weight === undefined) || !weights.reduce((sum, weight) => sum.plus(weight ?? 0), decimal(0)).equals(100)) because('FORM_WEIGHTS', 'scoring', 'parts', at, 'sections');
  });
  if (scoring.parts.length > 1 && scoring.parts.some((one) => one.share === undefined)) because('FORM_SHARES', 'scoring', 'parts');
  const bands = scoring.bands ?? [];
  if (twice(bands.map((one) => one.key)) >= 0) wrong('scoring', 'bands');
  // From the best down to nothing: every score has its band.
  if (bands.some((one, at) => at > 0 && compareNumbers(one.from, bands[at - 1]?.from ?? 0) >= 0)) because('FORM_BANDS', 'scoring', 'bands');
  if (bands.length && (compareNumbers(bands.at(-1)?.from ?? 1, 0) !== 0 || bands.at(-1)?.isAbove)) because('FORM_BANDS', 'scoring', 'bands');
  if ((scoring.passMark !== undefined || bands.length) && !scoring.parts.length) wrong('scoring', 'parts');
}

/** Why content cannot be used: the place in it of the first thing wrong. */
export class FormError extends Error {
  override name = 'FormError';
  /** Why, where that is known: else a thing is not of the shape that it should have. */
  constructor(readonly path: string, readonly fault: FormFault | null = null) { super(`The content of a form is wrong at ${path || 'its root'}`); }
}

/** Checks content as it was sent or stored; throws FormError with the first place that is wrong. */
export function parseForm(raw: unknown): FormContent {
  const read = content.safeParse(raw);
  if (!read.success) throw new FormError(placeOf(read.error.issues[0]), faultOf(read.error.issues[0]));
  return read.data;
}

const FAULTS: readonly string[] = ['FORM_KEY_TWICE', 'FORM_CONDITION_LATER', 'FORM_WEIGHTS', 'FORM_SHARES', 'FORM_BANDS'] satisfies FormFault[];
const faultOf = (issue: { message?: string } | undefined): FormFault | null => (issue?.message && FAULTS.includes(issue.message) ? issue.message as FormFault : null);

interface Issue { code: string; path: PropertyKey[]; errors?: Issue[][] }
/** Of a union that failed in all its ways, the way that went furthest says where. */
function placeOf(issue: unknown): string {
  const one = issue as Issue | undefined;
  if (!one) return '';
  const deeper = (one.errors ?? []).flat().map(placeOf).sort((a, b) => b.split('.').length - a.split('.').length)[0];
  return [...one.path.map(String), ...(deeper ? [deeper] : [])].join('.');
}
