// Reviewing a ticket by its sheet: kept while it is filled, submitted once; what two blind reviews come to, and settling where they differ.
import type { SaveTicketReviewInput, SettleSampledTicketInput, SubmitTicketReviewInput } from '../../../schema/quality/ticket-quality.inputs.ts';
import { CalibrationState, SampledState, SampledTicket, TicketReview, TicketReviewState } from '../../../schema/quality/ticket-quality.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { draftAnswers, explainSheet, fillable, formOfVersion, submitSheet } from '../../forms/sheet.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { signer } from '../quality.people.ts';
import { tellPeople } from '../quality.tell.ts';
import { agrees } from './agreement.rules.ts';
import { changed, heldRow, still, veil, wireOf } from './review.row.ts';
import { ticketQualityReasons } from './ticket-quality.messages.ts';

defineAlert({ kind: 'quality.reviewed', digest: { zh: '你的工单的质检结果', en: 'Results of reviews of your tickets' } });

/** The viewer's own sheet that is still to be filled. */
async function ownSheet(tx: WriteContext, wire: string, expectedVersion: number): Promise<TicketReview> {
  const me = signer(tx);
  const row = await heldRow(tx, 'TicketReview', wire);
  if (row.reviewerId !== me) throw new AppError('FORBIDDEN', ticketQualityReasons.REVIEW_NOT_YOURS);
  if (row.state !== TicketReviewState.ASSIGNED) throw new AppError('POLICY', ticketQualityReasons.REVIEW_DONE);
  return row.version === expectedVersion ? row : heldRow(tx, 'TicketReview', wire, expectedVersion);
}

/** Keeps what was answered so far. Answers the review's wire id. */
export async function saveTicketReview(ctx: Context, input: SaveTicketReviewInput): Promise<string> {
  authorise(ctx, 'quality:review-tickets');
  return transact(still(ctx), async (tx) => {
    const row = await ownSheet(tx, input.id, input.expectedVersion);
    const answers = draftAnswers(await formOfVersion(tx, row.formVersionId), input.answers);
    veil(tx);
    return wireOf('TicketReview', await withVerb(tx, 'ticketReview.filled', () => tx.manager.save(changed(tx, row, { answers }))));
  });
}

/** Submits a whole sheet, once a key; the last of a ticket's reviews ends it, or finds that they differ. Answers the review's wire id. */
export async function submitTicketReview(ctx: Context, input: SubmitTicketReviewInput): Promise<string> {
  authorise(ctx, 'quality:review-tickets');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'submitTicketReview', input, async () => {
    const row = await ownSheet(tx, input.id, input.expectedVersion);
    if (row.calibrationId) {
      const [open] = await tx.manager.query<unknown[]>('select 1 from calibrations where id = $1 and state = $2 for share', [row.calibrationId, CalibrationState.OPEN]);
      if (!open) throw new AppError('POLICY', ticketQualityReasons.CALIBRATION_CLOSED);
    }
    // Two who submit at once: the later must see what the earlier did.
    const sampled = row.sampledId ? await tx.manager.getRepository(SampledTicket).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :owner and t.id = :id', { owner: row.customerId, id: row.sampledId }).getOneOrFail() : null;
    const form = await formOfVersion(tx, row.formVersionId);
    const sheet = submitSheet(form, input.answers, { startedAt: new Date(row.startedAt).toISOString(), submittedAt: tx.clock.now().toISOString(), answeredById: tx.viewer.employeeId });
    veil(tx);
    const saved = await withVerb(tx, 'ticketReview.submitted', () => tx.manager.save(changed(tx, row, { ...sheet.columns, state: TicketReviewState.SUBMITTED, comment: input.comment?.trim() || null } as Partial<TicketReview>)));
    if (sampled && sampled.state === SampledState.WAITING) await conclude(tx, sampled);
    return wireOf('TicketReview', saved);
  }));
}

/** When all reviews of a ticket are in: its result, or that two of them differ. */
async function conclude(tx: WriteContext, sampled: SampledTicket): Promise<void> {
  const reviews = await tx.manager.getRepository(TicketReview).createQueryBuilder('t').where("t.customer_id = :owner and t.sampled_id = :id and t.state <> 'VOID'", { owner: sampled.customerId, id: sampled.id }).orderBy('t.isSecond').addOrderBy('t.id').getMany();
  if (!reviews.length || reviews.some((one) => one.state !== TicketReviewState.SUBMITTED)) return;
  const [first, second] = reviews as [TicketReview, TicketReview?];
  if (!second) { await settle(tx, sampled, first, {}); return; }
  const { isAgreed, gap } = agrees({ score: first.score ?? null, isPassed: first.isPassed ?? null }, { score: second.score ?? null, isPassed: second.isPassed ?? null });
  if (isAgreed) { await settle(tx, sampled, first, { isAgreed, scoreGap: gap }); return; }
  await withVerb(tx, 'sampledTicket.differs', () => tx.manager.save(changed(tx, sampled, { state: SampledState.DIFFERS, isAgreed, scoreGap: gap })));
}

