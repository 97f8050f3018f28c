// Files in and out on a real database: what is new, there already, wrong and taken back, with rights, masks and links.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../server/transfers.ts';
import { CustomFieldKind } from '../../schema/customers/customer.ts';
import type { Context } from '../../server/core/context.ts';
import { saveCustomField } from '../../server/customers/customer.service.ts';
import { applyRuleTags } from '../../server/customers/tag-membership.service.ts';
import { assignAllTiers } from '../../server/customers/tier.service.ts';
import { previewSegment } from '../../server/customers/segment.preview.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { linkTo, openExport, runExport } from '../../server/platform/transfer/export.service.ts';
import { previewImport, runImport, undoImport, type ImportRequest } from '../../server/platform/transfer/import.service.ts';
import { pathOf } from '../../server/platform/storage/shelf.service.ts';
import { makeWorld, type World } from '../customers/world.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'aftercare-transfer-'));
beforeAll(async () => {
  world = await makeWorld('2026-02-13T09:30:00Z');
  world.db.settings.dataDir = folder;
  await installJobs(world.url);
});
afterAll(async () => { await world?.end(); rmSync(folder, { recursive: true, force: true }); });

const ask = async <T extends object>(text: string, params: unknown[] = []) => (await world.db.write.query<T>(text, params)).rows;
let files = 0;
const file = (content: string | Buffer, name = `${files += 1}.csv`): string => { const path = join(folder, name); writeFileSync(path, content); return path; };
const take = (kind: string, content: string | Buffer, more: Partial<ImportRequest> = {}, ctx: Context = world.ctx) => runImport(ctx, { kind, path: file(content), ...more });
const rejectsOf = (key: string | null): string[] => (key ? readFileSync(pathOf(world.db, key), 'utf8').replace('\ufeff', '').trim().split('\r\n').slice(1) : []);
const member = async (memberNo: string) => (await ask<Record<string, unknown>>('select name, phone, gender, custom, version, joined_on::text from customers where member_no = $1', [memberNo]))[0];

