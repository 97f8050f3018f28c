// What is measured with instruments: readings of the shipped check for home goods are judged by their standards, say by which instrument they were taken, and count for little without calibration.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHIPPED_CHECKS } from '../../server/quality/audits/shipped-forms.rules.ts';
import { auditWorld, key, png, REVIEW, START, SUBMIT, type Any, type AuditWorld } from './audit-fixture.ts';

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
}, 120_000);
afterAll(() => world?.http.end());

test('C-25: indicators are read by instruments and judged against their standard, chosen by where the tile lies; each reading says by which it was taken', async () => {
  expect(await submit(GOOD)).toMatchObject({ score: '100', failedCount: 0 });
  // A dry floor may be R9, a wet one not.
  expect(await submit({ ...GOOD, where: { value: 'dry' }, slip: { value: { readings: ['R9'], instrument: 'SL-1' } } })).toMatchObject({ failedCount: 0 });
  const wet = await submit({ ...GOOD, slip: { value: { readings: ['R9'], instrument: 'SL-1' } } });
  expect(wet).toMatchObject({ failedCount: 1 });
  await world.run('quality', REVIEW, { id: wet.id, expectedVersion: wet.version, decision: 'PUBLISH' });
  const { audit } = await world.run('manager', `{ audit(id: "${wet.id}") { answers failures { items { questionKey } } } }`);
  expect(audit.failures.items).toEqual([{ questionKey: 'slip' }]);
  expect(audit.answers.slip.value).toEqual({ readings: ['R9'], instrument: 'SL-1' });
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
