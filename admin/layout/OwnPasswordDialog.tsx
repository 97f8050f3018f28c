// Changes one's own password: the present one, the next one twice; all other sign-ins end.
import { useFormContext } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { toastDone } from '../shared/Toasts.tsx';

const CHANGE = gql`mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }`;

export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={t('me.password')} text={t('me.passwordText')} act={t('me.passwordAct')} onClose={onClose}
      onSend={async ({ current, next }) => {
        await request(CHANGE, { input: { current, next } });
        toastDone(t('me.passwordDone'));
        onClose();
      }}>
      <TextField name="current" type="password" label={t('me.passwordCurrent')} autoComplete="current-password" required />
      <TextField name="next" type="password" label={t('me.passwordNext')} help={t('me.passwordHelp')} autoComplete="new-password" required />
      <Again />
    </FormDialog>
  );
}

function Again() {
  const t = useT();
  const { getValues } = useFormContext();
  return <TextField name="again" type="password" label={t('me.passwordAgain')} autoComplete="new-password" required rules={{ validate: (value: unknown) => value === getValues('next') || t('me.passwordDiffers') }} />;
}
