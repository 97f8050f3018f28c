// Rooms that belong together stand beside each other as tabs; only those that the viewer may enter.
import { Link, useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';

export interface Section { to: string; title: string; right?: string }

/** The tab on which one stands is in sight, however narrow the screen. */
export const inSight = (tab: HTMLAnchorElement | null): void => { tab?.scrollIntoView?.({ block: 'nearest', inline: 'center' }); };

/** `title`: message key. Nothing where only one may be entered. */
export function SectionTabs({ sections, label }: { sections: readonly Section[]; label: string }) {
  const t = useT();
  const can = useCan();
  const { pathname } = useLocation();
  const mine = sections.filter((section) => can(section.right));
  if (mine.length < 2) return null;
  return (
    <nav className="tabs" aria-label={label}>
      {mine.map((section) => <Link key={section.to} ref={pathname === section.to ? inSight : undefined} className="tab" to={section.to} aria-current={pathname === section.to ? 'page' : undefined}>{t(section.title)}</Link>)}
    </nav>
  );
}
