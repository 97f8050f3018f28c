// Who is signed in and what they may do: asked once, kept for the page's life, told to whoever shows it.
import { createMongoAbility, type MongoAbility, } from '@casl/ability';
import { type PackRule, unpackRules } from '@casl/ability/extra';
import { useSyncExternalStore } from 'react';
import { gql, onFault, request } from './client.ts';
import { listenAgain } from './realtime.ts';

export type Ability = MongoAbility<[string, string | Record<string, unknown>]>;
export interface ViewerRole { key: string; nameZh: string; nameEn: string; scope: 'OWN' | 'STORE' | 'REGION' | 'ALL'; storeId: string | null; regionId: string | null }
export interface Viewer {
  id: string;
  name: string;
  nameEn?: string | null;
  username: string;
  employeeId: string | null;
  sessionId: string | null;
  roles: ViewerRole[];
  /** Permission words held in any scope. */
  permissions: string[];
  /** The same with rows and fields, as packed CASL rules; the server stays the judge. */
  rules: PackRule<Ability['rules'][number]>[];
}

const FIELDS = 'id name nameEn username employeeId sessionId roles { key nameZh nameEn scope storeId regionId } permissions rules';
const VIEWER = gql`query Viewer { viewer { ${FIELDS} } }`;
const SIGN_IN = gql`mutation SignIn($username: String!, $password: String!) {
  signIn(username: $username, password: $password) { viewer { ${FIELDS} } }
}`;
const SIGN_OUT = gql`mutation SignOut { signOut }`;

interface Session { viewer: Viewer | null; expired: boolean }
let session: Session = { viewer: null, expired: false };
let asking: Promise<Viewer | null> | null = null;
const listeners = new Set<() => void>();

function become(next: Partial<Session>): void {
  session = { ...session, ...next };
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

// A session that ends while somebody works is not a reason to lose the page: a dialog asks for the password again.
onFault((fault) => {
  if (fault.code === 'UNAUTHENTICATED' && session.viewer && !session.expired) become({ expired: true });
});

const KEPT = 'aftercare-run-viewer';
/** Remembers on this device who fills audits here, so that the runner opens without network; until signing out, or another signs in. */
export function keepForOffline(): void { if (session.viewer) localStorage.setItem(KEPT, JSON.stringify(session.viewer)); }
function keptViewer(): Viewer | null {
  try { return location.pathname.startsWith('/run') ? JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Viewer | null : null; } catch { return null; }
}
function forgetKept(except?: string): void { if (localStorage.getItem(KEPT)?.includes(`"id":"${except}"`) !== true) localStorage.removeItem(KEPT); }

/** The viewer, asked of the server at most once; null when nobody is signed in. */
export async function knownViewer(): Promise<Viewer | null> {
  if (session.viewer) return session.viewer;
  asking ??= request<{ viewer: Viewer | null }>(VIEWER)
    .then(({ viewer }) => {
      become({ viewer, expired: false });
      forgetKept(viewer?.id);
      return viewer;
    })
    .catch((fault: { code?: string }) => {
      if (fault.code === 'UNAUTHENTICATED') return null;
      // Without network the runner belongs to whoever opened it last; the server judges whatever is sent.
      const kept = fault.code === 'NETWORK' ? keptViewer() : null;
      if (!kept) throw fault;
      become({ viewer: kept, expired: false });
      return kept;
    })
    .finally(() => { asking = null; });
  return asking;
}

/** Signs in and becomes that viewer. */
export async function signIn(username: string, password: string): Promise<Viewer> {
  const { signIn: answer } = await request<{ signIn: { viewer: Viewer } }>(SIGN_IN, { username, password });
  become({ viewer: answer.viewer, expired: false });
  forgetKept(answer.viewer.id);
  listenAgain();
  return answer.viewer;
}

/** Signs out; a session that is gone already counts as done. */
export async function signOut(): Promise<void> {
  const was = session.viewer;
  forgetKept();
  become({ viewer: null, expired: false });
  if (was) await request(SIGN_OUT).catch(() => {});
}

/** The viewer as she is just now, outside a screen. */
export const presentViewer = (): Viewer | null => session.viewer;
/** The viewer on screen; null only on the sign-in page. */
export const useViewer = (): Viewer | null => useSyncExternalStore(subscribe, () => session.viewer);
/** Has the session ended under the open page? */
export const useExpired = (): boolean => useSyncExternalStore(subscribe, () => session.expired);

/** Does the viewer hold this word, or one of these? */
export const holds = (viewer: Viewer | null, word: string | readonly string[] | undefined): boolean =>
  word === undefined || (viewer !== null && (typeof word === 'string' ? [word] : word).some((w) => viewer.permissions.includes(w)));

const abilities = new WeakMap<Viewer, Ability>();
/** The viewer's rules, unpacked once. */
export function abilityOf(viewer: Viewer): Ability {
  const known = abilities.get(viewer) ?? createMongoAbility<Ability>(unpackRules(viewer.rules ?? []) as never);
  abilities.set(viewer, known);
  return known;
}

/** Answers for words: `const can = useCan(); can('customers:tag')`. */
export function useCan(): (word: string | readonly string[] | undefined) => boolean {
  const viewer = useViewer();
  return (word) => holds(viewer, word);
}
