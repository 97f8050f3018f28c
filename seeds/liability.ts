// Cases of the home stores in the demo: visits with what they measured, whose fault it was, what was done, and what suppliers, carriers and installers were charged with.
import type { PoolClient } from 'pg';
import { FaultCause } from '../schema/tickets/liability.ts';
import { dayIn } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import { multiplyMoney } from '../server/core/money.ts';
import { shipForms } from '../server/forms/form.service.ts';
import { formInForce, submitSheet } from '../server/forms/sheet.service.ts';
import '../server/tickets/liability/visit.service.ts';
import { mainCauseOf, type Shares } from '../server/tickets/liability/liability.rules.ts';
import { TILE_VISIT } from '../server/tickets/liability/shipped-forms.rules.ts';
import { copyRows, englishNames } from './copy.ts';
import type { Random } from './random.ts';

type Cell = string | number | boolean | null | object;
interface Told {
  customerId: string; id: string; number: string; storeId: string; zone: string; openedAt: Date; answeredAt: Date; solvedAt: Date | null; agentId: string; agentName: string; managerId: string; managerName: string;
  given: { id: string; kind: string; amount: string; cost: string; what: string | null; reason: string; at: string }[] | null;
}
const TOLD = `
  select t.customer_id::text "customerId", t.id::text, t.number, t.store_id::text "storeId", s.time_zone zone, t.opened_at "openedAt", t.first_responded_at "answeredAt", t.solved_at "solvedAt", e.id::text "agentId", e.name "agentName",
    coalesce(m.id, e.id)::text "managerId", coalesce(m.name, e.name) "managerName",
    (select json_agg(json_build_object('id', c.id::text, 'kind', c.compensation_kind, 'amount', c.amount::text, 'cost', c.cost_amount::text, 'what', c.what, 'reason', c.reason, 'at', to_json(c.granted_at) #>> '{}') order by c.id)
      from compensations c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.state = 'PAID') given
  from tickets t join stores s on s.id = t.store_id and s.format = 'HOME' join employees e on e.id = t.assignee_id join ticket_categories k on k.id = t.category_id
  left join lateral (select x.id, x.name from employees x where x.store_id = t.store_id and x.level = 'manager' order by x.id limit 1) m on true
  where k.key not in ('attitude', 'price') and t.first_responded_at is not null order by t.id`;

const AS: Readonly<Record<string, string>> = { REFUND: 'REFUND', VOUCHER: 'VOUCHER', GIFT: 'GIFT', SERVICE: 'SERVICE', CARE: 'SERVICE' };
const PARTIES: Readonly<Record<string, readonly [party: string, names: readonly string[]]>> = {
  PRODUCT: ['SUPPLIER', ['华东陶瓷', '佛山金釉', '宏达卫浴']], TRANSPORT: ['CARRIER', ['顺达物流', '城配快运']], INSTALLATION: ['INSTALLER', ['匠心安装队', '安居服务']],
};
const CASES: readonly { shares: Shares; reason: string; absorption: string; finding: string }[] = [
  { shares: { PRODUCT: '100', TRANSPORT: '0', INSTALLATION: '0', USE: '0' }, reason: '吸水率超标，属于产品质量', absorption: '0.8', finding: '吸水率 0.8%，超过 0.5%' },
  { shares: { PRODUCT: '0', TRANSPORT: '0', INSTALLATION: '100', USE: '0' }, reason: '留缝不足、水泥没有饱满，属于安装', absorption: '0.3', finding: '砖本身合格，五块空鼓' },
  { shares: { PRODUCT: '30', TRANSPORT: '0', INSTALLATION: '70', USE: '0' }, reason: '批次略有偏差，主要是铺贴没有试排', absorption: '0.5', finding: '砖在标准内，铺贴混了批次' },
  { shares: { PRODUCT: '0', TRANSPORT: '100', INSTALLATION: '0', USE: '0' }, reason: '开箱即缺角，外箱受压', absorption: '0.2', finding: '未铺的 6 片缺角' },
  { shares: { PRODUCT: '0', TRANSPORT: '0', INSTALLATION: '0', USE: '100' }, reason: '用过强酸清洁剂，属于使用', absorption: '0.4', finding: '表面有酸蚀痕迹' },
];
const MINUTE = 60_000;

