// An adjustment of pay says by name who made it and who decided: whoever reads pay need not be allowed to read accounts.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AdjustmentHands1764000000676 implements MigrationInterface {
  name = 'AdjustmentHands1764000000676';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table pay_adjustments add column maker_name text, add column maker_name_en text, add column decider_name text, add column decider_name_en text;
      update pay_adjustments a set maker_name = u.name, maker_name_en = u.name_en from users u where u.id = a.maker_user_id;
      update pay_adjustments a set decider_name = u.name, decider_name_en = u.name_en from users u where u.id = a.decider_user_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table pay_adjustments drop column maker_name, drop column maker_name_en, drop column decider_name, drop column decider_name_en');
  }
}
