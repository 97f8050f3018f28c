// Signing in: the tries of the last minutes, one account per spelling of a name, and the reason given for opening fields.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignIn1764000000010 implements MigrationInterface {
  name = 'SignIn1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    -- The instants themselves, not a count per window: ten in ANY quarter of an hour, also across a window's edge.
    create table sign_in_tries (
      key text primary key,
      tries timestamptz[] not null,
      last_at timestamptz not null
    );
    create index sign_in_tries_last_at on sign_in_tries (last_at);
    -- Li and li are one account, or a look-alike could be made beside it.
    create unique index users_username_folded on users (lower(username));
    alter table sessions add column reveal_reason text;
    create index role_grants_role on role_grants (role_id);
    create index api_keys_user on api_keys (user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    drop index api_keys_user, role_grants_role, users_username_folded;
    alter table sessions drop column reveal_reason;
    drop table sign_in_tries;
    `);
  }
}
