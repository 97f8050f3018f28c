// The viewer's own sign-ins, each of which can be ended.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAct, useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { deviceName } from '../shared/device.ts';
import { useFormat } from '../shared/format.ts';

interface OwnSession { id: string; userAgent: string | null; address: string | null; lastSeenAt: string }
const SESSIONS = gql`query MySessions($user: ID!) {
  sessions(filter: { userId: { eq: $user }, revokedAt: { isNull: true } }, sort: [{ field: LAST_SEEN_AT, order: DESC }], page: { limit: 50 }) { items { id userAgent address lastSeenAt } }
}`;
const END = gql`mutation EndSession($id: ID!) { revokeSession(id: $id) }`;

export function SessionsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const { data, isError, refetch } = useAsk<{ sessions: { items: OwnSession[] } }>(SESSIONS, { user: viewer?.id ?? '' }, { staleTime: 0 });
  const end = useAct(END);
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="sessions-title">
      <DialogTitle id="sessions-title">{t('sessions.title')}</DialogTitle>
      <DialogContent>
        {isError && <p className="note late">{t('sessions.fault')}</p>}
        <ul>
          {data?.sessions.items.map((session) => (
            <li key={session.id} className="row t13" style={{ minHeight: 44 }}>
              <span className="col grow">
                <span>{deviceName(session.userAgent) ?? t('sessions.unknown')}</span>
                <span className="t12 t3">{session.address}<i className="md" />{t('sessions.seen', { at: format.instantInside(session.lastSeenAt) })}</span>
              </span>
              {session.id === viewer?.sessionId ? <span className="tag">{t('sessions.here')}</span> : (
                <button type="button" className="btn sm" disabled={end.isPending}
                  onClick={() => end.mutate({ id: session.id }, { onSettled: () => refetch() })}>{t('sessions.end')}</button>
              )}
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions><button type="button" className="btn" onClick={onClose}>{t('ra.action.close')}</button></DialogActions>
    </Dialog>
  );
}
