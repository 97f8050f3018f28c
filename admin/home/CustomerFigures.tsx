// Five figures about customers; each opens the list with the very filter that counted it.
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { rooms } from '../resources.tsx';
import { listLink, opensList } from '../shared/cells.tsx';
import { useCan } from '../provider/viewer.ts';
import { addDays, dayOf, lastDayOf, rate, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Failed } from '../shared/states.tsx';

const COUNT = gql`query HomeCount($filter: CustomerFilter) { customers(filter: $filter, page: { limit: 1 }) { total totalIsExact } }`;
interface Answer { customers: { total: number; totalIsExact: boolean } }
type Filter = Record<string, unknown>;

function useCount(filter: Filter, storeIds: string[] | null, enabled = true) {
  return useAsk<Answer>(COUNT, { filter: wireFilter({ ...filter, ...(storeIds ? { storeId: storeIds } : {}) }) }, { enabled });
}

const SALES = gql`query HomeMonth($filter: SalesFilter) { salesSummary(filter: $filter) { value receipts rows } }`;
interface Sales { salesSummary: { value: string; receipts: number; rows: Filter } }

/** The filters behind the figures, as the list's address says them; the scope stands in the address by itself. */
export function figureFilters(today: string): Record<'members' | 'vip' | 'new' | 'dormant', Filter> {
  return {
    members: { 'memberNo@isNull': false },
    vip: { tier: ['GOLD'] },
    new: { 'joinedOn@gte': addDays(today, -30) },
    dormant: { 'behaviour.lastPurchaseOn@lt': addDays(today, -180) },
  };
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
  return (
    <>
      {failed && <Failed fault={failed.error} onRetry={() => { for (const each of [members, vip, fresh, dormant]) void each.refetch(); }} />}
      <div className="tiles">
        <KpiTile label={t('home.vip')} value={say(vip)} unit={unit} loading={vip.isPending} to={listLink('customers', filters.vip)} delta={<span className="t2">{t('home.tierGold')}</span>} base={share(vip)} />
        <KpiTile label={t('home.new')} value={say(fresh)} unit={unit} loading={fresh.isPending} to={listLink('customers', filters.new)} delta={<span className="t2">{t('home.since', { day: format.day(addDays(today, -30)) })}</span>} base={share(fresh)} />
        {orders && <KpiTile label={t('home.dormant')} value={say(dormant)} unit={unit} loading={dormant.isPending} to={listLink('customers', filters.dormant)} delta={<span className="t2 el">{t('home.before', { day: format.day(addDays(today, -180)) })}</span>} base={share(dormant)} />}
        <KpiTile label={t('home.members')} value={say(members)} unit={unit} loading={members.isPending} to={listLink('customers', filters.members)} />
        {can('customers:analyse') && (
          <KpiTile label={t('home.salesMonth', { month: format.month(period) })} value={sales.data ? format.rough(sales.data.salesSummary.value) : '–'} unit={t('home.unitMoney')} loading={sales.isPending}
            to={sales.data && opensList(rooms, 'purchases') ? listLink('purchases', sales.data.salesSummary.rows) : undefined} base={sales.data && t('home.receipts', { count: format.count(sales.data.salesSummary.receipts) })} />
        )}
      </div>
    </>
  );
}
