// Which other rules a rule refers to, and the check that following them never leads back.
import type { Catalogue } from './catalogue.ts';
import { RuleError } from './rule-error.ts';
import { conditionsOf, type RuleNode } from './tree.ts';

/** Ids named by `reference` fields (and reference parameters) of that source, each once, in reading order. */
export function referencesOf<S>(catalogue: Catalogue<S>, rule: RuleNode, source: string): string[] {
  const found = new Set<string>();
  for (const { condition } of conditionsOf(rule)) {
    const field = catalogue.field(condition.field);
    if (!field) continue;
    const named = field.type === 'reference' && field.source === source ? [condition.value] : [];
    const params = (field.params ?? [])
      .filter((param) => param.type === 'reference' && param.source === source)
      .map((param) => (condition.params && Object.hasOwn(condition.params, param.key) ? condition.params[param.key] : undefined));
    for (const value of [...named, ...params].flat()) {
      if (typeof value === 'string' || typeof value === 'number') found.add(String(value));
    }
  }
  return [...found];
}

/** Finds the rule of an id; undefined for one without a rule (a fixed list). */
export type RuleLoader = (id: string) => RuleNode | undefined | Promise<RuleNode | undefined>;

/** Throws RULE_CIRCLE with the chain of ids when the rule of `id` would, by its references, come back to itself or meet a circle. */
export async function assertNoCircle<S>(
  catalogue: Catalogue<S>, source: string, id: string, rule: RuleNode, load: RuleLoader,
): Promise<void> {
  const cleared = new Set<string>();
  const visit = async (current: string, tree: RuleNode | undefined, chain: string[]): Promise<void> => {
    if (chain.includes(current)) throw new RuleError('RULE_CIRCLE', [], { chain: [...chain, current].join(' → ') });
    if (cleared.has(current) || !tree) return;
    for (const next of referencesOf(catalogue, tree, source)) {
      await visit(next, next === id ? rule : await load(next), [...chain, current]);
    }
    cleared.add(current);
  };
  await visit(id, rule, []);
}
