// Creates and changes a store: names, region, format, zone and opening hours.
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { EditPage } from '../shared/EditPage.tsx';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { DAYS, type Hours } from './hours.ts';
import { OpeningHoursField } from './OpeningHoursField.tsx';
import type { StoreRow } from './StoreList.tsx';
import { FORMATS, ZONES } from './words.ts';

const USUAL: Hours = Object.fromEntries(DAYS.map((day) => [day, [['08:00', '22:00']]]));

export function StoreEdit() {
  const t = useT();
  return <EditPage<StoreRow> resource="stores" what={t('stores.title')}>{(row) => <StoreForm record={row} />}</EditPage>;
}
export const StoreCreate = () => <StoreForm />;

function StoreForm({ record }: { record?: StoreRow }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const labels = {
    code: t('stores.code'), nameZh: t('stores.nameZh'), nameEn: t('stores.nameEn'), regionId: t('stores.region'), format: t('stores.format'),
    timeZone: t('stores.zone'), openingHours: t('stores.hours'), openedOn: t('stores.openedOn'), closedOn: t('stores.closedOn'),
  };
  const zones = [...new Set([...ZONES, ...(record ? [record.timeZone] : [])])];
  const title = record ? format.named(record) : t('stores.new');
  return (
    <FormFrame resource="stores" record={record as never} defaults={{ timeZone: 'Asia/Shanghai', openingHours: USUAL, format: 'SUPERMARKET' }} title={title} labels={labels}
      saveLabel={record ? undefined : t('stores.create')} path={[{ label: t('stores.title'), to: '/stores' }, { label: title }]} onSaved={() => navigate('/stores')}>
      <Pair><TextField name="nameZh" label={labels.nameZh} required /><TextField name="nameEn" label={labels.nameEn} required /></Pair>
      <Pair><TextField name="code" label={labels.code} help={t('stores.codeHelp')} required />
        <SelectField name="format" label={labels.format} required choices={FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))} /></Pair>
      <Pair><ReferenceField name="regionId" label={labels.regionId} resource="regions" required searchable={false} say={(row) => format.named(row as never)} />
        <SelectField name="timeZone" label={labels.timeZone} help={t('stores.zoneHelp')} choices={zones.map((value) => ({ value, label: t(`zone.${value}`, { _: value }) }))} /></Pair>
      <Pair><TextField name="openedOn" type="date" label={labels.openedOn} /><TextField name="closedOn" type="date" label={labels.closedOn} /></Pair>
      <OpeningHoursField name="openingHours" label={labels.openingHours} />
    </FormFrame>
  );
}
