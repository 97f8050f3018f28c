// The groups of a model as a table: people and money of each, their shares; every number opens its customers.
import { useT } from '../i18n/language.tsx';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { count, rate, useFormat } from '../shared/format.ts';
import type { RfmModel, sumGroups } from './rfm.ts';

export function RfmGroups({ groups, model, customers }: { groups: ReturnType<typeof sumGroups>; model: RfmModel; customers: number }) {
  const t = useT();
  const format = useFormat();
  const all = groups.reduce((sum, each) => sum + each.value, 0);
  return (
    <section className="rfm-groups">
      <h2 className="h3">{t('rfm.groups')}</h2>
      <div className="scrollx"><table className="table compact flush" aria-label={t('rfm.groups')}>
        <thead><tr>
          <th scope="col">{t('rfm.group')}</th><th scope="col" className="r">{t('rfm.groupPeople')}</th><th scope="col" className="r">{t('rfm.groupPeopleShare')}</th>
          <th scope="col" className="r">{t('rfm.groupValue')}</th><th scope="col" className="r">{t('rfm.groupValueShare')}</th><th scope="col" className="r">{t('rfm.groupMean')}</th>
        </tr></thead>
        <tbody>{groups.map((each) => {
          const name = each.group ? format.label(each.group) : each.key;
          return (
            <tr key={each.key}>
              <th scope="row">{t('rfm.groupCells', { name, count: each.cells, smart_count: each.cells })}</th>
              <td className="r b"><OpenNumber to={listLink('customers', { rfm: { modelId: model.id, groupKey: each.key } })} label={`${name} ${count(each.customers)}`}>{count(each.customers)}</OpenNumber></td>
              <td className="r">{rate(customers ? each.customers / customers : 0)}</td>
              <td className="r">{count(Math.round(each.value))}</td>
              <td className="r">{rate(all ? each.value / all : 0)}</td>
              <td className="r">{count(each.customers ? Math.round(each.value / each.customers) : 0)}</td>
            </tr>
          );
        })}</tbody>
      </table></div>
    </section>
  );
}
