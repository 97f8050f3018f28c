// Why a reply cannot be planned or taken back.
import { defineMessages } from '../../core/messages.ts';

export const plannedReasons = defineMessages({
  PLANNED_TIME: ['发送时间要在现在以后、60 天以内', 'It is to go out after now and within 60 days'],
  PLANNED_AUTHOR: ['只有员工能定时回复', 'Only a member of staff may plan a reply'],
  PLANNED_MANY: ['一张工单最多同时定 {most} 条回复', 'At most {most} replies of one ticket may be planned at a time'],
  PLANNED_OVER: ['这条回复已经发出或取消了', 'This reply has gone out or was taken back'],
});
