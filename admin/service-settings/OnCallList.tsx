// Who is on call, now and later: for a store, a region or the chain, at which level of the ladder.
import { PhoneForwarded, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Avatar, StatusTag } from '../shared/cells.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, instantAt, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { END_ON_CALL, ON_CALLS, type OnCallRow, SAVE_ON_CALL } from './service-settings.operations.ts';

const instantOf = (local: unknown): string => instantAt(String(local));

export function OnCallList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const mayWrite = can('tickets:retarget');
  const [making, setMaking] = useState(false);
  const now = useMemo(() => new Date().toISOString(), []);
  const { data, error, isPending, refetch } = useAsk<{ onCalls: { items: OnCallRow[] } }>(ON_CALLS, { filter: { endsAt: { gt: now } } }, { staleTime: 5_000 });
  const rows = data?.onCalls.items ?? [];
  const end = async (row: OnCallRow) => {
    try { await request(END_ON_CALL, { input: { id: row.id, expectedVersion: row.version } }); toastDone(t('onCalls.ended')); } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
  };
  const create = mayWrite && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('onCalls.new')}</button>;
  return (
    <>
      <PageHeader title={t('onCalls.title')} facts={<span>{t('onCalls.facts')}</span>}>{create}</PageHeader>
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('onCalls.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={PhoneForwarded} title={t('onCalls.empty')} text={t('onCalls.emptyText')}>{create}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('onCalls.title')}>
            <thead><tr><th scope="col">{t('onCalls.who')}</th><th scope="col">{t('onCalls.level')}</th><th scope="col">{t('onCalls.place')}</th><th scope="col">{t('onCalls.from')}</th><th scope="col">{t('onCalls.to')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('onCalls.end')}</span></th>}</tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}>
                <td className="lead"><span className="row g6">{row.employee ? <><Avatar name={format.person(row.employee)} size={24} /><span className="b">{format.person(row.employee)}</span></> : <span className="t2">{t('onCalls.elsewhere')}</span>}{row.startsAt <= now ? <StatusTag tone="ok">{t('onCalls.now')}</StatusTag> : <StatusTag>{t('onCalls.later')}</StatusTag>}</span></td>
                <td>{t(`ticketLevel.${row.level}`)}</td><td className="t2">{row.store ? format.named(row.store) : row.region ? format.named(row.region) : t('onCalls.chain')}</td>
                <td className="t2">{format.instant(row.startsAt)}</td><td className="t2">{format.instant(row.endsAt)}</td>
                {mayWrite && <td className="r"><button type="button" className="btn sm" aria-label={t('onCalls.endOf', { name: format.person(row.employee, '') })} onClick={() => void end(row)}>{t('onCalls.end')}</button></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {making && (
        <FormDialog title={t('onCalls.new')} act={t('onCalls.new')} defaults={{ employeeId: null, level: 'L2', storeId: null, regionId: null, from: `${dayOf(new Date())}T09:00`, to: `${dayOf(new Date(Date.now() + 7 * 86_400_000))}T21:00` }} onClose={() => setMaking(false)}
          onSend={async (values) => {
            await request(SAVE_ON_CALL, { input: { employeeId: values.employeeId, level: values.level, storeId: values.storeId || null, regionId: values.regionId || null, startsAt: instantOf(values.from), endsAt: instantOf(values.to) } });
            setMaking(false);
            toastDone(t('onCalls.saved'));
            await refetch();
          }}>
          <Pair><ReferenceField name="employeeId" label={t('onCalls.who')} required resource="employees" say={format.person} /><SelectField name="level" label={t('onCalls.level')} required choices={['L1', 'L2', 'L3'].map((value) => ({ value, label: t(`ticketLevel.${value}`) }))} /></Pair>
          <Pair><ReferenceField name="storeId" label={t('onCalls.store')} help={t('onCalls.placeHelp')} resource="stores" searchable={false} say={(row) => format.named(row as never)} /><ReferenceField name="regionId" label={t('onCalls.region')} resource="regions" searchable={false} say={(row) => format.named(row as never)} /></Pair>
          <TextField name="from" label={t('onCalls.from')} type="datetime-local" required />
          <TextField name="to" label={t('onCalls.to')} type="datetime-local" required />
        </FormDialog>
      )}
    </>
  );
}
