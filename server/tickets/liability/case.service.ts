// How the case of a ticket stands: what was measured, what it suggests, what it costs us, who bears it, and what may still be claimed.
import { ChargeState, FaultCause, type Liability } from '../../../schema/tickets/liability.ts';
import type { LiabilityCase } from '../../../schema/tickets/liability.inputs.ts';
import { authorise, reachOf, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { labelOf, type Label } from '../../core/language.ts';
import { addMoney, currencyName, subtractMoney } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { explainSheet, failuresOf, formOfVersion } from '../../forms/sheet.service.ts';
import { refundableLines } from '../money/refundable.ts';
import { reachesTicket, wireOf } from '../ticket.row.ts';
import { costOf, sharesOf } from './case.facts.ts';
import { balanceOf, CAUSE_WORDS, proposeShares, roomOfCause, weightOf, type Claim, type Finding, type ShareProposal } from './liability.rules.ts';
import { finishedVisits } from './visit.service.ts';

interface Found { id: string; customerId: string; storeId: string; assigneeId: string | null; purchaseId: string | null; purchaseLineId: string | null; agreed: number }
const TICKET = `select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", t.assignee_id::text "assigneeId", t.purchase_id::text "purchaseId", t.purchase_line_id::text "purchaseLineId",
    (select count(*)::int from remedies r where r.customer_id = t.customer_id and r.ticket_id = t.id and r.state in ('AGREED', 'WAITING', 'IN_HAND', 'DONE')) agreed
  from tickets t where t.customer_id = $1 and t.id = $2`;
const DECIDED = `select id::text, product_share::text "productShare", transport_share::text "transportShare", installation_share::text "installationShare", use_share::text "useShare", reason, to_json(decided_at) #>> '{}' "decidedAt"
  from liabilities where customer_id = $1 and ticket_id = $2 and superseded_at is null`;
const CLAIMS = 'select cause, state, amount::text, accepted_amount::text "acceptedAmount" from charge_backs where customer_id = $1 and ticket_id = $2';

async function found(ctx: Context, wire: string): Promise<Found> {
  const key = decodeId('Ticket', wire);
  const { rows: [row] } = key ? await ctx.db.write.query<Found>(TICKET, [key.owner, key.id]) : { rows: [] };
  if (!row || !reachesTicket(reachOf(ctx.viewer, 'tickets:read'), ctx.viewer, row)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** Sections of a visit's form that stand for a cause. */
const CAUSE_OF: Readonly<Record<string, FaultCause>> = { product: FaultCause.PRODUCT, transport: FaultCause.TRANSPORT, installation: FaultCause.INSTALLATION, use: FaultCause.USE };

async function measured(ctx: Context, ticket: Found): Promise<{ proposal: ShareProposal | null; measurements: Explanation[] }> {
  const visits = await finishedVisits(async (text, params) => (await ctx.db.write.query(text, params)).rows, ticket);
  const measurements: Explanation[] = [];
  let proposal: ShareProposal | null = null;
  for (const visit of visits) {
    const form = await formOfVersion(ctx, visit.formVersionId);
    measurements.push(...explainSheet(form, visit.answers).inputs.filter((one) => one.required));
    const findings = failuresOf(form, visit.answers).flatMap((one): Finding[] => { const cause = CAUSE_OF[one.section]; return cause ? [{ cause, label: one.label }] : []; });
    // The latest visit is what is suggested by.
    proposal ??= proposeShares(findings);
  }
  return { proposal, measurements };
}

/** How a case stands, for whoever may see its ticket. */
export async function liabilityCase(ctx: Context, ticketId: string): Promise<LiabilityCase> {
  authorise(ctx, 'tickets:read');
  const ticket = await found(ctx, ticketId);
  const params = [ticket.customerId, ticket.id];
  const { proposal, measurements } = await measured(ctx, ticket);
  const { rows: [decided] } = await ctx.db.write.query<Liability>(DECIDED, params);
  const { rows: claims } = await ctx.db.write.query<Claim>(CLAIMS, params);
  const cost = await costOf(ctx, ticket);
  const shares = decided ? sharesOf(decided) : null;
  const causes = shares ? Object.values(FaultCause).filter((cause) => cause !== FaultCause.USE && Number(shares[cause]) > 0).map((cause) => ({ cause, share: shares[cause], ...roomOfCause(cost.total, shares[cause], claims, cause) })) : [];
  const recovered = addMoney(...claims.filter((one) => one.state === ChargeState.ACCEPTED || one.state === ChargeState.SETTLED).map(weightOf));
  const net = subtractMoney(cost.total, recovered);
  const lines = ticket.purchaseLineId ?? ticket.purchaseId ? await refundableLines(ctx, ticket.customerId, { purchaseId: ticket.purchaseId, purchaseLineId: ticket.purchaseLineId }) : [];
  const paid = lines.length ? addMoney(...lines.map((line) => line.paid)) : null;
  return {
    ticketId: wireOf(ticket), cost: cost.total, recovered, net, paid, causes, measurements,
    proposedShares: proposal ? Object.fromEntries(Object.entries(CAUSE_OF).map(([section, cause]) => [section, proposal.shares[cause]])) : null,
    proposalZh: proposal?.reason.zh ?? null, proposalEn: proposal?.reason.en ?? null,
    balance: balanceOf({ net, paid, useShare: shares?.USE ?? null, decidedAt: decided?.decidedAt ?? null, agreed: ticket.agreed }, ctx.clock.now()),
    explanation: explanationOf(ctx, ticket, { ...cost, recovered, net }, causes),
  };
}

function explanationOf(ctx: Context, ticket: Found, sums: { given: string; agreed: string; total: string; recovered: string; net: string }, causes: LiabilityCase['causes']): Explanation {
  const unit: Label = currencyName(ctx.db.settings.currency);
  const on = { ticketId: { eq: wireOf(ticket) } };
  return explain({ zh: '由我们承担', en: 'Borne by us' }, sums.net, {
    unit, note: { zh: '成本减去对方认可的索赔', en: 'The cost, less what others accepted to bear' },
    inputs: [
      explain({ zh: '已给出', en: 'Given' }, sums.given, { unit, rows: { resource: 'compensations', filter: { ...on, state: { in: ['GRANTED', 'PAID'] } } } }),
      explain({ zh: '商定未办', en: 'Agreed, to come' }, sums.agreed, { unit, rows: { resource: 'remedies', filter: { ...on, state: { in: ['AGREED', 'WAITING', 'IN_HAND'] } } } }),
      explain({ zh: '对方认可的索赔', en: 'Accepted by others' }, sums.recovered, { unit, rows: { resource: 'chargeBacks', filter: { ...on, state: { in: [ChargeState.ACCEPTED, ChargeState.SETTLED] } } } }),
      ...causes.map((one) => explain(labelOf((language) => (language === 'zh' ? `${CAUSE_WORDS[one.cause].zh}责任 ${one.share}%` : `${CAUSE_WORDS[one.cause].en}, ${one.share}% of the fault`)), one.left, {
        unit, note: { zh: '还能索赔', en: 'Can still be claimed' }, inputs: [explain({ zh: '按份额', en: 'By its share' }, one.most, { unit }), explain({ zh: '已索赔', en: 'Claimed' }, one.claimed, { unit })],
      })),
    ],
  });
}

defineExplainable({
  number: 'ticket.caseNet', label: { zh: '由我们承担的成本', en: 'Cost borne by us' }, word: 'tickets:read', of: 'Ticket', params: [],
  definition: { zh: '这张工单给出和商定的成本，减去供应商、承运商等认可的索赔', en: 'What was given and agreed on the ticket costs us, less what suppliers, carriers and others accepted to bear' },
  async explain(ctx, { id }) { return (await liabilityCase(ctx, id)).explanation as Explanation; },
});
