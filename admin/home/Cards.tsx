// The segments with their counts, and the jobs of late: small tables of the home page whose rows open.
import { Filter, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { sayJob } from '../shared/job-words.ts';
import { Card } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';

const SEGMENTS = gql`query HomeSegments { segments(filter: { isArchived: { eq: false } }, page: { limit: 6 }) { items { id nameZh nameEn memberCount computedAt } total } }`;
interface Segment { id: string; nameZh: string; nameEn: string; memberCount: number; computedAt: string | null }

/** How many joined and left each of these segments in 30 days, in one question. */
const movesQuery = (many: number) => gql(`query HomeMoves${many}(${Array.from({ length: many }, (_, at) => `$j${at}: SegmentMembershipFilter, $l${at}: SegmentMembershipFilter`).join(', ')}) {
  ${Array.from({ length: many }, (_, at) => `j${at}: segmentMemberships(filter: $j${at}, page: { limit: 1 }) { total } l${at}: segmentMemberships(filter: $l${at}, page: { limit: 1 }) { total }`).join('\n  ')}
}`);

function useMoves(segments: Segment[] | undefined): (number | undefined)[] {
  const ids = (segments ?? []).map((segment) => segment.id).join();
  const { document, variables } = useMemo(() => {
    const list = ids ? ids.split(',') : [];
    const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
    return { document: movesQuery(Math.max(list.length, 1)), variables: Object.fromEntries(list.flatMap((id, at) => [[`j${at}`, { segmentId: { eq: id }, joinedAt: { gte: since } }], [`l${at}`, { segmentId: { eq: id }, leftAt: { gte: since } }]])) };
  }, [ids]);
  const { data } = useAsk<Record<string, { total: number }>>(document, variables, { enabled: Boolean(ids), keep: false, staleTime: 300_000 });
  return (segments ?? []).map((_, at) => { const [joined, left] = [data?.[`j${at}`]?.total, data?.[`l${at}`]?.total]; return joined === undefined || left === undefined ? undefined : joined - left; });
}

export function SegmentsCard() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, refetch } = useAsk<{ segments: { items: Segment[]; total: number } }>(SEGMENTS);
  const segments = data?.segments.items;
  const moves = useMoves(segments);
  return (
    <Card flush title={t('home.segments')} actions={data && data.segments.total > 0 && <Link className="lk t12 n" to="/segments">{t('home.allSegments', { count: format.count(data.segments.total) })}</Link>}>
      {error ? <Failed what={t('home.segments')} fault={error} onRetry={() => refetch()} />
        : !segments ? <SkeletonRows rows={4} height={34} />
          : segments.length === 0 ? (
            <Empty icon={Filter} title={t('home.noSegments')} text={t('home.noSegmentsText')}>
              {can('segments:write') && <Link className="btn" to="/segments/create"><Plus size={14} aria-hidden />{t('home.newSegment')}</Link>}
            </Empty>
          ) : (
            <table className="table compact">
              <thead><tr><th scope="col">{t('home.segment')}</th><th scope="col" className="r">{t('home.people')}</th><th scope="col" className="r">{t('home.moved')}</th><th scope="col" className="r">{t('home.computed')}</th></tr></thead>
              <tbody>{segments.map((segment, at) => (
                <tr key={segment.id}>
                  <td><Link className="lk" style={{ color: 'var(--text)' }} to={`/segments/${segment.id}/show`}>{format.named(segment)}</Link></td>
                  <td className="r b"><OpenNumber to={listLink('customers', { segment: segment.id })} label={`${format.named(segment)} ${format.count(segment.memberCount)}`}>{format.count(segment.memberCount)}</OpenNumber></td>
                  <td className="r">{moves[at] === undefined ? '' : signed(moves[at])}</td>
                  <td className="r t2">{format.instant(segment.computedAt)}</td>
                </tr>
              ))}</tbody>
            </table>
          )}
    </Card>
  );
}

const JOBS = gql`query HomeJobs { jobs(page: { limit: 5 }) { items { id kind title state done total failedCount createdAt } } }`;
interface Job { id: string; kind: string; title: string; state: string; done: number; total: number | null; failedCount: number; createdAt: string }
const TONES = { QUEUED: undefined, RUNNING: 'ac', DONE: 'ok', FAILED: 'late', CANCELLED: 'paused' } as const;

export function RecentJobs() {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ jobs: { items: Job[] } }>(JOBS);
  const jobs = data?.jobs.items;
  return (
    <Card title={t('home.jobs')}>
      {error ? <Failed what={t('home.jobs')} fault={error} onRetry={() => refetch()} />
        : jobs?.length === 0 ? <p className="t13 t3">{t('home.noJobs')}</p>
          : (jobs ?? []).map((job) => (
            <div key={job.id} className="row" style={{ padding: '10px 0', borderTop: '1px solid var(--line)' }}>
              <span className="col grow"><Link className="b t13 el" style={{ minHeight: 24 }} to={`/jobs/${job.id}/show`}>{sayJob(job, format.language, t(`jobKind.${job.kind}`, { _: '' }))}</Link><span className="t12 t2">{format.instant(job.createdAt)}</span></span>
              <StatusTag tone={TONES[job.state as keyof typeof TONES]}>{t(`home.jobState.${job.state}`)}</StatusTag>
            </div>
          ))}
    </Card>
  );
}
