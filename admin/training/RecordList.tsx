// Training records as a list: who learns what, until when, how far.
import { ListChecks } from 'lucide-react';
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { AssignTraining } from './AssignTraining.tsx';
import { Due, Progress, ROOMS, StateTag, useLength } from './looks.tsx';
import type { RecordRow } from './training.operations.ts';

const STATES = ['ASSIGNED', 'IN_PROGRESS', 'OVERDUE', 'COMPLETED', 'WITHDRAWN'];
export const REASONS = ['ROLE', 'FINDING', 'CORRECTIVE_ACTION', 'NEW_PRODUCT', 'REGULAR', 'PERSON'];

export function RecordList() {
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<RecordRow>[]>(() => [
    { key: 'employee', label: t('trainingRecords.employee'), sort: 'employee.name', phone: 'lead', cell: (row) => <span className="b">{format.person(row.employee)}</span> },
    { key: 'course', label: t('trainingRecords.course'), phone: 'lead', cell: (row) => <span>{format.named(row.course)}</span> },
    { key: 'state', label: t('trainingRecords.state'), cell: (row) => <StateTag state={row.state} /> },
    { key: 'progress', label: t('trainingRecords.progress'), sort: 'creditedMinutes', phone: 'minor', cell: (row) => <span className="row g8"><Progress have={row.creditedMinutes} need={row.requiredMinutes} label={format.named(row.course)} /><span className="t2 nw n">{length(row.creditedMinutes)}</span></span> },
    { key: 'due', label: t('trainingRecords.due'), sort: 'dueAt', cell: (row) => (row.state === 'WITHDRAWN' ? null : <Due dueOn={row.dueOn} isLate={row.breachedAt !== null} isDone={row.state === 'COMPLETED'} />) },
    { key: 'reason', label: t('trainingRecords.reason'), phone: 'minor', cell: (row) => <span className="t2">{t(`trainingReason.${row.reason}`)}</span> },
    { key: 'store', label: t('trainingRecords.store'), phone: 'minor', cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('trainingRecords.chain')}</span> },
  ], [t, format, length]);
  const say = (key: string, value: unknown): string | null => {
    const words = { state: 'trainingState', reason: 'trainingReason' }[key];
    return words ? [value].flat().map((each) => t(`${words}.${each}`, { _: String(each) })).join(format.language === 'zh' ? '、' : ', ') : null;
  };
  return (
    <ListPage<RecordRow> resource="trainingRecords" what={t('trainingRecords.what')} unit={t('trainingRecords.unit')} columns={columns} nameOf={(row) => `${format.person(row.employee, '')} ${format.named(row.course)}`} to={(row) => `/trainingRecords/${row.id}/show`} sayCondition={say} fixed={fixed} sort={{ field: 'dueAt', order: 'DESC' }}
      facets={<><ResourceFacet source="state" title={t('trainingRecords.state')} fixed={fixed} values={STATES} say={(value) => t(`trainingState.${value}`)} /><ResourceFacet source="reason" title={t('trainingRecords.reason')} fixed={fixed} values={REASONS} say={(value) => t(`trainingReason.${value}`)} /></>}
      header={<><PageHeader title={t('trainingRecords.title')}><AssignTraining /></PageHeader><SectionTabs sections={ROOMS} label={t('courses.rooms')} /></>} empty={<Empty icon={ListChecks} title={t('trainingRecords.empty')} text={t('trainingRecords.emptyText')} />} />
  );
}
