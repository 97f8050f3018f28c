// What a pay scheme says: for whom, its components with caps and floors, interns, rounding; read and checked whole before it is kept. Pure.
import { z } from 'zod';
import { isDecimal, isMoney } from '../core/money.ts';
import { FormulaError, readFormula, type Formula, type FormulaFault, type Names } from './formula.rules.ts';
import { neverPays } from './sign.rules.ts';
import { areTiersFit, TIER_METHODS } from './tiers.rules.ts';
import type { Unit } from './units.rules.ts';

const key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);
const word = z.string().trim().min(1).max(120);
const money = z.string().refine((text) => isMoney(text) && !text.startsWith('-'), 'money');
const rate = z.string().refine((text) => isDecimal(text) && !text.startsWith('-'), 'decimal');
const factor = rate.refine((text) => Number(text) <= 1, 'factor');
const formula = z.string().trim().min(1).max(5_000);
const list = z.array(z.string().min(1).max(60)).max(500).default([]);
const tier = z.strictObject({ from: rate, to: rate.nullable(), rate });

const shared = {
  key, zh: word, en: word,
  /** Paid in every run, or only in that which ends a quarter. */
  when: z.enum(['MONTH', 'QUARTER_END']).default('MONTH'),
  /** By the days of the period that the person was employed in scope. */
  prorate: z.boolean().default(false),
  /** Base pay, to which an intern's factor may be confined. */
  isBase: z.boolean().default(false),
  /** Does an intern's factor touch it at all? */
  isFactored: z.boolean().default(true),
  cap: money.optional(), floor: money.optional(),
  /** Fewer rows than this behind the name are too few to judge by. */
  minSample: z.strictObject({ name: z.string().min(1).max(80), least: z.number().int().min(1).max(100_000) }).optional(),
  /** Paid where a figure is missing or rests on too few rows. */
  whenMissing: money.default('0.00'),
};
const component = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, kind: z.literal('FIXED'), amount: money }),
  z.strictObject({ ...shared, kind: z.literal('FORMULA'), formula }),
  z.strictObject({
    ...shared, kind: z.literal('TIERS'), on: formula, method: z.enum(TIER_METHODS), tiers: z.array(tier).min(1).max(50),
    /** RATE: the figure times the rate; AMOUNT: the tier's rate is itself the money for reaching it. */
    pays: z.enum(['RATE', 'AMOUNT']).default('RATE'),
    /** Tiers are filled by the year so far (one figure only, by its name). */
    isRunning: z.boolean().default(false),
  }),
  z.strictObject({
    ...shared, kind: z.literal('AWARD'), amount: money,
    by: z.discriminatedUnion('how', [
      z.strictObject({ how: z.literal('CONDITION'), condition: formula }),
      /** The best of the chain or of each store; below `least` nobody is. */
      z.strictObject({ how: z.literal('RANK'), on: formula, top: z.number().int().min(1).max(100), among: z.enum(['STORE', 'CHAIN']), ties: z.enum(['ALL', 'SPLIT', 'NONE']), least: rate.optional() }),
      /** Those whom people named; an award may bring its own amount within these. */
      z.strictObject({ how: z.literal('NAMED'), least: money.optional(), most: money.optional() }),
    ]),
  }),
  z.strictObject({
    ...shared, kind: z.literal('TEAM_POOL'), amount: money, per: z.enum(['TEAM', 'HEAD']).default('TEAM'), team: z.enum(['STORE', 'CHAIN']).default('STORE'), split: z.enum(['EQUAL', 'DAYS', 'WEIGHT']), weight: formula.optional(),
    /** Who moved during the period: whole in the team where they were last, or in each team for their days there. */
    movers: z.enum(['LAST', 'DAYS']).optional(),
  }),
  z.strictObject({ ...shared, kind: z.literal('DEDUCTION'), formula }),
  z.strictObject({ ...shared, kind: z.literal('CARE_BUDGET'), amount: money }),
]);

const content = z.strictObject({
  scope: z.strictObject({ positions: list, levels: list, storeIds: list, employeeIds: list }).default({ positions: [], levels: [], storeIds: [], employeeIds: [] }),
  intern: z.strictObject({ factor, on: z.enum(['ALL', 'BASE']) }).default({ factor: '1', on: 'ALL' }),
  /** What all of it comes to at least and at most. */
  least: money.default('0.00'), most: money.optional(),
  components: z.array(component).min(1).max(40),
  /** What may still be taken back: how many months later, and at most which share of a later pay. */
  clawBack: z.strictObject({ months: z.number().int().min(0).max(36), share: factor }).default({ months: 6, share: '0.2' }),
  /** Days after the lock within which a line may be disputed, and within which it is answered. */
  dispute: z.strictObject({ windowDays: z.number().int().min(0).max(90), answerDays: z.number().int().min(1).max(60) }).default({ windowDays: 15, answerDays: 5 }),
});
export type SchemeContent = z.infer<typeof content>;
export type Component = SchemeContent['components'][number];

