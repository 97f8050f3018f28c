// Manifest of the kinds of files that are taken in and given out.
import { customersImport, ownColumns } from './customers/customers.transfer.ts';
import { purchasesImport } from './customers/purchases.transfer.ts';
import { calendarImport } from './platform/calendar/calendar.transfer.ts';
import { defineExportKind, defineImportKind } from './platform/transfer/kind.registry.ts';
import { openHandedAccount } from './platform/privacy/sealed-account.service.ts';
import { packCover, payrollImport } from './incentives/payroll/payroll.transfer.ts';
import { employeesImport } from './staff/employees.transfer.ts';
import { resultsImport } from './staff/results/results.transfer.ts';
import { questionsImport } from './training/exams/questions.transfer.ts';
import { responsesImport, reviewsImport } from './voice/voice.transfer.ts';
import { auditsImport } from './quality/audits/audits.transfer.ts';
import { ticketsImport } from './tickets/import/tickets.transfer.ts';

// One a line, so that two branches that add one each do not quarrel.
const IMPORTS = [
  customersImport,
  purchasesImport,
  employeesImport,
  resultsImport,
  calendarImport,
  ticketsImport,
  auditsImport,
  payrollImport,
  responsesImport,
  reviewsImport,
  questionsImport,
];
for (const kind of IMPORTS) defineImportKind(kind);

