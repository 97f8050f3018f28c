// Accounts have a name for English screens: that of their employee, unless somebody writes another.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EnglishNames1764000000671 implements MigrationInterface {
  name = 'EnglishNames1764000000671';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users add column name_en text;
      update users u set name_en = e.name_en from employees e where e.id = u.employee_id and e.name_en <> '';
      -- By whatever way an account is made, tied to a person or emptied of its English name: the person's stands there.
      create function english_name_of_user() returns trigger language plpgsql as $$
      begin
        if new.employee_id is not null and (new.name_en is null or (tg_op = 'UPDATE' and new.employee_id is distinct from old.employee_id and new.name_en is not distinct from old.name_en)) then
          select nullif(e.name_en, '') into new.name_en from employees e where e.id = new.employee_id;
        end if;
        return new;
      end $$;
      create trigger users_english_name before insert or update of employee_id, name_en on users for each row execute function english_name_of_user();
      create function english_name_of_employee() returns trigger language plpgsql as $$
      begin
        update users set name_en = nullif(new.name_en, '') where employee_id = new.id and name_en is not distinct from nullif(old.name_en, '');
        return null;
      end $$;
      create trigger employees_english_name after update of name_en on employees for each row when (new.name_en is distinct from old.name_en) execute function english_name_of_employee();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger employees_english_name on employees;
      drop function english_name_of_employee();
      drop trigger users_english_name on users;
      drop function english_name_of_user();
      alter table users drop column name_en;
    `);
  }
}
