// Creates and changes an employee; phone and mail stay masked, and are only sent when new ones are written.
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import type { EmployeeRecord } from './EmployeeShow.tsx';
import { EMPLOYMENTS, usePositions } from './words.ts';

export function EmployeeEdit() {
  const t = useT();
  return <EditPage<EmployeeRecord> resource="employees" what={t('employees.title')}>{(row) => <EmployeeForm record={row} />}</EditPage>;
}
export const EmployeeCreate = () => <EmployeeForm />;

/** Departments of the store that is chosen, or of the head office. */
function DepartmentField({ label }: { label: string }) {
  const format = useFormat();
  const { watch } = useFormContext();
  const storeId = watch('storeId') as string | null;
  return <ReferenceField name="departmentId" label={label} resource="departments" searchable={false} filter={storeId ? { storeId } : { 'storeId@isNull': true }} say={(row) => format.named(row as never)} />;
}

function EmployeeForm({ record }: { record?: EmployeeRecord }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const start = useMemo(() => {
    if (!record) return undefined;
    const { phone: _phone, email: _email, store: _store, department: _department, manager: _manager, reports: _reports, ...plain } = record;
    return plain as Record<string, unknown> & { id: string };
  }, [record]);
  const label = (key: string) => t(`employees.${key}`);
  const labels = Object.fromEntries(['name', 'nameEn', 'position', 'level', 'employment', 'hiredOn', 'leftOn'].map((key) => [key, label(key)]).concat([['employeeNo', label('no')], ['storeId', label('store')], ['departmentId', label('department')], ['managerId', label('manager')], ['newPhone', label('phone')], ['newEmail', label('email')]]));
  const kept = (value: string | null | undefined) => (value ? t('employees.kept', { value }) : undefined);
  const { positions, levels } = usePositions(record);
  const title = record ? record.name : t('employees.new');
  return (
    <FormFrame resource="employees" record={start} held={record as never} defaults={{ employment: 'REGULAR', level: 'specialist', hiredOn: dayOf(new Date()) }} title={record ? t('employees.edit') : title} labels={labels} serverNames={{ phone: 'newPhone', email: 'newEmail' }} saveLabel={record ? undefined : t('employees.create')}
      check={(values): Record<string, string> => (values.leftOn && values.hiredOn && values.leftOn < values.hiredOn ? { leftOn: t('employees.hiredOrder') } : {})}
      path={[{ label: t('employees.title'), to: '/employees' }, ...(record ? [{ label: record.name, to: `/employees/${record.id}/show` }] : []), { label: record ? t('employees.edit') : title }]}
      onSaved={(row) => navigate(`/employees/${row.id}/show`)}>
      <Pair><TextField name="name" label={label('name')} required /><TextField name="nameEn" label={label('nameEn')} /></Pair>
      <Pair><TextField name="employeeNo" label={label('no')} help={t('stores.codeHelp')} required />
        <SelectField name="employment" label={label('employment')} required choices={EMPLOYMENTS.map((value) => ({ value, label: t(`employment.${value}`) }))} /></Pair>
      <Pair><SelectField name="position" label={label('position')} required choices={positions} />
        <SelectField name="level" label={label('level')} required choices={levels} /></Pair>
      <Pair><ReferenceField name="storeId" label={label('store')} resource="stores" help={t('departments.storeHelp')} say={(row) => format.named(row as never)} /><DepartmentField label={label('department')} /></Pair>
      <Pair><ReferenceField name="managerId" label={label('manager')} resource="employees" say={(row) => `${format.person(row)} ${String(row.employeeNo ?? '')}`} /><span /></Pair>
      <Pair><TextField name="hiredOn" type="date" label={label('hiredOn')} required /><TextField name="leftOn" type="date" label={label('leftOn')} /></Pair>
      <Pair><TextField name="newPhone" type="tel" label={label('phone')} help={kept(record?.phone)} /><TextField name="newEmail" type="email" label={label('email')} help={kept(record?.email)} /></Pair>
    </FormFrame>
  );
}