/** Draws cases on tickets of home stores and writes them with their books; answers how many. Tickets and money must be there. */
export async function seedLiability(ctx: Context, client: PoolClient, dice: Random, now: Date): Promise<number> {
  await shipForms(ctx);
  const form = await formInForce(ctx, TILE_VISIT);
  const { rows: told } = await client.query<Told>(TOLD);
  const lists = { visits: [] as Cell[][], decisions: [] as Cell[][], remedies: [] as Cell[][], charges: [] as Cell[][], lines: [] as Cell[][] };
  const books: { key: string; kind: string; storeId: string; id: number; amount: string; at: string; by: string; sides: readonly [debit: string, credit: string] }[] = [];
  const iso = (ms: number): string => new Date(Math.min(ms, now.getTime() - 1_000)).toISOString();
  for (const t of told) {
    if (!t.given && !dice.chance(0.75)) continue;
    const number = lists.decisions.length + 1;
    const drawn = dice.pick(CASES);
    const end = Math.min(t.solvedAt?.getTime() ?? now.getTime(), now.getTime() - MINUTE);
    const span = end - t.answeredAt.getTime();
    if (span < 30 * MINUTE) continue;
    // All of it lies between the first answer and the solution, however soon that came.
    const after = (from: number, minutes: number, most: number): number => from + Math.min(minutes * MINUTE, Math.floor(span * most));
    const planned = after(t.answeredAt.getTime(), dice.int(2, 15), 0.1);
    const arrived = after(planned, dice.int(40, 138), 0.5);
    const done = after(arrived, dice.int(25, 60), 0.2);
    const decided = after(done, dice.int(5, 25), 0.1);
    const readings = (...values: string[]) => ({ value: { readings: values } });
    const { columns } = submitSheet(form, {
      kind: { value: 'polished' }, where: { value: dice.pick(['living', 'wet']) }, area: { value: String(dice.int(6, 60)) }, colour: readings('0.4', '0.6'), size: readings('0.3', '0.6'), absorption: readings(drawn.absorption), slip: readings('R10'),
      ...Object.fromEntries(['broken-box', 'broken-unlaid', 'hollow', 'joints', 'mixed', 'acid', 'blow'].map((key) => [key, { isNotApplicable: true }])), wish: { value: '尽快处理好' },
    }, { startedAt: iso(arrived), submittedAt: iso(done), answeredById: t.agentId });
    const due = planned + 120 * MINUTE;
    lists.visits.push([number, t.customerId, t.id, t.storeId, 'DONE', t.agentId, iso(due), iso(arrived), dayIn(t.zone, new Date(arrived)), arrived > due, Number(drawn.absorption) > 0.5, drawn.finding, columns.formVersionId, columns.answers as object, columns.startedAt, columns.submittedAt as string,
      t.agentId, columns.outcome as object, columns.checksum as string, iso(planned), iso(done), 3]);
    lists.decisions.push([number, t.customerId, t.id, t.storeId, number, drawn.shares.PRODUCT, drawn.shares.TRANSPORT, drawn.shares.INSTALLATION, drawn.shares.USE, mainCauseOf(drawn.shares), drawn.reason, t.managerId, iso(decided), dayIn(t.zone, new Date(decided)), iso(decided), iso(decided), 1]);
    const say = (at: number, by: 'agent' | 'manager', act: string, detail: object): void => { lists.lines.push([t.customerId, t.id, iso(at), 'SYSTEM', by === 'agent' ? t.agentId : t.managerId, by === 'agent' ? t.agentName : t.managerName, act, detail]); };
    say(planned, 'agent', 'visitPlanned', { dueAt: iso(due), toId: t.agentId });
    say(arrived, 'agent', 'visitArrived', { isLate: arrived > due });
    say(done, 'agent', 'visitFinished', { isBeyondStandard: Number(drawn.absorption) > 0.5 });
    say(decided, 'manager', 'liabilityDecided', { shares: drawn.shares });
    for (const one of t.given ?? []) {
      const at = Date.parse(one.at);
      const words = one.what ?? one.reason;
      lists.remedies.push([t.customerId, t.id, t.storeId, AS[one.kind] ?? 'SERVICE', 'DONE', words, one.amount, one.cost, iso(at + 2_880 * MINUTE), t.agentId, iso(at), '电话里同意', one.id, iso(at), false, one.kind === 'REFUND' || one.kind === 'VOUCHER' ? null : '已办妥', iso(at), iso(at), 3]);
      say(at, 'agent', 'remedyDone', { what: words, amount: one.amount, isLate: false });
    }
    const cost = (t.given ?? []).reduce((sum, one) => sum + Number(one.cost), 0).toFixed(2);
    for (const cause of [FaultCause.PRODUCT, FaultCause.TRANSPORT, FaultCause.INSTALLATION]) {
      const share = drawn.shares[cause];
      // Down to the cent, so that all together never pass the cost.
      const amount = (Math.floor(Number(multiplyMoney(cost, share))) / 100).toFixed(2);
      if (Number(amount) <= 0) continue;
      const [party, names] = PARTIES[cause] as readonly [string, readonly string[]];
      const id = lists.charges.length + 1;
      const claimed = Math.max(decided, ...(t.given ?? []).map((one) => Date.parse(one.at))) + dice.int(60, 600) * MINUTE;
      if (claimed > now.getTime()) continue;
      const answered = claimed + dice.int(1, 6) * 1_440 * MINUTE;
      const state = answered > now.getTime() ? 'CLAIMED' : dice.weighted([['SETTLED', 6], ['ACCEPTED', 2], ['REFUSED', 2]]);
      const settled = Math.min(answered + dice.int(1, 9) * 1_440 * MINUTE, now.getTime() - MINUTE);
      const partyName = dice.pick(names);
      const isTaken = state === 'SETTLED' || state === 'ACCEPTED';
      lists.charges.push([id, t.customerId, t.id, t.storeId, number, cause, party, partyName, share, state, amount, isTaken ? amount : null, drawn.reason, state === 'CLAIMED' ? null : isTaken ? '认可' : '不认可检测结果', iso(claimed + 10_080 * MINUTE), iso(claimed), dayIn(t.zone, new Date(claimed)),
        t.managerId, state === 'CLAIMED' ? null : iso(answered), state === 'SETTLED' ? iso(settled) : null, state === 'SETTLED' ? dayIn(t.zone, new Date(settled)) : null, state === 'SETTLED' ? `BANK-${100_000 + id}` : null, iso(claimed), iso(claimed), 1]);
      say(claimed, 'manager', 'chargeClaimed', { party, partyName, amount });
      const base = { storeId: t.storeId, id, amount, by: t.managerName };
      if (isTaken) books.push({ ...base, key: `charge-back:${id}:accepted`, kind: 'charge-back.accepted', at: iso(answered), sides: ['claims-receivable', 'claims-recovered'] });
      if (state === 'SETTLED') books.push({ ...base, key: `charge-back:${id}:settled`, kind: 'charge-back.settled', at: iso(settled), sides: ['claims-received', 'claims-receivable'] });
    }
  }
  await write(client, lists, books);
  return lists.decisions.length;
}

