// Whether the viewer voted for an idea: for all ideas of a list in one question.
import DataLoader from 'dataloader';
import type { Context } from '../../core/context.ts';

const SLOT = 'staff:idea votes';
/** Has the viewer voted for it? */
export function hasMyVote(ctx: Context, ideaId: string): Promise<boolean> {
  const known = ctx.loaders.get(SLOT) as DataLoader<string, boolean> | undefined;
  const loader = known ?? new DataLoader<string, boolean>(async (ids) => {
    if (!ctx.viewer.employeeId) return ids.map(() => false);
    ctx.db.statements += 1;
    const { rows } = await ctx.db.read.query<{ id: string }>('select idea_id::text id from idea_votes where employee_id = $1 and idea_id = any($2::bigint[])', [ctx.viewer.employeeId, [...ids]]);
    const mine = new Set(rows.map((row) => row.id));
    return ids.map((id) => mine.has(id));
  });
  ctx.loaders.set(SLOT, loader);
  return loader.load(ideaId);
}
