// The clocks of a ticket: what is promised, how much is left, and how each deadline was counted.
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { ClockBadge } from './ClockBadge.tsx';
import type { Promised } from './clock.ts';
import { type SlaTarget, TARGETS, type TicketDetail } from './ticket-page.operations.ts';

interface Line { key: string; label: string; promise: Promised; due: string | null; explanation: Explanation | null }

export function TicketClocks({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useAsk<{ slaTargets: SlaTarget[] }>(TARGETS, {
    input: { storeId: ticket.storeId, needClass: ticket.needClass, level: ticket.level, tier: ticket.tier, channel: ticket.channel, categoryKey: ticket.category?.key ?? null, at: ticket.openedAt },
  }, { enabled: can('tickets:read-policies'), staleTime: 300_000 });
  const target = (kind: string) => data?.slaTargets.find((one) => one.kind === kind);
  const line = (kind: string, key: string, from: string | null, metAt: string | null, dueAt: string | null): Line => {
    const promised = target(kind);
    const due = dueAt ?? promised?.dueAt ?? null;
    return {
      key, label: t(`tickets.clocks.${key}`), due, explanation: (promised?.explanation as Explanation | undefined) ?? null,
      promise: { from, dueAt: due, metAt, isMissed: Boolean(metAt && due && metAt > due), isPaused: !metAt && ticket.status === 'WAITING' && !ticket.nextDueAt, pausedAt: ticket.lastEventAt },
    };
  };
  const called = ticket.callbacks?.find((one) => one.outcome !== 'NOT_REACHED')?.calledAt ?? null;
  const lines = [
    line('PICK_UP', 'pickup', ticket.openedAt, ticket.pickedUpAt, null),
    line('FIRST_RESPONSE', 'first', ticket.openedAt, ticket.firstRespondedAt, null),
    line('CLOSE', 'close', ticket.openedAt, ticket.solvedAt ?? ticket.closedAt, ticket.dueAt),
  ].filter((one) => one.due || one.promise.metAt);
  const callback: Promised = { from: ticket.solvedAt, dueAt: ticket.callbackDueAt, metAt: ticket.callbackDueAt ? null : called };
  return (
    <PanelSection title={<>{t('tickets.clocks')}<span className="t3 n">{lines.length + 1}</span></>}>
      {lines.map((one) => (
        <div key={one.key} className="clock-line">
          <div className="row"><span className="b">{one.explanation ? <ExplainPopover name={one.label} title={one.label} explanation={one.explanation}>{one.label}</ExplainPopover> : one.label}</span><span className="end"><ClockBadge promise={one.promise} waitingFor={ticket.waitingFor} /></span></div>
          {one.due && <div className="row"><span className="sp" />{t('tickets.clocks.by', { at: format.instant(one.due) })}</div>}
        </div>
      ))}
      <div className="clock-line">
        <div className="row"><span className="b">{t('tickets.clocks.callback')}</span><span className="end"><ClockBadge promise={callback} /></span></div>
        <div className="row"><span className="sp" />{ticket.callbackDueAt ? t('tickets.clocks.by', { at: format.instant(ticket.callbackDueAt) }) : t('tickets.clocks.after')}</div>
      </div>
    </PanelSection>
  );
}
