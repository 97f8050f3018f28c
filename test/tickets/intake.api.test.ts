// Intake over HTTP: signed messages become tickets or further words on the right thread, once each, whoever brings them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adapterOf, numbersIn, senderOf } from '../../server/tickets/intake/adapter.rules.ts';
import { signed } from '../../server/platform/outgoing/signature.rules.ts';
import { photo } from '../platform/files-fixture.ts';
import { ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let world: TicketWorld;
const secrets: Record<string, string> = {};
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-intake-'));
const SAVE = 'mutation ($input: SaveIntakeChannelInput!) { saveIntakeChannel(input: $input) { id key version isActive secretMadeAt } }';
const RENEW = 'mutation ($id: ID!, $v: Int!) { renewIntakeSecret(id: $id, expectedVersion: $v) { secret } }';
const channels: Record<string, Any> = {};
beforeAll(async () => {
  world = await ticketWorld();
  world.http.db.settings.dataDir = folder;
  for (const [key, channel, adapter] of [['wecom', 'WECOM', 'plain'], ['post', 'EMAIL', 'mail'], ['kiosk', 'KIOSK', 'plain']]) {
    const made = (await world.ask(world.tokens.admin, SAVE, { input: { key, nameZh: key, nameEn: key, channel, adapter, storeId: world.stores[0] } })).saveIntakeChannel;
    channels[key as string] = made;
    secrets[key as string] = (await world.ask(world.tokens.admin, RENEW, { id: made.id, v: made.version })).renewIntakeSecret.secret;
  }
});
afterAll(async () => { await world?.end(); rmSync(folder, { recursive: true, force: true }); });

let serial = 0;
const post = async (key: string, message: object | string, more: { id?: string; at?: Date; secret?: string; headers?: Record<string, string> } = {}): Promise<{ status: number; body: Any }> => {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  const marks = signed(more.secret ?? (secrets[key] as string), more.id ?? `msg-${(serial += 1)}`, body, more.at ?? new Date());
  const answer = await fetch(`${world.http.url}/intake/${key}`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...marks, ...more.headers } });
  return { status: answer.status, body: await answer.json() };
};
const ticket = async (number: string): Promise<Any> => (await world.ask(world.tokens.admin,
  `query ($n: String!) { tickets(filter: { number: { eq: $n } }) { items { id number subject status channel contactName store { id } customer { id } assignee { id } files { name } events { items { kind direction channel body act detail } } } } }`, { n: number })).tickets.items[0];
const count = async (table: string): Promise<number> => (await world.http.db.write.query(`select count(*)::int n from ${table}`)).rows[0].n;

