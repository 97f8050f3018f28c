// The steps between phone and server that a draft takes, each of which may be cut and taken again: begun, photos in, answers agreed on.
import { request } from '../provider/client.ts';
import { Fault } from '../provider/faults.ts';
import { toSend } from './fill.ts';
import { mergeAnswers, sameAnswers } from './merge.ts';
import { sendInPieces } from './pieces.ts';
import type { Answers } from '../forms/judge.ts';
import { DRAFT_SHEET, KEEP_ANSWERS, type Sheet, START_AUDIT } from './runner.operations.ts';
import { changeDraft, changeShot, type Draft, draftOf, type Shot, shotsOf } from './run-store.ts';

/** Answers with the phone's own names of photos replaced by those of the server, where it has them. */
export function withReceipts(answers: Answers, shots: readonly Shot[]): Answers {
  const receipts = new Map(shots.flatMap((shot) => (shot.fileId ? [[shot.id, shot.fileId] as const] : [])));
  return JSON.parse(JSON.stringify(answers), (key, value: unknown) => (key === 'fileId' && typeof value === 'string' ? receipts.get(value) ?? value : value)) as Answers;
}
/** The photos that the answers name, with what the phone knows beside them. */
export const wantedShots = (answers: Answers, shots: readonly Shot[]): Shot[] => { const said = JSON.stringify(answers); return shots.filter((shot) => said.includes(shot.id) || (shot.fileId !== undefined && said.includes(`"${shot.fileId}"`))); };

/** Begins the audit on the server, once, however often it is asked; where another phone began it, joins that draft. */
export async function begun(draft: Draft): Promise<Draft> {
  if (draft.auditId) return draft;
  const input = { visitId: draft.visitId, idempotencyKey: draft.beginKey, startedAt: draft.startedAt, phoneNow: new Date().toISOString(), formVersionId: draft.sheet.formVersionId };
  const { startAudit } = await request<{ startAudit: { id: string; version: number } }>(START_AUDIT, { input });
  const next = await changeDraft(draft.id, (one) => ({ ...one, auditId: startAudit.id, version: startAudit.version }));
  // What another phone kept already is met now, not lost.
  return (await meet({ ...(next ?? draft), auditId: startAudit.id, version: startAudit.version })).draft;
}

/** Sends the photos that the answers name and that have no receipt yet, one by one. */
export async function photosIn(draft: Draft): Promise<Shot[]> {
  for (const shot of wantedShots(draft.answers, await shotsOf(draft.id))) {
    if (shot.fileId) continue;
    const fileId = await sendInPieces(shot, (sent) => { void changeShot(shot.id, (one) => ({ ...one, sent })); });
    await changeShot(shot.id, (one) => ({ ...one, fileId, sent: one.blob.size }));
  }
  return shotsOf(draft.id);
}

export interface Met { draft: Draft; /** Handed in already, from wherever; its number then. */ isOver: boolean; number: string }
/** Reads the server's draft and puts both together; what both changed waits for a person. */
export async function meet(draft: Draft): Promise<Met> {
  const { auditSheet: sheet } = await request<{ auditSheet: Sheet }>(DRAFT_SHEET, { id: draft.auditId });
  const shots = await shotsOf(draft.id);
  const version = sheet.audit?.version ?? draft.version ?? 1;
  const isOver = sheet.audit?.state !== 'DRAFT';
  const changed = await changeDraft(draft.id, (one) => {
    const mine = withReceipts(one.answers, shots);
    if (isOver) return sameAnswers(toSend(one.sheet, mine), sheet.answers) ? one : { ...one, answers: mine, conflict: { theirs: sheet.answers, version, keys: [], isOver } };
    const { answers, conflicts } = mergeAnswers(one.base, mine, sheet.answers);
    const { answers: _a, audit: _b, ...paper } = sheet;
    return { ...one, sheet: paper, answers, base: conflicts.length ? one.base : sheet.answers, version, conflict: conflicts.length ? { theirs: sheet.answers, version, keys: conflicts } : undefined };
  });
  return { draft: changed ?? draft, isOver, number: sheet.audit?.number ?? '' };
}

/** Keeps a draft on the server while it is being filled, so that another phone of the same person knows of it. Answers what stands on the phone then. */
export async function kept(id: string): Promise<Draft | null> {
  const found = await draftOf(id);
  if (!found || found.key || found.conflict) return found ?? null;
  const draft = await begun(found);
  if (draft.conflict) return draft;
  const shots = await photosIn(draft);
  const answers = toSend(draft.sheet, withReceipts(draft.answers, shots));
  if (sameAnswers(answers, draft.base)) return draft;
  const send = (some: Answers) => request<{ saveAuditAnswers: { version: number } }>(KEEP_ANSWERS, { input: { id: draft.auditId, expectedVersion: draft.version, answers: some } });
  const agree = (some: Answers, version: number) => changeDraft(id, (one) => ({ ...one, base: some, version }));
  try {
    return await agree(answers, (await send(answers)).saveAuditAnswers.version);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.code === 'CONFLICT' || (error.code === 'POLICY' && error.reason === 'STATE_FORBIDS')) return (await meet(draft)).draft;
    if (error.code !== 'VALIDATION') throw error;
    // Half an answer is kept on the phone alone until it is whole.
    const wrong = new Set(Object.keys(error.fields).map((path) => path.replace(/^answers\./, '')));
    const whole = Object.fromEntries(Object.entries(answers).filter(([key]) => !wrong.has(key)));
    if (!wrong.size || sameAnswers(whole, draft.base)) return draft;
    return await agree(whole, (await send(whole)).saveAuditAnswers.version);
  }
}
