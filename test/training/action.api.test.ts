// The chain over HTTP: a finding's corrective action gives its owner a course, counts as done only when that is, and every step opens the one before and after.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../platform/files-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

let w: TicketWorld;
let courseId = '';
let clerk = '';
const SAVE = 'mutation ($input: SaveCourseInput!) { did: saveCourse(input: $input) { id version } }';
const content = { requiredMinutes: 60, lessons: [{ key: 'cold', zh: '冷链', en: 'Cold chain', minutes: 60, textZh: '到货先测温', textEn: 'Measure on arrival' }] };
beforeAll(async () => {
  w = await ticketWorld();
  const made = (await w.ask(w.tokens.hr, SAVE, { input: { key: 'cold-chain', nameZh: '冷链', nameEn: 'Cold chain', subject: 'PRODUCT', draft: { content } } })).did;
  courseId = (await w.ask(w.tokens.hr, 'mutation ($input: PublishCourseInput!) { did: publishCourse(input: $input) { id } }', { input: { id: made.id, expectedVersion: made.version } })).did.id;
  const { rows: [row] } = await w.http.world.db.write.query<{ id: string }>(
    `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ('clerk', 'clerk', 'c', 'c', $1, 'shop-assistant', 'l', 'REGULAR', '2020-01-01') returning id::text`, [w.stores[0]]);
  w.employees.clerk = row?.id as string;
  await w.http.world.addUser('clerk', [{ role: 'employee', scope: 'OWN' }], row?.id);
  clerk = (await w.http.world.signInAs('clerk')).token;
});
afterAll(() => w?.end());
const act = async (name: string, input: string, values: object, token: string, fields = 'id version state'): Promise<Any> => (await w.ask(token, `mutation ($input: ${input}!) { did: ${name}(input: $input) { ${fields} } }`, { input: values })).did;
const refused = (name: string, input: string, values: object, token: string): Promise<Any> => w.refusal(token, `mutation ($input: ${input}!) { did: ${name}(input: $input) { id } }`, { input: values });

