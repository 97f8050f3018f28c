// Acts over many customers: tags on and off, into a fixed list, out to a file; small ones at once, large ones as jobs.
import { useQueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import type { BulkTarget } from '../shared/BulkBar.tsx';
import { BulkFailures, type FailedRow } from '../shared/BulkFailures.tsx';
import { toastJob } from '../shared/JobToast.tsx';
import { toast, toastDone, toastFault, toastUndo } from '../shared/Toasts.tsx';
import { ADD_MEMBERS, marksOf, membersOf, REMOVE_MEMBERS, restoreMarks, TAG_CUSTOMERS, UNTAG_CUSTOMERS } from './bulk-undo.ts';

export interface BulkResult { done: number; failed: FailedRow[]; jobId: string | null }
const EXPORT_ROWS = gql`mutation ExportRows($input: ExportRowsInput!) { exportRows(input: $input) { jobId } }`;
/** Acts on more ids than this run in the background. */
const AT_ONCE = 1_000;

const idsOf = (target: BulkTarget): Record<string, unknown> => (target.ids ? { ids: target.ids } : { filter: target.filter ?? {} });

/** The acts, each saying by a toast what became of it; what can be taken back offers it. */
export function useBulkActs() {
  const t = useT();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  const said = (result: BulkResult, words: string, undo?: (() => Promise<unknown>) | null) => {
    if (result.jobId) { toastJob(result.jobId, words, { onDone: () => void refresh() }); return; }
    void refresh();
    if (result.failed.length > 0) toast(createElement(BulkFailures, { done: result.done, failed: result.failed, to: (id: string) => `/customers/${id}/show` }), null);
    else if (undo) toastUndo(words, () => { undo().then(refresh, (fault: Fault) => toastFault(fault.message)); });
    else toastDone(words);
  };
  const guard = async (work: () => Promise<void>) => {
    try { await work(); return true; } catch (fault) { toastFault((fault as Fault).message); return false; }
  };
  const few = (target: BulkTarget): string[] | null => (target.ids && target.ids.length <= AT_ONCE ? target.ids : null);
  const tag = (target: BulkTarget, tagIds: string[], names: string, evidence?: string, expiresAt?: string | null) => guard(async () => {
    const ids = few(target);
    const before = ids && await marksOf(ids, tagIds);
    const { tagCustomers } = await request<{ tagCustomers: BulkResult }>(TAG_CUSTOMERS, { input: { ...idsOf(target), tagIds, ...(evidence ? { evidence } : {}), ...(expiresAt ? { expiresAt } : {}) } });
    said(tagCustomers, t('customers.bulk.tagged', { count: target.count, smart_count: target.count, names }), before && (() => restoreMarks(before, ids, tagIds)));
  });
  const untag = (target: BulkTarget, tagIds: string[], names: string) => guard(async () => {
    const ids = few(target);
    const before = ids && await marksOf(ids, tagIds);
    const { untagCustomers } = await request<{ untagCustomers: BulkResult }>(UNTAG_CUSTOMERS, { input: { ...idsOf(target), tagIds } });
    said(untagCustomers, t('customers.bulk.untagged', { count: target.count, smart_count: target.count, names }), before && (() => restoreMarks(before, ids, tagIds)));
  });
  const addToSegment = (target: BulkTarget, segmentId: string, name: string) => guard(async () => {
    const ids = few(target);
    const before = ids && await membersOf(ids, segmentId);
    const { addSegmentMembers } = await request<{ addSegmentMembers: BulkResult }>(ADD_MEMBERS, { input: { segmentId, ...(target.ids ? { customerIds: target.ids } : { filter: target.filter ?? {} }) } });
    const fresh = before && ids.filter((id) => !before.has(id));
    said(addSegmentMembers, t('customers.bulk.added', { count: target.count, smart_count: target.count, name }),
      fresh && fresh.length > 0 ? () => request(REMOVE_MEMBERS, { input: { segmentId, customerIds: fresh } }) : null);
  });
  const exportRows = (filter: Record<string, unknown>, format: 'CSV' | 'XLSX', title: string) => guard(async () => {
    const { exportRows: { jobId } } = await request<{ exportRows: { jobId: string } }>(EXPORT_ROWS, { input: { kind: 'customers', filter, format, title } });
    toastJob(jobId, t('customers.exporting'));
  });
  return { tag, untag, addToSegment, exportRows };
}
