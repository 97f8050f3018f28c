// Why a stay in a segment began or ended, in the words of the screen; the log keeps it in words of the machine.
import type { useT } from '../i18n/language.tsx';

const KINDS = ['purchases', 'profile', 'consent', 'tags', 'rfm', 'tier', 'roll', 'merge', 'import', 'segment'];

/** Says `version 3`, `by hand: 林静`, `purchases: …` in the language on screen; what is unknown stays as it is. */
export function sayWhy(t: ReturnType<typeof useT>, why: string | null | undefined): string {
  if (!why) return '–';
  const version = /^version (\d+)$/.exec(why);
  if (version) return t('segments.because.version', { number: version[1] });
  const hand = /^by hand: (.+)$/.exec(why);
  if (hand) return t('segments.because.hand', { name: hand[1] });
  if (why === 'by hand') return t('segments.because.byHand');
  if (why === 'asked for') return t('segments.because.asked');
  if (why === 'back in use') return t('segments.because.again');
  if (why === 'daily') return t('segments.because.daily');
  const rule = /^rule,? version (\d+)$/.exec(why);
  if (rule) return t('segments.because.version', { number: rule[1] });
  const kind = /^([a-z]+)(?::|$)/.exec(why)?.[1];
  return kind && KINDS.includes(kind) ? t(`segments.because.${kind}`) : why;
}
