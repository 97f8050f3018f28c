// Which of some rows a viewer may see just now, and their versions: live news passes the same row rules as every read.
import { nounOf } from '../../../schema/base.ts';
import type { Context } from '../../core/context.ts';
import { nameOf } from '../../core/prepared.ts';
import { Binder } from '../../core/read/binder.ts';
import { decodeId, encodeId, keyProp } from '../../core/read/ids.ts';
import { mayRead, rowSql } from '../../core/read/row-rules.ts';

/** Wire id -> version of the rows that the viewer may see; asked of the primary, as the news is newer than a replica. */
export async function visibleRows(ctx: Context, resource: string, wireIds: readonly string[]): Promise<Map<string, number | null>> {
  const noun = nounOf(resource);
  const keys = wireIds.flatMap((wire) => decodeId(noun, wire) ?? []);
  if (!keys.length || !mayRead(ctx.viewer, noun)) return new Map();
  const binder = new Binder();
  const ids = binder.bind(() => keys.map((key) => key.id), 'bigint[]');
  const key = noun.props.get(keyProp(noun))?.column ?? 'id';
  const owner = noun.owner ? (noun.props.get(noun.owner)?.column ?? null) : null;
  const among = owner
    ? `(t.${owner}, t.${key}) in (select * from unnest(${binder.bind(() => keys.map((k) => k.owner), 'bigint[]')}, ${ids}))` : `t.${key} = any(${ids})`;
  const rule = rowSql(ctx.viewer, noun, 't', binder);
  const text = `select ${owner ? `t.${owner}::text` : 'null'} as owner, t.${key}::text as id, ${noun.props.has('version') ? 't.version' : 'null::int'} as version
    from ${noun.table} t where ${among}${rule ? ` and ${rule}` : ''}`;
  const { rows } = await ctx.db.write.query<{ owner: string | null; id: string; version: number | null }>({
    name: nameOf(text), text,
    values: binder.values({ args: [], viewer: ctx.viewer, now: ctx.clock.now() }),
  });
  return new Map(rows.map((row) => [encodeId(noun, row), row.version]));
}
