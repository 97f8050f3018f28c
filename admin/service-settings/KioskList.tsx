// Kiosks for returns: whose store, when last used, their code shown once, and taken out of use at once.
import { KeyRound, Plus, Power, TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Pair, ReferenceField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SecretDialog } from '../shared/SecretDialog.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { type Kiosk, KIOSKS, RENEW_KIOSK, SAVE_KIOSK } from './service-settings.operations.ts';

type Ask = { act: 'edit' | 'renew' | 'revoke'; kiosk: Kiosk };

export function KioskList() {
  const t = useT();
  const format = useFormat();
  const mayWrite = useCan()('tickets:configure');
  const [asked, setAsked] = useState<Ask | 'new' | null>(null);
  const [secret, setSecret] = useState<{ name: string; key: string } | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ kiosks: { items: Kiosk[] } }>(KIOSKS, {}, { staleTime: 5_000 });
  const kiosks = data?.kiosks.items ?? [];
  const make = async (kiosk: Pick<Kiosk, 'id' | 'version' | 'nameZh' | 'nameEn'>) => {
    setAsked(null);
    try {
      const { renewKioskKey } = await request<{ renewKioskKey: { key: string } }>(RENEW_KIOSK, { id: kiosk.id, expectedVersion: kiosk.version });
      setSecret({ name: format.named(kiosk), key: renewKioskKey.key });
    } catch (fault) { toastFault(fault as Fault); }
    await refetch();
  };
  const turn = async (kiosk: Kiosk, isActive: boolean) => {
    setAsked(null);
    try {
      await request(SAVE_KIOSK, { input: { id: kiosk.id, expectedVersion: kiosk.version, isActive } });
      toastDone(t(isActive ? 'kiosks.turnedOn' : 'kiosks.revoked', { name: format.named(kiosk) }));
    } catch (fault) { toastFault(fault as Fault); }
    await refetch();
  };
  const save = async (kiosk: Kiosk | null, values: Record<string, unknown>) => {
    const { saveKiosk } = await request<{ saveKiosk: { id: string; version: number; nameZh: string; nameEn: string } }>(SAVE_KIOSK, { input: { ...(kiosk ? { id: kiosk.id, expectedVersion: kiosk.version } : {}), ...values } });
    setAsked(null);
    toastDone(t('kiosks.saved'));
    // A new one is of no use without its code.
    if (kiosk) await refetch(); else await make(saveKiosk);
  };
  const create = mayWrite && <button type="button" className="btn pri" onClick={() => setAsked('new')}><Plus size={14} aria-hidden />{t('kiosks.new')}</button>;
  const asks = typeof asked === 'object' ? asked : null;
  return (
    <>
      <PageHeader title={t('kiosks.title')} facts={<span>{t('kiosks.facts')}</span>}>{create}</PageHeader>
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('kiosks.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : kiosks.length === 0 ? <Empty icon={TabletSmartphone} title={t('kiosks.empty')} text={t('kiosks.emptyText')}>{create}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('kiosks.title')}>
            <thead><tr><th scope="col">{t('kiosks.name')}</th><th scope="col">{t('kiosks.store')}</th><th scope="col">{t('kiosks.code')}</th><th scope="col">{t('kiosks.used')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('kiosks.change')}</span></th>}</tr></thead>
            <tbody>{kiosks.map((kiosk) => (
              <tr key={kiosk.id}>
                <td className="lead"><span className="row g6"><span className="b">{format.named(kiosk)}</span>{!kiosk.isActive && <StatusTag tone="paused">{t('kiosks.off')}</StatusTag>}</span></td>
                <td className="t2">{kiosk.store ? format.named(kiosk.store) : '–'}</td>
                <td className="t2">{kiosk.keyPrefix ? <span className="mono t12">{t('kiosks.masked', { prefix: kiosk.keyPrefix, at: format.instantInside(kiosk.keyMadeAt) })}</span> : <StatusTag tone="soon">{t('kiosks.noCode')}</StatusTag>}</td>
                <td className="t2 minor">{kiosk.lastUsedAt ? format.instant(kiosk.lastUsedAt) : <span className="t3">{t('kiosks.never')}</span>}</td>
                {mayWrite && <td className="r"><span className="row g4 wrap" style={{ justifyContent: 'flex-end' }}>
                  <button type="button" className="btn sm" aria-label={t('kiosks.edit', { name: format.named(kiosk) })} onClick={() => setAsked({ act: 'edit', kiosk })}>{t('kiosks.change')}</button>
                  {kiosk.isActive && <button type="button" className="btn sm" aria-label={`${t(kiosk.keyPrefix ? 'kiosks.renew' : 'kiosks.make')} ${format.named(kiosk)}`} onClick={() => (kiosk.keyPrefix ? setAsked({ act: 'renew', kiosk }) : void make(kiosk))}><KeyRound size={12} aria-hidden />{t(kiosk.keyPrefix ? 'kiosks.renew' : 'kiosks.make')}</button>}
                  <button type="button" className={kiosk.isActive ? 'btn sm danger' : 'btn sm'} aria-label={`${t(kiosk.isActive ? 'kiosks.revoke' : 'kiosks.turnOn')} ${format.named(kiosk)}`} onClick={() => (kiosk.isActive ? setAsked({ act: 'revoke', kiosk }) : void turn(kiosk, true))}><Power size={12} aria-hidden />{t(kiosk.isActive ? 'kiosks.revoke' : 'kiosks.turnOn')}</button>
                </span></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {(asked === 'new' || asks?.act === 'edit') && (
        <FormDialog title={asks ? t('kiosks.edit', { name: format.named(asks.kiosk) }) : t('kiosks.new')} act={t('form.save')} onClose={() => setAsked(null)}
          defaults={asks ? { nameZh: asks.kiosk.nameZh, nameEn: asks.kiosk.nameEn, storeId: asks.kiosk.storeId } : { nameZh: '', nameEn: '', storeId: null }} onSend={(values) => save(asks?.kiosk ?? null, values)}>
          <Pair><TextField name="nameZh" label={t('kiosks.nameZh')} required /><TextField name="nameEn" label={t('kiosks.nameEn')} required /></Pair>
          <ReferenceField name="storeId" label={t('kiosks.store')} required resource="stores" searchable={false} say={(row) => format.named(row as never)} />
        </FormDialog>
      )}
      {asks?.act === 'renew' && <TypedConfirm title={t('kiosks.renewTitle', { name: format.named(asks.kiosk) })} name={format.named(asks.kiosk)} act={t('kiosks.renew')} onConfirm={() => void make(asks.kiosk)} onClose={() => setAsked(null)}>{t('kiosks.renewText')}</TypedConfirm>}
      {asks?.act === 'revoke' && <TypedConfirm title={t('kiosks.revokeTitle', { name: format.named(asks.kiosk) })} name={format.named(asks.kiosk)} act={t('kiosks.revoke')} onConfirm={() => void turn(asks.kiosk, false)} onClose={() => setAsked(null)}>{t('kiosks.revokeText')}</TypedConfirm>}
      {secret && <SecretDialog secret={secret.key} onClose={() => setSecret(null)}><p className="t12 t2" style={{ marginTop: 12 }}>{t('kiosks.enter', { name: secret.name, address: `${location.origin}/portal/kiosk` })}</p></SecretDialog>}
    </>
  );
}
