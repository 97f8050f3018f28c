// The live line: subscriptions over one WebSocket, opened when first needed, and the words for its state.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type LineState = 'idle' | 'live' | 'offline';
export interface Line { state: LineState; since: Date }

let line: Line = { state: 'idle', since: new Date() };
const listeners = new Set<() => void>();
function become(state: LineState): void {
  if (state === line.state) return;
  line = { state, since: new Date() };
  for (const listener of listeners) listener();
}
const watch = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** Is the line up, and since when? */
export const useLine = (): Line => useSyncExternalStore(watch, () => line);

type GraphqlWs = import('graphql-ws').Client;
let opening: Promise<GraphqlWs> | null = null;
const reconnected = new Set<() => void>();

function open(): Promise<GraphqlWs> {
  opening ??= import('graphql-ws').then(({ createClient }) => {
    let before = false;
    return createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      lazy: true,
      lazyCloseTimeout: 60_000,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      on: {
        connected: () => {
          become('live');
          // What was sent while the line was down is lost: whoever listens asks again.
          if (before) for (const listener of reconnected) listener();
          before = true;
        },
        closed: (event) => become((event as CloseEvent)?.code === 1000 ? 'idle' : 'offline'),
        error: () => become('offline'),
      },
    });
  });
  return opening;
}

/** Ends the line, at signing out: the next one is opened as somebody else. */
export async function closeLine(): Promise<void> {
  const client = await opening;
  opening = null;
  await client?.dispose();
  become('idle');
}

/** The server ends every line of a session that ended; what listened then waits here for the next sign-in. */
const SIGNED_OUT = 4401;
const waiting = new Set<() => void>();
/** Somebody has signed in: what the end of a session silenced listens again. */
export function listenAgain(): void {
  const all = [...waiting];
  waiting.clear();
  for (const listen of all) listen();
}

/** Listens to one subscription; answers how to stop. */
export function subscribe<T>(query: string, variables: Record<string, unknown>, heard: (data: T) => void): () => void {
  let stop: (() => void) | null = null;
  let ended = false;
  const listen = (): void => {
    void open().then((client) => {
      if (ended) return;
      stop = client.subscribe<T>({ query, variables }, {
        next: ({ data }) => { if (data) heard(data); },
        error: (reason) => { if ((reason as CloseEvent).code === SIGNED_OUT && !ended) waiting.add(listen); },
        complete: () => {},
      });
    });
  };
  listen();
  return () => {
    ended = true;
    waiting.delete(listen);
    stop?.();
  };
}

/** Told when the line is back after a break, to fetch what was missed. */
export function onReconnect(listener: () => void): () => void {
  reconnected.add(listener);
  return () => reconnected.delete(listener);
}

/** Listens while mounted; `null` variables listen to nothing. */
export function useSubscription<T>(query: string, variables: Record<string, unknown> | null, heard: (data: T) => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  const key = variables && JSON.stringify(variables);
  useEffect(() => {
    if (key === null) return;
    return subscribe<T>(query, JSON.parse(key) as Record<string, unknown>, (data) => latest.current(data));
  }, [query, key]);
}

/** Progress of one job, as it is told. */
export const JOB_PROGRESSED = 'subscription JobProgressed($id: ID!) { jobProgressed(id: $id) { id version state done total failedCount error } }';
/** Rows of a resource that changed somewhere. */
export const CHANGED = 'subscription Changed($resource: String!, $ids: [ID!]) { changed(resource: $resource, ids: $ids) { resource id version } }';
