// Sends what was handed in: begun, photos until the server gives its receipt for each, then the answers, once, by their key. Nothing goes before its receipt.
import { request } from '../provider/client.ts';
import { Fault, toFault } from '../provider/faults.ts';
import { toSend } from './fill.ts';
import { sameAnswers } from './merge.ts';
import { SUBMIT_AUDIT } from './runner.operations.ts';
import { allDrafts, changeDraft, changeShot, type Draft, draftOf, dropDraft } from './run-store.ts';
import { begun, kept, meet, photosIn, wantedShots, withReceipts } from './send.ts';

/** What became of one: its number when it arrived, null when it waits for somebody. */
type Outcome = string | null;

async function submit(draft: Draft, isAgain = false): Promise<Outcome> {
  const shots = await photosIn(draft);
  const answers = toSend(draft.sheet, withReceipts(draft.answers, shots));
  const photos = wantedShots(answers, shots).map(({ fileId, sha256, takenAt, latitude, longitude, accuracyMetres }) => ({ fileId, sha256, takenAt, latitude, longitude, accuracyMetres }));
  try {
    const input = { id: draft.auditId, idempotencyKey: draft.key, expectedVersion: draft.version, answers, photos, submittedAt: draft.submittedAt, phoneNow: new Date().toISOString() };
    const { submitAudit } = await request<{ submitAudit: { number: string } | null }>(SUBMIT_AUDIT, { input });
    const number = submitAudit?.number ?? '';
    await dropDraft(draft, number || draft.id, (now) => {
      const mine = withReceipts(now.answers, shots);
      return sameAnswers(toSend(now.sheet, mine), answers) ? null : { ...now, answers: mine, conflict: { theirs: answers, version: now.version ?? 1, keys: [], isOver: true } };
    });
    return number || null;
  } catch (error) {
    if (!(error instanceof Fault) || isAgain) throw error;
    // The answers' own fault, not one question's: files that the server does not know.
    if (error.code === 'VALIDATION' && error.fields.answers !== undefined && shots.some((shot) => shot.fileId)) {
      // The server has let go of photos that waited too long: the copies are here, so they are sent anew.
      for (const shot of shots) await changeShot(shot.id, ({ fileId: _, ...one }) => ({ ...one, sent: 0, uploadKey: `shot-${crypto.randomUUID()}` }));
      const back = new Map(shots.flatMap((shot) => (shot.fileId ? [[shot.fileId, shot.id] as const] : [])));
      const again = await changeDraft(draft.id, (one) => ({ ...one, answers: JSON.parse(JSON.stringify(one.answers), (key, value: unknown) => (key === 'fileId' ? back.get(String(value)) ?? value : value)) as Draft['answers'] }));
      return again ? submit(again, true) : null;
    }
    if ((error.code === 'CONFLICT') || (error.code === 'POLICY' && error.reason === 'STATE_FORBIDS')) return met(draft);
    throw error;
  }
}

/** The same draft was changed on another phone: what can be put together is, and sent; what cannot waits for a person. */
async function met(draft: Draft): Promise<Outcome> {
  const { draft: now, isOver, number } = await meet(draft);
  if (now.conflict) return null;
  if (!isOver) return submit(now, true);
  // Handed in already with these very answers: the answer to it was lost on its way.
  await dropDraft(now, number);
  return number;
}

async function sendAll(): Promise<string[]> {
  const sent: string[] = [];
  for (const { id } of (await allDrafts()).filter((one) => one.key && !one.conflict)) {
    try {
      const draft = await draftOf(id);
      if (!draft?.key) continue;
      const ready = await begun(draft);
      const number = ready.conflict ? null : await submit(ready);
      if (number) sent.push(number);
    } catch (error) {
      const fault = toFault(error);
      // No network is no fault of the audit: it waits. Who must sign in is told so by the dialog, and it goes on after.
      const isWaiting = fault.code === 'NETWORK' || fault.code === 'RATE_LIMITED';
      await changeDraft(id, (one) => ({ ...one, needsSignIn: fault.code === 'UNAUTHENTICATED', fault: isWaiting || fault.code === 'UNAUTHENTICATED' ? undefined : Object.values(fault.fields)[0] ?? fault.message }));
      if (isWaiting || fault.code === 'UNAUTHENTICATED') break;
    }
  }
  return sent;
}

/** One sender a phone: two tabs wait for each other where the browser can do that; the server's keys hold either way. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('aftercare-outbox', work) as Promise<T> : work();
}
let running: Promise<string[]> | null = null;
/** Sends all that waits; two calls at once are one. Answers the numbers of what arrived. */
export function sendOutbox(): Promise<string[]> {
  running ??= alone(sendAll).finally(() => { running = null; });
  return running;
}
/** Keeps a draft that is being filled on the server; silent where there is no network. */
export async function keepOnServer(id: string): Promise<void> {
  try { await alone(() => kept(id)); } catch (error) {
    const { code } = toFault(error);
    if (code !== 'NETWORK' && code !== 'RATE_LIMITED' && code !== 'UNAUTHENTICATED') throw error;
  }
}
