// The acts on one ticket: which its state allows, what is asked first, and what is said when they are done.
import { useQueryClient } from '@tanstack/react-query';
import { AlarmClock, Archive, ArrowUpCircle, CircleCheck, CirclePause, CirclePlay, Link2, ListPlus, Merge, PhoneCall, RotateCcw, Split, Tag, UserCheck, UserPlus, type LucideIcon } from 'lucide-react';
import type { DocumentNode } from '@apollo/client/core';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { Fault } from '../provider/faults.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { toastDone, toastFault, toastUndo } from '../shared/Toasts.tsx';
import { AssignDialog, CallbackDialog, ClassifyDialog, OtherTicketDialog, ReasonDialog, ResolveDialog, SplitDialog, TaskDialog, WaitDialog } from '../tickets/ActDialogs.tsx';
import { ARCHIVE, ASSIGN, CALLBACK, CLASSIFY, CLOSE, DISTRIBUTE, ESCALATE, JOIN, LINK, newKey, REOPEN, RESOLVE, RESUME, RETARGET, SPLIT, TASK, WAIT } from '../tickets/acts.operations.ts';
import { RetargetDialog } from './RetargetDialog.tsx';
import type { TicketDetail } from './ticket-page.operations.ts';

export type ActName = 'take' | 'assign' | 'escalate' | 'classify' | 'wait' | 'resume' | 'resolve' | 'callback' | 'close' | 'reopen' | 'archive' | 'task' | 'link' | 'join' | 'split' | 'retarget';
export interface Act { name: ActName; label: string; icon: LucideIcon; /** Why it is closed just now; it stays in sight. */ blocked?: string }
const ICONS: Record<ActName, LucideIcon> = {
  take: UserCheck, assign: UserPlus, escalate: ArrowUpCircle, classify: Tag, wait: CirclePause, resume: CirclePlay, resolve: CircleCheck, callback: PhoneCall, close: CircleCheck, reopen: RotateCcw, archive: Archive,
  task: ListPlus, link: Link2, join: Merge, split: Split, retarget: AlarmClock,
};
/** Does a clock still count, now or after a pause? */
const runs = (clock: { state: string }): boolean => clock.state === 'RUNNING' || clock.state === 'PAUSED';
const LIVE = ['NEW', 'OPEN', 'WAITING'];
/** Acts that a state allows, as the server's state machine says. */
const ACTS_OF: Record<string, readonly ActName[]> = {
  NEW: ['take', 'assign', 'escalate', 'classify', 'wait', 'resolve', 'task', 'link', 'join', 'split', 'retarget'],
  OPEN: ['take', 'assign', 'escalate', 'classify', 'wait', 'resolve', 'task', 'link', 'join', 'split', 'retarget'],
  WAITING: ['take', 'assign', 'escalate', 'classify', 'resume', 'resolve', 'task', 'link', 'join', 'split', 'retarget'],
  SOLVED: ['take', 'assign', 'close', 'callback', 'reopen', 'link'],
  CALLBACK_DUE: ['take', 'assign', 'callback', 'reopen', 'link', 'retarget'],
  CLOSED: ['reopen', 'archive', 'link'],
  ARCHIVED: ['link'],
};

