// Keys that staff rows carry, and how they are said: positions and levels of the chain, formats, zones.
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
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

const POSTS = gql`query PostsOfChain { positions(filter: { isArchived: { eq: false } }, page: { limit: 200 }) { items { id key nameZh nameEn } } jobLevels(filter: { isArchived: { eq: false } }, page: { limit: 100 }) { items { id key nameZh nameEn } } }`;
interface Post { key: string; nameZh: string; nameEn: string }
interface Choice { value: string; label: string }

/** The positions and levels of the chain to choose from: data, with what the product shipped until they are there, and what the person has. */
export function usePositions(own?: { position: string; level: string }): { positions: Choice[]; levels: Choice[] } {
  const format = useFormat();
  const words = useStaffWords();
  const { data } = useAsk<{ positions: { items: Post[] }; jobLevels: { items: Post[] } }>(POSTS, {}, { staleTime: 300_000 });
  const choices = (rows: readonly Post[] | undefined, usual: readonly string[], mine: string | undefined, say: (key: string) => string): Choice[] => {
    const list = rows?.length ? rows.map((one) => ({ value: one.key, label: format.named(one as never) })) : usual.map((value) => ({ value, label: say(value) }));
    return mine && !list.some((one) => one.value === mine) ? [...list, { value: mine, label: say(mine) }] : list;
  };
  return { positions: choices(data?.positions.items, POSITIONS, own?.position, words.position), levels: choices(data?.jobLevels.items, LEVELS, own?.level, words.level) };
}

export const PLACES: readonly Section[] = [
  { to: '/stores', title: 'stores.title', right: 'staff:read' },
  { to: '/regions', title: 'regions.title', right: 'staff:read' },
  { to: '/departments', title: 'departments.title', right: 'staff:read' },
  { to: '/teams', title: 'teams.title', right: 'staff:read' },
  { to: '/orgTree', title: 'orgTree.title', right: 'staff:read' },
];
