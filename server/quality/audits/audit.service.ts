// Filling audits: started by plan or at will, kept while they are filled, submitted exactly once; what cannot wait becomes a ticket at once.
import { FormPurpose } from '../../../schema/forms/form.ts';
import { Audit, AuditKind, AuditTemplate } from '../../../schema/quality/audit.ts';
import type { ReasonedAuditInput, SaveAuditAnswersInput, SaveAuditTemplateInput, StartAuditInput, SubmitAuditInput } from '../../../schema/quality/audit.inputs.ts';
import { AuditVisit, AuditVisitState } from '../../../schema/quality/audit-programme.ts';
import { TicketChannel, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { authorise, type Context, reaches, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { draftAnswers, formInForce, formOfVersion, submitSheet, type LoadedForm, type SubmittedSheet } from '../../forms/sheet.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { raiseTicket } from '../../tickets/ticket-raise.service.ts';
import { demandCalibrated } from '../instruments/instrument.service.ts';
import { aheadOf, begunInTime, putRight, saidInstant, visitStates } from './audit-states.rules.ts';
import { hangAnswers } from './audit.files.ts';
import { auditReasons } from './audit.messages.ts';
import { figuresOf, writeFailures, type Answers } from './audit.outcome.ts';
import { auditToFill, cloak, dayOf, keepAudit, takeAuditNumbers, zoneOf } from './audit.row.ts';

/** Creates a template over a form for audits, or changes one under `expectedVersion`. Answers its id. */
export async function saveAuditTemplate(ctx: Context, input: SaveAuditTemplateInput): Promise<string> {
  authorise(ctx, 'quality:write-templates');
  const { id, expectedVersion, key, formId, ...rest } = input;
  const values = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)) as Partial<AuditTemplate>;
  return transact(ctx, async (tx) => {
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      const [form] = formId && decodeId('Form', formId) ? await tx.manager.query<{ purpose: FormPurpose }[]>('select purpose from forms where id = $1', [formId]) : [];
      demand(form?.purpose === FormPurpose.AUDIT, 'input.formId', auditReasons.AUDIT_FORM);
      demand(!(await tx.manager.existsBy(AuditTemplate, { key })), 'input.key', auditReasons.AUDIT_KEY_TAKEN);
      return (await tx.manager.save(tx.manager.create(AuditTemplate, { ...values, key, formId: formId as string, disputeDays: values.disputeDays ?? 7 } as Partial<AuditTemplate>))).id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', auditReasons.AUDIT_VERSION_REQUIRED);
    if (!decodeId('AuditTemplate', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, AuditTemplate, id, expectedVersion, values);
    demand(!key || key === row.key, 'input.key', auditReasons.AUDIT_KEY_FIXED);
    demand(!formId || formId === row.formId, 'input.formId', auditReasons.AUDIT_FORM_FIXED);
    return id;
  });
}

interface Begun { /** A draft of the same visit, begun on another phone of the same person. */ there?: string; templateId: string; storeId: string; auditKind: AuditKind; programmeId: string | null; visit: AuditVisit | null }

/** The planned visit, which only who was sent may begin, and not before its day. */
async function visitOf(tx: WriteContext, id: string, said: Pick<StartAuditInput, 'startedAt' | 'phoneNow'>): Promise<Begun> {
  const visit = decodeId('AuditVisit', id) && await lockRow(tx, AuditVisit, id);
  if (!visit || visit.fillerId !== tx.viewer.userId) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const [there] = await tx.manager.query<{ id: string; state: string }[]>('select id::text, state from audits where visit_id = $1 and filler_id = $2 order by audits.id desc limit 1', [visit.id, tx.viewer.userId]);
  if (there && there.state !== 'DRAFT' && there.state !== 'VOID') throw new AppError('POLICY', auditReasons.AUDIT_VISIT_DONE);
  const isGoingOn = visit.state === AuditVisitState.STARTED && there?.state === 'DRAFT';
  if (!isGoingOn) visitStates.next(visit.state, 'start');
  const [programme] = await tx.manager.query<{ templateId: string; kind: AuditKind; zone: string; lastOn: string }[]>(
    `select p.template_id::text "templateId", p.audit_kind kind, s.time_zone zone, to_char(w.ends_on, 'YYYY-MM-DD') "lastOn" from mystery_programmes p, stores s, audit_waves w where p.id = $1 and s.id = $2 and w.id = $3`, [visit.programmeId, visit.storeId, visit.waveId]);
  if (!programme) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  // Missed as far as the server knew. Who was there without network says when she began; whoever did not is late.
  if (visit.state === AuditVisitState.MISSED) {
    const startedAt = saidInstant(putRight(said.startedAt, aheadOf(said.phoneNow, tx.clock.now())), tx.clock.now());
    if (!begunInTime(dayOf(programme.zone, startedAt), visit, programme.lastOn)) throw new AppError('POLICY', auditReasons.AUDIT_VISIT_MISSED);
  }
  if (dayOf(programme.zone, tx.clock.now().toISOString()) < visit.plannedOn) throw new AppError('POLICY', auditReasons.AUDIT_VISIT_EARLY, { params: { day: visit.plannedOn } });
  return { templateId: programme.templateId, storeId: visit.storeId, auditKind: programme.kind, programmeId: visit.programmeId, visit, ...(isGoingOn ? { there: there.id } : {}) };
}

async function beginOf(tx: WriteContext, input: StartAuditInput): Promise<Begun> {
  demand(Boolean(input.visitId) !== Boolean(input.templateId && input.storeId), 'input', auditReasons.AUDIT_WHAT);
  if (input.visitId) return visitOf(tx, input.visitId, input);
  const auditKind = input.auditKind ?? AuditKind.UNANNOUNCED;
  demand(auditKind !== AuditKind.MYSTERY, 'input.auditKind', auditReasons.AUDIT_MYSTERY_PLANNED);
  // Who sees but own rows is sent by a plan.
  if (!reaches(tx, 'quality:fill-audits', input.storeId as string)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'quality:fill-audits' } });
  return { templateId: input.templateId as string, storeId: input.storeId as string, auditKind, programmeId: null, visit: null };
}

