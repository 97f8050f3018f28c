// What the import wizard knows: the file, its mapping, what was mended; kept as a draft for as long as the server keeps the upload.
import { useCallback, useState } from 'react';
import { useViewer } from '../provider/viewer.ts';

export type Duplicates = 'MERGE' | 'SKIP' | 'NEW';
export interface Started { transferId: string; jobId: string }
export interface WizardState {
  step: 1 | 2 | 3 | 4 | 5;
  kind: string;
  uploadId: string | null;
  fileName: string;
  bytes: number;
  /** Field -> header; null: as the server suggests. */
  mapping: Record<string, string> | null;
  duplicates: Duplicates;
  storeId: string | null;
  /** `<line>:<field>` -> text. */
  fixes: Record<string, string>;
  /** `<field>:<cure>` */
  cures: string[];
  dryRun: Started | null;
  run: Started | null;
}
export const fresh = (kind: string): WizardState => ({ step: 1, kind, uploadId: null, fileName: '', bytes: 0, mapping: null, duplicates: 'MERGE', storeId: null, fixes: {}, cures: [], dryRun: null, run: null });

/** What every question and act about the file carries. */
export const inputOf = (state: WizardState): Record<string, unknown> => ({
  kind: state.kind, uploadId: state.uploadId, fileName: state.fileName, duplicates: state.duplicates,
  ...(state.mapping ? { mapping: state.mapping } : {}), ...(state.storeId ? { storeId: state.storeId } : {}),
  ...(Object.keys(state.fixes).length ? { fixes: state.fixes } : {}), ...(state.cures.length ? { cures: state.cures } : {}),
});

/** Uploads that nobody imports are swept after a day. */
const HOURS = 20;
interface Draft { at: number; state: WizardState }
const read = (key: string): WizardState | null => {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return draft && draft.state.uploadId && Date.now() - draft.at < HOURS * 3_600_000 ? draft.state : null;
  } catch { return null; }
};

/** The state with its draft: a reload, a closed tab or an ended session goes on where it was. */
export function useWizard(kind: string | null): { state: WizardState; patch: (more: Partial<WizardState>) => void; restart: () => void; forget: () => void; isResumed: boolean } {
  const viewer = useViewer();
  const key = `aftercare.draft.${viewer?.id ?? ''}.import`;
  const [kept] = useState(() => { const draft = read(key); return draft && (kind === null || draft.kind === kind) ? draft : null; });
  const [state, setState] = useState<WizardState>(kept ?? fresh(kind ?? ''));
  const [isResumed, setResumed] = useState(kept !== null);
  const patch = useCallback((more: Partial<WizardState>) => setState((old) => {
    const next = { ...old, ...more };
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), state: next } satisfies Draft)); } catch { /* without a store there is no draft */ }
    return next;
  }), [key]);
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  const restart = useCallback(() => { forget(); setResumed(false); setState((old) => fresh(old.kind)); }, [forget]);
  return { state, patch, restart, forget, isResumed };
}

/** Sends a file; `progress` gets whole percents. Answers where the server keeps it. */
export function upload(file: File, language: string, progress: (percent: number) => void): Promise<{ uploadId: string; fileName: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    const send = new XMLHttpRequest();
    send.open('POST', '/files/upload');
    send.setRequestHeader('x-aftercare', 'upload');
    send.setRequestHeader('accept-language', language);
    send.upload.onprogress = (event) => { if (event.lengthComputable) progress(Math.floor((event.loaded / event.total) * 100)); };
    send.onerror = () => reject(new Error(''));
    send.onload = () => {
      let body: { uploadId?: string; fileName?: string; bytes?: number; message?: string; errors?: { message: string }[] } = {};
      try { body = JSON.parse(send.responseText) as typeof body; } catch { /* not ours: the words for a failed upload stand */ }
      if (send.status < 300 && body.uploadId) resolve({ uploadId: body.uploadId, fileName: body.fileName ?? file.name, bytes: body.bytes ?? file.size });
      else reject(new Error(body.errors?.[0]?.message ?? body.message ?? ''));
    };
    const form = new FormData();
    form.append('file', file);
    send.send(form);
  });
}

/** 61.8 MB, 12 kB. */
export const sayBytes = (bytes: number): string => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);
