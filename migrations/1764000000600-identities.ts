// Who is who in the company's own directory: one identity there is one account here, tied when it first comes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identities1764000000600 implements MigrationInterface {
  name = 'Identities1764000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    create table user_identities (
      user_id bigint not null references users (id) on delete cascade, issuer text not null, subject text not null, tied_at timestamptz not null default now(),
      primary key (user_id), unique (issuer, subject)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table user_identities');
  }
}
