// The three ways to look at tickets: the queue, the board by state, and the team's load.
import { Link, useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';

export function ShowAs() {
  const t = useT();
  const can = useCan();
  const { pathname } = useLocation();
  const ways = [['/tickets', 'list'], ['/tickets/board', 'board'], ...(can('tickets:assign') ? [['/tickets/team', 'team']] : [])] as const;
  return (
    <nav className="seg links" aria-label={t('tickets.show')}>
      {ways.map(([to, name]) => <Link key={to} to={to as string} aria-current={pathname === to ? 'page' : undefined}>{t(`tickets.show.${name}`)}</Link>)}
    </nav>
  );
}
