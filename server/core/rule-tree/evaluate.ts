// Judges one subject in memory; property tests hold it to the same answers as the compiled SQL.
import type { Catalogue } from './catalogue.ts';
import { checkCondition, type CheckedCondition } from './check.ts';
import type { FieldValue, RuleEnv } from './field-types.ts';
import { holds } from './operators.ts';
import { RuleError, type RulePath } from './rule-error.ts';
import { isAll, isAny, isCondition, isNot, type RuleNode } from './tree.ts';

/** What a subject holds for a checked condition; an aggregate without rows is what the field says it is. */
export function actualOf<S>(condition: CheckedCondition<S>, subject: S, env: RuleEnv): FieldValue {
  const read = condition.field.read(subject, condition.params, env);
  return 'grouped' in condition.field ? read ?? condition.field.whenNone : read;
}

/** Does a checked condition hold for a subject? */
export const conditionHolds = <S>(condition: CheckedCondition<S>, subject: S, env: RuleEnv): boolean =>
  holds(condition.op, actualOf(condition, subject, env), condition.value, condition.field.type, env);

/** Checks a rule once and answers a test for many subjects. */
export function prepareRule<S>(catalogue: Catalogue<S>, rule: RuleNode, env: RuleEnv): (subject: S) => boolean {
  const prepare = (node: RuleNode, path: RulePath): ((subject: S) => boolean) => {
    if (isAll(node)) {
      const tests = node.all.map((child, index) => prepare(child, [...path, 'all', index]));
      return (subject) => tests.every((test) => test(subject));
    }
    if (isAny(node)) {
      const tests = node.any.map((child, index) => prepare(child, [...path, 'any', index]));
      return (subject) => tests.some((test) => test(subject));
    }
    if (isNot(node)) {
      const test = prepare(node.not, [...path, 'not']);
      return (subject) => !test(subject);
    }
    if (!isCondition(node)) throw new RuleError('RULE_SHAPE', path);
    const condition = checkCondition(catalogue, node, path);
    return (subject) => conditionHolds(condition, subject, env);
  };
  return prepare(rule, []);
}

/** Does the rule hold for this subject? */
export const evaluateRule = <S>(catalogue: Catalogue<S>, rule: RuleNode, subject: S, env: RuleEnv): boolean =>
  prepareRule(catalogue, rule, env)(subject);
