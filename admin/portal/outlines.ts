// Examples of what to photograph, as outlines: a frame as the camera shows it, and in it what should fill it.
import { h } from './dom.ts';

const SVG = 'http://www.w3.org/2000/svg';
const SHAPES: Record<string, string> = {
  whole: 'M70 46h60v58H70z|M70 46l14-12h60l-14 12|M130 104l14-12V34|M82 60h36|M82 72h36|M40 116h120',
  near: 'M20 20l60 40-24 34 44-10 10 34 26-46 44 8-30-30 34-30-52 10-12-30-22 36z|M100 60a22 22 0 1 0 .1 0',
  label: 'M46 40h108a6 6 0 0 1 6 6v58a6 6 0 0 1-6 6H46a6 6 0 0 1-6-6V46a6 6 0 0 1 6-6|M54 56h50|M54 70h70|M54 84h40|M116 84v14|M122 84v14|M130 84v14|M136 84v14|M146 84v14',
  ruler: 'M30 92h140v24H30z|M44 92v10|M58 92v14|M72 92v10|M86 92v14|M100 92v10|M114 92v14|M128 92v10|M142 92v14|M156 92v10|M48 34l24 10-6 16 28 2 4 14 30-8 10 12 16-2',
  box: 'M52 54l48-20 48 20v48l-48 22-48-22z|M52 54l48 20 48-20|M100 74v50|M76 44l48 20v14|M128 92l12 8-4-14',
  motion: 'M62 40h60a6 6 0 0 1 6 6v58a6 6 0 0 1-6 6H62a6 6 0 0 1-6-6V46a6 6 0 0 1 6-6|M128 66l26-14v46l-26-14|M84 64v22l20-11z|M30 60c-6 8-6 22 0 30|M40 66c-3 5-3 13 0 18',
};

/** The outline of an example; its words stand beside it. */
export function outline(name: string): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 200 150', fill: 'none', stroke: 'currentColor', 'stroke-width': 2.5, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' })) svg.setAttribute(key, String(value));
  for (const d of (SHAPES[name] ?? SHAPES.whole as string).split('|')) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  const box = h('div', { class: 'outline' });
  box.append(svg);
  for (const corner of ['tl', 'tr', 'bl', 'br']) box.append(h('i', { class: corner }));
  return box;
}
