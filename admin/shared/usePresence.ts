// Who else is at a row just now, and saying that one writes there; the line itself is the being there.
import { useCallback, useEffect, useRef, useState } from 'react';
import { gql, request } from '../provider/client.ts';
import { useSubscription } from '../provider/realtime.ts';

export interface Colleague { userId: string; name: string; doing: 'VIEWING' | 'WRITING'; since: string }
export const PRESENCE = 'subscription Presence($resource: String!, $id: ID!) { presence(resource: $resource, id: $id) { userId name doing since } }';
const SAY = gql`mutation SayPresence($input: SayPresenceInput!) { sayPresence(input: $input) }`;
/** Said again no sooner than this while one types on. */
const BEAT_MS = 4_000;

/** `others` at the row; `writing()` at each key, `stopped()` when it is sent or left. */
export function usePresence(resource: string, id: string | null): { others: Colleague[]; writing: () => void; stopped: () => void } {
  const [others, setOthers] = useState<Colleague[]>([]);
  const beat = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row has other people
  useEffect(() => { setOthers([]); beat.current = 0; }, [resource, id]);
  useSubscription<{ presence: Colleague[] }>(PRESENCE, id ? { resource, id } : null, ({ presence }) => setOthers(presence));
  const say = useCallback((doing: Colleague['doing']) => { if (id) request(SAY, { input: { resource, id, doing } }).catch(() => {}); }, [resource, id]);
  const writing = useCallback(() => {
    const now = Date.now();
    if (now - beat.current < BEAT_MS) return;
    beat.current = now;
    say('WRITING');
  }, [say]);
  const stopped = useCallback(() => {
    if (!beat.current) return;
    beat.current = 0;
    say('VIEWING');
  }, [say]);
  return { others, writing, stopped };
}
