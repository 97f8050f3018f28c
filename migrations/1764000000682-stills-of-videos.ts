// Stills of a customer's video: a frame that somebody stopped at and marked, kept beside the video it is of.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StillsOfVideos1764000000682 implements MigrationInterface {
  name = 'StillsOfVideos1764000000682';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table diagnosis_shots add column still_of_id bigint, add column still_at_ms integer check (still_at_ms >= 0), add column is_by_staff boolean not null default false,
      add constraint diagnosis_shots_still check ((still_of_id is null) = (still_at_ms is null)),
      add foreign key (customer_id, still_of_id) references diagnosis_shots (customer_id, id) deferrable initially deferred;
    create index diagnosis_shots_still_of on diagnosis_shots (customer_id, still_of_id) where still_of_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    delete from diagnosis_shots where still_of_id is not null;
    alter table diagnosis_shots drop column still_of_id, drop column still_at_ms, drop column is_by_staff;
    `);
  }
}
