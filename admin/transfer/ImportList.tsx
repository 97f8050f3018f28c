// The files that came in: how many rows each brought, what was rejected, and whether it was taken back.
import { FileUp, Plus } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { Facet } from '../shared/Facets.tsx';
import { useFormat } from '../shared/format.ts';
import { IMPORT_RIGHTS } from './rights.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';

export interface TransferRow extends RaRecord {
  id: string; kind: string; fileName: string; isDryRun: boolean; rowCount: number; acceptedCount: number; repairedCount: number; rejectedCount: number; unchangedCount: number; mapping: Record<string, unknown> | null;
  undoableUntil: string | null; undoneAt: string | null; createdAt: string; user: { id: string; name: string } | null; job: { id: string; state: string; done: number; total: number | null; error: string | null } | null;
}

/** What became of a file, in one tag. */
export function TransferState({ row }: { row: TransferRow }) {
  const t = useT();
  if (row.undoneAt) return <StatusTag>{t('imports.undone')}</StatusTag>;
  const state = row.job?.state ?? 'DONE';
  const tone = ({ FAILED: 'late', RUNNING: 'ac', QUEUED: 'paused', DONE: 'ok' } as const)[state as 'FAILED'];
  return <span className="row g4"><StatusTag tone={tone}>{t(`jobState.${state}`)}</StatusTag>{row.isDryRun && <StatusTag>{t('imports.dryRun')}</StatusTag>}</span>;
}

export function ImportList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const columns = useMemo<Column<TransferRow>[]>(() => [
    { key: 'file', label: t('imports.file'), phone: 'lead', sort: 'fileName', cell: (row) => <span className="b el" style={{ maxWidth: 300, display: 'block' }}>{row.fileName}</span> },
    { key: 'kind', label: t('imports.kind'), sort: 'kind', cell: (row) => <span className="t2">{t(`transferKind.${row.kind}`, { _: row.kind })}</span> },
    { key: 'state', label: t('imports.state'), cell: (row) => <TransferState row={row} /> },
    { key: 'rows', label: t('imports.rows'), align: 'right', sort: 'rowCount', phone: 'minor', cell: (row) => format.count(row.rowCount) },
    { key: 'accepted', label: t('imports.accepted'), align: 'right', sort: 'acceptedCount', cell: (row) => <><span className="visually-hidden">{t('imports.accepted')} </span>{format.count(row.acceptedCount)}</> },
    { key: 'unchanged', label: t('imports.unchanged'), align: 'right', phone: 'minor', cell: (row) => <span className="t2">{format.count(row.unchangedCount)}</span> },
    { key: 'rejected', label: t('imports.rejected'), align: 'right', sort: 'rejectedCount', phone: 'minor', cell: (row) => <span className={row.rejectedCount ? 'latec' : 't3'}>{format.count(row.rejectedCount)}</span> },
    { key: 'who', label: t('imports.who'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.user, t('jobs.system'))}</span> },
    { key: 'when', label: t('imports.when'), align: 'right', sort: 'createdAt', cell: (row) => <time className="t2" dateTime={row.createdAt}>{format.instant(row.createdAt)}</time> },
  ], [t, format]);
  const say = (key: string, value: unknown): string | null => {
    if (key === 'kind') return t('imports.condition', { label: t('imports.kind'), value: [value].flat().map((each) => t(`transferKind.${each}`, { _: String(each) })).join(format.language === 'zh' ? '、' : ', ') });
    if (key === 'isDryRun') return t('imports.condition', { label: t('imports.isDryRun'), value: t(value ? 'imports.dryRun' : 'imports.real') });
    return null;
  };
  const create = can(IMPORT_RIGHTS) && <Link className="btn pri" to="/imports/create"><Plus size={14} aria-hidden />{t('imports.new')}</Link>;
  const fixed = { direction: 'IMPORT' };
  return <ListPage<TransferRow> resource="imports" what={t('imports.title')} unit={t('imports.unit')} columns={columns} nameOf={(row) => row.fileName} to={(row) => `/imports/${row.id}/show`} sayCondition={say} fixed={fixed} sort={{ field: 'createdAt', order: 'DESC' }} density="compact"
    facets={<><ResourceFacet source="kind" title={t('imports.kind')} fixed={fixed} values={['customers', 'purchases', 'employees', 'tickets']} say={(value) => t(`transferKind.${value}`, { _: value })} />
      <Facet source="mode" title={t('imports.isDryRun')} ranges={{ real: { isDryRun: false }, dry: { isDryRun: true } }} values={[{ value: 'real', label: t('imports.real') }, { value: 'dry', label: t('imports.dryRun') }]} /></>}
    header={<PageHeader title={t('imports.title')}>{create}</PageHeader>} empty={<Empty icon={FileUp} title={t('imports.empty')} text={t('imports.emptyText')}>{create}</Empty>} />;
}
