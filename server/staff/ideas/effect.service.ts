// What came of an idea: one measure before and since, at the stores that do it; and the month's best three, settled once.
import { MeasureUnit, PeriodKind } from '../../../schema/measures/measure.ts';
import { Idea, IdeaAdoption, IdeaState, type AwardIdeasInput, type IdeaRanking, type MeasureIdeaInput } from '../../../schema/staff/idea.ts';
import { ask } from '../../core/ask.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { keyOf } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { explainAnswer } from '../../measures/measure-explain.service.ts';
import { askMeasure } from '../../measures/measure.service.ts';
import { dimensionsOf, measureOf } from '../../measures/measures.registry.ts';
import { ideaReasons } from './idea.messages.ts';
import { tellAwarded } from './idea.registry.ts';
import { bestThree, type Placed } from './idea.rules.ts';

const DAYS = 28;

/** Takes the measure over as many days before the first adoption and since, where it is done. Answers the idea's id. */
export async function measureIdea(ctx: Context, input: MeasureIdeaInput): Promise<string> {
  authorise(ctx, 'staff:decide-ideas');
  const id = await keyOf(ctx, 'Idea', input.id);
  const measure = measureOf(input.measure);
  demand(measure && measure.unit !== MeasureUnit.MONEY && measure.day && dimensionsOf(measure).some((one) => one.key === 'STORE' && one.path.length === 1), 'input.measure', ideaReasons.IDEA_MEASURE);
  const idea = await ctx.db.source.manager.findOneByOrFail(Idea, { id });
  if (idea.state !== IdeaState.ADOPTED || !idea.adoptedOn) throw new AppError('POLICY', ideaReasons.IDEA_NOT_ADOPTED);
  const days = input.days ?? DAYS;
  const until = addDays(idea.adoptedOn, days);
  if (until > addDays(businessDay(ctx), 1)) throw new AppError('POLICY', ideaReasons.IDEA_EARLY);
  const stores = (await ctx.db.source.manager.findBy(IdeaAdoption, { ideaId: id })).map((one) => one.storeId);
  for (const store of stores) authorise(ctx, 'staff:decide-ideas', store);
  const filter = { storeId: { in: stores } };
  const [before, after] = await Promise.all([
    askMeasure(ctx, { key: measure.key, period: { kind: PeriodKind.RANGE, from: addDays(idea.adoptedOn, -days), until: idea.adoptedOn }, filter }), askMeasure(ctx, { key: measure.key, period: { kind: PeriodKind.RANGE, from: idea.adoptedOn, until }, filter }),
  ]);
  return transact(ctx, async (tx) => (await withVerb(tx, 'idea.measured', () => changeRow(tx, Idea, id, input.expectedVersion, {
    effectMeasure: measure.key, effectBefore: before.value, effectAfter: after.value, effectExplanation: { before: explainAnswer(before), after: explainAnswer(after) }, effectMeasuredAt: tx.clock.now().toISOString(),
  }))).id);
}

const monthOn = (month: string): string => `${month}-01`;
const nextMonth = (month: string): string => addDays(monthOn(month), 32).slice(0, 7);
interface Row extends Placed { title: string; proposerName: string; proposerNameEn: string | null; storeId: string | null; awardPlace: number | null }

async function adoptedIn(ctx: Context | WriteContext, month: string): Promise<Omit<Row, 'place' | 'amount'>[]> {
  const text = `select id::text, title, proposer_id::text "proposerId", proposer_name "proposerName", proposer_name_en "proposerNameEn", store_id::text "storeId", vote_count "voteCount", to_char(proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') "proposedAt", award_place "awardPlace",
    (select count(*)::int from idea_adoptions a where a.idea_id = i.id and a.adopted_on < $2::date) "adoptionCount" from ideas i where i.state = 'ADOPTED' and i.adopted_on >= $1::date and i.adopted_on < $2::date`;
  const params = [monthOn(month), monthOn(nextMonth(month))];
  return ask(ctx, text, params, 'read');
}
const ranked = (list: readonly Omit<Row, 'place' | 'amount'>[]): Row[] => bestThree(list).map((one) => ({ ...(list.find((each) => each.id === one.id) as Row), ...one }));

/** The best of a month as it stands, or as it was settled. */
export async function ideaRanking(ctx: Context, month: string): Promise<IdeaRanking> {
  authorise(ctx, 'staff:read');
  demand(/^20\d\d-(0[1-9]|1[0-2])$/.test(month), 'month', 'INPUT_INVALID');
  const list = await adoptedIn(ctx, month);
  const { rows: [settled] } = await ctx.db.read.query('select 1 from idea_months where month_on = $1::date', [monthOn(month)]);
  const best = settled ? list.filter((one) => one.awardPlace !== null).map((one) => ({ ...one, place: one.awardPlace as number })).sort((a, b) => a.place - b.place) : ranked(list);
  return { month, isSettled: Boolean(settled), best: best.map(({ id, place, title, proposerName, proposerNameEn, adoptionCount, voteCount }) => ({ ideaId: id, place, title, proposerName, proposerNameEn, adoptionCount, voteCount })) };
}

/** Settles a month that is over, once: its best three are noted and handed on. Asked again it changes nothing. Answers how many. */
export async function awardIdeas(ctx: Context, input: AwardIdeasInput): Promise<number> {
  // The whole chain's: nobody settles it from one store.
  authorise(ctx, 'staff:decide-ideas', null);
  if (businessDay(ctx) < monthOn(nextMonth(input.month))) throw new AppError('POLICY', ideaReasons.IDEA_MONTH);
  return transact(ctx, async (tx) => {
    const [first] = await tx.manager.query<unknown[]>('with m as (insert into idea_months (month_on, settled_at, settled_by_id) values ($1, $2, $3) on conflict do nothing returning 1) select 1 from m', [monthOn(input.month), tx.clock.now(), tx.viewer.userId]);
    if (!first) return (await tx.manager.countBy(Idea, { awardMonthOn: monthOn(input.month) }));
    const best = ranked(await adoptedIn(tx, input.month));
    for (const one of best) {
      const row = await tx.manager.findOneByOrFail(Idea, { id: one.id });
      await withVerb(tx, 'idea.awarded', () => changeRow(tx, Idea, one.id, row.version, { awardMonthOn: monthOn(input.month), awardPlace: one.place }));
      await tellAwarded(tx, { ideaId: one.id, title: one.title, employeeId: one.proposerId, storeId: one.storeId, monthOn: monthOn(input.month), place: one.place, amount: one.amount });
    }
    return best.length;
  });
}
