// What a KPI scheme says, as pure rules: its shape, checked when it is saved and whenever it is read.
import { z } from 'zod';
import { KpiDirection, MeasuredOf, MissingRule } from '../../../schema/staff/kpi.ts';
import { compareNumbers, decimal, isDecimal } from '../../core/money.ts';

/*
 * scheme.rules.ts   this file: the shape and `parseScheme`
 * points.rules.ts   from a value to attainment, points and score, with the explanation
 * scheme.service.ts drafts, publishing, dry runs; scheme.catalogue.ts what a chain begins with
 *
 * An item's attainment is value by target in per cent; where the target is a ceiling, target by value. Its points come of the
 * attainment by the mapping: LINEAR takes it as it is (or, with `zeroAt`, counts from the value that earns nothing), STEPS takes
 * the step that was reached, ALL_OR_NOTHING gives 100 or nothing. Then `cap` and `floor` hold. The score is the mean of the
 * points by the weights.
 */
const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/);
/** What is no number is compared with nothing. */
const exact = z.string().refine(isDecimal, { abort: true });
const share = exact.refine((text) => compareNumbers(text, 0) >= 0);
const positive = exact.refine((text) => compareNumbers(text, 0) > 0);

const mapping = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('LINEAR'), zeroAt: exact.optional() }),
  z.strictObject({ type: z.literal('STEPS'), steps: z.array(z.strictObject({ at: share, points: share })).min(1).max(20) }),
  z.strictObject({ type: z.literal('ALL_OR_NOTHING') }),
]);
const asked = { measure: z.string().regex(/^[a-z][A-Za-z]*\.[A-Za-z0-9]+$/).max(80), filter: z.record(z.string(), z.unknown()).optional() };
const item = z.strictObject({
  key, zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80), ...asked,
  of: z.enum(MeasuredOf).default(MeasuredOf.SUBJECT),
  target: positive.optional(), targetOf: z.strictObject(asked).optional(),
  weight: positive, direction: z.enum(KpiDirection), mapping,
  cap: positive.default('100'), floor: share.default('0'),
  missing: z.enum(MissingRule), minSample: z.int().min(0).max(100_000).default(1),
  kind: z.enum(['HARD', 'SOFT']).optional(), note: z.strictObject({ zh: z.string().max(200), en: z.string().max(400) }).optional(),
});
const PEER_GROUPS = ['NONE', 'CHAIN', 'REGION', 'FORMAT', 'SIZE', 'STORE'] as const;
const content = z.strictObject({ items: z.array(item).min(1).max(20), peers: z.enum(PEER_GROUPS).default('CHAIN') });

export type KpiItem = z.infer<typeof item>;
export type KpiContent = z.infer<typeof content>;

/** Why a content is none; `path` says where. */
export class SchemeError extends Error {
  override name = 'SchemeError';
  constructor(readonly path: string, readonly reason: 'KPI_CONTENT' | 'KPI_WEIGHTS' | 'KPI_KEY_TWICE' | 'KPI_TARGET' | 'KPI_STEPS' | 'KPI_LIMITS' | 'KPI_ZERO_AT') { super(`${reason} at ${path}`); }
}

/** Checks and completes a content; throws SchemeError at the first place that is wrong. */
export function parseScheme(raw: unknown): KpiContent {
  const read = content.safeParse(raw);
  if (!read.success) throw new SchemeError(read.error.issues[0]?.path.join('.') ?? '', 'KPI_CONTENT');
  const { items } = read.data;
  items.forEach((one, i) => {
    const at = `items.${i}`;
    if (items.findIndex((other) => other.key === one.key) !== i) throw new SchemeError(`${at}.key`, 'KPI_KEY_TWICE');
    if ((one.target === undefined) === (one.targetOf === undefined)) throw new SchemeError(`${at}.target`, 'KPI_TARGET');
    if (compareNumbers(one.floor, one.cap) > 0) throw new SchemeError(`${at}.floor`, 'KPI_LIMITS');
    if (one.mapping.type === 'STEPS') {
      const { steps } = one.mapping;
      // Better may never earn less: thresholds and points rise together.
      if (steps.some((step, n) => n > 0 && (compareNumbers(step.at, steps[n - 1]?.at ?? 0) <= 0 || compareNumbers(step.points, steps[n - 1]?.points ?? 0) < 0))) throw new SchemeError(`${at}.mapping.steps`, 'KPI_STEPS');
    }
    if (one.mapping.type === 'LINEAR' && one.mapping.zeroAt !== undefined) {
      if (one.target === undefined) throw new SchemeError(`${at}.mapping.zeroAt`, 'KPI_ZERO_AT');
      const side = compareNumbers(one.mapping.zeroAt, one.target);
      if (one.direction === KpiDirection.AT_LEAST ? side >= 0 : side <= 0) throw new SchemeError(`${at}.mapping.zeroAt`, 'KPI_ZERO_AT');
    }
  });
  const weights = items.reduce((sum, one) => sum.plus(one.weight), decimal(0));
  if (!weights.equals(100)) throw new SchemeError('items', 'KPI_WEIGHTS');
  return read.data;
}
