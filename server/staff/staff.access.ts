// Row rules of staff: where people work is open to all who work here, the people are those of one's stores, and oneself.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('Region', 'open');
defineRowRule('Store', 'open');
defineRowRule('Department', 'open');
defineRowRule('Employee', { any: [{ store: 'storeId' }, { own: 'id', as: 'employee' }] });
defineRowRule('Position', 'open');
defineRowRule('JobLevel', 'open');
defineRowRule('Placement', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
defineRowRule('Leave', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
// By what one is measured everybody may read; how somebody did, whoever answers for the store of those days, and oneself.
defineRowRule('KpiScheme', 'open');
defineRowRule('KpiSchemeVersion', 'open');
defineRowRule('ScorecardPeriod', 'open');
defineRowRule('Scorecard', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }, { own: 'responsibleId', as: 'employee' }] });
for (const noun of ['ScorecardValue', 'ScorecardAdjustment', 'ScorecardObjection', 'ScorecardComment']) defineRowRule(noun, { through: 'scorecard' });
defineRowRule('WorkResult', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
defineRowRule('Board', 'open');
defineRowRule('BoardEntry', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
