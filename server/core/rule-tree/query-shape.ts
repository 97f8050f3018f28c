// Turns the rule builder's tree ({ combinator, not, rules }) into a rule and back; the field and operator words are the same.
import { RuleError, type RulePath } from './rule-error.ts';
import { isAll, isAny, isNot, parseRule, RULE_LIMITS, type RuleNode, type RuleParams, type RuleValue } from './tree.ts';

export interface QueryRule { field: string; operator: string; value?: RuleValue; params?: RuleParams }
export interface QueryGroup { combinator: 'and' | 'or'; not?: boolean; label?: string; rules: (QueryGroup | QueryRule)[] }

/** Reads the builder's tree from untrusted JSON; ids and other marks of the builder are dropped. */
export function ruleFromQuery(query: unknown): RuleNode {
  const read = (raw: unknown, path: RulePath): unknown => {
    if (path.length > RULE_LIMITS.depth) throw new RuleError('RULE_TOO_DEEP', path, { limit: RULE_LIMITS.depth });
    if (typeof raw !== 'object' || raw === null) throw new RuleError('RULE_SHAPE', path);
    const { combinator, not, label, rules, field, operator, value, params } = raw as Record<string, unknown>;
    if (!Array.isArray(rules)) return { field, op: operator ?? '', ...(value === undefined ? {} : { value }), ...(params === undefined ? {} : { params }) };
    if (combinator !== 'and' && combinator !== 'or') throw new RuleError('RULE_SHAPE', path);
    const children = rules.map((rule, index) => read(rule, [...path, index]));
    const group = { [combinator === 'and' ? 'all' : 'any']: children, ...(label === undefined ? {} : { label }) };
    return not === true ? { not: children.length === 1 && label === undefined ? children[0] : group } : group;
  };
  return parseRule(read(query, []));
}

/** The builder's tree of a rule; its root is always a group. */
export function queryFromRule(rule: RuleNode): QueryGroup {
  const write = (node: RuleNode): QueryGroup | QueryRule => {
    if (isNot(node)) {
      const inner = write(node.not);
      return 'rules' in inner && !inner.not ? { ...inner, not: true } : { combinator: 'and', not: true, rules: [inner] };
    }
    if (isAll(node) || isAny(node)) {
      const rules = (isAll(node) ? node.all : node.any).map(write);
      return { combinator: isAll(node) ? 'and' : 'or', rules, ...(node.label === undefined ? {} : { label: node.label }) };
    }
    return { field: node.field, operator: node.op, ...(node.value === undefined ? {} : { value: node.value }), ...(node.params ? { params: node.params } : {}) };
  };
  const root = write(rule);
  return 'rules' in root ? root : { combinator: 'and', rules: [root] };
}
