// What younger modules build on: which version is in force, what a filler is given, answers while they come in, and the sheet when it is submitted.
import { LRUCache } from 'lru-cache';
import { type FormPurpose, QuestionType } from '../../schema/forms/form.ts';
import type { SheetRow } from '../../schema/forms/sheet.ts';
import { ask } from '../core/ask.ts';
import { canonicalJson, sha256 } from '../core/canonical.ts';
import type { Context, WriteContext } from '../core/context.ts';
import type { Database } from '../core/database.ts';
import { AppError } from '../core/errors.ts';
import type { Explanation } from '../core/explanation.ts';
import { labelOf, type Label } from '../core/language.ts';
import { decodeId } from '../core/read/ids.ts';
import { answersFault, filesOf, judgeAnswers, readAnswers, type FormAnswers, type Judged } from './answers.rules.ts';
import { allQuestions, FormError, parseForm, type FormCondition, type FormContent, type FormQuestion } from './content.rules.ts';
import { formReasons } from './form.messages.ts';
import { rulesFor } from './question-types.rules.ts';
import { bandOf, scoreForm, type FormScore } from './scoring.rules.ts';
import { compareNumbers } from '../core/money.ts';

/** A version of a form, checked and ready. Published ones never change, so they are kept. */
export interface LoadedForm { versionId: string; formId: string; number: number; since: string | null; key: string; nameZh: string; nameEn: string; purpose: FormPurpose; isDraft: boolean; content: FormContent }

const COLUMNS = `v.id::text "versionId", f.id::text "formId", v.number, to_char(v.effective_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') since, f.key, f.name_zh "nameZh", f.name_en "nameEn", f.purpose, v.state = 'DRAFT' "isDraft", v.content`;

/** Content that was stored is right; where it is not (another release wrote it), nothing is judged by it. */
function usable(content: unknown): FormContent {
  try { return parseForm(content); } catch (error) {
    if (error instanceof FormError) throw new AppError('POLICY', formReasons.FORM_CONTENT);
    throw error;
  }
}

const memories = new WeakMap<Database, LRUCache<string, LoadedForm>>();
function checked(db: Database, row: LoadedForm): LoadedForm {
  if (row.isDraft) return { ...row, content: usable(row.content) };
  const memory = memories.get(db) ?? new LRUCache<string, LoadedForm>({ max: 300 });
  memories.set(db, memory);
  // Its form may have got another name since; the content never.
  const kept = { ...row, content: memory.get(row.versionId)?.content ?? usable(row.content) };
  memory.set(row.versionId, kept);
  return kept;
}

/** The version of a form that is in force now, by its key; POLICY when there is none. Asks no right: the calling module does. */
export async function formInForce(ctx: Context | WriteContext, key: string): Promise<LoadedForm> {
  const [row] = await ask<LoadedForm>(ctx, `select ${COLUMNS} from form_versions v join forms f on f.id = v.form_id
    where f.key = $1 and not f.is_archived and v.state <> 'DRAFT' and v.effective_from <= $2 order by v.effective_from desc, v.number desc limit 1`, [key, ctx.clock.now()]);
  if (!row) throw new AppError('POLICY', formReasons.FORM_NOT_IN_FORCE);
  return checked(ctx.db, row);
}

/** A version by its id; NOT_FOUND when it is not there. Asks no right: the calling module does. */
export async function formOfVersion(ctx: Context | WriteContext, versionId: string): Promise<LoadedForm> {
  const [row] = decodeId('FormVersion', versionId) ? await ask<LoadedForm>(ctx, `select ${COLUMNS} from form_versions v join forms f on f.id = v.form_id where v.id = $1`, [versionId]) : [];
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return checked(ctx.db, row);
}

/** Questions whose failing decides what else is asked: their fillers must be able to tell. */
function decisive(content: FormContent): Set<string> {
  const failing = (one: FormCondition): string[] => ('all' in one ? one.all.flatMap(failing) : 'any' in one ? one.any.flatMap(failing) : 'not' in one ? failing(one.not) : one.is === 'FAILED' || one.is === 'PASSED' ? [one.question] : []);
  return new Set(allQuestions(content).flatMap((question) => [...(question.showWhen ? [question.showWhen] : []), ...('standards' in question ? question.standards.flatMap((each) => (each.when ? [each.when] : [])) : [])]).flatMap(failing));
}

/** What somebody who fills it in is shown: the questions without what they earn. */
export function fillable(content: FormContent): unknown {
  const telling = decisive(content);
  return {
    sections: content.sections.map(({ weight: _, ...section }) => ({
      ...section,
      questions: section.questions.map((question) => {
        const { weight: _w, points: _p, critical: _c, source: _s, ...whole } = question;
        if (telling.has(question.key)) return whole;
        const { isReversed: _r, ...asked } = whole;
        if ('options' in asked) return { ...asked, options: asked.options.map(({ earns: _e, isFail: _f, ...option }) => option) };
        return asked;
      }),
    })),
  };
}

/** Answers as a draft: what is there must be right, what is missing may come later. Answers what to save. */
export function draftAnswers(form: LoadedForm, raw: unknown, path = 'input.answers'): FormAnswers {
  const answers = sent(raw, path);
  refuse(judgeAnswers(form.content, answers, false).faults, path);
  return answers;
}

