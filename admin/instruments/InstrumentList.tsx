// The instruments by which goods are measured, those whose calibration ends first on top; registered here, calibrated anew, retired.
import { Gauge, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { CheckField, Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { PLAN_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { INSTRUMENT_KINDS, type InstrumentRow, INSTRUMENTS, SAVE_INSTRUMENT } from './instruments.operations.ts';

/** Days before its end from which a calibration is said to run out. */
const SOON_DAYS = 30;
const DAY = 86_400_000;
const daysLeft = (row: InstrumentRow, today: string): number => Math.round((Date.parse(row.calibrationDueOn) - Date.parse(today)) / DAY);
const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export function InstrumentList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [editing, setEditing] = useState<InstrumentRow | 'new' | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ instruments: { items: InstrumentRow[] } }>(INSTRUMENTS, undefined, { staleTime: 0 });
  const today = dayOf(new Date());
  const rows = [...(data?.instruments.items ?? [])].sort((a, b) => Number(a.isRetired) - Number(b.isRetired));
  const old = editing && editing !== 'new' ? editing : null;
  const state = (row: InstrumentRow) => {
    const left = daysLeft(row, today);
    if (row.isRetired) return <StatusTag tone="paused">{t('instruments.retired')}</StatusTag>;
    if (left < 0) return <StatusTag tone="late">{t('instruments.over', { smart_count: -left })}</StatusTag>;
    return left <= SOON_DAYS ? <StatusTag tone="soon">{t('instruments.soon', { smart_count: left })}</StatusTag> : <StatusTag tone="ok">{t('instruments.holds')}</StatusTag>;
  };
  const create = can('quality:write-templates') && <button type="button" className="btn pri" onClick={() => setEditing('new')}><Plus size={14} aria-hidden />{t('instruments.new')}</button>;
  return (
    <>
      <PageHeader title={t('instruments.title')} facts={<span>{t('instruments.facts')}</span>}>{create}</PageHeader>
      <SectionTabs sections={PLAN_SECTIONS} label={t('programmes.title')} />
      {error ? <Failed what={t('instruments.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Gauge} title={t('instruments.empty')} text={t('instruments.emptyText')}>{create}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('instruments.title')}>
            <thead><tr><th scope="col">{t('instruments.title')}</th><th scope="col">{t('instruments.kind')}</th><th scope="col">{t('instruments.place')}</th><th scope="col">{t('instruments.keeper')}</th><th scope="col">{t('instruments.state')}</th><th scope="col">{t('instruments.calibratedOn')}</th><th scope="col">{t('instruments.dueOn')}</th><th scope="col">{t('instruments.certificate')}</th><th scope="col"><span className="visually-hidden">{t('instruments.calibrate')}</span></th></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.id}>
                <td className="lead"><span className="b">{format.named(row)}</span> <span className="mono t12 t3">{row.number}</span></td><td className="t2">{t(`instrumentKind.${row.instrumentKind}`)}</td><td className="t2 minor">{row.store ? format.named(row.store) : t('instruments.goesAlong')}</td><td className="t2 minor">{format.person(row.keeper)}</td><td>{state(row)}</td>
                <td className="t2 minor">{format.day(row.calibratedOn)}</td><td className="t2">{format.day(row.calibrationDueOn)}</td><td className="mono t2 minor">{row.certificateNo ?? '–'}</td>
                <td className="r"><button type="button" className="btn sm" aria-label={t('instruments.calibrateOf', { number: row.number })} onClick={() => setEditing(row)}>{t('instruments.calibrate')}</button></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && (
        <FormDialog title={old ? t('instruments.calibrateOf', { number: old.number }) : t('instruments.new')} act={t('instruments.save')} onClose={() => setEditing(null)}
          defaults={old ? { calibratedOn: today, calibrationDueOn: plusDays(today, 365), certificateNo: null, keeperId: old.keeperId, isRetired: old.isRetired } : { number: '', nameZh: '', nameEn: '', instrumentKind: 'HARDNESS', storeId: null, keeperId: null, calibratedOn: today, calibrationDueOn: plusDays(today, 365), certificateNo: null }}
          onSend={async (values) => {
            // Retired without a new calibration: its days stay.
            const { isRetired, ...rest } = values;
            await request(SAVE_INSTRUMENT, { input: old ? { id: old.id, expectedVersion: old.version, isRetired: Boolean(isRetired), ...(isRetired ? {} : rest) } : rest });
            setEditing(null);
            await refetch();
            toastDone(t('instruments.saved'));
          }}>
          {!old && <><TextField name="number" label={t('instruments.number')} help={t('instruments.numberHelp')} required /><Pair><TextField name="nameZh" label={t('instruments.nameZh')} required /><TextField name="nameEn" label={t('instruments.nameEn')} required /></Pair>
            <SelectField name="instrumentKind" label={t('instruments.kind')} required choices={INSTRUMENT_KINDS.map((value) => ({ value, label: t(`instrumentKind.${value}`) }))} />
            <ReferenceField name="storeId" label={t('instruments.place')} help={t('instruments.goesAlong')} resource="stores" say={(row) => format.named(row as unknown as { nameZh: string; nameEn: string })} /></>}
          <Pair><TextField name="calibratedOn" label={t('instruments.calibratedOn')} type="date" required /><TextField name="calibrationDueOn" label={t('instruments.dueOn')} type="date" required /></Pair>
          <ReferenceField name="keeperId" label={t('instruments.keeper')} help={t('instruments.keeperHelp')} resource="employees" filter={{ leftOn: { isNull: true } }} say={format.person} />
          <TextField name="certificateNo" label={t('instruments.certificate')} />
          {old && <CheckField name="isRetired" label={t('instruments.retire')} />}
        </FormDialog>
      )}
    </>
  );
}
