// Links go to the customer alone: how each was sent, and where a channel takes messages to be sent.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LinkSending1764000000450 implements MigrationInterface {
  name = 'LinkSending1764000000450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table portal_links add column sending text check (sending in ('WAITING', 'SENT', 'FAILED', 'NO_WAY')), add column sent_to text, add column sent_by text, add column sent_at timestamptz;
    alter table intake_channels add column deliver_url text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table portal_links drop column sending, drop column sent_to, drop column sent_by, drop column sent_at; alter table intake_channels drop column deliver_url;');
  }
}
