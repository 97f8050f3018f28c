// Drawing the tickets to review, giving each to a reviewer, and handing a sheet over to somebody else.
import { randomBytes } from 'node:crypto';
import { FormPurpose } from '../../../schema/forms/form.ts';
import type { DrawTicketSampleInput, ReassignTicketReviewInput } from '../../../schema/quality/ticket-quality.inputs.ts';
import { SampledState, SampledTicket, TicketReview, TicketReviewState, TicketSample } from '../../../schema/quality/ticket-quality.ts';
import { daysBetween } from '../../core/clock.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { defineForm } from '../../forms/form.registry.ts';
import { formInForce, type LoadedForm } from '../../forms/sheet.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { signer } from '../quality.people.ts';
import { tellPeople } from '../quality.tell.ts';
import { changed, heldRow, still, veil, wireOf } from './review.row.ts';
import { reviewersOf } from './reviewers.ts';
import { assignReviewers, drawSample, type Reviewer, riskOf, type RiskFacts } from './sample.rules.ts';
import { TICKET_SHEET, TICKET_SHEET_FORM } from './shipped-sheet.rules.ts';
import { ticketQualityReasons } from './ticket-quality.messages.ts';

defineForm(TICKET_SHEET_FORM);
defineAlert({ kind: 'quality.reviews', digest: { zh: '待质检的工单', en: 'Tickets to review' } });

/** The form in force for the review of tickets; refused where it is for something else. */
export async function ticketForm(tx: WriteContext, key: string | null | undefined): Promise<LoadedForm> {
  const form = await formInForce(tx, key ?? TICKET_SHEET);
  demand(form.purpose === FormPurpose.TICKET_QUALITY, 'input.formKey', ticketQualityReasons.SAMPLE_FORM);
  return form;
}

interface Solved extends RiskFacts { id: string; customerId: string; number: string; storeId: string; agentId: string; assigneeId: string | null; ownerId: string | null; solvedOn: string; channel: string; category: string | null }
const SOLVED = `
  select t.id::text, t.customer_id::text "customerId", t.number, t.store_id::text "storeId", t.solver_id::text "agentId", t.assignee_id::text "assigneeId", t.first_contact_owner_id::text "ownerId", t.solved_on::text "solvedOn",
    t.channel, c.key category, t.reopen_count "reopenCount", t.satisfaction, t.level, t.is_late "isLate", t.handover_count "handoverCount"
  from tickets t left join ticket_categories c on c.id = t.category_id
  where t.solver_id is not null and t.solved_on between $1 and $2 and not t.is_open and t.joined_into is null and (cardinality($3::bigint[]) = 0 or t.store_id = any($3::bigint[])) order by t.id`;

