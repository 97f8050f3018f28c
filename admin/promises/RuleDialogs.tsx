// One promise or factor in a dialog: which clock, for which tickets, how long, on which calendar, and by what it is founded.
import { useController } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { CheckField, FieldShell, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { saySource, sourceWritten } from '../shared/source.ts';
import type { Factor, Target, When } from './promises.operations.ts';

const CALENDARS = gql`query PolicyCalendars { calendars(filter: { storeId: { isNull: true } }, page: { limit: 100 }) { items { id key nameZh nameEn } } }`;
export const CLOCKS = ['PICK_UP', 'FIRST_RESPONSE', 'PLAN', 'CLOSE', 'RETURN_REVIEW', 'REFUND', 'CALLBACK'] as const;
const UNITS = ['BUSINESS_MINUTES', 'ELAPSED_MINUTES', 'WORKING_DAYS', 'WORKING_DAYS_SAME_TIME'] as const;
const CHOICES: [keyof When & ('formats' | 'classes' | 'levels' | 'tiers' | 'channels'), string, readonly string[]][] = [
  ['formats', 'format', ['SUPERMARKET', 'ECOMMERCE', 'HOME']], ['classes', 'needClass', ['ORDINARY', 'URGENT', 'SPECIAL', 'EMOTIONAL']], ['levels', 'ticketLevel', ['L1', 'L2', 'L3']],
  ['tiers', 'tier', ['GOLD', 'SILVER', 'REGULAR', 'NEW']], ['channels', 'ticketChannel', ['DESK', 'PHONE', 'CHAT', 'EMAIL', 'WECOM', 'MINI_PROGRAM', 'KIOSK', 'SOCIAL', 'ON_SITE', 'API']],
];

/** Some of a few, none meaning all. */
export function SomeField({ name, label, choices }: { name: string; label: string; choices: { value: string; label: string }[] }) {
  const { field } = useController({ name, defaultValue: [] });
  const chosen = (field.value as string[] | undefined) ?? [];
  return (
    <FieldShell label={label} group>{() => (
      <span className="row wrap g12">{choices.map((choice) => (
        <label key={choice.value} className="choice t13"><input type="checkbox" className="ck" checked={chosen.includes(choice.value)} onChange={() => field.onChange(chosen.includes(choice.value) ? chosen.filter((each) => each !== choice.value) : [...chosen, choice.value])} />{choice.label}</label>
      ))}</span>
    )}</FieldShell>
  );
}

export function WhenFields() {
  const t = useT();
  return (
    <>
      {CHOICES.map(([key, word, values]) => <SomeField key={key} name={key} label={t(`slaPolicies.${key}`)} choices={values.map((value) => ({ value, label: t(`${word}.${value}`) }))} />)}
      <Pair><CheckField name="isReturn" label={t('slaPolicies.isReturn')} /><CheckField name="isFresh" label={t('slaPolicies.isFresh')} /></Pair>
      <p className="t12 t3">{t('slaPolicies.anyOf')}</p>
    </>
  );
}
export const whenOf = (values: Record<string, unknown>, old: When): When => ({
  ...(old.categories ? { categories: old.categories } : {}),
  ...Object.fromEntries(CHOICES.flatMap(([key]) => { const list = values[key] as string[] | undefined; return list?.length ? [[key, list]] : []; })),
  ...(values.isReturn ? { isReturn: true } : {}), ...(values.isFresh ? { isFresh: true } : {}),
});
export const newId = (): string => `r${Date.now().toString(36)}`;
export const text = (value: unknown): string => String(value ?? '').trim();

export function TargetDialog({ target, onDone, onClose }: { target: Target | null; onDone: (target: Target) => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ calendars: { items: { key: string; nameZh: string; nameEn: string }[] } }>(CALENDARS, {}, { staleTime: 300_000 });
  return (
    <FormDialog title={t(target ? 'slaPolicies.editTarget' : 'slaPolicies.addTarget')} act={t('slaPolicies.done')} onClose={onClose}
      defaults={{ clock: target?.clock ?? 'FIRST_RESPONSE', amount: target?.amount ?? 60, unit: target?.unit ?? 'BUSINESS_MINUTES', calendar: target?.calendar ?? 'STORE', source: saySource(target?.source, t), noteZh: target?.noteZh ?? '', noteEn: target?.noteEn ?? '', ...target?.when }}
      onSend={async (values) => {
        const calendar = text(values.calendar);
        onDone({
          ...target, id: target?.id ?? newId(), clock: text(values.clock), when: whenOf(values, target?.when ?? {}), unit: text(values.unit), amount: Number(values.amount), source: sourceWritten(values.source, target?.source, t),
          calendar: calendar === 'STORE' || !calendar ? undefined : calendar, noteZh: text(values.noteZh) || undefined, noteEn: text(values.noteEn) || undefined,
        });
      }}>
      <SelectField name="clock" label={t('slaPolicies.column.clock')} required choices={CLOCKS.map((value) => ({ value, label: t(`clockKind.${value}`) }))} />
      <Pair>
        <TextField name="amount" label={t('slaPolicies.amount')} type="number" required rules={{ validate: (value: unknown) => (Number(value) > 0 && Number.isInteger(Number(value) * 2)) || t('form.required') }} />
        <SelectField name="unit" label={t('slaPolicies.unit')} required choices={UNITS.map((value) => ({ value, label: t(`timeUnit.${value}`) }))} />
      </Pair>
      <Pair>
        <SelectField name="calendar" label={t('slaPolicies.column.calendar')} choices={[{ value: 'STORE', label: t('slaPolicies.storeCalendar') }, ...(data?.calendars.items ?? []).map((one) => ({ value: one.key, label: format.named(one) }))]} />
        <TextField name="source" label={t('slaPolicies.column.source')} required />
      </Pair>
      <WhenFields />
      <Pair><TextField name="noteZh" label={t('slaPolicies.nameZh')} /><TextField name="noteEn" label={t('slaPolicies.nameEn')} /></Pair>
    </FormDialog>
  );
}

export function FactorDialog({ factor, onDone, onClose }: { factor: Factor; onDone: (factor: Factor) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('slaPolicies.factorEdit')} act={t('slaPolicies.done')} onClose={onClose} defaults={{ factor: factor.factor, clocks: factor.clocks, source: saySource(factor.source, t), ...factor.when }}
      onSend={async (values) => onDone({ ...factor, factor: Number(values.factor), clocks: (values.clocks as string[]).length > 0 ? values.clocks as string[] : factor.clocks, source: sourceWritten(values.source, factor.source, t), when: whenOf(values, factor.when) })}>
      <Pair><TextField name="factor" label={t('slaPolicies.factor')} type="number" required /><TextField name="source" label={t('slaPolicies.column.source')} required /></Pair>
      <SomeField name="clocks" label={t('slaPolicies.column.clock')} choices={CLOCKS.map((value) => ({ value, label: t(`clockKind.${value}`) }))} />
      <WhenFields />
    </FormDialog>
  );
}
