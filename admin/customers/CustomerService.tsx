// A customer's after-sales beside her purchases: tickets, telephone calls, what made good, what she said, audits of her store; for the line of time, a table, and the panel.
import { ClipboardCheck, HandCoins, MessageSquareQuote, Phone, PhoneCall, Plus, Ticket as TicketIcon } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { Empty, SkeletonRows } from '../shared/states.tsx';
import type { TimelineEntry } from '../shared/Timeline.tsx';

interface Named { nameZh: string; nameEn: string }
export interface ServiceTicket { id: string; number: string; subject: string; status: string; isOpen: boolean; isLate: boolean | null; level: string; channel: string; openedAt: string; dueAt: string | null; satisfaction: number | null; category: Named | null; assignee: { name: string } | null; store: Named | null; callbacks: { id: string; calledAt: string; outcome: string; satisfaction: number | null; remark: string | null; caller: { name: string } | null }[] | null; calls: { items: { id: string; createdAt: string; direction: 'IN' | 'OUT'; authorName: string; author: { name: string; nameEn: string | null } | null; body: string | null }[] } | null }
interface Given { id: string; compensationKind: string; state: string; amount: string; grantedAt: string | null; createdAt: string; ticketId: string; ticket: { number: string } | null }
interface Answer { tickets: { items: ServiceTicket[]; total: number; totalIsExact: boolean }; compensations: { items: Given[] } }
const SERVICE = gql`query CustomerService($id: ID!) {
  tickets(filter: { customerId: { eq: $id } }, sort: [{ field: OPENED_AT, order: DESC }], page: { limit: 50 }) {
    items { id number subject status isOpen isLate level channel openedAt dueAt satisfaction category { nameZh nameEn } assignee { name nameEn } store { nameZh nameEn } callbacks { id calledAt outcome satisfaction remark caller { name nameEn } }
      calls: events(filter: { kind: { eq: MESSAGE }, channel: { eq: PHONE } }, page: { limit: 5 }) { items { id createdAt direction authorName author { name nameEn } body } } } total totalIsExact
  }
  compensations(filter: { customerId: { eq: $id } }, page: { limit: 50 }) { items { id compensationKind state amount grantedAt createdAt ticketId ticket { number } } }
}`;
interface Said { id: string; answeredAt: string; rating: number | null; ratingBest: number | null; comment: string | null; survey: Named | null }
const SAID = gql`query CustomerSaid($id: ID!) {
  surveyResponses(filter: { customerId: { eq: $id } }, sort: [{ field: ANSWERED_AT, order: DESC }], page: { limit: 50 }) { items { id answeredAt rating ratingBest comment survey { nameZh nameEn } } }
}`;

interface Checked { id: string; number: string; auditKind: string; auditedOn: string; finalScore: string | null }
const CHECKED = gql`query CustomerStoreAudits($storeId: ID!) {
  audits(filter: { storeId: { eq: $storeId }, state: { in: [PUBLISHED, FINAL] } }, sort: [{ field: AUDITED_ON, order: DESC }], page: { limit: 10 }) { items { id number auditKind auditedOn finalScore } }
}`;

/** What people wrote may be long: it takes another line rather than room that is not there. */
const WRAPS = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

/** Tickets, compensations, answers, and the audits of her store, as far as the viewer may see them. */
export function useService(id: string, storeId: string | null = null) {
  const can = useCan();
  const tickets = can('tickets:read');
  const voice = can('voice:read');
  const service = useAsk<Answer>(SERVICE, { id }, { enabled: tickets });
  const said = useAsk<{ surveyResponses: { items: Said[] } }>(SAID, { id }, { enabled: voice });
  const checked = useAsk<{ audits: { items: Checked[] } }>(CHECKED, { storeId }, { enabled: storeId !== null && can('quality:read-audits') });
  return { mayRead: tickets, service, said, checked };
}
type Service = ReturnType<typeof useService>;

