// The review of tickets over HTTP: a sample drawn and given out, blind reviews, what the agent sees of it and what not, settling, calibration, agreement.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipForms } from '../../server/forms/form.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

const DRAW = 'mutation ($input: DrawTicketSampleInput!) { done: drawTicketSample(input: $input) { id version number seed populationCount drawnCount riskCount doubleCount shortfalls tickets(page: { limit: 100 }) { items { id version state isDouble isRisk riskWhy agentId storeId stratum ticketNumber reviews { id version state reviewerId isSecond } } } } }';
const SUBMIT = 'mutation ($input: SubmitTicketReviewInput!) { done: submitTicketReview(input: $input) { id version state score isPassed band } }';
const SAVE = 'mutation ($input: SaveTicketReviewInput!) { done: saveTicketReview(input: $input) { id version answers } }';
const SETTLE = 'mutation ($input: SettleSampledTicketInput!) { done: settleSampledTicket(input: $input) { id state finalScore settleNote } }';
const REASSIGN = 'mutation ($input: ReassignTicketReviewInput!) { done: reassignTicketReview(input: $input) { id version reviewerId } }';
const OPEN_CAL = 'mutation ($input: OpenCalibrationInput!) { done: openCalibration(input: $input) { id version state goldScore shownScore reviews { id reviewerId } } }';
const CLOSE_CAL = 'mutation ($input: CloseCalibrationInput!) { done: closeCalibration(input: $input) { id state shownScore } }';
const OWN = 'query { ticketReviews(page: { limit: 50 }) { items { id version state ticketNumber calibrationId } } }';
const SEEN = 'query ($id: ID!) { sampledTicket(id: $id) { id state finalScore finalBand isFinalPass result isAgreed scoreGap settleNote ticketNumber } }';
const AGREE = '{ reviewerAgreement(fromOn: "2020-01-01", untilOn: "2020-12-31") { reviewerId } }';

const good = { polite: { value: 5 }, patient: { value: 5 }, active: { value: 5 }, 'brushed-off': { value: false }, 'first-answer': { value: true }, 'kept-time': { isNotApplicable: true }, judged: { value: 5 }, policy: { value: true }, recorded: { value: true }, solved: { value: true }, 'called-back': { isNotApplicable: true } };
const fair = { ...good, polite: { value: 4 }, patient: { value: 4 } };
const bad = { ...good, 'brushed-off': { value: true, note: '让顾客自己打厂家电话' }, solved: { value: false, note: '没有下文' } };

let w: TicketWorld;
let sample: Any;
const tokens: Record<string, string> = {};
const people: Record<string, string> = {};
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const reviewerOf = (id: string): string => Object.keys(people).find((name) => people[name] === id) as string;
const run = async (who: string, query: string, input: object): Promise<Any> => (await w.ask(tokens[who] as string, query, { input })).done;

beforeAll(async () => {
  w = await ticketWorld();
  Object.assign(tokens, w.tokens);
  const { world } = w.http;
  await shipForms(systemContext(world.db));
  const person = async (name: string, role: string): Promise<void> => {
    const { rows: [row] } = await world.db.write.query<{ id: string }>(`insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ($1, $1, $1, $1, 'quality', 'specialist', 'REGULAR', '2020-01-01') returning id::text`, [name]);
    people[name] = row?.id as string;
    await world.addUser(name, [{ role, scope: 'ALL' }], row?.id);
    tokens[name] = (await world.signInAs(name)).token;
  };
  await person('rita', 'reviewer');
  await person('bruno', 'reviewer');
  await person('quality', 'quality');
  people.supervisor = w.employees.supervisor as string;
  for (let n = 0; n < 12; n += 1) {
    const ticket = await w.open(w.tokens.agent, { body: `草莓第 ${n} 次发霉`, channel: n % 2 ? 'PHONE' : 'DESK' });
    const one = await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id version } }', { input: { id: ticket.id, expectedVersion: ticket.version, solution: '已退款' } });
    const ended = n % 4 === 3 ? one.resolveTicket : one.resolveTicket;
    // Called back, so that nothing is owed any more.
    await w.http.db.write.query(`update tickets set status = 'CLOSED', is_open = false, closed_at = now(), satisfaction = $2 where number = $1`, [ticket.number, n === 0 ? 1 : 5]);
    expect(ended.id).toBeTruthy();
  }
}, 120_000);
afterAll(async () => { await w?.end(); });

