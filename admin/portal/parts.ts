// Parts that several public pages share: a card, a field, a button that works once at a time, and how a refusal is shown.
import { Refusal } from './api.ts';
import { h, icon, ICONS, type Child } from './dom.ts';
import { say } from './language.ts';

export const card = (title: string | null, ...children: Child[]): HTMLElement => h('section', { class: 'card', ...(title ? { 'aria-label': title } : {}) }, title && h('h2', null, title), ...children);

/** A line that is read out when it changes. */
export function status(): { element: HTMLElement; say: (text: string, tone?: 'ok' | 'late') => void } {
  const element = h('p', { class: 'status', role: 'status' });
  return { element, say: (text, tone) => { element.textContent = text; element.className = tone ? `status ${tone}` : 'status'; } };
}

/** A button whose work is done once however often it is pressed; what is refused goes to the status line. */
export function actButton(words: string, work: () => Promise<void>, line: ReturnType<typeof status>, kind = 'pri'): HTMLButtonElement {
  const button: HTMLButtonElement = h('button', { type: 'button', class: `btn ${kind}`, onclick: () => void run() }, words);
  async function run(): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    line.say(say('sending'));
    try { await work(); } catch (error) { line.say(error instanceof Refusal ? error.message : say('failed'), 'late'); } finally { button.removeAttribute('aria-disabled'); }
  }
  return button;
}

let serial = 0;
/** A labelled field with its hint and its fault. */
export function field(label: string, input: HTMLInputElement | HTMLTextAreaElement, hint?: string): { element: HTMLElement; fault: (text: string) => void } {
  const id = `f${(serial += 1)}`;
  input.id = id;
  const fault = h('p', { class: 'fault', id: `${id}-fault` });
  input.setAttribute('aria-describedby', `${id}-fault`);
  return {
    element: h('div', { class: 'field' }, h('label', { for: id }, label), input, hint && h('p', { class: 'hint' }, hint), fault),
    fault: (text) => { fault.textContent = text; if (text) { input.setAttribute('aria-invalid', 'true'); input.focus(); } else input.removeAttribute('aria-invalid'); },
  };
}

export const opening = (): HTMLElement => h('p', { class: 'quiet-text', role: 'status' }, say('loading'));

/** What stands where a page cannot be shown. */
export function failed(error: unknown, again: () => void): HTMLElement {
  const isDead = error instanceof Refusal && (error.reason === 'PORTAL_LINK_DEAD' || error.status === 401);
  if (isDead) {
    return h('section', { class: 'card' }, h('span', { class: 'big-icon' }, icon(ICONS.link, 28)), h('h1', null, say('dead.title')), h('p', null, say('dead.text')), h('p', { class: 'acts' }, h('a', { class: 'btn pri', href: '/portal/find' }, say('dead.find'))));
  }
  return h('section', { class: 'card' }, h('p', { role: 'alert' }, error instanceof Refusal ? error.message : say('failed')), h('p', { class: 'acts' }, h('button', { type: 'button', class: 'btn', onclick: again }, say('again'))));
}
