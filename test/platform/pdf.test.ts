// Pages as PDF: the text can be read back in both languages, tables run over pages with their heads, the same page is the same bytes, and nothing is fetched.
import { describe, expect, test } from 'vitest';
import { explain } from '../../server/core/explanation.ts';
import type { PdfPages } from '../../server/core/print.ts';
import { orderOf } from '../../server/platform/pdf/pdf.rules.ts';
import { makePdf } from '../../server/platform/pdf/pdf.service.ts';
import { linesOfPdf, readPdf } from '../support/pdf.ts';

const AT = new Date('2026-02-01T04:00:00Z');
const tree = explain({ zh: '投诉解决奖', en: 'Resolution pay' }, '480.00', {
  text: { zh: '¥480.00', en: '¥480.00' }, note: { zh: '不封顶', en: 'No cap' },
  inputs: [explain({ zh: '投诉解决率', en: 'Resolution rate' }, '0.96', { text: { zh: '96%（120 ÷ 125）', en: '96% (120 ÷ 125)' }, rows: { resource: 'tickets', filter: {}, count: 125 } }), explain({ zh: '样本数', en: 'Sample' }, 125, { holds: true, required: { zh: '至少 5', en: 'at least 5' } })],
});
const pages = (language: 'zh' | 'en', more: Partial<PdfPages> = {}): PdfPages => ({
  language, title: language === 'zh' ? '2026 年 1 月工资单' : 'Statement, January 2026', foot: 'Aftercare', madeAt: AT, blocks: [
    { kind: 'title', text: language === 'zh' ? '2026 年 1 月工资单' : 'Statement, January 2026', under: '周喆垚 · 文化路店' },
    { kind: 'facts', rows: [[language === 'zh' ? '应发' : 'Payable', '5,980.00']] },
    { kind: 'table', columns: [{ label: language === 'zh' ? '项目' : 'Line' }, { label: language === 'zh' ? '金额' : 'Amount', align: 'right' }], rows: [['底薪', '4,000.00'], ['服务之星', '1,500.00']], total: ['合计', '5,980.00'] },
    { kind: 'tree', tree }, { kind: 'qr', text: 'https://example.com/check/1', caption: 'check/1' },
  ], ...more,
});

describe('a page as PDF', () => {
  test('says in either language what stands on it, rare signs of names too, and each sign can be read back', async () => {
    const zh = linesOfPdf(await makePdf(pages('zh')));
    expect(zh).toEqual(expect.arrayContaining(['2026 年 1 月工资单', '周喆垚 · 文化路店', '应发 5,980.00', '项目 金额', '底薪 4,000.00', '合计 5,980.00', '投诉解决奖 ¥480.00', '投诉解决率 96%（120 ÷ 125） · 明细 125 条', '✓ 样本数 125（至少 5）', 'Aftercare 第 1 页，共 1 页']));
    const en = linesOfPdf(await makePdf(pages('en')));
    expect(en).toEqual(expect.arrayContaining(['Statement, January 2026', 'Payable 5,980.00', 'Resolution rate 96% (120 ÷ 125) · 125 rows', '✓ Sample 125 (at least 5)', 'Aftercare Page 1 of 1']));
    expect([...zh, ...en].join('')).not.toContain('\uFFFD');
  });

  test('is the same bytes when it is made again, and small: the font is cut to the signs that are used', async () => {
    const [one, two] = await Promise.all([makePdf(pages('zh')), makePdf(pages('zh'))]);
    expect(one.equals(two)).toBe(true);
    expect(one.length).toBeLessThan(120_000);
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('runs over pages with the head of its table on each, and counts them', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => [`第 ${i + 1} 行`, `${i}.00`]);
    const found = readPdf(await makePdf(pages('zh', { blocks: [{ kind: 'table', columns: [{ label: '行' }, { label: '金额', align: 'right' }], rows }] })));
    const last = Math.max(...found.map((one) => one.page));
    expect(last).toBeGreaterThan(2);
    for (let page = 1; page <= last; page += 1) {
      const text = found.filter((one) => one.page === page).map((one) => one.text).join('');
      expect(text).toContain('金额');
      expect(text).toContain(`第 ${page} 页，共 ${last} 页`);
    }
    expect(found.map((one) => one.text).join('')).toContain('第 120 行');
  });

  test('attack A46: takes what people wrote as text: no address is opened, no file read, nothing of it is a command', async () => {
    const evil = '<script>(1) Tj ET << /JS >> ../../etc/passwd\u0000\n http://127.0.0.1:1/x.png';
    const bytes = await makePdf(pages('en', { blocks: [{ kind: 'text', text: evil }] }));
    expect(linesOfPdf(bytes).join(' ')).toContain('<script>(1) Tj ET << /JS >>');
    expect(bytes.toString('latin1')).not.toMatch(/\/JavaScript|\/URI|\/Launch/);
    // Tags, links, drawings, styles, markdown and names that read backwards are signs on paper, each as it was written.
    const written = ['<img src=x onerror=alert(1)>', 'javascript:alert(1)', '<svg onload=alert(1)>', '<style>*{}</style>', '[a](javascript:alert(1))', '![x](http://127.0.0.1/x.png)', 'gpj.\u202Eexe'];
    const paper = await makePdf(pages('en', { blocks: [{ kind: 'table', columns: [{ label: 'What she wrote' }], rows: written.map((text) => [text]) }, ...written.map((text) => ({ kind: 'text' as const, text }))] }));
    const read = linesOfPdf(paper).join(' ');
    // A mark that would turn a name round turns nothing: signs are set in the order in which they were written.
    for (const text of written) for (const part of text.split('\u202E')) expect(read, text).toContain(part.slice(0, 12));
    expect(paper.toString('latin1')).not.toMatch(/\/JavaScript|\/URI|\/Launch|\/Annots|\/Subtype ?\/Image/);
    // Only what the blocks allow reaches the setter: no image, no link, no style of a caller's own.
    expect(JSON.stringify(orderOf(pages('en')))).not.toMatch(/"(image|link|svg|attachment)"/);
  });

  test('is refused when it would never end, and a page that cannot be set leaves the next one whole', async () => {
    await expect(makePdf(pages('zh', { blocks: [{ kind: 'table', columns: [{ label: 'x' }], rows: Array.from({ length: 5_001 }, () => ['1']) }] }))).rejects.toMatchObject({ code: 'LIMIT', reason: 'PDF_TOO_LONG' });
    const [bad, good] = await Promise.allSettled([makePdf(pages('zh', { blocks: [{ kind: 'qr', text: 'x'.repeat(9_000) }] })), makePdf(pages('zh'))]);
    expect(bad.status).toBe('rejected');
    expect(good.status).toBe('fulfilled');
  });
});
