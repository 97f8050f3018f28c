// Surveys written over HTTP: questions in both languages as a new version of their form, channels and days; and the survey that the quarter sends by itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayIn } from '../../server/core/clock.ts';
import { shipForms } from '../../server/forms/form.service.ts';
import { periodHolding } from '../../server/measures/measure.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { inviteQuarter } from '../../server/voice/quarterly.service.ts';
import { surveyContent } from '../../server/voice/questions.rules.ts';
import { shipSurveys } from '../../server/voice/survey.service.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';

let w: TicketWorld;
const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await w.http.world.db.write.query<T>(text, values)).rows;
const SAVE = 'mutation ($input: SaveSurveyInput!) { did: saveSurvey(input: $input) { id version channels opensOn closesOn form { key versions { items { number state content } } } } }';
const ANSWER = 'mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { isReceived } }';
const today = dayIn('Asia/Shanghai', new Date());
const QUESTIONS = [
  { type: 'SCALE', key: 'stars', zh: '满意吗？', en: 'Satisfied?', from: 1, to: 5, fromWords: { zh: '不满意', en: 'Not at all' }, toWords: { zh: '满意', en: 'Very' } },
  { type: 'CHOICE', zh: '怎么来的？', en: 'How did you get here?', options: [{ zh: '走路', en: 'On foot' }, { zh: '开车', en: 'By car' }] },
  { type: 'TEXT', zh: '还想说什么？', en: 'Anything else?', isRequired: false },
];
beforeAll(async () => { w = await ticketWorld(); const ctx = systemContext(w.http.world.db, { name: 'test' }); await shipForms(ctx); await shipSurveys(ctx); }, 120_000);
afterAll(() => w?.end());

describe('as rules', () => {
  test('new questions and options get keys that nothing bears; what a question said beside what is edited stays', () => {
    const before = [{ key: 'q1', type: 'SCALE', zh: '旧', en: 'Old', from: 1, to: 5, hint: { zh: '提示', en: 'Hint' } }, { key: 'q3', type: 'TEXT', zh: '旧', en: 'Old' }] as Any;
    const made = surveyContent([{ key: 'q1', type: 'SCALE', zh: '新', en: 'New', from: 0, to: 10 }, { type: 'CHOICES', zh: '选', en: 'Choose', options: [{ key: 'o1', zh: '一', en: 'One' }, { zh: '二', en: 'Two' }] }, { key: 'q3', type: 'SCALE', zh: '改了型', en: 'Other type' }] as Any, before) as Any;
    expect(made.sections[0].questions).toEqual([
      { hint: { zh: '提示', en: 'Hint' }, key: 'q1', type: 'SCALE', zh: '新', en: 'New', from: 0, to: 10 },
      { key: 'q2', type: 'CHOICES', zh: '选', en: 'Choose', options: [{ key: 'o1', zh: '一', en: 'One' }, { key: 'o2', zh: '二', en: 'Two' }] },
      { key: 'q3', type: 'SCALE', zh: '改了型', en: 'Other type', from: 1, to: 5 },
    ]);
  });
});

