// A list inside a dialog, a row each: choices of a question, standards of a reading, bands of a score.
import { Plus, X } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';

type Row = Record<string, unknown>;
/** `wide`: half of the line; else a quarter. */
export interface RowColumn { key: string; label: string; kind?: 'text' | 'check'; isWide?: boolean; isNumber?: boolean }

export function RowsField({ name, label, help, add, columns, least = 0 }: { name: string; label: string; help?: string; add: string; columns: readonly RowColumn[]; least?: number }) {
  const t = useT();
  const { setValue } = useFormContext();
  const rows = (useWatch({ name }) as Row[] | undefined) ?? [];
  const put = (next: Row[]) => setValue(name, next, { shouldDirty: true });
  const change = (at: number, key: string, value: unknown) => put(rows.map((row, index) => (index === at ? { ...row, [key]: value } : row)));
  return (
    <fieldset className="rowsfield">
      <legend className="lbl">{label}</legend>
      {rows.map((row, at) => (
        <div key={at} className="rowsfield-row" role="group" aria-label={`${label} ${at + 1}`}>
          {columns.map((column) => (column.kind === 'check'
            ? <label key={column.key} className="choice t12"><input type="checkbox" className="ck" checked={Boolean(row[column.key])} onChange={(event) => change(at, column.key, event.target.checked)} />{column.label}</label>
            : <span key={column.key} className={column.isWide ? 'in wide' : 'in'}><input value={(row[column.key] as string | undefined) ?? ''} placeholder={column.label} aria-label={`${label} ${at + 1}: ${column.label}`} inputMode={column.isNumber ? 'decimal' : undefined} autoComplete="off" onChange={(event) => change(at, column.key, event.target.value)} /></span>))}
          {rows.length > least && <button type="button" className="ib sm end" aria-label={`${t('templateEdit.remove')}: ${label} ${at + 1}`} onClick={() => put(rows.filter((_, index) => index !== at))}><X size={14} aria-hidden /></button>}
        </div>
      ))}
      <button type="button" className="lk t13" style={{ alignSelf: 'flex-start' }} onClick={() => put([...rows, {}])}><Plus size={12} aria-hidden />{add}</button>
      {help && <span className="help">{help}</span>}
    </fieldset>
  );
}
