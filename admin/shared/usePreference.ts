// A personal setting of this browser (density, hidden columns), kept across reloads.
import { useCallback, useState } from 'react';

/** Like useState, kept under `aftercare.<key>`. */
export function usePreference<T>(key: string, fallback: T): [T, (value: T) => void] {
  const name = `aftercare.${key}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(name);
      return kept === null ? fallback : JSON.parse(kept) as T;
    } catch {
      return fallback;
    }
  });
  const change = useCallback((next: T) => {
    setValue(next);
    try { localStorage.setItem(name, JSON.stringify(next)); } catch { /* a full or closed store only forgets the setting */ }
  }, [name]);
  return [value, change];
}
