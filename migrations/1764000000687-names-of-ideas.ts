// Whoever proposed an idea or said something on a scorecard is kept by the English name too: colleagues who may not look the person up read it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NamesOfIdeas1764000000687 implements MigrationInterface {
  name = 'NamesOfIdeas1764000000687';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ideas add column proposer_name_en text;
      update ideas i set proposer_name_en = e.name_en from employees e where e.id = i.proposer_id and e.name_en <> '' and e.name = i.proposer_name;
      alter table scorecard_comments add column author_name_en text;
      update scorecard_comments c set author_name_en = u.name_en from users u where u.id = c.author_id and u.name_en <> '' and u.name = c.author_name;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table scorecard_comments drop column author_name_en; alter table ideas drop column proposer_name_en');
  }
}
