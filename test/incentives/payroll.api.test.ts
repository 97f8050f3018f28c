// The hand-over to payroll: a pack with control totals and hash that lines, ledger and rows agree on, and answers that are taken exactly once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../server/transfers.ts';
import type { Context } from '../../server/core/context.ts';
import { viewersOf } from '../../server/platform/access/people.service.ts';
import { openAccount, sealAccount, sealOldAccounts } from '../../server/platform/privacy/sealed-account.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { openExport, runExport } from '../../server/platform/transfer/export.service.ts';
import { runImport, undoImport } from '../../server/platform/transfer/import.service.ts';
import { pathOf } from '../../server/platform/storage/shelf.service.ts';
import { MONTHS, payWorld, type PayWorld } from './pay-world.ts';
import type { Any } from './pay-fixture.ts';

let world: PayWorld;
let made: Any;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-payroll-'));
beforeAll(async () => {
  world = await payWorld();
  await world.add('boss', [{ role: 'manager', scope: 'STORE', storeId: world.http.world.stores[0] as string }, world.own], 'store-manager');
  world.http.db.settings.dataDir = folder;
  await installJobs(world.http.db.url);
  made = await world.locked(await world.scheme());
  // Known before the pay, with the spaces that people write.
  await setAccount('hr', 'mei', '6222 0202 0011 2233 445');
  await world.act('finance', 'pay', { id: made.id, idempotencyKey: world.key() });
}, 120_000);
afterAll(async () => { await world?.end(); rmSync(folder, { recursive: true, force: true }); });

const SET = 'mutation ($input: SetPayAccountInput!) { did: setPayAccount(input: $input) { id version payAccount payBank } }';
const versionOf = async (who: string): Promise<number> => Number((await world.sql('select version from employees where id = $1', [world.person[who]]))[0].version);
const setAccount = async (who: string, of: string, account: string | null): Promise<Any> => world.send(who, SET, { input: { employeeId: world.person[of], expectedVersion: await versionOf(of), account, bank: '工商银行' } });
const TOTALS = 'query ($id: ID!) { payrollTotals(runId: $id) { month withoutAccount handed { people amount } confirmed { people amount } returned { people amount } open { people amount } booked isBalanced hash } }';
const totals = async (): Promise<Any> => (await world.run('finance', TOTALS, { id: made.id })).payrollTotals;
const as = async (who: string): Promise<Context> => { const system = systemContext(world.http.db); return { ...system, viewer: (await viewersOf(system, world.person[who] as string))[0] as Context['viewer'], locale: 'zh' }; };
let files = 0;
const take = async (content: string, who = 'finance', more: object = {}) => { const file = path.join(folder, `${(files += 1)}.csv`); writeFileSync(file, content); return runImport(await as(who), { kind: 'payroll', path: file, ...more }); };
const give = async (who: string, format: 'CSV' | 'XLSX' = 'CSV'): Promise<Buffer> => {
  const ctx = await as(who);
  const request = { kind: 'payroll', filter: { runId: { eq: made.id } }, format };
  const transferId = await openExport(ctx, request);
  await runExport(ctx, { ...request, transferId });
  const [row] = await world.sql('select stored_as from transfers where id = $1', [transferId]);
  return readFileSync(pathOf(world.http.db, row.stored_as));
};
const HEAD = '发放号,工号,金额,结果,日期,流水号';
const keyOf = async (who: string): Promise<string> => (await world.sql('select key from pay_handovers where run_id = $1 and employee_id = $2', [made.id, world.person[who]]))[0].key;
const booked = async (account: string): Promise<string> => (await world.sql(`select coalesce(sum(e.amount), 0)::numeric(20,2)::text amount from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.key = $1`, [account]))[0].amount;

