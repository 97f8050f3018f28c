// What forms say when they refuse, and what is wrong with an answer.
import { defineMessages } from '../core/messages.ts';

export const formReasons = defineMessages({
  FORM_CONTENT: ['表单的内容不对', 'This is not the content of a form'],
  FORM_KEY_TAKEN: ['这个表单代号已有人用', 'This key is taken'],
  FORM_KEY_FIXED: ['表单代号不能改', 'The key of a form cannot be changed'],
  FORM_PURPOSE_FIXED: ['表单的用途不能改', 'What a form is for cannot be changed'],
  FORM_DRAFT_REQUIRED: ['新表单要有第一版草稿', 'A new form needs its first draft'],
  FORM_VERSION_REQUIRED: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  FORM_NO_SUCH_VERSION: ['没有这个版本', 'There is no such version'],
  FORM_NOT_IN_FORCE: ['这张表单还没有生效的版本，或已停用', 'This form has no version in force, or is archived'],
  FORM_FILE: ['这不是表单文件', 'This is not the file of a form'],
  FORM_TRY: ['给一个版本，或一份内容，不要两样都给', 'Give a version or a content, one of the two'],
  FORM_ANSWERS: ['答案要按题目给', 'Answers are given by question'],
  FORM_VALUE: ['填的不是这一题要的内容', 'This is not what the question asks for'],
  FORM_OPTION: ['没有这个选项', 'There is no such option'],
  FORM_TOO_FEW: ['还不够数', 'Not enough of them'],
  FORM_TOO_MANY: ['太多了', 'Too many of them'],
  FORM_RANGE: ['超出可填的范围', 'Outside what can be entered'],
  FORM_TOO_LONG: ['太长了', 'Too long'],
  FORM_DIGITS: ['小数位太多', 'Too many decimals'],
  FORM_CHECK_DIGIT: ['条码校验位不对，重扫一次', 'The check digit is wrong; scan it again'],
  FORM_MISSING: ['这一题还没答', 'Not answered yet'],
  FORM_UNKNOWN: ['表单里没有这一题', 'The form has no such question'],
  FORM_NOT_APPLICABLE: ['这一题不能选「不适用」', 'This question cannot be left as not applicable'],
  FORM_EVIDENCE: ['这一题要附照片或文件', 'This answer needs a photo or file'],
  FORM_NOTE: ['不合格要写明情况', 'A failure needs a note'],
});
