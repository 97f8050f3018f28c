// One audit: the score and how it came about, photos, what failed, the last six, changes and disputes; reviewing, changing answers, disputing.
import { X } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Chain } from '../shared/Chain.tsx';
import { PaidBy } from '../shared/PaidBy.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import './audits.css';
import { type Answer, AUDIT, AUDIT_SHEET, AUDIT_TONES, AUDIT_WHY, type AuditPage, DISPUTE_AUDIT, DISPUTE_TONES, EDIT_ANSWERS, LAST_AUDITS, REVIEW_AUDIT, type Sheet, type Why } from './audits.operations.ts';
import { ScoreTree } from './ScoreTree.tsx';

type Act = 'publish' | 'void' | 'edit' | 'dispute';
const minutesOf = (one: AuditPage): number | null => (one.submittedAt ? Math.max(0, Math.round((Date.parse(one.submittedAt) - Date.parse(one.startedAt)) / 60_000)) : null);

/** An answer as people read it; questions that are no yes or no keep their words. */
function useSayAnswer(): (answer: Answer | null | undefined) => string {
  const t = useT();
  return (answer) => {
    if (!answer) return '–';
    if (answer.isNotApplicable) return t('audits.na');
    return answer.value === true ? t('audits.yes') : answer.value === false ? t('audits.no') : String(answer.value ?? '–');
  };
}

function LastSix({ audit }: { audit: AuditPage }) {
  const t = useT();
  const { data } = useAsk<{ audits: { items: { id: string; auditedOn: string; finalScore: string | null; isFinalPass: boolean | null }[] } }>(LAST_AUDITS, { storeId: audit.storeId, templateId: audit.templateId });
  const rows = [...(data?.audits.items ?? [])].reverse();
  if (rows.length < 2) return null;
  return (
    <PanelSection title={t('audits.lastSix')}>
      <ul className="plain lastsix t12">{rows.map((row) => <li key={row.id}><span className={row.isFinalPass === false ? 'latec b' : 'b'}>{decimal(row.finalScore, 1)}</span><i className={row.isFinalPass === false ? 'low' : undefined} style={{ height: `${Math.max(4, (Number(row.finalScore ?? 0) - 40) * 0.9)}%` }} /><span className="t3 nw">{row.auditedOn.slice(5)}</span></li>)}</ul>
    </PanelSection>
  );
}

