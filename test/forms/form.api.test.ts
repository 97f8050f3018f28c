// Forms over HTTP: drafts, publishing, versions that never change, copies, files, differences, trials, and who may.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpWorld } from '../http/http-fixture.ts';
import { ask, DEDUCTION, section, WEIGHTED, type Any } from './forms-fixture.ts';

let http: Awaited<ReturnType<typeof httpWorld>>;
let agent: string;
beforeAll(async () => {
  http = await httpWorld();
  await http.world.addUser('forms-agent', [{ role: 'agent', scope: 'STORE', storeId: http.world.stores[0] as string }]);
  agent = (await http.world.signInAs('forms-agent')).token;
}, 120_000);
afterAll(() => http?.end());

const run = async (query: string, variables: object = {}, token = http.admin): Promise<Any> => {
  const answer = await http.gql(query, { token, variables });
  if (answer.errors) throw Object.assign(new Error(JSON.stringify(answer.errors)), { extensions: answer.errors[0]?.extensions });
  return answer.data;
};
const refusal = async (query: string, variables: object = {}, token = http.admin): Promise<Any> => (await http.gql(query, { token, variables })).errors?.[0]?.extensions;
const ROW = 'id version key versions { items { id number state content effectiveFrom supersededAt } }';
const SAVE = `mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { ${ROW} } }`;
const PUBLISH = `mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { ${ROW} } }`;
const TRY = 'query ($input: TryFormInput!) { tryForm(input: $input) { visible score band isPassed outcome explanation faults { question reason textZh textEn } } }';
const content = (points: string) => ({ scoring: { parts: [DEDUCTION] }, sections: [section('shelf', undefined, ask('clean', 'YES_NO', { points }), ask('labels', 'YES_NO', { points: '5', canBeNotApplicable: true }))] });
const named = { nameZh: '货架检查', nameEn: 'Shelf check', purpose: 'AUDIT' };

describe('A form over HTTP', () => {
  test('goes from draft to published to superseded; the published one never changes, and two versions are compared', async () => {
    const { done: made } = await run(SAVE, { input: { key: 'shelf', ...named, draft: { content: content('10') } } });
    const { done: first } = await run(PUBLISH, { input: { id: made.id, expectedVersion: made.version } });
    expect(first.versions.items).toMatchObject([{ number: 1, state: 'PUBLISHED' }]);
    const { done: drafted } = await run(SAVE, { input: { id: made.id, expectedVersion: first.version, draft: { content: content('20'), note: '加重' } } });
    expect(drafted.versions.items).toMatchObject([{ number: 2, state: 'DRAFT' }, { number: 1, state: 'PUBLISHED', content: { sections: [{ questions: [{ points: '10' }, {}] }] } }]);
    expect((await run('query ($id: ID!) { formDifferences(formId: $id, before: 1, after: 2) }', { id: made.id })).formDifferences).toEqual([{ path: '/sections/0/questions/0/points', kind: 'changed', before: '10', after: '20' }]);
    const { done: second } = await run(PUBLISH, { input: { id: made.id, expectedVersion: drafted.version } });
    expect(second.versions.items.map((one: Any) => one.state)).toEqual(['PUBLISHED', 'SUPERSEDED']);
    await expect(http.world.db.write.query(`update form_versions set content = '{}' where id = $1`, [second.versions.items[1].id])).rejects.toThrow(/does not change/);
    expect(await refusal(PUBLISH, { input: { id: made.id, expectedVersion: second.version } })).toMatchObject({ code: 'POLICY', reason: 'VERSION_NO_DRAFT' });
    expect(await refusal(SAVE, { input: { id: made.id, expectedVersion: 1, draft: { content: content('1') } } })).toMatchObject({ code: 'CONFLICT' });
    expect(await refusal(SAVE, { input: { id: made.id, expectedVersion: second.version, key: 'other' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.key': { reason: 'FORM_KEY_FIXED' } } });
  });

  test('that is wrong is refused at its place, and nothing is kept', async () => {
    const wrong = { scoring: { parts: [WEIGHTED] }, sections: [section('a', '60', ask('x', 'YES_NO')), section('b', '30', ask('y', 'YES_NO'))] };
    expect((await refusal(SAVE, { input: { key: 'wrong', ...named, draft: { content: wrong } } })).fields).toHaveProperty(['input.draft.content.scoring.parts.0.sections']);
    expect((await run('{ forms(filter: { key: { eq: "wrong" } }) { total } }')).forms.total).toBe(0);
  });

  test('is copied, leaves as a file and comes in again; the same file twice changes nothing', async () => {
    const { done: made } = await run(SAVE, { input: { key: 'origin', ...named, draft: { content: content('7') } } });
    const versionId = made.versions.items[0].id;
    const { cloneForm: copy } = await run(`mutation ($input: CloneFormInput!) { cloneForm(input: $input) { ${ROW} } }`, { input: { formVersionId: versionId, key: 'copy', nameZh: '副本', nameEn: 'Copy' } });
    expect(copy.versions.items).toMatchObject([{ number: 1, state: 'DRAFT', content: content('7') }]);
    const { formFile } = await run('query ($id: ID!) { formFile(formVersionId: $id) }', { id: versionId });
    const IMPORT = `mutation ($input: ImportFormInput!) { done: importForm(input: $input) { ${ROW} } }`;
    const { done: again } = await run(IMPORT, { input: { file: formFile } });
    expect(again.versions.items).toHaveLength(1);
    const { done: fresh } = await run(IMPORT, { input: { file: { ...formFile, key: 'elsewhere', content: content('8') } } });
    expect(fresh).toMatchObject({ key: 'elsewhere', versions: { items: [{ state: 'DRAFT', content: content('8') }] } });
    expect(await refusal(IMPORT, { input: { file: { kind: 'something' } } })).toMatchObject({ fields: { 'input.file': { reason: 'FORM_FILE' } } });
    expect((await refusal(IMPORT, { input: { file: { ...formFile, content: { sections: [] } } } })).fields).toHaveProperty(['input.file.content.sections']);
  });

  test('is tried with answers before anybody is judged by it', async () => {
    const half = (await run(TRY, { input: { content: content('10'), answers: { clean: { value: false } } } })).tryForm;
    expect(half).toMatchObject({ score: null, visible: ['clean', 'labels'], faults: [{ question: 'labels', reason: 'FORM_MISSING', textZh: '这一题还没答', textEn: 'Not answered yet' }] });
    const whole = (await run(TRY, { input: { content: content('10'), answers: { clean: { value: false }, labels: { isNotApplicable: true } } } })).tryForm;
    expect(whole).toMatchObject({ score: '90', faults: [], outcome: { failed: ['clean'] }, explanation: { value: '90', inputs: [{ value: '90' }] } });
  });

  test('is read and kept by those who hold its words, and by nobody else', async () => {
    expect(await refusal('{ forms { items { id } } }', {}, agent)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(TRY, { input: { content: content('1'), answers: {} } }, agent)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(SAVE, { input: { key: 'mine', ...named, draft: { content: content('1') } } }, agent)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