/** Draws a sample, once a key, and gives each ticket out. Answers the sample's id. */
export async function drawTicketSample(ctx: Context, input: DrawTicketSampleInput): Promise<string> {
  authorise(ctx, 'quality:sample');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'drawTicketSample', input, async () => {
    const today = businessDay(tx);
    const span = daysBetween(input.fromOn, input.untilOn);
    demand(span >= 0 && span < 92 && input.untilOn <= today, 'input.untilOn', ticketQualityReasons.SAMPLE_DAYS);
    for (const storeId of input.storeIds ?? []) demand(decodeId('Store', storeId), 'input.storeIds', ticketQualityReasons.SAMPLE_STORE);
    const form = await ticketForm(tx, input.formKey);
    const tickets = await tx.manager.query<Solved[]>(SOLVED, [input.fromOn, input.untilOn, input.storeIds ?? []]);
    if (!tickets.length) throw new AppError('POLICY', ticketQualityReasons.SAMPLE_NONE);
    const wanted = { seed: input.seed?.trim() || randomBytes(8).toString('hex'), perAgent: input.perAgent, extraPerAgent: input.extraPerAgent ?? 0, doubleShare: input.doubleShare ?? 10 };
    const risks = new Map(tickets.map((one) => [one.id, riskOf(one)]));
    const stratumOf = (one: Solved): string => `${one.channel} ${one.category ?? '-'}`;
    const draw = drawSample(wanted, tickets.map((one) => ({ id: one.id, agentId: one.agentId, stratum: stratumOf(one), risk: risks.get(one.id)?.weight ?? 0 })));
    const byId = new Map(tickets.map((one) => [one.id, one]));
    const assigned = assignReviewers(wanted.seed, draw.drawn.map(({ id, isDouble }) => { const one = byId.get(id) as Solved; return { id, storeId: one.storeId, hands: [one.agentId, one.assigneeId, one.ownerId], isDouble }; }), await reviewersOf(tx));
    const given = new Map(assigned.map((one) => [one.id, one]));
    const out = draw.drawn.filter(({ id }) => given.get(id)?.reviewerIds.length);
    if (!out.length) throw new AppError('POLICY', ticketQualityReasons.SAMPLE_NOBODY);
    const isDouble = (id: string): boolean => given.get(id)?.reviewerIds.length === 2;
    const [{ count } = { count: 0 }] = await tx.manager.query<{ count: number }[]>(`select (count(*) + 1)::int count from ticket_samples where number like $1`, [`Q-${today.slice(2).replaceAll('-', '')}-%`]);
    const sample = await withVerb(tx, 'ticketSample.drawn', () => tx.manager.save(tx.manager.create(TicketSample, {
      number: `Q-${today.slice(2).replaceAll('-', '')}-${String(count).padStart(2, '0')}`, fromOn: input.fromOn, untilOn: input.untilOn, formId: form.formId, ...wanted,
      populationCount: tickets.length, drawnCount: out.length, riskCount: out.filter((one) => one.isRisk).length, doubleCount: out.filter((one) => isDouble(one.id)).length,
      shortfalls: [...draw.shortfalls.map((one) => ({ agentId: one.agentId, reason: 'FEW', count: one.wanted - one.there })),
        ...(['NOBODY', 'NO_SECOND'] as const).flatMap((reason) => { const short = assigned.filter((one) => one.shortfall === reason).length; return short ? [{ agentId: null, reason, count: short }] : []; })],
      drawnAt: tx.clock.now().toISOString(), drawnById: tx.viewer.employeeId,
    } as Partial<TicketSample>)));
    const cases = await withVerb(tx, 'sampledTicket.drawn', () => tx.manager.save(out.map(({ id, isRisk }) => {
      const one = byId.get(id) as Solved;
      return tx.manager.create(SampledTicket, {
        customerId: one.customerId, ticketId: id, sampleId: sample.id, storeId: one.storeId, agentId: one.agentId, ticketNumber: one.number, solvedOn: one.solvedOn, stratum: stratumOf(one),
        isRisk, riskWhy: risks.get(id)?.why ?? [], isDouble: isDouble(id), state: SampledState.WAITING,
      } as Partial<SampledTicket>);
    }), { chunk: 200 }));
    const startedAt = tx.clock.now().toISOString();
    const sheets = await withVerb(tx, 'ticketReview.assigned', () => tx.manager.save(cases.flatMap((one) => (given.get(one.ticketId)?.reviewerIds ?? []).map((reviewerId, at) => tx.manager.create(TicketReview, {
      customerId: one.customerId, ticketId: one.ticketId, sampledId: one.id, storeId: one.storeId, reviewerId, isSecond: at > 0, ticketNumber: one.ticketNumber, formVersionId: form.versionId, answers: {}, startedAt,
    } as Partial<TicketReview>))), { chunk: 200 }));
    // The sample itself is for those who draw; each reviewer is led to the first of her own sheets.
    for (const [reviewerId, first] of new Map([...sheets].reverse().map((one) => [one.reviewerId as string, one] as const))) {
      await tellPeople(tx, [reviewerId], 'quality.reviews', `ticket-sample:${sample.id}`, { zh: `有工单等你质检（${sample.number}）`, en: `Tickets wait for your review (${sample.number})` }, { resource: 'TicketReview', id: wireOf('TicketReview', first) });
    }
    return sample.id;
  }));
}

