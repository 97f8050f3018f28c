// Promises as tables: each shipped figure under what it is keyed by, the strictest of several, the VIP factor, calendars, and what starts and stops clocks.
import { describe, expect, test } from 'vitest';
import { Tier } from '../../schema/customers/customer.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { NeedClass, TicketChannel, TicketLevel, WaitingFor } from '../../schema/tickets/kinds.ts';
import { ClockEvent, ClockKind } from '../../schema/tickets/policy.ts';
import { elapsedCalendar, plainCalendar, type BusinessCalendar } from '../../server/core/business-time/calendar.ts';
import { pauseTimer, remaining, resumeTimer } from '../../server/core/business-time/timer.ts';
import { explanationLines, explanationSchema } from '../../server/core/explanation.ts';
import { CLOCK_LIFE, clockMove, factored, parseRules, PolicyError, type SlaFacts } from '../../server/tickets/policy.rules.ts';
import { SHIPPED_POLICIES } from '../../server/tickets/shipped.rules.ts';
import { targetsFor, whoWouldChange, type Calendars, type PolicyInForce } from '../../server/tickets/targets.rules.ts';
import { nineToSix, office, shanghai } from '../core/business-time/calendars.ts';

const shelved = (calendar: BusinessCalendar) => ({ versionId: `${calendar.key}-v${calendar.version}`, calendar });
const zone = 'Asia/Shanghai';
const calendars: Calendars = {
  byKey: new Map([['shop', shelved(plainCalendar('shop', zone, [['08:00', '22:00']]))], ['online', shelved(office(nineToSix, undefined, { key: 'online' }))], ['clock-hours', shelved(elapsedCalendar(zone))]]),
  byStore: new Map([['7', shelved(plainCalendar('store-7', zone, [['10:00', '20:00']]))]]),
};
const inForce = (policies = SHIPPED_POLICIES): PolicyInForce[] => policies.filter((one) => one.isActive)
  .map((one, index) => ({ policyId: String(index), versionId: `v${index}`, key: one.key, number: 1, nameZh: one.nameZh, nameEn: one.nameEn, rules: parseRules(one.rules) }));
const facts = (more: Partial<SlaFacts> = {}): SlaFacts => ({
  storeId: '1', format: StoreFormat.SUPERMARKET, needClass: NeedClass.ORDINARY, level: TicketLevel.L1, tier: Tier.REGULAR, channel: TicketChannel.DESK, categoryKey: null, ...more,
});
const monday = shanghai('2026-01-05 10:00');
const all = (more: Partial<SlaFacts> = {}, at = monday) => targetsFor(facts(more), inForce(), calendars, at);
const one = (kind: ClockKind, more: Partial<SlaFacts> = {}, at = monday) => {
  const found = all(more, at).find((target) => target.kind === kind);
  return found ? `${found.timer.target.amount} ${found.timer.target.unit} ${found.source}` : null;
};
const due = (kind: ClockKind, more: Partial<SlaFacts> = {}, at = monday) => all(more, at).find((target) => target.kind === kind)?.timer.dueAt;
const wall = (text: string): string => new Date(shanghai(text)).toISOString();

