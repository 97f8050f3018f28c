// The clocks of a ticket: what is promised, how much is left, and how each deadline was counted.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { type Explanation, ExplainPopover } from '../shared/Explain.tsx';
import { useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { MARK_PLAN } from '../tickets/acts.operations.ts';
import { ClockBadge } from '../tickets/ClockBadge.tsx';
import { type Promised, sayAmount } from '../tickets/clock.ts';
import { EXPLAIN_CLOCK, type SlaTarget, TARGETS, type TicketClock, type TicketDetail } from './ticket-page.operations.ts';

interface Line { key: string; label: string; promise: Promised; due: string | null; explanation: Explanation | null }

/** The promise behind a clock, as its badge draws it. */
const promiseOfClock = (clock: TicketClock): Promised => ({
  from: clock.startedAt, dueAt: clock.dueAt ?? clock.provisionalDueAt, pausedAt: clock.pausedAt, isPaused: clock.state === 'PAUSED', metAt: clock.stoppedAt, isMissed: clock.state === 'MISSED',
});
const load = (id: string) => async (): Promise<Explanation> => (await request<{ explain: { tree: Explanation } }>(EXPLAIN_CLOCK, { id })).explain.tree;

/** Clocks that were started for this ticket; a name opens every stretch that was counted. */
export function TicketClocks({ ticket, onDone }: { ticket: TicketDetail; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const clocks = (ticket.clocks ?? []).filter((clock) => clock.state !== 'VOID');
  if (clocks.length === 0) return <Promises ticket={ticket} />;
  const begun = clocks.some((clock) => clock.kind === 'CALLBACK');
  return (
    <PanelSection title={<>{t('tickets.clocks')}<span className="t3 n">{clocks.length + (begun ? 0 : 1)}</span></>}>
      {clocks.map((clock) => (
        <div key={clock.id} className="clock-line">
          <div className="row"><span className="b"><ExplainPopover name={t(`clockKind.${clock.kind}`)} load={load(clock.id)}>{t(`clockKind.${clock.kind}`)}</ExplainPopover></span><span className="end"><ClockBadge promise={promiseOfClock(clock)} waitingFor={ticket.waitingFor} /></span></div>
          <div className="row"><span>{sayAmount(clock, format.language)}</span><span className="end">{clock.dueAt ? format.instant(clock.dueAt) : clock.unpublishedDay ? t('clock.unpublished') : ''}</span></div>
          {clock.kind === 'PLAN' && <WasThePlan ticket={ticket} clock={clock} onDone={onDone} />}
        </div>
      ))}
      <News ticket={ticket} />
      {!begun && (
        <div className="clock-line">
          <div className="row"><span className="b">{t('clockKind.CALLBACK')}</span><span className="end"><ClockBadge promise={{ from: null, dueAt: ticket.callbackDueAt }} /></span></div>
          <div className="row"><span className="sp" />{t('tickets.clocks.after')}</div>
        </div>
      )}
    </PanelSection>
  );
}

/** For a reply that was sent without the mark: one press says that it told the plan. */
function WasThePlan({ ticket, clock, onDone }: { ticket: TicketDetail; clock: TicketClock; onDone: () => Promise<unknown> }) {
  const t = useT();
  const can = useCan();
  const [busy, setBusy] = useState(false);
  const last = (ticket.events?.items ?? []).filter((event) => event.kind === 'MESSAGE' && event.direction === 'OUT' && event.act === null && event.createdAt >= clock.startedAt).reduce<string | null>((newest, event) => (newest === null || BigInt(event.id.split('-')[1] ?? 0) > BigInt(newest.split('-')[1] ?? 0) ? event.id : newest), null);
  if (!last || !can('tickets:write') || !['NEW', 'OPEN', 'WAITING'].includes(ticket.status) || (clock.state !== 'RUNNING' && clock.state !== 'PAUSED')) return null;
  const mark = async (): Promise<void> => {
    setBusy(true);
    try { await request(MARK_PLAN, { input: { id: ticket.id, expectedVersion: ticket.version, eventId: last } }); toastDone(t('tickets.plan.marked')); } catch (fault) { toastFault((fault as Fault).message); }
    await onDone();
    setBusy(false);
  };
  return <div className="row"><button type="button" className="lk t12" disabled={busy} onClick={() => void mark()}>{t('tickets.plan.was')}</button></div>;
}

/** By when the customer is to hear how it stands, before she asks. */
function News({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const format = useFormat();
  if (!ticket.newsDueAt) return null;
  const isLate = Date.parse(ticket.newsDueAt) < Date.now();
  return <div className="clock-line"><div className="row"><span className="b">{t('tickets.newsDue')}</span><span className={isLate ? 'end soonc t12' : 'end t12'}>{t(isLate ? 'tickets.newsLate' : 'tickets.newsBy', { at: format.instant(ticket.newsDueAt) })}</span></div></div>;
}

/** What is promised to a ticket that has no clocks of its own yet: one that was taken over from elsewhere. */
function Promises({ ticket }: { ticket: TicketDetail }) {
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
      <News ticket={ticket} />
      <div className="clock-line">
        <div className="row"><span className="b">{t('tickets.clocks.callback')}</span><span className="end"><ClockBadge promise={callback} /></span></div>
        <div className="row"><span className="sp" />{ticket.callbackDueAt ? t('tickets.clocks.by', { at: format.instant(ticket.callbackDueAt) }) : t('tickets.clocks.after')}</div>
      </div>
    </PanelSection>
  );
}
