// Returns at a store's tablet: let in by its key, found by receipt or member, asked for once, judged by the same rules as everywhere.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { shipPolicies } from '../../server/tickets/policy.service.ts';
import { boughtBy } from './money-fixture.ts';
import { portalOf } from './portal-fixture.ts';
import { ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let portal: ReturnType<typeof portalOf>;
const SAVE = 'mutation ($input: SaveKioskInput!) { saveKiosk(input: $input) { id version keyPrefix isActive } }';
const RENEW = 'mutation ($id: ID!, $v: Int!) { renewKioskKey(id: $id, expectedVersion: $v) { key } }';
let kiosk: Any;
let key = '';
beforeAll(async () => {
  w = await ticketWorld();
  portal = portalOf(w);
  const ctx = systemContext(w.http.db, { name: 'test' });
  await shipCalendars(ctx);
  await shipPolicies(ctx);
  kiosk = (await w.ask(w.tokens.admin, SAVE, { input: { nameZh: '一号机', nameEn: 'One', storeId: w.stores[0] } })).saveKiosk;
  key = `Kiosk ${(await w.ask(w.tokens.admin, RENEW, { id: kiosk.id, v: kiosk.version })).renewKioskKey.key}`;
});
afterAll(async () => { await w?.end(); });
const free = () => w.http.db.write.query('delete from sign_in_tries');
const lines = (asked: object, as = key) => portal.post('/kiosk/lines', as, asked);
let serial = 0;
const ask = (line: string, more: object = {}, as = key) => portal.post('/kiosk/returns', as, { key: `kiosk-key-${String((serial += 1)).padStart(4, '0')}`, line, reason: 'NO_REASON', ...more });
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe('B-09: scanned at the terminal', () => {
  test('B-01, B-02, B-09: a receipt is scanned, a line chosen, no packaging and no manager: accepted by the rules at once, with a number on the slip, once per key', async () => {
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'KJUICE', quantity: '4', unitPrice: '9.90', category: 'DRINK' }, { sku: 'KCUP', quantity: '1', unitPrice: '20.00' }], daysAgo(1));
    const found = await lines({ receiptNo: bought.receiptNo });
    expect(found.status).toBe(200);
    expect(found.body.lines.map((one: Any) => one.left)).toEqual(['39.60', '20.00']);
    expect(JSON.stringify(found.body)).not.toMatch(/顾客|B-\d|138/);
    const line = found.body.lines[0].line;
    const asked = { key: 'kiosk-once-0001', line, reason: 'NO_REASON', hasPackaging: false };
    const answers = await Promise.all([1, 2, 3].map(() => portal.post('/kiosk/returns', key, asked)));
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { state: 'REFUNDED', refundAmount: '39.60', isRoutine: true } });
    const { tickets } = await w.ask(w.tokens.agent, 'query ($n: String!) { tickets(filter: { number: { eq: $n } }) { items { channel store { id } returns { route isWithoutPackaging decider { id } } } } }', { n: answers[0]?.body.number });
    expect(tickets.items).toEqual([{ channel: 'KIOSK', store: { id: w.stores[0] }, returns: [{ route: 'KIOSK', isWithoutPackaging: true, decider: null }] }]);
    // What has come back is offered no more, and cannot be asked for under another key.
    expect((await lines({ receiptNo: bought.receiptNo })).body.lines.map((one: Any) => one.left)).toEqual(['20.00']);
    expect((await ask(line)).status).toBe(400);
  });

  test('B-06: no receipt: the member number with the end of her phone finds what she bought; the number alone, or wrong digits, find nothing', async () => {
    await free();
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'KTEA', quantity: '1', unitPrice: '30.00' }], daysAgo(3));
    await w.http.db.write.query(`update customers set phone = '+8613755556666' where id = $1`, [bought.customerId]);
    const found = await lines({ memberNo: bought.memberNo, digits: '556666' });
    expect(found.body.lines).toHaveLength(1);
    const wrong = [await lines({ memberNo: bought.memberNo, digits: '556667' }), await lines({ memberNo: 'NOBODY', digits: '556666' }), await lines({ receiptNo: 'R-NOTHING' })];
    expect(new Set(wrong.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(portal.reason(wrong[0] as never)).toBe('KIOSK_NOTHING');
    for (const bad of [{ memberNo: bought.memberNo }, {}, { digits: '556666' }, { receiptNo: '' }]) expect((await lines(bad)).status).toBe(400);
    expect((await ask(found.body.lines[0].line)).body).toMatchObject({ state: 'REFUNDED', refundAmount: '30.00' });
  });

  test('what the rules do not give at once waits for a person, with the time on the slip; too late is said so', async () => {
    await free();
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'KSOFA', quantity: '1', unitPrice: '5000.00' }], daysAgo(2));
    const { body } = await lines({ receiptNo: bought.receiptNo });
    const waits = await ask(body.lines[0].line);
    expect(waits.body).toMatchObject({ state: 'REQUESTED', isRoutine: false, refundAmount: '5000.00' });
    expect(waits.body.reviewDueAt).not.toBeNull();
    const old = await boughtBy(w, w.stores[0] as string, [{ sku: 'KOLD', quantity: '1', unitPrice: '10.00' }], daysAgo(40));
    const late = await ask((await lines({ receiptNo: old.receiptNo })).body.lines[0].line);
    expect([late.status, portal.reason(late)]).toEqual([400, 'INPUT_INVALID']);
  });
});

