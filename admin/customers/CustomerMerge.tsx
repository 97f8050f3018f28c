// Two records of one person become one: the other is found, then field by field what is kept; it can be taken back.
import { ArrowLeftRight, Merge, Users } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Person, TierBadge } from '../shared/cells.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastFault, toastUndo } from '../shared/Toasts.tsx';
import './customers.css';
import { CUSTOMER, type CustomerDetail, MERGE, UNMERGE } from './customer-page.operations.ts';

const FIELDS = ['name', 'memberNo', 'phone', 'email', 'birthday', 'gender', 'address', 'country', 'storeId', 'joinedOn', 'channel'] as const;
type Field = (typeof FIELDS)[number];
const isNone = (value: unknown): boolean => value === null || value === undefined || value === '' || value === 'UNKNOWN';

export function CustomerMerge() {
  const { id = '' } = useParams();
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const otherId = search.get('with') ?? '';
  const stays = useAsk<{ customer: CustomerDetail | null }>(CUSTOMER, { id }, { keep: false });
  const merged = useAsk<{ customer: CustomerDetail | null }>(CUSTOMER, { id: otherId }, { enabled: Boolean(otherId), keep: false });
  const format = useFormat();
  const navigate = useNavigate();
  if (stays.error) return <Failed what={t('customers.what')} fault={stays.error} onRetry={() => stays.refetch()} />;
  if (stays.isPending) return <PageSkeleton />;
  const customer = stays.data?.customer;
  if (!customer) return <Empty icon={Users} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const other = merged.data?.customer;
  return (
    <>
      <Breadcrumb path={[{ label: t('customers.title'), to: '/customers' }, { label: customer.name, to: `/customers/${id}/show` }, { label: t('merge.title') }]} />
      {other && other.id !== customer.id ? <Choice key={`${id} ${otherId}`} stays={customer} merged={other} onSwap={() => navigate(`/customers/${otherId}/merge?with=${id}`)} />
        : <PageHeader title={t('merge.title')} facts={customer.name} />}
      <div className="form">
        <div className="col g4">
          <span className="lbl">{t('merge.find')}</span>
          <ReferencePicker label={t('merge.other')} resource="customers" say={(row) => [row.name, format.memberNo(row.memberNo as string | null), row.phone].filter((each) => each && each !== '–').join('  ')} value={otherId || null}
            onChange={(next) => setSearch((old) => { if (next && next !== id) old.set('with', next); else old.delete('with'); return old; }, { replace: true })} />
        </div>
        {otherId && merged.isPending ? <SkeletonRows rows={4} /> : !other && <p className="t13 t2">{t('merge.none')}</p>}
      </div>
    </>
  );
}

function Choice({ stays, merged, onSwap }: { stays: CustomerDetail; merged: CustomerDetail; onSwap: () => void }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [take, setTake] = useState<Field[]>([]);
  const [busy, setBusy] = useState(false);
  const say = (customer: CustomerDetail, field: Field): string => {
    const value = customer[field];
    if (isNone(value)) return '–';
    if (field === 'gender') return t(`gender.${value}`);
    if (field === 'storeId') return format.named(customer.store);
    if (field === 'birthday' || field === 'joinedOn') return format.day(String(value));
    if (field === 'channel') return t(`channel.${value}`, { _: String(value) });
    return field === 'memberNo' ? format.memberNo(String(value)) : String(value);
  };
  // Where the one that stays has nothing, the other's value is taken by itself.
  const from = (field: Field): 'stays' | 'merged' => (!isNone(merged[field]) && (take.includes(field) || isNone(stays[field])) ? 'merged' : 'stays');
  const shown = FIELDS.filter((field) => !isNone(stays[field]) || !isNone(merged[field]));
  const merge = async () => {
    setBusy(true);
    try {
      await request(MERGE, { input: { id: stays.id, expectedVersion: stays.version, mergedId: merged.id, take } });
      await queries.invalidateQueries();
      toastUndo(t('merge.done', { name: stays.name }), () => { request(UNMERGE, { id: merged.id }).then(() => queries.invalidateQueries(), (fault: Fault) => toastFault(fault.message)); });
      navigate(`/customers/${stays.id}/show`);
    } catch (fault) {
      toastFault((fault as Fault).message);
    } finally { setBusy(false); }
  };
  const head = (customer: CustomerDetail) => <span className="row"><Person name={customer.name} facts={[customer.memberNo && format.memberNo(customer.memberNo), customer.phone]} /><TierBadge tier={customer.tier} /></span>;
  return (
    <>
      <PageHeader title={t('merge.title')}>
        <button type="button" className="btn" onClick={onSwap}><ArrowLeftRight size={14} aria-hidden />{t('merge.swap')}</button>
        <button type="button" className="btn pri" disabled={busy} onClick={() => void merge()}><Merge size={14} aria-hidden />{busy ? t('merge.acting') : t('merge.act')}</button>
      </PageHeader>
      <div className="form" style={{ paddingBottom: 0 }}>
        <p className="t13 t2">{t('merge.text')}</p>
        <div className="scrollx">
          <table className="table compact flush merge">
            <thead><tr><th scope="col">{t('merge.field')}</th><th scope="col">{t('merge.stays')}</th><th scope="col">{t('merge.merged')}</th></tr>
              <tr><td />{[stays, merged].map((each) => <td key={each.id} style={{ padding: '6px 10px' }}>{head(each)}</td>)}</tr></thead>
            <tbody>{shown.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`customers.field.${field}`)}</th>
                {(['stays', 'merged'] as const).map((side) => {
                  const customer = side === 'stays' ? stays : merged;
                  const none = isNone(customer[field]);
                  return (
                    <td key={side}><label className={from(field) === side ? 'choice b' : 'choice t2'}>
                      <input type="radio" className="rd" name={`merge-${field}`} checked={from(field) === side} disabled={none} onChange={() => setTake(side === 'merged' ? [...take, field] : take.filter((each) => each !== field))} />{say(customer, field)}</label></td>
                  );
                })}
              </tr>
            ))}</tbody>
          </table>
        </div>
      </div>
    </>
  );
}