describe('The pack', () => {
  test('holds everybody whom the run pays, once; rows, lines and ledger come to one sum, under a hash that stays', async () => {
    const first = await totals();
    expect(first).toMatchObject({ handed: { people: 3, amount: '12314.00' }, open: { people: 3, amount: '12314.00' }, confirmed: { people: 0, amount: '0.00' }, booked: '12314.00', isBalanced: true });
    expect([first.hash, (await totals()).hash]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), first.hash]);
    const [head, ...rows] = (await give('finance')).toString('utf8').replace('\ufeff', '').trim().split('\r\n');
    expect(head).toBe('发放号,工号,姓名,门店编号,月份,开户行,账号,金额,结果,日期,流水号,备注');
    expect(rows.map((row) => row.split(',')).map((cells) => [cells[1], cells[6], cells[7], cells[8]])).toEqual([['mei', '6222020200112233445', '4480.00', 'SENT'], ['lan', '', '4250.00', 'SENT'], ['intern', '', '3584.00', 'SENT']]);
    // As a spreadsheet it brings its control totals and the hash along; what is read in again is its first sheet.
    const [pack, cover] = await readXlsx(await give('finance', 'XLSX'));
    expect([pack?.data.length, cover?.data]).toEqual([4, [['月份', MONTHS[2].slice(0, 7)], ['人数', '3'], ['金额', '12314.00'], ['入账', '12314.00'], ['三处相符', '是'], ['SHA-256', first.hash]]]);
  });

  test('is for who pays: personnel sees the rows without the bank’s reference, nobody else sees any', async () => {
    await expect(give('hr')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(take(`${HEAD}\nX,mei,1.00,已发,2026-02-05,`, 'hr')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await take(`${HEAD}\n${await keyOf('lan')},lan,4250.00,已发,2026-02-05,BANK-9`);
    const LIST = '{ payHandovers { total items { employeeNo amount reference } } }';
    expect((await world.send('hr', LIST)).data.payHandovers.items.every((one: Any) => one.reference === null && one.amount !== null)).toBe(true);
    expect((await world.run('finance', LIST)).payHandovers.items.map((one: Any) => one.reference)).toContain('BANK-9');
    for (const who of ['mei', 'admin']) expect((await world.send(who, LIST)).data?.payHandovers?.total ?? 0, who).toBe(0);
    expect((await world.refusal('mei', TOTALS, { id: made.id })).code).toBe('FORBIDDEN');
  });
});

