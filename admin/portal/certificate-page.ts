// Whether a certificate holds, for whoever scanned its code: kind, days, and the first sign of a name.
import { get, Refusal, takeToken } from './api.ts';
import { h } from './dom.ts';
import { present, say } from './language.ts';
import type { Page } from './main.ts';
import { card } from './parts.ts';

interface Found { number: string; kind: { zh: string; en: string }; holder: string; holderEn: string; issuedOn: string; validUntilOn: string; state: 'VALID' | 'EXPIRED' | 'REVOKED' }

export const certificatePage: Page = async (show) => {
  takeToken();
  show(card(null, h('p', { role: 'status' }, say('loading'))));
  let found: Found;
  try { found = await get<Found>('/certificate'); } catch (error) {
    show(card(null, h('h1', null, say('check.title')), h('p', { class: 'status late', role: 'alert' }, error instanceof Refusal ? error.message : say('failed'))));
    return;
  }
  const fact = (label: string, value: string): HTMLElement => h('p', null, h('span', { class: 'quiet-text' }, `${label} `), value);
  show(card(null,
    h('h1', null, found.kind[present()]),
    h('p', { class: found.state === 'VALID' ? 'status ok' : 'status late', role: 'status' }, say(`check.${found.state}`)),
    fact(say('check.holder'), present() === 'en' ? found.holderEn : found.holder), fact(say('check.number'), found.number), fact(say('check.issued'), found.issuedOn), fact(say('check.until'), found.validUntilOn)));
};
