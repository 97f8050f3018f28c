// Grants a role: which one, how far it reaches, from when and until when; says what it will allow before it is given.
import { useQueryClient } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { toastDone } from '../shared/Toasts.tsx';

const GRANT = gql`mutation GrantRole($input: GrantRoleInput!) { grantRole(input: $input) { id } }`;
const ROLES = gql`query RolesToGrant { roles(page: { limit: 100 }, sort: [{ field: KEY, order: ASC }]) { items { id key nameZh nameEn words } } }`;
interface RoleName { id: string; key: string; nameZh: string; nameEn: string; words: string[] }

export function GrantDialog({ user, onClose }: { user: { id: string; name: string }; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const queries = useQueryClient();
  const { data } = useAsk<{ roles: { items: RoleName[] } }>(ROLES, {}, { staleTime: 60_000 });
  const roles = data?.roles.items ?? [];
  return (
    <FormDialog title={t('grants.title', { name: format.person(user) })} act={t('grants.act')} onClose={onClose} defaults={{ scope: 'STORE', startsOn: dayOf(new Date()) }}
      onSend={async ({ roleId, scope, storeId, regionId, startsOn, endsOn }) => {
        await request(GRANT, { input: { userId: user.id, roleId, scope, ...(scope === 'STORE' ? { storeId } : {}), ...(scope === 'REGION' ? { regionId } : {}), startsOn: startsOn || undefined, endsOn: endsOn || undefined } });
        toastDone(t('grants.given', { name: format.named(roles.find((role) => role.id === roleId)) }));
        onClose();
        await queries.invalidateQueries({ queryKey: ['users'] });
      }}>
      <SelectField name="roleId" label={t('grants.role')} required choices={roles.map((role) => ({ value: role.id, label: format.named(role) }))} />
      <Allows roles={roles} />
      <SelectField name="scope" label={t('grants.scope')} required choices={['OWN', 'STORE', 'REGION', 'ALL'].map((value) => ({ value, label: t(`scope.${value}`) }))} />
      <Place />
      <Pair><TextField name="startsOn" type="date" label={t('grants.startsOn')} /><TextField name="endsOn" type="date" label={t('grants.endsOn')} help={t('grants.endsHelp')} /></Pair>
    </FormDialog>
  );
}

function Allows({ roles }: { roles: RoleName[] }) {
  const t = useT();
  const format = useFormat();
  const { watch } = useFormContext();
  const role = roles.find((each) => each.id === watch('roleId'));
  if (!role) return null;
  return <p className="note t12" role="status" style={{ maxHeight: 120, overflow: 'auto' }} tabIndex={0}><span><b>{t('grants.may')}</b> {role.words.map((word) => t(`right.${word}`, { _: word })).join(format.language === 'zh' ? '、' : ', ')}</span></p>;
}

function Place() {
  const t = useT();
  const format = useFormat();
  const { watch } = useFormContext();
  const scope = watch('scope') as string;
  if (scope === 'STORE') return <ReferenceField name="storeId" label={t('grants.store')} resource="stores" required say={(row) => format.named(row as never)} />;
  if (scope === 'REGION') return <ReferenceField name="regionId" label={t('grants.region')} resource="regions" required searchable={false} say={(row) => format.named(row as never)} />;
  return null;
}
