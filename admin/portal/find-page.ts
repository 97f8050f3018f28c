// Finding one's ticket by its number and the end of the phone number.
import { post } from './api.ts';
import { h } from './dom.ts';
import { say } from './language.ts';
import type { Page } from './main.ts';
import { actButton, card, field, status } from './parts.ts';

/** What was typed outlives a new drawing of the page. */
const typed = { number: '', digits: '' };

export const findPage: Page = (show) => {
  const number = h('input', { type: 'text', name: 'number', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', placeholder: 'T-260213-0418', maxlength: 20 });
  const digits = h('input', { type: 'text', name: 'digits', inputmode: 'numeric', autocomplete: 'off', maxlength: 6, pattern: '[0-9]*' });
  number.value = typed.number;
  digits.value = typed.digits;
  number.addEventListener('input', () => { typed.number = number.value; });
  digits.addEventListener('input', () => { typed.digits = digits.value; });
  const line = status();
  const numberField = field(say('find.number'), number);
  const digitsField = field(say('find.digits'), digits);
  const find = async (): Promise<void> => {
    // Full-width signs come out of Chinese input methods.
    const asked = { number: number.value.normalize('NFKC').trim().toUpperCase().replace(/[\s—–]/g, (sign) => (/\s/.test(sign) ? '' : '-')), digits: digits.value.normalize('NFKC').replace(/\D/g, '') };
    digitsField.fault(/^\d{6}$/.test(asked.digits) ? '' : say('find.digitsWrong'));
    numberField.fault(/^T-\d{6}-\d{4,8}$/.test(asked.number) ? '' : say('find.numberWrong'));
    line.say('');
    if (!/^T-\d{6}-\d{4,8}$/.test(asked.number) || !/^\d{6}$/.test(asked.digits)) return;
    const { token } = await post<{ token: string }>('/find', asked);
    location.assign(`/portal/ticket#${token}`);
  };
  const act = actButton(say('find.act'), find, line);
  // Enter presses it, in whichever field one is.
  act.type = 'submit';
  const form = h('form', { novalidate: true, onsubmit: (event: Event) => event.preventDefault() }, numberField.element, digitsField.element, h('div', { class: 'acts' }, act), line.element);
  const box = card(null, h('h1', null, say('find.title')), h('p', { class: 'quiet-text' }, say('find.text')), form);
  show(box);
};
