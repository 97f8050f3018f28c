// A board keeps the number of the rule that placed its people: ties are broken by the second, boards of before stay as they were placed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BoardRules1764000000686 implements MigrationInterface {
  name = 'BoardRules1764000000686';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table boards add column rule_version int not null default 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table boards drop column rule_version');
  }
}
