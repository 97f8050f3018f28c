// What was given on the demo's tickets: compensations, approvals and returns with their books, as the desks would have done it.
import type { PoolClient } from 'pg';
import { CompensationKind } from '../schema/tickets/compensation.ts';
import { ReturnReason } from '../schema/tickets/return.ts';
import { addDays, dayIn } from '../server/core/clock.ts';
import { grantSides, payoutSides, SHIPPED_COMPENSATION, titleOf, goesOut } from '../server/tickets/money/compensation.rules.ts';
import { couponOf, judge, SHIPPED_RETURNS } from '../server/tickets/returns/return.rules.ts';
import { copyRows, englishNames } from './copy.ts';
import scenarios from './data/compensations.json' with { type: 'json' };
import type { Random } from './random.ts';

type Cell = string | number | boolean | null | object;
interface Told {
  customerId: string; id: string; number: string; storeId: string; status: string; openedAt: Date; answeredAt: Date; solvedAt: Date | null; agentId: string; agentName: string; lang: 'zh' | 'en'; category: string;
  purchaseId: string | null; lineId: string | null; productId: string | null; quantity: string | null; amount: string | null; categoryId: string | null; code: string | null; boughtOn: string | null; openedOn: string;
  makerUserId: string | null; deciderUserId: string; deciderId: string;
}
const MINUTE = 60_000;

// Tickets that somebody answered, with what their customer had bought of that product before. An approval was decided by the account over the store.
const TOLD = `
  select t.customer_id::text "customerId", t.id::text, t.number, t.store_id::text "storeId", t.status, t.opened_at "openedAt", t.first_responded_at "answeredAt", t.solved_at "solvedAt", t.assignee_id::text "agentId", e.name "agentName",
    coalesce((select lang from ticket_events v where v.customer_id = t.customer_id and v.ticket_id = t.id and v.lang is not null order by v.created_at limit 1), 'zh') lang, c.key category, (t.opened_at at time zone $1)::date::text "openedOn",
    b.purchase_id::text "purchaseId", b.id::text "lineId", b.product_id::text "productId", b.quantity::text, b.amount::text, g.category_id::text "categoryId", k.code, b.business_on::text "boughtOn",
    (select u.id::text from users u where u.employee_id = t.assignee_id order by u.id limit 1) "makerUserId", coalesce(over.id, head.id)::text "deciderUserId", coalesce(over.employee_id, head.employee_id)::text "deciderId"
  from tickets t join employees e on e.id = t.assignee_id join ticket_categories c on c.id = t.category_id join stores s on s.id = t.store_id
  left join lateral (
    select l.*, p.business_on from purchase_lines l join purchases p on p.customer_id = l.customer_id and p.id = l.purchase_id
    where l.customer_id = t.customer_id and l.product_id = t.product_id and l.line_kind = 'SALE' and l.amount > 1 and l.sold_at < t.opened_at and l.sold_at > t.opened_at - interval '7 days'
      and not exists (select 1 from purchase_lines r where r.customer_id = t.customer_id and r.product_id = l.product_id and r.amount < 0)
    order by l.sold_at desc limit 1) b on true
  left join products g on g.id = b.product_id left join categories k on k.id = g.category_id
  left join lateral (select u.id, u.employee_id from users u join role_grants r on r.user_id = u.id where u.username = 'supervisor' and r.region_id = s.region_id) over on true
  cross join lateral (select u.id, u.employee_id from users u where u.username = 'crm') head
  where t.first_responded_at is not null and t.status <> 'NEW' order by t.id`;

interface Books { transactions: Cell[][]; entries: Cell[][]; payouts: Cell[][]; compensations: Cell[][]; approvals: Cell[][]; returns: Cell[][]; events: Cell[][] }
interface Given { kind: CompensationKind; amount: string; scenario: string | null; reason: string; what: string | null; at: number; returnId: number | null; voucherCategoryId: string | null }

