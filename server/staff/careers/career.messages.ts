// What careers say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const careerReasons = defineMessages({
  CAREER_PERSON: ['要有员工档案的人才能申请', 'Only somebody with an employee record applies'],
  CAREER_STEP: ['从现在的岗位到不了这个岗位', 'There is no step from the present position to this one'],
  CAREER_AREA: ['轮岗可以去商品或运营', 'A rotation goes to merchandise or operations'],
  CAREER_NOT_LISTED: ['去年不在前 10%，不能申请轮岗', 'Only the best tenth of last year may apply for a rotation'],
  CAREER_OPEN: ['已有一份申请还没决定', 'An application is not decided yet'],
  CAREER_OVER: ['这份申请已经有结论', 'This application has been decided'],
  CAREER_OWN: ['不能决定自己的申请', 'Nobody decides their own application'],
  CAREER_NOT_MINE: ['只有本人可以撤回', 'Only the applicant takes it back'],
  CAREER_LADDER_EMPTY: ['至少写一级台阶，每级至少一项条件', 'At least one step, and at least one thing that each asks for'],
  CAREER_POSITION: ['没有这个岗位', 'There is no such position'],
  CAREER_STEP_TWICE: ['这两个岗位之间已有台阶', 'There is a step between these two positions already'],
  CAREER_CIRCLE: ['台阶绕回了起点', 'The steps lead back to where they begin'],
  CAREER_EVIDENCE: ['没有这种依据', 'There is no such kind of evidence'],
  CAREER_LEAST: ['要达到的数写成大于或等于 0 的数', 'What is to be reached is a number, nought or more'],
  CAREER_DRAFT_THERE: ['已有草稿，接着改那一份', 'There is a draft already; go on with that one'],
});
