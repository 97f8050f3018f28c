// What a playbook says, as pure rules: its content checked, its script filled in, and how far a use of it may go on.
import { z } from 'zod';
import { PERMISSIONS } from '../../../schema/permission.ts';
import { FileKind } from '../../../schema/platform/file.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { fillIn, type Language } from '../../core/language.ts';
import { compareNumbers, formatMoney, isMoney, toMoney } from '../../core/money.ts';

/*
 * playbook.rules.ts     this file: the shape, `parseContent`, `fillFields`, `sayScript`, `openSteps`, `judgeTick`
 * match.rules.ts        which playbooks fit a need, by its words, category and class
 * shipped.rules.ts      the 37 scenarios that a chain begins with, by category in shipped-*.rules.ts
 * playbook.service.ts   drafts, publishing, shipping, versions compared, what is in force
 * playbook.use.ts       starting one on a ticket, ticking, finishing, leaving
 * playbook.script.ts    the words to say on a ticket; playbook.proposal.ts: which playbook fits it
 */

const FIELD_KINDS = ['TEXT', 'NUMBER', 'AMOUNT', 'DATE', 'TIME'] as const;
/** What of a ticket fills a field by itself; null where the viewer may not see it or it is not there. */
const FIELD_SOURCES = ['CUSTOMER', 'PRODUCT', 'RECEIPT', 'STORE', 'TICKET', 'COLLEAGUE', 'TODAY'] as const;
export type FieldSource = (typeof FIELD_SOURCES)[number];
/** Who takes a step; information for people, the right is what is enforced. */
const STEP_PEOPLE = ['AGENT', 'MANAGER', 'SUPERVISOR', 'HEAD_OFFICE', 'TECHNICIAN', 'QUALITY', 'LOGISTICS', 'FINANCE'] as const;

const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/);
const words = (most: number) => z.strictObject({ zh: z.string().trim().min(1).max(most), en: z.string().trim().min(1).max(most * 3) });
const field = z.strictObject({
  key, kind: z.enum(FIELD_KINDS), ...words(40).shape, isRequired: z.boolean(), from: z.enum(FIELD_SOURCES).optional(),
  /** The value that it has when nobody says another: a figure that the chain sets, not a constant of the code. */
  usual: z.string().min(1).max(60).optional(),
});
const step = z.strictObject({
  key, ...words(200).shape, who: z.enum(STEP_PEOPLE), right: z.enum(PERMISSIONS).optional(),
  /** Most that may be given by this step without asking. */
  limit: z.string().refine((text) => isMoney(text) && /^\d+\.\d{2}$/.test(text)).optional(),
  evidence: z.array(z.enum(EvidenceKind)).max(8), withinMinutes: z.number().int().min(1).max(43_200).optional(), isOptional: z.boolean().optional(),
  /** Where its figures come from: row of the checklist. */
  source: z.string().min(1).max(20).optional(),
});
const outcome = z.strictObject({ key, ...words(60).shape, isGood: z.boolean() });
const content = z.strictObject({
  fields: z.array(field).max(20),
  /** listen, empathise, plan. `{key}` stands for a field. */
  script: z.strictObject({ listen: words(600), empathise: words(600), plan: words(600) }),
  steps: z.array(step).min(1).max(20), outcomes: z.array(outcome).min(2).max(10),
}).superRefine((one, check) => {
  for (const list of ['fields', 'steps', 'outcomes'] as const) {
    one[list].forEach(({ key: name }, at) => { if (one[list].findIndex((other) => other.key === name) !== at) check.addIssue({ code: 'custom', path: [list, at, 'key'] }); });
  }
  const known = new Set(one.fields.map((each) => each.key));
  for (const part of ['listen', 'empathise', 'plan'] as const) {
    for (const language of ['zh', 'en'] as const) if (placesOf(one.script[part][language]).some((name) => !known.has(name))) check.addIssue({ code: 'custom', path: ['script', part, language] });
  }
  one.fields.forEach((each, at) => { if (each.usual !== undefined && readValue(each.kind, each.usual) === null) check.addIssue({ code: 'custom', path: ['fields', at, 'usual'] }); });
  if (!one.outcomes.some((each) => each.isGood)) check.addIssue({ code: 'custom', path: ['outcomes'] });
});

export type PlaybookContent = z.infer<typeof content>;
export type PlaybookField = PlaybookContent['fields'][number];
export type PlaybookStep = PlaybookContent['steps'][number];
export type ScriptPart = keyof PlaybookContent['script'];

/** Why content cannot be used: the place in it of the first thing wrong. */
export class PlaybookError extends Error {
  override name = 'PlaybookError';
  constructor(readonly path: string) { super(`The content of a playbook is wrong at ${path || 'its root'}`); }
}

/** Checks content as it was sent or stored; throws PlaybookError with the first place that is wrong. */
export function parseContent(raw: unknown): PlaybookContent {
  const read = content.safeParse(raw);
  if (!read.success) throw new PlaybookError(read.error.issues[0]?.path.join('.') ?? '');
  return read.data;
}

/** The fields that a text names. */
export const placesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

