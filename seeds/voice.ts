// Three months of what customers say: answers after tickets, stars at tablets, reviews, with the tones that the product itself reads in them.
import type { PoolClient } from 'pg';
import { dayIn } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import { checksumOf } from '../server/forms/sheet.service.ts';
import { factsOf } from '../server/voice/response.rules.ts';
import { readerInForce } from '../server/voice/sentiment.service.ts';
import { formOfSurvey, questionsOf } from '../server/voice/survey.service.ts';
import { copyRows } from './copy.ts';
import { byDay } from './hours.ts';
import type { Random } from './random.ts';

type Cell = string | number | boolean | null | object;
const RESPONSE = ['id', 'form_version_id', 'answers', 'started_at', 'submitted_at', 'checksum', 'survey_id', 'channel', 'store_id', 'customer_id', 'ticket_id', 'employee_id', 'answered_at', 'answered_on', 'rating', 'rating_best', 'satisfaction', 'is_satisfied', 'recommend', 'comment', 'comment_length', 'tone', 'tone_score', 'source'] as const;
const ANSWER = ['response_id', 'survey_id', 'store_id', 'answered_on', 'question_key', 'question_zh', 'question_en', 'value', 'least', 'best', 'is_top_two'] as const;
const OPINION = ['response_id', 'survey_id', 'store_id', 'answered_on', 'aspect', 'tone', 'score', 'quote'] as const;
const INVITATION = ['customer_id', 'survey_id', 'ticket_id', 'store_id', 'employee_id', 'state', 'sending', 'sent_at', 'sent_on', 'expires_at', 'answered_at'] as const;
const GOOD = ['店员很热情，讲得清楚', '退款当天就到了，很快', '草莓很新鲜，包装也好', '价格实惠，活动很划算', '送货准时，师傅帮忙搬上楼', '店里干净整洁，找东西方便', '客服耐心，问题一次就解决了', '换货很方便，不用小票', '生鲜质量一直很好', '收银很快，店员有礼貌'];
const FAIR = ['还行，就是等了十几分钟', '东西可以，价格有点贵', '一般，停车不方便', '处理了，但是回复有点慢'];
const BAD = ['草莓发霉了，质量太差', '客服态度敷衍，没人管', '物流太慢，晚了三天', '标价和收银不一致，价格算错了', '排队太久，只开一个窗口', '瓷砖色差很大，质量不行', '退货手续麻烦，要求出示小票', '送来的包装破损，洒了一地', '空调不凉，维修一直拖', '地面有水，环境脏'];
const DAYS = 92;

