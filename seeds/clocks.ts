// The clocks of the demo tickets: the shipped promises played over what the threads say happened, with the breaches that came of it.
import type { PoolClient } from 'pg';
import { ClockKind, ClockEvent } from '../schema/tickets/policy.ts';
import { ClockState } from '../schema/tickets/clock.ts';
import type { WaitingFor } from '../schema/tickets/kinds.ts';
import type { Context } from '../server/core/context.ts';
import { shelfAsOf } from '../server/platform/calendar/calendar-shelf.service.ts';
import { deadlineOfRow, knownDueOf, moveClock, rowOf, timerOf, withTimer, type ClockRow } from '../server/tickets/clocks/clock.rules.ts';
import { policiesAsOf } from '../server/tickets/policy.service.ts';
import type { ClockNews, SlaFacts } from '../server/tickets/policy.rules.ts';
import { BARE, targetsFor } from '../server/tickets/targets.rules.ts';
import { copyRows } from './copy.ts';

interface Row extends Omit<SlaFacts, 'storeId'> {
  id: string; customerId: string; storeId: string; openedAt: Date; pickedUpAt: Date | null; respondedAt: Date | null; plannedAt: Date | null; waitingFor: WaitingFor | null;
  solvedAt: Date | null; hasCall: boolean; closedAt: Date | null; lastEventAt: Date;
}
const TICKETS = `
  select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", s.format, t.need_class "needClass", t.level, t.tier, t.channel, c.key "categoryKey", t.opened_at "openedAt",
    t.picked_up_at "pickedUpAt", t.first_responded_at "respondedAt", t.waiting_for "waitingFor", t.solved_at "solvedAt", t.closed_at "closedAt", t.last_event_at "lastEventAt",
    t.callback_due_at is not null or exists (select 1 from ticket_callbacks b where b.customer_id = t.customer_id and b.ticket_id = t.id) "hasCall",
    (select min(e.created_at) from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.act = 'plan') "plannedAt"
  from tickets t join stores s on s.id = t.store_id left join ticket_categories c on c.id = t.category_id
  where not exists (select 1 from ticket_clocks k where k.customer_id = t.customer_id and k.ticket_id = t.id) order by t.id`;
const COLUMNS = ['customer_id', 'ticket_id', 'kind', 'subject_key', 'state', 'policy_version_id', 'rule_id', 'source', 'is_agreed', 'calendar_version_id', 'calendar_key', 'calendar_number', 'unit', 'amount',
  'start_event', 'stop_events', 'pause_for', 'started_at', 'due_at', 'provisional_due_at', 'unpublished_day', 'paused_at', 'stopped_at', 'breached_at', 'targeted_at', 'pauses', 'used_seconds', 'retarget_count',
  'steps_done', 'facts', 'created_at', 'updated_at', 'version'] as const;
const list = (values: readonly string[]): string => `{${values.join(',')}}`;
const cellsOf = (row: ClockRow): (string | number | boolean | null | object)[] => [
  row.customerId, row.ticketId, row.kind, row.subjectKey, row.state, row.policyVersionId, row.ruleId, row.source, row.isAgreed, row.calendarVersionId, row.calendarKey, row.calendarNumber, row.unit, row.amount,
  row.startEvent, list(row.stopEvents), list(row.pauseFor), row.startedAt, row.dueAt, row.provisionalDueAt, row.unpublishedDay, row.pausedAt, row.stoppedAt, row.breachedAt, row.targetedAt, row.pauses, row.usedSeconds, row.retargetCount,
  '{}', row.facts, row.startedAt, row.stoppedAt ?? row.startedAt, row.version,
];

/** Attaches and plays the clocks of all tickets; answers how many. None where no policy is in force. */
export async function seedClocks(ctx: Context, client: PoolClient): Promise<number> {
  const now = ctx.clock.now();
  const [policies, shelf] = [await policiesAsOf(ctx, now), await shelfAsOf(ctx, now)];
  if (!policies.length) return 0;
  const { rows: tickets } = await client.query<Row>(TICKETS);
  const calendars = new Map([...shelf.byKey.values()].map((one) => [one.versionId, one.calendar]));
  const calendarOf = (row: ClockRow) => (row.calendarVersionId ? (calendars.get(row.calendarVersionId) ?? BARE) : BARE);
  const clocks: ClockRow[] = [];
  const dues: { id: string; next: string | null; due: string | null }[] = [];
  for (const ticket of tickets) {
    const { storeId, format, needClass, level, tier, channel, categoryKey } = ticket;
    const facts: SlaFacts = { storeId, format, needClass, level, tier, channel, categoryKey };
    const begin = (at: Date, event: ClockEvent): ClockRow[] => targetsFor(facts, policies, shelf, at).filter((one) => one.life.start === event).map((one) => rowOf(ticket, one, facts, '', at.toISOString()));
    const rows = [...begin(ticket.openedAt, ClockEvent.OPENED), ...(ticket.solvedAt && ticket.hasCall ? begin(ticket.solvedAt, ClockEvent.SOLVED) : [])].map((row) => played(row, happened(ticket), calendarOf(row), now));
    clocks.push(...rows);
    const next = rows.map(deadlineOfRow).filter((due) => due !== null).sort()[0] ?? null;
    const close = rows.find((row) => row.kind === ClockKind.CLOSE);
    dues.push({ id: ticket.id, next, due: close ? knownDueOf(close) : null });
  }
  await copyRows(client, 'ticket_clocks', COLUMNS, clocks.map(cellsOf));
  await client.query('update tickets t set next_due_at = x.next, due_at = x.due from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) x(id, next, due) where t.id = x.id',
    [dues.map((one) => one.id), dues.map((one) => one.next), dues.map((one) => one.due)]);
  await seedWhatIsOwed(client, now);
  return clocks.length;
}

