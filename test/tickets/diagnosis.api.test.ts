// Remote diagnosis end to end over HTTP: asked for by an agent, photographed and marked by a customer without an account, decided, and counted.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipForms } from '../../server/forms/form.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { GUIDES } from '../../server/tickets/diagnosis/guides.rules.ts';
import { MARKS } from '../../server/tickets/diagnosis/marks.rules.ts';
import { mp4, photo, pngHead } from '../platform/files-fixture.ts';
import { portalOf, REVOKE, SHARE, tokenFor } from './portal-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let portal: ReturnType<typeof portalOf>;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-diagnosis-'));
beforeAll(async () => { w = await ticketWorld(); w.http.db.settings.dataDir = folder; portal = portalOf(w); await shipForms(systemContext(w.http.db)); });
afterAll(async () => { await w?.end(); rmSync(folder, { recursive: true, force: true }); });

const ROW = `id version state guide steps ask outcome reason isVisitedAfter submittedAt remark decidedOn requestedBy { name } decidedBy { name } link { id version purpose isLive expiresAt openedAt }
  shots { id stepKey marks stillAtMs isByStaff file { id name fileKind mediaType link thumbnail width height authorName } } ticket { id version status number }`;
const ASK = `mutation ($input: RequestRemoteDiagnosisInput!) { row: requestRemoteDiagnosis(input: $input) { ${ROW} } }`;
const DECIDE = `mutation ($input: DecideRemoteDiagnosisInput!) { row: decideRemoteDiagnosis(input: $input) { ${ROW} } }`;
const ask = async (ticketId: string, more: object = {}, token = w.tokens.agent): Promise<Any> => (await w.ask(token, ASK, { input: { ticketId, idempotencyKey: key(), guide: 'tile', ...more } })).row;
const decide = async (row: Any, outcome: string, reason = '批次正常，铺贴顺序问题', token = w.tokens.agent): Promise<Any> => (await w.ask(token, DECIDE, { input: { id: row.id, expectedVersion: row.version, outcome, reason } })).row;
const read = async (id: string, token = w.tokens.agent): Promise<Any> => (await w.ask(token, `query ($id: ID!) { remoteDiagnosis(id: $id) { ${ROW} } }`, { id })).remoteDiagnosis;
const begun = async (more: object = {}, ticket?: Any): Promise<{ ticket: Any; row: Any; token: string }> => {
  const on = ticket ?? (await w.open(w.tokens.agent, { body: '瓷砖两箱颜色不一样', contactName: '周敏' }));
  const row = await ask(on.id, more);
  return { ticket: on, row, token: tokenFor(w, row.link) };
};
let serial = 0;
const shoot = async (token: string, step: string, content: Buffer, sentKey = `shot-key-${String((serial += 1)).padStart(5, '0')}`) => portal.ask('POST', `/diagnosis/shots?step=${step}&key=${sentKey}`, token, content, { 'x-file-name': encodeURIComponent('色差.jpg') });
const one = async (sql: string, values: unknown[] = []): Promise<Any> => (await w.http.db.write.query(sql, values)).rows[0];
const MARKED = [{ shape: 'CIRCLE', points: [[0.2, 0.3], [0.5, 0.6]] }, { shape: 'ARROW', points: [[0.9, 0.9], [0.55, 0.62]] }];