/** Why a scheme cannot be used: the place of the first thing wrong, and for a formula where in its text. */
export class SchemeError extends Error {
  override name = 'SchemeError';
  constructor(readonly path: string, readonly fault: FormulaFault | 'SHAPE' | 'KEY_TWICE' | 'TIERS' | 'MIN_SAMPLE' | 'LIMITS' | 'POOL' | 'NEGATIVE', readonly from?: number, readonly until?: number, readonly about?: string) { super(`${fault} at ${path}`); }
}

/** The care budget's own name, by which what was spent is taken. */
export const CARE_SPENT = 'care.spent';

/** The formulas of a component, each with the units that its place takes. */
function formulasOf(one: Component): { place: string; text: string; wanted: readonly Unit[] }[] {
  switch (one.kind) {
    case 'FORMULA': case 'DEDUCTION': return [{ place: 'formula', text: one.formula, wanted: ['MONEY'] }];
    case 'TIERS': return [{ place: 'on', text: one.on, wanted: one.pays === 'AMOUNT' ? ['MONEY', 'COUNT', 'RATIO', 'POINTS', 'DAYS', 'HOURS'] : ['MONEY', 'COUNT', 'DAYS', 'HOURS', 'POINTS'] }];
    case 'AWARD': return one.by.how === 'CONDITION' ? [{ place: 'by.condition', text: one.by.condition, wanted: ['TRUTH'] }]
      : one.by.how === 'RANK' ? [{ place: 'by.on', text: one.by.on, wanted: ['MONEY', 'COUNT', 'RATIO', 'POINTS', 'DAYS', 'HOURS'] }] : [];
    case 'TEAM_POOL': return one.weight ? [{ place: 'weight', text: one.weight, wanted: ['MONEY', 'COUNT', 'RATIO', 'POINTS', 'DAYS', 'HOURS', 'NUMBER'] }] : [];
    default: return [];
  }
}

/** A scheme with its formulas read: by component and place. */
export interface ReadScheme { content: SchemeContent; formulas: ReadonlyMap<string, Formula> }
export const formulaKey = (componentKey: string, place: string): string => `${componentKey}.${place}`;

/** Reads a scheme and everything in it; throws SchemeError at the first thing wrong. */
export function readScheme(raw: unknown, names: Names): ReadScheme {
  const read = content.safeParse(raw);
  if (!read.success) throw new SchemeError(read.error.issues[0]?.path.join('.') ?? '', 'SHAPE');
  const formulas = new Map<string, Formula>();
  const keys = new Set<string>();
  for (const [i, one] of read.data.components.entries()) {
    const at = `components.${i}`;
    if (keys.has(one.key)) throw new SchemeError(`${at}.key`, 'KEY_TWICE');
    keys.add(one.key);
    if (one.cap !== undefined && one.floor !== undefined && Number(one.cap) < Number(one.floor)) throw new SchemeError(`${at}.cap`, 'LIMITS');
    if (one.minSample && !names.has(one.minSample.name)) throw new SchemeError(`${at}.minSample.name`, 'UNKNOWN_NAME', undefined, undefined, one.minSample.name);
    if (one.kind === 'TIERS' && (!areTiersFit(one.tiers) || (one.pays === 'AMOUNT' && one.method !== 'WHOLE'))) throw new SchemeError(`${at}.tiers`, 'TIERS');
    if (one.kind === 'TEAM_POOL' && (one.split === 'WEIGHT') !== Boolean(one.weight)) throw new SchemeError(`${at}.weight`, 'SHAPE');
    for (const { place, text, wanted } of formulasOf(one)) {
      let tree: Formula;
      try { tree = readFormula(text, names, wanted); } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        throw new SchemeError(`${at}.${place}`, error.fault, error.from, error.until, error.about);
      }
      if (one.kind === 'TIERS' && one.isRunning && (tree.op !== 'name' || tree.span !== 'PERIOD')) throw new SchemeError(`${at}.on`, 'TIERS');
      formulas.set(formulaKey(one.key, place), tree);
    }
  }
  if (read.data.most !== undefined && Number(read.data.most) < Number(read.data.least)) throw new SchemeError('most', 'LIMITS');
  return { content: read.data, formulas };
}

/** What a scheme that is written now may not say, though it could be reckoned: a run of before keeps what its version said. */
export function demandSound({ content: { components }, formulas }: ReadScheme): void {
  for (const [i, one] of components.entries()) {
    // Pay below nothing is no pay; what is taken off is a deduction, written as what it takes.
    const tree = one.kind === 'FORMULA' || one.kind === 'DEDUCTION' ? formulas.get(formulaKey(one.key, 'formula')) : undefined;
    if (tree && neverPays(tree)) throw new SchemeError(`components.${i}.formula`, 'NEGATIVE');
    // A pool cut by somebody's days would leave a rest that nobody has; by days it is split, not cut.
    if (one.kind === 'TEAM_POOL' && (one.prorate || one.minSample)) throw new SchemeError(`components.${i}.${one.prorate ? 'prorate' : 'minSample'}`, 'POOL');
    if (one.kind === 'AWARD' && one.by.how === 'NAMED' && one.by.least !== undefined && one.by.most !== undefined && Number(one.by.most) < Number(one.by.least)) throw new SchemeError(`components.${i}.by.most`, 'LIMITS');
  }
}