/** Seeds responses by the shipped surveys, which must be there; answers how many. */
export async function seedVoice(ctx: Context, client: PoolClient, dice: Random, now: Date, zone: string): Promise<number> {
  const rowsOf = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await client.query<T>(text, values)).rows;
  const surveys = await rowsOf<{ id: string; key: string; formId: string; ratingQuestion: string | null; recommendQuestion: string | null }>('select id::text, key, form_id::text "formId", rating_question "ratingQuestion", recommend_question "recommendQuestion" from surveys');
  const stores = await rowsOf<{ id: string; format: string }>('select id::text, format from stores where closed_on is null order by id');
  const tickets = await rowsOf<{ id: string; customerId: string; storeId: string; employeeId: string | null; solvedAt: Date; satisfaction: number | null }>(
    `select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", coalesce(t.solver_id, t.first_contact_owner_id)::text "employeeId", t.solved_at "solvedAt", t.satisfaction from tickets t join customers c on c.id = t.customer_id and not c.is_stand_in
     where t.solved_at > $1::timestamptz - make_interval(days => ${DAYS}) and t.solved_at < $1::timestamptz - interval '26 hours' and t.joined_into is null order by t.solved_at, t.id limit 3000`, [now]);
  const reader = await readerInForce(ctx);
  const lists = { responses: [] as Cell[][], answers: [] as Cell[][], opinions: [] as Cell[][], invitations: [] as Cell[][] };
  const forms = new Map(await Promise.all(surveys.map(async (one) => [one.key, await formOfSurvey(ctx, one)] as const)));
  const textFor = (rating: number): string => dice.pick(rating >= 4 ? GOOD : rating === 3 ? FAIR : BAD);
  const put = (key: string, channel: string, at: Date, about: { storeId: string; customerId: string | null; ticketId: string | null; employeeId: string | null }, values: Record<string, unknown>, source: string | null = null): void => {
    const [survey, form] = [surveys.find((one) => one.key === key), forms.get(key)];
    if (!survey || !form) return;
    const answers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
    const facts = factsOf(questionsOf(form), answers as never, survey);
    const [id, instant, day] = [lists.responses.length + 1, at.toISOString(), dayIn(zone, at)];
    const reading = facts.comment ? reader(facts.comment) : null;
    lists.responses.push([id, form.versionId, JSON.stringify(answers), instant, instant, checksumOf(form.versionId, answers), survey.id, channel, about.storeId, about.customerId, about.ticketId, about.employeeId, instant, day, facts.rating, facts.ratingBest, facts.satisfaction, facts.isSatisfied, facts.recommend, facts.comment, facts.commentLength, reading?.tone ?? null, reading?.score ?? null, source]);
    for (const one of facts.scales) lists.answers.push([id, survey.id, about.storeId, day, one.questionKey, one.questionZh, one.questionEn, one.value, one.least, one.best, one.isTopTwo]);
    for (const one of reading?.opinions ?? []) lists.opinions.push([id, survey.id, about.storeId, day, one.aspect, one.tone, one.score, one.quote]);
  };
  const ticketSurvey = surveys.find((one) => one.key === 'ticket');
  const asked = new Map<string, number>();
  for (const ticket of tickets) {
    const sent = new Date(new Date(ticket.solvedAt).getTime() + 23 * 3_600_000);
    if (!ticketSurvey || sent.getTime() - (asked.get(ticket.customerId) ?? 0) < 30 * 86_400_000) continue;
    asked.set(ticket.customerId, sent.getTime());
    const isAnswered = dice.chance(0.42);
    const at = new Date(Math.min(now.getTime() - 60_000, sent.getTime() + dice.int(5, 2_000) * 60_000));
    lists.invitations.push([ticket.customerId, ticketSurvey.id, ticket.id, ticket.storeId, ticket.employeeId, isAnswered ? 'ANSWERED' : sent.getTime() + 14 * 86_400_000 < now.getTime() ? 'EXPIRED' : 'SENT', 'SENT', sent.toISOString(), dayIn(zone, sent), new Date(sent.getTime() + 14 * 86_400_000).toISOString(), isAnswered ? at.toISOString() : null]);
    if (!isAnswered) continue;
    const rating = ticket.satisfaction ?? (dice.chance(0.82) ? 5 : dice.chance(0.6) ? 4 : dice.int(1, 3));
    const near = (): number => Math.max(1, Math.min(5, rating + dice.int(-1, 1)));
    put('ticket', 'LINK', at, { storeId: ticket.storeId, customerId: ticket.customerId, ticketId: ticket.id, employeeId: ticket.employeeId }, { overall: rating, solved: near(), attitude: near(), speed: near(), recommend: Math.max(0, Math.min(10, rating * 2 - dice.int(0, 1))), ...(dice.chance(0.7) ? { words: textFor(rating) } : {}) });
  }
  // Reviews are written at any hour, tablets stand in open stores.
  const atOf = (isReview: boolean, at: Date): Date => (isReview ? at : byDay(at, zone, now));
  for (let n = 0; n < 900; n += 1) {
    const store = dice.pick(stores);
    // One store keeps people waiting: what the heat map is looked at for.
    const rating = store === stores[1] && dice.chance(0.4) ? dice.int(1, 3) : dice.chance(0.78) ? 5 : dice.int(2, 4);
    const isReview = n % 3 === 0;
    put(isReview ? 'reviews' : 'tablet', isReview ? 'IMPORT' : 'TABLET', atOf(isReview, new Date(now.getTime() - dice.int(1, DAYS * 24 * 60 - 1) * 60_000)), { storeId: store.id, customerId: null, ticketId: null, employeeId: null }, { stars: rating, ...(isReview || dice.chance(0.4) ? { words: textFor(rating) } : {}) }, isReview ? '点评' : null);
  }
  await copyRows(client, 'survey_responses', RESPONSE, lists.responses);
  await copyRows(client, 'survey_answers', ANSWER, lists.answers);
  await copyRows(client, 'opinions', OPINION, lists.opinions);
  await copyRows(client, 'survey_invitations', INVITATION, lists.invitations);
  await client.query(`select setval(pg_get_serial_sequence('survey_responses', 'id'), greatest(1, (select coalesce(max(id), 1) from survey_responses)))`);
  // What was done before the chain was looked at is not asked about when it starts.
  await client.query(`insert into survey_passes (survey_id, ticket_id, passed_at) select s.id, t.id, $1 from tickets t, surveys s where s.key = 'ticket' and t.solved_at > $1::timestamptz - interval '5 days' on conflict do nothing`, [now]);
  return lists.responses.length;
}
