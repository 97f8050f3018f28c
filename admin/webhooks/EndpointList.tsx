// Other systems that are told of what happens: address, events, whether all has arrived.
import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { CheckField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type Endpoint, ENDPOINTS, SAVE_ENDPOINT } from './webhooks.operations.ts';

/** What became of the tellings, the worst first. */
export function Health({ endpoint }: { endpoint: Endpoint }) {
  const t = useT();
  const format = useFormat();
  if (endpoint.dead?.total) return <StatusTag tone="late">{t('webhooks.deadCount', { count: format.count(endpoint.dead.total) })}</StatusTag>;
  if (endpoint.due?.total) return <StatusTag tone="soon">{t('webhooks.dueCount', { count: format.count(endpoint.due.total) })}</StatusTag>;
  return endpoint.all?.total ? <StatusTag tone="ok">{t('webhooks.allWell')}</StatusTag> : <span className="t3">{t('webhooks.nothing')}</span>;
}

export function EndpointList() {
  const t = useT();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ webhookEndpoints: { items: Endpoint[] } }>(ENDPOINTS, {}, { staleTime: 5_000, refetchInterval: 30_000 });
  const endpoints = data?.webhookEndpoints.items ?? [];
  const create = <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('webhooks.new')}</button>;
  return (
    <>
      <PageHeader title={t('webhooks.title')} facts={<span>{t('webhooks.facts')}</span>}>{create}</PageHeader>
      {error ? <Failed what={t('webhooks.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : endpoints.length === 0 ? <Empty icon={Webhook} title={t('webhooks.empty')} text={t('webhooks.emptyText')}>{create}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('webhooks.title')}>
            <thead><tr><th scope="col">{t('webhooks.name')}</th><th scope="col">{t('webhooks.state')}</th><th scope="col">{t('webhooks.topics')}</th><th scope="col">{t('webhooks.url')}</th></tr></thead>
            <tbody>{endpoints.map((endpoint) => (
              <tr key={endpoint.id} className="open" onClick={() => navigate(`/webhookEndpoints/${endpoint.id}/show`)}>
                <td className="lead"><span className="row g6"><Link className="b" to={`/webhookEndpoints/${endpoint.id}/show`} onClick={(event) => event.stopPropagation()}>{endpoint.name}</Link>{!endpoint.isActive && <StatusTag tone="paused">{t('webhooks.off')}</StatusTag>}</span></td>
                <td>{endpoint.secretMadeAt ? <Health endpoint={endpoint} /> : <StatusTag tone="soon">{t('webhooks.noSecret')}</StatusTag>}</td>
                <td><span className="row g4">{endpoint.topics.slice(0, 3).map((topic) => <span key={topic} className="tag mono">{topic}</span>)}{endpoint.topics.length > 3 && <span className="t12 t3">+{endpoint.topics.length - 3}</span>}</span></td>
                <td className="mono t2 minor"><span className="el" style={{ display: 'block', maxWidth: 320 }}>{endpoint.url}</span></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {making && <EndpointDialog endpoint={null} onClose={() => setMaking(false)} onDone={(id) => navigate(`/webhookEndpoints/${id}/show`)} />}
    </>
  );
}

/** Makes one or changes one. */
export function EndpointDialog({ endpoint, onDone, onClose }: { endpoint: Endpoint | null; onDone: (id: string) => void; onClose: () => void }) {
  const t = useT();
  return (
    <FormDialog title={endpoint?.name ?? t('webhooks.new')} act={t('webhooks.save')} defaults={{ name: endpoint?.name ?? '', url: endpoint?.url ?? 'https://', topics: endpoint?.topics.join(', ') ?? 'ticket.*', isActive: endpoint?.isActive ?? true }} onClose={onClose}
      onSend={async (values) => {
        const topics = String(values.topics ?? '').split(/[,，、\s]+/).filter(Boolean);
        const { saveWebhookEndpoint } = await request<{ saveWebhookEndpoint: { id: string } }>(SAVE_ENDPOINT, { input: { ...(endpoint ? { id: endpoint.id, expectedVersion: endpoint.version } : {}), name: values.name, url: values.url, topics, isActive: Boolean(values.isActive) } });
        toastDone(t('webhooks.saved'));
        onDone(saveWebhookEndpoint.id);
      }}>
      <TextField name="name" label={t('webhooks.name')} required />
      <TextField name="url" label={t('webhooks.url')} help={t('webhooks.urlHelp')} required />
      <TextField name="topics" label={t('webhooks.topics')} help={t('webhooks.topicsHelp')} required />
      <CheckField name="isActive" label={t('webhooks.on')} help={t('webhooks.offHelp')} />
    </FormDialog>
  );
}
