// What is measured with instruments: readings of the shipped check for home goods are judged by their standards and taken by instruments whose calibration held on the day; others are refused where they stand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHIPPED_CHECKS } from '../../server/quality/audits/shipped-forms.rules.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { tellCalibrations } from '../../server/quality/instruments/calibration.service.ts';
import { faultOfReading } from '../../server/quality/instruments/instrument.rules.ts';
import { auditWorld, EDIT, key, png, REVIEW, START, SUBMIT, type Any, type AuditWorld } from './audit-fixture.ts';

const SAVE_INSTRUMENT = 'mutation ($input: SaveInstrumentInput!) { done: saveInstrument(input: $input) { id version number calibratedOn calibrationDueOn isRetired } }';
/** Days from today as the store has it. */
const day = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

describe('C-33: may a reading be believed', () => {
  const tester = { number: 'HT-1', instrumentKind: 'HARDNESS', calibratedOn: '2026-01-10', calibrationDueOn: '2026-07-09', isRetired: false };
  test.each([
    ['on the day of its calibration', 'HT-1', tester, 'HARDNESS', '2026-01-10', null], ['on the last day that it holds', 'HT-1', tester, 'HARDNESS', '2026-07-09', null],
    ['the day after', 'HT-1', tester, 'HARDNESS', '2026-07-10', 'INSTRUMENT_OVERDUE'], ['before it was calibrated', 'HT-1', tester, 'HARDNESS', '2026-01-09', 'INSTRUMENT_OVERDUE'],
    ['by another kind', 'HT-1', tester, 'COLOUR', '2026-03-01', 'INSTRUMENT_KIND'], ['by a retired one', 'HT-1', { ...tester, isRetired: true }, 'HARDNESS', '2026-03-01', 'INSTRUMENT_RETIRED'],
    ['by one that nobody knows', 'HT-9', undefined, 'HARDNESS', '2026-03-01', 'INSTRUMENT_UNKNOWN'], ['by none', ' ', undefined, 'HARDNESS', '2026-03-01', 'INSTRUMENT_MISSING'],
    ['where no kind is asked for: by none', undefined, undefined, undefined, '2026-03-01', null], ['by an unknown one', 'HT-9', undefined, undefined, '2026-03-01', null], ['but never by a known one that has lapsed', 'HT-1', tester, undefined, '2026-07-10', 'INSTRUMENT_OVERDUE'],
  ] as const)('%s', (_, named, found, wants, on, fault) => { expect(faultOfReading(named, found, wants, on)).toBe(fault); });
});

let world: AuditWorld;
let templateId: string;
const READINGS = { slip: { value: { readings: ['R11'], instrument: 'SL-1' } }, size: { value: { readings: ['0.4', '0.6', '0.5'], instrument: 'SG-1' } }, colour: { value: { readings: ['1.0', '1.2', '1.1'], instrument: 'CM-1' } }, hardness: { value: { readings: ['7'], instrument: 'HT-1' } } };
const GOOD = { where: { value: 'wet' }, ...READINGS, calibrated: { value: true }, recorded: { value: true } };
const submit = async (answers: object): Promise<Any> => {
  const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId, storeId: world.stores[0] });
  return world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers });
};

beforeAll(async () => {
  world = await auditWorld();
  const content = SHIPPED_CHECKS.find((one) => one.key === 'home-measuring')?.content;
  const form = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: 'measuring', nameZh: '仪器检测', nameEn: 'Measuring', purpose: 'AUDIT', draft: { content } });
  await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
  templateId = (await world.run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: 'measuring', nameZh: '仪器检测', nameEn: 'Measuring', formId: form.id })).id;
  for (const [number, instrumentKind, due] of [['HT-1', 'HARDNESS', 90], ['CM-1', 'COLOUR', 90], ['SG-1', 'SIZE', 90], ['SL-1', 'SLIP', 0], ['HT-old', 'HARDNESS', -2]] as const) {
    await world.run('quality', SAVE_INSTRUMENT, { number, nameZh: '仪器', nameEn: 'Instrument', instrumentKind, calibratedOn: day(-200), calibrationDueOn: day(due) });
  }
}, 120_000);
afterAll(() => world?.http.end());