describe('customers from a file', () => {
  test('are made, met again and updated; wrong rows go to the rejects with line, field and reason; nothing is dropped', async () => {
    const report = await take('customers', '会员号,姓名,手机号,性别,门店编号\nZ1,王芳,13812345678,女,A\nZ2,李雷,1381234,男,A\nZ3,,13812345679,男,A\nZ4,张伟,13812345670,男,ZZ\nZ5,赵敏,13812345671,女,乙店\n', {}, { ...world.ctx, locale: 'zh' });
    expect(report).toMatchObject({ rows: 5, accepted: 2, rejected: 3, unchanged: 0 });
    expect(rejectsOf(report.rejectsKey).map((line) => line.split(',').slice(-3))).toEqual([['3', '手机号', expect.stringMatching(/^CELL_PHONE_SHORT: .*\d/)], ['4', '姓名', expect.stringMatching(/^CELL_REQUIRED: /)], ['5', '门店编号', expect.stringMatching(/^STORE_CODE_UNKNOWN: /)]]);
    expect(await member('Z1')).toMatchObject({ name: '王芳', phone: '+8613812345678', gender: 'FEMALE', version: 1 });
    // The importer's language heads what was added; mended in place, the file comes in again by its own headings.
    const rejected = readFileSync(pathOf(world.db, report.rejectsKey as string), 'utf8');
    expect(rejected.replace('\ufeff', '').split('\r\n')[0]).toBe('会员号,姓名,手机号,性别,门店编号,行号,字段,原因');
    const mended = rejected.replace('1381234,', '13812345672,').replace('Z3,,', 'Z3,韩梅,').replace(',ZZ,', ',A,');
    expect(await take('customers', mended, { isDryRun: true })).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
    const still = await take('customers', rejected, { isDryRun: true });
    expect(readFileSync(pathOf(world.db, still.rejectsKey as string), 'utf8').split('\r\n').slice(0, 2)).toEqual(['\ufeff会员号,姓名,手机号,性别,门店编号,line,field,reason', expect.stringMatching(/^Z2,李雷,1381234,男,A,2,手机号,CELL_PHONE_SHORT: .*digit/)]);
    const again = await take('customers', '会员号,姓名,手机号,性别,门店编号\nZ1,王芳芳,13812345678,女,A\nZ5,赵敏,13812345671,女,乙店\nZ6,新人,,,A\n');
    expect(again).toMatchObject({ accepted: 2, unchanged: 1, rejected: 0 });
    // Found by its phone where the file names no member.
    expect(await take('customers', '姓名,手机号,门店\n赵敏敏,138 1234 5671,B\n')).toMatchObject({ accepted: 1 });
    expect(await member('Z5')).toMatchObject({ name: '赵敏敏' });
    expect(await ask("select count(*)::int n from events where kind = 'customer.updated' and after ->> 'transferId' = $1", [again.transferId])).toEqual([{ n: 1 }]);
    const [event] = await ask<{ text: string; data: unknown }>("select coalesce(e.before::text, '') || e.after::text as text, p.data from events e join event_private p on p.event_id = e.id where e.kind = 'customer.updated' and e.after ->> 'transferId' = $1", [again.transferId]);
    expect(event?.text).not.toContain('王芳');
    expect(event?.data).toMatchObject({ before: { name: '王芳' }, after: { name: '王芳芳' } });
  });

  test('undo removes those it made and nobody used, and gives the others their values back where they still stand', async () => {
    await take('customers', '会员号,姓名,手机号,门店\nU1,旧名,13900000001,A\nU2,不动,13900000002,A\n');
    const batch = await take('customers', '会员号,姓名,手机号,门店,渠道\nU1,新名,13900000009,A,地推\nU2,不动,13900000002,A,地推\nU3,来人,13900000003,A,地推\n');
    expect(batch).toMatchObject({ accepted: 3 });
    await world.db.write.query("update customers set channel = 'web' where member_no = 'U2'");
    expect(await undoImport(world.ctx, batch.transferId)).toBe(2);
    expect(await member('U1')).toMatchObject({ name: '旧名', phone: '+8613900000001' });
    expect(await ask("select k.value from customer_keys k join customers c on c.id = k.customer_id where c.member_no = 'U1' and k.kind = 'PHONE'")).toEqual([{ value: '+8613900000001' }]);
    expect(await member('U3')).toBeUndefined();
    expect(await ask("select channel from customers where member_no = 'U2'")).toEqual([{ channel: 'web' }]);
    await expect(undoImport(world.ctx, batch.transferId)).rejects.toMatchObject({ reason: 'UNDO_DONE' });
  });

  test('rows that are there are merged, skipped or made anew as asked; a dry run writes nothing and says the same', async () => {
    await take('customers', '姓名,手机号,门店\n甲,13700000001,A\n');
    const rows = '姓名,手机号,门店\n甲乙,13700000001,A\n丙,13700000002,A\n';
    const before = await ask('select count(*)::int n from customers');
    expect(await take('customers', rows, { isDryRun: true })).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await ask('select count(*)::int n from customers')).toEqual(before);
    expect(await take('customers', rows, { duplicates: 'SKIP' })).toMatchObject({ accepted: 1, unchanged: 1 });
    expect(await ask("select name from customers where phone = '+8613700000001'")).toEqual([{ name: '甲' }]);
    expect(await take('customers', rows, { duplicates: 'NEW' })).toMatchObject({ accepted: 2 });
    expect(await ask("select count(*)::int n from customers where phone = '+8613700000001'")).toEqual([{ n: 2 }]);
  });

  test('members who share a phone stay two people; a row’s number goes to who had none; of two rows for one person the first counts', async () => {
    const shared = '会员号,姓名,手机号,门店\nH1,张一,13911110001,A\nH2,张二,13911110001,A\n';
    expect(await take('customers', shared)).toMatchObject({ accepted: 2 });
    expect(await take('customers', `${shared}H3,张三,13911110001,A\n`)).toMatchObject({ accepted: 1, unchanged: 2 });
    expect([(await member('H1'))?.name, (await member('H2'))?.name, (await member('H3'))?.name]).toEqual(['张一', '张二', '张三']);
    await take('customers', '姓名,手机号,门店\n无号,13911110002,A\n');
    const numbered = '会员号,姓名,手机号,门店\nH4,有号,13911110002,A\nH4,又名,13911110002,A\n';
    const report = await take('customers', numbered);
    expect(report).toMatchObject({ accepted: 1, rejected: 1 });
    expect(rejectsOf(report.rejectsKey)[0]).toContain('ROW_TWICE');
    expect(await take('customers', numbered)).toMatchObject({ accepted: 0, unchanged: 1, rejected: 1 });
    expect(await ask("select c.name, c.member_no from customers c join customer_keys k on k.customer_id = c.id where k.kind = 'MEMBER' and k.value = 'H4'")).toEqual([{ name: '有号', member_no: 'H4' }]);
    await undoImport(world.ctx, report.transferId);
    expect(await ask("select name, member_no from customers where phone = '+8613911110002'")).toEqual([{ name: '无号', member_no: null }]);
    expect(await ask("select 1 from customer_keys where value = 'H4'")).toEqual([]);
  });

  test('a birthday to come is refused at its cell', async () => {
    const report = await take('customers', '会员号,姓名,生日,门店\nV1,今天,2026-02-13,A\nV2,明天,2026-02-14,A\nV3,闰日,2024-02-29,A\n');
    expect(report).toMatchObject({ accepted: 2, rejected: 1 });
    expect(rejectsOf(report.rejectsKey)[0]).toMatch(/,3,生日,CELL_FUTURE/);
  });

  test('a member number that somebody else took meanwhile stays theirs, and the rest of the batch goes in with its text as it was', async () => {
    // In the directory, of a customer who is not to be seen yet.
    await ask("insert into customer_keys (kind, value, customer_id) values ('MEMBER', 'TAKEN1', 999999999)");
    const report = await take('customers', '会员号,姓名,手机号,地址,门店\nTAKEN1,后来,13600000001,路\\N一号,A\nFREE1,先到,13600000002,"两\n行\t二号",A\n');
    expect(report).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await ask("select kind, value, customer_id = 999999999 other from customer_keys where value in ('TAKEN1', 'FREE1', '+8613600000001', '+8613600000002') order by value"))
      .toEqual([{ kind: 'PHONE', value: '+8613600000001', other: false }, { kind: 'PHONE', value: '+8613600000002', other: false }, { kind: 'MEMBER', value: 'FREE1', other: false }, { kind: 'MEMBER', value: 'TAKEN1', other: true }]);
    expect(await ask("select address from customers where phone like '+861360000000_' order by phone")).toEqual([{ address: '路\\N一号' }, { address: '两\n行\t二号' }]);
    expect(await ask("select t.tier, t.evidence ->> 'ruleNumber' is not null ruled, t.evidence -> 'met' met from tier_periods t join customers c on c.id = t.customer_id where c.member_no = 'FREE1'")).toEqual([{ tier: 'REGULAR', ruled: true, met: [] }]);
    await ask("delete from customer_keys where customer_id = 999999999");
  });

  test('the people of two chunks are put side by side, nobody twice, and judged as they would be each alone', async () => {
    const row = (i: number): string => `P${i},批量${i},${i % 3 ? `137${String(10_000_000 + i)}` : ''},${i % 2 ? '女' : '男'},1990-0${1 + (i % 9)}-11,A`;
    const rows = Array.from({ length: 9_000 }, (_, i) => row(i));
    // The last chunk meets people of the first and the second again.
    const file = ['会员号,姓名,手机号,性别,生日,门店', ...rows, row(1), row(4_100), 'P9000,换名,,,,A', 'P2,改名,13710000002,,,A', ',无号,13710000004,,,A'].join('\n');
    const report = await take('customers', file);
    expect(report).toMatchObject({ rows: 9_005, accepted: 9_001, unchanged: 0, rejected: 4 });
    expect(rejectsOf(report.rejectsKey).map((line) => line.split(',').slice(-3).join())).toEqual([[9002, '会员号'], [9003, '会员号'], [9005, '会员号'], [9006, '手机号']].map((one) => expect.stringMatching(new RegExp(`^${one.join()},ROW_TWICE`))));
    expect(await ask("select count(*)::int n, count(distinct member_no)::int members from customers where transfer_id = $1", [report.transferId])).toEqual([{ n: 9_001, members: 9_001 }]);
    // The first row about somebody counts, however far the next is: the file says the same at its second import.
    expect(await member('P2')).toMatchObject({ name: '批量2', version: 1 });
    expect(await ask("select count(*)::int n from customer_keys k join customers c on c.id = k.customer_id where c.transfer_id = $1", [report.transferId])).toEqual([{ n: 9_001 + 6_000 }]);
    // What was settled beforehand is what the rules say of everybody: judging all anew moves nobody.
    const standing = `select md5(string_agg(concat_ws(' ', customer_id, p.tier, rule_id, evidence::text), ',' order by customer_id)) sum, count(*)::int n from tier_periods p join customers c on c.id = p.customer_id where c.transfer_id = $1`;
    const before = await ask(standing, [report.transferId]);
    expect(before).toMatchObject([{ n: 9_001 }]);
    expect(await assignAllTiers(world.ctx)).toBe(0);
    expect(await applyRuleTags(world.ctx)).toBe(0);
    expect(await ask(standing, [report.transferId])).toEqual(before);
    expect(await take('customers', file)).toMatchObject({ accepted: 0, unchanged: 9_001, rejected: 4 });
    expect(await ask('select max(version)::int v from customers where transfer_id = $1', [report.transferId])).toEqual([{ v: 1 }]);
  });

  test('fields of the chain’s own are mapped by their names, typed, filled in and given out', async () => {
    await saveCustomField(world.ctx, { key: 'pets', labelZh: '宠物数', labelEn: 'Pets', fieldKind: CustomFieldKind.NUMBER });
    // Choices of a field that has none would break every file of customers.
    for (const choices of [5, 'x', [1], {}]) await expect(saveCustomField(world.ctx, { key: 'broken', labelZh: '坏', labelEn: 'Broken', fieldKind: CustomFieldKind.TEXT, choices }), JSON.stringify(choices)).rejects.toMatchObject({ details: { fields: { 'input.choices': 'CUSTOM_CHOICES_NONE' } } });
    await saveCustomField(world.ctx, { key: 'callTime', labelZh: '接听时段', labelEn: 'Call time', fieldKind: CustomFieldKind.CHOICE, choices: [{ value: 'AM', zh: '上午', en: 'Morning' }] });
    const report = await take('customers', '会员号,姓名,宠物数,接听时段,门店\nP1,养猫,2,上午,A\nP2,养狗,two,上午,A\nP3,养鱼,1,半夜,A\n');
    expect(report).toMatchObject({ accepted: 1, rejected: 2 });
    expect(await member('P1')).toMatchObject({ custom: { pets: 2, callTime: 'AM' } });
    await take('customers', '会员号,姓名,宠物数,门店\nP1,养猫,3,A\n');
    expect(await member('P1')).toMatchObject({ custom: { pets: 3, callTime: 'AM' } });
    // A rule may ask for a choice as for a number.
    const preview = await previewSegment(world.ctx, { rule: { all: [{ field: 'custom.choice', op: 'equals', value: 'AM', params: { field: 'callTime' } }, { field: 'custom.number', op: 'atLeast', value: '3', params: { field: 'pets' } }] } });
    expect([preview.count, preview.sample.map((row) => row.memberNo)]).toEqual([1, ['P1']]);
    const request = { kind: 'customers', filter: { memberNo: { eq: 'P1' } }, columns: ['memberNo', 'custom.pets', 'custom.callTime'] };
    const done = await runExport(world.ctx, { ...request, transferId: await openExport(world.ctx, request) });
    const [stored] = await ask<{ stored_as: string }>('select stored_as from transfers where id = $1', [done.transferId]);
    expect(readFileSync(pathOf(world.db, stored?.stored_as ?? ''), 'utf8')).toBe('\ufeffMember number,Pets,Call time\r\nP1,3,AM\r\n');
  });

  test('a viewer of one store neither adds to another nor changes its people', async () => {
    const own = world.as(['customers:import', 'customers:read'], [world.stores[0]]);
    const report = await take('customers', '会员号,姓名,门店\nZ5,抢人,A\nN1,外店,B\nN2,本店,A\n', {}, own);
    expect(report).toMatchObject({ accepted: 1, rejected: 2 });
    expect(await member('Z5')).toMatchObject({ name: '赵敏敏' });
  });
});

