// Half a year of tickets with believable threads in Chinese and English, and fewer of the months before; what is wanted beyond is grown by SQL.
import type { PoolClient } from 'pg';
import { dayIn } from '../server/core/clock.ts';
import { periodHolding } from '../server/measures/measure.service.ts';
import { CREDIT_FROM_THREADS } from '../server/tickets/ticket-credit.service.ts';
import { ticketNumber, usualPriority } from '../server/tickets/ticket-states.rules.ts';
import { LinkKind } from '../schema/tickets/ticket-work.ts';
import { NeedClass, TicketLevel, TicketStatus } from '../schema/tickets/kinds.ts';
import { PeriodKind } from '../schema/measures/measure.ts';
import type { Tier } from '../schema/customers/customer.ts';
import { withBareTables } from './bulk.ts';
import { copyRows } from './copy.ts';
import scenarios from './data/tickets.json' with { type: 'json' };
import type { Random } from './random.ts';

/** Tickets drawn one by one with their threads. */
export const DRAWN_TICKETS = 3_000;
const DAYS = 182;
/** How many of them each month before had, so that scorecards and pay have a past: the chain was smaller, and slower. */
const OLDER_SHARE = 0.05;
const MONTH_DAYS = 30.4;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHUNK = 100_000;

type Scenario = (typeof scenarios)[number];
type Words = Scenario['zh'];
interface Person { id: string; name: string; phone: string; tier: Tier; storeId: string; joinedOn: string | null }
interface Desk { id: string; name: string; nameZh: string; nameEn: string; format: string; weight: number; agents: Agent[] }
interface Agent { id: string; name: string; hiredOn: string }
interface Article { id: string; zh: string; en: string; category: string }
type Cell = string | number | boolean | null | object;

async function ground(client: PoolClient): Promise<{ people: Person[]; desks: Desk[]; articles: Article[]; categories: Map<string, string> }> {
  // The drawn customers, who have names and habits; those grown by SQL come after them.
  const { rows: people } = await client.query<Person>(
    `select id::text, name, phone, tier, store_id::text "storeId", joined_on::text "joinedOn" from customers where not is_stand_in and merged_into_id is null and phone is not null and store_id is not null order by id limit 5000`);
  const { rows: desks } = await client.query<Desk>(
    `select s.id::text, s.name_zh "nameZh", s.name_en "nameEn", s.format, (select count(*)::int from customers c where c.store_id = s.id) weight,
       coalesce((select json_agg(json_build_object('id', e.id::text, 'name', e.name, 'hiredOn', e.hired_on) order by e.id) from employees e where e.store_id = s.id and e.position = 'service-agent' and e.left_on is null), '[]') agents
     from stores s order by s.id`);
  const { rows: articles } = await client.query<Article>(
    `select p.id::text, p.name zh, coalesce(p.name_en, p.name) en, c.code category from products p join categories c on c.id = p.category_id order by p.id`);
  const { rows } = await client.query<{ id: string; key: string }>('select id::text, key from ticket_categories');
  return { people, desks, articles, categories: new Map(rows.map((row) => [row.key, row.id])) };
}

/** The hours in which needs are told: few at night, most before noon and after work. */
const HOURS: readonly (readonly [number, number])[] = [[8, 4], [9, 8], [10, 10], [11, 9], [12, 7], [13, 6], [14, 7], [15, 8], [16, 8], [17, 8], [18, 9], [19, 8], [20, 6], [21, 3]];
const CHANNELS: Record<string, readonly (readonly [string, number])[]> = {
  SUPERMARKET: [['DESK', 34], ['PHONE', 26], ['WECOM', 16], ['MINI_PROGRAM', 14], ['KIOSK', 6], ['SOCIAL', 4]],
  ECOMMERCE: [['CHAT', 40], ['MINI_PROGRAM', 26], ['PHONE', 16], ['EMAIL', 10], ['SOCIAL', 8]],
  HOME: [['PHONE', 40], ['ON_SITE', 22], ['DESK', 22], ['WECOM', 16]],
};

