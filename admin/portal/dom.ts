// Builds elements: text is text and never markup, so that nothing that anybody wrote can run.
export type Child = Node | string | number | null | undefined | false | readonly Child[];
type Props = Record<string, unknown>;

function put(parent: Node, child: Child): void {
  if (child === null || child === undefined || child === false) return;
  if (Array.isArray(child)) { for (const one of child as readonly Child[]) put(parent, one); return; }
  parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
}

/** An element: `on…` are listeners, the rest attributes; false, null and undefined are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props | null = null, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on') && typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  put(element, children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
/** A drawing of one colour, 24 × 24, of paths written in the code. */
export function icon(paths: string, size = 20, label?: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', width: size, height: size, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.75, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) svg.setAttribute(name, String(value));
  if (label) { svg.setAttribute('role', 'img'); svg.setAttribute('aria-label', label); } else svg.setAttribute('aria-hidden', 'true');
  for (const d of paths.split('|')) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.appendChild(path);
  }
  return svg;
}
export const ICONS = {
  check: 'M20 6 9 17l-5-5', clock: 'M12 7v5l3 2|M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', pause: 'M9 8v8|M15 8v8|M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  alert: 'M12 9v4|M12 17h.01|M10.3 3.9 2.4 17.6A2 2 0 0 0 4.1 20.6h15.8a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0', camera: 'M4 7h3l2-3h6l2 3h3a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1|M12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  video: 'M4 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1|M15 10.5 21 7v10l-6-3.5', clip: 'M21 11.5 12.6 20a5.5 5.5 0 0 1-7.8-7.8l8.5-8.5a3.7 3.7 0 0 1 5.2 5.2l-8.4 8.4a1.8 1.8 0 0 1-2.6-2.6l7.8-7.7',
  star: 'm12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9L12 3', sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8|M12 2v2|M12 20v2|M4.9 4.9l1.4 1.4|M17.7 17.7l1.4 1.4|M2 12h2|M20 12h2|M4.9 19.1l1.4-1.4|M17.7 6.3l1.4-1.4', moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16', arrow: 'M5 19 19 5|M10 5h9v9', pen: 'M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19l-4 1', undo: 'M9 14 4 9l5-5|M4 9h10a6 6 0 0 1 0 12h-3', trash: 'M4 7h16|M9 7V4h6v3|M6 7l1 13h10l1-13', search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14|M20 20l-4-4', link: 'M9 15 15 9|M11 6.5 13 4.6a4.6 4.6 0 0 1 6.5 6.5L17.5 13|M13 17.5 11 19.4A4.6 4.6 0 0 1 4.5 13L6.5 11', bag: 'M5 8h14l-1 12H6L5 8|M9 8V7a3 3 0 0 1 6 0v1',
} as const;
