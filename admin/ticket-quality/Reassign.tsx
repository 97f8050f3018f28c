// Handing a sheet that nobody submitted to another reviewer: only those who may take it are offered.
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { REASSIGN, type SheetRow, TAKERS } from './ticket-quality.operations.ts';
import { useFormat } from '../shared/format.ts';

export function Reassign({ review, onClose, onDone }: { review: SheetRow; onClose: () => void; onDone: () => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ ticketReviewTakers: { id: string; name: string }[] }>(TAKERS, { id: review.id }, { staleTime: 0 });
  const takers = data?.ticketReviewTakers ?? [];
  return (
    <FormDialog title={t('tq.reassign')} text={data && takers.length === 0 ? t('tq.noTakers') : t('tq.reassignText', { name: format.person(review.reviewer, '') })} act={t('tq.reassign')} defaults={{ reviewerId: '', reason: '' }} onClose={onClose}
      onSend={async ({ reviewerId, reason }) => { await request(REASSIGN, { input: { id: review.id, expectedVersion: review.version, reviewerId, reason } }); await onDone(); toastDone(t('tq.reassigned')); }}>
      <SelectField name="reviewerId" label={t('tq.reviewer')} required choices={takers.map((one) => ({ value: one.id, label: format.person(one) }))} />
      <TextField name="reason" label={t('tq.reason')} required multiline />
    </FormDialog>
  );
}
