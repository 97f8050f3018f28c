// The receipts behind a number: opened from figures, bars and reasons; each row unfolds to its lines on its own page.
import { ShoppingBasket } from 'lucide-react';
import type { RaRecord } from 'ra-core';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Facts, Money } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { ReceiptLines } from './CustomerHistory.tsx';

interface Row extends RaRecord {
  id: string; receiptNo: string; purchasedAt: string; amount: string; lineCount: number; channel: string | null;
  store: { nameZh: string; nameEn: string } | null; customer: { id: string; name: string; memberNo: string | null } | null;
}
const CUSTOMER_NAME = gql`query CustomerName($id: ID!) { customer(id: $id) { id name } }`;
const isWire = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && !Array.isArray(value);

export function PurchaseList() {
  const t = useT();
  const format = useFormat();
  const { storeIds } = useScope();
  const { search } = useParamsOfAddress();
  const customerId = isWire(search.customerId) ? search.customerId.eq : search.customerId as string | undefined;
  const { data } = useAsk<{ customer: { name: string } | null }>(CUSTOMER_NAME, { id: customerId ?? '' }, { enabled: Boolean(customerId), staleTime: 60_000 });
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'receipt', label: t('purchases.receipt'), phone: 'lead', cell: (row) => <span className="b">{row.receiptNo}</span> },
    { key: 'customer', label: t('purchases.customer'), cell: (row) => (row.customer ? <Link className="ac" to={`/customers/${row.customer.id}/show`}>{row.customer.name}</Link> : '–') },
    { key: 'at', label: t('purchases.at'), sort: 'purchasedAt', first: 'DESC', cell: (row) => <span className="t2">{format.instant(row.purchasedAt)}</span> },
    { key: 'store', label: t('purchases.store'), phone: 'minor', cell: (row) => <span className="t2">{format.named(row.store)}</span> },
    { key: 'lines', label: t('purchases.lines'), align: 'right', sort: 'lineCount', phone: 'minor', cell: (row) => format.count(row.lineCount) },
    { key: 'amount', label: t('purchases.amountUnit'), align: 'right', sort: 'amount', cell: (row) => <Money value={row.amount} /> },
  ], [t, format]);
  const bound = (value: unknown): string => (isWire(value) ? Object.entries(value).map(([op, at]) => `${t(`customers.op.${op}`, { _: op })} ${/^\d{4}-/.test(String(at)) ? format.day(String(at)) : at}`).join(' ') : String(value));
  const say = (key: string, value: unknown): string | null => {
    const [field, op] = key.split('@');
    switch (field) {
      case 'customerId': return t('customers.condition', { label: t('purchases.customer'), value: data?.customer?.name ?? String(customerId) });
      case 'saleLineCount': return t('purchases.withSales');
      case 'returnsAmount': return t('purchases.withReturns');
      case 'businessOn': return t('customers.condition', { label: t('purchases.at'), value: bound(op ? { [op]: value } : value) });
      case 'category': return t('purchases.ofCategory');
      case 'storeId': return t('purchases.ofStores');
      case 'country': return t('customers.condition', { label: t('customers.field.country'), value: bound(value) });
      default: return t('customers.condition.other');
    }
  };
  return <ListPage<Row> resource="purchases" what={t('purchases.what')} unit={t('purchases.unit')} columns={columns} nameOf={(row) => row.receiptNo} to={(row) => `/purchases/${row.id}/show`} density="compact"
    fixed={storeIds ? { scope: storeIds } : undefined} sayCondition={say} sort={{ field: 'purchasedAt', order: 'DESC' }} header={<PageHeader title={t('purchases.title')} />}
    empty={<Empty icon={ShoppingBasket} title={t('purchases.empty')} text={t('purchases.emptyText')}><Link className="btn pri" to="/imports/create?kind=purchases">{t('customers.importPurchases')}</Link></Empty>} />;
}

function useParamsOfAddress(): { search: Record<string, unknown> } {
  const text = new URLSearchParams(globalThis.location.search).get('filter');
  return useMemo(() => { try { return { search: JSON.parse(text ?? '{}') as Record<string, unknown> }; } catch { return { search: {} }; } }, [text]);
}

const RECEIPT = gql`query ReceiptPage($id: ID!) {
  purchase(id: $id) { id receiptNo purchasedAt amount salesAmount returnsAmount lineCount channel country store { id nameZh nameEn } customer { id name memberNo } }
}`;
type Receipt = Row & { salesAmount: string; returnsAmount: string; country: string | null };
/** One receipt with its lines. */
export function PurchaseShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ purchase: Receipt | null }>(RECEIPT, { id }, { keep: false });
  if (error) return <Failed what={t('purchases.what')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const receipt = data?.purchase;
  if (!receipt) return <Empty icon={ShoppingBasket} title={t('state.notFound')} text={t('state.notFoundText')} />;
  return (
    <>
      <Breadcrumb path={[...(receipt.customer ? [{ label: receipt.customer.name, to: `/customers/${receipt.customer.id}/show` }] : []), { label: t('purchases.title'), to: '/purchases' }, { label: receipt.receiptNo }]} />
      <PageHeader title={t('purchases.one', { no: receipt.receiptNo })} facts={format.instant(receipt.purchasedAt)} />
      <div className="col g16" style={{ padding: '4px 24px 24px', maxWidth: 960 }}>
        <Facts items={[[t('purchases.store'), format.named(receipt.store)], [t('purchases.sales'), format.moneyWithUnit(receipt.salesAmount)], [t('purchases.returns'), format.moneyWithUnit(receipt.returnsAmount)], [t('purchases.amount'), format.moneyWithUnit(receipt.amount)]]} />
        <Card title={t('purchases.linesOf')} facts={format.count(receipt.lineCount)}><ReceiptLines id={id} /></Card>
      </div>
    </>
  );
}
