// Who brings the most and what goes best: customers by sales or less returns, how concentrated sales are, and products by receipts.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { rate, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { type Best, BEST, type Concentration, type Product, PRODUCTS } from './analyses.operations.ts';

/** The window and the stores as conditions of the list of receipts. */
export const receiptsOf = ({ from, storeIds, country }: { from?: string; storeIds?: string[]; country?: string }): Record<string, unknown> => ({
  ...(from ? { businessOn: { gte: from } } : {}), ...(storeIds ? { storeId: { in: storeIds } } : {}), ...(country ? { country: { eq: country } } : {}), saleLineCount: { gt: 0 },
});

export function BestCustomers({ filter }: { filter: Record<string, unknown> }) {
  const t = useT();
  const format = useFormat();
  const [net, setNet] = useState(false);
  const { data, error, refetch } = useAsk<{ topCustomers: Best[]; pareto: Concentration }>(BEST, { filter, net });
  return (
    <Card title={t('analyses.best')} actions={<span className="seg" role="group" aria-label={t('analyses.by')}>
      {[false, true].map((each) => <button key={String(each)} type="button" aria-pressed={net === each} onClick={() => setNet(each)}>{t(each ? 'analyses.net' : 'analyses.gross')}</button>)}
    </span>}>
      {error ? <Failed what={t('analyses.best')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={10} height={28} /> : data.topCustomers.length === 0 ? <p className="t13 t2">{t('analyses.none')}</p> : (
        <>
          <p className="t13 t2" style={{ marginBottom: 8 }}>{t('analyses.pareto', { fifth: format.count(data.pareto.topFifthCustomers), share: rate(data.pareto.topFifthShare), most: format.count(data.pareto.customersForShare) })}</p>
          <div className="scrollx"><table className="table compact flush" aria-label={t('analyses.best')}>
            <thead><tr><th scope="col">{t('customers.column.name')}</th><th scope="col" className="r">{t('analyses.receipts')}</th><th scope="col" className="r">{t('analyses.value')}</th></tr></thead>
            <tbody>{data.topCustomers.map((each) => (
              <tr key={each.customerId}>
                <th scope="row"><Link className="lk" to={`/customers/${each.customerId}/show`}>{each.name}</Link>{each.memberNo && <span className="t12 t3"> {format.memberNo(each.memberNo)}</span>}</th>
                <td className="r"><OpenNumber to={listLink('purchases', { customerId: { eq: each.customerId }, ...receiptsOf(filter) })} label={`${each.name} ${format.count(each.receipts)}`}>{format.count(each.receipts)}</OpenNumber></td>
                <td className="r b">{format.money(each.value)}</td>
              </tr>
            ))}</tbody>
          </table></div>
        </>
      )}
    </Card>
  );
}

export function BestProducts({ filter }: { filter: Record<string, unknown> }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ topProducts: Product[] }>(PRODUCTS, { filter });
  return (
    <Card title={t('analyses.products')}>
      {error ? <Failed what={t('analyses.products')} fault={error} onRetry={() => refetch()} /> : !data ? <SkeletonRows rows={10} height={28} /> : data.topProducts.length === 0 ? <p className="t13 t2">{t('analyses.none')}</p> : (
        <div className="scrollx"><table className="table compact flush" aria-label={t('analyses.products')}>
          <thead><tr><th scope="col">{t('baskets.rule')}</th><th scope="col" className="r">{t('analyses.receipts')}</th><th scope="col" className="r">{t('analyses.value')}</th></tr></thead>
          <tbody>{data.topProducts.map((each) => (
            <tr key={each.productId}>
              <th scope="row">{each.name} <span className="t12 t3">{each.sku}</span></th>
              <td className="r"><OpenNumber to={listLink('purchases', { ...receiptsOf(filter), lines: { some: { lineKind: { eq: 'SALE' }, productId: { eq: each.productId } } } })} label={`${each.name} ${format.count(each.receipts)}`}>{format.count(each.receipts)}</OpenNumber></td>
              <td className="r b">{format.money(each.value)}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </Card>
  );
}
