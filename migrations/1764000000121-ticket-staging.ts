// Where rows of ticket files wait until they become tickets.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TicketStaging1764000000121 implements MigrationInterface {
  name = 'TicketStaging1764000000121';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    create sequence ticket_batches;
    create unlogged table ticket_staging (
      batch_id bigint not null,
      row_no integer not null,
      store_id bigint not null,
      key text not null,
      title text,
      body text,
      opened_at timestamptz not null,
      responded_at timestamptz,
      solved_at timestamptz,
      closed_at timestamptz,
      status text not null,
      channel text not null,
      source_name text,
      category_id bigint,
      team_id bigint,
      assignee_id bigint,
      need_class text not null,
      level text not null,
      member_no text,
      phone text,
      contact_name text,
      given_due_at timestamptz,
      is_given_on_time boolean,
      policy_due_at timestamptz,
      satisfaction integer,
      solution text
    );
    create index ticket_staging_batch on ticket_staging (batch_id, row_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ticket_staging; drop sequence ticket_batches;');
  }
}
