// News before silence grows: a customer who has heard nothing is told of, not asked about; her page says by when she hears.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NeedClass, TicketLevel, TicketStatus, TicketChannel, WaitingFor } from '../../schema/tickets/kinds.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import '../../server/jobs.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { parseRules } from '../../server/tickets/policy.rules.ts';
import { shipPolicies } from '../../server/tickets/policy.service.ts';
import { SHIPPED_POLICIES } from '../../server/tickets/shipped.rules.ts';
import { owesNews, updateRuleFor } from '../../server/tickets/updates/update.rules.ts';
import { NEWS_DUE } from '../../server/tickets/updates/update.service.ts';
import { portalOf, SHARE, tokenFor } from './portal-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let portal: ReturnType<typeof portalOf>;
const at = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
const sweep = (minutes: number) => sweepDue(w.http.db, { now: () => at(minutes) });
const dueOf = async (ticket: Any): Promise<Date | null> => (await w.http.db.write.query<{ at: Date }>('select due_at "at" from due_actions where kind = $1 and subject = $2 and done_at is null', [NEWS_DUE, ticket.id.split('-')[1]])).rows[0]?.at ?? null;
const linesOf = async (ticket: Any): Promise<Any[]> => (await w.ask(w.tokens.admin, 'query ($id: ID!) { ticket(id: $id) { events(page: { limit: 60 }) { items { act detail } } } }', { id: ticket.id })).ticket.events.items.filter((one: Any) => one.act === 'newsDue');
const tell = (ticket: Any, more: object = {}) => w.ask(w.tokens.agent, 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id } }', { input: { id: ticket.id, idempotencyKey: key(), body: '已联系师傅，明天上午到', ...more } });
const told = async (token: string): Promise<Any[]> => (await w.ask(token, '{ notifications(page: { limit: 50 }) { items { titleZh titleEn bodyZh resourceId items } } }')).notifications.items;

beforeAll(async () => {
  w = await ticketWorld();
  portal = portalOf(w);
  const ctx = systemContext(w.http.db, { name: 'test' });
  await shipCalendars(ctx);
  await shipPolicies(ctx);
  // A store that is open round the clock, so that minutes are minutes whenever this runs.
  await w.http.db.write.query(`update sla_policy_versions v set rules = $1 from sla_policies p where p.id = v.policy_id and p.key = 'news'`, [JSON.stringify(parseRules({ targets: [], factors: [], updates: [{ id: 'usual', when: {}, minutes: 120, source: 'C-14' }, { id: 'pressing', when: { classes: ['URGENT'] }, minutes: 30, source: 'C-14' }] }))]);
  await w.http.db.write.query(`update calendar_versions v set week = (select jsonb_object_agg(n, '[["00:00","24:00"]]'::jsonb) from generate_series(1, 7) n) from calendars c where c.id = v.calendar_id and c.key = 'shop'`);
});
afterAll(async () => { await w?.end(); });
/** As if so many minutes had passed since it was opened. */
async function older(ticket: Any, minutes: number): Promise<void> {
  const id = ticket.id.split('-')[1];
  await w.http.db.write.query('with u as (update tickets set opened_at = opened_at - make_interval(mins => $2) where id = $1) update due_actions set due_at = due_at - make_interval(mins => $2), run_at = run_at - make_interval(mins => $2) where kind = $3 and subject = $1::text', [id, minutes, NEWS_DUE]);
}
const minutesFrom = (date: Date | string | null): number => Math.round((new Date(date as string).getTime() - Date.now()) / 60_000);

