// Acts on several tickets at once: each is done by itself and its refusal kept, so that one that may not does not stop the others.
import { useQueryClient } from '@tanstack/react-query';
import { ArrowUpCircle, UserCheck, UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import type { BulkTarget, BulkVerb } from '../shared/BulkBar.tsx';
import { toastDone, toastFault, toastUndo } from '../shared/Toasts.tsx';
import { ASSIGN, ESCALATE } from './acts.operations.ts';
import { AssignDialog, ReasonDialog } from './ActDialogs.tsx';
import type { TicketRow } from './TicketList.tsx';

const VERSIONS = gql`query TicketVersions($filter: TicketFilter, $page: PageInput) { tickets(filter: $filter, page: $page) { items { id version number assigneeId } hasNext } }`;
/** More than this is no act of one hand. */
const MOST = 1_000;
type Held = Pick<TicketRow, 'id' | 'version' | 'number' | 'assigneeId'>;

/** All that the target names, before the first of them changes. */
async function heldBy(target: BulkTarget): Promise<Held[]> {
  const rows: Held[] = [];
  for (;;) {
    const { tickets } = await request<{ tickets: { items: Held[]; hasNext: boolean } }>(VERSIONS, { filter: target.ids ? { ids: target.ids } : target.filter ?? {}, page: { limit: 200, offset: rows.length } });
    rows.push(...tickets.items);
    if (!tickets.hasNext || rows.length > MOST) return rows;
  }
}

/** The verbs of the queue's bulk bar, and taking one ticket by key. `dialog` stands somewhere on the page. */
export function useTicketBulk(): { verbs: BulkVerb[]; take: (row: TicketRow) => Promise<void>; dialog: ReactNode } {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<{ act: 'assign' | 'escalate'; target: BulkTarget; clear: () => void } | null>(null);
  const refresh = () => { void queries.invalidateQueries({ queryKey: ['tickets'] }); void queries.invalidateQueries({ queryKey: ['ask'] }); };
  const me = viewer?.employeeId ?? null;

  const assign = (row: Held, assigneeId: string | null, reason: string | null, version = row.version) =>
    request<{ assignTicket: { version: number } }>(ASSIGN, { input: { id: row.id, expectedVersion: version, assigneeId, reason } });
  const take = async (row: TicketRow): Promise<void> => {
    if (!me || row.assigneeId === me) return;
    try {
      const { assignTicket } = await assign(row, me, row.assigneeId ? t('tickets.reason.took') : null);
      refresh();
      toastUndo(t('tickets.took', { number: row.number }), () => {
        assign(row, row.assigneeId, t('tickets.reason.undo'), assignTicket.version).then(refresh, (fault: Fault) => toastFault(fault.message));
      });
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  const each = async (target: BulkTarget, words: string, clear: () => void, work: (row: Held) => Promise<unknown>) => {
    let done = 0;
    const failed: string[] = [];
    try {
      const rows = await heldBy(target);
      if (rows.length > MOST) { toastFault(t('tickets.bulk.tooMany', { count: MOST })); return; }
      for (const row of rows) {
        try { await work(row); done += 1; } catch (fault) { failed.push(`${row.number} ${(fault as Fault).message}`); }
      }
    } catch (fault) { failed.push((fault as Fault).message); }
    refresh();
    clear();
    if (failed.length > 0) toastFault(t('tickets.bulk.failed', { done, failed: failed.length, reason: failed.slice(0, 3).join(t('tickets.semicolon')) }));
    else toastDone(t('tickets.bulk.done', { count: done, act: words }));
  };
  const ask = (act: 'assign' | 'escalate') => (target: BulkTarget, clear: () => void) => setAsking({ act, target, clear });
  const verbs: BulkVerb[] = [
    ...(can('tickets:assign') && me ? [{ key: 'take', label: t('tickets.bulk.take'), icon: UserCheck, run: (target: BulkTarget, clear: () => void) => void each(target, t('tickets.bulk.take'), clear, (row) => (row.assigneeId === me ? Promise.resolve() : assign(row, me, row.assigneeId ? t('tickets.reason.took') : null))) }] : []),
    ...(can('tickets:assign') ? [{ key: 'assign', label: t('tickets.bulk.assign'), icon: UserPlus, run: ask('assign') }] : []),
    ...(can('tickets:write') ? [{ key: 'escalate', label: t('tickets.bulk.escalate'), icon: ArrowUpCircle, run: ask('escalate') }] : []),
  ];
  const close = () => setAsking(null);
  const dialog = asking && (asking.act === 'assign'
    ? <AssignDialog title={t('tickets.bulk.assign')} needsReason onClose={close} onSend={async ({ assigneeId, reason }) => { close(); await each(asking.target, t('tickets.bulk.assign'), asking.clear, (row) => assign(row, assigneeId, reason)); }} />
    : <ReasonDialog act="escalate" onClose={close} onSend={async (reason) => { close(); await each(asking.target, t('tickets.bulk.escalate'), asking.clear, (row) => request(ESCALATE, { input: { id: row.id, expectedVersion: row.version, reason } })); }} />);
  return { verbs, take, dialog };
}
