// Drawing on a photo with a finger: circles, arrows and lines over the picture, kept as data; the picture itself is not touched.
import { drawnTo, endOfMark, markPath, type Mark, MOST_MARKS, shareAt } from '../shared/marks.ts';
import { h, icon, ICONS } from './dom.ts';
import { say } from './language.ts';

const SVG = 'http://www.w3.org/2000/svg';
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
    const at = (event: PointerEvent): [number, number] => shareAt(event, svg.getBoundingClientRect());
    svg.addEventListener('pointerdown', (event) => {
      if (marks.length >= MOST_MARKS || !event.isPrimary) return;
      event.preventDefault();
      svg.setPointerCapture(event.pointerId);
      const start = at(event);
      drawing = { shape, points: [start, start] };
      again();
    });
    svg.addEventListener('pointermove', (event) => {
      if (!drawing) return;
      drawing = drawnTo(drawing, at(event));
      again();
    });
    const end = (): void => {
      if (!drawing) return;
      marks.push(endOfMark(drawing));
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
