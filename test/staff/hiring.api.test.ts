// Hiring files and teams over HTTP: what was seen of each standard and who may see it; the four teams with what each does.
import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn } from '../../server/core/clock.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { shipPositions } from '../../server/staff/places/position.service.ts';
import { ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); await shipPositions(systemContext(w.http.world.db, { name: 'test' })); }, 120_000);
afterAll(() => w?.end());

const NOTE = 'mutation ($input: NoteHiringFileInput!) { did: noteHiringFile(input: $input) { id version hiringFile } }';
const FILE = 'query ($id: ID!) { employee(id: $id) { id version hiringFile } }';

test('A-11: repair knowledge, diagnosis, simulation and complaints are required, a certificate is preferred; what was seen of each stands in the hiring file with who noted it', async () => {
  const { hiringStandards } = await w.ask(w.tokens.hr, '{ hiringStandards { key isRequired label { zh en } } }');
  expect(hiringStandards.map((one: Any) => [one.key, one.isRequired])).toEqual([['BASIC_REPAIR', true], ['DIAGNOSIS', true], ['SIMULATION', true], ['COMPLAINTS', true], ['CERTIFICATE', false]]);
  const id = w.employees.agent as string;
  const before = (await w.ask(w.tokens.hr, FILE, { id })).employee;
  expect(before.hiringFile).toBeNull();
  const today = dayIn('Asia/Shanghai', new Date());
  const noted = (await w.ask(w.tokens.hr, NOTE, { input: { id, expectedVersion: before.version, checks: [{ key: 'COMPLAINTS', isMet: true }, { key: 'SIMULATION', isMet: false, note: '58 分' }] } })).did;
  // In the order of the standards, whatever the order of the form.
  expect(noted.hiringFile.checks).toMatchObject([{ key: 'SIMULATION', isMet: false, note: '58 分', notedOn: today }, { key: 'COMPLAINTS', isMet: true, note: null, notedOn: today }]);
  // A second try replaces its own line and leaves the other.
  const again = (await w.ask(w.tokens.hr, NOTE, { input: { id, expectedVersion: noted.version, checks: [{ key: 'SIMULATION', isMet: true, note: '补考 86 分' }] } })).did;
  expect(again.hiringFile.checks.map((one: Any) => [one.key, one.isMet, one.note])).toEqual([['SIMULATION', true, '补考 86 分'], ['COMPLAINTS', true, null]]);
  expect(await w.refusal(w.tokens.hr, NOTE, { input: { id, expectedVersion: noted.version, checks: [{ key: 'SIMULATION', isMet: true }] } })).toMatchObject({ code: 'CONFLICT' });
  expect(await w.refusal(w.tokens.hr, NOTE, { input: { id, expectedVersion: again.version, checks: [{ key: 'LUCK', isMet: true }] } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.checks.0.key': { reason: 'HIRING_STANDARD' } } });
  // Who may not write people does not; who may not read what is personal sees nothing of it, nor does the log.
  expect(await w.refusal(w.tokens.manager, NOTE, { input: { id, expectedVersion: again.version, checks: [{ key: 'DIAGNOSIS', isMet: true }] } })).toMatchObject({ code: 'FORBIDDEN' });
  expect((await w.ask(w.tokens.manager, FILE, { id })).employee.hiringFile.checks).toHaveLength(2);
  const colleague = await w.http.gql(FILE, { token: w.tokens.agent, variables: { id: w.employees.colleague } });
  expect(JSON.stringify(colleague)).not.toContain('86');
  const { rows: [event] } = await w.http.world.db.write.query<{ after: Record<string, unknown> }>(`select after from events where kind = 'employee.hiringNoted' order by id desc limit 1`);
  expect(JSON.stringify(event?.after)).not.toContain('86');
});

test('D-12 A-12: customer service, technical support, after-sales and quality management are teams with what each does, their positions with duties, and who works there', async () => {
  const { serviceTeams } = await w.ask(w.tokens.hr, '{ serviceTeams { team does { zh en } positions { key people duties { zh en } } } }');
  expect(serviceTeams.map((one: Any) => one.team)).toEqual(['SERVICE', 'SUPPORT', 'AFTER_SALES', 'QUALITY']);
  const of = (team: string): Any => serviceTeams.find((one: Any) => one.team === team);
  for (const word of ['退货', '退款', '换货']) expect(of('AFTER_SALES').does.zh).toContain(word);
  for (const word of ['Supervises', 'assesses']) expect(of('QUALITY').does.en).toContain(word);
  // what the posts that repair are there for, in these four words and no others.
  const specialist = of('AFTER_SALES').positions.find((one: Any) => one.key === 'after-sales-specialist');
  expect(specialist.duties.map((one: Any) => one.en)).toEqual(['Troubleshooting and repair', 'Asking whether customers are satisfied', 'Filing of service records', 'Regular training and assessment']);
  for (const one of serviceTeams) expect(one.positions.some((position: Any) => position.duties.length > 0), one.team).toBe(true);
  await w.http.world.db.write.query(`update employees set position = 'service-agent' where id = any($1::bigint[])`, [[w.employees.agent, w.employees.colleague]]);
  const people = async (token: string): Promise<number> => (await w.ask(token, '{ serviceTeams { team positions { key people } } }')).serviceTeams.find((one: Any) => one.team === 'SERVICE').positions.find((one: Any) => one.key === 'service-agent').people;
  const counted = async (stores: (string | undefined)[]): Promise<number> => (await w.http.world.db.write.query<{ n: number }>(`select count(*)::int n from employees where position = 'service-agent' and left_on is null and store_id = any($1::bigint[])`, [stores])).rows[0]?.n ?? -1;
  const here = await counted([w.stores[0]]);
  expect(here).toBeGreaterThanOrEqual(2);
  expect(await people(w.tokens.manager)).toBe(here);
  expect(await people(w.tokens.hr)).toBeGreaterThanOrEqual(here);
  // Who has nothing to do with the store does not count its people.
  expect(await people(w.tokens.elsewhere)).toBeLessThan(here);
});

test('an account is called in English as its person is, until somebody writes another name for it; who changes the person changes it as well', async () => {
  const sql = async (text: string, values: unknown[] = []): Promise<Any[]> => (await w.http.world.db.write.query(text, values)).rows;
  const [own] = await sql(`select u.id::text, u.username, u.name, u.employee_id::text employee from users u where u.employee_id = $1`, [w.employees.agent]);
  const SAVE = 'mutation ($input: SaveUserInput!) { did: saveUser(input: $input) { id version nameEn } }';
  const called = async (): Promise<string | null> => (await sql('select name_en from users where id = $1', [own.id]))[0].name_en;
  await sql(`update employees set name_en = 'Lin Xiao' where id = $1`, [own.employee]);
  expect(await called()).toBe('Lin Xiao');
  expect((await w.ask(w.tokens.agent, '{ viewer { name nameEn } }')).viewer).toEqual({ name: own.name, nameEn: 'Lin Xiao' });
  const version = async (): Promise<number> => (await sql('select version from users where id = $1', [own.id]))[0].version;
  const save = async (more: object): Promise<Any> => (await w.ask(w.tokens.admin, SAVE, { input: { id: own.id, expectedVersion: await version(), username: own.username, name: own.name, employeeId: own.employee, ...more } })).did;
  expect((await save({ nameEn: 'Sharon Lin' })).nameEn).toBe('Sharon Lin');
  // One that somebody wrote stays, whatever the person is called, and whoever says nothing of it changes nothing.
  await sql(`update employees set name_en = 'Xiao Lin' where id = $1`, [own.employee]);
  expect((await save({})).nameEn).toBe('Sharon Lin');
  // Emptied, it is the person's again.
  expect((await save({ nameEn: '' })).nameEn).toBe('Xiao Lin');
  const made = (await w.ask(w.tokens.admin, SAVE, { input: { username: 'no-person', name: '没有员工' } })).did;
  expect(made.nameEn).toBeNull();
});
