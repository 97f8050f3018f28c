// Who was merged into whom is found by index: an import that is taken back asked it of the whole table for each customer that goes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MergedInto1764000000683 implements MigrationInterface {
  name = 'MergedInto1764000000683';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index customers_merged on customers (merged_into_id) where merged_into_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customers_merged');
  }
}
