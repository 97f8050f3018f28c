// Who keeps an instrument: reminded before its calibration ends.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InstrumentKeepers1764000000631 implements MigrationInterface {
  name = 'InstrumentKeepers1764000000631';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table instruments add column keeper_id bigint references employees (id);
    create index instruments_keeper on instruments (keeper_id);
    create index instruments_calibration on instruments (calibration_due_on) where not is_retired;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index instruments_calibration; alter table instruments drop column keeper_id;');
  }
}
