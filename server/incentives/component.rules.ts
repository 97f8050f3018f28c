// One component of pay for one person: its amount and the tree that says how it came about. Pure.
import type { Decimal } from 'decimal.js';
import { explain, keep, type ExplainedRule, type Explanation } from '../core/explanation.ts';
import { labelOf, type Label } from '../core/language.ts';
import { decimal, formatMoney, metDecimal, toDecimalText, toMoney, type Numeric } from '../core/money.ts';
import { CARE_SPENT, formulaKey, type Component, type ReadScheme } from './content.rules.ts';
import { namesIn, type Formula, type Names } from './formula.rules.ts';
import { figureKey, numberOf, verdictOf, type Figure, type Figures } from './formula-value.rules.ts';
import { formulaLabel, saidOnce, sayFigures, sayWhole } from './formula-words.rules.ts';
import type { PersonInput, ReckonedLine, RunInput } from './run.rules.ts';
import { tierPay, type Tier } from './tiers.rules.ts';
import type { Unit } from './units.rules.ts';

export interface Asked { scheme: ReadScheme; input: RunInput; names: Names; /** Which scheme in which version: said on every line. */ rule: ExplainedRule }
/** An amount before days, caps and rounding, with its reasons; none: nothing to judge by. */
export interface Part { amount: Decimal | null; inputs: Explanation[]; note?: Label }

/** An amount in both languages. */
export function sayMoney(amount: Numeric): Label {
  const money = toMoney(amount);
  return saidOnce(`money ${money}`, () => labelOf((language) => formatMoney(money, language)));
}

const RULE = keep<Label>({ zh: '规则', en: 'Rule' });
const NOTHING = Object.freeze([]) as unknown as Explanation[];

interface Used { at: string; label: Label; unit: Unit; note: Label | undefined; /** What it says where nothing but its value is known, by value: few of them are said of everybody. */ plain: Map<string | null, Explanation> }
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
    return [at, { at, label: keep(span === 'QUARTER' ? { zh: `本季度${label.zh}`, en: `${label.en} of the quarter` } : label), unit: said?.unit ?? 'NUMBER', note: said?.definition && keep(said.definition), plain: new Map() }];
  }));
  const read: Read = { names, rule: keep(explain(RULE, text.zh, { text })), used: [...used.values()] };
  readings.set(tree, read);
  return read;
}

const PLAIN = 2_000;
function plainFigure({ label, unit, note, plain }: Used, value: string | null): Explanation {
  const known = plain.get(value);
  if (known) return known;
  if (plain.size >= PLAIN) plain.clear();
  const said = keep<Explanation>({ label, value, text: sayFigures(value, unit), inputs: [], ...(note ? { note } : {}) });
  plain.set(value, said);
  return said;
}

function figureOf(used: Used, figure: Figure | undefined): Explanation {
  const value = figure?.value ?? null;
  const isShared = figure?.above != null && figure.below != null;
  if (!figure || (!isShared && !figure.rows && !figure.inputs?.length)) return plainFigure(used, value);
  let text = sayFigures(value, used.unit);
  if (isShared) text = { zh: `${text.zh}（${figure.above} ÷ ${figure.below}）`, en: `${text.en} (${figure.above} ÷ ${figure.below})` };
  const said: Explanation = { label: used.label, value, text, inputs: figure.inputs ?? NOTHING };
  if (used.note) said.note = used.note;
  if (figure.rows) said.rows = figure.rows;
  return said;
}

/** The rule of a formula and the figures that it uses, each with the rows behind it. */
function readInto(inputs: Explanation[], tree: Formula, figures: Figures, names: Names): Explanation[] {
  for (const used of readingOf(tree, names).used) inputs.push(figureOf(used, figures[used.at]));
  return inputs;
}

const ruleLine = (tree: Formula, names: Names): Explanation => readingOf(tree, names).rule;
const sayRate = (rate: string, unit: Unit): Label => sayWhole(rate, unit === 'MONEY' ? 'RATIO' : 'MONEY');

