// One webhook: its secret, shown once, and every telling with the other side's answer; what never arrived is told again here.
import { KeyRound, Pencil, RotateCw, Send, X } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { SecretDialog } from '../shared/SecretDialog.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { EndpointDialog, Health } from './EndpointList.tsx';
import { DELIVERIES, type Delivery, type Endpoint, ONE_ENDPOINT, RENEW_ENDPOINT, RETRY_DELIVERY } from './webhooks.operations.ts';

const STATES = ['ALL', 'DEAD', 'DUE', 'DONE'] as const;
const TONES: Record<string, 'ok' | 'soon' | 'late'> = { DONE: 'ok', DUE: 'soon', DEAD: 'late' };

export function EndpointShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const [state, setState] = useState<(typeof STATES)[number]>('ALL');
  const [editing, setEditing] = useState(false);
  const [renewing, setRenewing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ webhookEndpoint: Endpoint | null }>(ONE_ENDPOINT, { id }, { staleTime: 0 });
  const told = useAsk<{ webhookDeliveries: { total: number; items: Delivery[] } }>(DELIVERIES, { filter: { endpointId: { eq: id }, ...(state === 'ALL' ? {} : { state: { eq: state } }) }, page: { limit: 100 } }, { staleTime: 2_000, refetchInterval: 15_000 });
  if (error) return <Failed what={t('webhooks.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const endpoint = data.webhookEndpoint;
  if (!endpoint) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const renew = async () => {
    setRenewing(false);
    try {
      const { renewWebhookSecret } = await request<{ renewWebhookSecret: { secret: string } }>(RENEW_ENDPOINT, { id, expectedVersion: endpoint.version });
      setSecret(renewWebhookSecret.secret);
    } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
  };
  const retry = async (delivery: Delivery) => {
    try { await request(RETRY_DELIVERY, { id: delivery.id }); toastDone(t('webhooks.retried')); } catch (fault) { toastFault((fault as Fault).message); }
    await Promise.all([refetch(), told.refetch()]);
  };
  const rows = told.data?.webhookDeliveries.items ?? [];
  return (
    <>
      <Breadcrumb path={[{ label: t('webhooks.title'), to: '/webhookEndpoints' }, { label: endpoint.name }]} />
      <PageHeader title={endpoint.name} facts={<>{!endpoint.isActive && <StatusTag tone="paused">{t('webhooks.off')}</StatusTag>}<Health endpoint={endpoint} /></>}>
        <button type="button" className="btn" onClick={() => setEditing(true)}><Pencil size={14} aria-hidden />{t('webhooks.edit')}</button>
        <button type="button" className={endpoint.secretMadeAt ? 'btn' : 'btn pri'} onClick={() => (endpoint.secretMadeAt ? setRenewing(true) : void renew())}><KeyRound size={14} aria-hidden />{t(endpoint.secretMadeAt ? 'webhooks.renew' : 'webhooks.make')}</button>
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          <div className="row wrap" style={{ padding: '10px 20px' }}><h2 className="t13 b">{t('webhooks.deliveries')}</h2><span className="seg end" role="group" aria-label={t('webhooks.filter')}>{STATES.map((one) => <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>{one === 'ALL' ? t('webhooks.filter.ALL') : t(`deliveryState.${one}`)}</button>)}</span></div>
          {told.isPending ? <SkeletonRows rows={5} height={34} /> : rows.length === 0 ? <Empty icon={Send} title={t('webhooks.noDeliveries')} text={t('webhooks.noDeliveriesText')} /> : (
            <div className="scrollx">
              <table className="table compact phone" aria-label={t('webhooks.deliveries')}>
                <thead><tr><th scope="col">{t('webhooks.state')}</th><th scope="col">{t('webhooks.event')}</th><th scope="col">{t('webhooks.when')}</th><th scope="col" className="r">{t('webhooks.attempts')}</th><th scope="col">{t('webhooks.answer')}</th><th scope="col"><span className="visually-hidden">{t('webhooks.retry')}</span></th></tr></thead>
                <tbody>{rows.map((row) => (
                  <tr key={row.id}>
                    <td><StatusTag tone={TONES[row.state]}>{t(`deliveryState.${row.state}`)}</StatusTag></td><td className="lead"><span className="mono">{row.topic}</span> <span className="t12 t3">{row.resource} {row.resourceId}</span></td><td className="t2">{format.instant(row.happenedAt)}</td><td className="r minor">{row.attempts}</td>
                    <td className="t2" style={{ whiteSpace: 'normal' }}>{[row.lastStatus, row.lastError].filter(Boolean).join(' ') || '–'}{row.state === 'DUE' && row.dueAt && row.attempts > 0 && <span className="t12 t3"> {t('webhooks.next', { at: format.instantInside(row.dueAt) })}</span>}</td>
                    <td className="r">{row.state === 'DEAD' && <button type="button" className="btn sm" aria-label={t('webhooks.retryOf', { key: row.eventKey })} onClick={() => void retry(row)}><RotateCw size={12} aria-hidden />{t('webhooks.retry')}</button>}</td>
                  </tr>
                ))}</tbody>
              </table>
            </div>
          )}
        </div>
        <ContextPanel label={t('webhooks.one')}>
          <PanelSection title={t('webhooks.url')}><p className="mono t12" style={{ overflowWrap: 'anywhere' }}>{endpoint.url}</p></PanelSection>
          <PanelSection title={t('webhooks.topics')}><p className="row wrap g4">{endpoint.topics.map((topic) => <span key={topic} className="tag mono">{topic}</span>)}</p></PanelSection>
          <PanelSection title={t('webhooks.secret')}>{endpoint.secretMadeAt ? <p className="mono t12">{t('webhooks.masked', { at: format.instantInside(endpoint.secretMadeAt) })}</p> : <p className="note soon">{t('webhooks.noSecret')}</p>}</PanelSection>
          <PanelSection title={t('webhooks.one')}><Facts items={[[t('webhooks.owner'), format.person(endpoint.owner, '–')], [t('webhooks.when'), format.instant(endpoint.createdAt)], [t('webhooks.told'), format.count(endpoint.all?.total ?? 0)]]} /></PanelSection>
        </ContextPanel>
      </div>
      {editing && <EndpointDialog endpoint={endpoint} onClose={() => setEditing(false)} onDone={() => { setEditing(false); void refetch(); }} />}
      {renewing && <TypedConfirm title={t('webhooks.renewTitle', { name: endpoint.name })} name={endpoint.name} act={t('webhooks.renew')} onConfirm={() => void renew()} onClose={() => setRenewing(false)}>{t('webhooks.renewText')}</TypedConfirm>}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(null)}><p className="t12 t3" style={{ marginTop: 12 }}>{t('webhooks.once')}</p></SecretDialog>}
    </>
  );
}
