// The schemes by which people, departments, stores and regions are measured.
import { Plus, SlidersHorizontal } from 'lucide-react';
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
import { SCHEMES, type Scheme } from './people.operations.ts';
import { NewScheme } from './SchemeDialogs.tsx';
import { ROOMS, useSay } from './words.ts';

export function SchemeList() {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const navigate = useNavigate();
  const can = useCan();
  const [isMaking, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ kpiSchemes: { items: Scheme[] } }>(SCHEMES);
  const rows = data?.kpiSchemes.items ?? [];
  const comma = format.language === 'zh' ? '、' : ', ';
  return (
    <>
      <PageHeader title={t('kpiSchemes.title')} facts={<span>{t('kpiSchemes.facts')}</span>}>{can('staff:write-schemes') && rows.length > 0 && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('kpiSchemes.new')}</button>}</PageHeader>
      <SectionTabs sections={ROOMS} label={t('scorecards.rooms')} />
      {error ? <Failed what={t('kpiSchemes.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={SlidersHorizontal} title={t('kpiSchemes.empty')} text={t('kpiSchemes.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('kpiSchemes.title')}>
            <thead><tr><th scope="col">{t('kpiSchemes.one')}</th><th scope="col">{t('scorecards.of')}</th><th scope="col">{t('scorecards.kind')}</th><th scope="col">{t('kpiSchemes.positions')}</th><th scope="col">{t('kpiSchemes.items')}</th><th scope="col">{t('kpiSchemes.versions')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const current = row.versions.items.find((one) => one.state === 'PUBLISHED');
              return (
                <tr key={row.id} className="open" onClick={() => navigate(`/kpiSchemes/${row.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/kpiSchemes/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(row)}</Link><span className="mono t12 t3" style={{ display: 'block' }}>{row.key}</span>{row.isArchived && <StatusTag>{t('kpiSchemes.archived')}</StatusTag>}</td>
                  <td className="t2">{t(`subject.${row.subjectKind}`)}</td><td className="t2 minor">{t(`scorecards.kind.${row.periodKind}`)}</td><td className="t2 minor" style={{ whiteSpace: 'normal' }}>{row.positions.map((one) => say.position(one)).join(comma) || '–'}</td>
                  <td className="t2 minor" style={{ whiteSpace: 'normal' }}>{(current?.content.items ?? []).map((one) => `${format.language === 'zh' ? one.zh : one.en} ${one.weight}`).join(comma)}</td>
                  <td className="t2 minor">{current && t('kpiSchemes.version', { number: current.number })} {row.versions.items.some((one) => one.state === 'DRAFT') && <StatusTag tone="soon">{t('kpiSchemes.draft')}</StatusTag>}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
      {isMaking && <NewScheme schemes={rows} onClose={() => setMaking(false)} />}
    </>
  );
}
