// What could not be sent is kept: a message knows the link that it tells of, those that wait for a way are found at once, and an invitation says whether it went.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeptMessages1764000000657 implements MigrationInterface {
  name = 'KeptMessages1764000000657';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ticket_events add column link_key text;
      create index ticket_events_kept on ticket_events (id) where delivery = 'NO_WAY';
      alter table survey_invitations add column sending text check (sending in ('WAITING', 'SENT', 'FAILED', 'NO_WAY'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table survey_invitations drop column sending;
      drop index ticket_events_kept;
      alter table ticket_events drop column link_key;
    `);
  }
}
