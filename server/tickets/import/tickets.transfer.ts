// Ticket files: which columns they have, in both languages, and the way in that they take.
import type { ImportKind } from '../../platform/transfer/kind.registry.ts';
import { CLASS_WORDS, LEVEL_WORDS, ON_TIME_WORDS } from './ticket-import.rules.ts';
import { importTickets, IMPORT_WORD, storeOfRow, storesByWord, undoTickets } from './ticket-import.service.ts';

export const ticketsImport: ImportKind = {
  kind: 'tickets', label: { zh: '工单', en: 'Tickets' }, word: IMPORT_WORD, isStaged: true,
  fields: [
    { key: 'externalKey', label: { zh: '原工单号', en: 'Ticket number in the other system' }, type: 'text', required: true, maxLength: 120, synonyms: ['case_id', 'case id', 'case number', 'case enquiry id', 'ticket id', 'ticket number', 'ticket no', 'id', 'number', '工单号', '工单编号', '编号', '单号', '外部编号'] },
    { key: 'openedAt', label: { zh: '开单时间', en: 'Opened at' }, type: 'instant', required: true, synonyms: ['open_dt', 'open date', 'opened', 'opened at', 'created', 'created at', 'creation date', 'received at', '创建时间', '受理时间', '提交时间', '登记时间', '建单时间'] },
    { key: 'dueAt', label: { zh: '期限', en: 'Due at' }, type: 'instant', synonyms: ['target_dt', 'sla_target_dt', 'target date', 'target', 'due', 'due date', 'deadline', 'sla due', '到期时间', '截止时间', '承诺时间', '要求完成时间', '应完成时间'] },
    { key: 'closedAt', label: { zh: '关闭时间', en: 'Closed at' }, type: 'instant', synonyms: ['closed_dt', 'close date', 'closed', 'closed date', 'completed at', 'completion date', '完成时间', '办结时间', '关单时间', '结案时间'] },
    { key: 'solvedAt', label: { zh: '解决时间', en: 'Solved at' }, type: 'instant', synonyms: ['resolved', 'resolved at', 'resolution date', 'solved'] },
    { key: 'respondedAt', label: { zh: '首次回复时间', en: 'First answered at' }, type: 'instant', synonyms: ['first response', 'first response at', 'first reply at', 'responded at', '首次响应时间', '响应时间', '首响时间'] },
    { key: 'onTime', label: { zh: '是否按时', en: 'On time' }, type: 'choice', choices: ON_TIME_WORDS, synonyms: ['on_time_status', 'on time status', 'ontime', 'on_time', 'sla met', 'sla status', '按时', '是否超时', '时效状态'] },
    { key: 'status', label: { zh: '状态', en: 'Status' }, type: 'text', maxLength: 60, synonyms: ['case_status', 'case status', 'state', 'ticket status', '工单状态', '处理状态'] },
    { key: 'title', label: { zh: '标题', en: 'Title' }, type: 'text', maxLength: 400, synonyms: ['case_title', 'case title', 'ticket title', 'subject', 'summary', '主题', '工单标题'] },
    { key: 'body', label: { zh: '内容', en: 'What was said' }, type: 'text', maxLength: 8000, synonyms: ['description', 'body', 'message', 'content', 'details', '描述', '问题描述', '诉求内容', '投诉内容'] },
    { key: 'category', label: { zh: '类别', en: 'Category' }, type: 'text', maxLength: 60, synonyms: ['type', 'case type', 'ticket type', 'request type', 'issue type', '类型', '问题类型', '工单类型', '投诉类型', '分类'] },
    { key: 'team', label: { zh: '部门', en: 'Department' }, type: 'text', maxLength: 60, synonyms: ['team', 'group', 'assignment group', '处理部门', '责任部门', '小组', '组别'] },
    { key: 'source', label: { zh: '来源', en: 'Source' }, type: 'text', maxLength: 60, synonyms: ['channel', 'origin', 'via', 'contact method', '渠道', '受理渠道', '来源渠道'] },
    { key: 'store', label: { zh: '门店', en: 'Store' }, type: 'text', maxLength: 60, synonyms: ['store code', 'shop', 'branch', '门店编号', '店号', '店铺'] },
    { key: 'assignee', label: { zh: '处理人', en: 'Assignee' }, type: 'text', maxLength: 80, synonyms: ['assigned to', 'agent', 'owner', 'handler', '受理人', '负责人', '客服', '工号'] },
    { key: 'memberNo', label: { zh: '会员号', en: 'Member number' }, type: 'text', isNumber: true, maxLength: 60, synonyms: ['member', 'member id', 'customer id', '会员编号', '会员卡号', '顾客编号'] },
    { key: 'phone', label: { zh: '手机', en: 'Phone' }, type: 'phone', synonyms: ['mobile', 'telephone', 'contact phone', '电话', '手机号', '联系电话'] },
    { key: 'contactName', label: { zh: '联系人', en: 'Contact name' }, type: 'text', maxLength: 80, synonyms: ['contact', 'customer name', 'requester', '顾客姓名', '客户姓名', '姓名'] },
    { key: 'needClass', label: { zh: '需求类型', en: 'Need class' }, type: 'choice', choices: CLASS_WORDS, synonyms: ['class'] },
    { key: 'level', label: { zh: '级别', en: 'Level' }, type: 'choice', choices: LEVEL_WORDS, synonyms: ['escalation level', '等级'] },
    { key: 'satisfaction', label: { zh: '满意度', en: 'Satisfaction' }, type: 'integer', synonyms: ['csat', 'score', 'rating', '评分', '满意度评分'] },
    { key: 'solution', label: { zh: '处理结果', en: 'Solution' }, type: 'text', maxLength: 2000, synonyms: ['resolution', 'outcome', '解决方案', '处理意见', '办理结果'] },
  ],
  async check(ctx, options) {
    const stores = await storesByWord(ctx);
    return (row) => {
      const store = storeOfRow(ctx, stores, row, options.storeId);
      return 'reason' in store ? { field: 'store', reason: store.reason } : null;
    };
  },
  load: importTickets,
  undo: undoTickets,
};
