// The file as the server reads it: headers, mapping, first rows, wrong cells, and what would cure them.
import type { UseQueryResult } from '@tanstack/react-query';
import { gql } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import type { FieldName } from './kinds.ts';
import { inputOf, type WizardState } from './wizard-state.ts';

export interface Cell { field: string; text: string; value: string | null; problem: string | null; reason: string | null; cure: { key: string; text: string } | null }
export interface PreviewRow { line: number; isRepaired: boolean; cells: Cell[] }
export interface Problem { field: string; reason: string; count: number }
export interface ColumnCure { field: string; key: string; count: number; sample: string; result: string }
export interface Preview {
  headers: string[]; encoding: string; mapping: Record<string, string>; missing: string | null; fields: FieldName[]; rowsRead: number; isWhole: boolean; badCount: number; repairedCount: number;
  rows: PreviewRow[]; badRows: PreviewRow[]; problems: Problem[]; cures: ColumnCure[];
}
const PREVIEW = gql`query PreviewImport($input: ImportFileInput!) { previewImport(input: $input) {
  headers encoding mapping missing fields { key labelZh labelEn isRequired type } rowsRead isWhole badCount repairedCount
  rows { line isRepaired cells { field text value problem reason cure { key text } } }
  badRows { line isRepaired cells { field text value problem reason cure { key text } } }
  problems { field reason count } cures { field key count sample result }
} }`;

export function usePreview(state: WizardState): UseQueryResult<{ previewImport: Preview }, Fault> {
  return useAsk<{ previewImport: Preview }>(PREVIEW, { input: inputOf(state) }, { enabled: state.uploadId !== null && state.step < 5, staleTime: 600_000 });
}

/** Phones and mails stand in their mask wherever they need no correcting. */
export function shownText(cell: Cell, type: string | undefined): string {
  if (type === 'phone') return cell.text.replace(/\d(?=\d{4})(?<=\d{4})/g, '*');
  if (type === 'email') return cell.text.replace(/^(.).*@/, '$1***@');
  return cell.text;
}