const fromTo = new WeakMap<Tier, Map<Unit, Label>>();
/** The stretch of a tier in words, said once. */
function spanOf(tier: Tier, unit: Unit): Label {
  let known = fromTo.get(tier);
  if (!known) fromTo.set(tier, (known = new Map()));
  let said = known.get(unit);
  if (said) return said;
  const [from, to] = [sayWhole(tier.from, unit), tier.to === null ? null : sayWhole(tier.to, unit)];
  said = keep({ zh: to ? `${from.zh} 起，不到 ${to.zh}` : `${from.zh} 起`, en: to ? `from ${from.en} to under ${to.en}` : `from ${from.en}` });
  known.set(unit, said);
  return said;
}
const REACHED = keep<Label>({ zh: '所在档', en: 'Tier reached' });
const NONE_REACHED = keep(explain(REACHED, null, { text: { zh: '没有达到任何一档', en: 'none' } }));
const reachedNodes = new WeakMap<Tier, Map<Unit, Explanation>>();
function reachedNode(tier: Tier, unit: Unit): Explanation {
  let known = reachedNodes.get(tier);
  if (!known) reachedNodes.set(tier, (known = new Map()));
  let said = known.get(unit);
  if (said) return said;
  const [span, rate] = [spanOf(tier, unit), sayWhole(tier.rate, 'MONEY')];
  said = keep(explain(REACHED, tier.rate, { text: { zh: `${span.zh}：${rate.zh}`, en: `${span.en}: ${rate.en}` } }));
  known.set(unit, said);
  return said;
}

function tiersPart(asked: Asked, one: Extract<Component, { kind: 'TIERS' }>, tree: Formula, person: PersonInput): Part {
  const figure = numberOf(tree, person.figures);
  const inputs = readInto([ruleLine(tree, asked.names)], tree, person.figures, asked.names);
  if (figure === null) return { amount: null, inputs };
  const before = one.isRunning && tree.op === 'name' ? person.figures[figureKey(tree.name, 'YEAR_BEFORE')]?.value ?? '0' : '0';
  if (one.isRunning) inputs.push(explain({ zh: '本年此前累计', en: 'This year so far' }, before, { text: sayFigures(before, tree.unit) }));
  if (one.pays === 'AMOUNT') {
    const at = figure.plus(before);
    let reached: Tier | undefined;
    for (const tier of one.tiers) if (at.greaterThanOrEqualTo(metDecimal(tier.from))) reached = tier;
    inputs.push(reached ? reachedNode(reached, tree.unit) : NONE_REACHED);
    return { amount: metDecimal(reached?.rate ?? '0'), inputs };
  }
  const { pay, parts, rate } = tierPay(one.method, one.tiers, figure, before);
  for (const each of parts) {
    const [amount, at] = [sayFigures(each.amount, tree.unit), sayRate(each.rate, tree.unit)];
    const tier = one.tiers.find((own) => own.from === each.from) ?? each;
    inputs.push(explain(spanOf(tier, tree.unit), each.amount, { text: { zh: `${amount.zh} × ${at.zh}`, en: `${amount.en} × ${at.en}` } }));
  }
  if (one.method === 'INTERPOLATED' && rate !== null) inputs.push(explain({ zh: '折算费率', en: 'Rate as the tiers are filled' }, rate, { text: sayRate(rate, tree.unit) }));
  return { amount: pay, inputs };
}

const AWARDED = keep<Label>({ zh: '获奖', en: 'Awarded' });
const NOT_AWARDED = keep(explain(AWARDED, false, { text: { zh: '本期没有', en: 'not in this period' } }));

