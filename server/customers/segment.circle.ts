// Segments may refer to segments, but never back to themselves.
import type { Context } from '../core/context.ts';
import { assertNoCircle } from '../core/rule-tree/references.ts';
import type { RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { asRefusal } from './segment.scope.ts';

type Ask = <T>(text: string, values: unknown[]) => Promise<T[]>;

/** Refuses a rule by which the segment would come back to itself. `ask` reads inside the caller's transaction. */
export async function demandNoCircle(ctx: Context, segmentId: string, rule: RuleNode, ask?: Ask): Promise<void> {
  const run: Ask = ask ?? (async (text, values) => (await ctx.db.read.query(text, values)).rows as never);
  try {
    await assertNoCircle(customerCatalogue, 'segment', segmentId, rule, async (id) => {
      if (!/^\d{1,18}$/.test(id)) return undefined;
      const [row] = await run<{ rule: RuleNode | null }>('select rule from segments where id = $1', [id]);
      return row?.rule ?? undefined;
    });
  } catch (error) { throw asRefusal(error, 'input.rule'); }
}
