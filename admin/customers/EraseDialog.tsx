// Erases who a customer is, for good: says what goes and what stays, asks why, and wants her name typed.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { type CustomerDetail, ERASE } from './customer-page.operations.ts';

/** The server wants a reason of so many letters. */
const LEAST = 4;

export function EraseDialog({ customer, onErased, onClose }: { customer: CustomerDetail; onErased: () => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const receipts = customer.behaviour?.visits ?? 0;
  const erase = async () => {
    setBusy(true);
    try {
      await request(ERASE, { id: customer.id, reason: reason.trim() });
      toastDone(t('erase.done'));
      onErased();
      onClose();
    } catch (fault) {
      toastFault((fault as Fault).message);
    } finally { setBusy(false); }
  };
  return (
    <TypedConfirm title={t('erase.title', { name: customer.name })} name={customer.name} act={t('erase.act')} busy={busy || reason.trim().length < LEAST} onConfirm={() => void erase()} onClose={onClose}>
      <p>{t('erase.gone')}</p>
      {customer.behaviour && <p>{t('erase.stays', { count: format.count(receipts), amount: format.moneyWithUnit(customer.behaviour.spend), smart_count: receipts })}</p>}
      <label className="col g6" style={{ marginTop: 14 }}><span className="lbl">{t('erase.reason', { least: LEAST })}</span>
        <span className="in"><input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} /></span></label>
    </TypedConfirm>
  );
}
