// Keys that staff rows carry, and how they are said: positions and levels of the chain, formats, zones.
import { usePosts } from '../shared/posts.ts';
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

/** Positions and levels are keys of the chain; a key without words of ours is called as the chain calls it. */
export function useStaffWords() {
  const { position, level } = usePosts();
  return { position, level };
}

/** The positions and levels of the chain to choose from: data, with what the product shipped until they are there, and what the person has. */
export function usePositions(own?: { position: string; level: string }) {
  const posts = usePosts();
  return { positions: posts.positionChoices(POSITIONS, own?.position), levels: posts.levelChoices(LEVELS, own?.level) };
}

export const PLACES: readonly Section[] = [
  { to: '/stores', title: 'stores.title', right: 'staff:read' },
  { to: '/regions', title: 'regions.title', right: 'staff:read' },
  { to: '/departments', title: 'departments.title', right: 'staff:read' },
  { to: '/teams', title: 'teams.title', right: 'staff:read' },
  { to: '/positions', title: 'positions.title', right: 'staff:read' },
  { to: '/orgTree', title: 'orgTree.title', right: 'staff:read' },
];