interface Hands { solver: string | null; assignee: string | null; owner: string | null; isDouble: boolean; /** Who has another sheet of the same ticket. */ twins: string[] }
async function handsOf(tx: WriteContext, row: TicketReview): Promise<Hands> {
  const [found] = await tx.manager.query<Hands[]>(`select t.solver_id::text solver, t.assignee_id::text assignee, t.first_contact_owner_id::text "owner", coalesce(s.is_double, false) "isDouble",
      array(select r.reviewer_id::text from ticket_reviews r where r.customer_id = t.customer_id and r.id <> $3 and r.state <> 'VOID' and (r.sampled_id = $4 or r.calibration_id = $5)) twins
    from tickets t left join sampled_tickets s on s.customer_id = t.customer_id and s.id = $4 where t.customer_id = $1 and t.id = $2`, [row.customerId, row.ticketId, row.id, row.sampledId ?? null, row.calibrationId ?? null]);
  return found ?? { solver: null, assignee: null, owner: null, isDouble: false, twins: [] };
}
/** Reaches its store, had no hand in it, and does not see both sheets where two review blind. */
const mayTake = (row: TicketReview, hands: Hands, one: Reviewer): boolean =>
  (one.isAll || one.storeIds.includes(row.storeId)) && ![hands.solver, hands.assignee, hands.owner].includes(one.id) && !(hands.isDouble && one.seesAll);

/** Who may take a sheet over that nobody submitted: everybody to whom `reassignTicketReview` would hand it. */
export async function ticketReviewTakers(ctx: Context, wire: string): Promise<{ id: string; name: string; nameEn: string | null }[]> {
  authorise(ctx, 'quality:sample');
  return transact(ctx, async (tx) => {
    const row = await heldRow(tx, 'TicketReview', wire);
    if (row.state !== TicketReviewState.ASSIGNED) return [];
    const hands = await handsOf(tx, row);
    const able = (await reviewersOf(tx)).filter((one) => mayTake(row, hands, one) && one.id !== row.reviewerId && !hands.twins.includes(one.id)).map((one) => one.id);
    return tx.manager.query<{ id: string; name: string; nameEn: string | null }[]>('select id::text, name, name_en "nameEn" from employees where id = any($1::bigint[]) order by name', [able]);
  });
}

/** Hands a sheet that nobody submitted to another reviewer. Answers the review's wire id. */
export async function reassignTicketReview(ctx: Context, input: ReassignTicketReviewInput): Promise<string> {
  authorise(ctx, 'quality:sample');
  return transact(still(ctx, input.reason), async (tx) => {
    signer(tx);
    const row = await heldRow(tx, 'TicketReview', input.id, input.expectedVersion);
    if (row.state !== TicketReviewState.ASSIGNED) throw new AppError('POLICY', ticketQualityReasons.REVIEW_DONE);
    const hands = await handsOf(tx, row);
    const [reviewer] = decodeId('Employee', input.reviewerId) ? await reviewersOf(tx, [input.reviewerId]) : [];
    demand(reviewer && mayTake(row, hands, reviewer), 'input.reviewerId', ticketQualityReasons.REVIEW_REVIEWER);
    demand(!hands.twins.includes(reviewer.id), 'input.reviewerId', ticketQualityReasons.REVIEW_TAKEN);
    veil(tx);
    const saved = await withVerb(tx, 'ticketReview.reassigned', () => tx.manager.save(changed(tx, row, { reviewerId: reviewer.id, answers: {} })));
    await tellPeople(tx, [reviewer.id], 'quality.reviews', `ticket-review:${row.id}`, { zh: `工单 ${row.ticketNumber} 等你质检`, en: `Ticket ${row.ticketNumber} waits for your review` }, { resource: 'TicketReview', id: wireOf('TicketReview', saved) });
    return wireOf('TicketReview', saved);
  });
}
