// Staged rows become tickets: set-based statements over a stretch of one batch ($1, rows from $2 below $3).
export const STAGING = [
  'batch_id', 'row_no', 'store_id', 'key', 'title', 'body', 'opened_at', 'responded_at', 'solved_at', 'closed_at', 'status', 'channel', 'source_name', 'category_id', 'team_id', 'assignee_id',
  'need_class', 'level', 'member_no', 'phone', 'contact_name', 'given_due_at', 'is_given_on_time', 'policy_due_at', 'satisfaction', 'solution',
] as const;

const STRETCH = 'ticket_staging s where s.batch_id = $1 and s.row_no >= $2 and s.row_no < $3';
/** The first row of a key counts; others of it are told apart before. */
export const TWICE = `
  select s.row_no from ticket_staging s join (select key, min(row_no) first from ticket_staging where batch_id = $1 group by key having count(*) > 1) d on d.key = s.key and s.row_no > d.first
  where s.batch_id = $1 order by s.row_no`;
export const DROP_ROWS = 'delete from ticket_staging where batch_id = $1 and row_no = any($2::int[])';

export const ADD_STAND_INS = `
  insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in)
  select '未登记顾客', 'weidengjiguke', 'wdjgk', x.store_id, true from (select distinct s.store_id from ${STRETCH}) x order by x.store_id
  on conflict (store_id) where is_stand_in do nothing`;

/**
 * Rows whose key is new, laid beside for one transaction with owner, key and number, so that the statements after them are planned
 * by what is really there. A member is found by number, else by a whole phone that is one person's; the others hang on the stand-in
 * of their store. Days whose numbers live tickets take from the sequence go on with it; others go on from the highest they have.
 */
export const LAY_OUT = `
  create temp table import_tickets on commit drop as
  with wanted as materialized (
    select s.*, coalesce(c.id, n.id) customer_id, c.tier, (s.opened_at at time zone st.time_zone)::date as day
    from ticket_staging s join stores st on st.id = s.store_id join customers n on n.store_id = s.store_id and n.is_stand_in
    left join customer_keys m on m.kind = 'MEMBER' and m.value = s.member_no
    left join lateral (select min(p.customer_id) customer_id from customer_keys p where p.kind = 'PHONE' and p.value = s.phone having count(*) = 1) p on s.phone is not null
    left join customers f on f.id = coalesce(m.customer_id, p.customer_id)
    left join customers c on c.id = coalesce(f.merged_into_id, f.id)
    where s.batch_id = $1 and s.row_no >= $2 and s.row_no < $3 and not exists (select 1 from ticket_keys k where k.kind = 'EXTERNAL' and k.value = s.key)
  ),
  highest as materialized (
    select d.day, (select max(split_part(t.number, '-', 3)::bigint) from tickets t
      where t.number ~>=~ ('T-' || to_char(d.day, 'YYMMDD') || '-') and t.number ~<~ ('T-' || to_char(d.day, 'YYMMDD') || '.') and split_part(t.number, '-', 3) ~ '^[0-9]+$') n, l.base
    from (select distinct day from wanted) d left join ticket_days l on l.day = d.day
  )
  select w.*, nextval(pg_get_serial_sequence('tickets', 'id')) id, 'T-' || to_char(h.day, 'YYMMDD') || '-'
    || lpad((case when h.base is not null then nextval('ticket_numbers') - h.base else coalesce(h.n, 0) + row_number() over (partition by h.day order by w.opened_at, w.row_no) end)::text, 4, '0') number
  from wanted w join highest h on h.day = w.day`;
/** The directory decides where somebody else has just taken the key. */
export const ADD_KEYS = `
  with keyed as (insert into ticket_keys (kind, value, customer_id, ticket_id) select 'EXTERNAL', key, customer_id, id from import_tickets order by key on conflict do nothing returning ticket_id)
  delete from import_tickets i where not exists (select 1 from keyed k where k.ticket_id = i.id)`;
