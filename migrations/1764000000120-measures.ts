// Tickets know their days, times and lateness, so that each can be counted, filtered and opened like any property; and who answered and solved.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Measures1764000000120 implements MigrationInterface {
  name = 'Measures1764000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table tickets
      add column opened_on date, add column opened_weekday integer, add column solved_on date, add column closed_on date, add column rated_on date,
      add column first_response_seconds integer, add column resolution_seconds integer, add column is_late boolean,
      add column first_responder_id bigint references employees (id), add column solver_id bigint references employees (id),
      add column source_name text, add column given_due_at timestamptz, add column is_given_on_time boolean, add column policy_due_at timestamptz, add column is_policy_late boolean;
    create function ticket_times() returns trigger language plpgsql as $$
    declare zone text; done timestamptz := coalesce(new.solved_at, new.closed_at);
    begin
      select s.time_zone into zone from stores s where s.id = new.store_id;
      new.opened_on := (new.opened_at at time zone zone)::date;
      new.opened_weekday := extract(isodow from new.opened_on);
      new.solved_on := (done at time zone zone)::date;
      new.closed_on := (new.closed_at at time zone zone)::date;
      -- A solution is an answer too.
      new.first_response_seconds := extract(epoch from least(new.first_responded_at, done) - new.opened_at);
      new.resolution_seconds := extract(epoch from done - new.opened_at);
      new.is_late := done > new.due_at;
      new.is_policy_late := done > new.policy_due_at;
      if new.satisfaction is null then new.rated_on := null;
      elsif tg_op = 'INSERT' then new.rated_on := (coalesce(new.closed_at, new.last_event_at, new.opened_at) at time zone zone)::date;
      elsif new.satisfaction is distinct from old.satisfaction then new.rated_on := (coalesce(new.last_event_at, now()) at time zone zone)::date;
      end if;
      return new;
    end $$;
    create trigger tickets_times before insert on tickets for each row execute function ticket_times();
    create trigger tickets_times_again before update of opened_at, first_responded_at, solved_at, closed_at, due_at, policy_due_at, satisfaction, store_id on tickets for each row
      when (old.opened_at is distinct from new.opened_at or old.first_responded_at is distinct from new.first_responded_at or old.solved_at is distinct from new.solved_at
        or old.closed_at is distinct from new.closed_at or old.due_at is distinct from new.due_at or old.policy_due_at is distinct from new.policy_due_at or old.satisfaction is distinct from new.satisfaction or old.store_id is distinct from new.store_id)
      execute function ticket_times();
    update tickets t set
      opened_on = (t.opened_at at time zone s.time_zone)::date, opened_weekday = extract(isodow from (t.opened_at at time zone s.time_zone)::date),
      solved_on = (coalesce(t.solved_at, t.closed_at) at time zone s.time_zone)::date, closed_on = (t.closed_at at time zone s.time_zone)::date,
      rated_on = case when t.satisfaction is not null then (coalesce(t.closed_at, t.last_event_at, t.opened_at) at time zone s.time_zone)::date end,
      first_response_seconds = extract(epoch from least(t.first_responded_at, t.solved_at, t.closed_at) - t.opened_at), resolution_seconds = extract(epoch from coalesce(t.solved_at, t.closed_at) - t.opened_at),
      is_late = coalesce(t.solved_at, t.closed_at) > t.due_at,
      first_responder_id = (select e.author_id from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.kind = 'MESSAGE' and e.direction = 'OUT' order by e.created_at, e.id limit 1),
      solver_id = case when t.solved_at is not null then (select e.author_id from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.act in ('resolve', 'promise') order by e.created_at desc, e.id desc limit 1) end
    from stores s where s.id = t.store_id;
    alter table tickets alter column opened_on set not null, alter column opened_weekday set not null;
    alter table ticket_clocks drop constraint ticket_clocks_unit_check;
    alter table ticket_clocks add constraint ticket_clocks_unit_check check (unit in ('BUSINESS_MINUTES', 'WORKING_DAYS', 'WORKING_DAYS_SAME_TIME', 'ELAPSED_MINUTES'));
    create index tickets_opened_on on tickets (opened_on, store_id);
    create index tickets_solved_on on tickets (solved_on, store_id) where solved_on is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table ticket_clocks drop constraint ticket_clocks_unit_check;
    alter table ticket_clocks add constraint ticket_clocks_unit_check check (unit in ('BUSINESS_MINUTES', 'WORKING_DAYS', 'ELAPSED_MINUTES'));
    drop trigger tickets_times on tickets; drop trigger tickets_times_again on tickets; drop function ticket_times();
    alter table tickets drop column opened_on, drop column opened_weekday, drop column solved_on, drop column closed_on, drop column rated_on, drop column first_response_seconds,
      drop column resolution_seconds, drop column is_late, drop column first_responder_id, drop column solver_id, drop column source_name, drop column given_due_at,
      drop column is_given_on_time, drop column policy_due_at, drop column is_policy_late;
    `);
  }
}
