// What we say by a channel that writes is carried to the customer: whether it went stands with the message, and where she is written to with the ticket.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MessageDelivery1764000000500 implements MigrationInterface {
  name = 'MessageDelivery1764000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table ticket_events add column delivery text check (delivery in ('WAITING', 'SENT', 'FAILED', 'NO_WAY'))`);
    await runner.query('alter table tickets add column contact_email text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table tickets drop column contact_email');
    await runner.query('alter table ticket_events drop column delivery');
  }
}
