// Links by which the customer follows the ticket: sent to her alone, seen to have arrived, taken back. Their address is shown to nobody here.
import { Link2, Send } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useFormat } from '../shared/format.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { newKey } from '../tickets/acts.operations.ts';
import { type CustomerLink, SHARE } from './diagnosis.operations.ts';
import { RevokeLinkDialog } from './RevokeLinkDialog.tsx';

/** What became of sending a link, as one line. */
export function useSentWords(): (link: CustomerLink) => string {
  const t = useT();
  const format = useFormat();
  return (link) => {
    const way = format.language === 'zh' ? link.sentBy?.split(' / ')[0] : link.sentBy?.split(' / ').at(-1);
    switch (link.sending) {
      case 'SENT': return t(link.sentTo ? 'customerLink.sentTo' : 'customerLink.sentBy', { to: link.sentTo ?? '', way: way ?? '', at: format.instant(link.sentAt) });
      case 'FAILED': return t('customerLink.failed', { way: way ?? '' });
      case 'NO_WAY': return t('customerLink.noWay');
      case 'WAITING': return t('customerLink.waiting');
      default: return t('customerLink.byCode');
    }
  };
}

export function CustomerLinks({ ticketId, links, onDone }: { ticketId: string; links: readonly CustomerLink[]; onDone: () => Promise<unknown> }) {
  const t = useT();
  const format = useFormat();
  const sent = useSentWords();
  const [revoking, setRevoking] = useState<CustomerLink | null>(null);
  const [busy, setBusy] = useState(false);
  const live = links.filter((one) => one.isLive);
  const make = async () => {
    setBusy(true);
    try {
      const { sharePortalLink: made } = await request<{ sharePortalLink: { sending: string | null } | null }>(SHARE, { input: { ticketId, idempotencyKey: newKey() } });
      if (made?.sending === 'NO_WAY') toastFault(t('customerLink.keptUnsent')); else toastDone(t('customerLink.sent'));
      await onDone();
    } catch (fault) { toastFault((fault as Fault).message); } finally { setBusy(false); }
  };
  const comma = format.language === 'zh' ? '，' : ', ';
  return (
    <section aria-label={t('customerLink.title')}>
      <h2><Link2 size={16} strokeWidth={1.75} aria-hidden />{t('customerLink.title')}</h2>
      {live.length > 0 && (
        <ul className="plain-list">{live.map((one) => (
          <li key={one.id} className="row t12 top"><span className="col grow"><span className={one.sending === 'FAILED' || one.sending === 'NO_WAY' ? 'soonc' : undefined}>{sent(one)}</span>
            <span className="t2">{t('diagnosis.until', { at: format.instant(one.expiresAt) })}{comma}{one.openedAt ? t('diagnosis.opened', { at: format.instant(one.openedAt) }) : t('diagnosis.unopened')}</span></span>
            <button type="button" className="lk t12" onClick={() => setRevoking(one)}>{t('customerLink.revoke')}</button></li>
        ))}</ul>
      )}
      <div className="row wrap"><button type="button" className="lk t12" disabled={busy} onClick={() => void make()}><Send size={12} aria-hidden />{t('customerLink.send')}</button></div>
      {live.some((one) => one.sending === 'FAILED' || one.sending === 'NO_WAY') && <p className="t12 t3">{t('customerLink.otherwise', { address: `${location.origin}/portal` })}</p>}
      {revoking && <RevokeLinkDialog id={revoking.id} version={revoking.version} onClose={() => setRevoking(null)} onDone={onDone} />}
    </section>
  );
}
