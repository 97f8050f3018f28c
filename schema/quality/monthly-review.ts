// The monthly review of a store, a region or the chain, and plans of improvement: a goal on a measure, its steps, and whether the measure moved.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum ReviewScope { STORE = 'STORE', REGION = 'REGION', CHAIN = 'CHAIN' }
registerEnumType(ReviewScope, { name: 'ReviewScope' });
export enum MonthlyReviewState { DRAFT = 'DRAFT', FINAL = 'FINAL' }
registerEnumType(MonthlyReviewState, { name: 'MonthlyReviewState', description: 'DRAFT: its figures may be taken anew; FINAL: it stays as it was talked about.' });
export enum PlanState { ACTIVE = 'ACTIVE', REACHED = 'REACHED', MISSED = 'MISSED', DROPPED = 'DROPPED' }
registerEnumType(PlanState, { name: 'PlanState', description: 'REACHED and MISSED: judged by its measure at its end.' });

export enum FrameworkPart { FLOW = 'FLOW', PEOPLE = 'PEOPLE', TECHNOLOGY = 'TECHNOLOGY', COMMUNICATION = 'COMMUNICATION', EVALUATION = 'EVALUATION' }
registerEnumType(FrameworkPart, { name: 'FrameworkPart', description: 'The five parts of the framework of after-sales service (D-05): how work flows, who does it, with what, how customers are spoken to, and how all that is judged.' });

@Noun('MonthlyReview', {
  table: 'monthly_reviews', read: 'quality:read', defaultSort: { prop: 'monthOn', order: 'DESC' },
  description: 'What a month was like: the three problems most complained of, swings of satisfaction, what was found again, and what the last plan has changed.',
})
export class MonthlyReview extends Row {
  @Prop({ kind: 'enum', enum: ReviewScope, facet: true }) reviewScope!: ReviewScope;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Region', nullable: true, facet: true }) regionId?: string | null;
  @Prop({ kind: 'day', description: 'The first day of the month.' }) monthOn!: string;
  @Prop({ kind: 'enum', enum: MonthlyReviewState, facet: true, fallback: "'DRAFT'" }) state!: MonthlyReviewState;
  @Prop({ kind: 'json', description: '{ problems, satisfaction, swings, repeats, plans, parts }: as they were when they were taken, each with the list behind it.' }) figures!: unknown;
  @Prop({ kind: 'instant' }) takenAt!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What was said about it.' }) note?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) madeById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) finalAt?: string | null;
}

@Noun('ImprovementPlan', {
  table: 'improvement_plans', read: 'quality:read', defaultSort: { prop: 'startsOn', order: 'DESC' },
  description: 'A goal on a measure by a day: where it began, where it should be, and where it came to.',
})
export class ImprovementPlan extends Row {
  @Prop({ kind: 'text' }) titleZh!: string;
  @Prop({ kind: 'text' }) titleEn!: string;
  @Prop({ kind: 'enum', enum: ReviewScope, facet: true }) reviewScope!: ReviewScope;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Region', nullable: true }) regionId?: string | null;
  @Prop({ kind: 'enum', enum: FrameworkPart, nullable: true, facet: true, description: 'The part of the framework that it improves.' }) part?: FrameworkPart | null;
  @Prop({ kind: 'text', facet: true, description: 'Key of the measure; what has none is a matter of its steps alone.' }) measureKey!: string;
  @Prop({ kind: 'boolean', description: 'The measure shall rise; else fall.' }) isRise!: boolean;
  @Prop({ kind: 'decimal', nullable: true, scale: 6, description: 'The measure over as many days before it began; none: nothing was there to measure.' }) baseline?: string | null;
  @Prop({ kind: 'decimal', nullable: true, scale: 6 }) target?: string | null;
  @Prop({ kind: 'day' }) startsOn!: string;
  @Prop({ kind: 'day', description: 'The last day that counts.' }) endsOn!: string;
  @Prop({ kind: 'enum', enum: PlanState, facet: true, fallback: "'ACTIVE'" }) state!: PlanState;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) ownerId?: string | null;
  @Prop({ kind: 'id', of: 'MonthlyReview', nullable: true, description: 'The review that it came from.' }) reviewId?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Template that it was made by.' }) templateKey?: string | null;
  @Prop({ kind: 'decimal', nullable: true, scale: 6, description: 'Where the measure came to.' }) outcome?: string | null;
  @Prop({ kind: 'decimal', nullable: true, scale: 6, description: 'How much of the way it went, 0 to 1 and beyond; below nought: it went the other way.' }) wayShare?: string | null;
  @Prop({ kind: 'instant', nullable: true }) judgedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) closeNote?: string | null;
}

@Noun('PlanStep', {
  table: 'plan_steps', read: 'quality:read', roots: { many: 'planSteps' }, defaultSort: { prop: 'position', order: 'ASC' },
  description: 'One step of a plan: what, by when, done by whom.',
})
export class PlanStep extends Row {
  @Prop({ kind: 'id', of: 'ImprovementPlan' }) planId!: string;
  @Prop({ kind: 'int' }) position!: number;
  @Prop({ kind: 'text', filter: false, sort: false }) whatZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) whatEn!: string;
  @Prop({ kind: 'day' }) dueOn!: string;
  @Prop({ kind: 'day', nullable: true }) doneOn?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) doneById?: string | null;
}
