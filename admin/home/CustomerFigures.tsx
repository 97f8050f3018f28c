// Five figures about customers; each opens the list with the very filter that counted it.
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { listLink } from '../shared/cells.tsx';
import { useCan } from '../provider/viewer.ts';
import { addDays, dayOf, rate, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Failed } from '../shared/states.tsx';

const COUNT = gql`query HomeCount($filter: CustomerFilter) { customers(filter: $filter, page: { limit: 1 }) { total totalIsExact } }`;
interface Answer { customers: { total: number; totalIsExact: boolean } }
type Filter = Record<string, unknown>;

function useCount(filter: Filter, enabled = true) {
  return useAsk<Answer>(COUNT, { filter: wireFilter(filter) }, { enabled });
}

/** The filters behind the figures, as the list's address says them. */
export function figureFilters(today: string, storeIds: string[] | null): Record<'members' | 'vip' | 'new' | 'dormant', Filter> {
  const scope: Filter = storeIds ? { storeId: storeIds } : {};
  return {
    members: { ...scope, 'memberNo@isNull': false },
    vip: { ...scope, tier: ['GOLD'] },
    new: { ...scope, 'joinedOn@gte': addDays(today, -30) },
    dormant: { ...scope, 'behaviour.lastPurchaseOn@lt': addDays(today, -180) },
  };
}

export function CustomerFigures() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { storeIds } = useScope();
  const today = dayOf(new Date());
  const filters = figureFilters(today, storeIds);
  const orders = can('customers:read-orders');
  const members = useCount(filters.members);
  const vip = useCount(filters.vip);
  const fresh = useCount(filters.new);
  const dormant = useCount(filters.dormant, orders);
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
      </div>
    </>
  );
}