const col = (prop: string, zh: string, en: string) => ({ prop, zh, en });
defineExportKind({
  kind: 'customers', noun: 'Customer', label: customersImport.label, word: 'customers:export', more: ownColumns,
  columns: [
    col('memberNo', '会员号', 'Member number'), col('name', '姓名', 'Name'), col('phone', '手机', 'Phone'), col('email', '邮箱', 'E-mail'), col('gender', '性别', 'Gender'),
    col('birthday', '生日', 'Birthday'), col('tier', '等级', 'Tier'), col('store.code', '门店编号', 'Store code'), col('store.nameZh', '常去门店', 'Home store'), col('joinedOn', '入会日期', 'Joined on'),
    col('channel', '来源渠道', 'Channel'), col('country', '国家', 'Country'), col('address', '地址', 'Address'), col('behaviour.spend365', '近 365 天消费', 'Spend in 365 days'), col('behaviour.visits365', '近 365 天到店', 'Visits in 365 days'),
    col('behaviour.spend', '累计消费', 'Spend ever'), col('behaviour.meanBasket', '平均客单', 'Mean basket'), col('behaviour.returnRate', '退货率', 'Return rate'), col('behaviour.lastPurchaseOn', '最近到店', 'Last visit'),
  ],
});
defineExportKind({
  kind: 'purchases', noun: 'Purchase', label: { zh: '购买', en: 'Purchases' }, word: 'customers:export',
  columns: [
    col('receiptNo', '小票号', 'Receipt number'), col('purchasedAt', '购买时间', 'Purchased at'), col('store.code', '门店编号', 'Store code'), col('customer.memberNo', '会员号', 'Member number'),
    col('amount', '金额', 'Amount'), col('salesAmount', '销售额', 'Sales'), col('returnsAmount', '退货额', 'Returns'), col('lineCount', '明细数', 'Lines'), col('channel', '渠道', 'Channel'), col('country', '国家', 'Country'),
  ],
});
defineExportKind({
  kind: 'employees', noun: 'Employee', label: employeesImport.label, word: 'staff:import',
  columns: [
    col('employeeNo', '工号', 'Employee number'), col('name', '姓名', 'Name'), col('store.code', '门店编号', 'Store code'), col('store.nameZh', '门店', 'Store'), col('position', '岗位', 'Position'),
    col('level', '级别', 'Level'), col('employment', '用工类型', 'Employment'), col('hiredOn', '入职日期', 'Hired on'), col('leftOn', '离职日期', 'Left on'), col('phone', '手机', 'Phone'), col('email', '邮箱', 'E-mail'),
  ],
});
defineExportKind({
  kind: 'results', noun: 'WorkResult', label: resultsImport.label, word: 'staff:import',
  columns: [
    col('indicator', '指标', 'Indicator'), col('reference', '单号', 'Reference'), col('employee.employeeNo', '工号', 'Employee number'), col('employee.name', '姓名', 'Name'), col('store.code', '门店编号', 'Store code'), col('occurredOn', '日期', 'Day'),
    col('amount', '数值', 'Amount'), col('grossAmount', '折前', 'Gross'), col('bestAmount', '满分', 'Best mark'), col('party', '对方', 'Party'), col('promisedOn', '约定日期', 'Promised on'), col('finishedOn', '完成日期', 'Finished on'), col('note', '备注', 'Note'),
  ],
});
defineExportKind({
  kind: 'scorecards', noun: 'Scorecard', label: { zh: '绩效卡', en: 'Scorecards' }, word: 'staff:import',
  columns: [
    col('fromOn', '自', 'From'), col('untilOn', '至（不含）', 'Until'), col('subjectZh', '对象', 'Subject'), col('employee.employeeNo', '工号', 'Employee number'), col('store.code', '门店编号', 'Store code'), col('position', '岗位', 'Position'), col('scheme.key', '方案', 'Scheme'),
    col('score', '总分', 'Score'), col('adjustment', '前期调整', 'Adjustment'), col('rank', '名次', 'Rank'), col('peerCount', '同组人数', 'Peers'), col('daysEmployed', '在岗天数', 'Days employed'), col('daysOnLeave', '休假天数', 'Days on leave'), col('state', '状态', 'State'), col('inputsHash', '校验', 'Hash'),
  ],
});
defineExportKind({
  kind: 'ledger', noun: 'LedgerEntry', label: { zh: '账目', en: 'Ledger entries' }, word: 'platform:read-ledger',
  columns: [
    col('id', '分录号', 'Entry'), col('transaction.key', '业务号', 'Business key'), col('transaction.kind', '业务', 'Kind'), col('postedAt', '入账时间', 'Posted at'), col('account.key', '科目代号', 'Account key'),
    col('account.nameZh', '科目', 'Account (Chinese)'), col('account.nameEn', '科目（英文）', 'Account'), col('amount', '金额', 'Amount'), col('transaction.resource', '对象', 'About'), col('transaction.resourceKey', '对象号', 'Key'),
    col('store.code', '门店编号', 'Store code'), col('transaction.actorName', '经手人', 'By'),
  ],
});
defineExportKind({
  kind: 'payroll', noun: 'PayHandover', label: { zh: '发薪清单', en: 'Payroll pack' }, word: 'incentives:pay', cover: packCover, whole: [{ prop: 'payAccount', by: 'employeeId', open: openHandedAccount }],
  columns: [
    col('key', '发放号', 'Key'), col('employeeNo', '工号', 'Employee number'), col('employeeName', '姓名', 'Name'), col('store.code', '门店编号', 'Store code'), col('month', '月份', 'Month'), col('payBank', '开户行', 'Bank'), col('payAccount', '账号', 'Account'), col('amount', '金额', 'Amount'), col('state', '结果', 'Result'),
    col('answeredOn', '日期', 'Day'), col('reference', '流水号', 'Reference'), col('note', '备注', 'Note'),
  ],
});
defineExportKind({
  kind: 'compensations', noun: 'Compensation', label: { zh: '补偿', en: 'Compensations' }, word: 'tickets:approve',
  columns: [
    col('ticket.number', '工单号', 'Ticket'), col('store.code', '门店编号', 'Store code'), col('compensationKind', '种类', 'Kind'), col('origin', '来源', 'Origin'), col('state', '状态', 'State'), col('amount', '金额', 'Amount'),
    col('costAmount', '成本', 'Cost'), col('scenario', '场景', 'Scenario'), col('reason', '原因', 'Reason'), col('what', '内容', 'What'), col('grantedBy.employeeNo', '工号', 'Employee number'), col('grantedAt', '给出时间', 'Granted at'),
    col('paidAt', '付出时间', 'Paid at'), col('policyNumber', '政策版本', 'Policy version'),
  ],
});
defineExportKind({
  kind: 'audits', noun: 'Audit', label: auditsImport.label, word: 'quality:read-results',
  columns: [
    col('number', '检查编号', 'Audit'), col('template.nameZh', '模板', 'Template'), col('template.nameEn', '模板（英文）', 'Template in English'), col('auditKind', '方式', 'Kind'), col('state', '状态', 'State'), col('store.code', '门店编号', 'Store code'),
    col('store.nameZh', '门店', 'Store'), col('auditedOn', '检查日期', 'Day of the check'), col('finalScore', '得分', 'Score'), col('finalBand', '等次', 'Band'), col('isFinalPass', '合格', 'Passed'), col('failedCount', '未通过项数', 'Failed items'),
    col('criticalCount', '关键项未通过', 'Critical fails'), col('isCounted', '计入指标', 'Counts'), col('publishedAt', '公布时间', 'Published at'),
  ],
});
defineExportKind({
  kind: 'responses', noun: 'SurveyResponse', label: responsesImport.label, word: 'voice:import',
  columns: [
    col('survey.key', '调查', 'Survey'), col('answeredOn', '日期', 'Day'), col('channel', '渠道', 'Channel'), col('store.code', '门店编号', 'Store code'), col('employee.employeeNo', '工号', 'Employee number'), col('rating', '评分', 'Rating'), col('ratingBest', '满分', 'Best rating'),
    col('satisfaction', '满意度（1–5）', 'Satisfaction (1 to 5)'), col('recommend', '推荐意愿', 'Recommends'), col('comment', '文字', 'Words'), col('label', '标注', 'Label'), col('tone', '情感', 'Tone'),
  ],
});
defineExportKind({
  kind: 'tickets', noun: 'Ticket', label: ticketsImport.label, word: 'tickets:export',
  columns: [
    col('number', '工单号', 'Ticket number'), col('subject', '主题', 'Subject'), col('status', '状态', 'Status'), col('channel', '渠道', 'Channel'), col('sourceName', '来源', 'Source'), col('category.nameZh', '类别', 'Category'),
    col('category.nameEn', '类别（英文）', 'Category in English'), col('needClass', '需求类型', 'Need class'), col('level', '级别', 'Level'), col('priority', '优先级', 'Priority'), col('store.code', '门店编号', 'Store code'), col('store.nameZh', '门店', 'Store'),
    col('team.nameZh', '部门', 'Department'), col('customer.memberNo', '会员号', 'Member number'), col('tier', '等级', 'Tier'), col('contactName', '联系人', 'Contact name'), col('contactPhone', '电话', 'Phone'), col('firstContactOwner.name', '首问责任人', 'First contact'),
    col('assignee.name', '处理人', 'Assignee'), col('openedAt', '开单时间', 'Opened at'), col('firstRespondedAt', '首次回复时间', 'First answered at'), col('dueAt', '期限', 'Due at'), col('solvedAt', '解决时间', 'Solved at'), col('closedAt', '关闭时间', 'Closed at'),
    col('isLate', '超时', 'Late'), col('reopenCount', '重开次数', 'Times reopened'), col('satisfaction', '满意度', 'Satisfaction'), col('solution', '处理结果', 'Solution'),
  ],
});