describe('Ticket quality', () => {
  test('D-27: a sample is drawn by chance and by risk, half of it for two people; the same key draws once, the same seed draws the same', async () => {
    const input = { idempotencyKey: key(), fromOn: today(), untilOn: today(), perAgent: 6, extraPerAgent: 1, doubleShare: 50, seed: 'first' };
    sample = await run('quality', DRAW, input);
    expect(sample).toMatchObject({ seed: 'first', populationCount: 12, drawnCount: 7, riskCount: 1, doubleCount: 3, shortfalls: [] });
    expect((await run('quality', DRAW, input)).id).toBe(sample.id);
    const again = await run('quality', DRAW, { ...input, idempotencyKey: key() });
    expect(again.tickets.items.map((one: Any) => one.ticketNumber).sort()).toEqual(sample.tickets.items.map((one: Any) => one.ticketNumber).sort());
    for (const one of sample.tickets.items) {
      expect(one).toMatchObject({ state: 'WAITING', agentId: w.employees.agent });
      expect(one.reviews).toHaveLength(one.isDouble ? 2 : 1);
      // The sampler sees everything, and so takes no part where reviews are blind.
      if (one.isDouble) { const pair = one.reviews.map((each: Any) => reviewerOf(each.reviewerId)); expect(new Set(pair).size).toBe(2); expect(['bruno', 'rita', 'supervisor']).toEqual(expect.arrayContaining(pair)); }
    }
    const [risky] = sample.tickets.items.filter((one: Any) => one.isRisk);
    expect(risky.riskWhy).toEqual(['LOW_RATING']);
    expect(await w.refusal(tokens.agent as string, DRAW, { input: { ...input, idempotencyKey: key() } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(tokens.quality as string, DRAW, { input: { ...input, idempotencyKey: key(), untilOn: '2099-01-01' } })).toMatchObject({ code: 'VALIDATION' });
    expect(await w.refusal(tokens.quality as string, DRAW, { input: { ...input, idempotencyKey: key(), fromOn: '2020-01-01', untilOn: '2020-01-02' } })).toMatchObject({ code: 'POLICY', reason: 'SAMPLE_NONE' });
  });

  test('each reviewer is told of her sheets, and the notice opens one that she may enter', async () => {
    for (const who of ['rita', 'bruno', 'supervisor']) {
      const mine = (await w.ask(tokens[who] as string, OWN)).ticketReviews.items;
      const told = (await w.ask(tokens[who] as string, '{ notifications(page: { limit: 20 }) { items { kind resource resourceId } } }')).notifications.items.filter((one: Any) => one.kind === 'quality.reviews');
      expect(told.length, who).toBe(mine.length ? 2 : 0);
      for (const one of told) {
        expect(one.resource).toBe('TicketReview');
        expect((await w.ask(tokens[who] as string, 'query ($id: ID!) { ticketReview(id: $id) { id state } }', { id: one.resourceId })).ticketReview).toMatchObject({ state: 'ASSIGNED' });
      }
    }
  });

  test('a reviewer sees her own sheets and nothing of the other’s; a draft is kept; a sheet that is not whole is refused question by question', async () => {
    const mine = (await w.ask(tokens.rita as string, OWN)).ticketReviews.items;
    const all = sample.tickets.items.flatMap((one: Any) => one.reviews);
    const others = all.filter((one: Any) => reviewerOf(one.reviewerId) !== 'rita');
    expect(others.length).toBeGreaterThan(0);
    expect(mine.map((one: Any) => one.id)).not.toEqual(expect.arrayContaining([others[0].id]));
    expect((await w.ask(tokens.rita as string, 'query ($id: ID!) { ticketReview(id: $id) { id } }', { id: others[0].id })).ticketReview).toBeNull();
    // Which sampled ticket it belongs to, whether it is the second, who reviews: not told, not filtered by.
    for (const field of ['sampledId', 'isSecond', 'reviewerId']) {
      const answer = await w.http.gql(`{ ticketReviews { items { ${field} } } }`, { token: tokens.rita as string });
      expect(new Set((answer.data as Any).ticketReviews.items.map((one: Any) => one[field])), field).toEqual(new Set([null]));
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await w.refusal(tokens.rita as string, '{ ticketReviews(filter: { isSecond: { eq: true } }) { items { id } } }')).toMatchObject({ code: 'FORBIDDEN' });
    const own = all.find((one: Any) => reviewerOf(one.reviewerId) === 'rita');
    const kept = await run('rita', SAVE, { id: own.id, expectedVersion: own.version, answers: { polite: { value: 4 } } });
    expect(kept.answers).toMatchObject({ polite: { value: 4 } });
    own.version = kept.version;
    expect((await w.refusal(tokens.rita as string, SUBMIT, { input: { id: own.id, idempotencyKey: key(), expectedVersion: own.version, answers: { polite: { value: 4 } } } })).fields).toHaveProperty('input.answers.solved');
    expect(await w.refusal(tokens.bruno as string, SUBMIT, { input: { id: own.id, idempotencyKey: key(), expectedVersion: own.version, answers: good } })).toMatchObject({ code: 'NOT_FOUND' });
    const { ticketReviewSheet } = await w.ask(tokens.rita as string, 'query ($id: ID!) { ticketReviewSheet(id: $id) }', { id: own.id });
    expect(JSON.stringify(ticketReviewSheet)).not.toContain('"critical"');
  });

  test('D-25: one review is final at once: the agent is told and sees score and reasons, not who; her store sees it, another does not; a brush-off caps the score', async () => {
    const single = sample.tickets.items.find((one: Any) => !one.isDouble && reviewerOf(one.reviews[0].reviewerId) !== 'quality');
    const eyes = ['agent', 'manager', 'supervisor'].filter((eye) => eye !== reviewerOf(single.reviews[0].reviewerId));
    const review = single.reviews[0];
    const who = reviewerOf(review.reviewerId);
    const held = (await w.ask(tokens[who] as string, 'query ($id: ID!) { ticketReview(id: $id) { version } }', { id: review.id })).ticketReview;
    expect((await w.ask(tokens.agent as string, SEEN, { id: single.id })).sampledTicket).toBeNull();
    const input = { id: review.id, idempotencyKey: key(), expectedVersion: held.version, answers: bad, comment: '先听完再答' };
    const done = await run(who, SUBMIT, input);
    expect(done).toMatchObject({ state: 'SUBMITTED', isPassed: false });
    expect(Number(done.score)).toBeLessThanOrEqual(59);
    expect(await run(who, SUBMIT, input)).toEqual(done);
    const { sampledTicket } = await w.ask(tokens.agent as string, SEEN, { id: single.id });
    expect(sampledTicket).toMatchObject({ state: 'FINAL', finalScore: done.score, isFinalPass: false });
    expect(sampledTicket.result).toMatchObject({ comment: '先听完再答', failed: [{ key: 'brushed-off', note: '让顾客自己打厂家电话' }, { key: 'solved' }] });
    expect((await w.ask(tokens.manager as string, SEEN, { id: single.id })).sampledTicket).not.toBeNull();
    expect((await w.ask(tokens.elsewhere as string, SEEN, { id: single.id })).sampledTicket).toBeNull();
    // A colleague of the same desk sees the store's findings, not how others were judged.
    expect((await w.ask(tokens.colleague as string, SEEN, { id: single.id })).sampledTicket).toBeNull();
    const { explain } = await w.ask(tokens.agent as string, 'query ($input: ExplainInput!) { explain(input: $input) { value tree } }', { input: { number: 'sampledTicket.finalScore', id: single.id } }).catch(() => ({ explain: null }));
    if (explain) expect(explain.value).toBe(done.score);
    // Neither row, nor edge, nor notice, nor event names the reviewer to the agent, her store or the supervisor of its region.
    for (const eye of eyes) {
      const texts = [
        await w.http.gql('{ sampledTickets { items { id result settleNote reviews { id score reviewer { name } } } } }', { token: tokens[eye] as string }),
        await w.http.gql('{ ticketReviews { items { id reviewer { name } } } }', { token: tokens[eye] as string }),
        await w.http.gql('{ notifications { items { titleZh bodyZh } } }', { token: tokens[eye] as string }),
        await w.http.gql('{ events(filter: { resource: { in: ["TicketReview", "SampledTicket"] } }, page: { limit: 200 }) { items { kind actorName after before } } }', { token: tokens[eye] as string }),
      ].map((one) => JSON.stringify(one));
      for (const text of texts) { expect(text).not.toContain(who); expect(text, `${eye}: ${text}`).not.toContain(`"reviewerId":"${people[who]}"`); }
    }
  });

  test('two blind reviews that agree are final; that differ are settled by who reviewed neither, with a reason', async () => {
    const doubles = sample.tickets.items.filter((one: Any) => one.isDouble);
    const send = async (review: Any, answers: object): Promise<Any> => {
      const who = reviewerOf(review.reviewerId);
      const { ticketReview } = await w.ask(tokens[who] as string, 'query ($id: ID!) { ticketReview(id: $id) { version } }', { id: review.id });
      return run(who, SUBMIT, { id: review.id, idempotencyKey: key(), expectedVersion: ticketReview.version, answers });
    };
    const [first, second, third] = doubles;
    const [a] = await Promise.all([send(first.reviews[0], good), send(first.reviews[1], fair)]);
    expect((await w.ask(tokens.quality as string, SEEN, { id: first.id })).sampledTicket).toMatchObject({ state: 'FINAL', isAgreed: true, finalScore: a.score });
    await send(second.reviews[0], good);
    expect((await w.ask(tokens.quality as string, SEEN, { id: second.id })).sampledTicket).toMatchObject({ state: 'WAITING', isAgreed: null });
    await send(second.reviews[1], bad);
    const differs = (await w.ask(tokens.quality as string, 'query ($id: ID!) { sampledTicket(id: $id) { state isAgreed scoreGap version finalScore } }', { id: second.id })).sampledTicket;
    expect(differs).toMatchObject({ state: 'DIFFERS', isAgreed: false, finalScore: null });
    expect((await w.ask(tokens.agent as string, SEEN, { id: second.id })).sampledTicket).toBeNull();
    expect(await w.refusal(tokens.rita as string, SETTLE, { input: { id: second.id, expectedVersion: differs.version, reviewId: second.reviews[0].id, reason: '我说的对' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(tokens.quality as string, SETTLE, { input: { id: second.id, expectedVersion: differs.version, reviewId: first.reviews[0].id, reason: '选错了' } })).toMatchObject({ code: 'VALIDATION' });
    expect(await run('quality', SETTLE, { id: second.id, expectedVersion: differs.version, reviewId: second.reviews[1].id, reason: '听了录音' })).toMatchObject({ state: 'FINAL', settleNote: '听了录音' });
    const waiting = (await w.ask(tokens.quality as string, 'query ($id: ID!) { sampledTicket(id: $id) { version } }', { id: third.id })).sampledTicket;
    expect(await run('quality', SETTLE, { id: third.id, expectedVersion: waiting.version, reason: '工单重复' })).toMatchObject({ state: 'VOID', finalScore: null });
    expect(await w.refusal(tokens[reviewerOf(third.reviews[0].reviewerId)] as string, SUBMIT, { input: { id: third.reviews[0].id, idempotencyKey: key(), expectedVersion: third.reviews[0].version + 1, answers: good } })).toMatchObject({ code: 'POLICY' });
    await expect(w.http.db.write.query(`update ticket_reviews set score = 1 where id = (select max(id) from ticket_reviews where submitted_at is not null)`)).rejects.toThrow(/does not change/);
  });

  test('a sheet is handed to somebody who may review it, never to its agent or to the other of two', async () => {
    const fresh = await run('quality', DRAW, { idempotencyKey: key(), fromOn: today(), untilOn: today(), perAgent: 4, doubleShare: 100, seed: 'third' });
    const [one] = fresh.tickets.items;
    const [review, twin] = one.reviews;
    const third = ['rita', 'bruno', 'supervisor'].find((name) => ![review.reviewerId, twin.reviewerId].includes(people[name])) as string;
    expect(await w.refusal(tokens.quality as string, REASSIGN, { input: { id: review.id, expectedVersion: review.version, reviewerId: twin.reviewerId, reason: '休假' } })).toMatchObject({ code: 'VALIDATION' });
    expect(await w.refusal(tokens.quality as string, REASSIGN, { input: { id: review.id, expectedVersion: review.version, reviewerId: w.employees.agent, reason: '休假' } })).toMatchObject({ code: 'VALIDATION' });
    // Offered are exactly those to whom it would be handed: not the twin, not herself, not whoever sees both sheets.
    const takers = (await w.ask(tokens.quality as string, 'query ($id: ID!) { ticketReviewTakers(id: $id) { id name } }', { id: review.id })).ticketReviewTakers;
    expect(takers.map((each: Any) => each.id)).toEqual([people[third]]);
    expect(await w.refusal(tokens.rita as string, 'query ($id: ID!) { ticketReviewTakers(id: $id) { id } }', { id: review.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run('quality', REASSIGN, { id: review.id, expectedVersion: review.version, reviewerId: people[third], reason: '休假' })).toMatchObject({ reviewerId: people[third] });
    expect((await w.ask(tokens[third] as string, OWN)).ticketReviews.items).toEqual(expect.arrayContaining([expect.objectContaining({ id: review.id })]));
    expect((await w.ask(tokens[reviewerOf(review.reviewerId)] as string, 'query ($id: ID!) { ticketReview(id: $id) { id } }', { id: review.id })).ticketReview).toBeNull();
  });

  test('calibration: gold is nobody’s to see before it is closed; agreement and bias per reviewer are shown and change no score', async () => {
    const ticketId = (await w.ask(tokens.quality as string, '{ tickets(page: { limit: 1 }) { items { id } } }')).tickets.items[0].id;
    const input = { idempotencyKey: key(), ticketId, titleZh: '三月校准', titleEn: 'March', goldAnswers: good, reviewerIds: [people.rita, people.bruno] };
    expect((await w.refusal(tokens.quality as string, OPEN_CAL, { input: { ...input, goldAnswers: {} } })).fields).toHaveProperty('input.goldAnswers.solved');
    expect(await w.refusal(tokens.quality as string, OPEN_CAL, { input: { ...input, reviewerIds: [people.quality] } })).toMatchObject({ code: 'VALIDATION' });
    const opened = await run('quality', OPEN_CAL, input);
    expect(opened).toMatchObject({ state: 'OPEN', goldScore: '100', shownScore: null });
    const seen = await w.http.gql('query ($id: ID!) { calibration(id: $id) { goldAnswers goldScore shownAnswers shownScore } calibrationSheet(id: $id) }', { token: tokens.rita as string, variables: { id: opened.id } });
    expect((seen.data as Any).calibration).toEqual({ goldAnswers: null, goldScore: null, shownAnswers: null, shownScore: null });
    expect((seen.data as Any).calibrationSheet.answers).toBeNull();
    const gold = { input: { number: 'calibration.goldScore', id: opened.id } };
    expect(await w.refusal(tokens.rita as string, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', gold)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await w.ask(tokens.quality as string, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', gold)).explain.value).toBe('100');
    const own = (await w.ask(tokens.rita as string, OWN)).ticketReviews.items.find((one: Any) => one.calibrationId === opened.id);
    await run('rita', SUBMIT, { id: own.id, idempotencyKey: key(), expectedVersion: own.version, answers: fair });
    const before = await w.http.db.write.query('select id, final_score from sampled_tickets order by id');
    const { rows: [pairs] } = await w.http.db.write.query<{ n: number }>(`select count(*)::int n from ticket_reviews a join ticket_reviews b on b.sampled_id = a.sampled_id and b.id <> a.id where a.reviewer_id = $1 and a.state = 'SUBMITTED' and b.state = 'SUBMITTED'`, [people.rita]);
    const { reviewerAgreement: open } = await w.ask(tokens.quality as string, `{ reviewerAgreement(fromOn: "${today()}", untilOn: "${today()}") { reviewerId goldCount pairCount } }`);
    expect(open.find((one: Any) => one.reviewerId === people.rita)).toMatchObject({ goldCount: 0, pairCount: pairs?.n });
    expect(await run('quality', CLOSE_CAL, { id: opened.id, expectedVersion: opened.version })).toMatchObject({ state: 'CLOSED', shownScore: '100' });
    const { calibrationSheet } = await w.ask(tokens.rita as string, 'query ($id: ID!) { calibrationSheet(id: $id) }', { id: opened.id });
    expect(calibrationSheet.answers.polite).toEqual({ value: 5 });
    expect((await w.ask(tokens.rita as string, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', gold)).explain.value).toBe('100');
    const late = (await w.ask(tokens.bruno as string, OWN)).ticketReviews.items.find((one: Any) => one.calibrationId === opened.id);
    expect(await w.refusal(tokens.bruno as string, SUBMIT, { input: { id: late.id, idempotencyKey: key(), expectedVersion: late.version, answers: good } })).toMatchObject({ code: 'POLICY' });
    const { reviewerAgreement } = await w.ask(tokens.quality as string, `{ reviewerAgreement(fromOn: "${today()}", untilOn: "${today()}") { reviewerId reviewCount pairCount pairIds answerCount agreedShare kappa kappaWord weightedKappa meanGap goldCount goldGap goldKappa explanation } }`);
    const rita = reviewerAgreement.find((one: Any) => one.reviewerId === people.rita);
    expect(rita).toMatchObject({ pairCount: pairs?.n, answerCount: 11 * (pairs?.n as number), goldCount: 1 });
    const { ticketReviews: paired } = await w.ask(tokens.quality as string, 'query ($filter: TicketReviewFilter) { ticketReviews(filter: $filter) { total } }', { filter: { and: [{ ids: rita.pairIds }, { reviewerId: { eq: people.rita } }] } });
    expect(paired.total).toBe(rita.pairCount);
    // Each figure opens: its node says the same value, and its list has as many sheets, all of hers.
    for (const [figure, value] of [['agreedShare', rita.agreedShare], ['kappa', rita.kappa], ['weightedKappa', rita.weightedKappa], ['meanGap', rita.meanGap], ['goldGap', rita.goldGap], ['goldKappa', rita.goldKappa]] as const) {
      const node = rita.explanation.inputs.find((one: Any) => one.path?.[0] === figure);
      expect(node.value, figure).toBe(value);
      const { ticketReviews: behind } = await w.ask(tokens.quality as string, 'query ($filter: TicketReviewFilter) { ticketReviews(filter: $filter) { total items { reviewerId } } }', { filter: node.rows.filter });
      expect(behind.total, figure).toBe(node.rows.count);
      expect(new Set(behind.items.map((one: Any) => one.reviewerId)), figure).toEqual(new Set([people.rita]));
    }
    const [mine, theirs] = rita.explanation.inputs.find((one: Any) => one.path?.[0] === 'meanGap').inputs.map((one: Any) => Number(one.value));
    expect(mine - theirs).toBeCloseTo(Number(rita.meanGap), 1);
    // What one is above the other, the other is below: over all reviewers the gaps of pairs cancel out.
    expect(reviewerAgreement.reduce((sum: number, one: Any) => sum + Number(one.meanGap ?? 0) * one.pairCount, 0)).toBeCloseTo(0, 1);
    expect(reviewerAgreement.reduce((sum: number, one: Any) => sum + one.pairCount, 0)).toBe(4);
    // Four and four instead of five and five on two of eleven questions: below gold, never above.
    expect(Number(rita.goldGap)).toBeLessThan(0);
    expect(rita.explanation.note.en).toContain('no score is changed');
    expect((await w.http.db.write.query('select id, final_score from sampled_tickets order by id')).rows).toEqual(before.rows);
    expect(await w.refusal(tokens.rita as string, AGREE)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('the measures count what chance drew and is final, and open the rows behind them', async () => {
    const { measure } = await w.ask(tokens.quality as string, `{ measure(key: "ticketQuality.score", period: { kind: DAY }) { value sample } }`).catch((error: Error) => { throw error; });
    const { rows } = await w.http.db.write.query<{ mean: string; n: number }>(`select avg(final_score)::text mean, count(*)::int n from sampled_tickets where state = 'FINAL' and not is_risk`);
    expect(measure.sample).toBe(rows[0]?.n);
    expect(Number(measure.value)).toBeCloseTo(Number(rows[0]?.mean), 2);
  });
});