test('C-25: indicators are read by instruments and judged against their standard, chosen by where the tile lies; each reading says by which it was taken', async () => {
  expect(await submit(GOOD)).toMatchObject({ score: '100', failedCount: 0 });
  // A dry floor may be R9, a wet one not.
  expect(await submit({ ...GOOD, where: { value: 'dry' }, slip: { value: { readings: ['R9'], instrument: 'SL-1' } } })).toMatchObject({ failedCount: 0 });
  const wet = await submit({ ...GOOD, slip: { value: { readings: ['R9'], instrument: 'SL-1' } } });
  expect(wet).toMatchObject({ failedCount: 1 });
  await world.run('quality', REVIEW, { id: wet.id, expectedVersion: wet.version, decision: 'PUBLISH' });
  const { audit } = await world.run('manager', `{ audit(id: "${wet.id}") { answers outcome failures { items { questionKey } } } }`);
  expect(audit.failures.items).toEqual([{ questionKey: 'slip' }]);
  expect(audit.answers.slip.value).toEqual({ readings: ['R9'], instrument: 'SL-1' });
  // How the calibration stood is kept with the audit, whatever becomes of the instrument.
  expect(audit.outcome.readBy).toContainEqual({ question: 'hardness', instrument: 'HT-1', calibratedOn: day(-200), calibrationDueOn: day(90) });
});

test.each([
  ['hardness tester', { hardness: { value: { readings: ['5'], instrument: 'HT-1' } } }], ['colorimeter', { colour: { value: { readings: ['1.4', '1.6', '1.8'], instrument: 'CM-1' } } }], ['size gauge', { size: { value: { readings: ['0.2', '0.3', '1.1'], instrument: 'SG-1' } } }],
])('C-33: what the %s reads beyond its standard fails, and costs points', async (_, wrong) => {
  const done = await submit({ ...GOOD, ...wrong });
  expect(done).toMatchObject({ failedCount: 1 });
  expect(Number(done.score)).toBeLessThan(100);
});

test('C-33: readings of instruments that are not calibrated cap the whole at 70, with photo and word as proof; too few readings are refused', async () => {
  const photo = await world.send('inspector', png(700));
  const capped = await submit({ ...GOOD, calibrated: { value: false, note: '色差仪证书上月到期', evidence: [{ fileId: photo }] } });
  expect(capped).toMatchObject({ criticalCount: 1 });
  expect(Number(capped.score)).toBeLessThanOrEqual(70);
  const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId, storeId: world.stores[0] });
  expect(await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, colour: { value: { readings: ['1.0'], instrument: 'CM-1' } } } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.answers.colour': expect.anything() } });
});

test.each([['HT-old', 'INSTRUMENT_OVERDUE'], ['HT-9', 'INSTRUMENT_UNKNOWN'], ['CM-1', 'INSTRUMENT_KIND'], [undefined, 'INSTRUMENT_MISSING']] as const)('C-33: a reading by %s is refused with %s at its question, by whoever hands it in or changes it, and nothing is lost', async (instrument, reason) => {
  const wrong = { hardness: { value: { readings: ['7'], ...(instrument ? { instrument } : {}) } } };
  const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId, storeId: world.stores[0] });
  expect(await world.refused('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, ...wrong } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.answers.hardness': { reason } } });
  // Measured again by one that is calibrated, the same draft goes in.
  const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: GOOD });
  expect(done).toMatchObject({ state: 'SUBMITTED', score: '100' });
  expect(await world.refused('quality', EDIT, { id: done.id, expectedVersion: done.version, reason: '按复测改', answers: wrong })).toMatchObject({ code: 'VALIDATION', fields: { 'input.answers.hardness': { reason } } });
});

