// From measured values to a score: attainment, points, what missing data does, and the explanation that goes with it. Pure, in exact decimals.
import { MeasureUnit } from '../../../schema/measures/measure.ts';
import { KpiDirection, MissingRule } from '../../../schema/staff/kpi.ts';
import { ValueState } from '../../../schema/staff/scorecard.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { sameLabel, type Label } from '../../core/language.ts';
import { decimal, formatNumber, round } from '../../core/money.ts';
import type { KpiItem } from './scheme.rules.ts';

type Decimal = ReturnType<typeof decimal>;
/** Digits in which points and values are kept; nothing is rounded before. */
export const KEPT_DIGITS = 8;

/** What a measure said of a subject, exact. */
export interface Measured {
  value: string | null; numerator?: string | null; denominator?: string | null; sample: number; unit: MeasureUnit;
  /** Of this subject, where the scheme takes targets from a measure; null: it has none. */
  target?: string | null;
  /** Points on the last closed card, for what is missing and held. */
  lastPoints?: string | null;
  /** The measure's own tree. */
  explanation?: Explanation | null;
}
export interface ItemResult {
  item: KpiItem; state: ValueState; value: Decimal | null; target: Decimal | null; attainment: Decimal | null; points: Decimal | null;
  isMet: boolean | null; effectiveWeight: Decimal; contribution: Decimal | null; isHeldOver: boolean;
}
export interface CardResult { score: Decimal | null; items: ItemResult[]; explanation: Explanation }

const HUNDRED = decimal(100);

/** Value by target in per cent; of a ceiling, target by value. Null: a ceiling with nothing under it, which is as good as can be. */
export function attainmentOf(direction: KpiDirection, value: Decimal, target: Decimal): Decimal | null {
  if (direction === KpiDirection.AT_LEAST) return value.dividedBy(target).times(100);
  return value.lessThanOrEqualTo(0) ? null : target.dividedBy(value).times(100);
}

/** Points of an item: 0 and more, between its floor and cap; never fewer for a better value. */
export function pointsOf(item: Pick<KpiItem, 'direction' | 'mapping' | 'cap' | 'floor'>, value: Decimal, target: Decimal): Decimal {
  const [cap, floor] = [decimal(item.cap), decimal(item.floor)];
  const attainment = attainmentOf(item.direction, value, target);
  const isMet = item.direction === KpiDirection.AT_LEAST ? value.greaterThanOrEqualTo(target) : value.lessThanOrEqualTo(target);
  const { mapping } = item;
  let raw: Decimal;
  if (mapping.type === 'ALL_OR_NOTHING') raw = isMet ? HUNDRED : decimal(0);
  else if (mapping.type === 'STEPS') {
    // A value without limit has reached every step.
    const reached = mapping.steps.filter((step) => attainment === null || attainment.greaterThanOrEqualTo(step.at)).at(-1);
    raw = decimal(reached?.points ?? 0);
  } else if (mapping.zeroAt !== undefined) raw = value.minus(mapping.zeroAt).dividedBy(target.minus(mapping.zeroAt)).times(100);
  else raw = attainment ?? cap;
  return raw.greaterThan(cap) ? cap : raw.lessThan(floor) ? floor : raw;
}