/** Days for which a phone without network may go on with a version of the form that is no longer in force. */
const OLD_FORM_DAYS = 30;
/** The version that a phone held when it began without network: of the template's own form, published, and not out of force for long. */
async function formHeld(tx: WriteContext, formId: string, versionId: string): Promise<LoadedForm> {
  const [version] = decodeId('FormVersion', versionId) ? await tx.manager.query<{ id: string }[]>(
    "select id::text from form_versions where id = $1 and form_id = $2 and state <> 'DRAFT' and effective_from <= $3 and (superseded_at is null or superseded_at > $4)",
    [versionId, formId, tx.clock.now(), new Date(tx.clock.now().getTime() - OLD_FORM_DAYS * 86_400_000)]) : [];
  if (!version) throw new AppError('POLICY', auditReasons.AUDIT_FORM_VERSION);
  return formOfVersion(tx, version.id);
}

/** Starts an audit by the version of the form that is in force now, or that the phone held; a visit begun on another phone goes on there. Answers its id. */
export async function startAudit(ctx: Context, input: StartAuditInput): Promise<string> {
  authorise(ctx, 'quality:fill-audits');
  // The phone's clock moves on between two tries; the request is the same.
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'startAudit', { ...input, phoneNow: undefined }, async () => {
    const begun = await beginOf(tx, input);
    if (begun.there) return begun.there;
    const template = decodeId('AuditTemplate', begun.templateId) ? await tx.manager.findOneBy(AuditTemplate, { id: begun.templateId, isArchived: false }) : null;
    demand(template, 'input.templateId', auditReasons.AUDIT_TEMPLATE);
    const zone = await zoneOf(tx, begun.storeId);
    const [{ key } = { key: '' }] = await tx.manager.query<{ key: string }[]>('select key from forms where id = $1', [template.formId]);
    const form = input.formVersionId ? await formHeld(tx, template.formId, input.formVersionId) : await formInForce(tx, key);
    cloak(tx, begun.auditKind);
    const ahead = aheadOf(input.phoneNow, tx.clock.now());
    const startedAt = saidInstant(putRight(input.startedAt, ahead), tx.clock.now());
    const [number = ''] = await takeAuditNumbers(tx, dayOf(zone, tx.clock.now().toISOString()));
    const isMystery = begun.auditKind === AuditKind.MYSTERY;
    const row = await withVerb(tx, 'audit.started', () => tx.manager.save(tx.manager.create(Audit, {
      number, templateId: template.id, auditKind: begun.auditKind, storeId: begun.storeId, programmeId: begun.programmeId, visitId: begun.visit?.id ?? null,
      inspectorId: isMystery ? null : tx.viewer.employeeId, fillerId: tx.viewer.userId, answeredById: tx.viewer.employeeId, auditedOn: dayOf(zone, startedAt), formVersionId: form.versionId, answers: {}, startedAt,
      phoneStartedAt: ahead ? putRight(input.startedAt, 0) : null, phoneAheadSeconds: ahead || null,
    } as Partial<Audit>)));
    if (begun.visit) await moveVisit(tx, begun.visit, 'start');
    return row.id;
  }));
}

