// What is to be done for a customer with a tag, in both languages: it stands beside her on every ticket.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WhatATagAsksFor1764000000681 implements MigrationInterface {
  name = 'WhatATagAsksFor1764000000681';

  async up(runner: QueryRunner): Promise<void> { await runner.query('alter table tags add column advice_zh text, add column advice_en text'); }

  async down(runner: QueryRunner): Promise<void> { await runner.query('alter table tags drop column advice_zh, drop column advice_en'); }
}
