// Surveys over HTTP: the customer's link, the store's tablet, what colleagues write down; who sees what was said, and what follows from it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { print } from 'graphql';
import { INVITE } from '../../admin/voice/voice.operations.ts';
import { shipForms } from '../../server/forms/form.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { inviteDue } from '../../server/voice/invite.service.ts';
import { shipSurveys } from '../../server/voice/survey.service.ts';
import { surveyToken } from '../../server/voice/survey-token.rules.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

let w: TicketWorld;
const surveys: Record<string, string> = {};
const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await w.http.world.db.write.query<T>(text, values)).rows;
const at = (hours: number) => ({ now: () => new Date(Date.now() + hours * 3_600_000) });
const system = (hours = 0) => systemContext(w.http.world.db, { name: 'test', clock: at(hours) });
const portal = async (path: string, token: string, body?: object, scheme = 'Link'): Promise<{ status: number; json: Any }> => {
  const answer = await fetch(`${w.http.url}/portal/api${path}`, { method: body ? 'POST' : 'GET', ...(body ? { body: JSON.stringify(body) } : {}), headers: { authorization: `${scheme} ${token}`, 'content-type': 'application/json', 'x-aftercare': 'portal', 'accept-language': 'en' } });
  return { status: answer.status, json: await answer.json() };
};
const ANSWER = 'mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { id isReceived } }';
const GOOD = { overall: { value: 5 }, solved: { value: 5 }, attitude: { value: 5 }, speed: { value: 4 }, recommend: { value: 10 }, words: { value: '店员态度很好，处理也很快，谢谢' } };

beforeAll(async () => {
  w = await ticketWorld();
  await shipForms(system());
  expect(await shipSurveys(system())).toEqual(['tablet', 'ticket', 'quarterly', 'reviews']);
  for (const one of (await w.ask(w.tokens.crm, '{ surveys { items { id key } } }')).surveys.items) surveys[one.key] = one.id;
});
afterAll(() => w?.end());

/** A ticket of a known customer, done by the agent. */
async function doneTicket(name: string, more: object = {}): Promise<{ id: string; key: string; customerId: string }> {
  const customerId = await w.customer(name, w.stores[0] as string, { phone: `138${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}` });
  const ticket = await w.open(w.tokens.agent, { customerId, storeId: w.stores[0] });
  await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: ticket.version, solution: '已退款', ...more } });
  return { id: ticket.id, key: ticket.id.split('-')[1], customerId };
}
const invitationOf = async (ticketKey: string) => (await rows<{ id: string; state: string; expires: string }>('select id::text, state, expires_at expires from survey_invitations where ticket_id = $1', [ticketKey]))[0];

