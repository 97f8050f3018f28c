// Opens a number: finds who registered it, asks with the viewer's rights, and lays the answer out for the wire.
import type { ExplainInput, Explainable, Explained } from '../../../schema/platform/explain.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { defineMessages } from '../../core/messages.ts';
import { explainable, explainables } from './explain.registry.ts';

const explainReasons = defineMessages({
  NUMBER_UNKNOWN: ['没有这个可解释的指标', 'There is no such number to explain'],
  NUMBER_PARAMS: ['参数写法不对', 'The params are not well formed'],
});

/** How a number came about. A row out of sight answers like a row that is not there. */
export async function explainNumber(ctx: Context, input: ExplainInput): Promise<Explained> {
  const found = explainable(input.number);
  demand(found, 'input.number', explainReasons.NUMBER_UNKNOWN);
  authorise(ctx, found.word);
  demand(!found.of || input.id, 'input.id', 'VALUE_REQUIRED');
  const params = input.params ?? {};
  demand(typeof params === 'object' && !Array.isArray(params) && Object.keys(params).every((key) => found.params?.includes(key)), 'input.params', explainReasons.NUMBER_PARAMS);
  const tree = await found.explain(ctx, { id: input.id ?? '', params });
  if (!tree) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return {
    number: found.number, label: tree.label, value: tree.value, unit: tree.unit ?? null, text: tree.text ?? null, definition: found.definition,
    version: tree.rule ? { key: tree.rule.key, number: tree.rule.version ?? null, since: tree.rule.since ?? null } : null,
    inputs: tree.inputs, rows: tree.rows ? { ...tree.rows, count: tree.rows.count ?? null } : null, tree,
  };
}

/** The numbers that the viewer may open. */
export const explainableFor = (ctx: Context): Explainable[] => explainables().filter((one) => ctx.viewer.reaches.has(one.word))
  .map(({ number, label, definition, of, params }) => ({ number, label, definition, of: of ?? null, params: [...params ?? []] }));
