// What is said when signing in fails, and whether the company's directory is another way in.
import { useEffect, useState } from 'react';
import type { Fault } from '../provider/faults.ts';

/** The server's own words where it has some; ours where it cannot be reached. */
export function faultWords(fault: Fault, t: (key: string) => string): string {
  if (fault.code === 'NETWORK') return t('signIn.unreachable');
  return fault.message || t('signIn.wrong');
}

/** Where the directory's way begins (null: there is none), and why it ended here for who was sent back by it. */
export interface DirectoryWay { href: string | null; refused: { zh: string; en: string } | null }

/** Asks the server which ways in there are, and for its words on a refusal; the way comes back to the page that was wanted. */
export function useDirectory(): DirectoryWay {
  const [ways, setWays] = useState<{ directory?: boolean; said?: { zh: string; en: string } }>({});
  useEffect(() => {
    const gone = new AbortController();
    const reason = new URLSearchParams(location.search).get('refused');
    fetch(`/auth/ways${reason ? `?refused=${encodeURIComponent(reason)}` : ''}`, { signal: gone.signal }).then((response) => response.json()).then(setWays).catch(() => {});
    return () => { gone.abort(); };
  }, []);
  const wanted = (history.state as { usr?: { nextPathname?: string; nextSearch?: string } | null } | null)?.usr;
  return { href: ways.directory === true ? `/auth/directory?to=${encodeURIComponent(`${wanted?.nextPathname ?? '/'}${wanted?.nextSearch ?? ''}`)}` : null, refused: ways.said ?? null };
}
