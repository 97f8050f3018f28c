// When the session ends under an open page: sign in again on top of it, and go on where one was.
import { useQueryClient } from '@tanstack/react-query';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { signIn, useExpired, useViewer } from '../provider/viewer.ts';
import { faultWords } from './sign-in-words.ts';

export function ReloginDialog() {
  const t = useT();
  const expired = useExpired();
  const queries = useQueryClient();
  const viewer = useViewer();
  const [typed, setUsername] = useState<string | null>(null);
  const username = typed ?? viewer?.username ?? '';
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState('');
  if (!expired) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await signIn(username, password);
      setPassword('');
      setSaid('');
      await queries.invalidateQueries();
    } catch (fault) {
      setSaid(faultWords(fault as Fault, t));
    }
  };
  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby="relogin-title">
      <form onSubmit={send}>
        <DialogTitle id="relogin-title">{t('relogin.title')}</DialogTitle>
        <DialogContent>
          <p className="t13 t2" style={{ marginBottom: 12 }}>{t('relogin.text')}</p>
          <div className="col g12">
            <label className="col g6"><span className="lbl">{t('signIn.username')}</span>
              <span className="in"><input name="username" autoComplete="username" value={username} onChange={(e) => setUsername(e.target.value)} /></span></label>
            <label className="col g6"><span className="lbl">{t('signIn.password')}</span>
              <span className="in"><input name="password" type="password" autoFocus autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} /></span></label>
            {said && <p className="err-line" role="alert">{said}</p>}
          </div>
        </DialogContent>
        <DialogActions><button type="submit" className="btn pri">{t('relogin.act')}</button></DialogActions>
      </form>
    </Dialog>
  );
}
