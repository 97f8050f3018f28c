// What axe has against a page as it stands: serious and critical findings of WCAG 2.2 AA, each look judged once in a theme and width.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** axe as its wrapper for Playwright brings it; the wrapper itself sends these 600 kB twice for every look, and every element that passed back. */
const AXE = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
interface Violation { id: string; impact: string; nodes: { target: string[] }[] }
interface Axe { run(context: object, options: object): Promise<{ violations: Violation[] }> }

/** What stands around every page and takes axe half of its time: the crawl of all rooms judges it, in each language and theme on desk and phone. */
const FRAME = 'nav.side, .topbar';
/** Elements of pages without findings, by their look and the ground they stand on; by theme and width. */
const faultless = new Map<string, Set<string>>();

/**
 * Serious and critical findings on the page as it stands. An ordinary run leaves out the frame, unless the `whole` is asked for, what lies
 * under an open dialog, and what looks in all as something it has found good.
 */
export async function axeFindings(page: Page, part: 'page' | 'whole' = 'page'): Promise<string[]> {
  const isLong = Boolean(process.env.TEST_LONG);
  const hidden = part === 'whole' || isLong ? '' : FRAME;
  const { kind } = await page.evaluate(standStill);
  const good = faultless.get(kind) ?? new Set<string>();
  faultless.set(kind, good);
  const looks = isLong ? null : await page.evaluate(markSeen, { good: [...good], hidden });
  if (looks && !looks.fresh) return [];
  // Once a document: who walks through the console by its links keeps it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  let findings = await page.evaluate(judge, { values: WCAG_AA, hidden: isLong ? '' : [hidden, '[data-again]'].filter(Boolean).join() });
  // A list whose items are left out is an empty one: what counts is what is found with all of it there.
  if (findings.length && looks) findings = await page.evaluate(judge, { values: WCAG_AA, hidden });
  if (!findings.length) for (const each of looks?.all ?? []) good.add(each);
  return findings;
}

/** In the page: waits for what moves, and says in which theme and width it stands: words differ by language, and that there are any is part of a look. */
async function standStill(): Promise<{ kind: string }> {
  // Contrast is of what stands still: nothing is judged half faded in.
  const moving = document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}));
  await Promise.race([Promise.all(moving), new Promise((enough) => { setTimeout(enough, 1_000); })]);
  return { kind: `${document.documentElement.dataset.theme} ${innerWidth < 600 ? 'phone' : 'desk'}` };
}

/** In the page: runs axe over what is not hidden. */
async function judge({ values, hidden }: { values: string[]; hidden: string }): Promise<string[]> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hidden ? `:is(${hidden}), :is(${hidden}) * { visibility: hidden !important; transition: none !important; }` : '');
  document.adoptedStyleSheets.push(sheet);
  try {
    // Nothing of ours stands in frames.
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], iframes: false, preload: false });
    return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    for (const each of document.querySelectorAll('[data-again]')) each.removeAttribute('data-again');
  }
}

/**
 * In the page: marks what looks as something did that was good, of what looks the same all but two, and what a dialog covers.
 * Answers the looks of all that is judged, and how many of them are new. A look is an element with all that is in it: names, classes,
 * roles, colours and letters as they are drawn, and the ground it stands on; of words and addresses only that they are there.
 */
function markSeen({ good, hidden }: { good: string[]; hidden: string }): { all: string[]; fresh: number } {
  const known = new Set(good);
  const hash = (text: string): string => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at += 1) { const code = text.charCodeAt(at); a = Math.imul(a ^ code, 2654435761); b = Math.imul(b ^ code, 1597334677); }
    return (4294967296 * (2097151 & (b ^ (b >>> 16))) + ((a ^ (a >>> 15)) >>> 0)).toString(36);
  };
  const SAID = new Set(['class', 'role', 'type', 'lang', 'disabled', 'aria-disabled', 'aria-hidden', 'tabindex']);
  const looks = new Map<Element, { look: string; ground: string }>();
  /** What is named by something outside it (a field by its label) is good only together with that. */
  const open = new Set<Element>();
  const look = (element: Element): string => {
    if (hidden && element.matches(hidden)) return '';
    const style = getComputedStyle(element);
    let said = `${element.tagName} ${style.color} ${style.fontSize} ${style.fontWeight} ${style.visibility} ${style.display} ${style.opacity}`;
    const ground = `${style.backgroundColor} ${style.backgroundImage}`;
    said += ground;
    for (const { name, value } of element.attributes) said += ` ${name}=${SAID.has(name) ? value : value ? 'x' : ''}`;
    const names = [...((element as HTMLInputElement).labels ?? []), ...(element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map((id) => document.getElementById(id)).filter((each) => each !== null)];
    for (let at: Element | null = element; at && !names.every((each) => at?.contains(each)); at = at.parentElement) open.add(at);
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) { if (child.nodeValue?.trim()) said += '>x'; } else if (child.nodeType === Node.ELEMENT_NODE) said += `>${look(child as Element)}`;
    }
    const answer = hash(said);
    looks.set(element, { look: answer, ground: style.backgroundColor.startsWith('rgba') && style.backgroundImage === 'none' ? style.backgroundColor : ground });
    return answer;
  };
  look(document.body);
  const top = [...document.querySelectorAll('dialog[open], [role=dialog][aria-modal=true]')].at(-1);
  const all: string[] = [];
  const here = new Map<string, number>();
  let fresh = 0;
  const visit = (element: Element, under: string): void => {
    const own = looks.get(element);
    if (!own) return;
    const parent = element.parentElement;
    const key = hash(`${own.look} ${under} ${parent?.tagName} ${parent?.getAttribute('role')}`);
    const leave = (): void => { if (!element.contains(document.activeElement) || document.activeElement === document.body) element.setAttribute('data-again', ''); };
    if (top && !top.contains(element) && !element.contains(top)) { leave(); return; }
    if (known.has(key) && !open.has(element)) { leave(); return; }
    all.push(key);
    if (!known.has(key)) fresh += 1;
    here.set(key, (here.get(key) ?? 0) + 1);
    if ((here.get(key) as number) > 1) known.add(key);
    const clear = own.ground === 'rgba(0, 0, 0, 0)' ? under : own.ground.startsWith('rgba') ? `${own.ground} on ${under}` : own.ground;
    const seen = new Map<string, number>();
    for (const child of element.children) {
      const one = looks.get(child)?.look ?? '';
      const times = (seen.get(one) ?? 0) + 1;
      seen.set(one, times);
      // Who hides what has the focus takes it away.
      if (times > 2 && !child.contains(document.activeElement)) child.setAttribute('data-again', '');
      else visit(child, clear);
    }
  };
  visit(document.body, '');
  if (!fresh) for (const each of document.querySelectorAll('[data-again]')) each.removeAttribute('data-again');
  return { all, fresh };
}
