// Drawing on a photo with a finger: circles, arrows and lines over the picture, kept as data; the picture itself is not touched.
import { markPath, type Mark } from '../shared/marks.ts';
import { h, icon, ICONS } from './dom.ts';
import { say } from './language.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MOST = 20;
const MOST_POINTS = 150;
type Shape = Mark['shape'];

/** Draws marks into an overlay of that size: each with a light halo, so that it is seen on any ground. */
function paint(svg: SVGSVGElement, marks: readonly Mark[], width: number, height: number): void {
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.replaceChildren(...marks.flatMap((mark) => (['halo', 'stroke'] as const).map((kind) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', markPath(mark, width, height));
    path.setAttribute('class', kind);
    return path;
  })));
}

/** A picture with its marks over it; `address` when it is there. */
export function markedPicture(alt: string, marks: readonly Mark[], address: Promise<string>): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const image = h('img', { alt });
  image.addEventListener('load', () => paint(svg, marks, image.naturalWidth || 1, image.naturalHeight || 1));
  void address.then((src) => { image.src = src; }, () => {});
  const box = h('span', { class: 'marked' }, image);
  box.append(svg);
  return box;
}

/** Opens the picture to be drawn on; answers its marks, or null when it was left as it was. */
export function drawOn(address: string, before: readonly Mark[]): Promise<Mark[] | null> {
  return new Promise((resolve) => {
    const marks: Mark[] = before.map((mark) => ({ ...mark, points: [...mark.points] }));
    let shape: Shape = 'CIRCLE';
    let drawing: Mark | null = null;
    let answer: Mark[] | null = null;
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'draw');
    const image = h('img', { alt: say('mark.picture'), draggable: 'false' });
    const again = (): void => { if (image.naturalWidth) paint(svg, drawing ? [...marks, drawing] : marks, image.naturalWidth, image.naturalHeight); };
    image.addEventListener('load', again);
    image.src = address;
    const at = (event: PointerEvent): [number, number] => {
      const box = svg.getBoundingClientRect();
      const share = (value: number, size: number): number => Number(Math.min(1, Math.max(0, value / (size || 1))).toFixed(4));
      return [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)];
    };
    svg.addEventListener('pointerdown', (event) => {
      if (marks.length >= MOST || !event.isPrimary) return;
      event.preventDefault();
      svg.setPointerCapture(event.pointerId);
      const start = at(event);
      drawing = { shape, points: [start, start] };
      again();
    });
    svg.addEventListener('pointermove', (event) => {
      if (!drawing) return;
      const point = at(event);
      const last = drawing.points.at(-1) as [number, number];
      if (drawing.shape !== 'LINE') drawing.points[1] = point;
      else if (drawing.points.length < MOST_POINTS && Math.hypot(point[0] - last[0], point[1] - last[1]) > 0.006) drawing.points.push(point);
      again();
    });
    const end = (): void => {
      if (!drawing) return;
      const [first, last] = [drawing.points[0] as [number, number], drawing.points.at(-1) as [number, number]];
      // A touch that did not move is a circle around where it was.
      const isTap = drawing.points.length <= 2 && Math.hypot(last[0] - first[0], last[1] - first[1]) < 0.02;
      if (isTap) drawing = { shape: 'CIRCLE', points: [[Math.max(0, first[0] - 0.08), Math.max(0, first[1] - 0.08)], [Math.min(1, first[0] + 0.08), Math.min(1, first[1] + 0.08)]] };
      marks.push(drawing);
      drawing = null;
      again();
      count();
    };
    svg.addEventListener('pointerup', end);
    svg.addEventListener('pointercancel', () => { drawing = null; again(); });
    const tools = ([['CIRCLE', ICONS.circle], ['ARROW', ICONS.arrow], ['LINE', ICONS.pen]] as const).map(([name, paths]) => {
      const button = h('button', { type: 'button', class: 'tool', onclick: () => { shape = name; choose(); } }, icon(paths, 22), h('span', null, say(`mark.${name}`)));
      return { name, button };
    });
    const choose = (): void => { for (const { name, button } of tools) button.setAttribute('aria-pressed', String(name === shape)); };
    const undo = h('button', { type: 'button', class: 'tool', onclick: () => { marks.pop(); again(); count(); } }, icon(ICONS.undo, 22), h('span', null, say('mark.undo')));
    const told = h('p', { class: 'hidden', role: 'status' });
    const count = (): void => { told.textContent = say('mark.count', { n: marks.length }); undo.toggleAttribute('disabled', marks.length === 0); };
    choose();
    const box: HTMLDialogElement = h('dialog', { class: 'marker', 'aria-label': say('mark.title') },
      h('div', { class: 'bar' }, h('button', { type: 'button', class: 'quiet', onclick: () => box.close() }, say('mark.cancel')), h('strong', null, say('mark.title')), h('button', { type: 'button', class: 'btn pri', onclick: () => { answer = marks; box.close(); } }, say('mark.done'))),
      h('div', { class: 'stage' }, h('div', { class: 'sheet' }, image)), h('div', { class: 'bar tools' }, tools.map((one) => one.button), undo), told);
    box.querySelector('.sheet')?.append(svg);
    box.addEventListener('close', () => { box.remove(); resolve(answer); });
    document.body.append(box);
    count();
    box.showModal();
  });
}
