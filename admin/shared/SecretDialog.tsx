// A secret that the server answers this once: to be copied, then it is gone.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Copy } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';

/** `children`: what is to be done with it. It closes by its button alone, so that no stray click loses the secret. */
export function SecretDialog({ secret, onClose, children }: { secret: string; onClose: () => void; children?: ReactNode }) {
  const t = useT();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = () => { void navigator.clipboard?.writeText(secret).then(() => setCopied(true), () => {}); };
  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t('secret.once')}</DialogTitle>
      <DialogContent>
        <p className="t13 t2" style={{ marginBottom: 12 }}>{t('secret.onceText')}</p>
        <label className="col g6"><span className="lbl">{t('secret.secret')}</span>
          <span className="in"><input className="mono" readOnly value={secret} onFocus={(event) => event.currentTarget.select()} />
            <button type="button" className="lk t12" onClick={copy}><Copy size={14} aria-hidden /><span role="status">{t(copied ? 'secret.copied' : 'secret.copy')}</span></button></span></label>
        {children}
      </DialogContent>
      <DialogActions><button type="button" className="btn pri" onClick={onClose}>{t('secret.kept')}</button></DialogActions>
    </Dialog>
  );
}