/** Makes one review the result: the agent is told and sees it, and her store; nobody sees who made it. */
async function settle(tx: WriteContext, sampled: SampledTicket, review: TicketReview, more: Partial<SampledTicket>): Promise<void> {
  const form = await formOfVersion(tx, review.formVersionId);
  const outcome = review.outcome as { sections: { key: string; score: string | null }[]; failed: string[] };
  const answers = review.answers as Record<string, { note?: string } | undefined>;
  const questions = new Map(form.content.sections.flatMap((section) => section.questions).map((one) => [one.key, one]));
  const result = {
    sections: outcome.sections.map((one) => { const section = form.content.sections.find((each) => each.key === one.key); return { ...one, zh: section?.zh ?? one.key, en: section?.en ?? one.key }; }),
    failed: outcome.failed.map((key) => ({ key, zh: questions.get(key)?.zh ?? key, en: questions.get(key)?.en ?? key, note: answers[key]?.note ?? null })),
    comment: review.comment ?? null,
  };
  await withVerb(tx, 'sampledTicket.final', () => tx.manager.save(changed(tx, sampled, {
    ...more, state: SampledState.FINAL, finalScore: review.score ?? null, finalBand: review.band ?? null, isFinalPass: review.isPassed ?? null, result, finalOn: businessDay(tx),
    shownStoreId: sampled.storeId, shownAgentId: sampled.agentId,
  })));
  await tellPeople(tx, [sampled.agentId], 'quality.reviewed', `sampled-ticket:${sampled.id}`, { zh: `工单 ${sampled.ticketNumber} 的质检结果：${Number(review.score ?? 0)} 分`, en: `Review of ticket ${sampled.ticketNumber}: ${Number(review.score ?? 0)} points` }, { resource: 'SampledTicket', id: wireOf('SampledTicket', sampled) });
}

/** Settles where two reviews differ: one of them counts, or none. By who reviewed neither. Answers the sampled ticket's wire id. */
export async function settleSampledTicket(ctx: Context, input: SettleSampledTicketInput): Promise<string> {
  authorise(ctx, 'quality:sample');
  const reason = input.reason.trim();
  return transact(still(ctx, reason), async (tx) => {
    const me = signer(tx);
    const row = await heldRow(tx, 'SampledTicket', input.id, input.expectedVersion);
    if (row.state !== SampledState.DIFFERS && !(row.state === SampledState.WAITING && !input.reviewId)) throw new AppError('POLICY', ticketQualityReasons.SETTLE_STATE);
    const reviews = await tx.manager.getRepository(TicketReview).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :owner and t.sampled_id = :id', { owner: row.customerId, id: row.id }).orderBy('t.id').getMany();
    if (reviews.some((one) => one.answeredById === me)) throw new AppError('POLICY', ticketQualityReasons.SETTLE_OWN);
    if (!input.reviewId) {
      await withVerb(tx, 'sampledTicket.voided', () => tx.manager.save(changed(tx, row, { state: SampledState.VOID, isAgreed: null, scoreGap: null, settleNote: reason })));
      for (const one of reviews.filter((each) => each.state === TicketReviewState.ASSIGNED)) await withVerb(tx, 'ticketReview.voided', () => tx.manager.save(changed(tx, one, { state: TicketReviewState.VOID })));
      return wireOf('SampledTicket', row);
    }
    const counts = reviews.find((one) => one.id === decodeId('TicketReview', input.reviewId as string)?.id && one.state === TicketReviewState.SUBMITTED);
    demand(counts, 'input.reviewId', ticketQualityReasons.SETTLE_REVIEW);
    await settle(tx, row, counts, { settleNote: reason });
    return wireOf('SampledTicket', row);
  });
}

interface Filed { formVersionId: string; answers: unknown; isSubmitted: boolean }
async function inSight(ctx: Context, wire: string): Promise<Filed | null> {
  const key = decodeId('TicketReview', wire);
  if (!key || !(await visibleKeys(ctx, 'TicketReview', [key.id])).has(key.id)) return null;
  const { rows: [row] } = await ctx.db.read.query<Filed>('select form_version_id::text "formVersionId", answers, submitted_at is not null "isSubmitted" from ticket_reviews where customer_id = $1 and id = $2', [key.owner, key.id]);
  return row ?? null;
}

/** The questions of a sheet, without what they earn, and what was answered so far. */
export async function ticketReviewSheet(ctx: Context, wire: string): Promise<unknown> {
  const row = await inSight(ctx, wire);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const form = await formOfVersion(ctx, row.formVersionId);
  return { formVersionId: form.versionId, number: form.number, nameZh: form.nameZh, nameEn: form.nameEn, content: fillable(form.content), answers: row.answers };
}

defineExplainable({
  number: 'ticketReview.score', of: 'TicketReview', word: 'quality:review-tickets', label: { zh: '质检得分', en: 'Score of the review' },
  definition: { zh: '按质检时的表单版本和作答算出', en: 'By the version of the form that it was filled by' },
  async explain(ctx, { id }) {
    const row = await inSight(ctx, id);
    return row?.isSubmitted ? explainSheet(await formOfVersion(ctx, row.formVersionId), row.answers) : null;
  },
});
defineExplainable({
  number: 'sampledTicket.finalScore', of: 'SampledTicket', word: 'quality:read', label: { zh: '工单质检得分', en: 'Ticket quality score' },
  definition: { zh: '算数的那份质检单的得分；谁质检的不公开', en: 'The score of the sheet that counts; who reviewed it is not said' },
  async explain(ctx, { id }) {
    const key = decodeId('SampledTicket', id);
    if (!key || !(await visibleKeys(ctx, 'SampledTicket', [key.id])).has(key.id)) return null;
    const { rows: [row] } = await ctx.db.read.query<Filed>(
      `select r.form_version_id::text "formVersionId", r.answers, true "isSubmitted" from sampled_tickets s join ticket_reviews r on r.customer_id = s.customer_id and r.sampled_id = s.id
       where s.customer_id = $1 and s.id = $2 and s.state = 'FINAL' and r.state = 'SUBMITTED' and r.score is not distinct from s.final_score order by r.is_second, r.id limit 1`, [key.owner, key.id]);
    return row ? explainSheet(await formOfVersion(ctx, row.formVersionId), row.answers) : null;
  },
});
