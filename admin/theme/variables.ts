// Turns the tokens into CSS custom properties, so that charts, widgets and plain HTML share one set of values.
import { chart, color, elevation, font, type Mode, radius, ramp } from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** The declarations of one theme, without a selector. */
function declarations(mode: Mode): string {
  const pairs: [string, string][] = [
    ...Object.entries(color[mode]).map(([name, value]): [string, string] => [kebab(name), value]),
    ...chart[mode].map((value, at): [string, string] => [`c${at + 1}`, value]),
    ...ramp.heat[mode].map((step, at): [string, string] => [`heat${at}`, step.fill]),
    ...ramp.mono[mode].map((step, at): [string, string] => [`mono${at}`, step.fill]),
    ...([1, 2, 3] as const).map((at): [string, string] => [`shadow-${at}`, elevation[mode][at]]),
    // Floating ink bars keep white words in both themes.
    ['float', mode === 'light' ? color.light.ink : '#34343A'],
    ['on-float', '#FFFFFF'],
    ['float-link', '#BFC7FF'],
  ];
  return `color-scheme:${mode};${pairs.map(([name, value]) => `--${name}:${value}`).join(';')}`;
}

/** The whole sheet: light by default and on paper, dark on a screen under `data-theme="dark"`. */
export const variables = (): string =>
  `:root{${declarations('light')};--font:${font.family};--mono:${font.mono};` +
  `--r-s:${radius.s}px;--r-m:${radius.m}px;--r-l:${radius.l}px;--r-xl:${radius.xl}px}` +
  `@media screen{[data-theme="dark"]{${declarations('dark')}}}`;

/** Puts the sheet into the page; called once, before the first paint. */
export function installVariables(): void {
  const sheet = document.createElement('style');
  sheet.dataset.tokens = '';
  sheet.textContent = variables();
  document.head.prepend(sheet);
}