describe('shipped figures', () => {
  test('A-15: picked up within 5 minutes, closed within 24 hours', () => {
    expect(one(ClockKind.PICK_UP)).toBe('5 BUSINESS_MINUTES A-15');
    expect(one(ClockKind.CLOSE)).toBe('1440 ELAPSED_MINUTES A-15');
    expect([due(ClockKind.PICK_UP), due(ClockKind.CLOSE)]).toEqual([wall('2026-01-05 10:05'), wall('2026-01-06 10:00')]);
  });
  test('A-15: an ordinary need has its plan within 2 hours, whatever the level allows', () => {
    expect(one(ClockKind.PLAN, { level: TicketLevel.L2 })).toBe('120 BUSINESS_MINUTES A-15');
    expect(one(ClockKind.PLAN, { level: TicketLevel.L3 })).toBe('120 BUSINESS_MINUTES A-15');
  });
  test('B-11 B-12 B-13: L1 within 1 hour, L2 within 4, L3 within 24', () => {
    const plan = (level: TicketLevel) => one(ClockKind.PLAN, { needClass: NeedClass.URGENT, level });
    expect([TicketLevel.L1, TicketLevel.L2, TicketLevel.L3].map(plan)).toEqual(['60 BUSINESS_MINUTES B-11', '240 BUSINESS_MINUTES B-12', '1440 ELAPSED_MINUTES B-13']);
  });
  test('A-29: urgent needs are answered within 2 hours', () => expect(one(ClockKind.FIRST_RESPONSE, { needClass: NeedClass.URGENT })).toBe('120 BUSINESS_MINUTES A-29'));
  test('B-07: a return is reviewed within 2 hours and refunded within 24; B-08: fresh goods within 10 minutes', () => {
    expect([one(ClockKind.RETURN_REVIEW), one(ClockKind.REFUND), one(ClockKind.REFUND, { isFresh: true })]).toEqual(['120 BUSINESS_MINUTES B-07', '1440 ELAPSED_MINUTES B-07', '10 BUSINESS_MINUTES B-08']);
  });
  test('D-24 D-26: web shops answer within 2 hours, solve within 24, and close in 5 working days, returns in 3', () => {
    const web = { format: StoreFormat.ECOMMERCE };
    expect([ClockKind.FIRST_RESPONSE, ClockKind.PLAN, ClockKind.CLOSE, ClockKind.REFUND, ClockKind.PICK_UP].map((kind) => one(kind, web)))
      .toEqual(['120 BUSINESS_MINUTES D-24', '1440 ELAPSED_MINUTES D-24', '5 WORKING_DAYS D-26', '3 WORKING_DAYS D-26', null]);
    expect(one(ClockKind.CLOSE, { ...web, isReturn: true })).toBe('3 WORKING_DAYS D-26');
    expect(due(ClockKind.CLOSE, web, shanghai('2026-02-12 10:00'))).toBe(wall('2026-02-26 18:00'));
    expect(due(ClockKind.CLOSE, { ...web, isReturn: true }, shanghai('2026-02-12 10:00'))).toBe(wall('2026-02-24 18:00'));
  });
  test('C-41: home stores answer within 24 hours; B-16: all are called back within 48', () => {
    expect(one(ClockKind.FIRST_RESPONSE, { format: StoreFormat.HOME })).toBe('1440 ELAPSED_MINUTES C-41');
    for (const format of Object.values(StoreFormat)) expect(one(ClockKind.CALLBACK, { format })).toBe('2880 ELAPSED_MINUTES B-16');
  });
  test('B-31: the figures of the programme are there and promise nothing until they are turned on', () => {
    expect(one(ClockKind.FIRST_RESPONSE)).toBeNull();
    const on = targetsFor(facts(), inForce(SHIPPED_POLICIES.map((policy) => ({ ...policy, isActive: true }))), calendars, monday);
    expect(on.find((target) => target.kind === ClockKind.FIRST_RESPONSE)?.timer.target).toEqual({ unit: 'BUSINESS_MINUTES', amount: 60 });
    expect(on.find((target) => target.kind === ClockKind.CLOSE)?.timer.target).toEqual({ unit: 'ELAPSED_MINUTES', amount: 1_440 });
  });
  test('every shipped policy is fit to be kept, and every figure names its row', () => {
    for (const policy of SHIPPED_POLICIES) {
      expect(parseRules(JSON.parse(JSON.stringify(policy.rules)))).toEqual(policy.rules);
      for (const rule of [...policy.rules.targets, ...policy.rules.factors]) expect(rule.source).toMatch(/^[A-D]-\d\d$/);
    }
  });
});

describe('the VIP factor', () => {
  const gold = { tier: Tier.GOLD };
  test('A-39: VIP clocks are half of ordinary ones of the same format', () => {
    expect([ClockKind.PICK_UP, ClockKind.PLAN, ClockKind.CLOSE, ClockKind.REFUND].map((kind) => one(kind, gold)))
      .toEqual(['2.5 BUSINESS_MINUTES A-15', '30 BUSINESS_MINUTES B-11', '720 ELAPSED_MINUTES A-15', '720 ELAPSED_MINUTES B-07']);
    expect(one(ClockKind.CLOSE, { ...gold, format: StoreFormat.ECOMMERCE })).toBe('2.5 WORKING_DAYS D-26');
    expect(due(ClockKind.CLOSE, { ...gold, format: StoreFormat.ECOMMERCE })).toBe(wall('2026-01-08 13:30'));
  });
  test('A-39: returns within 2 hours, or half of what the format has where that is less; the callback stays', () => {
    expect(one(ClockKind.RETURN_REVIEW, gold)).toBe('60 BUSINESS_MINUTES B-07');
    expect(one(ClockKind.RETURN_REVIEW, { ...gold, format: StoreFormat.ECOMMERCE })).toBe('120 BUSINESS_MINUTES A-39');
    expect(one(ClockKind.CALLBACK, gold)).toBe('2880 ELAPSED_MINUTES B-16');
  });
  test('A-38: 30 seconds on the VIP line and WeCom, and nobody halves them again', () => {
    expect([TicketChannel.PHONE, TicketChannel.WECOM].map((channel) => one(ClockKind.PICK_UP, { ...gold, channel }))).toEqual(['0.5 BUSINESS_MINUTES A-38', '0.5 BUSINESS_MINUTES A-38']);
    expect(due(ClockKind.PICK_UP, { ...gold, channel: TicketChannel.PHONE })).toBe(wall('2026-01-05 10:00:30'));
    expect(one(ClockKind.PICK_UP, { channel: TicketChannel.PHONE })).toBe('5 BUSINESS_MINUTES A-15');
  });
  test('stops at its floor, and never makes anything longer', () => {
    const by = { factor: 0.5, floors: { BUSINESS_MINUTES: 10 } };
    expect([60, 20, 15, 8].map((amount) => factored('BUSINESS_MINUTES' as never, amount, by))).toEqual([30, 10, 10, 8]);
    expect(factored('WORKING_DAYS' as never, 3, by)).toBe(1.5);
    expect(factored('ELAPSED_MINUTES' as never, 0.5, by)).toBe(0.5);
  });
});

