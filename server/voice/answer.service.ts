// Answering a survey: by the customer's own link, at the store's tablet, or written down by a colleague; kept once, judged at once.
import { ResponseChannel, InvitationState, Survey, SurveyAnswer, SurveyInvitation, SurveyResponse, Touchpoint } from '../../schema/voice/survey.ts';
import type { AnswerSurveyInput } from '../../schema/voice/survey.inputs.ts';
import { dayIn } from '../core/clock.ts';
import { authorise, businessDay, type Context, holds, reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { transact } from '../core/transact.ts';
import { submitSheet } from '../forms/sheet.service.ts';
import { tryWithin } from '../platform/auth/try-limit.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { systemContextOf } from '../platform/jobs/system.service.ts';
import { factsOf } from './response.rules.ts';
import { noteTexts, readerInForce } from './sentiment.service.ts';
import { isInWindow, takesChannel } from './questions.rules.ts';
import { readSurveyToken } from './survey-token.rules.ts';
import { formOfSurvey, questionsOf } from './survey.service.ts';
import { voiceReasons } from './voice.messages.ts';

/** In 15 minutes: wrong links of one address, answers by one link, answers at one tablet. */
export const LIMITS = { wrongLinks: 60, byLink: 10, atTablet: 120 } as const;
const STAFF_CHANNELS = [ResponseChannel.PHONE, ResponseChannel.ON_SITE];

export interface About { storeId: string | null; customerId: string | null; ticketId: string | null; employeeId: string | null }

/** Keeps one filled survey with all that follows from it. Anything wrong or missing is said question by question. Answers its id. */
async function keepResponse(tx: WriteContext, survey: Survey, channel: ResponseChannel, answers: unknown, about: About, path = 'input.answers'): Promise<string> {
  if (!survey.isOpen) throw new AppError('POLICY', voiceReasons.SURVEY_CLOSED);
  if (!takesChannel(survey, channel)) throw new AppError('POLICY', voiceReasons.SURVEY_CHANNEL_CLOSED);
  // Whoever was asked by a link may answer as long as it holds.
  if (channel !== ResponseChannel.LINK && !isInWindow(survey, businessDay(tx))) throw new AppError('POLICY', voiceReasons.SURVEY_WINDOW);
  const form = await formOfSurvey(tx, survey);
  const now = tx.clock.now().toISOString();
  const sheet = submitSheet(form, answers, { startedAt: now, submittedAt: now, answeredById: tx.viewer.employeeId }, {}, path);
  const [store] = about.storeId ? await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [about.storeId]) : [];
  const { scales, ...facts } = factsOf(questionsOf(form), sheet.columns.answers as never, survey);
  const answeredOn = dayIn(store?.zone ?? tx.db.settings.zone, new Date(now));
  const row = await withVerb(tx, 'surveyResponse.recorded', () => tx.manager.save(tx.manager.create(SurveyResponse, {
    ...sheet.columns, ...facts, ...about, surveyId: survey.id, channel, answeredAt: now, answeredOn, isContested: false, createdAt: now, updatedAt: now, version: 1,
  } as Partial<SurveyResponse>)));
  await tx.manager.insert(SurveyAnswer, scales.map((one) => ({ ...one, responseId: row.id, surveyId: survey.id, storeId: about.storeId, answeredOn, version: 1 })));
  if (facts.comment) await noteTexts(tx, [{ id: row.id, surveyId: survey.id, storeId: about.storeId, answeredOn, comment: facts.comment }], await readerInForce(tx));
  return row.id;
}

/** Answers a survey, once a key. By link: the id is nobody's to know. */
export async function answerSurvey(ctx: Context, input: AnswerSurveyInput): Promise<{ id: string | null; isReceived: boolean }> {
  if (input.link) { await answerByLink(ctx, input.link, input.idempotencyKey, input.answers); return { id: null, isReceived: true }; }
  authorise(ctx, 'voice:answer-for');
  const id = await transact(ctx, async (tx) => once(tx, input.idempotencyKey, 'answerSurvey', input, async () => {
    const survey = decodeId('Survey', input.surveyId) && (await tx.manager.findOneBy(Survey, { id: input.surveyId as string }));
    demand(survey, 'input.surveyId', voiceReasons.SURVEY_WHICH);
    const isKey = tx.viewer.kind === 'apiKey';
    const channel = input.channel ?? (isKey ? ResponseChannel.API : ResponseChannel.PHONE);
    demand(isKey ? channel === ResponseChannel.API : STAFF_CHANNELS.includes(channel), 'input.channel', voiceReasons.SURVEY_CHANNEL);
    return keepResponse(tx, survey, channel, input.answers, await aboutOf(tx, input));
  }));
  return { id: holds(ctx.viewer, 'voice:read') ? id : null, isReceived: true };
}

