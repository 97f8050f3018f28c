// Incidents: what the detector proposes and what is being handled, with how many people against how many are usual.
import { Siren } from 'lucide-react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type IncidentRow, INCIDENTS } from './playbooks.operations.ts';
import { TONES } from './tones.ts';

export function IncidentList() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAsk<{ incidents: { items: IncidentRow[] } }>(INCIDENTS, undefined, { refetchInterval: 60_000 });
  const rows = data?.incidents.items ?? [];
  return (
    <>
      <PageHeader title={t('incidents.title')} facts={<span>{t('incidents.facts')}</span>} />
      {error ? <Failed what={t('incidents.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Siren} title={t('incidents.empty')} text={t('incidents.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('incidents.title')}>
            <thead><tr><th scope="col">{t('incidents.what')}</th><th scope="col">{t('incidents.number')}</th><th scope="col">{t('incidents.state')}</th><th scope="col">{t('incidents.level')}</th><th scope="col" className="r">{t('incidents.observed')}</th><th scope="col" className="r">{t('incidents.expected')}</th><th scope="col">{t('incidents.owner')}</th><th scope="col">{t('incidents.since')}</th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id} className="open" onClick={() => navigate(`/incidents/${row.id}/show`)}>
                <td className="lead"><Link className="b" to={`/incidents/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.language === 'zh' ? row.titleZh : row.titleEn}</Link></td>
                <td className="t2">{row.number}</td><td><StatusTag tone={TONES[row.state]}>{t(`incidentState.${row.state}`)}</StatusTag></td><td className="t2 minor">{t(`planLevel.${row.planLevel}`)}</td>
                <td className="r">{row.observedCount ?? '–'}</td><td className="r t2 minor">{decimal(row.expectedCount, 2)}</td><td className="t2 minor">{format.person(row.owner)}</td><td className="t2 minor">{format.instant(row.createdAt)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
