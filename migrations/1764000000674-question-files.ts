// Versions of exam questions know the file that they came in with, so that a batch can be taken back.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class QuestionFiles1764000000674 implements MigrationInterface {
  name = 'QuestionFiles1764000000674';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table exam_question_versions add column transfer_id bigint references transfers (id); create index exam_question_versions_transfer on exam_question_versions (transfer_id) where transfer_id is not null;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table exam_question_versions drop column transfer_id;');
  }
}
