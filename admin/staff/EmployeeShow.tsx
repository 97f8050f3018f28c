// One person: where and as what they work, who leads them and whom they lead; contacts in their mask.
import { Pencil } from 'lucide-react';
import { useRefresh } from 'ra-core';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, Person, StatusTag } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { dayOf, daysBetween, useFormat } from '../shared/format.ts';
import { MaskedField } from '../shared/Masked.tsx';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import type { EmployeeRow } from './EmployeeList.tsx';
import { HiringCard } from './HiringCard.tsx';
import { PayAccountCard } from './PayAccountCard.tsx';
import { CertificatesCard, PersonTimeline, ScoresCard, SkillsCard } from './PersonCards.tsx';
import { PlacesCard } from './PlacesCard.tsx';
import { TrainingCard } from './TrainingCard.tsx';
import { useStaffWords } from './words.ts';

export interface EmployeeRecord extends EmployeeRow { departmentId: string | null; managerId: string | null; phone: string | null; email: string | null; reports: { items: { id: string; name: string; position: string }[]; total: number } | null }

export function EmployeeShow() {
  const t = useT();
  const refresh = useRefresh();
  return <EditPage<EmployeeRecord> resource="employees" what={t('employees.title')}>{(row) => <Inside row={row} onMoved={refresh} />}</EditPage>;
}

function Inside({ row, onMoved }: { row: EmployeeRecord; onMoved: () => void }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const words = useStaffWords();
  const months = Math.max(0, Math.floor(daysBetween(row.hiredOn, row.leftOn ?? dayOf(new Date())) / 30.4375));
  const reports = row.reports?.items ?? [];
  return (
    <>
      <Breadcrumb path={[{ label: t('employees.title'), to: '/employees' }, { label: format.person(row) }]} />
      <PageHeader documentTitle={format.person(row)} title={<span className="row g8">{format.person(row)}{row.nameEn && <span className="n t14 t2" lang={format.language === 'zh' ? 'en' : 'zh'}>{format.language === 'zh' ? row.nameEn : row.name}</span>}</span>}
        facts={<><span className="mono t3">{row.employeeNo}</span>{row.employment === 'INTERN' && <StatusTag tone="ac">{t('employment.INTERN')}</StatusTag>}{row.leftOn && <StatusTag>{t('employees.left')}</StatusTag>}</>}>
        {can('staff:write') && <Link className="btn pri" to={`/employees/${row.id}`}><Pencil size={14} aria-hidden />{t('employees.edit')}</Link>}
      </PageHeader>
      <div className="cards flow">
        <Card title={t('employees.work')}>
          <Facts items={[
            [t('employees.position'), words.position(row.position)], [t('employees.level'), words.level(row.level)], [t('employees.employment'), t(`employment.${row.employment}`)],
            [t('employees.store'), row.store ? format.named(row.store) : t('staff.none')], [t('employees.department'), format.named(row.department)],
            [t('employees.hiredOn'), format.day(row.hiredOn)], [t('employees.years'), t('employees.yearsSaid', { years: Math.floor(months / 12), months: months % 12 })],
            ...(row.leftOn ? [[t('employees.leftOn'), format.day(row.leftOn)] as [string, string]] : []),
            [t('employees.manager'), row.manager ? <Link key="m" className="lk" to={`/employees/${row.manager.id}/show`}>{format.person(row.manager)}</Link> : '–'],
          ]} />
        </Card>
        <Card title={t('employees.contact')}>
          <Facts items={[
            [t('employees.phone'), <MaskedField key="p" resource="Employee" id={row.id} field="phone" value={row.phone} right="staff:read-personal" />],
            [t('employees.email'), row.email ?? '–'],
          ]} />
        </Card>
        <PayAccountCard employeeId={row.id} />
        <ScoresCard employeeId={row.id} />
        <TrainingCard employeeId={row.id} />
        <CertificatesCard employeeId={row.id} />
        <SkillsCard employeeId={row.id} />
        <PlacesCard row={row} onMoved={onMoved} />
        <HiringCard employeeId={row.id} />
        {can('staff:read-scorecards') && <Card title={t('employees.career')}><Link className="lk t13" to={`/careers?employee=${row.id}`}>{t('employees.careerOpen')}</Link></Card>}
        {reports.length > 0 && (
          <Card title={t('employees.reports')} facts={<OpenNumber to={listLink('employees', { managerId: row.id })}>{format.count(row.reports?.total ?? reports.length)}</OpenNumber>}>
            <ul className="col g6">{reports.map((each) => <li key={each.id}><Person name={format.person(each)} to={`/employees/${each.id}/show`} facts={[words.position(each.position)]} /></li>)}</ul>
          </Card>
        )}
        <PersonTimeline employeeId={row.id} />
      </div>
    </>
  );
}
