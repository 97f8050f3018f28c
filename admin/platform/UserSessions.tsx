// Where somebody is signed in, and how each sign-in is ended.
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAct, useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { deviceName } from '../shared/device.ts';
import { useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';

interface SessionRow { id: string; userAgent: string | null; address: string | null; lastSeenAt: string }
const SESSIONS = gql`query UserSessions($filter: SessionFilter) { sessions(filter: $filter, sort: [{ field: LAST_SEEN_AT, order: DESC }], page: { limit: 50 }) { items { id userAgent address lastSeenAt } } }`;
const END = gql`mutation EndUserSession($id: ID!) { revokeSession(id: $id) }`;

export function UserSessions({ userId }: { userId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, refetch } = useAsk<{ sessions: { items: SessionRow[] } }>(SESSIONS, { filter: { userId: { eq: userId }, revokedAt: { isNull: true } } }, { staleTime: 0 });
  const end = useAct(END);
  const rows = data?.sessions.items ?? [];
  return (
    <Card title={t('users.sessions')} facts={data && format.count(rows.length)}>
      {error && <Failed what={t('users.sessions')} fault={error} onRetry={() => void refetch()} />}
      {data && rows.length === 0 && <p className="t13 t3">{t('users.noSessions')}</p>}
      <ul className="col" style={{ maxHeight: 320, overflow: 'auto' }}>
        {rows.map((session) => (
          <li key={session.id} className="row t13" style={{ minHeight: 44, flex: 'none' }}>
            <span className="col grow"><span>{deviceName(session.userAgent) ?? t('users.unknownDevice')}</span><span className="t12 t3">{session.address}<i className="md" />{t('users.seen', { at: format.instantInside(session.lastSeenAt) })}</span></span>
            {can('platform:write-users') && <button type="button" className="btn sm" disabled={end.isPending} onClick={() => end.mutate({ id: session.id }, { onSuccess: () => { toastDone(t('users.sessionEnded')); void refetch(); }, onError: (fault) => { toastFault(fault.message); } })}>{t('users.endSession')}</button>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
