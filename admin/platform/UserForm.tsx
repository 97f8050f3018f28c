// Creates and changes an account; the username never changes once it stands.
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { EditPage } from '../shared/EditPage.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormFrame } from '../shared/FormFrame.tsx';
import type { UserRow } from './UserList.tsx';
import { useFormat } from '../shared/format.ts';

/** A password is kept nowhere. */
const UNKEPT = ['password'];

export function UserEdit() {
  const t = useT();
  return <EditPage<UserRow> resource="users" what={t('users.title')}>{(row) => <UserForm record={row} />}</EditPage>;
}
export const UserCreate = () => <UserForm />;

function UserForm({ record }: { record?: UserRow }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const start = useMemo(() => {
    if (!record) return undefined;
    const { grants: _grants, employee: _employee, lastSignInAt: _last, status: _status, ...plain } = record;
    return plain as Record<string, unknown> & { id: string };
  }, [record]);
  const labels = { username: t('users.username'), name: t('users.name'), nameEn: t('users.nameEn'), employeeId: t('users.employee'), locale: t('users.locale') };
  return (
    <FormFrame resource="users" record={start} title={record ? t('users.edit') : t('users.new')} labels={labels} saveLabel={record ? undefined : t('users.create')} unkept={UNKEPT}
      path={[{ label: t('users.title'), to: '/users' }, ...(record ? [{ label: format.person(record), to: `/users/${record.id}/show` }] : []), { label: record ? t('users.edit') : t('users.new') }]}
      onSaved={(row) => navigate(`/users/${row.id}/show`)}>
      <Pair><TextField name="name" label={labels.name} required /><TextField name="nameEn" label={labels.nameEn} help={t('users.nameEnHelp')} /></Pair>
      <Pair><TextField name="username" label={labels.username} help={record ? undefined : t('users.usernameHelp')} required disabled={Boolean(record)} /><ReferenceField name="employeeId" label={labels.employeeId} resource="employees" help={t('users.employeeHelp')} say={(row) => `${format.person(row)} ${String(row.employeeNo ?? '')}`} /></Pair>
      <Pair><SelectField name="locale" label={labels.locale} none choices={[{ value: 'zh-CN', label: t('users.localeZh') }, { value: 'en', label: t('users.localeEn') }]} />
        {!record && can('platform:grant-roles') && <TextField name="password" type="password" label={t('users.password')} help={t('users.passwordHelp')} autoComplete="new-password" />}</Pair>
    </FormFrame>
  );
}