describe('C-24, A-09: photos before anybody travels', () => {
  test('C-24: a link goes out, two photos come with a mark beside the untouched original, the agent decides, the visit avoided is counted with its rows', async () => {
    const { ticket, row, token } = await begun({ ask: '请拍白天的光线' });
    expect(row).toMatchObject({ state: 'SENT', guide: 'tile', requestedBy: { name: 'agent' }, outcome: null, ticket: { status: 'WAITING' } });
    const told = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events { items { body direction } } } }', { id: ticket.id })).ticket.events.items.find((event: Any) => event.direction === 'OUT');
    expect(told.body).not.toContain('portal');
    expect(told.body).toContain('〔链接只发给您本人〕');
    expect(told.body).toContain('请拍白天的光线');
    const page = (await portal.get('/diagnosis', token)).body;
    expect(page).toMatchObject({ number: ticket.number, state: 'SENT', isOpen: true, ask: '请拍白天的光线', shots: [] });
    expect(page.steps.map((step: Any) => step.key)).toEqual(['whole', 'near', 'ruler', 'batch']);
    // A photo that tells where it was taken.
    const original = await photo(800, 600, 'GPS 31.2304 121.4737', 90);
    expect((await shoot(token, 'whole', await photo(400, 300))).status).toBe(201);
    const sent = (await shoot(token, 'near', original)).body;
    const near = sent.shots.find((shot: Any) => shot.stepKey === 'near');
    expect(sent).toMatchObject({ state: 'TAKING' });
    const marked = await portal.ask('PUT', `/diagnosis/shots/${near.id}/marks`, token, { marks: MARKED });
    expect(marked.body.shots.find((shot: Any) => shot.id === near.id).marks).toEqual(MARKED);
    // Untouched: the bytes as they were sent lie sealed; what is served tells no place and bears no mark.
    const file = await one('select f.sha256, f.sealed_as, f.stored_as from stored_files f join ticket_files t on t.file_id = f.id join diagnosis_shots s on s.ticket_file_id = t.id where s.id = $1', [near.id]);
    expect(file.sha256).toBe(createHash('sha256').update(original).digest('hex'));
    expect(readFileSync(path.join(folder, 'files', file.sealed_as)).equals(original)).toBe(true);
    expect(readFileSync(path.join(folder, 'files', file.stored_as)).includes('GPS')).toBe(false);
    const served = readFileSync(path.join(folder, 'files', file.stored_as));
    await portal.ask('PUT', `/diagnosis/shots/${near.id}/marks`, token, { marks: [] });
    await portal.ask('PUT', `/diagnosis/shots/${near.id}/marks`, token, { marks: MARKED });
    expect(readFileSync(path.join(folder, 'files', file.stored_as)).equals(served)).toBe(true);

    const early = await portal.post('/diagnosis/submit', token, { key: 'submit-000001' });
    expect([early.status, portal.reason(early), early.body.errors[0].message]).toEqual([422, 'DIAGNOSIS_MISSING', 'Still missing: With a ruler beside it and The batch number on the box']);
    await shoot(token, 'ruler', await photo(300, 200));
    await shoot(token, 'batch', await photo(300, 200));
    const answers = await Promise.all([1, 2].map(() => portal.post('/diagnosis/submit', token, { key: 'submit-000002', remark: '主要是右边这箱' })));
    expect(answers.map((answer) => [answer.status, answer.body.state])).toEqual([[200, 'SUBMITTED'], [200, 'SUBMITTED']]);
    const seen = await read(row.id);
    expect(seen).toMatchObject({ state: 'SUBMITTED', remark: '主要是右边这箱', ticket: { status: 'OPEN' } });
    expect(seen.shots).toHaveLength(4);
    expect(seen.shots.find((shot: Any) => shot.stepKey === 'near')).toMatchObject({ marks: MARKED, file: { fileKind: 'PICTURE', authorName: '周敏' } });
    expect((await fetch(`${w.http.url}${seen.shots[1].file.link}`, { headers: { authorization: `Bearer ${w.tokens.agent}` } })).status).toBe(200);
    const heard = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events { items { body direction } } } }', { id: ticket.id })).ticket.events.items.filter((event: Any) => event.direction === 'IN' && event.body.includes('× 1'));
    expect(heard).toHaveLength(1);

    const decided = await decide(seen, 'VISIT_AVOIDED');
    expect(decided).toMatchObject({ state: 'DECIDED', outcome: 'VISIT_AVOIDED', reason: '批次正常，铺贴顺序问题', decidedBy: { name: 'agent' }, isVisitedAfter: false });
    const after = (await portal.get('/diagnosis', token)).body;
    expect(after).toMatchObject({ state: 'DECIDED', outcome: 'VISIT_AVOIDED', isOpen: false });
    expect(JSON.stringify(after)).not.toContain('铺贴顺序');
    for (const answer of [await shoot(token, 'near', await photo(40, 40)), await portal.ask('PUT', `/diagnosis/shots/${near.id}/marks`, token, { marks: [] }), await portal.ask('DELETE', `/diagnosis/shots/${near.id}`, token, undefined), await portal.post('/diagnosis/submit', token, { key: 'submit-000003' })]) expect([answer.status, portal.reason(answer)]).toEqual([422, 'DIAGNOSIS_OVER']);
  });

  test('C-24: the measures count what was avoided and its share, open down to the rows, and take back what was visited after all', async () => {
    await w.http.db.write.query('delete from diagnosis_shots');
    await w.http.db.write.query('delete from remote_diagnoses');
    const rows: Any[] = [];
    for (const outcome of ['VISIT_AVOIDED', 'VISIT_AVOIDED', 'VISIT_NEEDED']) {
      const { row, token } = await begun({ steps: ['near'] });
      await shoot(token, 'near', await photo(60, 40));
      rows.push(await decide(await read(row.id), outcome));
    }
    const on = rows[0].decidedOn;
    const asked = async (name: string): Promise<Any> => (await w.ask(w.tokens.admin, MEASURE, { key: name, period: { kind: 'DAY', on } })).measure;
    const count = await asked('tickets.avoidedVisits');
    expect(Number(count.value)).toBe(2);
    expect(JSON.stringify(count.explain)).toContain('remoteDiagnoses');
    const behind = await w.ask(w.tokens.admin, 'query ($f: RemoteDiagnosisFilter) { remoteDiagnoses(filter: $f) { total items { id } } }', { f: count.rows.filter });
    expect(new Set(behind.remoteDiagnoses.items.map((one_: Any) => one_.id))).toEqual(new Set([rows[0].id, rows[1].id]));
    expect(Number((await asked('tickets.avoidedVisitShare')).value)).toBeCloseTo(2 / 3, 4);
    // Somebody was sent after all: it was no avoided visit.
    await w.ask(w.tokens.agent, 'mutation ($input: SaveTicketTaskInput!) { saveTicketTask(input: $input) { id } }', { input: { ticketId: rows[0].ticket.id, taskKind: 'SITE_VISIT', title: '还是去看看' } });
    expect(await read(rows[0].id)).toMatchObject({ isVisitedAfter: true, outcome: 'VISIT_AVOIDED' });
    expect(Number((await asked('tickets.avoidedVisits')).value)).toBe(1);
    expect(Number((await asked('tickets.avoidedVisitShare')).value)).toBeCloseTo(1 / 3, 4);
    // A planned visit with its form is one too.
    await w.ask(w.tokens.agent, 'mutation ($input: PlanSiteVisitInput!) { planSiteVisit(input: $input) { id } }', { input: { ticketId: rows[1].ticket.id, idempotencyKey: key() } });
    expect(Number((await asked('tickets.avoidedVisits')).value)).toBe(0);
  });

  test('a needed visit opens its task once, with the reason; a decision may be made anew, under its version, and not without photos', async () => {
    const { ticket, row, token } = await begun({ steps: ['near'] });
    expect(await w.refusal(w.tokens.agent, DECIDE, { input: { id: row.id, expectedVersion: row.version, outcome: 'VISIT_NEEDED', reason: '看不清' } })).toMatchObject({ code: 'POLICY', reason: 'DIAGNOSIS_NOTHING' });
    await shoot(token, 'near', await photo(60, 40));
    const taken = await read(row.id);
    const needed = await decide(taken, 'VISIT_NEEDED', '空鼓要现场敲');
    expect(await w.refusal(w.tokens.agent, DECIDE, { input: { id: row.id, expectedVersion: taken.version, outcome: 'VISIT_NEEDED', reason: '再来' } })).toMatchObject({ code: 'CONFLICT' });
    await decide(needed, 'VISIT_NEEDED', '还是要去');
    const { tasks } = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { tasks { taskKind title state } } }', { id: ticket.id })).ticket;
    expect(tasks).toEqual([{ taskKind: 'SITE_VISIT', title: 'Site visit: 空鼓要现场敲', state: 'OPEN' }]);
    // With a visit on its way, “avoided” does not count.
    expect(await decide(await read(row.id), 'VISIT_AVOIDED', '改约远程指导')).toMatchObject({ outcome: 'VISIT_AVOIDED', isVisitedAfter: true });
  });
});
const MEASURE = 'query ($key: String!, $period: PeriodInput!) { measure(key: $key, period: $period) { value explain rows { resource filter } } }';

