// What is said when somebody cannot be moved, or leave cannot be noted.
import { defineMessages } from '../../core/messages.ts';

export const placeReasons = defineMessages({
  PLACE_FUTURE: ['调动日期不能在将来', 'A move cannot lie in the future'],
  PLACE_ORDER: ['那天之后已有一次变动（{since}），从更晚的日子起', 'Something changed later already ({since}); choose a later day'],
  PLACE_BEFORE_HIRE: ['早于入职日期', 'Before the day of hiring'],
  PLACE_LEFT: ['已经离职', 'Has left already'],
  LEAVE_OVERLAP: ['和已有的休假重叠', 'Overlaps with leave that is there already'],
  LEAVE_OUTSIDE: ['不在任职期间', 'Outside the days of employment'],
  KEY_FIXED: ['代号不能改', 'The key cannot be changed'],
  HIRING_STANDARD: ['没有这条录用标准，或写了两次', 'There is no such standard of hiring, or it is said twice'],
});
