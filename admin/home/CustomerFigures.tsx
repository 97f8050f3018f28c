// Five figures about customers, with their course and what moved; each opens the list with the very filter that counted it.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { rooms } from '../resources.tsx';
import { Delta, listLink, opensList } from '../shared/cells.tsx';
import { useCan } from '../provider/viewer.ts';
import { addDays, count, dayOf, lastDayOf, rate, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Failed } from '../shared/states.tsx';
import { countsQuery, courseOf, goldCourse, memberCourse, moved, newCourse, stayCourse } from './courses.ts';

const COUNT = gql`query HomeCount($filter: CustomerFilter) { customers(filter: $filter, page: { limit: 1 }) { total totalIsExact } }`;
interface Answer { customers: { total: number; totalIsExact: boolean } }
type Filter = Record<string, unknown>;

function useCount(filter: Filter, storeIds: string[] | null, enabled = true) {
  return useAsk<Answer>(COUNT, { filter: wireFilter({ ...filter, ...(storeIds ? { storeId: storeIds } : {}) }) }, { enabled });
}

const MEMBERS = gql(countsQuery('HomeMembers', 'customers', 'Customer'));
const NEWCOMERS = gql(countsQuery('HomeNewcomers', 'customers', 'Customer'));
const GOLD = gql(countsQuery('HomeGold', 'tierPeriods', 'TierPeriod'));
const DORMANT = gql(countsQuery('HomeDormant', 'segmentMemberships', 'SegmentMembership'));
type Totals = Record<string, { total: number }>;

const SALES = gql`query HomeMonth($filter: SalesFilter) { salesSummary(filter: $filter) { value receipts rows } }`;
interface Sales { salesSummary: { value: string; receipts: number; rows: Filter } }

/** The filters behind the figures, as the list's address says them; the scope stands in the address by itself. */
function figureFilters(today: string): Record<'members' | 'vip' | 'new' | 'dormant', Filter> {
  return {
    members: { 'memberNo@isNull': false },
    vip: { tier: ['GOLD'] },
    new: { 'joinedOn@gte': addDays(today, -30) },
    dormant: { 'behaviour.lastPurchaseOn@lt': addDays(today, -180) },
  };
}

/** On its first day a month has only hours to show: held against a whole day they would always tell of a fall. */
export const hasWholeDay = (period: string, today: string): boolean => today > `${period}-01`;

/** The same days of the month before, so that a month that is still going is not held against a whole one. */
export function sameDaysBefore(period: string, today: string): { from: string; to: string } {
  const from = `${addDays(`${period}-01`, -1).slice(0, 7)}-01`;
  const last = lastDayOf(from.slice(0, 7));
  const to = today.startsWith(period) ? `${from.slice(0, 8)}${today.slice(8)}` : last;
  return { from, to: to < last ? to : last };
}

export function CustomerFigures() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { storeIds, period } = useScope();
  const today = dayOf(new Date());
  const filters = figureFilters(today);
  const orders = can('customers:read-orders');
  const members = useCount(filters.members, storeIds);
  const vip = useCount(filters.vip, storeIds);
  const fresh = useCount(filters.new, storeIds);
  const dormant = useCount(filters.dormant, storeIds, orders);
  const month = { from: `${period}-01`, to: lastDayOf(period) };
  const sales = useAsk<Sales>(SALES, { filter: { ...month, ...(storeIds ? { storeIds } : {}) } }, { enabled: can('customers:analyse') });
  const failed = [members, vip, fresh, dormant].find((each) => each.isError);
  const say = (answer: typeof members) => (answer.data ? format.rough(answer.data.customers.total, answer.data.customers.totalIsExact) : '–');
  const share = (answer: typeof members) => {
    const all = members.data?.customers.total;
    return answer.data && all ? t('home.share', { share: rate((answer.data.customers.total / all).toFixed(6)) }) : undefined;
  };
  const unit = t('home.unitPeople');
  const later = { staleTime: 300_000 };
  // The clock of the page, held still: a new one at each rendering would be a new question.
  const now = useMemo(() => new Date(), []);
  const goldWas = courseOf(useAsk<Totals>(GOLD, goldCourse(today, storeIds), later).data);
  const freshWas = courseOf(useAsk<Totals>(NEWCOMERS, newCourse(today, storeIds), later).data);
  const membersWas = courseOf(useAsk<Totals>(MEMBERS, memberCourse(today, storeIds), later).data);
  const dormantWas = courseOf(useAsk<Totals>(DORMANT, stayCourse('dormant', now, storeIds), { ...later, enabled: orders && can('segments:read') }).data);
  const before = useAsk<Sales>(SALES, { filter: { ...sameDaysBefore(period, today), ...(storeIds ? { storeIds } : {}) } }, { ...later, enabled: can('customers:analyse') }).data?.salesSummary;
  const soldMore = sales.data && before && hasWholeDay(period, today) && Number(before.value) > 0 ? Number(sales.data.salesSummary.value) / Number(before.value) - 1 : undefined;
  /** In people, where the figure is a stock; in per cent, where it is a flow. */
  const delta = (course: number[] | undefined, good: 'up' | 'down', kind: 'stock' | 'flow' = 'stock') => {
    const step = moved(course);
    if (!step || (kind === 'flow' && step.share === null)) return undefined;
    const text = kind === 'flow' ? rate(Math.abs(step.share ?? 0)) : count(Math.abs(step.by));
    return <Delta value={step.by} text={step.by === 0 ? t('home.same') : text} base={t(kind === 'flow' ? 'home.beforeThat' : 'home.before30')} good={good} />;
  };
  return (
    <>
      {failed && <Failed fault={failed.error} onRetry={() => { for (const each of [members, vip, fresh, dormant]) void each.refetch(); }} />}
      <div className="tiles">
        <KpiTile label={t('home.vip')} value={say(vip)} unit={unit} loading={vip.isPending} to={listLink('customers', filters.vip)} course={goldWas} delta={delta(goldWas, 'up') ?? <span className="t2">{t('home.tierGold')}</span>} base={share(vip)} />
        <KpiTile label={t('home.new')} value={say(fresh)} unit={unit} loading={fresh.isPending} to={listLink('customers', filters.new)} course={freshWas} delta={delta(freshWas, 'up', 'flow')} base={freshWas ? undefined : share(fresh)} />
        {orders && <KpiTile label={t('home.dormant')} value={say(dormant)} unit={unit} loading={dormant.isPending} to={listLink('customers', filters.dormant)} course={dormantWas} delta={delta(dormantWas, 'down')} base={share(dormant)} />}
        <KpiTile label={t('home.members')} value={say(members)} unit={unit} loading={members.isPending} to={listLink('customers', filters.members)} course={membersWas} delta={delta(membersWas, 'up')} />
        {can('customers:analyse') && (
          <KpiTile label={t('home.salesMonth', { month: format.month(period) })} value={sales.data ? format.rough(sales.data.salesSummary.value) : '–'} unit={t('home.unitMoney')} loading={sales.isPending}
            to={sales.data && opensList(rooms, 'purchases') ? listLink('purchases', sales.data.salesSummary.rows) : undefined}
            delta={soldMore !== undefined && <Delta value={soldMore} text={rate(Math.abs(soldMore))} base={t('home.sameDays')} good="up" />} base={sales.data && soldMore === undefined && t('home.receipts', { count: format.count(sales.data.salesSummary.receipts) })} />
        )}
      </div>
    </>
  );
}
