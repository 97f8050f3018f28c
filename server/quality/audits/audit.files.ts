// Photos and papers of audits: the filler's own uploads, checked against what the phone saw, hung on the audit without a name.
import { AuditFile } from '../../../schema/quality/audit-parts.ts';
import { AuditKind, type Audit } from '../../../schema/quality/audit.ts';
import type { AuditPhotoInput } from '../../../schema/quality/audit.inputs.ts';
import { FileKind, type StoredFile } from '../../../schema/platform/file.ts';
import { reachOf, type WriteContext } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { defineFileOwner, definePseudonym } from '../../platform/files/file.registry.ts';
import { hang, looseFiles } from '../../platform/files/file.service.ts';
import type { LoadedForm } from '../../forms/sheet.service.ts';
import { isReceipt } from '../programmes/reliability.rules.ts';
import { putRight } from './audit-states.rules.ts';
import { auditReasons, UNKNOWN_SHOPPER } from './audit.messages.ts';
import type { Answers } from './audit.outcome.ts';

defineFileOwner({
  resource: 'AuditFile', words: ['quality:fill-audits', 'quality:dispute-audits'],
  mayRead: async (ctx, key) => ctx.viewer.reaches.has('quality:read-audits') && (await visibleKeys(ctx, 'AuditFile', [key])).has(key),
});

// Who fills none but the visits that a plan gives her comes in secret: her uploads hang on her reports.
definePseudonym((ctx) => {
  const reach = reachOf(ctx.viewer, 'quality:fill-audits');
  return reach.own && !reach.all && !reach.storeIds.length ? UNKNOWN_SHOPPER : null;
});

interface Named { fileId: string; questionKey: string | null; /** A photo or a signature that was asked for, not a paper beside an answer. */ isAnswer?: boolean; sha256?: string; takenAt?: string; latitude?: number | null; longitude?: number | null; accuracyMetres?: number | null }
/** What the phone knew of the photos beside them, and by how much its clock was ahead. */
export interface Known { photos?: readonly AuditPhotoInput[] | null; aheadSeconds: number }

/** Every file that answers name, with the question it belongs to; each once. */
function namedIn(answers: Answers): Named[] {
  const found = new Map<string, Named>();
  for (const [questionKey, answer] of Object.entries(answers)) {
    const values = Array.isArray(answer.value) ? answer.value : [answer.value];
    const all = [...values, ...(Array.isArray(answer.evidence) ? answer.evidence : [])] as ({ fileId?: unknown; sha256?: string; takenAt?: string } | null)[];
    for (const [at, one] of all.entries()) {
      if (one && typeof one === 'object' && typeof one.fileId === 'string' && !found.has(one.fileId)) found.set(one.fileId, { fileId: one.fileId, questionKey, isAnswer: at < values.length, ...(one.sha256 ? { sha256: one.sha256 } : {}), ...(one.takenAt ? { takenAt: one.takenAt } : {}) });
    }
  }
  return [...found.values()];
}

interface How { path: string; disputeId: string | null; aheadSeconds: number; /** Questions whose photos prove a secret visit. */ proofs: ReadonlySet<string> }
async function hangAll(tx: WriteContext, audit: Audit, list: readonly Named[], { path, proofs, ...how }: How): Promise<number> {
  if (!list.length) return 0;
  const files = await looseFiles(tx, list.map((one) => one.fileId), path);
  const known = new Set((await tx.manager.query<{ sha256: string }[]>('select distinct sha256 from audit_files where sha256 = any($1::text[]) and audit_id <> $2', [files.map((one) => one.sha256), audit.id])).map((one) => one.sha256));
  for (const [position, file] of files.entries()) await hangOne(tx, audit, list[position] as Named, file, { ...how, position, isReused: known.has(file.sha256), isProof: proofs.has(list[position]?.questionKey ?? '') });
  return files.length;
}

async function hangOne(tx: WriteContext, audit: Audit, named: Named, file: StoredFile, { aheadSeconds, isProof, ...more }: { position: number; disputeId: string | null; isReused: boolean; aheadSeconds: number; isProof: boolean }): Promise<void> {
  demand(!named.sha256 || named.sha256 === file.sha256, `input.answers.${named.questionKey}`, auditReasons.AUDIT_FILE_HASH);
  demand(!named.isAnswer || file.fileKind === FileKind.PICTURE, `input.answers.${named.questionKey}`, auditReasons.AUDIT_PHOTO_KIND);
  const takenAt = putRight(named.takenAt, aheadSeconds);
  const made = await tx.manager.save(tx.manager.create(AuditFile, {
    auditId: audit.id, shownAuditId: isProof ? null : audit.id, proverId: isProof ? audit.fillerId ?? null : null, ...more, fileId: file.id, questionKey: named.questionKey, fileKind: file.fileKind, mediaType: file.mediaType, bytes: file.bytes, width: file.width, height: file.height, sha256: file.sha256, takenAt, phoneTakenAt: aheadSeconds ? putRight(named.takenAt, 0) : null,
    latitude: named.latitude ?? null, longitude: named.longitude ?? null, accuracyMetres: typeof named.accuracyMetres === 'number' ? Math.round(named.accuracyMetres) : null,
  } as Partial<AuditFile>));
  // A file's own name may say whose phone it was on.
  file.name = `${audit.number}-${more.disputeId ? 'store-' : ''}${more.position + 1}${/\.\w+$/.exec(file.name)?.[0] ?? ''}`;
  await hang(tx, file, 'AuditFile', made.id);
}

/** Hangs the files that the answers name; receipts of secret visits apart from the rest. Answers how many. */
export function hangAnswers(tx: WriteContext, audit: Audit, form: LoadedForm, answers: Answers, { photos, aheadSeconds }: Known): Promise<number> {
  const told = new Map((photos ?? []).map((one) => [one.fileId, one] as const));
  const list = namedIn(answers).map((one): Named => {
    const { sha256, takenAt, ...place } = told.get(one.fileId) ?? {};
    return { ...one, ...place, fileId: one.fileId, ...(sha256 ? { sha256 } : {}), ...(takenAt ? { takenAt } : {}) };
  });
  const proofs = audit.auditKind === AuditKind.MYSTERY ? form.content.sections.flatMap((section) => section.questions).filter(isReceipt).map((one) => one.key) : [];
  return hangAll(tx, audit, list, { path: 'input.answers', disputeId: null, aheadSeconds, proofs: new Set(proofs) });
}
/** Hangs the evidence of a dispute. */
export const hangEvidence = (tx: WriteContext, audit: Audit, disputeId: string, fileIds: readonly string[]): Promise<number> =>
  hangAll(tx, audit, fileIds.map((fileId) => ({ fileId, questionKey: null })), { path: 'input.fileIds', disputeId, aheadSeconds: 0, proofs: new Set() });
