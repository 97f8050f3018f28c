// The categories of products: a code and two names each.
import { Plus, Shapes } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { listLink } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { Pair, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { GOODS } from './ProductList.tsx';

interface CategoryRow extends RaRecord { id: string; version: number; code: string; nameZh: string; nameEn: string }

export function CategoryList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const write = can('products:write');
  const columns = useMemo<Column<CategoryRow>[]>(() => [
    { key: 'name', label: t('categories.title'), phone: 'lead', sort: format.language === 'zh' ? 'nameZh' : 'nameEn', cell: (row) => <span className="b">{format.named(row)}</span> },
    { key: 'code', label: t('categories.code'), sort: 'code', cell: (row) => <span className="mono t2">{row.code}</span> },
    { key: 'products', label: t('products.title'), align: 'right', cell: (row) => <Link className="lk" to={listLink('products', { categoryId: [row.id] })} aria-label={t('categories.openProducts', { name: format.named(row) })}>{t('categories.look')}</Link> },
  ], [t, format]);
  const create = write && <Link className="btn pri" to="/categories/create"><Plus size={14} aria-hidden />{t('categories.new')}</Link>;
  return <ListPage<CategoryRow> resource="categories" what={t('categories.title')} unit={t('categories.unit')} columns={columns} nameOf={(row) => format.named(row)} to={write ? (row) => `/categories/${row.id}` : undefined} density="compact" perPage={50}
    sort={{ field: 'code', order: 'ASC' }} views={<SectionTabs sections={GOODS} label={t('products.sections')} />} header={<PageHeader title={t('categories.title')}>{create}</PageHeader>}
    empty={<Empty icon={Shapes} title={t('categories.empty')} text={t('categories.emptyText')}>{create}</Empty>} />;
}

export function CategoryEdit() {
  const t = useT();
  return <EditPage<CategoryRow> resource="categories" what={t('categories.title')}>{(row) => <CategoryForm record={row} />}</EditPage>;
}
export const CategoryCreate = () => <CategoryForm />;

function CategoryForm({ record }: { record?: CategoryRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const labels = { code: t('categories.code'), nameZh: t('categories.nameZh'), nameEn: t('categories.nameEn') };
  const title = record ? format.named(record) : t('categories.new');
  return (
    <FormFrame resource="categories" record={record as never} title={title} labels={labels} saveLabel={record ? undefined : t('categories.create')} path={[{ label: t('categories.title'), to: '/categories' }, { label: title }]} onSaved={() => navigate('/categories')}>
      <Pair><TextField name="nameZh" label={labels.nameZh} required /><TextField name="nameEn" label={labels.nameEn} required /></Pair>
      <TextField name="code" label={labels.code} required />
    </FormFrame>
  );
}
