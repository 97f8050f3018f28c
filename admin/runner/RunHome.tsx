// Where an inspector begins on the phone, network or not: what waits to be sent, what is being filled, and the visits that were taken along.
import { Footprints, WifiOff } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { placeNow } from '../forms/place.ts';
import { useT } from '../i18n/language.tsx';
import { toFault } from '../provider/faults.ts';
import { keepForOffline } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { isFull, keepsPlace, setKeepsPlace } from './photos.ts';
import { draftFor, lastPlan, readPlan, todayOf } from './plan.ts';
import { RunOutbox } from './RunOutbox.tsx';
import './runner.css';
import type { VisitRow } from './runner.operations.ts';
import type { Plan } from './run-store.ts';
import { UpdatePrompt } from './UpdatePrompt.tsx';
import { useOnline } from './useOnline.ts';
import { useOnPhone, usePump } from './useRunner.ts';

/** The plan: what was kept, then what the server says now. */
function usePlan(online: boolean): { plan: Plan | null; fault: string; reread: () => void } {
  const [plan, setPlan] = useState<Plan | null>(null);
  const [fault, setFault] = useState('');
  const reread = useCallback(() => {
    void readPlan().then((next) => { setPlan(next); setFault(''); keepForOffline(); }, (error) => { const { code, message } = toFault(error); if (code !== 'NETWORK' && code !== 'UNAUTHENTICATED') setFault(message); });
  }, []);
  useEffect(() => { void lastPlan().then((kept) => setPlan((old) => old ?? kept ?? null), () => {}); }, []);
  useEffect(() => { if (online) reread(); }, [online, reread]);
  return { plan, fault, reread };
}

export function RunHome() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const online = useOnline();
  const phone = useOnPhone();
  const { plan, fault, reread } = usePlan(online);
  const [said, setSaid] = useState('');
  const [place, setPlace] = useState(keepsPlace);
  const pump = usePump(useCallback((numbers: string[]) => { for (const number of numbers) toastDone(t('run.sent', { number })); reread(); }, [t, reread]));
  useEffect(() => { void navigator.storage?.persist?.(); }, []);
  const begin = async (visit: VisitRow) => {
    setSaid('');
    try {
      const draft = plan && await draftFor(visit, plan);
      if (draft) navigate(`/run/${draft.id}`); else setSaid(t('run.noPaper'));
    } catch (error) { setSaid(isFull(error) ? t('run.full') : toFault(error).code === 'NETWORK' ? t('run.needsNetwork') : toFault(error).message); }
  };
  const allowPlace = async (on: boolean) => { setKeepsPlace(on); setPlace(on); if (on && !await placeNow(15_000)) { setKeepsPlace(false); setPlace(false); setSaid(t('fill.placeFailed')); } };
  const all = phone?.all ?? [];
  const filling = all.filter((one) => !one.draft.key);
  const known = new Set(all.map((one) => one.draft.id));
  const today = todayOf(plan);
  const visits = (plan?.visits ?? []).filter((one) => !known.has(`visit-${one.id}`));
  return (
    <>
      <PageHeader title={t('run.title')} facts={<StatusTag tone={online ? 'ok' : 'paused'} icon={online ? undefined : <WifiOff size={12} aria-hidden />}>{t(online ? 'run.online' : 'run.offline')}</StatusTag>} />
      <div className="runner">
        <UpdatePrompt />
        <div aria-live="polite">{(said || fault) && <p className="note late" style={{ margin: 16 }}>{said || fault}</p>}</div>
        <RunOutbox all={all} sent={phone?.sent ?? []} online={online} onRetry={() => void pump()} />
        {filling.map(({ draft }) => (
          <section key={draft.id} className="q line">
            <div className="row"><span className="col grow"><b>{format.named(draft.storeName)}</b><span className="t12 t3">{format.named(draft.sheet)}</span>{draft.conflict && <span className="latec t13">{t('run.isConflict')}</span>}</span><Link className="btn pri" to={`/run/${draft.id}`}>{t('run.goOn')}</Link></div>
          </section>
        ))}
        <section className="q" aria-label={t('run.plan')}>
          <h2 className="row">{t('run.plan')}{plan && <span className="end n t12 t3">{t('run.asOf', { when: format.instant(plan.readAt) })}</span>}</h2>
          {visits.length === 0 && filling.length === 0 ? <Empty icon={Footprints} title={t('run.noPlan')} text={t('run.noPlanText')} /> : visits.map((visit) => (
            <div key={visit.id} className="row" style={{ minHeight: 56 }}>
              <span className="col grow"><b>{format.named(visit.store)}</b><span className="t12 t3">{[format.named(plan?.papers[plan.paperOf[visit.id] ?? '']), format.day(visit.plannedOn), `${visit.windowStart}–${visit.windowEnd}`, visit.askFor, visit.announcedStoreId && t('run.announced')].filter(Boolean).join(' · ')}</span>{visit.state === 'STARTED' && <span className="t12 t2">{t('run.otherPhone')}</span>}</span>
              <button type="button" className="btn" disabled={visit.plannedOn > today} onClick={() => void begin(visit)}>{t(visit.state === 'STARTED' ? 'run.goOn' : 'run.begin')}</button>
            </div>
          ))}
          <label className="row g8 t13"><input type="checkbox" className="ck" checked={place} onChange={(event) => void allowPlace(event.target.checked)} />{t('run.keepPlace')}</label>
        </section>
      </div>
    </>
  );
}
