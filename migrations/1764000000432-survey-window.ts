// Surveys say by which channels they are answered, and from when until when.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SurveyWindow1764000000432 implements MigrationInterface {
  name = 'SurveyWindow1764000000432';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table surveys add column channels text[] not null default '{}', add column opens_on date, add column closes_on date, add check (closes_on is null or opens_on is null or closes_on >= opens_on);
    -- Once a quarter is what the quarter's survey keeps by itself; the days of rest are those of every survey.
    update surveys set quiet_days = 30 where is_shipped and key = 'quarterly' and quiet_days = 80;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table surveys drop column channels, drop column opens_on, drop column closes_on;');
  }
}
