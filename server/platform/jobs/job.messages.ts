// What jobs say to people.
import { defineMessages } from '../../core/messages.ts';

export const jobReasons = defineMessages({
  JOB_FAILED: ['任务出错，已记录，编号 {requestId}', 'The job failed on our side; it is logged as {requestId}'],
  JOB_CRASHED: ['任务 {attempts} 次中断了处理进程，已停止重试', 'The job broke its worker {attempts} times and is not tried again'],
  JOB_LOST: ['任务没有排上队，请重新开始', 'The job is no longer queued; start it again'],
  JOB_STARTER_GONE: ['发起人已停用或没有了权限', 'Its starter may no longer sign in'],
  JOB_UNKNOWN: ['找不到这个任务', 'There is no such job'],
  JOB_OVER: ['任务已经结束', 'The job is over already'],
});
