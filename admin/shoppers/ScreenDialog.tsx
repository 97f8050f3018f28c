// The screening of somebody who applied: the sheet of the form in force.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { FormFields } from '../forms/FormFields.tsx';
import { type Answers, sentOf } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { SkeletonRows } from '../shared/states.tsx';
import { SCREEN, SCREENING, type Screening, type ShopperRow } from './shoppers.operations.ts';

export function ScreenDialog({ shopper, onClose, onDone }: { shopper: ShopperRow; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const id = useId();
  const { data } = useAsk<Screening>(SCREENING);
  const [answers, setAnswers] = useState<Answers>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const form = data?.screeningForm;
  const send = async () => {
    if (!form) return;
    setBusy(true); setErrors({}); setSaid('');
    try { await request(SCREEN, { input: { id: shopper.id, expectedVersion: shopper.version, answers: sentOf(form.content, answers) } }); await onDone(); } catch (failure) {
      const fault = toFault(failure);
      const wrong = Object.fromEntries(Object.entries(fault.fields).flatMap(([name, words]) => (name.includes('answers.') ? [[name.slice(name.indexOf('answers.') + 8), words]] : [])));
      setErrors(wrong);
      setSaid(Object.keys(wrong).length ? '' : fault.message);
    } finally { setBusy(false); }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t('shoppers.screen')} {shopper.alias}</DialogTitle>
      <DialogContent>{form ? <div className="col g12"><FormFields content={form.content} answers={answers} errors={errors} onChange={setAnswers} /><div aria-live="assertive">{said && <p className="note late">{said}</p>}</div></div> : <SkeletonRows rows={6} />}</DialogContent>
      <DialogActions><button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button><button type="button" className="btn pri" disabled={busy || !form} onClick={() => void send()}>{t('shoppers.screen')}</button></DialogActions>
    </Dialog>
  );
}
