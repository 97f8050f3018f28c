// The month from each of the five parts of the framework: its figure, which opens its rows, and the plans that improve it.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { decimal, rate, useFormat } from '../shared/format.ts';
import type { Figures, PartFigure, RowsOf } from './monthly.operations.ts';
import { asOne } from './why.ts';

const say = (one: PartFigure, value: string | null): string => (value === null ? '–' : one.unit === 'SHARE' ? rate(value) : decimal(value, 2));
const toRows = (rows: RowsOf): string => listLink(rows.resource, asOne(rows.filter));

export function FiveParts({ parts, plans }: { parts: PartFigure[]; plans: Figures['plans'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <section>
      <h2>{t('monthly.parts')}</h2>
      <div className="scrollx"><table className="table phone" aria-label={t('monthly.parts')}>
        <thead><tr><th scope="col">{t('monthly.part')}</th><th scope="col">{t('monthly.seenBy')}</th><th scope="col" className="r">{t('monthly.count')}</th><th scope="col" className="r">{t('monthly.countBefore')}</th><th scope="col">{t('monthly.partPlans')}</th></tr></thead>
        <tbody>{parts.map((one) => {
          const mine = plans.filter((plan) => one.planIds.includes(plan.id));
          return (
            <tr key={one.part}><td className="lead b">{t(`frameworkPart.${one.part}`)}</td><td>{format.label(one.label)}</td>
              <td className="r" data-label={t('monthly.count')}>{one.value === null ? '–' : <OpenNumber to={toRows(one.rows)} label={`${format.label(one.label)} ${say(one, one.value)}`}>{say(one, one.value)}</OpenNumber>}</td><td className="r" data-label={t('monthly.countBefore')}>{one.before !== null && one.beforeRows ? <OpenNumber to={toRows(one.beforeRows)} label={`${format.label(one.label)} ${t('monthly.countBefore')} ${say(one, one.before)}`}>{say(one, one.before)}</OpenNumber> : say(one, one.before)}</td>
              <td style={{ whiteSpace: 'normal' }}>{mine.length === 0 ? <span className="t3">{t('monthly.noPartPlan')}</span> : mine.map((plan) => <Link key={plan.id} className="lk" style={{ display: 'block' }} to={`/improvementPlans/${plan.id}/show`}>{format.language === 'zh' ? plan.titleZh : plan.titleEn}</Link>)}</td></tr>
          );
        })}</tbody>
      </table></div>
    </section>
  );
}
