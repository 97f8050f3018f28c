// What waits for somebody today, each line counted from the rows it opens: rows to correct, gold customers gone quiet, leavers, failed jobs.
import { FileWarning, ListX, TrendingDown, UserRoundMinus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink } from '../shared/cells.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';

interface Count { total: number; totalIsExact: boolean }
const QUIET = gql`query HomeQuiet($filter: CustomerFilter) { customers(filter: $filter, page: { limit: 1 }) { total totalIsExact } }`;
const LEAVERS = gql`query HomeLeavers($filter: SegmentMembershipFilter) { segmentMemberships(filter: $filter, page: { limit: 1 }) { items { segment { id nameZh nameEn } } total totalIsExact } }`;
const FILES = gql`query HomeFiles { transfers(filter: { direction: { eq: IMPORT }, isDryRun: { eq: false }, rejectedCount: { gt: 0 }, undoneAt: { isNull: true } }, sort: [{ field: CREATED_AT, order: DESC }], page: { limit: 2 }) { items { id fileName rowCount acceptedCount unchangedCount rejectedCount createdAt } } }`;
const FAILED = gql`query HomeFailed($since: DateTime) { jobs(filter: { state: { eq: FAILED }, createdAt: { gte: $since } }, page: { limit: 1 }) { items { id } total } }`;
interface File { id: string; fileName: string; rowCount: number; acceptedCount: number; unchangedCount: number; rejectedCount: number; createdAt: string }
interface Line { key: string; icon: LucideIcon; tone: string; words: string; facts: string; act: string; to: string }

const QUIET_DAYS = 60;
const LATELY_DAYS = 30;

/** The filter of gold customers who have not come for 60 days, as the list's address says it. */
export const quietGold = (today: string): Record<string, unknown> => ({ tier: ['GOLD'], 'behaviour.lastPurchaseOn@lt': addDays(today, -QUIET_DAYS) });

function useLines(): { lines: Line[]; pending: boolean; fault: ReturnType<typeof useAsk>['error']; retry: () => void } {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { storeIds } = useScope();
  const today = dayOf(new Date());
  const since = useMemo(() => new Date(Date.now() - LATELY_DAYS * 86_400_000).toISOString(), []);
  const inStores = storeIds ? { storeId: { in: storeIds } } : {};
  const files = useAsk<{ transfers: { items: File[] } }>(FILES, {}, { enabled: can('customers:import') });
  const quiet = useAsk<{ customers: Count }>(QUIET, { filter: { ...wireFilter(quietGold(today)), ...inStores } }, { enabled: can('customers:read-orders') });
  const leavers = useAsk<{ segmentMemberships: Count & { items: { segment: { id: string; nameZh: string; nameEn: string } | null }[] } }>(LEAVERS, { filter: { segment: { key: { eq: 'vip' } }, leftAt: { gte: since }, customer: inStores } }, { enabled: can('segments:read') });
  const jobs = useAsk<{ jobs: { items: { id: string }[]; total: number } }>(FAILED, { since });
  const asked = [files, quiet, leavers, jobs];
  const lines: Line[] = [];
  for (const file of files.data?.transfers.items ?? []) {
    lines.push({ key: file.id, icon: FileWarning, tone: 'soonc', words: t('home.todo.rows', { file: file.fileName, count: format.count(file.rejectedCount), smart_count: file.rejectedCount }),
      facts: `${t('home.todo.rowsFacts', { all: format.count(file.rowCount), accepted: format.count(file.acceptedCount + file.unchangedCount) })}${format.language === 'zh' ? '，' : ', '}${format.instantInside(file.createdAt)}`, act: t('home.todo.rowsAct'), to: `/imports/${file.id}/show` });
  }
  const gone = quiet.data?.customers;
  if (gone?.total) {
    lines.push({ key: 'quiet', icon: TrendingDown, tone: 'latec', words: t('home.todo.gold', { count: format.rough(gone.total, gone.totalIsExact), smart_count: gone.total }), facts: t('home.todo.goldFacts', { day: format.day(addDays(today, -QUIET_DAYS)) }), act: t('home.todo.goldAct'), to: listLink('customers', quietGold(today)) });
  }
  const left = leavers.data?.segmentMemberships;
  const segment = left?.items[0]?.segment;
  if (left?.total && segment) {
    lines.push({ key: 'left', icon: UserRoundMinus, tone: 't2', words: t('home.todo.slipping', { count: format.rough(left.total, left.totalIsExact), smart_count: left.total, name: format.named(segment) }), facts: t('home.todo.slippingFacts'), act: t('home.todo.slippingAct'), to: `/segments/${segment.id}/show?tab=left` });
  }
  const broken = jobs.data?.jobs;
  if (broken?.total) {
    lines.push({ key: 'jobs', icon: ListX, tone: 'latec', words: t('home.todo.jobs', { count: format.count(broken.total), smart_count: broken.total }), facts: t('home.todo.slippingFacts'), act: t('home.todo.jobsAct'), to: broken.total === 1 ? `/jobs/${broken.items[0]?.id}/show` : listLink('jobs', { state: ['FAILED'] }) });
  }
  return { lines, pending: asked.some((each) => each.isLoading), fault: asked.find((each) => each.isError)?.error ?? null, retry: () => { for (const each of asked) if (each.isError) void each.refetch(); } };
}

export function TodayCard() {
  const t = useT();
  const { lines, pending, fault, retry } = useLines();
  return (
    <Card title={t('home.today')} facts={lines.length > 0 ? String(lines.length) : undefined}>
      {fault ? <Failed what={t('home.today')} fault={fault} onRetry={retry} />
        : pending && lines.length === 0 ? <SkeletonRows rows={3} height={56} />
          : lines.length === 0 ? <p className="t13 t3">{t('home.todayNone')}</p>
            : <ul>{lines.map((line) => (
              <li key={line.key} className="row g12" style={{ padding: '12px 0', borderTop: '1px solid var(--line)' }}>
                <line.icon size={16} className={line.tone} aria-hidden style={{ flex: 'none' }} />
                <span className="col grow"><b className="t13">{line.words}</b><span className="t12 t2">{line.facts}</span></span>
                <Link className="btn sm" to={line.to} aria-label={`${line.act}${line.words}`}>{line.act}</Link>
              </li>
            ))}</ul>}
    </Card>
  );
}
