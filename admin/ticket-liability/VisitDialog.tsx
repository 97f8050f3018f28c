// What a technician fills in on site: the form of the visit, kept on the phone until it is submitted for good.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, useRef, useState } from 'react';
import { FormFields } from '../forms/FormFields.tsx';
import { type Answers, sentOf } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';

import { useFormat } from '../shared/format.ts';
import { SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { FINISH_VISIT, VISIT_FORM, type Visit, type VisitFormAnswer } from './liability.operations.ts';

interface Kept { answers: Answers; finding: string; key: string }
const placeOf = (visit: Visit): string => `visit:${visit.id}`;
function keptOf(visit: Visit): Kept {
  try { const kept = JSON.parse(localStorage.getItem(placeOf(visit)) ?? 'null') as Kept | null; if (kept?.answers && kept.key) return kept; } catch { /* A draft that cannot be read is none. */ }
  return { answers: {}, finding: '', key: newKey() };
}

/** `onDone` once it was submitted. */
export function VisitDialog({ visit, onClose, onDone }: { visit: Visit; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const isPhone = useMediaQuery('(max-width: 599.95px)', { noSsr: true });
  const { data } = useAsk<VisitFormAnswer>(VISIT_FORM, { id: visit.formVersionId }, { staleTime: 600_000 });
  const [kept, setKept] = useState(() => keptOf(visit));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const form = data?.siteVisitForm;
  const write = (more: Partial<Kept>) => { const next = { ...kept, ...more }; setKept(next); try { localStorage.setItem(placeOf(visit), JSON.stringify(next)); } catch { /* Full: the screen still has it. */ } };
  const send = async () => {
    if (!form) return;
    setBusy(true);
    setErrors({});
    setSaid('');
    try {
      await request(FINISH_VISIT, { input: { id: visit.id, expectedVersion: visit.version, idempotencyKey: kept.key, answers: sentOf(form.content, kept.answers), finding: kept.finding.trim() || null } });
      localStorage.removeItem(placeOf(visit));
      toastDone(t('visit.sent'));
      await onDone();
    } catch (error) {
      const fault = toFault(error);
      const wrong = Object.fromEntries(Object.entries(fault.fields).flatMap(([name, words]) => (name.includes('answers.') ? [[name.slice(name.indexOf('answers.') + 8), words]] : [])));
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setSaid(fault.message);
      // The content alone is moved: bringing a place into view by itself would push the dialog's head out of the screen.
      else setTimeout(() => {
        const [pane, first] = [body.current, body.current?.querySelector('.err-line')?.closest('fieldset')];
        if (pane && first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - 80;
      }, 0);
    } finally { setBusy(false); }
  };
  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{form ? format.named(form) : t('visit.result')}</DialogTitle>
      <DialogContent ref={body}>
        {form ? (
          <div className="col g12">
            <FormFields content={form.content} answers={kept.answers} errors={errors} onChange={(answers) => write({ answers })} />
            <label className="col g4"><span className="lbl">{t('visit.finding')}</span><span className="in"><textarea name="finding" rows={2} maxLength={2000} value={kept.finding} onChange={(event) => write({ finding: event.target.value })} /></span></label>
            <div aria-live="assertive">{said && <p className="note late">{said}</p>}</div>
          </div>
        ) : <SkeletonRows rows={6} />}
      </DialogContent>
      <DialogActions>
        <button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button>
        <button type="button" className="btn pri" disabled={busy || !form} onClick={() => void send()}>{t('visit.send')}</button>
      </DialogActions>
    </Dialog>
  );
}
