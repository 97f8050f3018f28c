// Two remote diagnoses at home stores, by the product's own verbs at the instants at which they would have been done: one answered with marked photos and settled without a visit, one link that waits.
import { DiagnosisOutcome } from '../schema/tickets/diagnosis.ts';
import { PortalLink } from '../schema/tickets/portal.ts';
import { TicketChannel } from '../schema/tickets/kinds.ts';
import { dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { decodeId, encodeId } from '../server/core/read/ids.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { addShot, markShot, submitDiagnosis } from '../server/tickets/diagnosis/diagnosis-page.service.ts';
import { decideRemoteDiagnosis, requestRemoteDiagnosis } from '../server/tickets/diagnosis/diagnosis.service.ts';
import type { Mark } from '../server/tickets/diagnosis/marks.rules.ts';
import { rehearse, rehearseTicket } from '../server/tickets/ticket-rehearsal.service.ts';
import { ticketNumber } from '../server/tickets/ticket-states.rules.ts';
import { drawTiles } from './pictures.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
interface Bought { customerId: string; lineId: string; purchaseId: string; productId: string; storeId: string; agentId: string; agentName: string; agentNameEn: string | null; contact: string }
interface Open extends Bought { id: string; wire: string }

// Tiles that members bought at home stores, of people without a ticket of late; with whoever answers most there.
const BOUGHT = `
  select * from (
    select distinct on (p.store_id) x.customer_id::text "customerId", x.id::text "lineId", x.purchase_id::text "purchaseId", x.product_id::text "productId", p.store_id::text "storeId", e.id::text "agentId", e.name "agentName", e.name_en "agentNameEn", c.name contact, x.sold_at
    from purchase_lines x join purchases p on p.customer_id = x.customer_id and p.id = x.purchase_id join stores s on s.id = p.store_id and s.format = 'HOME' join products a on a.id = x.product_id join categories g on g.id = a.category_id and g.code = 'TILE'
      join customers c on c.id = x.customer_id and not c.is_stand_in and c.merged_into_id is null
      join lateral (select w.* from tickets t join employees w on w.id = t.assignee_id and w.store_id = p.store_id and w.left_on is null where t.store_id = p.store_id group by w.id order by count(*) desc, w.id limit 1) e on true
    where x.line_kind = 'SALE' and x.amount > 0 and x.sold_at < $1::timestamptz - interval '3 days' and not exists (select 1 from tickets t where t.customer_id = x.customer_id and t.opened_at > $1::timestamptz - interval '60 days')
      and not exists (select 1 from purchase_lines r where r.customer_id = x.customer_id and r.product_id = x.product_id and r.amount < 0)
    order by p.store_id, x.sold_at desc, x.id) l
  order by "storeId"::bigint limit 2`;

// Numbers go on where the drawn ones of that day end.
const NUMBERS = `insert into ticket_days (day, base) select $1::date, nextval('ticket_numbers') - coalesce((select max(substr(value, 10)::int) from ticket_keys where kind = 'NUMBER' and value like $2 || '%'), 0) on conflict do nothing`;

/** Asks and tells, so that the link counts as gone out: a demo chain has no sending system. */
async function sent(db: Database, linkId: string, at: number): Promise<void> {
  const instant = new Date(at);
  await db.write.query(`update portal_links set sending = 'SENT', sent_by = '企业微信 / WeCom', sent_at = $2 where id = $1`, [linkId, instant]);
  await db.write.query(`update ticket_events set delivery = 'SENT' where link_key = 'DIAGNOSIS:' || $1`, [linkId]);
  await db.write.query(`update ticket_events e set act = 'linkSent', detail = (e.detail - 'why' - 'none') || '{"zh": "企业微信", "en": "WeCom"}' from portal_links l where l.id = $1 and e.customer_id = l.customer_id and e.ticket_id = l.ticket_id and e.act = 'linkUnsent'`, [linkId]);
}

/** Seeds both; answers how many. Purchases, tickets and clocks must be there; a chain without home stores that sold tiles has none. */
export async function seedDiagnoses(db: Database, dice: Random, now: Date, zone: string): Promise<number> {
  const { rows: [bought, other] } = await db.write.query<Bought>(BOUGHT, [now]);
  const { rows: [category] } = await db.write.query<{ id: string }>(`select id::text from ticket_categories where key = 'installation'`);
  const agent = (one: Bought, at: number): Context => {
    const ctx = systemContext(db, { name: one.agentName, clock: frozenClock(new Date(at).toISOString()) });
    return { ...ctx, viewer: { ...ctx.viewer, nameEn: one.agentNameEn, employeeId: one.agentId } };
  };
  const customer = (one: Bought, at: number): Context => systemContext(db, { name: one.contact, clock: frozenClock(new Date(at).toISOString()) });
  const told = async (one: Bought | undefined, at: number, body: string, answer: string): Promise<Open | null> => {
    if (!one) return null;
    const day = dayIn(zone, new Date(at));
    await db.write.query(NUMBERS, [day, ticketNumber(day, 0).slice(0, 9)]);
    const wire = await rehearseTicket(agent(one, at), new Date(at), {
      idempotencyKey: `demo-diagnosis-ticket-${one.lineId}`, customerId: one.customerId, storeId: one.storeId, productId: one.productId, categoryId: category?.id ?? null, purchaseLineId: encodeId('PurchaseLine', { owner: one.customerId, id: one.lineId }), channel: TicketChannel.WECOM, body,
    });
    await rehearse.reply(agent(one, at + 5 * MINUTE), { id: wire, idempotencyKey: `demo-diagnosis-answer-${one.lineId}`, body: answer });
    return { ...one, wire, id: wire.split('-')[1] as string };
  };
  const first = await told(bought, now.getTime() - 130 * MINUTE, '铺好两周，客厅有一块砖四周的填缝掉了，是不是空鼓？要不要撬了重铺？', '您先别撬。我发您一个拍照链接，拍两张我们马上看。');
  const second = await told(other, now.getTime() - 55 * MINUTE, '卫生间墙砖两箱颜色不一样，师傅停工等着，能不能派人来看？', '明白，先停一下别铺。请按链接拍几张，今天就给您答复。');
  const ask = async (one: Open, at: number, steps: string[], words: string): Promise<{ id: string; link: PortalLink }> => {
    const id = await requestRemoteDiagnosis(agent(one, at), { ticketId: one.wire, idempotencyKey: `demo-diagnosis-${one.id}`, guide: 'tile', steps, ask: words });
    const link = await db.source.manager.createQueryBuilder(PortalLink, 'l').where('l.customerId = :owner and l.purpose = :purpose and l.ticketId = :ticket', { owner: one.customerId, purpose: 'DIAGNOSIS', ticket: one.id }).orderBy('l.id', 'DESC').getOneOrFail();
    await sent(db, link.id, at + MINUTE / 2);
    return { id, link };
  };
  if (first) {
    const begun = now.getTime() - 100 * MINUTE;
    const { id, link } = await ask(first, begun, ['whole', 'near'], '麻烦白天自然光下拍，再敲一敲听听声音。');
    await db.write.query('update portal_links set opened_at = $2, last_opened_at = $2 where id = $1', [link.id, new Date(begun + 12 * MINUTE)]);
    for (const [n, stepKey] of ['whole', 'near'].entries()) {
      const { content, spot: [left, top, right, bottom] } = await drawTiles(stepKey === 'near', dice);
      const at = begun + (14 + n * 2) * MINUTE;
      await addShot(customer(first, at), link, { stepKey, key: `demo-shot-${n}-${link.id}`, name: `IMG_${2041 + n}.jpg`, content, still: null });
      const { rows: [shot] } = await db.write.query<{ id: string }>('select id::text from diagnosis_shots where customer_id = $1 and sent_key = $2', [first.customerId, `demo-shot-${n}-${link.id}`]);
      const marks: Mark[] = [{ shape: 'CIRCLE', points: [[left, top], [right, bottom]] }, ...(n ? [{ shape: 'ARROW' as const, points: [[0.94, 0.94], [right, bottom]] as [number, number][] } as Mark] : [])];
      await markShot(customer(first, at + MINUTE), link, shot?.id as string, marks);
    }
    await submitDiagnosis(customer(first, begun + 19 * MINUTE), link, { key: `demo-submit-${link.id}`, remark: '就这一块有缝，敲着声音还行，不空。' });
    const key = decodeId('RemoteDiagnosis', id);
    const { rows: [row] } = await db.write.query<{ version: number }>('select version from remote_diagnoses where customer_id = $1 and id = $2', [key?.owner, key?.id]);
    await decideRemoteDiagnosis(agent(first, begun + 31 * MINUTE), { id, expectedVersion: row?.version as number, outcome: DiagnosisOutcome.VISIT_AVOIDED, reason: '只是填缝脱落，砖没有空鼓；寄填缝剂并视频教怎么补，不用上门' });
  }
  if (second) await ask(second, now.getTime() - 35 * MINUTE, ['whole', 'near', 'batch'], '两箱的批号也请拍一下。');
  return [first, second].filter(Boolean).length;
}
