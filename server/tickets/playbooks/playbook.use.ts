// A playbook at work on a ticket: started once, its steps ticked in order with their proof, finished with an outcome or left with a reason.
import type { FinishPlaybookInput, LeavePlaybookInput, StartPlaybookInput, TickPlaybookStepInput } from '../../../schema/tickets/playbook.inputs.ts';
import type { FileKind } from '../../../schema/platform/file.ts';
import { PlaybookTick, PlaybookUse, PlaybookUseState, PlaybookVersion } from '../../../schema/tickets/playbook.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { dayIn } from '../../core/clock.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { sayList } from '../../core/language.ts';
import { compareNumbers, formatMoney } from '../../core/money.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { ticketStates } from '../ticket-states.rules.ts';
import { proofsOn } from '../files/ticket-file.service.ts';
import { addSystemLine, judgeTicket, ticketToWrite, wireOf } from '../ticket.row.ts';
import { EVIDENCE_WORDS } from './playbook-words.rules.ts';
import { playbookReasons } from './playbook.messages.ts';
import { fillFields, isFault, judgeTick, openSteps, parseContent, type PlaybookContent, type TickFault } from './playbook.rules.ts';
import { demandFilled, givenValues, knownOf } from './playbook.script.ts';
import { inForce } from './playbook.service.ts';

const wireOfUse = (use: Pick<PlaybookUse, 'customerId' | 'id'>): string => encodeId('PlaybookUse', { owner: use.customerId, id: use.id });
const secondsBetween = (from: string | Date, to: Date): number => Math.max(0, Math.round((to.getTime() - new Date(from).getTime()) / 1_000));

/** Puts the version in force to work on a ticket, once per key; one playbook runs once at a time on a ticket. Answers the use's wire id. */
export async function startPlaybook(ctx: Context, input: StartPlaybookInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'startPlaybook', input, async () => {
      // What may be sorted is still being worked on.
      ticketStates.next(ticket.status, 'classify');
      const book = await inForce(tx, input.playbookId);
      if (await tx.manager.existsBy(PlaybookUse, { customerId: ticket.customerId, ticketId: ticket.id, playbookId: book.playbookId, state: PlaybookUseState.RUNNING })) {
        throw new AppError('POLICY', playbookReasons.PLAYBOOK_RUNNING);
      }
      const filled = fillFields(book.content.fields, givenValues(input.values), (await knownOf(tx, input.ticketId)).known);
      demandFilled(tx, filled, false);
      const now = tx.clock.now();
      const [place] = await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [ticket.storeId]);
      const use = await withVerb(tx, 'playbook.started', () => tx.manager.save(tx.manager.create(PlaybookUse, {
        customerId: ticket.customerId, ticketId: ticket.id, playbookId: book.playbookId, versionId: book.versionId, state: PlaybookUseState.RUNNING, startedById: tx.viewer.employeeId,
        startedAt: now.toISOString(), startedOn: dayIn(place?.zone ?? tx.db.settings.zone, now), stepCount: book.content.steps.length, filledFields: filled.values,
      } as Partial<PlaybookUse>)));
      await addSystemLine(tx, ticket, { act: 'playbook', detail: { key: book.key, nameZh: book.nameZh, nameEn: book.nameEn, number: book.number } });
      return wireOfUse(use);
    });
  });
}

interface InHand { use: PlaybookUse; ticket: Ticket; content: PlaybookContent; ticked: Set<string>; lastAt: Date | string }

/** A running use, locked with its ticket, when the viewer may work on that ticket; a stale `expectedVersion` is CONFLICT. */
async function take(tx: WriteContext, wire: string): Promise<{ use: PlaybookUse; ticket: Ticket }> {
  const key = decodeId('PlaybookUse', wire);
  const found = key && (await tx.manager.findOneBy(PlaybookUse, { customerId: key.owner ?? '0', id: key.id }));
  if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  // The ticket's lock stands for all that hangs on it.
  const ticket = await ticketToWrite(tx, wireOf({ customerId: found.customerId, id: found.ticketId }), 'tickets:write');
  return { ticket, use: await tx.manager.findOneByOrFail(PlaybookUse, { customerId: found.customerId, id: found.id }) };
}