describe('from a finding to what was learnt, and back', () => {
  test('D-07: the action’s course is given to who does it, and the action is done only with it', async () => {
    const finding = await act('openFinding', 'OpenFindingInput', { idempotencyKey: key(), source: 'PERSON', titleZh: '冷柜温度高', storeId: w.stores[0] }, w.tokens.manager);
    const action = await act('openCorrectiveAction', 'OpenCorrectiveActionInput', { findingId: finding.id, idempotencyKey: key(), whatZh: '按规程测温', causeTag: 'PEOPLE', ownerId: w.employees.clerk, trainingCourseKey: 'cold-chain' }, w.tokens.manager, 'id version trainings { reason record { id state version } }');
    expect(action.trainings).toEqual([{ reason: 'CORRECTIVE_ACTION', record: { id: expect.any(String), state: 'ASSIGNED', version: 1 } }]);
    const recordId = action.trainings[0].record.id;
    // The person sees it among her own, with the action that asks for it; a colleague elsewhere does not.
    const mine = await w.ask(clerk, '{ trainingRecords { items { id sourceResource sourceKey course { key } needs { reason action { id number } finding { id } } } } }');
    expect(mine.trainingRecords.items).toEqual([{ id: recordId, sourceResource: 'CorrectiveAction', sourceKey: action.id, course: { key: 'cold-chain' }, needs: [{ reason: 'CORRECTIVE_ACTION', action: { id: action.id, number: expect.any(String) }, finding: null }] }]);
    expect((await w.ask(w.tokens.agent, '{ trainingRecords { total } }')).trainingRecords.total).toBe(0);
    expect(await refused('completeCorrectiveAction', 'NotedActionInput', { id: action.id, expectedVersion: action.version, note: '好了' }, clerk)).toMatchObject({ code: 'POLICY', reason: 'ACTION_TRAINING' });
    // A second person has to learn it for the same action: both are asked for.
    const other = await act('enrolInCourse', 'EnrolInCourseInput', { idempotencyKey: key(), courseKey: 'cold-chain', employeeId: w.employees.agent, reason: 'CORRECTIVE_ACTION', sourceResource: 'CorrectiveAction', sourceId: action.id }, w.tokens.manager);
    const hours = (id: string, values: object = {}) => act('recordTrainingHours', 'RecordTrainingHoursInput', { idempotencyKey: key(), recordId: id, hours: '1', note: '门店实操带教', ...values }, w.tokens.manager, 'id state creditedMinutes creditedHours credits { minutes evidence recordedBy { id } }');
    expect(await hours(recordId)).toMatchObject({ state: 'COMPLETED', creditedMinutes: 60, creditedHours: '1', credits: [{ minutes: 60, evidence: 'SUPERVISOR', recordedBy: { id: w.employees.manager } }] });
    expect(await refused('completeCorrectiveAction', 'NotedActionInput', { id: action.id, expectedVersion: action.version, note: '好了' }, clerk)).toMatchObject({ reason: 'ACTION_TRAINING' });
    await hours(other.id);
    expect((await act('completeCorrectiveAction', 'NotedActionInput', { id: action.id, expectedVersion: action.version, note: '好了' }, clerk)).state).toBe('DONE');
    const back = await w.ask(w.tokens.manager, 'query ($id: ID!) { correctiveAction(id: $id) { trainings { record { employee { id } state } } finding { trainings { reason } } } }', { id: action.id });
    expect(back.correctiveAction.trainings.map((one: Any) => [one.record.employee.id, one.record.state])).toEqual([[w.employees.clerk, 'COMPLETED'], [w.employees.agent, 'COMPLETED']]);
    expect(back.correctiveAction.finding.trainings).toHaveLength(2);
  });

  test('given for something that is not there, or without saying for what', async () => {
    const input = { idempotencyKey: key(), courseId, employeeId: w.employees.clerk };
    expect(await refused('enrolInCourse', 'EnrolInCourseInput', { ...input, reason: 'CORRECTIVE_ACTION' }, w.tokens.manager)).toMatchObject({ fields: { 'input.sourceId': { reason: 'VALUE_REQUIRED' } } });
    expect(await refused('enrolInCourse', 'EnrolInCourseInput', { ...input, reason: 'FINDING', sourceResource: 'Finding', sourceId: '999' }, w.tokens.manager)).toMatchObject({ fields: { 'input.sourceId': { reason: 'TRAINING_SOURCE' } } });
    expect(await refused('enrolInCourse', 'EnrolInCourseInput', { ...input, courseKey: 'cold-chain' }, w.tokens.manager)).toMatchObject({ code: 'VALIDATION' });
    expect(await refused('enrolInCourse', 'EnrolInCourseInput', input, w.tokens.elsewhere)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('numbers', () => {
  test('C-19: hours and completion are measures whose rows can be opened, by person and store', async () => {
    const ask = async (measureKey: string, by: string) => (await w.ask(w.tokens.hr, 'query ($key: String!, $by: String) { measure(key: $key, period: { kind: ALL }, by: $by) { value rows { resource filter count } groups { key value } } }', { key: measureKey, by })).measure;
    const minutes = await ask('training.minutes', 'EMPLOYEE');
    expect(minutes).toMatchObject({ value: '120', rows: { resource: 'trainingCredits', count: 2 } });
    expect(Object.fromEntries(minutes.groups.map((one: Any) => [one.key, one.value]))).toEqual({ [w.employees.clerk as string]: '60', [w.employees.agent as string]: '60' });
    const { trainingCredits } = await w.ask(w.tokens.hr, 'query ($filter: TrainingCreditFilter) { trainingCredits(filter: $filter) { items { minutes } } }', { filter: minutes.rows.filter });
    expect(trainingCredits.items.map((one: Any) => one.minutes)).toEqual([60, 60]);
    expect(await ask('training.completed', 'STORE')).toMatchObject({ value: '2', rows: { resource: 'trainingRecords', count: 2 } });
    // Who reads no training of others counts only their own.
    expect((await w.ask(w.tokens.agent, '{ measure(key: "training.completed", period: { kind: ALL }) { value } }')).measure.value).toBe('1');
  });
});

describe('a course as a file', () => {
  test('goes out and comes in: the same changes nothing, another becomes the draft, files are known by their bytes', async () => {
    const { course } = await w.ask(w.tokens.hr, 'query ($id: ID!) { course(id: $id) { versions { items { id state } } } }', { id: courseId });
    const { courseFile: file } = await w.ask(w.tokens.hr, 'query ($id: ID!) { courseFile(courseVersionId: $id) }', { id: course.versions.items[0].id });
    expect(file).toMatchObject({ kind: 'aftercare.course', key: 'cold-chain', files: [] });
    const take = (given: object, fileIds?: string[]) => act('importCourse', 'ImportCourseInput', { file: given, fileIds }, w.tokens.hr, 'id key versions { total items { state number } }');
    expect(await take(file)).toMatchObject({ id: courseId, versions: { total: 1 } });
    const changed = { ...file, content: { ...file.content, lessons: [...file.content.lessons, { key: 'more', zh: '补', en: 'More', minutes: 5, textZh: '再看', textEn: 'Again' }] } };
    expect((await take(changed)).versions).toMatchObject({ total: 2, items: [{ state: 'DRAFT', number: 2 }, { state: 'PUBLISHED', number: 1 }] });
    expect(await take({ ...file, key: 'cold-copy' })).toMatchObject({ key: 'cold-copy', versions: { total: 1, items: [{ state: 'DRAFT' }] } });
    expect(await refused('importCourse', 'ImportCourseInput', { file: { ...file, files: [{ id: '1', name: 'a.png', fileKind: 'PICTURE', sha256: '0'.repeat(64) }] } }, w.tokens.hr)).toMatchObject({ fields: { 'input.fileIds': { reason: 'COURSE_PACKAGE_FILES' } } });
    expect(await refused('importCourse', 'ImportCourseInput', { file: { kind: 'x' } }, w.tokens.hr)).toMatchObject({ fields: { 'input.file': { reason: 'COURSE_PACKAGE' } } });
    expect(await refused('importCourse', 'ImportCourseInput', { file }, w.tokens.manager)).toMatchObject({ code: 'FORBIDDEN' });
  });
  test('its pictures go with it: by the bytes that are shown, here and elsewhere; a copy has files of its own', async () => {
    const { hr } = w.tokens;
    const upload = async (content: Buffer): Promise<string> => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content)]), 'shelf.jpg');
      return ((await (await fetch(`${w.http.url}/files/attachments`, { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', authorization: `Bearer ${hr}` } })).json()) as { id: string }).id;
    };
    const shown = async (id: string): Promise<Any> => (await w.ask(hr, 'query ($id: ID!) { course(id: $id) { version files { id name link } versions { items { id state content } } } }', { id })).course;
    const bytesAt = async (link: string): Promise<Buffer> => Buffer.from(await (await fetch(`${w.http.url}${link}`, { headers: { authorization: `Bearer ${hr}` } })).arrayBuffer());
    const made = await act('saveCourse', 'SaveCourseInput', { key: 'seen', nameZh: '看图', nameEn: 'Seen', subject: 'PRODUCT', draft: { content } }, hr, 'id');
    // As a phone takes it: turned, with a place inside; what is shown is another file than what was sent.
    await act('addCourseFiles', 'AddCourseFilesInput', { id: made.id, fileIds: [await upload(await photo(40, 30))] }, hr, 'id');
    const [file] = (await shown(made.id)).files;
    await act('saveCourse', 'SaveCourseInput', { id: made.id, expectedVersion: (await shown(made.id)).version, draft: { content: { ...content, lessons: [{ ...content.lessons[0], pictureId: file.id }] } } }, hr, 'id');
    const { courseFile: pack } = await w.ask(hr, 'query ($id: ID!) { courseFile(courseVersionId: $id) }', { id: (await shown(made.id)).versions.items[0].id });
    const served = await bytesAt(file.link);
    expect(pack.files).toEqual([{ id: file.id, name: 'shelf.jpg', fileKind: 'PICTURE', sha256: createHash('sha256').update(served).digest('hex') }]);
    const take = (given: object, fileIds?: string[]): Promise<Any> => act('importCourse', 'ImportCourseInput', { file: given, fileIds }, hr, 'id files { id } versions { total }');
    // Back to where it came from it changes nothing, with its bytes or without.
    expect(await take(pack)).toMatchObject({ id: made.id, versions: { total: 1 } });
    expect((await take(pack, [await upload(served)])).files).toHaveLength(1);
    // Under another key it is taken in with the bytes that were shown, and not without.
    expect(await refused('importCourse', 'ImportCourseInput', { file: { ...pack, key: 'seen-else' } }, hr)).toMatchObject({ fields: { 'input.fileIds': { reason: 'COURSE_PACKAGE_FILES' } } });
    const other = await shown((await take({ ...pack, key: 'seen-else' }, [await upload(served)])).id);
    expect(other.versions.items[0].content.lessons[0].pictureId).toBe(other.files[0].id);
    const copy = await shown((await act('cloneCourse', 'CloneCourseInput', { courseVersionId: (await shown(made.id)).versions.items[0].id, key: 'seen-two', nameZh: '看图二', nameEn: 'Seen two' }, hr, 'id')).id);
    expect(copy.versions.items[0].content.lessons[0].pictureId).toBe(copy.files[0].id);
    expect([copy.files[0].id === file.id, (await bytesAt(copy.files[0].link)).equals(served)]).toEqual([false, true]);
  });
  test('is copied as a draft of its own, files and all; the first one stays as it is', async () => {
    const versions = async (): Promise<Any> => (await w.ask(w.tokens.hr, 'query ($id: ID!) { course(id: $id) { version versions { items { id number state content } } } }', { id: courseId })).course;
    const before = await versions();
    const from = before.versions.items.find((one: Any) => one.state === 'PUBLISHED');
    const copy = await act('cloneCourse', 'CloneCourseInput', { courseVersionId: from.id, key: 'cold-two', nameZh: '冷链二', nameEn: 'Cold chain two' }, w.tokens.hr, 'id key nameEn subject isShipped publishedAt files { name } versions { items { number state note content } }');
    expect(copy).toMatchObject({ key: 'cold-two', nameEn: 'Cold chain two', isShipped: false, publishedAt: null, versions: { items: [{ number: 1, state: 'DRAFT', content: from.content }] } });
    expect(copy.id).not.toBe(courseId);
    expect(await versions()).toEqual(before);
    expect(await refused('cloneCourse', 'CloneCourseInput', { courseVersionId: from.id, key: 'cold-two', nameZh: '冷', nameEn: 'Cold' }, w.tokens.hr)).toMatchObject({ fields: { 'input.key': { reason: 'COURSE_KEY_TAKEN' } } });
    expect(await refused('cloneCourse', 'CloneCourseInput', { courseVersionId: from.id, key: 'cold-three', nameZh: '冷', nameEn: 'Cold' }, w.tokens.manager)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('cloneCourse', 'CloneCourseInput', { courseVersionId: '999999', key: 'cold-three', nameZh: '冷', nameEn: 'Cold' }, w.tokens.hr)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
