// One account: roles with their reach and days, sign-ins, and what an administrator may do to it.
import { useQueryClient } from '@tanstack/react-query';
import { History, KeyRound, Pencil, Plus, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, listLink, StatusTag } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { AskDialog } from '../shared/TypedConfirm.tsx';
import { GrantDialog } from './GrantDialog.tsx';
import { grantState, useGrantWords, type Grant } from './grants.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { UserSessions } from './UserSessions.tsx';
import type { UserRow } from './UserList.tsx';

const SUSPEND = gql`mutation SuspendUser($input: UserStateInput!) { suspendUser(input: $input) { id } }`;
const REACTIVATE = gql`mutation ReactivateUser($input: UserStateInput!) { reactivateUser(input: $input) { id } }`;
const REVOKE = gql`mutation RevokeRoleGrant($input: RevokeRoleGrantInput!) { revokeRoleGrant(input: $input) { id } }`;

export function UserShow() {
  const t = useT();
  return <EditPage<UserRow> resource="users" what={t('users.title')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: UserRow }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'suspend' | 'password' | 'grant' | null>(null);
  const self = viewer?.id === row.id;
  const write = can('platform:write-users');
  const act = async (document: ReturnType<typeof gql>, input: Record<string, unknown>, done: string) => {
    setOpen(null);
    try {
      await request(document, { input });
      toastDone(done);
    } catch (fault) { toastFault((fault as Fault).message); }
    await queries.invalidateQueries({ queryKey: ['users'] });
  };
  const blocked = self ? { 'aria-disabled': true, title: t('users.self') } : {};
  const guarded = (run: () => void) => (self ? () => { toastFault(t('users.self')); } : run);
  return (
    <>
      <Breadcrumb path={[{ label: t('users.title'), to: '/users' }, { label: format.person(row) }]} />
      <PageHeader title={format.person(row)} facts={<><span className="mono t3">{row.username}</span>{row.status === 'SUSPENDED' && <StatusTag tone="late">{t('userStatus.SUSPENDED')}</StatusTag>}</>}>
        {write && (row.status === 'ACTIVE'
          ? <button type="button" className="btn danger" {...blocked} onClick={guarded(() => setOpen('suspend'))}><UserX size={14} aria-hidden />{t('users.suspend')}</button>
          : <button type="button" className="btn" onClick={() => void act(REACTIVATE, { id: row.id, expectedVersion: row.version }, t('users.reactivated', { name: format.person(row) }))}><UserCheck size={14} aria-hidden />{t('users.reactivate')}</button>)}
        {write && <button type="button" className="btn" {...blocked} onClick={guarded(() => setOpen('password'))}><KeyRound size={14} aria-hidden />{t('users.setPassword')}</button>}
        {write && <Link className="btn pri" to={`/users/${row.id}`}><Pencil size={14} aria-hidden />{t('users.edit')}</Link>}
      </PageHeader>
      <div className="cards">
        <Card title={t('users.roles')} actions={can('platform:grant-roles') && <button type="button" className="btn sm" {...blocked} onClick={guarded(() => setOpen('grant'))}><Plus size={14} aria-hidden />{t('grants.give')}</button>}>
          <Grants grants={row.grants.items} mayRevoke={can('platform:grant-roles') && !self} onRevoke={(grant) => void act(REVOKE, { id: grant.id, expectedVersion: grant.version }, t('grants.revoked', { name: format.named(grant.role) }))} />
        </Card>
        <UserSessions userId={row.id} />
        <Card title={t('users.title')} actions={can(['platform:read-events', 'platform:read-own-events']) && <Link className="lk t12" to={listLink('events', { actorId: row.id })} aria-label={t('users.openHistory', { name: format.person(row) })}><History size={14} aria-hidden />{t('events.title')}</Link>}>
          <Facts items={[
            [t('users.username'), <span key="u" className="mono">{row.username}</span>], [t('users.status'), t(`userStatus.${row.status}`)],
            [t('users.employee'), row.employee ? <Link key="e" className="lk" to={`/employees/${row.employee.id}/show`}>{row.employee.employeeNo}</Link> : '–'],
            [t('users.locale'), t(row.locale === 'zh-CN' ? 'users.localeZh' : row.locale === 'en' ? 'users.localeEn' : 'users.localeBrowser')],
            [t('users.lastSignIn'), row.lastSignInAt ? format.instant(row.lastSignInAt) : t('users.never')],
          ]} />
        </Card>
      </div>
      {open === 'suspend' && <AskDialog title={t('users.suspendTitle', { name: format.person(row) })} text={t('users.suspendText')} label={t('users.reason')} act={t('users.suspendAct')} least={2} empty={t('mask.reasonEmpty')}
        onAnswer={(reason) => void act(SUSPEND, { id: row.id, expectedVersion: row.version, reason }, t('users.suspended', { name: format.person(row) }))} onClose={() => setOpen(null)} />}
      {open === 'password' && <PasswordDialog user={row} onClose={() => setOpen(null)} />}
      {open === 'grant' && <GrantDialog user={row} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Those that hold, then those to come, then those that are over. */
function Grants({ grants, mayRevoke, onRevoke }: { grants: Grant[]; mayRevoke: boolean; onRevoke: (grant: Grant) => void }) {
  const t = useT();
  const format = useFormat();
  const say = useGrantWords();
  if (grants.length === 0) return <p className="t13 t3">{t('users.noRole')}</p>;
  const order = { now: 0, later: 1, ended: 2 };
  return (
    <ul className="col">
      {[...grants].sort((a, b) => order[grantState(a)] - order[grantState(b)]).map((grant) => (
        <li key={grant.id} className="row" style={{ minHeight: 44, borderBottom: '1px solid var(--line)' }}>
          <span className="col grow" style={{ lineHeight: '18px' }}>
            <span className={grantState(grant) === 'now' ? 'b' : 't3'}>{format.named(grant.role)}</span>
            <span className="t12 t3">{say.where(grant)}<i className="md" />{say.when(grant)}{grant.grantedBy && <><i className="md" />{t('grants.by', { name: format.person(grant.grantedBy) })}</>}</span>
          </span>
          {mayRevoke && grantState(grant) !== 'ended' && <button type="button" className="btn sm" aria-label={t('grants.revokeNamed', { name: format.named(grant.role) })} onClick={() => onRevoke(grant)}>{t('grants.revoke')}</button>}
        </li>
      ))}
    </ul>
  );
}
