// What incidents say when they refuse, and what their jobs are called.
import { defineMessages } from '../../core/messages.ts';

export const incidentReasons = defineMessages({
  INCIDENT_TITLE: ['人工建立的事件要有中英文标题', 'An incident opened by hand needs a title in both languages'],
  INCIDENT_TICKETS: ['选出属于这起事件的工单', 'Choose the tickets of this incident'],
  INCIDENT_TICKET_REACH: ['有的工单不在权限范围内', 'Some of the tickets are out of reach'],
  INCIDENT_TARGET: ['按编号或按条件，选一种', 'By ids or by a filter: one of them'],
  INCIDENT_OWNER: ['没有这位同事', 'There is no such colleague'],
  INCIDENT_VERSION: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  INCIDENT_REASON: ['写明原因，至少 2 个字', 'Give a reason of at least 2 characters'],
  INCIDENT_TASKS_OPEN: ['预案里还有任务没完成', 'Tasks of the plan are still open'],
  INCIDENT_TASK_OVER: ['这项任务已经结束', 'This task is over'],
  INCIDENT_HANDOVER: ['转给别人要写原因', 'A hand-over needs a reason'],
  INCIDENT_TASK_OUTCOME: ['写明做了什么', 'Say what was done'],
  INCIDENT_RULE_VALUE: ['这个数值超出允许范围', 'This value is out of range'],
  INCIDENT_NOBODY: ['没有人可以负责这一级的预案', 'Nobody is there for a plan of this level'],
  JOB_INCIDENT_LINK: ['把工单归入事件 {number}', 'Link tickets to incident {number}'],
  JOB_INCIDENT_REPLY: ['统一答复事件 {number} 的工单', 'Reply to the tickets of incident {number}'],
  JOB_INCIDENT_PUBLISH: ['向事件 {number} 的顾客公布结果', 'Tell the customers of incident {number} the result'],
});
