// A remote diagnosis as the customer has it by her link: what to take, what is taken, marks on it, and the end of it.
import { In, IsNull } from 'typeorm';
import { DiagnosisShot, DiagnosisState, RemoteDiagnosis, ShotKind, type DiagnosisOutcome } from '../../../schema/tickets/diagnosis.ts';
import { FileKind } from '../../../schema/platform/file.ts';
import type { PortalLink } from '../../../schema/tickets/portal.ts';
import { Direction, type Ticket } from '../../../schema/tickets/ticket.ts';
import { TicketFile } from '../../../schema/tickets/ticket-file.ts';
import { TicketChannel } from '../../../schema/tickets/kinds.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { sayList, type Label } from '../../core/language.ts';
import { transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { dropFiles, takeFile } from '../../platform/files/file.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { portalReasons } from '../portal/portal.messages.ts';
import { replyToTicket } from '../ticket.reply.ts';
import { ticketToWrite, wireOf } from '../ticket.row.ts';
import { diagnosisReasons } from './diagnosis.messages.ts';
import { keepDiagnosis, OPEN_STATES } from './diagnosis.service.ts';
import { guideOf, type Step } from './guides.rules.ts';
import { MARKS, type Mark } from './marks.rules.ts';
import { keepShot, MOST_STILLS, videoForStill } from './still.service.ts';

/** Photos, or videos, that one step takes. */
const MOST_OF: Record<ShotKind, number> = { PHOTO: 3, VIDEO: 1 };

export interface PublicShot { id: string; stepKey: string; kind: ShotKind; name: string; hasThumbnail: boolean; marks: Mark[]; stillOf: string | null }
export interface PublicDiagnosis {
  number: string; store: Label; name: Label; ask: string | null; steps: Step[]; shots: PublicShot[]; state: DiagnosisState; outcome: DiagnosisOutcome | null; isOpen: boolean; most: Record<ShotKind | 'STILL', number>; expiresAt: string;
}

async function diagnosisOf(ctx: Context | WriteContext, link: PortalLink): Promise<RemoteDiagnosis> {
  const manager = 'manager' in ctx ? ctx.manager : ctx.db.source.manager;
  const row = await manager.findOneBy(RemoteDiagnosis, { customerId: link.customerId, linkId: link.id });
  if (!row) throw new AppError('NOT_FOUND', portalReasons.PORTAL_LINK_DEAD);
  return row;
}

/** Hers alone: stills that colleagues marked are theirs. */
const SHOTS = `
  select s.id::text, s.step_key "stepKey", f.name, f.file_kind = 'PICTURE' and f.media_type <> 'image/gif' "hasThumbnail", case when f.file_kind = 'VIDEO' then 'VIDEO' else 'PHOTO' end kind, s.marks, s.still_of_id::text "stillOf"
  from diagnosis_shots s join ticket_files f on f.customer_id = s.customer_id and f.id = s.ticket_file_id where s.customer_id = $1 and s.diagnosis_id = $2 and not s.is_by_staff order by s.created_at, s.id`;

/** What the page shows; of the outcome, that and not why. */
export async function diagnosisByLink(ctx: Context, link: PortalLink): Promise<PublicDiagnosis> {
  const row = await diagnosisOf(ctx, link);
  const [{ rows: [ticket] }, { rows: shots }] = await Promise.all([
    ctx.db.write.query<{ number: string; zh: string; en: string }>('select t.number, s.name_zh zh, s.name_en en from tickets t join stores s on s.id = t.store_id where t.customer_id = $1 and t.id = $2', [row.customerId, row.ticketId]),
    ctx.db.write.query<PublicShot>(SHOTS, [row.customerId, row.id]),
  ]);
  const guide = guideOf(row.guide);
  return {
    number: ticket?.number ?? '', store: { zh: ticket?.zh ?? '', en: ticket?.en ?? '' }, name: { zh: guide?.nameZh ?? '', en: guide?.nameEn ?? '' }, ask: row.ask ?? null, steps: row.steps as Step[], shots,
    state: row.state, outcome: row.outcome ?? null, isOpen: OPEN_STATES.includes(row.state), most: { ...MOST_OF, STILL: MOST_STILLS }, expiresAt: new Date(link.expiresAt).toISOString(),
  };
}

/** The diagnosis of a link, locked with its ticket, while the customer may still change it. */
async function openToWrite(tx: WriteContext, link: PortalLink): Promise<{ row: RemoteDiagnosis; ticket: Ticket; steps: Step[] }> {
  const ticket = await ticketToWrite(tx, wireOf({ customerId: link.customerId, id: link.ticketId }), 'tickets:write');
  const row = await diagnosisOf(tx, link);
  if (!OPEN_STATES.includes(row.state)) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_OVER);
  return { row, ticket, steps: row.steps as Step[] };
}

