// Pure parts of the customers' rooms: taking a bulk act back, reading member numbers, saying why a stay began or ended.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../support/words.ts';
import { sayWhy } from '../../admin/customers/because.ts';
import { takingBack } from '../../admin/customers/bulk-undo.ts';
import { clean, decode, numbersOf, numbersOfFile, numbersOfText, rowsOfText } from '../../admin/customers/member-file.ts';
import { fieldsOf, inputOf, keyFor } from '../../admin/customers/rfm-model.ts';
import { isSettling } from '../../admin/customers/settling.ts';
import { translatorOf } from '../../admin/i18n/language.tsx';
import writeXlsxFile from 'write-excel-file/node';
import { isReadable } from '../../admin/customers/words.ts';
import { sayJob } from '../../admin/shared/job-words.ts';

type Marks = Map<string, { evidence: string | null; expiresAt: string | null }>;
const key = (customerId: string, tagId: string): string => `${customerId}/${tagId}`;
/** What the server does with the writes. */
function play(marks: Marks, { untag, tag }: ReturnType<typeof takingBack>): Marks {
  const next = new Map(marks);
  for (const { ids, tagIds } of untag) for (const id of ids) for (const tagId of tagIds) next.delete(key(id, tagId));
  for (const { ids, tagIds, evidence, expiresAt } of tag) for (const id of ids) for (const tagId of tagIds) next.set(key(id, tagId), { evidence, expiresAt });
  return next;
}

describe('what was written in one language', () => {
  test('a job is called in the reader’s, whoever started it, and by what it is about', () => {
    const segment = { kind: 'customers.compute-segment', title: '计算分群「高价值」' };
    expect([sayJob(segment, 'zh', '重算分群'), sayJob(segment, 'en', 'Recompute segment')]).toEqual(['重算分群「高价值」', 'Recompute segment: 高价值']);
    expect(sayJob({ ...segment, title: 'Compute segment “High value”' }, 'zh', '重算分群')).toBe('重算分群「High value」');
    const file = { kind: 'platform.import', title: '导入购买明细：sales, may.csv' };
    expect([sayJob(file, 'zh', '导入'), sayJob(file, 'en', 'Import')]).toEqual([file.title, 'Import: sales, may.csv']);
    const english = { kind: 'platform.import', title: 'Import purchase lines: 五月.csv' };
    expect([sayJob(english, 'zh', '导入'), sayJob(english, 'en', 'Import')]).toEqual(['导入：五月.csv', english.title]);
    expect(sayJob({ kind: 'platform.export', title: '导出顾客' }, 'en', 'Export')).toBe('Export');
    expect(sayJob({ kind: 'a.kind-without-words', title: '批量转派工单' }, 'en', '')).toBe('批量转派工单');
  });
  test('a description is shown to those who read it', () => {
    expect([isReadable('距最近一次购买已满 180 天', 'zh'), isReadable('距最近一次购买已满 180 天', 'en'), isReadable('Guests of May', 'en'), isReadable(null, 'zh')]).toEqual([true, false, true, false]);
  });
});

