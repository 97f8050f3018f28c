// What surveys say when they refuse, and what customers are told.
import { defineMessages, type MessagePair } from '../core/messages.ts';

export const voiceReasons = defineMessages({
  SURVEY_FORM: ['选一份用途是调查的表单', 'Choose a form made for surveys'],
  SURVEY_FORM_FIXED: ['调查的表单不能换，内容改在表单的新版本里', 'The form of a survey stays; what it asks changes by a new version of the form'],
  SURVEY_QUESTIONS: ['调查里只能用量表、选择、是否、数字和文字题', 'A survey asks scales, choices, yes or no, numbers and text only'],
  SURVEY_RATING: ['没有这道量表题', 'There is no such question of a scale'],
  SURVEY_RECOMMEND: ['推荐意愿题要用 0 到 10 的量表', 'The question of recommending needs a scale of 0 to 10'],
  SURVEY_KEY_TAKEN: ['已有这个代号的调查', 'There is a survey of this key already'],
  SURVEY_KEY_FIXED: ['代号和触点不能改', 'Key and touchpoint stay as they are'],
  SURVEY_VERSION_REQUIRED: ['写明要改的版本', 'Say which version is changed'],
  SURVEY_WHICH: ['写明是哪份调查', 'Say which survey it answers'],
  SURVEY_CLOSED: ['这份调查已经停止收集', 'This survey takes no more answers'],
  SURVEY_LINK_DEAD: ['链接已失效', 'This link no longer works'],
  SURVEY_ANSWERED: ['这份问卷已经提交过了，谢谢', 'This survey has been answered already, thank you'],
  SURVEY_WINDOW: ['不在这份调查的收集日期内', 'Outside the days of this survey'],
  SURVEY_WINDOW_ORDER: ['结束日期不能早于开始日期', 'It does not end before it begins'],
  SURVEY_CHANNEL_CLOSED: ['这份调查不收这个渠道的答卷', 'This survey is not answered by this channel'],
  SURVEY_STORE: ['没有这家门店', 'There is no such store'],
  SURVEY_PERSON: ['没有这位同事', 'There is no such colleague'],
  SURVEY_CHANNEL: ['这个渠道的答卷不能代填', 'Answers of this channel are not written down by others'],
  SURVEY_OFTEN: ['提交太频繁，请稍后再试', 'Too many answers; please try again later'],
  SURVEY_NOT_ASKED_STAND_IN: ['没有登记的顾客不能邀请', 'Nobody knows this customer: she cannot be asked'],
  SURVEY_NOT_ASKED_OFF: ['解决这张工单的人写明不发调查', 'Whoever solved this ticket said that nobody asks about it'],
  SURVEY_NOT_ASKED_REFUSED: ['顾客不愿被联系', 'The customer does not want to be contacted'],
  SURVEY_NOT_ASKED_TOO_OFTEN: ['最近已经邀请过这位顾客', 'The customer was asked not long ago'],
  SURVEY_NOT_ASKED_TICKET: ['邀请要随工单发出，先选这位顾客的一张工单', 'An invitation goes out on a ticket: choose one of this customer'],
  SENTIMENT_FEW: ['有标注的文字太少：正面、负面各要 {least} 条', 'Too few labelled texts: {least} positive and {least} negative ones are needed'],
  REVIEW_LABEL_CONFLICT: ['同一段文字标注相反，不参与学习', 'The same text came with the other label: it teaches nothing'],
  SURVEY_SCALE: ['不在量表范围内', 'Outside the scale'],
  SURVEY_NO_ANSWER: ['这一行没有任何回答', 'This row answers nothing'],
  SURVEY_QUESTION_UNKNOWN: ['调查里没有这道题', 'The survey has no such question'],
  SURVEY_UNKNOWN: ['没有这个代号的调查', 'There is no survey of this key'],
  JOB_SENTIMENT: ['学习文字情感', 'Learning what texts say'],
});

/** Sent on the thread of the ticket; `{url}` is the customer's own. */
export const INVITED: MessagePair = [
  '您的工单 {number} 已处理完。想听听您的看法，大约 1 分钟：{url}（{day} 前有效）',
  'Ticket {number} is done. Would you tell us how it went? It takes about a minute: {url} (until {day})',
];
/** Of the quarter's survey; it goes out on the thread of her latest ticket. */
export const INVITED_QUARTER: MessagePair = [
  '感谢您上个季度光临。想听听您对我们的看法，大约 2 分钟：{url}（{day} 前有效）',
  'Thank you for the past quarter. Would you tell us how we are doing? It takes about two minutes: {url} (until {day})',
];
