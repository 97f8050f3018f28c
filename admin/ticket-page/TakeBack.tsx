// Taking back what was given: the reason, then the amount typed once more; what has been paid out already is said to be out of reach.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useFormat } from '../shared/format.ts';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';

export interface Given { id: string; version: number; compensationKind: string; state: string; origin: string; amount: string; what: string | null; voucherCode: string | null; reversalReason: string | null; grantedBy: { id: string; name: string } | null }
const REVERSE = gql`mutation ReverseCompensation($input: ReverseCompensationInput!) { reverseCompensation(input: $input) { id state } }`;

/** Still in our hands, as far as its state says; a return is undone as a return. */
export const mayTakeBack = (one: Given, viewer: { employeeId: string | null }, can: (word: string) => boolean): boolean =>
  (one.state === 'GRANTED' || one.state === 'PAID') && one.origin === 'GRANT' && (can('tickets:approve') || (can('tickets:compensate') && one.grantedBy !== null && one.grantedBy.id === viewer.employeeId));

export function TakeBackDialog({ given, onClose, onDone }: { given: Given; onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const [key] = useState(newKey);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const what = [t(`compensation.${given.compensationKind}`), given.what].filter(Boolean).join(format.language === 'zh' ? '：' : ': ');
  const send = async () => {
    setBusy(true);
    setSaid('');
    try {
      await request(REVERSE, { input: { id: given.id, expectedVersion: given.version, idempotencyKey: key, reason: reason.trim() } });
      toastDone(t('money.takenBack', { amount: format.money(given.amount) }));
      onClose();
      await onDone();
    } catch (error) {
      const fault = toFault(error);
      setSaid(Object.values(fault.fields)[0] ?? fault.message);
      if (fault.code === 'CONFLICT') await onDone();
    } finally { setBusy(false); }
  };
  return (
    <TypedConfirm title={t('money.takeBackTitle', { what })} name={given.amount} act={`${t('money.takeBack')} ${format.money(given.amount)}`} busy={busy || reason.trim().length < 2} onClose={onClose} onConfirm={() => void send()}>
      <p>{t('money.takeBackText')}</p>
      <label className="col g6" style={{ marginTop: 12 }}><span className="lbl">{t('tickets.act.reason')}<span className="req" aria-hidden> *</span></span>
        <span className="in"><input value={reason} required maxLength={500} autoComplete="off" onChange={(event) => setReason(event.target.value)} /></span></label>
      <div aria-live="assertive">{said && <p className="note late" style={{ marginTop: 12 }}>{said}</p>}</div>
    </TypedConfirm>
  );
}
