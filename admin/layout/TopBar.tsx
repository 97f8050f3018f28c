// The top bar: scope and period at the left, command search in the middle, help, theme, language and me at the right.
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { Calendar, ChevronsUpDown, CircleHelp, KeyRound, LogOut, MonitorSmartphone, Moon, Search, Store, Sun, SunMoon } from 'lucide-react';
import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from 'react';
import { useLogout } from 'ra-core';
import { chooseLanguage, useLanguage, useT } from '../i18n/language.tsx';
import { closeLine } from '../provider/realtime.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { rooms } from '../resources.tsx';
import { withWords } from '../rooms.ts';
import { initials, named, sayMonth, useFormat } from '../shared/format.ts';
import { chooseMode, useMode } from '../theme/useMode.ts';
import { Bell } from './Bell.tsx';
import { storesWithin } from './reach.ts';
import { useScope } from './scope.tsx';
import { SessionsDialog } from './SessionsDialog.tsx';

/** A button that opens a menu below it. */
function MenuButton({ className, label, icon, children, items }: {
  className: string; label?: string; icon?: ReactNode; children?: ReactNode; items: (close: () => void) => ReactNode;
}) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const button = (
    <button type="button" className={className} aria-label={label} aria-haspopup="menu" aria-expanded={Boolean(anchor)}
      onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}>
      {icon}{children}
    </button>
  );
  return (
    <>
      {label && !children ? <Tooltip title={label}>{button}</Tooltip> : button}
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={close} slotProps={{ list: { 'aria-label': label } }}>{items(close)}</Menu>
    </>
  );
}

/** Who has a page that is narrowed to stores, and one that shows a month: figures of customers, of service, of what people say, of scorecards. */
const BY_MONTH = ['customers:read', 'tickets:read', 'voice:read', 'staff:read-scorecards'];
const BY_STORE = [...BY_MONTH, 'quality:read'];

function ScopeSwitch() {
  const t = useT();
  const language = useLanguage();
  const { scope, stores: known, regions: places, setScope } = useScope();
  const roles = useViewer()?.roles ?? [];
  // What is out of reach is not offered: its numbers would all be nought.
  const stores = storesWithin(roles, known);
  const regions = places.filter((place) => known.every((store) => store.regionId !== place.id || stores.includes(store)));
  const [kind, id] = scope?.split('-') ?? [];
  const chosen = kind === 'store' ? stores.find((s) => s.id === id) : kind === 'region' ? regions.find((r) => r.id === id) : undefined;
  const icon = <Store size={16} strokeWidth={1.75} aria-hidden />;
  // Before the stores are there, and for whoever sees only what is their own, there is nothing to choose.
  if (stores.length === 0) return roles.every((role) => role.scope === 'OWN') ? null : <span className="scope">{icon}{t('scope.all')}</span>;
  if (stores.length === 1) return <span className="scope">{icon}<span className="el">{named(stores[0] as (typeof stores)[number], language)}</span></span>;
  const pick = (next: string | null, close: () => void) => () => { setScope(next); close(); };
  return (
    <MenuButton className="scope" icon={icon} items={(close) => [
      <MenuItem key="all" selected={!scope} onClick={pick(null, close)}>{t('scope.all')}<span className="t3 end">{stores.length}</span></MenuItem>,
      ...(regions.length ? [<li key="r" className="t12 t3" style={{ padding: '8px 10px 2px' }} role="presentation">{t('scope.regions')}</li>] : []),
      ...regions.map((r) => <MenuItem key={`r${r.id}`} selected={scope === `region-${r.id}`} onClick={pick(`region-${r.id}`, close)}>{named(r, language)}</MenuItem>),
      <li key="s" className="t12 t3" style={{ padding: '8px 10px 2px' }} role="presentation">{t('scope.storesTitle')}</li>,
      ...stores.map((s) => <MenuItem key={`s${s.id}`} selected={scope === `store-${s.id}`} onClick={pick(`store-${s.id}`, close)}>{named(s, language)}</MenuItem>),
    ]}>
      <span className="visually-hidden">{t('scope.choose')}</span>
      <span className="el">{chosen ? named(chosen, language) : t('scope.all')}</span>
      {!chosen && <><i className="md wide" /><span className="wide">{t('scope.stores', { count: stores.length })}</span></>}
      <ChevronsUpDown size={12} aria-hidden />
    </MenuButton>
  );
}

const monthsBack = (from: string, many: number): string[] => Array.from({ length: many }, (_, at) => {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const total = year * 12 + month - 1 - at;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
});

function PeriodSwitch() {
  const t = useT();
  const language = useLanguage();
  const { period, setPeriod } = useScope();
  const latest = new Date().toISOString().slice(0, 7);
  return (
    <MenuButton className="scope wide" icon={<Calendar size={16} strokeWidth={1.75} aria-hidden />} items={(close) =>
      monthsBack([latest, period].sort().pop() ?? period, 18).map((month) => (
        <MenuItem key={month} selected={month === period} onClick={() => { setPeriod(month); close(); }}>{sayMonth(month, language)}</MenuItem>
      ))}>
      <span className="visually-hidden">{t('period.choose')}</span>{sayMonth(period, language)}<ChevronsUpDown size={12} aria-hidden />
    </MenuButton>
  );
}

