// The sidebar and the phone's bottom bar: rooms in their groups, only those that the viewer may enter.
import { House, Menu as MenuIcon } from 'lucide-react';
import Drawer from '@mui/material/Drawer';
import { useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useLine } from '../provider/realtime.ts';
import { useCan } from '../provider/viewer.ts';
import { rooms } from '../resources.tsx';
import { GROUPS, type Room } from '../rooms.ts';
import { sayTime } from '../shared/format.ts';
import { phoneRooms } from './phone-rooms.ts';
import { RoomCount } from './RoomCount.tsx';

/** The rooms that the viewer may enter and that stand in the sidebar. */
export function useRooms(): Room[] {
  const can = useCan();
  // A room that is a tab beside another stands for itself where that other one is closed.
  const open = rooms.filter((room) => !room.hidden && can(room.right));
  return open.filter((room) => !room.under || !open.some((other) => other.name === room.under));
}

function Item({ to, icon: Icon, title, end, lit, counted }: { to: string; icon: Room['icon']; title: string; end?: boolean; lit?: boolean; counted?: Room['count'] }) {
  const inside = <><Icon size={16} strokeWidth={1.75} aria-hidden /><span className="word">{title}</span>{counted && <RoomCount counted={counted} />}</>;
  if (lit) return <Link to={to} title={title} aria-current="page">{inside}</Link>;
  return <NavLink to={to} end={end} title={title}>{inside}</NavLink>;
}

/** Says whether numbers move by themselves, in words. */
function LineState() {
  const t = useT();
  const { state, since } = useLine();
  const words = state === 'offline' ? t('line.offline') : t(state === 'live' ? 'line.live' : 'line.idle', { time: sayTime(since) });
  return <div className={state === 'offline' ? 'live off' : 'live'} role="status" title={words}><span className="word">{words}</span></div>;
}

function Items() {
  const t = useT();
  const mine = useRooms();
  const at = useLocation().pathname.split('/')[1];
  const parent = rooms.find((room) => room.name === at)?.under;
  return (
    <>
      <Item to="/" end icon={House} title={t('nav.home')} />
      {GROUPS.map((group) => {
        const inside = mine.filter((room) => room.group === group);
        if (inside.length === 0) return null;
        return (
          <div key={group} role="group" aria-label={group === 'top' ? undefined : t(`group.${group}`)}>
            {group !== 'top' && <div className="grp"><span>{t(`group.${group}`)}</span></div>}
            {inside.map((room) => <Item key={room.name} to={`/${room.name}`} icon={room.icon} title={t(room.title)} lit={room.name === parent} counted={room.count} />)}
          </div>
        );
      })}
    </>
  );
}

/** 216 wide, a rail of 56 on smaller screens. */
export function Sidebar() {
  const t = useT();
  const nav = useRef<HTMLElement>(null);
  const at = useLocation().pathname.split('/')[1];
  const count = useRooms().length;
  // Where one is stays in sight, also where the rooms are more than the screen is high.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves with the address and the rooms, and with nothing else
  useEffect(() => { nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView?.({ block: 'nearest' }); }, [at, count]);
  return <nav ref={nav} className="side" aria-label={t('nav.main')}><Items /><LineState /></nav>;
}

/** Home, the rooms of one's work, and all the others behind one button. */
export function BottomBar() {
  const t = useT();
  const near = phoneRooms(useRooms(), useCan());
  const location = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place closes the drawer
  useEffect(() => setOpen(false), [location.pathname]);
  return (
    <>
      <nav className="bb" aria-label={t('nav.phone')}>
        <NavLink to="/" end><House size={20} strokeWidth={1.75} aria-hidden />{t('nav.home')}</NavLink>
        {near.map((room) => (
          <NavLink key={room.name} to={`/${room.name}`}><room.icon size={20} strokeWidth={1.75} aria-hidden />{t(room.title)}</NavLink>
        ))}
        <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog"><MenuIcon size={20} strokeWidth={1.75} aria-hidden />{t('nav.more')}</button>
      </nav>
      <Drawer anchor="bottom" open={open} onClose={() => setOpen(false)} slotProps={{ paper: { 'aria-label': t('nav.main'), sx: { borderRadius: '14px 14px 0 0', maxHeight: '80vh' } } }}>
        <div className="side" style={{ display: 'flex', padding: '12px 8px 24px' }}><Items /></div>
      </Drawer>
    </>
  );
}
