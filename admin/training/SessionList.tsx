// Sessions in a room: when, where, who teaches; planned here.
import { Plus, Presentation } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { ROOMS, SESSION_TONES } from './looks.tsx';
import { COURSES, type Named, type Person, PEOPLE_OF, PLAN_SESSION, type SessionRow } from './training.operations.ts';

export function SessionList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<SessionRow>[]>(() => [
    { key: 'course', label: t('trainingRecords.course'), phone: 'lead', cell: (row) => <span className="b">{format.named(row.course)}</span> },
    { key: 'startsAt', label: t('trainingSessions.when'), sort: 'startsAt', cell: (row) => <span className="nw">{format.instant(row.startsAt)}</span> },
    { key: 'state', label: t('trainingRecords.state'), cell: (row) => <StatusTag tone={SESSION_TONES[row.state]}>{t(`sessionState.${row.state}`)}</StatusTag> },
    { key: 'kind', label: t('trainingSessions.kind'), phone: 'minor', cell: (row) => <span className="tag">{t(`sessionKind.${row.sessionKind}`)}</span> },
    { key: 'store', label: t('trainingRecords.store'), phone: 'minor', cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('trainingRecords.chain')} · {row.place}</span> },
    { key: 'teacher', label: t('trainingSessions.teacher'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.teacher)}</span> },
  ], [t, format]);
  const say = (key: string, value: unknown): string | null => {
    const words = { state: 'sessionState', sessionKind: 'sessionKind' }[key];
    return words ? [value].flat().map((each) => t(`${words}.${each}`, { _: String(each) })).join(format.language === 'zh' ? '、' : ', ') : null;
  };
  return (
    <ListPage<SessionRow> resource="trainingSessions" what={t('trainingSessions.what')} unit={t('trainingSessions.unit')} columns={columns} nameOf={(row) => `${format.named(row.course)} ${format.instant(row.startsAt)}`} to={(row) => `/trainingSessions/${row.id}/show`} sayCondition={say} fixed={fixed} sort={{ field: 'startsAt', order: 'DESC' }}
      facets={<><ResourceFacet source="state" title={t('trainingRecords.state')} fixed={fixed} values={['PLANNED', 'HELD', 'CANCELLED']} say={(value) => t(`sessionState.${value}`)} /><ResourceFacet source="sessionKind" title={t('trainingSessions.kind')} fixed={fixed} values={['MONTHLY', 'SPECIAL']} say={(value) => t(`sessionKind.${value}`)} /></>}
      header={<><PageHeader title={t('trainingSessions.title')}><PlanSession /></PageHeader><SectionTabs sections={ROOMS} label={t('courses.rooms')} /></>} empty={<Empty icon={Presentation} title={t('trainingSessions.empty')} text={t('trainingSessions.emptyText')} />} />
  );
}

/** All who work at the store are invited; who was there is marked afterwards. */
function PlanSession() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const go = useNavigate();
  const [key, setKey] = useState<string | null>(null);
  const courses = useAsk<{ courses: { items: Named[] } }>(COURSES, undefined, { enabled: key !== null });
  if (!can('training:record')) return null;
  return (
    <>
      <button type="button" className="btn pri" onClick={() => setKey(crypto.randomUUID())}><Plus size={14} aria-hidden />{t('trainingSessions.plan')}</button>
      {key && (
        <FormDialog title={t('trainingSessions.plan')} text={t('trainingSessions.planText')} act={t('trainingSessions.plan')} onClose={() => setKey(null)} defaults={{ courseId: '', storeId: null, sessionKind: 'MONTHLY', place: '', teacherId: null, startsAt: '', hours: '2' }}
          onSend={async (values) => {
            const { employees } = await request<{ employees: { items: Person[] } }>(PEOPLE_OF, { storeId: values.storeId });
            // The wall clock of the chain, whatever that of the browser says.
            const startsAt = values.startsAt ? instantAt(String(values.startsAt)) : null;
            const { planSession } = await request<{ planSession: { id: string } }>(PLAN_SESSION, { input: {
              idempotencyKey: key, courseId: values.courseId, sessionKind: values.sessionKind, storeId: values.storeId || null, place: values.place, teacherId: values.teacherId || null, employeeIds: employees.items.map((one) => one.id),
              startsAt, endsAt: startsAt && new Date(Date.parse(startsAt) + Math.round(Number(values.hours) * 60) * 60_000).toISOString(),
            } });
            setKey(null); toastDone(t('trainingSessions.planned')); go(`/trainingSessions/${planSession.id}/show`);
          }}>
          <SelectField name="courseId" label={t('trainingRecords.course')} choices={(courses.data?.courses.items ?? []).map((one) => ({ value: one.id, label: format.named(one) }))} required />
          <Pair><ReferenceField name="storeId" label={t('trainingRecords.store')} resource="stores" say={(row) => format.named(row as never)} searchable={false} required /><SelectField name="sessionKind" label={t('trainingSessions.kind')} choices={['MONTHLY', 'SPECIAL'].map((value) => ({ value, label: t(`sessionKind.${value}`) }))} /></Pair>
          <Pair><TextField name="startsAt" label={t('trainingSessions.when')} type="datetime-local" required /><TextField name="hours" label={t('trainingSessions.hours')} type="number" required /></Pair>
          <TextField name="place" label={t('trainingSessions.place')} required />
          <ReferenceField name="teacherId" label={t('trainingSessions.teacher')} resource="employees" say={format.person} />
        </FormDialog>
      )}
    </>
  );
}
