// The sheets that the viewer is to fill in, and those she has.
import { ListChecks } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty } from '../shared/states.tsx';
import { TQ_SECTIONS } from './sections.ts';
import { REVIEW_TONES, type ReviewRow } from './ticket-quality.operations.ts';

export function ReviewList() {
  const t = useT();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<ReviewRow & RaRecord>[]>(() => [
    { key: 'ticket', label: t('tq.ticket'), phone: 'lead', cell: (row) => <span className="col" style={{ lineHeight: '18px' }}><span className="b mono">{row.ticketNumber}</span><span className="t12 t3 el">{row.calibration ? `${t('tq.calibrations')} ${format.language === 'zh' ? row.calibration.titleZh : row.calibration.titleEn}` : format.named(row.store)}</span></span> },
    { key: 'state', label: t('tq.state'), cell: (row) => <StatusTag tone={REVIEW_TONES[row.state]}>{t(`ticketReviewState.${row.state}`)}</StatusTag> },
    { key: 'score', label: t('tq.score'), align: 'right', sort: 'score', cell: (row) => (row.score === null ? <span className="t3">–</span> : decimal(row.score, 1)) },
    { key: 'given', label: t('tq.given'), align: 'right', sort: 'startedAt', phone: 'minor', cell: (row) => <time className="t2" dateTime={row.startedAt}>{format.instant(row.startedAt)}</time> },
  ], [t, format.language]);
  const say = (key: string, value: unknown): string | null => (key === 'state' ? `${t('tq.state')}: ${[value].flat().map((one) => t(`ticketReviewState.${one}`, { _: String(one) })).join(', ')}` : null);
  return (
    <ListPage<ReviewRow & RaRecord> resource="ticketReviews" what={t('tq.mine')} unit={t('tq.unit')} columns={columns} nameOf={(row) => row.ticketNumber} to={(row) => `/ticketReviews/${row.id}/show`} perPage={50} sayCondition={say} sort={{ field: 'startedAt', order: 'DESC' }}
      views={<SectionTabs sections={TQ_SECTIONS} label={t('tq.title')} />} facets={<ResourceFacet source="state" title={t('tq.state')} values={['ASSIGNED', 'SUBMITTED', 'VOID']} say={(value) => t(`ticketReviewState.${value}`)} />}
      header={<PageHeader title={t('tq.mine')} />} empty={<Empty icon={ListChecks} title={t('tq.mineEmpty')} text={t('tq.mineEmptyText')} />} />
  );
}
