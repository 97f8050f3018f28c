// How pay hangs together: schemes and versions, runs, statements, lines, adjustments, disputes, and the people they are about.
import { defineEdges } from '../core/read/edges.ts';

const user = (from: string, name: string) => ({ from, name, to: 'User', kind: 'one' as const, by: `${name}Id` });

defineEdges([
  { from: 'IncentiveScheme', name: 'versions', to: 'IncentiveSchemeVersion', kind: 'many', by: 'schemeId', sort: { prop: 'number', order: 'DESC' } },
  { from: 'IncentiveScheme', name: 'runs', to: 'IncentiveRun', kind: 'many', by: 'schemeId', sort: { prop: 'periodFrom', order: 'DESC' } },
  { from: 'IncentiveSchemeVersion', name: 'scheme', to: 'IncentiveScheme', kind: 'one', by: 'schemeId' },
  user('IncentiveSchemeVersion', 'author'), user('IncentiveSchemeVersion', 'publishedBy'),
  { from: 'IncentiveRun', name: 'scheme', to: 'IncentiveScheme', kind: 'one', by: 'schemeId' },
  { from: 'IncentiveRun', name: 'schemeVersion', to: 'IncentiveSchemeVersion', kind: 'one', by: 'schemeVersionId' },
  { from: 'IncentiveRun', name: 'statements', to: 'Statement', kind: 'many', by: 'runId', sort: { prop: 'totalAmount', order: 'DESC' } },
  { from: 'IncentiveRun', name: 'maker', to: 'Employee', kind: 'one', by: 'makerId' },
  { from: 'IncentiveRun', name: 'makerUser', to: 'User', kind: 'one', by: 'makerUserId' },
  user('IncentiveRun', 'approvedBy'), user('IncentiveRun', 'secondApprovedBy'), user('IncentiveRun', 'paidBy'),
  { from: 'Statement', name: 'run', to: 'IncentiveRun', kind: 'one', by: 'runId' },
  { from: 'Statement', name: 'lines', to: 'StatementLine', kind: 'many', by: 'statementId', sort: { prop: 'place', order: 'ASC' } },
  { from: 'Statement', name: 'adjustments', to: 'PayAdjustment', kind: 'many', by: 'statementId', sort: { prop: 'id', order: 'DESC' } },
  { from: 'Statement', name: 'disputes', to: 'StatementDispute', kind: 'many', by: 'statementId', sort: { prop: 'id', order: 'DESC' } },
  { from: 'StatementLine', name: 'statement', to: 'Statement', kind: 'one', by: 'statementId' },
  { from: 'StatementLine', name: 'adjustment', to: 'PayAdjustment', kind: 'one', by: 'adjustmentId' },
  { from: 'PayAdjustment', name: 'statement', to: 'Statement', kind: 'one', by: 'statementId' },
  { from: 'PayAdjustment', name: 'line', to: 'StatementLine', kind: 'one', by: 'lineId' },
  { from: 'StatementDispute', name: 'statement', to: 'Statement', kind: 'one', by: 'statementId' },
  { from: 'StatementDispute', name: 'line', to: 'StatementLine', kind: 'one', by: 'lineId' },
  { from: 'StatementDispute', name: 'adjustment', to: 'PayAdjustment', kind: 'one', by: 'adjustmentId' },
  { from: 'PayHandover', name: 'run', to: 'IncentiveRun', kind: 'one', by: 'runId' },
  { from: 'PayHandover', name: 'statement', to: 'Statement', kind: 'one', by: 'statementId' },
  { from: 'AwardNomination', name: 'award', to: 'IncentiveAward', kind: 'one', by: 'awardId' },
  { from: 'AwardNomination', name: 'nominator', to: 'Employee', kind: 'one', by: 'nominatorId' },
  { from: 'AwardNomination', name: 'seconder', to: 'Employee', kind: 'one', by: 'seconderId' },
  { from: 'IncentiveRun', name: 'handovers', to: 'PayHandover', kind: 'many', by: 'runId', sort: { prop: 'id', order: 'ASC' } },
  ...['IncentiveAward', 'AwardNomination', 'Statement', 'PayAdjustment', 'StatementDispute', 'PayHandover'].flatMap((from) => [
    { from, name: 'employee', to: 'Employee', kind: 'one' as const, by: 'employeeId' }, { from, name: 'store', to: 'Store', kind: 'one' as const, by: 'storeId' },
  ]),
]);