describe('of several promises', () => {
  test('the one due first holds, which depends on when it begins, and says why', () => {
    const rules = (targets: object[]) => [{ policyId: '1', versionId: 'v1', key: 'p', number: 3, nameZh: '甲', nameEn: 'P', rules: parseRules({ targets, factors: [] }) }];
    const both = rules([
      { id: 'open', clock: 'PLAN', when: {}, unit: 'BUSINESS_MINUTES', amount: 120, source: 'X-01' }, { id: 'wall', clock: 'PLAN', when: {}, unit: 'ELAPSED_MINUTES', amount: 240, source: 'X-02' },
    ]);
    const at = (time: string) => targetsFor(facts(), both, calendars, shanghai(time))[0];
    expect([at('2026-01-05 10:00')?.ruleId, at('2026-01-05 21:30')?.ruleId]).toEqual(['open', 'wall']);
    expect(at('2026-01-05 21:30')?.timer.dueAt).toBe(wall('2026-01-06 01:30'));
    const tree = explanationSchema.parse(at('2026-01-05 10:00')?.explanation);
    const lines = explanationLines(tree, 'en');
    expect(lines[0]).toBe('Plan: Mon 5 Jan 2026 12:00');
    expect(lines.slice(-2)).toEqual([
      '    ✓ P: all tickets: 2 h (business time) → Mon 5 Jan 2026 12:00', '    ✗ P: all tickets: 4 h (clock hours) → Mon 5 Jan 2026 14:00',
    ]);
    expect(tree.inputs.at(-1)?.inputs.map((input) => input.note?.zh)).toEqual(['最严（X-01）', '较宽（X-02）']);
  });

  test('the factor stands in the reasons', () => {
    const told = all({ tier: Tier.GOLD, level: TicketLevel.L2, needClass: NeedClass.URGENT }).find((target) => target.kind === ClockKind.PLAN);
    expect(explanationLines(told?.explanation as never, 'zh').slice(-2)).toEqual([
      '    ✓ 分级处理：超市、建材家居 · L2：4 小时（营业时间） × 0.5 = 2 小时（营业时间） → 2026 年 1 月 5 日 周一 12:00', '      贵宾通道：0.5',
    ]);
    expect([told?.policyKey, told?.ruleId, told?.policyNumber, told?.calendarVersionId]).toEqual(['levels', 'l2', 1, 'shop-v0']);
  });

  test('the store’s own calendar counts, else the one of shops; a calendar that is missing is said', () => {
    expect(due(ClockKind.PICK_UP, { storeId: '7' }, shanghai('2026-01-05 09:00'))).toBe(wall('2026-01-05 10:05'));
    expect(due(ClockKind.PICK_UP, { storeId: '8' }, shanghai('2026-01-05 09:00'))).toBe(wall('2026-01-05 09:05'));
    const bare: Calendars = { byKey: new Map(), byStore: new Map() };
    const left = targetsFor(facts({ format: StoreFormat.ECOMMERCE }), inForce(), bare, monday);
    expect(left.map((target) => [target.kind, target.calendarVersionId])).toEqual([[ClockKind.PLAN, null], [ClockKind.CALLBACK, null]]);
  });

  test('a deadline beyond the published years says so and is no guess', () => {
    const [close] = all({ format: StoreFormat.ECOMMERCE }, shanghai('2026-12-30 10:00')).filter((target) => target.kind === ClockKind.CLOSE);
    expect(close?.timer).toMatchObject({ dueAt: null, unpublishedDay: '2027-01-01' });
    expect(close?.explanation.text?.zh).toContain('日历尚未公布');
  });

  test('a kind for which nothing applies has no clock; a ticket without a tier is no VIP', () => {
    expect(all({ tier: null }).map((target) => target.kind)).toEqual([ClockKind.PICK_UP, ClockKind.PLAN, ClockKind.CLOSE, ClockKind.RETURN_REVIEW, ClockKind.REFUND, ClockKind.CALLBACK]);
    expect(one(ClockKind.PICK_UP, { tier: null, channel: TicketChannel.PHONE })).toBe('5 BUSINESS_MINUTES A-15');
    expect(targetsFor(facts(), [], calendars, monday)).toEqual([]);
  });
});

