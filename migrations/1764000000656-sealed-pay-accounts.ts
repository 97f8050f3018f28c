// Where pay is sent rests sealed: the column holds what is shown, a bar and the sealed whole; what stands there in clear from before is sealed by the next start, which knows the secret.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SealedPayAccounts1764000000656 implements MigrationInterface {
  name = 'SealedPayAccounts1764000000656';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    create or replace function mask_account(account text) returns text language sql immutable parallel safe return
      case when account is null then null when strpos(account, '|') > 0 then split_part(account, '|', 1) when length(account) > 8 then '**** ' || right(account, 4) else '****' end;
    create or replace function keep_handover() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'What was handed to payroll is not removed'; end if;
      if new.key <> old.key or new.amount <> old.amount or new.employee_id <> old.employee_id or new.run_id <> old.run_id or new.statement_id <> old.statement_id
        or new.pay_bank is distinct from old.pay_bank
        or (new.pay_account is distinct from old.pay_account and (old.pay_account is null or new.pay_account is null or strpos(old.pay_account, '|') > 0 or strpos(new.pay_account, '|') = 0 or mask_account(new.pay_account) <> mask_account(old.pay_account))) then
        raise exception 'What was handed to payroll does not change';
      end if;
      return new;
    end $$;
    create index employees_clear_account on employees (id) where pay_account is not null and strpos(pay_account, '|') = 0;
    create index pay_handovers_clear_account on pay_handovers (id) where pay_account is not null and strpos(pay_account, '|') = 0;
    `);
  }

  /** What is sealed stays sealed: without the secret nothing opens it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    drop index pay_handovers_clear_account;
    drop index employees_clear_account;
    create or replace function keep_handover() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'What was handed to payroll is not removed'; end if;
      if new.key <> old.key or new.amount <> old.amount or new.employee_id <> old.employee_id or new.run_id <> old.run_id or new.statement_id <> old.statement_id
        or new.pay_account is distinct from old.pay_account or new.pay_bank is distinct from old.pay_bank then
        raise exception 'What was handed to payroll does not change';
      end if;
      return new;
    end $$;
    create or replace function mask_account(account text) returns text language sql immutable parallel safe return
      case when account is null then null when length(account) > 8 then '**** ' || right(account, 4) else '****' end;
    `);
  }
}
