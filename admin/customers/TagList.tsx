// The dictionary of tags: group, colour, kind, expiry, and how many customers carry each; the number opens them.
import { Plus, Tag as TagIcon } from 'lucide-react';
import { type RaRecord, useListContext } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag, TagChip } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Facet } from '../shared/Facets.tsx';
import { count, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';

export interface TagRow extends RaRecord {
  id: string; version: number; key: string; nameZh: string; nameEn: string; groupZh: string; groupEn: string; colour: string; tagKind: string;
  ownerId: string | null; expiresAfterDays: number | null; adviceZh?: string | null; adviceEn?: string | null; isArchived: boolean;
}
const COUNTS = gql`query TagCounts { customerFacets(fields: [TAGS]) { field buckets { value count labelZh labelEn } } }`;
const FACETS = gql`query TagFacets($filter: TagFilter) { tagFacets(filter: $filter, fields: [GROUP_ZH, GROUP_EN, TAG_KIND]) { field buckets { value count labelZh labelEn } } }`;
interface Facets { field: string; buckets: { value: string; count: number }[] }

function Sidebar() {
  const t = useT();
  const format = useFormat();
  const { filterValues = {} } = useListContext();
  const { groupZh: _zh, groupEn: _en, tagKind: _kind, ...others } = filterValues as Record<string, unknown>;
  const { data } = useAsk<{ tagFacets: Facets[] }>(FACETS, { filter: Object.fromEntries(Object.entries({ isArchived: false, ...others }).map(([key, value]) => [key, key === 'q' ? value : { eq: value }])) });
  const buckets = (field: string) => data?.tagFacets.find((facet) => facet.field === field)?.buckets ?? [];
  const group = format.language === 'zh' ? 'groupZh' : 'groupEn';
  return (
    <>
      <Facet source={group} title={t('tags.group')} values={buckets(format.language === 'zh' ? 'GROUP_ZH' : 'GROUP_EN').map((each) => ({ value: each.value, label: each.value, count: each.count }))} most={8} />
      <Facet source="tagKind" title={t('tags.kind')} values={['MANUAL', 'RULE', 'MODEL'].map((value) => ({ value, label: t(`tagKind.${value}`), count: data ? buckets('TAG_KIND').find((each) => each.value === value)?.count ?? 0 : null }))} />
    </>
  );
}

export function TagList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useAsk<{ customerFacets: Facets[] }>(COUNTS);
  const carried = useMemo(() => new Map((data?.customerFacets[0]?.buckets ?? []).map((each) => [each.value, each.count])), [data]);
  const write = can('customers:write-tags');
  const columns = useMemo<Column<TagRow>[]>(() => [
    { key: 'name', label: t('tags.tag'), phone: 'lead', sort: format.language === 'zh' ? 'nameZh' : 'nameEn', cell: (row) => <span className="row"><TagChip tag={row} />{row.isArchived && <StatusTag>{t('tags.archived')}</StatusTag>}</span> },
    { key: 'group', label: t('tags.group'), sort: format.language === 'zh' ? 'groupZh' : 'groupEn', cell: (row) => <span className="t2">{format.label({ zh: row.groupZh, en: row.groupEn })}</span> },
    { key: 'kind', label: t('tags.kind'), phone: 'minor', cell: (row) => <span className="t2">{t(`tagKind.${row.tagKind}`)}</span> },
    { key: 'expiry', label: t('tags.expiry'), phone: 'minor', cell: (row) => <span className="t2">{row.expiresAfterDays ? t('tags.days', { count: row.expiresAfterDays, smart_count: row.expiresAfterDays }) : t('tags.forever')}</span> },
    { key: 'key', label: t('tags.key'), phone: 'minor', cell: (row) => <span className="mono t3">{row.key}</span> },
    { key: 'count', label: t('tags.carried'), align: 'right', cell: (row) => { const n = carried.get(row.id) ?? 0; return n ? <OpenNumber to={listLink('customers', { tags: [row.id] })} label={t('tags.openCarried', { name: format.named(row), count: count(n) })}>{count(n)}</OpenNumber> : <span className="t3">0</span>; } },
  ], [t, format, carried]);
  const say = (key: string, value: unknown) => {
    const many = (Array.isArray(value) ? value : [value]).map(String);
    const list = (words: string[]) => words.join(format.language === 'zh' ? '、' : ', ');
    if (key === 'groupZh' || key === 'groupEn') return t('customers.condition', { label: t('tags.group'), value: list(many) });
    if (key === 'tagKind') return t('customers.condition', { label: t('tags.kind'), value: list(many.map((each) => t(`tagKind.${each}`))) });
    return key === 'q' ? t('customers.condition', { label: t('customers.condition.q'), value: String(value) }) : t('customers.condition.other');
  };
  return <ListPage<TagRow> resource="tags" what={t('tags.title')} unit={t('tags.unit')} columns={columns} nameOf={(row) => format.named(row)} to={write ? (row) => `/tags/${row.id}` : undefined} density="compact" perPage={50}
    fixed={{ isArchived: false }} sayCondition={say} searchHint={t('tags.search')} sort={{ field: 'nameZh', order: 'ASC' }} facets={<Sidebar />}
    header={<PageHeader title={t('tags.title')}>{write && <Link className="btn pri" to="/tags/create"><Plus size={14} aria-hidden />{t('tags.new')}</Link>}</PageHeader>}
    empty={<Empty icon={TagIcon} title={t('tags.empty')} text={t('tags.emptyText')}>{write && <Link className="btn pri" to="/tags/create"><Plus size={14} aria-hidden />{t('tags.new')}</Link>}</Empty>} />;
}
