// The dispute desk: what stores say is wrong, decided by somebody who took no part.
import { Gavel } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router-dom';
import type { Answers } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, decimal, rate, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { AUDIT_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { AnswerAnew, canAnswerAnew, changedAnswers } from './AnswerAnew.tsx';
import { AUDIT_SHEET, DECIDE_DISPUTE, DISPUTE_SHARES, DISPUTE_TONES, DISPUTES, type DisputeRow, type Sheet } from './audits.operations.ts';

const score = (row: DisputeRow): string => (row.scoreAfter && row.scoreAfter !== row.scoreBefore ? `${decimal(row.scoreBefore, 1)} → ${decimal(row.scoreAfter, 1)}` : decimal(row.scoreBefore, 1));

/** How often audits are disputed, and how often the store is right: a desk that is queried too much, or too little, sees it. */
function HowOften() {
  const t = useT();
  const today = dayOf(new Date());
  const { data } = useAsk<Record<'disputed' | 'upheld', { value: string | null; explain: Explanation } | null>>(DISPUTE_SHARES, { period: { kind: 'RANGE', from: addDays(today, -180), until: addDays(today, 1) } });
  const said = (['disputed', 'upheld'] as const).flatMap((key) => { const one = data?.[key]; return one?.value ? [<span key={key}>{t(`disputes.${key}`)} <ExplainPopover name={t(`disputes.${key}`)} explanation={one.explain}>{rate(one.value)}</ExplainPopover></span>] : []; });
  return <>{said}</>;
}

function Rows({ rows, label, onDecide }: { rows: DisputeRow[]; label: string; onDecide?: (row: DisputeRow) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="scrollx" style={{ flex: 'none' }}>
      <table className="table phone" aria-label={label}>
        <thead><tr><th scope="col">{t('audits.what')}</th><th scope="col">{t('audits.reason')}</th><th scope="col">{t('audits.state')}</th><th scope="col" className="r">{t('audits.score')}</th><th scope="col">{t('disputes.raised')}</th><th scope="col"><span className="visually-hidden">{t('disputes.decide')}</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td className="lead">{row.audit ? <Link className="b" to={`/audits/${row.audit.id}/show`}>{format.named(row.audit.store)} {row.audit.number}</Link> : '–'}</td>
            <td style={{ whiteSpace: 'normal' }}>{row.decision ?? row.reason}</td><td><StatusTag tone={DISPUTE_TONES[row.state]}>{t(`auditDisputeState.${row.state}`)}</StatusTag></td>
            <td className="r" data-label={t('audits.score')}>{row.audit ? <OpenNumber to={`/audits/${row.audit.id}/show`} label={`${row.audit.number} ${score(row)}`}>{score(row)}</OpenNumber> : score(row)}</td>
            <td className="t2 minor">{t('disputes.by', { who: format.person(row.raisedBy), when: format.instant(row.raisedAt) })}</td>
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
      <PageHeader title={t('disputes.title')} facts={<><span>{t('disputes.decideText')}</span><HowOften /></>} />
      <SectionTabs sections={AUDIT_SECTIONS} label={t('audits.title')} />
      {error ? <Failed what={t('disputes.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <>
          {data?.open.items.length ? <Rows rows={data.open.items} label={t('disputes.title')} onDecide={mayDecide ? setDeciding : undefined} /> : <Empty icon={Gavel} title={t('disputes.empty')} text={t('disputes.emptyText')} />}
          {(data?.done.items.length ?? 0) > 0 && <><h2 style={{ padding: '16px 24px 8px' }}>{t('disputes.done')}</h2><Rows rows={data?.done.items ?? []} label={t('disputes.done')} /></>}
        </>
      )}
      {deciding && <Decide row={deciding} onClose={() => setDeciding(null)} onDone={async () => { setDeciding(null); await refetch(); toastDone(t('disputes.decided')); }} />}
    </>
  );
}

/** Rejected, accepted with the answers as they should be, or visited anew. */
function Decide({ row, onClose, onDone }: { row: DisputeRow; onClose: () => void; onDone: () => Promise<void> }) {
  const t = useT();
  const sheet = useAsk<{ auditSheet: Sheet }>(AUDIT_SHEET, { id: row.audit?.id ?? '' }, { staleTime: 0, enabled: Boolean(row.audit) });
  const before = sheet.data?.auditSheet.answers ?? {};
  const [anew, setAnew] = useState<Answers | null>(null);
  const named = (sheet.data?.auditSheet.sections ?? []).flatMap((section) => section.questions).filter((one) => row.questionKeys.includes(one.key) && canAnswerAnew(one)).map((one) => one.key);
  return (
    <FormDialog title={t('disputes.decide')} text={row.reason} act={t('disputes.decide')} defaults={{ outcome: 'REJECTED', decision: '' }} onClose={onClose}
      onSend={async (values) => {
        const answers = values.outcome === 'ACCEPTED' ? changedAnswers(before, anew ?? before) : null;
        if (answers && !Object.keys(answers).length) throw new Error(t('disputes.nothingChanged'));
        await request(DECIDE_DISPUTE, { input: { id: row.id, expectedVersion: row.version, outcome: values.outcome, decision: values.decision, ...(answers ? { answers } : {}) } });
        await onDone();
      }}>
      <SelectField name="outcome" label={t('disputes.outcome')} required choices={(named.length ? ['REJECTED', 'ACCEPTED', 'REVISIT'] : ['REJECTED', 'REVISIT']).map((value) => ({ value, label: t(`auditDisputeState.${value}`) }))} />
      {sheet.data && <Accepted sheet={sheet.data.auditSheet} keys={named} answers={anew ?? before} onChange={setAnew} />}
      <TextField name="decision" label={t('disputes.decision')} multiline required />
    </FormDialog>
  );
}
function Accepted({ sheet, keys, answers, onChange }: { sheet: Sheet; keys: readonly string[]; answers: Answers; onChange: (next: Answers) => void }) {
  const t = useT();
  const outcome = useWatch({ name: 'outcome' }) as string;
  return outcome === 'ACCEPTED' ? <div className="col g4"><span className="lbl">{t('disputes.changeAnswers')}</span><AnswerAnew sheet={sheet} keys={keys} answers={answers} onChange={onChange} /></div> : null;
}
