// The words to say on a ticket: a playbook's script filled in from what the ticket knows and what is given.
import type { PlaybookScript, PlaybookScriptInput } from '../../../schema/tickets/playbook.inputs.ts';
import { ask } from '../../core/ask.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { sayList, type Language } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { playbookReasons } from './playbook.messages.ts';
import { fillFields, parseContent, sayScript, type FieldSource, type Filled, type PlaybookContent, type PlaybookField } from './playbook.rules.ts';
import { inForce } from './playbook.service.ts';

type Known = Partial<Record<FieldSource, string | null>>;
interface TicketWords { number: string; contactName: string | null; lang: Language; storeZh: string; storeEn: string; zone: string; productId: string | null; productZh: string | null; productEn: string | null; purchaseId: string | null; receiptNo: string | null }

const TICKET = `
  select t.number, t.contact_name "contactName", s.name_zh "storeZh", s.name_en "storeEn", s.time_zone zone, t.product_id::text "productId", p.name "productZh", coalesce(p.name_en, p.name) "productEn",
    t.purchase_id::text "purchaseId", b.receipt_no "receiptNo",
    coalesce((select e.lang from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.direction = 'IN' order by e.created_at, e.id limit 1), 'zh') lang
  from tickets t join stores s on s.id = t.store_id left join products p on p.id = t.product_id
    left join purchases b on b.customer_id = t.customer_id and b.id = t.purchase_id where t.customer_id = $1 and t.id = $2`;

/** What a ticket in sight says by itself, as far as the viewer may see it; and the language in which its customer speaks. */
export async function knownOf(ctx: Context | WriteContext, wire: string, wanted?: string | null): Promise<{ known: Known; lang: Language }> {
  const key = decodeId('Ticket', wire);
  if (!key || !(await visibleKeys(ctx, 'Ticket', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const [row] = await ask<TicketWords>(ctx, TICKET, [key.owner, key.id], 'read');
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const lang: Language = wanted === 'zh' || wanted === 'en' ? wanted : row.lang === 'en' ? 'en' : 'zh';
  const shows = async (noun: 'Product' | 'Purchase', id: string | null): Promise<boolean> => id !== null && (await visibleKeys(ctx, noun, [id])).has(id);
  const zh = lang === 'zh';
  return {
    lang,
    known: {
      CUSTOMER: row.contactName, TICKET: row.number, STORE: zh ? row.storeZh : row.storeEn, TODAY: dayIn(row.zone, ctx.clock.now()), COLLEAGUE: ctx.viewer.name || null,
      PRODUCT: (await shows('Product', row.productId)) ? (zh ? row.productZh : row.productEn) : null, RECEIPT: (await shows('Purchase', row.purchaseId)) ? row.receiptNo : null,
    },
  };
}

/** Values as they were sent: by key of the field, nothing else. */
export function givenValues(values: unknown): Record<string, unknown> {
  demand(values === undefined || values === null || (typeof values === 'object' && !Array.isArray(values)), 'input.values', playbookReasons.PLAYBOOK_VALUES);
  return (values ?? {}) as Record<string, unknown>;
}

/** Refuses what is wrong and, where all is needed, what is missing: each field at its place, all of them by name. */
export function demandFilled(ctx: Context, filled: Filled, isWhole: boolean): void {
  const faults: [PlaybookField[], string][] = [[filled.wrong, playbookReasons.PLAYBOOK_FIELD_KIND], [isWhole ? filled.missing : [], playbookReasons.PLAYBOOK_FIELD_EMPTY]];
  const fields = Object.fromEntries([
    ...faults.flatMap(([list, reason]) => list.map((one) => [`input.values.${one.key}`, reason] as const)),
    ...filled.unknown.map((name) => [`input.values.${name}`, playbookReasons.PLAYBOOK_FIELD_UNKNOWN] as const),
  ]);
  if (!Object.keys(fields).length) return;
  const named = faults.flatMap(([list]) => list.map((one) => one[ctx.locale]));
  throw new AppError('VALIDATION', named.length ? playbookReasons.PLAYBOOK_UNFILLED : 'INPUT_INVALID', { fields, params: { names: sayList(named, ctx.locale, 'and') } });
}

const AT_WORK = `
  select v.id::text "versionId", v.content, u.filled_fields filled from playbook_uses u join playbook_versions v on v.id = u.version_id
  where u.customer_id = $1 and u.ticket_id = $2 and u.playbook_id = $3 and u.state = 'RUNNING'`;
/** The version by which the playbook works on the ticket, with what it was filled with; null where it does not. */
async function atWork(ctx: Context, { ticketId, playbookId }: PlaybookScriptInput): Promise<{ versionId: string; content: PlaybookContent; filled: Record<string, unknown> } | null> {
  const [ticket, book] = [decodeId('Ticket', ticketId), decodeId('Playbook', playbookId)];
  if (!ticket || !book) return null;
  const { rows: [row] } = await ctx.db.read.query<{ versionId: string; content: unknown; filled: Record<string, unknown> | null }>(AT_WORK, [ticket.owner, ticket.id, book.id]);
  return row ? { versionId: row.versionId, content: parseContent(row.content), filled: row.filled ?? {} } : null;
}

/** What to say on a ticket, filled in; a field that is required and empty is refused by its name. */
export async function playbookScript(ctx: Context, input: PlaybookScriptInput): Promise<PlaybookScript> {
  authorise(ctx, 'tickets:read');
  const { known, lang } = await knownOf(ctx, input.ticketId, input.lang);
  const book = (await atWork(ctx, input)) ?? { ...(await inForce(ctx, input.playbookId)), filled: {} };
  const filled = fillFields(book.content.fields, { ...book.filled, ...givenValues(input.values) }, known);
  const gaps = input.leavesGaps === true;
  demandFilled(ctx, filled, !gaps);
  return { versionId: book.versionId, lang, values: filled.values, ...sayScript(book.content, filled.values, lang, gaps) };
}
