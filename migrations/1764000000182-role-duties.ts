// What whoever holds a role is there for.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoleDuties1764000000182 implements MigrationInterface {
  name = 'RoleDuties1764000000182';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table roles add column duties_zh text[] not null default '{}', add column duties_en text[] not null default '{}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table roles drop column duties_zh, drop column duties_en;');
  }
}
