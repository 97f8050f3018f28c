// The clocks of the demo tickets: the shipped promises played over what the threads say happened, with the breaches that came of it.
import type { PoolClient } from 'pg';
import type { Context } from '../server/core/context.ts';
import type { PastTicket } from '../server/tickets/clocks/clock.history.rules.ts';
import { layClocks, promisesOverTime } from '../server/tickets/clocks/clock.history.service.ts';

const TICKETS = `
  select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", s.format, t.need_class "needClass", t.level, t.tier, t.channel, c.key "categoryKey", t.opened_at "openedAt",
    t.picked_up_at "pickedUpAt", t.first_responded_at "respondedAt", t.waiting_for "waitingFor", t.solved_at "solvedAt", t.closed_at "closedAt", t.last_event_at "lastEventAt", null "agreedDueAt",
    t.callback_due_at is not null or exists (select 1 from ticket_callbacks b where b.customer_id = t.customer_id and b.ticket_id = t.id) "hasCall",
    (select min(e.created_at) from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.act = 'plan') "plannedAt"
  from tickets t join stores s on s.id = t.store_id left join ticket_categories c on c.id = t.category_id
  where t.id > $1 and not exists (select 1 from ticket_clocks k where k.customer_id = t.customer_id and k.ticket_id = t.id)`;
type Raw = { [K in keyof PastTicket]: K extends `${string}At` ? Date | null : PastTicket[K] };
const pastOf = (row: Raw): PastTicket => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value])) as unknown as PastTicket;

async function lay(ctx: Context, client: PoolClient, where: string, onProgress: (done: number) => void = () => {}): Promise<number> {
  const now = ctx.clock.now();
  const run = async <T>(text: string, params: unknown[]): Promise<T[]> => (await client.query(text, params)).rows as T[];
  const promises = await promisesOverTime(ctx, run);
  if (!(await promises(now.toISOString())).policies.length) return 0;
  let clocks = 0;
  for (let after = '0', done = 0; ;) {
    const tickets = await run<Raw>(`${TICKETS} ${where} order by t.id limit 10000`, [after]);
    if (!tickets.length) return clocks;
    clocks += (await layClocks(run, tickets.map(pastOf), promises, now)).clocks;
    after = tickets.at(-1)?.id as string;
    done += tickets.length;
    onProgress(done);
  }
}

/** Attaches and plays the clocks of all tickets; answers how many. None where no policy is in force. */
export async function seedClocks(ctx: Context, client: PoolClient): Promise<number> {
  const clocks = await lay(ctx, client, '');
  if (clocks) await seedWhatIsOwed(client, ctx.clock.now());
  return clocks;
}

/** The clocks of the grown tickets that still run: their deadlines stand in the queue and on the due table like any other's. Answers how many clocks. */
export async function growClocks(ctx: Context, client: PoolClient, onProgress?: (done: number) => void): Promise<number> {
  const { rows: [last] } = await client.query<{ id: string }>("select coalesce(max(id), 0)::text id from ticket_clocks");
  const clocks = await lay(ctx, client, 'and t.is_open', onProgress);
  await client.query(AHEAD, [ctx.clock.now(), last?.id ?? '0']);
  return clocks;
}
const AHEAD = `
  insert into due_actions (kind, subject, due_at, run_at)
  select k.kind, c.id::text, c.due_at + interval '1 millisecond', c.due_at + interval '1 millisecond' from ticket_clocks c, (values ('tickets.clock-due'), ('tickets.ladder-step')) k(kind)
  where c.state = 'RUNNING' and c.due_at > $1 and c.id > $2`;

/** What is to come goes on the due table; calls that are promised are owed by who has the ticket; late tickets were told of. */
async function seedWhatIsOwed(client: PoolClient, now: Date): Promise<void> {
  await client.query(AHEAD, [now, '0']);
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
