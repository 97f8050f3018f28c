// A customer's ticket by a link or by its number: what she sees and does without an account, and all that she does not see.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortalPurpose } from '../../schema/tickets/portal.ts';
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { shipPolicies } from '../../server/tickets/policy.service.ts';
import { tokenOf } from '../../server/tickets/portal/portal-token.rules.ts';
import { photo } from '../platform/files-fixture.ts';
import { portalOf, REVOKE, SHARE, tokenFor } from './portal-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let portal: ReturnType<typeof portalOf>;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-portal-'));
beforeAll(async () => {
  w = await ticketWorld();
  w.http.db.settings.dataDir = folder;
  portal = portalOf(w);
  const ctx = systemContext(w.http.db, { name: 'test' });
  await shipCalendars(ctx);
  await shipPolicies(ctx);
});
afterAll(async () => { await w?.end(); rmSync(folder, { recursive: true, force: true }); });

const run = async (name: string, input: object, token = w.tokens.agent): Promise<Any> =>
  (await w.ask(token, `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) { id version } }`, { input })).done;
const ticketOf = async (id: string): Promise<Any> => (await w.ask(w.tokens.admin, `query ($id: ID!) { ticket(id: $id) { id version number status level satisfaction reopenCount callbacks { outcome satisfaction remark }
  portalLinks { id version openedAt revokedAt isByCode } files { name } events { items { kind direction body act detail authorName channel files { name } } } } }`, { id })).ticket;
const fresh = async (id: string): Promise<number> => (await ticketOf(id)).version;
const share = async (ticketId: string, more: object = {}, token = w.tokens.agent): Promise<Any> => (await w.ask(token, SHARE, { input: { ticketId, idempotencyKey: key(), ...more } })).link;
const linked = async (more: object = {}): Promise<{ ticket: Any; token: string; link: Any }> => {
  const ticket = await w.open(w.tokens.agent, more);
  const link = await share(ticket.id);
  return { ticket, link, token: tokenFor(w, link) };
};
const solved = async (ticket: Any): Promise<void> => { await run('resolveTicket', { id: ticket.id, expectedVersion: await fresh(ticket.id), solution: '退款 128 元' }); };

