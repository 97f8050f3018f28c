// Plans of improvement say which of the five parts of the framework they improve; those made by a shipped template say it from now on, too.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By template and measure, as the shipped templates say it. */
const PARTS: readonly (readonly [template: string, measure: string, part: string])[] = [
  ['roll-out', 'tickets.onTimeRate', 'FLOW'],
  ['store-goals', 'tickets.satisfiedShare', 'EVALUATION'], ['store-goals', 'tickets.volume', 'FLOW'], ['store-goals', 'sales.returnRate', 'TECHNOLOGY'], ['store-goals', 'ticketQuality.passRate', 'PEOPLE'],
  ['five-goals', 'tickets.satisfactionMean', 'EVALUATION'], ['five-goals', 'sales.returnRate', 'TECHNOLOGY'], ['five-goals', 'tickets.answeredIn24h', 'FLOW'], ['five-goals', 'audits.score', 'PEOPLE'], ['five-goals', 'tickets.reopenRate', 'COMMUNICATION'],
];

export class FrameworkParts1764000000411 implements MigrationInterface {
  name = 'FrameworkParts1764000000411';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table improvement_plans add column part text check (part in ('FLOW', 'PEOPLE', 'TECHNOLOGY', 'COMMUNICATION', 'EVALUATION'))`);
    await runner.query(
      'update improvement_plans p set part = x.part from unnest($1::text[], $2::text[], $3::text[]) x(template, measure, part) where p.template_key = x.template and p.measure_key = x.measure',
      [PARTS.map(([template]) => template), PARTS.map(([, measure]) => measure), PARTS.map(([, , part]) => part)]);
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('alter table improvement_plans drop column part'); }
}
