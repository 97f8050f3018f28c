// What the runner keeps on the phone, a database for each person: drafts, photos as bytes, the plan. Each change is one transaction, so that a killed tab loses nothing.
import { presentViewer } from '../provider/viewer.ts';
import type { Answer, Answers } from '../forms/judge.ts';
import type { Paper, VisitBefore, VisitRow } from './runner.operations.ts';

/** What both phones say where the same draft was changed on another one, or was handed in there. */
export interface Conflict { theirs: Answers; version: number; keys: string[]; isOver?: boolean }
export interface Draft {
  id: string; visitId?: string; auditId?: string; beginKey: string; storeName: { nameZh: string; nameEn: string }; sheet: Paper; /** The store was told that somebody comes. */ isAnnounced?: boolean; /** Taken along with the plan; none of a secret visit. */ before?: VisitBefore;
  answers: Answers;
  /** What server and phone agreed on last, and the server's version then. */
  base: Answers; version?: number;
  /** The question on screen: the runner opens there again. */
  at: string | null; startedAt: string; touchedAt: string;
  /** Handed in: sent once under this key. */
  key?: string; submittedAt?: string;
  fault?: string; needsSignIn?: boolean; conflict?: Conflict;
  /** Answers that were not chosen where two phones differed: kept until it is sent. */
  aside?: Record<string, Answer>;
}
export interface Shot {
  id: string; auditId: string; blob: Blob; sha256: string; takenAt: string; latitude?: number; longitude?: number; accuracyMetres?: number;
  /** Under which the server knows its pieces; a new one where the server's file was lost. */
  uploadKey: string; sent?: number; /** The server's receipt: only after it may the copy go. */ fileId?: string;
}
export interface Plan { id: 'plan'; visits: VisitRow[]; papers: Record<string, Paper>; paperOf: Record<string, string>; /** By visit; plans kept by an older program have none. */ before?: Record<string, VisitBefore>; /** By how much this phone's clock was ahead of the server's when it was read. */ aheadMs?: number; readAt: string }
export interface Sent { id: 'sent'; list: { number: string; storeName: Draft['storeName']; photos: number; at: string }[] }

type Store = 'drafts' | 'shots' | 'kept';
const PREFIX = 'aftercare-runner-';
const opened = new Map<string, Promise<IDBDatabase>>();
const nameOf = (): string => `${PREFIX}${presentViewer()?.id ?? 'nobody'}`;

