// Gives somebody else a new password.
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';

const SET = gql`mutation SetPassword($input: SetPasswordInput!) { setPassword(input: $input) { id } }`;

export function PasswordDialog({ user, onClose }: { user: { id: string; version: number; name: string; nameEn?: string | null }; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const queries = useQueryClient();
  return (
    <FormDialog title={t('users.setPasswordTitle', { name: format.person(user) })} text={t('users.setPasswordText')} act={t('users.setPassword')} onClose={onClose}
      onSend={async ({ password }) => {
        await request(SET, { input: { id: user.id, expectedVersion: user.version, password: password ?? '' } });
        toastDone(t('users.passwordSet', { name: format.person(user) }));
        onClose();
        await queries.invalidateQueries({ queryKey: ['users'] });
      }}>
      <TextField name="password" type="password" label={t('users.newPassword')} help={t('users.passwordHelp')} autoComplete="new-password" required />
    </FormDialog>
  );
}
