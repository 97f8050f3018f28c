// The day on which something was given, in its store's zone, so that a period's cost is a filter over a list.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationDays1764000000114 implements MigrationInterface {
  name = 'CompensationDays1764000000114';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table compensations add column granted_on date;
    update compensations c set granted_on = (c.granted_at at time zone s.time_zone)::date from stores s where s.id = c.store_id and c.granted_at is not null;
    create index compensations_granted_on on compensations (granted_on, store_id) where granted_on is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table compensations drop column granted_on;');
  }
}
