// The chain as a tree: head office and regions, their stores, and in each who leads whom; a store's people are asked for when it is opened.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { PLACES, useStaffWords } from './words.ts';
import './org.css';

interface Named { id: string; nameZh: string; nameEn: string }
interface Somebody { id: string; name: string; position: string; employment: string; managerId: string | null }
const TREE = gql`query OrgTree { regions(page: { limit: 100 }) { items { id nameZh nameEn } } stores(page: { limit: 200 }) { items { id nameZh nameEn regionId closedOn } } }`;
const PEOPLE = gql`query OrgPeople($filter: EmployeeFilter) { employees(filter: $filter, page: { limit: 200 }) { total items { id name nameEn position employment managerId } } }`;

export function OrgTree() {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ regions: { items: Named[] }; stores: { items: (Named & { regionId: string; closedOn: string | null })[] } }>(TREE);
  return (
    <>
      <PageHeader title={t('orgTree.title')} facts={data && <span>{t('orgTree.facts', { regions: data.regions.items.length, stores: data.stores.items.length })}</span>} />
      <SectionTabs sections={PLACES} label={t('staff.places')} />
      {error ? <Failed what={t('orgTree.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <ul className="plain org" style={{ padding: '12px 24px' }} aria-label={t('orgTree.title')}>
          <Place name={t('staff.none')} filter={{ storeId: { isNull: true } }} isFirst />
          {data.regions.items.map((region) => {
            const stores = data.stores.items.filter((one) => one.regionId === region.id && !one.closedOn);
            return (
              <li key={region.id}>
                <details open><summary className="b">{format.named(region)} <span className="t12 t3 n">{t('orgTree.stores', { count: stores.length, smart_count: stores.length })}</span></summary>
                  <ul className="plain org">{stores.map((store) => <Place key={store.id} name={format.named(store)} filter={{ storeId: { eq: store.id } }} />)}</ul></details>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** A store, or the head office, with its people under whoever leads them. */
function Place({ name, filter, isFirst = false }: { name: string; filter: object; isFirst?: boolean }) {
  const [isOpen, setOpen] = useState(isFirst);
  return <li><details open={isOpen} onToggle={(event) => { if (event.target === event.currentTarget) setOpen(event.currentTarget.open); }}><summary className={isFirst ? 'b' : undefined}>{name}</summary>{isOpen && <People filter={filter} />}</details></li>;
}

function People({ filter }: { filter: object }) {
  const t = useT();
  const { data, error, refetch } = useAsk<{ employees: { total: number; items: Somebody[] } }>(PEOPLE, { filter: { ...filter, leftOn: { isNull: true } } });
  if (error) return <Failed what={t('employees.title')} fault={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows rows={3} />;
  const { items, total } = data.employees;
  if (items.length === 0) return <p className="t13 t3" style={{ padding: '4px 20px' }}>{t('orgTree.nobody')}</p>;
  const here = new Set(items.map((one) => one.id));
  return (
    <>
      <ul className="plain org">{items.filter((one) => !one.managerId || !here.has(one.managerId)).map((one) => <Node key={one.id} one={one} all={items} above={[]} />)}</ul>
      {total > items.length && <p className="t12 t3">{t('orgTree.more', { shown: items.length, total })}</p>}
    </>
  );
}

function Node({ one, all, above }: { one: Somebody; all: readonly Somebody[]; above: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  const words = useStaffWords();
  // Whoever leads in a circle is shown once.
  const below = all.filter((each) => each.managerId === one.id && !above.includes(each.id) && each.id !== one.id);
  return (
    <li>
      <span className="row g8 t13" style={{ padding: '3px 0' }}><Link className="lk" to={`/employees/${one.id}/show`}>{format.person(one)}</Link><span className="t2">{words.position(one.position)}</span>{one.employment === 'INTERN' && <StatusTag tone="ac">{t('employment.INTERN')}</StatusTag>}</span>
      {below.length > 0 && <ul className="plain org">{below.map((each) => <Node key={each.id} one={each} all={all} above={[...above, one.id]} />)}</ul>}
    </li>
  );
}