/** What happened to a ticket, in order, as clocks hear it. */
function happened(ticket: Row): { at: string; news: ClockNews }[] {
  const events: [Date | null, ClockEvent][] = [
    [ticket.pickedUpAt, ClockEvent.PICKED_UP], [ticket.respondedAt, ClockEvent.REPLIED], [ticket.plannedAt, ClockEvent.PLAN_GIVEN], [ticket.solvedAt, ClockEvent.SOLVED],
    [ticket.closedAt, ClockEvent.CALLED_BACK], [ticket.closedAt, ClockEvent.CLOSED],
  ];
  const all = events.flatMap(([at, event]): { at: string; news: ClockNews }[] => (at ? [{ at: at.toISOString(), news: { event } }] : []));
  if (ticket.waitingFor) all.push({ at: ticket.lastEventAt.toISOString(), news: { waitingFor: ticket.waitingFor } });
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function played(first: ClockRow, events: { at: string; news: ClockNews }[], calendar: Parameters<typeof withTimer>[2], now: Date): ClockRow {
  let row = first;
  for (const { at, news } of events) if (at >= row.startedAt) row = moveClock(row, calendar, news, at)?.row ?? row;
  return row.state === ClockState.RUNNING ? { ...withTimer(row, timerOf(row), calendar, now.toISOString()), version: row.version } : row;
}

/** What is to come goes on the due table; calls that are promised are owed by who has the ticket; late tickets were told of. */
async function seedWhatIsOwed(client: PoolClient, now: Date): Promise<void> {
  await client.query(`
    insert into due_actions (kind, subject, due_at, run_at)
    select k.kind, c.id::text, c.due_at + interval '1 millisecond', c.due_at + interval '1 millisecond' from ticket_clocks c, (values ('tickets.clock-due'), ('tickets.ladder-step')) k(kind)
    where c.state = 'RUNNING' and c.due_at > $1`, [now]);
  await client.query(`
    with d as (insert into duties (kind, title_zh, title_en, resource, resource_key, store_id, owner_id, due_at, remind_at, missed_at, created_at, updated_at)
      select 'tickets.callback', number || '：回访顾客', number || ': call the customer back', 'Ticket', id::text, store_id, assignee_id, callback_due_at, callback_due_at - interval '2 hours',
        case when callback_due_at < $1 then callback_due_at end, solved_at, solved_at from tickets where status = 'CALLBACK_DUE' returning id, due_at)
    insert into due_actions (kind, subject, due_at, run_at) select 'platform.duty-overdue', id::text, due_at + interval '1 millisecond', due_at + interval '1 millisecond' from d where due_at > $1`, [now]);
  await client.query(`
    insert into notifications (user_id, matter, kind, title_zh, title_en, body_zh, body_en, resource, resource_id, told_at, created_at, updated_at)
    select user_id, 'ticket:' || ticket_id, 'tickets.deadline', number || ' 的「' || zh || '」已超时', number || ': ' || en || ' is overdue', null, null, 'Ticket', 'W' || customer_id || '-' || ticket_id, breached_at, breached_at, breached_at
    from (select u.id user_id, c.ticket_id, c.customer_id, t.number, c.breached_at, x.zh, x.en, row_number() over (partition by u.id, c.ticket_id order by c.breached_at desc) of_ticket,
        dense_rank() over (partition by u.id order by t.opened_at desc, t.id) place
      from ticket_clocks c join tickets t on t.customer_id = c.customer_id and t.id = c.ticket_id join (values ('PLAN', '给出方案', 'plan'), ('CLOSE', '解决', 'close'), ('PICK_UP', '接起', 'pick-up'), ('CALLBACK', '回访', 'callback'), ('FIRST_RESPONSE', '首次答复', 'first response')) x(kind, zh, en) on x.kind = c.kind
      join role_grants g on (g.scope = 'STORE' and g.store_id = t.store_id) or (g.scope = 'REGION' and g.region_id = (select region_id from stores s where s.id = t.store_id))
      join roles r on r.id = g.role_id and r.words @> array['tickets:write'] join users u on u.id = g.user_id and u.status = 'ACTIVE'
      where c.breached_at is not null and c.state in ('RUNNING', 'PAUSED') and t.is_open) late where of_ticket = 1 and place <= 6`);
}
