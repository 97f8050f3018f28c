// The wall of service standards for people without an account: what it shows, of whom, and what it never does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { onWall } from '../../server/quality/wall/wall.rules.ts';
import { WALL_TRIES } from '../../server/quality/wall/wall.route.ts';
import { shipPolicies } from '../../server/tickets/policy.service.ts';
import { ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

const PUBLISH = 'mutation ($input: PublishWallInput!) { done: publishWall(input: $input) { id isPublic publishedAt storeId } }';
let w: TicketWorld;
let quality: string;
let codes: string[];
/** The promise that every ticket of the desk carries. */
let kind: string;
const see = (code: string, more: object = {}): Promise<Response> => fetch(`${w.http.url}/portal/api/wall/${code}`, more);

beforeAll(async () => {
  w = await ticketWorld();
  const { world } = w.http;
  const ctx = systemContext(world.db);
  await shipCalendars(ctx);
  await shipPolicies(ctx);
  const { rows: [row] } = await world.db.write.query<{ id: string }>(`insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('Q-1', '质量甲', 'q', 'q', 'quality', 'x', 'REGULAR', '2020-01-01') returning id::text`);
  await world.addUser('quality', [{ role: 'quality', scope: 'ALL' }], row?.id);
  quality = (await world.signInAs('quality')).token;
  codes = (await world.db.write.query<{ code: string }>('select code from stores where id = any($1::bigint[]) order by id', [w.stores])).rows.map((one) => one.code);
  for (let n = 0; n < 24; n += 1) await w.open(w.tokens.agent, { body: `王女士 13800138000 的第 ${n} 单`, contactName: '王女士' });
  await world.db.write.query(`update tickets set opened_at = opened_at - interval '3 days'`);
  // Four of the twenty-four were kept too late.
  await world.db.write.query(`update ticket_clocks c set stopped_at = now(), state = case when c.ticket_id in (select id from tickets order by id limit 4) then 'MISSED' else 'MET' end where c.kind = (select kind from ticket_clocks group by kind order by count(*) desc, kind limit 1)`);
  kind = (await world.db.write.query<{ kind: string }>('select kind from ticket_clocks group by kind order by count(*) desc, kind limit 1')).rows[0]?.kind as string;
}, 120_000);
afterAll(async () => { await w?.end(); });

test('A-07: below twenty promises no share is given, and a share is never rounded up to what was not kept', () => {
  const label = { zh: '首次答复', en: 'First response' };
  expect(onWall('X', label, label, '0.999', 1000)).toMatchObject({ kept: '99', sample: 1000 });
  expect(onWall('X', label, label, '1', 20)).toMatchObject({ kept: '100', sample: 20 });
  expect(onWall('X', label, label, '0.5', 19)).toMatchObject({ kept: null, sample: null });
  expect(onWall('X', label, label, null, 40)).toMatchObject({ kept: null, sample: null });
});

describe('A-07: the wall of service standards', () => {
  test('A-07: shows nothing of a store before it is published, and answers no such store alike', async () => {
    const [hidden, none, odd] = await Promise.all([see(codes[0] as string), see('NOWHERE'), see(encodeURIComponent("x' or 1=1"))]);
    expect([hidden.status, none.status, odd.status]).toEqual([404, 404, 404]);
    expect(await hidden.text()).toBe(await none.text());
    expect(await w.refusal(w.tokens.manager, PUBLISH, { input: { storeId: w.stores[0], isPublic: true } })).toMatchObject({ code: 'FORBIDDEN' });
  });
  test('A-07: once published: each promise with its time and how it was kept, from the measure, without an account', async () => {
    const { done } = await w.ask(quality, PUBLISH, { input: { storeId: w.stores[0], isPublic: true } });
    expect(done).toMatchObject({ isPublic: true, publishedAt: expect.any(String) });
    const answer = await see(codes[0] as string);
    expect(answer.status).toBe(200);
    const wall = await answer.json() as Any;
    expect(wall.store.code).toBe(codes[0]);
    const first = wall.promises.find((one: Any) => one.key === kind);
    const { measure } = await w.ask(quality, `{ measure(key: "clocks.onTimeRate", period: { kind: ALL }, by: "CLOCK", filter: { ticket: { storeId: { eq: "${w.stores[0]}" } } }) { groups { key value sample } } }`);
    const group = measure.groups.find((one: Any) => one.key === kind);
    expect(group).toMatchObject({ sample: 24 });
    expect(first).toMatchObject({ kept: String(Math.floor(Number(group.value) * 100)), sample: 20, promise: { zh: expect.any(String), en: expect.any(String) } });
    expect(Number(group.value)).toBeCloseTo(20 / 24, 4);
    expect(wall.promises.every((one: Any) => one.promise.zh && one.promise.en)).toBe(true);
    // Seven days without a reason, and money back: promised, and told once enough people took them up.
    expect(wall.promises.find((one: Any) => one.key === 'NO_REASON')).toMatchObject({ label: { zh: '无理由退货' }, promise: { zh: '购买后 7 天内' }, kept: null, sample: null });
    expect(wall.promises.map((one: Any) => one.key)).toEqual(expect.arrayContaining(['PLAN', 'CLOSE', 'REFUND', 'NO_REASON']));
    // The other stores are as silent as before.
    expect((await see(codes[1] as string)).status).toBe(404);
  });
  test('A-07: says nothing else: no customer, no person, no ticket, no id, no cookie', async () => {
    const answer = await see(codes[0] as string, { headers: { authorization: `Bearer ${quality}` } });
    const text = await answer.text();
    for (const word of ['王女士', '138', 'T-', 'agent', '质量甲']) expect(text).not.toContain(word);
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['from', 'promises', 'store', 'until']);
    expect(Object.keys(JSON.parse(text).store).sort()).toEqual(['code', 'nameEn', 'nameZh']);
    for (const one of JSON.parse(text).promises) expect(Object.keys(one).sort()).toEqual(['kept', 'key', 'label', 'promise', 'sample']);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
  test('A-07: is printed with a code to scan, by who may see the store', async () => {
    const { serviceWalls } = await w.ask(quality, '{ serviceWalls { items { id } } }');
    const paper = await fetch(`${w.http.url}/files/papers/service-wall/${serviceWalls.items[0].id}?language=zh`, { headers: { authorization: `Bearer ${quality}` } });
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await fetch(`${w.http.url}/files/papers/service-wall/${serviceWalls.items[0].id}`, { headers: { authorization: `Bearer ${w.tokens.elsewhere}` } })).status).toBe(404);
  });
  test('A-07: may be asked so often by one address, and is gone when it is taken down', async () => {
    let limited: Response | undefined;
    const seen: number[] = [];
    for (const answer of await Promise.all(Array.from({ length: WALL_TRIES + 5 }, () => see('NOWHERE')))) { seen.push(answer.status); if (answer.status === 429) limited = answer; else await answer.text(); }
    expect(limited?.status, seen.join()).toBe(429);
    expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0);
    await w.ask(quality, PUBLISH, { input: { storeId: w.stores[0], isPublic: false } });
    const { rows } = await w.http.db.write.query('select is_public, published_at from service_walls');
    expect(rows).toEqual([{ is_public: false, published_at: null }]);
  });
});
