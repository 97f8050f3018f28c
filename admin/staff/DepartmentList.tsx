// The departments: of a store or of the head office.
import { Network, Plus } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { listLink } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { Pair, ReferenceField, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { PLACES } from './words.ts';

interface DepartmentRow extends RaRecord { id: string; version: number; nameZh: string; nameEn: string; storeId: string | null; store: { nameZh: string; nameEn: string } | null }

export function DepartmentList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const write = can('staff:write-stores');
  const columns = useMemo<Column<DepartmentRow>[]>(() => [
    { key: 'name', label: t('departments.title'), phone: 'lead', sort: format.language === 'zh' ? 'nameZh' : 'nameEn', cell: (row) => <span className="b">{format.named(row)}</span> },
    { key: 'store', label: t('departments.store'), cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('staff.none')}</span> },
    { key: 'staff', label: t('stores.staff'), align: 'right', cell: (row) => <Link className="lk" to={listLink('employees', { departmentId: row.id })} aria-label={t('stores.openStaff', { name: format.named(row) })}>{t('stores.staff')}</Link> },
  ], [t, format]);
  const create = write && <Link className="btn pri" to="/departments/create"><Plus size={14} aria-hidden />{t('departments.new')}</Link>;
  return <ListPage<DepartmentRow> resource="departments" what={t('departments.title')} unit={t('departments.unit')} columns={columns} nameOf={(row) => format.named(row)} to={write ? (row) => `/departments/${row.id}` : undefined} perPage={50} density="compact"
    sort={{ field: 'nameZh', order: 'ASC' }} views={<SectionTabs sections={PLACES} label={t('staff.places')} />} header={<PageHeader title={t('departments.title')}>{create}</PageHeader>}
    empty={<Empty icon={Network} title={t('departments.empty')} text={t('departments.emptyText')}>{create}</Empty>} />;
}

export function DepartmentEdit() {
  const t = useT();
  return <EditPage<DepartmentRow> resource="departments" what={t('departments.title')}>{(row) => <DepartmentForm record={row} />}</EditPage>;
}
export const DepartmentCreate = () => <DepartmentForm />;

function DepartmentForm({ record }: { record?: DepartmentRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const labels = { nameZh: t('stores.nameZh'), nameEn: t('stores.nameEn'), storeId: t('departments.store') };
  const title = record ? format.named(record) : t('departments.new');
  return (
    <FormFrame resource="departments" record={record as never} title={title} labels={labels} saveLabel={record ? undefined : t('departments.create')}
      path={[{ label: t('departments.title'), to: '/departments' }, { label: title }]} onSaved={() => navigate('/departments')}>
      <Pair><TextField name="nameZh" label={labels.nameZh} required /><TextField name="nameEn" label={labels.nameEn} required /></Pair>
      <ReferenceField name="storeId" label={labels.storeId} resource="stores" help={t('departments.storeHelp')} say={(row) => format.named(row as never)} />
    </FormFrame>
  );
}
