// Telling people on a real database and by a real mail server: one alert a matter, digests instead of storms, quiet hours, retries that send one mail.
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import '../../server/jobs.ts';
import { frozenClock } from '../../server/core/clock.ts';
import { transact } from '../../server/core/transact.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { startMail } from '../../server/platform/notify/mail.service.ts';
import { defineAlert } from '../../server/platform/notify/notify.registry.ts';
import { notify, type Alert, type TellHow } from '../../server/platform/notify/notify.service.ts';
import { httpWorld, type HttpWorld } from '../http/http-fixture.ts';
import { mailServer, type MailServer } from '../support/smtp.ts';

defineAlert({ kind: 'test.alert', digest: { zh: '测试提醒', en: 'Test alerts' } });
defineAlert({ kind: 'test.urgent', digest: { zh: '紧急提醒', en: 'Urgent alerts' }, isUrgent: true });

let w: HttpWorld & { end(): Promise<void> };
let post: MailServer;
let mail: { stop(): void } | null = null;
const users: Record<string, string> = {};
const tokens: Record<string, string> = {};
// Monday, 12:00 in Shanghai.
const clock = frozenClock('2026-03-02T04:00:00Z');

beforeAll(async () => {
  w = await httpWorld();
  post = await mailServer();
  for (const [name, locale] of [['wang', 'zh'], ['smith', 'en'], ['nobody', 'zh']] as const) {
    const { rows: [employee] } = await w.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on, email) values ($1, $1, $1, $1, $2, 'p', 'l', 'REGULAR', '2020-01-01', $3) returning id::text`,
      [name, w.world.stores[0], name === 'nobody' ? null : `${name}@chain.example`]);
    users[name] = await w.world.addUser(name, [{ role: 'agent', scope: 'STORE', storeId: w.world.stores[0] as string }], employee?.id);
    await w.db.write.query('update users set locale = $2 where id = $1', [users[name], locale]);
    tokens[name] = (await w.world.signInAs(name)).token;
  }
});
beforeEach(async () => {
  clock.set('2026-03-02T04:00:00Z');
  await w.db.write.query('delete from notifications; delete from notification_mails; delete from notification_settings; delete from due_actions');
  post.mails.length = 0;
  post.busy = 0;
  post.onTaken = null;
  mail = startMail(w.db, { url: post.url, publicUrl: 'https://desk.example/' });
});
afterEach(() => { mail?.stop(); });
afterAll(async () => { await post?.close(); await w?.end(); });

const ctx = () => systemContext(w.db, { clock });
const tell = (name: string | string[], alert: Partial<Alert> = {}, how?: TellHow): Promise<string[]> => transact(ctx(), (tx) => notify(tx, [name].flat().map((one) => users[one] as string),
  { matter: 'ticket:1', kind: 'test.alert', title: { zh: '工单超时', en: 'A ticket is late' }, link: { resource: 'Ticket', id: 'W1-1' }, ...alert }, how));
const sweep = (): Promise<number> => sweepDue(w.db, { now: () => clock.now() });
const LIST = '{ notifications { total items { id matter titleZh titleEn count isDigest items readAt resource resourceId } } }';
const list = async (name: string) => (await w.gql(LIST, { token: tokens[name] as string })).data?.notifications as unknown as { total: number; items: Record<string, never>[] };

describe('telling', () => {
  test('one alert a matter: told again it is counted or left, never doubled; everybody sees her own alone', async () => {
    expect(await tell(['wang', 'smith'])).toHaveLength(2);
    expect(await tell('wang')).toEqual([]);
    expect((await list('wang')).items).toMatchObject([{ matter: 'ticket:1', count: 1, titleEn: 'A ticket is late', resource: 'Ticket', resourceId: 'W1-1' }]);
    await tell('wang', { again: true, title: { zh: '工单又超时', en: 'A ticket is late again' } });
    expect((await list('wang')).items).toMatchObject([{ count: 2, titleZh: '工单又超时', readAt: null }]);
    expect((await list('smith')).total).toBe(1);
    expect((await list('nobody')).total).toBe(0);
  });

  test('a storm becomes one: after five alerts of a kind within ten minutes the rest are gathered, each with its link', async () => {
    for (let i = 1; i <= 60; i += 1) await tell('wang', { matter: `ticket:${i}`, title: { zh: `第 ${i} 张`, en: `No. ${i}` }, link: { resource: 'Ticket', id: `W1-${i}` } });
    const { items } = await list('wang');
    expect(items).toHaveLength(6);
    const digest = items.find((one) => one.isDigest);
    expect(digest).toMatchObject({ titleEn: 'Test alerts', count: 55, resource: null });
    expect((digest?.items as unknown as unknown[] | undefined)?.length).toBe(50);
    expect((digest?.items as unknown as unknown[] | undefined)?.[0]).toEqual({ zh: '第 6 张', en: 'No. 6', resource: 'Ticket', id: 'W1-6' });
    // Others have their own count.
    await tell('smith', { matter: 'ticket:99' });
    expect((await list('smith')).items).toMatchObject([{ isDigest: false }]);
  });

  test('what comes late, because nothing ran, is one digest whatever its kind', async () => {
    for (let i = 1; i <= 12; i += 1) await tell('wang', { matter: `ticket:${i}`, kind: i % 2 ? 'test.alert' : 'test.urgent' }, { isLate: true });
    expect((await list('wang')).items).toMatchObject([{ isDigest: true, count: 12, titleEn: 'Fell due while the system was down' }]);
  });

  test('read is read: those named or all, one’s own alone; keys of machines read nothing', async () => {
    await tell(['wang', 'smith']);
    await tell('wang', { matter: 'ticket:2' });
    const [first] = (await list('wang')).items;
    const mark = async (name: string, input: object) => (await w.gql('mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) }', { token: tokens[name] as string, variables: { input } })).data?.markNotificationsRead;
    expect(await mark('smith', { ids: [first?.id] })).toBe(0);
    expect(await mark('wang', { ids: [first?.id] })).toBe(1);
    expect(await mark('wang', {})).toBe(1);
    expect(await mark('wang', {})).toBe(0);
    const unread = await w.gql('{ notifications(filter: { readAt: { isNull: true } }) { total } }', { token: tokens.wang as string });
    expect(unread.data?.notifications).toEqual({ total: 0 });
    expect((await list('smith')).items).toMatchObject([{ readAt: null }]);
  });

  test('P19: what one is told arrives live, and only one’s own', async () => {
    const client = createClient({ url: `${w.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { authToken: tokens.wang } });
    const heard: unknown[] = [];
    client.subscribe({ query: 'subscription { notificationReceived { titleEn count readAt } }' }, { next: ({ data }) => { heard.push(data?.notificationReceived); }, error: () => {}, complete: () => {} });
    const until = async (n: number): Promise<void> => { for (let i = 0; i < 200 && heard.length < n; i += 1) await new Promise((resolve) => { setTimeout(resolve, 50); }); };
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    await tell('smith');
    await tell('wang');
    await until(1);
    await tell('wang', { again: true });
    await until(2);
    expect(heard).toEqual([{ titleEn: 'A ticket is late', count: 1, readAt: null }, { titleEn: 'A ticket is late', count: 2, readAt: null }]);
    await w.gql('mutation { markNotificationsRead(input: {}) }', { token: tokens.wang as string });
    await until(3);
    expect(heard[2]).toMatchObject({ count: 2, readAt: expect.any(String) });
    await client.dispose();
  });
});

