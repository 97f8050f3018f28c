// Opening a ticket: once per key, on the right customer, sorted as proposed, with the first words in its thread.
import { Ticket } from '../../schema/tickets/ticket.ts';
import type { OpenTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import { TicketLevel, TicketStatus, NeedClass } from '../../schema/tickets/kinds.ts';
import { authorise, type Context, covers, reachOf, type WriteContext } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { transact } from '../core/transact.ts';
import { phoneOf } from '../core/phone.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { classify, langOf } from './classify.rules.ts';
import { guessOf } from './learning/learnt.service.ts';
import { categoriesOf } from './ticket.category.ts';
import { checkAbout, findCustomer, ownerOf, storeOf, type FoundCustomer } from './ticket.customer.ts';
import { hangOnTicket } from './files/ticket-file.service.ts';
import { tellDone } from './ticket.hooks.ts';
import { enterKeys, takeNumbers } from './ticket.number.ts';
import { reachesTicket, wireOf } from './ticket.row.ts';
import { usualPriority } from './ticket-states.rules.ts';
import { againstTaking } from './hands/hands.registry.ts';
import { ticketReasons } from './tickets.messages.ts';

/** The beginning of what was said, as a subject. */
export function subjectOf(body: string): string {
  const first = body.trim().split(/[\n。！？!?]/)[0]?.trim() ?? '';
  const letters = [...(first || body.trim())];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('');
}

/** Opens a ticket in a store within reach. Answers its wire id. */
export async function openTicket(ctx: Context, input: OpenTicketInput): Promise<string> {
  authorise(ctx, 'tickets:open');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'openTicket', input, async () => wireOf(await makeTicket(tx, input))));
}

async function makeTicket(tx: WriteContext, input: OpenTicketInput): Promise<Ticket> {
  const phone = input.phone ? phoneOf(input.phone) : null;
  demand(!input.phone || phone, 'input.phone', ticketReasons.TICKET_PHONE);
  const customer = await findCustomer(tx, input);
  const storeId = await storeOf(tx, input.storeId, customer);
  const customerId = await ownerOf(tx, customer, storeId);
  const about = await checkAbout(tx, customerId, input);
  const words = `${input.subject ?? ''}\n${input.body}`;
  const proposed = classify(words, await categoriesOf(tx), about.categoryId ? null : await guessOf(tx, words));
  const category = about.categoryId ?? proposed.categoryId;
  const needClass = input.needClass ?? proposed.needClass ?? NeedClass.ORDINARY;
  const level = input.level ?? proposed.level ?? TicketLevel.L1;
  const [number = ''] = await takeNumbers(tx);
  const now = tx.clock.now();
  const me = tx.viewer.employeeId;
  const takes = me !== null && input.takeIt !== false && reachesTicket(reachOf(tx.viewer, 'tickets:write'), tx.viewer, { storeId }) && !(await againstTaking(tx, me, category ?? null));
  const row = await withVerb(tx, 'ticket.opened', () => tx.manager.save(tx.manager.create(Ticket, {
    ...about, customerId, number, storeId, subject: input.subject?.trim() || subjectOf(input.body), channel: input.channel,
    status: takes ? TicketStatus.OPEN : TicketStatus.NEW, isOpen: true, categoryId: category, needClass, level,
    // Said by a person, not by the words: then it is decided.
    isClassConfirmed: tx.viewer.kind === 'user' && Boolean(about.categoryId) && Boolean(input.needClass),
    priority: input.priority ?? usualPriority(needClass, level, customer?.isStandIn ? null : customer?.tier), tier: customer && !customer.isStandIn ? customer.tier : null,
    batchNo: input.batchNo?.trim() || null, ...contactOf(tx, input, customer, phone),
    firstContactOwnerId: me, assigneeId: takes ? me : null, openedAt: now.toISOString(), lastEventAt: now.toISOString(),
    pickedUpAt: takes ? now.toISOString() : null, unansweredSince: now.toISOString(),
  } as Partial<Ticket>)));
  await enterKeys(tx, row, input.externalKey);
  const [event] = await tx.manager.query<{ id: string }[]>(
    `insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_name, body) values ($1, $2, $3, 'MESSAGE', 'IN', $4, $5, $6, $7) returning id::text`,
    [customerId, row.id, now, input.channel, input.lang ?? langOf(input.body), row.contactName ?? '', input.body]);
  await hangOnTicket(tx, row, event?.id ?? null, input.fileIds);
  await tellDone(tx, { act: 'open', at: now, before: null, after: row });
  return row;
}

/** Who calls: as she says, else as her file says where the opener may read it. */
function contactOf(tx: WriteContext, input: OpenTicketInput, customer: FoundCustomer | null, phone: string | null): Pick<Ticket, 'contactName' | 'contactPhone' | 'contactEmail'> {
  const reach = reachOf(tx.viewer, 'customers:read');
  const isKnown = customer && !customer.isStandIn && covers(reach, customer.storeId);
  return { contactName: input.contactName?.trim() || (isKnown ? customer.name : null), contactPhone: phone ?? (isKnown ? customer.phone : null), contactEmail: input.contactEmail?.trim().toLowerCase() || null };
}