function awardPart(asked: Asked, one: Extract<Component, { kind: 'AWARD' }>, person: PersonInput): Part {
  if (one.by.how === 'CONDITION') {
    const tree = asked.scheme.formulas.get(formulaKey(one.key, 'by.condition')) as Formula;
    const verdict = verdictOf(tree, person.figures);
    const inputs = readInto([{ ...ruleLine(tree, asked.names), ...(verdict === null ? {} : { holds: verdict }) }], tree, person.figures, asked.names);
    return { amount: verdict === null ? null : decimal(verdict ? one.amount : 0), inputs };
  }
  const { by } = one;
  const own = person.awards.filter((award) => award.key === one.key);
  if (!own.length) return { amount: metDecimal('0'), inputs: [NOT_AWARDED] };
  const worth = (amount: string | null): Decimal => {
    let value = decimal(amount ?? one.amount);
    if (by.how === 'NAMED' && by.least !== undefined && value.lessThan(by.least)) value = decimal(by.least);
    if (by.how === 'NAMED' && by.most !== undefined && value.greaterThan(by.most)) value = decimal(by.most);
    return value;
  };
  return {
    amount: own.reduce((sum, award) => sum.plus(worth(award.amount)), decimal(0)),
    inputs: own.map((award) => explain(AWARDED, toMoney(worth(award.amount)), { text: sayMoney(worth(award.amount)), note: { zh: award.reason, en: award.reason } })),
  };
}

const LEFT = keep<Label>({ zh: '剩余', en: 'Left' });
const SPENT = keep<Label>({ zh: '已用', en: 'Spent' });
/** What a component says to everybody alike: its name, the rule of a fixed amount, and its amount as a number. */
interface Constant { label: Label; fixed: Explanation | null; amount: Decimal; unspent: Explanation[] }
const constants = new WeakMap<Component, Constant>();
function constantOf(one: Component): Constant {
  let known = constants.get(one);
  if (known) return known;
  const amount = 'amount' in one ? one.amount : '0';
  known = {
    label: keep({ zh: one.zh, en: one.en }), amount: decimal(amount),
    fixed: one.kind === 'FIXED' ? keep(explain(RULE, amount, { text: { zh: `每月固定 ${formatMoney(amount, 'zh')}`, en: `${formatMoney(amount, 'en')} a month` } })) : null,
    unspent: [keep(explain(SPENT, '0', { text: sayMoney('0') })), keep(explain(LEFT, toDecimalText(amount), { text: sayMoney(amount) }))],
  };
  constants.set(one, known);
  return known;
}

function partOf(asked: Asked, one: Component, person: PersonInput, given: Part | undefined): Part {
  const { formulas } = asked.scheme;
  switch (one.kind) {
    case 'FIXED': { const { amount, fixed } = constantOf(one); return { amount, inputs: [fixed as Explanation] }; }
    case 'FORMULA': case 'DEDUCTION': {
      const tree = formulas.get(formulaKey(one.key, 'formula')) as Formula;
      return { amount: numberOf(tree, person.figures), inputs: readInto([ruleLine(tree, asked.names)], tree, person.figures, asked.names) };
    }
    case 'TIERS': return tiersPart(asked, one, formulas.get(formulaKey(one.key, 'on')) as Formula, person);
    case 'TEAM_POOL': return given ?? { amount: decimal(0), inputs: [] };
    case 'AWARD': {
      if (one.by.how !== 'RANK') return awardPart(asked, one, person);
      const tree = formulas.get(formulaKey(one.key, 'by.on')) as Formula;
      return { amount: given?.amount ?? decimal(0), inputs: readInto([ruleLine(tree, asked.names), ...(given?.inputs ?? [])], tree, person.figures, asked.names) };
    }
    case 'CARE_BUDGET': {
      const spent = person.figures[CARE_SPENT];
      const { amount, unspent } = constantOf(one);
      if (!spent) return { amount, inputs: [...unspent] };
      const left = amount.minus(spent.value ?? 0);
      return {
        amount, inputs: [
          explain(SPENT, spent.value ?? '0', { text: sayMoney(spent.value ?? '0'), ...(spent.rows ? { rows: spent.rows } : {}) }),
          explain(LEFT, toDecimalText(left), { text: sayMoney(left) }),
        ],
      };
    }
  }
}

