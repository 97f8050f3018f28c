// The dialogs before what cannot be undone: people, amount, consequence, a name to type; and one to name something.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/language.tsx';

interface TypedConfirmProps { title: string; children: ReactNode; /** What must be typed. */ name: string; /** Verb with its count: 删除 3 张券. */ act: string; onConfirm: () => void; onClose: () => void; /** Something else is still missing, or it is being done. */ busy?: boolean }
/** The button stays closed until the name is typed; it repeats the count. */
export function TypedConfirm({ title, children, name, act, onConfirm, onClose, busy }: TypedConfirmProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="typed-title">
      <form onSubmit={(event) => { event.preventDefault(); if (typed.trim() === name && !busy) onConfirm(); }}>
        <DialogTitle id="typed-title">{title}</DialogTitle>
        <DialogContent>
          <div className="t13 t2">{children}</div>
          <label className="col g6" style={{ marginTop: 14 }}><span className="lbl">{t('confirm.type', { name })}</span>
            <span className="in"><input autoFocus autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} /></span></label>
        </DialogContent>
        <DialogActions>
          <button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button>
          <button type="submit" className="btn pri" disabled={typed.trim() !== name || busy}>{act}</button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Asks for one line of text: a name, a reason. */
export function AskDialog({ title, text, label, act, initial = '', least = 1, empty, onAnswer, onClose }: {
  title: string; text?: string; label: string; act: string; initial?: string; least?: number; empty?: string; onAnswer: (text: string) => void; onClose: () => void;
}) {
  const t = useT();
  const [value, setValue] = useState(initial);
  const [tried, setTried] = useState(false);
  const good = value.trim().length >= least;
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="ask-title">
      <form onSubmit={(event) => { event.preventDefault(); setTried(true); if (good) onAnswer(value.trim()); }}>
        <DialogTitle id="ask-title">{title}</DialogTitle>
        <DialogContent>
          {text && <p className="t13 t2" style={{ marginBottom: 12 }}>{text}</p>}
          <label className="col g6"><span className="lbl">{label}</span>
            <span className={tried && !good ? 'in err' : 'in'}><input autoFocus value={value} aria-invalid={tried && !good} onChange={(event) => setValue(event.target.value)} /></span></label>
          {tried && !good && <p className="err-line" role="alert">{empty ?? t('form.required')}</p>}
        </DialogContent>
        <DialogActions>
          <button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button>
          <button type="submit" className="btn pri">{act}</button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
