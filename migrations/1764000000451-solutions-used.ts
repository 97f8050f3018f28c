// Which solutions were taken up again: found by the ticket that they come from.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SolutionsUsed1764000000451 implements MigrationInterface {
  name = 'SolutionsUsed1764000000451';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index ticket_events_solution_used on ticket_events ((detail ->> 'from')) where act = 'solutionUsed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ticket_events_solution_used');
  }
}
