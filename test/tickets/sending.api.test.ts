// What we write reaches the customer: by the mail server in the thread of her mails, by the system that brings her messages, with its photos; and where it does not, whoever wrote it knows.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TicketChannel } from '../../schema/tickets/kinds.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { startMail } from '../../server/platform/notify/mail.service.ts';
import { signed } from '../../server/platform/outgoing/signature.rules.ts';
import { goesAsMail } from '../../server/tickets/intake/intake.reply.ts';
import { fitting, isCarried, mailWords, waysOf } from '../../server/tickets/sending/sending.rules.ts';
import { photo as photoBytes } from '../platform/files-fixture.ts';
import { mailServer, type MailServer } from '../support/smtp.ts';
import { filesOf } from './file-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let files: ReturnType<typeof filesOf>;
let smtp: MailServer;
let mail: { stop(): void } | undefined;
let server: Server;
let answerWith = 200;
const sent: { headers: Record<string, string>; body: string; read: Any }[] = [];
const secrets: Record<string, string> = {};
const SAVE = 'mutation ($input: SaveIntakeChannelInput!) { saveIntakeChannel(input: $input) { id version } }';
const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id version } }';
const READ = `query ($n: String!) { tickets(filter: { number: { eq: $n } }) { items { id number contactEmail events(page: { limit: 50 }) { items { id direction body delivery detail } } } } }`;
const sweep = (hours = 0) => sweepDue(w.http.db, { now: () => new Date(Date.now() + hours * 3_600_000 + 1_000) });
const ticketOf = async (number: string, token = w.tokens.agent): Promise<Any> => (await w.ask(token, READ, { n: number })).tickets.items[0];
const said = async (number: string, body: string): Promise<Any> => (await ticketOf(number)).events.items.find((event: Any) => event.body === body);
const reply = (id: string, body: string, more: object = {}, token = w.tokens.agent) => w.ask(token, REPLY, { input: { id, idempotencyKey: key(), body, ...more } });
let serial = 0;
const bring = async (channel: string, message: object): Promise<Any> => {
  const body = JSON.stringify(message);
  const answer = await fetch(`${w.http.url}/intake/${channel}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...signed(secrets[channel] as string, `in-${(serial += 1)}`, body, new Date()) } });
  return answer.json();
};

beforeAll(async () => {
  w = await ticketWorld();
  files = filesOf(w);
  smtp = await mailServer();
  mail = startMail(w.http.db, { url: smtp.url });
  server = createServer((req, res) => {
    let body = '';
    req.on('data', (piece) => { body += String(piece); });
    req.on('end', () => { sent.push({ headers: req.headers as Record<string, string>, body, read: JSON.parse(body) }); res.writeHead(answerWith).end('{}'); });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  w.http.db.settings.outgoing = [`127.0.0.1:${port}`];
  for (const [name, channel, adapter, deliverUrl] of [['post', 'EMAIL', 'mail', null], ['wecom', 'WECOM', 'plain', `http://127.0.0.1:${port}/send`]]) {
    const made = (await w.ask(w.tokens.admin, SAVE, { input: { key: name, nameZh: name === 'post' ? '邮箱' : '企业微信', nameEn: name, channel, adapter, storeId: w.stores[0], deliverUrl } })).saveIntakeChannel;
    secrets[name as string] = (await w.ask(w.tokens.admin, 'mutation ($id: ID!, $v: Int!) { renewIntakeSecret(id: $id, expectedVersion: $v) { secret } }', { id: made.id, v: made.version })).renewIntakeSecret.secret;
  }
});
afterAll(async () => { mail?.stop(); files?.clear(); await smtp?.close(); await w?.end(); await new Promise((done) => { server?.close(done); }); });