/** What the line of time says of them. */
export function useServiceEntries({ service, said, checked }: Service): TimelineEntry[] {
  const t = useT();
  const format = useFormat();
  return [
    ...(service.data?.tickets.items ?? []).map((each) => ({
      id: each.id, icon: TicketIcon, at: each.openedAt, subject: <Link className="lk" style={WRAPS} to={`/tickets/${each.id}/show`}>{t('customers.history.ticket', { number: each.number, subject: each.subject })}</Link>,
      facts: [format.named(each.category), t(`ticketLevel.${each.level}`), t(`ticketChannel.${each.channel}`), format.person(each.assignee, ''), t(`ticketStatus.${each.status}`), each.satisfaction !== null && t('customers.history.rated', { count: each.satisfaction })],
    })),
    ...(service.data?.tickets.items ?? []).flatMap((each) => (each.callbacks ?? []).map((call) => ({
      id: call.id, icon: PhoneCall, at: call.calledAt, subject: <Link className="lk" style={WRAPS} to={`/tickets/${each.id}/show`}>{t('customers.history.called', { outcome: t(`callbackOutcome.${call.outcome}`), number: each.number })}</Link>,
      facts: [format.person(call.caller, ''), call.satisfaction !== null && t('customers.history.rated', { count: call.satisfaction }), call.remark && call.remark.slice(0, 120)],
    }))),
    // The word by which a ticket was opened is the ticket itself.
    ...(service.data?.tickets.items ?? []).flatMap((each) => (each.calls?.items ?? []).filter((call) => call.createdAt !== each.openedAt).map((call) => ({
      id: call.id, icon: Phone, at: call.createdAt, subject: <Link className="lk" style={WRAPS} to={`/tickets/${each.id}/show`}>{t(call.direction === 'IN' ? 'customers.history.rang' : 'customers.history.phoned', { number: each.number })}</Link>,
      facts: [call.direction === 'OUT' && format.person(call.author, call.authorName), call.body && call.body.slice(0, 120)],
    }))),
    ...(checked.data?.audits.items ?? []).map((each) => ({
      id: `audit ${each.id}`, icon: ClipboardCheck, at: instantAt(`${each.auditedOn}T00:00`), system: true, subject: <Link className="lk" to={`/audits/${each.id}/show`}>{t('customers.history.checked', { number: each.number })}</Link>,
      facts: [t(`auditKind.${each.auditKind}`), each.finalScore !== null && t('customers.history.scored', { score: format.decimal(each.finalScore, 1) })],
    })),
    ...(service.data?.compensations.items ?? []).map((each) => ({
      id: each.id, icon: HandCoins, at: each.grantedAt ?? each.createdAt, subject: t('customers.history.given', { kind: t(`compensation.${each.compensationKind}`), amount: format.moneyWithUnit(each.amount) }),
      facts: [each.ticket && <OpenNumber key="t" to={`/tickets/${each.ticketId}/show`}>{each.ticket.number}</OpenNumber>, t(`compensationState.${each.state}`)],
    })),
    ...(said.data?.surveyResponses.items ?? []).map((each) => ({
      id: each.id, icon: MessageSquareQuote, at: each.answeredAt, subject: <Link className="lk" style={WRAPS} to={`/surveyResponses/${each.id}/show`}>{t('customers.history.answered', { name: format.named(each.survey) })}</Link>,
      facts: [each.rating !== null && each.ratingBest !== null && t('customers.history.ratedOf', { count: each.rating, best: each.ratingBest }), each.comment && each.comment.slice(0, 120)],
    })),
  ];
}

export function ServiceTable({ service: { service } }: { service: Service }) {
  const t = useT();
  const format = useFormat();
  const tickets = service.data?.tickets.items;
  if (!tickets) return <SkeletonRows rows={4} height={34} />;
  if (tickets.length === 0) return <Empty icon={TicketIcon} title={t('customers.history.noTickets')} text={t('customers.history.noTicketsText')} />;
  return (
    <div className="scrollx" tabIndex={0} role="region" aria-label={t('customers.history.tickets')}>
      <table className="table compact" aria-label={t('customers.history.tickets')}>
        <thead><tr><th scope="col">{t('customers.service.number')}</th><th scope="col">{t('customers.service.subject')}</th><th scope="col">{t('customers.service.category')}</th><th scope="col">{t('customers.service.opened')}</th><th scope="col">{t('customers.service.status')}</th><th scope="col" className="r">{t('customers.service.rating')}</th></tr></thead>
        <tbody>{tickets.map((each) => (
          <tr key={each.id}>
            <td className="nw"><OpenNumber to={`/tickets/${each.id}/show`}>{each.number}</OpenNumber></td><td>{each.subject}</td><td className="t2">{format.named(each.category)}</td>
            <td className="t2 nw">{format.instant(each.openedAt)}</td><td><StatusTag tone={each.isOpen ? (each.isLate ? 'late' : 'ac') : undefined}>{t(`ticketStatus.${each.status}`)}</StatusTag></td>
            <td className="r">{each.satisfaction ?? '–'}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

/** What is still open for her stands beside everything else. */
export function OpenTickets({ customerId, isStandIn }: { customerId: string; isStandIn: boolean }) {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const { mayRead, service } = useService(customerId);
  if (!mayRead || isStandIn) return null;
  const tickets = service.data?.tickets;
  const open = tickets?.items.filter((each) => each.isOpen) ?? [];
  return (
    <PanelSection title={<>{t('customers.service.open')} <span className="t12 t3 n">{tickets && format.count(open.length)}</span></>}
      aside={tickets && tickets.total > 0 && <Link className="lk t12" to={listLink('tickets', { customerId }, { field: 'openedAt', order: 'DESC' })}>{t('customers.service.all', { count: format.rough(tickets.total, tickets.totalIsExact) })}</Link>}>
      {!tickets ? <SkeletonRows rows={1} height={44} /> : open.length === 0 ? <p className="t13 t2">{t('customers.service.noneOpen')}</p> : (
        <ul className="col g8">{open.slice(0, 5).map((each) => (
          <li key={each.id} className="col g2 t13">
            <Link className="lk b" style={WRAPS} to={`/tickets/${each.id}/show`}>{each.subject}</Link>
            <span className="row g6 wrap t12 t2"><StatusTag tone={each.isLate ? 'late' : 'ac'}>{t(`ticketStatus.${each.status}`)}</StatusTag>{t(`ticketLevel.${each.level}`)}{each.dueAt && <span>{t('customers.service.due', { at: format.instantInside(each.dueAt) })}</span>}</span>
          </li>
        ))}</ul>
      )}
      {can('tickets:open') && <Link className="btn sm" style={{ marginTop: 10, alignSelf: 'flex-start' }} to={`/tickets/create?customer=${encodeURIComponent(customerId)}`}><Plus size={14} aria-hidden />{t('tickets.new')}</Link>}
    </PanelSection>
  );
}