/** Draws what was given and writes it with its books; answers how many compensations. The tickets must be there. */
export async function seedMoney(client: PoolClient, dice: Random, now: Date, zone: string, currency: string): Promise<number> {
  const { rows: told } = await client.query<Told>(TOLD, [zone]);
  const { rows } = await client.query<{ key: string; id: string }>('select key, id::text from ledger_accounts');
  const accounts = new Map(rows.map((row) => [row.key, row.id]));
  const books: Books = { transactions: [], entries: [], payouts: [], compensations: [], approvals: [], returns: [], events: [] };
  const iso = (ms: number): string => new Date(Math.min(ms, now.getTime() - 1_000)).toISOString();
  const usedLines = new Set<string>();

  const say = (t: Told, at: number, act: string, detail: object): void => { books.events.push([t.customerId, t.id, iso(at), 'SYSTEM', null, null, null, t.agentId, t.agentName, null, act, detail]); };
  const book = (t: Told, at: number, key: string, kind: string, resourceKey: string, sides: { account: string; amount: string }[]): void => {
    if (!sides.length) return;
    const id = books.transactions.length + 1;
    books.transactions.push([id, iso(at), key, kind, t.storeId, 'Compensation', resourceKey, (sides[0] as { amount: string }).amount, sides.length, t.agentName]);
    for (const side of sides) books.entries.push([id, accounts.get(side.account) as string, t.storeId, iso(at), side.amount]);
  };
  /** One thing given, asked for or refused, with its line in the thread and its side in the books. */
  const give = (t: Told, one: Given, state: 'PAID' | 'PENDING' | 'REFUSED' | 'EXPIRED', decidedAt = one.at): void => {
    const id = books.compensations.length + 1;
    const isReturn = one.returnId !== null;
    const isRefund = one.kind === CompensationKind.REFUND;
    const needsApproval = !isReturn && (state !== 'PAID' || Number(one.amount) > 500);
    const approvalId = needsApproval ? books.approvals.length + 1 : null;
    if (approvalId) {
      const title = titleOf(one.kind, one.amount, t.number, currency);
      const roles = SHIPPED_COMPENSATION.approvers.filter((each) => each.upTo === null || Number(one.amount) <= Number(each.upTo)).flatMap((each) => each.roles);
      const done = state === 'PAID' || state === 'REFUSED';
      books.approvals.push([approvalId, 'COMPENSATION', state === 'PAID' ? 'APPROVED' : state, title.zh, title.en, one.amount, t.storeId, 'Compensation', String(id), 2, one.reason, t.makerUserId, t.agentId, roles, 'compensation', 1,
        new Date(one.at + 240 * MINUTE).toISOString(), state === 'PENDING' ? null : iso(decidedAt), done ? t.deciderId : null, done ? t.deciderUserId : null,
        state === 'REFUSED' ? (t.lang === 'zh' ? '证据不足，先补照片' : 'Not enough to go by: photos first') : null, iso(one.at), iso(decidedAt), state === 'PENDING' ? 1 : 2]);
    }
    const isPaid = state === 'PAID';
    const isVoucher = one.kind === CompensationKind.VOUCHER;
    const code = isVoucher && isPaid ? Array.from({ length: 3 }, () => dice.pick(['K7QD', 'M3XR', 'P9TA', 'W2HV', 'B6NE', 'Z4CJ']) ).join('-') : null;
    books.compensations.push([id, t.customerId, t.id, t.storeId, one.kind, state, isReturn ? 'RETURN' : 'GRANT', one.amount, one.amount, one.scenario, isRefund ? t.purchaseId : null, isRefund ? t.lineId : null, one.returnId, one.reason, one.what,
      code, code ? addDays(t.openedOn, SHIPPED_COMPENSATION.voucherDays) : null, one.voucherCategoryId, t.agentId, approvalId, 1, isPaid ? iso(decidedAt) : null, isPaid ? dayIn(zone, new Date(decidedAt)) : null, isPaid ? iso(decidedAt) : null, t.makerUserId, iso(one.at), iso(decidedAt), state === 'PENDING' ? 2 : 3]);
    const detail = { compensationId: `Y${t.customerId}-${id}`, kind: one.kind, amount: one.amount, ...(one.scenario ? { scenario: one.scenario } : {}), ...(isReturn ? { origin: 'RETURN' } : {}) };
    if (approvalId) say(t, one.at, 'compensationAsked', { ...detail, state: 'PENDING', approvalId: String(approvalId) });
    if (isPaid) {
      say(t, decidedAt, 'compensated', { ...detail, state: 'PAID' });
      book(t, decidedAt, `compensation:${id}:granted`, 'compensation.granted', String(id), grantSides(one.kind, isReturn, one.amount, one.amount));
      if (goesOut(one.kind)) {
        books.payouts.push([`compensation:${id}`, one.kind, 'PAID', t.storeId, 'Compensation', String(id), one.amount, 'ledger', 0, iso(decidedAt), iso(one.at), iso(decidedAt), 2]);
        book(t, decidedAt, `payout:compensation:${id}`, 'payout.paid', String(id), payoutSides(one.kind, one.amount));
      }
    } else if (state !== 'PENDING') say(t, decidedAt, 'compensationEnded', { ...detail, state });
  };
  /** Goods that came back, routine as most are; a few wait for a person or were refused. */
  const back = (t: Told, reason: ReturnReason, isFresh: boolean, at: number): boolean => {
    if (!t.lineId || !t.boughtOn || usedLines.has(t.lineId)) return false;
    usedLines.add(t.lineId);
    const id = books.returns.length + 1;
    const daysSince = Math.max(0, Math.round((Date.parse(t.openedOn) - Date.parse(t.boughtOn)) / 86_400_000));
    const photos = isFresh ? [`photo-${t.id}-1`, `photo-${t.id}-2`] : [];
    const verdict = judge({ reason, daysSince, isFresh, photos: photos.length, hasPackaging: true, categoryCode: t.code, abuseScore: 0 }, SHIPPED_RETURNS);
    const amount = (Math.trunc(Number(t.amount) * 100) / 100).toFixed(2);
    const isRoutine = verdict.isRoutine && Number(amount) <= 2_000;
    const state = isRoutine ? 'REFUNDED' : t.solvedAt ? dice.weighted([['REFUNDED', 3], ['REFUSED', 2]]) : 'REQUESTED';
    const decidedAt = isRoutine ? at : Math.min(at + dice.int(20, 100) * MINUTE, now.getTime() - MINUTE);
    const isDone = state !== 'REQUESTED';
    books.returns.push([id, t.customerId, t.id, t.storeId, t.purchaseId, t.lineId, t.productId, reason, isFresh ? 'ONLINE' : dice.weighted([['DESK', 6], ['KIOSK', 2], ['PICK_UP', 1], ['ONLINE', 2]]), state, t.quantity, amount, dice.chance(0.5), isFresh,
      isFresh, isRoutine, daysSince, photos, verdict.grounds, iso(at), iso(at + 120 * MINUTE), iso(at + (isFresh ? 10 : 1_440) * MINUTE), isDone ? iso(decidedAt) : null, isDone && !isRoutine ? t.agentId : null,
      state === 'REFUSED' ? (t.lang === 'zh' ? '商品已使用，不影响再销售的条件不满足' : 'The goods were used and cannot be sold again') : null, state === 'REFUNDED' ? iso(decidedAt) : null, 0, [], 1, iso(at), iso(decidedAt), 3]);
    const detail = { returnId: `Z${t.customerId}-${id}`, reason, amount, quantity: t.quantity };
    say(t, at, 'returnRequested', { ...detail, state: 'REQUESTED' });
    if (state === 'REFUSED') say(t, decidedAt, 'returnRefused', { ...detail, state });
    if (state !== 'REFUNDED') return true;
    say(t, decidedAt, 'returnAccepted', { ...detail, state: 'ACCEPTED', isRoutine });
    const paid = { scenario: null, reason, what: null, at: decidedAt, returnId: id };
    give(t, { ...paid, kind: CompensationKind.REFUND, amount, voucherCategoryId: null }, 'PAID');
    if (isFresh) give(t, { ...paid, kind: CompensationKind.VOUCHER, amount: couponOf(amount, SHIPPED_RETURNS.coupon), voucherCategoryId: t.categoryId }, 'PAID');
    say(t, decidedAt, 'returnRefunded', { ...detail, state: 'REFUNDED' });
    return true;
  };

  for (const t of told) {
    const end = t.solvedAt?.getTime() ?? now.getTime();
    const at = Math.max(t.answeredAt.getTime(), Math.min(end - 2 * MINUTE, t.answeredAt.getTime() + dice.int(2, 40) * MINUTE));
    const isFresh = t.code === 'FRESH' || t.code === 'BAKERY' || t.code === 'READY';
    if (t.category === 'product-quality' && t.lineId && back(t, isFresh ? ReturnReason.FRESH : ReturnReason.QUALITY, isFresh, at)) continue;
    if (t.category === 'return-policy' && t.lineId && back(t, ReturnReason.NO_REASON, isFresh, at)) continue;
    const fitting = scenarios.filter((one) => one.category === t.category);
    if (!fitting.length || !dice.chance(0.16)) continue;
    const drawn = dice.pick(fitting);
    const isLarge = dice.chance(0.07);
    const amount = (isLarge ? dice.pick([560, 680, 800, 1_200, 2_000]) : dice.pick(drawn.amounts)).toFixed(2);
    const kind = drawn.kind as CompensationKind;
    const words = drawn[t.lang];
    const given = { kind, amount, scenario: drawn.scenario, reason: words.reason, what: words.what || null, returnId: null, voucherCategoryId: null };
    const isLive = t.status === 'OPEN' || t.status === 'WAITING';
    if (!isLarge) { if (!isLive || dice.chance(0.6)) give(t, { ...given, at }, 'PAID'); continue; }
    if (isLive) continue;
    const decidedAt = Math.min(at + dice.int(15, 150) * MINUTE, now.getTime() - MINUTE);
    give(t, { ...given, at }, dice.weighted([['PAID', 8], ['REFUSED', 2]]), decidedAt);
  }
  // What waits for a decision now: on the newest tickets that are being worked on.
  const live = told.filter((t) => t.status === 'OPEN' || t.status === 'WAITING').slice(-60);
  for (const t of live.filter((_, i) => i % 5 === 0).slice(0, 9)) {
    const drawn = dice.pick(scenarios.filter((one) => one.kind === 'VOUCHER'));
    give(t, { kind: CompensationKind.VOUCHER, amount: dice.pick([520, 600, 880, 1_500]).toFixed(2), scenario: drawn.scenario, reason: drawn[t.lang].reason, what: null, at: Math.max(t.answeredAt.getTime(), now.getTime() - dice.int(10, 150) * MINUTE), returnId: null, voucherCategoryId: null }, 'PENDING');
  }
  await write(client, books);
  return books.compensations.length;
}

