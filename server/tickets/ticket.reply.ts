// The hottest write: a message on a ticket. Message and ticket change in one statement; its event and its news follow in another.
import type { AddTicketNoteInput, ReplyToTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import { Direction, MessageDelivery } from '../../schema/tickets/ticket.ts';
import { TicketStatus } from '../../schema/tickets/kinds.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { foresee, later, prepared, preparedAll, statementOf } from '../core/hot-write.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import type { Permission } from '../../schema/permission.ts';
import { claimOf, onceClaimed, type Claim } from '../platform/idempotency/idempotency.service.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { langOf } from './classify.rules.ts';
import { hangOnTicket } from './files/ticket-file.service.ts';
import { foreseen, tellDone, type TicketFacts } from './ticket.hooks.ts';
import { addSystemLine, demandVersion, judgeTicket, reachesTicket, verbOfAct, wireOf } from './ticket.row.ts';
import { againstTaking } from './hands/hands.registry.ts';
import { carryLater } from './sending/send.plan.ts';
import { isCarried } from './sending/sending.rules.ts';
import { lifeAfter, type TicketAct } from './ticket-states.rules.ts';

type Row = TicketFacts & { contactName: string | null; /** Number of the event that a message will be. */ nextEventId: string };

const TAKE = `
  select id::text, customer_id::text "customerId", number, status, is_open "isOpen", waiting_for "waitingFor", channel, category_id::text "categoryId", need_class "needClass",
    level, priority, tier, store_id::text "storeId", assignee_id::text "assigneeId", first_contact_owner_id::text "firstContactOwnerId", opened_at "openedAt",
    picked_up_at "pickedUpAt", first_responded_at "firstRespondedAt", unanswered_since "unansweredSince", solved_at "solvedAt", callback_due_at "callbackDueAt",
    closed_at "closedAt", reopen_count "reopenCount", version, contact_name "contactName", nextval('ticket_events_id_seq')::text "nextEventId"
  from tickets where customer_id = $1 and id = $2 for no key update`;
const WRITE = `
  with t as (
    update tickets set status = $3, is_open = $4, waiting_for = $5, picked_up_at = $6, first_responded_at = $7, unanswered_since = $8, solved_at = $9,
      callback_due_at = $10, closed_at = $11, reopen_count = $12, assignee_id = $13, first_contact_owner_id = $14, last_event_at = $15, updated_at = $15, version = version + 1
    where customer_id = $1 and id = $2
  )
  insert into ticket_events (id, customer_id, ticket_id, created_at, kind, direction, channel, lang, author_id, author_name, body, delivery)
  values ($22, $1, $2, $15, 'MESSAGE', $16, $17, $18, $19, $20, $21, $23)`;

/** The ticket's facts, locked, and what a claim of the request's key answered; refused like every write. */
async function take(tx: WriteContext, wire: string, word: Permission, claim: Claim): Promise<{ row: Row; made: readonly unknown[] }> {
  authorise(tx, word);
  const key = decodeId('Ticket', wire);
  // What the listeners of tickets will ask under this lock is asked along with it.
  const wanted = key ? foreseen({ customerId: key.owner ?? '', id: key.id }) : [];
  const [rows = [], made = [], ...more] = key ? await preparedAll(tx, [statementOf(TAKE, [key.owner, key.id]), claim.statement, ...wanted]) : [];
  wanted.forEach((statement, i) => { foresee(tx, statement, more[i] ?? []); });
  const row = rows[0] as Row | undefined;
  judgeTicket(tx, row, word);
  return { row: row as Row, made };
}

/** What changed of the facts, for the log. */
function changed(before: Row, after: Row): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const names = (['status', 'waitingFor', 'pickedUpAt', 'firstRespondedAt', 'unansweredSince', 'reopenCount', 'assigneeId', 'firstContactOwnerId'] as const)
    .filter((name) => String(before[name]) !== String(after[name]));
  const pick = (row: Row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/**
 * Says something to the customer (or notes down what she said), once per key. Who replies to a ticket that nobody has takes
 * it up (not who speaks to many at once); what is written by mail or chat is carried to her, unless it goes with a link that is sent on its own way; a closed ticket opens again when the customer speaks, and takes no word of ours but what is told of it `afterClose` (how it went), which leaves it closed. Answers its wire id.
 */
export async function replyToTicket(ctx: Context, input: ReplyToTicketInput, how: { takesUp: boolean; withLink?: boolean; afterClose?: boolean } = { takesUp: true }): Promise<string> {
  return transact(ctx, async (tx) => {
    const claim = claimOf(tx, input.idempotencyKey, 'replyToTicket', input);
    const { row, made } = await take(tx, input.id, 'tickets:write', claim);
    return onceClaimed(tx, claim, made, async () => {
      demandVersion(row, input.expectedVersion ?? undefined);
      const isOut = input.direction !== Direction.IN;
      await say(tx, row, {
        body: input.body, direction: isOut ? Direction.OUT : Direction.IN, channel: input.channel ?? row.channel, lang: input.lang ?? langOf(input.body),
        authorName: isOut ? tx.viewer.name : (row.contactName ?? ''), waitFor: isOut ? (input.waitFor ?? null) : null, isPlan: isOut && input.isPlan === true, takesUp: how.takesUp, afterClose: how.afterClose === true, isCarried: isOut && !how.withLink && isCarried(input.channel ?? row.channel, tx.viewer), fileIds: input.fileIds,
      });
      return wireOf(row);
    });
  });
}

interface Saying { body: string; direction: Direction; channel: Row['channel']; lang: string; authorName: string; waitFor: Row['waitingFor'] | null; isPlan?: boolean; takesUp: boolean; afterClose: boolean; isCarried: boolean; fileIds?: readonly string[] | null }

async function say(tx: WriteContext, row: Row, saying: Saying): Promise<void> {
  const now = tx.clock.now();
  const isOut = saying.direction === Direction.OUT;
  const act: TicketAct = isOut ? 'reply' : 'hear';
  const isAfter = saying.afterClose && row.status === TicketStatus.CLOSED;
  const after: Row = { ...row, ...(isAfter ? {} : lifeAfter(row, act, now.toISOString())), version: row.version + 1 };
  if (saying.waitFor) Object.assign(after, lifeAfter(after, 'wait', now.toISOString()), { waitingFor: saying.waitFor });
  const me = tx.viewer.employeeId;
  if (isOut && me && saying.takesUp && reachesTicket(reachOf(tx.viewer, 'tickets:write'), tx.viewer, row)) {
    // Who may not take it answers all the same: the ticket stays in the queue.
    if (!after.assigneeId && !(await againstTaking(tx, me, row.categoryId ?? null))) after.assigneeId = me;
    after.firstContactOwnerId ??= me;
  }
  // Nobody waits for it: it goes with the transaction's next statement, or with its end.
  const eventId = row.nextEventId;
  later(tx, statementOf(WRITE, [
    row.customerId, row.id, after.status, after.isOpen, after.waitingFor ?? null, after.pickedUpAt, after.firstRespondedAt, after.unansweredSince, after.solvedAt,
    after.callbackDueAt, after.closedAt, after.reopenCount, after.assigneeId, after.firstContactOwnerId, now, saying.direction, saying.channel, saying.lang,
    isOut ? me : null, saying.authorName, saying.body, eventId, saying.isCarried ? MessageDelivery.WAITING : null,
  ]));
  if (saying.isCarried) carryLater(tx, { customerId: row.customerId, eventId });
  await hangOnTicket(tx, row, eventId, saying.fileIds);
  const sides = changed(row, after);
  await recordEvent(tx, {
    kind: verbOfAct(act), resource: 'Ticket', resourceId: wireOf(row), customerId: row.customerId, storeId: row.storeId, version: after.version,
    before: sides.before, after: { ...sides.after, eventId, channel: saying.channel, ...(saying.isPlan ? { isPlan: true } : {}) }, private: { body: saying.body },
  });
  if (saying.isPlan) await addSystemLine(tx, row, { act: 'plan', detail: { eventId } });
  await tellDone(tx, { act, at: now, before: row, after, detail: saying.isPlan ? { isPlan: true } : null });
}

/** Tells colleagues something about a ticket; a right of its own, and nothing that the customer ever sees. Answers the ticket's wire id. */
export async function addTicketNote(ctx: Context, input: AddTicketNoteInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const claim = claimOf(tx, input.idempotencyKey, 'addTicketNote', input);
    const { row, made } = await take(tx, input.id, 'tickets:write-notes', claim);
    if (!reachesTicket(reachOf(tx.viewer, 'tickets:read-notes'), tx.viewer, row)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'tickets:read-notes' } });
    return onceClaimed(tx, claim, made, async () => {
      const [note] = await prepared<{ id: string }>(tx,
        'insert into ticket_notes (customer_id, ticket_id, created_at, author_id, author_name, body) values ($1, $2, $3, $4, $5, $6) returning id::text',
        [row.customerId, row.id, tx.clock.now(), tx.viewer.employeeId, tx.viewer.name, input.body]);
      // The ticket itself stays as it is: a note is no news for those who may not read notes, so it raises no version.
      await recordEvent(tx, {
        kind: 'ticketNote.created', resource: 'TicketNote', resourceId: `N${row.customerId}-${note?.id ?? ''}`, customerId: row.customerId, storeId: row.storeId,
        after: { ticketId: wireOf(row) }, private: { body: input.body },
      });
      return wireOf(row);
    });
  });
}
