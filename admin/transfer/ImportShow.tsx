// One file that came in: its counts as an equation, its rejects to download, and the undo that holds for seven days.
import { useQueryClient } from '@tanstack/react-query';
import { Download, Plus, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts } from '../shared/cells.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { useFormat } from '../shared/format.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { download } from './download.ts';
import { type TransferRow, TransferState } from './ImportList.tsx';
import { useFieldLabels } from './kinds.ts';
import { IMPORT_RIGHTS } from './rights.ts';

const UNDO = gql`mutation UndoImport($input: UndoImportInput!) { undoImport(input: $input) { removed transferId } }`;

export function ImportShow() {
  const t = useT();
  return <EditPage<TransferRow> resource="imports" what={t('imports.title')}>{(row) => <Inside row={row} />}</EditPage>;
}

function Inside({ row }: { row: TransferRow }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const queries = useQueryClient();
  const [undoing, setUndoing] = useState(false);
  const undoable = row.undoableUntil !== null && !row.undoneAt && Date.parse(row.undoableUntil) > Date.now();
  const words = { rows: format.count(row.rowCount), accepted: format.count(row.acceptedCount), unchanged: format.count(row.unchangedCount), rejected: format.count(row.rejectedCount) };
  return (
    <>
      <Breadcrumb path={[{ label: t('imports.title'), to: '/imports' }, { label: row.fileName }]} />
      <PageHeader title={row.fileName} facts={<><span>{t('imports.titleOf', { kind: t(`transferKind.${row.kind}`, { _: row.kind }) })}</span><TransferState row={row} /></>}>
        {undoable && <button type="button" className="btn danger" onClick={() => setUndoing(true)}><Undo2 size={14} aria-hidden />{t('imports.undo')}</button>}
        {row.rejectedCount > 0 && <button type="button" className="btn" onClick={() => void download(row.id, 'rejects')}><Download size={14} aria-hidden />{t('imports.getRejects', { count: words.rejected })}</button>}
        {can(IMPORT_RIGHTS) && <Link className="btn pri" to={`/imports/create?kind=${row.kind}`}><Plus size={14} aria-hidden />{t('imports.again')}</Link>}
      </PageHeader>
      {row.job?.error && <p className="note late" role="alert" style={{ margin: '0 24px 12px' }}><TriangleAlert size={16} aria-hidden />{row.job.error}</p>}
      <div className="cards">
        <Card title={t('imports.result')}>
          <p className="t16" role="status">{t('imports.equation', words)}</p>
          {row.rowCount > 0 && row.acceptedCount === 0 && row.rejectedCount === 0 && <p className="t13 t2" style={{ marginTop: 8 }}>{t('imports.nothingNew')}</p>}
          {row.rejectedCount > 0 && <p className="t13 t2" style={{ marginTop: 8 }}>{t('imports.rejectsHelp')}</p>}
          <p className="t12 t3" style={{ marginTop: 8 }}>{row.undoneAt ? `${t('imports.undone')} ${format.instant(row.undoneAt)}` : undoable ? t('imports.undoUntil', { at: format.instantInside(row.undoableUntil) }) : row.undoableUntil ? t('imports.undoOver') : ''}</p>
          <div style={{ marginTop: 12 }}>
            <Facts items={[
              [t('imports.repaired'), format.count(row.repairedCount)], [t('imports.who'), format.person(row.user, t('jobs.system'))], [t('imports.when'), format.instant(row.createdAt)],
              [t('jobs.one'), row.job ? <Link key="j" className="lk" to={`/jobs/${row.job.id}/show`}>{t('job.open')}</Link> : '–'],
            ]} />
          </div>
        </Card>
        {row.mapping && <Card title={t('imports.mapping')}><Mapping kind={row.kind} mapping={row.mapping} /></Card>}
      </div>
      {undoing && (
        <FormDialog title={t('imports.undoTitle', { name: row.fileName })} text={t('imports.undoText')} act={t('imports.undoAct', { count: words.accepted })} onClose={() => setUndoing(false)}
          onSend={async () => {
            const { undoImport } = await request<{ undoImport: { removed: number } }>(UNDO, { input: { transferId: row.id } });
            toastDone(t('imports.undoneDone', { count: format.count(undoImport.removed) }));
            setUndoing(false);
            await queries.invalidateQueries();
          }}>{null}</FormDialog>
      )}
    </>
  );
}

/** Which column fed which field. */
function Mapping({ kind, mapping }: { kind: string; mapping: Record<string, unknown> }) {
  const labels = useFieldLabels(kind);
  return <Facts items={Object.entries(mapping).map(([field, header]) => [labels(field), <span key={field} lang={/\p{Script=Han}/u.test(String(header)) ? 'zh-CN' : 'en'}>{String(header)}</span>])} />;
}
