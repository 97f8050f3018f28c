// Row rules of staff: where people work is open to all who work here, the people are those of one's stores, and oneself.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('Region', 'open');
defineRowRule('Store', 'open');
defineRowRule('Department', 'open');
defineRowRule('Employee', { any: [{ store: 'storeId' }, { own: 'id', as: 'employee' }] });
