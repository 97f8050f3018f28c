// Reading cells and headers as people write them, and writing cells that no spreadsheet evaluates.
import { Readable } from 'node:stream';
import { parse as csvParser } from 'csv-parse';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayCell, instantCell, parseCell, phoneCell, unquoteFormula } from '../../server/platform/transfer/cells.rules.ts';
import type { CellType, ImportField } from '../../server/platform/transfer/kind.registry.ts';
import { cureOf } from '../../server/platform/transfer/cures.rules.ts';
import { importProgress } from '../../server/platform/transfer/import-progress.rules.ts';
import { checkMapping, isDayFirst, suggestMapping } from '../../server/platform/transfer/mapping.rules.ts';
import { plainRows } from '../../server/platform/transfer/plain-rows.ts';
import { csvLine, neutral } from '../../server/platform/transfer/safe-csv.ts';
import { SafePass } from '../../server/platform/transfer/safe-pass.ts';
import { purchasesImport } from '../../server/customers/purchases.transfer.ts';

const zone = 'Asia/Shanghai';
const field = (type: CellType, more: Partial<ImportField> = {}): ImportField => ({ key: 'x', label: { zh: 'x', en: 'x' }, type, ...more });

describe('cells', () => {
  it.each<[CellType, string, string | null, string | undefined]>([
    ['decimal', '1,234.50', '1234.50', undefined],
    ['decimal', '１２．５', '12.5', undefined],
    ['decimal', '¥ 99', '99', undefined],
    ['decimal', '(3.20)', '-3.20', undefined],
    ['decimal', '-0.001', '-0.001', undefined],
    ['decimal', '.5', '0.5', undefined],
    ['decimal', '1,5', null, 'CELL_NOT_NUMBER'],
    ['decimal', 'NaN', null, 'CELL_NOT_NUMBER'],
    ['decimal', '1e400', null, 'CELL_NOT_NUMBER'],
    ['integer', '12.0', '12', undefined],
    ['integer', '12.5', null, 'CELL_NOT_WHOLE'],
    ['day', '2026年2月3日', '2026-02-03', undefined],
    ['day', '2026/2/30', null, 'CELL_NOT_DAY'],
    ['day', '0000-00-00', null, 'CELL_NOT_DAY'],
    ['boolean', '是', 'true', undefined],
    ['boolean', '也许', null, 'CELL_NOT_BOOLEAN'],
    ['phone', '138 1234 5678', '+8613812345678', undefined],
    ['phone', '1381234567', null, 'CELL_PHONE_SHORT'],
    ['phone', '138123456789', null, 'CELL_PHONE_LONG'],
    ['phone', '15955O0438', null, 'CELL_PHONE_LETTERS'],
    ['phone', '无', null, 'CELL_NOT_PHONE'],
    ['phone', '+44 20 7946 0958', '+442079460958', undefined],
    ['email', ' Fang@Mail.Example ', 'fang@mail.example', undefined],
    ['email', 'fang@', null, 'CELL_NOT_EMAIL'],
  ])('%s %j is read as %j', (type, text, value, reason) => {
    const parsed = parseCell(field(type), text, zone);
    expect(parsed.value).toBe(value);
    expect(parsed.reason).toBe(reason);
  });

  it('an empty cell is refused only where the field is required', () => {
    expect(parseCell(field('text', { isNumber: true }), '17850.0', zone)).toEqual({ value: '17850', isRepaired: true });
    expect(parseCell(field('text'), '17850.0', zone)).toEqual({ value: '17850.0', isRepaired: false });
    expect(parseCell(field('text'), '  ', zone)).toEqual({ value: null, isRepaired: false });
    expect(parseCell(field('text', { required: true }), '', zone).reason).toBe('CELL_REQUIRED');
    expect(parseCell(field('text'), 'till\u0007 3', zone).reason).toBe('CELL_UNREADABLE');
    expect(parseCell(field('text'), 'two\nlines', zone).value).toBe('two\nlines');
  });

  it('a number is kept to its places, and told when it had more; what no till sells is refused before the database overflows', () => {
    const quantity = field('decimal', { places: 3, under: 1e9 });
    expect(parseCell(quantity, '0.33355', zone)).toEqual({ value: '0.334', isRepaired: true });
    expect(parseCell(quantity, '-2.5500000001', zone)).toEqual({ value: '-2.55', isRepaired: true });
    expect(parseCell(quantity, '12.500', zone)).toEqual({ value: '12.500', isRepaired: false });
    expect(parseCell(quantity, '999999999999999', zone)).toMatchObject({ value: null, reason: 'CELL_NUMBER_LARGE', params: { limit: 1e9 } });
  });

  it('what nobody can see is nothing, and full-width digits of a number are digits', () => {
    for (const text of ['\u200b', '\u2060 \ufeff', '\u3000']) expect(parseCell(field('text', { required: true }), text, zone).reason, JSON.stringify(text)).toBe('CELL_REQUIRED');
    expect(parseCell(field('text', { isNumber: true }), '１２３４５', zone)).toEqual({ value: '12345', isRepaired: true });
    expect(parseCell(field('text'), '１号', zone)).toEqual({ value: '１号', isRepaired: false });
    expect(parseCell(field('text'), 'a\u0000b', zone).reason).toBe('CELL_UNREADABLE');
  });

  it('times without a zone are read in the store’s zone, summer time counted', () => {
    expect(instantCell('2010-12-01 08:26:00', 'Europe/London')).toBe('2010-12-01T08:26:00.000Z');
    expect(instantCell('2011-07-01 08:26', 'Europe/London')).toBe('2011-07-01T07:26:00.000Z');
    expect(instantCell('2026/2/13 17:30', zone)).toBe('2026-02-13T09:30:00.000Z');
    expect(instantCell('2026-02-13T09:30:00Z', 'America/New_York')).toBe('2026-02-13T09:30:00.000Z');
  });

  it('an hour that a clock change skips moves on by the gap, of an hour that comes twice the first counts', () => {
    expect(instantCell('2011-03-27 01:30', 'Europe/London')).toBe('2011-03-27T01:30:00.000Z');
    expect(instantCell('2011-10-30 01:30', 'Europe/London')).toBe('2011-10-30T00:30:00.000Z');
  });

  it('days before months are told by the first value that leaves no doubt', () => {
    expect(isDayFirst(['1/2/2026', '13/2/2026'])).toBe(true);
    expect(isDayFirst(['1/2/2026', '2/13/2026'])).toBe(false);
    expect(dayCell('13/2/2026')).toBe('2026-02-13');
    expect(dayCell('1/2/2026', true)).toBe('2026-02-01');
  });

  it('every real day written in the usual ways comes back as itself', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true }), (at) => {
      const iso = at.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-').map(Number);
      for (const text of [iso, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, iso.replaceAll('-', ''), `${y}.${m}.${d}`]) expect(dayCell(text)).toBe(iso);
    }));
  });

  it('a phone never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => { const phone = phoneCell(text); expect(phone === null || /^\+\d{5,15}$/.test(phone)).toBe(true); }));
  });
});

