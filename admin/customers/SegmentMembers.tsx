// Who is in a segment and who was: when they joined and left, why, and the rule's answer for each of them.
import { Filter, UserMinus } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Person, TierBadge } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastFault, toastUndo } from '../shared/Toasts.tsx';
import { sayWhy } from './because.ts';
import { ADD_MEMBERS, REMOVE_MEMBERS } from './bulk-undo.ts';
import { type Member, MEMBERS, type SegmentRow } from './segment.operations.ts';
import { type WhyOf, WhyPopover } from './Why.tsx';

const PAGE = 25;
const FILTERS = { members: { leftAt: { isNull: true } }, left: { leftAt: { isNull: false } } } as const;
type Tab = keyof typeof FILTERS;
interface Answer { segmentMemberships: { items: Member[]; total: number; totalIsExact: boolean; hasNext: boolean } }

export function SegmentMembers({ segment }: { segment: SegmentRow }) {
  const t = useT();
  const format = useFormat();
  const [search] = useSearchParams();
  const [tab, setTab] = useState<Tab>(search.get('tab') === 'left' ? 'left' : 'members');
  const [limit, setLimit] = useState(PAGE);
  const [why, setWhy] = useState<WhyOf | null>(null);
  const [narrow, wide] = [{ segmentId: { eq: segment.id }, ...FILTERS.members }, { segmentId: { eq: segment.id }, ...FILTERS.left }];
  const inside = useAsk<Answer>(MEMBERS, { filter: narrow, page: { limit: tab === 'members' ? limit : 1 } });
  const left = useAsk<Answer>(MEMBERS, { filter: wide, page: { limit: tab === 'left' ? limit : 1 } });
  const shown = tab === 'members' ? inside : left;
  const page = shown.data?.segmentMemberships;
  const counts = { members: inside.data?.segmentMemberships, left: left.data?.segmentMemberships };
  return (
    <section className="col grow" aria-label={t('segments.members')}>
      <div className="tabs" role="tablist" aria-label={t('segments.members')} style={{ padding: '0 16px' }}>
        {(['members', 'left'] as const).map((each) => (
          <button key={each} type="button" role="tab" id={`members-tab-${each}`} aria-controls="members-panel" className="tab" aria-selected={tab === each} onClick={() => { setTab(each); setLimit(PAGE); }}>
            {t(each === 'members' ? 'segments.members' : 'segments.leftTab')}{counts[each] && <i>{format.rough(counts[each]?.total, counts[each]?.totalIsExact)}</i>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="members-panel" aria-labelledby={`members-tab-${tab}`} className="col">
        {shown.error ? <Failed what={t('segments.members')} fault={shown.error} onRetry={() => shown.refetch()} />
          : !page ? <SkeletonRows rows={8} />
            : page.items.length === 0 ? <Empty icon={Filter} title={t(tab === 'members' ? 'segments.noMembers' : 'segments.noLeft')} text={t(tab === 'members' ? 'segments.noMembersText' : 'segments.noLeftText')} />
              : <Table segment={segment} items={page.items} tab={tab} onWhy={setWhy} />}
        {page?.hasNext && limit < 200 && <button type="button" className="btn sm" style={{ margin: '8px 20px 16px', alignSelf: 'flex-start' }} onClick={() => setLimit(Math.min(limit + 2 * PAGE, 200))}>{t('segments.more', { count: 2 * PAGE })}</button>}
      </div>
      {why && <WhyPopover key={why.customer?.id ?? 'any'} of={why} segmentId={segment.id} onClose={() => setWhy(null)} />}
    </section>
  );
}

function Table({ segment, items, tab, onWhy }: { segment: SegmentRow; items: Member[]; tab: Tab; onWhy: (of: WhyOf) => void }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const queries = useQueryClient();
  const fixed = segment.segmentKind === 'STATIC';
  const takeOut = async (customer: { id: string; name: string }) => {
    const input = { segmentId: segment.id, customerIds: [customer.id] };
    try {
      await request(REMOVE_MEMBERS, { input });
      await queries.invalidateQueries();
      toastUndo(t('segments.removed', { name: customer.name }), () => { request(ADD_MEMBERS, { input }).then(() => queries.invalidateQueries(), (fault: Fault) => toastFault(fault.message)); });
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  return (
    <div className="scrollx">
      <table className="table phone" aria-label={t(tab === 'members' ? 'segments.members' : 'segments.leftTab')}>
        <thead><tr>
          <th scope="col">{t('customers.column.name')}</th><th scope="col">{t('customers.column.tier')}</th><th scope="col">{t('segments.joined')}</th>
          {tab === 'left' && <th scope="col">{t('segments.left')}</th>}<th scope="col">{t('segments.why')}</th><td />
        </tr></thead>
        <tbody>{items.map((each) => (
          <tr key={each.id}>
            <td className="lead">{each.customer ? <Person name={each.customer.name} facts={[each.customer.memberNo && format.memberNo(each.customer.memberNo)]} to={`/customers/${each.customer.id}/show`} /> : '–'}</td>
            <td>{each.customer && <TierBadge tier={each.customer.tier} />}</td>
            <td className="t2">{format.instant(each.joinedAt)}</td>
            {tab === 'left' && <td className="t2">{format.instant(each.leftAt)}</td>}
            <td className="t2">{sayWhy(t, tab === 'left' ? each.leftWhy : each.joinedWhy)}</td>
            <td className="r">
              {each.customer && !fixed && <button type="button" className="lk t12" aria-label={t(tab === 'left' ? 'segments.whyOut' : 'segments.whyIn', { name: each.customer.name })} onClick={(event) => onWhy({ anchor: event.currentTarget, customer: each.customer })}>{t('segments.why')}</button>}
              {each.customer && fixed && tab === 'members' && can('segments:write') && <button type="button" className="lk t12" aria-label={t('segments.removeMember', { name: each.customer.name })} onClick={() => each.customer && void takeOut(each.customer)}><UserMinus size={12} aria-hidden />{t('segments.remove')}</button>}
            </td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