const stepOf = (steps: readonly Step[], key: string): Step => {
  const step = steps.find((one) => one.key === key);
  demand(step, 'step', diagnosisReasons.DIAGNOSIS_STEP);
  return step;
};

/** Takes a photo or video for a step, or a still of her video, once per key; it is kept and on the ticket from then on. `ctx` is the system's, under her name. */
export async function addShot(ctx: Context, link: PortalLink, sent: { stepKey: string; key: string; name: string; content: Buffer; still: { videoId: string; atMs: number } | null }): Promise<void> {
  const row = await diagnosisOf(ctx, link);
  const step = stepOf(row.steps as Step[], sent.stepKey);
  if (!OPEN_STATES.includes(row.state)) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_OVER);
  const known = { customerId: row.customerId, diagnosisId: row.id, sentKey: sent.key };
  if (await ctx.db.source.manager.existsBy(DiagnosisShot, known)) return;
  // Decoded before the transaction: pictures take their time. What is refused below hangs on nothing, and goes within a day.
  const file = await takeFile(ctx, { name: sent.name, content: sent.content });
  const isVideo = step.kind === ShotKind.VIDEO && !sent.still;
  demand(file.fileKind === (isVideo ? FileKind.VIDEO : FileKind.PICTURE), 'file', isVideo ? diagnosisReasons.DIAGNOSIS_VIDEO : diagnosisReasons.DIAGNOSIS_PHOTO);
  await transact(ctx, async (tx) => {
    const held = await openToWrite(tx, link);
    if (await tx.manager.existsBy(DiagnosisShot, known)) return;
    const count = await tx.manager.countBy(DiagnosisShot, { customerId: held.row.customerId, diagnosisId: held.row.id, stepKey: step.key, stillOfId: IsNull() });
    if (sent.still) demand((await videoForStill(tx, held.row, sent.still.videoId, false)).stepKey === step.key, 'step', diagnosisReasons.DIAGNOSIS_STEP);
    else if (count >= MOST_OF[step.kind]) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_MOST, { params: { most: MOST_OF[step.kind] } });
    await keepShot(tx, held.row, held.ticket, { stepKey: step.key, sentKey: sent.key, fileId: file.id, marks: [], still: sent.still, isByStaff: false });
    if (held.row.state === DiagnosisState.SENT) await keepDiagnosis(tx, held.row, 'begun', { state: DiagnosisState.TAKING });
  });
}

/** The shot, when it is the link's own. */
async function shotToWrite(tx: WriteContext, link: PortalLink, id: string): Promise<DiagnosisShot> {
  const { row } = await openToWrite(tx, link);
  const shot = await tx.manager.findOneBy(DiagnosisShot, { customerId: row.customerId, diagnosisId: row.id, id, isByStaff: false });
  if (!shot) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return shot;
}