describe('the editor', () => {
  let made: Any;
  test('D-33 D-34: a survey is made of its questions in both languages in one go, with a form of its own that is in force', async () => {
    made = (await w.ask(w.tokens.crm, SAVE, { input: { key: 'parking', nameZh: '停车调查', nameEn: 'Parking', touchpoint: 'OTHER', ratingQuestion: 'stars', questions: QUESTIONS, channels: ['PHONE'], opensOn: addDays(today, -1), closesOn: addDays(today, 1) } })).did;
    expect(made).toMatchObject({ version: 1, channels: ['PHONE'], form: { key: 'survey-parking', versions: { items: [{ number: 1, state: 'PUBLISHED' }] } } });
    expect(made.form.versions.items[0].content.sections[0].questions.map((one: Any) => [one.key, one.type])).toEqual([['stars', 'SCALE'], ['q1', 'CHOICE'], ['q2', 'TEXT']]);
  });

  test('what is wrong is said at its place, and then nothing is left behind', async () => {
    const no = async (more: object): Promise<Any> => (await w.refusal(w.tokens.crm, SAVE, { input: { key: 'broken', nameZh: '坏', nameEn: 'Broken', touchpoint: 'OTHER', questions: QUESTIONS, ...more } })).fields;
    expect(await no({ questions: [{ type: 'CHOICE', zh: '只有一项', en: 'One option', options: [{ zh: '一', en: 'One' }] }] })).toHaveProperty('input.questions.0.options');
    expect(await no({ questions: [{ type: 'PHOTO', zh: '拍照', en: 'Photo' }] })).toMatchObject({ 'input.questions.0.type': { reason: 'SURVEY_QUESTIONS' } });
    expect(await no({ ratingQuestion: 'q1' })).toMatchObject({ 'input.ratingQuestion': { reason: 'SURVEY_RATING' } });
    expect(await no({ opensOn: today, closesOn: addDays(today, -1) })).toMatchObject({ 'input.closesOn': { reason: 'SURVEY_WINDOW_ORDER' } });
    expect(await no({ key: 'parking' })).toMatchObject({ 'input.key': { reason: 'SURVEY_KEY_TAKEN' } });
    expect(await rows(`select key from forms where key = 'survey-broken' union all select key from surveys where key = 'broken'`)).toEqual([]);
    expect((await w.refusal(w.tokens.manager, SAVE, { input: { key: 'mine', nameZh: '我的', nameEn: 'Mine', touchpoint: 'OTHER', questions: QUESTIONS } })).code).toBe('FORBIDDEN');
  });

  test('answers come by its channels and within its days; a new version of the questions leaves those that are there', async () => {
    const answer = (channel: string) => ({ input: { idempotencyKey: key(), surveyId: made.id, channel, storeId: w.stores[0], answers: { stars: { value: 4 }, q1: { value: 'o1' } } } });
    expect((await w.ask(w.tokens.agent, ANSWER, answer('PHONE'))).answerSurvey.isReceived).toBe(true);
    expect(await w.refusal(w.tokens.agent, ANSWER, answer('ON_SITE'))).toMatchObject({ code: 'POLICY', reason: 'SURVEY_CHANNEL_CLOSED' });
    const changed = (await w.ask(w.tokens.crm, SAVE, { input: { id: made.id, expectedVersion: 1, channels: [], opensOn: null, closesOn: addDays(today, -1), questions: [{ ...QUESTIONS[0], zh: '停车满意吗？' }, QUESTIONS[2]] } })).did;
    expect(changed).toMatchObject({ version: 2, channels: [], opensOn: null });
    expect(changed.form.versions.items.map((one: Any) => [one.number, one.state])).toEqual([[2, 'PUBLISHED'], [1, 'SUPERSEDED']]);
    expect(await w.refusal(w.tokens.agent, ANSWER, answer('ON_SITE'))).toMatchObject({ code: 'POLICY', reason: 'SURVEY_WINDOW' });
    // The same questions once more are no new version.
    const same = (await w.ask(w.tokens.crm, SAVE, { input: { id: made.id, expectedVersion: 2, closesOn: null, questions: changed.form.versions.items[0].content.sections[0].questions.map(({ isRequired, ...one }: Any) => ({ ...one, ...(isRequired === false ? { isRequired } : {}) })) } })).did;
    expect(same.form.versions.items).toHaveLength(2);
    const [kept] = await rows<{ number: number }>('select v.number from survey_responses r join form_versions v on v.id = r.form_version_id where r.survey_id = $1', [made.id]);
    expect(kept?.number).toBe(1);
  });
});

describe('the quarter', () => {
  test('C-42: in its first month whoever had a ticket done in the quarter before is asked once, by the latest one; later and again nobody is', async () => {
    const quarter = periodHolding(PeriodKind.QUARTER, today);
    const over = periodHolding(PeriodKind.QUARTER, today, -1);
    const [refusing, plain] = [await w.customer('不愿被问', w.stores[0] as string, { phone: '13811112222' }), await w.customer('老顾客', w.stores[0] as string, { phone: '13811113333' })];
    const done = async (customerId: string, on: string): Promise<string> => {
      const ticket = await w.open(w.tokens.agent, { customerId, storeId: w.stores[0] });
      await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: ticket.version, solution: '已退款' } });
      await rows(`update tickets set solved_on = $2, solved_at = $2::date + interval '4 hours' where id = $1`, [ticket.id.split('-')[1], on]);
      return ticket.id.split('-')[1];
    };
    await w.ask(w.tokens.admin, 'mutation ($input: SetConsentInput!) { setConsent(input: $input) { id } }', { input: { customerId: refusing, channel: 'SMS', isGiven: false, source: 'desk' } });
    await done(refusing, addDays(over.from, 5));
    await done(plain, addDays(over.from, 5));
    const latest = await done(plain, addDays(over.from, 40));
    await done(plain, quarter.from);
    const on = (days: number) => systemContext(w.http.world.db, { name: 'test', clock: { now: () => new Date(Date.parse(`${addDays(quarter.from, days)}T04:00:00Z`)) } });
    expect(await inviteQuarter(on(30))).toEqual({ seen: 0, asked: 0 });
    expect(await inviteQuarter(on(2))).toEqual({ seen: 2, asked: 1 });
    expect(await inviteQuarter(on(3))).toEqual({ seen: 0, asked: 0 });
    const asked = await rows<{ ticket: string; key: string }>('select i.ticket_id::text ticket, s.key from survey_invitations i join surveys s on s.id = i.survey_id');
    expect(asked).toEqual([{ ticket: latest, key: 'quarterly' }]);
    const [told] = await rows<{ body: string }>(`select body from ticket_events where ticket_id = $1 and direction = 'OUT' and body like '%〔链接只发给您本人〕%'`, [latest]);
    expect(told?.body).toContain('上个季度');
    // The next quarter asks anew, of what was done in this one.
    const next = periodHolding(PeriodKind.QUARTER, today, 1);
    const later = systemContext(w.http.world.db, { name: 'test', clock: { now: () => new Date(Date.parse(`${addDays(next.from, 1)}T04:00:00Z`)) } });
    expect(await inviteQuarter(later)).toEqual({ seen: 1, asked: 1 });
  });
});
