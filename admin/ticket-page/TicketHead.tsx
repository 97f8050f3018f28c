// The head of a ticket: where it stands in the queue, who else is here, what it is about, its state and what can be done.
import { ChevronDown, Crown } from 'lucide-react';
import { useGetList } from 'ra-core';
import { useMemo, useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { count, useFormat } from '../shared/format.ts';
import { Breadcrumb } from '../shared/Page.tsx';
import { Others } from '../shared/Others.tsx';
import type { Colleague } from '../shared/usePresence.ts';
import { lastQueue, NeedTag } from '../tickets/TicketList.tsx';
import type { TicketDetail } from './ticket-page.operations.ts';
import type { Act, ActName } from './useTicketActs.tsx';
import { BY_DEADLINE } from '../tickets/views.ts';

/** The queue that the reader came from, and the tickets before and after this one. */
export function usePlace(id: string) {
  const { storeIds } = useScope();
  const address = lastQueue();
  const asked = useMemo(() => {
    const params = new URLSearchParams(address.split('?')[1] ?? '');
    const filter = ((): Record<string, unknown> => { try { return JSON.parse(params.get('filter') ?? (params.has('view') ? '{}' : '{"isOpen":true}')) as Record<string, unknown>; } catch { return {}; } })();
    return { filter, view: params.get('view'), field: params.get('sort') ?? BY_DEADLINE.field, order: params.get('order') === 'DESC' ? 'DESC' as const : 'ASC' as const, page: Number(params.get('page') ?? 1), perPage: Number(params.get('perPage') ?? 50) };
  }, [address]);
  const { data, total } = useGetList<{ id: string }>('tickets', {
    filter: { ...asked.filter, ...(storeIds ? { scope: storeIds } : {}) }, sort: { field: asked.field, order: asked.order }, pagination: { page: asked.page, perPage: asked.perPage }, meta: { fields: 'number' },
  }, { retry: false, staleTime: 15_000 });
  const at = data?.findIndex((row) => row.id === id) ?? -1;
  const to = (row: { id: string } | undefined) => (row ? `/tickets/${row.id}/show` : null);
  return {
    address, view: asked.view, previous: to(at > 0 ? data?.[at - 1] : undefined),
    // A ticket that has left the queue by what was done to it is followed by the queue's first.
    next: at >= 0 ? to(data?.[at + 1]) : to(data?.find((row) => row.id !== id)),
    /** What to take next: after the last one the queue begins anew. */
    following: to((at >= 0 ? data?.[at + 1] : undefined) ?? data?.find((row) => row.id !== id)),
    position: at >= 0 && total ? { at: (asked.page - 1) * asked.perPage + at + 1, total } : null,
  };
}
export type Place = ReturnType<typeof usePlace>;

export function TicketHead({ ticket, place, others, acts, primary, run, menu, setMenu }: {
  ticket: TicketDetail; place: Place; others: Colleague[]; acts: Act[]; primary: Act | null; run: (name: ActName) => void; menu: HTMLElement | null; setMenu: (anchor: HTMLElement | null) => void;
}) {
  const t = useT();
  const format = useFormat();
  const [more, setMore] = useState<HTMLElement | null>(null);
  const states: ActName[] = ['wait', 'resume', 'resolve', 'callback', 'close', 'reopen', 'archive'];
  const inMenu = acts.filter((act) => states.includes(act.name));
  const rest = acts.filter((act) => !states.includes(act.name) && act.name !== 'assign' && act.name !== primary?.name);
  const assign = acts.find((act) => act.name === 'assign');
  const item = (act: Act, close: () => void) => (
    <MenuItem key={act.name} aria-disabled={Boolean(act.blocked)} onClick={() => { close(); run(act.name); }}><act.icon size={16} aria-hidden /><span className="col"><span>{act.label}</span>{act.blocked && <span className="t12 t3">{act.blocked}</span>}</span></MenuItem>
  );
  return (
    <header>
      <Breadcrumb previous={place.previous} next={place.next} path={[
        { label: t('tickets.title'), to: place.address },
        ...(place.view && !/^\d/.test(place.view) ? [{ label: t(`tickets.view.${place.view}`), to: place.address }] : []),
        { label: place.position ? `${count(place.position.at)} / ${count(place.position.total)}` : ticket.number },
      ]} aside={<Others others={others} />} />
      <div className="row wrap headrow">
        <h1 className="t20 b">{ticket.subject}</h1>
        <NeedTag need={ticket.needClass} /><span className="tag">{t(`ticketLevel.${ticket.level}`)}</span>
        {ticket.category && <span className="tag">{format.named(ticket.category)}</span>}
        {ticket.tier === 'GOLD' && <span className="tag gold"><Crown aria-hidden />{t('tier.GOLD')}</span>}
        <span className="t12 t3">{ticket.number}</span>
        {ticket.joinedInto && <span className="tag paused">{t('tickets.joinedInto', { number: ticket.joinedInto })}</span>}
        <span className="sp" />
        <span className="row wrap">
          {inMenu.length > 0
            ? <button type="button" className="btn" aria-haspopup="menu" aria-label={`${t('tickets.column.status')}: ${t(`ticketStatus.${ticket.status}`)}`} onClick={(event) => setMenu(event.currentTarget)} id="ticket-state">{t(`ticketStatus.${ticket.status}`)}<ChevronDown size={14} aria-hidden /></button>
            : <span className="tag">{t(`ticketStatus.${ticket.status}`)}</span>}
          <Menu open={Boolean(menu)} anchorEl={menu} onClose={() => setMenu(null)}>{inMenu.map((act) => item(act, () => setMenu(null)))}</Menu>
          {rest.length > 0 && <button type="button" className="btn" aria-haspopup="menu" onClick={(event) => setMore(event.currentTarget)}>{t('tickets.more')}<ChevronDown size={14} aria-hidden /></button>}
          <Menu open={Boolean(more)} anchorEl={more} onClose={() => setMore(null)}>{rest.map((act) => item(act, () => setMore(null)))}</Menu>
          {assign && <button type="button" className="btn" onClick={() => run('assign')}><assign.icon size={14} aria-hidden />{assign.label}</button>}
          {primary && <button type="button" className="btn pri" aria-disabled={Boolean(primary.blocked)} title={primary.blocked} onClick={() => run(primary.name)}><primary.icon size={14} aria-hidden />{primary.label}</button>}
        </span>
      </div>
    </header>
  );
}