describe('clocks and what happens', () => {
  test('start, stop, pause, resume and reopen by what their life says', () => {
    const close = CLOCK_LIFE.CLOSE;
    expect(clockMove(close, { event: ClockEvent.OPENED })).toBe('START');
    expect(clockMove(close, { waitingFor: WaitingFor.CUSTOMER })).toBe('PAUSE');
    expect(clockMove(close, { waitingFor: WaitingFor.INSIDE })).toBe('RESUME');
    expect(clockMove(close, { waitingFor: null })).toBe('RESUME');
    expect(clockMove(close, { event: ClockEvent.SOLVED })).toBe('STOP');
    expect(clockMove(close, { event: ClockEvent.REOPENED })).toBe('REOPEN');
    expect(clockMove(CLOCK_LIFE.FIRST_RESPONSE, { event: ClockEvent.REOPENED })).toBeNull();
    expect(clockMove(CLOCK_LIFE.FIRST_RESPONSE, { waitingFor: WaitingFor.CUSTOMER })).toBe('RESUME');
    expect(clockMove(CLOCK_LIFE.CALLBACK, { event: ClockEvent.REPLIED })).toBeNull();
    expect(clockMove(CLOCK_LIFE.REFUND, { event: ClockEvent.RETURN_REQUESTED })).toBe('START');
  });
  test('a clock that was given runs by its timer: paused it has what was left', () => {
    const [pickUp] = all();
    const shop = calendars.byKey.get('shop')?.calendar as BusinessCalendar;
    const paused = pauseTimer((pickUp as NonNullable<typeof pickUp>).timer, shop, shanghai('2026-01-05 10:02')).timer;
    expect(remaining(paused, shop, shanghai('2026-01-06 10:00'))).toMatchObject({ state: 'PAUSED', minutes: 3 });
    expect(resumeTimer(paused, shop, shanghai('2026-01-05 21:59')).timer.dueAt).toBe(wall('2026-01-06 08:02'));
  });
});

describe('rules that were sent', () => {
  const target = { id: 'a', clock: 'PLAN', when: {}, unit: 'BUSINESS_MINUTES', amount: 60, source: 'X' };
  test.each([
    ['targets.0.amount', { ...target, amount: 0 }], ['targets.0.amount', { ...target, amount: 0.3 }], ['targets.0.amount', { ...target, unit: 'WORKING_DAYS', amount: 300 }],
    ['targets.0.clock', { ...target, clock: 'LUNCH' }], ['targets.0.when.levels', { ...target, when: { levels: [] } }], ['targets.0.when.levels.0', { ...target, when: { levels: ['L9'] } }],
    ['targets.0', { ...target, colour: 'red' }], ['targets.0.source', { ...target, source: '' }],
  ])('are refused at %s', (path, wrong) => {
    let error: unknown;
    try { parseRules({ targets: [wrong], factors: [] }); } catch (thrown) { error = thrown; }
    expect(error).toBeInstanceOf(PolicyError);
    expect((error as PolicyError).path).toBe(path);
  });
  test('have each id once', () => expect(() => parseRules({ targets: [target, target], factors: [] })).toThrow(PolicyError));
});

test('who would change: live tickets that another version would promise otherwise, and no others', () => {
  const tickets = [{ id: 'a', facts: facts(), openedAt: monday }, { id: 'b', facts: facts({ format: StoreFormat.ECOMMERCE }), openedAt: monday }];
  const changed = SHIPPED_POLICIES.map((policy) => (policy.key === 'levels' ? { ...policy, rules: { ...policy.rules, targets: policy.rules.targets.map((rule) => ({ ...rule, amount: rule.amount / 2 })) } } : policy));
  expect(whoWouldChange(tickets, inForce(), inForce(changed), calendars).map((one) => [one.id, one.kind, one.before?.timer.target.amount, one.after?.timer.target.amount])).toEqual([['a', ClockKind.PLAN, 60, 30]]);
  expect(whoWouldChange(tickets, inForce(), inForce(), calendars)).toEqual([]);
  expect(whoWouldChange(tickets, inForce(), inForce(SHIPPED_POLICIES.filter((policy) => policy.key !== 'callback')), calendars).map((one) => [one.id, one.kind, one.after])).toEqual([['a', ClockKind.CALLBACK, null], ['b', ClockKind.CALLBACK, null]]);
});
