// The regions: a code and two names each; the number of stores opens them.
import { MapPinned, Plus } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { Pair, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { PLACES } from './words.ts';

interface RegionRow extends RaRecord { id: string; version: number; code: string; nameZh: string; nameEn: string }
const STORES = gql`query RegionStores { stores(page: { limit: 200 }) { items { id regionId } } }`;

export function RegionList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const write = can('staff:write-stores');
  const { data } = useAsk<{ stores: { items: { regionId: string }[] } }>(STORES);
  const columns = useMemo<Column<RegionRow>[]>(() => {
    const storesOf = (id: string) => data?.stores.items.filter((store) => store.regionId === id).length ?? 0;
    return [
      { key: 'name', label: t('regions.title'), phone: 'lead', sort: format.language === 'zh' ? 'nameZh' : 'nameEn', cell: (row) => <span className="b">{format.named(row)}</span> },
      { key: 'code', label: t('stores.code'), sort: 'code', cell: (row) => <span className="mono t2">{row.code}</span> },
      { key: 'stores', label: t('stores.title'), align: 'right', cell: (row) => <OpenNumber to={listLink('stores', { regionId: row.id })} label={t('regions.openStores', { name: format.named(row) })}>{format.count(storesOf(row.id))}</OpenNumber> },
    ];
  }, [t, format, data]);
  const create = write && <Link className="btn pri" to="/regions/create"><Plus size={14} aria-hidden />{t('regions.new')}</Link>;
  return <ListPage<RegionRow> resource="regions" what={t('regions.title')} unit={t('regions.unit')} columns={columns} nameOf={(row) => format.named(row)} to={write ? (row) => `/regions/${row.id}` : undefined} perPage={50} density="compact"
    sort={{ field: 'code', order: 'ASC' }} views={<SectionTabs sections={PLACES} label={t('staff.places')} />} header={<PageHeader title={t('regions.title')}>{create}</PageHeader>}
    empty={<Empty icon={MapPinned} title={t('regions.empty')} text={t('regions.emptyText')}>{create}</Empty>} />;
}

export function RegionEdit() {
  const t = useT();
  return <EditPage<RegionRow> resource="regions" what={t('regions.title')}>{(row) => <RegionForm record={row} />}</EditPage>;
}
export const RegionCreate = () => <RegionForm />;

function RegionForm({ record }: { record?: RegionRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const labels = { code: t('stores.code'), nameZh: t('stores.nameZh'), nameEn: t('stores.nameEn') };
  const title = record ? format.named(record) : t('regions.new');
  return (
    <FormFrame resource="regions" record={record as never} title={title} labels={labels} saveLabel={record ? undefined : t('regions.create')}
      path={[{ label: t('regions.title'), to: '/regions' }, { label: title }]} onSaved={() => navigate('/regions')}>
      <Pair><TextField name="nameZh" label={labels.nameZh} required /><TextField name="nameEn" label={labels.nameEn} required /></Pair>
      <TextField name="code" label={labels.code} help={t('stores.codeHelp')} required />
    </FormFrame>
  );
}
