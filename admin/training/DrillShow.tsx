// One drill: the scene, the rubric for its assessors, what the two gave beside each other, and what was talked over.
import { X } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { FormFields } from '../forms/FormFields.tsx';
import { type Answers, type FillableContent, sentOf } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, rate, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { DRILL_TONES } from './looks.tsx';
import { CANCEL_DRILL, DEBRIEF_DRILL, DRILL, type DrillPage, GRADE_DRILL, RUBRIC } from './training.operations.ts';

/** Below this the two should talk before it counts for much. */
const LEAST_AGREEMENT = 0.7;

export function DrillShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const me = useViewer()?.employeeId ?? null;
  const [acting, setActing] = useState<'debrief' | 'cancel' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ drill: DrillPage | null }>(DRILL, { id }, { staleTime: 0 });
  const rubric = useAsk<{ drillRubric: FillableContent }>(RUBRIC, { id }, { enabled: can('training:grade') });
  const drill = data?.drill;
  if (error) return <Failed what={t('drills.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!drill) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const isAssessor = me !== null && (me === drill.firstAssessor?.id || me === drill.secondAssessor?.id);
  const mayGrade = drill.state === 'GRADING' && isAssessor && can('training:grade') && !drill.grades.some((one) => one.assessor?.id === me);
  const questions = rubric.data?.drillRubric.sections.flatMap((section) => section.questions) ?? [];
  const isApart = drill.agreement !== null && Number(drill.agreement) < LEAST_AGREEMENT;
  const name = format.named(drill.scene);
  const done = async (words: string): Promise<void> => { setActing(null); await refetch(); toastDone(words); };
  return (
    <>
      <Breadcrumb path={[{ label: t('drills.title'), to: '/drills' }, { label: `${format.person(drill.participant, '')} · ${name}` }]} />
      <PageHeader title={name} facts={<><StatusTag tone={DRILL_TONES[drill.state]}>{t(`drillState.${drill.state}`)}</StatusTag><span>{format.person(drill.participant, '')}</span>{drill.isPassed !== null && <StatusTag tone={drill.isPassed ? 'ok' : 'late'}>{t(drill.isPassed ? 'drills.passed' : 'drills.notPassed')}</StatusTag>}</>}>
        {drill.state === 'GRADING' && can('training:grade') && <button type="button" className="btn" onClick={() => setActing('cancel')}>{t('drills.cancel')}</button>}
        {drill.state === 'GRADED' && can('training:grade') && <button type="button" className="btn pri" onClick={() => setActing('debrief')}>{t('drills.debrief')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" style={{ padding: '16px 24px' }}>
          <h2>{t('drills.brief')}</h2>
          <p style={{ margin: '6px 0 16px' }}>{format.language === 'zh' ? drill.scene?.briefZh : drill.scene?.briefEn}</p>
          {mayGrade && (rubric.data ? <Grading drillId={id} content={rubric.data.drillRubric} onDone={() => done(t('drills.graded'))} /> : <SkeletonRows rows={6} />)}
          {!mayGrade && drill.grades.length > 0 && (
            <div className="scrollx"><table className="table" aria-label={t('drills.grades')}>
              <thead><tr><th scope="col">{t('drills.grades')}</th>{drill.grades.map((one) => <th key={one.id} scope="col">{format.person(one.assessor, '')}</th>)}</tr></thead>
              <tbody>
                <tr><td className="b">{t('drills.score')}</td>{drill.grades.map((one) => <td key={one.id} className="n b">{one.score === null ? '–' : decimal(one.score, 1)}</td>)}</tr>
                <tr><td>{t('drills.minutes')}</td>{drill.grades.map((one) => <td key={one.id} className="n">{t('learn.minutes', { count: decimal(one.disputeMinutes, 0) })}</td>)}</tr>
                {questions.map((question) => <tr key={question.key}><td className="t2" style={{ whiteSpace: 'normal' }}>{format.language === 'zh' ? question.zh : question.en}</td>{drill.grades.map((one) => <td key={one.id} className="n">{String(one.answers[question.key]?.value ?? '–')}</td>)}</tr>)}
              </tbody>
            </table></div>
          )}
          {drill.debrief && <><h2 style={{ marginTop: 20 }}>{t('drills.debrief')}</h2><p style={{ whiteSpace: 'pre-wrap' }}>{drill.debrief}</p></>}
          {drill.cancelledReason && <p className="note t13" role="note">{drill.cancelledReason}</p>}
        </div>
        <ContextPanel label={t('drills.one')}>
          <PanelSection title={t('drills.one')}>
            <Facts items={[
              [t('drills.score'), drill.score === null ? '–' : decimal(drill.score, 1)], [t('drills.agreement'), drill.agreement === null ? '–' : <span key="a" className="row g6">{rate(drill.agreement, 0)}{isApart && <StatusTag tone="soon">{t('drills.apart')}</StatusTag>}</span>],
              [t('drills.minutes'), drill.disputeMinutes === null ? '–' : t('learn.minutes', { count: decimal(drill.disputeMinutes, 0) })], [t('drills.round'), format.count(drill.round)], [t('trainingSessions.when'), format.instant(drill.heldAt)],
              [t('drills.first'), format.person(drill.firstAssessor)], [t('drills.second'), format.person(drill.secondAssessor)], [t('trainingRecords.store'), drill.store ? format.named(drill.store) : t('trainingRecords.chain')],
            ]} />
          </PanelSection>
        </ContextPanel>
      </div>
      {acting === 'debrief' && (
        <FormDialog title={t('drills.debrief')} act={t('drills.debrief')} onClose={() => setActing(null)} defaults={{ debrief: '' }}
          onSend={async (values) => { await request(DEBRIEF_DRILL, { input: { id, expectedVersion: drill.version, debrief: values.debrief } }); await done(t('drills.debriefed')); }}>
          <TextField name="debrief" label={t('drills.debriefField')} multiline required />
        </FormDialog>
      )}
      {acting === 'cancel' && (
        <FormDialog title={t('drills.cancel')} act={t('drills.cancel')} onClose={() => setActing(null)} defaults={{ reason: '' }}
          onSend={async (values) => { await request(CANCEL_DRILL, { input: { id, expectedVersion: drill.version, reason: values.reason } }); await done(t('drills.cancelled')); }}>
          <TextField name="reason" label={t('trainingRecords.why')} required />
        </FormDialog>
      )}
    </>
  );
}

/** The rubric, filled by one assessor alone. */
function Grading({ drillId, content, onDone }: { drillId: string; content: FillableContent; onDone: () => Promise<void> }) {
  const t = useT();
  const [key] = useState(() => crypto.randomUUID());
  const [answers, setAnswers] = useState<Answers>({});
  const [minutes, setMinutes] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true); setErrors({}); setSaid('');
    try { await request(GRADE_DRILL, { input: { idempotencyKey: key, drillId, answers: sentOf(content, answers), disputeMinutes: minutes.trim() || '0' } }); await onDone(); } catch (failure) {
      const fault = toFault(failure);
      const wrong = Object.fromEntries(Object.entries(fault.fields).flatMap(([name, words]) => (name.includes('answers.') ? [[name.slice(name.indexOf('answers.') + 8), words]] : [])));
      setErrors(wrong);
      setSaid(Object.keys(wrong).length ? '' : (fault.fields['input.disputeMinutes'] ?? Object.values(fault.fields)[0] ?? fault.message));
    } finally { setBusy(false); }
  };
  return (
    <section className="col g12">
      <h2>{t('drills.grade')}</h2>
      <FormFields content={content} answers={answers} errors={errors} onChange={setAnswers} />
      <label className="col g6" style={{ maxWidth: 280 }}>{t('drills.minutesField')}<input className="in" inputMode="decimal" value={minutes} onChange={(event) => setMinutes(event.target.value)} /></label>
      <div aria-live="assertive">{said && <p className="note late" role="alert">{said}</p>}</div>
      <button type="button" className="btn pri" style={{ alignSelf: 'flex-start' }} disabled={busy} onClick={() => { void send(); }}>{t('drills.grade')}</button>
    </section>
  );
}
