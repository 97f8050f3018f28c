// How a viewer is shown to itself: roles, words, and the packed rules for the console.
import type { ScopeKind } from '../../../schema/permission.ts';
import type { ViewerView } from '../../../schema/platform/viewer.ts';
import type { Context, Viewer } from '../../core/context.ts';
import { packedRulesOf, wordsOf } from '../access/ability.ts';

/** The view of a person or key; null for nobody. */
export function viewOf(viewer: Viewer, locale: string | null): ViewerView | null {
  if (!viewer.userId) return null;
  return {
    id: viewer.userId, name: viewer.name, nameEn: viewer.nameEn ?? null, username: viewer.username, locale, employeeId: viewer.employeeId, sessionId: viewer.sessionId,
    roles: viewer.roles.map((role) => ({ ...role, scope: role.scope as ScopeKind })),
    permissions: wordsOf(viewer), rules: packedRulesOf(viewer),
  };
}

/** Who is asking, as the account is called now and with the language kept for it; null when nobody is signed in. */
export async function whoIsAsking(ctx: Context): Promise<ViewerView | null> {
  if (!ctx.viewer.userId) return null;
  const { rows } = await ctx.db.write.query<{ locale: string | null; name: string; nameEn: string | null }>('select locale, name, name_en "nameEn" from users where id = $1', [ctx.viewer.userId]);
  const [row] = rows;
  return viewOf(row ? { ...ctx.viewer, name: row.name, nameEn: row.nameEn } : ctx.viewer, row?.locale ?? null);
}