/** $1 is the transfer, $2 now. */
export const ADD_TICKETS = `
  insert into tickets (id, customer_id, number, subject, status, is_open, waiting_for, channel, source_name, category_id, need_class, level, is_class_confirmed, tier, store_id, contact_name, contact_phone,
    first_contact_owner_id, assignee_id, first_responder_id, solver_id, team_id, due_at, given_due_at, is_given_on_time, policy_due_at, opened_at, picked_up_at, first_responded_at, last_event_at, unanswered_since,
    solved_at, closed_at, solution, satisfaction, transfer_id, created_at, updated_at)
  select i.id, i.customer_id, i.number, left(coalesce(nullif(i.title, ''), nullif(i.body, ''), i.key), 120), i.status, i.status in ('NEW', 'OPEN', 'WAITING'), case when i.status = 'WAITING' then 'CUSTOMER' end, i.channel, i.source_name,
    i.category_id, i.need_class, i.level, i.category_id is not null, i.tier, i.store_id, i.contact_name, i.phone,
    i.assignee_id, i.assignee_id, case when coalesce(i.responded_at, i.solved_at) is not null then i.assignee_id end, case when i.solved_at is not null then i.assignee_id end, i.team_id,
    i.given_due_at, i.given_due_at, i.is_given_on_time, i.policy_due_at, i.opened_at, coalesce(i.responded_at, i.solved_at), i.responded_at, greatest(i.opened_at, i.responded_at, i.solved_at, i.closed_at),
    case when i.status in ('NEW', 'OPEN', 'WAITING') and i.responded_at is null then i.opened_at end, i.solved_at, i.closed_at, i.solution, i.satisfaction, $1::bigint, $2::timestamptz, $2::timestamptz
  from import_tickets i order by i.id`;
export const ADD_NUMBERS = `insert into ticket_keys (kind, value, customer_id, ticket_id) select 'NUMBER', number, customer_id, id from import_tickets order by number`;
export const ADD_WORDS = `
  insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, author_name, body)
  select customer_id, id, opened_at, 'MESSAGE', 'IN', channel, coalesce(contact_name, ''), coalesce(nullif(body, ''), nullif(title, ''), key) from import_tickets order by id`;
export const MADE = `select count(*)::int n, coalesce(array_agg(distinct i.customer_id::text) filter (where not c.is_stand_in), '{}') customers from import_tickets i join customers c on c.id = i.customer_id`;

/** A person's work on a ticket; what the system does by itself (alerts, escalations) is none. */
const WORK = `e.act is not null and e.act <> 'alert' and coalesce(e.detail ->> 'isBySystem', 'false') <> 'true'`;

/** Tickets that came from a file before and that nobody has worked on since take over what the file says now. */
export const CHANGE_TICKETS = `
  with changed as (
    update tickets t set status = s.status, is_open = s.status in ('NEW', 'OPEN', 'WAITING'), solved_at = s.solved_at, closed_at = s.closed_at, first_responded_at = s.responded_at,
      unanswered_since = case when s.status in ('NEW', 'OPEN', 'WAITING') and s.responded_at is null then t.opened_at end,
      due_at = s.given_due_at, given_due_at = s.given_due_at, is_given_on_time = s.is_given_on_time, policy_due_at = s.policy_due_at, satisfaction = coalesce(s.satisfaction, t.satisfaction),
      category_id = s.category_id, team_id = s.team_id, source_name = s.source_name, solver_id = case when s.solved_at is not null then coalesce(t.solver_id, s.assignee_id) end,
      last_event_at = greatest(t.last_event_at, s.solved_at, s.closed_at), version = t.version + 1, updated_at = $4::timestamptz
    from ${STRETCH.replace('ticket_staging s where', 'ticket_staging s join ticket_keys k on k.kind = \'EXTERNAL\' and k.value = s.key where')}
      and t.id = k.ticket_id and t.customer_id = k.customer_id and t.transfer_id is not null
      and not exists (select 1 from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and ${WORK})
      and (t.status, t.solved_at, t.closed_at, t.first_responded_at, t.given_due_at, t.is_given_on_time, t.category_id, t.team_id, t.source_name)
        is distinct from (s.status, s.solved_at, s.closed_at, s.responded_at, s.given_due_at, s.is_given_on_time, s.category_id, s.team_id, s.source_name)
    returning t.id
  ) select count(*)::int n, coalesce(array_agg(id::text), '{}') ids from changed`;

