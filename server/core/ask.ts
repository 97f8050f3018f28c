// One statement asked from wherever the caller stands: in its transaction, where its own writes are seen, or on a pool.
import type { Context, WriteContext } from './context.ts';

/** Rows of a statement: inside the caller's transaction where there is one, else on the primary (or, by `handle`, where reading goes). */
export async function ask<Row>(ctx: Context | WriteContext, text: string, values: unknown[] = [], handle: 'write' | 'read' = 'write'): Promise<Row[]> {
  return 'manager' in ctx ? ctx.manager.query<Row[]>(text, values) : (await ctx.db[handle].query(text, values)).rows as Row[];
}
