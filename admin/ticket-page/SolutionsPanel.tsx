// What solved needs like this one before: cause, solution, how it did since; taken over into the reply, which is noted.
import { CornerDownLeft, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import type { SideProps } from './TicketSide.tsx';

interface Known { ticketId: string; number: string; subject: string; solution: string; causeZh: string | null; causeEn: string | null; satisfaction: number | null; usedCount: number; heldCount: number; reasonZh: string; reasonEn: string }
const KNOWN = gql`query KnownSolutions($id: ID!) { knownSolutions(ticketId: $id) { ticketId number subject solution causeZh causeEn satisfaction usedCount heldCount reasonZh reasonEn } }`;
const USE = gql`mutation UseSolution($input: UseSolutionInput!) { useSolution(input: $input) { id } }`;
const LIVE = ['NEW', 'OPEN', 'WAITING'];

export function SolutionsPanel({ ticket, onDone, insert }: SideProps) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [busy, setBusy] = useState(false);
  const isLive = LIVE.includes(ticket.status);
  const { data, refetch } = useAsk<{ knownSolutions: Known[] }>(KNOWN, { id: ticket.id }, { enabled: isLive, staleTime: 60_000 });
  const known = data?.knownSolutions ?? [];
  if (!isLive || known.length === 0) return null;
  const comma = format.language === 'zh' ? '，' : ', ';
  const use = async (one: Known) => {
    setBusy(true);
    insert(one.solution);
    try {
      await request(USE, { input: { ticketId: ticket.id, fromTicketId: one.ticketId, idempotencyKey: newKey() } });
      await Promise.all([refetch(), onDone()]);
    } catch (fault) { toastFault(fault as Fault); } finally { setBusy(false); }
  };
  return (
    <section aria-label={t('solutions.title')}>
      <h2><Lightbulb size={16} strokeWidth={1.75} aria-hidden />{t('solutions.title')}</h2>
      <ul className="plain-list">{known.map((one) => {
        const cause = format.language === 'zh' ? one.causeZh : one.causeEn;
        const facts = [format.language === 'zh' ? one.reasonZh : one.reasonEn, one.satisfaction && t('solutions.score', { score: one.satisfaction }), one.usedCount > 0 && t('solutions.used', { used: one.usedCount, held: one.heldCount })].filter(Boolean).join(comma);
        return (
          <li key={one.ticketId} className="col t13">
            <Link className="lk el" style={{ display: 'block' }} to={`/tickets/${one.ticketId}/show`} title={one.number}>{one.subject}</Link>
            {cause && <span className="t12 t2">{t('solutions.cause', { cause })}</span>}
            <span>{one.solution}</span>
            <span className="t12 t3">{facts}</span>
            {can('tickets:write') && <button type="button" className="lk t12" style={{ alignSelf: 'flex-start' }} disabled={busy} aria-label={t('solutions.useNamed', { number: one.number })} onClick={() => void use(one)}><CornerDownLeft size={12} aria-hidden />{t('solutions.use')}</button>}
          </li>
        );
      })}</ul>
    </section>
  );
}
