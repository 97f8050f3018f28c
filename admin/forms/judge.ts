// A form in the browser: which questions are asked, given what was answered, and which answers fail; the server judges again. Pure.
export interface Words { zh: string; en: string }
export type QuestionType = 'YES_NO' | 'CHOICE' | 'CHOICES' | 'SCALE' | 'NUMBER' | 'TEXT' | 'PHOTO' | 'SIGNATURE' | 'BARCODE' | 'TIME' | 'PLACE' | 'READING';
export type Condition =
  | { all: Condition[] } | { any: Condition[] } | { not: Condition }
  | { question: string; is: 'ANSWERED' | 'FAILED' | 'PASSED' } | { question: string; is: 'EQUALS' | 'AT_LEAST' | 'AT_MOST'; value: string | boolean } | { question: string; is: 'ONE_OF'; value: string[] };
export interface Standard extends Words { when?: Condition; least?: string; most?: string; source: string }
export interface Question extends Words {
  key: string; type: QuestionType; /** Told in place of isReversed, where that would tell what an answer earns. */ failsOn?: boolean; hint?: Words; isRequired?: boolean; canBeNotApplicable?: boolean; isReversed?: boolean; evidence?: 'NEVER' | 'ALWAYS' | 'ON_FAIL'; noteOnFail?: boolean; showWhen?: Condition;
  options?: (Words & { key: string; earns?: string; isFail?: boolean })[]; leastChosen?: number;
  from?: number; to?: number; failsBelow?: number; fromWords?: Words; toWords?: Words; unit?: Words; least?: string; most?: string;
  mostCharacters?: number; leastPhotos?: number; mostPhotos?: number; pattern?: 'ANY' | 'EAN13' | 'DIGITS'; kind?: 'INSTANT' | 'DAY' | 'CLOCK'; grades?: string[]; instrument?: string; leastReadings?: number; take?: 'MEAN' | 'LARGEST' | 'SMALLEST'; standards?: Standard[];
}
export interface Section extends Words { key: string; questions: Question[] }
export interface FillableContent { sections: Section[] }
export interface Proof { fileId: string; sha256?: string; takenAt?: string }
export interface Answer { value?: unknown; isNotApplicable?: boolean; note?: string; evidence?: Proof[] }
export type Answers = Readonly<Record<string, Answer | undefined>>;

const isNumber = (value: unknown): boolean => /^-?\d{1,15}(\.\d{1,8})?$/.test(String(value));
/** The readings that were taken: a box that was left empty is none. */
export const readings = (value: unknown): string[] => ((value as { readings?: unknown[] } | null)?.readings ?? []).map(String).filter((one) => one !== '');

/** The one figure that several readings come to; of grades its place. */
export function readingOf(question: Question, value: unknown): number {
  const taken = readings(value).map((one) => (question.grades ? question.grades.indexOf(one) : Number(one)));
  const take = question.take ?? (question.grades ? 'SMALLEST' : 'MEAN');
  if (take === 'SMALLEST') return Math.min(...taken);
  if (take === 'LARGEST') return Math.max(...taken);
  return taken.reduce((sum, one) => sum + one, 0) / taken.length;
}

/** Is anything answered? */
export function isAnswered(question: Question, answer: Answer | undefined): boolean {
  if (!answer || answer.isNotApplicable) return false;
  const { value } = answer;
  if (question.type === 'READING') return readings(value).length >= (question.leastReadings ?? 1);
  if (Array.isArray(value)) return value.length > 0 || (question.type === 'CHOICES' && !question.leastChosen);
  return value !== undefined && value !== null && value !== '';
}

