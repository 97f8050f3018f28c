// Positions and levels that a chain begins with: what each is for, and what is asked of whoever takes it (A-11, A-12, A-23, C-18, D-12).
import { TeamKind } from '../../../schema/staff/placement.ts';

export interface ShippedPosition { key: string; nameZh: string; nameEn: string; team: TeamKind; dutiesZh: string[]; dutiesEn: string[]; standardsZh: string[]; standardsEn: string[] }
const none = { dutiesZh: [], dutiesEn: [], standardsZh: [], standardsEn: [] };
const DUTIES = {
  dutiesZh: ['故障排查与维修', '满意度回访', '服务记录归档', '定期培训与考核'], dutiesEn: ['Troubleshooting and repair', 'Asking whether customers are satisfied', 'Filing of service records', 'Regular training and assessment'],
};
const HIRING = {
  standardsZh: ['基本维修知识，能判断常见故障', '有电工、电子维修等证书优先', '通过客服情景模拟测试', '会处理投诉'], standardsEn: ['Basic repair knowledge and fault diagnosis', 'Certificates preferred: electrician, electronics repair', 'Passes a simulated service talk', 'Can handle complaints'],
};

export const SHIPPED_POSITIONS: readonly ShippedPosition[] = [
  { key: 'after-sales-specialist', nameZh: '售后专员', nameEn: 'After-sales specialist', team: TeamKind.AFTER_SALES, ...DUTIES, ...HIRING },
  { key: 'senior-adviser', nameZh: '高级顾问', nameEn: 'Senior adviser', team: TeamKind.AFTER_SALES, ...DUTIES, ...HIRING },
  { key: 'regional-supervisor', nameZh: '区域主管', nameEn: 'Regional supervisor', team: TeamKind.AFTER_SALES, ...none, dutiesZh: ['处理升级的投诉', '审批超出门店权限的补偿', '看各店的服务质量'], dutiesEn: ['Escalated complaints', 'Approving what exceeds the stores’ authority', 'Service quality of the stores'] },
  { key: 'reception', nameZh: '接待专员', nameEn: 'Reception specialist', team: TeamKind.SERVICE, ...none, dutiesZh: ['接听与接待', '记录诉求', '回复与转派', '跟进到顾客满意'], dutiesEn: ['Taking calls and visitors', 'Noting what is asked for', 'Answering, or passing on', 'Following up until the customer is satisfied'] },
  { key: 'service-agent', nameZh: '客服专员', nameEn: 'Service agent', team: TeamKind.SERVICE, ...none, dutiesZh: ['服务台、电话和在线接待', '按手册处理投诉', '48 小时内回访'], dutiesEn: ['Desk, phone and chat', 'Complaints by the playbook', 'Calling back within 48 hours'] },
  { key: 'technical-support', nameZh: '技术支持工程师', nameEn: 'Technical support engineer', team: TeamKind.SUPPORT, ...DUTIES, ...HIRING },
  { key: 'quality-supervisor', nameZh: '质量监督员', nameEn: 'Quality supervisor', team: TeamKind.QUALITY, ...none, dutiesZh: ['抽查服务记录', '考核服务质量', '提出改进并跟进'], dutiesEn: ['Sampling service records', 'Assessing service quality', 'Proposing improvements and following them up'] },
  { key: 'inspector', nameZh: '巡检员', nameEn: 'Inspector', team: TeamKind.QUALITY, ...none },
  { key: 'quality-manager', nameZh: '质量经理', nameEn: 'Quality manager', team: TeamKind.QUALITY, ...none },
  { key: 'store-manager', nameZh: '店长', nameEn: 'Store manager', team: TeamKind.STORE, ...none },
  { key: 'shop-assistant', nameZh: '营业员', nameEn: 'Shop assistant', team: TeamKind.STORE, ...none },
  { key: 'director', nameZh: '总监', nameEn: 'Director', team: TeamKind.OFFICE, ...none },
  { key: 'crm-manager', nameZh: '客户关系经理', nameEn: 'CRM manager', team: TeamKind.OFFICE, ...none },
  { key: 'hr-manager', nameZh: '人力资源经理', nameEn: 'HR manager', team: TeamKind.OFFICE, ...none },
  { key: 'finance-manager', nameZh: '财务经理', nameEn: 'Finance manager', team: TeamKind.OFFICE, ...none },
  { key: 'it-admin', nameZh: '系统管理员', nameEn: 'IT administrator', team: TeamKind.OFFICE, ...none },
];

/** The career channel, and who leads. */
export const SHIPPED_LEVELS: readonly { key: string; nameZh: string; nameEn: string; rank: number }[] = [
  { key: 'specialist', nameZh: '专员', nameEn: 'Specialist', rank: 10 }, { key: 'senior-adviser', nameZh: '高级顾问', nameEn: 'Senior adviser', rank: 20 },
  { key: 'supervisor', nameZh: '主管', nameEn: 'Supervisor', rank: 30 }, { key: 'manager', nameZh: '经理', nameEn: 'Manager', rank: 40 }, { key: 'director', nameZh: '总监', nameEn: 'Director', rank: 50 },
];
