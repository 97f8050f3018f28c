// Ink toasts at the bottom left, one thing at a time: what was done, with an undo that counts in words, and what went wrong.
import { useNotificationContext, useTakeUndoableMutation } from 'ra-core';
import { Check, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { FaultLink } from './FaultLink.tsx';

/** What goes before what while one stands there: a fault, what can still be undone, what was done, what runs on. */
const RANK = { fault: 3, undo: 2, done: 1, lasting: 0 };
export interface Toast { id: number; node: ReactNode; until: number | null; rank: number }
let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const tell = () => { for (const listener of listeners) listener(); };

/** Puts a toast up; `seconds: null` keeps it until it is closed. Answers its id. */
export function toast(node: ReactNode, seconds: number | null = 6, rank = seconds === null ? RANK.lasting : RANK.done): number {
  last += 1;
  const id = last;
  // What was only done gives way to the next.
  toasts = [...toasts.filter((each) => each.rank !== RANK.done || rank === RANK.lasting).slice(-2), { id, node, until: seconds === null ? null : Date.now() + seconds * 1000, rank }];
  if (seconds !== null) setTimeout(() => closeToast(id), seconds * 1000);
  tell();
  return id;
}
export function closeToast(id: number): void {
  toasts = toasts.filter((each) => each.id !== id);
  tell();
}
/** The one that is seen: what matters most, of equals the newest. */
export const topOf = (list: readonly Toast[]): Toast | undefined => list.reduce<Toast | undefined>((best, each) => (best && best.rank > each.rank ? best : each), undefined);
const subscribe = (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener); }; };

/** Seconds left until an instant, counted down. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function Undo({ until, onUndo }: { until: number; onUndo: () => void }) {
  const t = useT();
  return <button type="button" onClick={onUndo}>{t('toast.undo', { seconds: useCountdown(until) })}</button>;
}

/** Done, with an undo for five seconds; `onUndo` takes it back on the server. */
export function toastUndo(words: string, onUndo: () => void): void {
  const until = Date.now() + 5000;
  const id: number = toast(<><Check size={14} aria-hidden /><span>{words}</span><Undo until={until} onUndo={() => { closeToast(id); onUndo(); }} /></>, 5, RANK.undo);
}
/** Done, without more. */
export const toastDone = (words: string): number => toast(<><Check size={14} aria-hidden /><span>{words}</span></>);
/** Not done, and why; with the way to where it is put right, if the refusal names one. */
export const toastFault = (fault: string | Pick<Fault, 'message' | 'link'>): number => {
  const { message, link } = typeof fault === 'string' ? { message: fault, link: undefined } : fault;
  const id: number = toast(<><TriangleAlert size={14} aria-hidden /><span role="alert">{message}</span><FaultLink link={link} onGo={() => { closeToast(id); }} /></>, link ? 20 : 10, RANK.fault);
  return id;
};

/** Where toasts stand; also takes over react-admin's own notices. */
export function Toasts() {
  const t = useT();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const { notifications, takeNotification } = useNotificationContext();
  const takeUndoable = useTakeUndoableMutation();
  useEffect(() => {
    if (notifications.length === 0) return;
    const notice = takeNotification();
    if (!notice) return;
    const { type, message, notificationOptions } = notice;
    const words = typeof message === 'string' ? t(message, { _: message, ...notificationOptions?.messageArgs }) : message;
    if (notificationOptions?.undoable) {
      const until = Date.now() + 5000;
      const settle = (isUndo: boolean) => takeUndoable()?.({ isUndo });
      const timer = setTimeout(() => settle(false), 5000);
      const leave = () => { clearTimeout(timer); settle(false); };
      window.addEventListener('pagehide', leave, { once: true });
      const id: number = toast(<><Check size={14} aria-hidden /><span>{words}</span><Undo until={until} onUndo={() => { clearTimeout(timer); window.removeEventListener('pagehide', leave); closeToast(id); settle(true); }} /></>, 5, RANK.undo);
    } else if (type === 'error' || type === 'warning') toastFault(String(words));
    else toast(<><Check size={14} aria-hidden /><span>{words}</span></>);
  }, [notifications, takeNotification, takeUndoable, t]);
  const top = topOf(shown);
  return (
    <div className="toasts" aria-live="polite">
      {shown.map((each) => (
        // One is seen; the others live on behind it, for a job goes on counting.
        <div key={each.id} className="toast" style={each === top ? undefined : { display: 'none' }}>{each.node}
          {each.until === null && <button type="button" aria-label={t('toast.close')} onClick={() => closeToast(each.id)}><X size={14} aria-hidden /></button>}
        </div>
      ))}
    </div>
  );
}