describe('The account that pay goes to', () => {
  const ACCOUNT = 'query ($id: ID!) { employee(id: $id) { payAccount payBank } }';
  const WHOLE = '6222020200112233445';
  const reveal = (who: string, resource: string, id: string): Promise<Any> => world.send(who, 'mutation ($input: RevealFieldInput!) { did: revealField(input: $input) { value } }', { input: { resource, id, field: 'payAccount', reason: '核对代发文件' } });

  test('is shown by its last four digits to her and to those who work on pay, whole to them after a reason that the log keeps, and to nobody else', async () => {
    for (const who of ['hr', 'finance', 'mei']) expect((await world.run(who, ACCOUNT, { id: world.person.mei })).employee, who).toEqual({ payAccount: '**** 3445', payBank: '工商银行' });
    for (const who of ['admin', 'lan', 'boss']) expect((await world.send(who, ACCOUNT, { id: world.person.mei })).data?.employee?.payAccount ?? null, who).toBeNull();
    const before = Number((await world.sql(`select count(*)::int n from events where kind = 'employee.revealed'`))[0].n);
    for (const who of ['hr', 'finance', 'mei']) expect((await reveal(who, 'Employee', world.person.mei as string)).data.did.value, who).toBe(WHOLE);
    for (const who of ['admin', 'lan', 'boss']) expect(JSON.stringify(await reveal(who, 'Employee', world.person.mei as string)), who).not.toContain('3445');
    expect(Number((await world.sql(`select count(*)::int n from events where kind = 'employee.revealed' and reason = '核对代发文件'`))[0].n)).toBe(before + 3);
    // Nor by filter, by the log or by what stands open in events.
    expect((await world.send('hr', '{ employees(filter: { payAccount: { eq: "6222020200112233445" } }) { total } }')).errors).toBeDefined();
    expect(JSON.stringify(await world.sql('select before, after, reason from events'))).not.toContain('2233445');
    expect(JSON.stringify(await world.sql('select * from notifications'))).not.toContain('3445');
  });

  test('rests sealed: nothing that the database holds says it; one from before is sealed by the next start, for its own person alone', async () => {
    const [kept] = await world.sql('select pay_account from employees where id = $1', [world.person.mei]);
    expect(kept.pay_account).toMatch(/^\*{4} 3445\|[A-Za-z0-9+/=]{60,}$/);
    const tables = await world.sql(`select c.relname name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`);
    const held = await Promise.all(tables.map(async ({ name }: Any) => ((await world.sql(`select exists (select 1 from "${name}" t where t::text like '%2020011223344%') held`))[0].held ? [name] : [])));
    expect(held.flat()).toEqual([]);
    // As it stood before: in clear with the person, and on what was handed over.
    const db = world.http.db;
    const lan = world.person.lan as string;
    await world.sql(`update employees set pay_account = '6217000000000000017' where id = $1`, [lan]);
    await world.sql('alter table pay_handovers disable trigger user');
    await world.sql(`update pay_handovers set pay_account = '6217000000000000025' where employee_id = $1`, [lan]);
    await world.sql('alter table pay_handovers enable trigger user');
    expect((await world.run('finance', ACCOUNT, { id: lan })).employee.payAccount).toBe('**** 0017');
    expect([await sealOldAccounts(db), await sealOldAccounts(db)]).toEqual([2, 0]);
    const [now] = await world.sql('select e.pay_account account, h.pay_account handed from employees e join pay_handovers h on h.employee_id = e.id where e.id = $1', [lan]);
    expect(`${now.account} ${now.handed}`).not.toMatch(/00000000/);
    expect([openAccount(db, lan, now.account), openAccount(db, lan, now.handed)]).toEqual(['6217000000000000017', '6217000000000000025']);
    expect((await world.run('finance', ACCOUNT, { id: lan })).employee.payAccount).toBe('**** 0017');
    // Laid into another's row it opens nowhere, and under another secret neither.
    expect(() => openAccount(db, world.person.mei as string, now.account)).toThrow(expect.objectContaining({ reason: 'ACCOUNT_SEALED' }));
    expect(() => openAccount({ ...db, settings: { ...db.settings, secret: 'another secret of the chain, long enough' } }, lan, now.account)).toThrow(expect.objectContaining({ reason: 'ACCOUNT_SEALED' }));
    await world.sql('update employees set pay_account = null where id = $1', [lan]);
    await world.sql('alter table pay_handovers disable trigger user');
    await world.sql('update pay_handovers set pay_account = null where employee_id = $1', [lan]);
    await world.sql('alter table pay_handovers enable trigger user');
  });

  test('restored under another secret says so to who opens it and to who pays out, whose it is with it; entered again it opens', async () => {
    const db = world.http.db;
    const lan = world.person.lan as string;
    const foreign = sealAccount({ ...db, settings: { ...db.settings, secret: 'the secret of another house, long enough' } }, lan, '6217000000000000033');
    const handed = async (account: string | null): Promise<void> => { for (const sql of ['alter table pay_handovers disable trigger user', `update pay_handovers set pay_account = ${account === null ? 'null' : `'${account}'`} where employee_id = ${lan}`, 'alter table pay_handovers enable trigger user']) await world.sql(sql); };
    await world.sql('update employees set pay_account = $2 where id = $1', [lan, foreign]);
    await handed(foreign);
    // What may be shown is shown as ever; the whole is refused in words, with the cure.
    expect((await world.run('finance', ACCOUNT, { id: lan })).employee.payAccount).toBe('**** 0033');
    const refused = (await reveal('hr', 'Employee', lan)).errors[0];
    expect(refused.extensions).toMatchObject({ code: 'POLICY', reason: 'ACCOUNT_SEALED' });
    expect(refused.message).toMatch(/重新录入.*AUTH_SECRET|enter it anew.*AUTH_SECRET/);
    await expect(give('finance')).rejects.toSatisfy((error: Any) => error.code === 'POLICY' && /「.* lan .*」：.*AUTH_SECRET/.test(error.say('zh')));
    await setAccount('hr', 'lan', '6217000000000000033');
    expect((await reveal('hr', 'Employee', lan)).data.did.value).toBe('6217000000000000033');
    // What was handed over keeps what it was: that it needs the former secret, whatever is entered now, is said to who takes the pack.
    await expect(give('finance')).rejects.toSatisfy((error: Any) => error.code === 'POLICY' && /former AUTH_SECRET.*later pays only|恢复原来的 AUTH_SECRET.*只用于以后的发放/.test(error.say('zh')));
    await world.sql('update employees set pay_account = null where id = $1', [lan]);
    await handed(null);
  });

  test('is written by who reckons, never by who pays or keeps accounts; she is told, and what was handed over keeps what it was', async () => {
    for (const who of ['finance', 'admin', 'mei', 'boss']) expect((await setAccount(who, 'mei', '6222020200119999')).errors?.[0]?.extensions.code, who).toBe('FORBIDDEN');
    expect((await setAccount('hr', 'mei', '12 34')).errors[0].extensions.fields).toHaveProperty(['input.account']);
    expect((await world.refusal('hr', SET, { input: { employeeId: world.person.mei, expectedVersion: 1, account: null } })).code).toBe('CONFLICT');
    const told = async (): Promise<number> => Number((await world.sql(`select coalesce(sum(count), 0)::int n from notifications n join users u on u.id = n.user_id where u.employee_id = $1 and n.kind = 'incentives.account-changed'`, [world.person.mei]))[0].n);
    const before = await told();
    expect((await setAccount('hr', 'mei', '6222020200119999')).data.did).toMatchObject({ payAccount: '**** 9999' });
    expect(await told()).toBe(before + 1);
    const row = (await world.run('finance', 'query ($run: ID!) { payHandovers(filter: { runId: { eq: $run } }) { items { id employeeNo payAccount payBank } } }', { run: made.id })).payHandovers.items.find((one: Any) => one.employeeNo === 'mei');
    expect(row).toMatchObject({ payAccount: '**** 3445', payBank: '工商银行' });
    expect((await world.send('hr', '{ payHandovers { items { payAccount } } }')).data.payHandovers.items.every((one: Any) => one.payAccount === null)).toBe(true);
    expect((await reveal('finance', 'PayHandover', row.id)).data.did.value).toBe(WHOLE);
    expect((await reveal('hr', 'PayHandover', row.id)).errors[0].extensions.code).toBe('FORBIDDEN');
    await expect(world.sql(`update pay_handovers set pay_account = '1' where id = $1`, [row.id])).rejects.toThrow(/does not change/);
    expect(await totals()).toMatchObject({ withoutAccount: 2 });
  });
});

