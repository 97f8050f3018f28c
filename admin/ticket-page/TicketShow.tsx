// One ticket, made for the keyboard: its thread with a composer in the middle, how far it is at the left, clocks and customer at the right.
import { TicketX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { CHANGED, onReconnect, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { ContextPanel, usePageTitle } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { isTyping } from '../shared/typing.ts';
import { usePresence } from '../shared/usePresence.ts';
import { IncidentStrip } from '../ticket-playbook/IncidentStrip.tsx';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { TICKET, type TicketDetail } from './ticket-page.operations.ts';
import { Thread } from './Thread.tsx';
import { TicketHead, usePlace } from './TicketHead.tsx';
import { lastQueue } from '../tickets/TicketList.tsx';
import { TicketPanel } from './TicketPanel.tsx';
import { TicketSide } from './TicketSide.tsx';
import '../tickets/tickets.css';
import { type ActName, useTicketActs } from './useTicketActs.tsx';

/** Lines of the thread that are read at first, and with each step back. */
const LINES = 60;

export function TicketShow() {
  const { id = '' } = useParams();
  return <TicketPage key={id} id={id} />;
}

function TicketPage({ id }: { id: string }) {
  const t = useT();
  const can = useCan();
  const navigate = useNavigate();
  const [lines, setLines] = useState(LINES);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const composer = useRef<ComposerHandle>(null);
  const { data, error, isPending, refetch } = useAsk<{ ticket: TicketDetail | null }>(TICKET, { id, events: lines, readsNotes: can('tickets:read-notes'), readsOrders: can('customers:read-orders') }, { staleTime: 0 });
  const ticket = data?.ticket ?? null;
  const renew = async (): Promise<TicketDetail | null> => (await refetch()).data?.ticket ?? null;
  usePageTitle(ticket ? `${ticket.subject} ${ticket.number}` : t('tickets.title'));
  useSubscription<{ changed: { id: string; version: number | null } }>(CHANGED, ticket ? { resource: 'Ticket', ids: [id] } : null, ({ changed }) => {
    if (ticket && (changed.version === null || changed.version > ticket.version)) void renew();
  });
  // Notes raise no version of the ticket; theirs are heard by their customer.
  const owner = id.replace(/^W/, '').split('-')[0];
  useSubscription<{ changed: { id: string } }>(CHANGED, ticket && can('tickets:read-notes') ? { resource: 'TicketNote' } : null, ({ changed }) => { if (changed.id.startsWith(`N${owner}-`)) void renew(); });
  // biome-ignore lint/correctness/useExhaustiveDependencies: one listener a page
  useEffect(() => onReconnect(() => { void renew(); }), [id]);
  const { others, writing, stopped } = usePresence('Ticket', ticket ? id : null);
  useEffect(() => stopped, [stopped]);
  const place = usePlace(id);
  const { acts, primary, run, joinOther, dialog } = useTicketActs(ticket, picked, async () => { setPicked(new Set()); await renew(); });

  const latest = useRef({ run, place });
  latest.current = { run, place };
  useEffect(() => {
    const letters: Record<string, ActName> = { a: 'assign', p: 'classify' };
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const { run: act, place: where } = latest.current;
      if (event.key === 'r' || event.key === 'c') { event.preventDefault(); composer.current?.open(event.key === 'r' ? 'reply' : 'note'); }
      else if (event.key === 'b') { event.preventDefault(); document.querySelector<HTMLElement>('[data-book-next]')?.click(); }
      else if (event.key === 's') { event.preventDefault(); setMenu(document.getElementById('ticket-state')); }
      else if (event.key === 'n') { if (where.following) { event.preventDefault(); navigate(where.following); } }
      else if (event.key === 'j') { if (where.next) { event.preventDefault(); navigate(where.next); } }
      else if (event.key === 'k') { if (where.previous) { event.preventDefault(); navigate(where.previous); } }
      else if (letters[event.key]) { event.preventDefault(); act(letters[event.key] as ActName); }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [navigate]);

  if (error) return <Failed what={t('tickets.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!ticket) return <Empty icon={TicketX} title={t('state.notFound')} text={t('state.notFoundText')}><Link className="btn" to={lastQueue()}>{t('tickets.back')}</Link></Empty>;
  const pick = (event: string) => setPicked((old) => { const next = new Set(old); if (!next.delete(event)) next.add(event); return next; });
  return (
    <>
      <TicketHead ticket={ticket} place={place} others={others} acts={acts} primary={primary} run={run} menu={menu} setMenu={setMenu} />
      <div className="ticket">
        <aside className="side-panel" aria-label={t('tickets.side')}><TicketSide ticket={ticket} run={run} onDone={renew} onJoin={(other) => void joinOther(other)} insert={(words) => composer.current?.insert(words)} /></aside>
        <div className="talk">
          <IncidentStrip ticket={ticket} onDone={renew} />
          <Thread ticket={ticket} picked={picked} onPick={pick} onDone={renew} onOlder={(ticket.events?.total ?? 0) > lines ? () => setLines((n) => Math.min(n + LINES * 2, 200)) : undefined} />
          <Composer ref={composer} ticket={ticket} others={others} writing={writing} stopped={stopped} onSent={renew} />
        </div>
        <ContextPanel label={t('tickets.panel')}><TicketPanel ticket={ticket} onDone={renew} /></ContextPanel>
      </div>
      {dialog}
    </>
  );
}
