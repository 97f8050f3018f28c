// Row rules of forms: reference data of the whole chain, for those who keep them.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('Form', 'open');
defineRowRule('FormVersion', 'open');
