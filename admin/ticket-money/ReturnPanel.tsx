// Returns of a ticket: each with its state and clock, and asking for one from what was bought.
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Money } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import type { SideProps } from '../ticket-page/TicketSide.tsx';
import { ClockBadge } from '../tickets/ClockBadge.tsx';
import { clockOfReturn, RETURNS_OF, type ReturnRow } from './desk.operations.ts';
import { RequestReturnDialog, type ReturnLine } from './ReturnDialogs.tsx';

export function ReturnPanel({ ticket, onDone }: SideProps) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const { data, refetch } = useAsk<{ ticket: { purchaseLineId: string | null; returns: ReturnRow[] | null } | null; compensationRoom: { lines: ReturnLine[] } }>(RETURNS_OF, { id: ticket.id }, { staleTime: 5_000 });
  const rows = data?.ticket?.returns ?? [];
  const lines = data?.compensationRoom?.lines ?? [];
  const mayAsk = can('tickets:open') && ticket.isOpen && lines.some((line) => Number(line.left) > 0);
  if (rows.length === 0 && !mayAsk) return null;
  return (
    <section aria-label={t('returns.title')}>
      <h2>{t('returns.title')}{mayAsk && <button type="button" className="lk t12 n end" onClick={() => setAsking(true)}><Undo2 size={14} aria-hidden />{t('returns.request')}</button>}</h2>
      <ul className="plain-list">{rows.map((row) => {
        const clock = clockOfReturn(row);
        return (
          <li key={row.id}><span className="row"><Link className="lk el" style={{ display: 'block' }} to={`/returnCases/${row.id}/show`}>{(format.language === 'en' ? row.product?.nameEn : null) ?? row.product?.name ?? '–'}</Link><span className="end"><Money value={row.refundAmount} /></span></span>
            <span className="row t12 t3">{t(`returnState.${row.state}`)}{clock && <span className="end"><ClockBadge promise={clock.promise} /></span>}</span></li>
        );
      })}</ul>
      {asking && <RequestReturnDialog ticketId={ticket.id} about={data?.ticket?.purchaseLineId ?? null} isQuality={ticket.category?.key === 'product-quality'} lines={lines} onClose={() => setAsking(false)} onDone={async () => { setAsking(false); await Promise.all([refetch(), onDone()]); }} />}
    </section>
  );
}
