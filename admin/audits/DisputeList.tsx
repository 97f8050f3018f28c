// The dispute desk: what stores say is wrong, decided by somebody who took no part.
import { Gavel } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { AUDIT_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type Answers, AUDIT_SHEET, DECIDE_DISPUTE, DISPUTE_TONES, DISPUTES, type DisputeRow, type Sheet } from './audits.operations.ts';

/** The named answers the other way round, as far as they are a yes or no. */
async function turnedRound(auditId: string, keys: readonly string[]): Promise<Answers> {
  const { auditSheet } = await request<{ auditSheet: Sheet }>(AUDIT_SHEET, { id: auditId });
  return Object.fromEntries(keys.flatMap((key) => { const before = auditSheet.answers[key]; return typeof before?.value === 'boolean' ? [[key, { ...before, value: !before.value }]] : []; }));
}

function Rows({ rows, label, onDecide }: { rows: DisputeRow[]; label: string; onDecide?: (row: DisputeRow) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="scrollx">
      <table className="table phone" aria-label={label}>
        <thead><tr><th scope="col">{t('audits.what')}</th><th scope="col">{t('audits.reason')}</th><th scope="col">{t('audits.state')}</th><th scope="col" className="r">{t('audits.score')}</th><th scope="col">{t('disputes.raised')}</th><th scope="col"><span className="visually-hidden">{t('disputes.decide')}</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td className="lead">{row.audit ? <Link className="b" to={`/audits/${row.audit.id}/show`}>{format.named(row.audit.store)} {row.audit.number}</Link> : '–'}</td>
            <td style={{ whiteSpace: 'normal' }}>{row.decision ?? row.reason}</td><td><StatusTag tone={DISPUTE_TONES[row.state]}>{t(`auditDisputeState.${row.state}`)}</StatusTag></td>
            <td className="r">{row.scoreAfter && row.scoreAfter !== row.scoreBefore ? `${decimal(row.scoreBefore, 1)} → ${decimal(row.scoreAfter, 1)}` : decimal(row.scoreBefore, 1)}</td>
            <td className="t2 minor">{t('disputes.by', { who: row.raisedBy?.name ?? '–', when: format.instant(row.raisedAt) })}</td>
            <td className="r">{onDecide && <button type="button" className="btn" onClick={() => onDecide(row)}>{t('disputes.decide')}</button>}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

export function DisputeList() {
  const t = useT();
  const can = useCan();
  const me = useViewer();
  const [deciding, setDeciding] = useState<DisputeRow | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ open: { items: DisputeRow[] }; done: { items: DisputeRow[] } }>(DISPUTES, undefined, { staleTime: 0 });
  const mayDecide = can('quality:decide-disputes') && Boolean(me?.employeeId);
  return (
    <>
      <PageHeader title={t('disputes.title')} facts={<span>{t('disputes.decideText')}</span>} />
      <SectionTabs sections={AUDIT_SECTIONS} label={t('audits.title')} />
      {error ? <Failed what={t('disputes.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <>
          {data?.open.items.length ? <Rows rows={data.open.items} label={t('disputes.title')} onDecide={mayDecide ? setDeciding : undefined} /> : <Empty icon={Gavel} title={t('disputes.empty')} text={t('disputes.emptyText')} />}
          {(data?.done.items.length ?? 0) > 0 && <><h2 style={{ padding: '16px 24px 8px' }}>{t('disputes.done')}</h2><Rows rows={data?.done.items ?? []} label={t('disputes.done')} /></>}
        </>
      )}
      {deciding && (
        <FormDialog title={t('disputes.decide')} text={deciding.reason} act={t('disputes.decide')} defaults={{ outcome: 'REJECTED', decision: '' }} onClose={() => setDeciding(null)}
          onSend={async (values) => {
            // What is accepted turns round the answers that the store named.
            const answers = values.outcome === 'ACCEPTED' && deciding.audit ? await turnedRound(deciding.audit.id, deciding.questionKeys) : null;
            await request(DECIDE_DISPUTE, { input: { id: deciding.id, expectedVersion: deciding.version, outcome: values.outcome, decision: values.decision, ...(answers ? { answers } : {}) } });
            setDeciding(null);
            await refetch();
            toastDone(t('disputes.decided'));
          }}>
          <SelectField name="outcome" label={t('disputes.outcome')} required choices={(deciding.questionKeys.length ? ['REJECTED', 'ACCEPTED', 'REVISIT'] : ['REJECTED', 'REVISIT']).map((value) => ({ value, label: t(`auditDisputeState.${value}`) }))} />
          <TextField name="decision" label={t('disputes.decision')} multiline required />
        </FormDialog>
      )}
    </>
  );
}
