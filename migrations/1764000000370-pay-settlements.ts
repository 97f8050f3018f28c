// Which run handed over how much of which line: what is taken back may come off several pays, a part at a time, and never more than it is.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaySettlements1764000000370 implements MigrationInterface {
  name = 'PaySettlements1764000000370';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table statement_lines add settled_amount numeric(20, 2) not null default 0;
    update statement_lines set settled_amount = amount where paid_run_id is not null;
    create function bound_settlement() returns trigger language plpgsql as $$
    begin
      if sign(new.settled_amount) <> sign(new.amount) or abs(new.settled_amount) > abs(new.amount) then raise exception 'More was handed over than the line says'; end if;
      return new;
    end $$;
    create trigger statement_lines_settled before insert or update of amount, settled_amount on statement_lines for each row when (new.settled_amount <> 0) execute function bound_settlement();
    create table pay_settlements (
      line_id bigint not null, run_id bigint not null, amount numeric(20, 2) not null check (amount <> 0), created_at timestamptz not null default now(),
      primary key (line_id, run_id), foreign key (line_id) references statement_lines (id), foreign key (run_id) references incentive_runs (id)
    );
    create index pay_settlements_run on pay_settlements (run_id);
    insert into pay_settlements (line_id, run_id, amount, created_at) select id, paid_run_id, amount, coalesce(paid_at, now()) from statement_lines where paid_run_id is not null and amount <> 0;
    create function keep_settlement() returns trigger language plpgsql as $$ begin raise exception 'What was handed over stays as it was'; end $$;
    create trigger pay_settlements_kept before update or delete on pay_settlements for each row execute function keep_settlement();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pay_settlements;
      drop function keep_settlement();
      drop trigger statement_lines_settled on statement_lines;
      drop function bound_settlement();
      alter table statement_lines drop column settled_amount;
    `);
  }
}
