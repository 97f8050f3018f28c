// Playbooks over HTTP: shipped and proposed, said on a ticket, worked by to an outcome, kept in versions, and measured.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext } from '../../../server/platform/jobs/system-context.ts';
import { shipPlaybooks } from '../../../server/tickets/playbooks/playbook.service.ts';
import { filesOf } from '../file-fixture.ts';
import { boughtBy, grant } from '../money-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../ticket-fixture.ts';

let w: TicketWorld;
let books: Record<string, string>;
let files: ReturnType<typeof filesOf>;
beforeAll(async () => {
  w = await ticketWorld();
  files = filesOf(w);
  await shipPlaybooks(systemContext(w.http.world.db));
  const { playbooks } = await w.ask(w.tokens.agent, '{ playbooks(page: { limit: 100 }) { total items { id key isShipped category { key } versions { items { number state } } } } }');
  books = Object.fromEntries(playbooks.items.map((one: Any) => [one.key, one.id]));
});
afterAll(async () => { await w?.end(); files?.clear(); });

const USE = 'id version state stepCount doneCount skippedCount outcome isGoodOutcome usedSeconds satisfaction filledFields playbook { key } playbookVersion { number } startedBy { id } ticks { stepKey isSkipped isLate amount evidence note tickedBy { id } }';
const input = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
const document = (name: string, fields = USE): string => `mutation ($input: ${input(name)}!) { did: ${name}(input: $input) { ${fields} } }`;
const act = async (name: string, values: object, token = w.tokens.agent): Promise<Any> => (await w.ask(token, document(name), { input: values })).did;
const refused = (name: string, values: object, token = w.tokens.agent): Promise<Any> => w.refusal(token, document(name), { input: values });
const start = (ticketId: string, playbook: string, more: object = {}): Promise<Any> => act('startPlaybook', { ticketId, playbookId: books[playbook], idempotencyKey: key(), ...more });
const tick = (use: Any, stepKey: string, more: object = {}): object => ({ id: use.id, expectedVersion: use.version, idempotencyKey: key(), stepKey, ...more });