/** Where a ticket of that age stands by now: most are done, a few were left, the newest are being worked on. */
function stateOf(dice: Random, ageHours: number): TicketStatus {
  if (ageHours > DAYS * 24) return dice.chance(0.9) ? TicketStatus.ARCHIVED : TicketStatus.CLOSED;
  if (ageHours < 2) return dice.weighted([[TicketStatus.NEW, 5], [TicketStatus.OPEN, 4], [TicketStatus.WAITING, 1]]);
  if (ageHours < 30) return dice.weighted([[TicketStatus.NEW, 1], [TicketStatus.OPEN, 5], [TicketStatus.WAITING, 3], [TicketStatus.SOLVED, 4], [TicketStatus.CALLBACK_DUE, 5], [TicketStatus.CLOSED, 1]]);
  if (ageHours < 80) return dice.weighted([[TicketStatus.OPEN, 2], [TicketStatus.WAITING, 2], [TicketStatus.CALLBACK_DUE, 5], [TicketStatus.CLOSED, 9]]);
  if (dice.chance(0.004)) return dice.pick([TicketStatus.OPEN, TicketStatus.WAITING]);
  return ageHours > 60 * 24 && dice.chance(0.6) ? TicketStatus.ARCHIVED : TicketStatus.CLOSED;
}

const TICKET = [
  'id', 'customer_id', 'number', 'subject', 'status', 'is_open', 'waiting_for', 'channel', 'category_id', 'need_class', 'level', 'is_class_confirmed', 'priority', 'tier', 'store_id',
  'product_id', 'batch_no', 'contact_name', 'contact_phone', 'first_contact_owner_id', 'assignee_id', 'next_due_at', 'due_at', 'opened_at', 'picked_up_at', 'first_responded_at', 'last_event_at',
  'unanswered_since', 'solved_at', 'callback_due_at', 'closed_at', 'reopen_count', 'solution', 'satisfaction', 'created_at', 'updated_at', 'version',
] as const;
const EVENT = ['customer_id', 'ticket_id', 'created_at', 'kind', 'direction', 'channel', 'lang', 'author_id', 'author_name', 'body', 'act', 'detail'] as const;

interface Told { ticket: Cell[]; events: Cell[][]; notes: Cell[][]; callbacks: Cell[][]; key: Cell[] }

