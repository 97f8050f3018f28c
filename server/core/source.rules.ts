// Where a figure comes from, as people read it: what a chain wrote stands as it is; a code of the requirements by which the product was shipped is never shown.
import { type Label, sameLabel } from './language.ts';

const CODE = /^[A-D]-\d{2}$/;
const SHIPPED: Label = { zh: '出厂标准', en: 'shipped standard' };

/** Words for the source of a rule, a limit or a question. */
export const saySource = (source: string): Label => (CODE.test(source) ? SHIPPED : sameLabel(source));