describe('C-35, D-17, D-18: progress by a link', () => {
  test('C-35: state, promised time, steps and what was said; notes, reasons, colleagues’ files and other tickets stay inside', async () => {
    const customerId = await w.customer('周敏', w.stores[0] as string, { phone: '13812345678' });
    const { ticket, token, link } = await linked({ customerId, contactName: '周敏', categoryId: undefined });
    const other = await w.open(w.tokens.agent, { customerId, body: '另一件事：发票开错了' });
    await run('addTicketNote', { id: ticket.id, idempotencyKey: key(), body: '内部：这位顾客常投诉' });
    await run('replyToTicket', { id: ticket.id, idempotencyKey: key(), body: '我们今天就处理', isPlan: true });
    await run('assignTicket', { id: ticket.id, expectedVersion: await fresh(ticket.id), assigneeId: w.employees.colleague, reason: '秘密的原因' });
    const { rows: [stored] } = await w.http.db.write.query(`insert into stored_files (name, file_kind, media_type, bytes, sha256, is_attached, stored_as, sealed_as, thumbnail_as) values ('内部证据.jpg', 'PICTURE', 'image/jpeg', 9, 'x', true, 'blob-x', 'sealed-x', null) returning id::text`);
    const [owner, id] = ticket.id.slice(1).split('-');
    const { rows: [inside] } = await w.http.db.write.query(`insert into ticket_files (customer_id, ticket_id, file_id, name, file_kind, media_type, bytes, author_name) values ($1, $2, $3, '内部证据.jpg', 'PICTURE', 'image/jpeg', 9, 'x') returning id::text`, [owner, id, stored.id]);
    const { status, body, headers } = await portal.get('/ticket', token);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ number: ticket.number, state: { key: 'WORKING', words: { zh: '正在处理', en: 'Being worked on' } }, owner: 'agent', canReply: true, canRate: false, satisfaction: null, expiresAt: link.expiresAt });
    expect(body.timeline.map((line: Any) => [line.kind, line.body])).toEqual(expect.arrayContaining([['said', '草莓礼盒 3 盒发霉，要求退款'], ['told', '我们今天就处理']]));
    const text = JSON.stringify(body);
    for (const secret of ['内部', '秘密的原因', '常投诉', '发票', other.number, '138', '+86', ticket.id, 'colleague']) expect(text, secret).not.toContain(secret);
    // Exactly these, so that a field which comes later is decided about.
    expect(Object.keys(body).sort()).toEqual(['canRate', 'canReply', 'expiresAt', 'link', 'newsDueAt', 'now', 'number', 'openedAt', 'owner', 'pages', 'promises', 'satisfaction', 'state', 'steps', 'store', 'timeline']);
    expect((await portal.get(`/ticket/files/${inside.id}`, token)).status).toBe(404);
    expect((await ticketOf(ticket.id)).portalLinks[0].openedAt).not.toBeNull();
  });

  test('C-35: the promise that a policy makes is told with its time, and what was kept as kept; who picks it up inside is not told', async () => {
    const { ticket, token } = await linked();
    const first = (await portal.get('/ticket', token)).body.promises;
    expect(first.length).toBeGreaterThan(0);
    expect(first.map((one: Any) => one.kind)).not.toContain('PICK_UP');
    expect(first.find((one: Any) => one.kind === 'CLOSE')).toMatchObject({ state: 'RUNNING', words: { zh: '办结' } });
    expect(new Date(first.find((one: Any) => one.kind === 'CLOSE').dueAt).getTime()).toBeGreaterThan(Date.now());
    await run('replyToTicket', { id: ticket.id, idempotencyKey: key(), body: '今天退款', isPlan: true });
    expect((await portal.get('/ticket', token)).body.promises.find((one: Any) => one.kind === 'PLAN')).toMatchObject({ state: 'KEPT' });
  });

  test.each([['delivery', '订单问题'], ['return-policy', '退换货'], ['attitude', '投诉'], [null, '咨询']])('D-17: a ticket about %s stands on the link “%s”, and every link ends with the evaluation', async (category, zh) => {
    const id = category ? (await w.http.db.write.query('select id::text from ticket_categories where key = $1', [category])).rows[0].id : undefined;
    const { ticket, token } = await linked({ body: '想问一下', ...(id ? { categoryId: id } : {}) });
    if (!category) await w.http.db.write.query('update tickets set category_id = null where number = $1', [ticket.number]);
    const { body } = await portal.get('/ticket', token);
    expect(body.link.zh).toBe(zh);
    expect(body.steps.map((step: Any) => step.words.zh)).toEqual(['收到', '处理', '解决', '评价']);
  });

  test('D-18: each link has its owner and its short wait, in four steps; the file is complete: what was said before a hand-over stays', async () => {
    const { ticket, token } = await linked();
    await run('assignTicket', { id: ticket.id, expectedVersion: await fresh(ticket.id), assigneeId: w.employees.colleague, reason: '换班' });
    const { body } = await portal.get('/ticket', token);
    expect(body.owner).toBe('agent');
    expect(body.steps.map((step: Any) => step.state)).toEqual(['done', 'now', 'later', 'later']);
    await solved(ticket);
    const after = (await portal.get('/ticket', token)).body;
    expect(after).toMatchObject({ state: { key: 'CALLBACK' }, canRate: true });
    expect(after.steps.map((step: Any) => step.state)).toEqual(['done', 'done', 'done', 'now']);
    expect(after.timeline[0]).toMatchObject({ kind: 'said', body: '草莓礼盒 3 盒发霉，要求退款' });
    expect(JSON.stringify(after)).not.toContain('退款 128 元');
  });
});