async function inHand(tx: WriteContext, { use, ticket }: { use: PlaybookUse; ticket: Ticket }, expectedVersion: number): Promise<InHand> {
  if (use.state !== PlaybookUseState.RUNNING) throw new AppError('POLICY', playbookReasons.PLAYBOOK_OVER);
  if (use.version !== expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: wireOfUse(use), version: use.version } });
  const { content } = await tx.manager.findOneByOrFail(PlaybookVersion, { id: use.versionId });
  const ticks = await tx.manager.find(PlaybookTick, { where: { customerId: use.customerId, useId: use.id }, order: { tickedAt: 'ASC', id: 'ASC' } });
  return { use, ticket, content: parseContent(content), ticked: new Set(ticks.map((one) => one.stepKey)), lastAt: ticks.at(-1)?.tickedAt ?? use.startedAt };
}

/** Saves a use one version on, its event under the trade's verb. */
async function keep(tx: WriteContext, use: PlaybookUse, verb: string, patch: Partial<PlaybookUse>): Promise<void> {
  Object.assign(use, patch, { version: use.version + 1, updatedAt: tx.clock.now().toISOString() });
  await withVerb(tx, verb, () => tx.manager.getRepository(PlaybookUse).save(use));
}

/** Says in the viewer's language why a step may not be ticked. */
function refuse(tx: WriteContext, fault: TickFault): never {
  const { locale } = tx;
  switch (fault.fault) {
    case 'UNKNOWN': throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.stepKey': playbookReasons.PLAYBOOK_STEP } });
    case 'TWICE': throw new AppError('POLICY', playbookReasons.PLAYBOOK_STEP_TWICE);
    case 'ORDER': throw new AppError('POLICY', playbookReasons.PLAYBOOK_STEP_ORDER, { params: { step: fault.before[locale] } });
    case 'REASON': throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.note': playbookReasons.PLAYBOOK_STEP_REASON } });
    case 'AMOUNT': throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.amount': playbookReasons.PLAYBOOK_STEP_AMOUNT } });
    case 'OVER': throw new AppError('LIMIT', playbookReasons.PLAYBOOK_STEP_LIMIT, { params: { limit: formatMoney(fault.limit, locale) } });
    default: throw new AppError('VALIDATION', 'INPUT_INVALID', {
      fields: { 'input.evidence': playbookReasons.PLAYBOOK_STEP_EVIDENCE }, params: { kinds: sayList(fault.missing.map((kind) => EVIDENCE_WORDS[kind][locale]), locale, 'and') },
    });
  }
}

// What was really handed out on the ticket, less what its steps have noted already; the ticket's lock is held.
const UNNOTED = `
  select ((select coalesce(sum(amount), 0) from compensations where customer_id = $1 and ticket_id = $2 and state in ('GRANTED', 'PAID'))
    - (select coalesce(sum(amount), 0) from playbook_ticks where customer_id = $1 and ticket_id = $2))::text as left`;
/** Refuses to note more than was given: a tick moves no money, and says of none that it was moved. */
async function demandGiven(tx: WriteContext, use: PlaybookUse, amount: string): Promise<void> {
  const [row] = await tx.manager.query<{ left: string }[]>(UNNOTED, [use.customerId, use.ticketId]);
  const left = row?.left ?? '0';
  demand(compareNumbers(amount, left) <= 0, 'input.amount', playbookReasons.PLAYBOOK_STEP_UNGIVEN, { left: formatMoney(compareNumbers(left, 0) > 0 ? left : '0.00', tx.locale, tx.db.settings.currency) });
}

