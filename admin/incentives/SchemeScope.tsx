// For whom a scheme is and what holds of the whole statement, in words: names instead of ids, for the form, for reading and for what two versions differ in.
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import type { SchemeContent } from './incentives.operations.ts';

const PLACES = gql`query SchemePlaces { positions(page: { limit: 200 }) { items { key nameZh nameEn } } stores(page: { limit: 200 }) { items { id nameZh nameEn } } }`;
const PEOPLE = gql`query SchemePeople($ids: [ID!]!) { employees(filter: { ids: $ids }, page: { limit: 200 }) { items { id name nameEn } } }`;
interface Named { nameZh: string; nameEn: string }

/** Everything a scope can name, and how each part of it is said. */
export function useScopeNames(employeeIds: readonly string[]) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ positions: { items: (Named & { key: string })[] }; stores: { items: (Named & { id: string })[] } }>(PLACES, {}, { staleTime: 600_000 });
  const people = useAsk<{ employees: { items: { id: string; name: string }[] } }>(PEOPLE, { ids: employeeIds }, { enabled: employeeIds.length > 0 });
  const positions = data?.positions.items ?? [];
  const stores = data?.stores.items ?? [];
  const say: Record<'positions' | 'levels' | 'storeIds' | 'employeeIds', (one: string) => string> = {
    positions: (key) => format.named(positions.find((one) => one.key === key)) || key, levels: (key) => t(`level.${key}`, { _: key }), storeIds: (id) => format.named(stores.find((one) => one.id === id)) || id,
    employeeIds: (id) => format.person(people.data?.employees.items.find((one) => one.id === id), '') || id,
  };
  return { positions, stores, say };
}

const PARTS = [['positions', 'payForm.positions'], ['levels', 'payForm.levels'], ['storeIds', 'payForm.stores'], ['employeeIds', 'payForm.persons']] as const;

/** Rows of a scheme's table below its components: for whom, interns, floor and cap, late facts, disputes. */
export function TermRows({ content }: { content: SchemeContent }) {
  const t = useT();
  const format = useFormat();
  const { say } = useScopeNames(content.scope?.employeeIds ?? []);
  const list = format.language === 'zh' ? '、' : ', ';
  const whom = PARTS.flatMap(([part, label]) => { const chosen = content.scope?.[part] ?? []; return chosen.length ? [`${t(label)} ${chosen.map(say[part]).join(list)}`] : []; });
  const bounds = [content.least && Number(content.least) > 0 ? `${t('payForm.least')} ${format.money(content.least)}` : '', content.most ? `${t('payForm.most')} ${format.money(content.most)}` : ''].filter(Boolean);
  const clawBack = { months: 6, share: '0.2', ...content.clawBack };
  const dispute = { windowDays: 15, answerDays: 5, ...content.dispute };
  const rows: [string, string, string][] = [
    ...(content.intern ? [[t('incentives.intern'), t('incentives.factor'), `${Math.round(Number(content.intern.factor) * 10_000) / 100}% · ${t(`incentives.internOn.${content.intern.on}`)}`] as [string, string, string]] : []),
    [t('payForm.scope'), t('payForm.terms'), whom.join(' · ') || t('payForm.all')],
    ...(bounds.length ? [[t('payForm.bounds'), t('payForm.terms'), bounds.join(' · ')] as [string, string, string]] : []),
    [t('payForm.late'), t('payForm.terms'), `${t('payForm.months')} ${clawBack.months} · ${t('payForm.share')} ${Math.round(Number(clawBack.share) * 10_000) / 100}%`],
    [t('incentives.tabDisputes'), t('payForm.terms'), `${t('payForm.window')} ${dispute.windowDays} · ${t('payForm.answer')} ${dispute.answerDays}`],
  ];
  return <>{rows.map(([name, kind, text]) => <tr key={name}><td className="lead b">{name}</td><td className="t2">{kind}</td><td style={{ whiteSpace: 'normal' }}>{text}</td></tr>)}</>;
}
