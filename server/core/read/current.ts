// A row as it stands now, for whoever lost a race on it: every property of its own that the viewer may see, as the wire has it.
import { allNouns, type NounMeta } from '../../../schema/base.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { coverage } from './rights.ts';
import { compileRows } from './rows.ts';
import { objectText } from './json-text.ts';
import { propSql, writtenText } from './select.ts';

type Run = <T>(text: string, params: unknown[]) => Promise<T[]>;

/** The noun that a class declares. */
const nounOfClass = (target: unknown): NounMeta | undefined => allNouns().find((noun) => noun.target === target);

/** The row with the viewer's rights and masks laid over it; null where it is not to be seen. `run` reads in the caller's transaction. */
export async function currentRow(ctx: Context, target: unknown, id: string, run: Run): Promise<Record<string, unknown> | null> {
  const noun = nounOfClass(target);
  if (!noun || noun.owner) return null;
  let json = `'null'`;
  try {
    const rows = compileRows(ctx, noun.name, { ids: [id] }, (level) => {
      const shown = [...noun.props.values()].filter((prop) => !prop.hidden && coverage(ctx.viewer, noun.read, prop.right) !== 'none');
      json = objectText(shown.map((prop) => [prop.name, writtenText(prop, propSql(level, prop, [prop.name]))]));
      return [];
    });
    const [row] = await run<{ j: Record<string, unknown> }>(`select ${json}::json j from ${rows.from} where ${rows.where}`, rows.params);
    return row?.j ?? null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
