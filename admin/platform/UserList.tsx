// The accounts: who signs in, with which roles and how far they reach, and when last.
import { Plus, UserCog } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { Person, StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { grantState, useGrantWords, type Grant } from './grants.ts';
import { ACCOUNTS } from './words.ts';

export interface UserRow extends RaRecord {
  id: string; version: number; username: string; name: string; nameEn: string | null; employeeId: string | null; status: 'ACTIVE' | 'SUSPENDED'; locale: string | null; lastSignInAt: string | null;
  employee: { id: string; employeeNo: string; position: string } | null; grants: { items: Grant[] };
}

export function UserList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const say = useGrantWords();
  const write = can('platform:write-users');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<UserRow>[]>(() => [
    { key: 'name', label: t('users.name'), phone: 'lead', sort: 'name', cell: (row) => <Person name={format.person(row)} facts={[row.username, row.employee?.employeeNo]} /> },
    { key: 'roles', label: t('users.roles'), cell: (row) => {
      const now = row.grants.items.filter((grant) => grantState(grant) === 'now');
      return now.length ? <span className="row g4 wrap">{now.map((grant) => <StatusTag key={grant.id}>{say.short(grant)}</StatusTag>)}</span> : <span className="t3">{t('roles.none')}</span>;
    } },
    { key: 'status', label: t('users.status'), sort: 'status', cell: (row) => (row.status === 'SUSPENDED' ? <StatusTag tone="late">{t('userStatus.SUSPENDED')}</StatusTag> : <span className="t2">{t('userStatus.ACTIVE')}</span>) },
    { key: 'last', label: t('users.lastSignIn'), align: 'right', sort: 'lastSignInAt', cell: (row) => <span className="t2">{row.lastSignInAt ? format.instant(row.lastSignInAt) : t('users.never')}</span> },
  ], [t, format.language]);
  const create = write && <Link className="btn pri" to="/users/create"><Plus size={14} aria-hidden />{t('users.new')}</Link>;
  return <ListPage<UserRow> resource="users" what={t('users.title')} unit={t('users.unit')} columns={columns} nameOf={(row) => format.person(row)} to={(row) => `/users/${row.id}/show`} perPage={25}
    sayCondition={(key, value) => (key === 'status' ? t('jobs.condition', { label: t('users.status'), value: [value].flat().map((each) => t(`userStatus.${each}`)).join(' / ') }) : key === 'q' ? String(value) : null)}
    searchHint={t('users.search')} sort={{ field: 'username', order: 'ASC' }} views={<SectionTabs sections={ACCOUNTS} label={t('accounts.sections')} />}
    facets={<ResourceFacet source="status" title={t('users.status')} values={['ACTIVE', 'SUSPENDED']} say={(value) => t(`userStatus.${value}`)} />}
    header={<PageHeader title={t('users.title')}>{create}</PageHeader>} empty={<Empty icon={UserCog} title={t('users.empty')} text={t('users.emptyText')}>{create}</Empty>} />;
}
