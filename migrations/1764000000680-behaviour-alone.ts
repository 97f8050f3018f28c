// The indexes of behaviour hold the customer too: whoever fits a condition on behaviour is found without visiting the table.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = { spend365: 'spend365', visits30: 'visits30', last: 'last_purchase_on', first: 'first_purchase_on', contacts365: '((contacts365)::numeric)' } as const;

export class BehaviourAlone1764000000680 implements MigrationInterface {
  name = 'BehaviourAlone1764000000680';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) {
      await runner.query(`drop index behaviour_${name}`);
      await runner.query(`create index behaviour_${name} on customer_behaviour (${on}) include (customer_id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) {
      await runner.query(`drop index behaviour_${name}`);
      await runner.query(`create index behaviour_${name} on customer_behaviour (${on})`);
    }
  }
}
