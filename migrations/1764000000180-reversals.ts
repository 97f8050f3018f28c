// Compensations that were taken back: who, when and why; and questions that wait for a decision, on the due table.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = (more: string): string => `
    alter table compensations drop constraint compensations_state_check;
    alter table compensations add constraint compensations_state_check check (state in ('PENDING', 'GRANTED', 'PAID', 'REFUSED', 'EXPIRED', 'WITHDRAWN'${more}));`;

export class Reversals1764000000180 implements MigrationInterface {
  name = 'Reversals1764000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${STATES(", 'REVERSED'")}
    alter table compensations add column reversed_at timestamptz, add column reversed_by_id bigint references employees (id), add column reversal_reason text;
    alter table compensations add constraint compensations_reversed_check check (state <> 'REVERSED' or reversed_at is not null);
    insert into due_actions (kind, subject, due_at, run_at) select 'platform.approval-due', id::text, due_at, due_at from approvals where state = 'PENDING' on conflict (kind, subject) where done_at is null do nothing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    delete from due_actions where kind = 'platform.approval-due' and done_at is null;
    alter table compensations drop constraint compensations_reversed_check;
    update compensations set state = 'WITHDRAWN' where state = 'REVERSED';
    alter table compensations drop column reversed_at, drop column reversed_by_id, drop column reversal_reason;
    ${STATES('')}
    `);
  }
}
