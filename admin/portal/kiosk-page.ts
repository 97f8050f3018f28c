// The store's tablet: a receipt or a member number is scanned or typed, a product chosen, and a slip with its number comes out.
import { get, newKey, post, Refusal, useScheme, useToken } from './api.ts';
import { h, icon, ICONS, type Child } from './dom.ts';
import { type Label, present, said, say, when } from './language.ts';
import type { Page } from './main.ts';
import { actButton, card, field, opening, status } from './parts.ts';

interface Line { line: string; zh: string; en: string; soldAt: string; quantity: string; left: string; receiptNo: string; isFresh: boolean }
interface Slip { number: string; state: string; refundAmount: string; isRoutine: boolean; reviewDueAt: string | null; zh: string; en: string }
const KEY = 'aftercare.kiosk';
const REASONS = ['NO_REASON', 'QUALITY', 'FRESH', 'NOT_AS_DESCRIBED', 'DAMAGED', 'WRONG_ITEM', 'OTHER'] as const;
/** Nobody's purchases stay on a tablet that was left alone. */
const IDLE_MS = 90_000;

const kept = (): string => { try { return localStorage.getItem(KEY) ?? ''; } catch { return ''; } };
let timer = 0;
/** Draws the present step anew with what was typed and chosen: the language may change at any of them. */
let again: (() => void) | null = null;

