// The playbook of a ticket: what is proposed and why; at work its words and steps; what earlier ones came to.
import { BookOpen } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';
import { toastFault } from '../shared/Toasts.tsx';
import type { SideProps } from '../ticket-page/TicketSide.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { ChooseDialog, LeaveDialog } from './PlaybookDialogs.tsx';
import { PlaybookScript } from './PlaybookScript.tsx';
import { PlaybookSteps } from './PlaybookSteps.tsx';
import { type Proposal, PROPOSED, START, type Use } from './ticket-playbook.operations.ts';
import './ticket-playbook.css';

export const LIVE = ['NEW', 'OPEN', 'WAITING'];

export function PlaybookPanel({ ticket, onDone, insert }: SideProps) {
  const can = useCan();
  const uses = ticket.playbookUses ?? [];
  const running = uses.find((use) => use.state === 'RUNNING');
  const mayWrite = can('tickets:write') && LIVE.includes(ticket.status);
  const earlier = uses.filter((use) => use.state !== 'RUNNING');
  if (running) return <Running use={running} ticketId={ticket.id} hints={{ RECEIPT: ticket.purchase?.receiptNo, BATCH: ticket.batchNo }} mayWrite={mayWrite} onDone={onDone} insert={insert} earlier={earlier} />;
  if (!mayWrite && earlier.length === 0) return null;
  return <Proposals ticketId={ticket.id} mayWrite={mayWrite} earlier={earlier} onDone={onDone} />;
}

function Earlier({ uses }: { uses: readonly Use[] }) {
  const t = useT();
  const format = useFormat();
  if (uses.length === 0) return null;
  return (
    <ul className="plain-list book-earlier">{uses.map((use) => {
      const outcome = use.playbookVersion?.content.outcomes.find((one) => one.key === use.outcome);
      return <li key={use.id} className="t12 t2">{t(`book.earlier.${use.state}`, { name: format.named(use.playbook), outcome: format.label(outcome), note: use.note ?? '' })}<span className="t3">{format.language === 'zh' ? '，' : ', '}{t('book.stepsDone', { done: use.doneCount, all: use.stepCount })}</span></li>;
    })}</ul>
  );
}

function Proposals({ ticketId, mayWrite, earlier, onDone }: { ticketId: string; mayWrite: boolean; earlier: readonly Use[]; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data, isPending } = useAsk<{ playbookProposals: Proposal[] }>(PROPOSED, { input: { ticketId } }, { enabled: mayWrite, staleTime: 120_000 });
  const begin = async (playbookId: string) => { await request(START, { input: { ticketId, playbookId, idempotencyKey: newKey() } }); await onDone(); };
  const start = async (playbookId: string) => {
    setBusy(true);
    try { await begin(playbookId); } catch (fault) { toastFault((fault as Fault).message); await onDone(); } finally { setBusy(false); }
  };
  const [best, ...rest] = data?.playbookProposals ?? [];
  const reason = (one: Proposal) => (format.language === 'zh' ? one.reasonZh : one.reasonEn);
  return (
    <section aria-label={t('book.title')}>
      <h2><BookOpen size={16} strokeWidth={1.75} aria-hidden />{t('book.title')}{mayWrite && <button type="button" className="lk t12 n end" onClick={() => setChoosing(true)}>{t('book.choose')}</button>}</h2>
      <Earlier uses={earlier} />
      {mayWrite && <div className="book-room">{isPending ? <div className="book-wait" role="status" aria-label={t('state.loading')}><i className="bone" style={{ width: '70%' }} /></div> : best ? (
        <>
          <p className="t13"><Link className="b" to={`/playbooks/${best.playbookId}/show`}>{format.named(best)}</Link><span className="t12 t3 book-reason">{reason(best)}</span></p>
          <button type="button" className="btn sm" data-book-next disabled={busy} onClick={() => void start(best.playbookId)}>{t('book.start')}</button>
          {rest.length > 0 && (
            <ul className="plain-list" aria-label={t('book.others')} style={{ marginTop: 8 }}>
              <li className="t12 t3" aria-hidden>{t('book.others')}</li>
              {rest.slice(0, 3).map((one) => <li key={one.playbookId} className="row"><Link className="lk el" style={{ display: 'block' }} title={reason(one)} to={`/playbooks/${one.playbookId}/show`}>{format.named(one)}</Link><button type="button" className="lk t12 end" disabled={busy} aria-label={`${t('book.start')}: ${format.named(one)}`} onClick={() => void start(one.playbookId)}>{t('book.start')}</button></li>)}
            </ul>
          )}
        </>
      ) : <p className="t12 t3">{t('book.none')}</p>}</div>}
      {choosing && <ChooseDialog onClose={() => setChoosing(false)} onSend={async (playbookId) => { await begin(playbookId); setChoosing(false); }} />}
    </section>
  );
}

function Running({ use, ticketId, hints, mayWrite, onDone, insert, earlier }: { use: Use; ticketId: string; hints: Record<string, string | null | undefined>; mayWrite: boolean; onDone: () => Promise<unknown>; insert: (words: string) => void; earlier: readonly Use[] }) {
  const t = useT();
  const format = useFormat();
  const [leaving, setLeaving] = useState(false);
  const content = use.playbookVersion?.content;
  if (!content) return null;
  const from = use.playbookVersion?.effectiveFrom;
  const since = !from || from < '1971' ? t('book.ever') : t('book.since', { since: format.day(from) });
  return (
    <section aria-label={t('book.title')}>
      <h2><BookOpen size={16} strokeWidth={1.75} aria-hidden /><Link to={use.playbook ? `/playbooks/${use.playbook.id}/show` : '/playbooks'}>{format.named(use.playbook)}</Link>{mayWrite && <button type="button" className="lk t12 n end" onClick={() => setLeaving(true)}>{t('book.leave')}</button>}</h2>
      <p className="t12 t3">{t('book.version', { number: use.playbookVersion?.number })}{format.language === 'zh' ? '，' : ', '}{since}</p>
      <PlaybookScript use={use} content={content} ticketId={ticketId} insert={mayWrite ? insert : undefined} />
      <PlaybookSteps use={use} ticketId={ticketId} content={content} hints={hints} mayWrite={mayWrite} onDone={onDone} />
      <Earlier uses={earlier} />
      {leaving && <LeaveDialog use={use} onClose={() => setLeaving(false)} onDone={async () => { setLeaving(false); await onDone(); }} />}
    </section>
  );
}
