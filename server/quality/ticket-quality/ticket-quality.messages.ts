// What the review of tickets says when it refuses.
import { defineMessages } from '../../core/messages.ts';

export const ticketQualityReasons = defineMessages({
  SAMPLE_DAYS: ['日期不对：最多 92 天，不晚于今天', 'The days are not right: 92 at most, none after today'],
  SAMPLE_FORM: ['选一份工单质检用的表单', 'Choose a form that is for the quality of tickets'],
  SAMPLE_STORE: ['没有这家门店', 'There is no such store'],
  SAMPLE_NONE: ['这些日子没有解决的工单', 'No ticket was solved in these days'],
  SAMPLE_NOBODY: ['没有人可以质检这些工单', 'There is nobody to review these tickets'],
  REVIEW_NOT_YOURS: ['这张质检单由别人填写', 'Somebody else fills this sheet'],
  REVIEW_DONE: ['已经提交', 'It is submitted already'],
  REVIEW_REVIEWER: ['这位同事不能质检这张工单：没有权限、看不到门店，或经手过', 'This colleague cannot review this ticket: no right, out of reach, or had it in hand'],
  REVIEW_TAKEN: ['这位同事已经在质检这张工单', 'This colleague reviews this ticket already'],
  SETTLE_STATE: ['没有分歧要裁定', 'There is nothing to settle'],
  SETTLE_OWN: ['参与质检的人不能裁定', 'Whoever reviewed it cannot settle it'],
  SETTLE_REVIEW: ['选这张工单的一份质检', 'Choose one of the reviews of this ticket'],
  CALIBRATION_REVIEWER: ['有人不能参加：没有质检权限', 'Somebody cannot take part: they may not review tickets'],
  CALIBRATION_CLOSED: ['这次校准已结束', 'This calibration is closed'],
});

/** Who acts where two reviewers must not know of each other. */
export const UNNAMED_REVIEWER = '质检员 · Reviewer';
