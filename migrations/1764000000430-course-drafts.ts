// When a course was first published, and a file first shown: before that its writers alone see them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseDrafts1764000000430 implements MigrationInterface {
  name = 'CourseDrafts1764000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table courses add column published_at timestamptz;
    alter table course_files add column shown_at timestamptz;
    update courses c set published_at = v.at from (select course_id, min(effective_from) at from course_versions where state <> 'DRAFT' group by 1) v where v.course_id = c.id;
    update course_files f set shown_at = v.at from (
      select f.id, min(v.effective_from) at from course_files f join course_versions v on v.course_id = f.course_id and v.state <> 'DRAFT',
        jsonb_array_elements(v.content -> 'lessons') l
      where f.id::text in (l ->> 'pictureId', l ->> 'videoId') or l -> 'attachmentIds' ? f.id::text group by 1) v where v.id = f.id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table course_files drop column shown_at; alter table courses drop column published_at;');
  }
}
