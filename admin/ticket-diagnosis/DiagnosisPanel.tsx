// Remote diagnosis on a ticket: photos asked for by a link, seen with the customer's marks, and whether somebody must travel.
import { Camera } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import type { SideProps } from '../ticket-page/TicketSide.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { CustomerLinks, useSentWords } from './CustomerLinks.tsx';
import { AskDialog, DecideDialog } from './DiagnosisDialogs.tsx';
import { type CustomerLink, DIAGNOSES, type Diagnosis, type Shot } from './diagnosis.operations.ts';
import { LargePhoto, Thumb } from './MarkedPhoto.tsx';
import './ticket-diagnosis.css';

const LIVE = ['NEW', 'OPEN', 'WAITING'];
export const TONES: Record<string, 'ok' | 'soon' | 'paused' | 'ac' | undefined> = { SENT: 'paused', TAKING: 'ac', SUBMITTED: 'soon', DECIDED: 'ok', WITHDRAWN: undefined };

export function DiagnosisPanel({ ticket, onDone }: SideProps) {
  const t = useT();
  const can = useCan();
  const [asking, setAsking] = useState<string | null>(null);
  const { data, refetch } = useAsk<{ ticket: { portalLinks: CustomerLink[] | null; diagnoses: Diagnosis[] | null } | null }>(DIAGNOSES, { id: ticket.id }, { staleTime: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was done to the ticket may have been this
  useEffect(() => { void refetch(); }, [ticket.version]);
  const owner = ticket.id.replace(/^W/, '').split('-')[0];
  useSubscription<{ changed: { id: string } }>(CHANGED, { resource: 'RemoteDiagnosis' }, ({ changed }) => { if (changed.id.startsWith(`V${owner}-`)) void refetch(); });
  // How a link was sent is known a moment later, and stands in the thread too.
  useSubscription<{ changed: { id: string } }>(CHANGED, { resource: 'PortalLink' }, ({ changed }) => { if (changed.id.startsWith(`O${owner}-`)) void Promise.all([refetch(), onDone()]); });
  const diagnoses = data?.ticket?.diagnoses ?? [];
  const mayWrite = can('tickets:write');
  const mayAsk = mayWrite && LIVE.includes(ticket.status) && !diagnoses.some((one) => ['SENT', 'TAKING', 'SUBMITTED'].includes(one.state) && one.link?.isLive);
  if (!data || (!mayWrite && diagnoses.length === 0)) return null;
  const done = async () => { await Promise.all([refetch(), onDone()]); };
  return (
    <>
      {(mayAsk || diagnoses.length > 0) && (
        <section aria-label={t('diagnosis.title')}>
          <h2><Camera size={16} strokeWidth={1.75} aria-hidden />{t('diagnosis.title')}{mayAsk && <button type="button" className="lk t12 n end" onClick={() => setAsking(newKey())}>{t('diagnosis.ask')}</button>}</h2>
          {diagnoses.length === 0 ? <p className="t12 t3">{t('diagnosis.none')}</p> : diagnoses.map((one) => <One key={one.id} diagnosis={one} mayWrite={mayWrite} onDone={done} />)}
        </section>
      )}
      {mayWrite && <CustomerLinks ticketId={ticket.id} links={(data.ticket?.portalLinks ?? []).filter((one) => one.purpose === 'PROGRESS')} onDone={done} />}
      {asking && <AskDialog ticketId={ticket.id} idempotencyKey={asking} onClose={() => setAsking(null)} onSent={done} />}
    </>
  );
}

function One({ diagnosis, mayWrite, onDone }: { diagnosis: Diagnosis; mayWrite: boolean; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const [large, setLarge] = useState<number | null>(null);
  const [deciding, setDeciding] = useState<'VISIT_AVOIDED' | 'VISIT_NEEDED' | null>(null);
  const shots = [...(diagnosis.shots ?? [])].filter((shot) => shot.file).sort((a, b) => place(a) - place(b));
  function place(shot: Shot): number { return diagnosis.steps.findIndex((step) => step.key === shot.stepKey); }
  const nameOf = (shot: Shot): string => {
    const step = format.label(diagnosis.steps[place(shot)]) || shot.stepKey;
    return shot.stillAtMs == null ? step : t(shot.isByStaff ? 'diagnosis.stillOurs' : 'diagnosis.still', { step, at: format.decimal(shot.stillAtMs / 1000, 1) });
  };
  const sent = useSentWords();
  const comma = format.language === 'zh' ? '，' : ', ';
  const missing = diagnosis.steps.filter((step) => step.isRequired && !shots.some((shot) => shot.stepKey === step.key));
  const isOpen = ['SENT', 'TAKING', 'SUBMITTED'].includes(diagnosis.state);
  const facts = [
    isOpen && (diagnosis.submittedAt ? t('diagnosis.submitted', { at: format.instant(diagnosis.submittedAt) }) : diagnosis.link?.openedAt ? t('diagnosis.opened', { at: format.instant(diagnosis.link.openedAt) }) : t('diagnosis.unopened')),
    isOpen && !diagnosis.submittedAt && diagnosis.link && t('diagnosis.until', { at: format.instant(diagnosis.link.expiresAt) }),
    diagnosis.decidedAt && t('diagnosis.by', { who: format.person(diagnosis.decidedBy, ''), at: format.instant(diagnosis.decidedAt) }),
  ].filter(Boolean).join(comma);
  return (
    <div className="diagnosis">
      <p className="row t13"><span className="b el">{t(`diagnosisGuide.${diagnosis.guide}`, { _: diagnosis.guide })}</span><span className="end" /><StatusTag tone={diagnosis.outcome === 'VISIT_NEEDED' ? 'soon' : TONES[diagnosis.state]}>{diagnosis.outcome ? t(`diagnosisOutcome.${diagnosis.outcome}`) : t(`diagnosisState.${diagnosis.state}`)}</StatusTag></p>
      {facts && <p className="t12 t3">{facts}</p>}
      {isOpen && diagnosis.link?.isLive && <p className={diagnosis.link.sending === 'FAILED' || diagnosis.link.sending === 'NO_WAY' ? 't12 soonc' : 't12 t3'}>{sent(diagnosis.link)}</p>}
      {shots.length > 0 && <div className="shots" role="group" aria-label={t('diagnosis.shots')}>{shots.map((shot, at) => <Thumb key={shot.id} shot={shot} name={nameOf(shot)} onOpen={() => setLarge(at)} />)}</div>}
      {isOpen && shots.length > 0 && missing.length > 0 && <p className="t12 t3">{t('diagnosis.missing', { what: missing.map((step) => format.label(step)).join(format.language === 'zh' ? '、' : ', ') })}</p>}
      {diagnosis.remark && <blockquote>{diagnosis.remark}</blockquote>}
      {diagnosis.reason && <p className="t13">{diagnosis.reason}</p>}
      {diagnosis.isVisitedAfter && diagnosis.outcome === 'VISIT_AVOIDED' && <p className="t12 soonc">{t('diagnosis.visitedAfter')}</p>}
      {mayWrite && isOpen && shots.length > 0 && <div className="decide"><button type="button" className="btn sm" onClick={() => setDeciding('VISIT_AVOIDED')}>{t('diagnosis.avoided')}</button><button type="button" className="btn sm ghost" onClick={() => setDeciding('VISIT_NEEDED')}>{t('diagnosis.needed')}</button></div>}
      {mayWrite && diagnosis.state === 'DECIDED' && <button type="button" className="lk t12" onClick={() => setDeciding(diagnosis.outcome === 'VISIT_AVOIDED' ? 'VISIT_NEEDED' : 'VISIT_AVOIDED')}>{t('diagnosis.again')}</button>}
      {large !== null && <LargePhoto shots={shots} at={large} nameOf={nameOf} onMove={setLarge} onClose={() => setLarge(null)} onKept={mayWrite && diagnosis.state !== 'WITHDRAWN' ? onDone : undefined} />}
      {deciding && <DecideDialog diagnosis={diagnosis} outcome={deciding} onClose={() => setDeciding(null)} onDone={onDone} />}
    </div>
  );
}