interface Judged { question: Question; answer: Answer; isFail: boolean }
function says(question: Question, value: unknown, is: string, wanted: unknown): boolean {
  const figure = question.type === 'READING' ? (question.grades ? question.grades[readingOf(question, value)] : String(readingOf(question, value))) : value;
  if (is === 'ONE_OF') return (wanted as string[]).some((one) => says(question, value, 'EQUALS', one));
  if (is === 'EQUALS') return Array.isArray(figure) ? figure.includes(wanted) : isNumber(figure) && isNumber(wanted) ? Number(figure) === Number(wanted) : figure === wanted;
  const [here, there] = question.grades ? [question.grades.indexOf(String(figure)), question.grades.indexOf(String(wanted))] : [Number(figure), Number(wanted)];
  return (question.grades ? there >= 0 : isNumber(figure) && isNumber(wanted)) && (is === 'AT_LEAST' ? here >= there : here <= there);
}
function holds(one: Condition, judged: ReadonlyMap<string, Judged>): boolean {
  if ('all' in one) return one.all.every((each) => holds(each, judged));
  if ('any' in one) return one.any.some((each) => holds(each, judged));
  if ('not' in one) return !holds(one.not, judged);
  const before = judged.get(one.question);
  if (!before) return false;
  if (one.is === 'ANSWERED') return true;
  if (one.is === 'FAILED' || one.is === 'PASSED') return before.isFail === (one.is === 'FAILED');
  return 'value' in one && says(before.question, before.answer.value, one.is, one.value);
}

function fails(question: Question, value: unknown, standard: Standard | undefined): boolean {
  switch (question.type) {
    case 'YES_NO': return value === (question.failsOn ?? Boolean(question.isReversed));
    case 'CHOICE': { const one = question.options?.find((each) => each.key === value); return Boolean(one?.isFail ?? (one?.earns !== undefined && Number(one.earns) === 0)); }
    case 'CHOICES': return Boolean(question.options?.some((one) => one.isFail && (value as string[]).includes(one.key)));
    case 'SCALE': { const { from = 0, to = 10 } = question; return (question.isReversed ? from + to - Number(value) : Number(value)) < (question.failsBelow ?? from + 1); }
    case 'NUMBER': return (question.least !== undefined && Number(value) < Number(question.least)) || (question.most !== undefined && Number(value) > Number(question.most));
    case 'READING': {
      if (!standard) return false;
      const place = (limit: string): number => (question.grades ? question.grades.indexOf(limit) : Number(limit));
      const figure = readingOf(question, value);
      return (standard.least !== undefined && figure < place(standard.least)) || (standard.most !== undefined && figure > place(standard.most));
    }
    default: return false;
  }
}

export interface Shown { question: Question; isFail: boolean; standard?: Standard }
/** The questions that are asked, by section; what was answered before it was hidden counts no more. */
export function shownOf(content: FillableContent, answers: Answers): Map<string, Shown> {
  const judged = new Map<string, Judged>();
  const shown = new Map<string, Shown>();
  for (const question of content.sections.flatMap((section) => section.questions)) {
    if (question.showWhen && !holds(question.showWhen, judged)) continue;
    const standard = question.standards?.find((one) => !one.when || holds(one.when, judged));
    const answer = answers[question.key];
    const isFail = answer !== undefined && isAnswered(question, answer) && fails(question, answer.value, standard);
    if (answer && isAnswered(question, answer)) judged.set(question.key, { question, answer, isFail });
    shown.set(question.key, { question, isFail, ...(standard ? { standard } : {}) });
  }
  return shown;
}

/** A value as it is sent: of readings those that were taken. */
export const valueSent = (question: Question, value: unknown): unknown => (question.type === 'READING' && value ? { ...(value as object), readings: readings(value) } : value);

/** What is sent: answers to what is asked, without what was left empty. */
export function sentOf(content: FillableContent, answers: Answers): Record<string, Answer> {
  const shown = shownOf(content, answers);
  return Object.fromEntries(Object.entries(answers).flatMap(([key, answer]) => {
    const question = shown.get(key)?.question;
    if (!question || !answer || !(answer.isNotApplicable || isAnswered(question, answer))) return [];
    const { note, evidence, ...rest } = answer;
    return [[key, { ...(rest.isNotApplicable ? { isNotApplicable: true } : { value: valueSent(question, rest.value) }), ...(note?.trim() ? { note: note.trim() } : {}), ...(evidence?.length ? { evidence } : {}) }]];
  }));
}
