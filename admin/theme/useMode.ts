// Which theme is on: chosen in the menu, else the system's; known to CSS by `data-theme` on the document.
import { useEffect, useSyncExternalStore } from 'react';
import type { Mode } from './tokens.ts';

export type ModeChoice = Mode | 'system';
const KEY = 'aftercare.theme';
const listeners = new Set<() => void>();
const systemDark = (): boolean => globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;

function readChoice(): ModeChoice {
  const kept = globalThis.localStorage?.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
const resolve = (choice: ModeChoice): Mode => (choice === 'system' ? (systemDark() ? 'dark' : 'light') : choice);

/** Marks the document; called before the first paint and at every change. */
export function applyMode(): void {
  document.documentElement.dataset.theme = resolve(readChoice());
}

/** Changes the theme without a reload. */
export function chooseMode(choice: ModeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  applyMode();
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The theme in force and what was chosen; re-renders when either changes. */
export function useMode(): { mode: Mode; choice: ModeChoice } {
  const choice = useSyncExternalStore(subscribe, readChoice);
  const mode = useSyncExternalStore(subscribe, () => resolve(readChoice()));
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => {
      applyMode();
      for (const listener of listeners) listener();
    };
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return { mode, choice };
}
