// What tickets mean for customers: fields for segments, rows that move in a merge, words that go in an erasure.
import { DAY_MS } from '../core/clock.ts';
import { both } from '../core/language.ts';
import { decimal } from '../core/money.ts';
import { moveWithCustomer } from '../customers/merge.service.ts';
import { addCustomerFacts, addCustomerField, addHighValue, onCustomersErased, refreshCustomers } from '../customers/younger.registry.ts';
import { dropFilesOf } from './files/ticket-file.service.ts';
import { forgetIdentities } from './intake/intake.forget.ts';
import { onTicketDone } from './ticket.hooks.ts';

const group = both('售后', 'After-sales');
const unit = both('单', 'ticket|tickets');
interface Fact { openedAt: string; isOpen: boolean; satisfaction: number | null; categoryId: string | null }
const factsOf = (subject: { more: Record<string, unknown> }): Fact[] => (subject.more.tickets as Fact[] | undefined) ?? [];

addCustomerFacts('tickets', `coalesce((select json_agg(json_build_object('openedAt', tk.opened_at, 'isOpen', tk.is_open, 'satisfaction', tk.satisfaction, 'lastAt', tk.last_event_at, 'categoryId', tk.category_id::text)) from tickets tk where tk.customer_id = c.id), '[]')`);
addCustomerField({
  key: 'openTickets', type: 'number', label: both('未了结工单', 'open tickets'), unit, group, right: 'tickets:read', whenNone: 0,
  grouped: () => ({ from: 'tickets tk', key: 'tk.customer_id', where: 'tk.is_open', value: 'count(*)' }),
  read: (c) => factsOf(c).filter((one) => one.isOpen).length,
  evidence: (c) => ({ rows: { resource: 'tickets', filter: { customerId: { eq: c.id }, isOpen: { eq: true } } } }),
});
addCustomerField({
  key: 'tickets.count', type: 'number', label: both('近 {days} 工单数', 'tickets in the last {days}'), unit, group, right: 'tickets:read', whenNone: 0,
  params: [{ key: 'days', type: 'days', label: both('天数', 'days'), unit: both('天', 'day|days'), fallback: 90, min: 1, max: 3660 }],
  grouped: (a) => ({
    from: 'tickets tk', key: 'tk.customer_id', value: 'count(*)',
    where: `tk.opened_at > ${a.param(a.env.now.toISOString(), 'text')}::timestamptz - make_interval(days => ${a.param(a.params.days, 'integer')})`,
  }),
  read: (c, p, env) => factsOf(c).filter((one) => Date.parse(one.openedAt) > env.now.getTime() - Number(p.days) * DAY_MS).length,
  evidence: (c, p, env) => ({ rows: { resource: 'tickets', filter: { customerId: { eq: c.id }, openedAt: { gt: new Date(env.now.getTime() - Number(p.days) * DAY_MS).toISOString() } } } }),
});
addCustomerField({
  key: 'worstSatisfaction', type: 'number', label: both('最低满意度', 'lowest satisfaction'), unit: both('分', 'point|points'), group, right: 'tickets:read', whenNone: null,
  grouped: () => ({ from: 'tickets tk', key: 'tk.customer_id', where: 'tk.satisfaction is not null', value: 'min(tk.satisfaction)' }),
  read: (c) => factsOf(c).reduce<number | null>((least, one) => (one.satisfaction === null ? least : Math.min(least ?? 5, one.satisfaction)), null),
});

// A service contact: what a customer said on one ticket, over one channel, on one day of the ticket's store.
const SAID = "ticket_events te join tickets tk on tk.customer_id = te.customer_id and tk.id = te.ticket_id left join stores ts on ts.id = tk.store_id";
const BY_HER = "te.kind = 'MESSAGE' and te.direction = 'IN'";
const CONTACT = "te.ticket_id, te.channel, (te.created_at at time zone coalesce(ts.time_zone, 'UTC'))::date";
const YEAR = 365;
const yearAgo = (now: Date): string => new Date(now.getTime() - YEAR * DAY_MS).toISOString();
const contactsOf = (subject: { more: Record<string, unknown> }, now: Date): number =>
  ((subject.more.serviceContacts as string[] | undefined) ?? []).filter((last) => Date.parse(last) > Date.parse(yearAgo(now))).length;
addCustomerFacts('serviceContacts', `coalesce((select json_agg(contact.last) from (select max(te.created_at) last from ${SAID} where te.customer_id = c.id and ${BY_HER} group by ${CONTACT}) contact), '[]')`);
addCustomerField({
  key: 'serviceContactsPerMonth', type: 'number', label: both('近 12 个月平均每月服务接触', 'monthly service contacts over the last 12 months'), unit: both('次', 'time|times'), group, right: 'tickets:read', whenNone: 0,
  // Compared as a year's contacts: three a month are 36, and nothing is rounded.
  bind: (monthly) => decimal(monthly).times(12).toFixed(),
  grouped: (a) => ({ from: SAID, key: 'te.customer_id', value: `count(distinct (${CONTACT}))`, where: `${BY_HER} and te.created_at > ${a.param(yearAgo(a.env.now), 'text')}::timestamptz` }),
  read: (c, _p, env) => decimal(contactsOf(c, env.now)).dividedBy(12),
  evidence: (c, _p, env) => ({ rows: { resource: 'tickets', filter: { customerId: { eq: c.id }, events: { some: { direction: { eq: 'IN' }, createdAt: { gt: yearAgo(env.now) } } } } } }),
});
addHighValue({ field: 'serviceContactsPerMonth', op: 'atLeast', value: '3' });

// The ticket first: what hangs on it is checked at the commit.
moveWithCustomer('Ticket');
for (const noun of ['TicketEvent', 'TicketNote', 'TicketFile', 'TicketTask', 'TicketLink', 'Callback', 'Clock']) moveWithCustomer(noun, { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });

onCustomersErased(async (tx, ids) => {
  await dropFilesOf(tx, ids);
  await forgetIdentities(tx, ids);
  // By statement, not by saving rows: the event log must not take down what is being erased. What was told stays as numbers and states.
  await tx.manager.query(`with u as (update tickets set subject = '已注销', contact_name = null, contact_phone = null, contact_email = null, solution = null, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, tx.clock.now()]);
  await tx.manager.query(`with u as (update ticket_events set body = null, author_name = case when direction = 'IN' then '' else author_name end where customer_id = any($1::bigint[]) and kind = 'MESSAGE' returning 1) select count(*) from u`, [ids]);
  await tx.manager.query(`with u as (update ticket_notes set body = '' where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
  await tx.manager.query(`with u as (update ticket_tasks set title = '', outcome = null where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
  await tx.manager.query(`with u as (update ticket_callbacks set remark = null where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
});

// Tiers and segments follow when a ticket comes, is spoken on, done with, opens again or is rated; stand-ins belong to none.
onTicketDone(20, async (tx, { act, before, after }) => {
  const isNews = act === 'open' || act === 'hear' || act === 'settle' || before?.isOpen !== after.isOpen;
  if (!isNews) return;
  const [person] = await tx.manager.query<unknown[]>('select 1 from customers where id = $1 and not is_stand_in', [after.customerId]);
  if (person) await refreshCustomers(tx, [after.customerId]);
});
