// What segments and tags say when they refuse.
import { defineMessages } from '../core/messages.ts';

export const segmentReasons = defineMessages({
  SEGMENT_KEY_TAKEN: ['这个分群代号已有人用', 'This key is taken'],
  SEGMENT_OWNER: ['这个人不能负责分群', 'This person cannot answer for a segment'],
  SEGMENT_RULE_REQUIRED: ['至少填完一个条件', 'Complete at least one condition'],
  SEGMENT_RULE_NONE: ['固定名单没有条件', 'A fixed list has no rule'],
  SEGMENT_KIND_FIXED: ['分群的种类不能改', 'The kind of a segment cannot be changed'],
  SEGMENT_UNKNOWN: ['没有这个分群', 'There is no such segment'],
  SEGMENT_IN_USE: ['还有分群用到它：{names}', 'Other segments refer to it: {names}'],
  SEGMENT_NOT_STATIC: ['按条件的分群不能手工增减成员', 'Members of a segment by rule cannot be changed by hand'],
  SEGMENT_REFERS_ARCHIVED: ['用到的分群已归档：{names}', 'It refers to segments that are archived: {names}'],
  SEGMENT_ARCHIVED: ['分群已归档', 'The segment is archived'],
  SEGMENT_VERSION_REQUIRED: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  REFERENCE_UNKNOWN: ['条件里选的「{source}」{value} 不存在', 'The rule names {source} {value}, which does not exist'],
  TAG_KEY_TAKEN: ['这个标签代号已有人用', 'This key is taken'],
  TAG_UNKNOWN: ['没有这个标签', 'There is no such tag'],
  TAG_ARCHIVED: ['标签已停用', 'The tag is archived'],
  TAG_BY_RULE: ['规则标签由系统打，不能手工增减', 'A tag by rule is set by its rule alone'],
  TAG_KIND_FIXED: ['标签的种类不能改', 'The kind of a tag cannot be changed'],
  TAG_RULE_REQUIRED: ['规则标签要有条件', 'A tag by rule needs a rule'],
  TAG_ADVICE_BOTH: ['「怎么对待」两种语言都写，或都不写', 'What to do is said in both languages, or in neither'],
  TAG_RULE_NONE: ['只有规则标签有条件', 'Only a tag by rule has a rule'],
  TAG_RULE_FIELDS: ['标签的条件里不能用标签和分群', 'The rule of a tag may not ask for tags or segments'],
  TAG_IN_USE: ['还有分群用到它：{names}', 'Segments refer to it: {names}'],
  TAG_EXPIRY_PAST: ['到期时间要在今后', 'It must expire in the future'],
  TARGET_REQUIRED: ['选出顾客：给出编号、筛选条件或分群，只选一种', 'Say which customers: ids, a filter or a segment, one of them'],
});
