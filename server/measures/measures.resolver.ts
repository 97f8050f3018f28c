// Measures over GraphQL: the catalogue, and one question for every number of it.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { Measure, Measurement, MeasureOrder, PeriodInput, PeriodKind } from '../../schema/measures/measure.ts';
import { nounOf } from '../../schema/base.ts';
import { DateTime, Json } from '../../schema/scalars.ts';
import type { Context } from '../core/context.ts';
import { coerceFilter } from '../core/read/filter-input.ts';
import { mayRead } from '../core/read/row-rules.ts';
import { explainAnswer } from './measure-explain.service.ts';
import { askMeasure } from './measure.service.ts';
import { allMeasures, definitionHash, dimensionsOf, measureOf, minSampleOf, resourceOf, type MeasureDefinition } from './measures.registry.ts';

const shown = (one: MeasureDefinition): Measure => ({
  key: one.key, label: one.label, definition: one.definition, credit: one.credit ?? null, unit: one.unit, kind: one.kind, isMoreBetter: one.isMoreBetter ?? null, isStock: !one.day,
  resource: resourceOf(one), dimensions: dimensionsOf(one).map(({ key, label }) => ({ key, label })), minSample: minSampleOf(one), version: one.version, definitionHash: definitionHash(one),
});

@Resolver()
export class MeasureResolver {
  @Query(() => [Measure], { description: 'The numbers that the viewer may ask.' })
  measures(@Ctx() ctx: Context): Measure[] { return allMeasures().filter((one) => mayRead(ctx.viewer, nounOf(one.noun))).map(shown); }

  @Query(() => Measurement, { description: 'One measure over a period: its value, split by a dimension, as a series, each with the list of rows behind it.' })
  async measure(
    @Arg('key', () => String) key: string, @Arg('period', () => PeriodInput) period: PeriodInput,
    @Arg('by', () => String, { nullable: true, description: 'Key of a dimension: fills `groups`.' }) by: string | undefined,
    @Arg('every', () => PeriodKind, { nullable: true, description: 'Fills `series` with steps of that length.' }) every: PeriodKind | undefined,
    @Arg('filter', () => Json, { nullable: true, description: 'A filter of the list behind it.' }) filter: unknown,
    @Arg('order', () => MeasureOrder, { nullable: true, description: 'Of the groups; MOST when unsaid.' }) order: MeasureOrder | undefined,
    @Arg('limit', () => Int, { nullable: true, description: 'Of the groups, 1 to 500; 50 when unsaid.' }) limit: number | undefined,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'Judged by what was known at that instant; now when unsaid.' }) asOf: string | undefined,
    @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Measurement> {
    const noun = measureOf(key)?.noun;
    const answer = await askMeasure(ctx, { key, period, by, every, filter: noun ? coerceFilter(info.schema, noun, filter, 'filter') : null, order, limit, asOf });
    const { definition, moment, ...rest } = answer;
    return { ...rest, measure: shown(definition), period: { kind: period.kind, from: moment.from, until: moment.until }, asOf: moment.asOf, explain: explainAnswer(answer) };
  }
}
