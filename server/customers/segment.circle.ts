// Segments may refer to segments that are in use, but never back to themselves.
import type { Context } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { assertNoCircle } from '../core/rule-tree/references.ts';
import { RuleError } from '../core/rule-tree/rule-error.ts';
import type { RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { segmentReasons } from './segment.messages.ts';
import { segmentsIn } from './segment.rules.ts';
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
  } catch (error) { throw asRefusal(await inNames(ctx, error, run), 'input.rule'); }
}

interface Named { id: string; zh: string; en: string }
const namesOf = (rows: readonly Named[], ctx: Context): Map<string, string> => new Map(rows.map((row) => [row.id, ctx.locale === 'en' ? row.en : row.zh]));

/** Says a circle by the names of its segments: people do not know their ids. */
async function inNames(ctx: Context, error: unknown, run: Ask): Promise<unknown> {
  if (!(error instanceof RuleError) || error.code !== 'RULE_CIRCLE' || !error.params.chain) return error;
  const ids = error.params.chain.split(' → ');
  const names = namesOf(await run<Named>('select id::text, name_zh zh, name_en en from segments where id::text = any($1)', [ids]), ctx);
  return new RuleError(error.code, error.path, { chain: ids.map((id) => names.get(id) ?? id).join(' → ') });
}

/** Refuses a rule that rests on segments out of use, whose members nobody keeps up; locks those it names, so that none is archived meanwhile. */
export async function demandInUse(ctx: Context, rule: RuleNode, run: Ask): Promise<void> {
  const rows = await run<Named & { is_archived: boolean }>(
    'select id::text, name_zh zh, name_en en, is_archived from segments where id = any($1::bigint[]) order by segments.id for share', [segmentsIn(rule)]);
  const gone = namesOf(rows.filter((row) => row.is_archived), ctx);
  if (gone.size) throw new AppError('POLICY', segmentReasons.SEGMENT_REFERS_ARCHIVED, { params: { names: [...gone.values()].join(', ') } });
}