describe('who sends links', () => {
  test('whoever works on the ticket, once per key; others are refused', async () => {
    const ticket = await w.open(w.tokens.agent);
    const input = { ticketId: ticket.id, idempotencyKey: key(), days: 7 };
    const [one, two] = [(await w.ask(w.tokens.agent, SHARE, { input })).link, (await w.ask(w.tokens.agent, SHARE, { input })).link];
    expect(two).toMatchObject({ id: one.id, isLive: true, sending: 'NO_WAY' });
    expect(await w.refusal(w.tokens.elsewhere, SHARE, { input: { ...input, idempotencyKey: key() } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.refusal(w.tokens.crm, SHARE, { input: { ...input, idempotencyKey: key() } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.agent, SHARE, { input: { ...input, idempotencyKey: key(), days: 91 } })).toMatchObject({ code: 'VALIDATION' });
  });

  test('the thread tells of it in the customer’s language, with a mark where she has the address', async () => {
    const ticket = await w.open(w.tokens.agent, { body: 'The lamp arrived broken', lang: 'en' });
    await share(ticket.id);
    const said = (await ticketOf(ticket.id)).events.items.find((event: Any) => event.direction === 'OUT');
    expect(said.body).toContain('[the link goes to you alone]');
    expect(said.body).toContain(ticket.number);
    expect(said.body).not.toMatch(/\p{Script=Han}|portal|#/u);
  });
});

describe('P33, attack A30: what opens nothing', () => {
  test('forged, of another purpose, expired, revoked, cut, empty: one answer, and the ticket stays shut', async () => {
    const { ticket, token, link } = await linked();
    const key64 = link.id.split('-')[1] as string;
    const secret = w.http.db.settings.secret;
    const turned = (at: number): string => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    const expired = await share(ticket.id);
    await w.http.db.write.query("update portal_links set expires_at = now() - interval '1 second' where id = $1", [expired.id.split('-')[1]]);
    const revoked = await share(ticket.id);
    const gone = (await w.ask(w.tokens.agent, REVOKE, { input: { id: revoked.id, expectedVersion: revoked.version, reason: '发错人了' } })).link;
    expect(gone).toMatchObject({ isLive: false, revokeReason: '发错人了' });
    const tries = [
      ...[0, 5, 17, 30, token.length - 2].map(turned), token.slice(0, -1), `${token}A`, '', 'null', tokenOf('another secret of thirty-two characters', { id: key64, purpose: PortalPurpose.PROGRESS }),
      tokenOf(secret, { id: key64, purpose: PortalPurpose.DIAGNOSIS }), tokenOf(secret, { id: '999999999', purpose: PortalPurpose.PROGRESS }), tokenFor(w, expired), tokenFor(w, revoked),
    ];
    const answers = await Promise.all(tries.map((one) => portal.get('/ticket', one)));
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body])))).toEqual(new Set([JSON.stringify([404, answers[0]?.body])]));
    expect(portal.reason(answers[0] as never)).toBe('PORTAL_LINK_DEAD');
    // A signed-in colleague's token is no link either; a link is no sign-in.
    expect((await portal.ask('GET', '/ticket', null, undefined, { authorization: `Bearer ${w.tokens.admin}` })).status).toBe(404);
    expect((await w.http.gql('{ tickets { total } }', { token })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await portal.get('/ticket', token)).status).toBe(200);
  });

  test('a link opens its own ticket’s files alone, and names no file that another has sent', async () => {
    const [one, two] = [await linked(), await linked()];
    const sent = (await portal.send('/ticket/files', one.token, await photo(60, 40))).body;
    expect(portal.reason(await portal.post('/ticket/reply', two.token, { key: 'k-steal-000001', body: '偷', files: [sent.file] }))).toBe('INPUT_INVALID');
    const { rows: [loose] } = await w.http.db.write.query('select id::text from stored_files where not is_attached order by id desc limit 1');
    expect(portal.reason(await portal.post('/ticket/reply', two.token, { key: 'k-steal-000002', body: '偷', files: [loose.id] }))).toBe('INPUT_INVALID');
    const done = await portal.post('/ticket/reply', one.token, { key: 'k-good-0000001', body: '补一张照片', files: [sent.file] });
    const [file] = done.body.timeline.at(-1).files;
    expect(file).toMatchObject({ name: '照片.jpg', hasThumbnail: true });
    expect((await portal.get(`/ticket/files/${file.id}?size=small`, one.token)).headers.get('content-type')).toBe('image/webp');
    const whole = await portal.get(`/ticket/files/${file.id}`, one.token);
    expect([whole.status, whole.headers.get('content-security-policy'), whole.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, "default-src 'none'; sandbox", true]);
    expect((await portal.get(`/ticket/files/${file.id}`, two.token)).status).toBe(404);
    expect((await portal.get('/ticket/files/0', one.token)).status).toBe(404);
    expect((await portal.get('/ticket/files/9999999999999999999', one.token)).status).toBe(404);
  });

  test('writes come from our own page, as JSON, with all that they need; too much and the wrong kind is refused', async () => {
    const { token } = await linked();
    const body = JSON.stringify({ key: 'k-header-00001', body: 'x' });
    expect((await portal.ask('POST', '/ticket/reply', token, body, { 'x-aftercare': '' })).status).toBe(403);
    expect((await portal.ask('POST', '/ticket/reply', token, body, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await portal.post('/ticket/reply', token, { key: 'short', body: 'x' })).status).toBe(400);
    expect((await portal.post('/ticket/reply', token, { key: 'k-header-00002', body: ' ' })).status).toBe(400);
    expect((await portal.post('/ticket/reply', token, { key: 'k-header-00003', body: 'x'.repeat(2_001) })).status).toBe(400);
    expect((await portal.post('/ticket/reply', token, { key: 'k-header-00004', body: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await portal.send('/ticket/files', token, Buffer.from('MZ a program of some length and more'))).status).toBe(400);
    expect((await portal.send('/ticket/files', token, Buffer.alloc(15 * 2 ** 20 + 1, 1))).status).toBe(413);
    expect((await portal.send('/ticket/files', token, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).status).toBe(400);
  });

  test('thirty writes of a link in a quarter of an hour, then it waits; reading goes on', async () => {
    const { token } = await linked();
    let last = await portal.get('/ticket', token);
    for (let n = 0; n < 31; n += 1) last = await portal.post('/ticket/reply', token, { key: `k-flood-${String(n).padStart(4, '0')}`, body: `第 ${n} 句` });
    expect([last.status, portal.reason(last)]).toEqual([429, 'PORTAL_OFTEN']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await portal.get('/ticket', token)).body.timeline.filter((line: Any) => line.kind === 'said')).toHaveLength(31);
  });
});

describe('what she does by it', () => {
  test('her words go on the thread once per key, end the wait for her, and open a closed ticket again', async () => {
    const { ticket, token } = await linked({ contactName: '周敏' });
    await run('waitTicket', { id: ticket.id, expectedVersion: await fresh(ticket.id), waitingFor: 'CUSTOMER' });
    expect((await portal.get('/ticket', token)).body.state.key).toBe('YOUR_TURN');
    const said = { key: 'k-reply-000001', body: '批次是 A12' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => portal.post('/ticket/reply', token, said)));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200]);
    const row = await ticketOf(ticket.id);
    expect(row.status).toBe('OPEN');
    expect(row.events.items.filter((event: Any) => event.body === said.body)).toMatchObject([{ direction: 'IN', channel: 'CHAT', authorName: '周敏' }]);
    expect(portal.reason(await portal.post('/ticket/reply', token, { ...said, body: 'something else' }))).toBe('IDEMPOTENCY_REUSED');
    await run('resolveTicket', { id: ticket.id, expectedVersion: await fresh(ticket.id), solution: '已换货', callBack: false });
    await w.ask(w.tokens.agent, 'mutation ($input: ReasonedTicketInput!) { closeTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: await fresh(ticket.id) } });
    await portal.post('/ticket/reply', token, { key: 'k-reply-000002', body: '又坏了' });
    expect(await ticketOf(ticket.id)).toMatchObject({ status: 'OPEN', reopenCount: 1 });
  });

  test('C-35: a good rating is the promised call: closed, scored, once; there is nothing to rate before it is solved or after', async () => {
    const { ticket, token } = await linked();
    expect(portal.reason(await portal.post('/ticket/rating', token, { key: 'k-rate-000000', score: 5 }))).toBe('PORTAL_NO_RATING');
    await solved(ticket);
    for (const score of [0, 6, 4.5, '5']) expect((await portal.post('/ticket/rating', token, { key: 'k-rate-000001', score })).status).toBe(400);
    const [one, two] = await Promise.all([1, 2].map(() => portal.post('/ticket/rating', token, { key: 'k-rate-000002', score: 5, remark: '很快' })));
    expect([one?.status, two?.status]).toEqual([200, 200]);
    expect(one?.body).toMatchObject({ state: { key: 'CLOSED' }, satisfaction: 5, canRate: false });
    expect(await ticketOf(ticket.id)).toMatchObject({ status: 'CLOSED', satisfaction: 5, callbacks: [{ outcome: 'REACHED', satisfaction: 5, remark: '很快' }] });
    expect(portal.reason(await portal.post('/ticket/rating', token, { key: 'k-rate-000003', score: 1 }))).toBe('PORTAL_NO_RATING');
  });

  test('C-35: a bad score opens it again; the second one lifts it to the area supervisor', async () => {
    const { ticket, token } = await linked({ body: '想问一下发票', level: 'L1', needClass: 'ORDINARY' });
    await solved(ticket);
    await portal.post('/ticket/rating', token, { key: 'k-bad-0000001', score: 1, remark: '没解决' });
    const once = await ticketOf(ticket.id);
    expect(once).toMatchObject({ status: 'OPEN', satisfaction: 1, reopenCount: 1, level: 'L1' });
    await solved(ticket);
    expect((await portal.post('/ticket/rating', token, { key: 'k-bad-0000002', score: 2 })).status).toBe(200);
    const again = await ticketOf(ticket.id);
    expect(again).toMatchObject({ status: 'OPEN', satisfaction: 2, reopenCount: 2, level: 'L2' });
    expect(again.events.items.map((event: Any) => event.act)).toContain('escalate');
  });
});

