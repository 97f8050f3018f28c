// Links by which the customer follows the ticket: made and copied, sent, taken back.
import { Copy, Link2, Send } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toast, toastDone, toastFault } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { copyAddress } from './copy.ts';
import { type CustomerLink, REVOKE, SHARE } from './diagnosis.operations.ts';

export function CustomerLinks({ ticketId, links, onDone }: { ticketId: string; links: readonly CustomerLink[]; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const [revoking, setRevoking] = useState<CustomerLink | null>(null);
  const [busy, setBusy] = useState(false);
  const live = links.filter((one) => one.address);
  const copy = async (address: string) => { if (await copyAddress(address)) toastDone(t('customerLink.copied')); else toast(t('customerLink.made', { address: `${location.origin}${address}` }), null); };
  const make = async (tellCustomer: boolean) => {
    setBusy(true);
    try {
      const { sharePortalLink: made } = await request<{ sharePortalLink: { address: string | null } | null }>(SHARE, { input: { ticketId, idempotencyKey: newKey(), tellCustomer } });
      if (tellCustomer) toastDone(t('customerLink.sent'));
      else if (made?.address) await copy(made.address);
      await onDone();
    } catch (fault) { toastFault((fault as Fault).message); } finally { setBusy(false); }
  };
  return (
    <section aria-label={t('customerLink.title')}>
      <h2><Link2 size={16} strokeWidth={1.75} aria-hidden />{t('customerLink.title')}</h2>
      {live.length > 0 && (
        <ul className="plain-list">{live.map((one) => (
          <li key={one.id} className="row t12"><span className="el t2">{t('diagnosis.until', { at: format.instant(one.expiresAt) })}{format.language === 'zh' ? '，' : ', '}{one.openedAt ? t('diagnosis.opened', { at: format.instant(one.openedAt) }) : t('diagnosis.unopened')}</span>
            <button type="button" className="ib sm end" aria-label={t('customerLink.copy')} onClick={() => void copy(one.address as string)}><Copy size={12} aria-hidden /></button>
            <button type="button" className="lk t12" onClick={() => setRevoking(one)}>{t('customerLink.revoke')}</button></li>
        ))}</ul>
      )}
      <div className="row wrap">{live.length === 0 && <button type="button" className="lk t12" disabled={busy} onClick={() => void make(false)}><Copy size={12} aria-hidden />{t('customerLink.make')}</button>}<button type="button" className="lk t12" disabled={busy} onClick={() => void make(true)}><Send size={12} aria-hidden />{t('customerLink.send')}</button></div>
      {revoking && (
        <FormDialog title={t('customerLink.revokeTitle')} text={t('customerLink.revokeText')} act={t('customerLink.revoke')} defaults={{ reason: '' }} onClose={() => setRevoking(null)}
          onSend={async (values) => { await request(REVOKE, { input: { id: revoking.id, expectedVersion: revoking.version, reason: String(values.reason ?? '').trim() || null } }); setRevoking(null); await onDone(); }}>
          <TextField name="reason" label={t('customerLink.reason')} />
        </FormDialog>
      )}
    </section>
  );
}
