// The service worker of the runner: keeps its pages and programs on the phone by version, so that it opens without network; answers of the server it never keeps.
interface Waits extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetched extends Waits { request: Request; respondWith(answer: Promise<Response>): void }
interface Scope { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> }; location: Location; addEventListener(kind: string, heard: (event: never) => void): void }
const worker = self as unknown as Scope;

// The build writes its list in: every file that the runner needs, and a hash of them all.
const SHELL = JSON.parse('%SHELL%') as { version: string; files: string[] };
const PREFIX = 'aftercare-run-';
const NAME = `${PREFIX}${SHELL.version}`;
/** How long a page is waited for where there is network that answers nothing. */
const PATIENCE_MS = 3_000;

worker.addEventListener('install', (event: Waits) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(['/run', ...SHELL.files].map((file) => new Request(file, { cache: 'reload', credentials: 'same-origin', headers: file === '/run' ? { accept: 'text/html' } : {} })))));
});

worker.addEventListener('activate', (event: Waits) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)))).then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event: MessageEvent) => { if (event.data === 'take-over') void worker.skipWaiting(); });

/** The page from the server while there is one; else the page of this version. */
async function page(request: Request): Promise<Response> {
  const kept = async (): Promise<Response> => (await caches.match('/run', { cacheName: NAME })) ?? Response.error();
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    // A server that is being restarted behind its gateway is no page.
    return answer.status < 500 ? answer : await kept();
  } catch { return kept(); }
}

/** Programs and styles have their hash in their name: what is kept is what would come. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: NAME });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await caches.open(NAME).then((cache) => cache.put(request, answer.clone())).catch(() => {});
  return answer;
}

worker.addEventListener('fetch', (event: Fetched) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') { if (/^\/run(\/|$)/.test(url.pathname)) event.respondWith(page(request)); return; }
  // Neither /graphql nor /files nor anything else that depends on who asks is touched.
  if (url.pathname.startsWith('/assets/') || SHELL.files.includes(url.pathname)) event.respondWith(asset(request));
});
