// The steps of a playbook at work: what was done, by when and with which proof, what comes next, and its end with an outcome.
import { Circle, CircleCheck, CircleDot, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useCan } from '../provider/viewer.ts';
import type { Fault } from '../provider/faults.ts';
import { useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { useNow } from '../tickets/ClockBadge.tsx';
import { span } from '../tickets/clock.ts';
import { FinishDialog, SkipDialog, TickDialog } from './PlaybookDialogs.tsx';
import { type Content, mayEnd, openSteps, type Step, TICK, type Tick, type Use } from './ticket-playbook.operations.ts';

/** `hints`: what the ticket says already of a kind of proof. */
export function PlaybookSteps({ use, ticketId, content, hints, mayWrite, onDone }: { use: Use; ticketId: string; content: Content; hints: Record<string, string | null | undefined>; mayWrite: boolean; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const [asking, setAsking] = useState<{ act: 'tick' | 'skip' | 'finish'; step?: Step } | null>(null);
  const [busy, setBusy] = useState(false);
  const can = useCan();
  const now = useNow(15_000);
  const ticks = use.ticks ?? [];
  const open = openSteps(content.steps, ticks);
  const first = open[0]?.key;
  const isEnd = mayEnd(content.steps, ticks);
  const comma = format.language === 'zh' ? '，' : ', ';
  const send = async (step: Step, more: Record<string, unknown>) => {
    await request(TICK, { input: { id: use.id, expectedVersion: use.version, idempotencyKey: newKey(), stepKey: step.key, ...more } });
    setAsking(null);
    await onDone();
  };
  const take = async (step: Step) => {
    if (step.evidence.length > 0 || step.limit) { setAsking({ act: 'tick', step }); return; }
    setBusy(true);
    try { await send(step, {}); } catch (fault) {
      const { code, message } = fault as Fault;
      toastFault(code === 'CONFLICT' ? t('book.moved') : message);
      await onDone();
    } finally { setBusy(false); }
  };
  const dueOf = (step: Step) => (step.withinMinutes === undefined ? null : new Date(Date.parse(use.startedAt) + step.withinMinutes * 60_000));
  const facts = (step: Step) => {
    const due = dueOf(step);
    return [
      step.who !== 'AGENT' && t(`stepPerson.${step.who}`), step.isOptional && t('book.optional'), step.limit && t('book.upTo', { amount: format.money(step.limit) }),
      step.evidence.map((kind) => t(`evidence.${kind}`)).join(format.language === 'zh' ? '、' : ', '),
      due && <span key="due" className={due.getTime() < now ? 'latec' : undefined}>{t('book.within', { at: format.instantInside(due) })}{due.getTime() < now && `${comma}${t('book.late')}`}</span>,
    ].filter(Boolean);
  };
  const done = (tick: Tick) => [
    tick.isSkipped ? t('book.skipped', { reason: tick.note ?? '' }) : null, ...(tick.evidence ?? []).map((one) => `${t(`evidence.${one.kind}`)}${one.note ? `${format.language === 'zh' ? '：' : ': '}${one.note}` : ''}${one.fileIds?.length ? t('book.files', { n: one.fileIds.length }) : ''}`), tick.amount && format.money(tick.amount),
    !tick.isSkipped && tick.note, t('book.took', { time: span(tick.stepSeconds * 1000, format.language) }), tick.isLate && <span key="late" className="latec">{t('book.late')}</span>,
  ].filter(Boolean);
  const joined = (parts: readonly unknown[]) => parts.map((part, at) => <span key={at}>{at > 0 && <i className="md" />}{part as string}</span>);
  return (
    <>
      <ol className="steps" aria-label={t('book.steps')}>{content.steps.map((step) => {
        const tick = ticks.find((one) => one.stepKey === step.key);
        const isOpen = open.some((one) => one.key === step.key);
        const Icon = tick ? (tick.isSkipped ? SkipForward : CircleCheck) : step.key === first ? CircleDot : Circle;
        const said = format.label(step);
        return (
          <li key={step.key} className={tick ? (tick.isSkipped ? 'skipped' : 'done') : step.key === first ? 'now' : 'later'} aria-current={step.key === first ? 'step' : undefined}>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span className="col grow">
              <span className={step.key === first ? 'b' : undefined}>{said}</span>
              {tick ? <span className="t12 t3" title={format.person(tick.tickedBy, '')}><time dateTime={tick.tickedAt}>{format.instant(tick.tickedAt)}</time>{joined(done(tick)).map((part, at) => <span key={at}>{at === 0 && <i className="md" />}{part}</span>)}</span>
                : (isOpen || step.limit || step.evidence.length > 0) && <span className="t12 t3">{joined(facts(step))}</span>}
              {isOpen && mayWrite && (
                <span className="row g4 book-acts">
                  <button type="button" className="btn sm" disabled={busy} data-book-next={step.key === first || undefined} aria-label={t('book.doneOf', { step: said })} onClick={() => void take(step)}>{t('book.done')}</button>
                  {step.limit && can('tickets:compensate') && <button type="button" className="btn sm ghost" aria-label={t('book.giveOf', { step: said })} onClick={() => document.querySelector<HTMLElement>('[data-give-money]')?.click()}>{t('money.give')}</button>}
                  <button type="button" className="btn sm ghost" disabled={busy} aria-label={t('book.skipOf', { step: said })} onClick={() => setAsking({ act: 'skip', step })}>{t('book.skip')}</button>
                </span>
              )}
            </span>
          </li>
        );
      })}</ol>
      {isEnd && mayWrite && <button type="button" className="btn sm" data-book-next={first === undefined || undefined} style={{ marginTop: 4 }} onClick={() => setAsking({ act: 'finish' })}>{t('book.finish')}</button>}
      {asking?.act === 'tick' && asking.step && <TickDialog step={asking.step} ticketId={ticketId} hints={hints} onClose={() => setAsking(null)} onSend={(values) => send(asking.step as Step, values)} />}
      {asking?.act === 'skip' && asking.step && <SkipDialog step={asking.step} onClose={() => setAsking(null)} onSend={(note) => send(asking.step as Step, { isSkipped: true, note })} />}
      {asking?.act === 'finish' && <FinishDialog use={use} content={content} onClose={() => setAsking(null)} onDone={async () => { setAsking(null); await onDone(); }} />}
    </>
  );
}
