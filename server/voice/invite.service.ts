// Asking customers by their own links: after a ticket within the day, or at will; once a ticket, not too often, and nobody who does not want it.
import type { InviteToSurveyInput } from '../../schema/voice/survey.inputs.ts';
import { InvitationState, ResponseChannel, Survey, SurveyInvitation, Touchpoint } from '../../schema/voice/survey.ts';
import { LinkSending } from '../../schema/tickets/portal.ts';
import { dayIn } from '../core/clock.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId, encodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { changeRow, transact } from '../core/transact.ts';
import { moveWithCustomer } from '../customers/merge.service.ts';
import { onCustomersErased, onCustomersMerged } from '../customers/younger.registry.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { systemContextOf } from '../platform/jobs/system.service.ts';
import { defineCron } from '../platform/jobs/job.registry.ts';
import { defineLinkKind } from '../tickets/portal/link.registry.ts';
import { tellCustomerOfTicket } from '../tickets/ticket-message.service.ts';
import { whyNotAsk, type WhyNot } from './response.rules.ts';
import type { MessagePair } from '../core/messages.ts';
import { isInWindow, takesChannel } from './questions.rules.ts';
import { surveyPath } from './survey-token.rules.ts';
import { INVITED, voiceReasons } from './voice.messages.ts';

moveWithCustomer('SurveyInvitation', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
// A response goes where its ticket went; one without a ticket stays with the record by which it was given.
onCustomersMerged(async (tx, ids) => {
  await tx.manager.query('with u as (update survey_responses r set customer_id = t.customer_id from tickets t where r.customer_id = any($1::bigint[]) and t.customer_id = any($1::bigint[]) and t.id = r.ticket_id and r.customer_id <> t.customer_id returning 1) select count(*) from u', [ids]);
});
// What she wrote goes; the figures stay, for nobody in particular.
onCustomersErased(async (tx, ids) => {
  await tx.manager.query(`with d as (delete from opinions o using survey_responses r where o.response_id = r.id and r.customer_id = any($1::bigint[]) returning 1) select count(*) from d`, [ids]);
  await tx.manager.query(`with u as (update survey_responses set comment = null, answers = '{}', updated_at = $2, version = version + 1 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, tx.clock.now()]);
  await tx.manager.query(`with u as (update survey_invitations set expires_at = least(expires_at, $2), state = case when state = 'SENT' then 'EXPIRED' else state end where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, tx.clock.now()]);
});

defineLinkKind({
  purpose: 'SURVEY',
  async find(tx, id) {
    const row = await tx.manager.findOneBy(SurveyInvitation, { id });
    return row?.ticketId ? { customerId: row.customerId, ticketId: row.ticketId, expiresAt: new Date(row.expiresAt).toISOString(), isLive: row.state === InvitationState.SENT && new Date(row.expiresAt) > tx.clock.now() } : null;
  },
  path: surveyPath,
  wire: () => null,
  async noted(tx, _link, id, sending) {
    const row = await tx.manager.findOneByOrFail(SurveyInvitation, { id });
    const isSent = sending.state === 'SENT';
    const [store] = isSent && row.storeId ? await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [row.storeId]) : [];
    // Asked is who has the link: its day counts from then.
    await withVerb(tx, isSent ? 'surveyInvitation.sent' : 'surveyInvitation.unsent', () => changeRow(tx, SurveyInvitation, id, row.version, { sending: LinkSending[sending.state], ...(isSent ? { sentAt: sending.at.toISOString(), sentOn: dayIn(store?.zone ?? tx.db.settings.zone, sending.at) } : {}) }));
  },
  openOn: async (ctx, ticket) => (await ctx.db.write.query<{ id: string }>(`select id::text from survey_invitations where customer_id = $1 and ticket_id = $2 and state = 'SENT' and expires_at > $3 order by survey_invitations.id desc limit 1`, [ticket.customerId, ticket.id, ctx.clock.now()])).rows.map((row) => row.id),
});

