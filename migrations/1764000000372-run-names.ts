// Who reckoned, approved and paid a run, by name: kept with it, so that whoever works on pay sees them without a right to accounts.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunNames1764000000372 implements MigrationInterface {
  name = 'RunNames1764000000372';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table incentive_runs add maker_name text, add approver_name text, add second_approver_name text, add payer_name text;
    update incentive_runs r set maker_name = (select name from users where id = r.maker_user_id), approver_name = (select name from users where id = r.approved_by_id),
      second_approver_name = (select name from users where id = r.second_approved_by_id), payer_name = (select name from users where id = r.paid_by_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table incentive_runs drop column maker_name, drop column approver_name, drop column second_approver_name, drop column payer_name');
  }
}
