// Where an inspector begins on the phone: the visits of the day, what is being filled, and the outbox.
import { CloudUpload, Footprints, WifiOff } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import './audits.css';
import { AUDIT_SHEET, MY_VISITS, type Sheet, START_AUDIT, type VisitRow } from './audits.operations.ts';
import { sendOutbox } from './outbox.ts';
import { allDrafts, type Draft, keepDraft } from './run-store.ts';
import { useOnline } from './useOnline.ts';

export function RunHome() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const online = useOnline();
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const visits = useAsk<{ auditVisits: { items: VisitRow[] } }>(MY_VISITS, { today: dayOf(new Date()) }, { staleTime: 0, enabled: online });
  const reread = useCallback(() => { void allDrafts().then(setDrafts, () => setDrafts([])); }, []);
  useEffect(reread, [reread]);
  const flush = useCallback(async () => {
    const sent = await sendOutbox();
    reread();
    for (const number of sent) toastDone(t('run.sent', { number }));
  }, [reread, t]);
  useEffect(() => { if (online) void flush(); }, [online, flush]);
  const begin = async (visit: VisitRow) => {
    setBusy(visit.id);
    setSaid('');
    try {
      // The visit is the key: begun twice is begun once.
      const { startAudit } = await request<{ startAudit: { id: string } }>(START_AUDIT, { input: { visitId: visit.id, idempotencyKey: `visit-${visit.id}-${visit.version}` } });
      const { auditSheet } = await request<{ auditSheet: Sheet }>(AUDIT_SHEET, { id: startAudit.id });
      const now = new Date().toISOString();
      await keepDraft({ id: startAudit.id, storeName: { nameZh: visit.store?.nameZh ?? '', nameEn: visit.store?.nameEn ?? '' }, sheet: auditSheet, answers: auditSheet.answers, at: 0, startedAt: now, touchedAt: now });
      navigate(`/run/${startAudit.id}`);
    } catch (error) { setSaid(toFault(error).message); } finally { setBusy(null); }
  };
  const filling = drafts.filter((one) => !one.key);
  const waiting = drafts.filter((one) => one.key);
  const planned = (visits.data?.auditVisits.items ?? []).filter((one) => one.state === 'PLANNED');
  return (
    <>
      <PageHeader title={t('run.title')} facts={<StatusTag tone={online ? 'ok' : 'paused'} icon={online ? undefined : <WifiOff size={12} aria-hidden />}>{t(online ? 'run.online' : 'run.offline')}</StatusTag>} />
      <div className="runner">
        <div aria-live="polite">{said && <p className="note late" style={{ margin: 16 }}>{said}</p>}</div>
        {waiting.length > 0 && (
          <section className="q" aria-label={t('run.outbox')}>
            <h2 className="row g4"><CloudUpload size={16} aria-hidden />{t('run.outbox')} <b>{waiting.length}</b></h2>
            {waiting.map((one) => <p key={one.id} className="t13"><b>{format.named(one.storeName)}</b> <span className={one.fault ? 'latec' : 't3'}>{one.fault ? t('run.failedToSend', { reason: one.fault }) : t(online ? 'run.sending' : 'run.waiting')}</span> {one.fault && <Link className="lk" to={`/run/${one.id}`}>{t('audits.open')}</Link>}</p>)}
            {online && <button type="button" className="btn" onClick={() => void flush()}>{t('run.retry')}</button>}
          </section>
        )}
        {filling.map((one) => (
          <section key={one.id} className="q" style={{ borderBottom: '1px solid var(--line)' }}>
            <div className="row"><span className="col grow"><b>{format.named(one.storeName)}</b><span className="t12 t3">{format.named(one.sheet)}</span></span><Link className="btn pri" to={`/run/${one.id}`}>{t('run.goOn')}</Link></div>
          </section>
        ))}
        <section className="q" aria-label={t('run.plan')}>
          <h2>{t('run.plan')}</h2>
          {planned.length === 0 && filling.length === 0 ? <Empty icon={Footprints} title={t('run.noPlan')} text={t('run.noPlanText')} /> : planned.map((visit) => (
            <div key={visit.id} className="row" style={{ minHeight: 56 }}>
              <span className="col grow"><b>{format.named(visit.store)}</b><span className="t12 t3">{[format.named(visit.programme), format.day(visit.plannedOn), `${visit.windowStart}–${visit.windowEnd}`, visit.askFor].filter(Boolean).join(' · ')}</span></span>
              <button type="button" className="btn" disabled={busy !== null || !online} onClick={() => void begin(visit)}>{t('run.begin')}</button>
            </div>
          ))}
        </section>
      </div>
    </>
  );
}