function open(name = nameOf()): Promise<IDBDatabase> {
  const known = opened.get(name);
  if (known) return known;
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts', { keyPath: 'id' });
      request.result.createObjectStore('shots', { keyPath: 'id' }).createIndex('auditId', 'auditId');
      request.result.createObjectStore('kept', { keyPath: 'id' });
    };
    request.onsuccess = () => { request.result.onversionchange = () => { request.result.close(); opened.delete(name); }; resolve(request.result); };
    request.onerror = () => { opened.delete(name); reject(request.error); };
  });
  opened.set(name, opening);
  return opening;
}
/** One transaction; done only when it is through: a full phone fails there, whole. */
async function run<T>(stores: Store[], mode: IDBTransactionMode, work: (of: (store: Store) => IDBObjectStore, answer: (value: T) => void) => void): Promise<T> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, mode, { durability: 'strict' });
    let result: T;
    work((store) => tx.objectStore(store), (value) => { result = value; });
    tx.oncomplete = () => resolve(result);
    tx.onabort = tx.onerror = () => reject(tx.error ?? new DOMException('The phone is full', 'QuotaExceededError'));
  });
}
const read = <T>(store: Store, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => run([store], 'readonly', (of, answer) => { const asked = ask(of(store)); asked.onsuccess = () => answer(asked.result); });

const heard = new Set<() => void>();
/** Told of every change on this phone. */
export function onRunStore(listener: () => void): () => void { heard.add(listener); return () => heard.delete(listener); }
const told = <T>(result: T): T => { for (const listener of heard) listener(); return result; };

export const draftOf = (id: string): Promise<Draft | undefined> => read('drafts', (store) => store.get(id) as IDBRequest<Draft | undefined>);
export const allDrafts = (): Promise<Draft[]> => read('drafts', (store) => store.getAll() as IDBRequest<Draft[]>);
export const shotsOf = (draftId: string): Promise<Shot[]> => read('shots', (store) => store.index('auditId').getAll(draftId) as IDBRequest<Shot[]>);
export const planKept = (): Promise<Plan | undefined> => read('kept', (store) => store.get('plan') as IDBRequest<Plan | undefined>);
export const sentKept = (): Promise<Sent | undefined> => read('kept', (store) => store.get('sent') as IDBRequest<Sent | undefined>);
export const keepPlan = (plan: Plan): Promise<void> => run(['kept'], 'readwrite', (of) => { of('kept').put(plan); });

/** Makes a draft unless it is there; answers the one that is. */
export const addDraft = (draft: Draft): Promise<Draft> => run<Draft>(['drafts'], 'readwrite', (of, answer) => {
  const asked = of('drafts').get(draft.id) as IDBRequest<Draft | undefined>;
  asked.onsuccess = () => { if (!asked.result) of('drafts').put(draft); answer(asked.result ?? draft); };
}).then(told);

/** Changes a draft as it stands, with a photo where one was taken: both or neither. Null when it is gone. */
export const changeDraft = (id: string, change: (draft: Draft) => Draft, shot?: Shot): Promise<Draft | null> => run<Draft | null>(['drafts', 'shots'], 'readwrite', (of, answer) => {
  const asked = of('drafts').get(id) as IDBRequest<Draft | undefined>;
  asked.onsuccess = () => {
    if (!asked.result) { answer(null); return; }
    const next = { ...change(asked.result), touchedAt: new Date().toISOString() };
    if (shot) of('shots').put(shot);
    of('drafts').put(next);
    answer(next);
  };
}).then(told);

export const changeShot = (id: string, change: (shot: Shot) => Shot): Promise<void> => run<void>(['shots'], 'readwrite', (of) => {
  const asked = of('shots').get(id) as IDBRequest<Shot | undefined>;
  asked.onsuccess = () => { if (asked.result) of('shots').put(change(asked.result)); };
}).then(told);

/**
 * Lets go of a draft and its photos: only after the server's answer, or where the inspector says so. `staying` is what stays of the
 * draft as it stands by then, where another tab changed it while it was on its way; null: the server has all of it.
 */
export const dropDraft = (draft: Draft, number?: string, staying: (now: Draft) => Draft | null = () => null): Promise<void> => run<void>(['drafts', 'shots', 'kept'], 'readwrite', (of) => {
  const asked = of('drafts').get(draft.id) as IDBRequest<Draft | undefined>;
  asked.onsuccess = () => {
    const stays = asked.result ? staying(asked.result) : null;
    if (stays) { of('drafts').put(stays); return; }
    const shots = of('shots').index('auditId').getAllKeys(draft.id);
    shots.onsuccess = () => { for (const key of shots.result) of('shots').delete(key); };
    of('drafts').delete(draft.id);
    if (!number) return;
    const known = of('kept').get('sent') as IDBRequest<Sent | undefined>;
    known.onsuccess = () => {
      const line = { number, storeName: draft.storeName, photos: shots.result?.length ?? 0, at: new Date().toISOString() };
      of('kept').put({ id: 'sent', list: [line, ...(known.result?.list ?? [])].slice(0, 10) } satisfies Sent);
    };
  };
}).then(told);

/** How many audits of the viewer are on this phone alone. */
export const unsentCount = async (): Promise<number> => (await allDrafts().catch(() => [])).length;
/** Takes all that is the viewer's off this phone. */
export async function clearPhone(): Promise<void> {
  const name = nameOf();
  (await opened.get(name)?.catch(() => null))?.close();
  opened.delete(name);
  await new Promise<void>((resolve) => { const request = indexedDB.deleteDatabase(name); request.onsuccess = request.onerror = request.onblocked = () => resolve(); });
}
