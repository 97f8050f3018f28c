// What alerts and their rules say when they refuse.
import { defineMessages } from '../core/messages.ts';

export const alertReasons = defineMessages({
  RISK_RULE_FORM: ['规则这里写得不对', 'The rule is not well formed here'],
  RISK_RULE_MEASURE: ['没有这个指标', 'There is no such measure'],
  RISK_RULE_DIMENSION: ['这个指标不能这样拆分', 'This measure cannot be split like that'],
  RISK_RULE_SHARE: ['只有计数和合计能算占比', 'Only counts and sums have shares'],
  RISK_RULE_OUT_OF_REACH: ['看不到这个指标的全部数据，不能用它预警', 'You may not ask this measure of the whole chain: no alert can be made of it'],
  RISK_RULE_KEY: ['代号已有，或不能改', 'The key is taken, or cannot be changed'],
  RISK_RULE_NONE: ['没有可以试算的规则', 'There is no rule to try'],
  RISK_ALERT_OVER: ['这条预警已经处理', 'This alert has been dealt with'],
  RISK_ALERT_NO_PROPOSAL: ['这条规则没有提出整改建议', 'This rule proposes no action'],
});
