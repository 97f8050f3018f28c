// The case of a ticket at its side: visits and what they measured, whose fault it was, remedies on their way, charge-backs, and what stays with us.
import { Gavel, HandCoins, MapPinPlus, Plus, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Money, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover } from '../shared/Explain.tsx';
import { useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import { type CaseAct, CaseDialog } from './CaseDialogs.tsx';
import { ARRIVE, CASE, type CaseAnswer, type CaseState, type Charge, type Decision, type RemedyRow, type Visit } from './liability.operations.ts';
import { VisitDialog } from './VisitDialog.tsx';

type Run = (act: CaseAct) => void;
const Acts = ({ children }: { children: ReactNode }) => <span className="row g8 t12" style={{ flexWrap: 'wrap' }}>{children}</span>;
const Act = ({ words, onClick }: { words: string; onClick: () => void }) => <button type="button" className="lk t12" onClick={onClick}>{words}</button>;

function Visits({ visits, state, canWrite, run, fill, arrive }: { visits: Visit[]; state: CaseState; canWrite: boolean; run: Run; fill: (visit: Visit) => void; arrive: (visit: Visit) => void }) {
  const t = useT();
  const format = useFormat();
  if (visits.length === 0 && !canWrite) return null;
  return (
    <>
      <h3 className="row t12 b" style={{ marginTop: 10 }}>{t('visit.title')}{canWrite && <button type="button" className="lk t12 n end" onClick={() => run({ act: 'plan' })}><MapPinPlus size={14} aria-hidden />{t('visit.plan')}</button>}</h3>
      <ul className="plain-list">{visits.map((visit) => (
        <li key={visit.id} className="col">
          <span className="row"><span>{t(`visitState.${visit.state}`)}</span>{visit.isLate && <StatusTag tone="late">{t('visit.late')}</StatusTag>}{visit.isBeyondStandard !== null && visit.state === 'DONE' && <StatusTag tone={visit.isBeyondStandard ? 'late' : 'ok'}>{t(visit.isBeyondStandard ? 'visit.beyond' : 'visit.within')}</StatusTag>}</span>
          <span className="t12 t3">{[format.person(visit.technician, ''), visit.arrivedAt ? format.instant(visit.arrivedAt) : t('visit.by', { at: format.instant(visit.dueAt) })].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}</span>
          {visit.finding && <span className="t12">{visit.finding}</span>}
          {canWrite && (visit.state === 'PLANNED' || visit.state === 'ON_SITE') && <Acts>{visit.state === 'PLANNED' ? <Act words={t('visit.arrive')} onClick={() => arrive(visit)} /> : <Act words={t('visit.fill')} onClick={() => fill(visit)} />}<Act words={t('visit.cancel')} onClick={() => run({ act: 'cancelVisit', visit })} /></Acts>}
        </li>
      ))}</ul>
      {state.measurements.length > 0 && <dl className="kv money">{state.measurements.map((one, at) => [
        // biome-ignore lint/suspicious/noArrayIndexKey: measurements are told apart by their place alone
        <dt key={at} className="t12">{format.label(one.label)}<span className="t12 t3"><br />{format.label(one.required)}</span></dt>, <dd key={`${at} `} className={one.holds === false ? 'latec' : 'okc'}>{format.label(one.text)}</dd>])}</dl>}
    </>
  );
}

function Decided({ decision, canDecide, run }: { decision: Decision | undefined; canDecide: boolean; run: Run }) {
  const t = useT();
  const format = useFormat();
  if (!decision && !canDecide) return null;
  const shares: [string, string][] = decision ? [['PRODUCT', decision.productShare], ['TRANSPORT', decision.transportShare], ['INSTALLATION', decision.installationShare], ['USE', decision.useShare]] : [];
  return (
    <>
      <h3 className="row t12 b" style={{ marginTop: 10 }}>{t('liability.title')}{canDecide && <button type="button" className="lk t12 n end" onClick={() => run({ act: 'decide' })}><Gavel size={14} aria-hidden />{t(decision ? 'liability.again' : 'liability.decide')}</button>}</h3>
      {decision && (
        <div className="col g4 t13">
          <span>{shares.filter(([, share]) => Number(share) > 0).map(([cause, share]) => `${t(`faultCause.${cause}`)} ${Number(share)}%`).join(format.language === 'zh' ? '，' : ', ')}</span>
          <span className="t12 t2">{decision.reason}</span>
          <span className="t12 t3">{t('liability.by', { who: format.person(decision.decidedBy), at: format.instant(decision.decidedAt) })}</span>
        </div>
      )}
    </>
  );
}

function Remedies({ remedies, canWrite, canGive, run }: { remedies: RemedyRow[]; canWrite: boolean; canGive: boolean; run: Run }) {
  const t = useT();
  const format = useFormat();
  if (remedies.length === 0 && !canWrite) return null;
  return (
    <>
      <h3 className="row t12 b" style={{ marginTop: 10 }}>{t('remedy.title')}{canWrite && <button type="button" className="lk t12 n end" onClick={() => run({ act: 'propose' })}><Plus size={14} aria-hidden />{t('remedy.propose')}</button>}</h3>
      <ul className="plain-list">{remedies.map((remedy) => (
        <li key={remedy.id} className="col">
          <span className="row"><span className="el">{remedy.what}</span><span className="end"><Money value={remedy.amount} /></span></span>
          <span className="t12 t3">{[t(`remedyKind.${remedy.remedyKind}`), t(`remedyState.${remedy.state}`), ['PROPOSED', 'AGREED', 'WAITING', 'IN_HAND'].includes(remedy.state) && t('remedy.by', { at: format.instant(remedy.dueAt) })].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}</span>
          {remedy.waitsFor && <span className="t12">{t('remedy.waits', { what: remedy.waitsFor })}</span>}
          {canWrite && (
            <Acts>
              {remedy.state === 'PROPOSED' && <><Act words={t('remedy.agree')} onClick={() => run({ act: 'agree', remedy })} /><Act words={t('remedy.decline')} onClick={() => run({ act: 'decline', remedy })} /></>}
              {canGive && (remedy.state === 'AGREED' || remedy.state === 'WAITING') && <Act words={t('remedy.start')} onClick={() => run({ act: 'start', remedy })} />}
              {remedy.state === 'IN_HAND' && remedy.compensation?.state === 'PAID' && <Act words={t('remedy.finish')} onClick={() => run({ act: 'finish', remedy })} />}
              {['AGREED', 'WAITING', 'IN_HAND'].includes(remedy.state) && <Act words={t('remedy.delay')} onClick={() => run({ act: 'delay', remedy })} />}
            </Acts>
          )}
        </li>
      ))}</ul>
    </>
  );
}

function Charges({ charges, state, canCharge, run }: { charges: Charge[]; state: CaseState; canCharge: boolean; run: Run }) {
  const t = useT();
  const mayClaim = canCharge && state.causes.some((one) => Number(one.left) > 0);
  if (charges.length === 0 && !mayClaim) return null;
  return (
    <>
      <h3 className="row t12 b" style={{ marginTop: 10 }}>{t('charge.title')}{mayClaim && <button type="button" className="lk t12 n end" onClick={() => run({ act: 'claim' })}><HandCoins size={14} aria-hidden />{t('charge.claim')}</button>}</h3>
      <ul className="plain-list">{charges.map((charge) => (
        <li key={charge.id} className="col">
          <span className="row"><span className="el">{charge.partyName}</span><span className="end"><Money value={charge.acceptedAmount ?? charge.amount} /></span></span>
          <span className="t12 t3">{t(`chargeParty.${charge.party}`)} {t(`faultCause.${charge.cause}`)} {t(`chargeState.${charge.state}`)}</span>
          {canCharge && (
            <Acts>
              {charge.state === 'CLAIMED' && <><Act words={t('charge.accept')} onClick={() => run({ act: 'accept', charge })} /><Act words={t('charge.refuse')} onClick={() => run({ act: 'refuse', charge })} /></>}
              {charge.state === 'ACCEPTED' && <Act words={t('charge.settle')} onClick={() => run({ act: 'settle', charge })} />}
              {['CLAIMED', 'ACCEPTED'].includes(charge.state) && <Act words={t('charge.withdraw')} onClick={() => run({ act: 'withdraw', charge })} />}
            </Acts>
          )}
        </li>
      ))}</ul>
    </>
  );
}

/** Shown in home stores, and wherever a case has begun; `onDone` after an act. */
export function LiabilityPanel({ ticket, onDone }: { ticket: { id: string; status: string; store?: { id: string } | null }; onDone: () => Promise<unknown> }) {
  const t = useT();
  const can = useCan();
  const [doing, setDoing] = useState<CaseAct | null>(null);
  const [filling, setFilling] = useState<Visit | null>(null);
  const { data, refetch } = useAsk<CaseAnswer>(CASE, { id: ticket.id }, { staleTime: 5_000 });
  const state = data?.liabilityCase;
  const on = data?.ticket;
  if (!state || !on) return null;
  const [visits, remedies, charges, decisions] = [on.siteVisits ?? [], on.remedies ?? [], on.chargeBacks ?? [], on.liabilities ?? []];
  if (on.store?.format !== 'HOME' && visits.length + remedies.length + charges.length + decisions.length === 0) return null;
  const isLive = ['NEW', 'OPEN', 'WAITING'].includes(ticket.status);
  const canWrite = can('tickets:write') && ticket.status !== 'ARCHIVED';
  const decision = decisions.find((one) => one.supersededAt === null);
  const after = async () => { setDoing(null); setFilling(null); await Promise.all([refetch(), onDone()]); };
  const arrive = async (visit: Visit) => {
    try { await request(ARRIVE, { input: { id: visit.id, expectedVersion: visit.version } }); } catch (fault) { toastFault((fault as Fault).message); }
    await after();
  };
  return (
    <section aria-label={t('case.title')}>
      <h2>{t('case.title')}</h2>
      <Visits visits={visits} state={state} canWrite={canWrite && isLive} run={setDoing} fill={setFilling} arrive={(visit) => void arrive(visit)} />
      <Decided decision={decision} canDecide={can('tickets:decide-liability') && canWrite} run={setDoing} />
      <Remedies remedies={remedies} canWrite={canWrite && (isLive || remedies.length > 0)} canGive={can('tickets:compensate')} run={setDoing} />
      <Charges charges={charges} state={state} canCharge={can('tickets:charge-back')} run={setDoing} />
      {Number(state.cost) > 0 && <dl className="kv money"><dt>{t('case.cost')}</dt><dd><Money value={state.cost} /></dd><dt>{t('case.recovered')}</dt><dd><Money value={state.recovered} /></dd><dt>{t('case.net')}</dt><dd><ExplainPopover name={t('case.net')} explanation={state.explanation}><Money value={state.net} /></ExplainPopover></dd></dl>}
      {state.balance && <p className="note soon"><TriangleAlert size={14} aria-hidden /><span>{t(`case.balance.${state.balance}`)}</span></p>}
      {doing && <CaseDialog ticketId={ticket.id} storeId={ticket.store?.id} doing={doing} state={state} onClose={() => setDoing(null)} onDone={after} />}
      {filling && <VisitDialog visit={filling} onClose={() => setFilling(null)} onDone={after} />}
    </section>
  );
}
