// The row of figures: each with its change against the period before; opening one puts it below as trend, ranking and explanation.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { Delta } from '../shared/cells.tsx';
import { count, decimal, useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Failed } from '../shared/states.tsx';
import { type MeasureDefinition, TILES, type TilesAnswer, tilesQuery } from './measures.operations.ts';
import { difference, useSayMeasure } from './say.ts';

export function MeasureTiles({ catalogue, period, filter, linkTo }: { catalogue: readonly MeasureDefinition[]; period: Record<string, unknown>; filter: Record<string, unknown>; linkTo: (key: string) => string }) {
  const t = useT();
  const format = useFormat();
  const say = useSayMeasure();
  const shown = useMemo(() => TILES.map((key) => catalogue.find((one) => one.key === key)).filter((one): one is MeasureDefinition => Boolean(one)), [catalogue]);
  const document = useMemo(() => tilesQuery(shown.map((one) => one.key)), [shown]);
  const { data, error, refetch } = useAsk<TilesAnswer>(document, { now: period, before: { ...period, back: 1 }, filter }, { enabled: shown.length > 0 });
  if (error) return <Failed what={t('measures.title')} fault={error} onRetry={() => refetch()} />;
  return (
    <div className="tiles">
      {shown.map((one, i) => {
        const [now, before] = [data?.[`n${i}`], data?.[`b${i}`]];
        const by = difference(one.unit, now?.value, before?.value);
        const good = one.isMoreBetter === null ? 'neither' : one.isMoreBetter ? 'up' : 'down';
        return (
          <KpiTile key={one.key} label={format.label(one.label)} value={say(one.unit, now?.value)} to={linkTo(one.key)} loading={!data}
            delta={by !== null && <Delta value={by} text={by === 0 ? t('measures.same') : one.unit === 'SHARE' ? t('delta.points', { points: decimal(Math.abs(by) * 100, 1) }) : say(one.unit, String(Math.abs(by)))} base={t('measures.before')} good={good} />}
            base={now?.isSmallSample ? t('measures.smallMark') : now?.sample !== undefined && one.unit !== 'COUNT' ? t('measures.sample', { count: count(now.sample), smart_count: now.sample }) : undefined} />
        );
      })}
    </div>
  );
}
