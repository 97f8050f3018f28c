// What is on this phone, as the screens see it; and the pump that sends whenever there is a chance.
import { useCallback, useEffect, useState } from 'react';
import { useExpired, useViewer } from '../provider/viewer.ts';
import { keepOnServer, sendOutbox } from './outbox.ts';
import { allDrafts, type Draft, onRunStore, type Sent, sentKept, type Shot, shotsOf } from './run-store.ts';

export interface OnPhone { draft: Draft; shots: Shot[] }
/** Everything kept; null until it is read. */
export function useOnPhone(): { all: OnPhone[]; sent: Sent['list'] } | null {
  const [found, setFound] = useState<{ all: OnPhone[]; sent: Sent['list'] } | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = () => void Promise.all([allDrafts(), sentKept()]).then(async ([drafts, sent]) => {
      const all = await Promise.all(drafts.map(async (draft) => ({ draft, shots: await shotsOf(draft.id) })));
      if (!isOver) setFound({ all, sent: sent?.list ?? [] });
    }).catch(() => { if (!isOver) setFound((old) => old ?? { all: [], sent: [] }); });
    look();
    const stop = onRunStore(look);
    return () => { isOver = true; stop(); };
  }, []);
  return found;
}

const AGAIN_MS = 12_000;
/** Sends what waits: at once, when network comes, when the page is looked at, when somebody signed in again, and every few seconds else. */
export function usePump(onSent: (numbers: string[]) => void): () => Promise<void> {
  const expired = useExpired();
  const pump = useCallback(async () => {
    const sent = await sendOutbox().catch(() => []);
    if (sent.length) onSent(sent);
    // What is being filled goes along: another phone of the same person then knows of it.
    for (const { id, key, conflict } of navigator.onLine ? await allDrafts().catch(() => []) : []) if (!key && !conflict) await keepOnServer(id).catch(() => {});
  }, [onSent]);
  useEffect(() => {
    if (expired) return;
    void pump();
    const go = () => void pump();
    const seen = () => { if (document.visibilityState === 'visible') go(); };
    window.addEventListener('online', go);
    document.addEventListener('visibilitychange', seen);
    const timer = setInterval(go, AGAIN_MS);
    return () => { window.removeEventListener('online', go); document.removeEventListener('visibilitychange', seen); clearInterval(timer); };
  }, [pump, expired]);
  return pump;
}

const QUIET_MS = 6_000;
/** Keeps a draft on the server when nothing was answered for some seconds: another phone of the same person then knows of it. */
export function useKeepOnServer(draft: Draft | null | undefined): void {
  const expired = useExpired();
  const viewer = useViewer();
  const id = draft && !draft.key && !draft.conflict ? draft.id : null;
  const touched = draft?.touchedAt;
  useEffect(() => {
    if (!id || !touched || expired || !viewer) return;
    const timer = setTimeout(() => { if (navigator.onLine) void keepOnServer(id).catch(() => {}); }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [id, touched, expired, viewer]);
}