/** A value as its kind writes it, or null when it is none of that kind. */
export function readValue(kind: PlaybookField['kind'], value: unknown): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!text || text.length > 500) return null;
  switch (kind) {
    case 'NUMBER': return /^-?\d{1,9}(\.\d{1,4})?$/.test(text) ? text : null;
    case 'AMOUNT': return isMoney(text) && compareNumbers(text, 0) >= 0 ? toMoney(text) : null;
    case 'DATE': return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ? text : null;
    case 'TIME': return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null;
    default: return /[{}]/.test(text) ? null : text;
  }
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** A value as people say it. */
export function sayValue(kind: PlaybookField['kind'], value: string, language: Language): string {
  if (kind === 'AMOUNT') return formatMoney(value, language);
  if (kind !== 'DATE') return value;
  const [, month = 1, day = 1] = value.split('-').map(Number);
  return language === 'zh' ? `${month} 月 ${day} 日` : `${day} ${MONTHS[month - 1]}`;
}

export interface Filled { values: Record<string, string>; wrong: PlaybookField[]; missing: PlaybookField[]; unknown: string[] }

/** Fields filled with what is given, else with what the ticket says, else as usual; what is wrong or required and missing stands beside. */
export function fillFields(fields: readonly PlaybookField[], given: Readonly<Record<string, unknown>>, known: Readonly<Partial<Record<FieldSource, string | null>>>): Filled {
  const filled: Filled = { values: {}, wrong: [], missing: [], unknown: Object.keys(given).filter((name) => !fields.some((one) => one.key === name)) };
  for (const one of fields) {
    const own = given[one.key];
    const isGiven = own !== undefined && own !== null && own !== '';
    const value = isGiven ? readValue(one.kind, own) : (readValue(one.kind, one.from ? known[one.from] : null) ?? readValue(one.kind, one.usual));
    if (value !== null) filled.values[one.key] = value;
    else if (isGiven) filled.wrong.push(one);
    else if (one.isRequired) filled.missing.push(one);
  }
  return filled;
}

/** What to say, in a language; an optional field that nobody filled leaves no gap in brackets, a required one only with `gaps`. */
export function sayScript(said: PlaybookContent, values: Readonly<Record<string, string>>, language: Language, gaps = false): Record<ScriptPart, string> {
  const spoken = Object.fromEntries(said.fields.map((one) => [one.key, values[one.key] === undefined ? (gaps && one.isRequired ? `{${one.key}}` : '') : sayValue(one.kind, values[one.key] as string, language)]));
  const part = (name: ScriptPart): string => fillIn(language, said.script[name][language], spoken).replace(/ {2,}/g, ' ').trim();
  return { listen: part('listen'), empathise: part('empathise'), plan: part('plan') };
}

/** Steps not yet ticked that must be, in their order. */
export const openSteps = (said: PlaybookContent, ticked: ReadonlySet<string>): PlaybookStep[] => said.steps.filter((one) => !one.isOptional && !ticked.has(one.key));

/** Kinds of proof that are files, and of which kinds these may be; the others are words, to which files may be added. */
const PROVED_BY: Readonly<Partial<Record<EvidenceKind, readonly FileKind[]>>> = {
  PHOTO: [FileKind.PICTURE], VIDEO: [FileKind.VIDEO], SIGNATURE: [FileKind.PICTURE, FileKind.PDF],
};
export interface Shown { kind: EvidenceKind; note: string | null; files: readonly FileKind[] }
/** Does what is shown prove what its kind says? */
export const isProof = ({ kind, note, files }: Shown): boolean => {
  const kinds = PROVED_BY[kind];
  return kinds ? files.some((one) => kinds.includes(one)) : Boolean(note) || files.length > 0;
};

export interface TickAsked { stepKey: string; isSkipped: boolean; note: string | null; amount: string | null; evidence: readonly Shown[] }
export type TickFault =
  | { fault: 'UNKNOWN' } | { fault: 'TWICE' } | { fault: 'ORDER'; before: PlaybookStep } | { fault: 'REASON' } | { fault: 'AMOUNT' }
  | { fault: 'OVER'; limit: string } | { fault: 'EVIDENCE'; missing: EvidenceKind[] };

/** May this step be ticked now? Steps go in their order, optional ones may wait; what is left out has a reason; what is taken has its proof. */
export function judgeTick(said: PlaybookContent, ticked: ReadonlySet<string>, asked: TickAsked): PlaybookStep | TickFault {
  const at = said.steps.findIndex((one) => one.key === asked.stepKey);
  const step = said.steps[at];
  if (!step) return { fault: 'UNKNOWN' };
  if (ticked.has(step.key)) return { fault: 'TWICE' };
  const before = openSteps({ ...said, steps: said.steps.slice(0, at) }, ticked)[0];
  if (before) return { fault: 'ORDER', before };
  if (asked.isSkipped) {
    if ((asked.note?.length ?? 0) < 2) return { fault: 'REASON' };
    return asked.amount === null ? step : { fault: 'AMOUNT' };
  }
  if (asked.amount !== null && (compareNumbers(asked.amount, 0) < 0 || step.limit === undefined)) return { fault: 'AMOUNT' };
  if (asked.amount !== null && step.limit !== undefined && compareNumbers(asked.amount, step.limit) > 0) return { fault: 'OVER', limit: step.limit };
  const missing = step.evidence.filter((kind) => !asked.evidence.some((one) => one.kind === kind && isProof(one)));
  return missing.length ? { fault: 'EVIDENCE', missing } : step;
}
export const isFault = (judged: PlaybookStep | TickFault): judged is TickFault => 'fault' in judged;
