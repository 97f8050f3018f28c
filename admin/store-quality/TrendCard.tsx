// The course of a store's score: a line for each version of the template, a marker where it changed; each point opens its audit.
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { ChartCard } from '../shared/ChartCard.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { TREND, type TrendPoint } from './store-quality.operations.ts';

const sayScore = (value: number): string => decimal(value, 1);

export function TrendCard({ storeId, templateId, name }: { storeId: string; templateId: string; name: string }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, refetch } = useAsk<{ auditTrend: { passMark: string | null; points: TrendPoint[] } }>(TREND, { input: { storeId, templateId } });
  const points = data?.auditTrend.points;
  const passMark = data?.auditTrend.passMark;
  const labels = useMemo(() => (points ?? []).map((one) => format.day(one.auditedOn)), [points, format]);
  const series = useMemo(() => [...new Set((points ?? []).map((one) => one.formVersion))].map((version) => ({
    name: t('storeQuality.version', { number: version }), values: (points ?? []).map((one) => (one.formVersion === version ? Number(one.score) : null)),
  })), [points, t]);
  const breaks = useMemo(() => (points ?? []).flatMap((one, at) => (one.isBreak ? [{ at, label: t('storeQuality.version', { number: one.formVersion }) }] : [])), [points, t]);
  const goal = useMemo(() => (passMark ? { value: Number(passMark), label: t('storeQuality.passMark', { score: decimal(passMark, 0) }) } : undefined), [passMark, t]);
  if (error) return <Failed what={t('storeQuality.trend')} fault={error} onRetry={() => refetch()} />;
  if (!points) return <SkeletonRows rows={6} />;
  const last = points.at(-1);
  if (points.length < 2 || !last) return <Card title={t('storeQuality.trend')}><p className="t13 t2">{t(points.length ? 'storeQuality.oneAudit' : 'storeQuality.empty')}</p></Card>;
  const least = Math.max(0, Math.floor((Math.min(...points.map((one) => Number(one.score)), goal?.value ?? 100) - 5) / 10) * 10);
  return (
    <div className="col g8">
      <ChartCard title={t('storeQuality.trend')} facts={t('storeQuality.trendFacts')} summary={t('storeQuality.trendSummary', { store: name, count: points.length, smart_count: points.length, score: decimal(last.score, 1) })}
        labels={labels} series={series} say={sayScore} height={240} least={least} breaks={breaks} goal={goal} onOpen={(at) => { const one = points[at]; if (one) navigate(`/audits/${one.auditId}/show`); }}
        toOf={(at, of) => { const one = points[at]; return one && series[of]?.values[at] !== null ? <Link className="num" to={`/audits/${one.auditId}/show`} aria-label={`${one.number} ${decimal(one.score, 1)}`}>{decimal(one.score, 1)}</Link> : undefined; }} />
      {points.filter((one) => one.isBreak).map((one) => <p key={one.auditId} className="note soon t13"><span>{t('storeQuality.breakLine', { day: format.day(one.auditedOn), number: one.formVersion })}{one.breakNote && <>{format.language === 'zh' ? '：' : ': '}<span lang="zh-CN">{one.breakNote}</span></>}</span></p>)}
    </div>
  );
}
