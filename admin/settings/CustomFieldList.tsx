// Fields that a chain adds to its customers: typed, named in both languages, usable in segments.
import { ListPlus, Plus } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs, type Section } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';

export interface Choice { value: string; zh: string; en: string }
export interface FieldRow extends RaRecord { id: string; version: number; key: string; labelZh: string; labelEn: string; fieldKind: string; choices: Choice[] | null }
export const SETTINGS: readonly Section[] = [
  { to: '/tierRules', title: 'tierRules.title', right: 'customers:read-orders' },
  { to: '/customFields', title: 'customFields.title', right: 'customers:read' },
];

export function CustomFieldList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const write = can('customers:write-models');
  const columns = useMemo<Column<FieldRow>[]>(() => [
    { key: 'label', label: t('customFields.label'), phone: 'lead', sort: format.language === 'zh' ? 'labelZh' : 'labelEn', cell: (row) => <span className="b">{format.label({ zh: row.labelZh, en: row.labelEn })}</span> },
    { key: 'kind', label: t('customFields.kind'), cell: (row) => <span className="t2">{t(`fieldKind.${row.fieldKind}`)}</span> },
    { key: 'choices', label: t('customFields.choices'), phone: 'minor', cell: (row) => <span className="t2">{row.choices?.map((each) => format.label(each)).join(format.language === 'zh' ? '、' : ', ') || '–'}</span> },
    { key: 'key', label: t('customFields.key'), phone: 'minor', sort: 'key', cell: (row) => <span className="mono t3">{row.key}</span> },
  ], [t, format]);
  const create = write && <Link className="btn pri" to="/customFields/create"><Plus size={14} aria-hidden />{t('customFields.new')}</Link>;
  return <ListPage<FieldRow> resource="customFields" what={t('customFields.title')} unit={t('customFields.unit')} columns={columns} nameOf={(row) => format.label({ zh: row.labelZh, en: row.labelEn })} to={write ? (row) => `/customFields/${row.id}` : undefined} density="compact"
    sort={{ field: 'key', order: 'ASC' }} views={<SectionTabs sections={SETTINGS} label={t('settings.sections')} />} header={<PageHeader title={t('customFields.title')}>{create}</PageHeader>}
    empty={<Empty icon={ListPlus} title={t('customFields.empty')} text={t('customFields.emptyText')}>{create}</Empty>} />;
}
