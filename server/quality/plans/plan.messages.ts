// What reviews and plans say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const planReasons = defineMessages({
  PLAN_PLACE: ['门店、区域、全公司选一个', 'A store, a region, or the chain: one of them'],
  REVIEW_MONTH: ['这个月还没开始', 'That month has not begun'],
  REVIEW_FINAL: ['这份月度复盘已定稿', 'This review is final'],
  PLAN_MEASURE: ['没有这个指标，或不能按门店看', 'There is no such measure, or it cannot be asked for a store'],
  PLAN_DAYS: ['日期不对：最长两年', 'The days are not right: two years at most'],
  PLAN_STEP_DAY: ['步骤的日期要在计划之内', 'A step is due within its plan'],
  PLAN_TEMPLATE: ['没有这个模板', 'There is no such template'],
  PLAN_OWNER: ['这位同事不在岗，或者看不到这家门店', 'This colleague is not here, or cannot see the store'],
  PLAN_CLOSED: ['这项计划已结束', 'This plan is over'],
  PLAN_EARLY: ['还没到期，只能放弃', 'Its end has not come: it can only be dropped'],
  PLAN_REVIEW: ['没有这份月度复盘', 'There is no such review'],
  LEVER_SHARE: ['要在 0% 到 100% 之间，净利率要大于 0', 'From 0% to 100%, and the net margin above 0'],
});
