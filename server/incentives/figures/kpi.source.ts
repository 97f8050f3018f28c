// KPI points as figures of pay: the score of a person's monthly cards, and the points of each measure on them, down to the rows behind.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import type { Context } from '../../core/context.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { decimal, toDecimalText, type Numeric } from '../../core/money.ts';
import { allMeasures, dimensionsOf } from '../../measures/measures.registry.ts';
import { scorecardsOf, type CardFacts, type KpiPoints } from '../../staff/scorecards/scorecard.service.ts';
import type { PayName } from '../formula.rules.ts';
import type { Figure } from '../formula-value.rules.ts';
import { definePaySource } from '../names.registry.ts';

const SCORE = 'kpi.score';
const OF = 'kpi.';
const SHOWN = 2;
const said = (value: Numeric): string => toDecimalText(decimal(value).toDecimalPlaces(SHOWN));

/** The months that lie in a stretch of days, each by its first day. */
function monthsIn(from: string, until: string): string[] {
  const months: string[] = [];
  for (let at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`); at.toISOString().slice(0, 10) < until; at.setUTCMonth(at.getUTCMonth() + 1)) months.push(at.toISOString().slice(0, 10));
  return months;
}

interface Late { card: string; key: string; difference: string }
// What a closed card would say differently by what is known since stands on a later card; here it goes back to where it belongs.
const LATE = `select from_scorecard_id::text card, key, sum(difference)::text difference from scorecard_adjustments where from_scorecard_id = any($1::bigint[]) group by 1, 2`;

/** An indicator with its points as known now. */
function pointsOf(value: KpiPoints, late: string | undefined): string | null {
  if (value.points === null) return null;
  if (late === undefined || decimal(value.effectiveWeight).isZero()) return value.points;
  return toDecimalText(decimal(value.points).plus(decimal(late).times(100).dividedBy(value.effectiveWeight)));
}

function sayValue(value: KpiPoints, points: string | null): Explanation {
  return explain({ zh: value.nameZh, en: value.nameEn }, points, {
    text: points === null ? { zh: '没有数据', en: 'no data' } : { zh: `${said(points)} 分，权重 ${said(value.effectiveWeight)}%`, en: `${said(points)} points, weight ${said(value.effectiveWeight)}%` },
    ...(value.value === null ? {} : { note: { zh: `指标值 ${said(value.value)}${value.target === null ? '' : `，目标 ${said(value.target)}`}`, en: `measured ${said(value.value)}${value.target === null ? '' : `, target ${said(value.target)}`}` } }),
    rows: { resource: value.resource, filter: value.rowsFilter as Record<string, unknown>, count: value.sample }, inputs: [],
  });
}

interface Counted { card: CardFacts; score: string; points: Map<string, string>; tree: Explanation }
function count(card: CardFacts, late: ReadonlyMap<string, string>): Counted | null {
  if (card.score === null || card.daysEmployed <= 0) return null;
  const score = toDecimalText([...late.values()].reduce((sum, one) => sum.plus(one), decimal(card.score)));
  const points = new Map<string, string>();
  const inputs = card.values.map((value) => {
    const now = pointsOf(value, late.get(value.key));
    if (now !== null) points.set(value.measureKey, now);
    return sayValue(value, now);
  });
  const label = { zh: `绩效卡 ${card.from} 至 ${card.until}`, en: `Scorecard ${card.from} to ${card.until}` };
  return { card, score, points, tree: explain(label, score, { text: { zh: `${said(score)} 分，在岗 ${card.daysEmployed} 天`, en: `${said(score)} points, ${card.daysEmployed} days` }, rows: { resource: 'scorecards', filter: { ids: [card.id] }, count: 1 }, inputs }) };
}

/** Mean over cards by days employed. */
const mean = (parts: readonly { days: number; value: string }[]): string | null => {
  const days = parts.reduce((sum, one) => sum + one.days, 0);
  return days ? toDecimalText(parts.reduce((sum, one) => sum.plus(decimal(one.value).times(one.days)), decimal(0)).dividedBy(days).toDecimalPlaces(8)) : null;
};

function figureOf(name: string, cards: readonly Counted[]): Figure | null {
  const parts = cards.flatMap((one) => {
    const value = name === SCORE ? one.score : one.points.get(name.slice(OF.length));
    return value === undefined ? [] : [{ days: one.card.daysEmployed, value, one }];
  });
  if (!parts.length) return null;
  return { value: mean(parts), sample: parts.reduce((sum, { one }) => sum + (name === SCORE ? one.card.values.reduce((rows, value) => rows + value.sample, 0) : one.card.values.find((value) => value.measureKey === name.slice(OF.length))?.sample ?? 0), 0), inputs: parts.map(({ one }) => one.tree) };
}

definePaySource({
  key: 'kpi',
  names: () => [
    { key: SCORE, unit: 'POINTS', label: { zh: 'KPI 得分', en: 'KPI score' }, definition: { zh: '当月绩效卡的得分，按在岗天数平均；迟到的事实和申诉结果算回原来的月份', en: 'Score of the monthly cards, by days employed; late facts and objections upheld count in the month that they belong to' }, source: 'kpi' },
    ...allMeasures().filter((one) => dimensionsOf(one).some((dimension) => dimension.key === 'EMPLOYEE')).map((one): PayName => ({
      key: `${OF}${one.key}`, unit: 'POINTS', label: { zh: `KPI 分：${one.label.zh}`, en: `KPI points: ${one.label.en}` }, definition: { zh: `绩效卡上「${one.label.zh}」的得分，达标是 100`, en: `Points of “${one.label.en}” on the scorecard; 100 is the target` }, source: 'kpi',
    })),
  ],
  async read(ctx: Context, { names, employeeIds, from, until }) {
    const cards = new Map<string, CardFacts[]>();
    for (const on of monthsIn(from, until)) for (const [id, score] of await scorecardsOf(ctx, { periodKind: PeriodKind.MONTH, on }, employeeIds)) cards.set(id, [...cards.get(id) ?? [], ...score.cards]);
    const ids = [...cards.values()].flat().map((card) => card.id);
    const late = new Map<string, Map<string, string>>();
    if (ids.length) for (const one of (await ctx.db.write.query<Late>(LATE, [ids])).rows) late.set(one.card, (late.get(one.card) ?? new Map<string, string>()).set(one.key, one.difference));
    const found = new Map<string, Record<string, Figure>>();
    for (const [id, own] of cards) {
      const counted = own.map((card) => count(card, late.get(card.id) ?? new Map())).filter((one): one is Counted => one !== null);
      found.set(id, Object.fromEntries(names.flatMap((name) => { const figure = figureOf(name, counted); return figure ? [[name, figure]] : []; })));
    }
    return found;
  },
});
