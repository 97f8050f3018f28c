// Files on tickets: hung there with a message or by themselves, seen with the ticket, moved and removed with it.
import type { AttachTicketFilesInput } from '../../../schema/tickets/ticket-file.ts';
import { MOST_FILES, TicketFile } from '../../../schema/tickets/ticket-file.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import type { FileKind } from '../../../schema/platform/file.ts';
import { defineFileOwner } from '../../platform/files/file.registry.ts';
import { dropFiles, hang, looseFiles } from '../../platform/files/file.service.ts';
import { addSystemLine, ticketToWrite, wireOf } from '../ticket.row.ts';

defineFileOwner({
  resource: 'TicketFile', words: ['tickets:open', 'tickets:write'],
  mayRead: async (ctx, key) => ctx.viewer.reaches.has('tickets:read') && (await visibleKeys(ctx, 'TicketFile', [key])).has(key),
});

/** Hangs uploads of the viewer's on a ticket in hand, with the message that brought them. Answers how many. */
export async function hangOnTicket(tx: WriteContext, row: { customerId: string; id: string }, eventId: string | null, fileIds: readonly string[] | null | undefined): Promise<number> {
  if (!fileIds?.length) return 0;
  demand(fileIds.length <= MOST_FILES, 'input.fileIds', 'VALUE_TOO_LONG');
  for (const file of await looseFiles(tx, fileIds)) {
    const made = await tx.manager.save(tx.manager.create(TicketFile, {
      customerId: row.customerId, ticketId: row.id, eventId, fileId: file.id, name: file.name, fileKind: file.fileKind, mediaType: file.mediaType, bytes: file.bytes,
      width: file.width, height: file.height, authorName: tx.viewer.name || tx.viewer.kind, authorNameEn: tx.viewer.nameEn || null, createdAt: tx.clock.now().toISOString(),
    } as Partial<TicketFile>));
    await hang(tx, file, 'TicketFile', made.id);
  }
  return fileIds.length;
}

export interface Proof { id: string; fileKind: FileKind }
const HANGING = 'select file_id::text id, file_kind "fileKind" from ticket_files where customer_id = $1 and ticket_id = $2 and file_id = any($3::bigint[])';

/** Files (by their own ids) that prove something on a ticket in hand: those that hang on it, and uploads of the viewer's, which hang on it from now. Refuses any other. */
export async function proofsOn(tx: WriteContext, row: { customerId: string; id: string }, ids: readonly string[], path: string): Promise<Proof[]> {
  const keys = [...new Set(ids)];
  if (!keys.length) return [];
  const held = new Map((await tx.manager.query<Proof[]>(HANGING, [row.customerId, row.id, keys.filter((id) => decodeId('StoredFile', id))])).map((one) => [one.id, one]));
  const loose = keys.filter((id) => !held.has(id));
  for (const file of await looseFiles(tx, loose, path)) held.set(file.id, { id: file.id, fileKind: file.fileKind });
  await hangOnTicket(tx, row, null, loose);
  return keys.map((id) => held.get(id) as Proof);
}

/** Puts files on a ticket without a message. Answers its wire id. */
export async function attachTicketFiles(ctx: Context, input: AttachTicketFilesInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.id, 'tickets:write', input.expectedVersion ?? undefined);
    const files = await hangOnTicket(tx, row, null, input.fileIds);
    await addSystemLine(tx, row, { act: 'attach', detail: { files } });
    return wireOf(row);
  });
}

/** Files go with their messages to another ticket; without a list of messages, all of the ticket's do. */
export async function moveFiles(tx: WriteContext, from: { customerId: string; id: string }, to: { customerId: string; id: string }, eventIds: readonly string[] | null): Promise<void> {
  await tx.manager.query(
    `with u as (update ticket_files set customer_id = $3, ticket_id = $4 where customer_id = $1 and ticket_id = $2 and ($5::bigint[] is null or event_id = any($5::bigint[])) returning 1) select count(*) from u`,
    [from.customerId, from.id, to.customerId, to.id, eventIds]);
}

/** Takes away all files of customers who are erased. */
export async function dropFilesOf(tx: WriteContext, customerIds: readonly string[]): Promise<void> {
  const gone = await tx.manager.query<{ file: string }[]>('with d as (delete from ticket_files where customer_id = any($1::bigint[]) returning file_id::text file) select file from d', [customerIds]);
  await dropFiles(tx, gone.map((one) => one.file));
}
