// Playbooks at work on the drawn tickets, and a spike of one batch that the detector finds by itself.
import type { PoolClient } from 'pg';
import { NeedClass, TicketChannel } from '../schema/tickets/kinds.ts';
import { dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { detectIncidents } from '../server/tickets/incidents/detector.service.ts';
import { matchPlaybooks, type Fitting } from '../server/tickets/playbooks/match.rules.ts';
import type { PlaybookContent, PlaybookStep } from '../server/tickets/playbooks/playbook.rules.ts';
import { rehearseTicket } from '../server/tickets/ticket-rehearsal.service.ts';
import { copyRows } from './copy.ts';
import type { Random } from './random.ts';

type Cell = string | number | boolean | null | object;
interface Book extends Fitting { versionId: string; content: PlaybookContent }
interface Told { id: string; customerId: string; text: string; categoryId: string | null; needClass: NeedClass; employeeId: string; employeeName: string; answeredAt: Date; solvedAt: Date | null; satisfaction: number | null; zone: string }

const BOOKS = `
  select p.id::text, p.key, p.name_zh "nameZh", p.name_en "nameEn", p.category_id::text "categoryId", p.need_class "needClass", p.words, p.position, v.id::text "versionId", v.content
  from playbooks p join playbook_versions v on v.playbook_id = p.id and v.number = 1 order by p.position`;
const TOLD = `
  select t.id::text, t.customer_id::text "customerId", t.category_id::text "categoryId", t.need_class "needClass", e.id::text "employeeId", e.name "employeeName", t.first_responded_at "answeredAt", t.solved_at "solvedAt",
    t.satisfaction, s.time_zone zone, t.subject || E'\\n' || coalesce((select m.body from ticket_events m where m.customer_id = t.customer_id and m.ticket_id = t.id and m.direction = 'IN' order by m.created_at limit 1), '') "text"
  from tickets t join employees e on e.id = coalesce(t.assignee_id, t.first_contact_owner_id) join stores s on s.id = t.store_id where t.first_responded_at is not null order by t.id limit 3000`;
const USE = ['id', 'customer_id', 'ticket_id', 'playbook_id', 'version_id', 'state', 'started_by_id', 'started_at', 'started_on', 'finished_at', 'used_seconds', 'step_count', 'done_count', 'skipped_count', 'outcome', 'is_good_outcome', 'satisfaction', 'created_at', 'updated_at', 'version'] as const;
const TICK = ['customer_id', 'ticket_id', 'use_id', 'step_key', 'is_skipped', 'ticked_at', 'step_seconds', 'is_late', 'ticked_by_id', 'evidence', 'note'] as const;
const LINE = ['customer_id', 'ticket_id', 'created_at', 'kind', 'author_id', 'author_name', 'act', 'detail'] as const;
const SEEN: Record<string, string> = { PHOTO: '照片已存工单', RECEIPT: '会员记录查到', BATCH: '批号已记', NOTE: '已写明', MEASUREMENT: '测量值见附件', SIGNATURE: '已签字', RECORDING: '通话已存', VIDEO: '视频已存' };

/** Puts playbooks to work on more than half of the drawn tickets that somebody answered; answers how many. */
export async function seedPlaybookUses(client: PoolClient, dice: Random, now: Date): Promise<number> {
  const { rows: books } = await client.query<Book>(BOOKS);
  const { rows: tickets } = await client.query<Told>(TOLD);
  const lists = { uses: [] as Cell[][], ticks: [] as Cell[][], lines: [] as Cell[][] };
  for (const told of tickets) {
    const [best] = matchPlaybooks(told, books);
    if (!best || !dice.chance(0.6)) continue;
    draw(dice, told, best.playbook as Book, now, lists);
  }
  await copyRows(client, 'playbook_uses', USE, lists.uses);
  await copyRows(client, 'playbook_ticks', TICK, lists.ticks);
  await copyRows(client, 'ticket_events', LINE, lists.lines);
  await client.query("select setval(pg_get_serial_sequence('playbook_uses', 'id'), greatest(1, (select max(id) from playbook_uses)))");
  return lists.uses.length;
}

function draw(dice: Random, told: Told, book: Book, now: Date, lists: { uses: Cell[][]; ticks: Cell[][]; lines: Cell[][] }): void {
  const id = lists.uses.length + 1;
  const begun = told.answeredAt.getTime() + 30_000;
  const ends = told.solvedAt ? Math.max(told.solvedAt.getTime() - 30_000, begun + 60_000) : now.getTime() - 60_000;
  const isLeft = told.solvedAt !== null && dice.chance(0.05);
  const wanted = book.content.steps.filter((step) => !step.isOptional || dice.chance(0.5));
  const taken = told.solvedAt && !isLeft ? wanted : wanted.slice(0, dice.int(1, Math.max(1, wanted.length - 1)));
  const tick = (step: PlaybookStep, at: number, since: number): boolean => {
    const isSkipped = dice.chance(0.04);
    lists.ticks.push([told.customerId, told.id, id, step.key, isSkipped, iso(at), Math.round((at - since) / 1000), step.withinMinutes === undefined || isSkipped ? null : at - begun > step.withinMinutes * 60_000, told.employeeId,
      step.evidence.length && !isSkipped ? step.evidence.map((kind) => ({ kind, note: SEEN[kind] ?? '' })) : null, isSkipped ? '顾客不方便' : null]);
    return isSkipped;
  };
  const spread = taken.map((_, i) => begun + ((ends - begun) * (i + 1)) / (taken.length + 1));
  const skipped = taken.filter((step, i) => tick(step, spread[i] as number, spread[i - 1] ?? begun)).length;
  const state = isLeft ? 'LEFT' : told.solvedAt ? 'FINISHED' : 'RUNNING';
  const good = book.content.outcomes.filter((one) => one.isGood);
  const outcome = state === 'FINISHED' ? (dice.chance(0.9) ? dice.pick(good) : dice.pick(book.content.outcomes.filter((one) => !one.isGood))) : null;
  lists.uses.push([id, told.customerId, told.id, book.id, book.versionId, state, told.employeeId, iso(begun), dayIn(told.zone, new Date(begun)), state === 'RUNNING' ? null : iso(ends), state === 'RUNNING' ? null : Math.round((ends - begun) / 1000),
    book.content.steps.length, taken.length - skipped, skipped, outcome?.key ?? null, outcome?.isGood ?? null, state === 'FINISHED' ? told.satisfaction : null, iso(begun), iso(ends), taken.length + 1]);
  const line = (at: number, act: string, detail: object): void => { lists.lines.push([told.customerId, told.id, iso(at), 'SYSTEM', told.employeeId, told.employeeName, act, detail]); };
  line(begun, 'playbook', { key: book.key, nameZh: book.nameZh, nameEn: book.nameEn, number: 1 });
  if (outcome) line(ends, 'playbookDone', { outcome: outcome.key, zh: outcome.zh, en: outcome.en });
}
const iso = (ms: number): string => new Date(ms).toISOString();

const BODIES = ['打开是胀的，有股怪味，还能吃吗？', '孩子吃了一口就吐了，包装是鼓的。', '刚买的，打开冒气，味道不对。', 'The pack I bought yesterday is swollen and smells odd.', '买了三份，两份鼓包，要求退款。'];

/** Five people of one store complain of one batch within some hours; the detector proposes the incident. Answers how many it proposed. */
export async function seedSpike(db: Database, now: Date, zone: string): Promise<number> {
  const { rows: people } = await db.write.query<{ id: string; storeId: string }>(
    `select c.id::text, c.store_id::text "storeId" from customers c where not c.is_stand_in and c.merged_into_id is null and c.store_id = (select id from stores where format = 'SUPERMARKET' order by id limit 1) order by c.id limit 5`);
  const { rows: [article] } = await db.write.query<{ id: string }>(`select p.id::text from products p join categories c on c.id = p.category_id where c.code = 'READY' order by p.id desc limit 1`);
  const { rows: [category] } = await db.write.query<{ id: string }>(`select id::text from ticket_categories where key = 'product-quality'`);
  if (people.length < BODIES.length || !article || !category) return 0;
  const contextAt = (at: Date): Context => systemContext(db, { name: 'demo', clock: frozenClock(at.toISOString()) });
  for (const [i, person] of people.entries()) {
    const back = new Date(now.getTime() - (people.length - i) * 37 * 60_000);
    // Within today, whose numbers go on where the drawn ones end.
    const at = dayIn(zone, back) === dayIn(zone, now) ? back : now;
    await rehearseTicket(contextAt(now), at, {
      idempotencyKey: `demo-spike-${i}`, customerId: person.id, storeId: person.storeId, productId: article.id, batchNo: '0211-B', categoryId: category.id, channel: i % 2 ? TicketChannel.WECOM : TicketChannel.PHONE, body: BODIES[i] as string,
    });
  }
  return (await detectIncidents(contextAt(now))).length;
}
