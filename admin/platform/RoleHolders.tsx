// Who holds one role, how far it reaches for each, and until when.
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Person } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { useGrantWords, type Grant } from './grants.ts';

const HOLDERS = gql`query RoleHolders($id: ID!) { role(id: $id) { id nameZh nameEn grants(page: { limit: 200 }) { total items {
  id version scope startsOn endsOn user { id name nameEn username } role { id key nameZh nameEn } store { id nameZh nameEn } region { id nameZh nameEn } grantedBy { name nameEn } } } } }`;
interface Holders { role: { id: string; nameZh: string; nameEn: string; grants: { total: number; items: (Grant & { user: { id: string; name: string; nameEn: string | null; username: string } | null })[] } } | null }

export function RoleHolders() {
  const t = useT();
  const { id = '' } = useParams();
  const format = useFormat();
  const say = useGrantWords();
  const { data, error, isPending, refetch } = useAsk<Holders>(HOLDERS, { id });
  if (error) return <Failed what={t('roles.title')} fault={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows />;
  const role = data?.role;
  const title = role ? format.named(role) : t('roles.title');
  return (
    <>
      <Breadcrumb path={[{ label: t('roles.title'), to: '/roles' }, { label: title }]} />
      <PageHeader title={title} facts={t('roles.holdersCount', { count: format.count(role?.grants.total ?? 0), smart_count: role?.grants.total ?? 0 })} />
      <div className="scrollx">
        <table className="table phone">
          <thead><tr><th scope="col">{t('users.name')}</th><th scope="col">{t('grants.scope')}</th><th scope="col">{t('users.status')}</th></tr></thead>
          <tbody>{role?.grants.items.map((grant) => (
            <tr key={grant.id}><td className="lead">{grant.user ? <Link to={`/users/${grant.user.id}/show`}><Person name={format.person(grant.user)} facts={[grant.user.username]} /></Link> : '–'}</td><td className="t2">{say.where(grant)}</td><td className="t2">{say.when(grant)}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}
