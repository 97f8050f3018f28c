// The part of the table of words that pay asks for; put together with the rest in mutation.matrix.ts.
import type { Permission } from '../../../schema/permission.ts';

type Words = Record<string, Permission | 'person' | readonly Permission[]>;

export const PAY_MUTATIONS: Words = {
  // Pay: schemes and runs by those who reckon, decisions and payment by others; the person's own disputes.
  saveIncentiveScheme: 'incentives:write',
  publishIncentiveScheme: 'incentives:approve',
  discardIncentiveDraft: 'incentives:write',
  giveAward: 'incentives:write',
  withdrawAward: 'incentives:write',
  nominateForAward: 'staff:read',
  secondNomination: 'staff:read-scorecards',
  decideNomination: 'incentives:write',
  withdrawNomination: 'staff:read',
  simulateScheme: ['incentives:write', 'incentives:approve'],
  calculateRun: 'incentives:write',
  startRun: 'incentives:write',
  reviewRun: 'incentives:write',
  reopenRun: 'incentives:write',
  approveRun: 'incentives:approve',
  lockRun: 'incentives:write',
  payRun: 'incentives:pay',
  correctRun: 'incentives:write',
  setPayAccount: 'incentives:write',
  adjustStatement: 'incentives:write',
  decideAdjustment: 'incentives:approve',
  disputeStatementLine: 'staff:read-pay',
  confirmStatement: 'staff:read-pay',
  decideStatementDispute: 'incentives:write',
  withdrawStatementDispute: 'staff:read-pay',
};

export const PAY_QUERIES: Words = {
  // Pay: the catalogue and comparisons; figures and estimates of a statement that is in sight.
  payNames: 'incentives:read',
  checkPayFormula: 'incentives:read',
  trySchemeOnPerson: 'incentives:write',
  incentiveSchemeDifferences: 'incentives:read',
  incentiveRunDifferences: 'incentives:write',
  incentiveRunCheck: 'incentives:read',
  incentiveRunPayment: 'incentives:read',
  payrollTotals: 'incentives:read',
  statementFigures: 'staff:read-pay',
  estimateStatement: 'staff:read-pay',
  awardKinds: 'staff:read',
  awardStandings: 'incentives:write',
  payTrace: 'staff:read-pay',
};
