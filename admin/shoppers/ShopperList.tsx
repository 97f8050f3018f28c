// The shoppers: how far each has come, how far one can rely on her, and paying what they have earned.
import { Plus, VenetianMask } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover } from '../shared/Explain.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { PLAN_SECTIONS } from '../shared/quality-sections.ts';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { ScreenDialog } from './ScreenDialog.tsx';
import { BRIEF, INVITE, PAY_VISITS, type Reliability, SAVE_SHOPPER, SHOPPER_TONES, type ShopperRow, SHOPPERS } from './shoppers.operations.ts';

export function ShopperList() {
  const t = useT();
  const format = useFormat();
  const [inviting, setInviting] = useState(false);
  const [paying, setPaying] = useState(false);
  const [screening, setScreening] = useState<ShopperRow | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ shoppers: { items: ShopperRow[] }; shopperReliability: Reliability[] }>(SHOPPERS, undefined, { staleTime: 0 });
  const rows = data?.shoppers.items ?? [];
  const reliability = new Map((data?.shopperReliability ?? []).map((one) => [one.shopperId, one]));
  const act = (send: () => Promise<unknown>, done: string) => void send().then(async () => { await refetch(); toastDone(done); });
  const invite = <button type="button" className="btn pri" onClick={() => setInviting(true)}><Plus size={14} aria-hidden />{t('shoppers.invite')}</button>;
  return (
    <>
      <PageHeader title={t('shoppers.title')} facts={<span>{t('shoppers.facts')}</span>}><Link className="btn" to="/shopperPayments">{t('shoppers.payments')}</Link><button type="button" className="btn" onClick={() => setPaying(true)}>{t('shoppers.pay')}</button>{invite}</PageHeader>
      <SectionTabs sections={PLAN_SECTIONS} label={t('programmes.title')} />
      {error ? <Failed what={t('shoppers.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={VenetianMask} title={t('shoppers.empty')} text={t('shoppers.emptyText')}>{invite}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('shoppers.title')}>
            <thead><tr><th scope="col">{t('shoppers.alias')}</th><th scope="col">{t('shoppers.state')}</th><th scope="col">{t('shoppers.screened')}</th><th scope="col">{t('shoppers.briefed')}</th><th scope="col" className="r">{t('shoppers.visits')}</th><th scope="col" className="r">{t('shoppers.reliability')}</th><th scope="col">{t('shoppers.acts')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const one = reliability.get(row.id);
              const target = { id: row.id, expectedVersion: row.version };
              return (
                <tr key={row.id}>
                  <td className="lead b">{row.alias}</td><td><StatusTag tone={SHOPPER_TONES[row.state]}>{t(`shopperState.${row.state}`)}</StatusTag></td>
                  <td className="minor">{row.isFit === null ? '–' : <StatusTag tone={row.isFit ? 'ok' : 'late'}>{t(row.isFit ? 'shoppers.fit' : 'shoppers.unfit')}</StatusTag>}</td><td className="t2 minor">{row.briefedAt ? format.instant(row.briefedAt) : '–'}</td>
                  <td className="r" data-label={t('shoppers.visits')}>{one ? <ExplainPopover name={`${row.alias} ${t('shoppers.visits')}`} explanation={one.explanation}>{one.visitCount}</ExplainPopover> : 0}</td><td className="r" data-label={t('shoppers.reliability')}>{one ? <ExplainPopover name={`${row.alias} ${t('shoppers.reliability')}`} explanation={one.explanation}>{one.score === null ? '–' : decimal(one.score, 1)}</ExplainPopover> : '–'}</td>
                  <td><span className="row g4">
                    {row.state === 'APPLIED' && <button type="button" className="btn sm" onClick={() => setScreening(row)}>{t('shoppers.screen')}</button>}
                    {row.state === 'APPLIED' && row.isFit && !row.briefedAt && <button type="button" className="btn sm" onClick={() => act(() => request(BRIEF, { input: target }), t('shoppers.briefDone'))}>{t('shoppers.brief')}</button>}
                    {((row.state === 'APPLIED' && row.isFit && row.briefedAt) || row.state === 'RESTING') && <button type="button" className="btn sm" onClick={() => act(() => request(SAVE_SHOPPER, { input: { ...target, state: 'ACTIVE' } }), t('shoppers.done'))}>{t('shoppers.activate')}</button>}
                    {row.state === 'ACTIVE' && <button type="button" className="btn sm" onClick={() => act(() => request(SAVE_SHOPPER, { input: { ...target, state: 'RESTING' } }), t('shoppers.done'))}>{t('shoppers.rest')}</button>}
                  </span></td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
      {screening && <ScreenDialog shopper={screening} onClose={() => setScreening(null)} onDone={async () => { setScreening(null); await refetch(); toastDone(t('shoppers.screenDone')); }} />}
      {inviting && (
        <FormDialog title={t('shoppers.invite')} text={t('shoppers.inviteText')} act={t('shoppers.invite')} defaults={{ alias: '', username: '' }} onClose={() => setInviting(false)}
          onSend={async ({ alias, username }) => { await request(INVITE, { input: { idempotencyKey: key, alias, username } }); setInviting(false); setKey(crypto.randomUUID()); await refetch(); toastDone(t('shoppers.invited')); }}>
          <TextField name="alias" label={t('shoppers.alias')} help={t('shoppers.aliasHelp')} required /><TextField name="username" label={t('shoppers.username')} required />
        </FormDialog>
      )}
      {paying && (
        <FormDialog title={t('shoppers.pay')} text={t('shoppers.payText')} act={t('shoppers.pay')} defaults={{ waiver: '' }} onClose={() => setPaying(false)}
          onSend={async ({ waiver }) => {
            const { payShopperVisits: done } = await request<{ payShopperVisits: { paidCount: number; paidAmount: string; unpaid: unknown[] } }>(PAY_VISITS, { input: { idempotencyKey: key, waiver: waiver || null } });
            setPaying(false); setKey(crypto.randomUUID()); await refetch();
            toastDone([t('shoppers.paid', { count: done.paidCount, smart_count: done.paidCount, amount: done.paidAmount }), ...(done.unpaid.length ? [t('shoppers.unpaid', { count: done.unpaid.length })] : [])].join(format.language === 'zh' ? '；' : '; '));
          }}>
          <TextField name="waiver" label={t('shoppers.waiver')} />
        </FormDialog>
      )}
    </>
  );
}