/** Answers as they were sent; what is none at all is said at its question, where it is one's. */
function sent(raw: unknown, path: string): FormAnswers {
  const answers = readAnswers(raw);
  if (answers) return answers;
  const { question, reason } = answersFault(raw);
  throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [question === null ? path : `${path}.${question}`]: formReasons[reason] } });
}

function refuse(faults: FormScore['faults'], path: string): void {
  if (faults.length) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: Object.fromEntries(faults.map((one) => [`${path}.${one.question}`, one.reason])) });
}

export interface SubmittedSheet {
  /** To be saved with the row of a younger module. */
  columns: Required<Pick<SheetRow, 'formVersionId' | 'answers' | 'startedAt' | 'submittedAt' | 'answeredById' | 'score' | 'band' | 'isPassed' | 'outcome' | 'checksum'>>;
  raised: FormScore['raised'];
  failed: FormQuestion[];
  /** Ids of stored files that the answers name; the module hangs them on its row. */
  files: string[];
  judged: ReadonlyMap<string, Judged>;
}

/**
 * Judges a whole sheet for good. Anything wrong or missing is refused with VALIDATION, question by question; answers to what is
 * not asked any more are left out. `given` holds figures from elsewhere for blended forms.
 */
export function submitSheet(form: LoadedForm, raw: unknown, by: { startedAt: string; submittedAt: string; answeredById: string | null }, given: Readonly<Record<string, unknown>> = {}, path = 'input.answers'): SubmittedSheet {
  const answers = sent(raw, path);
  const sheet = judgeAnswers(form.content, answers, true);
  refuse(sheet.faults, path);
  const scored = scoreForm(form.content, sheet.kept, identityOf(form), given);
  const failed = new Set(scored.failed);
  return {
    columns: {
      formVersionId: form.versionId, answers: sheet.kept, ...by, score: scored.score, band: scored.band, isPassed: scored.isPassed,
      outcome: { sections: scored.sections, failed: scored.failed, raised: scored.raised }, checksum: checksumOf(form.versionId, sheet.kept),
    },
    raised: scored.raised, failed: allQuestions(form.content).filter((one) => failed.has(one.key)), files: filesOf(sheet.kept), judged: sheet.judged,
  };
}

/** SHA-256 of version and answers, keys in one order: the same sheet has the same sum wherever it is made. */
export const checksumOf = (versionId: string, answers: unknown): string => sha256(`${versionId}\n${canonicalJson(answers)}`);

const identityOf = (form: LoadedForm) => ({ key: form.key, version: form.number, ...(form.since ? { since: form.since } : {}), name: { zh: form.nameZh, en: form.nameEn } });

/** What a score that came from elsewhere is by a form's bands and pass mark. */
export function judgeScore(form: LoadedForm, score: string): { band: string | null; isPassed: boolean | null } {
  const { bands = [], passMark } = form.content.scoring ?? {};
  const band = bandOf(bands, score);
  const judges = passMark !== undefined || bands.some((one) => one.isFail);
  return { band: band?.key ?? null, isPassed: judges ? !band?.isFail && (passMark === undefined || compareNumbers(score, passMark) >= 0) : null };
}

/** How the score of a stored sheet came about, worked out again from its own version and answers. */
export function explainSheet(form: LoadedForm, answers: unknown, given: Readonly<Record<string, unknown>> = {}): Explanation {
  return scoreForm(form.content, readAnswers(answers) ?? {}, identityOf(form), given).explanation;
}

/** Questions whose answers can be wrong; the others tell something, and are neither. */
const JUDGED: ReadonlySet<QuestionType> = new Set([QuestionType.YES_NO, QuestionType.CHOICE, QuestionType.CHOICES, QuestionType.SCALE, QuestionType.NUMBER, QuestionType.READING]);
export const canFail = (question: FormQuestion): boolean => JUDGED.has(question.type);

/** An answer in words; a dash where it says nothing that the question knows. */
export function sayAnswer(question: FormQuestion, answer: { value?: unknown; isNotApplicable?: boolean } | undefined): Label {
  if (answer?.isNotApplicable) return { zh: '不适用', en: 'Does not apply' };
  const rules = rulesFor(question);
  if (answer?.value === undefined || answer.value === null || rules.fault(answer.value)) return { zh: '–', en: '–' };
  return rules.print(answer.value);
}

export interface Failure { section: string; question: FormQuestion; label: Label }
/** What failed in a stored sheet, section by section, each in words with its figure and the standard that it missed. */
export function failuresOf(form: LoadedForm, answers: unknown): Failure[] {
  const { judged } = judgeAnswers(form.content, readAnswers(answers) ?? {}, true);
  return form.content.sections.flatMap((section) => section.questions.flatMap((question): Failure[] => {
    const one = judged.get(question.key);
    if (!one?.isFail) return [];
    const said = rulesFor(question).print(one.answer.value);
    const { standard } = one;
    return [{ section: section.key, question, label: standard ? labelOf((language) => `${question[language]} ${said[language]}${language === 'zh' ? '，' : ', '}${standard[language]}`) : { zh: question.zh, en: question.en } }];
  }));
}