describe('mails', () => {
  test('what comes within a minute goes in one mail, in the reader’s language, with a link', async () => {
    await tell(['wang', 'smith', 'nobody']);
    await tell('wang', { matter: 'ticket:2', title: { zh: '第二张', en: 'The second' }, link: { resource: 'Ticket', id: 'W1-2' } });
    await sweep();
    expect(post.mails).toEqual([]);
    clock.advance(61_000);
    await sweep();
    expect(post.mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([[['smith@chain.example'], 'A ticket is late'], [['wang@chain.example'], '2 条提醒']]);
    expect(post.mails.find((one) => one.to[0]?.startsWith('wang'))?.text).toContain('https://desk.example/tickets/W1-2/show');
    await sweep();
    expect(post.mails).toHaveLength(2);
  });

  test('what was read meanwhile needs no mail, and who wants none gets none', async () => {
    await tell(['wang', 'smith']);
    await w.gql('mutation { markNotificationsRead(input: {}) }', { token: tokens.wang as string });
    await w.gql('mutation { saveNotificationSetting(input: { isMailOn: false }) { id } }', { token: tokens.smith as string });
    clock.advance(61_000);
    await tell('smith', { matter: 'ticket:3' });
    await sweep();
    clock.advance(61_000);
    await sweep();
    expect(post.mails).toEqual([]);
    expect((await list('smith')).total).toBe(2);
  });

  test('at night they wait until the quiet hours of the person’s store are over; what is urgent does not', async () => {
    clock.set('2026-03-02T15:30:00Z');
    await tell('wang');
    clock.set('2026-03-02T23:59:00Z');
    await sweep();
    expect(post.mails).toEqual([]);
    clock.set('2026-03-03T00:00:01Z');
    await sweep();
    expect(post.mails).toHaveLength(1);
    clock.set('2026-03-03T17:00:00Z');
    await tell('smith', { matter: 'ticket:9', kind: 'test.urgent' });
    await sweep();
    expect(post.mails).toHaveLength(2);
    const own = await w.gql('mutation { saveNotificationSetting(input: { quietFrom: "12:00", quietTo: "13:00" }) { quietFrom isMailOn } }', { token: tokens.wang as string });
    expect(own.data?.saveNotificationSetting).toEqual({ quietFrom: '12:00', isMailOn: true });
    clock.set('2026-03-04T04:30:00Z');
    await tell('wang', { matter: 'ticket:10' });
    clock.set('2026-03-04T04:59:00Z');
    await sweep();
    expect(post.mails).toHaveLength(2);
    clock.set('2026-03-04T05:00:01Z');
    await sweep();
    expect(post.mails).toHaveLength(3);
  });

  test('P14: a mail server that is busy gets the same mail again; one that took it before the crash knows it by its id', async () => {
    post.busy = 1;
    await tell('wang');
    clock.advance(61_000);
    await sweep();
    expect(post.mails).toEqual([]);
    await w.db.write.query('update due_actions set run_at = $1 where done_at is null', [clock.now()]);
    // It takes the mail, and the sender's database is gone before it can note so.
    post.onTaken = () => w.db.direct.query(`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`);
    await sweep().catch(() => 0);
    expect(post.mails).toHaveLength(1);
    post.onTaken = null;
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    await tell('wang', { matter: 'ticket:later' });
    await w.db.write.query('update due_actions set run_at = $1 where done_at is null and kind = $2', [clock.now(), 'platform.send-mail']);
    await sweep();
    expect(post.mails).toHaveLength(2);
    expect(new Set(post.mails.map((one) => one.messageId)).size).toBe(1);
    expect(post.mails[0]?.text).toBe(post.mails[1]?.text);
    await sweep();
    expect(post.mails).toHaveLength(2);
  });
});