describe('files as people have them', () => {
  const rows = '会员号,姓名,门店\nG1,龍馬,A\nG2,普通,A\n';
  test('UTF-8 with and without a mark, semicolons, GB18030 from its last line on, and old English spreadsheets are told apart', async () => {
    expect(await take('customers', `\ufeff${rows}`)).toMatchObject({ accepted: 2 });
    expect(await take('customers', rows.replaceAll(',', ';'))).toMatchObject({ unchanged: 2 });
    // Half a megabyte of plain letters before the first Chinese one.
    const long = `member no,name,store\n${Array.from({ length: 16_000 }, (_, i) => `L${i},Somebody Called So ${i},A`).join('\n')}\nGB1,`;
    const bytes = Buffer.concat([Buffer.from(long), Buffer.from([0xcd, 0xf5, 0xb7, 0xbc]), Buffer.from(',A\n')]);
    expect((await previewImport(world.ctx, { kind: 'customers', path: file(bytes) })).encoding).toBe('gb18030');
    expect(await take('customers', bytes)).toMatchObject({ accepted: 16_001, rejected: 0 });
    expect(await member('GB1')).toMatchObject({ name: '王芳' });
    expect(await take('customers', Buffer.from('member no,name,store\nW1,Ren\xe9e,A\n', 'latin1'))).toMatchObject({ accepted: 1 });
    expect(await member('W1')).toMatchObject({ name: 'Renée' });
    // What a spreadsheet saves as Unicode text, in either order of bytes.
    const wide = Buffer.from('\ufeff会员号\t姓名\t门店\r\nUW1,"王\r\n芳"\tA\r\n'.replace(',', '\t'), 'utf16le');
    expect((await previewImport(world.ctx, { kind: 'customers', path: file(wide) })).encoding).toBe('utf-16le');
    expect(await take('customers', wide)).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await take('customers', Buffer.from(wide).swap16())).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(await member('UW1')).toMatchObject({ name: '王\r\n芳' });
  }, 120_000);

  test('a workbook is read as its sheet shows it', async () => {
    const path = join(folder, 'book.xlsx');
    await writeXlsxFile([[{ value: '会员号' }, { value: '姓名' }, { value: '门店' }], [{ value: 'X1' }, { value: '表格' }, { value: 'A' }]] as never).toFile(path);
    expect(await runImport(world.ctx, { kind: 'customers', path })).toMatchObject({ accepted: 1 });
    expect(await member('X1')).toMatchObject({ name: '表格' });
  });

  test('a row with more cells than the header is refused, not cut', async () => {
    const report = await take('customers', '会员号,姓名,门店\nT1,王,芳,A\nT2,好,A,\n');
    expect(report).toMatchObject({ accepted: 1, rejected: 1 });
    expect(rejectsOf(report.rejectsKey)[0]).toContain('ROW_TOO_WIDE');
  });

  test('days are read in the order that the file shows anywhere, be it in its last line', async () => {
    const early = Array.from({ length: 5_000 }, (_, i) => `D${i},日期,A,03/0${1 + (i % 9)}/2025`).join('\n');
    expect(await take('customers', `会员号,姓名,门店,入会日期\n${early}\nD9999,日期,A,25/01/2025\n`)).toMatchObject({ accepted: 5_001, rejected: 0 });
    expect(await member('D0')).toMatchObject({ joined_on: '2025-01-03' });
  }, 60_000);

  test('the preview shows 20 rows and every wrong cell; a cell mended by hand is taken with the file', async () => {
    const content = `会员号,姓名,手机号,门店\n${Array.from({ length: 30 }, (_, i) => `F${i},第${i}位,1360000${String(1000 + i)},A`).join('\n')}\nF99,错号,12,A\n`;
    const path = file(content);
    const preview = await previewImport(world.ctx, { kind: 'customers', path });
    expect(preview).toMatchObject({ rowsRead: 31, isWhole: true, badCount: 1, mapping: { memberNo: '会员号', name: '姓名', phone: '手机号', store: '门店' } });
    expect([preview.rows.length, preview.badRows[0]?.line]).toEqual([20, 32]);
    const fixes = { '32:phone': '13600009999' };
    expect((await previewImport(world.ctx, { kind: 'customers', path, fixes })).badCount).toBe(0);
    expect(await runImport(world.ctx, { kind: 'customers', path, fixes })).toMatchObject({ accepted: 31, repaired: 1, rejected: 0 });
    expect(await member('F99')).toMatchObject({ phone: '+8613600009999' });
  });
});

