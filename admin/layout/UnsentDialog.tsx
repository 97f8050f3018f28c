// Before signing out: what is on this device alone would go with whoever leaves.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../i18n/language.tsx';

export function UnsentDialog({ count, onStay, onLeave }: { count: number; onStay: () => void; onLeave: () => void }) {
  const t = useT();
  return (
    <Dialog open onClose={onStay} maxWidth="xs" fullWidth aria-labelledby="unsent-title">
      <DialogTitle id="unsent-title">{t('me.unsentTitle')}</DialogTitle>
      <DialogContent><p className="t13 t2">{t('me.unsentText', { count })}</p></DialogContent>
      <DialogActions>
        <button type="button" className="btn" onClick={onLeave}>{t('me.leaveAnyway')}</button>
        <button type="button" className="btn pri" onClick={onStay}>{t('me.stay')}</button>
      </DialogActions>
    </Dialog>
  );
}