describe('after a ticket', () => {
  test('B-26 C-09 D-10: within a day of completion the customer is asked on the ticket, once; her answer reaches the store’s figures with the colleague whom it concerns', async () => {
    const ticket = await doneTicket('王芳');
    expect(await inviteDue(system(1))).toBe(0);
    expect(await inviteDue(system(23.1))).toBe(1);
    expect(await inviteDue(system(23.2))).toBe(0);
    const { ticket: seen } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { status events(page: { limit: 20 }) { items { body direction } } } }', { id: ticket.id });
    const invitation = await invitationOf(ticket.key);
    const token = surveyToken(w.http.world.db.settings.secret, invitation?.id as string);
    expect(seen.events.items.filter((one: Any) => one.direction === 'OUT' && String(one.body).includes('〔链接只发给您本人〕'))).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain(token);
    const page = await portal('/survey', token);
    expect(page).toMatchObject({ status: 200, json: { isAnswered: false, store: { zh: 'S1' } } });
    // What is judged by stays inside.
    expect(JSON.stringify(page.json)).not.toMatch(/weight|points|critical/);
    const bad = await portal('/survey', token, { key: 'answer-key-1', answers: { ...GOOD, overall: { value: 6 } } });
    expect([bad.status, JSON.stringify(bad.json)]).toEqual([400, expect.stringContaining('answers.overall')]);
    const sent = [1, 2].map(() => portal('/survey', token, { key: 'answer-key-1', answers: GOOD }));
    expect((await Promise.all(sent)).map((one) => one.status)).toEqual([201, 201]);
    expect(await portal('/survey', token, { key: 'answer-key-2', answers: GOOD })).toMatchObject({ status: 422, json: { errors: [{ extensions: { code: 'POLICY', reason: 'SURVEY_ANSWERED' } }] } });
    expect((await portal('/survey', token)).json).toEqual({ isAnswered: true });
    const { surveyResponses } = await w.ask(w.tokens.agent, `{ surveyResponses(filter: { ticketId: { eq: "${ticket.id}" } }) { total items { channel rating satisfaction isSatisfied recommend comment tone employee { id } store { code } ticket { id } scales { questionKey value } opinions { aspect tone quote } } } }`);
    expect(surveyResponses).toMatchObject({ total: 1, items: [{ channel: 'LINK', rating: 5, satisfaction: '5', isSatisfied: true, recommend: 10, tone: 'POSITIVE', employee: { id: w.employees.agent }, store: { code: 'S1' }, ticket: { id: ticket.id } }] });
    expect(surveyResponses.items[0].opinions.map((one: Any) => [one.aspect, one.tone])).toEqual(expect.arrayContaining([['ATTITUDE', 'POSITIVE'], ['SPEED', 'POSITIVE']]));
    const measure = async (name: string, who: string) => (await w.ask(who, `{ measure(key: "${name}", period: { kind: ALL }, by: "EMPLOYEE") { value numerator sample groups { key value } } }`)).measure;
    expect(await measure('surveyResponses.satisfactionMean', w.tokens.manager)).toMatchObject({ value: '5', sample: 1, groups: [{ key: w.employees.agent, value: '5' }] });
    expect(await measure('surveyInvitations.responseRate', w.tokens.manager)).toMatchObject({ value: '1', numerator: '1' });
  });

  test('who refused to be contacted, whom nobody knows, who was asked not long ago, and about a ticket that was taken out at its solution nobody is asked; no second try is made', async () => {
    const refused = await doneTicket('不想被打扰');
    await w.ask(w.tokens.admin, 'mutation ($input: SetConsentInput!) { setConsent(input: $input) { id } }', { input: { customerId: refused.customerId, channel: 'SMS', isGiven: false, source: 'desk' } });
    const nobody = await w.open(w.tokens.agent, { storeId: w.stores[0] });
    await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: nobody.id, expectedVersion: nobody.version, solution: '已处理' } });
    const off = await doneTicket('刚办完丧事', { askSurvey: false });
    const often = await doneTicket('常客');
    const again = await w.open(w.tokens.agent, { customerId: often.customerId, storeId: w.stores[0] });
    await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: again.id, expectedVersion: again.version, solution: '已处理' } });
    expect(await inviteDue(system(24))).toBe(1);
    expect([await invitationOf(refused.key), await invitationOf(nobody.id.split('-')[1]), await invitationOf(off.key)]).toEqual([undefined, undefined, undefined]);
    expect((await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { isSurveyOff } }', { id: off.id })).ticket.isSurveyOff).toBe(true);
    expect(await rows('select 1 from survey_invitations where customer_id = $1', [often.customerId])).toHaveLength(1);
    expect(await w.refusal(w.tokens.crm, 'mutation ($input: InviteToSurveyInput!) { inviteToSurvey(input: $input) { id } }', { input: { surveyId: surveys.ticket, customerId: refused.customerId, ticketId: refused.id, idempotencyKey: key().padEnd(10, 'x') } }))
      .toMatchObject({ code: 'POLICY', reason: 'SURVEY_NOT_ASKED_REFUSED' });
  });

  test('one customer is asked from the survey’s page: once a key, by her link on the ticket, and not again within the quiet days', async () => {
    const ticket = await doneTicket('当面夸过');
    // As the page makes it of the ticket that was chosen.
    const input = { surveyId: surveys.ticket, customerId: /^W(\d+)-/.exec(ticket.id)?.[1], ticketId: ticket.id, idempotencyKey: key().padEnd(10, 'x') };
    const ask = (token: string, more: object = {}) => w.http.gql(print(INVITE), { token, variables: { input: { ...input, ...more } } });
    expect((await ask(w.tokens.agent)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const [first, again] = [await ask(w.tokens.crm), await ask(w.tokens.crm)];
    expect(again.data).toEqual(first.data);
    expect(await rows('select state from survey_invitations where ticket_id = $1', [ticket.key])).toEqual([{ state: 'SENT' }]);
    expect((await ask(w.tokens.crm, { idempotencyKey: key().padEnd(10, 'y') })).errors?.[0]?.extensions).toMatchObject({ code: 'POLICY', reason: 'SURVEY_NOT_ASKED_TOO_OFTEN' });
    const other = await doneTicket('别人的单');
    expect((await ask(w.tokens.crm, { ticketId: other.id, idempotencyKey: key().padEnd(10, 'z') })).errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION', fields: { 'input.ticketId': { reason: 'SURVEY_NOT_ASKED_TICKET' } } });
    // Nobody is asked about these again by the next look.
    await rows('delete from survey_invitations where ticket_id = $1', [ticket.key]);
    await rows(`update tickets set solved_at = solved_at - interval '30 days', solved_on = solved_on - 30 where id = any($1::bigint[])`, [[ticket.key, other.key]]);
  });

  test('B-26: a customer whose ticket was closed by the call back before the day was over is asked as well, and it stays closed', async () => {
    const ticket = await doneTicket('回访过了');
    const read = async () => (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { status reopenCount events(page: { limit: 20 }) { items { body direction } } } }', { id: ticket.id })).ticket;
    await w.ask(w.tokens.supervisor, 'mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { id } }', { input: { id: ticket.id, idempotencyKey: key().padEnd(10, 'c'), outcome: 'REACHED', satisfaction: 5 } });
    expect(await inviteDue(system(24))).toBe(1);
    const told = await read();
    expect(told).toMatchObject({ status: 'CLOSED', reopenCount: 0 });
    expect(told.events.items.filter((one: Any) => one.direction === 'OUT' && String(one.body).includes('〔链接只发给您本人〕'))).toHaveLength(1);
    // Colleagues open it again before they write.
    expect(await w.refusal(w.tokens.agent, 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id } }', { input: { id: ticket.id, idempotencyKey: key().padEnd(10, 'x'), body: '再说一句', direction: 'OUT' } })).toMatchObject({ code: 'POLICY' });
  });

  test('a ticket that takes no words any more keeps nobody else from being asked', async () => {
    const [archived, deaf, fine] = [await doneTicket('归档'), await doneTicket('没有声音'), await doneTicket('照常')];
    await rows("update tickets set status = 'ARCHIVED' where id = $1", [archived.key]);
    // As one whose state changed between the look and the lock.
    await rows("create function deaf() returns trigger language plpgsql as $f$ begin update tickets set status = 'ARCHIVED' where id = new.ticket_id; return new; end $f$");
    await rows(`create trigger deaf after insert on survey_invitations for each row when (new.ticket_id = ${Number(deaf.key)}) execute function deaf()`);
    try { expect(await inviteDue(system(24))).toBe(1); } finally { await rows('drop trigger deaf on survey_invitations'); await rows('drop function deaf()'); }
    expect([await invitationOf(archived.key), await invitationOf(deaf.key)]).toEqual([undefined, undefined]);
    expect(await invitationOf(fine.key)).toMatchObject({ state: 'SENT' });
    expect(await rows('select 1 from survey_passes where ticket_id = $1', [deaf.key])).toHaveLength(1);
  });

  test('A59: forged, expired and foreign links are refused alike; the API takes the link, too, without an account, and tells no id', async () => {
    const ticket = await doneTicket('链接');
    await inviteDue(system(24));
    const invitation = await invitationOf(ticket.key);
    const token = surveyToken(w.http.world.db.settings.secret, invitation?.id as string);
    const forged = [`${token.slice(0, -2)}AA`, surveyToken('another secret of thirty-two letters', invitation?.id as string), surveyToken(w.http.world.db.settings.secret, '999999'), 'x'];
    for (const one of forged) expect(await portal('/survey', one), one).toMatchObject({ status: 404 });
    const anonymous = (input: object) => w.http.gql(ANSWER, { variables: { input } });
    expect((await anonymous({ idempotencyKey: 'link-key-1', link: token, answers: { overall: { value: 2 }, solved: { value: 1 }, attitude: { value: 2 }, speed: { value: 2 } } })).data).toEqual({ answerSurvey: { id: null, isReceived: true } });
    expect((await anonymous({ idempotencyKey: 'link-key-2', link: token, answers: GOOD })).errors?.[0]?.extensions).toMatchObject({ code: 'POLICY', reason: 'SURVEY_ANSWERED' });
    expect((await anonymous({ idempotencyKey: 'link-key-3', surveyId: surveys.ticket, answers: GOOD })).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    await rows(`update survey_invitations set state = 'SENT', expires_at = now() - interval '1 minute' where id = $1`, [invitation?.id]);
    expect(await portal('/survey', token)).toMatchObject({ status: 404 });
  });

  test('a customer who is merged takes her invitations and responses along; who is erased leaves the figure and not a word', async () => {
    const ticket = await doneTicket('合并');
    await inviteDue(system(24));
    const invitation = await invitationOf(ticket.key);
    const token = surveyToken(w.http.world.db.settings.secret, invitation?.id as string);
    expect((await portal('/survey', token, { key: 'merge-key-1', answers: { ...GOOD, words: { value: '我是李明，手机 13800000000，态度差' } } })).status).toBe(201);
    const stays = await w.customer('留下', w.stores[0] as string);
    const { customer } = await w.ask(w.tokens.admin, 'query ($id: ID!) { customer(id: $id) { version } }', { id: stays });
    await w.ask(w.tokens.admin, 'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }', { input: { id: stays, expectedVersion: customer.version, mergedId: ticket.customerId } });
    const of = async () => (await w.ask(w.tokens.crm, `{ surveyResponses(filter: { customerId: { eq: "${stays}" } }) { items { rating comment answers ticket { id } opinions { quote } } } surveyInvitations(filter: { customerId: { eq: "${stays}" } }) { total } }`));
    expect(await of()).toMatchObject({ surveyResponses: { items: [{ rating: 5, ticket: { id: `W${stays}-${ticket.key}` } }] }, surveyInvitations: { total: 1 } });
    await w.ask(w.tokens.admin, 'mutation ($id: ID!, $reason: String!) { eraseCustomer(id: $id, reason: $reason) { id } }', { id: stays, reason: 'asked in writing' });
    expect((await of()).surveyResponses.items).toEqual([{ rating: 5, comment: null, answers: {}, ticket: { id: `W${stays}-${ticket.key}` }, opinions: [] }]);
    expect(await rows(`select 1 from event_private where data::text like '%13800000000%'`)).toEqual([]);
  });
});

describe('at the store and by phone', () => {
  test('A-32: five stars and an open question at the tablet, by its key; other keys are refused', async () => {
    const { saveKiosk: kiosk } = await w.ask(w.tokens.admin, 'mutation ($input: SaveKioskInput!) { saveKiosk(input: $input) { id version } }', { input: { storeId: w.stores[1], nameZh: '收银台平板', nameEn: 'Till tablet' } });
    const { renewKioskKey: made } = await w.ask(w.tokens.admin, 'mutation ($id: ID!, $v: Int!) { renewKioskKey(id: $id, expectedVersion: $v) { key } }', { id: kiosk.id, v: kiosk.version });
    const page = await portal('/kiosk/survey', made.key, undefined, 'Kiosk');
    expect(page.json.sections[0].questions.map((one: Any) => one.type)).toEqual(['SCALE', 'TEXT']);
    for (const _ of [1, 2]) expect((await portal('/kiosk/survey', made.key, { key: 'tablet-key-1', answers: { stars: { value: 1 }, words: { value: '排队太慢' } } }, 'Kiosk')).status).toBe(201);
    expect((await portal('/kiosk/survey', `kk_${'A'.repeat(32)}`, { key: 'tablet-key-2', answers: { stars: { value: 1 } } }, 'Kiosk')).status).toBe(401);
    const { surveyResponses } = await w.ask(w.tokens.supervisor, '{ surveyResponses(filter: { channel: { eq: TABLET } }) { items { store { code } rating customerId tone } } }');
    expect(surveyResponses.items).toEqual([{ store: { code: 'S2' }, rating: 1, customerId: null, tone: 'NEGATIVE' }]);
  });

  test('D-33: a colleague writes down what was said on the phone, once a key and within the store; without the word, or elsewhere, it is refused', async () => {
    const input = { idempotencyKey: 'phone-key-01', surveyId: surveys.quarterly, channel: 'PHONE', storeId: w.stores[0], answers: { overall: { value: 4 }, goods: { value: 4 }, service: { value: 3 }, 'after-sales': { value: 4 }, channels: { value: 5 } } };
    const [one, two] = [await w.ask(w.tokens.agent, ANSWER, { input }), await w.ask(w.tokens.agent, ANSWER, { input })];
    expect([one.answerSurvey.id, one]).toEqual([two.answerSurvey.id, two]);
    expect(await w.refusal(w.tokens.agent, ANSWER, { input: { ...input, answers: { overall: { value: 1 } } } })).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_REUSED' });
    expect(await w.refusal(w.tokens.agent, ANSWER, { input: { ...input, idempotencyKey: 'phone-key-02', storeId: w.stores[2] } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.agent, ANSWER, { input: { ...input, idempotencyKey: 'phone-key-03', storeId: undefined } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.agent, ANSWER, { input: { ...input, idempotencyKey: 'phone-key-04', channel: 'TABLET' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.channel': { reason: 'SURVEY_CHANNEL' } } });
    expect(await w.refusal(w.tokens.finance, ANSWER, { input: { ...input, idempotencyKey: 'phone-key-05' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.agent, ANSWER, { input: { ...input, idempotencyKey: 'phone-key-06', answers: { overall: { value: 4 } } } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.answers.goods': { reason: 'FORM_MISSING' } } });
  });

  test('C-42: the quarter’s results are those of the stores in sight; a closed survey takes nothing more', async () => {
    const RESULTS = 'query ($id: ID!) { surveyResults(id: $id) { responses questions { key count mean median counts } alpha } }';
    expect((await w.ask(w.tokens.manager, RESULTS, { id: surveys.quarterly })).surveyResults).toMatchObject({ responses: 1, questions: expect.arrayContaining([{ key: 'service', count: 1, mean: '3', median: 3, counts: [0, 0, 1, 0, 0] }]) });
    expect((await w.ask(w.tokens.elsewhere, RESULTS, { id: surveys.quarterly })).surveyResults).toMatchObject({ responses: 0, questions: [] });
    expect(await w.refusal(w.tokens.finance, RESULTS, { id: surveys.quarterly })).toMatchObject({ code: 'FORBIDDEN' });
    const { survey } = await w.ask(w.tokens.crm, 'query ($id: ID!) { survey(id: $id) { version } }', { id: surveys.quarterly });
    const SAVE = 'mutation ($input: SaveSurveyInput!) { saveSurvey(input: $input) { id isOpen version } }';
    expect((await w.ask(w.tokens.crm, SAVE, { input: { id: surveys.quarterly, expectedVersion: survey.version, isOpen: false } })).saveSurvey.isOpen).toBe(false);
    expect(await w.refusal(w.tokens.crm, SAVE, { input: { id: surveys.quarterly, expectedVersion: survey.version, isOpen: true } })).toMatchObject({ code: 'CONFLICT' });
    expect(await w.refusal(w.tokens.agent, ANSWER, { input: { idempotencyKey: 'phone-key-07', surveyId: surveys.quarterly, storeId: w.stores[0], answers: { overall: { value: 4 } } } })).toMatchObject({ code: 'POLICY', reason: 'SURVEY_CLOSED' });
    expect(await w.refusal(w.tokens.crm, SAVE, { input: { id: surveys.ticket, expectedVersion: 1, ratingQuestion: 'words' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.ratingQuestion': { reason: 'SURVEY_RATING' } } });
  });
});

test('A-34: the heat map counts what is said by side and store, each cell opens its texts; out of sight there is nothing', async () => {
  const HEAT = 'query ($input: SentimentHeatmapInput) { sentimentHeatmap(input: $input) { mentions columns { key label { zh } } cells { aspect column mentions positive negative score filter } } }';
  const input = { period: { kind: 'ALL' } };
  const { sentimentHeatmap: map } = await w.ask(w.tokens.supervisor, HEAT, { input });
  expect(map.columns.map((one: Any) => one.label.zh).sort()).toEqual(['S1', 'S2']);
  const slow = map.cells.find((one: Any) => one.aspect === 'SPEED' && one.column === w.stores[1]);
  expect(slow).toMatchObject({ mentions: 1, positive: 0, negative: 1 });
  for (const cell of map.cells) {
    const { opinions } = await w.ask(w.tokens.supervisor, 'query ($filter: OpinionFilter) { opinions(filter: $filter) { total items { quote aspect } } }', { filter: cell.filter });
    expect([opinions.total, new Set(opinions.items.map((one: Any) => one.aspect))]).toEqual([cell.mentions, new Set([cell.aspect])]);
  }
  const weeks = (await w.ask(w.tokens.supervisor, HEAT, { input: { ...input, columns: 'WEEK' } })).sentimentHeatmap;
  expect(weeks.cells.reduce((sum: number, one: Any) => sum + one.mentions, 0)).toBe(map.mentions);
  expect((await w.ask(w.tokens.elsewhere, HEAT, { input })).sentimentHeatmap).toEqual({ mentions: 0, columns: [], cells: [] });
  expect(await w.refusal(w.tokens.finance, HEAT, { input })).toMatchObject({ code: 'FORBIDDEN' });
});