describe('taking a bulk act back', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string[]>('1', '2', '3', '4', '5', '6'), { minLength: 1 });
  const tags = fc.uniqueArray(fc.constantFrom<string[]>('7', '8', '9'), { minLength: 1 });
  const mark = fc.record({ evidence: fc.constantFrom(null, '回访', '团购'), expiresAt: fc.constantFrom(null, '2027-01-01T00:00:00Z') });
  const held = fc.dictionary(fc.tuple(fc.constantFrom<string[]>('1', '2', '3', '4', '5', '6'), fc.constantFrom<string[]>('7', '8', '9')).map(([customer, tag]) => key(customer, tag)), mark);

  test('brings every mark back as it was, with its evidence and expiry, and touches nobody else', () => fc.assert(fc.property(held, ids, tags, fc.boolean(), (before, chosen, tagIds, on) => {
    const start: Marks = new Map(Object.entries(before));
    const seen = [...start].filter(([at]) => { const [customer = '', tag = ''] = at.split('/'); return chosen.includes(customer) && tagIds.includes(tag); })
      .map(([at, { evidence, expiresAt }]) => { const [customerId = '', tagId = ''] = at.split('/'); return { customerId, tagId, evidence, expiresAt }; });
    const acted = new Map(start);
    for (const customer of chosen) for (const tag of tagIds) { if (on) acted.set(key(customer, tag), { evidence: '新的', expiresAt: null }); else acted.delete(key(customer, tag)); }
    const sorted = (marks: Marks) => [...marks].sort(([a], [b]) => a.localeCompare(b));
    expect(sorted(play(acted, takingBack(seen, chosen, tagIds)))).toEqual(sorted(start));
  })));
  test('marks that are alike go back in one write', () => {
    const before = ['1', '2', '3'].map((customerId) => ({ customerId, tagId: '7', evidence: '回访', expiresAt: null }));
    expect(takingBack(before, ['1', '2', '3', '4'], ['7'])).toEqual({ untag: [{ ids: ['4'], tagIds: ['7'] }], tag: [{ ids: ['1', '2', '3'], tagIds: ['7'], evidence: '回访', expiresAt: null }] });
  });
});

describe('member numbers that somebody hands in', () => {
  test.each([
    ['one a line', '00814427\n00900202\r\n\n00900471', ['00814427', '00900202', '00900471']],
    ['printed in fours, repeated, quoted', '0081 4427\n"00814427"\n 0090 0202 ', ['00814427', '00900202']],
    ['a pasted row, whichever comma', '00814427，00900202;00900471\t00901384', ['00814427', '00900202', '00900471', '00901384']],
    ['a table whose header names the column', '姓名,会员号,手机\n王芳,00814427,188\n陈国强,00900001,137', ['00814427', '00900001']],
    ['an English header', 'name\tMember No.\n王芳\t00814427', ['00814427']],
    ['nothing', ' \n\n', []],
  ])('%s', (_, text, numbers) => { expect(numbersOfText(text)).toEqual(numbers); });
  test('without a header the first column is taken, header words elsewhere are no header', () => {
    expect(numbersOf([['00814427', '王芳'], ['00900202', '会员号']])).toEqual(['00814427', '00900202']);
    expect(numbersOf(rowsOfText('卡号,姓名\n00814427,王芳'))).toEqual(['00814427']);
  });
  test('a byte order mark is no part of the first number, numbers of a sheet are texts', () => {
    expect(clean(['\uFEFF00814427'])).toEqual(['00814427']);
    expect(numbersOf([[814427], [null], [undefined], [900202]])).toEqual(['814427', '900202']);
  });
  test('a file is read in the encoding in which it was written', async () => {
    const gb = Uint8Array.of(0xbb, 0xe1, 0xd4, 0xb1, 0xba, 0xc5, 0x0a, ...new TextEncoder().encode('00814427\n'));
    expect(decode(gb.buffer)).toBe('会员号\n00814427\n');
    expect(await numbersOfFile(new File([gb], 'list.csv'))).toEqual(['00814427']);
    expect(await numbersOfFile(new File(['会员号\n00814427\n00900202'], 'list.txt'))).toEqual(['00814427', '00900202']);
  });
  test('a workbook is read by its named column', async () => {
    const rows = [['姓名', '会员编号'], ['王芳', '00814427'], ['陈国强', '00900202']].map((row) => row.map((value) => ({ value, type: String })));
    const bytes = await writeXlsxFile(rows as never).toBuffer();
    expect(await numbersOfFile(new File([new Uint8Array(bytes)], '名单.xlsx'))).toEqual(['00814427', '00900202']);
  });
});

