// Where pay is sent: kept with the person, shown by its last four digits, and noted on what was handed to payroll as it was then.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PayAccounts1764000000560 implements MigrationInterface {
  name = 'PayAccounts1764000000560';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    create function mask_account(account text) returns text language sql immutable parallel safe return
      case when account is null then null when length(account) > 8 then '**** ' || right(account, 4) else '****' end;
    alter table employees add column pay_account text, add column pay_bank text;
    alter table pay_handovers add column pay_account text, add column pay_bank text;
    create or replace function keep_handover() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'What was handed to payroll is not removed'; end if;
      if new.key <> old.key or new.amount <> old.amount or new.employee_id <> old.employee_id or new.run_id <> old.run_id or new.statement_id <> old.statement_id
        or new.pay_account is distinct from old.pay_account or new.pay_bank is distinct from old.pay_bank then
        raise exception 'What was handed to payroll does not change';
      end if;
      return new;
    end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    create or replace function keep_handover() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'What was handed to payroll is not removed'; end if;
      if new.key <> old.key or new.amount <> old.amount or new.employee_id <> old.employee_id or new.run_id <> old.run_id or new.statement_id <> old.statement_id then
        raise exception 'What was handed to payroll does not change';
      end if;
      return new;
    end $$;
    alter table pay_handovers drop column pay_account, drop column pay_bank;
    alter table employees drop column pay_account, drop column pay_bank;
    drop function mask_account;
    `);
  }
}