describe('purchases from a file', () => {
  const header = '小票号,商品编码,品名,数量,购买时间,单价,会员号,门店';
  const lines = ['R1,TEA,茶,2,2026-02-01 10:00,10.5,B1,A', 'R1,TEA,茶,2,2026-02-01 10:00,10.5,B1,A', 'R1,CUP,杯,1,2026-02-01 10:00,30,B1,A', 'C1,TEA,茶,-1,2026-02-02 10:00,10.5,B1,A', 'R2,TEA,茶,1,2026-02-03 10:00,10.5,,A'];
  const csv = (rows: readonly string[]): string => `${header}\n${rows.join('\n')}\n`;

  test('the dry run, the run and the run again: new, equal lines within the file genuine, then nothing new', async () => {
    expect(await take('purchases', csv(lines), { isDryRun: true })).toMatchObject({ accepted: 5, unchanged: 0 });
    expect(await ask('select count(*)::int n from purchases')).toEqual([{ n: 0 }]);
    expect(await take('purchases', csv(lines))).toMatchObject({ accepted: 5, unchanged: 0, rejected: 0 });
    const more = csv([...lines, 'R1,CUP,杯,1,2026-02-01 10:00,30,B1,A', 'R3,CUP,杯,1,2026-02-05 10:00,30,B2,A']);
    expect(await take('purchases', more, { isDryRun: true })).toMatchObject({ accepted: 2, unchanged: 5 });
    expect(await take('purchases', csv(lines))).toMatchObject({ accepted: 0, unchanged: 5, isRepeat: true });
    expect(await take('purchases', more)).toMatchObject({ accepted: 2, unchanged: 5 });
  });

  test('a receipt of another member is refused in the dry run as in the run, and the rejects hold what the row said', async () => {
    const foreign = csv(['R1,TEA,茶,9,2026-02-01 10:00,10.5,B9,A', 'R8,TEA,茶,1,2026-02-06 10:00,10.5,B1,A', 'R8,CUP,杯,1,2026-02-06 10:00,30,B2,A']);
    expect(await take('purchases', foreign, { isDryRun: true })).toMatchObject({ accepted: 1, rejected: 2 });
    const report = await take('purchases', foreign);
    expect(report).toMatchObject({ accepted: 1, rejected: 2 });
    expect(rejectsOf(report.rejectsKey)).toEqual([
      expect.stringMatching(/^R1,TEA,茶,9,2026-02-01 10:00,10.5,B9,A,2,,.*RECEIPT_OTHER_CUSTOMER/), expect.stringMatching(/^R8,CUP,杯,1,2026-02-06 10:00,30,B2,A,4,,.*RECEIPT_OTHER_CUSTOMER/)]);
  });

  test('one absurd number or a day to come costs its own row, not the file; what is rounded is told', async () => {
    const batch = csv(['R20,TEA,茶,999999999999999,2026-02-08 10:00,999999999999,B20,A', 'R21,TEA,茶,1,2150-02-08 10:00,10,B20,A', 'R22,TEA,茶,0.33355,2026-02-13 20:00,2.12345,B20,A']);
    for (const isDryRun of [true, false]) expect(await take('purchases', batch, { isDryRun })).toMatchObject({ rows: 3, accepted: 1, repaired: 1, rejected: 2 });
    const again = await take('purchases', batch);
    expect(again).toMatchObject({ accepted: 0, unchanged: 1, rejected: 2 });
    expect(rejectsOf(again.rejectsKey).map((line) => line.split(',').slice(-3).join())).toEqual([expect.stringMatching(/^2,数量,CELL_NUMBER_LARGE/), expect.stringMatching(/^3,购买时间,CELL_FUTURE/)]);
    expect(await ask("select quantity, unit_price from purchase_lines l join purchases p on p.id = l.purchase_id where p.receipt_no = 'R22'")).toEqual([{ quantity: '0.334', unit_price: '2.1235' }]);
  });

  test('two batches that share a receipt are both taken back, in either order, and leave neither receipt nor member', async () => {
    for (const order of [[0, 1], [1, 0]]) {
      const first = await take('purchases', csv(['R30,TEA,茶,1,2026-02-08 10:00,10,B30,A']));
      const second = await take('purchases', csv(['R30,TEA,茶,1,2026-02-08 10:00,10,B30,A', 'R30,CUP,杯,1,2026-02-08 10:00,30,B30,A']));
      expect(second).toMatchObject({ accepted: 1, unchanged: 1 });
      for (const one of order) expect(await undoImport(world.ctx, [first, second][one]?.transferId ?? '')).toBe(1);
      expect(await ask("select 1 from purchases where receipt_no = 'R30' union all select 1 from receipt_directory where receipt_no = 'R30'")).toEqual([]);
      expect(await member('B30')).toBeUndefined();
    }
  });

  test('undo takes lines, receipts, figures and the members it made back, and leaves members that others know', async () => {
    const batch = await take('purchases', csv(['R10,TEA,茶,4,2026-02-08 10:00,10,B1,A', 'R11,TEA,茶,1,2026-02-08 10:00,10,B77,A']));
    const figures = () => ask("select c.member_no, b.visits from customers c join customer_behaviour b on b.customer_id = c.id where c.member_no in ('B1', 'B77') order by 1");
    expect(await figures()).toEqual([{ member_no: 'B1', visits: 3 }, { member_no: 'B77', visits: 1 }]);
    expect(await undoImport(world.ctx, batch.transferId)).toBe(2);
    expect(await figures()).toEqual([{ member_no: 'B1', visits: 2 }]);
    expect(await member('B77')).toBeUndefined();
    expect(await ask("select 1 from customer_keys where value = 'B77'")).toEqual([]);
    expect(await take('purchases', csv(['R11,TEA,茶,1,2026-02-08 10:00,10,B77,A']))).toMatchObject({ accepted: 1 });
  });
});