async function write(client: PoolClient, books: Books): Promise<void> {
  // The driver's COPY takes arrays of text in PostgreSQL's own writing.
  const list = (values: unknown): string => `{${(values as string[]).map((value) => JSON.stringify(value)).join(',')}}`;
  for (const row of books.approvals) row[13] = list(row[13]);
  for (const row of books.returns) { row[17] = list(row[17]); row[18] = JSON.stringify(row[18]); row[27] = JSON.stringify(row[27]); }
  await copyRows(client, 'approvals', ['id', 'kind', 'state', 'title_zh', 'title_en', 'amount', 'store_id', 'resource', 'resource_key', 'subject_version', 'reason', 'maker_user_id', 'maker_id', 'approver_roles', 'policy_key', 'policy_number',
    'due_at', 'decided_at', 'decider_id', 'decider_user_id', 'decision', 'created_at', 'updated_at', 'version'], books.approvals);
  await client.query("insert into due_actions (kind, subject, due_at, run_at) select 'platform.approval-due', id::text, due_at, due_at from approvals where state = 'PENDING'");
  await copyRows(client, 'return_cases', ['id', 'customer_id', 'ticket_id', 'store_id', 'purchase_id', 'purchase_line_id', 'product_id', 'return_reason', 'route', 'state', 'quantity', 'refund_amount', 'is_without_receipt', 'is_without_packaging', 'is_fresh', 'is_routine',
    'days_since', 'evidence_ids', 'grounds', 'requested_at', 'review_due_at', 'refund_due_at', 'decided_at', 'decider_id', 'decision', 'refunded_at', 'abuse_score', 'abuse_reasons', 'policy_number', 'created_at', 'updated_at', 'version'], books.returns);
  await copyRows(client, 'compensations', ['id', 'customer_id', 'ticket_id', 'store_id', 'compensation_kind', 'state', 'origin', 'amount', 'cost_amount', 'scenario', 'purchase_id', 'purchase_line_id', 'return_id', 'reason', 'what', 'voucher_code', 'voucher_ends_on',
    'voucher_category_id', 'granted_by_id', 'approval_id', 'policy_number', 'granted_at', 'granted_on', 'paid_at', 'maker_user_id', 'created_at', 'updated_at', 'version'], books.compensations);
  const english = await englishNames(client);
  await copyRows(client, 'ledger_transactions', ['id', 'posted_at', 'key', 'kind', 'store_id', 'resource', 'resource_key', 'amount', 'entry_count', 'actor_name', 'actor_name_en'], books.transactions.map((row) => [...row, english.get(String(row.at(-1))) ?? null]));
  await copyRows(client, 'ledger_entries', ['transaction_id', 'account_id', 'store_id', 'posted_at', 'amount'], books.entries);
  await copyRows(client, 'payouts', ['key', 'kind', 'state', 'store_id', 'resource', 'resource_key', 'amount', 'adapter', 'attempts', 'paid_at', 'created_at', 'updated_at', 'version'], books.payouts);
  await copyRows(client, 'ticket_events', ['customer_id', 'ticket_id', 'created_at', 'kind', 'direction', 'channel', 'lang', 'author_id', 'author_name', 'body', 'act', 'detail'], books.events);
  for (const table of ['approvals', 'return_cases', 'compensations', 'ledger_transactions']) {
    await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), greatest(1, (select coalesce(max(id), 1) from ${table})))`);
  }
}
