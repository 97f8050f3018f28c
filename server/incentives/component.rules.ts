// One component of pay for one person: its amount and the tree that says how it came about. Pure.
import type { Decimal } from 'decimal.js';
import { explain, type Explanation } from '../core/explanation.ts';
import { labelOf, type Label } from '../core/language.ts';
import { decimal, formatMoney, toDecimalText, toMoney, type Numeric } from '../core/money.ts';
import { CARE_SPENT, formulaKey, type Component, type ReadScheme } from './content.rules.ts';
import { namesIn, type Formula, type Names } from './formula.rules.ts';
import { figureKey, numberOf, verdictOf, type Figures } from './formula-value.rules.ts';
import { formulaLabel, saidOnce, sayFigures } from './formula-words.rules.ts';
import type { PersonInput, ReckonedLine, RunInput } from './run.rules.ts';
import { tierPay, type Tier } from './tiers.rules.ts';
import type { Unit } from './units.rules.ts';

export interface Asked { scheme: ReadScheme; input: RunInput; names: Names }
/** An amount before days, caps and rounding, with its reasons; none: nothing to judge by. */
export interface Part { amount: Decimal | null; inputs: Explanation[]; note?: Label }

/** An amount in both languages. */
export function sayMoney(amount: Numeric): Label {
  const money = toMoney(amount);
  return saidOnce(`money ${money}`, () => labelOf((language) => formatMoney(money, language)));
}

interface Used { at: string; label: Label; unit: Unit; note: Label | undefined }
interface Read { names: Names; rule: Explanation; used: Used[] }
const readings = new WeakMap<Formula, Read>();
/** A formula's sentence and the figures that it uses, found once for thousands of people; what is found is never changed. */
function readingOf(tree: Formula, names: Names): Read {
  const known = readings.get(tree);
  if (known?.names === names) return known;
  const text = formulaLabel(tree, names);
  const used = new Map(namesIn(tree).map(({ name, span }): [string, Used] => {
    const said = names.get(name);
    const label = said?.label ?? { zh: name, en: name };
    const at = figureKey(name, span);
    return [at, { at, label: span === 'QUARTER' ? { zh: `本季度${label.zh}`, en: `${label.en} of the quarter` } : label, unit: said?.unit ?? 'NUMBER', note: said?.definition }];
  }));
  const read: Read = { names, rule: explain({ zh: '规则', en: 'Rule' }, text.zh, { text }), used: [...used.values()] };
  readings.set(tree, read);
  return read;
}

/** The figures that a formula uses, each with the rows behind it. */
function figuresOf(tree: Formula, figures: Figures, names: Names): Explanation[] {
  return readingOf(tree, names).used.map(({ at, label, unit, note }) => {
    const figure = figures[at];
    const value = figure?.value ?? null;
    let text = sayFigures(value, unit);
    if (figure?.above != null && figure.below != null) text = { zh: `${text.zh}（${figure.above} ÷ ${figure.below}）`, en: `${text.en} (${figure.above} ÷ ${figure.below})` };
    const said: Explanation = { label, value, text, inputs: figure?.inputs ?? [] };
    if (note) said.note = note;
    if (figure?.rows) said.rows = figure.rows;
    return said;
  });
}

const ruleLine = (tree: Formula, names: Names): Explanation => readingOf(tree, names).rule;
const sayRate = (rate: string, unit: Unit): Label => (unit === 'MONEY' ? sayFigures(rate, 'RATIO') : sayMoney(rate));

