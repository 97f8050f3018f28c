// The board: findings by state with their clocks, moved by hand or by keyboard; a move is an act and asks what that act asks.
import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, onReconnect, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { DueBadge, RepeatTag, SeverityTag, ShowAs } from './looks.tsx';
import { OpenFinding } from './OpenFinding.tsx';
import { PlanAction } from './PlanAction.tsx';
import { BOARD, CLOSE_FINDING, type FindingRow, REOPEN_FINDING } from './quality.operations.ts';

const STATES = ['OPEN', 'ACTING', 'CHECKING', 'CLOSED'] as const;
type State = (typeof STATES)[number];
type Move = 'plan' | 'close' | 'reopen';
type Board = Record<State, { total: number; items: FindingRow[] }>;
/** The act that leads from one state to another; verifying is done on the action's own page. */
const MOVES: Record<State, Partial<Record<State, Move>>> = { OPEN: { ACTING: 'plan' }, ACTING: {}, CHECKING: { ACTING: 'plan', CLOSED: 'close' }, CLOSED: { OPEN: 'reopen' } };
const NEEDS: Record<Move, string> = { plan: 'quality:write', close: 'quality:verify', reopen: 'quality:verify' };

export function FindingBoard() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const { storeIds } = useScope();
  const [moving, setMoving] = useState<{ row: FindingRow; act: Move } | null>(null);
  const [dragged, setDragged] = useState<State | null>(null);
  const scope = useMemo(() => (storeIds ? { storeId: { in: storeIds } } : {}), [storeIds]);
  const filter = (state: State) => ({ ...scope, state: { eq: state } });
  const { data, error, isPending, refetch } = useAsk<Board>(BOARD, {
    open: filter('OPEN'), acting: filter('ACTING'), checking: filter('CHECKING'), closed: filter('CLOSED'), soonest: [{ field: 'DUE_AT', order: 'ASC' }], latest: [{ field: 'CLOSED_AT', order: 'DESC' }],
  }, { staleTime: 5_000, refetchInterval: 60_000 });
  useSubscription(CHANGED, { resource: 'Finding' }, () => { if (!dragged) void refetch(); });
  useEffect(() => onReconnect(() => { void refetch(); }), [refetch]);
  const drop = ({ destination, source, draggableId }: DropResult) => {
    setDragged(null);
    const from = source.droppableId as State;
    const to = destination?.droppableId as State | undefined;
    if (!to || to === from) return;
    const row = data?.[from].items.find((one) => one.id === draggableId);
    const act = MOVES[from][to];
    if (!row || !act || !can(NEEDS[act])) { toastFault(from === 'ACTING' && to === 'CHECKING' ? t('findings.verifyFirst') : t('findings.noMove', { from: t(`findingState.${from}`), to: t(`findingState.${to}`) })); return; }
    setMoving({ row, act });
  };
  if (error) return <Failed what={t('findings.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  const done = async (words: string) => { setMoving(null); await refetch(); toastDone(words); };
  return (
    <div className="finding-board">
      <PageHeader title={t('findings.title')} facts={<span>{t('findings.boardFacts')}</span>}><ShowAs /><OpenFinding /></PageHeader>
      <DragDropContext dragHandleUsageInstructions={t('findings.help')} onDragEnd={drop}
        onDragStart={({ source }, { announce }) => { setDragged(source.droppableId as State); announce(t('findings.lifted', { state: t(`findingState.${source.droppableId}`) })); }}
        onDragUpdate={({ destination }, { announce }) => announce(destination ? t('findings.over', { state: t(`findingState.${destination.droppableId}`) }) : t('findings.nowhere'))}>
        <div className="finding-piles" role="region" aria-label={t('findings.board')} tabIndex={0}>
          {STATES.map((state) => (
            <Droppable key={state} droppableId={state}>{(place, at) => (
              <section className={[at.isDraggingOver && 'over', dragged && dragged !== state && !MOVES[dragged][state] && 'shut'].filter(Boolean).join(' ') || undefined} aria-label={t(`findingState.${state}`)}>
                <h2>{t(`findingState.${state}`)}<i><OpenNumber to={listLink('findings', { ...(storeIds ? { storeId: storeIds } : {}), state: [state] })} label={`${t(`findingState.${state}`)} ${data[state].total}`}>{format.count(data[state].total)}</OpenNumber></i></h2>
                <div className="pile" ref={place.innerRef} {...place.droppableProps}>
                  {data[state].items.map((row, index) => (
                    <Draggable key={row.id} draggableId={row.id} index={index} isDragDisabled={!can('quality:write')}>{(hand, held) => (
                      <div ref={hand.innerRef} {...hand.draggableProps} {...hand.dragHandleProps} className={held.isDragging ? 'finding-card drag' : 'finding-card'} role="group" aria-label={`${row.number} ${format.language === 'zh' ? row.titleZh : row.titleEn}`}><Card row={row} /></div>
                    )}</Draggable>
                  ))}
                  {place.placeholder}
                  {data[state].total > data[state].items.length && <p className="t12 t3 c"><OpenNumber to={listLink('findings', { ...(storeIds ? { storeId: storeIds } : {}), state: [state] })}>{t('findings.more', { count: data[state].total - data[state].items.length })}</OpenNumber></p>}
                </div>
              </section>
            )}</Droppable>
          ))}
        </div>
      </DragDropContext>
      {moving?.act === 'plan' && <PlanAction findingId={moving.row.id} ownerId={moving.row.owner?.id} onClose={() => setMoving(null)} onDone={() => done(t('findings.planned'))} />}
      {moving && moving.act !== 'plan' && (
        <FormDialog title={t(`findings.${moving.act}`)} text={moving.act === 'close' ? t('findings.closeText') : undefined} act={t(`findings.${moving.act}`)} defaults={{ reason: '' }} onClose={() => setMoving(null)}
          onSend={async (values) => { await request(moving.act === 'close' ? CLOSE_FINDING : REOPEN_FINDING, { input: { id: moving.row.id, expectedVersion: moving.row.version, reason: values.reason } }); await done(t(moving.act === 'close' ? 'findings.closed' : 'findings.reopened')); }}>
          <TextField name="reason" label={t('findings.reason')} required />
        </FormDialog>
      )}
    </div>
  );
}

function Card({ row }: { row: FindingRow }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="col g4">
      <span className="row g6 wrap"><DueBadge dueAt={row.dueAt} doneAt={row.correctedAt} breachedAt={row.breachedAt} /><SeverityTag severity={row.severity} /><RepeatTag row={row} /></span>
      <Link className="b" to={`/findings/${row.id}/show`} tabIndex={-1} draggable={false}>{format.language === 'zh' ? row.titleZh : row.titleEn}</Link>
      <span className="row g6 t12 t3"><span className="el">{row.store ? format.named(row.store) : t('findings.chain')}</span><span className="end el">{format.person(row.owner, t('findings.nobody'))}</span></span>
      <span className="t12 t3 el">{[row.number, t(`findingSource.${row.source}`)].join(' · ')}</span>
    </span>
  );
}