describe('who may bring messages', () => {
  test('attack A55: a wrong signature, an old one, another channel’s, a changed body, no secret, a closed channel are refused alike; nothing is written', async () => {
    const body = JSON.stringify({ from: { openId: 'o-1' }, text: '灯不亮' });
    const before = await count('tickets');
    const good = signed(secrets.wecom as string, 'm-1', body, new Date());
    const send = (key: string, text: string, headers: object) => fetch(`${world.http.url}/intake/${key}`, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } });
    const made = (await world.ask(world.tokens.admin, SAVE, { input: { key: 'closed', nameZh: '关', nameEn: 'closed', channel: 'CHAT', storeId: world.stores[0] } })).saveIntakeChannel;
    const { secret } = (await world.ask(world.tokens.admin, RENEW, { id: made.id, v: 1 })).renewIntakeSecret;
    await world.ask(world.tokens.admin, SAVE, { input: { id: made.id, expectedVersion: 2, isActive: false } });
    const tries = [
      send('wecom', body, { ...good, 'webhook-signature': 'v1,AAAA' }), send('wecom', body.replace('灯', '门'), good), send('wecom', body, { ...good, 'webhook-id': 'm-2' }), send('wecom', body, {}),
      send('kiosk', body, good), send('nowhere', body, good), send('wecom', JSON.stringify({ text: '灯不亮', from: { openId: 'o-1' } }), good),
      send('wecom', body, signed(secrets.wecom as string, 'm-1', body, new Date(Date.now() - 301_000))), send('wecom', body, signed(secrets.wecom as string, 'm-1', body, new Date(Date.now() + 400_000))),
      send('closed', body, signed(secret, 'm-1', body, new Date())),
    ];
    const answers = await Promise.all(tries.map(async (one) => { const answer = await one; return { status: answer.status, reason: ((await answer.json()) as Any).errors[0].extensions.reason }; }));
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify({ status: 401, reason: 'INTAKE_SIGNATURE' })]));
    expect(await count('tickets')).toBe(before);
  });

  test('channels are the administrator’s; the secret is shown once, lies sealed, and the one before it is dead', async () => {
    expect(await world.refusal(world.tokens.manager, SAVE, { input: { key: 'mine' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.refusal(world.tokens.admin, SAVE, { input: { key: 'kiosk', nameZh: 'x', nameEn: 'x', channel: 'KIOSK', storeId: world.stores[0] } })).toMatchObject({ code: 'VALIDATION' });
    const { rows: [row] } = await world.http.db.write.query("select version, secret_sealed from intake_channels where key = 'kiosk'");
    expect(row.secret_sealed).not.toContain((secrets.kiosk as string).slice(6));
    const old = secrets.kiosk as string;
    secrets.kiosk = (await world.ask(world.tokens.admin, RENEW, { id: channels.kiosk.id, v: row.version })).renewIntakeSecret.secret;
    expect((await post('kiosk', { from: { openId: 'k' }, text: '退货' }, { secret: old })).status).toBe(401);
    const { rows } = await world.http.db.write.query("select after::text from events where kind = 'intakeChannel.secret-renewed'");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(row.secret_sealed);
  });

  test('what is not as agreed is refused with what is wrong', async () => {
    expect((await post('wecom', { from: { openId: 'x' } })).body.errors[0].extensions).toMatchObject({ code: 'VALIDATION', reason: 'INTAKE_MESSAGE' });
    expect((await post('post', { from: 'nobody', text: 'hm', messageId: '<1@x>' })).status).toBe(400);
    expect((await post('wecom', '{"from":{},"from":{},"text":"x"}')).status).toBe(400);
  });
});

describe('what a message becomes', () => {
  test('B-02, D-22: a member writes by WeCom: her ticket, found by open-id, phone or member number; her next words go on it', async () => {
    const customerId = await world.customer('周敏', world.stores[1] as string, { phone: '13812345678', memberNo: 'M-77' });
    const first = await post('wecom', { from: { openId: 'wx-zhou', phone: '13812345678', name: '小敏' }, text: '瓷砖有色差，两箱不一样', attachments: [{ name: '色差.jpg', contentBase64: (await photo(60, 40)).toString('base64') }, { name: '病毒.exe', contentBase64: Buffer.from('MZ a program of some length').toString('base64') }] });
    expect(first).toMatchObject({ status: 201, body: { outcome: 'OPENED', isRepeat: false, refused: ['病毒.exe'] } });
    const opened = await ticket(first.body.ticket);
    expect(opened).toMatchObject({ channel: 'WECOM', status: 'NEW', contactName: '小敏', customer: { id: customerId }, store: { id: world.stores[1] }, assignee: null, files: [{ name: '色差.jpg' }] });
    expect(opened.events.items).toContainEqual(expect.objectContaining({ act: 'refuseFiles', detail: { names: ['病毒.exe'] } }));
    // Known by her open-id alone from now on.
    const second = await post('wecom', { from: { openId: 'wx-zhou' }, text: '补充：批次 A12' });
    expect(second.body).toMatchObject({ outcome: 'REPLIED', ticket: first.body.ticket });
    const other = await post('kiosk', { from: { memberNo: 'M-77' }, text: '瓷砖有色差，两箱颜色不一样，来店里问' });
    expect(other.body.outcome).toBe('OPENED');
    const atKiosk = await ticket(other.body.ticket);
    expect(atKiosk.customer.id).toBe(customerId);
    // The same complaint by another way is offered for joining.
    const { ticketProposal } = await world.ask(world.tokens.admin, 'query ($id: ID!) { ticketProposal(input: { ticketId: $id }) { duplicates { number } } }', { id: atKiosk.id });
    expect(ticketProposal.duplicates.map((one: Any) => one.number)).toContain(first.body.ticket);
  });

  test('attack A55: the same message ten times at once, and again later, is one word on one ticket', async () => {
    const message = { messageId: 'once-1', from: { openId: 'wx-once' }, text: '快递没收到' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('wecom', message)));
    expect(new Set(answers.map((one) => one.body.ticket)).size).toBe(1);
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
    expect((await post('wecom', message, { id: 'another-envelope' })).body).toMatchObject({ isRepeat: true, ticket: answers[0]?.body.ticket });
    expect((await ticket(answers[0]?.body.ticket)).events.items.filter((event: Any) => event.kind === 'MESSAGE' && event.direction === 'IN')).toHaveLength(1);
  });

  test('D-21: a mail opens a ticket; an answer finds it by reference or number, without what it repeats; the quoted rest stays out', async () => {
    const mail = { from: '"Li Lei" <Li.Lei@Example.com>', subject: 'Lamp broken', text: 'The lamp arrived broken.', messageId: '<a1@example.com>' };
    const { body } = await post('post', mail);
    expect(await ticket(body.ticket)).toMatchObject({ subject: 'Lamp broken', channel: 'EMAIL', contactName: 'Li Lei' });
    const reply = await post('post', { ...mail, subject: 'Re: Lamp broken', text: 'Any news?\n\nOn Monday Aftercare wrote:\n> we look into it', messageId: '<a2@example.com>', inReplyTo: '<a1@example.com>' });
    expect(reply.body).toMatchObject({ outcome: 'REPLIED', ticket: body.ticket });
    const byNumber = await post('post', { ...mail, subject: `回复: [${body.ticket}] lamp`, text: 'Still waiting', messageId: '<a3@example.com>' });
    expect(byNumber.body).toMatchObject({ outcome: 'REPLIED', ticket: body.ticket });
    expect((await ticket(body.ticket)).events.items.filter((event: Any) => event.kind === 'MESSAGE' && event.direction === 'IN').map((event: Any) => event.body).sort()).toEqual(['Any news?', 'Still waiting', 'The lamp arrived broken.']);
  });

  test('attack A30: who names another’s ticket, or answers another’s mail, opens one of her own', async () => {
    const hers = (await post('post', { from: 'han@example.com', text: '发票开错了', messageId: '<h1@x>' })).body.ticket;
    const stranger = await post('post', { from: 'mallory@example.com', subject: `Re: ${hers}`, text: 'cancel it', messageId: '<m1@x>', inReplyTo: '<h1@x>' });
    expect(stranger.body.outcome).toBe('OPENED');
    expect(stranger.body.ticket).not.toBe(hers);
    expect((await post('wecom', { from: { openId: 'wx-mallory' }, ticketNumber: hers, text: 'mine now' })).body.outcome).toBe('OPENED');
    expect((await ticket(hers)).events.items.filter((event: Any) => event.kind === 'MESSAGE' && event.direction === 'IN')).toHaveLength(1);
  });

  test('a phone that two people share is nobody’s without a name, and hers with it', async () => {
    const [one] = [await world.customer('吴芳', world.stores[0] as string, { phone: '13711112222' }), await world.customer('吴强', world.stores[0] as string, { phone: '13711112222' })];
    const nameless = await ticket((await post('wecom', { from: { openId: 'w-1', phone: '13711112222' }, text: '请回电' })).body.ticket);
    expect(nameless.customer?.id).not.toBe(one);
    const named = await ticket((await post('wecom', { from: { openId: 'w-2', phone: '13711112222', name: '吴芳' }, text: '请回电' })).body.ticket);
    expect(named.customer.id).toBe(one);
  });
});

