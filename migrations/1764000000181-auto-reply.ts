// Whether a channel answers at once, by itself, that a message came in.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AutoReply1764000000181 implements MigrationInterface {
  name = 'AutoReply1764000000181';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake_channels add column is_auto_reply boolean not null default true;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from ticket_events where act = 'autoReply'; alter table intake_channels drop column is_auto_reply;`);
  }
}
