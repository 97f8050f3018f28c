// One customer from all sides: who, how much, what and when, what happened, and what must stay visible beside it.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { ContextPanel, usePageTitle } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { usePresence } from '../shared/usePresence.ts';
import { UserX } from 'lucide-react';
import './customers.css';
import { CUSTOMER, type CustomerDetail } from './customer-page.operations.ts';
import { CustomerFigures } from './CustomerFigures.tsx';
import { CustomerHead } from './CustomerHead.tsx';
import { CustomerHistory } from './CustomerHistory.tsx';
import { CustomerPatterns } from './CustomerPatterns.tsx';
import { CustomerPanel } from './CustomerPanel.tsx';
import { Link } from 'react-router-dom';
import { lastList } from './CustomerList.tsx';

export function CustomerShow() {
  const { id = '' } = useParams();
  const t = useT();
  const can = useCan();
  const [newer, setNewer] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ customer: CustomerDetail | null }>(CUSTOMER, { id }, { keep: false });
  const customer = data?.customer;
  usePageTitle(customer?.name ?? t('customers.title'));
  // What somebody else changes is announced, not swapped under one's eyes.
  useSubscription<{ changed: { version: number } }>(CHANGED, customer ? { resource: 'Customer', ids: [id] } : null, ({ changed }) => {
    if (customer && changed.version > customer.version) setNewer(true);
  });
  const { others } = usePresence('Customer', customer ? id : null);
  if (error) return <Failed what={t('customers.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!customer) {
    return <Empty icon={UserX} title={t('state.notFound')} text={t('state.notFoundText')}><Link className="btn" to={lastList()}>{t('customers.back')}</Link></Empty>;
  }
  const orders = can('customers:read-orders');
  return (
    <>
      <CustomerHead customer={customer} others={others} newer={newer} onRefresh={() => { setNewer(false); void refetch(); }} />
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          {orders && customer.behaviour && <CustomerFigures customer={customer} behaviour={customer.behaviour} />}
          {orders && customer.behaviour && <CustomerPatterns id={id} />}
          <CustomerHistory customer={customer} />
        </div>
        <ContextPanel label={t('customers.panel')}><CustomerPanel customer={customer} onChanged={() => void refetch()} /></ContextPanel>
      </div>
    </>
  );
}