export const kioskPage: Page = async (show) => {
  useScheme('Kiosk');
  useToken(kept());
  if (again) { again(); return; }
  let store: Label = { zh: '', en: '' };
  const money = (amount: string): string => new Intl.NumberFormat(present() === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency: document.querySelector<HTMLMetaElement>('meta[name="currency"]')?.content || 'CNY', currencyDisplay: 'narrowSymbol' }).format(Number(amount));
  // While the tablet is still being set up there is nothing to go back to.
  let isIn = false;
  const rest = (): void => { clearTimeout(timer); if (isIn) timer = setTimeout(look, IDLE_MS) as unknown as number; };
  const page = (...children: Child[]): void => { show(...children); rest(); };
  document.addEventListener('pointerdown', rest);
  document.addEventListener('keydown', rest);

  /** A field whose text stands in `typed`, so that it outlives a drawing. */
  const typedInto = <T extends HTMLInputElement>(input: T, typed: Record<string, string>, name: string): T => { input.value = typed[name] ?? ''; input.addEventListener('input', () => { typed[name] = input.value; }); return input; };

  function enter(words = '', typed: Record<string, string> = {}): void {
    again = () => enter(words, typed);
    const input = typedInto(h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: 60 }), typed, 'key');
    const box = field(say('kiosk.key'), input, say('kiosk.keyHint'));
    if (words) box.fault(words);
    const line = status();
    const act = actButton(say('kiosk.enter'), async () => { useToken(input.value.trim()); try { localStorage.setItem(KEY, input.value.trim()); } catch { /* for this page only */ } await begin(); }, line);
    show(card(null, h('h1', null, say('kiosk.setup')), box.element, h('div', { class: 'acts' }, act), line.element));
  }

  const look = (): void => search({});

  function search(typed: Record<string, string>): void {
    again = () => search(typed);
    const line = status();
    const receipt = typedInto(h('input', { type: 'text', name: 'receipt', autocomplete: 'off', spellcheck: 'false', maxlength: 60 }), typed, 'receipt');
    const member = typedInto(h('input', { type: 'text', name: 'member', autocomplete: 'off', spellcheck: 'false', maxlength: 40 }), typed, 'member');
    const digits = typedInto(h('input', { type: 'text', name: 'digits', inputmode: 'numeric', autocomplete: 'off', maxlength: 6 }), typed, 'digits');
    const find = async (asked: object): Promise<void> => { const { lines } = await post<{ lines: Line[] }>('/kiosk/lines', asked); choose(lines); };
    const byReceipt = actButton(say('kiosk.find'), async () => { if (!receipt.value.trim()) { line.say(''); return; } try { await find({ receiptNo: receipt.value.trim() }); } catch (error) { receipt.select(); throw error; } }, line);
    const byMember = actButton(say('kiosk.find'), async () => { if (member.value.trim() && /^\d{6}$/.test(digits.value)) await find({ memberNo: member.value.trim(), digits: digits.value }); else line.say(say('find.digitsWrong'), 'late'); }, line);
    byReceipt.type = byMember.type = 'submit';
    const form = (...children: Child[]): HTMLElement => h('form', { novalidate: true, onsubmit: (event: Event) => event.preventDefault() }, ...children);
    page(h('section', { class: 'card' }, h('p', { class: 'quiet-text' }, said(store)), h('h1', null, say('kiosk.title')), h('p', null, say('kiosk.text')), line.element),
      card(say('kiosk.byReceipt'), form(field(say('kiosk.receipt'), receipt, say('kiosk.receiptHint')).element, h('div', { class: 'acts' }, byReceipt))),
      card(say('kiosk.byMember'), form(field(say('kiosk.member'), member).element, field(say('find.digits'), digits).element, h('div', { class: 'acts' }, byMember))));
    // A scanner types into the field that is ready, over what found nothing, and presses Enter.
    receipt.focus();
  }

  function choose(lines: readonly Line[]): void {
    again = () => choose(lines);
    page(card(say('kiosk.choose'), h('ul', { class: 'choices' }, lines.map((one) => h('li', null, h('button', { type: 'button', class: 'choice', onclick: () => why(one) },
      h('span', null, h('strong', null, one[present()]), h('span', { class: 'quiet-text' }, say('kiosk.bought', { at: when(one.soldAt), no: one.receiptNo }))), h('span', { class: 'sum' }, money(one.left))))))),
    h('div', { class: 'acts nav' }, h('button', { type: 'button', class: 'btn', onclick: look }, say('kiosk.restart'))));
  }

  function why(one: Line, asked = { key: newKey(), reason: '', hasPackaging: true }): void {
    again = () => why(one, asked);
    const line = status();
    const box = h('input', { type: 'checkbox', checked: asked.hasPackaging, onchange: () => { asked.hasPackaging = box.checked; } });
    const radios = REASONS.filter((name) => name !== 'FRESH' || one.isFresh).map((name) => h('label', { class: 'choice' }, h('input', { type: 'radio', name: 'reason', value: name, checked: asked.reason === name, onchange: () => { asked.reason = name; } }), h('span', null, say(`return.${name}`))));
    const act = actButton(say('kiosk.ask'), async () => {
      if (!asked.reason) { line.say(say('kiosk.reasonFirst'), 'late'); return; }
      slip(await post<Slip>('/kiosk/returns', { line: one.line, ...asked }));
    }, line);
    page(h('section', { class: 'card' }, h('h1', null, one[present()]), h('p', { class: 'quiet-text' }, `${say('kiosk.bought', { at: when(one.soldAt), no: one.receiptNo })} ${money(one.left)}`),
      h('fieldset', { class: 'reasons' }, h('legend', null, say('kiosk.why')), radios), h('label', { class: 'choice' }, box, h('span', null, say('kiosk.packaging'))), h('div', { class: 'acts' }, act), line.element),
    h('div', { class: 'acts nav' }, h('button', { type: 'button', class: 'btn', onclick: look }, say('kiosk.restart'))));
  }

  function slip(made: Slip): void {
    again = () => slip(made);
    const isPaid = made.state === 'REFUNDED' || made.state === 'ACCEPTED';
    page(h('section', { class: 'card slip' }, h('p', { class: 'quiet-text' }, said(store)), h('span', { class: 'big-icon ok' }, icon(ICONS.check, 32)), h('h1', null, say(isPaid ? 'slip.accepted' : 'slip.asked')), h('p', { class: 'number' }, made.number),
      h('p', null, `${made[present()]} ${money(made.refundAmount)}`), h('p', null, isPaid ? say('slip.acceptedText') : made.reviewDueAt ? say('slip.askedBy', { at: when(made.reviewDueAt) }) : say('slip.askedText')), h('p', { class: 'quiet-text' }, say('slip.follow'))),
    h('div', { class: 'acts nav' }, h('button', { type: 'button', class: 'btn', onclick: () => globalThis.print() }, say('slip.print')), h('button', { type: 'button', class: 'btn pri', onclick: look }, say('slip.done'))));
  }

  async function begin(): Promise<void> {
    try { store = (await get<{ store: Label }>('/kiosk')).store; isIn = true; look(); } catch (error) { enter(error instanceof Refusal && kept() ? error.message : ''); }
  }
  show(opening());
  if (kept()) await begin(); else enter();
};
