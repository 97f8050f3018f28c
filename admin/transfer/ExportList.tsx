// The files that went out: who took which rows and how many; each can be fetched while it is kept.
import { Download, FileDown } from 'lucide-react';
import { useListContext } from 'ra-core';
import { useEffect, useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';
import { download } from './download.ts';
import { type TransferRow, TransferState } from './ImportList.tsx';

const KEPT_DAYS = 7;
const isMaking = (row: TransferRow): boolean => row.job?.state === 'QUEUED' || row.job?.state === 'RUNNING';

/** While a file is being made the list is asked again. */
function Watch() {
  const { data = [], refetch } = useListContext<TransferRow>();
  const moving = data.some(isMaking);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => { void refetch(); }, 2000);
    return () => clearInterval(timer);
  }, [moving, refetch]);
  return null;
}

export function ExportList() {
  const t = useT();
  const format = useFormat();
  const columns = useMemo<Column<TransferRow>[]>(() => [
    { key: 'file', label: t('exports.file'), phone: 'lead', sort: 'fileName', cell: (row) => <span className="b el" style={{ maxWidth: 340, display: 'block' }}>{row.fileName}</span> },
    { key: 'kind', label: t('imports.kind'), sort: 'kind', phone: 'minor', cell: (row) => <span className="t2">{t(`transferKind.${row.kind}`, { _: row.kind })}</span> },
    { key: 'state', label: t('imports.state'), cell: (row) => <TransferState row={row} /> },
    { key: 'rows', label: t('exports.rows'), align: 'right', sort: 'rowCount', cell: (row) => <>{format.count(row.rowCount)}</> },
    { key: 'who', label: t('imports.who'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.user, t('jobs.system'))}</span> },
    { key: 'when', label: t('imports.when'), align: 'right', sort: 'createdAt', cell: (row) => <time className="t2" dateTime={row.createdAt}>{format.instant(row.createdAt)}</time> },
    { key: 'get', label: '', align: 'right', cell: (row) => (isMaking(row) ? <span className="t12 t3">{t('exports.waiting')}</span>
      : Date.now() - Date.parse(row.createdAt) > KEPT_DAYS * 86_400_000 ? <span className="t12 t3">{t('exports.gone')}</span>
        : row.job && row.job.state !== 'DONE' ? null
          : <button type="button" className="btn sm" aria-label={t('exports.getNamed', { name: row.fileName })} onClick={() => void download(row.id, 'file')}><Download size={14} aria-hidden />{t('exports.get')}</button>) },
  ], [t, format]);
  const fixed = { direction: 'EXPORT' };
  const say = (key: string, value: unknown): string | null => (key === 'kind' ? t('imports.condition', { label: t('imports.kind'), value: [value].flat().map((each) => t(`transferKind.${each}`, { _: String(each) })).join(format.language === 'zh' ? '、' : ', ') }) : null);
  return <ListPage<TransferRow> resource="exports" what={t('exports.title')} unit={t('exports.unit')} columns={columns} nameOf={(row) => row.fileName} sayCondition={say} fixed={fixed} sort={{ field: 'createdAt', order: 'DESC' }} density="compact" tools={<Watch />}
    facets={<ResourceFacet source="kind" title={t('imports.kind')} fixed={fixed} values={['customers', 'purchases', 'employees', 'tickets']} say={(value) => t(`transferKind.${value}`, { _: value })} />}
    header={<PageHeader title={t('exports.title')} facts={<span className="t12 t3">{t('exports.linkDay')}</span>} />} empty={<Empty icon={FileDown} title={t('exports.empty')} text={t('exports.emptyText')} />} />;
}