/** Lays marks beside a photo, all of them anew; the photo stays untouched. */
export async function markShot(ctx: Context, link: PortalLink, id: string, given: unknown): Promise<void> {
  const read = MARKS.safeParse(given);
  demand(read.success, 'marks', diagnosisReasons.DIAGNOSIS_MARKS);
  await transact(ctx, async (tx) => {
    const shot = await shotToWrite(tx, link, id);
    const file = await tx.manager.findOneByOrFail(TicketFile, { customerId: shot.customerId, id: shot.ticketFileId });
    demand(file.fileKind === FileKind.PICTURE || read.data.length === 0, 'marks', diagnosisReasons.DIAGNOSIS_PHOTO);
    Object.assign(shot, { marks: read.data, version: shot.version + 1, updatedAt: tx.clock.now().toISOString() });
    await withVerb(tx, 'diagnosis.photo-marked', () => tx.manager.save(shot));
  });
}

/** Takes a shot away again, with its file and a video's stills, as long as nobody has decided. */
export async function removeShot(ctx: Context, link: PortalLink, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const shot = await shotToWrite(tx, link, id);
    const gone = [...(await tx.manager.findBy(DiagnosisShot, { customerId: shot.customerId, stillOfId: shot.id })), shot];
    const files = await tx.manager.findBy(TicketFile, { customerId: shot.customerId, id: In(gone.map((one) => one.ticketFileId)) });
    const keys = files.map((one) => one.fileId);
    await withVerb(tx, 'diagnosis.photo-removed', async () => { await tx.manager.remove(gone); await tx.manager.remove(files); });
    await dropFiles(tx, keys);
  });
}

/** She says that is all, once per key: a word of hers on the ticket, which ends the wait for her. */
export async function submitDiagnosis(ctx: Context, link: PortalLink, said: { key: string; remark: string | null }): Promise<void> {
  await transact(ctx, async (tx) => {
    const key = `diagnosis:${link.id}:${said.key}`.slice(0, 255);
    await ticketToWrite(tx, wireOf({ customerId: link.customerId, id: link.ticketId }), 'tickets:write');
    await once(tx, key, 'submitDiagnosis', said, async () => {
      const { row, ticket, steps } = await openToWrite(tx, link);
      const shots = await tx.manager.findBy(DiagnosisShot, { customerId: row.customerId, diagnosisId: row.id });
      const of = (step: Step): number => shots.filter((shot) => shot.stepKey === step.key && !shot.stillOfId).length;
      const name = (step: Step): string => (tx.locale === 'zh' ? step.zh : step.en);
      const missing = steps.filter((step) => step.isRequired && of(step) === 0);
      if (missing.length) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_MISSING, { params: { what: sayList(missing.map(name), tx.locale, 'and') } });
      if (!shots.length) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_NOTHING);
      await keepDiagnosis(tx, row, 'submitted', { state: DiagnosisState.SUBMITTED, submittedAt: tx.clock.now().toISOString(), ...(said.remark ? { remark: said.remark } : {}) });
      const told = sayList(steps.filter((step) => of(step) > 0).map((step) => `${name(step)} × ${of(step)}`), tx.locale, 'and');
      const body = [tx.locale === 'zh' ? `照片已发：${told}` : `Photos sent: ${told}`, said.remark].filter(Boolean).join('\n');
      await replyToTicket(tx, { id: wireOf(ticket), idempotencyKey: `said:${key}`.slice(0, 255), body, direction: Direction.IN, channel: TicketChannel.CHAT, lang: tx.locale });
      return true;
    });
  });
}

/** The key of a file that the link shows: one of its own diagnosis. Null for every other. */
export async function fileOfShot(ctx: Context, link: PortalLink, shotId: string): Promise<string | null> {
  const { rows: [row] } = await ctx.db.write.query<{ fileId: string }>(
    `select f.file_id::text "fileId" from diagnosis_shots s join remote_diagnoses d on d.customer_id = s.customer_id and d.id = s.diagnosis_id
      join ticket_files f on f.customer_id = s.customer_id and f.id = s.ticket_file_id where d.customer_id = $1 and d.link_id = $2 and s.id = $3 and not s.is_by_staff`, [link.customerId, link.id, shotId]);
  return row?.fileId ?? null;
}
