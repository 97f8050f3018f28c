// The conditions of the queue in words: 状态：处理中、等待.
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useLocation } from 'react-router-dom';
import { dayOf, useFormat } from '../shared/format.ts';

const NAMES = gql`query TicketConditionNames($people: [ID!]) {
  employees(filter: { ids: $people }, page: { limit: 50 }) { items { id name nameEn } }
  ticketCategories(page: { limit: 200 }) { items { id nameZh nameEn } }
}`;
const WORDS: Record<string, string> = { status: 'ticketStatus', needClass: 'needClass', level: 'ticketLevel', channel: 'ticketChannel', tier: 'tier', waitingFor: 'waitingFor', priority: 'ticketPriority' };
const FACETS: Record<string, string> = { needClass: 'need', waitingFor: 'waiting' };

/** Says one condition; null hides it. */
export function useConditionWords(): (key: string, value: unknown) => string | null {
  const t = useT();
  const format = useFormat();
  const { stores } = useScope();
  const { search } = useLocation();
  const asked = (() => { try { return JSON.parse(new URLSearchParams(search).get('filter') ?? '{}') as Record<string, unknown>; } catch { return {}; } })();
  const people = ((asked.assigneeId as string[] | undefined) ?? []).map(String);
  const { data } = useAsk<{ employees: { items: { id: string; name: string; nameEn: string | null }[] }; ticketCategories: { items: { id: string; nameZh: string; nameEn: string }[] } }>(NAMES, { people }, { enabled: people.length > 0 || Boolean(asked.categoryId), staleTime: 300_000 });
  const list = (words: string[]) => words.join(format.language === 'zh' ? '、' : ', ');
  const pair = (label: string, value: string) => t('tickets.condition', { label, value });
  return (key, value) => {
    const many = (Array.isArray(value) ? value : [value]).map(String);
    const word = WORDS[key];
    if (word) return pair(t(`tickets.facet.${FACETS[key] ?? key}`), list(many.map((each) => t(`${word}.${each}`))));
    switch (key) {
      case 'mine': case 'unassigned': case 'myTasks': return t(`tickets.condition.${key}`);
      case 'isOpen': return t(value ? 'tickets.condition.open' : 'tickets.condition.done');
      case 'due': return t(`tickets.condition.${value}`);
      case 'storeId': return pair(t('tickets.facet.store'), list(many.map((id) => format.named(stores.find((store) => store.id === id) ?? { nameZh: id, nameEn: id }))));
      case 'categoryId': return pair(t('tickets.facet.category'), list(many.map((id) => format.named(data?.ticketCategories.items.find((each) => each.id === id) ?? { nameZh: id, nameEn: id }))));
      case 'assigneeId': return pair(t('tickets.facet.assignee'), list(many.map((id) => format.person(data?.employees.items.find((each) => each.id === id), id))));
      case 'closedAt@gte': return t('tickets.condition.since', { day: format.day(dayOf(new Date(String(value)))) });
      case 'customerId': return t('tickets.condition.customer');
      case 'ids': return t('tickets.condition.ids', { count: many.length });
      case 'q': return pair(t('list.search'), String(value));
      default: return t('tickets.condition.other');
    }
  };
}
