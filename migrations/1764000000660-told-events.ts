// With which words of the thread a customer was told the result of an incident: whether they reached her stands with them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ToldEvents1764000000660 implements MigrationInterface {
  name = 'ToldEvents1764000000660';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table incident_tickets add column told_event_id bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table incident_tickets drop column told_event_id');
  }
}
