// Samples of solved tickets with the sheets of their reviewers, by the product's own services: most are final, one pair differs, some are still to be filled in, one calibration is over.
import { frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { encodeId } from '../server/core/read/ids.ts';
import { dayIn } from '../server/core/clock.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { closeCalibration, openCalibration } from '../server/quality/ticket-quality/calibration.service.ts';
import { settleSampledTicket, submitTicketReview } from '../server/quality/ticket-quality/review.service.ts';
import { drawTicketSample } from '../server/quality/ticket-quality/sample.service.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
interface Sheet { id: string; customerId: string; reviewerId: string; version: number; agentId: string; sampledId: string; isSecond: boolean }

/** The answers of a reviewer who found it so good, 0 to 1; `strict` takes a little off. */
function answersFor(good: number, strict: number, dice: Random): Record<string, unknown> {
  const scale = (): { value: number } => ({ value: Math.max(1, Math.min(5, Math.round(3 + good * 2 - strict + (dice.chance(0.3) ? -1 : 0)))) });
  const yes = (likely: number): boolean => dice.chance(Math.min(0.99, likely * (0.55 + good * 0.45)));
  const brushed = dice.chance(0.03 + (1 - good) * 0.12);
  const solved = yes(1);
  const policy = yes(1);
  return {
    polite: scale(), patient: scale(), active: scale(), 'brushed-off': brushed ? { value: true, note: '让顾客自己打厂家电话' } : { value: false }, 'first-answer': { value: yes(1) }, 'kept-time': { value: yes(0.95) }, judged: scale(),
    policy: policy ? { value: true } : { value: false, note: '没有先核对购买记录' }, recorded: { value: yes(0.9) }, solved: solved ? { value: true } : { value: false, note: '顾客又来问了一次' }, 'called-back': dice.chance(0.4) ? { isNotApplicable: true } : { value: yes(0.9) },
    ...(dice.chance(0.4) ? { praise: { value: '先道歉再问情况，语气稳' } } : {}), ...(dice.chance(0.4) ? { better: { value: '可以主动告诉顾客下一步和时间' } } : {}),
  };
}

/** Seeds the review of tickets; forms must have been shipped. Answers how many sheets were submitted. */
export async function seedTicketQuality(db: Database, dice: Random, now: Date, zone: string): Promise<number> {
  const made = await db.write.query<{ id: string }>(`
    with e as (select e.id, e.name, row_number() over (order by e.id) n from employees e where e.store_id is null and e.left_on is null and e.position not like '%manager%' and e.position <> 'it-admin' and not exists (select 1 from users u where u.employee_id = e.id) order by e.id limit 2),
    u as (insert into users (username, name, employee_id, status, password_hash) select case when n = 1 then 'reviewer' else 'reviewer-2' end, e.name, e.id, 'ACTIVE', q.password_hash from e, users q where q.username = 'quality' returning id, employee_id),
    g as (insert into role_grants (user_id, role_id, scope, starts_on) select u.id, r.id, 'ALL', $1::date - 400 from u, roles r where r.key = 'reviewer' returning 1)
    select employee_id::text id from u, (select count(*) from g) done`, [dayIn(zone, now)]);
  const asOf = (at: number): Context => systemContext(db, { clock: frozenClock(new Date(at).toISOString()) });
  const viewers = new Map<string, Viewer>();
  const viewerOf = async (employeeId: string): Promise<Viewer | null> => {
    const known = viewers.get(employeeId) ?? (await viewersOf(asOf(now.getTime()), employeeId))[0];
    if (known) viewers.set(employeeId, known);
    return known ?? null;
  };
  const { rows: [keeper] } = await db.write.query<{ id: string }>(`select employee_id::text id from users where username = 'quality'`);
  const quality = keeper ? await viewerOf(keeper.id) : null;
  if (!quality || made.rows.length < 2) return 0;
  const as = (viewer: Viewer, at: number): Context => systemContext(db, { viewer, clock: frozenClock(new Date(at).toISOString()) });
  const { rows: stores } = await db.write.query<{ id: string }>('select id::text from stores where closed_on is null order by id limit 4');
  let serial = 0;
  const key = (): string => `demo-ticket-quality-${(serial += 1)}`;
  const nature = new Map<string, number>();
  const goodness = (agentId: string): number => { const known = nature.get(agentId) ?? 0.45 + dice.next() * 0.5; nature.set(agentId, known); return known; };
  const draw = (at: number, back: number, until: number, seed: string): Promise<string> => drawTicketSample(as(quality, at), {
    idempotencyKey: key(), fromOn: dayIn(zone, new Date(at - back * DAY)), untilOn: dayIn(zone, new Date(at - until * DAY)), storeIds: stores.map((one) => one.id), perAgent: 3, extraPerAgent: 1, doubleShare: 35, seed,
  });
  const sheetsOf = async (sampleId: string): Promise<Sheet[]> => (await db.write.query<Sheet>(
    `select r.id::text, r.customer_id::text "customerId", r.reviewer_id::text "reviewerId", r.version, s.agent_id::text "agentId", s.id::text "sampledId", r.is_second "isSecond" from ticket_reviews r join sampled_tickets s on s.id = r.sampled_id where s.sample_id = $1 order by r.id`, [sampleId])).rows;
  const strictness = new Map(made.rows.map((one, at) => [one.id, at === 0 ? 0.1 : 0.6] as const));
  let submitted = 0;
  const seen = new Map<string, Record<string, unknown>>();
  /** Two who read the same ticket say the same of most questions. */
  const apart = (one: Record<string, unknown>, strict: number): Record<string, unknown> => Object.fromEntries(Object.entries(one).map(([key, answer]) => {
    const { value, note } = answer as { value?: unknown; note?: string };
    if (typeof value === 'number') return [key, { value: Math.max(1, Math.min(5, value - (dice.chance(0.12 + strict * 0.3) ? 1 : 0))) }];
    if (typeof value === 'boolean' && !note && key !== 'brushed-off' && dice.chance(0.05)) return [key, { value: !value, ...(value ? { note: '看法不同' } : {}) }];
    return [key, answer];
  }));
  const fill = async (sheets: readonly Sheet[], at: number): Promise<void> => {
    for (const sheet of sheets) {
      const viewer = await viewerOf(sheet.reviewerId);
      if (!viewer) continue;
      const good = goodness(sheet.agentId) * (0.7 + dice.next() * 0.4);
      const strict = strictness.get(sheet.reviewerId) ?? 0.2;
      const first = seen.get(sheet.sampledId);
      const answers = first ? apart(first, strict) : answersFor(Math.min(1, good), strict, dice);
      seen.set(sheet.sampledId, answers);
      await submitTicketReview(as(viewer, at + submitted * 60_000), {
        id: encodeId('TicketReview', { owner: sheet.customerId, id: sheet.id }), idempotencyKey: key(), expectedVersion: sheet.version, answers, comment: dice.chance(0.5) ? (good > 0.75 ? '处理得稳，继续保持' : '先听完再答，答完说下一步') : null,
      });
      submitted += 1;
    }
  };
  const first = await draw(now.getTime() - 9 * DAY, 40, 1, 'demo-1').catch(() => null);
  if (!first) return 0;
  await fill(await sheetsOf(first), now.getTime() - 7 * DAY);
  // Where two differ, the quality manager settles all but one.
  const { rows: differing } = await db.write.query<{ id: string; customerId: string; version: number; reviewId: string }>(
    `select s.id::text, s.customer_id::text "customerId", s.version, (select r.id::text from ticket_reviews r where r.sampled_id = s.id order by r.score limit 1) "reviewId" from sampled_tickets s where s.state = 'DIFFERS' order by s.id`);
  for (const one of differing.slice(1)) await settleSampledTicket(as(quality, now.getTime() - 5 * DAY), { id: encodeId('SampledTicket', { owner: one.customerId, id: one.id }), expectedVersion: one.version, reviewId: encodeId('TicketReview', { owner: one.customerId, id: one.reviewId }), reason: '重听录音后，按实际作答为准' });
  const second = await draw(now.getTime() - 2 * 3_600_000, 9, 0, 'demo-2').catch(() => null);
  if (second) { const sheets = await sheetsOf(second); await fill(sheets.slice(0, Math.floor(sheets.length / 3)), now.getTime() - 3_600_000 - sheets.length * 60_000); }
  const { rows: [ticket] } = await db.write.query<{ id: string; customerId: string }>('select ticket_id::text id, customer_id::text "customerId" from sampled_tickets where sample_id = $1 order by id limit 1', [first]);
  const reviewers = made.rows.map((one) => one.id);
  if (ticket) {
    const gold = answersFor(0.95, 0, dice);
    const id = await openCalibration(as(quality, now.getTime() - 4 * DAY), { idempotencyKey: key(), ticketId: encodeId('Ticket', { owner: ticket.customerId, id: ticket.id }), titleZh: '退货沟通校准', titleEn: 'Calibration: talking about returns', goldAnswers: gold, reviewerIds: reviewers });
    const { rows } = await db.write.query<Sheet>(`select id::text, customer_id::text "customerId", reviewer_id::text "reviewerId", version from ticket_reviews where calibration_id = $1 order by id`, [id]);
    for (const sheet of rows) {
      const viewer = await viewerOf(sheet.reviewerId);
      if (viewer) await submitTicketReview(as(viewer, now.getTime() - 3 * DAY), { id: encodeId('TicketReview', { owner: sheet.customerId, id: sheet.id }), idempotencyKey: key(), expectedVersion: sheet.version, answers: { ...gold, ...(strictness.get(sheet.reviewerId) === 0.6 ? { polite: { value: 3 }, judged: { value: 3 } } : {}) } });
    }
    await closeCalibration(as(quality, now.getTime() - 2 * DAY), { id, expectedVersion: 1 });
  }
  return submitted;
}
