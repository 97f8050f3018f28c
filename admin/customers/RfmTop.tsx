// The best customers of one cell, by what they spent.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Avatar } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { SkeletonRows } from '../shared/states.tsx';
import { rfmCondition } from './customers.operations.ts';
import type { RfmModel } from './rfm.ts';

const TOP = gql`query RfmTop($filter: CustomerFilter) {
  customers(filter: $filter, sort: [{ field: BEHAVIOUR_SPEND365, order: DESC }], page: { limit: 4 }) { items { id name behaviour { spend365 lastPurchaseOn } } }
}`;
interface Row { id: string; name: string; behaviour: { spend365: string; lastPurchaseOn: string | null } | null }

export function RfmTop({ model, r, f }: { model: RfmModel; r: number; f: number }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ customers: { items: Row[] } }>(TOP, { filter: rfmCondition({ modelId: model.id, r, f }) });
  return (
    <PanelSection title={t('rfm.top')} aside={t('rfm.topUnits')}>
      {!data ? <SkeletonRows rows={4} height={36} /> : (
        <table className="table compact flush"><tbody>{data.customers.items.map((row) => (
          <tr key={row.id}>
            <td><span className="row"><Avatar name={row.name} size={24} /><Link className="el" to={`/customers/${row.id}/show`}>{row.name}</Link></span></td>
            <td className="r b">{format.money(row.behaviour?.spend365)}</td><td className="r t3">{format.ago(row.behaviour?.lastPurchaseOn)}</td>
          </tr>
        ))}</tbody></table>
      )}
    </PanelSection>
  );
}