/** The score of a card: each item by its mapping, what is missing by its own rule, the mean by weights. */
export function scoreCard(items: readonly { item: KpiItem; measured: Measured; isFrozen?: boolean }[], scheme: { key: string; version?: number; since?: string; label: Label }): CardResult {
  const judged = items.map(({ item, measured }): ItemResult => {
    const target = item.target !== undefined ? decimal(item.target) : measured.target ? decimal(measured.target) : null;
    const isThere = measured.value !== null && target !== null && target.greaterThan(0);
    const state = !isThere ? ValueState.MISSING : measured.sample < item.minSample ? ValueState.SMALL_SAMPLE : ValueState.MEASURED;
    const value = measured.value === null ? null : decimal(measured.value);
    const base = { item, state, value, target, effectiveWeight: decimal(0), contribution: null, isHeldOver: false };
    const attainment = value !== null && target?.greaterThan(0) ? attainmentOf(item.direction, value, target) : null;
    const isMet = value && target?.greaterThan(0) ? (item.direction === KpiDirection.AT_LEAST ? value.greaterThanOrEqualTo(target) : value.lessThanOrEqualTo(target)) : null;
    if (state === ValueState.MEASURED && value && target) return { ...base, attainment, points: pointsOf(item, value, target), isMet };
    if (item.missing === MissingRule.ZERO) return { ...base, attainment, points: decimal(0), isMet };
    if (item.missing === MissingRule.HOLD && measured.lastPoints) return { ...base, attainment, points: decimal(measured.lastPoints), isMet, isHeldOver: true };
    return { ...base, attainment, points: null, isMet };
  });
  const isHeld = judged.some((one) => one.points === null && one.item.missing === MissingRule.HOLD);
  const counted = judged.filter((one) => one.points !== null);
  const weights = counted.reduce((sum, one) => sum.plus(one.item.weight), decimal(0));
  shareWeights(counted, weights);
  for (const one of counted) one.contribution = (one.points as Decimal).times(one.item.weight).dividedBy(weights);
  const score = isHeld || !counted.length ? null : counted.reduce((sum, one) => sum.plus((one.points as Decimal).times(one.item.weight)), decimal(0)).dividedBy(weights);
  return { score, items: judged, explanation: explainCard(judged, items.map(({ measured }) => measured), score, isHeld, scheme) };
}

/** What weights are after what is missing was shared out, to four digits, by largest remainder: they sum to 100 exactly. */
function shareWeights(counted: readonly ItemResult[], weights: Decimal): void {
  if (!counted.length) return;
  const unit = decimal('0.0001');
  const exact = counted.map((one) => decimal(one.item.weight).times(100).dividedBy(weights));
  counted.forEach((one, i) => { one.effectiveWeight = (exact[i] as Decimal).toDecimalPlaces(4, 1); });
  let left = HUNDRED.minus(counted.reduce((sum, one) => sum.plus(one.effectiveWeight), decimal(0)));
  const order = counted.map((one, i) => ({ one, rest: (exact[i] as Decimal).minus(one.effectiveWeight), i })).sort((a, b) => b.rest.comparedTo(a.rest) || a.i - b.i);
  for (let n = 0; left.greaterThan(0); n += 1, left = left.minus(unit)) { const to = order[n % order.length]?.one as ItemResult; to.effectiveWeight = to.effectiveWeight.plus(unit); }
}

/** A value as people read it, by its unit. */
function sayMeasured(unit: MeasureUnit, value: Decimal | string | null): string {
  if (value === null) return '–';
  const exact = decimal(value);
  if (unit === MeasureUnit.SHARE) return `${formatNumber(exact.times(100), 1)}%`;
  if (unit === MeasureUnit.COUNT) return formatNumber(round(exact, 2));
  return formatNumber(exact, 2);
}
const say = (value: Decimal, digits = 2): string => formatNumber(value, digits);
const STATES: Record<ValueState, Label> = {
  MEASURED: { zh: '已计', en: 'measured' }, SMALL_SAMPLE: { zh: '样本太少', en: 'sample too small' }, MISSING: { zh: '没有数据', en: 'nothing to measure' },
};
const RULES: Record<MissingRule, Label> = {
  REWEIGHT: { zh: '权重分给其他指标', en: 'its weight goes to the others' }, HOLD: { zh: '沿用上次得分，没有就等', en: 'the last points count; without any the score waits' }, ZERO: { zh: '按 0 分', en: 'counts as 0' },
};

