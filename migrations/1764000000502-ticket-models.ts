// What confirmed tickets teach about categories, a row a time it was learnt.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TicketModels1764000000502 implements MigrationInterface {
  name = 'TicketModels1764000000502';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ticket_models (
        number int primary key,
        learnt_at timestamptz not null,
        taught int not null,
        accuracy numeric(7, 6) not null,
        words_accuracy numeric(7, 6) not null,
        model jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('drop table ticket_models'); }
}