describe('D-09, D-22: an answer goes back by the way she came', () => {
  test('whoever writes a mail without being known is answered by mail, in her thread, with the photo; her next mail finds the ticket', async () => {
    const came = await bring('post', { from: '陈某 <Chen@Example.com>', subject: '瓷砖色差', text: '两箱颜色不一样', messageId: '<m-1@example.com>' });
    const ticket = await ticketOf(came.ticket);
    expect(ticket.contactEmail).toBe('c***@example.com');
    // That it came in is said at once, by a mail that no program answers.
    expect(came.reply).toBeNull();
    await sweep();
    const [word] = smtp.mails.splice(0).filter((each) => each.to.includes('chen@example.com'));
    expect(word?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(word?.raw).toMatch(/^In-Reply-To: <m-1@example\.com>/m);
    expect(ticket.events.items.find((event: Any) => event.body?.includes(`工单号 ${came.ticket}`))).toMatchObject({ direction: 'OUT', delivery: 'WAITING' });
    expect((await ticketOf(came.ticket)).events.items.find((event: Any) => event.body?.includes(`工单号 ${came.ticket}`))).toMatchObject({ delivery: 'SENT' });
    const photoId = await files.send(w.tokens.agent);
    await reply(ticket.id, '请看这张色卡，哪一块更接近？', { fileIds: [photoId] });
    expect(await said(came.ticket, '请看这张色卡，哪一块更接近？')).toMatchObject({ delivery: 'WAITING' });
    await sweep();
    const [one, ...others] = smtp.mails.filter((each) => each.to.includes('chen@example.com'));
    expect(others).toEqual([]);
    expect(one?.subject).toBe(`Re: 瓷砖色差 [${came.ticket}]`);
    expect(one?.raw).toMatch(/^In-Reply-To: <m-1@example\.com>/m);
    expect(one?.raw).not.toMatch(/^Auto-Submitted/m);
    expect(one?.raw).toMatch(/^Content-Type: image\/jpeg/m);
    expect(one?.raw.replace(/\s/g, '')).toContain(Buffer.from('请看这张色卡，哪一块更接近？').toString('base64').slice(0, 30));
    expect(await said(came.ticket, '请看这张色卡，哪一块更接近？')).toMatchObject({ delivery: 'SENT', detail: { zh: '邮件', en: 'e-mail' } });
    // She answers ours, and her program says nothing of the older one.
    const again = await bring('post', { from: 'chen@example.com', subject: one?.subject, text: '左边那块', messageId: '<m-2@example.com>', inReplyTo: one?.messageId });
    expect(again).toMatchObject({ ticket: came.ticket, outcome: 'REPLIED' });
    // Nothing is carried twice, and what she said is not carried at all.
    await sweep(1);
    expect(smtp.mails.filter((each) => each.to.includes('chen@example.com'))).toHaveLength(1);
    expect(await said(came.ticket, '左边那块')).toMatchObject({ delivery: null });
  });

  test('a chat goes by the system that brings it, signed, as an answer to her message; never as a mail or a text message instead', async () => {
    const came = await bring('wecom', { messageId: 'wx-7', from: { openId: 'wm-9', phone: '13812340000', name: '周敏' }, text: '少送一瓶酱油' });
    const { id } = await ticketOf(came.ticket);
    sent.length = 0;
    await reply(id, '今天给您补送。', { fileIds: [await files.send(w.tokens.agent)] });
    await sweep();
    expect(sent).toHaveLength(1);
    const [one] = sent;
    expect(one?.read).toMatchObject({ type: 'message.send', ticketNumber: came.ticket, text: '今天给您补送。', inReplyTo: 'wx-7', left: [], to: { phone: '+8613812340000', name: '周敏' } });
    expect(one?.read.attachments).toEqual([{ name: '照片.jpg', contentBase64: expect.stringMatching(/^\/9j\//) }]);
    const at = new Date(Number(one?.headers['webhook-timestamp']) * 1_000);
    expect(signed(secrets.wecom as string, one?.headers['webhook-id'] as string, one?.body as string, at)['webhook-signature']).toBe(one?.headers['webhook-signature']);
    // By mouth nothing is carried; by a channel that nothing sends by, the thread says so.
    await reply(id, '电话里说过了。', { channel: 'PHONE' });
    await reply(id, '网页上也回一句。', { channel: 'CHAT' });
    await sweep();
    expect([await said(came.ticket, '电话里说过了。'), await said(came.ticket, '网页上也回一句。')].map((event) => event.delivery)).toEqual([null, 'NO_WAY']);
    expect(sent).toHaveLength(1);
  });

  test('what is not taken is asked again under the same key; in the end whoever wrote it is told', async () => {
    const came = await bring('wecom', { messageId: 'wx-8', from: { openId: 'wm-10', name: '林一' }, text: '灯不亮' });
    const { id } = await ticketOf(came.ticket);
    answerWith = 503;
    sent.length = 0;
    await reply(id, '明天上门。');
    for (let n = 0; n < 12; n += 1) await sweep(n + 1);
    answerWith = 200;
    expect(sent).toHaveLength(10);
    expect(new Set(sent.map((each) => each.headers['webhook-id'])).size).toBe(1);
    expect(await said(came.ticket, '明天上门。')).toMatchObject({ delivery: 'FAILED', detail: { zh: '企业微信' } });
    const { notifications } = await w.ask(w.tokens.agent, '{ notifications(page: { limit: 50 }) { items { titleZh titleEn } } }');
    expect(notifications.items).toContainEqual({ titleZh: `${came.ticket}：一条回复没发出去`, titleEn: `${came.ticket}: a reply did not go out` });
  });

  test('what is gone from the thread is written to nobody, and an address cannot be asked for letter by letter', async () => {
    const came = await bring('post', { from: 'wu@example.com', subject: '发票', text: '抬头错了', messageId: '<m-9@example.com>' });
    const { id } = await ticketOf(came.ticket);
    await reply(id, '重开好了。');
    await w.http.db.write.query(`update ticket_events set body = null where body = '重开好了。'`);
    await sweep();
    expect(smtp.mails.filter((each) => each.to.includes('wu@example.com')).map((each) => /^Auto-Submitted/m.test(each.raw))).toEqual([true]);
    expect((await w.refusal(w.tokens.finance, '{ tickets(filter: { contactEmail: { eq: "wu@example.com" } }) { total } }')).code).toBe('VALIDATION');
  });
});

describe('which messages, by which way', () => {
  test.each([
    [TicketChannel.EMAIL, 'user', true], [TicketChannel.WECOM, 'user', true], [TicketChannel.CHAT, 'system', true], [TicketChannel.PHONE, 'user', false], [TicketChannel.DESK, 'user', false],
    // A machine has said it itself.
    [TicketChannel.CHAT, 'apiKey', false],
  ] as const)('%s by %s: %s', (channel, kind, goes) => { expect(isCarried(channel, { kind })).toBe(goes); });
  test('keeps to its channel', () => {
    const channel = (name: string) => ({ id: '1', key: name, nameZh: name, nameEn: name, channel: name, deliverUrl: 'https://x.example', isHers: true, openId: null });
    expect(waysOf('WECOM', [channel('WECOM'), channel('PHONE')], true)).toEqual({ channels: [channel('WECOM')], hasMail: false });
    expect(waysOf('EMAIL', [channel('PHONE')], true)).toEqual({ channels: [], hasMail: true });
  });
  test('a subject of several lines makes no headers', () => { expect(mailWords({ number: 'T-1', subject: 'a\r\nBcc: x@y.example', body: 'b' }, 'en').subject).toBe('Re: a Bcc: x@y.example [T-1]'); });
  test('attachments go as far as they fit; the others are named', () => {
    expect(fitting([{ name: 'a', bytes: 5_000_000 }, { name: 'b', bytes: 2_000_000 }, { name: 'c', bytes: 900_000 }])).toEqual({ taken: [{ name: 'a', bytes: 5_000_000 }, { name: 'c', bytes: 900_000 }], left: ['b'] });
  });
});

test('a program that writes by itself is not answered by ours', async () => {
  expect(['noreply@x.example', 'MAILER-DAEMON@x.example', 'no-reply+7@x.example', 'bounce-12@x.example'].map((one) => goesAsMail('mail', one))).toEqual([false, false, false, false]);
  expect([goesAsMail('mail', 'chen@x.example'), goesAsMail('mail', 'noreplychen@x.example'), goesAsMail('mail', null), goesAsMail('plain', 'chen@x.example')]).toEqual([true, true, false, false]);
  const came = await bring('post', { from: 'noreply@example.com', subject: '退信', text: '投递失败', messageId: '<m-20@example.com>' });
  await sweep();
  expect(smtp.mails.filter((each) => each.to.includes('noreply@example.com'))).toEqual([]);
  expect((await ticketOf(came.ticket)).events.items.filter((event: Any) => event.direction === 'OUT')).toEqual([]);
});

test('mails as they travel: GB18030 with a photo opens a ticket; an answer that names our mail alone finds it; an absence note moves nothing; a report of delivery tells the writer; nothing loops', async () => {
  const raw = (...lines: (string | Buffer)[]): object => ({ raw: Buffer.concat(lines.flatMap((line) => [typeof line === 'string' ? Buffer.from(line) : line, Buffer.from('\r\n')])).toString('base64') });
  const from = 'From: =?gb18030?B?1tzD9A==?= <zhou@example.org>';
  const photo = await photoBytes(60, 40);
  const came = await bring('post', raw(from, 'Subject: =?gb2312?B?tMnXqcmrsu4=?=', 'Message-ID: <raw-1@example.org>', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=gb18030', 'Content-Transfer-Encoding: 8bit', '', Buffer.from('c1bdcfe4b4c9d7a9d3d0c9abb2ee', 'hex'), '--b', "Content-Type: image/jpeg", "Content-Disposition: attachment; filename*=UTF-8''%E8%89%B2%E5%B7%AE.jpg", 'Content-Transfer-Encoding: base64', '', photo.toString('base64'), '--b--'));
  expect(came).toMatchObject({ outcome: 'OPENED', refused: [] });
  const read = async (): Promise<Any> => (await w.ask(w.tokens.agent, 'query ($n: String!) { tickets(filter: { number: { eq: $n } }) { items { id version subject status contactName files { name } events(page: { limit: 50 }) { items { direction body act delivery } } } } }', { n: came.ticket })).tickets.items[0];
  expect(await read()).toMatchObject({ subject: '瓷砖色差', contactName: '周敏', files: [{ name: '色差.jpg' }] });
  expect((await read()).events.items.find((event: Any) => event.direction === 'IN').body).toBe('两箱瓷砖有色差');
  const { id } = await read();
  await reply(id, '明天给您换。');
  await sweep();
  const ours = smtp.mails.filter((each) => each.to.includes('zhou@example.org')).at(-1);
  expect(ours?.messageId).toContain(`<${came.ticket}.message-`);
  // Another subject, no number in it: the id of our mail is enough.
  const again = await bring('post', raw(from, 'Subject: hello', 'Message-ID: <raw-2@example.org>', `In-Reply-To: ${ours?.messageId}`, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', '=E5=A5=BD=E7=9A=84'));
  expect(again).toMatchObject({ ticket: came.ticket, outcome: 'REPLIED' });
  const solved = await read();
  await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id, expectedVersion: solved.version, solution: '已换货' } });
  const before = await read();
  const mails = smtp.mails.length;
  const away = await bring('post', raw(from, 'Subject: Out of office', 'Message-ID: <raw-3@example.org>', `In-Reply-To: ${ours?.messageId}`, 'Auto-Submitted: auto-replied', '', 'I am away.'));
  expect(away).toMatchObject({ ticket: came.ticket, outcome: 'REPLIED', reply: null });
  expect(await read()).toMatchObject({ status: before.status, version: before.version });
  expect((await read()).events.items.find((event: Any) => event.act === 'autoMail')).toMatchObject({ direction: 'IN', body: 'I am away.' });
  const report = raw('From: MAILER-DAEMON@mx.example.org', 'Return-Path: <>', 'Message-ID: <raw-4@mx.example.org>', 'Content-Type: multipart/report; report-type=delivery-status; boundary=r', '', '--r', '', 'Not delivered.', '--r', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${ours?.messageId}`, '--r--');
  expect(await bring('post', report)).toMatchObject({ ticket: came.ticket, outcome: 'REPLIED', reply: null });
  expect((await read()).events.items.find((event: Any) => event.body === '明天给您换。')).toMatchObject({ delivery: 'FAILED' });
  const { notifications } = await w.ask(w.tokens.agent, '{ notifications(page: { limit: 50 }) { items { titleZh } } }');
  expect(notifications.items).toContainEqual({ titleZh: `${came.ticket}：一条回复没发出去` });
  // One that names no mail of ours is nobody's: a ticket for people, and no word back.
  const stray = await bring('post', raw('From: MAILER-DAEMON@mx.example.org', 'Message-ID: <raw-5@mx.example.org>', 'Content-Type: multipart/report; boundary=r', '', '--r', '', 'Not delivered.', '--r', 'Content-Type: text/rfc822-headers', '', 'Message-ID: <T-261125-0001.message-99999999@x>', '--r--'));
  expect(stray.outcome).toBe('OPENED');
  await sweep();
  expect(smtp.mails.length).toBe(mails);
});
