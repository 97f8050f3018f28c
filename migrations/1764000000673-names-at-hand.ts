// Whoever reckoned, approved and paid a run, and whoever decided on an award, is kept by the English name too: pay may be read without reading accounts.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const RUN = [['maker', 'maker_user_id'], ['approver', 'approved_by_id'], ['second_approver', 'second_approved_by_id'], ['payer', 'paid_by_id']] as const;

export class NamesAtHand1764000000673 implements MigrationInterface {
  name = 'NamesAtHand1764000000673';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table incentive_runs ${RUN.map(([name]) => `add column ${name}_name_en text`).join(', ')}; alter table award_nominations add column decider_name_en text;`);
    for (const [name, id] of RUN) await runner.query(`update incentive_runs r set ${name}_name_en = u.name_en from users u where u.id = r.${id} and u.name = r.${name}_name`);
    await runner.query('update award_nominations n set decider_name_en = u.name_en from users u where u.id = n.decider_user_id and u.name = n.decider_name');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table award_nominations drop column decider_name_en; alter table incentive_runs ${RUN.map(([name]) => `drop column ${name}_name_en`).join(', ')};`);
  }
}