describe('C-24: a video is stopped at a frame, and the frame is marked', () => {
  const KEEP = `mutation ($input: KeepDiagnosisStillInput!) { row: keepDiagnosisStill(input: $input) { ${ROW} } }`;
  const STILL = [{ shape: 'CIRCLE', points: [[0.4, 0.4], [0.6, 0.6]] }];
  const sendIn = async (content: Buffer): Promise<string> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), 'frame.jpg');
    const answer = await fetch(`${w.http.url}/files/attachments`, { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', authorization: `Bearer ${w.tokens.agent}` } });
    return ((await answer.json()) as Any).id;
  };

  test('by the customer and by a colleague: each a marked photo beside the video, hers gone with it, theirs not for her eyes, both within their limits', async () => {
    const { row, token } = await begun({ guide: 'leak', steps: ['near', 'video'] });
    const near = (await shoot(token, 'near', await photo(80, 60))).body.shots[0];
    const video = (await shoot(token, 'video', mp4([]))).body.shots[1];
    const still = async (of: string, content: Buffer, sentKey = `still-key-${String((serial += 1)).padStart(5, '0')}`) => portal.ask('POST', `/diagnosis/shots?step=video&key=${sentKey}&of=${of}&at=1500`, token, content, { 'x-file-name': 'frame.jpg' });
    const kept = (await still(video.id, await photo(64, 48))).body;
    const hers = kept.shots.find((shot: Any) => shot.stillOf === video.id);
    expect(hers).toMatchObject({ kind: 'PHOTO', stepKey: 'video', hasThumbnail: true });
    expect((await portal.ask('PUT', `/diagnosis/shots/${hers.id}/marks`, token, { marks: STILL })).status).toBe(200);
    // A frame is of a video, of hers, and a picture.
    for (const [of, content] of [[near.id, await photo(20, 20)], [video.id, mp4([])]] as const) expect(portal.reason(await still(of, content))).toBe('INPUT_INVALID');
    const other = await begun({ guide: 'leak', steps: ['near', 'video'] });
    const foreign = (await shoot(other.token, 'video', mp4([]))).body.shots[0];
    expect((await still(foreign.id, await photo(20, 20))).status).toBe(404);

    const shots = (await read(row.id)).shots;
    expect(shots.find((shot: Any) => shot.stillAtMs === 1500)).toMatchObject({ marks: STILL, isByStaff: false, file: { fileKind: 'PICTURE' } });
    const wire = shots.find((shot: Any) => shot.file.fileKind === 'VIDEO').id;
    const fileId = await sendIn(await photo(64, 48));
    const input = { shotId: wire, idempotencyKey: 'desk-still-1', fileId, atMs: 2400, marks: STILL };
    for (const wrong of [{ marks: [] }, { marks: [{ shape: 'SQUARE', points: [] }] }, { fileId: '999999' }, { shotId: shots.find((shot: Any) => shot.stepKey === 'near').id }]) expect(await w.refusal(w.tokens.agent, KEEP, { input: { ...input, ...wrong } }), JSON.stringify(wrong)).toMatchObject({ code: 'VALIDATION' });
    // The same key keeps one.
    for (const again of [1, 2]) expect((await w.ask(w.tokens.agent, KEEP, { input })).row.shots, String(again)).toHaveLength(4);
    const theirs = (await read(row.id)).shots.find((shot: Any) => shot.isByStaff);
    expect(theirs).toMatchObject({ marks: STILL, stillAtMs: 2400, file: { authorName: 'agent' } });
    expect(await one(`select kind from events where resource = 'DiagnosisShot' and kind = 'diagnosis.still-kept' order by id desc limit 1`)).toMatchObject({ kind: 'diagnosis.still-kept' });
    const page = (await portal.get('/diagnosis', token)).body;
    expect(page.shots).toHaveLength(3);
    const number = theirs.id.split('-')[1];
    expect((await portal.get(`/diagnosis/shots/${number}`, token)).status).toBe(404);
    expect((await portal.ask('DELETE', `/diagnosis/shots/${number}`, token)).status).toBe(404);
    for (let more = 1; more < page.most.STILL; more += 1) expect((await still(video.id, await photo(30 + more, 20))).status).toBe(201);
    expect(portal.reason(await still(video.id, await photo(90, 20)))).toBe('DIAGNOSIS_STILLS');
    // A step is answered by its video, not by frames of it; with the video its frames go.
    expect((await portal.post('/diagnosis/submit', token, { key: 'submit-still' })).status).toBe(200);
    const [told] = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events { items { body direction } } } }', { id: row.ticket.id })).ticket.events.items.filter((event: Any) => event.direction === 'IN' && event.body.includes('×'));
    expect(told.body).not.toContain('× 2');
    expect((await portal.ask('DELETE', `/diagnosis/shots/${video.id}`, token)).body.shots.map((shot: Any) => shot.stepKey)).toEqual(['near']);
    expect((await read(row.id)).shots).toHaveLength(1);
  });
});

