// Positions and levels as the chain calls them: those stand by the names that it keeps; until those are there, and where they may not be read, by words of ours.
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { useFormat } from './format.ts';

const POSTS = gql`query PostsOfChain { positions(page: { limit: 200 }) { items { id key nameZh nameEn isArchived } } jobLevels(page: { limit: 100 }) { items { id key nameZh nameEn isArchived } } }`;
interface Post { id: string; key: string; nameZh: string; nameEn: string; isArchived: boolean }
interface Choice { value: string; label: string }

/** Names by key, and what there is to choose from. */
export function usePosts() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const { data } = useAsk<{ positions: { items: Post[] }; jobLevels: { items: Post[] } }>(POSTS, {}, { staleTime: 300_000, enabled: can('staff:read') });
  const say = (kind: 'position' | 'level', rows: readonly Post[] | undefined) => (key: string | null | undefined): string => {
    if (!key) return '–';
    const own = rows?.find((one) => one.key === key);
    // What the chain calls it comes first: a position that was given another name is called so everywhere.
    return own ? format.named(own) : t(`${kind}.${key}`, { _: key });
  };
  const position = say('position', data?.positions.items);
  const level = say('level', data?.jobLevels.items);
  const choices = (rows: readonly Post[] | undefined, usual: readonly string[], mine: string | undefined, name: (key: string) => string): Choice[] => {
    const keys = rows?.length ? rows.filter((one) => !one.isArchived).map((one) => one.key) : [...usual];
    return [...new Set([...keys, ...(mine ? [mine] : [])])].map((value) => ({ value, label: name(value) }));
  };
  return {
    position, level,
    positionChoices: (usual: readonly string[], mine?: string) => choices(data?.positions.items, usual, mine, position),
    levelChoices: (usual: readonly string[], mine?: string) => choices(data?.jobLevels.items, usual, mine, level),
  };
}