describe('attack A05: by number and the end of a phone', () => {
  const find = (number: string, digits: string) => portal.post('/find', null, { number, digits });
  test('attack A59: the right digits open it for two hours; a wrong number, wrong digits and a ticket without a phone answer alike', async () => {
    await w.http.db.write.query('delete from sign_in_tries');
    const ticket = await w.open(w.tokens.agent, { phone: '13987654321' });
    const bare = await w.open(w.tokens.agent, {});
    const right = await find(ticket.number, '654321');
    expect(right.status).toBe(200);
    expect(Date.parse(right.body.expiresAt) - Date.now()).toBeLessThanOrEqual(2 * 3_600_000);
    expect((await portal.get('/ticket', right.body.token)).body.number).toBe(ticket.number);
    expect((await find(ticket.number.toLowerCase(), '654321')).body.token).toBe(right.body.token);
    const wrong = [await find(ticket.number, '654322'), await find('T-200101-0001', '654321'), await find(bare.number, '000000')];
    expect(new Set(wrong.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(wrong[0]?.status).toBe(404);
    for (const bad of [{ number: ticket.number, digits: '54321' }, { number: "T-1' or 1=1", digits: '654321' }, { number: ticket.number }, []]) expect((await portal.post('/find', null, bad)).status).toBe(400);
  });
  test('attack A59: five wrong tries of a number in a quarter of an hour, then even the right digits wait; right ones are not counted', async () => {
    await w.http.db.write.query('delete from sign_in_tries');
    const ticket = await w.open(w.tokens.agent, { phone: '13911112222' });
    for (let n = 0; n < 8; n += 1) expect((await find(ticket.number, '112222')).status).toBe(200);
    const wrong = await Promise.all(Array.from({ length: 20 }, (_, n) => find(ticket.number, `1000${String(n).padStart(2, '0')}`)));
    expect(wrong.filter((one) => one.status === 404)).toHaveLength(5);
    const now = await find(ticket.number, '112222');
    expect([now.status, portal.reason(now)]).toEqual([429, 'PORTAL_OFTEN']);
    expect(Number(now.headers.get('retry-after'))).toBeGreaterThan(0);
  });
  test('attack A59: one address may be wrong forty times, whatever numbers it tries', async () => {
    await w.http.db.write.query('delete from sign_in_tries');
    const answers = [];
    for (let n = 0; n < 42; n += 1) answers.push(await find(`T-200102-${String(n).padStart(4, '0')}`, '123456'));
    expect(answers.filter((one) => one.status === 404)).toHaveLength(40);
    expect(answers.at(-1)?.status).toBe(429);
    await w.http.db.write.query('delete from sign_in_tries');
  });
});

describe('links and what becomes of their ticket', () => {
  test('a ticket that was joined goes on under the same link when it is the same customer’s; a nameless one’s link is dead', async () => {
    const customerId = await w.customer('吴芳', w.stores[0] as string);
    const stays = await w.open(w.tokens.agent, { customerId, body: '灯坏了' });
    const hers = await linked({ customerId, body: '灯还是坏的' });
    const nameless = await linked({ body: '灯坏了吗' });
    const join = async (otherId: string) => run('joinTickets', { id: stays.id, expectedVersion: await fresh(stays.id), otherId });
    await join(hers.ticket.id);
    expect((await portal.get('/ticket', hers.token)).body.number).toBe(stays.number);
    await join(nameless.ticket.id);
    expect((await portal.get('/ticket', nameless.token)).status).toBe(404);
  });

  test('merged customers keep their links; who is erased has none', async () => {
    const [one, two] = [await w.customer('林一', w.stores[0] as string), await w.customer('林一', w.stores[0] as string)];
    const { token } = await linked({ customerId: two });
    const version = (await w.ask(w.tokens.admin, 'query ($id: ID!) { customer(id: $id) { version } }', { id: one })).customer.version;
    await w.ask(w.tokens.admin, 'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }', { input: { id: one, expectedVersion: version, mergedId: two } });
    expect((await portal.get('/ticket', token)).status).toBe(200);
    await w.ask(w.tokens.admin, 'mutation ($id: ID!) { eraseCustomer(id: $id, reason: "asked for it in writing") { id } }', { id: one });
    expect((await portal.get('/ticket', token)).status).toBe(404);
  });
});
