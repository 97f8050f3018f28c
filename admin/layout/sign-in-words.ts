// What is said when signing in fails, and whether the company's directory is another way in.
import { useEffect, useState } from 'react';
import type { Fault } from '../provider/faults.ts';

/** The server's own words where it has some; ours where it cannot be reached. */
export function faultWords(fault: Fault, t: (key: string) => string): string {
  if (fault.code === 'NETWORK') return t('signIn.unreachable');
  return fault.message || t('signIn.wrong');
}

const REASONS = new Set(['DIRECTORY_UNKNOWN', 'DIRECTORY_FAILED', 'DIRECTORY_SILENT', 'DIRECTORY_OFTEN']);

/** Why the directory's way ended here; empty when nobody came by it. */
export function directoryWords(t: (key: string) => string): string {
  const reason = new URLSearchParams(location.search).get('refused') ?? '';
  return REASONS.has(reason) ? t(`signIn.${reason}`) : '';
}

/** Where the directory's way begins, once the server has said that there is one; it comes back to the page that was wanted. */
export function useDirectory(): string | null {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    fetch('/auth/ways', { signal: gone.signal }).then((response) => response.json()).then((ways: { directory?: boolean }) => { setThere(ways.directory === true); }).catch(() => {});
    return () => { gone.abort(); };
  }, []);
  const wanted = (history.state as { usr?: { nextPathname?: string; nextSearch?: string } | null } | null)?.usr;
  return isThere ? `/auth/directory?to=${encodeURIComponent(`${wanted?.nextPathname ?? '/'}${wanted?.nextSearch ?? ''}`)}` : null;
}
