// The board: open tickets by state, moved by hand or by keyboard; a move is an act and asks what that act asks.
import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import { Crown, Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { onReconnect, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Failed, PageSkeleton } from '../shared/states.tsx';
import { toastFault } from '../shared/Toasts.tsx';
import { ClockBadge } from './ClockBadge.tsx';
import { ShowAs } from './ShowAs.tsx';
import { NeedTag, promiseOf, type TicketRow } from './TicketList.tsx';
import type { TicketDetail } from '../ticket-page/ticket-page.operations.ts';
import { whoOf } from './who.ts';
import './tickets.css';
import { TICKET_CHANGED } from './useArrivals.ts';
import { type ActName, useTicketActs } from '../ticket-page/useTicketActs.tsx';

const STATES = ['NEW', 'OPEN', 'WAITING', 'SOLVED', 'CALLBACK_DUE'] as const;
type State = (typeof STATES)[number];
const CARD = `id version number subject status isOpen waitingFor needClass level priority tier storeId assigneeId customerId categoryId contactName nextDueAt openedAt lastEventAt solvedAt closedAt
  category { id nameZh nameEn } store { id nameZh nameEn } assignee { id name nameEn } customer { id name tier } clocks { id kind state startedAt dueAt pausedAt }`;
const BOARD = gql`query TicketBoard($new: TicketFilter, $open: TicketFilter, $waiting: TicketFilter, $solved: TicketFilter, $callback: TicketFilter) {
  NEW: tickets(filter: $new, page: { limit: 30 }) { total items { ${CARD} } }
  OPEN: tickets(filter: $open, page: { limit: 30 }) { total items { ${CARD} } }
  WAITING: tickets(filter: $waiting, page: { limit: 30 }) { total items { ${CARD} } }
  SOLVED: tickets(filter: $solved, page: { limit: 30 }) { total items { ${CARD} } }
  CALLBACK_DUE: tickets(filter: $callback, page: { limit: 30 }) { total items { ${CARD} } }
}`;
type Board = Record<State, { total: number; items: TicketRow[] }>;
/** The act that leads from one state to another; none: the move is not there. */
const MOVES: Record<State, Partial<Record<State, ActName>>> = {
  NEW: { OPEN: 'take', WAITING: 'wait', SOLVED: 'resolve', CALLBACK_DUE: 'resolve' },
  OPEN: { WAITING: 'wait', SOLVED: 'resolve', CALLBACK_DUE: 'resolve' },
  WAITING: { OPEN: 'resume', SOLVED: 'resolve', CALLBACK_DUE: 'resolve' },
  SOLVED: { OPEN: 'reopen' },
  CALLBACK_DUE: { OPEN: 'reopen' },
};

export function TicketBoard() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const { storeIds } = useScope();
  const [moving, setMoving] = useState<{ ticket: TicketRow; act: ActName } | null>(null);
  const [dragged, setDragged] = useState<State | null>(null);
  const scope = useMemo(() => (storeIds ? { storeId: { in: storeIds } } : {}), [storeIds]);
  const filter = (status: State) => ({ ...scope, status: { eq: status } });
  const { data, error, isPending, refetch } = useAsk<Board>(BOARD, { new: filter('NEW'), open: filter('OPEN'), waiting: filter('WAITING'), solved: filter('SOLVED'), callback: filter('CALLBACK_DUE') }, { staleTime: 5_000, refetchInterval: 60_000 });
  useSubscription(TICKET_CHANGED, { filter: scope }, () => { if (!dragged) void refetch(); });
  useEffect(() => onReconnect(() => { void refetch(); }), [refetch]);
  const { run, dialog } = useTicketActs(moving ? ({ ...moving.ticket, tasks: null } as unknown as TicketDetail) : null, new Set(), async () => { setMoving(null); await refetch(); });
  // The act is asked once its ticket is in hand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a move
  useEffect(() => { if (moving) run(moving.act); }, [moving]);
  const drop = ({ destination, source, draggableId }: DropResult) => {
    setDragged(null);
    const from = source.droppableId as State;
    const to = destination?.droppableId as State | undefined;
    if (!to || to === from) return;
    const ticket = data?.[from].items.find((row) => row.id === draggableId);
    const act = MOVES[from][to];
    if (!ticket || !act) { toastFault(t('board.noMove', { from: t(`ticketStatus.${from}`), to: t(`ticketStatus.${to}`) })); return; }
    setMoving({ ticket, act });
  };
  if (error) return <Failed what={t('tickets.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  return (
    <div className="queue">
      <PageHeader title={t('tickets.title')} facts={<span>{t('board.by')}</span>}>
        <ShowAs />
        {can('tickets:open') && <Link className="btn pri" to="/tickets/create"><Plus size={14} aria-hidden />{t('tickets.new')}</Link>}
      </PageHeader>
      <DragDropContext dragHandleUsageInstructions={t('board.help')} onDragEnd={drop}
        onDragStart={({ source }, { announce }) => { setDragged(source.droppableId as State); announce(t('board.lifted', { state: t(`ticketStatus.${source.droppableId}`) })); }}
        onDragUpdate={({ destination }, { announce }) => announce(destination ? t('board.over', { state: t(`ticketStatus.${destination.droppableId}`) }) : t('board.nowhere'))}>
        <div className="kanban" role="region" aria-label={t('tickets.show.board')} tabIndex={0}>
          {STATES.map((state) => (
            <Droppable key={state} droppableId={state}>{(place, at) => (
              <section className={[at.isDraggingOver && 'over', dragged && dragged !== state && !MOVES[dragged][state] && 'shut'].filter(Boolean).join(' ') || undefined} aria-label={t(`ticketStatus.${state}`)}>
                <h2>{t(`ticketStatus.${state}`)}<i><OpenNumber to={listLink('tickets', { ...(storeIds ? { storeId: storeIds } : {}), status: [state] })} label={`${t(`ticketStatus.${state}`)} ${data[state].total}`}>{format.count(data[state].total)}</OpenNumber></i></h2>
                <div className="pile" ref={place.innerRef} {...place.droppableProps}>
                  {data[state].items.map((row, index) => (
                    <Draggable key={row.id} draggableId={row.id} index={index} isDragDisabled={!can('tickets:write')}>{(hand, held) => (
                      <div ref={hand.innerRef} {...hand.draggableProps} {...hand.dragHandleProps} className={held.isDragging ? 'ticket-card drag' : 'ticket-card'} role="group" aria-label={`${row.number} ${row.subject}`}><Card row={row} /></div>
                    )}</Draggable>
                  ))}
                  {place.placeholder}
                  {data[state].total > data[state].items.length && <p className="t12 t3 c">{t('board.more', { count: data[state].total - data[state].items.length })}</p>}
                </div>
              </section>
            )}</Droppable>
          ))}
        </div>
      </DragDropContext>
      {dialog}
    </div>
  );
}

function Card({ row }: { row: TicketRow }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="col g4">
      <span className="row wrap g4">{row.isOpen && <ClockBadge promise={promiseOf(row)} waitingFor={row.waitingFor} />}<span className="end t12 t2 nw">{t(`ticketLevel.${row.level}`)}</span></span>
      <Link className="b" to={`/tickets/${row.id}/show`} tabIndex={-1} draggable={false}>{row.subject}</Link>
      <span className="row g6 t12 t3"><span className="el">{whoOf(row) ?? t('tickets.nameless')}</span>{row.tier === 'GOLD' && <Crown size={12} aria-label={t('tier.GOLD')} role="img" style={{ color: 'var(--gold)' }} />}<NeedTag need={row.needClass} /><span className="end el">{format.person(row.assignee, t('tickets.nobody'))}</span></span>
      <span className="t12 t3 el">{row.number}<i className="md" />{format.named(row.store)}</span>
    </span>
  );
}
