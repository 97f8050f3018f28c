// How well single tickets were handled: samples drawn by chance, what came out of each sampled ticket, the sheets of its reviewers, and calibrations against a gold sheet.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Sheet, SheetRow } from '../forms/sheet.ts';

export enum SampledState { WAITING = 'WAITING', DIFFERS = 'DIFFERS', FINAL = 'FINAL', VOID = 'VOID' }
registerEnumType(SampledState, { name: 'SampledState', description: 'WAITING: reviews are out; DIFFERS: two blind reviews do not agree, and somebody settles it; FINAL: its agent sees the result; VOID: counts for nothing.' });
export enum TicketReviewState { ASSIGNED = 'ASSIGNED', SUBMITTED = 'SUBMITTED', VOID = 'VOID' }
registerEnumType(TicketReviewState, { name: 'TicketReviewState' });
export enum CalibrationState { OPEN = 'OPEN', CLOSED = 'CLOSED' }
registerEnumType(CalibrationState, { name: 'CalibrationState', description: 'CLOSED: the gold answers are shown to who took part.' });

@Noun('TicketSample', {
  table: 'ticket_samples', read: 'quality:sample', defaultSort: { prop: 'drawnAt', order: 'DESC' },
  description: 'One draw of tickets to review: so many of each agent by chance, in shares of channel and category, and more where the risk is. The same seed over the same tickets draws the same.',
})
export class TicketSample extends Row {
  @Prop({ kind: 'text', description: 'For people: Q-260213-01.' }) number!: string;
  @Prop({ kind: 'day', description: 'Tickets solved from this day on.' }) fromOn!: string;
  @Prop({ kind: 'day', description: 'The last day that counts.' }) untilOn!: string;
  @Prop({ kind: 'id', of: 'Form' }) formId!: string;
  @Prop({ kind: 'int', description: 'By chance, of each agent.' }) perAgent!: number;
  @Prop({ kind: 'int', description: 'By risk, of each agent, beside those.' }) extraPerAgent!: number;
  @Prop({ kind: 'int', description: 'Per cent that two people review, each unknown to the other.' }) doubleShare!: number;
  @Prop({ kind: 'text', description: 'What was drawn from.' }) seed!: string;
  @Prop({ kind: 'int' }) populationCount!: number;
  @Prop({ kind: 'int' }) drawnCount!: number;
  @Prop({ kind: 'int' }) riskCount!: number;
  @Prop({ kind: 'int' }) doubleCount!: number;
  @Prop({ kind: 'json', description: 'Agents with fewer tickets than wanted, and tickets for which no second reviewer was there: [{ agentId, reason, count }].' }) shortfalls!: unknown;
  @Prop({ kind: 'instant' }) drawnAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) drawnById?: string | null;
}

@Noun('SampledTicket', {
  table: 'sampled_tickets', read: 'quality:read', owner: 'customerId', letter: 'HQ', defaultSort: { prop: 'solvedOn', order: 'DESC' },
  description: 'A ticket that was drawn, and what its review came to. The agent and the store see it once it is final; who reviewed it is not said.',
})
export class SampledTicket extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'TicketSample', facet: true }) sampleId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'Employee', facet: true, description: 'Whose work it is: who solved it.' }) agentId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'The store once it may see it.' }) shownStoreId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The agent once she may see it.' }) shownAgentId?: string | null;
  @Prop({ kind: 'text', description: 'For people: the number of the ticket.' }) ticketNumber!: string;
  @Prop({ kind: 'day' }) solvedOn!: string;
  @Prop({ kind: 'text', description: 'Channel and category that it was drawn within.' }) stratum!: string;
  @Prop({ kind: 'boolean', facet: true, fallback: 'false', description: 'Drawn for its risk, not by chance: counts in no mean of quality.' }) isRisk!: boolean;
  @Prop({ kind: 'texts', description: 'What made it a risk.' }) riskWhy!: string[];
  @Prop({ kind: 'boolean', facet: true, fallback: 'false', description: 'Two people review it.' }) isDouble!: boolean;
  @Prop({ kind: 'enum', enum: SampledState, facet: true, fallback: "'WAITING'" }) state!: SampledState;
  @Prop({ kind: 'boolean', nullable: true, facet: true, description: 'Both reviews came to the same verdict, within ten points.' }) isAgreed?: boolean | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'By how much the two scores differ.' }) scoreGap?: string | null;
  @Prop({ kind: 'decimal', nullable: true }) finalScore?: string | null;
  @Prop({ kind: 'text', nullable: true, facet: true }) finalBand?: string | null;
  @Prop({ kind: 'boolean', nullable: true, facet: true }) isFinalPass?: boolean | null;
  @Prop({ kind: 'json', nullable: true, description: '{ sections: [{ key, zh, en, score }], failed: [{ key, zh, en, note }] } of the sheet that counts.' }) result?: unknown;
  @Prop({ kind: 'day', nullable: true }) finalOn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why one of two reviews counts, or why it is void.' }) settleNote?: string | null;
}

@Noun('TicketReview', {
  table: 'ticket_reviews', read: 'quality:review-tickets', owner: 'customerId', letter: 'HW', defaultSort: { prop: 'startedAt', order: 'DESC' },
  description: 'The sheet of one reviewer on one ticket: seen by her, and by who draws the samples. Two on one ticket know nothing of each other.',
})
@Sheet({ hideFiller: 'quality:sample' })
export class TicketReview extends SheetRow {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'SampledTicket', nullable: true, right: 'quality:sample', description: 'Said to who draws samples: two reviews of one ticket would give each other away by it.' }) sampledId?: string | null;
  @Prop({ kind: 'id', of: 'Calibration', nullable: true }) calibrationId?: string | null;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'Employee', right: 'quality:sample', description: 'Said to who draws samples; a reviewer sees but her own.' }) reviewerId!: string;
  @Prop({ kind: 'boolean', nullable: true, fallback: 'false', right: 'quality:sample', description: 'The second of two.' }) isSecond?: boolean | null;
  @Prop({ kind: 'enum', enum: TicketReviewState, facet: true, fallback: "'ASSIGNED'" }) state!: TicketReviewState;
  @Prop({ kind: 'text' }) ticketNumber!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'In words, for the agent.' }) comment?: string | null;
}

@Noun('Calibration', {
  table: 'calibrations', read: 'quality:review-tickets', defaultSort: { prop: 'openedAt', order: 'DESC' },
  description: 'Several reviewers fill the same sheet on the same ticket, to be compared with the gold answers that were agreed on before.',
})
export class Calibration extends Row {
  @Prop({ kind: 'text' }) titleZh!: string;
  @Prop({ kind: 'text' }) titleEn!: string;
  @Prop({ kind: 'id', of: 'FormVersion' }) formVersionId!: string;
  @Prop({ kind: 'enum', enum: CalibrationState, facet: true, fallback: "'OPEN'" }) state!: CalibrationState;
  @Prop({ kind: 'text' }) ticketNumber!: string;
  @Prop({ kind: 'json', nullable: true, right: 'quality:sample', description: 'What is right, agreed on before anybody fills it in.' }) goldAnswers?: unknown;
  @Prop({ kind: 'decimal', nullable: true, right: 'quality:sample' }) goldScore?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'The gold answers, once it is closed.' }) shownAnswers?: unknown;
  @Prop({ kind: 'decimal', nullable: true }) shownScore?: string | null;
  @Prop({ kind: 'instant' }) openedAt!: string;
  @Prop({ kind: 'instant', nullable: true }) closedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) openedById?: string | null;
}
