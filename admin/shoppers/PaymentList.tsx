// The fees that were booked: whom for, which visit, on what proof.
import { VenetianMask } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type PaymentRow, PAYMENTS } from './shoppers.operations.ts';

export function PaymentList() {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ shopperPayments: { items: PaymentRow[] } }>(PAYMENTS, undefined, { staleTime: 0 });
  const rows = data?.shopperPayments.items ?? [];
  const proofOf = (row: PaymentRow): string => [row.hasReceipt && t('shoppers.receipt'), row.hasPlace && t('shoppers.place')].filter(Boolean).join(format.language === 'zh' ? '、' : ', ') || row.waiver || t('shoppers.noProof');
  return (
    <>
      <Breadcrumb path={[{ label: t('shoppers.title'), to: '/shoppers' }, { label: t('shoppers.payments') }]} />
      <PageHeader title={t('shoppers.payments')} />
      {error ? <Failed what={t('shoppers.payments')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={VenetianMask} title={t('shoppers.paymentsEmpty')} text={t('shoppers.paymentsEmptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('shoppers.payments')}>
            <thead><tr><th scope="col">{t('shoppers.alias')}</th><th scope="col">{t('shoppers.store')}</th><th scope="col" className="r">{t('shoppers.amount')}</th><th scope="col">{t('shoppers.proof')}</th><th scope="col">{t('shoppers.bookedAt')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.id}><td className="lead b">{row.shopper?.alias ?? '–'}</td><td className="t2">{format.named(row.visit?.store)}</td><td className="r" data-label={t('shoppers.amount')}>{format.money(row.amount)}</td><td className="t2 minor">{proofOf(row)}</td><td className="t2">{format.instant(row.bookedAt)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