describe('headers', () => {
  it('are recognised in both languages', () => {
    expect(suggestMapping(purchasesImport.fields, ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'])).toEqual({
      receiptNo: 'InvoiceNo', sku: 'StockCode', description: 'Description', quantity: 'Quantity', soldAt: 'InvoiceDate', unitPrice: 'UnitPrice', memberNo: 'CustomerID', country: 'Country',
    });
    expect(suggestMapping(purchasesImport.fields, ['小票号', '商品编码', '品名', '数量', '购买时间', '单价', '会员号', '门店'])).toEqual({
      receiptNo: '小票号', sku: '商品编码', description: '品名', quantity: '数量', soldAt: '购买时间', unitPrice: '单价', memberNo: '会员号', store: '门店',
    });
  });
  it('a required field without a column, and a column that is not there, are said', () => {
    expect(checkMapping(purchasesImport.fields, ['a'], {})?.reason).toBe('COLUMN_UNMAPPED');
    expect(checkMapping(purchasesImport.fields, ['a'], { sku: 'b' })?.reason).toBe('COLUMN_UNKNOWN');
  });
});

describe('A48: cells that a spreadsheet would evaluate', () => {
  it.each(['=cmd', '+1+1', '-2+3', '@x', '\t=1', '＝1', '＠x'])('%j is neutralised and read back as it was', (text) => {
    expect(neutral(text)).toBe(`'${text}`);
    expect(unquoteFormula(neutral(text))).toBe(text);
  });
  it('numbers stay numbers', () => expect(neutral('-12.50')).toBe('-12.50'));
  it('P36: no written cell begins with a formula sign, and all come back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const safe = neutral(text);
      expect(/^[=@\t\r＝＋－＠]/.test(safe)).toBe(false);
      if (/^[+-]/.test(safe)) expect(safe).toMatch(/^-?\d+(\.\d+)?$/);
      if (!text.startsWith("'")) expect(unquoteFormula(safe)).toBe(text);
    }), { numRuns: 2000 });
  });
  it('quotes, commas and line breaks are kept inside their cell', () => expect(csvLine(['a"b', 'c,d', 'e\nf', null])).toBe('"a""b","c,d","e\nf",\r\n'));
});

