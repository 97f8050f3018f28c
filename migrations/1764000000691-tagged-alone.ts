// Who bears a tag, and until when, is told by its index alone: a rule that leaves out the bearers visits no row of theirs.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TaggedAlone1764000000691 implements MigrationInterface {
  name = 'TaggedAlone1764000000691';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customer_tags_tag');
    await runner.query('create index customer_tags_tag on customer_tags (tag_id, customer_id) include (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index customer_tags_tag');
    await runner.query('create index customer_tags_tag on customer_tags (tag_id, customer_id)');
  }
}
