// What people say about a card: comments, and objections that make one value stand still until another person decides.
import { KpiSchemeVersion } from '../../../schema/staff/kpi.ts';
import { Scorecard, ScorecardComment, ScorecardObjection, ScorecardValue, ValueState } from '../../../schema/staff/scorecard.ts';
import type { CommentOnScorecardInput, DecideObjectionInput, ObjectToValueInput, WithdrawObjectionInput } from '../../../schema/staff/scorecard.inputs.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decimal } from '../../core/money.ts';
import { keyOf } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { KEPT_DIGITS, pointsOf } from '../kpi/points.rules.ts';
import { parseScheme } from '../kpi/scheme.rules.ts';
import { sumAdjustments } from './adjustment.service.ts';
import { cardReasons } from './scorecard.messages.ts';
import { recountPeriod } from './period.service.ts';

/** Says something on a card that one may see. Answers the card's id. */
export async function commentOnScorecard(ctx: Context, input: CommentOnScorecardInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  const scorecardId = await keyOf(ctx, 'Scorecard', input.scorecardId);
  demand(input.body.trim(), 'input.body', 'VALUE_REQUIRED');
  return transact(ctx, async (tx) => {
    await tx.manager.save(tx.manager.create(ScorecardComment, { scorecardId, authorId: tx.viewer.userId, authorName: tx.viewer.name, authorNameEn: tx.viewer.nameEn || null, body: input.body.trim() }));
    return scorecardId;
  });
}

/** Objects to one value of one’s own card (a store’s or region’s: whoever answers for it). Answers the objection's id. */
export async function objectToValue(ctx: Context, input: ObjectToValueInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  const valueId = await keyOf(ctx, 'ScorecardValue', input.valueId);
  demand(input.reason.trim(), 'input.reason', 'VALUE_REQUIRED');
  return transact(ctx, async (tx) => {
    const value = await tx.manager.getRepository(ScorecardValue).createQueryBuilder('v').setLock('pessimistic_write').where('v.id = :id', { id: valueId }).getOneOrFail();
    const card = await tx.manager.findOneByOrFail(Scorecard, { id: value.scorecardId });
    const own = card.employeeId ?? card.responsibleId;
    if (!tx.viewer.employeeId || own !== tx.viewer.employeeId) throw new AppError('POLICY', cardReasons.OBJECTION_OWN_ONLY);
    if (await tx.manager.existsBy(ScorecardObjection, { valueId, state: 'OPEN' as never })) throw new AppError('POLICY', cardReasons.OBJECTION_OPEN);
    const made = await tx.manager.save(tx.manager.create(ScorecardObjection, { scorecardId: card.id, valueId, key: value.key, reason: input.reason.trim(), raisedById: tx.viewer.userId } as Partial<ScorecardObjection>));
    if (card.state === 'OPEN') await tx.manager.query('update scorecard_values set is_frozen = true, version = version + 1 where id = $1', [valueId]);
    return made.id;
  });
}

