// What is being written on a ticket, kept on this device until it is sent: by person, ticket and kind of message.
import { useEffect, useState } from 'react';
import { useViewer } from '../provider/viewer.ts';
import type { SentFile } from '../ticket-files/send-file.ts';
import { newKey } from '../tickets/acts.operations.ts';

export type Mode = 'reply' | 'hear' | 'note';
export interface Draft { text: string; /** The key under which it will be sent, however often that is tried. */ key: string; at: string | null; /** Since when its writer has read nothing new: another’s reply after that is to be read first. */ readAt: string | null; /** Sent in and waiting to go with it; what waits for more than a day is gone. */ files: SentFile[] }

const fresh = (): Draft => ({ text: '', key: newKey(), at: null, readAt: null, files: [] });
const LOOSE_MS = 20 * 3_600_000;
function read(name: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Draft | null;
    if (!kept) return null;
    const isFresh = kept.at !== null && Date.now() - Date.parse(kept.at) < LOOSE_MS;
    return { ...kept, files: isFresh ? kept.files ?? [] : [] };
  } catch { return null; }
}

/** The draft of one mode; `forget` once it is sent. */
export function useDraft(ticketId: string, mode: Mode): { draft: Draft; write: (text: string) => void; attach: (files: SentFile[]) => void; seen: () => void; forget: () => void } {
  const viewer = useViewer();
  const name = `aftercare.draft.${viewer?.id ?? ''}.ticket.${ticketId}.${mode}`;
  const [held, setHeld] = useState<{ name: string; draft: Draft }>(() => ({ name, draft: read(name) ?? fresh() }));
  const draft = held.name === name ? held.draft : read(name) ?? fresh();
  useEffect(() => { if (held.name !== name) setHeld({ name, draft: read(name) ?? fresh() }); }, [name, held.name]);
  const keep = (next: Draft) => {
    setHeld({ name, draft: next });
    try { if (next.text || next.files.length > 0) localStorage.setItem(name, JSON.stringify(next)); else localStorage.removeItem(name); } catch { /* without a store there is no draft */ }
  };
  return {
    draft,
    write: (text) => { const at = new Date().toISOString(); keep({ ...draft, text, at, readAt: draft.text ? draft.readAt : at }); },
    attach: (files) => keep({ ...draft, files, at: new Date().toISOString() }),
    seen: () => keep({ ...draft, readAt: new Date().toISOString() }),
    forget: () => keep(fresh()),
  };
}