function explainItem(one: ItemResult, measured: Measured): Explanation {
  const { item } = one;
  const mark = item.direction === KpiDirection.AT_LEAST ? '≥' : '≤';
  const value = sayMeasured(measured.unit, one.value);
  const target = sayMeasured(measured.unit, one.target);
  const points = one.points === null ? '–' : say(one.points);
  const share = say(one.effectiveWeight);
  const reason = one.state === ValueState.MEASURED ? null : STATES[one.state];
  return explain({ zh: item.zh, en: item.en }, one.points === null ? null : one.points.toFixed(KEPT_DIGITS), {
    text: one.points === null ? { zh: '不计分', en: 'not counted' } : { zh: `${points} 分 × ${share}% = ${say(one.contribution ?? decimal(0))}`, en: `${points} points × ${share}% = ${say(one.contribution ?? decimal(0))}` },
    ...(one.isMet === null ? {} : { holds: one.isMet }), required: sameLabel(`${mark} ${target}`),
    ...(reason ? { note: { zh: `${reason.zh}（${measured.sample}，至少 ${item.minSample}）：${RULES[item.missing].zh}`, en: `${reason.en} (${measured.sample}, at least ${item.minSample}): ${RULES[item.missing].en}` } } : item.note ? { note: item.note } : {}),
    inputs: [
      measured.explanation ?? explain({ zh: '实际', en: 'Value' }, one.value?.toFixed() ?? null, { text: sameLabel(value) }),
      ...(one.attainment ? [explain({ zh: '达成率', en: 'Attainment' }, round(one.attainment, 4).toFixed(), {
        text: item.direction === KpiDirection.AT_LEAST ? sameLabel(`${value} ÷ ${target} = ${say(one.attainment)}%`) : sameLabel(`${target} ÷ ${value} = ${say(one.attainment)}%`) })] : []),
      explain({ zh: '换算', en: 'Mapping' }, item.mapping.type, { text: sayMapping(item, measured.unit) }),
      explain({ zh: '权重', en: 'Weight' }, item.weight, one.effectiveWeight.equals(item.weight) ? {} : { text: { zh: `${item.weight}，补足缺失后 ${share}`, en: `${item.weight}; ${share} after what is missing was shared out` } }),
    ],
  });
}

/** How attainment becomes points, in words. */
function sayMapping(item: Pick<KpiItem, 'mapping' | 'cap' | 'floor'>, unit: MeasureUnit): Label {
  const { mapping } = item;
  const limits = { zh: `，${Number(item.floor) ? `最低 ${item.floor}、` : ''}最高 ${item.cap} 分`, en: `, ${Number(item.floor) ? `at least ${item.floor}, ` : ''}at most ${item.cap}` };
  if (mapping.type === 'ALL_OR_NOTHING') return { zh: '达标得 100 分，不达标 0 分', en: '100 where the target is met, else 0' };
  if (mapping.type === 'STEPS') return { zh: `按档：${mapping.steps.map((step) => `达成 ${step.at}% 起 ${step.points} 分`).join('，')}${limits.zh}`, en: `By steps: ${mapping.steps.map((step) => `${step.points} from ${step.at}%`).join(', ')}${limits.en}` };
  if (mapping.zeroAt !== undefined) return { zh: `${sayMeasured(unit, mapping.zeroAt)} 为 0 分，目标为 100 分，按比例${limits.zh}`, en: `0 at ${sayMeasured(unit, mapping.zeroAt)}, 100 at the target, in proportion${limits.en}` };
  return { zh: `得分等于达成率${limits.zh}`, en: `Points are the attainment${limits.en}` };
}

function explainCard(judged: readonly ItemResult[], measured: readonly Measured[], score: Decimal | null, isHeld: boolean, scheme: { key: string; version?: number; since?: string; label: Label }): Explanation {
  return explain({ zh: '总分', en: 'Score' }, score === null ? null : score.toFixed(KEPT_DIGITS), {
    text: score === null ? (isHeld ? { zh: '有指标要等数据，暂不出分', en: 'an indicator waits for data; no score yet' } : { zh: '没有可计的指标', en: 'nothing to measure' }) : { zh: `${say(score)} 分`, en: `${say(score)} points` },
    note: scheme.label, rule: { key: scheme.key, ...(scheme.version ? { version: scheme.version } : {}), ...(scheme.since ? { since: scheme.since } : {}) },
    inputs: judged.map((one, i) => explainItem(one, measured[i] as Measured)),
  });
}