test('C-33: hardness tester, colorimeter and gauges are kept with number and calibration by who writes templates; a phone takes those along that its check asks for', async () => {
  const { instruments } = await world.run('inspector', `{ instruments(filter: { calibrationDueOn: { lt: "${day(0)}" } }) { items { number instrumentKind } } }`);
  expect(instruments.items).toEqual([{ number: 'HT-old', instrumentKind: 'HARDNESS' }]);
  const one = { number: 'X-1', nameZh: '卡尺', nameEn: 'Gauge', instrumentKind: 'SIZE', calibratedOn: day(-10), calibrationDueOn: day(100) };
  for (const [wrong, field] of [[{ calibratedOn: day(2) }, 'calibratedOn'], [{ calibrationDueOn: day(-11) }, 'calibrationDueOn'], [{ number: 'HT-1' }, 'number'], [{ number: null }, 'number'], [{ storeId: 'x' }, 'storeId'], [{ storeId: '999999' }, 'storeId'], [{ nameZh: null }, 'nameZh']] as const) {
    expect(await world.refused('quality', SAVE_INSTRUMENT, { ...one, ...wrong }), JSON.stringify(wrong)).toMatchObject({ code: 'VALIDATION', fields: { [`input.${field}`]: expect.anything() } });
  }
  for (const who of ['inspector', 'manager', 'agent'] as const) expect(await world.refused(who, SAVE_INSTRUMENT, one)).toMatchObject({ code: 'FORBIDDEN' });
  const made = await world.run('quality', SAVE_INSTRUMENT, one);
  expect(await world.refused('quality', SAVE_INSTRUMENT, { id: made.id, expectedVersion: made.version + 1, isRetired: true })).toMatchObject({ code: 'CONFLICT' });
  expect(await world.run('quality', SAVE_INSTRUMENT, { id: made.id, expectedVersion: made.version, calibratedOn: day(-1), calibrationDueOn: day(365), isRetired: true })).toMatchObject({ number: 'X-1', calibrationDueOn: day(365), isRetired: true });
  const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId, storeId: world.stores[0] });
  const { auditSheet } = await world.run('inspector', `{ auditSheet(id: "${draft.id}") }`);
  expect(auditSheet.instruments.map((each: Any) => each.number)).toEqual(['CM-1', 'HT-1', 'HT-old', 'SG-1', 'SL-1']);
});

test('C-33: its keeper hears before the calibration ends and once it has, each once however often it is looked; a new calibration is another matter', async () => {
  const { rows: [keeper] } = await world.http.db.write.query<{ id: string; user: string }>(`select e.id::text, u.id::text "user" from users u join employees e on e.id = u.employee_id where u.username = 'audit-inspector'`);
  const KEEP = 'mutation ($input: SaveInstrumentInput!) { done: saveInstrument(input: $input) { id version keeper { name } } }';
  const one = { number: 'K-1', nameZh: '温度计', nameEn: 'Thermometer', instrumentKind: 'THERMOMETER', calibratedOn: day(-100), calibrationDueOn: day(20), keeperId: keeper?.id };
  expect(await world.refused('quality', KEEP, { ...one, keeperId: '999999' })).toMatchObject({ code: 'VALIDATION', fields: { 'input.keeperId': { reason: 'INSTRUMENT_KEEPER' } } });
  expect(await world.refused('quality', KEEP, { ...one, keeperId: world.employees.crm })).toMatchObject({ fields: { 'input.keeperId': { reason: 'INSTRUMENT_KEEPER' } } });
  const made = await world.run('quality', KEEP, one);
  expect(made.keeper).toEqual({ name: 'E-inspector' });
  const look = (days: number): Promise<number> => tellCalibrations(systemContext(world.http.db, { name: 'test', clock: { now: () => new Date(Date.now() + days * 86_400_000) } }));
  const told = async (): Promise<string[]> => (await world.http.db.write.query<{ title: string }>(`select title_en title from notifications where user_id = $1 and kind = 'quality.calibration' and title_en like '%K-1%' order by id`, [keeper?.user])).rows.map((row) => row.title);
  await look(0);
  expect(await told()).toEqual([]);
  await look(6); await look(6); await look(10);
  expect(await told()).toEqual(['The calibration of K-1 ends soon']);
  await look(21); await look(22);
  expect(await told()).toEqual(['The calibration of K-1 ends soon', 'The calibration of K-1 has lapsed']);
  const again = await world.run('quality', KEEP, { id: made.id, expectedVersion: made.version, calibratedOn: day(0), calibrationDueOn: day(10) });
  await look(0);
  expect(await told()).toHaveLength(3);
  await world.run('quality', KEEP, { id: again.id, expectedVersion: again.version, isRetired: true });
  await look(11);
  expect(await told()).toHaveLength(3);
  // Nobody keeps the others: who answers for quality of the chain hears of them, once an instrument.
  const { rows } = await world.http.db.write.query<{ n: number }>(`select count(*)::int n from notifications n where kind = 'quality.calibration' and title_en like '%HT-old%' group by user_id`);
  expect(rows.map((row) => row.n)).toEqual([1]);
});
