// Findings over HTTP: the chain from a ticket to its correction and back, photos before and after by signed links, and what is seen of it by whom.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../platform/files-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

let w: TicketWorld;
let keeper = '';
beforeAll(async () => {
  w = await ticketWorld();
  const { rows: [row] } = await w.http.world.db.write.query<{ id: string }>(
    `insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('keeper', 'keeper', 'k', 'k', 'quality-manager', 'l', 'REGULAR', '2020-01-01') returning id::text`);
  await w.http.world.addUser('keeper', [{ role: 'quality', scope: 'ALL' }], row?.id);
  keeper = (await w.http.world.signInAs('keeper')).token;
});
afterAll(() => w?.end());

const FINDING = 'id number state version isRepeat repeatCount ownerId store { id } category { key } repeatOf { id } actions { id state } tickets { total items { ticket { id number } } }';
const input = (name: string): string => ({ completeCorrectiveAction: 'NotedActionInput', verifyCorrectiveAction: 'NotedActionInput', closeFinding: 'ReasonedFindingInput' })[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
const document = (name: string, fields: string): string => `mutation ($input: ${input(name)}!) { did: ${name}(input: $input) { ${fields} } }`;
const act = async (name: string, values: object, token: string, fields = 'id version state'): Promise<Any> => (await w.ask(token, document(name, fields), { input: values })).did;
const refused = (name: string, values: object, token: string): Promise<Any> => w.refusal(token, document(name, 'id'), { input: values });
async function upload(token: string, content: Buffer, name: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const answer = await fetch(`${w.http.url}/files/attachments`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', 'x-aftercare': 'upload' } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

describe('the chain both ways', () => {
  test('C-16 C-17: tickets of one kind become a finding of their store and category, from which each is reached and which each reaches; the second is a repeat', async () => {
    const { ticketCategories } = await w.ask(w.tokens.admin, '{ ticketCategories(filter: { key: { eq: "product-quality" } }) { items { id } } }');
    const categoryId = ticketCategories.items[0].id;
    const one = await w.open(w.tokens.agent, { categoryId, storeId: w.stores[0] });
    const two = await w.open(w.tokens.agent, { categoryId, storeId: w.stores[0] });
    const finding = await act('openFinding', { idempotencyKey: key(), source: 'TICKET', ticketIds: [one.id, two.id], titleZh: '草莓发霉', titleEn: 'Mouldy strawberries' }, w.tokens.agent, FINDING);
    expect(finding).toMatchObject({ state: 'OPEN', isRepeat: false, ownerId: w.employees.manager, store: { id: w.stores[0] }, category: { key: 'product-quality' }, tickets: { total: 2 } });
    const { ticket } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { findings { finding { id number state } } } }', { id: one.id });
    expect(ticket.findings).toEqual([{ finding: { id: finding.id, number: finding.number, state: 'OPEN' } }]);
    const again = await act('openFinding', { idempotencyKey: key(), source: 'TICKET', ticketIds: [one.id], titleZh: '又发霉了' }, w.tokens.agent, FINDING);
    expect(again).toMatchObject({ isRepeat: true, repeatCount: 1, repeatOf: { id: finding.id } });
    // Who sees the store's findings but not its tickets is shown none; what is out of sight is not there.
    expect((await w.ask(keeper, 'query ($id: ID!) { finding(id: $id) { tickets { total } } }', { id: finding.id })).finding.tickets.total).toBe(2);
    expect((await w.ask(w.tokens.elsewhere, 'query ($id: ID!) { finding(id: $id) { id } findings { total } }', { id: finding.id }))).toEqual({ finding: null, findings: { total: 0 } });
    expect(await refused('openFinding', { idempotencyKey: key(), source: 'TICKET', ticketIds: [one.id], titleZh: '别店工单' }, w.tokens.elsewhere)).toMatchObject({ code: 'VALIDATION', fields: { 'input.ticketIds': { reason: 'FINDING_TICKET_REACH' } } });
    expect((await w.http.gql('{ findings { total } }', { token: w.tokens.finance })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a customer who is merged takes the tie between her ticket and the finding along', async () => {
    const stays = await w.customer('留下', w.stores[0] as string);
    const merged = await w.customer('并入', w.stores[0] as string);
    const ticket = await w.open(w.tokens.agent, { customerId: merged, storeId: w.stores[0] });
    const finding = await act('openFinding', { idempotencyKey: key(), source: 'TICKET', ticketIds: [ticket.id], titleZh: '缺货' }, w.tokens.agent, FINDING);
    const { customer } = await w.ask(w.tokens.admin, 'query ($id: ID!) { customer(id: $id) { version } }', { id: stays });
    await w.ask(w.tokens.admin, 'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }', { input: { id: stays, expectedVersion: customer.version, mergedId: merged } });
    const { finding: read } = await w.ask(w.tokens.admin, 'query ($id: ID!) { finding(id: $id) { tickets { items { ticket { id customer { id } } } } } }', { id: finding.id });
    expect(read.tickets.items).toEqual([{ ticket: { id: `W${stays}-${ticket.id.split('-')[1]}`, customer: { id: stays } } }]);
  });
});

describe('an action with its photos', () => {
  test('a photo from before asks for one from after; both are given out by links to whoever sees the action; another person verifies', async () => {
    const finding = await act('openFinding', { idempotencyKey: key(), source: 'PERSON', titleZh: '地面有水', storeId: w.stores[0] }, w.tokens.agent, FINDING);
    let action = await act('openCorrectiveAction', { findingId: finding.id, idempotencyKey: key(), whatZh: '修水管', causeTag: 'EQUIPMENT', ownerId: w.employees.manager }, w.tokens.manager);
    action = await act('addCorrectivePhotos', { id: action.id, expectedVersion: action.version, moment: 'BEFORE', fileIds: [await upload(w.tokens.manager, await photo(60, 40, 'secret'), '地面.jpg')] }, w.tokens.manager);
    expect(await refused('completeCorrectiveAction', { id: action.id, expectedVersion: action.version, note: '修好了' }, w.tokens.manager)).toMatchObject({ code: 'POLICY', reason: 'ACTION_PHOTOS' });
    const after = await upload(w.tokens.manager, await photo(60, 40, 'other', 90), '干了.jpg');
    action = await act('addCorrectivePhotos', { id: action.id, expectedVersion: action.version, moment: 'AFTER', fileIds: [after] }, w.tokens.manager, 'id version state photos { pair moment name link thumbnail }');
    expect(action.photos.map((one: Any) => [one.pair, one.moment, one.name])).toEqual([[1, 'BEFORE', '地面.jpg'], [1, 'AFTER', '干了.jpg']]);
    // Nobody's file twice, nor another's.
    expect(await refused('addCorrectivePhotos', { id: action.id, expectedVersion: action.version, moment: 'AFTER', fileIds: [after] }, w.tokens.manager)).toMatchObject({ code: 'VALIDATION' });
    const fetched = (token: string, link: string): Promise<number> => fetch(`${w.http.url}${link}`, { headers: { authorization: `Bearer ${token}` } }).then((answer) => answer.status);
    expect(await fetched(w.tokens.supervisor, action.photos[0].link)).toBe(200);
    expect(await fetched(w.tokens.elsewhere, action.photos[0].link)).toBe(404);
    action = await act('completeCorrectiveAction', { id: action.id, expectedVersion: action.version, note: '修好了' }, w.tokens.manager);
    expect(await refused('verifyCorrectiveAction', { id: action.id, expectedVersion: action.version, note: '好了' }, w.tokens.manager)).toMatchObject({ code: 'FORBIDDEN' });
    action = await act('verifyCorrectiveAction', { id: action.id, expectedVersion: action.version, note: '现场干燥' }, w.tokens.supervisor, 'id state verifiedBy { id } finding { state correctedOn }');
    expect(action).toMatchObject({ state: 'VERIFIED', verifiedBy: { id: w.employees.supervisor }, finding: { state: 'CHECKING' } });
    expect(await w.refusal(keeper, 'mutation ($input: CloseFindingsInput!) { closeFindings(input: $input) { id } }', { input: { ids: [finding.id] } })).toMatchObject({ code: 'POLICY', reason: 'FINDING_BULK_CLOSE' });
  });
});