const PAST = `
  select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", s.format, t.need_class "needClass", t.level, t.tier, t.channel, c.key "categoryKey", t.opened_at "openedAt", t.picked_up_at "pickedUpAt",
    t.first_responded_at "respondedAt", null "plannedAt", t.solved_at "solvedAt", t.closed_at "closedAt", t.waiting_for "waitingFor", t.last_event_at "lastEventAt", false "hasCall", t.given_due_at "agreedDueAt"
  from tickets t join stores s on s.id = t.store_id left join ticket_categories c on c.id = t.category_id`;
/** Those of the stretch that still run: what is over is judged by `policy_due_at` and has no clocks. */
export const OPEN_PAST = `${PAST} where t.is_open and t.id in (select id from import_tickets) order by t.id`;
/** Tickets that a file changed: open ones, and those whose clocks have to end. */
export const CHANGED_PAST = `${PAST} where t.id = any($1::bigint[]) and (t.is_open or exists (select 1 from ticket_clocks k where k.customer_id = t.customer_id and k.ticket_id = t.id)) order by t.id`;
export const DROP_CLOCKS = `
  with gone as (delete from ticket_clocks where ticket_id = any($1::bigint[]) returning id),
  dues as (delete from due_actions d using gone g where d.subject = g.id::text and d.kind = any($2::text[]) and d.done_at is null returning 1) select count(*)::int n from gone`;
/** What is still to come of these clocks goes on the due table; the ladder is planned by its first look, so that steps that lie ahead keep their instants. What passed before the import climbs no ladder. */
export const AHEAD = `
  with a as (insert into due_actions (kind, subject, due_at, run_at)
    select k.kind, c.id::text, k.at, k.at from ticket_clocks c, lateral (values ($2::text, coalesce(c.due_at, c.provisional_due_at) + interval '1 millisecond'), ($3::text, $4::timestamptz)) k(kind, at)
    where c.id = any($1::bigint[]) and c.state = 'RUNNING' and coalesce(c.due_at, c.provisional_due_at) > $4::timestamptz order by 1, 2 on conflict (kind, subject) where done_at is null do nothing returning 1) select count(*)::int n from a`;

/** What a dry run would do: keys that are new, and the rest. */
export const TRY = `select count(*) filter (where k.value is null)::int n from ticket_staging s left join ticket_keys k on k.kind = 'EXTERNAL' and k.value = s.key where s.batch_id = $1`;

/** What is still owed about tickets that are over, or gone. */
export const OWED = `
  select d.kind, d.resource_key "resourceKey" from duties d where d.resource = 'Ticket' and d.state = 'OPEN' and d.resource_key = any($1::text[])
    and not exists (select 1 from tickets t where t.id = d.resource_key::bigint and t.is_open) order by d.id`;

/** Takes back the tickets of a transfer on which nobody has worked since. */
export const UNDO = `
  with gone as materialized (
    select t.customer_id, t.id from tickets t where t.transfer_id = $1 and not exists (select 1 from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and ((${WORK}) or e.direction = 'OUT'))
      and not exists (select 1 from compensations m where m.customer_id = t.customer_id and m.ticket_id = t.id) and not exists (select 1 from return_cases r where r.customer_id = t.customer_id and r.ticket_id = t.id)
  ),
  clocks as (delete from ticket_clocks c using gone g where c.customer_id = g.customer_id and c.ticket_id = g.id returning c.id),
  dues as (delete from due_actions d using clocks c where d.subject = c.id::text and d.kind in ('tickets.clock-due', 'tickets.ladder-step') and d.done_at is null),
  keys as (delete from ticket_keys k using gone g where k.customer_id = g.customer_id and k.ticket_id = g.id),
  events as (delete from ticket_events e using gone g where e.customer_id = g.customer_id and e.ticket_id = g.id),
  notes as (delete from ticket_notes e using gone g where e.customer_id = g.customer_id and e.ticket_id = g.id),
  tasks as (delete from ticket_tasks e using gone g where e.customer_id = g.customer_id and e.ticket_id = g.id),
  links as (delete from ticket_links e using gone g where e.customer_id = g.customer_id and e.ticket_id = g.id),
  rows as (delete from tickets t using gone g where t.customer_id = g.customer_id and t.id = g.id returning t.customer_id, t.id)
  select count(*)::int n, coalesce(array_agg(r.id::text), '{}') ids, coalesce(array_agg(distinct r.customer_id::text) filter (where not c.is_stand_in), '{}') customers from rows r join customers c on c.id = r.customer_id`;
