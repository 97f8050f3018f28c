// After some tickets nobody is asked how it was: whoever solves one may say so.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SurveyOff1764000000501 implements MigrationInterface {
  name = 'SurveyOff1764000000501';

  async up(runner: QueryRunner): Promise<void> { await runner.query('alter table tickets add column is_survey_off boolean not null default false'); }
  async down(runner: QueryRunner): Promise<void> { await runner.query('alter table tickets drop column is_survey_off'); }
}
