// Responses as a list: what a number opens, and what is looked for.
import { MessagesSquare } from 'lucide-react';
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { EMPTY, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { TONES, VOICE_ROOMS } from './looks.ts';
import type { ResponseRow } from './voice.operations.ts';

export function ResponseList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const fixed = useMemo(() => (storeIds ? { storeId: storeIds } : {}), [storeIds]);
  const columns = useMemo<Column<ResponseRow>[]>(() => [
    { key: 'comment', label: t('surveyResponses.words'), phone: 'lead', cell: (row) => <span className="el" style={{ display: 'block', maxWidth: 420 }} lang="zh-CN">{row.comment ?? EMPTY}</span> },
    { key: 'rating', label: t('surveyResponses.rating'), sort: 'satisfaction', cell: (row) => <span className="nw">{row.rating === null ? EMPTY : t('surveyResponses.rated', { rating: row.rating, best: row.ratingBest ?? 5 })}</span> },
    { key: 'tone', label: t('voice.tone'), cell: (row) => (row.tone ? <StatusTag tone={TONES[row.tone]}>{t(`tone.${row.tone}`)}</StatusTag> : <span className="t3">{EMPTY}</span>) },
    { key: 'survey', label: t('voice.survey'), cell: (row) => <span className="t2">{format.named(row.survey)}</span> },
    { key: 'channel', label: t('surveyResponses.channel'), phone: 'minor', cell: (row) => <span className="t2">{t(`responseChannel.${row.channel}`)}</span> },
    { key: 'store', label: t('voice.store'), phone: 'minor', cell: (row) => <span className="t2">{row.store ? format.named(row.store) : t('voice.noStore')}</span> },
    { key: 'employee', label: t('surveyResponses.employee'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.employee)}</span> },
    { key: 'answered', label: t('surveyResponses.answered'), align: 'right', sort: 'answeredAt', cell: (row) => <time className="t2" dateTime={row.answeredAt}>{format.instant(row.answeredAt)}</time> },
  ], [t, format]);
  return (
    <ListPage<ResponseRow> resource="surveyResponses" what={t('surveyResponses.what')} unit={t('surveyResponses.unit')} columns={columns} nameOf={(row) => row.comment?.slice(0, 20) ?? row.id} to={(row) => `/surveyResponses/${row.id}/show`} fixed={fixed} sort={{ field: 'answeredAt', order: 'DESC' }}
      facets={<><ResourceFacet source="surveyId" title={t('voice.survey')} fixed={fixed} /><ResourceFacet source="tone" title={t('voice.tone')} fixed={fixed} values={['NEGATIVE', 'NEUTRAL', 'POSITIVE']} say={(value) => t(`tone.${value}`)} /><ResourceFacet source="channel" title={t('surveyResponses.channel')} fixed={fixed} values={['TABLET', 'LINK', 'PHONE', 'ON_SITE', 'API', 'IMPORT']} say={(value) => t(`responseChannel.${value}`)} /></>}
      header={<><PageHeader title={t('surveyResponses.title')} /><SectionTabs sections={VOICE_ROOMS} label={t('voice.rooms')} /></>} empty={<Empty icon={MessagesSquare} title={t('surveyResponses.empty')} text={t('surveyResponses.emptyText')} />} />
  );
}
