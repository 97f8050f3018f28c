// Above the thread: the incident that a ticket belongs to, or may belong to; a person says which.
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { decimal, useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import type { TicketDetail } from '../ticket-page/ticket-page.operations.ts';
import { type IncidentOf, LINK, RUNNING, UNLINK } from './ticket-playbook.operations.ts';
import './ticket-playbook.css';

type Subject = Pick<TicketDetail, 'categoryId' | 'batchNo' | 'storeId'> & { productId: string | null };
/** Is the ticket about all that an incident is about? One that names nothing is about nothing in particular. */
export function concerns(incident: Pick<IncidentOf, 'categoryId' | 'productId' | 'batchNo' | 'storeId'>, ticket: Subject): boolean {
  const pairs = (['categoryId', 'productId', 'batchNo', 'storeId'] as const).filter((key) => incident[key] !== null);
  return pairs.some((key) => key !== 'storeId') && pairs.every((key) => incident[key] === ticket[key]);
}

export function IncidentStrip({ ticket, onDone }: { ticket: TicketDetail; onDone: () => Promise<unknown> }) {
  const t = useT();
  const can = useCan();
  const mayWrite = can('tickets:write-incidents');
  const own = (ticket.incidents ?? []).filter((one) => one.incident && one.incident.state !== 'DISMISSED' && (one.isConfirmed || one.incident.state !== 'CLOSED'));
  const { data, refetch } = useAsk<{ incidents: { items: IncidentOf[] } }>(RUNNING, { filter: { state: { in: ['PROPOSED', 'OPEN'] } } }, { enabled: ticket.isOpen && own.length === 0, staleTime: 60_000 });
  const subject: Subject = { categoryId: ticket.categoryId, batchNo: ticket.batchNo, storeId: ticket.storeId, productId: ticket.product?.id ?? null };
  const maybe = own.length > 0 || !ticket.isOpen ? [] : (data?.incidents.items ?? []).filter((one) => concerns(one, subject));
  const done = async () => { await Promise.all([onDone(), refetch()]); };
  if (own.length === 0 && maybe.length === 0) return null;
  return (
    <div role="region" aria-label={t('incidents.title')}>
      {own.map((one) => one.incident && <Line key={one.id} incident={one.incident} ticketId={ticket.id} sure={one.isConfirmed} listed toldBy={one.toldAt ? (one.toldBy?.delivery ?? 'WRITTEN') : null} mayWrite={mayWrite} onDone={done} />)}
      {maybe.slice(0, 2).map((one) => <Line key={one.id} incident={one} ticketId={ticket.id} sure={false} mayWrite={mayWrite} onDone={done} />)}
    </div>
  );
}

function Line({ incident, ticketId, sure, listed, toldBy, mayWrite, onDone }: { incident: IncidentOf; ticketId: string; sure: boolean; listed?: boolean; /** What became of the words by which she was told the result; null: she was not. */ toldBy?: string | null; mayWrite: boolean; onDone: () => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const act = async (isIn: boolean) => {
    setBusy(true);
    try {
      await request(isIn ? LINK : UNLINK, { input: { id: incident.id, ids: [ticketId] } });
      toastDone(t(isIn ? 'strip.linked' : 'strip.unlinked', { number: incident.number }));
      await onDone();
    } catch (fault) { toastFault((fault as Fault).message); } finally { setBusy(false); }
  };
  const facts = [
    t(`incidentState.${incident.state}`), incident.observedCount !== null && t(Number(incident.expectedCount ?? 0) < 0.05 ? 'strip.peopleRare' : 'strip.people', { observed: incident.observedCount, expected: decimal(incident.expectedCount, 1) }),
    incident.owner && t('strip.owner', { name: format.person(incident.owner) }), toldBy && t(`strip.told.${toldBy}`),
  ].filter(Boolean);
  // Before somebody has decided that it is one, nothing belongs to it.
  const moves = mayWrite && ['OPEN', 'PUBLISHED'].includes(incident.state);
  return (
    <div className={sure ? 'strip sure' : 'strip'}>
      <Siren size={16} strokeWidth={1.75} aria-hidden style={{ flex: 'none' }} />
      <span className="grow">{t(sure ? 'strip.in' : 'strip.maybe')} <Link className="b" to={`/incidents/${incident.id}/show`}>{incident.number}</Link>{format.language === 'zh' ? '：' : ': '}{format.language === 'zh' ? incident.titleZh : incident.titleEn}
        <span className="t12"> {facts.map((fact, at) => <span key={at}><i className="md" />{fact}</span>)}</span></span>
      {mayWrite && incident.state === 'PROPOSED' && <Link className="btn sm" to={`/incidents/${incident.id}/show`}>{t('strip.decide')}</Link>}
      {moves && !sure && <span className="row g4"><button type="button" className="btn sm" disabled={busy} onClick={() => void act(true)}>{t('strip.link')}</button>{listed && <button type="button" className="btn sm ghost" disabled={busy} onClick={() => void act(false)}>{t('strip.unlink')}</button>}</span>}
      {moves && sure && !toldBy && <button type="button" className="btn sm ghost" disabled={busy} onClick={() => void act(false)}>{t('strip.unlink')}</button>}
    </div>
  );
}