export function AuditShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const me = useViewer();
  const sayAnswer = useSayAnswer();
  const [acting, setActing] = useState<Act | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ audit: AuditPage | null }>(AUDIT, { id }, { staleTime: 0 });
  const sheet = useAsk<{ auditSheet: Sheet }>(AUDIT_SHEET, { id }, { staleTime: 0 });
  const audit = data?.audit;
  const why = useAsk<Why>(AUDIT_WHY, { input: { number: 'audit.finalScore', id } }, { staleTime: 0, enabled: Boolean(audit?.submittedAt) });
  if (error) return <Failed what={t('audits.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!audit) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const questions = new Map((sheet.data?.auditSheet.sections ?? []).flatMap((section) => section.questions.map((one) => [one.key, one] as const)));
  const nameOf = (question: string | null): string => { const one = question ? questions.get(question) : undefined; return one ? format.label(one) : question ?? ''; };
  const target = { id, expectedVersion: audit.version };
  const done = async (words: string) => { setActing(null); setKey(crypto.randomUUID()); await Promise.all([refetch(), sheet.refetch(), why.refetch()]); toastDone(words); };
  const mayReview = can('quality:review-audits') && audit.state === 'SUBMITTED' && Boolean(me?.employeeId);
  const mayDispute = can('quality:dispute-audits') && audit.state === 'PUBLISHED' && Boolean(audit.disputeUntil && Date.parse(audit.disputeUntil) > Date.now());
  const minutes = minutesOf(audit);
  const yesNo = [...questions.values()].filter((one) => one.type === 'YES_NO');
  const answers = audit.disputes.flatMap((one) => one.questionKeys);
  return (
    <>
      <Breadcrumb path={[{ label: t('audits.title'), to: '/audits' }, { label: format.named(audit.store), ...(can('quality:read-results') ? { to: `/storeQuality/${audit.storeId}/show` } : {}) }]} />
      <PageHeader title={`${format.named(audit.store)} ${format.named(audit.template)}`} facts={(
        <>
          {audit.isFinalPass !== null && <StatusTag tone={audit.isFinalPass ? 'ok' : 'late'}>{t(audit.isFinalPass ? 'audits.pass' : 'audits.fail')}</StatusTag>}
          <StatusTag tone={AUDIT_TONES[audit.state]}>{t(`auditState.${audit.state}`)}</StatusTag>
          <span>{[format.day(audit.auditedOn), t(`auditKind.${audit.auditKind}`), audit.auditKind === 'MYSTERY' ? null : audit.inspector?.name, audit.number].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}</span>
        </>
      )}>
        {mayReview && <button type="button" className="btn" onClick={() => setActing('void')}>{t('audits.void')}</button>}
        {mayReview && yesNo.length > 0 && <button type="button" className="btn" onClick={() => setActing('edit')}>{t('audits.edit')}</button>}
        {mayReview && <button type="button" className="btn pri" onClick={() => setActing('publish')}>{t('audits.publish')}</button>}
        {mayDispute && <button type="button" className="btn" onClick={() => setActing('dispute')}>{t('audits.dispute')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          {audit.state === 'DISPUTED' && <p className="note soon" style={{ margin: '12px 24px 0' }}>{t('audits.held')}</p>}
          <div className="row wrap g24" style={{ padding: '16px 24px', alignItems: 'flex-end', gap: 32 }}>
            <div className="col"><span className="t12 t3">{t('audits.score')}</span><span className={audit.isFinalPass === false ? 'bigscore latec' : 'bigscore'}>{audit.finalScore === null ? '–' : decimal(audit.finalScore, 1)}</span>{audit.isEdited && <span className="t12 t3">{t('audits.before', { score: decimal(audit.score, 1) })}</span>}</div>
            <div className="col"><span className="t12 t3">{t('audits.answers')}</span><b>{audit.answeredCount}</b><span className="t12 t3">{t('audits.photos', { count: audit.photoCount })}</span></div>
            <div className="col"><span className="t12 t3">{t('audits.failed')}</span><b>{audit.failedCount}</b><span className="t12 t3">{t('audits.ofThem', { count: audit.criticalCount })}</span></div>
            {minutes !== null && minutes > 0 && <div className="col"><span className="t12 t3">{t('audits.took')}</span><b>{t('audits.minutes', { count: minutes })}</b><span className="t12 t3">&nbsp;</span></div>}
          </div>
          {why.data?.explain?.tree && <ScoreTree tree={why.data.explain.tree} />}
        </div>
        <ContextPanel label={t('audits.gallery')}>
          <PanelSection title={t('audits.gallery')}>
            {audit.files.length === 0 ? <p className="t12 t3">{t('audits.noPhotos')}</p> : (
              <div className="gallery">{audit.files.map((file) => (
                <figure key={file.id} style={{ margin: 0 }}>
                  <a href={file.link} target="_blank" rel="noreferrer"><img src={file.thumbnail ?? file.link} alt={t('audits.photoOf', { name: file.disputeId ? t('audits.storeProof') : nameOf(file.questionKey) })} loading="lazy" /></a>
                  <figcaption className="t12 t3 el">{file.disputeId ? t('audits.storeProof') : nameOf(file.questionKey)}{file.isReused && <span className="latec" style={{ display: 'block' }}>{t('audits.reused')}</span>}</figcaption>
                </figure>
              ))}</div>
            )}
          </PanelSection>
          <PanelSection title={t('audits.failures')} aside={audit.failedCount}>
            {(audit.failures?.items.length ?? 0) === 0 ? <p className="t12 t3">{t('audits.allPassed')}</p> : (
              <ul className="plain t13">{audit.failures?.items.map((one) => (
                <li key={one.id} style={{ padding: '6px 0' }}>
                  <span className="row wrap g4"><b>{format.language === 'zh' ? one.labelZh : one.labelEn}</b>{one.isCritical && <StatusTag tone="late">{t('audits.critical')}</StatusTag>}{one.isRepeat && <StatusTag tone="soon">{t('audits.repeat')}</StatusTag>}{answers.includes(one.questionKey) && <StatusTag tone="paused">{t('audits.disputes')}</StatusTag>}</span>
                  {(one.note || one.correctedOn) && <span className="t12 t3" style={{ display: 'block' }}>{[one.note, one.correctedOn && t('audits.corrected', { day: format.day(one.correctedOn) })].filter(Boolean).join(' · ')}</span>}
                </li>
              ))}</ul>
            )}
          </PanelSection>
          <Chain noun="Audit" id={id} />
          <LastSix audit={audit} />
          {audit.disputes.length > 0 && (
            <PanelSection title={t('audits.disputes')}>{audit.disputes.map((one) => (
              <div key={one.id} className="t13"><StatusTag tone={DISPUTE_TONES[one.state]}>{t(`auditDisputeState.${one.state}`)}</StatusTag><p>{one.reason}</p><p className="t12 t3">{t('disputes.by', { who: one.raisedBy?.name ?? '–', when: format.instant(one.raisedAt) })}</p>{one.decision && <p>{one.decision}</p>}{one.decidedAt && <p className="t12 t3">{t('disputes.by', { who: one.decidedBy?.name ?? '–', when: format.instant(one.decidedAt) })}</p>}</div>
            ))}</PanelSection>
          )}
          {audit.edits.length > 0 && (
            <PanelSection title={t('audits.edits')}><ul className="plain t13">{audit.edits.map((one) => (
              <li key={one.id} style={{ padding: '4px 0' }}>{t('audits.editLine', { who: one.editedBy?.name ?? '–', question: nameOf(one.questionKey), before: sayAnswer(one.answerBefore), after: sayAnswer(one.answerAfter) })}<span className="t12 t3" style={{ display: 'block' }}>{[one.reason, format.instant(one.editedAt), `${decimal(one.scoreBefore, 1)} → ${decimal(one.scoreAfter, 1)}`].join(' · ')}</span></li>
            ))}</ul></PanelSection>
          )}
          <PanelSection title={t('audits.state')}>
            <Facts items={[[t('audits.deadline'), format.instant(audit.disputeUntil)], [t('audits.reviewedBy'), audit.reviewedBy?.name ?? '–'], ...(audit.raisedTickets ? [[t('audits.tickets'), audit.raisedTickets] as [string, string]] : []), ...(audit.reviewNote ? [[t('audits.note'), audit.reviewNote] as [string, string]] : [])]} />
          </PanelSection>
          <PaidBy noun="Audit" id={audit.id} />
        </ContextPanel>
      </div>
      {(acting === 'publish' || acting === 'void') && (
        <FormDialog title={t(`audits.${acting}`)} text={acting === 'publish' ? t('audits.reviewText') : undefined} act={t(`audits.${acting}`)} defaults={{ note: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(REVIEW_AUDIT, { input: { ...target, decision: acting === 'publish' ? 'PUBLISH' : 'VOID', note: values.note || null } }); await done(t(acting === 'publish' ? 'audits.published' : 'audits.voided')); }}>
          <TextField name="note" label={t('audits.note')} multiline required={acting === 'void'} />
        </FormDialog>
      )}
      {acting === 'edit' && (
        <FormDialog title={t('audits.edit')} text={t('audits.editText')} act={t('audits.edit')} defaults={{ question: yesNo[0]?.key ?? '', value: 'true', reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => {
            const before = sheet.data?.auditSheet.answers[values.question as string] ?? {};
            const { isNotApplicable: _, ...rest } = before;
            await request(EDIT_ANSWERS, { input: { ...target, reason: values.reason, answers: { [values.question as string]: { ...rest, value: values.value === 'true' } } } });
            await done(t('audits.edited'));
          }}>
          <SelectField name="question" label={t('audits.question')} required choices={yesNo.map((one) => ({ value: one.key, label: format.label(one) }))} />
          <SelectField name="value" label={t('audits.newAnswer')} required choices={[{ value: 'true', label: t('audits.yes') }, { value: 'false', label: t('audits.no') }]} />
          <TextField name="reason" label={t('audits.reason')} multiline required />
        </FormDialog>
      )}
      {acting === 'dispute' && (
        <FormDialog title={t('audits.dispute')} text={t('audits.disputeText')} act={t('audits.dispute')} defaults={{ question: '', reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(DISPUTE_AUDIT, { input: { ...target, idempotencyKey: key, reason: values.reason, questionKeys: values.question ? [values.question] : [] } }); await done(t('audits.disputed')); }}>
          <SelectField name="question" label={t('audits.aboutQuestion')} choices={[{ value: '', label: t('audits.whole') }, ...(audit.failures?.items ?? []).map((one) => ({ value: one.questionKey, label: format.language === 'zh' ? one.labelZh : one.labelEn }))]} />
          <TextField name="reason" label={t('audits.reason')} multiline required />
        </FormDialog>
      )}
    </>
  );
}
