// Scorecards: periods, cards, their values, what late facts changed, what people said and objected to.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { MeasureUnit, PeriodKind } from '../measures/measure.ts';
import { EmploymentKind } from './employee.ts';
import { KpiDirection, MeasuredOf, MissingRule, SubjectKind } from './kpi.ts';

export enum CardState { OPEN = 'OPEN', CLOSED = 'CLOSED' }
registerEnumType(CardState, { name: 'CardState', description: 'OPEN: live, counted anew; CLOSED: frozen with the hash of what it was made of.' });
export enum ValueState { MEASURED = 'MEASURED', SMALL_SAMPLE = 'SMALL_SAMPLE', MISSING = 'MISSING' }
registerEnumType(ValueState, { name: 'ValueState' });
export enum ObjectionState { OPEN = 'OPEN', UPHELD = 'UPHELD', REJECTED = 'REJECTED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(ObjectionState, { name: 'ObjectionState' });
export enum AdjustmentCause { LATE_FACTS = 'LATE_FACTS', OBJECTION = 'OBJECTION' }
registerEnumType(AdjustmentCause, { name: 'AdjustmentCause' });

@Noun('ScorecardPeriod', { table: 'scorecard_periods', read: 'staff:read', defaultSort: { prop: 'fromOn', order: 'DESC' }, description: 'A week, month, quarter or year of scorecards, closed as a whole.' })
export class ScorecardPeriod extends Row {
  @Prop({ kind: 'enum', enum: PeriodKind, facet: true }) periodKind!: PeriodKind;
  @Prop({ kind: 'day' }) fromOn!: string;
  @Prop({ kind: 'day', description: 'The first day that no longer counts.' }) untilOn!: string;
  @Prop({ kind: 'enum', enum: CardState, facet: true, fallback: "'OPEN'" }) state!: CardState;
  @Prop({ kind: 'instant', nullable: true, description: 'When its cards were last counted.' }) computedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) closedAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) closedById?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Hash over the hashes of its cards, once closed.' }) checksum?: string | null;
}

@Noun('Scorecard', { table: 'scorecards', read: 'staff:read-scorecards', defaultSort: { prop: 'fromOn', order: 'DESC' }, description: 'How a person, team, store or region did in a period by a scheme. Who changed store or position within it has a card for each stay.' })
export class Scorecard extends Row {
  @Prop({ kind: 'id', of: 'ScorecardPeriod' }) periodId!: string;
  @Prop({ kind: 'enum', enum: PeriodKind, facet: true }) periodKind!: PeriodKind;
  @Prop({ kind: 'day', description: 'First day on this card.' }) fromOn!: string;
  @Prop({ kind: 'day', description: 'First day no longer on it.' }) untilOn!: string;
  @Prop({ kind: 'enum', enum: SubjectKind, facet: true }) subjectKind!: SubjectKind;
  @Prop({ kind: 'text', description: 'The same for one person, store, department or region in every period.' }) subjectKey!: string;
  @Prop({ kind: 'text', description: 'Whose it is, as said then.' }) subjectZh!: string;
  @Prop({ kind: 'text' }) subjectEn!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) employeeId?: string | null;
  @Prop({ kind: 'id', of: 'Department', nullable: true }) departmentId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Region', nullable: true }) regionId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Of a store or region: who answers for it.' }) responsibleId?: string | null;
  @Prop({ kind: 'id', of: 'KpiScheme' }) schemeId!: string;
  @Prop({ kind: 'id', of: 'KpiSchemeVersion' }) schemeVersionId!: string;
  @Prop({ kind: 'text', nullable: true, facet: true }) position?: string | null;
  @Prop({ kind: 'text', nullable: true }) level?: string | null;
  @Prop({ kind: 'enum', enum: EmploymentKind, nullable: true }) employment?: EmploymentKind | null;
  @Prop({ kind: 'enum', enum: CardState, facet: true, fallback: "'OPEN'" }) state!: CardState;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Null: held, or nothing to measure yet.' }) score?: string | null;
  @Prop({ kind: 'decimal', scale: 8, fallback: '0', description: 'Points that belong to earlier periods: late facts and objections upheld. Not in the score.' }) adjustment!: string;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Of the period before.' }) previousScore?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'Place among its peers.' }) rank?: number | null;
  @Prop({ kind: 'int', nullable: true }) peerCount?: number | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Whom it is compared with.' }) peerGroup?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'Days that the person was employed, of the days on the card.' }) daysEmployed?: number | null;
  @Prop({ kind: 'int', nullable: true }) daysOnLeave?: number | null;
  @Prop({ kind: 'instant', description: 'Facts as of then.' }) computedAt!: string;
  @Prop({ kind: 'text', nullable: true, description: 'Once closed: hash of what it was made of.' }) inputsHash?: string | null;
  @Prop({ kind: 'json', description: 'How the score came about: an explanation tree.' }) explanation!: unknown;
}

