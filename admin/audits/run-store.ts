// What the runner keeps on the phone: drafts with their questions and answers, photos as bytes, and the outbox. IndexedDB, so that a killed tab loses nothing.
import type { Answers, Sheet } from './audits.operations.ts';

export interface Draft { id: string; storeName: { nameZh: string; nameEn: string }; sheet: Sheet; answers: Answers; at: number; startedAt: string; /** Handed in: waits for network under this key. */ key?: string; submittedAt?: string; fault?: string; touchedAt: string }
export interface Shot { id: string; auditId: string; blob: Blob; sha256: string; takenAt: string; /** The server's receipt: id of the stored file. */ fileId?: string }

const NAME = 'aftercare-runner';
let opened: Promise<IDBDatabase> | null = null;
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => { request.result.createObjectStore('drafts', { keyPath: 'id' }); request.result.createObjectStore('shots', { keyPath: 'id' }).createIndex('auditId', 'auditId'); };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => { opened = null; reject(request.error); };
  });
  return opened;
}
async function run<T>(store: 'drafts' | 'shots', mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(store, mode);
    const request = work(tx.objectStore(store));
    // Kept only when the transaction is through: a full phone fails there.
    tx.oncomplete = () => resolve(request.result);
    tx.onabort = tx.onerror = () => reject(tx.error ?? request.error);
  });
}

export const draftOf = (id: string): Promise<Draft | undefined> => run('drafts', 'readonly', (store) => store.get(id) as IDBRequest<Draft | undefined>);
export const allDrafts = (): Promise<Draft[]> => run('drafts', 'readonly', (store) => store.getAll() as IDBRequest<Draft[]>);
export const keepDraft = (draft: Draft): Promise<unknown> => run('drafts', 'readwrite', (store) => store.put({ ...draft, touchedAt: new Date().toISOString() }));
export const keepShot = (shot: Shot): Promise<unknown> => run('shots', 'readwrite', (store) => store.put(shot));
export const shotsOf = (auditId: string): Promise<Shot[]> => run('shots', 'readonly', (store) => store.index('auditId').getAll(auditId) as IDBRequest<Shot[]>);
/** Only after the server's receipt. */
export async function dropDraft(id: string): Promise<void> {
  for (const shot of await shotsOf(id)) await run('shots', 'readwrite', (store) => store.delete(shot.id));
  await run('drafts', 'readwrite', (store) => store.delete(id));
}

const hex = (buffer: ArrayBuffer): string => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export const sha256Of = async (blob: Blob): Promise<string> => hex(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

/** A photo made small enough for the cellar (below 400 kB), drawn anew: what the camera wrote into it is gone. */
export async function compress(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  for (const [edge, quality] of [[1600, 0.8], [1280, 0.7], [1024, 0.6], [800, 0.5]] as const) {
    const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });
    if (blob && (blob.size < 400_000 || edge === 800)) return blob;
  }
  throw new Error('The picture could not be drawn');
}