describe('why a stay began or ended', () => {
  const say = (language: 'zh' | 'en', why: string | null) => sayWhy(((k: string, o?: object) => translatorOf(language).translate(k, o)) as never, why);
  test.each([
    ['version 3', '按第 3 版规则', 'by version 3 of the rule'],
    ['rule, version 12', '按第 12 版规则', 'by version 12 of the rule'],
    ['by hand: 林静', '林静手工处理', 'by hand: 林静'],
    ['by hand', '手工处理', 'by hand'],
    ['asked for', '重新计算', 'computed again'],
    ['back in use', '重新启用', 'taken back into use'],
    ['daily', '每晚重算', 'the nightly run'],
    ['purchases: S001-1', '有新购买', 'a purchase came in'],
    ['roll', '日子过去，时间条件有变', 'a day passed'],
    [null, '–', '–'],
  ])('%s', (why, zh, en) => {
    expect(say('zh', why)).toBe(zh);
    expect(say('en', why)).toBe(en);
  });
  test('what nobody knows stays as it is', () => { expect(say('zh', 'moonshine: x')).toBe('moonshine: x'); });
});

describe('a segment just saved', () => {
  const saved = { segmentKind: 'RULE' as const, isArchived: false, updatedAt: '2026-02-13T09:00:00.000Z', computedAt: null };
  const at = Date.parse('2026-02-13T09:00:10Z');
  test.each([
    ['is asked again while its members are being worked out', {}, at, true],
    ['also when those of the rule before are still there', { computedAt: '2026-02-13T08:00:00.000Z' }, at, true],
    ['no more once they are', { computedAt: '2026-02-13T09:00:01.000Z' }, at, false],
    ['nor for ever', {}, at + 600_000, false],
    ['nor a list by hand', { segmentKind: 'STATIC' as const }, at, false],
    ['nor an archived one', { isArchived: true }, at, false],
  ])('%s', (_what, change, now, settling) => { expect(isSettling({ ...saved, ...change }, now)).toBe(settling); });
});

describe('an RFM model as a form', () => {
  const model = {
    id: '7', key: 'usual', number: 2, nameZh: '全店', nameEn: 'All', format: null, method: 'FIXED' as const, windowDays: 365, effectiveFrom: '2026-01-01', supersededAt: null, asOf: null, computedAt: null, customerCount: 0,
    cuts: { recency: ['7', '30.000000', '90', '180'], frequency: ['1', '2', '4', '8'], money: ['100', '200.50', '400', '800'] },
    groups: [{ key: 'champions', zh: '冠军', en: 'Champions', when: { r: [4, 5] as [number, number], f: [5, 5] as [number, number] } }, { key: 'rest', zh: '其他', en: 'Others', when: {} }],
  };

  test('what is not touched is sent as it was, whole numbers without their noughts', () => {
    expect(inputOf(fieldsOf(model), model.key)).toEqual({
      key: 'usual', nameZh: '全店', nameEn: 'All', format: null, method: 'FIXED', windowDays: 365, groups: model.groups, cuts: { ...model.cuts, recency: ['7', '30', '90', '180'] },
    });
  });

  test('cut-offs that are found go along with no method but the fixed one; an empty window is all time', () => {
    const sent = inputOf({ ...fieldsOf(model), method: 'PERCENTILE', windowDays: null, effectiveFrom: '2026-03-01' }, 'usual');
    expect(sent).toMatchObject({ windowDays: 0, effectiveFrom: '2026-03-01' });
    expect(sent).not.toHaveProperty('cuts');
  });

  test('a new group gets a key that none has; keys are made of English names', () => {
    const [first] = fieldsOf(model).groups;
    const sent = inputOf({ ...fieldsOf(model), groups: [...fieldsOf(model).groups, { ...(first as never as object), key: '', zh: '甲', en: 'Rest' } as never] }, 'usual') as { groups: { key: string }[] };
    expect(sent.groups.map((group) => group.key)).toEqual(['champions', 'rest', 'rest-2']);
    expect([keyFor('Can’t lose 7!', [], 'x'), keyFor('重要', [], 'group'), keyFor('Rest', ['rest', 'rest-2'], 'x'), keyFor('2026 best', [], 'x')]).toEqual(['cant-lose-7', 'group', 'rest-3', 'best']);
  });
});