const REASONS: Record<WhyNot, string> = { STAND_IN: voiceReasons.SURVEY_NOT_ASKED_STAND_IN, OFF: voiceReasons.SURVEY_NOT_ASKED_OFF, REFUSED: voiceReasons.SURVEY_NOT_ASKED_REFUSED, TOO_OFTEN: voiceReasons.SURVEY_NOT_ASKED_TOO_OFTEN };
const ASKABLE = `
  select c.is_stand_in "isStandIn", exists (select 1 from tickets t where t.customer_id = c.id and t.id = $2 and t.is_survey_off) "isOff", (select max(i.sent_at) from survey_invitations i where i.customer_id = c.id and (i.state <> 'EXPIRED' or i.sending is null or i.sending in ('SENT', 'WAITING'))) "lastAskedAt",
    coalesce((select json_agg(json_build_object('isGiven', k.is_given)) from (select distinct on (channel) is_given from consents where customer_id = c.id order by channel, given_at desc, id desc) k), '[]') consents
  from customers c where c.id = $1 for update of c`;
export interface TicketFacts { customerId: string; id: string; number: string; storeId: string; employeeId: string | null }

/** Asks a customer on a ticket, inside the caller's transaction; answers the invitation, or why she is not asked. Where nothing leads to her it is kept and goes later. Her row is locked, so that two cannot ask at once. */
export async function inviteOnTicket(tx: WriteContext, survey: Survey, ticket: TicketFacts, words: MessagePair = INVITED): Promise<SurveyInvitation | WhyNot> {
  const [facts] = await tx.manager.query<{ isStandIn: boolean; isOff: boolean; lastAskedAt: Date | null; consents: { isGiven: boolean }[] }[]>(ASKABLE, [ticket.customerId, ticket.id]);
  const now = tx.clock.now();
  const why = facts ? whyNotAsk({ ...facts, lastAskedAt: facts.lastAskedAt ? new Date(facts.lastAskedAt).toISOString() : null }, survey.quietDays, now) : 'STAND_IN';
  if (why) return why;
  const [store] = await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [ticket.storeId]);
  const zone = store?.zone ?? tx.db.settings.zone;
  const expiresAt = new Date(now.getTime() + survey.validDays * 86_400_000);
  const row = await withVerb(tx, 'surveyInvitation.created', () => tx.manager.save(tx.manager.create(SurveyInvitation, {
    customerId: ticket.customerId, surveyId: survey.id, ticketId: ticket.id, storeId: ticket.storeId, employeeId: ticket.employeeId, state: InvitationState.SENT, sending: LinkSending.WAITING, sentAt: now.toISOString(), sentOn: dayIn(zone, now), expiresAt: expiresAt.toISOString(), createdAt: now.toISOString(), version: 1,
  } as Partial<SurveyInvitation>)));
  const system = { ...systemContextOf(tx.db, { name: tx.viewer.name, clock: tx.clock, log: tx.log }), manager: tx.manager, afterCommit: tx.afterCommit } as WriteContext;
  await tellCustomerOfTicket(system, ticket, { key: `survey invitation:${row.id}`, words, values: { number: ticket.number, day: dayIn(zone, expiresAt) }, link: { purpose: 'SURVEY', id: row.id } });
  return row;
}

/** Does it ask by links today? */
const isAsking = (survey: Survey, ctx: Context): boolean => isInWindow(survey, businessDay(ctx)) && takesChannel(survey, ResponseChannel.LINK);

