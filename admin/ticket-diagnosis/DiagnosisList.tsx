// The list of remote diagnoses: the rows behind “visits avoided”.
import { Camera } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';
import { TONES } from './DiagnosisPanel.tsx';

interface Row extends RaRecord { id: string; state: string; guide: string; outcome: 'VISIT_AVOIDED' | 'VISIT_NEEDED' | null; reason: string | null; isVisitedAfter: boolean; requestedAt: string; decidedAt: string | null; ticket: { id: string; number: string; subject: string } | null; store: { nameZh: string; nameEn: string } | null; decidedBy: { name: string } | null }

export function DiagnosisList() {
  const t = useT();
  const format = useFormat();
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'ticket', label: t('remoteDiagnoses.ticket'), phone: 'lead', cell: (row) => (row.ticket ? <Link className="b" to={`/tickets/${row.ticket.id}/show`}>{row.ticket.subject}</Link> : <span className="t3">{t('diagnosis.noticket')}</span>) },
    { key: 'guide', label: t('diagnosis.guide'), cell: (row) => <span className="t2">{t(`diagnosisGuide.${row.guide}`, { _: row.guide })}</span> },
    { key: 'state', label: t('remoteDiagnoses.state'), cell: (row) => <StatusTag tone={TONES[row.state]}>{t(`diagnosisState.${row.state}`)}</StatusTag> },
    { key: 'outcome', label: t('remoteDiagnoses.outcome'), cell: (row) => (row.outcome ? <span title={row.reason ?? undefined}>{row.isVisitedAfter && row.outcome === 'VISIT_AVOIDED' ? t('diagnosis.visitedAfter') : t(`diagnosisOutcome.${row.outcome}`)}</span> : <span className="t3">–</span>) },
    { key: 'store', label: t('remoteDiagnoses.store'), sort: format.language === 'zh' ? 'store.nameZh' : 'store.nameEn', cell: (row) => <span className="t2">{format.named(row.store)}</span> },
    { key: 'requestedAt', label: t('remoteDiagnoses.requested'), sort: 'requestedAt', cell: (row) => <span className="t2">{format.instant(row.requestedAt)}</span> },
    { key: 'decidedAt', label: t('remoteDiagnoses.decided'), sort: 'decidedAt', cell: (row) => <span className="t2">{row.decidedAt ? format.instant(row.decidedAt) : '–'}</span> },
    { key: 'decidedBy', label: t('remoteDiagnoses.who'), cell: (row) => <span className="t2">{format.person(row.decidedBy)}</span> },
  ], [t, format]);
  return <ListPage<Row> resource="remoteDiagnoses" what={t('remoteDiagnoses.title')} unit={t('remoteDiagnoses.unit')} columns={columns} nameOf={(row) => row.ticket?.number ?? row.id} to={(row) => (row.ticket ? `/tickets/${row.ticket.id}/show` : `/tickets`)} density="compact" perPage={50}
    sort={{ field: 'requestedAt', order: 'DESC' }} header={<PageHeader title={t('remoteDiagnoses.title')} />} empty={<Empty icon={Camera} title={t('remoteDiagnoses.empty')} text={t('remoteDiagnoses.emptyText')} />} />;
}
