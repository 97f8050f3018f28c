// The wall of service standards of a store: what it promises, and how it was kept; for anybody, printable.
import { get } from './api.ts';
import { h } from './dom.ts';
import { present, say } from './language.ts';
import type { Page } from './main.ts';
import { card } from './parts.ts';

interface Words { zh: string; en: string }
interface Wall { store: { code: string; nameZh: string; nameEn: string }; from: string; until: string; promises: { key: string; label: Words; promise: Words; kept: string | null; sample: number | null }[] }

export const wallPage: Page = async (show) => {
  const code = decodeURIComponent(/^\/portal\/wall\/([^/]+)/.exec(location.pathname)?.[1] ?? '');
  let wall: Wall;
  try { wall = await get<Wall>(`/wall/${encodeURIComponent(code)}`); } catch (error) { show(card(null, h('h1', null, say('wall.title')), h('p', { class: 'quiet-text', role: 'status' }, error instanceof Error && error.message ? error.message : say('wall.none')))); return; }
  const zh = present() === 'zh';
  const row = (one: Wall['promises'][number]): HTMLElement => h('tr', null,
    h('th', { scope: 'row', class: 'wall-name' }, zh ? one.label.zh : one.label.en), h('td', null, zh ? one.promise.zh : one.promise.en),
    h('td', { class: 'wall-kept' }, one.kept === null ? say('wall.few') : `${one.kept}%`));
  show(card(null,
    h('h1', null, zh ? wall.store.nameZh : wall.store.nameEn), h('p', { class: 'quiet-text' }, say('wall.text', { from: wall.from, until: wall.until })),
    h('table', { class: 'wall' }, h('caption', { class: 'quiet-text' }, say('wall.title')),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, say('wall.promise')), h('th', { scope: 'col' }, say('wall.within')), h('th', { scope: 'col', class: 'wall-kept' }, say('wall.kept')))),
      h('tbody', null, ...wall.promises.map(row))),
    h('p', { class: 'quiet-text' }, say('wall.how'))));
};
