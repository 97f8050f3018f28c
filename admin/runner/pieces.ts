// Sends one photo in pieces, each with its checksum; resumes where it stopped and answers the server's receipt.
import { sha256Of } from '../forms/photo.ts';
import { localeTag, presentLanguage } from '../i18n/language.tsx';
import { tellFault } from '../provider/client.ts';
import { Fault, faultOf, type WireError } from '../provider/faults.ts';
import type { Shot } from './run-store.ts';

interface State { pieceBytes: number; pieces: number; have: number[]; receipt: { id: string; sha256: string } | null }
/** A piece that a network eats comes to its end, too. */
const PATIENCE_MS = 30_000;

async function call(method: string, at: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<State> {
  let answer: Response;
  try {
    answer = await fetch(`/files/uploads${at}`, { method, body, credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS), headers: { 'x-aftercare': 'upload', 'accept-language': localeTag(presentLanguage()), ...headers } });
  } catch { throw new Fault('NETWORK', ''); }
  const said = await answer.json().catch(() => null) as (State & { errors?: WireError[] }) | null;
  if (answer.ok && said?.have) return said;
  // A gateway that speaks no JSON is a network that is not there.
  throw tellFault(said?.errors?.length ? faultOf(said.errors) : new Fault('NETWORK', ''));
}

/** `onSent` hears how many bytes the server has. */
export async function sendInPieces(shot: Shot, onSent: (bytes: number) => void): Promise<string> {
  const about = JSON.stringify({ key: shot.uploadKey, name: `${shot.id}.${shot.blob.type === 'image/png' ? 'png' : 'jpg'}`, bytes: shot.blob.size, sha256: shot.sha256 });
  for (let round = 1; ; round += 1) {
    let state = await call('POST', '', about, { 'content-type': 'application/json' });
    const isThere = (): string | null => (state.receipt?.sha256 === shot.sha256 ? state.receipt.id : null);
    const there = isThere();
    if (there) return there;
    try {
      for (let number = 0; number < state.pieces; number += 1) {
        if (state.have.includes(number)) continue;
        const piece = shot.blob.slice(number * state.pieceBytes, (number + 1) * state.pieceBytes);
        state = await call('PUT', `/${shot.uploadKey}/${number}`, piece, { 'content-type': 'application/octet-stream', 'x-sha256': await sha256Of(piece) });
        onSent(Math.min(shot.blob.size, state.have.length * state.pieceBytes));
      }
      state = await call('POST', `/${shot.uploadKey}/finish`);
      const receipt = isThere();
      if (receipt) return receipt;
      throw new Fault('CONFLICT', '', { reason: 'UPLOAD_INCOMPLETE' });
    } catch (error) {
      // What came broken, or is missing on the other side, is asked for again.
      const again = error instanceof Fault && ['UPLOAD_PIECE_HASH', 'UPLOAD_INCOMPLETE', 'UPLOAD_HASH', 'UPLOAD_UNKNOWN'].includes(error.reason ?? '');
      if (!again || round >= 4) throw error;
    }
  }
}