describe('cures', () => {
  it.each<[CellType, string, string | null, string | null, Partial<ImportField>?]>([
    ['phone', '138 0142 55I8', 'DIGIT_LETTERS', '138 0142 5518'],
    ['phone', '+86 +86 15955501147', 'COUNTRY_TWICE', '+8615955501147'],
    ['phone', '13801425518/13801425519', 'FIRST_OF_MANY', '13801425518'],
    ['phone', '无', 'EMPTY_WORD', ''],
    ['phone', '无', null, null, { required: true }],
    ['phone', '1527094', null, null],
    ['decimal', '3 pcs', 'UNIT', '3'],
    ['decimal', '1O.5', 'DIGIT_LETTERS', '10.5'],
    ['email', 'fang@mail，example', 'EMAIL_SIGNS', 'fang@mail.example'],
    ['day', '2026-02-13 around noon', 'DAY_ONLY', '2026-02-13'],
    ['text', 'abcdef', 'CUT', 'abc', { maxLength: 3 }],
    ['text', '', null, null],
  ])('%s %j: %s', (type, text, key, result, more) => {
    expect(cureOf(field(type, more), text, zone)).toEqual(key === null ? null : { key, text: result });
  });

  it('what is offered can always be read', () => {
    const types: CellType[] = ['text', 'decimal', 'integer', 'day', 'instant', 'boolean', 'phone', 'email'];
    fc.assert(fc.property(fc.constantFrom(...types), fc.string({ maxLength: 24 }), fc.boolean(), (type, text, required) => {
      const at = field(type, { required, maxLength: 12 });
      const cure = cureOf(at, text, zone);
      return cure === null || !parseCell(at, cure.text, zone).reason;
    }));
  });
});

describe('a file without quotes', () => {
  const parsed = async (text: string): Promise<[number, string[]][]> => {
    const parser = csvParser({ bom: true, delimiter: ',', relax_column_count: true, skip_empty_lines: true, info: true, record_delimiter: ['\r\n', '\n', '\r'] });
    parser.end(text);
    const found: [number, string[]][] = [];
    for await (const row of parser) { const { record, info } = row as { record: string[]; info: { lines: number } }; found.push([info.lines, record]); }
    return found;
  };
  const cut = async (text: string, at: number): Promise<[number, string[]][]> => {
    const bytes = Buffer.from(text);
    const parts = [bytes.subarray(0, at % (bytes.length + 1)), bytes.subarray(at % (bytes.length + 1))].filter((part) => part.length);
    const found: [number, string[]][] = [];
    for await (const rows of plainRows(Readable.from(parts, { objectMode: true }) as AsyncIterable<Buffer>, ',')) found.push(...rows.map(({ line, cells }): [number, string[]] => [line, cells]));
    return found;
  };
  const piece = fc.constantFrom('a', ',', '\n', '\r', '\r\n', ' ', '王', 'é,', '\t', ';');

  it('is read to the same cells and lines as the parser reads, wherever its parts end', async () => {
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 16 }), fc.nat(40), async (pieces, at) => {
      const text = pieces.join('');
      expect(await cut(text, at)).toEqual(await parsed(text));
    }), { numRuns: 300 });
    expect(await cut('\ufeff会员号,姓名\r\n\r\n1,王芳\r\n', 7)).toEqual([[1, ['会员号', '姓名']], [3, ['1', '王芳']]]);
  });

  it('refuses a line that no person would have made, by its number', async () => {
    await expect(cut(`a,b\n${'x'.repeat(1_000_001)}`, 4)).rejects.toMatchObject({ lines: 2 });
  });
});

describe('the database’s CSV on its way into a file', () => {
  // As COPY writes it: quoted where it must be, and an empty text told from none.
  const copied = (rows: readonly (string | null)[][]): string => rows.map((row) => `${row.map((cell) => (cell === null ? '' : cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`).join('');
  const piece = fc.constantFrom('a', 'Z', '王', '7', ',', '"', '\n', '\r\n', ' ', '\u3000', '\u00a0', '\u200b', '\u2003', '\ufeff', '=', '＝', '-', '+1', '@', '\t', '*', "'", '-12.5', 'é', '😀', '\u{e0041}');
  const cell = fc.option(fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')), { nil: null });

  it('holds the same bytes as cells written one by one, wherever it is cut', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 })), fc.array(fc.nat(60), { maxLength: 4 }), (rows, cuts) => {
      let bytes = Buffer.from(copied(rows));
      const pass = new SafePass();
      const parts: Buffer[] = [];
      for (const at of cuts) { parts.push(pass.take(bytes.subarray(0, at))); bytes = bytes.subarray(at); }
      parts.push(pass.take(bytes));
      pass.end();
      expect(Buffer.concat(parts).toString('utf8')).toBe(rows.map(csvLine).join(''));
      expect(pass.rows).toBe(rows.length);
    }), { numRuns: 2_000 });
  });
});

describe('how far an import is', () => {
  /** What people are told while a file of 12,000 rows is read and loaded, 300 of its rows refused on the way. */
  const told = (isStaged: boolean): (readonly [number, number | undefined])[] => {
    const far = importProgress(isStaged);
    const said = [far.read(5_000), isStaged ? null : far.loaded(4_900), far.read(10_000), far.read(12_000), ...(isStaged ? [far.loaded(5_850, 11_700), far.loaded(11_700, 11_700)] : [far.loaded(11_700)]), far.end(12_000)];
    return said.flatMap((one) => (one ? [[one.done, one.total] as const] : []));
  };

  it('one number that never goes back and reaches the total once, whether rows are loaded as they are read or after all of them', () => {
    expect(told(false)).toEqual([[5_000, undefined], [10_000, undefined], [12_000, undefined], [12_000, 12_000]]);
    expect(told(true)).toEqual([[2_500, undefined], [5_000, undefined], [6_000, undefined], [9_000, 12_000], [12_000, 12_000]]);
  });
});
