// Keeps what is being written of a segment on this device, so that a reload, a closed tab or an expired session loses nothing.
import { useEffect, useRef, useState } from 'react';

export interface SegmentDraft { at: string; nameZh: string; nameEn: string; description: string; rule: unknown; version?: number }

export const readDraft = (key: string): SegmentDraft | null => {
  try { return JSON.parse(localStorage.getItem(key) ?? 'null') as SegmentDraft | null; } catch { return null; }
};

/** Writes `value` under `key` a moment after each change; answers when it was last kept and how to forget it. */
export function useKeepDraft(key: string, value: Omit<SegmentDraft, 'at'>, changed: boolean): { at: string | null; forget: () => void } {
  const [at, setAt] = useState<string | null>(() => readDraft(key)?.at ?? null);
  const text = JSON.stringify(value);
  const forgotten = useRef(false);
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!changed || forgotten.current) return;
    pending.current = () => {
      pending.current = null;
      if (forgotten.current) return;
      const now = new Date().toISOString();
      try { localStorage.setItem(key, JSON.stringify({ at: now, ...(JSON.parse(text) as object) })); setAt(now); } catch { /* without a store there is no draft */ }
    };
    const wait = setTimeout(() => pending.current?.(), 500);
    return () => clearTimeout(wait);
  }, [key, text, changed]);
  // The last edit counts too, when the page is left or closed right after it.
  useEffect(() => {
    const flush = () => pending.current?.();
    window.addEventListener('pagehide', flush);
    return () => { window.removeEventListener('pagehide', flush); flush(); };
  }, []);
  return { at, forget: () => { forgotten.current = true; localStorage.removeItem(key); setAt(null); } };
}