async function write(client: PoolClient, lists: Record<'visits' | 'decisions' | 'remedies' | 'charges' | 'lines', Cell[][]>, books: { key: string; kind: string; storeId: string; id: number; amount: string; at: string; by: string; sides: readonly [string, string] }[]): Promise<void> {
  await copyRows(client, 'site_visits', ['id', 'customer_id', 'ticket_id', 'store_id', 'state', 'technician_id', 'due_at', 'arrived_at', 'arrived_on', 'is_late', 'is_beyond_standard', 'finding', 'form_version_id', 'answers', 'started_at', 'submitted_at', 'answered_by_id', 'outcome', 'checksum', 'created_at', 'updated_at', 'version'], lists.visits);
  await copyRows(client, 'liabilities', ['id', 'customer_id', 'ticket_id', 'store_id', 'visit_id', 'product_share', 'transport_share', 'installation_share', 'use_share', 'main_cause', 'reason', 'decided_by_id', 'decided_at', 'decided_on', 'created_at', 'updated_at', 'version'], lists.decisions);
  await copyRows(client, 'remedies', ['customer_id', 'ticket_id', 'store_id', 'remedy_kind', 'state', 'what', 'amount', 'cost_amount', 'due_at', 'owner_id', 'agreed_at', 'agreement', 'compensation_id', 'done_at', 'is_late', 'outcome', 'created_at', 'updated_at', 'version'], lists.remedies);
  await copyRows(client, 'charge_backs', ['id', 'customer_id', 'ticket_id', 'store_id', 'liability_id', 'cause', 'party', 'party_name', 'share', 'state', 'amount', 'accepted_amount', 'reason', 'answer', 'due_at', 'claimed_at', 'claimed_on', 'claimed_by_id', 'answered_at', 'settled_at', 'settled_on', 'reference', 'created_at', 'updated_at', 'version'], lists.charges);
  await copyRows(client, 'ticket_events', ['customer_id', 'ticket_id', 'created_at', 'kind', 'author_id', 'author_name', 'act', 'detail'], lists.lines);
  for (const table of ['site_visits', 'liabilities', 'charge_backs']) await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 1) from ${table}))`);
  const english = await englishNames(client);
  for (const one of books) {
    await client.query(
      `with t as (insert into ledger_transactions (posted_at, key, kind, store_id, resource, resource_key, amount, entry_count, actor_name, actor_name_en) values ($1, $2, $3, $4, 'ChargeBack', $5, $6, 2, $7, $10) returning id)
       insert into ledger_entries (transaction_id, account_id, store_id, posted_at, amount) select t.id, a.id, $4, $1, case when a.key = $8 then $6::numeric else -$6::numeric end from t, ledger_accounts a where a.key in ($8, $9)`,
      [one.at, one.key, one.kind, one.storeId, String(one.id), one.amount, one.by, one.sides[0], one.sides[1], english.get(one.by) ?? null]);
  }
}
