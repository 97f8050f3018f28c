// Reads the text of a PDF as a reader's search would: streams inflated, glyphs turned to signs by each font's ToUnicode table.
import { inflateSync } from 'node:zlib';

export interface PdfText { page: number; x: number; y: number; width: number; size: number; text: string }
interface Font { words: Map<number, string>; widths: number[] }
interface Part { dict: string; stream: Buffer | null }

function partsOf(bytes: Buffer): Map<number, Part> {
  const parts = new Map<number, Part>();
  const raw = bytes.toString('latin1');
  for (const found of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length;
    const end = raw.indexOf('\nendobj', start);
    const at = raw.indexOf('\nstream\n', start);
    const hasStream = at >= 0 && at < end;
    const dict = raw.slice(start, hasStream ? at : end);
    let stream: Buffer | null = null;
    if (hasStream) {
      const length = Number(/\/Length (\d+)/.exec(dict)?.[1]);
      const body = bytes.subarray(at + 8, at + 8 + length);
      stream = dict.includes('/FlateDecode') ? inflateSync(body) : body;
    }
    parts.set(Number(found[1]), { dict, stream });
  }
  return parts;
}

/** Glyph to text, as the font's own table says. */
function wordsOf(table: string): Map<number, string> {
  const words = new Map<number, string>();
  const textOf = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
  for (const [, body = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', , list] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) [...(list as string).matchAll(/<([0-9a-f\s]+)>/gi)].forEach((one, i) => { words.set(Number.parseInt(from, 16) + i, textOf(one[1] as string)); });
  }
  for (const [, body = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) for (const [, glyph = '', hex = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f\s]+)>/gi)) words.set(Number.parseInt(glyph, 16), textOf(hex));
  return words;
}

const refs = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map((one) => Number(one[1]));

/** Every run of text with its page and place, in the order in which it is drawn. */
export function readPdf(bytes: Buffer): PdfText[] {
  const parts = partsOf(bytes);
  const partOf = (id: number | undefined): Part => { const part = parts.get(id ?? -1); if (!part) throw new Error(`The PDF has no object ${id}`); return part; };
  const fonts = new Map<number, Font>();
  const fontOf = (id: number): Font => {
    let font = fonts.get(id);
    if (!font) {
      const { dict } = partOf(id);
      const glyphs = partOf(Number(/\/DescendantFonts \[(\d+) 0 R/.exec(dict)?.[1])).dict;
      const widths = (/\/W \[0 \[([^\]]*)\]/.exec(glyphs)?.[1] ?? '').trim().split(/\s+/).map(Number);
      font = { words: wordsOf((partOf(Number(/\/ToUnicode (\d+) 0 R/.exec(dict)?.[1])).stream as Buffer).toString('latin1')), widths };
      fonts.set(id, font);
    }
    return font;
  };
  const root = [...parts.values()].find((part) => /\/Type \/Pages/.test(part.dict));
  const pages = refs(/\/Kids \[([^\]]*)\]/.exec((root as Part).dict)?.[1] ?? '');
  const found: PdfText[] = [];
  pages.forEach((id, index) => {
    const { dict } = partOf(id);
    const resources = partOf(Number(/\/Resources (\d+) 0 R/.exec(dict)?.[1])).dict;
    const named = new Map([...(/\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)].map((one) => [one[1] as string, Number(one[2])]));
    const body = refs(/\/Contents ((?:\d+ 0 R)|\[[^\]]*\])/.exec(dict)?.[1] ?? '').map((one) => (partOf(one).stream as Buffer).toString('latin1')).join('\n');
    let [font, size] = ['', 0];
    let [x, y] = [0, 0];
    for (const [, name, points, tx, ty, shown] of body.matchAll(/\/(F\d+) ([\d.]+) Tf|1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm|(\[[^\]]*\]) TJ/g)) {
      if (name) [font, size] = [name, Number(points)];
      else if (tx !== undefined) [x, y] = [Number(tx), Number(ty)];
      else if (shown) {
        const { words, widths } = fontOf(named.get(font) as number);
        const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/gi)].flatMap((one) => (one[1] as string).match(/.{4}/g) ?? []).map((hex) => Number.parseInt(hex, 16));
        const text = glyphs.map((glyph) => words.get(glyph) ?? '\uFFFD').join('');
        if (text) found.push({ page: index + 1, x, y, size, text, width: (glyphs.reduce((sum, glyph) => sum + (widths[glyph] ?? 0), 0) * size) / 1000 });
      }
    }
  });
  return found;
}

/** The text line by line: what stands at one height, from left to right; a space only where there is one to see. */
export function linesOfPdf(bytes: Buffer): string[] {
  const rows = new Map<string, PdfText[]>();
  for (const one of readPdf(bytes)) { const at = `${one.page}:${Math.round(one.y)}`; rows.set(at, [...(rows.get(at) ?? []), one]); }
  return [...rows.values()].map((row) => row.sort((a, b) => a.x - b.x).reduce((text, one, i) => {
    const before = row[i - 1];
    return text + (before && one.x - before.x - before.width > one.size * 0.15 ? ' ' : '') + one.text;
  }, '').replace(/\s+/g, ' ').trim());
}
