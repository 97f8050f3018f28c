// What was done to a ticket, as one line of its thread; whom ids mean is given. Pure.
import type { ThreadEvent } from './ticket-page.operations.ts';

export interface LineWords { t: (key: string, options?: Record<string, unknown>) => string; nameOf: (employeeId: unknown) => string | null; instant: (at: string) => string; list: (words: string[]) => string }
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The line, and the reason that was given for it. */
export function lineOf(event: Pick<ThreadEvent, 'act' | 'detail' | 'authorName'>, { t, nameOf, instant, list }: LineWords): { words: string; reason: string | null } {
  const detail = event.detail ?? {};
  const who = event.authorName;
  const say = (key: string, more: Record<string, unknown> = {}) => t(`ticketLine.${key}`, { who, ...more });
  const words = (): string => {
    switch (event.act) {
      case 'assign': {
        const to = nameOf(detail.toId);
        if (!detail.toId) return say('queue');
        return to && to === who ? say('took') : say('assign', { to: to ?? t('tickets.someone') });
      }
      case 'escalate': return say('escalate', { from: t(`ticketLevel.${text(detail.fromLevel)}`, { _: '' }), to: t(`ticketLevel.${text(detail.toLevel)}`, { _: '' }) });
      case 'wait': return say('wait', { for: t(`waitingFor.${text(detail.waitingFor)}`, { _: '' }) });
      case 'resume': case 'resolve': case 'close': case 'reopen': case 'archive': case 'callback': return say(event.act);
      case 'promise': return detail.callbackDueAt ? say('promise', { at: instant(text(detail.callbackDueAt)) }) : say('promisePlain');
      case 'settle': {
        const outcome = t(`callbackOutcome.${text(detail.outcome)}`, { _: '' });
        return say('settle', { outcome: detail.satisfaction ? list([outcome, t('ticketLine.score', { score: text(detail.satisfaction) })]) : outcome });
      }
      case 'classify': {
        const is = (detail.is ?? {}) as Record<string, unknown>;
        const said = [is.needClass && t(`needClass.${text(is.needClass)}`), is.level && t(`ticketLevel.${text(is.level)}`), is.priority && t(`ticketPriority.${text(is.priority)}`)].filter(Boolean) as string[];
        return said.length > 0 ? say('classify', { what: list(said) }) : say('classifyPlain');
      }
      case 'join': return say('join', { number: text(detail.into) });
      case 'tookIn': return say('tookIn', { number: text(detail.from) });
      case 'split': return say('split', { number: text(detail.into) });
      default: return say('other', { act: t(`ticketAct.${event.act}`, { _: event.act ?? '' }) });
    }
  };
  return { words: words(), reason: text(detail.reason) || null };
}

/** Employees named by the details of lines. */
export function employeesIn(events: readonly Pick<ThreadEvent, 'detail'>[]): string[] {
  const ids = events.flatMap(({ detail }) => [detail?.toId, detail?.fromId]).filter((id): id is string => typeof id === 'string');
  return [...new Set(ids)].sort();
}
