// The quality of one store: its figures, the course of its score, its sections by month, what is open, and its plan.
import { Grid3x3, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Delta, listLink, StatusTag } from '../shared/cells.tsx';
import { addDays, count, dayOf, decimal, rate, signed, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { AnswersPanel } from './AnswersPanel.tsx';
import { HeatTable } from './HeatTable.tsx';
import { monthOn } from './plan-month.ts';
import { PlanMonth } from './PlanMonth.tsx';
import { type Figure, type FindingLine, HEAT_MAP, type HeatCell, type HeatMap, OPEN_FINDINGS, STORE_NAME, type Tiles, TILES } from './store-quality.operations.ts';
import { TemplateChoice } from './TemplateChoice.tsx';
import { TrendCard } from './TrendCard.tsx';

const HALF = 183;
const linkOf = (figure: Figure | undefined): string | undefined => (figure ? listLink(figure.rows.resource, Object.keys(figure.rows.filter).length === 1 && figure.rows.filter.and ? figure.rows.filter : { and: [figure.rows.filter] }) : undefined);

function TileRow({ storeId, templateId }: { storeId: string; templateId: string }) {
  const t = useT();
  const format = useFormat();
  const today = dayOf(new Date());
  const variables = useMemo(() => ({
    now: { kind: 'RANGE', from: addDays(today, 1 - HALF), until: addDays(today, 1) }, before: { kind: 'RANGE', from: addDays(today, 1 - 2 * HALF), until: addDays(today, 1 - HALF) },
    audits: { storeId: { eq: storeId }, templateId: { eq: templateId } }, store: { storeId: { eq: storeId } },
  }), [storeId, templateId, today]);
  const { data, error, refetch } = useAsk<Tiles>(TILES, variables);
  if (error) return <Failed what={t('storeQuality.title')} fault={error} onRetry={() => refetch()} />;
  const change = (now: string | null | undefined, before: string | null | undefined, say: (by: number) => string, good: 'up' | 'down') => {
    if (now === null || now === undefined || before === null || before === undefined) return undefined;
    const by = Number((Number(now) - Number(before)).toFixed(4));
    return <Delta value={by} text={say(by)} base={t('storeQuality.before')} good={good} />;
  };
  const sample = (figure: Figure | undefined) => (figure ? t('storeQuality.sample', { count: count(figure.sample), smart_count: figure.sample }) : undefined);
  return (
    <div className="col g6">
      <div className="tiles">
        <KpiTile label={t('storeQuality.tile.score')} value={decimal(data?.score.value, 1)} to={linkOf(data?.score)} loading={!data} base={sample(data?.score)} delta={change(data?.score.value, data?.scoreBefore.value, (by) => signed(by, 1), 'up')} />
        <KpiTile label={t('storeQuality.tile.passRate')} value={rate(data?.passRate.value)} to={linkOf(data?.passRate)} loading={!data} base={sample(data?.passRate)} delta={change(data?.passRate.value, data?.passRateBefore.value, (by) => t('delta.points', { points: signed(by * 100, 1) }), 'up')} />
        <KpiTile label={t('storeQuality.tile.open')} value={count(data?.open.value)} to={linkOf(data?.open)} loading={!data} />
        <KpiTile label={t('storeQuality.tile.overdue')} value={count(data?.overdue.value)} to={linkOf(data?.overdue)} loading={!data} />
        <KpiTile label={t('storeQuality.tile.repeats')} value={count(data?.repeats.value)} to={linkOf(data?.repeats)} loading={!data} base={t('storeQuality.half')} delta={change(data?.repeats.value, data?.repeatsBefore.value, (by) => signed(by), 'down')} />
      </div>
      {data && <p className="t12 t3">{t('storeQuality.asOf', { when: format.instant(data.open.asOf) })}</p>}
    </div>
  );
}

function OpenFindings({ storeId }: { storeId: string }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ findings: { total: number; items: FindingLine[] } }>(OPEN_FINDINGS, { storeId });
  const all = listLink('findings', { storeId: [storeId], state: ['OPEN', 'ACTING', 'CHECKING'] });
  return (
    <Card title={t('storeQuality.findings')} facts={data && count(data.findings.total)} actions={data && data.findings.total > 0 && <Link className="lk t13" to={all}>{t('storeQuality.allFindings')}</Link>} flush>
      {error ? <Failed what={t('storeQuality.findings')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={4} /> : data.findings.total === 0 ? <p className="t13 t2 sq-none">{t('storeQuality.noFindings')}</p> : (
        <ul className="plain sq-findings">{data.findings.items.map((one) => {
          const isLate = Date.parse(one.dueAt) < Date.now() && one.state !== 'CHECKING';
          return (
            <li key={one.id}>
              <Link className="b t13" to={`/findings/${one.id}/show`}>{format.language === 'zh' ? one.titleZh : one.titleEn}</Link>
              <span className="row wrap g4 t12 t3">{isLate && <StatusTag tone="late">{t('storeQuality.overdue')}</StatusTag>}{one.isRepeat && <StatusTag tone="soon">{t('storeQuality.repeat')}</StatusTag>}<span>{t(`findingState.${one.state}`)}</span><span>{t('storeQuality.dueOn', { day: format.instant(one.dueAt) })}</span></span>
            </li>
          );
        })}</ul>
      )}
    </Card>
  );
}

export function StoreQualityShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<HeatCell | null>(null);
  const template = search.get('template');
  const from = `${monthOn(dayOf(new Date()).slice(0, 7), -5)}-01`;
  const store = useAsk<{ store: { nameZh: string; nameEn: string; code: string; region: { nameZh: string; nameEn: string } | null } | null }>(STORE_NAME, { id });
  const { data, error, isPending, refetch } = useAsk<{ auditHeatmap: HeatMap }>(HEAT_MAP, { input: { rows: 'MONTH', storeIds: [id], from, ...(template ? { templateId: template } : {}) } });
  const fault = store.error ?? error;
  if (fault) return <Failed what={t('storeQuality.title')} fault={fault} onRetry={() => { void refetch(); void store.refetch(); }} />;
  if (isPending || store.isPending || !data) return <PageSkeleton />;
  if (!store.data?.store) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const map = data.auditHeatmap;
  const name = format.named(store.data.store);
  const cell = chosen && map.cells.find((one) => one.row === chosen.row && one.section === chosen.section) || null;
  const until = cell ? `${monthOn(cell.row.slice(0, 7), 1)}-01` : map.until;
  const section = cell && map.sections.find((one) => one.key === cell.section);
  return (
    <>
      <Breadcrumb path={[{ label: t('storeQuality.title'), to: '/storeQuality' }, { label: name }]} />
      <PageHeader title={name} facts={<><span className="mono">{store.data.store.code}</span><span>{format.named(store.data.store.region)}</span></>}>
        <TemplateChoice map={map} onChoose={(next) => { const put = new URLSearchParams(search); put.set('template', next); setChosen(null); setSearch(put, { replace: true }); }} />
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" tabIndex={0}>
          <div className="home col g16" style={{ paddingTop: 16 }}>
            {map.templateId && <TileRow storeId={id} templateId={map.templateId} />}
            {map.templateId && <TrendCard storeId={id} templateId={map.templateId} name={name} />}
            <Card title={t('storeQuality.heat')} facts={t('storeQuality.heatFacts')} flush>
              {map.cells.length === 0 ? <Empty icon={Grid3x3} title={t('storeQuality.empty')} text={t('storeQuality.emptyText')} /> : <HeatTable map={map} rows="month" chosen={cell} onChoose={setChosen} />}
            </Card>
            <OpenFindings storeId={id} />
            <PlanMonth storeId={id} mayPlan={can('quality:read-programmes')} />
          </div>
        </div>
        {cell && section && map.templateId && <AnswersPanel key={`${cell.row}/${cell.section}`} title={[format.month(cell.row.slice(0, 7)), format.label(section.label)].join(format.language === 'zh' ? '，' : ', ')} cell={cell} input={{ templateId: map.templateId, storeIds: [id], from: cell.row, until }} onClose={() => setChosen(null)} />}
      </div>
    </>
  );
}
