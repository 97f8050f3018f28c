// A customer's link in nobody's hands but hers: no answer, row, event or export has its token; the sending system alone is given it, until it is taken back.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortalPurpose } from '../../schema/tickets/portal.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { readEnv } from '../../server/core/env.ts';
import { outsideOf } from '../../server/main.ts';
import { startMail } from '../../server/platform/notify/mail.service.ts';
import { signed } from '../../server/platform/outgoing/signature.rules.ts';
import { wayTo, type OutChannel } from '../../server/tickets/portal/link-way.rules.ts';
import { surveyToken } from '../../server/voice/survey-token.rules.ts';
import { shipForms } from '../../server/forms/form.service.ts';
import { sendKept } from '../../server/tickets/sending/kept.service.ts';
import { inviteDue } from '../../server/voice/invite.service.ts';
import { shipSurveys } from '../../server/voice/survey.service.ts';
import { mailServer } from '../support/smtp.ts';
import { portalOf, REVOKE, SHARE, tokenFor } from './portal-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let portal: ReturnType<typeof portalOf>;
let server: Server;
let secret = '';
let answerWith = 200;
const sent: { headers: Record<string, string>; body: string; read: Any }[] = [];
const SAVE = 'mutation ($input: SaveIntakeChannelInput!) { saveIntakeChannel(input: $input) { id version deliverUrl } }';
const system = (hours = 0) => systemContext(w.http.db, { name: 'test', clock: { now: () => new Date(Date.now() + hours * 3_600_000) } });
const sweep = (hours = 0) => sweepDue(w.http.db, { now: () => new Date(Date.now() + hours * 3_600_000 + 1_000) });
const share = async (ticketId: string): Promise<Any> => (await w.ask(w.tokens.agent, SHARE, { input: { ticketId, idempotencyKey: key() } })).link;
const seen = async (id: string, token = w.tokens.agent): Promise<Any> => (await w.ask(token, `query ($id: ID!) { ticket(id: $id) { portalLinks { id version isLive sending sentTo sentBy sentAt revokedAt } events(page: { limit: 50 }) { items { kind act detail body direction } } } }`, { id })).ticket;
const known = (name: string, phone: string): Promise<string> => w.customer(name, w.stores[0] as string, { phone });

