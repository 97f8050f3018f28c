// Takes the half-filled conditions out of a rule that someone is still writing, and says which they were.
import type { Catalogue } from './catalogue.ts';
import { missingIn } from './check.ts';
import type { RulePath } from './rule-error.ts';
import { isAll, isAny, isCondition, isNot, type RuleNode } from './tree.ts';

export interface PrunedRule {
  /** Only complete conditions; everyone, when none is complete. */
  rule: RuleNode;
  /** Places, in the rule as given, of conditions not complete and of groups without any. */
  excluded: RulePath[];
  /** Nothing was complete. */
  empty: boolean;
  /** The place in the rule as given of a place in the pruned rule, for marking errors and counts. */
  originOf: (path: RulePath) => RulePath;
}

/** Leaves out what is not complete. Wrong values stay, so that compiling names them. */
export function pruneIncomplete<S>(catalogue: Catalogue<S>, rule: RuleNode): PrunedRule {
  const excluded: RulePath[] = [];
  const origins = new Map<string, RulePath>();
  const prune = (node: RuleNode, from: RulePath, to: RulePath): RuleNode | undefined => {
    origins.set(JSON.stringify(to), from);
    if (isNot(node)) {
      const inner = prune(node.not, [...from, 'not'], [...to, 'not']);
      return inner && { not: inner };
    }
    if (isCondition(node)) {
      if (!missingIn(catalogue, node)) return node;
      excluded.push(from);
      return undefined;
    }
    const key = isAny(node) ? 'any' : 'all';
    const children = isAny(node) ? node.any : isAll(node) ? node.all : [];
    if (!children.length && from.length) excluded.push(from);
    const kept: RuleNode[] = [];
    children.forEach((child, index) => {
      const left = prune(child, [...from, key, index], [...to, key, kept.length]);
      if (left) kept.push(left);
    });
    if (!kept.length) return undefined;
    const label = 'label' in node && node.label !== undefined ? { label: node.label } : {};
    return key === 'any' ? { any: kept, ...label } : { all: kept, ...label };
  };
  const left = prune(rule, [], []);
  return {
    rule: left ?? { all: [] }, excluded, empty: left === undefined,
    originOf: (path) => origins.get(JSON.stringify(path)) ?? path,
  };
}
