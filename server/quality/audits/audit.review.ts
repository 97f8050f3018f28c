// The second person's part: reviewing what was submitted, changing answers with a reason, the store's dispute, and its independent decision.
import { Audit, AuditTemplate } from '../../../schema/quality/audit.ts';
import { AuditDispute, DisputeState } from '../../../schema/quality/audit-parts.ts';
import { AuditVisit } from '../../../schema/quality/audit-programme.ts';
import { ReviewDecision, type DecideDisputeInput, type DisputeAuditInput, type EditAuditAnswersInput, type ReviewAuditInput } from '../../../schema/quality/audit.inputs.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { addDays } from '../../core/clock.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { formOfVersion, type LoadedForm } from '../../forms/sheet.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { hangEvidence } from './audit.files.ts';
import { openFindings, withdrawFindings } from './audit.findings.ts';
import { auditReasons } from './audit.messages.ts';
import { tellDispute, tellPublished } from './audit.alerts.ts';
import { changeAnswers, countFailures, type Answers } from './audit.outcome.ts';
import { auditToJudge, dayOf, keepAudit, meOf, zoneOf } from './audit.row.ts';

/** Refuses who filled it, by employee or by account. */
function demandSecond(tx: WriteContext, row: Audit, reason: string, others: readonly (string | null | undefined)[] = []): string {
  const me = meOf(tx);
  if (row.fillerId === tx.viewer.userId || row.answeredById === me || row.inspectorId === me || others.includes(me)) throw new AppError('POLICY', reason);
  return me;
}

/** Publishes a submitted audit to its store, or makes it void. Answers its id. */
export async function reviewAudit(ctx: Context, input: ReviewAuditInput): Promise<string> {
  authorise(ctx, 'quality:review-audits');
  const isVoid = input.decision === ReviewDecision.VOID;
  const note = input.note?.trim() || null;
  demand(!isVoid || (note?.length ?? 0) >= 2, 'input.note', auditReasons.AUDIT_VOID_NOTE);
  return transact({ ...ctx, ...(note ? { reason: note } : {}) }, async (tx) => {
    const row = await auditToJudge(tx, input.id, 'quality:review-audits', isVoid ? 'void' : 'publish', input.expectedVersion);
    const reviewed = { reviewedById: demandSecond(tx, row, auditReasons.AUDIT_SECOND_PERSON), reviewedAt: tx.clock.now().toISOString(), reviewNote: note };
    if (isVoid) { await keepAudit(tx, row, 'void', 'audit.voided', reviewed); return row.id; }
    const template = await tx.manager.findOneByOrFail(AuditTemplate, { id: row.templateId });
    const disputeUntil = new Date(tx.clock.now().getTime() + template.disputeDays * 86_400_000).toISOString();
    const kept = await keepAudit(tx, row, 'publish', 'audit.published', { ...reviewed, publishedAt: reviewed.reviewedAt, disputeUntil });
    await openFindings(tx, kept, await countFailures(tx, kept));
    await tellPublished(tx, kept, template);
    return row.id;
  });
}

/** Answers as somebody sent them to replace others: only questions of the form, only what changes. */
function changesOf(form: LoadedForm, raw: unknown, path: string): Answers {
  const known = new Set(form.content.sections.flatMap((section) => section.questions.map((one) => one.key)));
  const changes = raw && typeof raw === 'object' && !Array.isArray(raw) ? raw as Answers : {};
  demand(Object.keys(changes).length, path, auditReasons.AUDIT_EDIT_ANSWERS);
  for (const key of Object.keys(changes)) demand(known.has(key), `${path}.${key}`, auditReasons.AUDIT_DISPUTE_QUESTION);
  return changes;
}

/** Changes answers before publication: what was there stays, with editor and reason. Answers the audit's id. */
export async function editAuditAnswers(ctx: Context, input: EditAuditAnswersInput): Promise<string> {
  authorise(ctx, 'quality:review-audits');
  const reason = input.reason.trim();
  return transact({ ...ctx, reason }, async (tx) => {
    const row = await auditToJudge(tx, input.id, 'quality:review-audits', 'edit', input.expectedVersion);
    const me = demandSecond(tx, row, auditReasons.AUDIT_SECOND_PERSON);
    const form = await formOfVersion(tx, row.formVersionId);
    await keepAudit(tx, row, 'edit', 'audit.edited', await changeAnswers(tx, row, form, changesOf(form, input.answers, 'input.answers'), reason, me));
    return row.id;
  });
}

