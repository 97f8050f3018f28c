// Registers the worker that keeps the runner's pages on the phone, and says when a newer version waits.
import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();
function become(next: ServiceWorker | null): void { waiting = next; for (const listener of listeners) listener(); }

let registering: Promise<unknown> | null = null;
/** Once a page: the worker stands below /run alone, so that the console is always the server's. */
function register(): void {
  if (!('serviceWorker' in navigator) || registering || !import.meta.env.PROD) return;
  registering = navigator.serviceWorker.register('/worker.js', { scope: '/run', updateViaCache: 'none' }).then((registration) => {
    const look = () => {
      // The first worker of a phone waits for nobody; a later one waits for a word.
      if (registration.waiting && registration.active) become(registration.waiting);
    };
    const watch = () => { registration.installing?.addEventListener('statechange', look); };
    look();
    // It may be on its way already when the page gets to know of it.
    watch();
    registration.addEventListener('updatefound', watch);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void registration.update().catch(() => {}); });
  }).catch(() => { registering = null; });
}

/** Goes over to the version that waits; the page opens anew where it was. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
}
/** Does a newer version wait? */
export const useUpdate = (): boolean => useSyncExternalStore((listener) => { register(); listeners.add(listener); return () => listeners.delete(listener); }, () => waiting !== null);
