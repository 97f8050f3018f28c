// All stores side by side: which sections of the check they keep, worst first; a cell opens its answers, a store its page.
import { Grid3x3 } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { count, dayOf, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { AUDIT_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { AnswersPanel } from './AnswersPanel.tsx';
import { auditsOf, HeatTable } from './HeatTable.tsx';
import { monthOn } from './plan-month.ts';
import { HEAT_MAP, type HeatCell, type HeatMap } from './store-quality.operations.ts';
import { TemplateChoice } from './TemplateChoice.tsx';

const SPANS = [1, 3, 6, 12] as const;

export function StoreQualityList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<HeatCell | null>(null);
  const span = SPANS.find((one) => String(one) === search.get('months')) ?? 6;
  const template = search.get('template');
  const from = `${monthOn(dayOf(new Date()).slice(0, 7), 1 - span)}-01`;
  const { data, error, isPending, refetch } = useAsk<{ auditHeatmap: HeatMap }>(HEAT_MAP, { input: { rows: 'STORE', from, ...(template ? { templateId: template } : {}), ...(storeIds ? { storeIds } : {}) } });
  const put = (key: string, value: string): void => { const next = new URLSearchParams(search); next.set(key, value); setChosen(null); setSearch(next, { replace: true }); };
  if (error) return <Failed what={t('storeQuality.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const map = data.auditHeatmap;
  const facts = t('storeQuality.facts', { count: count(map.audits), smart_count: map.audits, from: format.day(map.from), until: format.day(dayOf(new Date())) });
  const cell = chosen && map.cells.find((one) => one.row === chosen.row && one.section === chosen.section) || null;
  const nameOf = (list: { key: string; label: { zh: string; en: string } }[], key: string): string => { const one = list.find((each) => each.key === key); return one ? format.label(one.label) : ''; };
  return (
    <>
      <PageHeader title={t('storeQuality.title')} facts={map.audits > 0 ? <OpenNumber to={listLink('audits', auditsOf(map, storeIds))}>{facts}</OpenNumber> : <span>{facts}</span>}>
        <span className="seg" role="group" aria-label={t('storeQuality.span')}>{SPANS.map((one) => <button key={one} type="button" aria-pressed={one === span} onClick={() => put('months', String(one))}>{t('storeQuality.months', { count: one, smart_count: one })}</button>)}</span>
        <TemplateChoice map={map} onChoose={(id) => put('template', id)} />
      </PageHeader>
      <SectionTabs sections={AUDIT_SECTIONS} label={t('audits.title')} />
      {map.cells.length === 0 ? <Empty icon={Grid3x3} title={t('storeQuality.empty')} text={t('storeQuality.emptyText')} /> : (
        <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
          <div className="main" tabIndex={0}><HeatTable map={map} rows="store" chosen={cell} onChoose={setChosen} linkOf={(id) => `/storeQuality/${id}/show${map.templateId ? `?template=${map.templateId}` : ''}`} /></div>
          {cell && map.templateId && <AnswersPanel key={`${cell.row}/${cell.section}`} title={[nameOf(map.rows, cell.row), nameOf(map.sections, cell.section)].join(format.language === 'zh' ? '，' : ', ')} cell={cell} input={{ templateId: map.templateId, storeIds: [cell.row], from: map.from, until: map.until }} onClose={() => setChosen(null)} />}
        </div>
      )}
    </>
  );
}
