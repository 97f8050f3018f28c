// Applications that wait for a decision, and the log of those decided: by whom, when, why, on what evidence, by which version of the ladder.
import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type Application, APPLICATIONS, DECIDE, type Position, positionNames, TONES } from './careers.operations.ts';

export function ApplicationList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [params, setParams] = useSearchParams();
  const isLog = params.get('log') === '1';
  const [deciding, setDeciding] = useState<{ one: Application; isApproved: boolean } | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ careerApplications: { items: Application[] }; positions: { items: Position[] } }>(APPLICATIONS, { filter: { state: isLog ? { ne: 'APPLIED' } : { eq: 'APPLIED' } } }, { staleTime: 0 });
  const rows = data?.careerApplications.items ?? [];
  const named = positionNames(data?.positions.items, format.named);
  const target = (one: Application): string => (one.careerKind === 'ROTATION' ? t(`careers.area.${one.target}`, { _: one.target }) : named(one.target));
  const met = (one: Application): number => one.evidence.filter((each) => each.isMet).length;
  const show = (log: boolean): void => setParams(log ? { tab: 'applications', log: '1' } : { tab: 'applications' }, { replace: true });
  return (
    <>
      <div className="row" style={{ padding: '10px 20px 10px 24px' }}><span className="seg" role="group" aria-label={t('careers.state')}>{[false, true].map((log) => <button key={String(log)} type="button" aria-pressed={log === isLog} onClick={() => show(log)}>{t(log ? 'careers.log' : 'careers.waiting')}</button>)}</span></div>
      {error ? <Failed what={t('careers.tabApplications')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={FileCheck} title={t(isLog ? 'careers.noLog' : 'careers.noWaiting')} /> : (
        <ul className="plain cards" aria-label={t(isLog ? 'careers.log' : 'careers.waiting')}>{rows.map((one) => (
          <li key={one.id} className="card col g8" style={{ padding: '12px 16px' }}>
            <span className="row g8 wrap"><Link className="b lk" to={`/employees/${one.employeeId}/show`}>{format.person(one.employee)}</Link><span className="t13">{t(`careerKind.${one.careerKind}`)} · {target(one)}</span><StatusTag tone={TONES[one.state]}>{t(`careerState.${one.state}`)}</StatusTag><StatusTag tone={one.isEvidenceMet ? 'ok' : 'soon'}>{one.isEvidenceMet ? t('careers.all') : t('careers.some', { met: met(one), of: one.evidence.length })}</StatusTag></span>
            <span className="t12 t3">{[one.store ? format.named(one.store) : null, format.instant(one.appliedAt), one.ladderVersion ? t('careers.byVersion', { number: one.ladderVersion.number }) : null].filter(Boolean).join(' · ')}</span>
            <p className="t13" style={{ overflowWrap: 'anywhere' }}>{one.motive}</p>
            <ul className="plain t12">{one.evidence.map((each) => <li key={`${each.kind} ${each.zh}`} className="row g8 wrap"><span className={each.isMet ? 'okc' : 'latec'}>{t(each.isMet ? 'careers.met' : 'careers.unmet')}</span><span>{format.label(each)}</span><span className="t3">{each.value ?? t('careers.none')}{each.kind === 'ROTATION' ? '' : ` · ${t('careers.atLeast', { least: each.least })}`}</span></li>)}</ul>
            {one.decision && <p className="t13"><b>{one.decision}</b>{one.decidedBy && one.decidedAt && <span className="t12 t3" style={{ display: 'block' }}>{t('careers.decidedBy', { name: format.person(one.decidedBy), at: format.instant(one.decidedAt) })}</span>}</p>}
            {one.state === 'APPLIED' && can('staff:decide-careers') && one.employeeId !== viewer?.employeeId && (
              <span className="row g6"><button type="button" className="btn pri" onClick={() => setDeciding({ one, isApproved: true })}>{t('careers.approve')}</button><button type="button" className="btn" onClick={() => setDeciding({ one, isApproved: false })}>{t('careers.refuse')}</button></span>
            )}
          </li>))}</ul>
      )}
      {deciding && (
        <FormDialog title={t('careers.decideTitle', { name: format.person(deciding.one.employee, ''), target: target(deciding.one) })} text={deciding.isApproved ? t('careers.approveText') : undefined} act={t(deciding.isApproved ? 'careers.approve' : 'careers.refuse')} defaults={{ reason: '' }} onClose={() => setDeciding(null)}
          onSend={async (values) => { await request(DECIDE, { input: { id: deciding.one.id, expectedVersion: deciding.one.version, isApproved: deciding.isApproved, reason: String(values.reason ?? '') } }); setDeciding(null); await refetch(); toastDone(t('careers.decisionKept')); }}>
          <TextField name="reason" label={t('careers.reason')} required multiline />
        </FormDialog>
      )}
    </>
  );
}
