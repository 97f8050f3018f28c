// What recruiting and paying shoppers says when it refuses.
import { defineMessages } from '../../core/messages.ts';

export const shopperReasons = defineMessages({
  SHOPPER_NOT_READY: ['先通过筛选并做完培训说明，再启用', 'Screen and brief her before she is sent out'],
  SHOPPER_ROLE: ['没有神秘顾客角色', 'There is no role for shoppers'],
  VISIT_PERSON: ['这个人不能去这家门店：没有启用、有关系，或刚去过', 'This person cannot go there: not active, related, or was there lately'],
  VISIT_DAY: ['日子不对：不早于今天', 'The day is not right: none before today'],
  VISIT_WINDOW: ['时段不对', 'The window is not right'],
  VISIT_NOTHING: ['没有要改的', 'Nothing changes'],
  FEE_NEGATIVE: ['酬金不能是负数', 'A fee is not negative'],
});
