// What can be wrong with a rule: one closed list of reason words with their texts, and the error that carries place and word.
import { AppError } from '../errors.ts';
import type { Label } from '../language.ts';
import { defineMessages, say } from '../messages.ts';

/** Where in a rule: keys and indexes from the root (`['all', 0, 'not']`). */
export type RulePath = (string | number)[];

const ruleReasons = defineMessages({
  RULE_SHAPE: ['条件的结构不对', 'This is not a condition'],
  RULE_TOO_DEEP: ['条件组最多嵌套 {limit} 层', 'Conditions may nest {limit} levels at most'],
  RULE_TOO_LARGE: ['条件和条件组加起来最多 {limit} 个', 'A rule may hold {limit} conditions and groups at most'],
  RULE_UNKNOWN_FIELD: ['没有这个字段', 'There is no such field'],
  RULE_FIELD_RIGHT: ['你没有查看这个字段的权限', 'You may not see this field'],
  RULE_UNKNOWN_OPERATOR: ['没有这种比较方式', 'There is no such comparison'],
  RULE_OPERATOR_TYPE: ['这个字段不能这样比较', 'This field cannot be compared like that'],
  RULE_INCOMPLETE: ['条件还没有填完', 'This condition is not complete'],
  RULE_VALUE: ['填写的值不对', 'This value does not fit'],
  RULE_TEXT_TOO_LONG: ['文字最多 {limit} 个字符', 'Text may have {limit} characters at most'],
  RULE_LIST_TOO_LONG: ['最多选 {limit} 项', 'A list may hold {limit} values at most'],
  RULE_RANGE_REVERSED: ['范围的起点大于终点', 'The range ends before it begins'],
  RULE_UNKNOWN_PARAM: ['这个字段没有这个参数', 'This field has no such parameter'],
  RULE_CIRCLE: ['规则绕回了自己：{chain}', 'The rule leads back to itself: {chain}'],
});
export type RuleErrorCode = keyof typeof ruleReasons;

/** A rule that may not be used, with the place of the fault and words for it in both languages. */
export class RuleError extends Error {
  override name = 'RuleError';
  constructor(readonly code: RuleErrorCode, readonly path: RulePath, readonly params: { limit?: number; chain?: string } = {}) {
    super(`${code} at /${path.join('/')}`);
  }

  get text(): Label { return { zh: say(this.code, 'zh', this.params), en: say(this.code, 'en', this.params) }; }

  /** The refusal for a caller who sent the rule as `input` (`input.rule`): the fault lies on its condition. */
  toAppError(input: string): AppError {
    if (this.code === 'RULE_FIELD_RIGHT') return new AppError('FORBIDDEN', this.code);
    const path = [input, ...this.path].join('.');
    return new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [path]: this.code }, params: this.params });
  }
}
