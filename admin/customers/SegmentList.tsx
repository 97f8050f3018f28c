// All segments: by rule and fixed lists, how many are in each, as of when; the number opens the customers.
import { Filter, ListPlus, Plus } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';
import { ViewTabs } from '../shared/ViewTabs.tsx';
import { isReadable } from './words.ts';

interface Row extends RaRecord {
  id: string; key: string; nameZh: string; nameEn: string; description: string | null; segmentKind: 'RULE' | 'STATIC'; ruleVersion: number;
  memberCount: number; computedAt: string | null; isArchived: boolean; isShipped: boolean; owner: { name: string } | null;
}
interface Count { total: number; totalIsExact: boolean }
const COUNTS = gql`query SegmentViews {
  use: segments(filter: { isArchived: { eq: false } }, page: { limit: 1 }) { total totalIsExact }
  lists: segments(filter: { isArchived: { eq: false }, segmentKind: { eq: STATIC } }, page: { limit: 1 }) { total totalIsExact }
  archived: segments(filter: { isArchived: { eq: true } }, page: { limit: 1 }) { total totalIsExact }
}`;
const VIEWS = [{ key: 'use', filter: {} }, { key: 'lists', filter: { segmentKind: ['STATIC'] } }, { key: 'archived', filter: { archived: true } }];

function Views() {
  const t = useT();
  const { data } = useAsk<Record<string, Count>>(COUNTS);
  return <ViewTabs resource="segments" views={VIEWS.map(({ key, filter }) => {
    const found = data?.[key];
    return { key, filter, label: t(`segments.view.${key}`), count: found ? { total: found.total, exact: found.totalIsExact } : null };
  })} />;
}

export function SegmentList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { search } = useLocation();
  const archived = /"archived"/.test(new URLSearchParams(search).get('filter') ?? '');
  const write = can('segments:write');
  const customers = can('customers:read');
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'name', label: t('segments.name'), phone: 'lead', sort: format.language === 'zh' ? 'nameZh' : 'nameEn', cell: (row) => (
      <span className="col" style={{ lineHeight: '18px' }}>
        <span className="row g6"><span className="b el">{format.named(row)}</span>{row.isArchived && <StatusTag>{t('segments.archived')}</StatusTag>}</span>
        {isReadable(row.description, format.language) && <span className="t12 t3 el said" title={row.description}>{row.description}</span>}
      </span>
    ) },
    { key: 'kind', label: t('segments.kind'), phone: 'minor', cell: (row) => <span className="t2">{t(`segmentKind.${row.segmentKind}`)}</span> },
    { key: 'version', label: t('segments.rule'), phone: 'minor', cell: (row) => <span className="t2">{row.segmentKind === 'RULE' ? t('segments.version', { number: row.ruleVersion }) : '–'}</span> },
    { key: 'owner', label: t('segments.owner'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.owner, row.isShipped ? t('segments.shipped') : '–')}</span> },
    { key: 'count', label: t('segments.count'), align: 'right', sort: 'memberCount', cell: (row) => (customers
      ? <OpenNumber to={listLink('customers', { segment: row.id })} label={t('segments.openMembers', { name: format.named(row), count: format.count(row.memberCount) })}>{format.count(row.memberCount)}</OpenNumber>
      : format.count(row.memberCount)) },
    { key: 'computed', label: t('segments.computed'), align: 'right', sort: 'computedAt', phone: 'minor', cell: (row) => <span className="t2">{format.instant(row.computedAt)}</span> },
  ], [t, format, customers]);
  const say = (key: string, value: unknown): string | null => {
    if (key === 'archived') return t('segments.archived');
    if (key === 'segmentKind') return t('customers.condition', { label: t('segments.kind'), value: [value].flat().map((each) => t(`segmentKind.${each}`)).join(format.language === 'zh' ? '、' : ', ') });
    return key === 'q' ? t('customers.condition', { label: t('customers.condition.q'), value: String(value) }) : t('customers.condition.other');
  };
  const acts = write && (
    <>
      <Link className="btn" to="/segments/create?kind=STATIC"><ListPlus size={14} aria-hidden />{t('segments.newList')}</Link>
      <Link className="btn pri" to="/segments/create"><Plus size={14} aria-hidden />{t('segments.new')}</Link>
    </>
  );
  return <ListPage<Row> resource="segments" what={t('segments.what')} unit={t('segments.unit')} columns={columns} nameOf={(row) => format.named(row)} to={(row) => `/segments/${row.id}/show`} perPage={50}
    fixed={archived ? undefined : { isArchived: false }} sayCondition={say} searchHint={t('segments.search')} sort={{ field: 'memberCount', order: 'DESC' }} views={<Views />}
    header={<PageHeader title={t('segments.title')}>{acts}</PageHeader>}
    empty={<Empty icon={Filter} title={t('segments.empty')} text={t('segments.emptyText')}>{acts}</Empty>} />;
}