function tiersPart(asked: Asked, one: Extract<Component, { kind: 'TIERS' }>, tree: Formula, person: PersonInput): Part {
  const figure = numberOf(tree, person.figures);
  const inputs = [ruleLine(tree, asked.names), ...figuresOf(tree, person.figures, asked.names)];
  if (figure === null) return { amount: null, inputs };
  const before = one.isRunning && tree.op === 'name' ? person.figures[figureKey(tree.name, 'YEAR_BEFORE')]?.value ?? '0' : '0';
  if (one.isRunning) inputs.push(explain({ zh: '本年此前累计', en: 'This year so far' }, before, { text: sayFigures(before, tree.unit) }));
  const span = (tier: Tier): Label => {
    const [from, to] = [sayFigures(tier.from, tree.unit), tier.to === null ? null : sayFigures(tier.to, tree.unit)];
    return { zh: to ? `${from.zh} 起，不到 ${to.zh}` : `${from.zh} 起`, en: to ? `from ${from.en} to under ${to.en}` : `from ${from.en}` };
  };
  if (one.pays === 'AMOUNT') {
    const reached = one.tiers.filter((tier) => decimal(tier.from).lessThanOrEqualTo(figure.plus(before))).at(-1);
    return { amount: decimal(reached?.rate ?? 0), inputs: [...inputs, explain({ zh: '所在档', en: 'Tier reached' }, reached?.rate ?? null, { text: reached ? { zh: `${span(reached).zh}：${sayMoney(reached.rate).zh}`, en: `${span(reached).en}: ${sayMoney(reached.rate).en}` } : { zh: '没有达到任何一档', en: 'none' } })] };
  }
  const { pay, parts, rate } = tierPay(one.method, one.tiers, figure, before);
  return {
    amount: pay,
    inputs: [...inputs, ...parts.map((each) => {
      const [amount, at] = [sayFigures(each.amount, tree.unit), sayRate(each.rate, tree.unit)];
      return explain(span(each), each.amount, { text: { zh: `${amount.zh} × ${at.zh}`, en: `${amount.en} × ${at.en}` } });
    }), ...(one.method === 'INTERPOLATED' && rate !== null ? [explain({ zh: '折算费率', en: 'Rate as the tiers are filled' }, rate, { text: sayRate(rate, tree.unit) })] : [])],
  };
}

function awardPart(asked: Asked, one: Extract<Component, { kind: 'AWARD' }>, person: PersonInput): Part {
  if (one.by.how === 'CONDITION') {
    const tree = asked.scheme.formulas.get(formulaKey(one.key, 'by.condition')) as Formula;
    const verdict = verdictOf(tree, person.figures);
    const inputs = [{ ...ruleLine(tree, asked.names), ...(verdict === null ? {} : { holds: verdict }) }, ...figuresOf(tree, person.figures, asked.names)];
    return { amount: verdict === null ? null : decimal(verdict ? one.amount : 0), inputs };
  }
  const { by } = one;
  const own = person.awards.filter((award) => award.key === one.key);
  const worth = (amount: string | null): Decimal => {
    let value = decimal(amount ?? one.amount);
    if (by.how === 'NAMED' && by.least !== undefined && value.lessThan(by.least)) value = decimal(by.least);
    if (by.how === 'NAMED' && by.most !== undefined && value.greaterThan(by.most)) value = decimal(by.most);
    return value;
  };
  return {
    amount: own.reduce((sum, award) => sum.plus(worth(award.amount)), decimal(0)),
    inputs: own.length ? own.map((award) => explain({ zh: '获奖', en: 'Awarded' }, toMoney(worth(award.amount)), { text: sayMoney(worth(award.amount)), note: { zh: award.reason, en: award.reason } })) : [explain({ zh: '获奖', en: 'Awarded' }, false, { text: { zh: '本期没有', en: 'not in this period' } })],
  };
}

function partOf(asked: Asked, one: Component, person: PersonInput, given: Part | undefined): Part {
  const tree = (place: string): Formula => asked.scheme.formulas.get(formulaKey(one.key, place)) as Formula;
  switch (one.kind) {
    case 'FIXED': return { amount: decimal(one.amount), inputs: [explain({ zh: '规则', en: 'Rule' }, one.amount, { text: { zh: `每月固定 ${formatMoney(one.amount, 'zh')}`, en: `${formatMoney(one.amount, 'en')} a month` } })] };
    case 'FORMULA': case 'DEDUCTION': return { amount: numberOf(tree('formula'), person.figures), inputs: [ruleLine(tree('formula'), asked.names), ...figuresOf(tree('formula'), person.figures, asked.names)] };
    case 'TIERS': return tiersPart(asked, one, tree('on'), person);
    case 'TEAM_POOL': return given ?? { amount: decimal(0), inputs: [] };
    case 'AWARD': {
      if (one.by.how !== 'RANK') return awardPart(asked, one, person);
      return { amount: given?.amount ?? decimal(0), inputs: [ruleLine(tree('by.on'), asked.names), ...(given?.inputs ?? []), ...figuresOf(tree('by.on'), person.figures, asked.names)] };
    }
    case 'CARE_BUDGET': {
      const spent = person.figures[CARE_SPENT];
      const left = decimal(one.amount).minus(spent?.value ?? 0);
      return {
        amount: decimal(one.amount), inputs: [
          explain({ zh: '已用', en: 'Spent' }, spent?.value ?? '0', { text: sayMoney(spent?.value ?? '0'), ...(spent?.rows ? { rows: spent.rows } : {}) }),
          explain({ zh: '剩余', en: 'Left' }, toDecimalText(left), { text: sayMoney(left) }),
        ],
      };
    }
  }
}

