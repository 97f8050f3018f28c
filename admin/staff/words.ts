// Keys that staff rows carry, and how they are said: positions and levels of the chain, formats, zones.
import { useT } from '../i18n/language.tsx';
import type { Section } from '../shared/SectionTabs.tsx';

export const FORMATS = ['SUPERMARKET', 'ECOMMERCE', 'HOME'] as const;
export const EMPLOYMENTS = ['REGULAR', 'INTERN'] as const;
export const POSITIONS = [
  'director', 'crm-manager', 'hr-manager', 'finance-manager', 'quality-manager', 'inspector', 'it-admin', 'regional-supervisor',
  'store-manager', 'service-agent', 'technical-support', 'shop-assistant',
] as const;
export const LEVELS = ['specialist', 'senior-adviser', 'supervisor', 'manager', 'director'] as const;
/** Zones that a store of the chain may stand in, before others are written. */
export const ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/London', 'Europe/Berlin', 'America/New_York'] as const;

/** Positions and levels are keys of the chain; a key without words of ours is shown as it was written. */
export function useStaffWords() {
  const t = useT();
  return {
    position: (key: string | null | undefined) => (key ? t(`position.${key}`, { _: key }) : '–'),
    level: (key: string | null | undefined) => (key ? t(`level.${key}`, { _: key }) : '–'),
  };
}

export const PLACES: readonly Section[] = [
  { to: '/stores', title: 'stores.title', right: 'staff:read' },
  { to: '/regions', title: 'regions.title', right: 'staff:read' },
  { to: '/departments', title: 'departments.title', right: 'staff:read' },
  { to: '/teams', title: 'teams.title', right: 'staff:read' },
];
