// Policies of authority: which version is in force, and whether a next one is being worked on.
import { Scale } from 'lucide-react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { AUTHORITIES, authorityInForce, type AuthorityRow } from './authority.operations.ts';

export function AuthorityList() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAsk<{ authorityPolicies: { items: AuthorityRow[] } }>(AUTHORITIES);
  const policies = data?.authorityPolicies.items ?? [];
  return (
    <>
      <PageHeader title={t('authority.title')} facts={<span>{t('authority.facts')}</span>} />
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('authority.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : policies.length === 0 ? <Empty icon={Scale} title={t('authority.empty')} text={t('authority.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('authority.title')}>
            <thead><tr><th scope="col">{t('authority.name')}</th><th scope="col">{t('authority.inForce')}</th><th scope="col" className="r">{t('authority.limits')}</th><th scope="col">{t('authority.draft')}</th></tr></thead>
            <tbody>{policies.map((policy) => {
              const versions = policy.versions?.items ?? [];
              const current = authorityInForce(versions);
              const draft = versions.find((one) => one.state === 'DRAFT');
              return (
                <tr key={policy.id} className="open" onClick={() => navigate(`/authorityPolicies/${policy.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/authorityPolicies/${policy.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(policy)}</Link></td>
                  <td>{current ? t('authority.version', { number: current.number }) : '–'}</td>
                  <td className="r" data-label={t('authority.limits')}>{format.count(current?.rules.limits.length ?? 0)}</td>
                  <td className="minor">{draft && <StatusTag tone="soon">{t('authority.version', { number: draft.number })}</StatusTag>}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
