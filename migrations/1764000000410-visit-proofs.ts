// Receipts of secret visits stand apart from the other photos of their audit: they may show who paid.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitProofs1764000000410 implements MigrationInterface {
  name = 'VisitProofs1764000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table audit_files add column shown_audit_id bigint references audits (id), add column prover_id bigint references users (id);
    update audit_files f set shown_audit_id = f.audit_id where not exists (
      select 1 from audits a join form_versions v on v.id = a.form_version_id, jsonb_array_elements(v.content -> 'sections') s, jsonb_array_elements(s -> 'questions') q
      where a.id = f.audit_id and a.audit_kind = 'MYSTERY' and f.dispute_id is null and q ->> 'key' = f.question_key and q ->> 'type' = 'PHOTO' and q ->> 'key' like '%receipt%');
    update audit_files f set prover_id = a.filler_id from audits a where a.id = f.audit_id and f.shown_audit_id is null;
    create index audit_files_shown on audit_files (shown_audit_id);
    create index audit_files_prover on audit_files (prover_id) where prover_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('alter table audit_files drop column shown_audit_id, drop column prover_id;'); }
}