describe('What payroll answers', () => {
  test('F18: is taken once, whichever file says it how often; another amount, another key, another person and a second answer in one file are rejected', async () => {
    const key = await keyOf('mei');
    const file = `${HEAD}\n${key},mei,"4,480.00",已发,2026-02-05,BANK-1\n${key},mei,4480.00,退回,2026-02-06,BANK-2\nR0-0,x,1.00,已发,2026-02-05,\n${await keyOf('intern')},intern,3584.01,已发,2026-02-05,\n${await keyOf('lan')},mei,4250.00,退回,2026-02-06,\n`;
    expect(await take(file, 'finance', { isDryRun: true })).toMatchObject({ accepted: 1, rejected: 4 });
    expect((await totals()).confirmed.people).toBe(1);
    expect(await take(file)).toMatchObject({ rows: 5, accepted: 1, unchanged: 0, rejected: 4 });
    expect(await take(file)).toMatchObject({ accepted: 0, unchanged: 1, rejected: 4 });
    // An older file that comes late turns nothing back.
    expect(await take(`${HEAD}\n${key},mei,4480.00,退回,2026-02-04,BANK-0\n`)).toMatchObject({ accepted: 0, rejected: 1 });
    const many = await Promise.all(Array.from({ length: 6 }, () => take(`${HEAD}\n${key},mei,4480.00,已发,2026-02-05,BANK-1\n`)));
    expect(many.every((one) => one.unchanged === 1)).toBe(true);
    expect(await totals()).toMatchObject({ confirmed: { people: 2, amount: '8730.00' }, open: { people: 1, amount: '3584.00' }, isBalanced: true });
    expect((await world.sql('select version from pay_handovers where key = $1', [key]))[0].version).toBe(2);
  });

  test('P16: money that came back is owed again, and no longer when it arrives after all; a file taken back leaves nothing behind', async () => {
    const key = await keyOf('intern');
    const owed = Number(await booked('staff-payable'));
    const back = await take(`${HEAD}\n${key},intern,3584.00,退票,2026-02-06,BANK-3\n`);
    expect(await totals()).toMatchObject({ returned: { people: 1, amount: '3584.00' } });
    expect(Math.abs(Number(await booked('staff-payable')) - owed)).toBe(3584);
    expect(await take(`${HEAD}\n${key},intern,3584.00,已发,2026-02-09,BANK-4\n`)).toMatchObject({ accepted: 1 });
    expect(Number(await booked('staff-payable'))).toBe(owed);
    const again = await take(`${HEAD}\n${key},intern,3584.00,退票,2026-02-10,BANK-5\n`);
    await undoImport(await as('finance'), again.transferId);
    expect(await totals()).toMatchObject({ returned: { people: 0 }, open: { people: 1, amount: '3584.00' } });
    expect([Number(await booked('staff-payable')), Number((await world.sql('select coalesce(sum(amount), 0) off from ledger_entries'))[0].off)]).toEqual([owed, 0]);
    expect(back.rejected).toBe(0);
  });

  test('is taken over the wire by who pays, who has no other word of files; nobody else gets through', async () => {
    const input = { kind: 'payroll', fileName: 'paid.csv', contentBase64: Buffer.from(`${HEAD}\n${await keyOf('lan')},lan,4250.00,已发,2026-02-05,BANK-9\n`).toString('base64') };
    const PREVIEW = 'query ($input: ImportFileInput!) { did: previewImport(input: $input) { rows { line } } }';
    const IMPORT = 'mutation ($input: ImportFileInput!) { did: importFile(input: $input) { jobId } }';
    expect((await world.run('finance', PREVIEW, { input })).rows).toHaveLength(1);
    expect((await world.run('finance', IMPORT, { input })).jobId).toMatch(/^\d+$/);
    for (const who of ['hr', 'mei']) for (const document of [PREVIEW, IMPORT]) expect((await world.refusal(who, document, { input }))?.code, who).toBe('FORBIDDEN');
  });

  test('changes nothing of what was handed over: the database refuses another amount, person or removal', async () => {
    const key = await keyOf('mei');
    await expect(world.sql('update pay_handovers set amount = 1 where key = $1', [key])).rejects.toThrow(/does not change/);
    await expect(world.sql('delete from pay_handovers where key = $1', [key])).rejects.toThrow(/not removed/);
    await expect(world.sql(`insert into pay_handovers (key, run_id, statement_id, employee_id, employee_no, employee_name, month, amount) select key || 'x', run_id, statement_id, employee_id, employee_no, employee_name, month, amount from pay_handovers where key = $1`, [key])).rejects.toThrow(/unique/);
  });
});
