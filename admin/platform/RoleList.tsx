// The roles: what each may do, in words, side by side; and who holds it.
import { Check, Minus } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { ACCOUNTS } from './words.ts';

interface RoleRow { id: string; key: string; nameZh: string; nameEn: string; isShipped: boolean; words: string[]; grants: { total: number } | null }
const ROLES = gql`query RolesSideBySide { roles(page: { limit: 100 }, sort: [{ field: KEY, order: ASC }]) { items { id key nameZh nameEn isShipped words grants(page: { limit: 1 }) { total } } } }`;
/** Modules in which the words stand, in the order of the sidebar; others follow. */
const MODULES = ['customers', 'segments', 'products', 'tickets', 'voice', 'quality', 'forms', 'staff', 'training', 'incentives', 'platform'];
const moduleOf = (word: string): string => word.split(':')[0] ?? '';

/** Words by module: those of the modules we know first. */
function groupWords(words: readonly string[]): { module: string; words: string[] }[] {
  const modules = [...new Set([...MODULES, ...words.map(moduleOf)])];
  return modules.map((module) => ({ module, words: words.filter((word) => moduleOf(word) === module) })).filter((group) => group.words.length > 0);
}

export function RoleList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ roles: { items: RoleRow[] } }>(ROLES, {}, { staleTime: 60_000 });
  const roles = data?.roles.items ?? [];
  const isPhone = matchMedia('(max-width: 599.95px)').matches;
  const all = [...new Set(roles.flatMap((role) => role.words))];
  return (
    <>
      <PageHeader title={t('roles.title')} facts={data && <span className="t12 t3">{format.count(roles.length)}</span>} />
      <SectionTabs sections={ACCOUNTS} label={t('accounts.sections')} />
      {error && <Failed what={t('roles.title')} fault={error} onRetry={() => void refetch()} />}
      {isPending && <SkeletonRows />}
      <div className="cards flow">
        {roles.map((role) => (
          <Card key={role.id} title={format.named(role)} facts={t('roles.count', { count: role.words.length })}
            actions={can('platform:read-users') && (role.grants?.total ? <Link className="lk t12" to={`/roles/${role.id}/holders`}>{t('roles.holdersCount', { count: format.count(role.grants.total), smart_count: role.grants.total })}</Link> : <span className="t12 t3 n">{t('roles.noHolders')}</span>)}>
            <details open={!isPhone}><summary className="phone-only lk t13">{t('roles.words')}</summary><dl className="kv stacks">
              {groupWords(role.words).map(({ module, words }) => (
                <Fragment key={module}><dt>{t(`roleGroup.${module}`, { _: module })}</dt><dd>{words.map((word) => t(`right.${word}`, { _: word })).join(format.language === 'zh' ? '、' : ', ')}</dd></Fragment>
              ))}
            </dl></details>
            {!role.isShipped && <StatusTag>{role.key}</StatusTag>}
          </Card>
        ))}
      </div>
      {roles.length > 0 && (
        <section style={{ padding: '0 24px 24px' }} className="wide-only">
          <h2 className="h3" style={{ marginBottom: 8 }}>{t('roles.compare')}</h2>
          <div className="scrollx" style={{ border: '1px solid var(--line)', borderRadius: 10 }} tabIndex={0} role="region" aria-label={t('roles.compare')}>
            <table className="table compact">
              <thead><tr><th scope="col">{t('roles.words')}</th>{roles.map((role) => <th key={role.id} scope="col" className="c">{format.named(role)}</th>)}</tr></thead>
              <tbody>
                {groupWords(all).map(({ module, words }) => (
                  <Fragment key={module}>
                    <tr><th scope="colgroup" colSpan={roles.length + 1} style={{ background: 'var(--sunken)' }}>{t(`roleGroup.${module}`, { _: module })}</th></tr>
                    {words.map((word) => (
                      <tr key={word}><th scope="row" style={{ color: 'var(--text)' }}>{t(`right.${word}`, { _: word })}</th>
                        {roles.map((role) => <td key={role.id} className="c">{role.words.includes(word) ? <span className="okc" style={{ display: 'inline-grid' }}><Check size={14} role="img" aria-label={t('roles.may')} /></span> : <span className="t3" style={{ display: 'inline-grid' }}><Minus size={14} role="img" aria-label={t('roles.mayNot')} /></span>}</td>)}
                      </tr>
                    ))}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  );
}
