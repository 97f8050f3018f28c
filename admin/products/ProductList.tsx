// The products that purchases brought in: category and names can be filled in; charges are told apart from goods.
import { Package } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { CheckField, Pair, ReferenceField, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs, type Section } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';

export const GOODS: readonly Section[] = [
  { to: '/products', title: 'products.title', right: 'products:read' },
  { to: '/categories', title: 'categories.title', right: 'products:read' },
];
interface ProductRow extends RaRecord { id: string; version: number; sku: string; name: string; nameEn: string | null; categoryId: string | null; isService: boolean; category: { id: string; nameZh: string; nameEn: string } | null }

export function ProductList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const write = can('products:write');
  const columns = useMemo<Column<ProductRow>[]>(() => [
    { key: 'name', label: t('products.name'), phone: 'lead', sort: 'name', cell: (row) => <span className="row"><span className="b el" style={{ maxWidth: 360 }}>{format.language === 'en' ? row.nameEn ?? row.name : row.name}</span>{row.isService && <StatusTag>{t('products.isService')}</StatusTag>}</span> },
    { key: 'sku', label: t('products.sku'), sort: 'sku', cell: (row) => <span className="mono t2">{row.sku}</span> },
    { key: 'category', label: t('products.category'), cell: (row) => (row.category ? <span className="t2">{format.named(row.category)}</span> : <span className="t3">{t('products.noCategory')}</span>) },
    { key: 'other', label: t('products.nameEn'), phone: 'minor', cell: (row) => <span className="t2 el" lang="en" style={{ maxWidth: 260, display: 'block' }}>{row.nameEn ?? '–'}</span> },
  ], [t, format]);
  const say = (key: string, value: unknown): string | null => {
    if (key === 'isService') return t('products.isService');
    if (key === 'categoryId') return t('products.category');
    return key === 'q' ? t('products.condition', { label: t('list.search'), value: String(value) }) : null;
  };
  return <ListPage<ProductRow> resource="products" what={t('products.title')} unit={t('products.unit')} columns={columns} nameOf={(row) => row.name} to={write ? (row) => `/products/${row.id}` : undefined} density="compact" perPage={50}
    sayCondition={say} searchHint={t('products.search')} sort={{ field: 'sku', order: 'ASC' }} views={<SectionTabs sections={GOODS} label={t('products.sections')} />} facets={<ResourceFacet source="categoryId" title={t('products.category')} most={12} />}
    header={<PageHeader title={t('products.title')} />} empty={<Empty icon={Package} title={t('products.empty')} text={t('products.emptyText')}><Link className="btn pri" to="/imports/create?kind=purchases">{t('imports.new')}</Link></Empty>} />;
}

export function ProductEdit() {
  const t = useT();
  return <EditPage<ProductRow> resource="products" what={t('products.title')}>{(row) => <ProductForm record={row} />}</EditPage>;
}

function ProductForm({ record }: { record: ProductRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const labels = { name: t('products.name'), nameEn: t('products.nameEn'), categoryId: t('products.category'), isService: t('products.isService') };
  return (
    <FormFrame resource="products" record={record as never} title={record.name} labels={labels} path={[{ label: t('products.title'), to: '/products' }, { label: record.name }]} onSaved={() => navigate('/products')}>
      <Pair><TextField name="name" label={labels.name} required /><TextField name="nameEn" label={labels.nameEn} /></Pair>
      <Pair><TextField name="sku" label={t('products.sku')} disabled /><ReferenceField name="categoryId" label={labels.categoryId} resource="categories" searchable={false} say={(row) => format.named(row as never)} /></Pair>
      <CheckField name="isService" label={labels.isService} help={t('products.isServiceHelp')} />
    </FormFrame>
  );
}
