// What audits and their programmes say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const auditReasons = defineMessages({
  AUDIT_KEY_TAKEN: ['这个代号已有人用', 'This key is taken'],
  AUDIT_KEY_FIXED: ['代号不能改', 'The key cannot be changed'],
  AUDIT_FORM: ['选一份检查用的表单', 'Choose a form that is for audits'],
  AUDIT_FORM_FIXED: ['表单不能换，另建模板', 'The form cannot be changed; make another template'],
  AUDIT_VERSION_REQUIRED: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  AUDIT_WHAT: ['按计划的到访，或按模板和门店，选一种', 'By a planned visit, or by template and store: one of them'],
  AUDIT_TEMPLATE: ['没有这个模板，或已停用', 'There is no such template, or it is archived'],
  AUDIT_STORE: ['没有这家门店', 'There is no such store'],
  AUDIT_MYSTERY_PLANNED: ['神秘顾客到访要由计划发起', 'A mystery visit is begun by its plan'],
  AUDIT_NOT_MINE: ['这份检查由别人填写', 'Somebody else fills this audit'],
  AUDIT_VISIT_EARLY: ['还没到计划的日子：{day}', 'Its day has not come: {day}'],
  AUDIT_FILE_HASH: ['照片与手机上的不一致，重新上传', 'The photo is not the one on the phone; send it again'],
  AUDIT_SECOND_PERSON: ['要由另一个人复核', 'Somebody else must review it'],
  AUDIT_INDEPENDENT: ['要由没有参与检查、复核和申诉的人裁定', 'To be decided by somebody who neither filled nor reviewed nor disputed it'],
  AUDIT_VOID_NOTE: ['写明为什么作废', 'Say why it is void'],
  AUDIT_EDIT_ANSWERS: ['写明要改哪几题', 'Say which answers change'],
  AUDIT_EDIT_SAME: ['没有改动', 'Nothing changes'],
  AUDIT_DISPUTE_OVER: ['申诉期已过', 'The time for disputes is over'],
  AUDIT_DISPUTE_QUESTION: ['这份检查里没有这一题', 'This audit has no such question'],
  AUDIT_DISPUTE_DECIDED: ['这项申诉已经裁定', 'This dispute is decided'],
  AUDIT_DISPUTE_OUTCOME: ['选一个裁定结果', 'Choose an outcome'],
  AUDIT_DISPUTE_ANSWERS: ['采纳申诉要写明改成什么答案', 'An accepted dispute says which answers count from now'],
  AUDIT_PERSON: ['要由员工本人做', 'This is done by an employee in person'],
  PROGRAMME_WINDOWS: ['时段不对：写明星期几、几点到几点', 'The windows are not right: weekdays, from and to'],
  PROGRAMME_SIGNATURE: ['神秘顾客的表单不能要求签名或姓名', 'The form of a mystery visit may not ask for a signature'],
  PROGRAMME_NOT_ACTIVE: ['先启用这个计划', 'Put the programme in force first'],
  PROGRAMME_DAYS: ['日期不对：最多 62 天，不早于今天', 'The days are not right: 62 at most, none before today'],
  PROGRAMME_NOBODY: ['没有可派的人', 'There is nobody to send'],
  PROGRAMME_KIND_FIXED: ['方式不能改', 'The kind cannot be changed'],
  SHOPPER_USER: ['没有这个账号', 'There is no such account'],
  SHOPPER_TAKEN: ['这个账号或代号已登记', 'This account or alias is registered already'],
  AUDIT_IMPORT_WHAT: ['这一行没有日期，也没有门店名称', 'The row has neither a day nor the name of a store'],
  AUDIT_IMPORT_SCORE: ['分数要在 0 到 100 之间', 'A score is 0 to 100'],
  AUDIT_IMPORT_TEMPLATE: ['没有这个检查模板', 'There is no such template'],
  AUDIT_IMPORT_ITEM: ['模板里没有这一项', 'The template has no such item'],
  AUDIT_IMPORT_WORKED_ON: ['这份检查已有人处理，不再随文件改', 'Somebody has worked on this audit; a file changes it no more'],
});

/** Who acts where a person must stay unknown. */
export const UNKNOWN_SHOPPER = '神秘顾客 · Mystery shopper';