async function moveVisit(tx: WriteContext, visit: AuditVisit, act: 'start' | 'finish' | 'release'): Promise<void> {
  Object.assign(visit, { state: visitStates.next(visit.state, act), version: visit.version + 1, updatedAt: tx.clock.now().toISOString() });
  await withVerb(tx, `auditVisit.${act}`, () => tx.manager.save(visit));
}

/** Keeps what was answered so far. Answers the audit's id. */
export async function saveAuditAnswers(ctx: Context, input: SaveAuditAnswersInput): Promise<string> {
  authorise(ctx, 'quality:fill-audits');
  return transact(ctx, async (tx) => {
    const row = await auditToFill(tx, input.id, 'fill', input.expectedVersion);
    const answers = draftAnswers(await formOfVersion(tx, row.formVersionId), input.answers);
    cloak(tx, row.auditKind);
    await keepAudit(tx, row, 'fill', 'audit.filled', { answers, answeredCount: Object.keys(answers).length });
    return row.id;
  });
}

/** Submits a whole audit, once a key: scored, its failures written down, its files hung on it; a second person reviews it then. Answers its id. */
export async function submitAudit(ctx: Context, input: SubmitAuditInput): Promise<string> {
  authorise(ctx, 'quality:fill-audits');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'submitAudit', { ...input, phoneNow: undefined }, async () => {
    const row = await auditToFill(tx, input.id, 'submit', input.expectedVersion);
    const form = await formOfVersion(tx, row.formVersionId);
    const ahead = aheadOf(input.phoneNow, tx.clock.now());
    const sheet = submitSheet(form, input.answers, { startedAt: row.startedAt, submittedAt: saidInstant(putRight(input.submittedAt, ahead), tx.clock.now(), row.startedAt), answeredById: row.answeredById ?? null });
    const readBy = await demandCalibrated(tx, form, sheet.columns.answers as Answers, row.auditedOn);
    if (readBy.length) sheet.columns.outcome = { ...(sheet.columns.outcome as object), readBy };
    cloak(tx, row.auditKind);
    const photoCount = await hangAnswers(tx, row, form, sheet.columns.answers as Answers, { photos: input.photos, aheadSeconds: ahead });
    const phone = ahead ? { phoneSubmittedAt: putRight(input.submittedAt, 0), phoneAheadSeconds: ahead } : {};
    const { figures } = await writeFailures(tx, row, form, sheet);
    const raisedTickets = await raise(tx, row, form, sheet);
    await keepAudit(tx, row, 'submit', 'audit.submitted', { ...sheet.columns, ...figuresOf(sheet), ...figures, ...phone, photoCount, raisedTickets });
    const visit = row.visitId ? await tx.manager.findOneBy(AuditVisit, { id: row.visitId }) : null;
    if (visit) await moveVisit(tx, visit, 'finish');
    return row.id;
  }));
}

/** Critical items that cannot wait: a ticket each, at the level that the form says. */
async function raise(tx: WriteContext, row: Audit, form: LoadedForm, sheet: SubmittedSheet): Promise<string | null> {
  const numbers: string[] = [];
  for (const { question: key, level } of sheet.raised) {
    const judged = sheet.judged.get(key);
    if (!judged) continue;
    const seen = judged.answer.note?.trim();
    const { number } = await raiseTicket(tx, '质量检查', {
      idempotencyKey: `audit-${row.id}-${key}`, storeId: row.storeId, channel: TicketChannel.ON_SITE, level: TicketLevel[level], lang: 'zh',
      subject: `检查关键项未通过：${judged.question.zh}`.slice(0, 120), body: `${form.nameZh} ${row.number}\n${judged.question.zh}\n${judged.question.en}${seen ? `\n${seen}` : ''}`,
    });
    numbers.push(number);
  }
  return numbers.length ? numbers.join(' ') : null;
}

/** Gives a draft up, with the reason; a planned visit is there to be made again. Answers its id. */
export async function abandonAudit(ctx: Context, input: ReasonedAuditInput): Promise<string> {
  authorise(ctx, 'quality:fill-audits');
  return transact({ ...ctx, reason: input.reason }, async (tx) => {
    const row = await auditToFill(tx, input.id, 'abandon', input.expectedVersion);
    cloak(tx, row.auditKind);
    const visit = row.visitId ? await tx.manager.findOneBy(AuditVisit, { id: row.visitId }) : null;
    await keepAudit(tx, row, 'abandon', 'audit.abandoned', { reviewNote: input.reason.trim(), visitId: null });
    if (visit) await moveVisit(tx, visit, 'release');
    return row.id;
  });
}