const SAMPLE = keep<Label>({ zh: '样本数', en: 'Sample' });
const TOO_LITTLE = keep<Label>({ zh: '没有足够的数据，按方案付此额', en: 'Too little data: the scheme pays this' });
const TOO_SMALL = keep<Label>({ zh: '样本太少，不参评', en: 'Too small a sample to be judged' });

function bounded(inputs: Explanation[], label: Label, limit: string, amount: Decimal): Decimal {
  const came = sayMoney(amount);
  inputs.push(explain(label, limit, { text: sayMoney(limit), note: { zh: `计算得 ${came.zh}`, en: `It came to ${came.en}` } }));
  return decimal(limit);
}

/** Days, cap and floor; then rounded half up to the fen, once. */
function settled(asked: Asked, one: Component, person: PersonInput, part: Part): { amount: string; inputs: Explanation[]; note?: Label } {
  const inputs = [...part.inputs];
  const sample = one.minSample ? person.figures[one.minSample.name]?.sample ?? 0 : null;
  const isThin = one.minSample !== undefined && (sample as number) < one.minSample.least;
  if (one.minSample) inputs.push(explain(SAMPLE, sample, { holds: !isThin, required: { zh: `至少 ${one.minSample.least}`, en: `at least ${one.minSample.least}` } }));
  let { amount, note } = part;
  if (amount === null || (isThin && one.kind !== 'AWARD')) { amount = metDecimal(one.whenMissing); note = TOO_LITTLE; }
  else if (isThin) { amount = decimal(0); note = TOO_SMALL; }
  const { days } = asked.input.period;
  if (one.prorate && person.days < days) {
    amount = amount.times(person.days).dividedBy(days);
    const stays = (person.stays ?? []).map((stay) => explain({ zh: `${stay.post.zh}，${stay.place.zh}`, en: `${stay.post.en}, ${stay.place.en}` }, stay.days, { text: { zh: `${stay.from} 起 ${stay.days} 天`, en: `${stay.days} days from ${stay.from}` } }));
    inputs.push(explain({ zh: '在岗天数', en: 'Days employed' }, person.days, { text: { zh: `${person.days} ÷ ${days} 天`, en: `${person.days} of ${days} days` }, inputs: stays }));
  }
  if (one.cap !== undefined && amount.greaterThan(metDecimal(one.cap))) amount = bounded(inputs, { zh: '封顶', en: 'Cap' }, one.cap, amount);
  if (one.floor !== undefined && amount.lessThan(metDecimal(one.floor))) amount = bounded(inputs, { zh: '保底', en: 'Floor' }, one.floor, amount);
  return { amount: toMoney(amount), inputs, ...(note ? { note } : {}) };
}

const BUDGET = keep<Label>({ zh: '可用于顾客急需的预算，不是薪酬，不计入合计', en: 'To be spent on urgent needs of customers; not pay, and not in the total' });

/** The line of a component; awards and pools that give this person nothing have none, a budget has a line without pay. A deduction is written as what is taken off; one that comes to less than nothing takes nothing. */
export function lineOf(asked: Asked, one: Component, person: PersonInput, given?: Part): ReckonedLine {
  const { amount, inputs, note } = settled(asked, one, person, partOf(asked, one, person, given));
  const { label } = constantOf(one);
  const { rule } = asked;
  if (one.kind === 'CARE_BUDGET') return { key: one.key, kind: 'BUDGET', label, amount: '0.00', explanation: { label, value: amount, text: sayMoney(amount), inputs, note: BUDGET, rule } };
  const paid = one.kind !== 'DEDUCTION' ? amount : amount.startsWith('-') || amount === '0.00' ? '0.00' : `-${amount}`;
  const explanation: Explanation = { label, value: paid, text: sayMoney(paid), inputs, rule };
  if (note) explanation.note = note;
  return { key: one.key, kind: 'PAY', label, amount: paid, explanation };
}