/** Asks one customer now, for who may write surveys. Answers the invitation's wire id. */
export async function inviteToSurvey(ctx: Context, input: InviteToSurveyInput): Promise<string> {
  authorise(ctx, 'voice:write');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'inviteToSurvey', input, async () => {
    const survey = decodeId('Survey', input.surveyId) && (await tx.manager.findOneBy(Survey, { id: input.surveyId }));
    if (!survey) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (!survey.isOpen) throw new AppError('POLICY', voiceReasons.SURVEY_CLOSED);
    if (!isAsking(survey, tx)) throw new AppError('POLICY', voiceReasons.SURVEY_WINDOW);
    const [customer, ticket] = [decodeId('Customer', input.customerId)?.id, decodeId('Ticket', input.ticketId)];
    demand(ticket && ticket.owner === customer, 'input.ticketId', voiceReasons.SURVEY_NOT_ASKED_TICKET);
    if (!(await visibleKeys(tx, 'Ticket', [ticket.id])).has(ticket.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const [row] = await tx.manager.query<TicketFacts[]>(`${TICKET} where t.customer_id = $1 and t.id = $2`, [ticket.owner, ticket.id]);
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'voice:write', row.storeId);
    const done = await inviteOnTicket(tx, survey, row);
    if (typeof done === 'string') throw new AppError('POLICY', REASONS[done]);
    return encodeId('SurveyInvitation', { owner: done.customerId, id: done.id });
  }));
}

const TICKET = `select t.customer_id::text "customerId", t.id::text, t.number, t.store_id::text "storeId", coalesce(t.solver_id, t.assignee_id, t.first_contact_owner_id)::text "employeeId" from tickets t`;
/** Those that were done so long ago, and not before the days in which an answer would still be fresh; nothing is said on an archived one any more. */
const DUE = `${TICKET} join customers c on c.id = t.customer_id and not c.is_stand_in
  where t.solved_at <= $2 and t.solved_at > $3 and t.solved_on >= $4::date and t.status in ('SOLVED', 'CALLBACK_DUE', 'CLOSED') and t.joined_into is null and t.transfer_id is null
    and not exists (select 1 from survey_invitations i where i.customer_id = t.customer_id and i.survey_id = $1 and i.ticket_id = t.id)
    and not exists (select 1 from survey_passes p where p.survey_id = $1 and p.ticket_id = t.id)
  order by t.solved_at limit 200`;
const FRESH_MS = 3 * 86_400_000;

/** Notes that a ticket was looked at: for good, or each sweep would look at it again. False: it was before. */
async function passOver(tx: WriteContext, survey: Survey, ticket: TicketFacts): Promise<boolean> {
  const [first] = await tx.manager.query<unknown[]>('with p as (insert into survey_passes (survey_id, ticket_id, passed_at) values ($1, $2, $3) on conflict do nothing returning 1) select 1 from p', [survey.id, ticket.id, tx.clock.now()]);
  return first !== undefined;
}

/** Asks after every ticket that was done long enough ago; each in a transaction of its own. Answers how many were asked. */
export async function inviteDue(ctx: Context): Promise<number> {
  const surveys = (await ctx.db.source.manager.findBy(Survey, { touchpoint: Touchpoint.TICKET, isOpen: true })).filter((one) => isAsking(one, ctx));
  let asked = 0;
  for (const survey of surveys) {
    const until = new Date(ctx.clock.now().getTime() - survey.delayHours * 3_600_000);
    const since = new Date(until.getTime() - FRESH_MS);
    const { rows } = await ctx.db.write.query<TicketFacts>(DUE, [survey.id, until, since, new Date(since.getTime() - 86_400_000)]);
    for (const ticket of rows) {
      asked += await transact(ctx, async (tx) => ((await passOver(tx, survey, ticket)) && typeof (await inviteOnTicket(tx, survey, ticket)) !== 'string' ? 1 : 0)).catch(async (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        // One that cannot be asked about keeps nobody else from being asked.
        ctx.log.warn({ err: error, ticket: ticket.number }, 'survey not sent');
        await transact(ctx, (tx) => passOver(tx, survey, ticket));
        return 0;
      });
    }
  }
  await ctx.db.write.query(`update survey_invitations set state = 'EXPIRED', version = version + 1, updated_at = $1 where state = 'SENT' and expires_at <= $1`, [ctx.clock.now()]);
  return asked;
}

export const surveysCron = defineCron({ kind: 'voice.invite', at: { every: 10 }, async run(ctx) { await inviteDue(ctx); } });