function ThemeSwitch() {
  const t = useT();
  const { mode, choice } = useMode();
  const Icon = mode === 'dark' ? Moon : Sun;
  return (
    <MenuButton className="ib wide" label={t('bar.theme')} icon={<Icon size={16} strokeWidth={1.75} aria-hidden />} items={(close) =>
      ([['light', Sun], ['dark', Moon], ['system', SunMoon]] as const).map(([value, Each]) => (
        <MenuItem key={value} selected={choice === value} onClick={() => { chooseMode(value); close(); }}><Each size={16} aria-hidden />{t(`theme.${value}`)}</MenuItem>
      ))} />
  );
}

function LanguageSwitch() {
  const t = useT();
  const language = useLanguage();
  return (
    <MenuButton className="scope" label={t('bar.language')} items={(close) => [
      <MenuItem key="zh" lang="zh-CN" selected={language === 'zh'} onClick={() => { chooseLanguage('zh'); close(); }}>中文</MenuItem>,
      <MenuItem key="en" lang="en" selected={language === 'en'} onClick={() => { chooseLanguage('en'); close(); }}>English</MenuItem>,
    ]}>{t('bar.languageShort')}</MenuButton>
  );
}

const OwnPasswordDialog = withWords(() => import('./OwnPasswordDialog.tsx'), 'OwnPasswordDialog');
const UnsentDialog = lazy(() => import('./UnsentDialog.tsx').then((m) => ({ default: m.UnsentDialog })));

function MeMenu() {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const logout = useLogout();
  const { choice } = useMode();
  const [sessions, setSessions] = useState(false);
  const [password, setPassword] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const format = useFormat();
  if (!viewer) return null;
  // What a room keeps on this device goes with whoever signs out, but never unsaid.
  const kept = () => Promise.all(rooms.flatMap((room) => (room.leaving && can(room.right) ? [room.leaving()] : [])));
  const leave = async () => {
    for (const each of await kept().catch(() => [])) await each.clear();
    await closeLine();
    await logout({}, '/login', false);
  };
  const ask = async () => {
    const counts = await kept().then((all) => Promise.all(all.map((each) => each.unsent()))).catch(() => []);
    const count = counts.reduce((sum, one) => sum + one, 0);
    if (count) setUnsent(count); else await leave();
  };
  return (
    <>
      <MenuButton className="ib" label={`${t('me.menu')}: ${format.person(viewer)}`} icon={<span className="av k1" aria-hidden>{initials(format.person(viewer))}</span>} items={(close) => [
        <li key="who" role="presentation" style={{ padding: '4px 10px 8px' }}><span className="b t13">{format.person(viewer)}</span></li>,
        <MenuItem key="s" onClick={() => { setSessions(true); close(); }}><MonitorSmartphone size={16} aria-hidden />{t('me.sessions')}</MenuItem>,
        <MenuItem key="p" onClick={() => { setPassword(true); close(); }}><KeyRound size={16} aria-hidden />{t('me.password')}</MenuItem>,
        <MenuItem key="t" onClick={() => chooseMode(choice === 'dark' ? 'light' : 'dark')}><SunMoon size={16} aria-hidden />{t(choice === 'dark' ? 'theme.light' : 'theme.dark')}</MenuItem>,
        <MenuItem key="o" onClick={() => { close(); void ask(); }}><LogOut size={16} aria-hidden />{t('me.signOut')}</MenuItem>,
      ]} />
      {password && <Suspense fallback={null}><OwnPasswordDialog onClose={() => setPassword(false)} /></Suspense>}
      {sessions && <SessionsDialog onClose={() => setSessions(false)} />}
      {unsent > 0 && <Suspense fallback={null}><UnsentDialog count={unsent} onStay={() => setUnsent(0)} onLeave={() => { setUnsent(0); void leave(); }} /></Suspense>}
    </>
  );
}

/** `onSearch` opens the command search, `onHelp` the list of shortcuts. */
export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const t = useT();
  const can = useCan();
  return (
    <header className="topbar">
      {can(BY_STORE) && <ScopeSwitch />}{can(BY_MONTH) && <PeriodSwitch />}
      <span className="sp" />
      <button type="button" className="cmd" onClick={onSearch} aria-label={t('bar.search')} aria-keyshortcuts="Control+K Meta+K">
        <Search size={14} aria-hidden /><span className="grow el">{t('bar.search')}</span><kbd>Ctrl K</kbd>
      </button>
      <span className="sp wide" />
      <Tooltip title={t('bar.help')}>
        <button type="button" className="ib wide" aria-label={t('bar.help')} onClick={onHelp}><CircleHelp size={16} strokeWidth={1.75} aria-hidden /></button>
      </Tooltip>
      <Bell /><ThemeSwitch /><LanguageSwitch /><MeMenu />
    </header>
  );
}
