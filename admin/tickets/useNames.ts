// Names of colleagues by their ids, asked once for all that a screen shows.
import { useMemo } from 'react';
import { useFormat } from '../shared/format.ts';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';

const NAMES = gql`query ThreadNames($ids: [ID!]) { employees(filter: { ids: $ids }, page: { limit: 100 }) { items { id name nameEn } } }`;

/** Id -> name, for those in sight. */
export function useNames(ids: readonly (string | null | undefined)[]): ReadonlyMap<string, string> {
  const format = useFormat();
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))].sort().slice(0, 100);
  const { data } = useAsk<{ employees: { items: { id: string; name: string; nameEn: string | null }[] } }>(NAMES, { ids: wanted }, { enabled: wanted.length > 0, staleTime: 300_000 });
  return useMemo(() => new Map(data?.employees.items.map((one) => [one.id, format.person(one)])), [data, format]);
}
