// A statement that is out stays as it was, its head too; its person says that it is right; and lines are taken away without looking through every dispute.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StatementsKept1764000000561 implements MigrationInterface {
  name = 'StatementsKept1764000000561';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table statements add column confirmed_at timestamptz, add check (confirmed_at is null or published_at is not null);
    create function keep_statement() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'A statement that is out is not removed'; end if;
      if new.total_amount <> old.total_amount or new.hash <> old.hash or new.run_id <> old.run_id or new.scheme_id <> old.scheme_id or new.employee_id <> old.employee_id
        or new.period_from <> old.period_from or new.period_until <> old.period_until or new.published_at is distinct from old.published_at then
        raise exception 'A statement that is out does not change';
      end if;
      return new;
    end $$;
    create trigger statements_kept before update or delete on statements for each row when (old.published_at is not null) execute function keep_statement();
    create index pay_adjustments_line on pay_adjustments (line_id) where line_id is not null;
    create index statement_disputes_line on statement_disputes (line_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    drop index statement_disputes_line, pay_adjustments_line;
    drop trigger statements_kept on statements;
    drop function keep_statement;
    alter table statements drop column confirmed_at;
    `);
  }
}
