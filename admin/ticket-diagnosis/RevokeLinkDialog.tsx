// Taking a customer's link back, from the panel or from its line in the thread.
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { REVOKE } from './diagnosis.operations.ts';

export function RevokeLinkDialog({ id, version, onClose, onDone }: { id: string; version: number; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  return (
    <FormDialog title={t('customerLink.revokeTitle')} text={t('customerLink.revokeText')} act={t('customerLink.revoke')} defaults={{ reason: '' }} onClose={onClose}
      onSend={async (values) => { await request(REVOKE, { input: { id, expectedVersion: version, reason: String(values.reason ?? '').trim() || null } }); onClose(); await onDone(); }}>
      <TextField name="reason" label={t('customerLink.reason')} />
    </FormDialog>
  );
}
