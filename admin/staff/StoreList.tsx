// The stores: format, region, hours, zone; a closed one says so.
import { Plus, Store as StoreIcon } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { listLink, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { type Hours, useSayHours } from './hours.ts';
import { FORMATS, PLACES } from './words.ts';

export interface StoreRow extends RaRecord {
  id: string; version: number; code: string; nameZh: string; nameEn: string; regionId: string; format: string; timeZone: string; openingHours: Hours;
  openedOn: string | null; closedOn: string | null; region: { id: string; nameZh: string; nameEn: string } | null;
}

export function StoreList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const sayHours = useSayHours();
  const write = can('staff:write-stores');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<StoreRow>[]>(() => [
    { key: 'name', label: t('stores.title'), phone: 'lead', sort: format.language === 'zh' ? 'nameZh' : 'nameEn', cell: (row) => <span className="row"><span className="b el">{format.named(row)}</span>{row.closedOn && <StatusTag>{t('stores.closed')}</StatusTag>}</span> },
    { key: 'code', label: t('stores.code'), sort: 'code', cell: (row) => <span className="mono t2">{row.code}</span> },
    { key: 'format', label: t('stores.format'), sort: 'format', cell: (row) => <span className="t2">{t(`format.${row.format}`)}</span> },
    { key: 'region', label: t('stores.region'), phone: 'minor', cell: (row) => <span className="t2">{format.named(row.region)}</span> },
    { key: 'hours', label: t('stores.hours'), cell: (row) => <span className="t2">{sayHours(row.openingHours)}</span> },
    { key: 'zone', label: t('stores.zone'), phone: 'minor', cell: (row) => <span className="t2">{t(`zone.${row.timeZone}`, { _: row.timeZone })}</span> },
    { key: 'opened', label: t('stores.openedOn'), phone: 'minor', sort: 'openedOn', align: 'right', cell: (row) => <span className="t2">{format.day(row.openedOn)}</span> },
    { key: 'staff', label: t('stores.staff'), align: 'right', cell: (row) => <Link className="lk" to={listLink('employees', { storeId: [row.id] })} aria-label={t('stores.openStaff', { name: format.named(row) })}>{t('stores.lookAtStaff')}</Link> },
  ], [t, format.language]);
  const say = (key: string, value: unknown) => (key === 'format' ? t('employees.condition', { label: t('stores.format'), value: [value].flat().map((each) => t(`format.${each}`)).join('、') })
    : key === 'q' ? String(value) : key === 'regionId' ? t('stores.region') : null);
  const create = write && <Link className="btn pri" to="/stores/create"><Plus size={14} aria-hidden />{t('stores.new')}</Link>;
  return <ListPage<StoreRow> resource="stores" what={t('stores.title')} unit={t('stores.unit')} columns={columns} nameOf={(row) => format.named(row)} to={write ? (row) => `/stores/${row.id}` : undefined} perPage={50} density="compact"
    sayCondition={say} searchHint={t('stores.search')} sort={{ field: 'code', order: 'ASC' }} views={<SectionTabs sections={PLACES} label={t('staff.places')} />}
    facets={<ResourceFacet source="format" title={t('stores.format')} values={FORMATS} say={(value) => t(`format.${value}`)} />}
    header={<PageHeader title={t('stores.title')}>{create}</PageHeader>}
    empty={<Empty icon={StoreIcon} title={t('stores.empty')} text={t('stores.emptyText')}>{create}</Empty>} />;
}
