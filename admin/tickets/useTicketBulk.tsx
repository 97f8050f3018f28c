// Acts on several tickets at once, by the server's bulk acts: few at once, many as a job; each by itself, and those that refuse are listed with why.
import { useQueryClient } from '@tanstack/react-query';
import type { DocumentNode } from '@apollo/client/core';
import { ArrowUpCircle, CircleCheck, Tag, UserCheck, UserPlus } from 'lucide-react';
import { createElement, type ReactNode, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import type { BulkTarget, BulkVerb } from '../shared/BulkBar.tsx';
import { BulkFailures, type FailedRow } from '../shared/BulkFailures.tsx';
import { useFormat } from '../shared/format.ts';
import { toastJob } from '../shared/JobToast.tsx';
import { toast, toastDone, toastFault, toastUndo } from '../shared/Toasts.tsx';
import { ASSIGN } from './acts.operations.ts';
import { AssignDialog, ReasonDialog } from './ActDialogs.tsx';
import { BulkClassifyDialog } from './BulkClassifyDialog.tsx';
import type { TicketRow } from './TicketList.tsx';

const RESULT = '{ done failed { id code message } jobId }';
const ASSIGN_MANY = gql`mutation AssignTickets($input: AssignTicketsInput!) { result: assignTickets(input: $input) ${RESULT} }`;
const CLASSIFY_MANY = gql`mutation ClassifyTickets($input: ClassifyTicketsInput!) { result: classifyTickets(input: $input) ${RESULT} }`;
const CLOSE_MANY = gql`mutation CloseTickets($input: CloseTicketsInput!) { result: closeTickets(input: $input) ${RESULT} }`;
const ESCALATE_MANY = gql`mutation EscalateTickets($input: EscalateTicketsInput!) { result: escalateTickets(input: $input) ${RESULT} }`;
const HELD = gql`query TicketsHeld($filter: TicketFilter) { tickets(filter: $filter, page: { limit: 100 }) { items { id number assigneeId } } }`;
/** The server does so many within the request; only such an act is offered back. */
const AT_ONCE = 100;

interface BulkResult { done: number; failed: FailedRow[]; jobId: string | null }
interface Held { id: string; number: string; assigneeId: string | null }
type Act = 'assign' | 'classify' | 'escalate' | 'close';
const heldBy = async (ids: readonly string[]): Promise<Held[]> => (ids.length > 0 ? (await request<{ tickets: { items: Held[] } }>(HELD, { filter: { ids: ids.slice(0, AT_ONCE) } })).tickets.items : []);

/** The verbs of the queue's bulk bar, and taking one ticket by key. `dialog` stands somewhere on the page. */
export function useTicketBulk(): { verbs: BulkVerb[]; take: (row: TicketRow) => Promise<void>; dialog: ReactNode } {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<{ act: Act; target: BulkTarget; clear: () => void } | null>(null);
  const refresh = () => { void queries.invalidateQueries({ queryKey: ['tickets'] }); void queries.invalidateQueries({ queryKey: ['ask'] }); };
  const me = viewer?.employeeId ?? null;

  const take = async (row: TicketRow): Promise<void> => {
    if (!me || row.assigneeId === me) return;
    const assign = (assigneeId: string | null, reason: string | null, version: number, isUndo = false) => request<{ assignTicket: { version: number } }>(ASSIGN, { input: { id: row.id, expectedVersion: version, assigneeId, reason, isUndo } });
    try {
      const { assignTicket } = await assign(me, row.assigneeId ? t('tickets.reason.took') : null, row.version);
      refresh();
      toastUndo(t('tickets.took', { number: row.number }), () => { assign(row.assigneeId, t('tickets.reason.undo'), assignTicket.version, true).then(refresh, (fault: Fault) => toastFault(fault.message)); });
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  /** Sends one act for all that the target names and says what became of it; throws what is refused as a whole. */
  const send = async (document: DocumentNode, act: Act | 'take', { target, clear }: { target: BulkTarget; clear: () => void }, values: Record<string, unknown>, undo?: (done: readonly string[]) => Promise<unknown>) => {
    const { result } = await request<{ result: BulkResult }>(document, { input: { ...(target.ids ? { ids: target.ids } : { filter: target.filter ?? {} }), ...values } });
    const words = t(`tickets.bulk.did.${act}`, { count: format.count(result.jobId ? target.count : result.done), smart_count: result.done });
    setAsking(null);
    clear();
    if (result.jobId) { toastJob(result.jobId, words, { onDone: refresh }); return; }
    refresh();
    const failed = new Set(result.failed.map((row) => row.id));
    if (failed.size > 0) {
      const names = new Map((await heldBy([...failed]).catch(() => [])).map((row) => [row.id, row.number]));
      toast(createElement(BulkFailures, { done: result.done, failed: result.failed, to: (id: string) => `/tickets/${id}/show`, names }), null);
    } else if (undo && target.ids) toastUndo(words, () => { undo(target.ids ?? []).then(refresh, (fault: Fault) => toastFault(fault.message)); });
    else toastDone(words);
  };
  /** Hands them over; few can be given back to whoever had them. */
  const assign = async (asked: { target: BulkTarget; clear: () => void }, act: 'assign' | 'take', assigneeId: string | null, reason: string | null) => {
    const before = asked.target.ids && asked.target.ids.length <= AT_ONCE ? await heldBy(asked.target.ids) : null;
    await send(ASSIGN_MANY, act, asked, { assigneeId, reason }, before ? async () => {
      for (const holder of new Set(before.map((row) => row.assigneeId))) {
        await request(ASSIGN_MANY, { input: { ids: before.filter((row) => row.assigneeId === holder).map((row) => row.id), assigneeId: holder, reason: t('tickets.reason.undo'), isUndo: true } });
      }
    } : undefined);
  };
  const ask = (act: Act) => (target: BulkTarget, clear: () => void) => setAsking({ act, target, clear });
  const verbs: BulkVerb[] = [
    ...(can('tickets:assign') && me ? [{ key: 'take', label: t('tickets.bulk.take'), icon: UserCheck, run: (target: BulkTarget, clear: () => void) => { assign({ target, clear }, 'take', me, t('tickets.reason.took')).catch((fault: Fault) => toastFault(fault.message)); } }] : []),
    ...(can('tickets:assign') ? [{ key: 'assign', label: t('tickets.bulk.assign'), icon: UserPlus, run: ask('assign') }] : []),
    ...(can('tickets:write') ? [
      { key: 'classify', label: t('tickets.bulk.classify'), icon: Tag, run: ask('classify') },
      { key: 'escalate', label: t('tickets.bulk.escalate'), icon: ArrowUpCircle, run: ask('escalate') },
      { key: 'close', label: t('tickets.bulk.close'), icon: CircleCheck, run: ask('close') },
    ] : []),
  ];
  const close = () => setAsking(null);
  const count = asking ? format.count(asking.target.count) : '';
  const dialog = ((): ReactNode => {
    switch (asking?.act) {
      case 'assign': return <AssignDialog title={t('tickets.bulk.title.assign', { count, smart_count: asking.target.count })} needsReason onClose={close} onSend={({ assigneeId, reason }) => assign(asking, 'assign', assigneeId, reason)} />;
      case 'classify': return <BulkClassifyDialog title={t('tickets.bulk.title.classify', { count, smart_count: asking.target.count })} onClose={close} onSend={(values) => send(CLASSIFY_MANY, 'classify', asking, values)} />;
      case 'escalate': return <ReasonDialog act="escalate" title={t('tickets.bulk.title.escalate', { count, smart_count: asking.target.count })} onClose={close} onSend={(reason) => send(ESCALATE_MANY, 'escalate', asking, { reason })} />;
      case 'close': return <ReasonDialog act="close" optional title={t('tickets.bulk.title.close', { count, smart_count: asking.target.count })} onClose={close} onSend={(reason) => send(CLOSE_MANY, 'close', asking, { reason: reason || null })} />;
      default: return null;
    }
  })();
  return { verbs, take, dialog };
}
