// At the left of a ticket: how far it is, what is proposed about it, tasks for others, tickets that belong to it.
import { Circle, CircleCheck, CircleDot, Link2, ListPlus, X } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { EndTaskDialog, HandOverDialog } from '../shared/TaskDialogs.tsx';
import { toastFault } from '../shared/Toasts.tsx';
import { ReturnPanel } from '../ticket-money/ReturnPanel.tsx';
import { PlaybookPanel } from '../ticket-playbook/PlaybookPanel.tsx';
import { CLASSIFY, PROPOSE, TASK, UNLINK } from '../tickets/acts.operations.ts';
import { DiagnosisPanel } from '../ticket-diagnosis/DiagnosisPanel.tsx';
import { LiabilityPanel } from '../ticket-liability/LiabilityPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { TicketChain } from './TicketChain.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { SolutionsPanel } from './SolutionsPanel.tsx';
import type { TicketDetail } from './ticket-page.operations.ts';
import type { ActName } from './useTicketActs.tsx';

const CATEGORIES = gql`query TicketCategoryNames { ticketCategories(page: { limit: 200 }) { items { id nameZh nameEn } } }`;
interface Proposal { categoryId: string | null; needClass: string | null; level: string | null; reasonZh: string; reasonEn: string; duplicates: { id: string; number: string; subject: string; status: string; reasonZh: string; reasonEn: string }[] }
/** What every panel of the side is given; `insert` puts words into the reply. */
export interface SideProps { ticket: TicketDetail; run: (name: ActName) => void; onDone: () => Promise<unknown>; onJoin: (id: string) => void; insert: (words: string) => void }

/** What has been done of what every ticket needs, and what comes next. */
function Steps({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const format = useFormat();
  const tasks = ticket.tasks ?? [];
  // A playbook at work has steps of its own.
  if (ticket.playbookUses?.some((use) => use.state === 'RUNNING')) return null;
  const over = !['NEW', 'OPEN', 'WAITING'].includes(ticket.status);
  const called = ticket.callbacks?.some((one) => one.outcome !== 'NOT_REACHED') ?? false;
  const steps: [string, boolean, string | null][] = [
    ['take', Boolean(ticket.assigneeId || over), ticket.pickedUpAt],
    ['answer', Boolean(ticket.firstRespondedAt), ticket.firstRespondedAt],
    ['sort', ticket.isClassConfirmed || over, null],
    ...(tasks.length > 0 ? [['tasks', tasks.every((task) => task.state !== 'OPEN'), null] as [string, boolean, string | null]] : []),
    ['solve', over, ticket.solvedAt],
    ...(ticket.callbackDueAt || called || !over ? [['call', called, ticket.callbackDueAt] as [string, boolean, string | null]] : []),
  ];
  const next = steps.findIndex(([, done]) => !done);
  return (
    <section aria-label={t('tickets.script')}>
      <h2>{t('tickets.script')}</h2>
      <ol className="steps">
        {steps.map(([key, done, at], place) => {
          const Icon = done ? CircleCheck : place === next ? CircleDot : Circle;
          return <li key={key} className={done ? 'done' : place === next ? 'now' : 'later'} aria-current={place === next ? 'step' : undefined}><Icon size={16} strokeWidth={1.75} aria-hidden /><span className="col"><span className={place === next ? 'b' : undefined}>{t(`tickets.step.${key}`)}</span>{at && <span className="t12 t3">{key === 'call' && !done ? t('tickets.clocks.by', { at: format.instant(at) }) : format.instant(at)}</span>}</span></li>;
        })}
      </ol>
    </section>
  );
}

/** How the words would have it sorted, with the reason; and tickets that may be the same need told before. A person decides. */
function Proposed({ ticket, run, onDone, onJoin }: SideProps) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const isLive = ['NEW', 'OPEN', 'WAITING'].includes(ticket.status);
  const { data } = useAsk<{ ticketProposal: Proposal }>(PROPOSE, { input: { ticketId: ticket.id } }, { enabled: isLive && can('tickets:write'), staleTime: 120_000 });
  const { data: categories } = useAsk<{ ticketCategories: { items: { id: string; nameZh: string; nameEn: string }[] } }>(CATEGORIES, {}, { enabled: isLive && !ticket.isClassConfirmed, staleTime: 300_000 });
  const proposal = data?.ticketProposal;
  if (!isLive || !can('tickets:write') || !proposal) return null;
  const category = categories?.ticketCategories.items.find((one) => one.id === proposal.categoryId);
  const words = [category && format.named(category), proposal.needClass && t(`needClass.${proposal.needClass}`), proposal.level && t(`ticketLevel.${proposal.level}`)].filter(Boolean).join(format.language === 'zh' ? '、' : ', ');
  const reason = (one: { reasonZh: string; reasonEn: string }) => (format.language === 'zh' ? one.reasonZh : one.reasonEn);
  const confirm = async () => {
    try {
      await request(CLASSIFY, { input: { id: ticket.id, expectedVersion: ticket.version, ...(proposal.categoryId ? { categoryId: proposal.categoryId } : {}), ...(proposal.needClass ? { needClass: proposal.needClass } : {}), ...(proposal.level && proposal.level > ticket.level ? { level: proposal.level } : {}) } });
      await onDone();
    } catch (fault) { toastFault((fault as Fault).message); await onDone(); }
  };
  const duplicates = proposal.duplicates.filter((one) => !ticket.links?.some((link) => link.otherNumber === one.number)).slice(0, 3);
  return (
    <>
      {!ticket.isClassConfirmed && words && (
        <section aria-label={t('tickets.act.classifyTitle')}>
          <p className="t13">{t('tickets.proposed', { what: words, reason: reason(proposal) })}</p>
          <div className="row" style={{ marginTop: 8 }}><button type="button" className="btn sm" onClick={() => void confirm()}>{t('tickets.confirm')}</button><button type="button" className="btn sm ghost" onClick={() => run('classify')}>{t('tickets.change')}</button></div>
        </section>
      )}
      {duplicates.length > 0 && (
        <section aria-label={t('tickets.duplicates')}>
          <h2>{t('tickets.duplicates')}</h2>
          <ul className="plain-list">{duplicates.map((one) => (
            <li key={one.id}><Link className="lk el" style={{ display: 'block' }} to={`/tickets/${one.id}/show`}>{one.subject}</Link><span className="row t12 t3"><span className="el">{one.number}{format.language === 'zh' ? '，' : ', '}{reason(one)}</span><button type="button" className="lk t12 end" onClick={() => onJoin(one.id)}>{t('tickets.duplicates.join')}</button></span></li>
          ))}</ul>
        </section>
      )}
    </>
  );
}

