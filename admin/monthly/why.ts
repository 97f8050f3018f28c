// How the shares and changes of a monthly review came about, from its own frozen figures, with the rows that each counted. Pure.
import type { Explanation } from '../shared/Explain.tsx';
import { decimal, rate, signed } from '../shared/format.ts';
import { sayFigure } from './figure.ts';
import type { Figures } from './monthly.operations.ts';

type Filter = Record<string, unknown>;
const same = (said: string) => ({ zh: said, en: said });
/** A list takes its conditions as one that holds all. */
export const asOne = (filter: Filter): Filter => (Object.keys(filter).length === 1 && filter.and ? filter : { and: [filter] });
const node = (zh: string, en: string, value: string | number | null, text: string, more: Partial<Explanation> = {}): Explanation => ({ label: { zh, en }, value, text: same(text), inputs: [], ...more });
const tickets = (filter: Filter | undefined, count?: number) => (filter ? { rows: { resource: 'tickets', filter: asOne(filter), ...(count === undefined ? {} : { count }) } } : {});

/** Share of a problem in the tickets of the month. */
export function whyShare(one: Figures['problems'][number], volume: Figures['volume']): Explanation {
  return node('占全部工单', 'Of all tickets', one.share, one.share === null ? '–' : rate(one.share), {
    note: { zh: '这一项的工单 ÷ 当月工单', en: 'Tickets of this problem ÷ tickets of the month' },
    inputs: [node(one.label.zh, one.label.en, one.count, String(one.count), tickets(one.filter, one.count)), node('当月工单', 'Tickets of the month', volume.value, volume.value ?? '–', tickets(volume.rows?.now))],
  });
}

/** What a week is above or below the one before it. */
export function whyChange(one: Figures['swings'][number]): Explanation {
  return node('变化', 'Change', one.change, signed(one.change, 2), {
    note: { zh: '本周 − 前一周', en: 'This week − the week before' },
    inputs: [node('本周', 'This week', one.value, decimal(one.value, 2), tickets(one.rows)), node('前一周', 'Week before', one.before, decimal(one.before, 2), tickets(one.beforeRows))],
  });
}

/** How much of the way to its target a plan's measure stood in the month. */
export function whyWay(one: Figures['plans'][number]): Explanation {
  const said = (value: string | null) => sayFigure(value, one.measure, one.unit);
  return node('走了多少', 'Way gone', one.effect.wayShare, one.effect.wayShare === null ? '–' : rate(one.effect.wayShare, 0), {
    note: { zh: '（本月 − 起点）÷（目标 − 起点）', en: '(this month − where it began) ÷ (target − where it began)' },
    inputs: [
      node('本月', 'This month', one.value, said(one.value), one.rows ? { rows: { resource: one.rows.resource, filter: asOne(one.rows.filter) } } : {}),
      node('起点', 'Where it began', one.baseline, said(one.baseline)), node('目标', 'Target', one.target, said(one.target)),
    ],
  });
}