beforeAll(async () => {
  w = await ticketWorld();
  portal = portalOf(w);
  w.http.db.settings.publicUrl = 'https://care.example';
  server = createServer((req, res) => {
    let body = '';
    req.on('data', (piece) => { body += String(piece); });
    req.on('end', () => { sent.push({ headers: req.headers as Record<string, string>, body, read: JSON.parse(body) }); res.writeHead(answerWith).end('{}'); });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  w.http.db.settings.outgoing = [`127.0.0.1:${port}`];
  const made = (await w.ask(w.tokens.admin, SAVE, { input: { key: 'sms', nameZh: '短信', nameEn: 'Text messages', channel: 'PHONE', storeId: w.stores[0], deliverUrl: `http://127.0.0.1:${port}/send` } })).saveIntakeChannel;
  secret = (await w.ask(w.tokens.admin, 'mutation ($id: ID!, $v: Int!) { renewIntakeSecret(id: $id, expectedVersion: $v) { secret } }', { id: made.id, v: made.version })).renewIntakeSecret.secret;
});
afterAll(async () => { await w?.end(); await new Promise((done) => { server?.close(done); }); });

/** Every text of every table; the rows in which a word stands. */
async function tablesWith(word: string): Promise<string[]> {
  const { rows } = await w.http.db.write.query<{ name: string }>(`select c.relname name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p')`);
  const found: string[] = [];
  for (const { name } of rows) {
    const where = name.startsWith('_private') ? `graphile_worker.${name}` : `public."${name}"`;
    const { rows: [hit] } = await w.http.db.write.query<{ n: number }>(`select count(*)::int n from ${where} t where t::text like $1`, [`%${word}%`]).catch(() => ({ rows: [{ n: 0 }] }));
    if (hit?.n) found.push(name);
  }
  return found;
}

describe('C-23, attack A30: a link is the customer’s alone', () => {
  test('its token stands in no row and no answer to any role: thread, links, events, notifications, the log, what an export writes; the sending system has it, signed, and it opens the ticket', async () => {
    const ticket = await w.open(w.tokens.agent, { customerId: await known('周敏', '13812345678'), contactName: '周敏' });
    const link = await share(ticket.id);
    const photos = (await w.ask(w.tokens.agent, 'mutation ($input: RequestRemoteDiagnosisInput!) { row: requestRemoteDiagnosis(input: $input) { link { id purpose } } }', { input: { ticketId: ticket.id, idempotencyKey: key(), guide: 'tile' } })).row.link;
    const tokens = [tokenFor(w, link), tokenFor(w, photos)];
    sent.length = 0;
    await sweep();
    const [one, two] = tokens.map((token) => sent.find((mail) => mail.body.includes(token)));
    expect(one?.read).toMatchObject({ type: 'message.send', ticketNumber: ticket.number, lang: 'zh', to: { phone: '+8613812345678', name: '周敏' } });
    expect(one?.read.text).toContain(`https://care.example/portal/ticket#${tokens[0]}`);
    expect(two?.read.text).toContain(`https://care.example/portal/diagnosis#${tokens[1]}`);
    // Signed with the channel's own secret, under a key that a second try carries too.
    const at = new Date(Number(one?.headers['webhook-timestamp']) * 1_000);
    expect(signed(secret, one?.headers['webhook-id'] as string, one?.body as string, at)['webhook-signature']).toBe(one?.headers['webhook-signature']);
    expect((await portal.get('/ticket', tokens[0] as string)).body.number).toBe(ticket.number);

    const after = await seen(ticket.id);
    expect(after.portalLinks.find((row: Any) => row.id === link.id)).toMatchObject({ isLive: true, sending: 'SENT', sentTo: '138****5678', sentBy: '短信 / Text messages' });
    expect(after.events.items.filter((event: Any) => event.act === 'linkSent').map((event: Any) => event.detail)).toEqual(expect.arrayContaining([expect.objectContaining({ purpose: 'PROGRESS', linkId: link.id, to: '138****5678', zh: '短信' }), expect.objectContaining({ purpose: 'DIAGNOSIS', linkId: photos.id })]));

    const READ = `query ($id: ID!) {
      ticket(id: $id) { id subject events(page: { limit: 100 }) { items { body act detail authorName } } portalLinks { id purpose isLive sending sentTo sentBy expiresAt } diagnoses { id ask link { id isLive } } }
      tickets(page: { limit: 50 }) { items { id subject } } notifications(page: { limit: 50 }) { items { titleZh titleEn bodyZh bodyEn } } }`;
    const LOG = `{ auditLog(page: { limit: 200 }) { items { kind resource resourceId before after reason } } }`;
    let asked = 0;
    for (const [name, token] of Object.entries(w.tokens)) {
      for (const query of [READ, LOG]) {
        const answer = JSON.stringify(await w.http.gql(query, { token, variables: { id: ticket.id } }));
        expect(answer, name).not.toMatch(/Cannot query field|GRAPHQL_VALIDATION/);
        asked += 1;
        for (const secretOne of tokens) expect(answer, name).not.toContain(secretOne);
      }
    }
    expect(asked).toBe(Object.keys(w.tokens).length * 2);
    // The field that gave it away is no more.
    expect((await w.http.gql('query ($id: ID!) { ticket(id: $id) { portalLinks { address } } }', { token: w.tokens.admin, variables: { id: ticket.id } })).errors?.[0]?.message).toContain('address');
    // Exports, the outbox, webhooks, the due table and the private part of the log are rows too.
    for (const secretOne of tokens) expect(await tablesWith(secretOne)).toEqual([]);
    expect(await tablesWith('138****5678')).toEqual(expect.arrayContaining(['portal_links', 'ticket_events']));
  });

  test('what was sent before, in texts that stand in threads, is dead: its keys are others', async () => {
    const { createHmac, hkdfSync, createCipheriv } = await import('node:crypto');
    const ticket = await w.open(w.tokens.agent);
    const link = await share(ticket.id);
    const bytes = Buffer.from(hkdfSync('sha256', w.http.db.settings.secret, '', 'aftercare portal links', 64));
    const body = Buffer.alloc(9);
    body.writeBigUInt64BE(BigInt(link.id.split('-')[1]));
    body.writeUInt8(1, 8);
    const nonce = createHmac('sha256', bytes.subarray(32)).update(body).digest().subarray(0, 12);
    const cipher = createCipheriv('aes-256-gcm', bytes.subarray(0, 32), nonce);
    const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
    expect((await portal.get('/ticket', Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url'))).status).toBe(404);
    expect((await portal.get('/ticket', tokenFor(w, link))).status).toBe(200);
  });

  test('taken back before it went, it does not go; taken back after, it is dead and the thread says so', async () => {
    const ticket = await w.open(w.tokens.agent, { customerId: await known('吴芳', '13800001111') });
    const early = await share(ticket.id);
    await w.ask(w.tokens.agent, REVOKE, { input: { id: early.id, expectedVersion: early.version, reason: '发错人了' } });
    sent.length = 0;
    await sweep();
    expect(sent.filter((mail) => mail.read.ticketNumber === ticket.number)).toEqual([]);
    const late = await share(ticket.id);
    await sweep();
    expect(sent.filter((mail) => mail.read.ticketNumber === ticket.number)).toHaveLength(1);
    const version = (await seen(ticket.id)).portalLinks.find((row: Any) => row.id === late.id).version;
    await w.ask(w.tokens.agent, REVOKE, { input: { id: late.id, expectedVersion: version, reason: '手机丢了' } });
    expect((await portal.get('/ticket', tokenFor(w, late))).status).toBe(404);
    expect((await seen(ticket.id)).events.items.filter((event: Any) => event.act === 'revokeLink').map((event: Any) => event.detail)).toEqual(expect.arrayContaining([{ reason: '手机丢了' }]));
  });

  test('a sending system that is down is asked again under the same key, and in the end the ticket says that nothing went', async () => {
    const ticket = await w.open(w.tokens.agent, { customerId: await known('郑和', '13800002222') });
    answerWith = 503;
    sent.length = 0;
    await share(ticket.id);
    for (let n = 0; n < 12; n += 1) await sweep(n + 1);
    answerWith = 200;
    const tries = sent.filter((mail) => mail.read.ticketNumber === ticket.number);
    expect(tries).toHaveLength(10);
    expect(new Set(tries.map((mail) => mail.headers['webhook-id'])).size).toBe(1);
    const after = await seen(ticket.id);
    expect(after.portalLinks[0]).toMatchObject({ sending: 'FAILED', sentTo: null, isLive: true });
    expect(after.events.items.find((event: Any) => event.act === 'linkUnsent').detail).toMatchObject({ why: 'FAILED', zh: '短信' });
  });

  test('without phone, mail or open-id there is no way: said at once; the customer who is let in by the number finds her photos there', async () => {
    const ticket = await w.open(w.tokens.agent);
    await w.ask(w.tokens.agent, 'mutation ($input: RequestRemoteDiagnosisInput!) { row: requestRemoteDiagnosis(input: $input) { id } }', { input: { ticketId: ticket.id, idempotencyKey: key(), guide: 'general' } });
    await sweep();
    const { portalLinks: [link], events } = await seen(ticket.id);
    expect(link).toMatchObject({ sending: 'NO_WAY', sentTo: null });
    expect(events.items.find((event: Any) => event.act === 'linkUnsent').detail).toMatchObject({ purpose: 'DIAGNOSIS', why: 'NO_WAY' });
    const progress = await share(ticket.id);
    const { pages } = (await portal.get('/ticket', tokenFor(w, progress))).body;
    expect(pages).toEqual([{ purpose: 'DIAGNOSIS', path: expect.stringMatching(/^\/portal\/diagnosis#[\w-]{50,60}$/) }]);
    expect((await portal.get('/diagnosis', pages[0].path.split('#')[1])).status).toBe(200);
  });

  test('by her own mail where the chain sends mails, once', async () => {
    const smtp = await mailServer();
    const customerId = await w.customer('林一', w.stores[0] as string);
    await w.http.db.write.query(`update customers set email = 'lin@example.com' where id = $1`, [customerId]);
    const ticket = await w.open(w.tokens.agent, { customerId });
    // The process that answers people carries no mails: that the chain does is enough for it to say that the link is on its way.
    expect(outsideOf(readEnv({ DATABASE_URL: 'postgres://x/y', SMTP_URL: 'smtp://mail.example' }))).toMatchObject({ hasMail: true });
    w.http.db.settings.hasMail = true;
    const link = await share(ticket.id);
    expect((await seen(ticket.id)).portalLinks[0]).toMatchObject({ sending: 'WAITING' });
    delete w.http.db.settings.hasMail;
    const mail = startMail(w.http.db, { url: smtp.url });
    try {
      await sweep();
      const mails = smtp.mails.filter((one) => one.to.includes('lin@example.com'));
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain(`https://care.example/portal/ticket#${tokenFor(w, link)}`);
      expect(mails[0]?.subject).toBe(`工单 ${ticket.number}`);
      expect((await seen(ticket.id)).portalLinks[0]).toMatchObject({ sending: 'SENT', sentTo: 'l***@example.com', sentBy: '邮件 / e-mail' });
      expect(await tablesWith(tokenFor(w, link))).toEqual([]);
    } finally { mail.stop(); await smtp.close(); }
  });

  test('B-26: the link of a survey goes the same way, and stands in no row', async () => {
    await shipForms(system());
    await shipSurveys(system());
    const ticket = await w.open(w.tokens.agent, { customerId: await known('冯一', '13800003333'), storeId: w.stores[0] });
    const { version } = (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id })).ticket;
    await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: version, solution: '已退款' } });
    expect(await inviteDue(system(23.5))).toBe(1);
    sent.length = 0;
    await sweep(23.6);
    const { rows: [invitation] } = await w.http.db.write.query<{ id: string }>('select id::text from survey_invitations order by id desc limit 1');
    const token = surveyToken(w.http.db.settings.secret, invitation?.id as string);
    expect(sent.find((one) => one.read.ticketNumber === ticket.number)?.read.text).toContain(`https://care.example/portal/survey#${token}`);
    expect(await tablesWith(token)).toEqual([]);
  });

  test('D-10: where nothing can send, an invitation and a reply are kept and said to be; they go once a channel is there, by themselves or by a press, once', async () => {
    const RESEND = 'mutation ($input: ResendMessageInput!) { resendMessage(input: $input) { id } }';
    const INVITE = 'mutation ($input: InviteToSurveyInput!) { inviteToSurvey(input: $input) { id sending } }';
    const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id } }';
    const lines = async (id: string): Promise<Any[]> => (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events(page: { limit: 50 }) { items { id kind direction body act delivery detail } } } }', { id })).ticket.events.items;
    const line = async (id: string, body: string): Promise<Any> => (await lines(id)).find((one) => one.direction === 'OUT' && one.body?.includes(body));
    const refused = async (ticketId: string, eventId: string, token = w.tokens.agent): Promise<Any> => w.refusal(token, RESEND, { input: { ticketId, eventId, idempotencyKey: key() } });
    const rate = async (): Promise<Any> => (await w.ask(w.tokens.manager, '{ measure(key: "surveyInvitations.responseRate", period: { kind: ALL }) { sample } }')).measure.sample;
    await w.http.db.write.query('update intake_channels set is_active = false');
    const before = await rate();
    const customerId = await known('陈晨', '13800004444');
    const made = await w.open(w.tokens.agent, { customerId, storeId: w.stores[0], channel: 'CHAT' });
    await w.ask(w.tokens.agent, REPLY, { input: { id: made.id, idempotencyKey: key(), body: '给您重寄一箱。' } });
    const surveyId = (await w.ask(w.tokens.crm, '{ surveys { items { id key } } }')).surveys.items.find((one: Any) => one.key === 'ticket').id;
    const { inviteToSurvey: asked } = await w.ask(w.tokens.crm, INVITE, { input: { surveyId, customerId, ticketId: made.id, idempotencyKey: key().padEnd(10, 'x') } });
    // Kept, and said at once; nothing claims that it went.
    expect(asked.sending).toBe('NO_WAY');
    expect(await line(made.id, '给您重寄')).toMatchObject({ delivery: 'WAITING' });
    await sweep();
    const [reply, invitation] = [await line(made.id, '给您重寄'), await line(made.id, '〔链接只发给您本人〕')];
    expect([reply, invitation]).toMatchObject([{ delivery: 'NO_WAY', detail: { why: 'NO_CHANNEL' } }, { delivery: 'NO_WAY', detail: { why: 'NO_CHANNEL' } }]);
    expect((await lines(made.id)).find((one) => one.act === 'linkUnsent')?.detail).toMatchObject({ purpose: 'SURVEY', why: 'NO_WAY', none: 'NO_CHANNEL' });
    expect((await w.ask(w.tokens.crm, '{ kept: surveyInvitations(filter: { state: { eq: SENT }, sending: { eq: NO_WAY } }) { total } }')).kept.total).toBe(1);
    expect(await rate()).toBe(before);
    expect(await refused(made.id, reply.id)).toMatchObject({ code: 'POLICY', reason: 'MESSAGE_NO_CHANNEL' });
    expect(await refused(made.id, reply.id, w.tokens.elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(made.id, made.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await sendKept(system())).toBe(0);
    // A channel that sends text messages is on again: the link may take it, a chat’s reply never does.
    await w.http.db.write.query(`update intake_channels set is_active = true where key = 'sms'`);
    sent.length = 0;
    expect([await sendKept(system()), await sendKept(system())]).toEqual([1, 0]);
    await sweep();
    expect(sent.filter((one) => one.read.ticketNumber === made.number).map((one) => one.read.text)).toEqual([expect.stringContaining('/portal/survey#')]);
    expect(await line(made.id, '〔链接只发给您本人〕')).toMatchObject({ delivery: 'SENT', detail: { zh: '短信' } });
    expect((await w.ask(w.tokens.crm, `{ surveyInvitations(filter: { customerId: { eq: "${customerId}" } }) { items { sending state } } }`)).surveyInvitations.items).toEqual([{ sending: 'SENT', state: 'SENT' }]);
    expect(await rate()).toBe(before + 1);
    expect(await line(made.id, '给您重寄')).toMatchObject({ delivery: 'NO_WAY' });
    // A chat’s own: pressed twice, and the sweep beside it, it goes once.
    await w.http.db.write.query(`update intake_channels set channel = 'CHAT' where key = 'sms'`);
    const answers = await Promise.all([1, 2].map(() => w.http.gql(RESEND, { token: w.tokens.agent, variables: { input: { ticketId: made.id, eventId: reply.id, idempotencyKey: key() } } })));
    expect(answers.filter((one) => !one.errors)).toHaveLength(1);
    expect(await sendKept(system())).toBe(0);
    await sweep();
    expect(sent.filter((one) => one.read.text === '给您重寄一箱。')).toHaveLength(1);
    expect(await line(made.id, '给您重寄')).toMatchObject({ delivery: 'SENT' });
    expect(await refused(made.id, reply.id)).toMatchObject({ code: 'POLICY', reason: 'MESSAGE_NOT_KEPT' });
    // What is old, or of a ticket that is done with, is a person's to send.
    await w.ask(w.tokens.agent, REPLY, { input: { id: made.id, idempotencyKey: key(), body: '到了吗？', channel: 'WECOM' } });
    await sweep();
    await w.http.db.write.query(`update intake_channels set channel = 'WECOM' where key = 'sms'`);
    expect(await sendKept(system(24 * 4))).toBe(0);
    expect(await sendKept(system())).toBe(1);
    await w.http.db.write.query(`update intake_channels set channel = 'PHONE' where key = 'sms'`);
  });

  test('an address that is not called is refused; only the administrator names one', async () => {
    const input = { key: 'other', nameZh: '别', nameEn: 'other', channel: 'CHAT', storeId: w.stores[0] };
    for (const deliverUrl of ['http://example.com/x', 'https://10.0.0.1/x', 'ftp://example.com', 'https://user:pw@example.com/']) expect((await w.refusal(w.tokens.admin, SAVE, { input: { ...input, deliverUrl } })).fields['input.deliverUrl'], deliverUrl).toMatchObject({ reason: 'INTAKE_DELIVER' });
    expect(await w.refusal(w.tokens.manager, SAVE, { input: { ...input, deliverUrl: 'https://example.com/x' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await w.ask(w.tokens.admin, SAVE, { input: { ...input, deliverUrl: ' ' } })).saveIntakeChannel.deliverUrl).toBeNull();
  });
});

describe('which way', () => {
  const channel = (id: number, more: Partial<OutChannel> = {}): OutChannel => ({ id: String(id), key: `c${id}`, nameZh: `渠道${id}`, nameEn: `Channel ${id}`, channel: 'WECOM', deliverUrl: 'https://x.example', isHers: false, openId: null, ...more });
  const her = { phone: '+8613812345678', email: 'a@b.example', ticketChannel: 'WECOM' };
  test.each([
    ['the one by which she wrote', { ...her, hasMail: true, channels: [channel(1, { channel: 'PHONE' }), channel(2, { isHers: true })] }, 'c2', '+8613812345678'],
    ['the ticket’s kind of channel, by her phone', { ...her, hasMail: false, channels: [channel(1, { channel: 'PHONE' }), channel(2)] }, 'c2', '+8613812345678'],
    ['her mail before text messages', { ...her, ticketChannel: 'DESK', hasMail: true, channels: [channel(1, { channel: 'PHONE' })] }, 'mail', 'a@b.example'],
    ['text messages where no mail is sent', { ...her, ticketChannel: 'DESK', hasMail: false, channels: [channel(1, { channel: 'PHONE' })] }, 'c1', '+8613812345678'],
    ['an open-id, without phone or mail', { phone: null, email: null, ticketChannel: 'DESK', hasMail: true, channels: [channel(1, { openId: 'o-1' })] }, 'c1', null],
    ['nothing', { phone: null, email: null, ticketChannel: 'WECOM', hasMail: true, channels: [channel(1), channel(2, { channel: 'PHONE' })] }, null, null],
  ])('%s', (_name, who, way, to) => {
    const found = wayTo(who);
    expect([found ? (found.channel?.key ?? 'mail') : null, found?.to?.value ?? null]).toEqual([way, to]);
  });
  test('purposes on the wire are those that are declared', () => { expect(Object.keys(PortalPurpose)).toEqual(['PROGRESS', 'DIAGNOSIS']); });
});
