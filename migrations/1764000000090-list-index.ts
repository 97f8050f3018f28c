// The customers of a store and tier stand ready in the order of the list, so that a page and its total read the index alone.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ListIndex1764000000090 implements MigrationInterface {
  name = 'ListIndex1764000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index customers_store_tier on customers (store_id, tier, id) where not is_stand_in and merged_into_id is null');
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('drop index customers_store_tier'); }
}
