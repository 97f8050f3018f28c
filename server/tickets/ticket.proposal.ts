// Proposes how to sort a need, and which tickets in the viewer's sight may be the same one told by another channel.
import type { ProposeTicketInput, TicketDuplicate, TicketProposal } from '../../schema/tickets/proposal.ts';
import type { TicketStatus } from '../../schema/tickets/kinds.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { sayList } from '../core/language.ts';
import { decodeId, encodeId } from '../core/read/ids.ts';
import { compileRows, visibleKeys } from '../core/read/rows.ts';
import { phoneOf } from '../core/phone.ts';
import { classify, likeness, type Proposal } from './classify.rules.ts';
import { guessOf } from './learning/learnt.service.ts';
import { categoriesOf } from './ticket.category.ts';

/** Tickets opened so many days ago may still be the same need. */
const WITHIN_DAYS = 14;
const ALIKE = 0.25;
const MOST = 5;

interface About { id: string | null; customerId: string | null; phone: string | null; text: string; categoryId: string | null; productId: string | null }
interface Candidate { id: string; owner: string; number: string; subject: string; body: string | null; status: TicketStatus; openedAt: Date; categoryId: string | null; productId: string | null; isSamePerson: boolean }

/** Sorting and duplicates for a ticket in sight, or for words that are not a ticket yet. */
export async function proposeTicket(ctx: Context, input: ProposeTicketInput): Promise<TicketProposal> {
  authorise(ctx, 'tickets:read');
  const about = input.ticketId ? await ofTicket(ctx, input.ticketId) : await ofWords(ctx, input);
  const categories = await categoriesOf(ctx);
  const proposal = classify(about.text, categories, await guessOf(ctx, about.text));
  return { categoryId: proposal.categoryId, needClass: proposal.needClass, level: proposal.level, ...reasonOf(proposal), duplicates: await duplicatesOf(ctx, about) };
}

async function ofTicket(ctx: Context, wire: string): Promise<About> {
  const key = decodeId('Ticket', wire);
  if (!key || !(await visibleKeys(ctx, 'Ticket', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: [row] } = await ctx.db.read.query<{ subject: string; body: string | null; phone: string | null; category: string | null; product: string | null; nameless: boolean }>(
    `select t.subject, t.contact_phone phone, t.category_id::text category, t.product_id::text product, c.is_stand_in nameless,
       (select e.body from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.direction = 'IN' order by e.created_at, e.id limit 1) body
     from tickets t join customers c on c.id = t.customer_id where t.customer_id = $1 and t.id = $2`, [key.owner, key.id]);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return { id: key.id, customerId: row.nameless ? null : (key.owner ?? null), phone: row.phone, text: `${row.subject}\n${row.body ?? ''}`, categoryId: row.category, productId: row.product };
}

async function ofWords(ctx: Context, input: ProposeTicketInput): Promise<About> {
  const text = input.text?.trim();
  demand(text, 'input.text', 'VALUE_REQUIRED');
  const customer = input.customerId ? decodeId('Customer', input.customerId)?.id : null;
  if (input.customerId && (!customer || !(await visibleKeys(ctx, 'Customer', [customer])).has(customer))) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return { id: null, customerId: customer ?? null, phone: input.phone ? phoneOf(input.phone) : null, text, categoryId: null, productId: null };
}

/** Open or fresh tickets of the same person, or with nearly the same words; only those that the viewer may see. */
async function duplicatesOf(ctx: Context, about: About): Promise<TicketDuplicate[]> {
  if (!about.customerId && !about.phone) return [];
  const rows = compileRows(ctx, 'Ticket', null, (level, binder) => {
    const t = level.alias;
    const person = [
      ...(about.customerId ? [`${t}.customer_id = ${binder.constant(about.customerId, 'bigint')}`] : []),
      ...(about.phone ? [`${t}.contact_phone = ${binder.constant(about.phone, 'text')}`] : []),
    ];
    return [`(${person.join(' or ')})`, `${t}.opened_at > ${binder.constant(ctx.clock.now(), 'timestamptz')} - interval '${WITHIN_DAYS} days'`, `${t}.joined_into is null`,
      `${t}.id <> ${binder.constant(about.id ?? '0', 'bigint')}`];
  });
  const t = rows.alias;
  const { rows: found } = await ctx.db.read.query<Candidate>(
    `select ${t}.id::text, ${t}.customer_id::text "owner", ${t}.number, ${t}.subject, ${t}.status, ${t}.opened_at "openedAt", ${t}.category_id::text "categoryId", ${t}.product_id::text "productId",
       (select e.body from ticket_events e where e.customer_id = ${t}.customer_id and e.ticket_id = ${t}.id and e.direction = 'IN' order by e.created_at, e.id limit 1) body
     from ${rows.from} where ${rows.where} order by ${t}.opened_at desc limit 50`, rows.params);
  return found.map((one) => scored(about, one)).filter((one) => one !== null).sort((a, b) => b.score - a.score).slice(0, MOST);
}

function scored(about: About, one: Candidate): TicketDuplicate | null {
  const alike = likeness(about.text, `${one.subject}\n${one.body ?? ''}`);
  const isProduct = about.productId !== null && one.productId === about.productId;
  const isCategory = about.categoryId !== null && one.categoryId === about.categoryId;
  if (alike < ALIKE && !isProduct && !isCategory) return null;
  const why = [
    ['同一位顾客', 'the same customer'], ...(isProduct ? [['同一件商品', 'the same product']] : []), ...(isCategory ? [['同一类别', 'the same category']] : []),
    ...(alike >= ALIKE ? [[`文字相似 ${Math.round(alike * 100)}%`, `${Math.round(alike * 100)}% of the words alike`]] : []),
  ];
  return {
    id: encodeId('Ticket', one), number: one.number, subject: one.subject, status: one.status, openedAt: one.openedAt.toISOString(),
    score: Math.min(1, 0.3 + alike * 0.5 + (isProduct ? 0.2 : 0) + (isCategory ? 0.1 : 0)),
    reasonZh: sayList(why.map(([zh = '']) => zh), 'zh', 'and'), reasonEn: sayList(why.map(([, en = '']) => en), 'en', 'and'),
  };
}

/** Says by which words it was proposed. */
export function reasonOf({ found, learnt }: Pick<Proposal, 'found' | 'learnt'>): { reasonZh: string; reasonEn: string } {
  const words = [...new Set([...found.category, ...found.needClass, ...found.level])];
  if (!words.length && !learnt) return { reasonZh: '没有认出的词', reasonEn: 'No word was recognised' };
  const quoted = (list: readonly string[]): { zh: string; en: string } => ({ zh: list.map((word) => `「${word}」`).join(''), en: sayList(list.map((word) => `“${word}”`), 'en', 'and') });
  const said = words.length ? [{ zh: `文字里有${quoted(words).zh}`, en: `The text says ${quoted(words).en}` }] : [];
  const right = learnt ? Math.round(learnt.accuracy * 100) : 0;
  const like = learnt ? [{
    zh: `人工确认过的 ${learnt.taught} 张工单里，这样说的多归这一类${learnt.by.length ? `（${quoted(learnt.by).zh}）` : ''}，试过没学过的，${right}% 归对`,
    en: `Of ${learnt.taught} tickets that people confirmed, those like it${learnt.by.length ? ` (${quoted(learnt.by).en})` : ''} are mostly of this category; right for ${right}% of what it had not seen`,
  }] : [];
  return { reasonZh: [...said, ...like].map((one) => one.zh).join('；'), reasonEn: [...said, ...like].map((one) => one.en).join('; ') };
}
