// Which rows of a bulk act were left out and why: a count in the toast, the rows in a dialog, the list as a file.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Download, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { count } from './format.ts';

export interface FailedRow { id: string; code: string; message: string }
const cell = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** Stands inside a toast. `to`: where a row opens; `names`: what people call it, by its id. */
export function BulkFailures({ done, failed, to, names }: { done: number; failed: FailedRow[]; to: (id: string) => string; names?: ReadonlyMap<string, string> }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const words = { done: count(done), failed: count(failed.length), smart_count: failed.length, why: failed[0]?.message ?? '' };
  const file = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${[[t('bulk.failedRow'), t('bulk.failedWhy')], ...failed.map((row) => [names?.get(row.id) ?? row.id, row.message])].map((row) => row.map(cell).join(',')).join('\r\n')}`)}`;
  return (
    <>
      <TriangleAlert size={14} aria-hidden /><span role="alert">{t('bulk.someFailed', words)}</span>
      <button type="button" onClick={() => setOpen(true)}>{t('job.see', { count: words.failed })}</button>
      <Dialog open={open} onClose={() => setOpen(false)} maxWidth="sm" fullWidth aria-labelledby="failures-title">
        <DialogTitle id="failures-title">{t('bulk.failedTitle', words)}</DialogTitle>
        <DialogContent>
          <table className="table compact flush">
            <thead><tr><th scope="col">{t('bulk.failedRow')}</th><th scope="col">{t('bulk.failedWhy')}</th></tr></thead>
            <tbody>{failed.slice(0, 200).map((row) => <tr key={row.id}><td><Link className="ac" to={to(row.id)}>{names?.get(row.id) ?? row.id}</Link></td><td>{row.message}</td></tr>)}</tbody>
          </table>
        </DialogContent>
        <DialogActions>
          <a className="btn" href={file} download="failed.csv"><Download size={14} aria-hidden />{t('bulk.failedFile')}</a>
          <button type="button" className="btn pri" onClick={() => setOpen(false)}>{t('ra.action.close')}</button>
        </DialogActions>
      </Dialog>
    </>
  );
}
