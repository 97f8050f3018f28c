// Beside a ticket: its clocks, its customer in short with what she told before, and who and what it is about.
import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useCan } from '../provider/viewer.ts';
import { Avatar, Facts, listLink, OpenNumber, TagChip, TierBadge } from '../shared/cells.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { MaskedField } from '../shared/Masked.tsx';
import { PanelSection } from '../shared/Page.tsx';
import { PaidBy } from '../shared/PaidBy.tsx';
import { TicketClocks } from './TicketClocks.tsx';
import type { TicketDetail } from './ticket-page.operations.ts';

function Customer({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { customer } = ticket;
  if (!customer) {
    return <PanelSection title={ticket.contactName ?? t('tickets.nameless')}><p className="t12 t3">{t('tickets.customer.hidden')}</p>{ticket.contactPhone && <MaskedField resource="Ticket" id={ticket.id} field="contactPhone" value={ticket.contactPhone} />}</PanelSection>;
  }
  // Of a walk-in the ticket alone knows who it is, and where she is reached.
  const isWalkIn = !customer.memberNo && ticket.tier === null;
  const name = (isWalkIn && ticket.contactName) || customer.name;
  const earlier = (isWalkIn ? [] : customer.tickets?.items ?? []).filter((one) => one.id !== ticket.id);
  const scored = [...earlier, ticket].map((one) => one.satisfaction).filter((score): score is number => score !== null);
  const score = scored.length > 0 ? (scored.reduce((a, b) => a + b, 0) / scored.length).toFixed(1) : null;
  // B-23: what her tags ask for, beside the tags.
  const advised = (customer.tags ?? []).filter((tag) => tag.adviceZh);
  const own = { customerId: customer.id };
  return (
    <PanelSection title={<span className="row"><Avatar name={name} size={40} /><span className="col n"><span className="row g6"><b>{name}</b>{customer.memberNo && <TierBadge tier={customer.tier} />}</span><span className="t12 t3">{customer.memberNo ? format.memberNo(customer.memberNo) : isWalkIn ? t('tickets.nameless') : ''}</span></span></span>}
      aside={<Link className="ib" to={`/customers/${customer.id}/show`} aria-label={t('tickets.customer.open')}><ArrowUpRight size={16} aria-hidden /></Link>}>
      {can('customers:contact') && <div className="t12">{isWalkIn ? ticket.contactPhone && <MaskedField resource="Ticket" id={ticket.id} field="contactPhone" value={ticket.contactPhone} /> : <MaskedField resource="Customer" id={customer.id} field="phone" value={customer.phone} />}{ticket.contactEmail && <span className="t2" style={{ display: 'block' }}>{ticket.contactEmail}</span>}</div>}
      <div className="trio">
        {customer.behaviour && <span>{t('tickets.customer.spend')}<b><OpenNumber to={listLink('purchases', { ...own, 'saleLineCount@gt': 0, 'businessOn@gt': addDays(dayOf(new Date()), -365) })}>{format.money(customer.behaviour.spend365)}</OpenNumber></b></span>}
        <span>{t('tickets.customer.tickets')}<b><OpenNumber to={listLink('tickets', own, { field: 'openedAt', order: 'DESC' })}>{format.count(customer.tickets?.total ?? 0)}</OpenNumber></b></span>
        {score && <span>{t('tickets.customer.score')}<b><OpenNumber to={listLink('tickets', { ...own, 'satisfaction@isNull': false }, { field: 'openedAt', order: 'DESC' })}>{score}</OpenNumber></b></span>}
      </div>
      {customer.tags && customer.tags.length > 0 && <div className="row wrap g4">{customer.tags.slice(0, 6).map((tag) => <TagChip key={tag.id} tag={tag} />)}</div>}
      {advised.length > 0 && <ul className="plain t12" aria-label={t('tickets.customer.advice')} style={{ marginTop: 6 }}>{advised.map((tag) => <li key={tag.id}><b>{format.named(tag)}</b> {format.language === 'zh' ? tag.adviceZh : tag.adviceEn}</li>)}</ul>}
      {earlier.length > 0 && (
        <ul className="plain-list" aria-label={t('tickets.customer.before')} style={{ marginTop: 8 }}>
          {earlier.slice(0, 4).map((one) => <li key={one.id} className="row"><Link className="lk el n" style={{ display: 'block', lineHeight: '24px' }} to={`/tickets/${one.id}/show`}>{one.subject}</Link><span className="end t12 t3 nw">{format.day(one.openedAt)}</span></li>)}
        </ul>
      )}
    </PanelSection>
  );
}

function About({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const format = useFormat();
  const person = (one: { name: string; nameEn?: string | null } | null) => one && <span className="row g6"><Avatar name={format.person(one)} size={20} />{format.person(one)}</span>;
  const items: [string, ReactNode][] = [
    [t('tickets.field.owner'), person(ticket.firstContactOwner)],
    [t('tickets.field.assignee'), person(ticket.assignee) ?? <span className="t3">{t('tickets.nobody')}</span>],
    ...(ticket.team ? [[t('tickets.field.team'), format.named(ticket.team)] as [string, ReactNode]] : []),
    [t('tickets.field.store'), format.named(ticket.store)],
    [t('tickets.field.channel'), t(`ticketChannel.${ticket.channel}`)],
    [t('tickets.field.opened'), format.instant(ticket.openedAt)],
    ...(ticket.purchase ? [[t('tickets.field.purchase'), <OpenNumber key="p" to={`/purchases/${ticket.purchase.id}/show`}>{format.day(ticket.purchase.businessOn)}{format.language === 'zh' ? '，' : ', '}{format.money(ticket.purchase.amount)}</OpenNumber>] as [string, ReactNode]] : []),
    ...(ticket.product ? [[t('tickets.field.product'), format.language === 'zh' ? ticket.product.name : ticket.product.nameEn ?? ticket.product.name] as [string, ReactNode]] : []),
    ...(ticket.batchNo ? [[t('tickets.field.batch'), ticket.batchNo] as [string, ReactNode]] : []),
    ...(ticket.contactName && ticket.contactName !== ticket.customer?.name && (ticket.customer?.memberNo || ticket.tier !== null) ? [[t('tickets.field.contact'), ticket.contactName] as [string, ReactNode]] : []),
    ...(ticket.handoverCount > 0 ? [[t('tickets.field.handovers'), t('tickets.times', { count: ticket.handoverCount })] as [string, ReactNode]] : []),
    ...(ticket.reopenCount > 0 ? [[t('tickets.field.reopened'), t('tickets.times', { count: ticket.reopenCount })] as [string, ReactNode]] : []),
    ...(ticket.solution ? [[t('tickets.field.solution'), ticket.solution] as [string, ReactNode]] : []),
    ...(ticket.satisfaction ? [[t('tickets.customer.score'), t('tickets.act.points', { points: ticket.satisfaction })] as [string, ReactNode]] : []),
  ];
  return <PanelSection title={t('tickets.about')}><Facts items={items} /></PanelSection>;
}

/** The panel at the right. */
export function TicketPanel({ ticket, onDone }: { ticket: TicketDetail; onDone: () => Promise<unknown> }) {
  return <><TicketClocks ticket={ticket} onDone={onDone} /><Customer ticket={ticket} /><About ticket={ticket} /><PaidBy noun="Ticket" id={ticket.id} /></>;
}