describe('attack A59: too much of one', () => {
  test('a flood of one sender is taken as far as the limit, the rest is 429 with the seconds to wait and nothing of it written; another sender is not held up', async () => {
    await world.http.db.write.query('delete from sign_in_tries');
    const [before, messages] = [await count('tickets'), await count('intake_messages')];
    const flood = async (n: number) => post('kiosk', { from: { openId: 'flood-1' }, text: `投诉第 ${n} 遍` }, { id: `flood-${n}` });
    const answers: { status: number; body: Any }[] = [];
    for (let n = 0; n < 100; n += 10) answers.push(...await Promise.all(Array.from({ length: 10 }, (_, k) => flood(n + k))));
    expect(answers.filter((one) => one.status === 201)).toHaveLength(60);
    const refused = answers.filter((one) => one.status !== 201);
    expect(new Set(refused.map((one) => one.status))).toEqual(new Set([429]));
    expect((await post('kiosk', { from: { openId: 'flood-2' }, text: '我只说一遍' })).status).toBe(201);
    // All on one thread, as it is one need told over and over; what was refused left nothing.
    expect(await count('tickets')).toBe(before + 2);
    expect(await count('intake_messages')).toBe(messages + 61);
    // What was taken is answered again as it was, however full the measure is.
    const taken = answers.findIndex((one) => one.status === 201);
    expect(await flood(taken)).toMatchObject({ status: 200, body: { isRepeat: true } });
    // Brought later, it is taken: nothing is lost.
    await world.http.db.write.query('delete from sign_in_tries');
    expect((await flood(answers.findIndex((one) => one.status === 429))).status).toBe(201);
  }, 60_000);
});

