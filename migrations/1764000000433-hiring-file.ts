// What was seen of somebody when they were hired, by the standards of A-11.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HiringFile1764000000433 implements MigrationInterface {
  name = 'HiringFile1764000000433';

  async up(runner: QueryRunner): Promise<void> { await runner.query('alter table employees add column hiring_file jsonb;'); }

  async down(runner: QueryRunner): Promise<void> { await runner.query('alter table employees drop column hiring_file;'); }
}
