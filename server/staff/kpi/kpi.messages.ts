// What KPI schemes say when they are refused.
import { defineMessages } from '../../core/messages.ts';

export const kpiReasons = defineMessages({
  KPI_CONTENT: ['方案的内容不对', 'This is not the content of a scheme'],
  KPI_WEIGHTS: ['权重相加要正好是 100', 'The weights must sum to 100 exactly'],
  KPI_KEY_TWICE: ['这个指标代号用了两次', 'This key is used twice'],
  KPI_TARGET: ['目标写一个数，或指明从哪个指标取，二选一', 'Say a target, or where to take it from: one of the two'],
  KPI_STEPS: ['档位要从低到高，得分不能往下掉', 'Steps go upwards, and so do their points'],
  KPI_LIMITS: ['最低分高过了最高分', 'The floor is above the cap'],
  KPI_ZERO_AT: ['零分点要在目标差的一边', 'What earns nothing lies on the worse side of the target'],
  KPI_MEASURE: ['没有这个指标，或它不能按这个对象拆分', 'There is no such measure, or it cannot be split that way'],
  KPI_FILTER: ['筛选条件与指标不符', 'The filter does not fit the measure'],
  KPI_KEY_TAKEN: ['这个方案代号已有人用', 'This key is taken'],
  KPI_KEY_FIXED: ['方案代号不能改', 'The key of a scheme cannot be changed'],
  KPI_SUBJECT_FIXED: ['方案的对象和周期不能改', 'Whom a scheme is for, and how long its periods are, cannot be changed'],
  KPI_POSITIONS: ['个人方案要写明岗位', 'A scheme for people names their positions'],
  KPI_OVERLAP: ['岗位「{position}」在同一周期已有方案「{scheme}」', 'The position {position} has a scheme for periods of this length already: {scheme}'],
  KPI_DRAFT_REQUIRED: ['新方案要有第一版草稿', 'A new scheme needs its first draft'],
  KPI_PERIOD_KIND: ['周期只能是周、月、季或年', 'Periods are weeks, months, quarters or years'],
  KPI_NO_SUCH_VERSION: ['没有这个版本', 'There is no such version'],
});
