// Acts over many customers: tags on and off, into a fixed list, out to a file; small ones at once, large ones as jobs.
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import type { BulkTarget } from '../shared/BulkBar.tsx';
import { toastJob } from '../shared/JobToast.tsx';
import { toastDone, toastFault, toastUndo } from '../shared/Toasts.tsx';

export interface BulkResult { done: number; failed: { id: string; code: string; message: string }[]; jobId: string | null }
const RESULT = '{ done failed { id code message } jobId }';
export const TAG_CUSTOMERS = gql`mutation TagCustomers($input: TagCustomersInput!) { tagCustomers(input: $input) ${RESULT} }`;
export const UNTAG_CUSTOMERS = gql`mutation UntagCustomers($input: UntagCustomersInput!) { untagCustomers(input: $input) ${RESULT} }`;
export const ADD_MEMBERS = gql`mutation AddSegmentMembers($input: SegmentMembersInput!) { addSegmentMembers(input: $input) ${RESULT} }`;
export const EXPORT_ROWS = gql`mutation ExportRows($input: ExportRowsInput!) { exportRows(input: $input) { jobId } }`;

const idsOf = (target: BulkTarget): Record<string, unknown> => (target.ids ? { ids: target.ids } : { filter: target.filter ?? {} });

/** The acts, each saying by a toast what became of it. */
export function useBulkActs() {
  const t = useT();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  const said = (result: BulkResult, words: string, undo?: () => Promise<unknown>) => {
    if (result.jobId) { toastJob(result.jobId, words, { onDone: () => void refresh() }); return; }
    void refresh();
    if (result.failed.length > 0) toastFault(t('customers.bulk.someFailed', { done: result.done, failed: result.failed.length, why: result.failed[0]?.message ?? '' }));
    else if (undo) toastUndo(words, () => { undo().then(refresh, (fault: Fault) => toastFault(fault.message)); });
    else toastDone(words);
  };
  const guard = async (work: () => Promise<void>) => {
    try { await work(); return true; } catch (fault) { toastFault((fault as Fault).message); return false; }
  };
  const tag = (target: BulkTarget, tagIds: string[], names: string, evidence?: string) => guard(async () => {
    const input = { ...idsOf(target), tagIds, ...(evidence ? { evidence } : {}) };
    const { tagCustomers } = await request<{ tagCustomers: BulkResult }>(TAG_CUSTOMERS, { input });
    said(tagCustomers, t('customers.bulk.tagged', { count: target.count, smart_count: target.count, names }), target.ids && (() => request(UNTAG_CUSTOMERS, { input: { ids: target.ids, tagIds } })));
  });
  const untag = (target: BulkTarget, tagIds: string[], names: string) => guard(async () => {
    const { untagCustomers } = await request<{ untagCustomers: BulkResult }>(UNTAG_CUSTOMERS, { input: { ...idsOf(target), tagIds } });
    said(untagCustomers, t('customers.bulk.untagged', { count: target.count, smart_count: target.count, names }));
  });
  const addToSegment = (target: BulkTarget, segmentId: string, name: string) => guard(async () => {
    const { addSegmentMembers } = await request<{ addSegmentMembers: BulkResult }>(ADD_MEMBERS, { input: { segmentId, ...(target.ids ? { customerIds: target.ids } : { filter: target.filter ?? {} }) } });
    said(addSegmentMembers, t('customers.bulk.added', { count: target.count, smart_count: target.count, name }));
  });
  const exportRows = (filter: Record<string, unknown>, format: 'CSV' | 'XLSX', title: string) => guard(async () => {
    const { exportRows: { jobId } } = await request<{ exportRows: { jobId: string } }>(EXPORT_ROWS, { input: { kind: 'customers', filter, format, title } });
    toastJob(jobId, t('customers.exporting'));
  });
  return { tag, untag, addToSegment, exportRows };
}
