// Channels of intake: their address, their key shown once and masked after, whose desk answers, and what came in.
import { Cable, KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { CheckField, Pair, ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SecretDialog } from '../shared/SecretDialog.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { SERVICE_SETTINGS } from '../shared/service-sections.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { type Channel, CHANNELS_OF, RENEW_CHANNEL, SAVE_CHANNEL } from './service-settings.operations.ts';

const KINDS = ['EMAIL', 'WECOM', 'MINI_PROGRAM', 'CHAT', 'SOCIAL', 'KIOSK', 'PHONE', 'API'] as const;
const addressOf = (key: string): string => `${location.origin}/intake/${key}`;

export function IntakeChannelList() {
  const t = useT();
  const format = useFormat();
  const mayWrite = useCan()('tickets:configure');
  const [editing, setEditing] = useState<Channel | 'new' | null>(null);
  const [renewing, setRenewing] = useState<Channel | null>(null);
  const [secret, setSecret] = useState<{ key: string; secret: string } | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ intakeChannels: { items: Channel[] } }>(CHANNELS_OF, {}, { staleTime: 5_000 });
  const channels = data?.intakeChannels.items ?? [];
  const renew = async (channel: Pick<Channel, 'id' | 'version' | 'key'>) => {
    setRenewing(null);
    try {
      const { renewIntakeSecret } = await request<{ renewIntakeSecret: { secret: string } }>(RENEW_CHANNEL, { id: channel.id, expectedVersion: channel.version });
      setSecret({ key: channel.key, secret: renewIntakeSecret.secret });
    } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
  };
  const create = mayWrite && <button type="button" className="btn pri" onClick={() => setEditing('new')}><Plus size={14} aria-hidden />{t('intakeChannels.new')}</button>;
  return (
    <>
      <PageHeader title={t('intakeChannels.title')} facts={<span>{t('intakeChannels.facts')}</span>}>{create}</PageHeader>
      <SectionTabs sections={SERVICE_SETTINGS} label={t('service.sections')} />
      {error ? <Failed what={t('intakeChannels.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : channels.length === 0 ? <Empty icon={Cable} title={t('intakeChannels.empty')} text={t('intakeChannels.emptyText')}>{create}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('intakeChannels.title')}>
            <thead><tr><th scope="col">{t('intakeChannels.name')}</th><th scope="col">{t('intakeChannels.address')}</th><th scope="col">{t('intakeChannels.secret')}</th><th scope="col">{t('intakeChannels.messages')}</th><th scope="col">{t('onCalls.store')}</th>{mayWrite && <th scope="col"><span className="visually-hidden">{t('intakeChannels.change')}</span></th>}</tr></thead>
            <tbody>{channels.map((channel) => (
              <tr key={channel.id}>
                <td className="lead"><span className="row g6"><span className="b">{format.named(channel)}</span><span className="tag">{t(`ticketChannel.${channel.channel}`)}</span>{channel.deliverUrl && <span className="tag">{t('intakeChannels.sends')}</span>}{!channel.isActive && <StatusTag tone="paused">{t('intakeChannels.off')}</StatusTag>}</span></td>
                <td className="mono t2">{`/intake/${channel.key}`}</td>
                <td className="t2">{channel.secretMadeAt ? <span className="mono t12">{t('intakeChannels.masked', { at: format.instantInside(channel.secretMadeAt) })}</span> : <StatusTag tone="soon">{t('intakeChannels.noSecret')}</StatusTag>}</td>
                <td className="t2">{channel.messages?.total ? <>{format.count(channel.messages.total)}<span className="t12 t3"> {t('intakeChannels.lastMessage', { at: format.instantInside(channel.messages.items[0]?.createdAt) })}</span></> : <span className="t3">{t('intakeChannels.noMessages')}</span>}</td>
                <td className="t2 minor">{format.named(channel.store)}</td>
                {mayWrite && <td className="r"><span className="row g4" style={{ justifyContent: 'flex-end' }}><button type="button" className="btn sm" aria-label={t('intakeChannels.edit', { name: format.named(channel) })} onClick={() => setEditing(channel)}>{t('intakeChannels.change')}</button>
                  <button type="button" className={channel.secretMadeAt ? 'btn sm danger' : 'btn sm'} onClick={() => (channel.secretMadeAt ? setRenewing(channel) : void renew(channel))}><KeyRound size={12} aria-hidden />{t(channel.secretMadeAt ? 'intakeChannels.renew' : 'intakeChannels.make')}</button></span></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {editing && <ChannelDialog channel={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={async (made) => { setEditing(null); toastDone(t('intakeChannels.saved')); if (made) await renew(made); else await refetch(); }} />}
      {renewing && <TypedConfirm title={t('intakeChannels.renewTitle', { name: format.named(renewing) })} name={renewing.key} act={t('intakeChannels.renewAct')} onConfirm={() => void renew(renewing)} onClose={() => setRenewing(null)}>{t('intakeChannels.renewText')}</TypedConfirm>}
      {secret && <SecretDialog secret={secret.secret} onClose={() => setSecret(null)}><p className="t12 t3" style={{ marginTop: 12, overflowWrap: 'anywhere' }}>{t('intakeChannels.signs', { address: addressOf(secret.key) })}</p></SecretDialog>}
    </>
  );
}

/** `onDone` gets the channel where it is new: its key is made at once. */
function ChannelDialog({ channel, onDone, onClose }: { channel: Channel | null; onDone: (made: Pick<Channel, 'id' | 'version' | 'key'> | null) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <FormDialog title={channel ? t('intakeChannels.edit', { name: format.named(channel) }) : t('intakeChannels.new')} act={t('form.save')} onClose={onClose}
      defaults={channel ? { nameZh: channel.nameZh, nameEn: channel.nameEn, channel: channel.channel, adapter: channel.adapter, storeId: channel.storeId, continueHours: channel.continueHours, deliverUrl: channel.deliverUrl ?? '', isActive: channel.isActive } : { key: '', nameZh: '', nameEn: '', channel: 'WECOM', adapter: 'plain', storeId: null, continueHours: 24, deliverUrl: '', isActive: true }}
      onSend={async ({ key, ...values }) => {
        const { saveIntakeChannel } = await request<{ saveIntakeChannel: { id: string; version: number } }>(SAVE_CHANNEL, { input: { ...(channel ? { id: channel.id, expectedVersion: channel.version } : { key }), ...values, deliverUrl: String(values.deliverUrl ?? '').trim() || null, isActive: Boolean(values.isActive) } });
        await onDone(channel ? null : { ...saveIntakeChannel, key: String(key) });
      }}>
      {!channel && <TextField name="key" label={t('intakeChannels.key')} help={t('intakeChannels.keyHelp')} required />}
      <Pair><TextField name="nameZh" label={t('intakeChannels.nameZh')} required /><TextField name="nameEn" label={t('intakeChannels.nameEn')} required /></Pair>
      <Pair><SelectField name="channel" label={t('intakeChannels.kind')} required choices={KINDS.map((value) => ({ value, label: t(`ticketChannel.${value}`) }))} /><SelectField name="adapter" label={t('intakeChannels.adapter')} required choices={['plain', 'mail'].map((value) => ({ value, label: t(`intakeChannels.adapter.${value}`) }))} /></Pair>
      <ReferenceField name="storeId" label={t('intakeChannels.store')} required resource="stores" searchable={false} say={(row) => format.named(row as never)} />
      <TextField name="continueHours" label={t('intakeChannels.continue')} help={t('intakeChannels.continueHelp')} type="number" required />
      <TextField name="deliverUrl" label={t('intakeChannels.deliver')} help={t('intakeChannels.deliverHelp')} />
      <CheckField name="isActive" label={t('intakeChannels.active')} />
    </FormDialog>
  );
}
