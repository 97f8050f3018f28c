// Programmes of checks: inspections told or not told beforehand, and mystery waves.
import { Plus, Route } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { PROGRAMMES, type ProgrammeRow } from './audits.operations.ts';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';
import { PLAN_SECTIONS } from '../shared/quality-sections.ts';

export function ProgrammeList() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAsk<{ mysteryProgrammes: { items: ProgrammeRow[] } }>(PROGRAMMES);
  const rows = data?.mysteryProgrammes.items ?? [];
  const can = useCan();
  const [making, setMaking] = useState(false);
  const make = can('quality:write-programmes') && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('programmes.new')}</button>;
  return (
    <>
      <PageHeader title={t('programmes.title')} facts={<span>{t('programmes.secret')}</span>}>{make}</PageHeader>
      <SectionTabs sections={PLAN_SECTIONS} label={t('programmes.title')} />
      {error ? <Failed what={t('programmes.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Route} title={t('programmes.empty')} text={t('programmes.emptyText')}>{make}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('programmes.title')}>
            <thead><tr><th scope="col">{t('programmes.one')}</th><th scope="col">{t('audits.kind')}</th><th scope="col">{t('audits.state')}</th><th scope="col">{t('audits.template')}</th><th scope="col" className="r">{t('programmes.perStore')}</th><th scope="col">{t('programmes.rest')}</th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id} className="open" onClick={() => navigate(`/mysteryProgrammes/${row.id}/show`)}>
                <td className="lead"><Link className="b" to={`/mysteryProgrammes/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(row)}</Link></td><td>{t(`auditKind.${row.auditKind}`)}</td>
                <td><StatusTag tone={row.state === 'ACTIVE' ? 'ok' : 'paused'}>{t(`programmeState.${row.state}`)}</StatusTag></td><td className="t2">{format.named(row.template)}</td><td className="r" data-label={t('programmes.perStore')}>{row.visitsPerStore}</td>
                <td className="t2 minor">{row.restMonths ? t('programmes.months', { count: row.restMonths, smart_count: row.restMonths }) : t('programmes.noRest')}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {making && <ProgrammeDialog onClose={() => setMaking(false)} onDone={(id) => { setMaking(false); navigate(`/mysteryProgrammes/${id}/show`); }} />}
    </>
  );
}