/** The store says that a published audit is wrong: it is held out of the measures until somebody independent decides. Answers the audit's id. */
export async function disputeAudit(ctx: Context, input: DisputeAuditInput): Promise<string> {
  authorise(ctx, 'quality:dispute-audits');
  const reason = input.reason.trim();
  return transact({ ...ctx, reason }, (tx) => once(tx, input.idempotencyKey, 'disputeAudit', input, async () => {
    const row = await auditToJudge(tx, input.id, 'quality:dispute-audits', 'dispute', input.expectedVersion);
    const me = meOf(tx);
    if (!row.disputeUntil || Date.parse(row.disputeUntil) < tx.clock.now().getTime()) throw new AppError('POLICY', auditReasons.AUDIT_DISPUTE_OVER);
    const form = await formOfVersion(tx, row.formVersionId);
    const questionKeys = [...new Set(input.questionKeys ?? [])];
    const known = new Set(form.content.sections.flatMap((section) => section.questions.map((one) => one.key)));
    demand(questionKeys.every((key) => known.has(key)), 'input.questionKeys', auditReasons.AUDIT_DISPUTE_QUESTION);
    const kept = await keepAudit(tx, row, 'dispute', 'audit.disputed', {});
    const dispute = await tx.manager.save(tx.manager.create(AuditDispute, {
      auditId: row.id, storeId: row.storeId, state: DisputeState.OPEN, questionKeys, reason, raisedById: me, raisedAt: tx.clock.now().toISOString(), scoreBefore: row.finalScore ?? null,
    } as Partial<AuditDispute>));
    await hangEvidence(tx, row, dispute.id, input.fileIds ?? []);
    await countFailures(tx, kept);
    await tellDispute(tx, kept, dispute);
    return row.id;
  }));
}

/** Decides a dispute: the audit stands, its answers are changed, or it is void and the store is visited anew. Answers the dispute's id. */
export async function decideDispute(ctx: Context, input: DecideDisputeInput): Promise<string> {
  authorise(ctx, 'quality:decide-disputes');
  const decision = input.decision.trim();
  demand(input.outcome !== DisputeState.OPEN, 'input.outcome', auditReasons.AUDIT_DISPUTE_OUTCOME);
  demand(input.outcome !== DisputeState.ACCEPTED || input.answers, 'input.answers', auditReasons.AUDIT_DISPUTE_ANSWERS);
  return transact({ ...ctx, reason: decision }, async (tx) => {
    const held = decodeId('AuditDispute', input.id) && (await tx.manager.findOneBy(AuditDispute, { id: input.id }));
    if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const isVoid = input.outcome === DisputeState.REVISIT;
    if (held.state !== DisputeState.OPEN) {
      await auditToJudge(tx, held.auditId, 'quality:decide-disputes', isVoid ? 'annul' : 'settle');
      throw new AppError('POLICY', auditReasons.AUDIT_DISPUTE_DECIDED);
    }
    const row = await auditToJudge(tx, held.auditId, 'quality:decide-disputes', isVoid ? 'annul' : 'settle');
    const me = demandSecond(tx, row, auditReasons.AUDIT_INDEPENDENT, [row.reviewedById, held.raisedById]);
    const form = await formOfVersion(tx, row.formVersionId);
    const patch = input.outcome === DisputeState.ACCEPTED ? await changeAnswers(tx, row, form, changesOf(form, input.answers, 'input.answers'), decision, me) : {};
    const kept = await keepAudit(tx, row, isVoid ? 'annul' : 'settle', 'audit.decided', { ...patch, ...(isVoid ? { reviewNote: decision } : {}) });
    await countFailures(tx, kept);
    await withVerb(tx, 'auditDispute.decided', () => changeRow(tx, AuditDispute, held.id, input.expectedVersion, {
      state: input.outcome, decision, decidedById: me, decidedAt: tx.clock.now().toISOString(), scoreAfter: isVoid ? null : kept.finalScore ?? null,
    } as Partial<AuditDispute>));
    if (isVoid) await withdrawFindings(tx, row, decision);
    if (isVoid && row.visitId) await planRevisit(tx, row);
    return held.id;
  });
}

/** The same kind of visit once more, two weeks on; whoever runs the programme may change who goes. */
async function planRevisit(tx: WriteContext, row: Audit): Promise<void> {
  const before = await tx.manager.findOneBy(AuditVisit, { id: row.visitId as string });
  if (!before) return;
  const today = dayOf(await zoneOf(tx, row.storeId), tx.clock.now().toISOString());
  const { waveId, programmeId, storeId, announcedStoreId, windowStart, windowEnd, askFor } = before;
  await withVerb(tx, 'auditVisit.planned', () => tx.manager.save(tx.manager.create(AuditVisit, {
    waveId, programmeId, storeId, announcedStoreId, windowStart, windowEnd, askFor, plannedOn: addDays(today, 14), revisitOfId: before.id, fillerId: null, inspectorId: null,
  } as Partial<AuditVisit>)));
}