/** Whom and what it is about, each within the sight of who writes it down; a store is needed below the whole chain. */
async function aboutOf(tx: WriteContext, input: AnswerSurveyInput): Promise<About> {
  const about: About = { storeId: input.storeId ?? null, customerId: null, ticketId: null, employeeId: input.employeeId ?? null };
  if (input.ticketId) {
    const key = decodeId('Ticket', input.ticketId);
    if (!key || !(await visibleKeys(tx, 'Ticket', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const [ticket] = await tx.manager.query<{ storeId: string; employeeId: string | null; isStandIn: boolean }[]>(
      'select t.store_id::text "storeId", coalesce(t.solver_id, t.assignee_id, t.first_contact_owner_id)::text "employeeId", c.is_stand_in "isStandIn" from tickets t join customers c on c.id = t.customer_id where t.customer_id = $1 and t.id = $2', [key.owner, key.id]);
    if (!ticket) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    Object.assign(about, { storeId: about.storeId ?? ticket.storeId, customerId: key.owner, ticketId: key.id, employeeId: about.employeeId ?? ticket.employeeId });
  } else if (input.customerId) {
    const key = decodeId('Customer', input.customerId)?.id;
    if (!key || !(await visibleKeys(tx, 'Customer', [key])).has(key)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    about.customerId = key;
  }
  const there = !about.storeId || (decodeId('Store', about.storeId) && (await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [about.storeId])).length > 0);
  demand(there, 'input.storeId', voiceReasons.SURVEY_STORE);
  // An answer of no store belongs to the whole chain.
  if (about.storeId || !reachOf(tx.viewer, 'voice:answer-for').all) authorise(tx, 'voice:answer-for', about.storeId);
  if (input.employeeId) demand(decodeId('Employee', input.employeeId) && (await visibleKeys(tx, 'Employee', [input.employeeId])).size > 0, 'input.employeeId', voiceReasons.SURVEY_PERSON);
  return about;
}

/** The invitation behind a link; everything that is none is refused alike. */
export async function invitationOf(ctx: Context, token: string): Promise<SurveyInvitation> {
  const id = readSurveyToken(ctx.db.settings.secret, token);
  const found = id ? await ctx.db.source.manager.findOneBy(SurveyInvitation, { id }) : null;
  if (found && (found.state === InvitationState.ANSWERED || new Date(found.expiresAt) > ctx.clock.now())) return found;
  const tried = await tryWithin(ctx.db, 'sw', ctx.address, LIMITS.wrongLinks);
  throw tried.isAllowed ? new AppError('NOT_FOUND', voiceReasons.SURVEY_LINK_DEAD) : new AppError('RATE_LIMITED', voiceReasons.SURVEY_OFTEN, { retryAfter: tried.wait });
}

const byCustomer = (ctx: Context, name: string): Context => ({ ...systemContextOf(ctx.db, { name, clock: ctx.clock, log: ctx.log }), locale: ctx.locale, address: ctx.address });

/** Her own answer: once an invitation, and the same key is told the same. */
export async function answerByLink(ctx: Context, token: string, key: string, answers: unknown): Promise<void> {
  const found = await invitationOf(ctx, token);
  const tried = await tryWithin(ctx.db, 'sl', found.id, LIMITS.byLink);
  if (!tried.isAllowed) throw new AppError('RATE_LIMITED', voiceReasons.SURVEY_OFTEN, { retryAfter: tried.wait });
  await transact(byCustomer(ctx, '顾客'), async (tx) => {
    const row = await tx.manager.getRepository(SurveyInvitation).createQueryBuilder('t').setLock('pessimistic_write').where('t.id = :id', { id: found.id }).getOneOrFail();
    await once(tx, `survey:${found.id}:${key}`.slice(0, 255), 'answerByLink', answers, async () => {
      if (row.state === InvitationState.ANSWERED) throw new AppError('POLICY', voiceReasons.SURVEY_ANSWERED);
      const survey = await tx.manager.findOneByOrFail(Survey, { id: row.surveyId });
      const id = await keepResponse(tx, survey, ResponseChannel.LINK, answers, { storeId: row.storeId ?? null, customerId: row.customerId, ticketId: row.ticketId ?? null, employeeId: row.employeeId ?? null }, 'answers');
      const now = tx.clock.now().toISOString();
      Object.assign(row, { state: InvitationState.ANSWERED, answeredAt: now, updatedAt: now, version: row.version + 1 });
      await withVerb(tx, 'surveyInvitation.answered', () => tx.manager.save(row));
      return id;
    });
  });
}

/** The survey of the tablets: the newest that is open. */
export async function tabletSurvey(ctx: Context): Promise<Survey> {
  const today = businessDay(ctx);
  const row = (await ctx.db.source.manager.find(Survey, { where: { touchpoint: Touchpoint.TABLET, isOpen: true }, order: { id: 'DESC' }, take: 20 })).find((one) => isInWindow(one, today) && takesChannel(one, ResponseChannel.TABLET));
  if (!row) throw new AppError('POLICY', voiceReasons.SURVEY_CLOSED);
  return row;
}

/** Five stars at a store's tablet, by somebody whom nobody knows. */
export async function answerAtTablet(ctx: Context, tablet: { id: string; storeId: string; name: string }, key: string, answers: unknown): Promise<void> {
  const tried = await tryWithin(ctx.db, 'st', tablet.id, LIMITS.atTablet);
  if (!tried.isAllowed) throw new AppError('RATE_LIMITED', voiceReasons.SURVEY_OFTEN, { retryAfter: tried.wait });
  const survey = await tabletSurvey(ctx);
  await transact(byCustomer(ctx, tablet.name), (tx) => once(tx, `tablet:${tablet.id}:${key}`.slice(0, 255), 'answerAtTablet', answers, () =>
    keepResponse(tx, survey, ResponseChannel.TABLET, answers, { storeId: tablet.storeId, customerId: null, ticketId: null, employeeId: null }, 'answers')));
}
