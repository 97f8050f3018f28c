// News before silence grows (C-14): who has a ticket is reminded to tell the customer how it stands, and she is told by when she hears.
import type { StoreFormat } from '../../../schema/staff/organisation.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { ask } from '../../core/ask.ts';
import { sayInstant, sayLength } from '../../core/business-time/words.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { decodeId } from '../../core/read/ids.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { factsOf } from '../clocks/clock.service.ts';
import { tellAbout } from '../ladder/ladder.service.ts';
import { policiesAsOf } from '../policy.service.ts';
import { SHOP_CALENDAR } from '../policy.rules.ts';
import type { TicketFacts } from '../ticket.hooks.ts';
import { addSystemLine } from '../ticket.row.ts';
import { answersFor } from '../ticket.staff.ts';
import { newsDueAt, owesNews, updateRuleFor, type UpdateRule } from './update.rules.ts';

/** The kind of the due action by which an owner is reminded; its subject is the ticket's id. */
export const NEWS_DUE = 'tickets.news-due';
defineAlert({ kind: 'tickets.news-due', digest: { zh: '该告诉顾客进展的工单', en: 'Tickets whose customers wait for news' } });

interface Last { said: Date | null; since: string | null }
// A machine's first word tells no news; the opening itself is what she knows at first.
const LAST = `
  select (select max(created_at) from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and direction = 'OUT' and act is null) said,
    (select payload ->> 'since' from due_actions where kind = '${NEWS_DUE}' and subject = $3 and done_at is null) since`;
type Watched = TicketFacts | Ticket;
export interface News { rule: UpdateRule; /** When she last heard from us, or opened it. */ since: Date; dueAt: Date | null; zone: string }

const lastOf = async (ctx: Context | WriteContext, ticket: Watched): Promise<Last> => {
  const values = [ticket.customerId, ticket.id, ticket.id];
  return (await ask<Last>(ctx, LAST, values))[0] ?? { said: null, since: null };
};
const FORMAT = 'select s.format, c.key from stores s left join ticket_categories c on c.id = $2 where s.id = $1';

/** By when the customer of a ticket hears from us next, as the policies in force promise; null where nothing is promised, or the next word is hers. */
export async function newsOf(ctx: Context | WriteContext, ticket: Watched, owesSince?: string | null): Promise<News | null> {
  if (!owesNews(ticket)) return null;
  const now = ctx.clock.now();
  const facts = 'manager' in ctx ? await factsOf(ctx, ticket) : await (async () => {
    const { rows: [found] } = await ctx.db.write.query<{ format: StoreFormat; key: string | null }>(FORMAT, [ticket.storeId, ticket.categoryId ?? null]);
    return { storeId: ticket.storeId, format: found?.format as StoreFormat, needClass: ticket.needClass, level: ticket.level, tier: ticket.tier ?? null, channel: ticket.channel, categoryKey: found?.key ?? null };
  })();
  const rule = updateRuleFor(facts, await policiesAsOf(ctx, now));
  if (!rule) return null;
  const shelf = await shelfAsOf(ctx, now);
  const calendar = (shelf.byStore.get(ticket.storeId) ?? shelf.byKey.get(SHOP_CALENDAR))?.calendar;
  if (!calendar) return null;
  const last = await lastOf(ctx, ticket);
  // While the next word was hers, nothing was owed.
  const since = new Date(Math.max(...[ticket.openedAt, last.said, owesSince ?? last.since].filter(Boolean).map((at) => new Date(at as string | Date).getTime())));
  return { rule, since, dueAt: newsDueAt(calendar, since, rule.step.minutes), zone: calendar.zone };
}

/** The same for a ticket by its wire id, for who reads it. */
export async function newsDueOf(ctx: Context, wire: string): Promise<string | null> {
  const key = decodeId('Ticket', wire);
  const ticket = key && (await ctx.db.source.manager.findOneBy(Ticket, { customerId: key.owner ?? '0', id: key.id }));
  return (ticket && (await newsOf(ctx, ticket))?.dueAt?.toISOString()) || null;
}

/** After an act: a ticket that begins to owe news is put on the due table, one that ceases to is taken off. Replies move nothing here; what is due looks at them. */
export async function watchNews(tx: WriteContext, before: TicketFacts | null, after: TicketFacts): Promise<void> {
  const [was, is] = [owesNews(before), owesNews(after)];
  if (was === is) return;
  if (!is) { await cancelDue(tx, [{ kind: NEWS_DUE, subject: after.id }]); return; }
  const since = before ? tx.clock.now().toISOString() : null;
  const news = await newsOf(tx, after, since);
  if (news?.dueAt) await schedule(tx, [{ kind: NEWS_DUE, subject: after.id, dueAt: news.dueAt, payload: { since } }]);
}

/** The time has come: when she has not heard since, who has the ticket is told, and the thread says so; else it is put off to the time that follows from our last word. */
export async function remindOfNews(tx: WriteContext, ticketId: string, owesSince: string | null, isLate: boolean): Promise<string> {
  const ticket = await tx.manager.findOneBy(Ticket, { id: ticketId });
  const news = ticket && (await newsOf(tx, ticket, owesSince));
  if (!ticket || !news?.dueAt) return 'nothing owed';
  const now = tx.clock.now();
  if (news.dueAt > now) {
    await schedule(tx, [{ kind: NEWS_DUE, subject: ticketId, dueAt: news.dueAt, payload: { since: owesSince } }]);
    return 'told meanwhile';
  }
  const owner = ticket.assigneeId ?? ticket.firstContactOwnerId;
  const { rule, since, zone } = news;
  const span = rule.step.minutes * 60_000;
  await addSystemLine(tx, ticket, { act: 'newsDue', detail: { toId: owner ?? null, since: since.toISOString(), minutes: rule.step.minutes, rule: rule.name, ruleVersion: rule.version, isBySystem: true } });
  await tellAbout(tx, ticket, owner ? [owner] : await answersFor(tx, ticket.storeId), 'tickets.news-due',
    { zh: `${ticket.number}：该告诉顾客进展了`, en: `${ticket.number}: tell the customer how it stands` },
    { zh: `上次告知是 ${sayInstant(zone, since, 'zh')}，已过 ${sayLength(span, 'zh')}营业时间`, en: `she last heard on ${sayInstant(zone, since, 'en')}, ${sayLength(span, 'en')} of business time ago` }, isLate);
  // As long as nothing is said, once more after the same time.
  const shelf = await shelfAsOf(tx, now);
  const calendar = (shelf.byStore.get(ticket.storeId) ?? shelf.byKey.get(SHOP_CALENDAR))?.calendar;
  const next = calendar && newsDueAt(calendar, now, rule.step.minutes);
  if (next) await schedule(tx, [{ kind: NEWS_DUE, subject: ticketId, dueAt: next, payload: { since: owesSince } }]);
  return 'reminded';
}
