// One audit: the score and how it came about, photos, what failed, the last six, changes and disputes; reviewing, changing answers, disputing.
import { Download, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { PhotosField } from '../forms/MediaFields.tsx';
import type { Answer, Answers, Proof } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { FieldShell, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Chain } from '../shared/Chain.tsx';
import { PaidBy } from '../shared/PaidBy.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { AnswerAnew, canAnswerAnew, changedAnswers } from './AnswerAnew.tsx';
import { AnswersBehind, type Behind, keysUnder } from './AnswersBehind.tsx';
import './audits.css';
import { Gallery } from './Gallery.tsx';
import { Before, LastSix, usePrevious } from './PastScores.tsx';
import { AUDIT, AUDIT_FINDINGS, AUDIT_SHEET, type AuditFindings, AUDIT_TONES, AUDIT_WHY, type AuditPage, DISPUTE_AUDIT, DISPUTE_TONES, EDIT_ANSWERS, REVIEW_AUDIT, type Sheet, type Why } from './audits.operations.ts';
import { ScoreTree } from '../shared/ScoreTree.tsx';

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

type Found = AuditFindings['findings']['items'][number];
/** What became of a failure: its finding, by whom and by when it is put right. */
function FollowedUp({ finding }: { finding: Found }) {
  const t = useT();
  const format = useFormat();
  const isOpen = finding.state === 'OPEN' || finding.state === 'ACTING';
  const isLate = isOpen && Date.parse(finding.dueAt) < Date.now();
  return (
    <span className="row wrap g6 t12"><Link className="lk" to={`/findings/${finding.id}/show`}>{finding.number}</Link><StatusTag tone={isLate ? 'late' : finding.state === 'CLOSED' ? 'ok' : isOpen ? 'soon' : 'ac'}>{t(`findingState.${finding.state}`)}</StatusTag>
      {finding.owner && <span className="t2">{format.person(finding.owner)}</span>}{isOpen && <span className={isLate ? 'latec' : 't3'}>{t('audits.dueBy', { when: format.instant(finding.dueAt) })}</span>}</span>
  );
}

/** What is different from the time before, question by question. */
function Compare({ audit, onOpen }: { audit: AuditPage; onOpen: () => void }) {
  const t = useT();
  return usePrevious(audit) ? <p className="t13" style={{ padding: '12px 24px' }}><button type="button" className="lk" onClick={onOpen}>{t('audits.compare')}</button></p> : null;
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
  const { data, error, isPending, refetch } = useAsk<{ audit: AuditPage | null }>(AUDIT, { id, reviews: can('quality:review-audits') }, { staleTime: 0 });
  const sheet = useAsk<{ auditSheet: Sheet }>(AUDIT_SHEET, { id }, { staleTime: 0 });
  const audit = data?.audit;
  const why = useAsk<Why>(AUDIT_WHY, { input: { number: 'audit.finalScore', id } }, { staleTime: 0, enabled: Boolean(audit?.submittedAt) });
  const findings = useAsk<AuditFindings>(AUDIT_FINDINGS, { id }, { staleTime: 0, enabled: can('quality:read') && Boolean(audit?.submittedAt) });
  const [chosen, setChosen] = useState('');
  const [anew, setAnew] = useState<Answers>({});
  const [about, setAbout] = useState<string[]>([]);
  const [proofs, setProofs] = useState<Proof[]>([]);
  const [chosenBehind, setChosenBehind] = useState<Behind | null>(null);
  const [search, setSearch] = useSearchParams();
  const [treeAt, photosAt] = [useRef<HTMLDivElement>(null), useRef<HTMLElement>(null)];
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
  const tree = why.data?.explain?.tree;
  const changeable = [...questions.values()].filter(canAnswerAnew);
  const findingOf = new Map((findings.data?.findings.items ?? []).map((one) => [one.questionKey, one] as const));
  const begin = (next: Act) => { setChosen(''); setAnew(sheet.data?.auditSheet.answers ?? {}); setAbout([]); setProofs([]); setActing(next); };
  const disputed = audit.disputes.flatMap((one) => one.questionKeys);
  const asked = sheet.data?.auditSheet;
  const failed = audit.failures?.items ?? [];
  // A list's number of failures leads here with them open.
  const behind = chosenBehind ?? (search.get('open') === 'failed' && failed.length > 0 ? { title: t('audits.failures'), keys: failed.map((one) => one.questionKey) } : null);
  const setBehind = (next: Behind | null): void => { setChosenBehind(next); if (search.has('open')) setSearch({}, { replace: true }); };
  const goTo = (at: HTMLElement | null): void => { at?.focus({ preventScroll: true }); at?.scrollIntoView({ block: 'start' }); };
  /** A number of so many answers: opens them, where there are any. */
  const opens = (title: string, value: number, keys: readonly string[]) => (asked && keys.length > 0 ? <OpenNumber label={`${title} ${value}`} onOpen={() => setBehind({ title, keys })}>{value}</OpenNumber> : value);
  return (
    <>
      <Breadcrumb path={[{ label: t('audits.title'), to: '/audits' }, { label: format.named(audit.store), ...(can('quality:read-results') ? { to: `/storeQuality/${audit.storeId}/show` } : {}) }]} />
      <PageHeader title={`${format.named(audit.store)} ${format.named(audit.template)}`} facts={(
        <>
          {audit.isFinalPass !== null && <StatusTag tone={audit.isFinalPass ? 'ok' : 'late'}>{t(audit.isFinalPass ? 'audits.pass' : 'audits.fail')}</StatusTag>}
          <StatusTag tone={AUDIT_TONES[audit.state]}>{t(`auditState.${audit.state}`)}</StatusTag>
          <span>{[format.day(audit.auditedOn), t(`auditKind.${audit.auditKind}`), audit.auditKind === 'MYSTERY' ? null : format.person(audit.inspector, ''), audit.number].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}</span>
        </>
      )}>
        {audit.submittedAt && <a className="btn" href={`/files/papers/audit/${id}?language=${format.language}`} download><Download size={14} aria-hidden />{t('audits.pdf')}</a>}
        {mayReview && <button type="button" className="btn" onClick={() => setActing('void')}>{t('audits.void')}</button>}
        {mayReview && changeable.length > 0 && <button type="button" className="btn" onClick={() => begin('edit')}>{t('audits.edit')}</button>}
        {mayReview && <button type="button" className="btn pri" onClick={() => setActing('publish')}>{t('audits.publish')}</button>}
        {mayDispute && <button type="button" className="btn" onClick={() => begin('dispute')}>{t('audits.dispute')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          {audit.state === 'DISPUTED' && <p className="note soon" style={{ margin: '12px 24px 0' }}>{t('audits.held')}</p>}
          <div className="row wrap headrow score-figures">
            <div className="col"><span className="t12 t3">{t('audits.score')}</span>
              <span className={audit.isFinalPass === false ? 'bigscore latec' : 'bigscore'}>{audit.finalScore === null ? '–' : <OpenNumber label={`${t('audits.why')} ${decimal(audit.finalScore, 1)}`} onOpen={() => goTo(treeAt.current)}>{decimal(audit.finalScore, 1)}</OpenNumber>}</span>
              <span className="row wrap g8 t12 t3">{asked?.passMark && <span>{t('audits.passMark', { score: decimal(asked.passMark, 0) })}</span>}<Before audit={audit} />
                {audit.isEdited && <OpenNumber onOpen={() => setBehind({ title: t('audits.edits'), keys: audit.edits.map((one) => one.questionKey) })}>{t('audits.before', { score: decimal(audit.score, 1) })}</OpenNumber>}</span>
            </div>
            <div className="col"><span className="t12 t3">{t('audits.answers')}</span><b>{opens(t('audits.answers'), audit.answeredCount, Object.keys(asked?.answers ?? {}))}</b>
              <span className="t12 t3">{audit.photoCount > 0 ? <OpenNumber onOpen={() => goTo(photosAt.current)}>{t('audits.photos', { count: audit.photoCount, smart_count: audit.photoCount })}</OpenNumber> : t('audits.photos', { count: 0, smart_count: 0 })}</span></div>
            <div className="col"><span className="t12 t3">{t('audits.failed')}</span><b>{opens(t('audits.failures'), audit.failedCount, failed.map((one) => one.questionKey))}</b>
              <span className="t12 t3">{t('audits.ofThemCritical')} {opens(t('audits.critical'), audit.criticalCount, failed.filter((one) => one.isCritical).map((one) => one.questionKey))}</span></div>
            {minutes !== null && minutes > 0 && <div className="col"><span className="t12 t3">{t('audits.took')}</span><b>{t('audits.minutes', { count: minutes })}</b><span /></div>}
          </div>
          <div ref={treeAt} tabIndex={-1}>{tree ? <ScoreTree tree={tree} onOpen={asked && ((node) => setBehind({ title: format.label(node.label), keys: keysUnder(asked, node) }))} /> : why.isLoading && <SkeletonRows rows={5} />}</div>
          {tree && asked && <Compare audit={audit} onOpen={() => setBehind({ title: t('audits.compare'), keys: Object.keys(asked.answers), isChanged: true })} />}
        </div>
        <ContextPanel label={t('audits.gallery')}>
          {behind && asked && <AnswersBehind behind={behind} audit={audit} sheet={asked} tree={tree} onClose={() => setBehind(null)} />}
          <PanelSection title={t('audits.gallery')} at={photosAt}><Gallery files={audit.files} nameOf={nameOf} /></PanelSection>
          <PanelSection title={t('audits.failures')} aside={opens(t('audits.failures'), audit.failedCount, failed.map((one) => one.questionKey))}>
            {failed.length === 0 ? <p className="t12 t3">{t('audits.allPassed')}</p> : (
              <ul className="plain t13">{failed.map((one) => (
                <li key={one.id} style={{ padding: '6px 0' }}>
                  <span className="row wrap g4"><b>{format.language === 'zh' ? one.labelZh : one.labelEn}</b>{one.isCritical && <StatusTag tone="late">{t('audits.critical')}</StatusTag>}{one.isRepeat && <StatusTag tone="soon">{t('audits.repeat')}</StatusTag>}{disputed.includes(one.questionKey) && <StatusTag tone="paused">{t('audits.disputes')}</StatusTag>}</span>
                  {findingOf.has(one.questionKey) && <FollowedUp finding={findingOf.get(one.questionKey) as Found} />}
                  {(one.note || one.correctedOn) && <span className="t12 t3" style={{ display: 'block' }}>{[one.note, one.correctedOn && t('audits.corrected', { day: format.day(one.correctedOn) })].filter(Boolean).join(' · ')}</span>}
                </li>
              ))}</ul>
            )}
            {findingOf.size > 0 && <p style={{ marginTop: 6 }}><Link className="lk t13" to={listLink('findings', { and: [{ source: { eq: 'AUDIT' }, sourceResource: { eq: 'Audit' }, sourceKey: { eq: id } }] })}>{t('audits.allFindings')}</Link></p>}
          </PanelSection>
          {(audit.outcome?.readBy ?? []).length > 0 && (
            <PanelSection title={t('audits.readBy')}><ul className="plain t13">{audit.outcome?.readBy?.map((one) => (
              <li key={one.question} style={{ padding: '4px 0' }}>{nameOf(one.question)} <span className="mono t12">{one.instrument}</span><span className="t12 t3" style={{ display: 'block' }}>{t('audits.calibrated', { from: format.day(one.calibratedOn), until: format.day(one.calibrationDueOn) })}</span></li>
            ))}</ul></PanelSection>
          )}
          <Chain noun="Audit" id={id} />
          <LastSix audit={audit} />
          {audit.disputes.length > 0 && (
            <PanelSection title={t('audits.disputes')}>{audit.disputes.map((one) => (
              <div key={one.id} className="t13"><StatusTag tone={DISPUTE_TONES[one.state]}>{t(`auditDisputeState.${one.state}`)}</StatusTag><p>{one.reason}</p><p className="t12 t3">{t('disputes.by', { who: format.person(one.raisedBy), when: format.instant(one.raisedAt) })}</p>{one.decision && <p>{one.decision}</p>}{one.decidedAt && <p className="t12 t3">{t('disputes.by', { who: format.person(one.decidedBy), when: format.instant(one.decidedAt) })}</p>}</div>
            ))}</PanelSection>
          )}
          {audit.edits.length > 0 && (
            <PanelSection title={t('audits.edits')}><ul className="plain t13">{audit.edits.map((one) => (
              <li key={one.id} style={{ padding: '4px 0' }}>{t('audits.editLine', { who: format.person(one.editedBy), question: nameOf(one.questionKey), before: sayAnswer(one.answerBefore), after: sayAnswer(one.answerAfter) })}<span className="t12 t3" style={{ display: 'block' }}>{[one.reason, format.instant(one.editedAt), `${decimal(one.scoreBefore, 1)} → ${decimal(one.scoreAfter, 1)}`].join(' · ')}</span></li>
            ))}</ul></PanelSection>
          )}
          <PanelSection title={t('audits.state')}>
            <Facts items={[[t('audits.deadline'), format.instant(audit.disputeUntil)], [t('audits.reviewedBy'), format.person(audit.reviewedBy)], ...(audit.phoneAheadSeconds ? [[t('audits.phoneClock'), t(audit.phoneAheadSeconds > 0 ? 'audits.clockAhead' : 'audits.clockBehind', { minutes: format.count(Math.round(Math.abs(audit.phoneAheadSeconds) / 60)) })] as [string, string]] : []), ...(audit.raisedTickets ? [[t('audits.tickets'), <span key="tickets" className="row wrap g4">{audit.raisedTickets.split(' ').map((number) => <Link key={number} className="lk" to={listLink('tickets', { q: number })}>{number}</Link>)}</span>] as [string, ReactNode]] : []), ...(audit.reviewNote ? [[t('audits.note'), audit.reviewNote] as [string, string]] : [])]} />
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
      {acting === 'edit' && sheet.data && (
        <FormDialog title={t('audits.edit')} text={t('audits.editText')} act={t('audits.edit')} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(EDIT_ANSWERS, { input: { ...target, reason: values.reason, answers: changedAnswers(sheet.data?.auditSheet.answers ?? {}, anew) } }); await done(t('audits.edited')); }}>
          <FieldShell label={t('audits.question')} required>{({ id: field }) => (
            <span className="in"><select id={field} value={chosen} onChange={(event) => setChosen(event.target.value)}><option value="">{t('audits.chooseQuestion')}</option>{changeable.map((one) => <option key={one.key} value={one.key}>{format.label(one)}</option>)}</select></span>
          )}</FieldShell>
          {chosen && <AnswerAnew sheet={sheet.data.auditSheet} keys={[chosen]} answers={anew} onChange={setAnew} />}
          <TextField name="reason" label={t('audits.reason')} multiline required />
        </FormDialog>
      )}
      {acting === 'dispute' && (
        <FormDialog title={t('audits.dispute')} text={t('audits.disputeText')} act={t('audits.dispute')} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(DISPUTE_AUDIT, { input: { ...target, idempotencyKey: key, reason: values.reason, questionKeys: about, fileIds: proofs.map((one) => one.fileId) } }); await done(t('audits.disputed')); }}>
          <FieldShell label={t('audits.aboutQuestion')} help={t('audits.aboutHelp')} group>{() => (
            <span className="col g4">{failed.map((one) => <label key={one.id} className="choice t13"><input type="checkbox" className="ck" checked={about.includes(one.questionKey)} onChange={(event) => setAbout(event.target.checked ? [...about, one.questionKey] : about.filter((each) => each !== one.questionKey))} />{format.language === 'zh' ? one.labelZh : one.labelEn}</label>)}</span>
          )}</FieldShell>
          <TextField name="reason" label={t('audits.reason')} multiline required />
          <FieldShell label={t('audits.evidence')} help={t('audits.evidenceHelp')} group>{() => <PhotosField name="fileIds" value={proofs} onChange={setProofs} most={10} words={t('audits.addEvidence')} />}</FieldShell>
        </FormDialog>
      )}
    </>
  );
}