/** Days, cap and floor; then rounded half up to the fen, once. */
function settled(asked: Asked, one: Component, person: PersonInput, part: Part): { amount: string; inputs: Explanation[]; note?: Label } {
  const inputs = [...part.inputs];
  const sample = one.minSample ? person.figures[one.minSample.name]?.sample ?? 0 : null;
  const isThin = one.minSample !== undefined && (sample as number) < one.minSample.least;
  if (one.minSample) inputs.push(explain({ zh: '样本数', en: 'Sample' }, sample, { holds: !isThin, required: { zh: `至少 ${one.minSample.least}`, en: `at least ${one.minSample.least}` } }));
  let amount = part.amount;
  let note = part.note;
  if (amount === null || (isThin && one.kind !== 'AWARD')) { amount = decimal(one.whenMissing); note = { zh: '没有足够的数据，按方案付此额', en: 'Too little data: the scheme pays this' }; }
  else if (isThin) { amount = decimal(0); note = { zh: '样本太少，不参评', en: 'Too small a sample to be judged' }; }
  const { days } = asked.input.period;
  if (one.prorate && person.days < days) {
    amount = amount.times(person.days).dividedBy(days);
    const stays = (person.stays ?? []).map((stay) => explain({ zh: `${stay.post.zh}，${stay.place.zh}`, en: `${stay.post.en}, ${stay.place.en}` }, stay.days, { text: { zh: `${stay.from} 起 ${stay.days} 天`, en: `${stay.days} days from ${stay.from}` } }));
    inputs.push(explain({ zh: '在岗天数', en: 'Days employed' }, person.days, { text: { zh: `${person.days} ÷ ${days} 天`, en: `${person.days} of ${days} days` }, inputs: stays }));
  }
  const bound = (label: Label, limit: string): void => { inputs.push(explain(label, limit, { text: sayMoney(limit), note: { zh: `计算得 ${sayMoney(amount as Decimal).zh}`, en: `It came to ${sayMoney(amount as Decimal).en}` } })); amount = decimal(limit); };
  if (one.cap !== undefined && amount.greaterThan(one.cap)) bound({ zh: '封顶', en: 'Cap' }, one.cap);
  if (one.floor !== undefined && amount.lessThan(one.floor)) bound({ zh: '保底', en: 'Floor' }, one.floor);
  return { amount: toMoney(amount), inputs, ...(note ? { note } : {}) };
}

/** The line of a component; awards and pools that give this person nothing have none, a budget has a line without pay. */
export function componentOf(asked: Asked, one: Component, person: PersonInput, given?: Part): ReckonedLine[] {
  const { amount, inputs, note } = settled(asked, one, person, partOf(asked, one, person, given));
  const label = { zh: one.zh, en: one.en };
  if (one.kind === 'CARE_BUDGET') {
    return [{ key: one.key, kind: 'BUDGET', label, amount: '0.00', explanation: explain(label, amount, { text: sayMoney(amount), inputs, note: { zh: '可用于顾客急需的预算，不是薪酬，不计入合计', en: 'To be spent on urgent needs of customers; not pay, and not in the total' } }) }];
  }
  return [{ key: one.key, kind: 'PAY', label, amount, explanation: explain(label, amount, { text: sayMoney(amount), inputs, ...(note ? { note } : {}) }) }];
}

/** A deduction is written as what is taken off; a formula that comes to less than nothing takes nothing. */
export function deductionOf(asked: Asked, one: Extract<Component, { kind: 'DEDUCTION' }>, person: PersonInput): ReckonedLine[] {
  return componentOf(asked, one, person).map((line) => {
    const amount = toMoney(decimal(line.amount).isNegative() ? 0 : decimal(line.amount).negated());
    return { ...line, amount, explanation: { ...line.explanation, value: amount, text: sayMoney(amount) } };
  });
}