function Tasks({ ticket, run, onDone }: SideProps) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const isLive = ['NEW', 'OPEN', 'WAITING'].includes(ticket.status);
  const tasks = ticket.tasks ?? [];
  const [asking, setAsking] = useState<{ task: (typeof tasks)[number]; what: 'end' | 'give' } | null>(null);
  if (tasks.length === 0 && (!isLive || !can('tickets:write'))) return null;
  const save = async (more: Record<string, unknown>) => {
    await request(TASK, { input: { id: asking?.task.id, expectedVersion: asking?.task.version, ...more } });
    setAsking(null);
    await onDone();
  };
  return (
    <section aria-label={t('tickets.tasks')}>
      <h2>{t('tickets.tasks')}{isLive && can('tickets:write') && <button type="button" className="lk t12 n end" onClick={() => run('task')}><ListPlus size={14} aria-hidden />{t('tickets.tasks.add')}</button>}</h2>
      {tasks.length === 0 ? <p className="t12 t3">{t('tickets.tasks.none')}</p> : (
        <ul className="plain-list">{tasks.map((task) => (
          <li key={task.id} className="row top">
            <input type="checkbox" className="ck" checked={task.state !== 'OPEN'} disabled={task.state !== 'OPEN' || !can('tickets:write')} aria-label={t('tickets.task.done', { title: task.title })} onChange={() => setAsking({ task, what: 'end' })} />
            <span className="col"><span>{task.title}</span><span className="t12 t3">{[t(`taskKind.${task.taskKind}`), format.person(task.assignee, ''), task.dueAt && format.instant(task.dueAt), task.state === 'CANCELLED' && t('taskState.CANCELLED'), task.outcome].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}{task.state === 'OPEN' && task.dueAt && Date.parse(task.dueAt) < Date.now() && <> <StatusTag tone="late">{t('tickets.task.late')}</StatusTag></>}</span></span>
            {task.state === 'OPEN' && can('tickets:write') && <button type="button" className="lk t12 end nw" onClick={() => setAsking({ task, what: 'give' })}>{t('task.handOver')}</button>}
          </li>
        ))}</ul>
      )}
      {asking?.what === 'end' && <EndTaskDialog title={asking.task.title} onClose={() => setAsking(null)} onSend={save} />}
      {asking?.what === 'give' && <HandOverDialog title={asking.task.title} needsReason={asking.task.assignee !== null} onClose={() => setAsking(null)} onSend={({ employeeId, reason }) => save({ assigneeId: employeeId || null, reason })} />}
    </section>
  );
}

function Links({ ticket, run, onDone }: SideProps) {
  const t = useT();
  const can = useCan();
  const links = ticket.links ?? [];
  if (links.length === 0 && !can('tickets:write')) return null;
  const remove = async (otherId: string) => {
    try { await request(UNLINK, { id: ticket.id, otherId }); } catch (fault) { toastFault((fault as Fault).message); }
    await onDone();
  };
  return (
    <section aria-label={t('tickets.links')}>
      <h2>{t('tickets.links')}{can('tickets:write') && <button type="button" className="lk t12 n end" onClick={() => run('link')}><Link2 size={14} aria-hidden />{t('tickets.links.add')}</button>}</h2>
      <ul className="plain-list">{links.map((link) => (
        <li key={link.id} className="row"><span className="tag">{t(`tickets.link.${link.linkKind}`)}</span>
          {link.other ? <Link className="lk el" style={{ display: 'block' }} to={`/tickets/${link.other.id}/show`} title={link.otherNumber}>{link.other.subject}</Link> : <span className="t3">{link.otherNumber}</span>}
          {link.linkKind === 'RELATED' && link.other && can('tickets:write') && <button type="button" className="ib sm end" aria-label={t('tickets.links.remove', { number: link.otherNumber })} onClick={() => void remove(link.other?.id as string)}><X size={12} aria-hidden /></button>}</li>
      ))}</ul>
    </section>
  );
}

/** The panels of the side, from the top; each shows nothing where it has nothing to say. */
const PANELS: ComponentType<SideProps>[] = [
  PlaybookPanel,
  Steps,
  MoneyPanel,
  SolutionsPanel,
  ReturnPanel,
  DiagnosisPanel,
  LiabilityPanel,
  Proposed,
  Tasks,
  Links,
  FindingsPanel,
  TicketChain,
];

/** The panel at the left. */
export const TicketSide = (props: SideProps) => <>{PANELS.map((Panel, at) => <Panel key={at} {...props} />)}</>;
