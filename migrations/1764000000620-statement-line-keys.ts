// A line of pay is its statement's person's: one key of both columns says so, and spares a look at the person, the store and whom it is shown to for each of a run's lines.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StatementLineKeys1764000000620 implements MigrationInterface {
  name = 'StatementLineKeys1764000000620';

  async up(runner: QueryRunner): Promise<void> {
    // The statement itself keeps the keys to its person and store, and is never removed while it has lines.
    await runner.query(`
    alter table statements add unique (id, employee_id);
    alter table statement_lines drop constraint statement_lines_statement_id_fkey, drop constraint statement_lines_employee_id_fkey, drop constraint statement_lines_shown_to_id_fkey, drop constraint statement_lines_store_id_fkey,
      add foreign key (statement_id, employee_id) references statements (id, employee_id), add constraint statement_lines_shown check (shown_to_id is null or shown_to_id = employee_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table statement_lines drop constraint statement_lines_shown, drop constraint statement_lines_statement_id_employee_id_fkey,
      add foreign key (statement_id) references statements (id), add foreign key (employee_id) references employees (id), add foreign key (shown_to_id) references employees (id), add foreign key (store_id) references stores (id);
    alter table statements drop constraint statements_id_employee_id_key;
    `);
  }
}
