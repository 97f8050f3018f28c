// An index less to keep at every receipt: only the first roll of a chain ever asked for the least day.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BehaviourIndex1764000000490 implements MigrationInterface {
  name = 'BehaviourIndex1764000000490';

  async up(runner: QueryRunner): Promise<void> { await runner.query('drop index behaviour_rolled'); }
  async down(runner: QueryRunner): Promise<void> { await runner.query('create index behaviour_rolled on customer_behaviour (rolled_on)'); }
}
