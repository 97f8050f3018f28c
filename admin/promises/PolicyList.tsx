// The policies of service, each with the version in force and whether a next one is being worked on.
import { Plus, Timer } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Pair, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { RetargetAll } from './RetargetAll.tsx';
import { inForce, isEver, POLICIES, type Policy, SAVE, type Rules } from './promises.operations.ts';

/** Promises, steps of the ladder, and what follows from silence and scores. */
const rulesIn = (rules: Rules | undefined): number => (rules ? [rules.targets, rules.steps, rules.silence, rules.updates, rules.ratings].reduce((sum, list) => sum + (list?.length ?? 0), 0) : 0);

export function PolicyList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ slaPolicies: { items: Policy[] } }>(POLICIES);
  const policies = data?.slaPolicies.items ?? [];
  return (
    <>
      <PageHeader title={t('slaPolicies.title')} facts={<span>{t('slaPolicies.facts')}</span>}>
        {can('tickets:configure') && <RetargetAll />}
        {can('tickets:write-policies') && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('slaPolicies.new')}</button>}
      </PageHeader>
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('slaPolicies.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : policies.length === 0 ? <Empty icon={Timer} title={t('slaPolicies.empty')} text={t('slaPolicies.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('slaPolicies.title')}>
            <thead><tr><th scope="col">{t('slaPolicies.name')}</th><th scope="col">{t('slaPolicies.inForce')}</th><th scope="col">{t('slaPolicies.since')}</th><th scope="col" className="r">{t('slaPolicies.targets')}</th><th scope="col">{t('slaPolicies.draft')}</th></tr></thead>
            <tbody>{policies.map((policy) => {
              const versions = policy.versions?.items ?? [];
              const current = inForce(versions);
              const draft = versions.find((one) => one.state === 'DRAFT');
              return (
                <tr key={policy.id} className="open" onClick={() => navigate(`/slaPolicies/${policy.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/slaPolicies/${policy.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(policy)}</Link> <span className="t12 t3">{policy.key}</span></td>
                  <td>{current ? <span className="row g4">{t('slaPolicies.version', { number: current.number })}{!current.isActive && <StatusTag tone="paused">{t('slaPolicies.off')}</StatusTag>}</span> : <span className="t3">{t('slaPolicies.none')}</span>}</td>
                  <td className="t2 minor">{current ? (isEver(current.effectiveFrom) ? t('slaPolicies.ever') : format.instant(current.effectiveFrom)) : '–'}</td>
                  <td className="r" data-label={t('slaPolicies.targets')}>{format.count(rulesIn((current ?? draft)?.rules))}</td>
                  <td className="minor">{draft && <StatusTag tone="soon">{t('slaPolicies.version', { number: draft.number })}</StatusTag>}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
      {making && (
        <FormDialog title={t('slaPolicies.new')} act={t('slaPolicies.new')} defaults={{ key: '', nameZh: '', nameEn: '' }} onClose={() => setMaking(false)}
          onSend={async (values) => {
            const { saveSlaPolicy } = await request<{ saveSlaPolicy: { id: string } }>(SAVE, { input: { key: values.key, nameZh: values.nameZh, nameEn: values.nameEn, draft: { rules: { targets: [], factors: [] } } } });
            navigate(`/slaPolicies/${saveSlaPolicy.id}/show`);
          }}>
          <TextField name="key" label={t('slaPolicies.key')} help={t('slaPolicies.keyHelp')} required />
          <Pair><TextField name="nameZh" label={t('slaPolicies.nameZh')} required /><TextField name="nameEn" label={t('slaPolicies.nameEn')} required /></Pair>
        </FormDialog>
      )}
    </>
  );
}
