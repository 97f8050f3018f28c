// Calibrations: the same ticket for several reviewers, gold answers agreed on before; and how each reviewer judges against others and against gold.
import type { CloseCalibrationInput, OpenCalibrationInput } from '../../../schema/quality/ticket-quality.inputs.ts';
import { Calibration, CalibrationState, TicketReview, TicketReviewState } from '../../../schema/quality/ticket-quality.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { explainSheet, formOfVersion, submitSheet } from '../../forms/sheet.service.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { signer } from '../quality.people.ts';
import { tellPeople } from '../quality.tell.ts';
import { still } from './review.row.ts';
import { reviewersOf } from './reviewers.ts';
import { ticketForm } from './sample.service.ts';
import { ticketQualityReasons } from './ticket-quality.messages.ts';

/** Opens a calibration, once a key: the gold sheet must be whole. Answers its id. */
export async function openCalibration(ctx: Context, input: OpenCalibrationInput): Promise<string> {
  authorise(ctx, 'quality:sample');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'openCalibration', input, async () => {
    const me = signer(tx);
    const ticketId = await keyOf(tx, 'Ticket', input.ticketId);
    const [ticket] = await tx.manager.query<{ customerId: string; number: string; storeId: string }[]>('select customer_id::text "customerId", number, store_id::text "storeId" from tickets where id = $1', [ticketId]);
    if (!ticket) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const form = await ticketForm(tx, input.formKey);
    const openedAt = tx.clock.now().toISOString();
    const gold = submitSheet(form, input.goldAnswers, { startedAt: openedAt, submittedAt: openedAt, answeredById: me }, {}, 'input.goldAnswers');
    const ids = [...new Set(input.reviewerIds)].filter((id) => decodeId('Employee', id));
    // Who sets the gold answers knows them.
    const able = (await reviewersOf(tx, ids)).filter((one) => (one.isAll || one.storeIds.includes(ticket.storeId)) && !one.seesAll);
    demand(able.length === input.reviewerIds.length, 'input.reviewerIds', ticketQualityReasons.CALIBRATION_REVIEWER);
    const row = await withVerb(tx, 'calibration.opened', () => tx.manager.save(tx.manager.create(Calibration, {
      titleZh: input.titleZh.trim(), titleEn: input.titleEn.trim(), formVersionId: form.versionId, state: CalibrationState.OPEN, ticketNumber: ticket.number, goldAnswers: gold.columns.answers, goldScore: gold.columns.score ?? null, openedAt, openedById: me,
    } as Partial<Calibration>)));
    await withVerb(tx, 'ticketReview.assigned', () => tx.manager.save(able.map((one) => tx.manager.create(TicketReview, {
      customerId: ticket.customerId, ticketId, calibrationId: row.id, storeId: ticket.storeId, reviewerId: one.id, isSecond: false, ticketNumber: ticket.number, formVersionId: form.versionId, answers: {}, startedAt: openedAt,
    } as Partial<TicketReview>))));
    await tellPeople(tx, able.map((one) => one.id), 'quality.reviews', `calibration:${row.id}`, { zh: `质检校准：${row.titleZh}`, en: `Calibration: ${row.titleEn}` }, { resource: 'Calibration', id: row.id });
    return row.id;
  }));
}

/** Ends a calibration: from then on the gold answers are shown, and sheets not submitted count for nothing. Answers its id. */
export async function closeCalibration(ctx: Context, input: CloseCalibrationInput): Promise<string> {
  authorise(ctx, 'quality:sample');
  return transact(still(ctx), async (tx) => {
    if (!decodeId('Calibration', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await withVerb(tx, 'calibration.closed', async () => {
      const held = await changeRow(tx, Calibration, input.id, input.expectedVersion, {});
      if (held.state !== CalibrationState.OPEN) throw new AppError('POLICY', ticketQualityReasons.CALIBRATION_CLOSED);
      return tx.manager.save(Object.assign(held, { state: CalibrationState.CLOSED, closedAt: tx.clock.now().toISOString(), shownAnswers: held.goldAnswers, shownScore: held.goldScore }));
    });
    const open = await tx.manager.findBy(TicketReview, { calibrationId: row.id, state: TicketReviewState.ASSIGNED });
    for (const one of open) Object.assign(one, { state: TicketReviewState.VOID, version: one.version + 1, updatedAt: tx.clock.now().toISOString() });
    await withVerb(tx, 'ticketReview.voided', () => tx.manager.save(open));
    return row.id;
  });
}

/** The gold sheet beside the form's questions, for those who may see it. */
export async function calibrationSheet(ctx: Context, id: string): Promise<unknown> {
  const key = await keyOf(ctx, 'Calibration', id);
  const { rows: [row] } = await ctx.db.read.query<{ formVersionId: string; gold: unknown; state: string; score: string | null }>('select form_version_id::text "formVersionId", gold_answers gold, state, gold_score::text score from calibrations where id = $1', [key]);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const form = await formOfVersion(ctx, row.formVersionId);
  const mayKnow = row.state === CalibrationState.CLOSED || ctx.viewer.reaches.get('quality:sample')?.all;
  return {
    nameZh: form.nameZh, nameEn: form.nameEn, sections: form.content.sections.map(({ key: name, zh, en, questions }) => ({ key: name, zh, en, questions: questions.map((one) => ({ key: one.key, type: one.type, zh: one.zh, en: one.en })) })),
    answers: mayKnow ? row.gold : null,
  };
}

defineExplainable({
  number: 'calibration.goldScore', of: 'Calibration', word: 'quality:review-tickets', label: { zh: '标准答案的得分', en: 'Score of gold' },
  definition: { zh: '按校准时的表单版本和标准答案算出；结束校准前只有出题的人看得到', en: 'By the version of the form and the gold answers; before the calibration is closed for those alone who set them' },
  async explain(ctx, { id }) {
    const key = decodeId('Calibration', id)?.id;
    if (!key || !(await visibleKeys(ctx, 'Calibration', [key])).has(key)) return null;
    const { rows: [row] } = await ctx.db.read.query<{ formVersionId: string; gold: unknown; state: string }>('select form_version_id::text "formVersionId", gold_answers gold, state from calibrations where id = $1', [key]);
    const mayKnow = row?.state === CalibrationState.CLOSED || ctx.viewer.reaches.get('quality:sample')?.all;
    return row && mayKnow ? explainSheet(await formOfVersion(ctx, row.formVersionId), row.gold) : null;
  },
});
