// Command search: rows found the Chinese way, rooms and acts, only those that the viewer may open; recent ones first.
import Dialog from '@mui/material/Dialog';
import { Command } from 'cmdk';
import { CornerDownLeft, History, Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLanguage, useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useCan } from '../provider/viewer.ts';
import { isAbort } from '../provider/faults.ts';
import { rooms } from '../resources.tsx';
import type { Room } from '../rooms.ts';
import { useRooms } from './Sidebar.tsx';

const KEY = 'aftercare.recent';
interface Recent { to: string; words: string; icon: string }
const recents = (): Recent[] => {
  try { return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Recent[]; } catch { return []; }
};
const remember = (entry: Recent): void =>
  sessionStorage.setItem(KEY, JSON.stringify([entry, ...recents().filter((r) => r.to !== entry.to)].slice(0, 6)));

type Found = { room: Room; rows: { id: string; primary: string; secondary: string }[] };
type Searchable = Room & { search: NonNullable<Room['search']> };

async function find(q: string, where: Searchable[], language: 'zh' | 'en', signal: AbortSignal): Promise<Found[]> {
  return Promise.all(where.map(async (room) => {
    const data = await request<Record<string, { items: { id: string }[] }>>(gql(room.search.query), { q }, { signal });
    const rows = (data[room.search.items]?.items ?? []).map((row) => ({
      id: row.id, primary: room.search.primary(row as never, language), secondary: room.search.secondary?.(row as never, language) ?? '',
    }));
    return { room, rows };
  }));
}

/** `onClose` gives focus back, `onLeave` does not: another page is opened. */
export function CommandSearch({ onClose, onLeave }: { onClose: () => void; onLeave: () => void }) {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const can = useCan();
  const mine = useRooms();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found[]>([]);
  const [busy, setBusy] = useState(false);
  const q = text.trim();
  const where = useMemo(() => rooms.filter((room): room is Searchable => Boolean(room.search) && can(room.right)), [can]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rights do not change while the dialog is open
  useEffect(() => {
    if (!q) { setFound([]); setBusy(false); return; }
    const stale = new AbortController();
    setBusy(true);
    const wait = setTimeout(() => {
      find(q, where, language, stale.signal).then((answer) => { setFound(answer); setBusy(false); })
        .catch((error) => { if (!isAbort(error)) setBusy(false); });
    }, 120);
    return () => { clearTimeout(wait); stale.abort(); };
  }, [q, language]);

  const go = (to: string, words: string, icon: string) => {
    remember({ to, words, icon });
    onLeave();
    navigate(to);
  };
  const has = (words: string) => !q || words.toLowerCase().includes(q.toLowerCase());
  const goRooms = mine.filter((room) => has(t(room.title)));
  const acts = rooms.flatMap((room) => (can(room.right) ? room.actions ?? [] : [])).filter((act) => can(act.right) && has(t(act.title)));
  const rows = found.filter((group) => group.rows.length > 0);
  const isEmpty = rows.length === 0 && goRooms.length === 0 && acts.length === 0 && (Boolean(q) || recents().length === 0);
  const said = busy && rows.length === 0 ? t('command.searching') : q && isEmpty ? t('command.nothing', { q }) : '';
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="command-title" slotProps={{ container: { sx: { alignItems: 'flex-start', pt: '8vh' } } }}>
      <h2 id="command-title" className="visually-hidden">{t('command.title')}</h2>
      <Command className="cmdk" label={t('command.title')} shouldFilter={false} loop>
        <div className="top">
          <Search size={16} aria-hidden />
          <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t('command.placeholder')} />
          <button type="button" className="ib sm" onClick={onClose} aria-label={t('ra.action.close')}><kbd>Esc</kbd></button>
        </div>
        {/* Outside the list: a list box may hold nothing but its options. */}
        <div role="status" className="t13 t2" style={{ padding: said ? '10px 16px' : 0 }}>{said}</div>
        <Command.List label={t('command.title')} style={isEmpty ? { display: 'none' } : undefined}>
          {!q && recents().length > 0 && (
            <Command.Group heading={t('command.recent')}>
              {recents().map((r) => <Command.Item key={r.to} value={`recent ${r.to}`} onSelect={() => go(r.to, r.words, r.icon)}><History size={16} aria-hidden />{r.words}</Command.Item>)}
            </Command.Group>
          )}
          {q && rows.map(({ room, rows: items }) => (
            <Command.Group key={room.name} heading={t(room.title)}>
              {items.map((row) => (
                <Command.Item key={row.id} value={`${room.name} ${row.id}`} onSelect={() => go(`/${room.name}/${row.id}${room.show ? '/show' : ''}`, row.primary, room.name)}>
                  <room.icon size={16} aria-hidden /><b>{row.primary}</b><span className="t12 t3 el">{row.secondary}</span>
                  <CornerDownLeft size={12} className="end" aria-hidden />
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          {acts.length > 0 && (
            <Command.Group heading={t('command.actions')}>
              {acts.map((act) => <Command.Item key={act.to} value={`act ${act.to}`} onSelect={() => go(act.to, t(act.title), 'act')}><act.icon size={16} aria-hidden />{t(act.title)}</Command.Item>)}
            </Command.Group>
          )}
          {goRooms.length > 0 && (
            <Command.Group heading={t('command.go')}>
              {goRooms.map((room) => <Command.Item key={room.name} value={`go ${room.name}`} onSelect={() => go(`/${room.name}`, t(room.title), room.name)}><room.icon size={16} aria-hidden />{t(room.title)}</Command.Item>)}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
