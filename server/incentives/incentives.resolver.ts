// Pay over GraphQL: keeping schemes, reckoning and paying runs, adjusting, disputing, trying; lists are the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  AdjustStatementInput, ApproveRunInput, CalculateRunInput, ConfirmStatementInput, CorrectRunInput, DecideAdjustmentInput, DecideStatementDisputeInput, DisputeLineInput, FigureInput, PayRunInput, ReviewRunInput, RunCheck, RunCorrection, RunDifferences, RunPayment, RunStarted,
  SchemeSimulation, SimulateSchemeInput, StatementEstimate, StatementFigure, WithdrawStatementDisputeInput,
} from '../../schema/incentives/run.inputs.ts';
import { TriedStatement, TrySchemeInput } from '../../schema/incentives/whatif.ts';
import { PayTrace } from '../../schema/incentives/trace.ts';
import { PayrollTotals, SetPayAccountInput } from '../../schema/incentives/payroll.ts';
import { IncentiveRun, PayAdjustment, Statement, StatementDispute } from '../../schema/incentives/run.ts';
import { DiscardIncentiveDraftInput, FormulaCheck, GiveAwardInput, PayNameView, PublishIncentiveSchemeInput, SaveIncentiveSchemeInput, WithdrawAwardInput } from '../../schema/incentives/scheme.inputs.ts';
import { IncentiveAward, IncentiveScheme } from '../../schema/incentives/scheme.ts';
import { Json } from '../../schema/scalars.ts';
import { Employee } from '../../schema/staff/employee.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { adjustStatement, decideAdjustment } from './adjustment.service.ts';
import { correctRun } from './runs/correct.service.ts';
import { decideStatementDispute, disputeStatementLine, withdrawStatementDispute } from './dispute.service.ts';
import { payRun, runPayment } from './pay.service.ts';
import { setPayAccount } from './payroll/account.service.ts';
import { payrollTotals } from './payroll/payroll.service.ts';
import { checkRun, runDifferences } from './run-compare.service.ts';
import { approveRun, calculateRun, lockApprovedRun, reopenRun, reviewRun } from './run.service.ts';
import { checkPayFormula, discardIncentiveDraft, giveAward, payNameList, publishIncentiveScheme, saveIncentiveScheme, schemeDifferences, withdrawAward } from './scheme.service.ts';
import { startRun } from './runs/reckon.job.ts';
import { estimateStatement, simulateScheme, statementFigures } from './simulate.service.ts';
import { confirmStatement } from './statements/confirm.service.ts';
import './statements/statement-paper.service.ts';
import { trySchemeOnPerson } from './whatif/person.service.ts';
import { payTrace } from './trace/trace.service.ts';

@Resolver()
export class IncentiveSchemeResolver {
  @Query(() => [PayNameView], { description: 'The catalogue: every figure that a formula of pay may use.' })
  payNames(@Ctx() ctx: Context): PayNameView[] { return payNameList(ctx); }

  @Query(() => FormulaCheck, { description: 'Whether a formula may be saved where one of these units is wanted, and how it reads.' })
  checkPayFormula(@Ctx() ctx: Context, @Arg('formula', () => String) formula: string, @Arg('units', () => [String], { nullable: true }) units?: string[]): FormulaCheck { return checkPayFormula(ctx, formula, units ?? []); }

  @Query(() => TriedStatement, { description: 'The statement that somebody would have by a scheme’s content; nothing is kept.' })
  trySchemeOnPerson(@Ctx() ctx: Context, @Arg('input', () => TrySchemeInput) input: TrySchemeInput): Promise<TriedStatement> { return trySchemeOnPerson(ctx, input); }

  @Query(() => Json, { description: 'Where two versions of a scheme differ: [{ path, kind, before, after }].' })
  incentiveSchemeDifferences(@Ctx() ctx: Context, @Arg('schemeId', () => ID) schemeId: string, @Arg('before', () => Int) before: number, @Arg('after', () => Int) after: number): Promise<unknown> { return schemeDifferences(ctx, { schemeId, before, after }); }

