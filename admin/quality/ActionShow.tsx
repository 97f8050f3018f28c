// One corrective action: why, what, by whom and until when; its photos, how far it is, and the acts of its owner and of the second person.
import { Check, Circle, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { ACTION_TONES, DueBadge, SeverityTag } from './looks.tsx';
import { PhotoPairs } from './PhotoPairs.tsx';
import { CAUSES, CourseField } from './PlanAction.tsx';
import { ACTION, type ActionPage, ASSIGN_ACTION, CANCEL_ACTION, CHECK_EFFECT, COMPLETE_ACTION, EXPLAIN, REJECT_ACTION, SAVE_ACTION, VERIFY_ACTION } from './quality.operations.ts';

type Act = 'edit' | 'assign' | 'complete' | 'verify' | 'reject' | 'cancel' | 'check' | 'fail';
const NOTED: Partial<Record<Act, [mutation: typeof COMPLETE_ACTION, done: string, text?: string]>> = {
  complete: [COMPLETE_ACTION, 'actions.completed'], verify: [VERIFY_ACTION, 'actions.verified', 'actions.verifyText'], reject: [REJECT_ACTION, 'actions.rejected', 'actions.verifyText'], cancel: [CANCEL_ACTION, 'actions.cancelled'],
  check: [CHECK_EFFECT, 'actions.checked'], fail: [CHECK_EFFECT, 'actions.checked', 'actions.failText'],
};

export function ActionShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [acting, setActing] = useState<Act | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ correctiveAction: ActionPage | null }>(ACTION, { id }, { staleTime: 0 });
  useSubscription(CHANGED, { resource: 'CorrectiveAction', ids: [id] }, () => { void refetch(); });
  const action = data?.correctiveAction;
  if (error) return <Failed what={t('actions.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!action) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const { state, finding } = action;
  const me = viewer?.employeeId ?? null;
  const isWorked = state === 'OPEN' || state === 'REJECTED';
  const mayWork = isWorked && (can('quality:write') || (me !== null && me === action.owner?.id));
  const isOther = me !== null && me !== action.owner?.id && me !== action.doneBy?.id && can('quality:verify');
  const isRipe = state === 'VERIFIED' && action.effectDueAt !== null && Date.parse(action.effectDueAt) <= Date.now();
  const target = { id, expectedVersion: action.version };
  const done = async (words: string) => { setActing(null); await refetch(); toastDone(words); };
  const button = (act: Act, main = false) => <button type="button" className={main ? 'btn pri' : 'btn'} onClick={() => setActing(act)}>{t(`actions.${act}`)}</button>;
  const noted = acting ? NOTED[acting] : undefined;
  const steps: [key: string, at: string | null, who: string | undefined, note: string | null][] = [
    ['opened', action.startedAt, undefined, null], ['done', action.doneAt, format.person(action.doneBy, ''), action.doneNote], ['verified', action.verifiedAt, format.person(action.verifiedBy, ''), action.verifyNote], ['effect', action.effectCheckedAt, format.person(action.effectCheckedBy, ''), action.effectNote],
  ];
  return (
    <>
      <Breadcrumb path={[{ label: t('findings.title'), to: '/findings/board' }, ...(finding ? [{ label: finding.number, to: `/findings/${finding.id}/show` }] : []), { label: action.number }]} />
      <PageHeader title={format.language === 'zh' ? action.whatZh : action.whatEn} facts={<><StatusTag tone={ACTION_TONES[state]}>{t(`actionState.${state}`)}</StatusTag>{finding && <SeverityTag severity={finding.severity} />}</>}>
        {isWorked && can('quality:write') && button('cancel')}{mayWork && button('assign')}{mayWork && button('edit')}{mayWork && button('complete', true)}
        {state === 'DONE' && isOther && button('reject')}{state === 'DONE' && isOther && button('verify', true)}{isRipe && isOther && button('fail')}{isRipe && isOther && button('check', true)}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main quality-body">
          {action.reason && <p className="note t13" role="note">{action.reason}</p>}
          <section>
            <h2>{t('actions.whys')}{action.causeTag && <span className="tag">{t(`cause.${action.causeTag}`)}</span>}</h2>
            {action.whys.length === 0 ? <p className="t13 t2">{t('actions.noWhys')}</p> : <ol className="whys">{action.whys.map((why, at) => <li key={`${at}${why}`} style={{ marginLeft: at * 12 }}><span>{t('actions.why', { n: at + 1 })}</span>{why}</li>)}</ol>}
          </section>
          <PhotoPairs photos={action.photos} target={target} mayAdd={mayWork} onDone={refetch} />
          {(action.supplierName || action.trainingCourseKey) && (
            <section><Facts items={[
              ...(action.supplierName ? [[t('actions.supplier'), action.supplierName], [t('actions.supplierAnswer'), action.supplierAnswer ?? <StatusTag key="none" tone="soon">{t('actions.noAnswer')}</StatusTag>]] as [string, React.ReactNode][] : []),
              ...(action.trainingCourseKey ? [[t('actions.course'), <span key="course" className="col g6">{action.trainings.length === 0 ? action.trainingCourseKey : action.trainings.flatMap(({ id: need, record }) => (record ? [
                <span key={need} className="row g8"><Link className="lk" to={can('training:read') ? `/trainingRecords/${record.id}/show` : `/myTraining/${record.id}/learn`}>{format.named(record.course)}</Link><span className="t2">{format.person(record.employee, '')}</span><StatusTag tone={record.state === 'COMPLETED' ? 'ok' : record.state === 'OVERDUE' ? 'late' : 'soon'}>{t(`actions.training.${record.state}`)}</StatusTag></span>,
              ] : []))}</span>] as [string, React.ReactNode]] : []),
            ]} /></section>
          )}
        </div>
        <ContextPanel label={t('actions.one')}>
          <PanelSection title={t('actions.due')} aside={state === 'CANCELLED' ? undefined : <DueBadge dueAt={action.dueAt} doneAt={isWorked ? null : action.doneAt} breachedAt={action.breachedAt} />}>
            <p className="t13"><ExplainPopover name={t('actions.due')} load={() => request<{ explain: { tree: Explanation } }>(EXPLAIN, { number: 'correctiveAction.dueAt', id }).then((answer) => answer.explain.tree)}>{format.instant(action.dueAt)}</ExplainPopover></p>
          </PanelSection>
          <PanelSection title={t('actions.steps')} aside={action.rejectCount > 0 ? t('actions.rejectedTimes', { count: action.rejectCount }) : undefined}>
            <ul className="plain t13">{steps.map(([key, at, who, note]) => (
              <li key={key} className="row g6" style={{ alignItems: 'flex-start', padding: '4px 0' }}>
                {at ? <Check size={14} aria-hidden className="okc" style={{ marginTop: 3 }} /> : <Circle size={14} aria-hidden className="t3" style={{ marginTop: 3 }} />}
                <span><span className={at ? 'b' : 't2'}>{t(`actions.step.${key}`)}</span>{at && <span className="t12 t3" style={{ display: 'block' }}>{[who, format.instant(at)].filter(Boolean).join(' · ')}</span>}{note && <span className="t12 t2" style={{ display: 'block' }}>{note}</span>}
                  {key === 'effect' && !at && action.effectDueAt && <span className="t12 t3" style={{ display: 'block' }}>{t('actions.effectDue', { day: format.instant(action.effectDueAt) })}</span>}</span>
              </li>
            ))}</ul>
          </PanelSection>
          <Chain noun="CorrectiveAction" id={id} without={action.trainingCourseKey ? ['Finding', 'TrainingRecord'] : ['Finding']} />
          <PanelSection title={t('actions.one')}>
            <Facts items={[
              [t('actions.owner'), format.person(action.owner, '')], [t('findings.one'), finding ? <Link key="f" className="lk" to={`/findings/${finding.id}/show`}>{format.language === 'zh' ? finding.titleZh : finding.titleEn}</Link> : null], [t('findings.store'), action.store ? format.named(action.store) : t('findings.chain')],
              [t('actions.cost'), format.money(action.costAmount)],
            ]} />
          </PanelSection>
        </ContextPanel>
      </div>
      {acting && noted && (
        <FormDialog title={t(`actions.${acting}`)} text={noted[2] && t(noted[2])} act={t(`actions.${acting}`)} defaults={{ note: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(noted[0], { input: { ...target, note: values.note, ...(acting === 'check' || acting === 'fail' ? { isEffective: acting === 'check' } : {}) } }); await done(t(noted[1])); }}>
          <TextField name="note" label={t('actions.note')} multiline required />
        </FormDialog>
      )}
      {acting === 'assign' && (
        <FormDialog title={t('actions.assign')} act={t('actions.assign')} defaults={{ ownerId: null, reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(ASSIGN_ACTION, { input: { ...target, ownerId: values.ownerId, reason: values.reason } }); await done(t('actions.assigned')); }}>
          <ReferenceField name="ownerId" label={t('actions.owner')} resource="employees" say={format.person} required /><TextField name="reason" label={t('findings.reason')} required />
        </FormDialog>
      )}
      {acting === 'edit' && (
        <FormDialog title={t('actions.edit')} act={t('actions.edit')} onClose={() => setActing(null)} defaults={{ causeTag: action.causeTag, whys: action.whys.join('\n'), costAmount: action.costAmount, supplierName: action.supplierName, supplierAnswer: action.supplierAnswer, trainingCourseKey: action.trainingCourseKey }}
          onSend={async (values) => {
            await request(SAVE_ACTION, { input: {
              ...target, causeTag: values.causeTag || null, whys: String(values.whys ?? '').split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 5), costAmount: values.costAmount ? Number(values.costAmount).toFixed(2) : null,
              supplierName: values.supplierName || null, supplierAnswer: values.supplierAnswer || null, trainingCourseKey: values.trainingCourseKey || null,
            } });
            await done(t('actions.saved'));
          }}>
          <SelectField name="causeTag" label={t('actions.cause')} none choices={CAUSES.map((value) => ({ value, label: t(`cause.${value}`) }))} /><TextField name="whys" label={t('actions.whys')} help={t('actions.whysHelp')} multiline />
          <Pair><TextField name="costAmount" label={t('actions.cost')} inputMode="decimal" /><CourseField /></Pair>
          <TextField name="supplierName" label={t('actions.supplier')} /><TextField name="supplierAnswer" label={t('actions.supplierAnswer')} multiline />
        </FormDialog>
      )}
    </>
  );
}