describe('C-14: transparent progress and time points, proactive updates', () => {
  test('C-14: two hours without a word to the customer: who has the ticket is reminded, the thread says so, and once more as long as nothing is said', async () => {
    const ticket = await w.open(w.tokens.agent, { storeId: w.stores[0], needClass: 'ORDINARY' });
    expect(minutesFrom(await dueOf(ticket))).toBe(120);
    await sweep(119);
    expect(await linesOf(ticket)).toEqual([]);
    await sweep(121);
    expect(await linesOf(ticket)).toEqual([expect.objectContaining({ detail: expect.objectContaining({ toId: w.employees.agent, minutes: 120, rule: 'news/usual' }) })]);
    expect(await told(w.tokens.agent)).toContainEqual(expect.objectContaining({ titleZh: `${ticket.number}：该告诉顾客进展了`, bodyZh: expect.stringContaining('上次告知是'), resourceId: ticket.id }));
    expect(minutesFrom(await dueOf(ticket))).toBe(241);
    await sweep(242);
    expect(await linesOf(ticket)).toHaveLength(2);
  });

  test('C-14: a word to the customer puts it off; a reply moves nothing on the due table, and a machine’s first word counts for none', async () => {
    const ticket = await w.open(w.tokens.agent, { storeId: w.stores[0], needClass: 'ORDINARY' });
    await older(ticket, 100);
    const before = await dueOf(ticket);
    expect(minutesFrom(before)).toBe(20);
    const [owner, id] = ticket.id.slice(1).split('-');
    await w.http.db.write.query(`insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, author_name, body, act) values ($1, $2, now(), 'MESSAGE', 'OUT', 'CHAT', '自动回复', '已收到', 'autoReply')`, [owner, id]);
    await tell(ticket);
    expect(await dueOf(ticket)).toEqual(before);
    await sweep(21);
    expect(await linesOf(ticket)).toEqual([]);
    expect(minutesFrom(await dueOf(ticket))).toBe(120);
    await sweep(121);
    expect(await linesOf(ticket)).toHaveLength(1);
  });

  test('C-14: while the next word is hers nothing is owed; it begins anew with her word, and ends with the solution', async () => {
    const ticket = await w.open(w.tokens.agent, { storeId: w.stores[0], needClass: 'ORDINARY' });
    await older(ticket, 500);
    await tell(ticket, { body: '麻烦发一下批号', waitFor: 'CUSTOMER' });
    expect(await dueOf(ticket)).toBeNull();
    expect((await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { newsDueAt } }', { id: ticket.id })).ticket.newsDueAt).toBeNull();
    await tell(ticket, { body: '批号 A12', direction: 'IN' });
    expect(minutesFrom(await dueOf(ticket))).toBe(120);
    const { version } = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id })).ticket;
    await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: version, solution: '换货' } });
    expect(await dueOf(ticket)).toBeNull();
  });

  test('C-14: her page says by when she hears, beside what was promised; the desk sees the same instant', async () => {
    const ticket = await w.open(w.tokens.agent, { storeId: w.stores[0], needClass: 'URGENT' });
    const link = (await w.ask(w.tokens.agent, SHARE, { input: { ticketId: ticket.id, idempotencyKey: key() } })).link;
    const page = (await portal.get('/ticket', tokenFor(w, link))).body;
    expect(minutesFrom(page.newsDueAt)).toBe(30);
    const { newsDueAt } = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { newsDueAt } }', { id: ticket.id })).ticket;
    expect(newsDueAt).toBe(page.newsDueAt);
    expect(page.promises.some((one: Any) => one.dueAt)).toBe(true);
    // Who does not see the ticket learns nothing of it.
    expect((await w.ask(w.tokens.elsewhere, 'query ($id: ID!) { ticket(id: $id) { newsDueAt } }', { id: ticket.id })).ticket).toBeNull();
  });

  test('C-14: nobody has it: those who answer for the store hear it; two workers at once remind once', async () => {
    const ticket = await w.open(w.tokens.manager, { storeId: w.stores[0], needClass: 'ORDINARY', takeIt: false });
    await w.http.db.write.query('update tickets set assignee_id = null, first_contact_owner_id = null where id = $1', [ticket.id.split('-')[1]]);
    await Promise.all([sweep(121), sweep(121)]);
    // What each found in the other's hands waits for the next sweep.
    await sweep(121);
    expect(await linesOf(ticket)).toHaveLength(1);
    // By herself, or among the others in a digest, as so much is late by then.
    expect(JSON.stringify((await told(w.tokens.manager)).filter((one) => /告诉顾客进展/.test(JSON.stringify(one))))).toContain(ticket.number);
  });
});

describe('rules', () => {
  const facts = { storeId: '1', format: StoreFormat.HOME, needClass: NeedClass.ORDINARY, level: TicketLevel.L1, tier: null, channel: TicketChannel.PHONE, categoryKey: null };
  const inForce = SHIPPED_POLICIES.filter((one) => one.isActive).map((one, i) => ({ ...one, policyId: String(i), versionId: String(i), number: 1 }));
  test('C-14: as shipped, eight open hours, two where it presses; the strictest holds', () => {
    expect(updateRuleFor(facts, inForce)).toMatchObject({ name: 'news/usual', step: { minutes: 480, source: 'C-14' } });
    expect(updateRuleFor({ ...facts, needClass: NeedClass.EMOTIONAL }, inForce)).toMatchObject({ name: 'news/pressing', step: { minutes: 120 } });
    expect(updateRuleFor(facts, [])).toBeNull();
  });
  test.each([
    ['new', TicketStatus.NEW, null, true], ['open', TicketStatus.OPEN, null, true], ['waiting for a supplier', TicketStatus.WAITING, WaitingFor.SUPPLIER, true], ['waiting for her', TicketStatus.WAITING, WaitingFor.CUSTOMER, false],
    ['solved', TicketStatus.SOLVED, null, false], ['callback due', TicketStatus.CALLBACK_DUE, null, false], ['closed', TicketStatus.CLOSED, null, false],
  ] as const)('%s', (_name, status, waitingFor, owes) => { expect(owesNews({ status, waitingFor })).toBe(owes); });
});