export function useTicketActs(ticket: TicketDetail | null, picked: ReadonlySet<string>, onDone: () => Promise<unknown>): { acts: Act[]; primary: Act | null; run: (name: ActName) => void; joinOther: (otherId: string) => Promise<void>; dialog: ReactNode } {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<ActName | null>(null);
  if (!ticket) return { acts: [], primary: null, run: () => {}, joinOther: async () => {}, dialog: null };
  const me = viewer?.employeeId ?? null;
  const may = (name: ActName): boolean => {
    if (name === 'take') return can('tickets:assign') && me !== null && ticket.assigneeId !== me;
    if (name === 'assign') return can('tickets:assign');
    if (name === 'retarget') return can('tickets:retarget') && (ticket.clocks ?? []).some(runs);
    return can(name === 'split' ? ['tickets:open'] : 'tickets:write') && can('tickets:write');
  };
  const openTasks = (ticket.tasks ?? []).some((task) => task.state === 'OPEN');
  const blocked = (name: ActName): string | undefined => (name === 'resolve' && openTasks ? t('tickets.act.blocked.tasks') : name === 'split' && picked.size === 0 ? t('tickets.act.splitPick') : undefined);
  const acts = (ACTS_OF[ticket.status] ?? []).filter(may).map((name): Act => ({ name, label: t(`tickets.act.${name}`), icon: ICONS[name], blocked: blocked(name) }));
  const find = (name: ActName) => acts.find((act) => act.name === name) ?? null;
  const primary = (!ticket.assigneeId && find('take')) || (LIVE.includes(ticket.status) ? find('resolve') : ticket.status === 'CALLBACK_DUE' ? find('callback') : ticket.status === 'SOLVED' ? find('close') : null);

  /** Sends an act; a ticket that has moved meanwhile is shown as it is, and the act is asked again. */
  const send = async <T extends Record<string, unknown>>(name: ActName, document: DocumentNode, more: Record<string, unknown>): Promise<T> => {
    try {
      const answer = await request<T>(document, { input: { id: ticket.id, expectedVersion: ticket.version, ...more } });
      setAsking(null);
      await onDone();
      void queries.invalidateQueries({ queryKey: ['tickets'] });
      if (name !== 'take' && name !== 'assign') toastDone(t('tickets.act.done', { number: ticket.number, act: t(`tickets.act.${name}`) }));
      return answer;
    } catch (error) {
      const fault = error as Fault;
      if (fault.code === 'CONFLICT') await onDone();
      throw fault;
    }
  };
  const assign = async (assigneeId: string | null, reason: string | null, name: 'take' | 'assign') => {
    const was = ticket.assigneeId;
    const { assignTicket } = await send<{ assignTicket: { version: number } }>(name, ASSIGN, { assigneeId, reason });
    toastUndo(t(name === 'take' ? 'tickets.took' : assigneeId ? 'tickets.act.done' : 'tickets.queued', { number: ticket.number, act: t('tickets.act.assign') }), () => {
      request(ASSIGN, { input: { id: ticket.id, expectedVersion: assignTicket.version, assigneeId: was, reason: t('tickets.reason.undo'), isUndo: true } }).then(onDone, (fault: Fault) => toastFault(fault.message));
    });
  };
  const joinOther = async (otherId: string) => {
    try { await send('join', JOIN, { otherId }); } catch (fault) { toastFault((fault as Fault).message); }
  };
  const run = (name: ActName) => {
    const act = find(name);
    if (!act) return;
    if (act.blocked) { toastFault(act.blocked); return; }
    if (name === 'take') assign(me, ticket.assigneeId ? t('tickets.reason.took') : null, 'take').catch((fault: Fault) => toastFault(fault));
    else if (name === 'archive') send(name, ARCHIVE, {}).catch((fault: Fault) => toastFault(fault.message));
    else setAsking(name);
  };
  const close = () => setAsking(null);
  const dialog = ((): ReactNode => {
    switch (asking) {
      case 'assign': return <AssignDialog title={t('tickets.act.assignTitle')} ticketId={ticket.id} onRule={async (reason) => { await send('assign', DISTRIBUTE, { ...(reason ? { reason } : {}) }); toastDone(t('tickets.act.done', { number: ticket.number, act: t('tickets.act.assign') })); }} storeId={ticket.storeId} assigneeId={ticket.assigneeId} needsReason={Boolean(ticket.assigneeId)} onClose={close} onSend={({ assigneeId, reason }) => assign(assigneeId, reason, 'assign')} />;
      case 'escalate': return <ReasonDialog act="escalate" onClose={close} onSend={async (reason) => { await send('escalate', ESCALATE, { reason }); }} />;
      case 'reopen': return <ReasonDialog act="reopen" onClose={close} onSend={async (reason) => { await send('reopen', REOPEN, { reason }); }} />;
      case 'close': return <ReasonDialog act="close" optional onClose={close} onSend={async (reason) => { await send('close', CLOSE, { reason: reason || null }); }} />;
      case 'resume': return <ReasonDialog act="resume" optional onClose={close} onSend={async (reason) => { await send('resume', RESUME, { reason: reason || null }); }} />;
      case 'wait': return <WaitDialog onClose={close} onSend={async (values) => { await send('wait', WAIT, values); }} />;
      case 'resolve': return <ResolveDialog onClose={close} onSend={async (values) => { await send('resolve', RESOLVE, values); }} />;
      case 'classify': return <ClassifyDialog defaults={{ subject: ticket.subject, categoryId: ticket.categoryId, needClass: ticket.needClass, level: ticket.level, priority: ticket.priority, batchNo: ticket.batchNo }} onClose={close} onSend={async (values) => { await send('classify', CLASSIFY, { ...values }); }} />;
      case 'callback': return <CallbackDialog onClose={close} onSend={async (values) => { await request(CALLBACK, { input: { id: ticket.id, idempotencyKey: newKey(), ...values } }); close(); await onDone(); toastDone(t('tickets.act.done', { number: ticket.number, act: t('tickets.callbacks') })); }} />;
      case 'task': return <TaskDialog onClose={close} onSend={async (values) => { await request(TASK, { input: { ticketId: ticket.id, ...values } }); close(); await onDone(); }} />;
      case 'link': return <OtherTicketDialog act="link" customerId={ticket.customerId} own={ticket.id} onClose={close} onSend={async ({ otherId, reason }) => { await request(LINK, { input: { id: ticket.id, otherId, reason } }); close(); await onDone(); }} />;
      case 'join': return <OtherTicketDialog act="join" customerId={ticket.customerId} own={ticket.id} onClose={close} onSend={async ({ otherId, reason }) => { await send('join', JOIN, { otherId, reason }); }} />;
      case 'retarget': return <RetargetDialog clocks={(ticket.clocks ?? []).filter(runs)} onClose={close} onSend={async (values) => { await send('retarget', RETARGET, values); }} />;
      case 'split': return <SplitDialog count={picked.size} onClose={close} onSend={async (subject) => {
        const { splitTicket } = await send<{ splitTicket: { id: string } }>('split', SPLIT, { subject, eventIds: [...picked], idempotencyKey: newKey() });
        navigate(`/tickets/${splitTicket.id}/show`);
      }} />;
      default: return null;
    }
  })();
  return { acts, primary, run, joinOther, dialog };
}