async function openObjection(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<{ row: ScorecardObjection; card: Scorecard }> {
  const row = await changeRow(tx, ScorecardObjection, input.id, input.expectedVersion, {});
  if (row.state !== 'OPEN') throw new AppError('POLICY', cardReasons.OBJECTION_NOT_OPEN);
  return { row, card: await tx.manager.findOneByOrFail(Scorecard, { id: row.scorecardId }) };
}

/** Takes one’s own objection back. Answers its id. */
export async function withdrawObjection(ctx: Context, input: WithdrawObjectionInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  const id = await keyOf(ctx, 'ScorecardObjection', input.id);
  return transact(ctx, async (tx) => {
    const { row, card } = await openObjection(tx, { ...input, id });
    if (row.raisedById !== tx.viewer.userId) throw new AppError('POLICY', cardReasons.OBJECTION_OWN_ONLY);
    await tx.manager.save(Object.assign(row, { state: 'WITHDRAWN' }));
    await thaw(tx, row, card);
    return id;
  });
}

async function thaw(tx: WriteContext, row: ScorecardObjection, card: Scorecard): Promise<void> {
  if (card.state !== 'OPEN') return;
  await tx.manager.query('update scorecard_values set is_frozen = false, version = version + 1 where id = $1', [row.valueId]);
  await recountPeriod(tx, card.periodId);
}

/** Decides an objection: never one’s own card’s. Upheld, the value becomes what was decided, or the difference counts later. Answers its id. */
export async function decideObjection(ctx: Context, input: DecideObjectionInput): Promise<string> {
  authorise(ctx, 'staff:decide-objections');
  const id = await keyOf(ctx, 'ScorecardObjection', input.id);
  demand(input.decision.trim(), 'input.decision', 'VALUE_REQUIRED');
  demand(!input.isUpheld || input.correctedValue, 'input.correctedValue', cardReasons.OBJECTION_VALUE);
  return transact(ctx, async (tx) => {
    const { row, card } = await openObjection(tx, { ...input, id });
    const reach = reachOf(tx.viewer, 'staff:decide-objections');
    if (!reach.all && !(card.storeId && reach.storeIds.includes(card.storeId))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'staff:decide-objections' } });
    const isConcerned = tx.viewer.employeeId !== null && [card.employeeId, card.responsibleId].includes(tx.viewer.employeeId);
    if (isConcerned || row.raisedById === tx.viewer.userId) throw new AppError('POLICY', cardReasons.OBJECTION_MAKER);
    const value = await tx.manager.findOneByOrFail(ScorecardValue, { id: row.valueId });
    await tx.manager.save(Object.assign(row, {
      state: input.isUpheld ? 'UPHELD' : 'REJECTED', decision: input.decision.trim(), decidedById: tx.viewer.userId, decidedAt: tx.clock.now().toISOString(), correctedValue: input.isUpheld ? input.correctedValue : null,
    }));
    if (!input.isUpheld) { await thaw(tx, row, card); return id; }
    if (card.state === 'OPEN') {
      // What was decided has no line of its own above and below; as many rows as asked for stand behind it.
      await tx.manager.query('update scorecard_values set is_frozen = false, is_corrected = true, value = $2::numeric, numerator = null, denominator = null, sample = greatest(sample, min_sample), version = version + 1 where id = $1', [row.valueId, input.correctedValue]);
      await recountPeriod(tx, card.periodId);
    } else await countLater(tx, card, value, input.correctedValue as string);
    return id;
  });
}

/** A closed card stays; what the decision makes different counts on the subject's earliest open card after it. */
async function countLater(tx: WriteContext, card: Scorecard, value: ScorecardValue, corrected: string): Promise<void> {
  const [to] = await tx.manager.query<{ id: string; periodId: string }[]>(
    `select id::text, period_id::text "periodId" from scorecards where subject_key = $1 and state = 'OPEN' and period_kind = $2 and from_on > $3 order by (scheme_id = $4) desc, from_on limit 1`, [card.subjectKey, card.periodKind, card.fromOn, card.schemeId]);
  if (!to) throw new AppError('POLICY', cardReasons.OBJECTION_NO_LATER);
  const version = await tx.manager.findOneByOrFail(KpiSchemeVersion, { id: card.schemeVersionId });
  const item = parseScheme(version.content).items.find((one) => one.key === value.key);
  if (!item || !value.target) throw new AppError('POLICY', cardReasons.OBJECTION_NO_LATER);
  // What had no points before weighs as its scheme says; the weights of the others stay as they were closed.
  const weight = value.state === ValueState.MEASURED || Number(value.effectiveWeight) ? value.effectiveWeight : value.weight;
  const difference = pointsOf(item, decimal(corrected), decimal(value.target)).times(weight).dividedBy(100).minus(value.contribution ?? 0).toDecimalPlaces(KEPT_DIGITS);
  await tx.manager.query(`insert into scorecard_adjustments (scorecard_id, from_scorecard_id, key, cause, value_before, value_after, difference) values ($1, $2, $3, 'OBJECTION', $4, $5, $6)`,
    [to.id, card.id, value.key, value.value, corrected, difference.toFixed()]);
  await sumAdjustments(tx, to.periodId);
}
