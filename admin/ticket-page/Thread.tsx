// The thread: what the customer said, what we said, notes among colleagues, and what was done, oldest first.
import { ArrowRightLeft, ArrowUpCircle, Check, CircleCheck, CirclePause, CirclePlay, CircleSlash, Clock3, GitBranch, Link2, Lock, Merge, OctagonAlert, PhoneCall, RotateCcw, Split, Tag, Unlink2, UserPlus, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';
import { Avatar } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { newKey, RESEND } from '../tickets/acts.operations.ts';
import { whoOf } from '../tickets/who.ts';
import { employeesIn, lineOf } from './thread-lines.ts';
import { type TicketFileRow, ThreadFiles } from '../ticket-files/ThreadFiles.tsx';
import { type ThreadEvent, type ThreadNote, type TicketDetail } from './ticket-page.operations.ts';
import { RevokeLinkDialog } from '../ticket-diagnosis/RevokeLinkDialog.tsx';
import { useNames } from '../tickets/useNames.ts';

const ICONS: Record<string, LucideIcon> = {
  assign: UserPlus, escalate: ArrowUpCircle, classify: Tag, wait: CirclePause, resume: CirclePlay, resolve: CircleCheck, promise: CircleCheck, settle: PhoneCall, callback: PhoneCall,
  linkSent: Link2, linkUnsent: Unlink2, revokeLink: Unlink2, reopen: RotateCcw, join: Merge, tookIn: Merge, split: Split, close: CircleCheck,
};
type Entry = ({ at: string; event: ThreadEvent }) | ({ at: string; note: ThreadNote }) | ({ at: string; files: TicketFileRow[] });

/** `picked`: messages chosen to go with a ticket of their own; `onOlder` where there is more than is shown. */
export function Thread({ ticket, picked, onPick, onOlder, onDone }: { ticket: TicketDetail; picked: ReadonlySet<string>; onPick: (id: string) => void; onOlder?: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const end = useRef<HTMLLIElement>(null);
  const entries = useMemo<Entry[]>(() => [
    // They come newest first; what was done in one instant keeps its order.
    ...(ticket.events?.items ?? []).map((event) => ({ at: event.createdAt, event })).reverse(), ...(ticket.notes?.items ?? []).map((note) => ({ at: note.createdAt, note })).reverse(),
    ...alone(ticket.files ?? [], ticket.events?.items ?? []).map((files) => ({ at: files[0]?.createdAt ?? '', files })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), [ticket.events, ticket.notes, ticket.files]);
  const ids = employeesIn(ticket.events?.items ?? []);
  const names = useNames(ids);
  const words = { language: format.language, t, nameOf: (id: unknown) => names.get(String(id)) ?? null, instant: format.instant, money: format.money, list: (all: string[]) => all.join(format.language === 'zh' ? '，' : ', ') };
  const last = entries.at(-1)?.at;
  // The newest word is in sight when the page opens and when one is added, within the thread alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moved by a new last entry
  useEffect(() => {
    const box = end.current?.closest('.thread');
    if (box && box.scrollHeight > box.clientHeight) box.scrollTop = box.scrollHeight;
  }, [ticket.id, last]);
  const mayPick = can('tickets:write') && ticket.isOpen;
  const resend = async (eventId: string): Promise<void> => {
    try { await request(RESEND, { input: { ticketId: ticket.id, eventId, idempotencyKey: newKey() } }); toastDone(t('tickets.delivery.resent')); } catch (fault) { toastFault((fault as Fault).message); }
    await onDone();
  };
  const [revoking, setRevoking] = useState<{ id: string; version: number } | null>(null);
  const liveLink = (event: ThreadEvent) => (event.act === 'linkSent' && can('tickets:write') ? ticket.portalLinks?.find((one) => one.isLive && one.id === event.detail?.linkId) : undefined);
  return (
    <>
    <ol className={picked.size > 0 ? 'thread picking' : 'thread'} aria-label={t('tickets.thread')} tabIndex={0}>
      {onOlder && <li className="c"><button type="button" className="lk t12" onClick={onOlder}>{t('tickets.thread.older')}</button></li>}
      {entries.length === 0 && <li className="t13 t3" style={{ padding: 16 }}>{t('tickets.thread.empty')}</li>}
      {entries.map((entry) => {
        if ('note' in entry) return <Message key={`n${entry.note.id}`} name={format.person(entry.note.author, entry.note.authorName)} at={entry.at} body={entry.note.body} kind="note" how={<><Lock size={12} aria-hidden />{t('tickets.note')}</>} />;
        if ('files' in entry) {
          const [first] = entry.files;
          const by = first ? format.person({ name: first.authorName, nameEn: first.authorNameEn }) : '';
          return <li key={`f${first?.id}`} className="msg"><Avatar name={by} /><div className="grow"><div className="row"><span className="b">{by}</span><span className="t12 t3">{t('file.alone')}</span><time dateTime={entry.at}>{format.instant(entry.at)}</time></div><ThreadFiles files={entry.files} /></div></li>;
        }
        const { event } = entry;
        if (event.kind === 'SYSTEM') {
          const { words: said, reason } = lineOf(event, words);
          const link = liveLink(event);
          const Icon = ICONS[event.act ?? ''] ?? (event.act ? GitBranch : ArrowRightLeft);
          return <li key={event.id} className="line"><Icon size={14} strokeWidth={1.75} aria-hidden /><span>{said}{reason && <span>{format.language === 'zh' ? '：' : ': '}<span className="t2">{reason}</span></span>}{link && <>{' '}<button type="button" className="lk t12" onClick={() => setRevoking(link)}>{t('ticketLine.revoke')}</button></>}</span><time dateTime={entry.at}>{format.instant(entry.at)}</time></li>;
        }
        const isIn = event.direction === 'IN';
        const name = isIn ? event.authorName || whoOf(ticket) || t('tickets.nameless') : format.person(event.author, event.authorName);
        return (
          <Message key={event.id} name={name} at={entry.at} body={event.body ?? ''} lang={event.lang} kind={isIn ? 'in' : 'out'} how={event.channel ? `${t(`ticketChannel.${event.channel}`)}${event.act === 'autoMail' ? ` · ${t('tickets.autoMail')}` : ''}` : null} foot={event.delivery ? <Delivery event={event} onResend={can('tickets:write') ? resend : undefined} /> : null} files={ticket.files?.filter((file) => file.eventId === event.id)}
            pick={mayPick && isIn ? { checked: picked.has(event.id), toggle: () => onPick(event.id), label: t('tickets.pickMessage', { name }) } : undefined} />
        );
      })}
      <li ref={end} aria-hidden style={{ height: 8 }} />
    </ol>
    {revoking && <RevokeLinkDialog {...revoking} onClose={() => setRevoking(null)} onDone={onDone} />}
    </>
  );
}

/** Files that came without a message in sight, those put there together as one; before the thread's oldest line nothing is shown yet. */
function alone(files: readonly TicketFileRow[], events: readonly ThreadEvent[]): TicketFileRow[][] {
  const first = events.reduce((least, one) => (one.createdAt < least ? one.createdAt : least), '9');
  const known = new Set(events.map((event) => event.id));
  const groups = new Map<string, TicketFileRow[]>();
  for (const file of files) {
    if ((file.eventId && known.has(file.eventId)) || file.createdAt < first) continue;
    const key = `${file.createdAt} ${file.authorName}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
}

/** Whether what we wrote reached her; what was kept is sent by a press once there is a way. */
function Delivery({ event, onResend }: { event: ThreadEvent; onResend?: ((id: string) => Promise<void>) | undefined }) {
  const t = useT();
  const { language } = useFormat();
  const [busy, setBusy] = useState(false);
  const { delivery, detail } = event;
  const isKept = delivery === 'FAILED' || delivery === 'NO_WAY';
  const Icon = delivery === 'SENT' ? Check : delivery === 'FAILED' ? OctagonAlert : delivery === 'WAITING' ? Clock3 : CircleSlash;
  const words = delivery === 'NO_WAY' ? (detail?.why === 'NO_ADDRESS' ? 'NO_ADDRESS' : 'NO_CHANNEL') : delivery;
  return (
    <p className={isKept ? 'delivery late' : 'delivery'}><Icon size={12} aria-hidden />{t(`tickets.delivery.${words}`, { way: String(detail?.[language] ?? '') })}
      {isKept && onResend && <button type="button" className="lk t12" disabled={busy} onClick={() => { setBusy(true); void onResend(event.id).finally(() => setBusy(false)); }}>{t('tickets.delivery.again')}</button>}
    </p>
  );
}

function Message({ name, at, body, how, kind, lang, pick, files, foot }: { foot?: React.ReactNode; files?: readonly TicketFileRow[]; name: string; at: string; body: string; how: React.ReactNode; kind: 'in' | 'out' | 'note'; lang?: string | null; pick?: { checked: boolean; toggle: () => void; label: string } }) {
  const format = useFormat();
  return (
    <li className={`msg ${kind === 'in' ? 'heard' : kind === 'note' ? 'inside' : 'told'}`}>
      <Avatar name={name} />
      <div className="grow">
        <div className="row"><span className="b">{name}</span>{how && <span className="row g4 t12 t3">{how}</span>}
          {pick && <input type="checkbox" className="ck" checked={pick.checked} onChange={pick.toggle} aria-label={pick.label} />}
          <time dateTime={at}>{format.instant(at)}</time></div>
        <div className="bubble" lang={lang === 'zh' ? 'zh-CN' : lang ?? undefined}>{body}</div>
        {files && <ThreadFiles files={files} />}
        {foot}
      </div>
    </li>
  );
}