describe('who is let in, and how often', () => {
  test('attack A55: no key, a wrong one, an old one, a closed kiosk’s, a customer’s link and a colleague’s session are refused alike', async () => {
    await free();
    const other = (await w.ask(w.tokens.admin, SAVE, { input: { nameZh: '二号机', nameEn: 'Two', storeId: w.stores[1] } })).saveKiosk;
    const first = (await w.ask(w.tokens.admin, RENEW, { id: other.id, v: 1 })).renewKioskKey.key;
    const second = (await w.ask(w.tokens.admin, RENEW, { id: other.id, v: 2 })).renewKioskKey.key;
    expect((await portal.get('/kiosk', `Kiosk ${second}`)).status).toBe(200);
    await w.ask(w.tokens.admin, SAVE, { input: { id: other.id, expectedVersion: 3, isActive: false } });
    const tries = [null, 'Kiosk x', `Kiosk ${first}`, `Kiosk ${second}`, `Kiosk kk_${'A'.repeat(32)}`, 'a-link-of-somebody'];
    const answers = await Promise.all([...tries.map((one) => portal.get('/kiosk', one)), portal.ask('GET', '/kiosk', null, undefined, { authorization: `Bearer ${w.tokens.admin}` })]);
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body])))).toEqual(new Set([JSON.stringify([401, answers[0]?.body])]));
    const { rows: [row] } = await w.http.db.write.query('select key_hash, key_prefix from kiosks where id = $1', [other.id]);
    expect(row.key_hash).not.toContain(second.slice(3));
    expect(second.startsWith(row.key_prefix)).toBe(true);
    const { rows } = await w.http.db.write.query("select after::text, before::text from events where resource = 'Kiosk'");
    expect(JSON.stringify(rows)).not.toContain(second.slice(9));
  });

  test('kiosks are the administrator’s; a line found at one opens nothing at another, nor when it was made up', async () => {
    await free();
    expect(await w.refusal(w.tokens.manager, SAVE, { input: { nameZh: 'x', nameEn: 'x', storeId: w.stores[0] } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.admin, SAVE, { input: { nameZh: 'x', nameEn: 'x', storeId: '999999' } })).toMatchObject({ code: 'VALIDATION' });
    const third = (await w.ask(w.tokens.admin, SAVE, { input: { nameZh: '三号机', nameEn: 'Three', storeId: w.stores[1] } })).saveKiosk;
    const theirs = `Kiosk ${(await w.ask(w.tokens.admin, RENEW, { id: third.id, v: 1 })).renewKioskKey.key}`;
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'KPEN', quantity: '1', unitPrice: '3.00' }], daysAgo(1));
    // A receipt of another store is not known here.
    expect(portal.reason(await lines({ receiptNo: bought.receiptNo }, theirs))).toBe('KIOSK_NOTHING');
    const { line } = (await lines({ receiptNo: bought.receiptNo })).body.lines[0];
    for (const [as, text] of [[theirs, line], [key, `${line.slice(0, -4)}AAAA`], [key, 'x']] as const) expect(portal.reason(await ask(text, {}, as))).toBe('KIOSK_LINE');
  });

  test('five wrong tries of a number, five returns of a customer in a quarter of an hour; then it waits', async () => {
    await free();
    const wrong = [];
    for (let n = 0; n < 6; n += 1) wrong.push(await lines({ memberNo: 'GUESSED', digits: String(100_000 + n) }));
    expect(wrong.map((one) => one.status)).toEqual([404, 404, 404, 404, 404, 429]);
    const bought = await boughtBy(w, w.stores[0] as string, Array.from({ length: 6 }, (_, n) => ({ sku: `KMANY${n}`, quantity: '1', unitPrice: '1.00' })), daysAgo(1));
    const found = (await lines({ receiptNo: bought.receiptNo })).body.lines;
    const answers = [];
    for (const one of found) answers.push(await ask(one.line));
    expect(answers.map((one) => one.status)).toEqual([201, 201, 201, 201, 201, 429]);
  });
});
