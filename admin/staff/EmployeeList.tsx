// The people of the chain: where they work, position and level, regular or intern, since when, under whom.
import { FileUp, IdCard, Plus } from 'lucide-react';
import { type RaRecord, useListContext } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { useCan } from '../provider/viewer.ts';
import { Person, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Facet } from '../shared/Facets.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';
import { EMPLOYMENTS, LEVELS, useStaffWords } from './words.ts';

export interface EmployeeRow extends RaRecord {
  id: string; version: number; employeeNo: string; name: string; nameEn: string | null; position: string; level: string; employment: string; hiredOn: string; leftOn: string | null;
  storeId: string | null; store: { id: string; nameZh: string; nameEn: string } | null; department: { nameZh: string; nameEn: string } | null; manager: { id: string; name: string } | null;
}
const WORKING = { 'leftOn@isNull': true };
const GONE = { 'leftOn@isNull': false };

function Facets() {
  const t = useT();
  const words = useStaffWords();
  const { filterValues = {} } = useListContext();
  const { stores } = useScope();
  const format = useFormat();
  return (
    <>
      <ResourceFacet source="position" title={t('employees.position')} say={words.position} most={6} />
      <ResourceFacet source="level" title={t('employees.level')} values={LEVELS} say={words.level} />
      <ResourceFacet source="employment" title={t('employees.employment')} values={EMPLOYMENTS} say={(value) => t(`employment.${value}`)} />
      <Facet source="state" title={t('employees.status')} ranges={{ working: WORKING, gone: GONE }} values={[{ value: 'working', label: t('employees.working') }, { value: 'gone', label: t('employees.left') }]} />
      <Facet key={Object.keys(filterValues).length} source="storeId" title={t('employees.store')} most={5} values={stores.map((store) => ({ value: store.id, label: format.named(store) }))} />
    </>
  );
}

export function EmployeeList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const words = useStaffWords();
  const { storeIds, stores } = useScope();
  const write = can('staff:write');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<EmployeeRow>[]>(() => [
    { key: 'name', label: t('employees.name'), phone: 'lead', sort: 'name', cell: (row) => <Person name={format.person(row)} facts={[row.employeeNo, row.leftOn && t('employees.left')]} /> },
    { key: 'position', label: t('employees.position'), sort: 'position', cell: (row) => <span>{words.position(row.position)}</span> },
    { key: 'level', label: t('employees.level'), sort: 'level', cell: (row) => <span className="row g6"><span className="t2">{words.level(row.level)}</span>{row.employment === 'INTERN' && <StatusTag tone="ac">{t('employment.INTERN')}</StatusTag>}</span> },
    { key: 'store', label: t('employees.store'), cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('staff.none')}</span> },
    { key: 'department', label: t('employees.department'), phone: 'minor', cell: (row) => <span className="t2">{format.named(row.department)}</span> },
    { key: 'manager', label: t('employees.manager'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.manager)}</span> },
    { key: 'hired', label: t('employees.hiredOn'), align: 'right', phone: 'minor', sort: 'hiredOn', cell: (row) => <span className="t2">{format.day(row.hiredOn)}</span> },
  ], [t, format.language]);
  const say = (key: string, value: unknown): string | null => {
    const many = [value].flat().map(String);
    const list = (label: string, each: string[]) => t('employees.condition', { label, value: each.join(format.language === 'zh' ? '、' : ', ') });
    if (key === 'position') return list(t('employees.position'), many.map(words.position));
    if (key === 'level') return list(t('employees.level'), many.map(words.level));
    if (key === 'employment') return list(t('employees.employment'), many.map((each) => t(`employment.${each}`)));
    if (key === 'leftOn@isNull') return list(t('employees.status'), [t(value ? 'employees.working' : 'employees.left')]);
    if (key === 'storeId') return list(t('employees.store'), many.map((id) => format.named(stores.find((store) => store.id === id))));
    if (key === 'departmentId') return t('employees.department');
    return key === 'q' ? list(t('list.search'), many) : null;
  };
  const create = write && <Link className="btn pri" to="/employees/create"><Plus size={14} aria-hidden />{t('employees.new')}</Link>;
  const take = can('staff:import') && <Link className="btn" to="/imports/create?kind=employees"><FileUp size={14} aria-hidden />{t('employees.import')}</Link>;
  return <ListPage<EmployeeRow> resource="employees" what={t('employees.title')} unit={t('employees.unit')} columns={columns} nameOf={(row) => format.person(row)} to={(row) => `/employees/${row.id}/show`}
    fixed={storeIds ? { and: [{ storeId: { in: storeIds } }] } : undefined} sayCondition={say} searchHint={t('employees.search')} sort={{ field: 'employeeNo', order: 'ASC' }} facets={<Facets />}
    header={<PageHeader title={t('employees.title')}>{take}{create}</PageHeader>}
    empty={<Empty icon={IdCard} title={t('employees.empty')} text={t('employees.emptyText')}>{create}</Empty>} />;
}
