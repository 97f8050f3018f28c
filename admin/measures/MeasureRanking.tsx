// A measure taken apart: one line a group with its value, the rows behind it and those that failed; too few rows are told, not ranked.
import { useT } from '../i18n/language.tsx';
import { listLink, OpenNumber } from '../shared/cells.tsx';
import { count, rate, useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import type { Group, MeasureDefinition, Measured, RowsBehind } from './measures.operations.ts';
import { useSayMeasure } from './say.ts';

/** The list of the rows, its filter as one condition. */
export const linkToRows = ({ resource, filter }: RowsBehind): string => listLink(resource, Object.keys(filter).length === 1 && filter.and ? filter : { and: [filter] });
/** Lists that have a room here. */
const OPENED = new Set(['tickets']);
/** A number that opens its list, where there is a room for it. */
export function RowsNumber({ rows, children, name }: { rows: RowsBehind | null; children: string; name: string }) {
  if (!rows || !OPENED.has(rows.resource)) return <>{children}</>;
  return <OpenNumber to={linkToRows(rows)} label={`${name} ${children}`}>{children}</OpenNumber>;
}

export function MeasureRanking({ measure, answer, by }: { measure: MeasureDefinition; answer: Measured; by: string }) {
  const t = useT();
  const format = useFormat();
  const say = useSayMeasure();
  const isShare = measure.unit === 'SHARE';
  const adds = measure.kind === 'COUNT' || measure.kind === 'SUM';
  const line = (group: Group) => {
    const name = format.label(group.label);
    return (
      <tr key={group.key ?? ''}>
        <td className="r t3">{group.rank ?? ''}</td>
        <th scope="row" className="el">{name}</th>
        <td className="r b">{adds ? <RowsNumber rows={group.rows} name={name}>{say(measure.unit, group.value)}</RowsNumber> : say(measure.unit, group.value)}</td>
        {adds ? <td className="r">{group.share === null ? '' : rate(group.share)}</td> : <td className="r"><RowsNumber rows={group.rows} name={name}>{count(group.rows.count)}</RowsNumber></td>}
        {isShare && <td className="r"><RowsNumber rows={group.misses} name={`${name} ${t('measures.column.misses')}`}>{count(group.misses?.count ?? 0)}</RowsNumber></td>}
      </tr>
    );
  };
  const few = answer.groups.some((group) => group.isSmallSample);
  return (
    <Card title={t('measures.ranking', { by })} facts={t('measures.rankingFacts', { count: count(answer.groupCount ?? 0), smart_count: answer.groupCount ?? 0 })} flush>
      <div className="scrollx" style={{ maxHeight: 420 }} tabIndex={0} role="region" aria-label={t('measures.ranking', { by })}>
        <table className="table compact" aria-label={t('measures.ranking', { by })}>
          <thead><tr>
            <th scope="col" className="r">{t('measures.column.rank')}</th><th scope="col">{by}</th><th scope="col" className="r">{t('measures.column.value')}</th>
            <th scope="col" className="r">{t(adds ? 'measures.column.share' : 'measures.column.sample')}</th>{isShare && <th scope="col" className="r">{t('measures.column.misses')}</th>}
          </tr></thead>
          <tbody>{answer.groups.map(line)}</tbody>
        </table>
      </div>
      {few && <p className="foot">{t('measures.small', { count: measure.minSample })}</p>}
    </Card>
  );
}