describe('employees from a file', () => {
  test('are made and updated by number, once; nobody is drawn from a store out of reach', async () => {
    const csv = '工号,姓名,门店,岗位,入职日期\nE1,李店员,A,导购,2025-03-01\nE2,王店员,B,导购,2025-03-01\n';
    expect(await take('employees', csv)).toMatchObject({ accepted: 2 });
    expect(await take('employees', csv)).toMatchObject({ accepted: 0, unchanged: 2 });
    const torn = '工号,姓名,门店,岗位,入职日期\nE3,先说,A,导购,2025-03-01\nE3,后说,A,收银,2025-03-01\n';
    expect(await take('employees', torn)).toMatchObject({ accepted: 1, rejected: 1 });
    expect(await take('employees', torn)).toMatchObject({ accepted: 0, unchanged: 1, rejected: 1 });
    const own = world.as(['staff:import', 'staff:read'], [world.stores[0]]);
    expect(await take('employees', '工号,姓名,门店,岗位,入职日期\nE2,抢人,A,导购,2025-03-01\n', {}, own)).toMatchObject({ accepted: 0, rejected: 1 });
    expect(await ask("select name from employees where employee_no = 'E2'")).toEqual([{ name: '王店员' }]);
  });
});

describe('files out', () => {
  const give = async (ctx: Context, request: Parameters<typeof openExport>[1]): Promise<{ text: string; transferId: string; rows: number }> => {
    const done = await runExport(ctx, { ...request, transferId: await openExport(ctx, request) });
    const [stored] = await ask<{ stored_as: string }>('select stored_as from transfers where id = $1', [done.transferId]);
    return { ...done, text: readFileSync(pathOf(world.db, stored?.stored_as ?? ''), 'utf8') };
  };

  test('hold the rows in reach, masked, with formulas made harmless; they are logged, and linked for a day', async () => {
    await take('customers', '会员号,姓名,手机号,门店,地址\nQ1,=1+1,13500000001,A,"1 ""Old"" Lane,\n -2"\nQ2,外店,13500000002,B,\n');
    const own = world.as(['customers:read', 'customers:contact', 'customers:address', 'customers:export'], [world.stores[0]]);
    const { text, transferId, rows } = await give(own, { kind: 'customers', filter: { memberNo: { startsWith: 'Q' } }, columns: ['memberNo', 'name', 'phone', 'address'] });
    expect(rows).toBe(1);
    expect(text).toBe('\ufeffMember number,Name,Phone,Address\r\nQ1,\'=1+1,135****0001,"1 ""Old"" Lane,\n -2"\r\n');
    expect(await ask("select after ->> 'rows' n from events where kind = 'customers.exported' and resource_id = $1", [transferId])).toEqual([{ n: '1' }]);
    const link = await linkTo(world.ctx, transferId, 'file');
    expect(new Date(link.expiresAt).getTime() - world.clock.now().getTime()).toBe(24 * 3_600_000);
    await expect(openExport(world.as(['customers:read']), { kind: 'customers' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(openExport(world.as(['customers:read', 'customers:export']), { kind: 'customers', columns: ['birthday'] })).rejects.toMatchObject({ code: 'FORBIDDEN', reason: 'FIELD_FORBIDDEN' });
  });

  test('what is given out can be taken in again, to nothing new', async () => {
    const { text } = await give(world.ctx, { kind: 'customers', filter: { memberNo: { in: ['Z1', 'Z5'] } }, columns: ['memberNo', 'name', 'gender', 'store.code', 'custom.pets'] });
    expect(await take('customers', text)).toMatchObject({ accepted: 0, unchanged: 2, rejected: 0 });
  });

  test('as a workbook, cells are text and nothing in them is a formula', async () => {
    const request = { kind: 'customers', filter: { memberNo: { startsWith: 'Q' } }, columns: ['memberNo', 'name'], format: 'XLSX' as const };
    const done = await runExport(world.ctx, { ...request, transferId: await openExport(world.ctx, request) });
    const [stored] = await ask<{ stored_as: string; file_name: string }>('select stored_as, file_name from transfers where id = $1', [done.transferId]);
    expect(stored?.file_name).toMatch(/\.xlsx$/);
    const { readSheet } = await import('read-excel-file/node');
    expect(await readSheet(readFileSync(pathOf(world.db, stored?.stored_as ?? '')))).toEqual([['Member number', 'Name'], ['Q1', '=1+1'], ['Q2', '外店']]);
  });
});

describe('exam questions from a file', () => {
  const HEAD = 'key,kind,difficulty,tags,promptZh,promptEn,optionsZh,optionsEn,right,tolerance,unitZh,unitEn,rubricZh,rubricEn\n';
  const ROWS = [
    'first-answer,单选,易,talk,首次响应多久？,How soon?,十分钟|一小时,Ten minutes|One hour,B,,,,,',
    'not-needed,choices,medium,talk; law,退货不要什么？,What is not needed?,小票|包装|签字|记录,Receipt|Package|Signature|Record,"A,B,C",,,,,',
    'steps,排序,难,,三步的先后,The three steps,听|说|办,Listen|Care|Plan,A B C,,,,,',
    'target,number,easy,talk,满意度目标,Target,,,4.8,0.05,分,points,,',
    'upset,问答,hard,talk,怎么安抚？,How do you calm her?,,,,,,,三步都要有,All three steps',
  ];
  const bank = () => ask<{ key: string; kind: string; difficulty: string; tags: string[]; archived: boolean; number: number; right: unknown; tolerance: string | null; options: number }>(
    `select q.key, q.question_kind kind, q.difficulty, q.tags, q.is_archived archived, v.number, v.solution -> 'right' "right", v.solution ->> 'tolerance' tolerance, jsonb_array_length(v.content -> 'options') options
     from exam_questions q join exam_question_versions v on v.id = q.current_id where q.key = any($1) order by q.key`, [['first-answer', 'not-needed', 'steps', 'target', 'upset']]);
  beforeAll(async () => { await world.db.write.query(`insert into exam_topics (key, name_zh, name_en) values ('talk', '沟通', 'Talking'), ('law', '法规', 'Law') on conflict do nothing`); });

  test('each of the five kinds comes in with what is right; wrong lines say their cell; the same file twice changes nothing; a dry run keeps nothing', async () => {
    const wrong = ['Bad Key,单选,易,,问,Ask,甲|乙,A|B,A,,,,,', 'no-topic,单选,易,moon,问,Ask,甲|乙,A|B,A,,,,,', 'uneven,单选,易,,问,Ask,甲|乙|丙,A|B,A,,,,,', 'two-right,单选,易,,问,Ask,甲|乙,A|B,"A,B",,,,,', 'far,多选,易,,问,Ask,甲|乙,A|B,"A,C",,,,,', 'words,number,easy,,问,Ask,,,four,,,,,', 'bare,问答,易,,问,Ask,,,,,,,,'];
    const text = `${HEAD}${[...ROWS, ...wrong, ROWS[0]].join('\n')}\n`;
    expect(await take('questions', text, { isDryRun: true })).toMatchObject({ accepted: 5, rejected: 8 });
    expect(await bank()).toEqual([]);
    const report = await take('questions', text);
    expect(report).toMatchObject({ rows: 13, accepted: 5, rejected: 8, unchanged: 0 });
    expect(rejectsOf(report.rejectsKey).map((line) => /,(\d+),([^,]+),"?([A-Z_]+)/.exec(line)?.slice(1))).toEqual([
      ['7', 'key', 'VALUE_NOT_ALLOWED'], ['8', 'tags', 'EXAM_TOPIC'], ['9', 'optionsEn', 'EXAM_QUESTION'], ['10', 'right', 'EXAM_QUESTION'], ['11', 'right', 'EXAM_QUESTION'], ['12', 'right', 'EXAM_QUESTION'], ['13', 'rubricZh', 'EXAM_QUESTION'], ['14', 'key', 'ROW_DUPLICATE']]);
    expect(await bank()).toEqual([
      { key: 'first-answer', kind: 'CHOICE', difficulty: 'EASY', tags: ['talk'], archived: false, number: 1, right: 'b', tolerance: null, options: 2 },
      { key: 'not-needed', kind: 'CHOICES', difficulty: 'MEDIUM', tags: ['talk', 'law'], archived: false, number: 1, right: ['a', 'b', 'c'], tolerance: null, options: 4 },
      { key: 'steps', kind: 'ORDER', difficulty: 'HARD', tags: [], archived: false, number: 1, right: ['a', 'b', 'c'], tolerance: null, options: 3 },
      { key: 'target', kind: 'NUMBER', difficulty: 'EASY', tags: ['talk'], archived: false, number: 1, right: '4.8', tolerance: '0.05', options: 0 },
      { key: 'upset', kind: 'TEXT', difficulty: 'HARD', tags: ['talk'], archived: false, number: 1, right: null, tolerance: null, options: 0 },
    ]);
    expect(await take('questions', `${HEAD}${ROWS.join('\n')}\n`)).toMatchObject({ accepted: 0, unchanged: 5, rejected: 0 });
  });

  test('a changed line is the next version, undone the one before holds again; whoever may not write exams brings none', async () => {
    const changed = await take('questions', `${HEAD}${(ROWS[0] as string).replace('One hour', 'Within the hour')}\nnew-one,单选,易,,新题,New,甲|乙,A|B,A,,,,,\n`);
    expect(changed).toMatchObject({ accepted: 2, unchanged: 0 });
    expect((await bank())[0]).toMatchObject({ number: 2 });
    expect(await take('questions', `${HEAD}first-answer,多选,易,talk,问,Ask,甲|乙,A|B,A,,,,,\n`)).toMatchObject({ accepted: 0, rejected: 1 });
    expect(await undoImport(world.ctx, changed.transferId)).toBe(2);
    expect((await bank())[0]).toMatchObject({ number: 1, archived: false });
    expect(await ask(`select is_archived from exam_questions where key = 'new-one'`)).toEqual([{ is_archived: true }]);
    await expect(take('questions', `${HEAD}${ROWS[0]}\n`, {}, world.as(['training:read-bank']))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
