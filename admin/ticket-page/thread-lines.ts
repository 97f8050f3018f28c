// What was done to a ticket, as one line of its thread, and what became of a reply; whom ids mean is given. Pure.
import { personName } from '../shared/format.ts';
import type { ThreadEvent } from './ticket-page.operations.ts';

export interface LineWords { language: 'zh' | 'en'; t: (key: string, options?: Record<string, unknown>) => string; nameOf: (employeeId: unknown) => string | null; instant: (at: string) => string; money: (amount: string) => string; list: (words: string[]) => string }
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The line, and the reason that was given for it. */
export function lineOf(event: Pick<ThreadEvent, 'act' | 'detail' | 'authorName'> & Partial<Pick<ThreadEvent, 'author'>>, { language, t, nameOf, instant, money, list }: LineWords): { words: string; reason: string | null } {
  const detail = event.detail ?? {};
  const who = personName(event.author, language, event.authorName);
  const say = (key: string, more: Record<string, unknown> = {}) => t(`ticketLine.${key}`, { who, ...more });
  const both = (one: Record<string, unknown>, name = ''): unknown => one[name ? `${name}${language === 'zh' ? 'Zh' : 'En'}` : language];
  const words = (): string => {
    switch (event.act) {
      case 'assign': {
        const to = nameOf(detail.toId);
        if (detail.isUndo) return say('undone', { to: to ?? t('tickets.nobody') });
        if (!detail.toId) return say('queue');
        if (detail.byRule) return say(detail.isBySystem ? 'handedOut' : 'byRule', { to: to ?? t('tickets.someone') });
        return to && to === who ? say('took') : say('assign', { to: to ?? t('tickets.someone') });
      }
      case 'noHands': return say('noHands', { at: instant(text(detail.nextAt)) });
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
      case 'playbook': return say('playbook', { name: text(both(detail, 'name')) });
      case 'playbookStep': case 'playbookSkip': return say(event.act, { step: text(both(detail)) });
      case 'playbookDone': return say('playbookDone', { outcome: text(both(detail)) });
      case 'playbookLeft': return say('playbookLeft');
      case 'alert': return say('alert', { clock: t(`clockKind.${text(detail.clock)}`, { _: text(detail.clock) }), people: list((Array.isArray(detail.toIds) ? detail.toIds : []).map((id) => nameOf(id) ?? t('tickets.someone'))) || t('tickets.nobody') });
      case 'plan': return say('plan');
      case 'task': return say(detail.toId ? 'taskTo' : 'task', { what: t(`taskKind.${text(detail.taskKind)}`, { _: '' }), to: nameOf(detail.toId) ?? t('tickets.someone') });
      case 'taskDone': case 'taskCancelled': return say(event.act, { what: t(`taskKind.${text(detail.taskKind)}`, { _: '' }) });
      case 'taskLate': return say('taskLate', { what: t(`taskKind.${text(detail.taskKind)}`, { _: '' }), people: list((Array.isArray(detail.toIds) ? detail.toIds : []).map((id) => nameOf(id) ?? t('tickets.someone'))) || t('tickets.someone') });
      case 'retarget': return say('retarget', { clocks: list([...new Set((Array.isArray(detail.clocks) ? detail.clocks as { kind?: string }[] : []).map((one) => t(`clockKind.${one.kind}`, { _: one.kind ?? '' })))]) });
      case 'attach': return say('attach', { count: Array.isArray(detail.files) ? detail.files.length : Number(detail.files ?? 0) });
      case 'refuseFiles': return say('refuseFiles', { names: list(Array.isArray(detail.names) ? detail.names as string[] : []) });
      case 'compensated': case 'compensationAsked': case 'compensationRevised': case 'compensationEnded': case 'compensationReversed': case 'paid':
        return say(event.act, { what: t(`compensation.${text(detail.kind)}`, { _: '' }), amount: money(text(detail.amount)), state: t(`compensationState.${text(detail.state)}`, { _: '' }) });
      case 'solutionUsed': return say('solutionUsed', { number: text(detail.from) });
      case 'newsDue': return say('newsDue', { to: nameOf(detail.toId) ?? t('tickets.someone') });
      case 'revokeLink': return say('revokeLink');
      case 'linkSent': case 'linkUnsent': {
        const what = t(`ticketLine.link.${text(detail.purpose)}`, { _: t('ticketLine.link.PROGRESS') });
        const way = text(both(detail));
        if (event.act === 'linkUnsent') return say(detail.why === 'NO_WAY' ? 'linkNoWay' : 'linkFailed', { what, way });
        return say('linkSent', { what, to: [text(detail.to), way].filter(Boolean).join(language === 'zh' ? '，' : ', '), until: instant(text(detail.until)) });
      }
      case 'open': return say('open');
      case 'incident': return say('incident', { number: text(detail.number) });
      default: return say('other', { act: t(`ticketAct.${event.act}`, { _: event.act ?? '' }) });
    }
  };
  // Of a return the reason is one of a list.
  if (event.act === 'assign' && detail.isUndo) return { words: words(), reason: null };
  const reason = event.act?.startsWith('return') ? t(`returnReason.${text(detail.reason)}`, { _: text(detail.reason) }) : text(detail.reason) || (event.act === 'assign' ? text(both(detail, 'reason')) : '');
  return { words: words(), reason: reason || null };
}

/** What is said right after a reply: it is on its way, it went, or it stands in the thread alone. */
export function cameTo(events: readonly Pick<ThreadEvent, 'kind' | 'direction' | 'body' | 'delivery'>[], body: string): 'onItsWay' | 'sent' | 'kept' {
  const delivery = events.find((event) => event.kind === 'MESSAGE' && event.direction === 'OUT' && event.body === body)?.delivery;
  return delivery === 'SENT' ? 'sent' : delivery === 'WAITING' ? 'onItsWay' : 'kept';
}

/** Employees named by the details of lines. */
export function employeesIn(events: readonly Pick<ThreadEvent, 'detail'>[]): string[] {
  const ids = events.flatMap(({ detail }) => [detail?.toId, detail?.fromId, ...(Array.isArray(detail?.toIds) ? detail.toIds : [])]).filter((id): id is string => typeof id === 'string');
  return [...new Set(ids)].sort();
}
