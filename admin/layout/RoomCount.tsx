// The number beside a room of the sidebar: how much waits for me, red when something of it is late; it moves as rows change.
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { CHANGED, onReconnect, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import type { RoomCount as Counted } from '../rooms.ts';
import { count } from '../shared/format.ts';

/** Many changes at once ask once. */
const BREATH_MS = 1_500;

export function RoomCount({ counted }: { counted: Counted }) {
  const t = useT();
  const [variables, setVariables] = useState(counted.variables);
  const { data, refetch } = useAsk<never>(counted.query, variables ?? {}, { enabled: variables !== null, staleTime: 10_000 });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(refetch);
  latest.current = refetch;
  const again = () => { timer.current ??= setTimeout(() => { timer.current = null; void latest.current(); }, BREATH_MS); };
  useSubscription(CHANGED, variables === null ? null : { resource: counted.noun }, again);
  // What is late moves on with the clock, and what was missed while the line was down is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one clock a room
  useEffect(() => {
    const minute = setInterval(() => { setVariables(counted.variables()); again(); }, 60_000);
    const off = onReconnect(again);
    return () => { clearInterval(minute); off(); if (timer.current) clearTimeout(timer.current); };
  }, [counted]);
  const found = data ? counted.read(data) : null;
  if (!found?.count) return null;
  return <i className={found.late > 0 ? 'hot' : undefined}><span aria-hidden>{found.count > 99 ? '99+' : count(found.count)}</span><span className="visually-hidden">{t(found.late > 0 ? 'nav.waitingLate' : 'nav.waiting', { count: count(found.count), late: count(found.late), smart_count: found.count })}</span></i>;
}
