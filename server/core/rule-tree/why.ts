// Says why a subject is in or out: every group and condition with what was found and what was required.
import { explain, type ExplainedRule, type Explanation } from '../explanation.ts';
import { labelOf, sameLabel, type Label } from '../language.ts';
import type { Catalogue } from './catalogue.ts';
import { checkCondition, type ViewerMay } from './check.ts';
import { actualOf, conditionHolds } from './evaluate.ts';
import type { FieldValue, RuleEnv } from './field-types.ts';
import { requirementOf, sayActual, sayField, type NameOf } from './phrases.ts';
import { RuleError, type RulePath } from './rule-error.ts';
import { isAll, isAny, isCondition, isNot, type Condition, type RuleNode } from './tree.ts';

export interface WhyOptions {
  nameOf?: NameOf;
  /** A viewer without a field's right sees neither its value nor whether its condition holds. */
  viewerMay?: ViewerMay;
  /** The rule's key, version and since when, shown at the root. */
  rule?: ExplainedRule;
}

/** A verdict with its reasons; `value` of a group is how many of its conditions hold. */
export interface Verdict extends Explanation { holds: boolean }

/** Judges one subject and explains it. The root always carries the verdict. */
export function whyRule<S>(catalogue: Catalogue<S>, rule: RuleNode, subject: S, env: RuleEnv, options: WhyOptions = {}): Verdict {
  const judge = (node: RuleNode, path: RulePath): { verdict: boolean; told: Explanation } => {
    if (isNot(node)) {
      const inner = judge(node.not, [...path, 'not']);
      const verdict = !inner.verdict;
      const told = explain({ zh: '排除', en: 'Excluded' }, verdict, {
        path, inputs: [inner.told],
        ...(inner.told.holds === undefined ? {} : { holds: verdict, text: verdict
          ? { zh: '排除条件未命中', en: 'the exclusion does not apply' } : { zh: '命中了排除条件', en: 'the exclusion applies' } }),
      });
      return { verdict, told };
    }
    if (isCondition(node)) return judgeCondition(node, path);
    const any = isAny(node);
    const children = any ? node.any : isAll(node) ? node.all : undefined;
    if (!children) throw new RuleError('RULE_SHAPE', path);
    const judged = children.map((child, index) => judge(child, [...path, any ? 'any' : 'all', index]));
    const held = judged.filter((child) => child.verdict).length;
    const verdict = any ? held > 0 : held === judged.length;
    const hidden = judged.some((child) => child.told.holds === undefined);
    return { verdict, told: explain(groupLabel(any, isNot(node) ? undefined : node.label), hidden ? null : held, {
      path, inputs: judged.map((child) => child.told),
      ...(hidden ? {} : { holds: verdict, text: {
        zh: `${judged.length} 个条件中满足 ${held} 个`, en: `${held} of ${judged.length} ${judged.length === 1 ? 'condition' : 'conditions'} met`,
      } }),
    }) };
  };

  const judgeCondition = (node: Condition, path: RulePath): { verdict: boolean; told: Explanation } => {
    const condition = checkCondition(catalogue, node, path);
    const { field, params } = condition;
    const verdict = conditionHolds(condition, subject, env);
    const label = labelOf((language) => sayField(field, params, language, options.nameOf));
    const requirement = requirementOf(condition, options.nameOf);
    const required = { zh: `要求${requirement.zh}`, en: `required: ${requirement.en}` };
    if (field.right && options.viewerMay && !options.viewerMay(field.right)) {
      return { verdict, told: explain(label, null, { path, required, text: { zh: '无权查看', en: 'not yours to see' } }) };
    }
    const actual = actualOf(condition, subject, env);
    return { verdict, told: explain(label, plainValue(actual), {
      path, holds: verdict, required, ...(field.unit ? { unit: field.unit } : {}),
      text: labelOf((language) => sayActual(field, actual, env, language, options.nameOf)),
      ...field.evidence?.(subject, params, env),
    }) };
  };

  const { verdict, told } = judge(rule, []);
  return { ...told, holds: verdict, ...(options.rule ? { rule: options.rule } : {}) };
}

function groupLabel(any: boolean, name: string | undefined): Label {
  const kind = any ? { zh: '任一满足', en: 'any of these' } : { zh: '全部满足', en: 'all of these' };
  if (!name) return kind;
  const own = sameLabel(name);
  return { zh: `${own.zh}：${kind.zh}`, en: `${own.en}: ${kind.en}` };
}

function plainValue(actual: FieldValue): string | number | boolean | null {
  if (actual === null || actual === undefined) return null;
  return typeof actual === 'object' ? ('length' in actual ? actual.join(',') : actual.toFixed()) : actual;
}
