// Shipped playbooks for hurt feelings: bad manners, being sent from one to the next, and many who complain of the same.
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { both } from '../../core/language.ts';
import { ALONE, COLLEAGUE, CUSTOMER, DATE, hear, outcome, own, promise, record, scenario, step, STORE, TIME, type ShippedPlaybook } from './shipped-parts.rules.ts';

const { NOTE, RECORDING } = EvidenceKind;

export const FEELINGS: readonly ShippedPlaybook[] = [
  scenario({
    key: 'staff-attitude', name: both('服务态度', 'Rude or careless staff'), category: 'attitude', needClass: NeedClass.EMOTIONAL,
    words: ['态度', '翻白眼', '不耐烦', '凶', '骂', '冷漠', '歧视', '道歉', '太差', '不理', 'rude', 'attitude', 'rolled her eyes', 'shouted', 'impolite', 'ignored', 'apology', 'unfriendly'],
    fields: [CUSTOMER, STORE, COLLEAGUE, TIME],
    listen: both('{customer}您好，我是{colleague}。您慢慢说，在{store}发生了什么，我一个字一个字记。', 'Hello {customer}, I am {colleague}. Take your time: what happened at {store}? I write down every word.'),
    empathise: both('您是来买东西的，不是来受气的。让您受委屈了，我代表我们店向您道歉。', 'You came to shop, not to be treated like that. I apologise to you for all of us.'),
    plan: both('这件事由我一个人负责到底。店长{time}前亲自给您打电话，当事人的处理结果也会告诉您。我们准备了一份心意，收不收都随您。', 'I see this through myself. The manager calls you by {time}, and you will hear what was done. A small token waits for you, whether you take it or not.'),
    steps: [
      hear, step('one', 'AGENT', '专人接待，不再转手', 'One person in charge; no more handing on', { source: 'A-31' }), step('facts', 'MANAGER', '看监控、问当事人，先弄清再下结论', 'Look at the video and ask the colleague; facts before verdicts', { evidence: [NOTE], withinMinutes: 240, source: 'D-25' }),
      step('call', 'MANAGER', '店长亲自道歉', 'The manager apologises in person', { evidence: [RECORDING], withinMinutes: 1_440, source: 'A-31' }), step('gift', 'AGENT', '送心意：购物券或当季水果', 'A token: a voucher or seasonal fruit', { limit: '100.00', source: 'A-31', isOptional: true }), promise,
    ],
    ends: [outcome('reconciled', '顾客接受道歉', 'Apology accepted')],
  }),
  scenario({
    key: 'brushed-off', name: both('推诿、没有下文', 'Brushed off, no follow-up'), category: 'attitude', needClass: NeedClass.EMOTIONAL,
    words: ['推诿', '敷衍', '踢皮球', '没有下文', '没人管', '等消息', '打了三次', '好几次', '没回复', '没人理', 'brushed off', 'no follow-up', 'nobody called', 'nobody answers', 'called three times', 'passed around', 'no reply'],
    fields: [CUSTOMER, COLLEAGUE, own('promised', 'TEXT', '之前答应过什么', 'What was promised before'), TIME],
    listen: both('{customer}您好，前面的记录我都看了：{promised}。您不用再说一遍，只告诉我现在最要紧的是什么。', 'Hello {customer}, I have read all of it: {promised}. You need not tell it again; just say what matters most now.'),
    empathise: both('一次次说“等消息”，换谁都寒心，是我们失信了。', '“We will call you” again and again: anybody would lose faith. We did not keep our word.'),
    plan: both('从现在起只找我，{colleague}。{time}前给您结果，没有结果我也给您打电话。', 'From now on you have one person: me, {colleague}. You hear the result by {time}, and I call even if there is none yet.'),
    steps: [
      step('read', 'AGENT', '先读完全部记录，找到第一位接待的人', 'Read it all first, and find who heard it first', { withinMinutes: 60, source: 'B-14' }), step('name', 'AGENT', '留自己的名字和直线', 'Leave your name and direct number', { source: 'B-14' }), step('do', 'AGENT', '把答应过的事当天办掉；办不了的升级', 'Do what was promised the same day; escalate what you cannot', { withinMinutes: 1_440, source: 'B-02' }),
      step('amends', 'AGENT', '致歉礼', 'Something to make amends', { limit: '50.00', source: 'A-31', isOptional: true }), record, promise,
    ],
  }),
  scenario({
    key: 'group-complaint', name: both('群体投诉', 'Many complain of the same'), category: 'attitude', needClass: NeedClass.SPECIAL, level: TicketLevel.L3,
    words: ['很多人', '好几家', '多人', '一批', '同批次', '业主群', '集体', '媒体', '记者', '曝光', '召回', 'several people', 'many of us', 'whole batch', 'group of customers', 'journalist', 'press', 'recall', 'social media'],
    fields: [CUSTOMER, own('matter', 'TEXT', '共同的问题', 'What they have in common'), DATE],
    listen: both('{customer}您好，您说大家都遇到{matter}，大概有多少人，从什么时候开始的？每一位我们都会联系。', 'Hello {customer}, you say many have the same: {matter}. About how many, and since when? We will call every one.'),
    empathise: both('大家的担心我们都听到了，这不是一个人的事，我们不会让你们一个个来找。', 'We hear the worry of all of you. This is not one person’s affair, and nobody will have to come singly.'),
    plan: both('总部已经接手，24 小时内出整改方案，{date}前把结果告诉每一位。现在先处理最急的。', 'Head office has taken over: a plan within 24 hours, and by {date} everybody hears the result. The most pressing cases come first, now.'),
    steps: [
      step('report', 'AGENT', '即时上报，不自行表态', 'Report at once; make no statement of your own', { withinMinutes: 30, source: 'A-17' }), step('link', 'AGENT', '把相关工单归到同一事件', 'Bring the tickets together under one incident', { source: 'A-17' }), step('care', 'MANAGER', '先救急：调用补偿权限，单笔不超过 500 元', 'First aid: use the authority for compensation, 500 yuan a case at most', { limit: ALONE, source: 'A-17', isOptional: true }),
      step('lead', 'HEAD_OFFICE', '管理层介入，定负责人和口径', 'Management steps in: one in charge, one voice', { evidence: [NOTE], withinMinutes: 240, source: 'A-17' }), step('plan', 'HEAD_OFFICE', '24 小时内出整改方案', 'The plan of rectification within 24 hours', { evidence: [NOTE], withinMinutes: 1_440, source: 'B-13' }),
      step('publish', 'HEAD_OFFICE', '向涉事顾客公示处理结果', 'Publish the result to the customers concerned', { evidence: [NOTE], source: 'B-13' }), promise,
    ],
    ends: [outcome('published', '已整改并公示', 'Rectified and published')],
  }),
];
