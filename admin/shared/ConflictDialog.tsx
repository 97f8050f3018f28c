// Two people changed one row: field by field yours, theirs and the result; nothing is overwritten unseen.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { plain, SaidValue, type Saying } from './said.tsx';

type Values = Record<string, unknown>;
const differ = (a: unknown, b: unknown): boolean => plain(a) !== plain(b);

/** Fields on which the two differ; those that only one of them changed are taken from that one. */
export function conflictingFields(yours: Values, theirs: Values, base: Values): string[] {
  return Object.keys(theirs).filter((key) => key in yours && !['id', 'version', 'updatedAt', 'createdAt'].includes(key)
    && differ(yours[key], theirs[key]) && differ(theirs[key], base[key]));
}

export function ConflictDialog({ yours, theirs, base, labels, sayings, onResolve, onClose }: {
  yours: Values; theirs: Values; base: Values; labels: Record<string, string>; sayings?: ReadonlyMap<string, Saying>; onResolve: (result: Values) => void; onClose: () => void;
}) {
  const t = useT();
  const fields = conflictingFields(yours, theirs, base);
  // What only they changed is theirs from the start; where both did, yours stands until you choose.
  const [choice, setChoice] = useState<Record<string, 'yours' | 'theirs'>>(() =>
    Object.fromEntries(fields.map((key) => [key, differ(yours[key], base[key]) ? 'yours' : 'theirs'])));
  // The form's own words, where it has some; else those of the field.
  const words = (key: string, value: unknown) => <SaidValue saying={sayings?.get(key)} value={value} />;
  const result = Object.fromEntries(fields.map((key) => [key, (choice[key] === 'theirs' ? theirs : yours)[key]]));
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{t('conflict.title')}</DialogTitle>
      <DialogContent>
        <p className="t13 t2">{t('conflict.text')}</p>
        <table className="table compact flush wraps">
          <thead><tr><th scope="col">{t('conflict.field')}</th><th scope="col">{t('conflict.yours')}</th><th scope="col">{t('conflict.theirs')}</th><th scope="col">{t('conflict.result')}</th></tr></thead>
          <tbody>{fields.map((key) => (
            <tr key={key}>
              <th scope="row">{labels[key] ?? key}</th>
              {(['yours', 'theirs'] as const).map((who) => (
                <td key={who}><label className="choice"><input type="radio" className="rd" name={`conflict-${key}`} checked={choice[key] === who} onChange={() => setChoice({ ...choice, [key]: who })} />{words(key, (who === 'yours' ? yours : theirs)[key])}</label></td>
              ))}
              <td className="b">{words(key, result[key])}</td>
            </tr>
          ))}</tbody>
        </table>
      </DialogContent>
      <DialogActions>
        <button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button>
        <button type="button" className="btn pri" onClick={() => onResolve(result)}>{t('conflict.save')}</button>
      </DialogActions>
    </Dialog>
  );
}