describe('what the link does not give', () => {
  test('attack A30: a progress link is no diagnosis link, nor the other way; another’s photos, marks and files stay shut; revoked and expired are dead', async () => {
    const [hers, other] = [await begun({ steps: ['near'] }), await begun({ steps: ['near'] })];
    const progress = tokenFor(w, (await w.ask(w.tokens.agent, SHARE, { input: { ticketId: hers.ticket.id, idempotencyKey: key() } })).link);
    expect((await portal.get('/diagnosis', progress)).status).toBe(404);
    expect((await portal.get('/ticket', hers.token)).status).toBe(404);
    const shot = (await shoot(hers.token, 'near', await photo(80, 60))).body.shots[0];
    expect((await portal.get(`/diagnosis/shots/${shot.id}?size=small`, hers.token)).headers.get('content-type')).toBe('image/webp');
    expect((await portal.get(`/diagnosis/shots/${shot.id}`, other.token)).status).toBe(404);
    expect((await portal.ask('PUT', `/diagnosis/shots/${shot.id}/marks`, other.token, { marks: MARKED })).status).toBe(404);
    expect((await portal.ask('DELETE', `/diagnosis/shots/${shot.id}`, other.token)).status).toBe(404);
    // The photo hangs on the ticket, but the progress page shows only what came with messages.
    const file = await one('select ticket_file_id::text id from diagnosis_shots where id = $1', [shot.id]);
    expect((await portal.get(`/ticket/files/${file.id}`, progress)).status).toBe(404);
    const body = JSON.stringify((await portal.get('/diagnosis', hers.token)).body);
    for (const secret of [hers.ticket.id, '瓷砖两箱', 'agent']) expect(body).not.toContain(secret);
    const link = (await read(hers.row.id)).link;
    await w.ask(w.tokens.agent, REVOKE, { input: { id: link.id, expectedVersion: link.version } });
    expect((await portal.get('/diagnosis', hers.token)).status).toBe(404);
    expect((await shoot(hers.token, 'near', await photo(20, 20))).status).toBe(404);
    expect((await read(hers.row.id)).state).toBe('WITHDRAWN');
    await w.http.db.write.query("update portal_links set expires_at = now() where id = $1", [other.row.link.id.split('-')[1]]);
    expect((await portal.get('/diagnosis', other.token)).status).toBe(404);
    // One that has run out does not keep the next from being asked for.
    expect((await ask(other.ticket.id, { steps: ['near'] })).state).toBe('SENT');
    expect((await read(other.row.id)).state).toBe('WITHDRAWN');
  });

  test('wrong kinds, too much, too many, no such step, broken marks: refused, and nothing hangs on the ticket', async () => {
    const { row, token, ticket } = await begun({ guide: 'leak', steps: ['near', 'video'] });
    const clip = mp4([]);
    expect(portal.reason(await shoot(token, 'near', clip))).toBe('INPUT_INVALID');
    expect(portal.reason(await shoot(token, 'video', await photo(30, 30)))).toBe('INPUT_INVALID');
    expect((await shoot(token, 'near', Buffer.from('MZ a program of some length and more'))).status).toBe(400);
    expect((await shoot(token, 'near', pngHead(20_000, 20_000))).status).toBe(413);
    expect((await shoot(token, 'video', Buffer.concat([clip, Buffer.alloc(20 * 2 ** 20)]))).status).toBe(413);
    expect((await shoot(token, 'whole', await photo(30, 30))).status).toBe(400);
    expect((await portal.ask('POST', '/diagnosis/shots?step=near', token, await photo(30, 30))).status).toBe(400);
    expect((await portal.ask('POST', '/diagnosis/shots?step=near&key=no-header-0001', token, await photo(30, 30), { 'x-aftercare': 'x' })).status).toBe(403);
    expect((await read(row.id))).toMatchObject({ state: 'SENT', shots: [] });
    expect((await one('select count(*)::int n from ticket_files where ticket_id = $1', [ticket.id.split('-')[1]])).n).toBe(0);
    expect((await shoot(token, 'video', clip)).status).toBe(201);
    const film = (await shoot(token, 'near', await photo(30, 30), 'the-same-key-1')).body.shots;
    // The same key again is the same photo; three at most of a step.
    expect((await shoot(token, 'near', await photo(30, 30), 'the-same-key-1')).body.shots).toHaveLength(2);
    await shoot(token, 'near', await photo(31, 30));
    await shoot(token, 'near', await photo(32, 30));
    expect(portal.reason(await shoot(token, 'near', await photo(33, 30)))).toBe('DIAGNOSIS_MOST');
    const [video, near] = [film.find((shot: Any) => shot.kind === 'VIDEO'), film.find((shot: Any) => shot.kind === 'PHOTO')];
    for (const marks of [[{ shape: 'STAR', points: [[0, 0], [1, 1]] }], [{ shape: 'CIRCLE', points: [[0, 0]] }], [{ shape: 'CIRCLE', points: [[0, 0], [2, 1]] }], Array.from({ length: 21 }, () => MARKED[0]), [{ shape: 'LINE', points: Array.from({ length: 301 }, () => [0, 0]) }]]) {
      expect((await portal.ask('PUT', `/diagnosis/shots/${near.id}/marks`, token, { marks })).status).toBe(400);
    }
    expect((await portal.ask('PUT', `/diagnosis/shots/${video.id}/marks`, token, { marks: MARKED })).status).toBe(400);
    const left = await portal.ask('DELETE', `/diagnosis/shots/${near.id}`, token);
    expect(left.body.shots.map((shot: Any) => shot.id)).not.toContain(near.id);
    expect((await portal.get(`/diagnosis/shots/${near.id}`, token)).status).toBe(404);
  });

  test('asked for by who works on the ticket alone, one at a time, once per key; readers see it and no link', async () => {
    const { ticket, row } = await begun();
    expect(await w.refusal(w.tokens.agent, ASK, { input: { ticketId: ticket.id, idempotencyKey: key(), guide: 'tile' } })).toMatchObject({ reason: 'DIAGNOSIS_OPEN' });
    expect(await w.refusal(w.tokens.elsewhere, ASK, { input: { ticketId: ticket.id, idempotencyKey: key(), guide: 'tile' } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.refusal(w.tokens.crm, ASK, { input: { ticketId: ticket.id, idempotencyKey: key(), guide: 'tile' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.elsewhere, DECIDE, { input: { id: row.id, expectedVersion: row.version, outcome: 'VISIT_AVOIDED', reason: '不关我事' } })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await w.ask(w.tokens.elsewhere, `query ($id: ID!) { remoteDiagnosis(id: $id) { id } remoteDiagnoses { total } }`, { id: row.id }))).toEqual({ remoteDiagnosis: null, remoteDiagnoses: { total: 0 } });
    const fresh = await w.open(w.tokens.agent);
    const input = { ticketId: fresh.id, idempotencyKey: key(), guide: 'general' };
    const both = await Promise.all([1, 2].map(() => w.ask(w.tokens.agent, ASK, { input })));
    expect(both[0].row.id).toBe(both[1].row.id);
    for (const wrong of [{ guide: 'nothing' }, { steps: ['nothing'] }, { steps: [] }, { days: 15 }]) expect(await w.refusal(w.tokens.agent, ASK, { input: { ticketId: fresh.id, idempotencyKey: key(), guide: 'general', ...wrong } })).toMatchObject({ code: 'VALIDATION' });
  });
});

test('photos go with their ticket and their customer: joined, merged, erased', async () => {
  const [member, twin] = [await w.customer('吴芳', w.stores[0] as string), await w.customer('吴芳', w.stores[0] as string)];
  const stays = await w.open(w.tokens.agent, { customerId: member });
  const { ticket, row, token } = await begun({ steps: ['near'] }, await w.open(w.tokens.agent, { customerId: member, body: '还是瓷砖' }));
  await shoot(token, 'near', await photo(60, 40));
  const version = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: stays.id })).ticket.version;
  await w.ask(w.tokens.agent, 'mutation ($input: JoinTicketsInput!) { joinTickets(input: $input) { id } }', { input: { id: stays.id, expectedVersion: version, otherId: ticket.id } });
  expect(await read(row.id)).toMatchObject({ state: 'TAKING', ticket: { number: stays.number }, shots: [{ stepKey: 'near', file: { fileKind: 'PICTURE' } }] });
  expect((await shoot(token, 'near', await photo(61, 40))).status).toBe(201);
  const { customer } = await w.ask(w.tokens.admin, 'query ($id: ID!) { customer(id: $id) { version } }', { id: twin });
  await w.ask(w.tokens.admin, 'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }', { input: { id: twin, expectedVersion: customer.version, mergedId: member } });
  const moved = `V${twin}-${row.id.split('-')[1]}`;
  expect((await read(moved)).shots).toHaveLength(2);
  expect((await portal.get('/diagnosis', token)).body.shots).toHaveLength(2);
  await w.ask(w.tokens.admin, 'mutation ($id: ID!) { eraseCustomer(id: $id, reason: "asked for it in writing") { id } }', { id: twin });
  expect(await one('select count(*)::int n from diagnosis_shots where customer_id = $1', [twin])).toEqual({ n: 0 });
  expect((await portal.get('/diagnosis', token)).status).toBe(404);
});

test('every guide is whole: words in both languages, something that must be taken, keys of their own', () => {
  expect(GUIDES.length).toBeGreaterThanOrEqual(5);
  for (const guide of GUIDES) {
    expect(new Set(guide.steps.map((step) => step.key)).size, guide.key).toBe(guide.steps.length);
    expect(guide.steps.some((step) => step.isRequired), guide.key).toBe(true);
    for (const step of guide.steps) expect([step.zh, step.en, step.hintZh, step.hintEn].every((text) => text.length > 1) && !/\p{Script=Han}/u.test(step.en + step.hintEn), `${guide.key} ${step.key}`).toBe(true);
  }
  expect(MARKS.parse([{ shape: 'LINE', points: [[0.123456, 0], [1, 1]] }])).toEqual([{ shape: 'LINE', points: [[0.1235, 0], [1, 1]] }]);
});
