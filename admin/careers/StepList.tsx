// The ladder as somebody stands on it: the next step with what it asks for and what is there of it, applying, and one's own applications.
import { Check, Milestone, Minus } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { type Application, APPLICATIONS, APPLY, type Evidence, EVIDENCE, PERSON, type Position, positionNames, type Step, STEPS, TONES, WITHDRAW } from './careers.operations.ts';

/** Where a row of evidence opens: certificates have no page of their own. */
const opens = (row: Evidence['sources'][number], employeeId: string, isMe: boolean): string => (row.resource === 'certificates' ? (isMe ? '/myExams' : `/certificates?employee=${employeeId}`) : `/${row.resource}/${row.id}/show`);

function Checklist({ employeeId, to, isMe }: { employeeId: string; to: string; isMe: boolean }) {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ careerEvidence: Evidence[] }>(EVIDENCE, { id: employeeId, to }, { staleTime: 0 });
  if (error) return <Failed what={t('careers.evidence')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows rows={3} />;
  return (
    <ul className="plain col g8">{data.careerEvidence.map((one) => (
      <li key={`${one.kind} ${one.label.zh}`} className="col g4">
        <span className="row g8 wrap"><StatusTag tone={one.isMet ? 'ok' : 'soon'} icon={one.isMet ? <Check size={12} aria-hidden /> : <Minus size={12} aria-hidden />}>{t(one.isMet ? 'careers.met' : 'careers.unmet')}</StatusTag><span className="t13 b">{format.label(one.label)}</span><span className="t13 t2">{one.value ?? t('careers.none')} · {t('careers.atLeast', { least: one.least })}</span></span>
        {one.sources.length > 0 && <details className="t12"><summary className="t3">{t('careers.sources', { count: one.sources.length, smart_count: one.sources.length })}</summary><ul className="plain">{one.sources.map((row) => <li key={row.id} className="row g8"><Link className="lk" to={opens(row, employeeId, isMe)}>{format.label(row.label)}</Link><span className="t3">{row.value}</span></li>)}</ul></details>}
      </li>
    ))}</ul>
  );
}

export function StepList() {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const [params] = useSearchParams();
  const me = viewer?.employeeId ?? '';
  const id = params.get('employee') ?? me;
  const isMe = id !== '' && id === me;
  const steps = useAsk<{ careerSteps: { items: (Step & { id: string })[] }; positions: { items: Position[] } }>(STEPS);
  const person = useAsk<{ employee: { id: string; name: string; position: string } | null }>(PERSON, { id }, { enabled: id !== '' });
  const own = useAsk<{ careerApplications: { items: Application[] } }>(APPLICATIONS, { filter: { employeeId: { eq: me } } }, { enabled: isMe, staleTime: 0 });
  const [applying, setApplying] = useState<{ kind: 'PROMOTION' | 'ROTATION'; to: string } | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  if (steps.error) return <Failed what={t('careers.title')} fault={steps.error} onRetry={() => steps.refetch()} />;
  if (steps.isPending || (id !== '' && person.isPending)) return <SkeletonRows />;
  const named = positionNames(steps.data.positions.items, format.named);
  const all = steps.data.careerSteps.items;
  const somebody = person.data?.employee ?? null;
  const mine = somebody ? all.filter((one) => one.fromPosition === somebody.position) : [];
  const applications = own.data?.careerApplications.items ?? [];
  const waits = applications.some((one) => one.state === 'APPLIED');
  const target = (one: Application): string => (one.careerKind === 'ROTATION' ? t(`careers.area.${one.target}`, { _: one.target }) : named(one.target));
  const withdraw = async (one: Application): Promise<void> => { try { await request(WITHDRAW, { input: { id: one.id, expectedVersion: one.version } }); toastDone(t('careers.withdrawn')); } catch (fault) { toastFault((fault as Error).message); } await own.refetch(); };
  return (
    <div className="cards">
      {somebody ? (
        <Card title={isMe ? t('careers.mine') : t('careers.of', { name: somebody.name })} facts={t('careers.nowAt', { position: named(somebody.position) })}>
          {mine.length === 0 ? <p className="t13 t2">{t('careers.noStep')}</p> : mine.map((step) => (
            <section key={step.id} className="col g8" style={{ marginBottom: 12 }} aria-label={named(step.toPosition)}>
              <h3 className="t14 b row g6"><Milestone size={14} aria-hidden />{named(step.toPosition)}</h3>
              <Checklist employeeId={somebody.id} to={step.toPosition} isMe={isMe} />
              {isMe && !waits && <span><button type="button" className="btn pri" onClick={() => setApplying({ kind: 'PROMOTION', to: step.toPosition })}>{t('careers.applyTo', { position: named(step.toPosition) })}</button></span>}
            </section>
          ))}
          {isMe && !waits && <p style={{ marginTop: 8 }}><button type="button" className="btn" onClick={() => setApplying({ kind: 'ROTATION', to: '' })}>{t('careers.rotate')}</button></p>}
        </Card>
      ) : <Card title={t('careers.mine')}><p className="t13 t2">{t('careers.noPerson')}</p></Card>}
      {isMe && (
        <Card title={t('careers.own')}>
          {applications.length === 0 ? <p className="t13 t2">{t('careers.noOwn')}</p> : <ul className="plain col g8">{applications.map((one) => (
            <li key={one.id} className="col g4"><span className="row g8 wrap"><b className="t13">{t(`careerKind.${one.careerKind}`)} · {target(one)}</b><StatusTag tone={TONES[one.state]}>{t(`careerState.${one.state}`)}</StatusTag>{one.state === 'APPLIED' && <button type="button" className="btn sm" onClick={() => void withdraw(one)}>{t('careers.withdraw')}</button>}</span>
              <span className="t12 t3">{format.instant(one.appliedAt)}</span>{one.decision && <span className="t13">{one.decision}</span>}</li>))}</ul>}
        </Card>
      )}
      <Card title={t('careers.whole')}>
        {all.length === 0 ? <Empty icon={Milestone} title={t('careers.empty')} text={t('careers.emptyText')} /> : <ol className="plain col g8">{all.map((one) => (
          <li key={one.id} className="col"><b className="t13">{named(one.fromPosition)} → {named(one.toPosition)}</b><span className="t12 t3">{one.requirements.map((each) => `${format.label(each)} ≥ ${each.least}`).join(format.language === 'zh' ? '；' : '; ')}</span></li>))}</ol>}
      </Card>
      {applying && (
        <FormDialog title={applying.kind === 'ROTATION' ? t('careers.rotate') : t('careers.applyTo', { position: named(applying.to) })} text={t(applying.kind === 'ROTATION' ? 'careers.rotateText' : 'careers.applyText')} act={t('careers.apply')} defaults={{ target: applying.to || 'merchandise', motive: '' }} onClose={() => setApplying(null)}
          onSend={async (values) => { await request(APPLY, { input: { idempotencyKey: key, careerKind: applying.kind, target: values.target, motive: String(values.motive ?? '') } }); setKey(crypto.randomUUID()); setApplying(null); await own.refetch(); toastDone(t('careers.applied')); }}>
          {applying.kind === 'ROTATION' && <SelectField name="target" label={t('careers.area')} required choices={['merchandise', 'operations'].map((value) => ({ value, label: t(`careers.area.${value}`) }))} />}
          <TextField name="motive" label={t('careers.motive')} multiline required />
        </FormDialog>
      )}
    </div>
  );
}
