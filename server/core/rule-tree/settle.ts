// Answers beforehand what a rule asks of a past, for subjects that were made this instant and have none.
import type { Catalogue } from './catalogue.ts';
import { checkCondition } from './check.ts';
import { conditionHolds } from './evaluate.ts';
import type { RuleEnv } from './field-types.ts';
import { holds } from './operators.ts';
import { isAll, isAny, isCondition, isNot, type RuleNode } from './tree.ts';

/**
 * What is left of a rule for a new subject: conditions on what only a past brings are answered by `blank`, a subject without
 * one; those on its own row stay. `true` and `false` where nothing stays to be asked.
 */
export function settleForNew<S>(catalogue: Catalogue<S>, rule: RuleNode, blank: S, env: RuleEnv): RuleNode | boolean {
  if (isNot(rule)) {
    const inner = settleForNew(catalogue, rule.not, blank, env);
    return typeof inner === 'boolean' ? !inner : { not: inner };
  }
  if (isCondition(rule)) {
    const condition = checkCondition(catalogue, rule, []);
    if (!catalogue.isOfPast(condition.field)) return rule;
    const { field, op, value } = condition;
    return 'grouped' in field ? holds(op, field.whenNone, value, field.type, env) : conditionHolds(condition, blank, env);
  }
  // One false part decides an "all", one true part an "any"; the others say nothing there.
  const decides = isAny(rule);
  const children = isAll(rule) ? rule.all : rule.any;
  const left: RuleNode[] = [];
  for (const child of children) {
    const one = settleForNew(catalogue, child, blank, env);
    if (one === decides) return decides;
    if (typeof one !== 'boolean') left.push(one);
  }
  if (!left.length) return !decides;
  return decides ? { any: left } : { all: left };
}
