// Which playbooks fit a ticket in sight, or words that are not a ticket yet; a person decides.
import type { PlaybookProposal, ProposePlaybooksInput } from '../../../schema/tickets/playbook.inputs.ts';
import type { NeedClass } from '../../../schema/tickets/kinds.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { classify } from '../classify.rules.ts';
import { categoriesOf } from '../ticket.category.ts';
import { matchPlaybooks, type Fitting, type Need } from './match.rules.ts';

const FITTING = `
  select p.id::text, p.key, p.name_zh "nameZh", p.name_en "nameEn", p.category_id::text "categoryId", p.need_class "needClass", p.words, p.position from playbooks p
  where not p.is_archived and exists (select 1 from playbook_versions v where v.playbook_id = p.id and v.state <> 'DRAFT' and v.effective_from <= $1) order by p.position, p.id`;

/** The playbooks in force that fit, the best first, each with its reason. */
export async function playbookProposals(ctx: Context, input: ProposePlaybooksInput): Promise<PlaybookProposal[]> {
  authorise(ctx, 'tickets:read');
  const need = input.ticketId ? await ofTicket(ctx, input.ticketId) : await ofWords(ctx, input);
  const { rows } = await ctx.db.read.query<Fitting>(FITTING, [ctx.clock.now()]);
  return matchPlaybooks(need, rows).map(({ playbook, score, reason }) => ({
    playbookId: playbook.id, key: playbook.key, nameZh: playbook.nameZh, nameEn: playbook.nameEn, score, reasonZh: reason.zh, reasonEn: reason.en,
  }));
}

async function ofTicket(ctx: Context, wire: string): Promise<Need> {
  const key = decodeId('Ticket', wire);
  if (!key || !(await visibleKeys(ctx, 'Ticket', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: [row] } = await ctx.db.read.query<{ subject: string; said: string | null; categoryId: string | null; needClass: NeedClass }>(
    `select t.subject, t.category_id::text "categoryId", t.need_class "needClass",
       (select string_agg(e.body, E'\\n' order by e.created_at, e.id) from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.direction = 'IN') said
     from tickets t where t.customer_id = $1 and t.id = $2`, [key.owner, key.id]);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return { text: `${row.subject}\n${row.said ?? ''}`, categoryId: row.categoryId, needClass: row.needClass };
}

async function ofWords(ctx: Context, input: ProposePlaybooksInput): Promise<Need> {
  const text = input.text?.trim();
  demand(text, 'input.text', 'VALUE_REQUIRED');
  const proposed = classify(text, await categoriesOf(ctx));
  return { text, categoryId: input.categoryId ?? proposed.categoryId, needClass: input.needClass ?? proposed.needClass };
}