@Noun('ScorecardValue', { table: 'scorecard_values', read: 'staff:read-scorecards', defaultSort: { prop: 'place', order: 'ASC' }, description: 'One indicator of a card.' })
export class ScorecardValue extends Row {
  @Prop({ kind: 'id', of: 'Scorecard' }) scorecardId!: string;
  @Prop({ kind: 'text', facet: true, description: 'Key of the indicator in its scheme.' }) key!: string;
  @Prop({ kind: 'int' }) place!: number;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'text', facet: true }) measureKey!: string;
  @Prop({ kind: 'int' }) measureVersion!: number;
  @Prop({ kind: 'text', filter: false, sort: false }) definitionHash!: string;
  @Prop({ kind: 'enum', enum: MeasuredOf }) measuredOf!: MeasuredOf;
  @Prop({ kind: 'enum', enum: MeasureUnit }) unit!: MeasureUnit;
  @Prop({ kind: 'enum', enum: ValueState, facet: true }) state!: ValueState;
  @Prop({ kind: 'decimal', scale: 8, nullable: true }) value?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true }) numerator?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true }) denominator?: string | null;
  @Prop({ kind: 'int' }) sample!: number;
  @Prop({ kind: 'int' }) minSample!: number;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Null: this person has none.' }) target?: string | null;
  @Prop({ kind: 'enum', enum: KpiDirection }) direction!: KpiDirection;
  @Prop({ kind: 'decimal', description: 'As the scheme says; the weights of a card sum to 100.' }) weight!: string;
  @Prop({ kind: 'decimal', description: 'After what is missing was shared out; sums to 100, or is 0 where it counts for nothing.' }) effectiveWeight!: string;
  @Prop({ kind: 'enum', enum: MissingRule }) missing!: MissingRule;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Value by target in per cent (a ceiling: target by value).' }) attainment?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: '100: the target is met.' }) points?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'What it adds to the score.' }) contribution?: string | null;
  @Prop({ kind: 'boolean', nullable: true }) isMet?: boolean | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'An objection waits: it is counted no further until that is decided.' }) isFrozen!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Set by a decision on an objection.' }) isCorrected!: boolean;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Root field that lists the rows behind it.' }) resource!: string;
  @Prop({ kind: 'json' }) rowsFilter!: unknown;
  @Prop({ kind: 'json', description: '[{ from, value, points }] of the periods before, oldest first.' }) trend!: unknown;
  @Prop({ kind: 'json' }) explanation!: unknown;
}

@Noun('ScorecardAdjustment', { table: 'scorecard_adjustments', read: 'staff:read-scorecards', defaultSort: { prop: 'id', order: 'ASC' }, description: 'What a closed card would say differently by what is known since: it counts on the card of a later period, and the closed one stays.' })
export class ScorecardAdjustment extends Row {
  @Prop({ kind: 'id', of: 'Scorecard', description: 'On which it shows.' }) scorecardId!: string;
  @Prop({ kind: 'id', of: 'Scorecard', description: 'Which it corrects.' }) fromScorecardId!: string;
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'enum', enum: AdjustmentCause, facet: true }) cause!: AdjustmentCause;
  @Prop({ kind: 'decimal', scale: 8, nullable: true }) valueBefore?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'As known now.' }) valueAfter?: string | null;
  @Prop({ kind: 'decimal', scale: 8, description: 'Points of the score, of this indicator.' }) difference!: string;
}

@Noun('ScorecardObjection', { table: 'scorecard_objections', read: 'staff:read-scorecards', defaultSort: { prop: 'createdAt', order: 'DESC' }, description: 'Somebody says that one value is wrong: it alone stands still until that is decided by another person.' })
export class ScorecardObjection extends Row {
  @Prop({ kind: 'id', of: 'Scorecard' }) scorecardId!: string;
  @Prop({ kind: 'id', of: 'ScorecardValue' }) valueId!: string;
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'enum', enum: ObjectionState, facet: true, fallback: "'OPEN'" }) state!: ObjectionState;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'id', of: 'User', nullable: true }) raisedById?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) decidedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) decision?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Upheld: what the value is instead.' }) correctedValue?: string | null;
}

@Noun('ScorecardComment', { table: 'scorecard_comments', read: 'staff:read-scorecards', defaultSort: { prop: 'createdAt', order: 'ASC' }, description: 'What somebody said about a card.' })
export class ScorecardComment extends Row {
  @Prop({ kind: 'id', of: 'Scorecard' }) scorecardId!: string;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'text' }) authorName!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'The same, by the English name.' }) authorNameEn?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) body!: string;
}