test('A-09: a device that predicts its fault opens a ticket of its owner before she complains; the same alert again is one, a further one goes on it', async () => {
  const made = (await world.ask(world.tokens.admin, SAVE, { input: { key: 'devices', nameZh: '联网设备', nameEn: 'Connected devices', channel: 'API', storeId: world.stores[0], continueHours: 168 } })).saveIntakeChannel;
  secrets.devices = (await world.ask(world.tokens.admin, RENEW, { id: made.id, v: made.version })).renewIntakeSecret.secret;
  const owner = await world.customer('何静', world.stores[1] as string, { memberNo: 'M-1024', phone: '13622223333' });
  const alert = { messageId: 'dev-8842:E6:2026-02-13', from: { openId: 'dev-8842', memberNo: 'M-1024' }, subject: '设备预警：空调压缩机', text: '空调 dev-8842 预测 7 天内压缩机故障（置信度 92%），开机没有冷风。错误码 E6。' };
  const first = await post('devices', alert);
  expect(first).toMatchObject({ status: 201, body: { outcome: 'OPENED' } });
  expect(await ticket(first.body.ticket)).toMatchObject({ subject: '设备预警：空调压缩机', channel: 'API', status: 'NEW', customer: { id: owner }, store: { id: world.stores[1] } });
  expect((await post('devices', alert)).body).toMatchObject({ isRepeat: true, ticket: first.body.ticket });
  // The device is known by itself from now on.
  const further = await post('devices', { messageId: 'dev-8842:E7:2026-02-14', from: { openId: 'dev-8842' }, text: '错误码 E7，电流升高' });
  expect(further.body).toMatchObject({ outcome: 'REPLIED', ticket: first.body.ticket });
  // Nobody of hers has said a word: it was handled before a complaint, and photos may be asked for at once.
  const { id } = await ticket(first.body.ticket);
  const { row } = await world.ask(world.tokens.admin, 'mutation ($input: RequestRemoteDiagnosisInput!) { row: requestRemoteDiagnosis(input: $input) { state ticket { customer { id } } } }', { input: { ticketId: id, idempotencyKey: 'device-photos', guide: 'appliance' } });
  expect(row).toEqual({ state: 'SENT', ticket: { customer: { id: owner } } });
});

test('the parts of a mail are read as people write them', async () => {
  expect(senderOf('a@b.cn')).toEqual({ email: 'a@b.cn', name: null });
  expect(senderOf('"王, 芳" <WF@b.cn>')).toEqual({ email: 'wf@b.cn', name: '王, 芳' });
  expect(senderOf('nobody')).toBeNull();
  expect(numbersIn('见 T-260213-0418 与 T-260213-0418, XT-260213-0419')).toEqual(['T-260213-0418']);
  expect((await adapterOf('mail')?.read({ from: 'a@b.cn', text: '> only quoted', messageId: '<1>' }))?.text).toBe('> only quoted');
  expect(adapterOf('fax')).toBeUndefined();
});
