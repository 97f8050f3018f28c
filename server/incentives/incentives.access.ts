// Row rules of pay: schemes and runs for those who work on them, what somebody earns for them and for the person alone.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('IncentiveScheme', 'open');
defineRowRule('IncentiveSchemeVersion', 'open');
defineRowRule('IncentiveRun', { all: 'incentives:read' });
defineRowRule('PayHandover', { all: 'incentives:read' });
defineRowRule('IncentiveAward', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
// Named for an award: those who lead people there, never the person named; who named or seconded; and the person once it is given.
defineRowRule('AwardNomination', { any: [
  { every: [{ store: 'storeId', word: 'staff:read-scorecards' }, { others: 'employeeId' }] }, { own: 'nominatorId', as: 'employee' }, { own: 'nominatorUserId', as: 'user' }, { own: 'seconderId', as: 'employee' }, { own: 'shownToId', as: 'employee' },
] });
// `shownToId` is empty until the run is locked: nobody reads what is still being reckoned, not even about oneself.
for (const noun of ['Statement', 'StatementLine', 'PayAdjustment']) defineRowRule(noun, { any: [{ store: 'storeId' }, { own: 'shownToId', as: 'employee' }] });
defineRowRule('StatementDispute', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
