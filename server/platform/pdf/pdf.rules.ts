// What the setter of pages is told: blocks laid out, texts cleaned. Pure.
import { walkExplanation, type Explanation } from '../../core/explanation.ts';
import type { Language } from '../../core/language.ts';
import type { PdfBlock, PdfPages } from '../../core/print.ts';

/** What the setting thread is sent: data alone. */
export interface PdfOrder { definition: Record<string, unknown>; foot: { left: string; pages: string } }

/** Rows of tables and lines of reasons that one file has at most. */
export const PDF_LINES = 5_000;
/** Signs of one text at most; longer ones are cut with an ellipsis. */
const TEXT = 2_000;
const QUIET = '#5F6670';
const INK = '#1F2328';

// Nothing unprintable, nothing endless.
const clean = (text: string): string => {
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return plain.length > TEXT ? `${plain.slice(0, TEXT - 1)}…` : plain;
};

/** A value with its reasons as one line of print. */
function sayNode(node: Explanation, language: Language): { label: string; value: string } {
  const value = node.text?.[language] ?? (node.value === null ? '–' : typeof node.value === 'boolean' ? { zh: node.value ? '是' : '否', en: node.value ? 'yes' : 'no' }[language] : `${node.value}${node.unit ? ` ${node.unit[language]}` : ''}`);
  const verdict = node.holds === undefined ? '' : node.holds ? '✓ ' : '× ';
  const required = node.required ? (language === 'zh' ? `（${node.required.zh}）` : ` (${node.required.en})`) : '';
  const count = node.rows?.count === undefined ? '' : language === 'zh' ? ` · 明细 ${node.rows.count} 条` : ` · ${node.rows.count} rows`;
  return { label: `${verdict}${node.label[language]}`, value: `${value}${required}${count}` };
}

function treeOf(tree: Explanation, language: Language): object {
  const body = [...walkExplanation(tree)].map(({ node, depth }) => {
    const { label, value } = sayNode(node, language);
    const note = node.note?.[language];
    return [
      { text: clean(label), margin: [depth * 12, 0, 0, 0], bold: depth === 0 },
      { stack: [{ text: clean(value), bold: depth === 0 }, ...(note ? [{ text: clean(note), color: QUIET, fontSize: 8 }] : [])] },
    ];
  });
  return { table: { widths: ['40%', '*'], body, dontBreakRows: true }, layout: 'facts', fontSize: 9, margin: [0, 0, 0, 8] };
}

function blockOf(block: PdfBlock, language: Language): object {
  switch (block.kind) {
    case 'title': return { stack: [{ text: clean(block.text), fontSize: 18, bold: true }, ...(block.under ? [{ text: clean(block.under), color: QUIET, margin: [0, 2, 0, 0] }] : [])], margin: [0, 0, 0, 12] };
    case 'heading': return { text: clean(block.text), fontSize: 12, bold: true, margin: [0, 10, 0, 6], headlineLevel: 1 };
    case 'text': return { text: clean(block.text), margin: [0, 0, 0, 6], ...(block.isQuiet ? { color: QUIET, fontSize: 9 } : {}) };
    case 'facts': return { table: { widths: ['auto', '*'], body: block.rows.map(([label, value]) => [{ text: clean(label), color: QUIET }, { text: clean(value) }]) }, layout: 'facts', margin: [0, 0, 0, 10] };
    case 'figure': return { stack: [{ text: clean(block.label), color: QUIET }, { text: clean(block.value), fontSize: 22, bold: true }, ...(block.under ? [{ text: clean(block.under), color: QUIET, fontSize: 9 }] : [])], margin: [0, 0, 0, 12] };
    case 'table': return {
      table: {
        headerRows: 1, dontBreakRows: true, widths: block.columns.map((one) => one.width ?? (one.align === 'right' ? 'auto' : '*')),
        body: [
          block.columns.map((one) => ({ text: clean(one.label), color: QUIET, alignment: one.align ?? 'left' })),
          ...block.rows.map((row) => block.columns.map((one, i) => ({ text: clean(row[i] ?? ''), alignment: one.align ?? 'left' }))),
          ...(block.total ? [block.columns.map((one, i) => ({ text: clean(block.total?.[i] ?? ''), bold: true, alignment: one.align ?? 'left' }))] : []),
        ],
      },
      layout: 'rows', margin: [0, 0, 0, 12],
    };
    case 'tree': return treeOf(block.tree, language);
    case 'photos': return {
      table: { widths: ['50%', '50%'], dontBreakRows: true, body: Array.from({ length: Math.ceil(block.items.length / 2) }, (_, row) => [0, 1].map((at) => {
        const one = block.items[row * 2 + at];
        return one ? { stack: [{ image: `data:image/jpeg;base64,${one.jpeg.toString('base64')}`, fit: [240, 180] }, { text: clean(one.caption), color: QUIET, fontSize: 8, margin: [0, 3, 0, 6] }] } : { text: '' };
      })) },
      layout: 'facts', margin: [0, 0, 0, 8],
    };
    case 'qr': return { stack: [{ qr: block.text, fit: 90, eccLevel: 'M' }, ...(block.caption ? [{ text: clean(block.caption), color: QUIET, fontSize: 8, margin: [0, 4, 0, 0] }] : [])], margin: [0, 6, 0, 8], unbreakable: true };
    case 'newPage': return { text: '', pageBreak: 'after' };
  }
}

/** Lines that the pages come to: rows of tables and reasons. */
export const linesOf = (pages: PdfPages): number => pages.blocks.reduce((sum, block) => sum + (block.kind === 'table' || block.kind === 'facts' ? block.rows.length : block.kind === 'tree' ? [...walkExplanation(block.tree)].length : 1), 0);

/** The order for the setting thread. */
export function orderOf(pages: PdfPages): PdfOrder {
  return {
    definition: {
      info: { title: clean(pages.title), creationDate: pages.madeAt.toISOString() }, language: pages.language === 'zh' ? 'zh-CN' : 'en', pageSize: 'A4', pageOrientation: pages.isWide ? 'landscape' : 'portrait', pageMargins: [42, 42, 42, 48],
      defaultStyle: { font: 'Sans', fontSize: 10, lineHeight: 1.15, color: INK }, content: pages.blocks.map((block) => blockOf(block, pages.language)),
    },
    foot: { left: clean(pages.foot), pages: pages.language === 'zh' ? '第 {page} 页，共 {pages} 页' : 'Page {page} of {pages}' },
  };
}
