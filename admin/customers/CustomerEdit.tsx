// Creates and changes a customer; phone and mail stay masked, and are only sent when new ones are written.
import { useGetOne } from 'ra-core';
import { useMemo } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { standing, useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { CheckField, Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { useFormat } from '../shared/format.ts';
import { FormFrame } from '../shared/FormFrame.tsx';
import { Failed, PageSkeleton } from '../shared/states.tsx';
import { CHANNELS } from './words.ts';

const FIELDS = gql`query CustomFields { customFields(page: { limit: 100 }) { items { id key labelZh labelEn fieldKind choices } } }`;
interface CustomField { key: string; labelZh: string; labelEn: string; fieldKind: string; choices: { value: string; zh: string; en: string }[] | null }
interface CustomerRecord { id: string; phone: string | null; email: string | null; custom: Record<string, unknown> | null; name: string; [key: string]: unknown }
const GENDERS = ['FEMALE', 'MALE', 'UNKNOWN'];
const CUSTOM = 'custom_';

export function CustomerEdit() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = standing(useGetOne<CustomerRecord>('customers', { id }, { retry: false }));
  if (error) return <Failed what={t('customers.what')} fault={error as Fault} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  return <CustomerForm key={id} record={data} />;
}
export const CustomerCreate = () => <CustomerForm />;

function CustomerForm({ record }: { record?: CustomerRecord }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const { data } = useAsk<{ customFields: { items: CustomField[] } }>(FIELDS, {}, { staleTime: 300_000 });
  const own = data?.customFields.items ?? [];
  // Masked values are never put into the form: what is shown is no value to send back.
  const start = useMemo(() => {
    if (!record) return undefined;
    const { phone: _phone, email: _email, custom, store: _store, tags: _tags, behaviour: _behaviour, tier: _tier, ...plain } = record;
    return { ...plain, ...Object.fromEntries(Object.entries(custom ?? {}).map(([key, value]) => [CUSTOM + key, value])) } as Record<string, unknown> & { id: string };
  }, [record]);
  const transform = (values: FieldValues): FieldValues => {
    const { newPhone, newEmail, ...rest } = values;
    const custom = Object.fromEntries(Object.entries(rest).filter(([key]) => key.startsWith(CUSTOM)).map(([key, value]) => [key.slice(CUSTOM.length), value === '' ? null : value]));
    const plain = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith(CUSTOM)).map(([key, value]) => [key, value === '' ? null : value]));
    const changed = Object.entries(custom).filter(([key, value]) => JSON.stringify(value ?? null) !== JSON.stringify(record?.custom?.[key] ?? null));
    const sent = record ? plain : Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null));
    return { ...sent, ...(newPhone ? { phone: newPhone } : {}), ...(newEmail ? { email: newEmail } : {}), ...(changed.length > 0 ? { custom: Object.fromEntries(changed) } : {}) };
  };
  const label = (key: string) => t(`customers.field.${key}`);
  const labels = Object.fromEntries([
    ...['name', 'memberNo', 'birthday', 'gender', 'storeId', 'joinedOn', 'channel', 'address', 'country'].map((key) => [key, label(key)]),
    ['newPhone', label('phone')], ['newEmail', label('email')], ...own.map((field) => [CUSTOM + field.key, format.label({ zh: field.labelZh, en: field.labelEn })]),
  ]);
  const serverNames = Object.fromEntries([['phone', 'newPhone'], ['email', 'newEmail'], ...own.map((field) => [`custom.${field.key}`, CUSTOM + field.key])]);
  const kept = (masked: string | null | undefined) => (masked ? t('customers.form.kept', { value: masked }) : undefined);
  return (
    <FormFrame resource="customers" record={start} title={record ? record.name : t('customers.new')} labels={labels} held={record} serverNames={serverNames} transform={transform} saveLabel={record ? undefined : t('customers.create')}
      path={[{ label: t('customers.title'), to: '/customers' }, ...(record ? [{ label: record.name, to: `/customers/${record.id}/show` }, { label: t('customers.edit') }] : [{ label: t('customers.new') }])]}
      onSaved={(row) => navigate(`/customers/${row.id}/show`)}>
      <Pair><TextField name="name" label={label('name')} required /><TextField name="memberNo" label={label('memberNo')} help={record ? undefined : t('customers.form.memberNoHelp')} /></Pair>
      {can('customers:contact') && (
        <Pair>
          <TextField name="newPhone" type="tel" label={label('phone')} placeholder={record?.phone ?? undefined} help={kept(record?.phone)} />
          <TextField name="newEmail" type="email" label={label('email')} placeholder={record?.email ?? undefined} help={kept(record?.email)} />
        </Pair>
      )}
      <Pair>
        {can('customers:birthday') ? <TextField name="birthday" type="date" label={label('birthday')} /> : <span />}
        <SelectField name="gender" label={label('gender')} choices={GENDERS.map((value) => ({ value, label: t(`gender.${value}`) }))} />
      </Pair>
      <Pair>
        <ReferenceField name="storeId" label={label('storeId')} resource="stores" say={(row) => format.named(row as { nameZh?: string; nameEn?: string })} sort={{ field: 'code', order: 'ASC' }} />
        <TextField name="joinedOn" type="date" label={label('joinedOn')} />
      </Pair>
      <Pair>
        <SelectField name="channel" label={label('channel')} none choices={[...new Set([...CHANNELS, ...(record?.channel ? [String(record.channel)] : [])])].map((value) => ({ value, label: t(`channel.${value}`, { _: value }) }))} />
        <TextField name="country" label={label('country')} />
      </Pair>
      {can('customers:address') && <TextField name="address" label={label('address')} multiline />}
      {own.length > 0 && <h2 className="h3" style={{ marginTop: 8 }}>{t('customers.ownFields')}</h2>}
      {own.map((field) => <OwnField key={field.key} field={field} />)}
    </FormFrame>
  );
}

function OwnField({ field }: { field: CustomField }) {
  const format = useFormat();
  const name = CUSTOM + field.key;
  const label = format.label({ zh: field.labelZh, en: field.labelEn });
  if (field.fieldKind === 'BOOLEAN') return <CheckField name={name} label={label} />;
  if (field.fieldKind === 'CHOICE') return <SelectField name={name} label={label} none choices={(field.choices ?? []).map((choice) => ({ value: choice.value, label: format.label(choice) }))} />;
  return <TextField name={name} label={label} type={field.fieldKind === 'NUMBER' ? 'number' : field.fieldKind === 'DAY' ? 'date' : 'text'} />;
}
