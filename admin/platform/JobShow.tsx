// One job: how far it is, how long it took, what it came to, and why it stopped.
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { CancelButton, type JobRow, Progress, useJobWords } from './JobList.tsx';
import { jobTone, useSayDuration } from './words.ts';

type Failure = { id?: string; code?: string; message?: string };
interface JobRecord extends JobRow { result: Record<string, unknown> | null }

export function JobShow() {
  const t = useT();
  return <EditPage<JobRecord> resource="jobs" what={t('jobs.one')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: JobRecord }) {
  const t = useT();
  const format = useFormat();
  const words = useJobWords();
  const took = useSayDuration();
  const queries = useQueryClient();
  const again = () => { void queries.invalidateQueries({ queryKey: ['jobs'] }); };
  const title = words(row);
  const result = row.result ?? {};
  const figures = Object.entries(result).filter(([key, value]) => (typeof value === 'number' || (key === 'fileName' && typeof value === 'string')) && t(`jobField.${key}`, { _: '' }));
  // Rows that refused open where they live.
  const room = /^(tickets|customers)\./.exec(row.kind)?.[1];
  const failures = ((result.failed ?? result.failures) as Failure[] | undefined) ?? [];
  const transferId = typeof result.transferId === 'string' ? result.transferId : null;
  return (
    <>
      <Breadcrumb path={[{ label: t('jobs.title'), to: '/jobs' }, { label: title }]} />
      <PageHeader title={title} facts={<StatusTag tone={jobTone(row.state)}>{t(`jobState.${row.state}`)}</StatusTag>}>
        <CancelButton row={row} onAsked={again} />
        {transferId && row.kind === 'platform.import' && <Link className="btn pri" to={`/imports/${transferId}/show`}>{t('jobs.toTransfer')}</Link>}
        {row.kind === 'platform.export' && row.state === 'DONE' && <Link className="btn pri" to="/exports">{t('jobs.toExports')}</Link>}
      </PageHeader>
      {row.error && <p className="note late" role="alert" style={{ margin: '0 24px 12px' }}><TriangleAlert size={16} aria-hidden /><span><b>{t('jobs.why')}</b> {row.error}</span></p>}
      <div className="cards">
        <Card title={t('jobs.progress')}>
          <div style={{ marginBottom: 8 }}><Progress row={row} onOver={again} /></div>
          <Facts items={[
            [t('jobs.kind'), t(`jobKind.${row.kind}`, { _: row.kind })], [t('jobs.who'), format.person(row.user, t('jobs.system'))], [t('jobs.created'), format.instant(row.createdAt)],
            [t('jobs.when'), format.instant(row.startedAt)], [t('jobs.finished'), format.instant(row.finishedAt)], [t('jobs.took'), took(row.startedAt, row.finishedAt)],
          ]} />
        </Card>
        {figures.length > 0 && <Card title={t('jobs.result')}><Facts items={figures.map(([key, value]) => [t(`jobField.${key}`), typeof value === 'number' ? format.count(value) : String(value)])} /></Card>}
        {Array.isArray(failures) && failures.length > 0 && (
          <Card title={t('jobs.failures')} facts={format.count(row.failedCount)} flush>
            <div className="scrollx"><table className="table compact"><tbody>{failures.map((each, at) => <tr key={at}><td className="mono t2">{each.id && room ? <Link className="ac" to={`/${room}/${each.id}/show`}>{each.id}</Link> : each.id}</td><td>{each.message ?? each.code}</td></tr>)}</tbody></table></div>
          </Card>
        )}
      </div>
    </>
  );
}
