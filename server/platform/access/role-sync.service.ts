// Brings the shipped roles of the matrix into the database; roles that the chain made itself stay as they are.
import type { Database } from '../../core/database.ts';
import { SHIPPED_ROLES, type ShippedRole } from './roles.matrix.ts';

const SYNC_SQL = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as x(key text, name_zh text, name_en text, words text[], duties_zh text[], duties_en text[])
  ), put as (
    insert into roles as r (key, name_zh, name_en, is_shipped, words, duties_zh, duties_en)
    select key, name_zh, name_en, true, words, duties_zh, duties_en from given order by key
    on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, is_shipped = true,
      words = excluded.words, duties_zh = excluded.duties_zh, duties_en = excluded.duties_en, version = r.version + 1, updated_at = now()
    where (r.name_zh, r.name_en, r.is_shipped, r.words, r.duties_zh, r.duties_en) is distinct from (excluded.name_zh, excluded.name_en, true, excluded.words, excluded.duties_zh, excluded.duties_en)
    returning id, key
  ), touched as (
    update users set rights_version = rights_version + 1
    where id in (select user_id from role_grants where role_id in (select id from put)) returning id
  )
  select key, (select count(*)::int from touched) from put`;

/** Writes every shipped role as the matrix says; answers the keys that changed. Open sessions take new words up at once. */
export async function syncRoles(db: Pick<Database, 'write'>): Promise<string[]> {
  const given = Object.entries(SHIPPED_ROLES)
    .map(([key, role]: [string, ShippedRole]) => ({ key, name_zh: role.nameZh, name_en: role.nameEn, words: role.words, duties_zh: (role.duties ?? []).map(([zh]) => zh), duties_en: (role.duties ?? []).map(([, en]) => en) }));
  const { rows } = await db.write.query<{ key: string }>(SYNC_SQL, [JSON.stringify(given)]);
  return rows.map((row) => row.key);
}
