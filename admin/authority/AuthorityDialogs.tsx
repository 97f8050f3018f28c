// One line of a policy of authority at a time: a limit, who decides up to how much, and by when.
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { Fault } from '../provider/faults.ts';
import { FieldShell, Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { saySource, sourceWritten } from '../shared/source.ts';
import { type Approver, freshId, type Limit, moneyOf, type Rules } from './authority.operations.ts';

export interface RoleName { key: string; name: string }
const PERS = ['GRANT', 'CASE', 'CUSTOMER_MONTH', 'ACTOR_MONTH', 'STORE_MONTH'] as const;
const KINDS = ['REFUND', 'VOUCHER', 'GIFT', 'SERVICE', 'CARE'] as const;
/** A fault of one field, said at it. */
const faultAt = (field: string, words: string): Fault => new Fault('VALIDATION', words, { fields: { [field]: words } });

function Ticks({ name, label, help, all }: { name: string; label: string; help?: string; all: readonly RoleName[] }) {
  const { setValue } = useFormContext();
  const chosen = (useWatch({ name }) as string[] | undefined) ?? [];
  return (
    <FieldShell label={label} help={help} group>{() => (
      <span className="row wrap g12">{all.map((one) => <label key={one.key} className="choice t13"><input type="checkbox" className="ck" checked={chosen.includes(one.key)} onChange={() => setValue(name, chosen.includes(one.key) ? chosen.filter((key) => key !== one.key) : [...chosen, one.key])} />{one.name}</label>)}</span>
    )}</FieldShell>
  );
}

/** Said at the field, as it will be read when it is sent. */
const inMoney = (t: (key: string) => string) => ({ validate: (given: unknown) => !String(given ?? '').trim() || moneyOf(given) !== null || t('authority.money') });

/** `limit` null: a new one. What it says of scenarios stays as it is. */
export function LimitDialog({ limit, rules, roles, hasKinds, onDone, onClose }: { limit: Limit | null; rules: Rules; roles: readonly RoleName[]; hasKinds: boolean; onDone: (limits: Limit[]) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t(limit ? 'authority.limit.edit' : 'authority.limit.add')} act={t('form.save')} onClose={onClose}
      defaults={{ per: limit?.per ?? 'CASE', amount: limit?.amount ?? '', roles: limit?.roles ?? [], kinds: limit?.kinds ?? [], source: saySource(limit?.source, t) }}
      onSend={async (values) => {
        const amount = moneyOf(values.amount);
        if (!amount) throw faultAt('amount', t('authority.money'));
        const [some, kinds] = [values.roles as string[], values.kinds as string[]];
        const { roles: _roles, kinds: _kinds, ...rest } = limit ?? { id: freshId(rules.limits, 'own'), roles: undefined, kinds: undefined };
        const made: Limit = { ...rest, per: String(values.per), amount, source: sourceWritten(values.source, limit?.source, t) || t('source.own'), ...(some.length > 0 ? { roles: some } : {}), ...(kinds.length > 0 ? { kinds } : {}) };
        onDone(limit ? rules.limits.map((one) => (one.id === limit.id ? made : one)) : [...rules.limits, made]);
      }}>
      <Pair><SelectField name="per" label={t('authority.limit.per')} required choices={PERS.map((value) => ({ value, label: t(`authority.per.${value}`) }))} /><TextField name="amount" label={t('authority.limit.amount')} required inputMode="decimal" rules={inMoney(t)} /></Pair>
      <Ticks name="roles" label={t('authority.limit.who')} help={t('authority.limit.rolesHelp')} all={roles} />
      {hasKinds && <Ticks name="kinds" label={t('authority.limit.what')} all={KINDS.map((key) => ({ key, name: t(`compensation.${key}`) }))} />}
      <TextField name="source" label={t('authority.limit.source')} />
    </FormDialog>
  );
}

export function ApproverDialog({ approver, rules, roles, onDone, onClose }: { approver: Approver; rules: Rules; roles: readonly RoleName[]; onDone: (approvers: Approver[]) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('authority.approver.edit')} act={t('form.save')} defaults={{ roles: approver.roles, upTo: approver.upTo ?? '' }} onClose={onClose}
      onSend={async (values) => {
        const upTo = String(values.upTo ?? '').trim() ? moneyOf(values.upTo) : null;
        if (String(values.upTo ?? '').trim() && !upTo) throw faultAt('upTo', t('authority.money'));
        const some = values.roles as string[];
        if (some.length === 0) throw faultAt('upTo', t('form.required'));
        onDone(rules.approvers.map((one) => (one.id === approver.id ? { ...one, roles: some, upTo } : one)));
      }}>
      <Ticks name="roles" label={t('authority.approver.who')} all={roles} />
      <TextField name="upTo" label={t('authority.approver.upTo')} help={t('authority.approver.upToHelp')} inputMode="decimal" rules={inMoney(t)} />
    </FormDialog>
  );
}

export function DueDialog({ minutes, onDone, onClose }: { minutes: number; onDone: (minutes: number) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('authority.dueEdit')} act={t('form.save')} defaults={{ minutes: String(minutes) }} onClose={onClose}
      onSend={async (values) => {
        const given = Number(values.minutes);
        if (!Number.isInteger(given) || given < 1 || given > 43_200) throw faultAt('minutes', t('authority.minutes'));
        onDone(given);
      }}>
      <TextField name="minutes" label={t('authority.dueField')} required type="number" />
    </FormDialog>
  );
}
