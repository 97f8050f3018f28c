// A survey for customers: stars, choices and words of the form, sent once; by her own link, or at the store's tablet.
import { get, newKey, post, Refusal, takeToken, useScheme, useToken } from './api.ts';
import { h, icon, ICONS, type Child } from './dom.ts';
import { type Label, said, say } from './language.ts';
import type { Page } from './main.ts';
import { actButton, card, failed, opening, status } from './parts.ts';

interface Option { key: string; zh: string; en: string }
interface Question { key: string; type: string; zh: string; en: string; from?: number; to?: number; isRequired?: boolean; options?: Option[]; fromWords?: Label; toWords?: Label; mostCharacters?: number }
interface Survey { isAnswered?: boolean; name: Label; store: Label | null; sections: { questions: Question[] }[] }
const KIOSK = 'aftercare.kiosk';
/** A tablet is ready for the next customer after so long. */
const THANKS_MS = 8_000;
const kept = (): string => { try { return localStorage.getItem(KIOSK) ?? ''; } catch { return ''; } };

const answers = new Map<string, unknown>();
let key = newKey();
/** At a tablet: sent, and not yet the next one's turn. */
let isThanking = false;
let next = 0;

export const surveyPage: Page = async (show) => {
  const isTablet = location.pathname.startsWith('/portal/tablet');
  const path = isTablet ? '/kiosk/survey' : '/survey';
  const credential = isTablet ? kept() : takeToken();
  useScheme(isTablet ? 'Kiosk' : 'Link');
  useToken(credential);
  const thanks = (): void => {
    isThanking = isTablet;
    show(h('section', { class: 'card' }, h('span', { class: 'big-icon' }, icon(ICONS.check, 28)), h('h1', null, say('survey.thanks')), h('p', null, say('survey.thanksText'))));
    if (isTablet) { clearTimeout(next); next = setTimeout(() => { answers.clear(); key = newKey(); isThanking = false; void surveyPage(show); }, THANKS_MS) as unknown as number; }
  };
  if (isThanking) { thanks(); return; }
  show(opening());
  try {
    const survey = await get<Survey>(path);
    if (survey.isAnswered) { thanks(); return; }
    const line = status();
    const questions = survey.sections.flatMap((one) => one.questions);
    const send = actButton(say('survey.send'), async () => {
      const missing = questions.find((one) => (one.isRequired ?? true) && !answers.has(one.key));
      if (missing) { line.say(say('survey.missing', { what: said(missing) }), 'late'); document.getElementById(`q-${missing.key}`)?.querySelector<HTMLElement>('input, textarea')?.focus(); return; }
      await post(path, { key, answers: Object.fromEntries([...answers].map(([name, value]) => [name, { value }])) });
      thanks();
    }, line);
    show(card(null, h('h1', null, said(survey.name)), survey.store && h('p', { class: 'quiet-text' }, said(survey.store)), ...questions.map(asked), h('div', { class: 'acts' }, send), line.element));
  } catch (error) {
    if (isTablet && error instanceof Refusal && error.status === 401) location.assign('/portal/kiosk');
    else show(failed(error, () => void surveyPage(show)));
  }
};

/** One question as a group of its own; what was chosen stays when the language changes. */
function asked(question: Question): Child {
  const id = `q-${question.key}`;
  const legend = h('legend', null, said(question), (question.isRequired ?? true) ? '' : ` ${say('survey.optional')}`);
  const choose = (value: unknown) => () => { answers.set(question.key, value); };
  const radio = (value: unknown, words: string, label?: string): HTMLElement => h('label', { class: 'pick' }, h('input', { type: 'radio', name: id, 'aria-label': label ?? false, checked: answers.get(question.key) === value, onchange: choose(value) }), h('span', { 'aria-hidden': label ? 'true' : false }, words));
  if (question.type === 'TEXT') {
    const input = h('textarea', { rows: 3, maxlength: Math.min(question.mostCharacters ?? 2_000, 2_000), 'aria-labelledby': `${id}-l`, oninput: (event: Event) => { const text = (event.target as HTMLTextAreaElement).value; if (text.trim()) answers.set(question.key, text); else answers.delete(question.key); } });
    input.value = typeof answers.get(question.key) === 'string' ? String(answers.get(question.key)) : '';
    return h('div', { class: 'field', id }, h('label', { id: `${id}-l` }, said(question), (question.isRequired ?? true) ? '' : ` ${say('survey.optional')}`), input);
  }
  if (question.type === 'SCALE') {
    const [from, to] = [question.from ?? 1, question.to ?? 5];
    const steps = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const isStars = from === 1 && to === 5;
    return h('fieldset', { class: isStars ? 'scale starry' : 'scale', id }, legend, h('div', { class: 'steps' }, ...steps.map((step) => radio(step, isStars ? '★' : String(step), say('survey.step', { n: step, of: to })))),
      question.fromWords && question.toWords && h('p', { class: 'ends' }, h('span', null, said(question.fromWords)), h('span', null, said(question.toWords))));
  }
  if (question.type === 'CHOICES') {
    const chosen = new Set((answers.get(question.key) as string[] | undefined) ?? []);
    return h('fieldset', { class: 'scale', id }, legend, ...(question.options ?? []).map((one) => h('label', { class: 'pick line' }, h('input', { type: 'checkbox', checked: chosen.has(one.key), onchange: (event: Event) => { if ((event.target as HTMLInputElement).checked) chosen.add(one.key); else chosen.delete(one.key); answers.set(question.key, [...chosen]); } }), h('span', null, said(one)))));
  }
  if (question.type === 'NUMBER') return h('div', { class: 'field', id }, h('label', { for: `${id}-n` }, said(question)), h('input', { id: `${id}-n`, type: 'text', inputmode: 'decimal', value: typeof answers.get(question.key) === 'string' ? String(answers.get(question.key)) : false, oninput: (event: Event) => { const text = (event.target as HTMLInputElement).value.trim(); if (text) answers.set(question.key, text); else answers.delete(question.key); } }));
  const options = question.type === 'YES_NO' ? [radio(true, say('survey.yes')), radio(false, say('survey.no'))] : (question.options ?? []).map((one) => radio(one.key, said(one)));
  return h('fieldset', { class: 'scale', id }, legend, ...options);
}