/** Notes that a step was taken (or left out, with a reason), once per key: when, by whom, how long after the one before. Answers the use's wire id. */
export async function tickPlaybookStep(ctx: Context, input: TickPlaybookStepInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const taken = await take(tx, input.id);
    return once(tx, input.idempotencyKey, 'tickPlaybookStep', input, async () => {
      const { use, ticket, content, ticked, lastAt } = await inHand(tx, taken, input.expectedVersion);
      const isSkipped = input.isSkipped === true;
      const proofs = new Map((await proofsOn(tx, ticket, (input.evidence ?? []).flatMap((one) => one.fileIds ?? []), 'input.evidence')).map((one) => [one.id, one.fileKind]));
      const evidence = (input.evidence ?? []).map((one) => ({ kind: one.kind, note: one.note?.trim() || null, fileIds: one.fileIds ?? [] })).filter((one) => one.note !== null || one.fileIds.length);
      const note = input.note?.trim() || null;
      const shown = evidence.map((one) => ({ kind: one.kind, note: one.note, files: one.fileIds.map((id) => proofs.get(id) as FileKind) }));
      const step = judgeTick(content, ticked, { stepKey: input.stepKey, isSkipped, note, amount: input.amount ?? null, evidence: shown });
      if (isFault(step)) refuse(tx, step);
      if (step.right && !isSkipped) judgeTicket(tx, ticket, step.right);
      if (input.amount) await demandGiven(tx, use, input.amount);
      const now = tx.clock.now();
      const stepSeconds = secondsBetween(lastAt, now);
      await withVerb(tx, isSkipped ? 'playbook.step-skipped' : 'playbook.step-taken', () => tx.manager.save(tx.manager.create(PlaybookTick, {
        customerId: use.customerId, ticketId: use.ticketId, useId: use.id, stepKey: step.key, isSkipped, tickedAt: now.toISOString(), stepSeconds,
        isLate: step.withinMinutes === undefined || isSkipped ? null : secondsBetween(use.startedAt, now) > step.withinMinutes * 60,
        tickedById: tx.viewer.employeeId, amount: input.amount ?? null, evidence: evidence.length ? evidence : null, note,
      } as Partial<PlaybookTick>)));
      await keep(tx, use, 'playbook.went-on', isSkipped ? { skippedCount: use.skippedCount + 1 } : { doneCount: use.doneCount + 1 });
      await addSystemLine(tx, ticket, {
        act: isSkipped ? 'playbookSkip' : 'playbookStep', detail: { step: step.key, zh: step.zh, en: step.en, ...(input.amount ? { amount: input.amount } : {}), ...(isSkipped ? { reason: note } : {}) },
      });
      return wireOfUse(use);
    });
  });
}

/** Ends a use with one of its outcomes, once per key; every step that must be is taken or left out by then. Answers its wire id. */
export async function finishPlaybook(ctx: Context, input: FinishPlaybookInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const taken = await take(tx, input.id);
    return once(tx, input.idempotencyKey, 'finishPlaybook', input, async () => {
      const { use, ticket, content, ticked } = await inHand(tx, taken, input.expectedVersion);
      const outcome = content.outcomes.find((one) => one.key === input.outcome);
      demand(outcome, 'input.outcome', playbookReasons.PLAYBOOK_OUTCOME);
      const open = openSteps(content, ticked);
      if (open.length) throw new AppError('POLICY', playbookReasons.PLAYBOOK_STEPS_OPEN, { params: { steps: sayList(open.map((one) => one[tx.locale]), tx.locale, 'and') } });
      const now = tx.clock.now();
      await keep(tx, use, 'playbook.finished', {
        state: PlaybookUseState.FINISHED, finishedAt: now.toISOString(), usedSeconds: secondsBetween(use.startedAt, now), outcome: outcome.key, isGoodOutcome: outcome.isGood,
        satisfaction: ticket.satisfaction ?? null, note: input.note?.trim() || null,
      });
      await addSystemLine(tx, ticket, { act: 'playbookDone', detail: { outcome: outcome.key, zh: outcome.zh, en: outcome.en } });
      return wireOfUse(use);
    });
  });
}

/** Gives a use up, with a reason: another playbook fits better, or none does. Answers its wire id. */
export async function leavePlaybook(ctx: Context, input: LeavePlaybookInput): Promise<string> {
  const reason = input.reason.trim();
  return transact({ ...ctx, reason }, async (tx) => {
    const { use, ticket } = await inHand(tx, await take(tx, input.id), input.expectedVersion);
    demand(reason.length >= 2, 'input.reason', playbookReasons.PLAYBOOK_REASON);
    const now = tx.clock.now();
    await keep(tx, use, 'playbook.left', { state: PlaybookUseState.LEFT, finishedAt: now.toISOString(), usedSeconds: secondsBetween(use.startedAt, now), note: reason });
    await addSystemLine(tx, ticket, { act: 'playbookLeft', detail: { reason } });
    return wireOfUse(use);
  });
}