describe('what a chain begins with', () => {
  test('A-16: 37 playbooks are there once, in force, each under its category', async () => {
    expect(Object.keys(books).length).toBe(37);
    expect(await shipPlaybooks(systemContext(w.http.world.db))).toEqual([]);
    const { playbooks } = await w.ask(w.tokens.agent, '{ playbooks(filter: { categoryId: { isNull: true } }) { total } }');
    expect(playbooks.total).toBe(0);
  });

  test('B-17: one is proposed for a ticket by its words, its category and its class, and says why', async () => {
    const ticket = await w.open(w.tokens.agent, { body: '蛋糕打开发霉长毛了，孩子差点吃了' });
    const { playbookProposals } = await w.ask(w.tokens.agent, 'query ($input: ProposePlaybooksInput!) { playbookProposals(input: $input) { key nameZh score reasonZh reasonEn } }', { input: { ticketId: ticket.id } });
    expect(playbookProposals[0]).toMatchObject({ key: 'mouldy-cake', nameZh: '糕点发霉' });
    expect(playbookProposals[0].reasonZh).toMatch(/发霉.*类别相同/);
    const byWords = await w.ask(w.tokens.agent, 'query ($input: ProposePlaybooksInput!) { playbookProposals(input: $input) { key } }', { input: { text: 'The free gift was missing' } });
    expect(byWords.playbookProposals[0].key).toBe('missing-gift');
    expect(await w.refusal(w.tokens.elsewhere, 'query ($input: ProposePlaybooksInput!) { playbookProposals(input: $input) { key } }', { input: { ticketId: ticket.id } })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what to say', () => {
  const SCRIPT = 'query ($input: PlaybookScriptInput!) { playbookScript(input: $input) { lang listen empathise plan values } }';
  test('A-19: filled from the ticket and by hand, in the customer’s language; what is missing is named in the colleague’s', async () => {
    const ticket = await w.open(w.tokens.agent, { body: 'The free gift was missing from the parcel.', contactName: 'Mr Smith', phone: '13800001111' });
    const asked = { ticketId: ticket.id, playbookId: books['missing-gift'] };
    const missing = await w.http.gql(SCRIPT, { token: w.tokens.agent, variables: { input: { ...asked, values: { date: '31/12' } } } });
    expect(missing.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION', reason: 'PLAYBOOK_UNFILLED', fields: { 'input.values.product': { reason: 'PLAYBOOK_FIELD_EMPTY' }, 'input.values.date': { reason: 'PLAYBOOK_FIELD_KIND' } } });
    expect(missing.errors?.[0]?.message).toMatch(/商品|Product/);
    const { playbookScript } = await w.ask(w.tokens.agent, SCRIPT, { input: { ...asked, values: { product: 'rice cooker', date: '2026-12-31' } } });
    expect(playbookScript).toMatchObject({ lang: 'en', values: { customer: 'Mr Smith', coupon: '10.00' } });
    expect(playbookScript.listen).toBe('Hello Mr Smith, the gift that comes with the rice cooker was not there, right? Which one did the offer name?');
    expect(playbookScript.plan).toContain('31 December');
    const zh = await w.ask(w.tokens.agent, SCRIPT, { input: { ...asked, lang: 'zh', values: { product: '电饭煲', date: '2026-12-31' } } });
    expect(zh.playbookScript.plan).toContain('12 月 31 日前到');
    // Before all is known it may be said with its gaps: those that are required keep their place.
    const gaps = await w.ask(w.tokens.agent, SCRIPT, { input: { ...asked, leavesGaps: true } });
    expect(gaps.playbookScript).toMatchObject({ lang: 'en', values: { customer: 'Mr Smith' } });
    expect(gaps.playbookScript.listen).toBe('Hello Mr Smith, the gift that comes with the {product} was not there, right? Which one did the offer name?');
    // At work on the ticket it is said with what it was filled with.
    const other = { ticketId: ticket.id, playbookId: books['near-expiry'] };
    await act('startPlaybook', { ...other, idempotencyKey: key(), values: { product: 'kettle chips' } });
    expect((await w.ask(w.tokens.agent, SCRIPT, { input: { ...other, leavesGaps: true } })).playbookScript.listen).toContain('It is the kettle chips, right?');
    expect(await w.refusal(w.tokens.agent, SCRIPT, { input: { ...asked, values: [1] } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.values': { reason: 'PLAYBOOK_VALUES' } } });
  });
});

describe('working by one', () => {
  test('B-08 B-12: spoiled fresh food from the photo to the coupon: steps in order, with proof, within authority, once per key, into the thread', async () => {
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'BERRY-1', quantity: '1', unitPrice: '39.90' }]);
    const ticket = await w.open(w.tokens.agent, { body: '草莓烂了一半', memberNo: bought.memberNo, purchaseLineId: bought.lines['BERRY-1'] });
    const first = { ticketId: ticket.id, playbookId: books['fresh-spoilage'], idempotencyKey: key() };
    let use = await act('startPlaybook', first);
    expect(await act('startPlaybook', first)).toMatchObject({ id: use.id, version: 1 });
    expect(await refused('startPlaybook', { ...first, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'PLAYBOOK_RUNNING' });
    expect(use).toMatchObject({ state: 'RUNNING', stepCount: 7, playbookVersion: { number: 1 }, startedBy: { id: w.employees.agent } });

    expect(await refused('tickPlaybookStep', tick(use, 'find', { evidence: [{ kind: 'RECEIPT', note: '会员查到' }] }))).toMatchObject({ code: 'POLICY', reason: 'PLAYBOOK_STEP_ORDER' });
    expect(await refused('tickPlaybookStep', tick(use, 'photo'))).toMatchObject({ code: 'VALIDATION', fields: { 'input.evidence': { reason: 'PLAYBOOK_STEP_EVIDENCE' } } });
    // Words are no photo; nor is a file of another ticket, or one that a colleague sent in.
    const elsewhere = await w.open(w.tokens.agent);
    const foreign = await files.send(w.tokens.agent);
    await w.ask(w.tokens.agent, 'mutation ($input: AttachTicketFilesInput!) { attachTicketFiles(input: $input) { id } }', { input: { id: elsewhere.id, fileIds: [foreign] } });
    const theirs = await files.send(w.tokens.colleague);
    expect(await refused('tickPlaybookStep', tick(use, 'photo', { evidence: [{ kind: 'PHOTO', note: '微信收到两张' }] }))).toMatchObject({ code: 'VALIDATION', fields: { 'input.evidence': { reason: 'PLAYBOOK_STEP_EVIDENCE' } } });
    for (const fileIds of [[foreign], [theirs], ['999999'], ['../etc']]) expect(await refused('tickPlaybookStep', tick(use, 'photo', { evidence: [{ kind: 'PHOTO', fileIds }] }))).toMatchObject({ code: 'VALIDATION', fields: { 'input.evidence': { reason: 'FILE_UNKNOWN' } } });
    const sent = await files.send(w.tokens.agent);
    const photo = tick(use, 'photo', { evidence: [{ kind: 'PHOTO', note: '微信收到', fileIds: [sent] }] });
    use = await act('tickPlaybookStep', photo);
    expect(await act('tickPlaybookStep', photo)).toMatchObject({ version: use.version, doneCount: 1, ticks: [{ stepKey: 'photo', evidence: [{ kind: 'PHOTO', note: '微信收到', fileIds: [sent] }] }] });
    const { ticket: held } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { files { fileId fileKind } } }', { id: ticket.id });
    expect(held.files).toEqual([{ fileId: sent, fileKind: 'PICTURE' }]);
    expect(await refused('tickPlaybookStep', { ...tick(use, 'find'), expectedVersion: 1 })).toMatchObject({ code: 'CONFLICT' });
    use = await act('tickPlaybookStep', tick(use, 'find', { evidence: [{ kind: 'RECEIPT', note: '会员查到' }] }));
    expect(await refused('tickPlaybookStep', tick(use, 'instant', { amount: '500.01' }))).toMatchObject({ code: 'LIMIT', reason: 'PLAYBOOK_STEP_LIMIT' });
    // As if the photo had come eleven minutes ago.
    await w.http.world.db.write.query(`update playbook_uses set started_at = started_at - interval '11 minutes' where id = $1`, [use.id.split('-')[1]]);
    // A tick moves no money and says of none that it was moved: what waits for approval is not given, and what one step noted another cannot.
    const ungiven = { code: 'VALIDATION', fields: { 'input.amount': { reason: 'PLAYBOOK_STEP_UNGIVEN' } } };
    expect(await refused('tickPlaybookStep', tick(use, 'instant', { amount: '39.90' }))).toMatchObject(ungiven);
    await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '39.90', scenario: 'fresh-spoilage' });
    expect(await refused('tickPlaybookStep', tick(use, 'instant', { amount: '39.91' }))).toMatchObject(ungiven);
    use = await act('tickPlaybookStep', tick(use, 'instant', { amount: '39.90' }));
    expect(use.ticks.find((one: Any) => one.stepKey === 'instant')).toMatchObject({ isLate: true, amount: '39.90', tickedBy: { id: w.employees.agent } });
    expect(await refused('tickPlaybookStep', tick(use, 'coupon', { amount: '10.00' }), w.tokens.colleague)).toMatchObject(ungiven);
    await grant(w, w.tokens.colleague, { ticketId: ticket.id, amount: '10.00' });
    use = await act('tickPlaybookStep', tick(use, 'coupon', { amount: '10.00' }), w.tokens.colleague);
    expect(await refused('finishPlaybook', { id: use.id, expectedVersion: use.version, idempotencyKey: key(), outcome: 'refunded' })).toMatchObject({ code: 'POLICY', reason: 'PLAYBOOK_STEPS_OPEN' });
    expect(await refused('tickPlaybookStep', tick(use, 'batch', { isSkipped: true }))).toMatchObject({ code: 'VALIDATION', fields: { 'input.note': { reason: 'PLAYBOOK_STEP_REASON' } } });
    use = await act('tickPlaybookStep', tick(use, 'batch', { isSkipped: true, note: '散装，没有批号' }));
    use = await act('tickPlaybookStep', tick(use, 'supervisor'), w.tokens.supervisor);
    use = await act('tickPlaybookStep', tick(use, 'promise'));
    expect(await refused('finishPlaybook', { id: use.id, expectedVersion: use.version, idempotencyKey: key(), outcome: 'won' })).toMatchObject({ code: 'VALIDATION', fields: { 'input.outcome': { reason: 'PLAYBOOK_OUTCOME' } } });
    const end = { id: use.id, expectedVersion: use.version, idempotencyKey: key(), outcome: 'refunded' };
    use = await act('finishPlaybook', end);
    expect(use).toMatchObject({ state: 'FINISHED', outcome: 'refunded', isGoodOutcome: true, doneCount: 6, skippedCount: 1, satisfaction: null });
    expect(use.usedSeconds).toBeGreaterThanOrEqual(660);
    expect(await act('finishPlaybook', end)).toMatchObject({ id: use.id, version: use.version });
    expect(await refused('tickPlaybookStep', tick(use, 'photo'))).toMatchObject({ code: 'POLICY', reason: 'PLAYBOOK_OVER' });

    const { ticket: read } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version playbookUses { state playbook { key } } events(page: { limit: 30 }) { items { act detail } } } }', { id: ticket.id });
    expect(read.events.items.map((one: Any) => one.act).filter((one: string | null) => one?.startsWith('playbook')).reverse()).toEqual(['playbook', 'playbookStep', 'playbookStep', 'playbookStep', 'playbookStep', 'playbookSkip', 'playbookStep', 'playbookStep', 'playbookDone']);
    // The score of the callback is the playbook's too.
    const solve = await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { version } }', { input: { id: ticket.id, expectedVersion: read.version, solution: '退款送券' } });
    expect(solve.resolveTicket.version).toBe(read.version + 1);
    await w.ask(w.tokens.agent, 'mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { status } }', { input: { id: ticket.id, idempotencyKey: key(), outcome: 'REACHED', satisfaction: 5 } });
    const { playbookUse } = await w.ask(w.tokens.agent, 'query ($id: ID!) { playbookUse(id: $id) { satisfaction } }', { id: use.id });
    expect(playbookUse.satisfaction).toBe(5);
  });

  test('two at once on one step: one is ticked, the other is told', async () => {
    const ticket = await w.open(w.tokens.agent);
    const use = await start(ticket.id, 'near-expiry');
    const both = await Promise.all([w.tokens.agent, w.tokens.colleague].map((token) => w.http.gql(document('tickPlaybookStep'), { token, variables: { input: tick(use, 'find', { evidence: [{ kind: 'RECEIPT', note: '查到' }] }) } })));
    expect(both.map((one) => one.errors?.[0]?.extensions?.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
  });

  test('a step that names a right is taken only by those who hold it for this ticket', async () => {
    const content = { fields: [], script: { listen: { zh: '听', en: 'Listen' }, empathise: { zh: '懂', en: 'I see' }, plan: { zh: '办', en: 'Done' } },
      steps: [{ key: 'time', zh: '另约时间', en: 'Agree on another time', who: 'MANAGER', right: 'tickets:retarget', evidence: [] }], outcomes: [{ key: 'good', zh: '好', en: 'Good', isGood: true }, { key: 'bad', zh: '坏', en: 'Bad', isGood: false }] };
    const { did } = await w.ask(w.tokens.admin, document('savePlaybook', 'id version'), { input: { key: 'own-time', nameZh: '另约', nameEn: 'Another time', draft: { content } } });
    books['own-time'] = did.id;
    const ticket = await w.open(w.tokens.agent);
    expect(await refused('startPlaybook', { ticketId: ticket.id, playbookId: did.id, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'PLAYBOOK_NOT_IN_FORCE' });
    await w.ask(w.tokens.admin, document('publishPlaybook', 'id'), { input: { id: did.id, expectedVersion: did.version } });
    const use = await start(ticket.id, 'own-time');
    expect(await refused('tickPlaybookStep', tick(use, 'time'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act('tickPlaybookStep', tick(use, 'time'), w.tokens.manager)).toMatchObject({ doneCount: 1 });
  });

  test('one is left with a reason; joined into another ticket it ends by itself; strangers see nothing of it', async () => {
    const customerId = await w.customer('李明', w.stores[0] as string);
    const ticket = await w.open(w.tokens.agent, { customerId });
    const use = await start(ticket.id, 'near-expiry');
    expect(await refused('leavePlaybook', { id: use.id, expectedVersion: use.version, reason: '不合适' }, w.tokens.elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused('leavePlaybook', { id: use.id, expectedVersion: use.version, reason: '不' })).toMatchObject({ code: 'VALIDATION' });
    expect(await act('leavePlaybook', { id: use.id, expectedVersion: use.version, reason: '是变质，不是临期' })).toMatchObject({ state: 'LEFT' });
    const other = await w.open(w.tokens.agent, { customerId });
    const running = await start(other.id, 'fresh-spoilage');
    const { ticket: now } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id });
    await w.ask(w.tokens.agent, 'mutation ($input: JoinTicketsInput!) { joinTickets(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: now.version, otherId: other.id } });
    const { playbookUse } = await w.ask(w.tokens.agent, 'query ($id: ID!) { playbookUse(id: $id) { state note } }', { id: running.id });
    expect(playbookUse.state).toBe('LEFT');
    expect((await w.ask(w.tokens.elsewhere, 'query ($id: ID!) { playbookUse(id: $id) { state } }', { id: running.id })).playbookUse).toBeNull();
  });
});

describe('versions', () => {
  test('a new version holds from its instant on; what is at work keeps its own; two versions are compared', async () => {
    const ticket = await w.open(w.tokens.agent);
    const use = await start(ticket.id, 'missing-gift');
    const { playbook } = await w.ask(w.tokens.admin, 'query ($id: ID!) { playbook(id: $id) { version versions { items { number content } } } }', { id: books['missing-gift'] });
    const { content } = playbook.versions.items[0];
    const better = { ...content, steps: content.steps.map((one: Any) => (one.key === 'coupon' ? { ...one, limit: '15.00' } : one)) };
    expect(await w.refusal(w.tokens.admin, document('savePlaybook', 'id'), { input: { id: books['missing-gift'], expectedVersion: playbook.version, draft: { content: { ...content, steps: [] } } } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.draft.content.steps': { reason: 'PLAYBOOK_CONTENT' } } });
    expect(await w.refusal(w.tokens.agent, document('savePlaybook', 'id'), { input: { id: books['missing-gift'], expectedVersion: playbook.version, nameZh: '送' } })).toMatchObject({ code: 'FORBIDDEN' });
    const { did } = await w.ask(w.tokens.admin, document('savePlaybook', 'id version'), { input: { id: books['missing-gift'], expectedVersion: playbook.version, draft: { content: better, note: '券提高到 15 元' } } });
    await w.ask(w.tokens.admin, document('publishPlaybook', 'id'), { input: { id: did.id, expectedVersion: did.version } });
    const { playbookDifferences } = await w.ask(w.tokens.agent, 'query ($id: ID!) { playbookDifferences(playbookId: $id, before: 1, after: 2) }', { id: did.id });
    expect(playbookDifferences).toEqual([{ path: '/steps/3/limit', kind: 'changed', before: '10.00', after: '15.00' }]);
    const kept = await w.ask(w.tokens.agent, 'query ($id: ID!) { playbookUse(id: $id) { playbookVersion { number labelZh } } }', { id: use.id });
    expect(kept.playbookUse.playbookVersion).toEqual({ number: 1, labelZh: '赠品缺失 · 第 1 版' });
    const second = await start((await w.open(w.tokens.agent)).id, 'missing-gift');
    expect(second.playbookVersion.number).toBe(2);
  });
});

test('use and result are measured by version: how often, how many to their end, and what customers said', async () => {
  const ask = async (measure: string, by: string) => (await w.ask(w.tokens.admin, `query { m: measure(key: "${measure}", period: { kind: ALL }, by: "${by}") { value groups { label { zh } value rows { resource filter count } } } }`)).m;
  const uses = await ask('playbookUses.count', 'VERSION');
  expect(uses.groups).toEqual(expect.arrayContaining([expect.objectContaining({ label: { zh: '赠品缺失 · 第 1 版' }, value: '1' }), expect.objectContaining({ label: { zh: '赠品缺失 · 第 2 版' }, value: '1' })]));
  expect(uses.groups[0].rows.resource).toBe('playbookUses');
  const finished = await ask('playbookUses.finishedShare', 'PLAYBOOK');
  expect(finished.groups.find((one: Any) => one.label.zh === '生鲜变质')).toBeTruthy();
  expect(Number((await ask('playbookUses.satisfactionMean', 'PLAYBOOK')).value)).toBe(5);
});
