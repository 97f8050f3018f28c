// Makes a key for another system and shows its secret this once.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { ReferenceField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt } from '../shared/format.ts';

const CREATE = gql`mutation CreateApiKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { id name prefix secret expiresAt } }`;

export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [secret, setSecret] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  if (secret === null) {
    return (
      <FormDialog title={t('apiKeys.new')} act={t('apiKeys.create')} onClose={onClose}
        onSend={async ({ name, userId, expiresAt }) => {
          const { createApiKey } = await request<{ createApiKey: { secret: string } }>(CREATE, { input: { name: name ?? '', userId, ...(expiresAt ? { expiresAt: instantAt(`${expiresAt}T00:00`) } : {}) } });
          setSecret(createApiKey.secret);
        }}>
        <TextField name="name" label={t('apiKeys.name')} help={t('apiKeys.nameHelp')} required />
        <ReferenceField name="userId" label={t('apiKeys.user')} help={t('apiKeys.userHelp')} resource="users" required say={(row) => `${row.name} ${row.username}`} />
        <TextField name="expiresAt" type="date" label={t('apiKeys.expiresAt')} help={t('apiKeys.expiresHelp')} />
      </FormDialog>
    );
  }
  const copy = () => { void navigator.clipboard?.writeText(secret).then(() => setCopied(true), () => {}); };
  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby="key-title">
      <DialogTitle id="key-title">{t('apiKeys.once')}</DialogTitle>
      <DialogContent>
        <p className="t13 t2" style={{ marginBottom: 12 }}>{t('apiKeys.onceText')}</p>
        <label className="col g6"><span className="lbl">{t('apiKeys.secret')}</span>
          <span className="in"><input className="mono" readOnly value={secret} onFocus={(event) => event.currentTarget.select()} />
            <button type="button" className="lk t12" onClick={copy}><Copy size={14} aria-hidden /><span role="status">{t(copied ? 'apiKeys.copied' : 'apiKeys.copy')}</span></button></span></label>
      </DialogContent>
      <DialogActions><button type="button" className="btn pri" onClick={onClose}>{t('apiKeys.close')}</button></DialogActions>
    </Dialog>
  );
}
