// The list of keys, opened by `?`.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../i18n/language.tsx';
import { useRooms } from './Sidebar.tsx';

const TICKET_KEYS = [['n', 'keys.ticket.next'], ['r', 'keys.ticket.reply'], ['c', 'keys.ticket.note'], ['a', 'keys.ticket.assign'], ['p', 'keys.ticket.sort'], ['s', 'keys.ticket.state'], ['b', 'keys.ticket.book'], ['Ctrl ↵', 'keys.ticket.send']] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const rooms = useRooms().filter((room) => room.key);
  const lines: [string, string][] = [
    ['Ctrl K', t('keys.search')], ['?', t('keys.help')], ['g h', t('keys.go', { room: t('nav.home') })],
    ...rooms.map((room): [string, string] => [`g ${room.key}`, t('keys.go', { room: t(room.title) })]),
    ['/', t('keys.find')], ['j', t('keys.down')], ['k', t('keys.up')], ['x', t('keys.pick')], ['Enter', t('keys.open')],
    ...(rooms.some((room) => room.name === 'tickets') ? TICKET_KEYS.map(([key, words]): [string, string] => [key, t(words)]) : []),
  ];
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{t('keys.title')}</DialogTitle>
      <DialogContent>
        <dl className="kv">
          {lines.map(([key, words]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={`${key} `}>{words}</dd>])}
        </dl>
      </DialogContent>
      <DialogActions><button type="button" className="btn" onClick={onClose}>{t('ra.action.close')}</button></DialogActions>
    </Dialog>
  );
}