/** Draws the tickets of half a year, and those of the months of the chain before, and writes them with their threads; answers how many. The desks of the chain must stand. */
export async function seedTickets(client: PoolClient, dice: Random, now: Date, zone: string, { wanted = DRAWN_TICKETS, months = 6 } = {}): Promise<number> {
  const { people, desks, articles, categories } = await ground(client);
  if (!people.length || !desks.length) return 0;
  const deskOf = new Map(desks.map((desk) => [desk.id, desk]));
  const count = Math.min(wanted, DRAWN_TICKETS, Math.max(1, Math.round(people.length * 0.6)));
  // A tenth of all needs is told in the last three days, so that the queues have something in them.
  const instant = (dice: Random, back: number): number => {
    const midnight = Math.floor((now.getTime() - back * 24 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR;
    return midnight + dice.weighted(HOURS) * HOUR + dice.int(0, 59) * MINUTE;
  };
  const opened = Array.from({ length: count }, () => {
    const at = instant(dice, dice.chance(0.03) ? Math.floor(dice.next() * 3) : Math.floor(dice.next() * DAYS));
    return at > now.getTime() - 5 * MINUTE ? now.getTime() - dice.int(6, 300) * MINUTE : at;
  }).sort((a, b) => a - b);
  // The months before are drawn by dice of their own and come last by id: the half year is the same however long the past is.
  const past = dice.fork('past');
  // From the first day of the first month that has scorecards.
  const since = Date.parse(periodHolding(PeriodKind.MONTH, dayIn(zone, now), -months).from);
  const pastDays = Math.max(0, Math.ceil((now.getTime() - since) / (24 * HOUR)) - DAYS);
  const before = Array.from({ length: Math.round((count * OLDER_SHARE * pastDays) / MONTH_DAYS) }, () => instant(past, DAYS + 1 + Math.floor(past.next() * pastDays))).sort((a, b) => a - b);
  const places = new Map<string, number>();
  const lists = { events: [] as Cell[][], notes: [] as Cell[][], callbacks: [] as Cell[][] };
  const tickets: Cell[][] = [];
  const keys: Cell[][] = [];
  const draw = (dice: Random, at: number, whoOn: (day: string) => Person): void => {
    const day = dayIn(zone, new Date(at));
    const place = (places.get(day) ?? 0) + 1;
    places.set(day, place);
    const person = whoOn(day);
    const told = tell(dice, { id: tickets.length + 1, at, day, now: now.getTime(), number: ticketNumber(day, place), person, desk: deskOf.get(person.storeId) as Desk, articles, categories });
    tickets.push(told.ticket);
    keys.push(told.key);
    lists.events.push(...told.events);
    lists.notes.push(...told.notes);
    lists.callbacks.push(...told.callbacks);
  };
  const members = people.filter((one) => one.joinedOn).sort((a, b) => (a.joinedOn as string).localeCompare(b.joinedOn as string));
  /** Somebody who had joined by that day. */
  const memberOn = (dice: Random, day: string): Person => dice.pick(members.slice(0, members.findLastIndex((one) => (one.joinedOn as string) <= day) + 1 || members.length));
  // Where the dice fall on somebody who joined later, dice of their own choose again.
  const again = dice.fork('again');
  for (const at of opened) draw(dice, at, (day) => { const one = dice.pick(people); return one.joinedOn && one.joinedOn > day ? memberOn(again, day) : one; });
  for (const at of before) draw(past, at, (day) => memberOn(past, day));
  await copyRows(client, 'tickets', TICKET, tickets);
  await copyRows(client, 'ticket_keys', ['kind', 'value', 'customer_id', 'ticket_id'], keys);
  await copyRows(client, 'ticket_events', EVENT, lists.events);
  await copyRows(client, 'ticket_notes', ['customer_id', 'ticket_id', 'created_at', 'author_id', 'author_name', 'body'], lists.notes);
  await copyRows(client, 'ticket_callbacks', ['customer_id', 'ticket_id', 'called_at', 'outcome', 'satisfaction', 'remark', 'caller_id'], lists.callbacks);
  await client.query(CREDIT_FROM_THREADS);
  await tieRepeats(client);
  await client.query("select setval(pg_get_serial_sequence('tickets', 'id'), (select max(id) from tickets))");
  // The next ticket of today goes on where these end.
  const today = dayIn(zone, now);
  await client.query("select setval('ticket_numbers', $1::bigint)", [Math.max(1, places.get(today) ?? 0)]);
  await client.query('insert into ticket_days (day, base) values ($1, 0)', [today]);
  return tickets.length;
}

interface Need { id: number; at: number; day: string; now: number; number: string; person: Person; desk: Desk; articles: Article[]; categories: Map<string, string> }

function tell(dice: Random, need: Need): Told {
  const { person, desk, at } = need;
  const fitting = scenarios.filter((one) => one.formats.includes(desk.format));
  const scenario = dice.weighted(fitting.map((one) => [one, one.weight] as const));
  const lang = dice.chance(0.14) ? 'en' : 'zh';
  const words = scenario[lang] as Words;
  const sold = need.articles.filter((article) => (scenario.sells as string[]).includes(article.category));
  const article = sold.length ? dice.pick(sold) : null;
  const fill = (text: string): string => text.replace('{product}', article?.[lang] ?? '').replace('{store}', lang === 'zh' ? desk.nameZh : desk.nameEn).replace('{name}', person.name).trim();
  const channel = dice.weighted(CHANNELS[desk.format] ?? [['DESK', 1]]);
  const isPast = need.now - at > DAYS * 24 * HOUR;
  const agents = isPast ? desk.agents.filter((one) => one.hiredOn <= need.day) : desk.agents;
  const agent = agents.length ? dice.pick(agents) : null;
  const status = stateOf(dice, (need.now - at) / HOUR);
  const isNew = status === TicketStatus.NEW;
  const isGold = person.tier === 'GOLD';
  const iso = (ms: number): string => new Date(ms).toISOString();
  const events: Cell[][] = [];
  const say = (ms: number, direction: 'IN' | 'OUT', body: string): void => {
    events.push([person.id, need.id, iso(ms), 'MESSAGE', direction, channel, lang, direction === 'OUT' ? (agent?.id ?? null) : null, direction === 'OUT' ? (agent?.name ?? '') : person.name, fill(body), null, null]);
  };
  const did = (ms: number, act: string, detail: object | null): void => {
    events.push([person.id, need.id, iso(ms), 'SYSTEM', null, null, null, agent?.id ?? null, agent?.name ?? '', null, act, detail]);
  };
  const late = dice.chance(isPast ? 0.09 + 0.06 * Math.min(1, (need.now - at) / (547 * 24 * HOUR)) : 0.09);
  const within = (ms: number): number => Math.min(need.now - MINUTE, ms);
  say(at, 'IN', dice.pick(words.said));
  const picked = within(at + dice.around(isGold ? 1 : 3, 0.6) * MINUTE);
  const answered = within(picked + dice.around(late ? 150 : 9, 0.7) * MINUTE);
  let last = at;
  if (!isNew) {
    say(answered, 'OUT', dice.pick(words.asks));
    last = answered;
    if (status !== TicketStatus.WAITING) { last = within(answered + dice.around(35, 0.8) * MINUTE); say(last, 'IN', dice.pick(words.more)); }
  }
  const isDone = ([TicketStatus.SOLVED, TicketStatus.CALLBACK_DUE, TicketStatus.CLOSED, TicketStatus.ARCHIVED] as string[]).includes(status);
  const isShut = status === TicketStatus.CLOSED || status === TicketStatus.ARCHIVED;
  const reopened = isDone && dice.chance(0.035) ? 1 : 0;
  const solvedAt = isDone ? within(last + dice.around(late ? 1_700 : 240, 0.8) * MINUTE) : null;
  // What will be done is told soon after the first answer, by most in time.
  const own = dice.fork(`plan ${need.id}`);
  if (!isNew && (isDone || own.chance(0.5))) did(Math.min(within(answered + own.around(late ? 90 : 14, 0.7) * MINUTE), solvedAt ? solvedAt - 2 * MINUTE : need.now), 'plan', null);
  const callbacks: Cell[][] = [];
  let satisfaction: number | null = null;
  let closedAt: number | null = null;
  if (solvedAt) {
    say(solvedAt - MINUTE, 'OUT', dice.pick(words.offers));
    did(solvedAt, status === TicketStatus.SOLVED ? 'resolve' : 'promise', { from: 'OPEN', to: status === TicketStatus.SOLVED ? 'SOLVED' : 'CALLBACK_DUE' });
    last = solvedAt;
    if (isShut) {
      closedAt = within(solvedAt + dice.around(20, 0.5) * HOUR);
      if (dice.chance(0.5)) say(within(solvedAt + 2 * HOUR), 'IN', dice.pick(words.thanks));
      const reached = dice.chance(0.82);
      satisfaction = reached ? dice.weighted(late ? [[5, 2], [4, 3], [3, 3], [2, 1]] : [[5, 70], [4, 22], [3, 6], [2, 1]]) : null;
      callbacks.push([person.id, need.id, iso(closedAt), reached ? 'REACHED' : 'DECLINED', satisfaction, null, agent?.id ?? null]);
      did(closedAt, 'settle', { from: 'CALLBACK_DUE', to: 'CLOSED', outcome: reached ? 'REACHED' : 'DECLINED', satisfaction });
      last = closedAt;
    }
  }
  const needClass = scenario.needClass as NeedClass;
  const level = scenario.level as TicketLevel;
  const due = at + (isGold ? 12 : 24) * HOUR;
  const isOpen = isNew || status === TicketStatus.OPEN || status === TicketStatus.WAITING || status === TicketStatus.CALLBACK_DUE;
  const callbackDue = status === TicketStatus.CALLBACK_DUE && solvedAt ? solvedAt + 48 * HOUR : null;
  const notes: Cell[][] = agent && dice.chance(0.12)
    ? [[person.id, need.id, iso(answered), agent.id, agent.name, lang === 'zh' ? '已查订单，会员记录正常，按手册处理。' : 'Order checked, nothing unusual; handled by the book.']] : [];
  const holder = isNew ? null : (agent?.id ?? null);
  return {
    events, notes, callbacks, key: ['NUMBER', need.number, person.id, need.id],
    ticket: [
      need.id, person.id, need.number, fill(dice.pick(words.subjects)), status, isOpen, status === TicketStatus.WAITING ? dice.weighted([['CUSTOMER', 6], ['SUPPLIER', 2], ['INSIDE', 1]]) : null,
      channel, need.categories.get(scenario.category) ?? null, needClass, level, !isNew, usualPriority(needClass, level, person.tier), person.tier, person.storeId,
      article?.id ?? null, article && scenario.category === 'product-quality' ? `${iso(at - 72 * HOUR).slice(5, 10).replace('-', '')}-${dice.pick(['A', 'B', 'C'])}` : null, person.name, person.phone,
      holder, holder, isOpen ? iso(callbackDue ?? (isNew ? at + 2 * HOUR : due)) : null, iso(due), iso(at), isNew ? null : iso(picked), isNew ? null : iso(answered), iso(last),
      isNew || status === TicketStatus.OPEN ? iso(isNew ? at : last) : null, solvedAt ? iso(solvedAt) : null, callbackDue ? iso(callbackDue) : null, closedAt ? iso(closedAt) : null,
      reopened, isDone ? words.solution : null, satisfaction, iso(at), iso(last), events.length,
    ],
  };
}

/** Ties tickets of one customer about one product to each other, as a desk would. */
async function tieRepeats(client: PoolClient): Promise<void> {
  await client.query(
    `insert into ticket_links (customer_id, ticket_id, link_kind, other_number, created_at)
     select a.customer_id, a.id, $1, b.number, greatest(a.opened_at, b.opened_at) from tickets a join tickets b on b.customer_id = a.customer_id and b.product_id = a.product_id and b.id <> a.id
     where abs(extract(epoch from a.opened_at - b.opened_at)) < 60 * 86400`, [LinkKind.RELATED]);
}

/** A ticket's number as SQL: lpad alone would cut what has more digits. */
export const grownNumber = (opened: string, id: string): string => `'T-' || to_char(${opened}, 'YYMMDD') || '-' || lpad(${id}::text, greatest(5, length(${id}::text)), '0')`;

const GROW = `
  with c as (select id, store_id, tier, name, phone, row_number() over (order by id) - 1 n from customers where not is_stand_in and merged_into_id is null and store_id is not null),
  size as (select count(*) n from c),
  desk as (select store_id, array_agg(id order by id) agents from employees where position = 'service-agent' and left_on is null group by store_id),
  kinds as (select array_agg(id order by position) ids from ticket_categories where is_shipped),
  made as (
    select i.i, c.*, d.agents[1 + i.i % array_length(d.agents, 1)] agent, $3::timestamptz - (1 + power(((i.i * 48271) % 9973) / 9973.0::float8, 1.1::float8) * $4::float8) * interval '1 day' - (i.i % 600) * interval '1 minute' opened,
      (i.i * 7919) % 100 state
    from generate_series($1::bigint, $1::bigint + $2::bigint - 1) i(i) cross join size join c on c.n = (i.i * 104729) % size.n left join desk d on d.store_id = c.store_id
  )
  insert into tickets (id, customer_id, number, subject, status, is_open, channel, category_id, need_class, level, priority, tier, store_id, product_id, contact_name, contact_phone,
    first_contact_owner_id, assignee_id, next_due_at, due_at, opened_at, picked_up_at, first_responded_at, last_event_at, unanswered_since, solved_at, closed_at, created_at, updated_at, version)
  select m.i, m.id, ${grownNumber('m.opened', 'm.i')}, (array['草莓发霉，要求退款', '收银多收，与标签价不符', '快递三天没更新', '赠品漏发', '退款进度查询', '安装后漏水', 'Parcel has not moved'])[1 + m.i % 7],
    s.status, s.is_open, (array['DESK', 'PHONE', 'WECOM', 'CHAT', 'MINI_PROGRAM'])[1 + m.i % 5], kinds.ids[1 + m.i % 7], (array['ORDINARY', 'ORDINARY', 'ORDINARY', 'URGENT', 'EMOTIONAL'])[1 + m.i % 5],
    (array['L1', 'L1', 'L1', 'L2'])[1 + m.i % 4], case m.i % 5 when 3 then 'HIGH' else 'NORMAL' end, m.tier, m.store_id, 1 + m.i % (select count(*) from products), m.name, m.phone,
    m.agent, case when s.status <> 'NEW' then m.agent end, case when s.is_open then m.opened + (2 + m.i % 60) * interval '1 hour' end, m.opened + interval '1 day', m.opened, m.opened + interval '3 minutes', m.opened + interval '9 minutes',
    m.opened + interval '2 hours', case when s.is_open then m.opened + interval '2 hours' end, case when not s.is_open then m.opened + interval '5 hours' end, case when not s.is_open then m.opened + interval '20 hours' end, m.opened, m.opened, 1
  from made m, kinds, lateral (select case when m.state < 2 then 'NEW' when m.state < 8 then 'OPEN' when m.state < 11 then 'WAITING' when m.state < 13 then 'CALLBACK_DUE' when m.state < 70 then 'CLOSED' else 'ARCHIVED' end status, m.state < 13 is_open) s
  order by m.id`;
const GROW_EVENTS = `
  insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_id, author_name, body)
  select t.customer_id, t.id, t.opened_at + (k * 40) * interval '1 minute', 'MESSAGE', case when k = 1 then 'OUT' else 'IN' end, t.channel, 'zh', case when k = 1 then t.first_contact_owner_id end, case when k = 1 then '客服' else t.contact_name end,
    (array['昨天买的，今天就坏了，能退吗？', '您好，订单已经查到，请发两张照片，马上办。', '照片发过去了，谢谢。'])[k + 1]
  from tickets t, generate_series(0, 2) k where t.id >= $1::bigint and t.id < $1::bigint + $2::bigint order by t.customer_id, t.id`;

/** Adds so many tickets with three messages each, spread over the customers; nobody looks at them one by one. */
export async function growTickets(client: PoolClient, count: number, now: Date, onProgress: (done: number) => void = () => {}): Promise<void> {
  await client.query('begin');
  await client.query("select set_config('work_mem', '128MB', true)");
  await withBareTables(client, ['tickets', 'ticket_events', 'ticket_keys'], async () => {
    for (let done = 0; done < count; done += CHUNK) {
      const n = Math.min(CHUNK, count - done);
      const { rows: [range] } = await client.query<{ first: string }>('select coalesce(max(id), 0) + 1 as first from tickets');
      await client.query(GROW, [range?.first ?? '1', n, now, 540]);
      await client.query(GROW_EVENTS, [range?.first ?? '1', n]);
      await client.query(`insert into ticket_keys (kind, value, customer_id, ticket_id) select 'NUMBER', number, customer_id, id from tickets where id >= $1`, [range?.first ?? '1']);
      onProgress(done + n);
    }
    await client.query("select setval(pg_get_serial_sequence('tickets', 'id'), (select max(id) from tickets))");
  });
  await client.query('commit');
}
