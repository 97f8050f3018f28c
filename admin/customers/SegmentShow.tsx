// One segment: its rule as a sentence, who is in and who left and why, its versions, and what can be done with it.
import { Archive, ArchiveRestore, CircleHelp, Download, Filter, Pencil, RefreshCw, Tag, UserPlus } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { toastJob } from '../shared/JobToast.tsx';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastFault, toastUndo } from '../shared/Toasts.tsx';
import { type BulkAct, BulkDialog } from './BulkDialog.tsx';
import './customers.css';
import { ARCHIVE, COMPUTE, PREVIEW, type Preview, SEGMENT, type SegmentRow } from './segment.operations.ts';
import { SegmentMembers } from './SegmentMembers.tsx';
import { isSettling } from './settling.ts';
import { SegmentSentence } from './SegmentSentence.tsx';
import { SegmentVersions } from './SegmentVersions.tsx';
import { type WhyOf, WhyPopover } from './Why.tsx';
import { isReadable } from './words.ts';

export function SegmentShow() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = useAsk<{ segment: SegmentRow | null }>(SEGMENT, { id }, { keep: false, refetchInterval: (at) => { const found = (at as { segment: SegmentRow | null } | undefined)?.segment; return found && isSettling(found, Date.now()) ? 1_500 : false; } });
  if (error) return <Failed what={t('segments.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!data?.segment) return <Empty icon={Filter} title={t('state.notFound')} text={t('state.notFoundText')}><Link className="btn" to="/segments">{t('segments.title')}</Link></Empty>;
  return <Page key={id} segment={data.segment} onChanged={() => void refetch()} />;
}

function Page({ segment, onChanged }: { segment: SegmentRow; onChanged: () => void }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const queries = useQueryClient();
  const [bulk, setBulk] = useState<BulkAct | null>(null);
  const [why, setWhy] = useState<WhyOf | null>(null);
  const name = format.named(segment);
  // Whoever joined or left stands in lists of their own, which are asked again with the count.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the members were worked out anew
  useEffect(() => { void queries.invalidateQueries({ queryKey: ['ask', 'SegmentMembers'] }); }, [segment.computedAt]);
  const byRule = segment.segmentKind === 'RULE';
  const write = can('segments:write');
  const words = useAsk<{ previewSegment: Preview }>(PREVIEW, { input: { rule: segment.rule, sampleSize: 0 } }, { enabled: byRule && Boolean(segment.rule), staleTime: 300_000 });
  const archive = async (isArchived: boolean) => {
    const send = (version: number, to: boolean) => request<{ archiveSegment: { version: number } }>(ARCHIVE, { id: segment.id, expectedVersion: version, isArchived: to });
    try {
      const { archiveSegment } = await send(segment.version, isArchived);
      await queries.invalidateQueries();
      toastUndo(t(isArchived ? 'segments.archivedDone' : 'segments.unarchivedDone', { name }), () => { send(archiveSegment.version, !isArchived).then(() => queries.invalidateQueries(), (fault: Fault) => toastFault(fault.message)); });
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  const compute = async () => {
    try {
      const { computeSegment } = await request<{ computeSegment: { id: string } | null }>(COMPUTE, { id: segment.id });
      if (computeSegment) toastJob(computeSegment.id, t('segments.computing', { name }), { onDone: () => { void queries.invalidateQueries(); onChanged(); } });
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  const people = { filter: { segments: { some: { ids: [segment.id] } } }, count: segment.memberCount };
  const start = (act: BulkAct) => () => setBulk(act);
  const open = segment.memberCount > 0;
  return (
    <>
      <Breadcrumb path={[{ label: t('segments.title'), to: '/segments' }, { label: name }]} />
      <PageHeader title={name} facts={<>
        <span className="tag">{t(`segmentKind.${segment.segmentKind}`)}</span>
        {segment.isArchived && <StatusTag>{t('segments.archived')}</StatusTag>}
        <span><b className="t16"><OpenNumber to={listLink('customers', { segment: segment.id })} label={t('segments.openMembers', { name, count: format.count(segment.memberCount) })}>{format.count(segment.memberCount)}</OpenNumber></b> {t('segments.people')}</span>
        {segment.computedAt && <span className="t12 t3">{t('list.asOf', { at: format.instantInside(segment.computedAt) })}</span>}
      </>}>
        {write && byRule && !segment.isArchived && <button type="button" className="btn" onClick={() => void compute()}><RefreshCw size={14} aria-hidden />{t('segments.compute')}</button>}
        {open && can('customers:tag') && <button type="button" className="btn" onClick={start('tag')}><Tag size={14} aria-hidden />{t('segments.tagThem')}</button>}
        {open && can('customers:export') && <button type="button" className="btn" onClick={start('export')}><Download size={14} aria-hidden />{t('segments.exportThem')}</button>}
        {write && <button type="button" className="btn" onClick={() => void archive(!segment.isArchived)}>{segment.isArchived ? <ArchiveRestore size={14} aria-hidden /> : <Archive size={14} aria-hidden />}{t(segment.isArchived ? 'segments.unarchive' : 'segments.archive')}</button>}
        {write && !segment.isArchived && <Link className="btn pri" to={`/segments/${segment.id}`}>{byRule ? <Pencil size={14} aria-hidden /> : <UserPlus size={14} aria-hidden />}{t(byRule ? 'segments.edit' : 'segments.editList')}</Link>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          {byRule && <div style={{ padding: '16px 24px 8px' }}><SegmentSentence sentence={words.data?.previewSegment.sentence} pending={words.isPending} /></div>}
          <SegmentMembers segment={segment} />
        </div>
        <ContextPanel label={t('segments.about')}>
          <PanelSection title={t('segments.about')} aside={byRule && <button type="button" className="lk t12" onClick={(event) => setWhy({ anchor: event.currentTarget, customer: null })}><CircleHelp size={12} aria-hidden />{t('segments.whyAnybody')}</button>}>
            <Facts items={[
              ...(isReadable(segment.description, format.language) ? [[t('segments.description'), segment.description] as [string, string]] : []),
              [t('segments.owner'), format.person(segment.owner, segment.isShipped ? t('segments.shipped') : '–')],
              [t('segments.key'), <span key="key" className="mono">{segment.key}</span>],
            ]} />
          </PanelSection>
          {byRule && <SegmentVersions segment={segment} plain />}
        </ContextPanel>
      </div>
      {bulk && <BulkDialog act={bulk} target={people} clear={() => {}} onClose={() => setBulk(null)} />}
      {why && <WhyPopover of={why} segmentId={segment.id} onClose={() => setWhy(null)} />}
    </>
  );
}
