// By what somebody is hired for after-sales work, and what the four teams of it do (D-12).
import { TeamKind } from '../../../schema/staff/placement.ts';
import type { Label } from '../../core/language.ts';

export interface HiringStandard { key: string; label: Label; isRequired: boolean }
/** What is required comes first; a certificate is preferred and never a must. */
export const HIRING_STANDARDS: readonly HiringStandard[] = [
  { key: 'BASIC_REPAIR', label: { zh: '基本维修知识', en: 'Basic repair knowledge' }, isRequired: true },
  { key: 'DIAGNOSIS', label: { zh: '能判断常见故障', en: 'Diagnoses common faults' }, isRequired: true },
  { key: 'SIMULATION', label: { zh: '通过客服情景模拟测试', en: 'Passed the customer-service simulation' }, isRequired: true },
  { key: 'COMPLAINTS', label: { zh: '会处理投诉', en: 'Handles complaints' }, isRequired: true },
  { key: 'CERTIFICATE', label: { zh: '有电工、电子维修等证书', en: 'Holds a certificate: electrician, electronics repair' }, isRequired: false },
];

/** The parts of an after-sales team, each with what it is there for. */
export const TEAMS: readonly { team: TeamKind; label: Label; does: Label }[] = [
  { team: TeamKind.SERVICE, label: { zh: '客户服务', en: 'Customer service' }, does: { zh: '接听和接待咨询与投诉，登记、回复、转派，跟进到顾客满意', en: 'Takes inquiries and complaints, notes, answers or passes them on, follows up until the customer is satisfied' } },
  { team: TeamKind.SUPPORT, label: { zh: '技术支持', en: 'Technical support' }, does: { zh: '诊断故障、分析原因，给出技术方案，上门或远程维修', en: 'Diagnoses faults and their causes, finds the technical solution, repairs on site or from afar' } },
  { team: TeamKind.AFTER_SALES, label: { zh: '售后', en: 'After-sales' }, does: { zh: '办理退货、退款、换货和补偿，协调供应商，跟到办结', en: 'Handles returns, refunds, exchanges and compensation, works with suppliers until it is done' } },
  { team: TeamKind.QUALITY, label: { zh: '质量管理', en: 'Quality management' }, does: { zh: '监督和考核服务质量，抽查记录，提出整改并核实', en: 'Supervises and assesses the service, samples records, asks for corrective action and verifies it' } },
];
