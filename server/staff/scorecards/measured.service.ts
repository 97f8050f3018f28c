// What measures say of many subjects at once: one question a measure, filter, split and stretch of days, however many people there are.
import { MeasureKind, PeriodKind } from '../../../schema/measures/measure.ts';
import { PERMISSIONS } from '../../../schema/permission.ts';
import { FULL_REACH, type Context } from '../../core/context.ts';
import type { Explanation } from '../../core/explanation.ts';
import { decimal } from '../../core/money.ts';
import { explainAnswer } from '../../measures/measure-explain.service.ts';
import { askEveryGroup, askMeasure, type GroupsAnswer, type MeasureAnswer } from '../../measures/measure.service.ts';
import { definitionHash, dimensionsOf, measureOf, resourceOf, type MeasureDefinition } from '../../measures/measures.registry.ts';

/** One measure asked of one subject. */
export interface Asked { measure: string; filter?: Record<string, unknown> | undefined; by: string | null; key: string | null; from: string; until: string }
export interface Told {
  definition: MeasureDefinition; definitionHash: string; value: string | null; numerator: string | null; denominator: string | null; sample: number;
  resource: string; rowsFilter: unknown; explanation: Explanation;
}

/** The chain's own view: what is counted for a card does not depend on who opens it. Who acts stays as it is. */
export const asChain = (ctx: Context): Context => ({ ...ctx, loaders: new Map(), viewer: { ...ctx.viewer, reaches: new Map(PERMISSIONS.map((word) => [word, FULL_REACH])) } });

/** The value before it was rounded, where the answer says what it was made of. */
function exactOf(definition: MeasureDefinition, told: Pick<MeasureAnswer, 'value' | 'numerator' | 'denominator'>): string | null {
  const { value, numerator, denominator } = told;
  if (value === null) return null;
  if (numerator !== null && denominator !== null && Number(denominator) !== 0) return decimal(numerator).dividedBy(denominator).toFixed();
  return definition.kind === MeasureKind.SUM && numerator !== null ? numerator : value;
}

const slotOf = ({ measure, filter, by, from, until }: Asked): string => JSON.stringify([measure, filter ?? null, by, from, until]);

/**
 * Answers every question, in the order asked. Statements depend on how many measures, splits and stretches of days there
 * are, never on how many people.
 */
export async function tellAll(ctx: Context, asked: readonly Asked[]): Promise<Told[]> {
  const chain = asChain(ctx);
  const slots = new Map<string, { one: Asked; answer?: GroupsAnswer; whole?: MeasureAnswer; groups?: Map<string | null, MeasureAnswer['groups'][number]> }>();
  for (const one of asked) if (!slots.has(slotOf(one))) slots.set(slotOf(one), { one });
  for (const slot of slots.values()) {
    const { measure, by, from, until } = slot.one;
    const definition = measureOf(measure);
    if (!definition || (by && !dimensionsOf(definition).some((dimension) => dimension.key === by))) throw new Error(`The measure ${measure} cannot be split by ${by}`);
    // A scheme’s filters were checked when it was saved.
    const filter = slot.one.filter ?? null;
    const question = { key: measure, period: { kind: PeriodKind.RANGE, from, until }, filter };
    if (by) slot.answer = await askEveryGroup(chain, { ...question, by });
    else slot.answer = slot.whole = await askMeasure(chain, question);
    slot.groups = new Map(slot.answer.groups.map((group) => [group.key, group]));
  }
  return asked.map((one) => {
    const { answer, whole, groups } = slots.get(slotOf(one)) as { answer: GroupsAnswer; whole?: MeasureAnswer; groups: Map<string | null, MeasureAnswer['groups'][number]> };
    const { definition } = answer;
    const told = one.by ? groups.get(one.key) : whole;
    // Nobody of the rows is hers: nothing to measure, and a list that is empty.
    const counts = definition.kind === MeasureKind.COUNT || definition.kind === MeasureKind.SUM || definition.kind === MeasureKind.DISTINCT;
    const none = { value: counts ? '0' : null, numerator: null, denominator: null, sample: 0, rows: { resource: resourceOf(definition), filter: { and: [answer.rows.filter, emptyFilter(definition, one)] }, count: 0 }, hits: null, misses: null };
    const found = told ?? none;
    return {
      definition, definitionHash: definitionHash(definition), value: exactOf(definition, found), numerator: found.numerator, denominator: found.denominator, sample: found.sample,
      resource: found.rows.resource, rowsFilter: found.rows.filter, explanation: explainAnswer({ ...answer, ...found, isSmallSample: false }),
    };
  });
}

function emptyFilter(definition: MeasureDefinition, one: Asked): Record<string, unknown> {
  const dimension = dimensionsOf(definition).find((each) => each.key === one.by);
  const path = !dimension ? [] : dimension.path === 'credit' ? [definition.creditTo as string] : [...dimension.path];
  return path.reduceRight<Record<string, unknown>>((inner, step) => ({ [step]: inner }), { eq: one.key });
}
