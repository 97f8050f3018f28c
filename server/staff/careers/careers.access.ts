// Row rules of careers: the ladder is open to all, an application to whoever answers for the store, and to the applicant.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('CareerStep', 'open');
// What is still being written, its writers alone see.
defineRowRule('CareerLadderVersion', { any: [{ where: 'state', isNot: 'DRAFT' }, { holds: 'staff:write-schemes' }] });
defineRowRule('CareerApplication', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee' }] });
