// What payroll was handed: one row for each person whom a run pays, and what payroll says became of it.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Day, Money } from '../scalars.ts';

export enum HandoverState { SENT = 'SENT', CONFIRMED = 'CONFIRMED', RETURNED = 'RETURNED' }
registerEnumType(HandoverState, { name: 'PayHandoverState', description: 'CONFIRMED: payroll says that the money has arrived; RETURNED: it came back, and is owed again until it is confirmed.' });

@Noun('PayHandover', {
  table: 'pay_handovers', read: 'incentives:read', defaultSort: { prop: 'id', order: 'ASC' },
  description: 'One person’s pay as it was handed to payroll, by employee number, with the account that it goes to.',
})
export class PayHandover extends Row {
  @Prop({ kind: 'text', description: 'By which payroll answers: unlike for every hand-over.' }) key!: string;
  @Prop({ kind: 'id', of: 'IncentiveRun' }) runId!: string;
  @Prop({ kind: 'id', of: 'Statement' }) statementId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'text', description: 'As it was then.' }) employeeNo!: string;
  @Prop({ kind: 'text', description: 'As it was then.' }) employeeName!: string;
  @Prop({ kind: 'text', nullable: true, mask: 'account', right: 'incentives:pay', description: 'Where it goes, as it was then; masked, whole in the pack alone.' }) payAccount?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, right: 'incentives:pay', description: 'As it was then.' }) payBank?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', facet: true, description: 'YYYY-MM.' }) month!: string;
  @Prop({ kind: 'money', scale: 2, right: 'incentives:read' }) amount!: string;
  @Prop({ kind: 'enum', enum: HandoverState, facet: true, fallback: "'SENT'" }) state!: HandoverState;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, right: 'incentives:pay', description: 'How payroll or the bank calls it.' }) reference?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'When it arrived, or came back.' }) answeredOn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, right: 'incentives:pay' }) note?: string | null;
  @Prop({ kind: 'id', of: 'Transfer', nullable: true, description: 'The file that said so.' }) transferId?: string | null;
}

@InputType({ description: 'Where somebody’s pay goes. The person is told.' })
export class SetPayAccountInput {
  @Field(() => ID) employeeId!: string;
  @Field(() => Int, { description: 'Of the employee.' }) expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Card number or IBAN; none: not known any more.' }) @IsOptional() @MaxLength(60) account?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(80) bank?: string | null;
}

@ObjectType({ description: 'So many people and so much money.' })
export class PayrollSum {
  @Field(() => Int) people!: number;
  @Field(() => Money) amount!: string;
}

@ObjectType({ description: 'Control totals of what a run handed to payroll.' })
export class PayrollTotals {
  @Field(() => String, { description: 'YYYY-MM.' }) month!: string;
  @Field(() => PayrollSum) handed!: PayrollSum;
  @Field(() => PayrollSum) confirmed!: PayrollSum;
  @Field(() => PayrollSum) returned!: PayrollSum;
  @Field(() => PayrollSum, { description: 'Payroll has not answered yet.' }) open!: PayrollSum;
  @Field(() => Int, { description: 'Of those handed over, whom no account was known of.' }) withoutAccount!: number;
  @Field(() => Money, { description: 'What the ledger booked for the run; the same as what was handed over.' }) booked!: string;
  @Field(() => Boolean, { description: 'Lines, ledger and hand-over come to one sum.' }) isBalanced!: boolean;
  @Field(() => String, { description: 'SHA-256 over key, employee number and amount of every row, in their order: the same for the same pack.' }) hash!: string;
  @Field(() => Day, { nullable: true }) lastAnsweredOn!: string | null;
}
