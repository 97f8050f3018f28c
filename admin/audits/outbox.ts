// Sends what was handed in: photos one by one, each until the server gives its receipt; then the answers, once, by their key. Nothing is removed before its receipt.
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { type Answers, SUBMIT_AUDIT } from './audits.operations.ts';
import { allDrafts, type Draft, dropDraft, keepDraft, keepShot, shotsOf } from './run-store.ts';

async function upload(blob: Blob, name: string): Promise<string> {
  const body = new FormData();
  body.append('file', blob, name);
  const answer = await fetch('/files/attachments', { method: 'POST', body, headers: { 'x-aftercare': 'upload' }, credentials: 'same-origin' });
  const said = await answer.json() as { id?: string; error?: { message?: string } };
  if (!answer.ok || !said.id) throw new Error(said.error?.message ?? String(answer.status));
  return said.id;
}

/** Answers with the phone's own names of photos replaced by those of the server. */
function withReceipts(answers: Answers, receipts: ReadonlyMap<string, string>): Answers {
  return JSON.parse(JSON.stringify(answers), (key, value: unknown) => (key === 'fileId' && typeof value === 'string' ? receipts.get(value) ?? value : value)) as Answers;
}

async function sendOne(draft: Draft): Promise<string | null> {
  const receipts = new Map<string, string>();
  const wanted = JSON.stringify(draft.answers);
  for (const shot of await shotsOf(draft.id)) {
    if (!wanted.includes(shot.id)) continue;
    if (!shot.fileId) { shot.fileId = await upload(shot.blob, `${shot.id}.jpg`); await keepShot(shot); }
    receipts.set(shot.id, shot.fileId);
  }
  const { submitAudit } = await request<{ submitAudit: { number: string } | null }>(SUBMIT_AUDIT, { input: { id: draft.id, idempotencyKey: draft.key, answers: withReceipts(draft.answers, receipts), submittedAt: draft.submittedAt } });
  await dropDraft(draft.id);
  return submitAudit?.number ?? null;
}

let running: Promise<string[]> | null = null;
async function sendAll(): Promise<string[]> {
  const sent: string[] = [];
  for (const draft of (await allDrafts()).filter((one) => one.key)) {
    try { const number = await sendOne(draft); if (number) sent.push(number); } catch (error) {
      const fault = toFault(error);
      await keepDraft({ ...draft, fault: Object.values(fault.fields)[0] ?? fault.message });
    }
  }
  return sent;
}
/** Sends all that waits; two calls at once are one. Answers the numbers of what arrived. */
export function sendOutbox(): Promise<string[]> {
  running ??= sendAll().finally(() => { running = null; });
  return running;
}
