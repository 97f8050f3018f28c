// Stills of a customer's video: a frame that somebody stopped at, kept as a marked photo beside the video, by her or by a colleague.
import { DiagnosisShot, DiagnosisState, type KeepDiagnosisStillInput, type RemoteDiagnosis } from '../../../schema/tickets/diagnosis.ts';
import { FileKind, StoredFile } from '../../../schema/platform/file.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { TicketFile } from '../../../schema/tickets/ticket-file.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { hangOnTicket } from '../files/ticket-file.service.ts';
import { diagnosisReasons } from './diagnosis.messages.ts';
import { diagnosisToWrite, wireOfDiagnosis } from './diagnosis.service.ts';
import { MARKS, type Mark } from './marks.rules.ts';

/** Stills that one video takes, hers and the colleagues' each. */
export const MOST_STILLS = 6;

export interface NewShot { stepKey: string; sentKey: string; fileId: string; marks: Mark[]; still: { videoId: string; atMs: number } | null; isByStaff: boolean }

/** Hangs a file on the ticket as a shot of the diagnosis. */
export async function keepShot(tx: WriteContext, row: RemoteDiagnosis, ticket: Ticket, shot: NewShot): Promise<void> {
  await hangOnTicket(tx, ticket, null, [shot.fileId]);
  const { id: ticketFileId } = await tx.manager.findOneByOrFail(TicketFile, { customerId: row.customerId, fileId: shot.fileId });
  await withVerb(tx, shot.still ? 'diagnosis.still-kept' : 'diagnosis.photo-taken', () => tx.manager.save(tx.manager.create(DiagnosisShot, {
    customerId: row.customerId, ticketId: row.ticketId, diagnosisId: row.id, ticketFileId, stepKey: shot.stepKey, marks: shot.marks, sentKey: shot.sentKey,
    stillOfId: shot.still?.videoId ?? null, stillAtMs: shot.still?.atMs ?? null, isByStaff: shot.isByStaff, createdAt: tx.clock.now().toISOString(), version: 1,
  } as Partial<DiagnosisShot>)));
}

/** The video that a still is to be of: a shot of that diagnosis, with room for one more still of the same hands. */
export async function videoForStill(tx: WriteContext, row: RemoteDiagnosis, shotId: string, isByStaff: boolean): Promise<DiagnosisShot> {
  const video = await tx.manager.findOneBy(DiagnosisShot, { customerId: row.customerId, diagnosisId: row.id, id: shotId });
  if (!video) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const file = await tx.manager.findOneByOrFail(TicketFile, { customerId: row.customerId, id: video.ticketFileId });
  demand(file.fileKind === FileKind.VIDEO, 'shotId', diagnosisReasons.DIAGNOSIS_STILL);
  const stills = await tx.manager.findBy(DiagnosisShot, { customerId: row.customerId, stillOfId: video.id });
  if (stills.filter((one) => one.isByStaff === isByStaff).length >= MOST_STILLS) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_STILLS, { params: { most: MOST_STILLS } });
  return video;
}

/** Keeps a frame that a colleague marked, once per key. Answers the wire id of its diagnosis. */
export async function keepDiagnosisStill(ctx: Context, input: KeepDiagnosisStillInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  const key = decodeId('DiagnosisShot', input.shotId);
  const marks = MARKS.safeParse(input.marks);
  demand(marks.success && marks.data.length > 0, 'input.marks', diagnosisReasons.DIAGNOSIS_MARKS);
  return transact(ctx, async (tx) => {
    const found = key && (await tx.manager.findOneBy(DiagnosisShot, { customerId: key.owner ?? '0', id: key.id }));
    if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const { row, ticket } = await diagnosisToWrite(tx, wireOfDiagnosis({ customerId: found.customerId, id: found.diagnosisId }));
    // Beside the keys of phones, and each colleague's own.
    const sentKey = `still:${tx.viewer.userId}:${input.idempotencyKey}`;
    if (await tx.manager.existsBy(DiagnosisShot, { customerId: row.customerId, diagnosisId: row.id, sentKey })) return wireOfDiagnosis(row);
    if (row.state === DiagnosisState.WITHDRAWN) throw new AppError('POLICY', 'STATE_FORBIDS', { params: { state: { zh: '已取消', en: 'Withdrawn' } } });
    const video = await videoForStill(tx, row, found.id, true);
    const file = decodeId('StoredFile', input.fileId) && (await tx.manager.findOneBy(StoredFile, { id: input.fileId }));
    demand(!file || file.fileKind === FileKind.PICTURE, 'input.fileId', diagnosisReasons.DIAGNOSIS_PHOTO);
    await keepShot(tx, row, ticket, { stepKey: video.stepKey, sentKey, fileId: input.fileId, marks: marks.data, still: { videoId: video.id, atMs: input.atMs }, isByStaff: true });
    return wireOfDiagnosis(row);
  });
}
