// A facet of a list whose values and counts come from the server: each counted under all the other conditions.
import { gql } from '../provider/client.ts';
import { useListContext } from 'ra-core';
import { useMemo } from 'react';
import { resourceOf, sortField, wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Facet } from './Facets.tsx';
import { useFormat } from './format.ts';

interface Bucket { value: string | null; count: number; labelZh?: string | null; labelEn?: string | null }

/** The question for the values of one field. */
const facetQuery = (noun: string, source: string) => {
  const root = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}Facets`;
  return { root, text: `query Facet_${noun}_${source}($filter: ${noun}Filter) { ${root}(filter: $filter, fields: [${sortField(source)}]) { field buckets { value count labelZh labelEn } } }` };
};

/** `values`: all that there may be, so that those with 0 stay; none: those that occur. `say` gives a value its words. */
export function ResourceFacet({ source, title, values, say, fixed, most }: {
  source: string; title: string; values?: readonly string[]; say?: (value: string) => string; fixed?: Record<string, unknown>; most?: number;
}) {
  const format = useFormat();
  const { resource, filterValues = {} } = useListContext();
  const definition = resourceOf(resource);
  const { query, root } = useMemo(() => {
    const asked = facetQuery(definition.noun, source);
    return { query: gql(asked.text), root: asked.root };
  }, [definition.noun, source]);
  const { [source]: _own, ...others } = filterValues as Record<string, unknown>;
  const { data } = useAsk<Record<string, { buckets: Bucket[] }[]>>(query, { filter: wireFilter({ ...fixed, ...others }, definition) });
  const buckets = (data?.[root]?.[0]?.buckets ?? []).filter((bucket) => bucket.value !== null);
  const counts = new Map(buckets.map((bucket) => [bucket.value, bucket]));
  const shown = values ?? buckets.map((bucket) => String(bucket.value));
  const words = (value: string) => {
    const bucket = counts.get(value);
    return say?.(value) ?? ((format.language === 'zh' ? bucket?.labelZh : bucket?.labelEn) || value);
  };
  return <Facet source={source} title={title} most={most} values={shown.map((value) => ({ value, label: words(value), count: data ? counts.get(value)?.count ?? 0 : null }))} />;
}
