// The three contingency plans for many complaints of one cause: what is done, by whom, within which time. Pure.
import { PlanLevel } from '../../../schema/tickets/incident.ts';
import type { Label } from '../../core/language.ts';

/** OWNER: who answers for the incident; AREA, CHAIN: whom the ladder names. */
export type PlanPerson = 'OWNER' | 'AREA' | 'CHAIN';
export interface PlanStep extends Label { key: string; who: PlanPerson; withinMinutes: number; source: string }

const step = (key: string, who: PlanPerson, withinMinutes: number, source: string, zh: string, en: string): PlanStep => ({ key, who, withinMinutes, source, zh, en });
const HOUR = 60;
const REPORT = (who: PlanPerson): PlanStep => step('report', who, 30, 'A-17', '即时上报：多少人、什么问题、哪一批', 'Report at once: how many people, of what, which batch');
const HOLD = step('hold', 'OWNER', HOUR, 'A-17', '同批次商品下架封存，留样', 'Take the batch off the shelf, seal it and keep samples');
const REPLY = step('reply', 'OWNER', 2 * HOUR, 'A-15', '统一答复所有相关顾客：已知情况、下一步、时间', 'Reply to all customers concerned alike: what is known, what comes next, by when');
const COMPENSATE = step('compensate', 'AREA', 4 * HOUR, 'A-17', '调用补偿权限（单笔不超过 500 元），先退款后追责', 'Use the authority for compensation (500 yuan a case at most); refund first, ask later');
const PUBLISH = (who: PlanPerson): PlanStep => step('publish', who, 72 * HOUR, 'B-13', '向涉事顾客公示处理结果', 'Publish the result to the customers concerned');

/** The steps of each plan, in the order in which they fall due. */
export const CONTINGENCY: Readonly<Record<PlanLevel, readonly PlanStep[]>> = {
  STORE: [
    REPORT('OWNER'), HOLD, REPLY, step('cause', 'OWNER', 24 * HOUR, 'A-15', '查清原因，24 小时内办结每一单', 'Find the cause and settle each ticket within 24 hours'), PUBLISH('OWNER'),
  ],
  AREA: [
    REPORT('AREA'), HOLD, REPLY, COMPENSATE, step('stores', 'AREA', 4 * HOUR, 'B-12', '区域主管介入：检查区域内其他门店', 'The area supervisor steps in and checks the other stores'),
    step('plan', 'AREA', 24 * HOUR, 'B-13', '24 小时内出整改方案', 'The plan of rectification within 24 hours'), PUBLISH('AREA'),
  ],
  CHAIN: [
    REPORT('CHAIN'), HOLD, step('recall', 'CHAIN', 2 * HOUR, 'B-13', '全国停售，列出已买到的顾客', 'Stop the sale everywhere and list who bought it'), REPLY, COMPENSATE,
    step('lead', 'CHAIN', 4 * HOUR, 'A-17', '管理层介入：一个负责人、一个口径，媒体统一对接', 'Management steps in: one in charge, one voice, one contact for the press'),
    step('plan', 'CHAIN', 24 * HOUR, 'B-13', '总部 24 小时内出整改方案', 'Head office gives its plan of rectification within 24 hours'), PUBLISH('CHAIN'),
  ],
};
