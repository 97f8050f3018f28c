// Whether a store's queue is given out by itself: a switch for who answers for the store, words for others.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { DESK, type Desk, SAVE_DESK } from './roster.operations.ts';

export function HandOutSwitch({ storeId }: { storeId: string }) {
  const t = useT();
  const can = useCan();
  const [isBusy, setBusy] = useState(false);
  const { data, refetch } = useAsk<{ ticketDesks: { items: Desk[] } }>(DESK, { storeId }, { staleTime: 0 });
  if (!data) return null;
  const desk = data.ticketDesks.items[0];
  const isOn = desk?.handOut === 'BY_RULE';
  if (!can('tickets:retarget')) return <span className="t12 t3" title={t('roster.handOutText')}>{t(isOn ? 'roster.handOutOn' : 'roster.handOutOff')}</span>;
  const turn = async (on: boolean): Promise<void> => {
    setBusy(true);
    try {
      await request(SAVE_DESK, { input: { storeId, handOut: on ? 'BY_RULE' : 'OFF', ...(desk ? { expectedVersion: desk.version } : {}) } });
      toastDone(t(on ? 'roster.handOutOn' : 'roster.handOutOff'));
    } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
    setBusy(false);
  };
  return <label className="row g6 t13" title={t('roster.handOutText')}><input type="checkbox" className="ck" checked={isOn} disabled={isBusy} onChange={(event) => void turn(event.target.checked)} />{t('roster.handOut')}</label>;
}
