// Choosing a place: a store, a region or the whole chain; and saying one.
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { ReferenceField, SelectField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import type { Named } from './monthly.operations.ts';

export const PLACE_DEFAULTS = { reviewScope: 'STORE', storeId: '', regionId: '' };
/** What is sent of it. */
export const placeInput = (values: Record<string, unknown>): Record<string, unknown> => ({ reviewScope: values.reviewScope, storeId: values.reviewScope === 'STORE' ? values.storeId || null : null, regionId: values.reviewScope === 'REGION' ? values.regionId || null : null });

export function PlaceFields() {
  const t = useT();
  const { control } = useFormContext();
  const format = useFormat();
  const scope = useWatch({ control, name: 'reviewScope' }) as string;
  const say = (row: Record<string, unknown>): string => format.named(row as never);
  return (
    <>
      <SelectField name="reviewScope" label={t('monthly.scope')} required choices={['STORE', 'REGION', 'CHAIN'].map((value) => ({ value, label: t(`reviewScope.${value}`) }))} />
      {scope === 'STORE' && <ReferenceField name="storeId" label={t('monthly.store')} resource="stores" say={say} required searchable />}
      {scope === 'REGION' && <ReferenceField name="regionId" label={t('monthly.region')} resource="regions" say={say} required />}
    </>
  );
}

/** The name of a place. */
export function usePlaceName(): (row: { store: Named | null; region: Named | null }) => string {
  const t = useT();
  const format = useFormat();
  return (row) => format.named(row.store ?? row.region) || t('monthly.chain');
}
