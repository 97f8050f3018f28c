// What the review of sampled tickets came to: agents see their own, stores theirs, samplers all.
import { FileCheck2 } from 'lucide-react';
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
import { SAMPLED_TONES, type SampledRow } from './ticket-quality.operations.ts';

export function SampledList() {
  const t = useT();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<SampledRow & RaRecord>[]>(() => [
    { key: 'ticket', label: t('tq.ticket'), phone: 'lead', cell: (row) => <span className="col" style={{ lineHeight: '18px' }}><span className="b mono">{row.ticketNumber}</span><span className="t12 t3 el">{format.named(row.store)}</span></span> },
    { key: 'agent', label: t('tq.agent'), cell: (row) => format.person(row.agent) },
    { key: 'score', label: t('tq.score'), align: 'right', sort: 'finalScore', cell: (row) => (row.finalScore === null ? <span className="t3">–</span> : <b className={row.isFinalPass === false ? 'latec' : undefined}>{decimal(row.finalScore, 1)}</b>) },
    { key: 'verdict', label: t('tq.verdict'), phone: 'minor', cell: (row) => (row.isFinalPass === null ? <span className="t3">–</span> : <StatusTag tone={row.isFinalPass ? 'ok' : 'late'}>{t(row.isFinalPass ? 'tq.pass' : 'tq.fail')}</StatusTag>) },
    { key: 'state', label: t('tq.state'), cell: (row) => <StatusTag tone={SAMPLED_TONES[row.state]}>{t(`sampledState.${row.state}`)}</StatusTag> },
    { key: 'how', label: t('tq.how'), phone: 'minor', cell: (row) => <span className="row g4"><span className="t2">{t(row.isRisk ? 'tq.byRisk' : 'tq.byChance')}</span>{row.isDouble && <StatusTag>{t('tq.double')}</StatusTag>}</span> },
    { key: 'solved', label: t('tq.solved'), align: 'right', sort: 'solvedOn', phone: 'minor', cell: (row) => <time className="t2" dateTime={row.solvedOn}>{format.day(row.solvedOn)}</time> },
  ], [t, format.language]);
  const say = (key: string, value: unknown): string | null => (key === 'state' ? `${t('tq.state')}: ${[value].flat().map((one) => t(`sampledState.${one}`, { _: String(one) })).join(', ')}` : null);
  return (
    <ListPage<SampledRow & RaRecord> resource="sampledTickets" what={t('tq.title')} unit={t('tq.unit')} columns={columns} nameOf={(row) => row.ticketNumber} to={(row) => `/sampledTickets/${row.id}/show`} perPage={50} sayCondition={say} sort={{ field: 'solvedOn', order: 'DESC' }}
      views={<SectionTabs sections={TQ_SECTIONS} label={t('tq.title')} />}
      facets={<ResourceFacet source="state" title={t('tq.state')} values={['WAITING', 'DIFFERS', 'FINAL', 'VOID']} say={(value) => t(`sampledState.${value}`)} />}
      header={<PageHeader title={t('tq.title')} />} empty={<Empty icon={FileCheck2} title={t('tq.empty')} text={t('tq.emptyText')} />} />
  );
}