  @Mutation(() => IncentiveScheme, { nullable: true })
  async saveIncentiveScheme(@Arg('input', () => SaveIncentiveSchemeInput) input: SaveIncentiveSchemeInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveScheme | null> { return readOne(ctx, info, 'IncentiveScheme', await saveIncentiveScheme(ctx, input)); }

  @Mutation(() => IncentiveScheme, { nullable: true, description: 'Never by who wrote the draft.' })
  async publishIncentiveScheme(@Arg('input', () => PublishIncentiveSchemeInput) input: PublishIncentiveSchemeInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveScheme | null> { return readOne(ctx, info, 'IncentiveScheme', await publishIncentiveScheme(ctx, input)); }

  @Mutation(() => IncentiveScheme, { nullable: true })
  async discardIncentiveDraft(@Arg('input', () => DiscardIncentiveDraftInput) input: DiscardIncentiveDraftInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveScheme | null> { return readOne(ctx, info, 'IncentiveScheme', await discardIncentiveDraft(ctx, input)); }

  @Mutation(() => IncentiveAward, { nullable: true })
  async giveAward(@Arg('input', () => GiveAwardInput) input: GiveAwardInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveAward | null> { return readOne(ctx, info, 'IncentiveAward', await giveAward(ctx, input)); }

  @Mutation(() => IncentiveAward, { nullable: true })
  async withdrawAward(@Arg('input', () => WithdrawAwardInput) input: WithdrawAwardInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveAward | null> { return readOne(ctx, info, 'IncentiveAward', await withdrawAward(ctx, input)); }

  @Mutation(() => SchemeSimulation, { description: 'Writes nothing.' })
  simulateScheme(@Arg('input', () => SimulateSchemeInput) input: SimulateSchemeInput, @Ctx() ctx: Context): Promise<SchemeSimulation> { return simulateScheme(ctx, input); }
}

@Resolver()
export class IncentiveRunResolver {
  @Query(() => RunDifferences, { description: 'What reckoning a run again would change, person by person.' })
  incentiveRunDifferences(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<RunDifferences> { return runDifferences(ctx, id); }

  @Query(() => RunCheck, { description: 'Whether the kept inputs still come to the kept statements, byte by byte.' })
  incentiveRunCheck(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<RunCheck> { return checkRun(ctx, id); }

  @Query(() => RunPayment, { description: 'What paying a run now would hand over.' })
  incentiveRunPayment(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<RunPayment> { return runPayment(ctx, id); }

  @Query(() => PayrollTotals, { description: 'What a run handed to payroll, and what payroll answered.' })
  payrollTotals(@Ctx() ctx: Context, @Arg('runId', () => ID) runId: string): Promise<PayrollTotals> { return payrollTotals(ctx, runId); }

  @Mutation(() => IncentiveRun, { nullable: true })
  async calculateRun(@Arg('input', () => CalculateRunInput) input: CalculateRunInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveRun | null> { return readOne(ctx, info, 'IncentiveRun', await calculateRun(ctx, input)); }

  @Mutation(() => RunStarted, { description: 'The same in the background, with progress; for thousands of people.' })
  async startRun(@Arg('input', () => CalculateRunInput) input: CalculateRunInput, @Ctx() ctx: Context): Promise<RunStarted> { return { jobId: await startRun(ctx, input) }; }

  @Mutation(() => IncentiveRun, { nullable: true, description: 'Its maker has looked at it: it goes to another person.' })
  async reviewRun(@Arg('input', () => ReviewRunInput) input: ReviewRunInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveRun | null> { return readOne(ctx, info, 'IncentiveRun', await reviewRun(ctx, input)); }

  @Mutation(() => IncentiveRun, { nullable: true, description: 'Its maker takes it back from approval.' })
  async reopenRun(@Arg('input', () => ReviewRunInput) input: ReviewRunInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveRun | null> { return readOne(ctx, info, 'IncentiveRun', await reopenRun(ctx, input)); }

  @Mutation(() => IncentiveRun, { nullable: true, description: 'Never by who reckoned it, nor by whom it pays; above the policy’s limit by two people.' })
  async approveRun(@Arg('input', () => ApproveRunInput) input: ApproveRunInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveRun | null> { return readOne(ctx, info, 'IncentiveRun', await approveRun(ctx, input)); }

  @Mutation(() => IncentiveRun, { nullable: true, description: 'Its statements are out; they never change again.' })
  async lockRun(@Arg('input', () => ReviewRunInput) input: ReviewRunInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveRun | null> { return readOne(ctx, info, 'IncentiveRun', await lockApprovedRun(ctx, input)); }

  @Mutation(() => IncentiveRun, { nullable: true })
  async payRun(@Arg('input', () => PayRunInput) input: PayRunInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IncentiveRun | null> { return readOne(ctx, info, 'IncentiveRun', await payRun(ctx, input)); }

  @Mutation(() => Employee, { nullable: true, description: 'By who reckons pay; the person is told.' })
  async setPayAccount(@Arg('input', () => SetPayAccountInput) input: SetPayAccountInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Employee | null> { return readOne(ctx, info, 'Employee', await setPayAccount(ctx, input)); }

  @Mutation(() => RunCorrection, { description: 'Late facts of a run that is out become adjustments, each once.' })
  correctRun(@Arg('input', () => CorrectRunInput) input: CorrectRunInput, @Ctx() ctx: Context): Promise<RunCorrection> { return correctRun(ctx, input); }
}

@Resolver()
export class StatementResolver {
  @Query(() => [StatementFigure], { description: 'The figures that a statement rests on.' })
  statementFigures(@Ctx() ctx: Context, @Arg('statementId', () => ID) statementId: string): Promise<StatementFigure[]> { return statementFigures(ctx, statementId); }

  @Query(() => [PayTrace], { description: 'The lines of pay that a row moved (a ticket, a scorecard, an audit, a certificate, an attempt): of the statements that the viewer may read, the newest first.' })
  payTrace(@Ctx() ctx: Context, @Arg('noun', () => String, { description: 'Its name, such as Ticket.' }) noun: string, @Arg('id', () => ID) id: string): Promise<PayTrace[]> { return payTrace(ctx, { noun, id }); }

  @Query(() => StatementEstimate, { description: 'What a statement would have come to with other figures. Nothing is kept.' })
  estimateStatement(@Ctx() ctx: Context, @Arg('statementId', () => ID) statementId: string, @Arg('figures', () => [FigureInput]) figures: FigureInput[]): Promise<StatementEstimate> { return estimateStatement(ctx, statementId, figures); }

  @Mutation(() => PayAdjustment, { nullable: true })
  async adjustStatement(@Arg('input', () => AdjustStatementInput) input: AdjustStatementInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PayAdjustment | null> { return readOne(ctx, info, 'PayAdjustment', await adjustStatement(ctx, input)); }

  @Mutation(() => PayAdjustment, { nullable: true })
  async decideAdjustment(@Arg('input', () => DecideAdjustmentInput) input: DecideAdjustmentInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PayAdjustment | null> { return readOne(ctx, info, 'PayAdjustment', await decideAdjustment(ctx, input)); }

  @Mutation(() => Statement, { nullable: true, description: 'One’s own, once it is out.' })
  async confirmStatement(@Arg('input', () => ConfirmStatementInput) input: ConfirmStatementInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Statement | null> { return readOne(ctx, info, 'Statement', await confirmStatement(ctx, input)); }

  @Mutation(() => StatementDispute, { nullable: true, description: 'On one line of one’s own statement; that line alone waits.' })
  async disputeStatementLine(@Arg('input', () => DisputeLineInput) input: DisputeLineInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<StatementDispute | null> { return readOne(ctx, info, 'StatementDispute', await disputeStatementLine(ctx, input)); }

  @Mutation(() => StatementDispute, { nullable: true })
  async decideStatementDispute(@Arg('input', () => DecideStatementDisputeInput) input: DecideStatementDisputeInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<StatementDispute | null> { return readOne(ctx, info, 'StatementDispute', await decideStatementDispute(ctx, input)); }

  @Mutation(() => StatementDispute, { nullable: true })
  async withdrawStatementDispute(@Arg('input', () => WithdrawStatementDisputeInput) input: WithdrawStatementDisputeInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<StatementDispute | null> { return readOne(ctx, info, 'StatementDispute', await withdrawStatementDispute(ctx, input)); }
}
