// The life of an incident, and how it is named: which act leads from which state to which. Pure.
import { IncidentState } from '../../../schema/tickets/incident.ts';
import { labelOf, type Label } from '../../core/language.ts';
import { stateMachine } from '../../core/state-machine.ts';

export type IncidentAct = 'open' | 'dismiss' | 'link' | 'reply' | 'publish' | 'close';
const { PROPOSED, DISMISSED, OPEN, PUBLISHED, CLOSED } = IncidentState;
export const incidentStates = stateMachine<IncidentState, IncidentAct>({
  PROPOSED: { open: OPEN, dismiss: DISMISSED },
  DISMISSED: {},
  OPEN: { link: OPEN, reply: OPEN, publish: PUBLISHED, close: CLOSED },
  // Who is linked after the result is out is told it as well.
  PUBLISHED: { link: PUBLISHED, reply: PUBLISHED, close: CLOSED },
  CLOSED: {},
}, { PROPOSED: ['待决定', 'Proposed'], DISMISSED: ['已驳回', 'Dismissed'], OPEN: ['处理中', 'Open'], PUBLISHED: ['已公布', 'Published'], CLOSED: ['已结束', 'Closed'] });

/** Open to news: the detector adds tickets to it instead of proposing another. */
export const LIVE: readonly IncidentState[] = [PROPOSED, OPEN, PUBLISHED];
/** The number of an incident: the business day and its key. */
export const incidentNumber = (day: string, id: string): string => `I-${day.slice(2).replaceAll('-', '')}-${id}`;

export interface Scope { category: Label | null; product: Label | null; batchNo: string | null; store: Label | null }
/** What an incident is about, in both languages: `商品质量 · 草莓 · 批号 B17 · 城东店`. */
export const titleOf = (scope: Scope): Label => labelOf((language) => [
  scope.category?.[language], scope.product?.[language], scope.batchNo === null ? null : language === 'zh' ? `批号 ${scope.batchNo}` : `batch ${scope.batchNo}`, scope.store?.[language],
].filter(Boolean).join(' · '));
