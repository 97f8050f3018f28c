// Where one writes: to the customer, what she said, or among colleagues; drafts stay, two at once are warned, a reply that came meanwhile is read first.
import { AlarmClock, Lock, Send, TriangleAlert } from 'lucide-react';
import { forwardRef, useImperativeHandle, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import type { Colleague } from '../shared/usePresence.ts';
import { AttachButton, AttachList, filesOf, useAttaching } from '../ticket-files/AttachField.tsx';
import { NOTE, PLAN_REPLY, REPLY } from '../tickets/acts.operations.ts';
import { CHANNELS } from '../tickets/tickets.operations.ts';
import { type Mode, useDraft } from './drafts.ts';
import { cameTo } from './thread-lines.ts';
import { PlanDialog, PlannedReplies } from './PlannedReplies.tsx';
import type { TicketDetail } from './ticket-page.operations.ts';

export interface ComposerHandle { open: (mode: Mode) => void; insert: (text: string) => void }

export const Composer = forwardRef<ComposerHandle, { ticket: TicketDetail; others: Colleague[]; writing: () => void; stopped: () => void; onSent: () => Promise<TicketDetail | null> }>(
  function Composer({ ticket, others, writing, stopped, onSent }, handle) {
    const t = useT();
    const format = useFormat();
    const can = useCan();
    const viewer = useViewer();
    const modes: Mode[] = [...(can('tickets:write') && ticket.status !== 'ARCHIVED' ? ['reply', 'hear'] as Mode[] : []), ...(can('tickets:write-notes') ? ['note'] as Mode[] : [])];
    const [chosen, setMode] = useState<Mode>('reply');
    const mode = modes.includes(chosen) ? chosen : modes[0] ?? 'note';
    const { draft, write, attach, seen, forget } = useDraft(ticket.id, mode);
    const attaching = useAttaching(draft.files, attach);
    const [isOver, setOver] = useState(false);
    const [channel, setChannel] = useState(ticket.channel === 'API' ? 'PHONE' : ticket.channel);
    const [isPlan, setPlan] = useState(false);
    const [busy, setBusy] = useState(false);
    const [planning, setPlanning] = useState(false);
    const field = useRef<HTMLTextAreaElement>(null);
    const focus = () => setTimeout(() => field.current?.focus(), 0);
    useImperativeHandle(handle, () => ({
      open: (next) => { if (modes.includes(next)) { setMode(next); focus(); } },
      insert: (text) => { setMode('reply'); write(draft.text ? `${draft.text}\n${text}` : text); focus(); },
    }));
    if (modes.length === 0) return null;
    const writers = others.filter((one) => one.doing === 'WRITING').map((one) => one.name);
    /** A colleague's reply that the writer of the draft has not read yet. */
    const unread = (shown: TicketDetail) => (shown.events?.items ?? []).find((event) => event.kind === 'MESSAGE' && event.direction === 'OUT' && event.authorId !== viewer?.employeeId && draft.readAt !== null && event.createdAt > draft.readAt);
    const owesPlan = (ticket.clocks ?? []).some((clock) => clock.kind === 'PLAN' && (clock.state === 'RUNNING' || clock.state === 'PAUSED'));
    const news = mode === 'reply' && draft.text ? unread(ticket) : undefined;
    const stale = Boolean(news);
    const send = async (waitFor: string | null = null) => {
      const body = draft.text.trim();
      if (!body || busy || attaching.busy) return;
      setBusy(true);
      try {
        if (mode === 'note') await request(NOTE, { input: { id: ticket.id, idempotencyKey: draft.key, body } });
        else {
          const reply = (version: number) => request(REPLY, { input: {
            id: ticket.id, idempotencyKey: draft.key, body, channel, direction: mode === 'hear' ? 'IN' : 'OUT', ...(waitFor ? { waitFor } : {}), ...(draft.files.length > 0 ? { fileIds: draft.files.map((one) => one.fileId) } : {}), ...(mode === 'reply' && isPlan && owesPlan ? { isPlan: true } : {}), ...(mode === 'reply' ? { expectedVersion: version } : {}),
          } });
          try { await reply(ticket.version); } catch (error) {
            if ((error as Fault).code !== 'CONFLICT') throw error;
            // Something has moved: another's reply is shown and waits to be read, anything else is no reason to stop.
            const current = await onSent();
            if (!current || unread(current)) return;
            await reply(current.version);
          }
        }
        forget();
        setPlan(false);
        stopped();
        const shown = await onSent();
        toastDone(t(`tickets.compose.${mode === 'reply' ? cameTo(shown?.events?.items ?? [], body) : 'kept'}`));
      } catch (error) {
        const fault = error as Fault;
        if (fault.code !== 'UNAUTHENTICATED') toastFault(fault.message);
      } finally { setBusy(false); }
    };
    const plan = async (sendAt: string) => {
      await request(PLAN_REPLY, { input: { ticketId: ticket.id, idempotencyKey: draft.key, body: draft.text.trim(), channel, sendAt } });
      setPlanning(false);
      forget();
      stopped();
      toastDone(t('tickets.plan.kept'));
      await onSent();
    };
    const takeBack = (text: string) => { setMode('reply'); write(draft.text ? `${draft.text}\n${text}` : text); focus(); };
    const tab = (each: Mode) => (
      <button key={each} type="button" role="tab" id={`compose-${each}`} aria-selected={mode === each} aria-controls="compose-text" onClick={() => { setMode(each); focus(); }}>{each === 'note' && mode === 'note' && <Lock size={12} aria-hidden style={{ display: 'inline', marginRight: 4 }} />}{t(`tickets.compose.${each}`)}</button>
    );
    return (
      <>
      <PlannedReplies planned={ticket.plannedReplies ?? []} onDone={onSent} onEdit={takeBack} />
      <section className={`${mode === 'note' ? 'composer inside' : 'composer'}${isOver ? ' over' : ''}`} aria-label={t(`tickets.compose.${mode}`)}
        onDragOver={(event) => { if (mode !== 'note' && event.dataTransfer.types.includes('Files')) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { setOver(false); const given = filesOf(event.dataTransfer); if (mode !== 'note' && given.length > 0) { event.preventDefault(); void attaching.take(given); } }}>
        <header>
          <span className="row g12" role="tablist" aria-label={t('tickets.compose.reply')}>{modes.map(tab)}</span>
          <span className="sp" />
          {mode !== 'note' && <label className="row g4 t12 t2 pick">{t(mode === 'hear' ? 'tickets.compose.from' : 'tickets.compose.to')}<select value={channel} onChange={(event) => setChannel(event.target.value)}>{CHANNELS.map((each) => <option key={each} value={each}>{t(`ticketChannel.${each}`)}</option>)}</select></label>}
        </header>
        <textarea id="compose-text" ref={field} value={draft.text} aria-label={t(`tickets.compose.${mode}Hint`)} placeholder={t(`tickets.compose.${mode}Hint`)} maxLength={8000}
          onChange={(event) => { write(event.target.value); if (mode === 'reply') { if (event.target.value) writing(); else stopped(); } }}
          onPaste={(event) => { const given = filesOf(event.clipboardData); if (mode !== 'note' && given.length > 0) { event.preventDefault(); void attaching.take(given); } }}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) { event.preventDefault(); void send(); } if (event.key === 'Escape') field.current?.blur(); }} />
        {mode !== 'note' && <AttachList attaching={attaching} />}
        <div aria-live="polite">
          {mode === 'reply' && writers.length > 0 && <p className="note soon"><TriangleAlert size={14} aria-hidden />{t('tickets.collide', { name: writers.join(format.language === 'zh' ? '、' : ', ') })}</p>}
          {news && <p className="note soon"><TriangleAlert size={14} aria-hidden />{t('tickets.stale', { name: format.person(news.author, news.authorName) })}<button type="button" className="btn sm end" onClick={() => seen()}>{t('tickets.staleAct')}</button></p>}
        </div>
        <footer>
          {mode !== 'note' && <AttachButton attaching={attaching} />}
          {draft.text && draft.at && <span className="t12 t3">{t('tickets.compose.draft')}</span>}
          {draft.text && <button type="button" className="lk t12" onClick={() => { forget(); stopped(); }}>{t('tickets.compose.discard')}</button>}
          {mode === 'reply' && owesPlan && <label className="choice t12" title={t('tickets.compose.planHelp')}><input type="checkbox" className="ck" checked={isPlan} onChange={(event) => setPlan(event.target.checked)} />{t('tickets.compose.plan')}</label>}
          <span className="sp" />
          <kbd className="wide-only">Ctrl ↵</kbd>
          {mode === 'reply' && viewer?.employeeId && draft.files.length === 0 && <button type="button" className="ib sm" disabled={busy || stale || !draft.text.trim()} aria-label={t('tickets.plan.act')} title={t('tickets.plan.act')} onClick={() => setPlanning(true)}><AlarmClock size={14} aria-hidden /></button>}
          {mode === 'reply' && ['NEW', 'OPEN', 'WAITING'].includes(ticket.status) && <button type="button" className="btn sm" disabled={busy || stale || attaching.busy || !draft.text.trim()} onClick={() => void send('CUSTOMER')}>{t('tickets.compose.sendWait')}</button>}
          <button type="button" className="btn pri sm" disabled={busy || stale || attaching.busy || !draft.text.trim()} onClick={() => void send()}>{mode === 'reply' && <Send size={14} aria-hidden />}{t(mode === 'reply' ? 'tickets.compose.send' : mode === 'hear' ? 'tickets.compose.record' : 'tickets.compose.keep')}</button>
        </footer>
      </section>
      {planning && <PlanDialog onSend={plan} onClose={() => setPlanning(false)} />}
      </>
    );
  },
);
