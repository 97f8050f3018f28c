// A formula as people say it, in both languages, made from its tree; and figures in words of their unit. Pure.
import { formatMoney, formatNumber, decimal, toDecimalText } from '../core/money.ts';
import { keep } from '../core/explanation.ts';
import { pangu, type Label, type Language } from '../core/language.ts';
import type { Compare, Formula, Names } from './formula.rules.ts';
import type { Unit } from './units.rules.ts';

/** A number in words of its unit: 96%, 500.00 元, 12 days. */
export function sayFigure(value: string, unit: Unit, language: Language): string {
  if (unit === 'MONEY') return formatMoney(value, language);
  if (unit === 'RATIO') return `${formatNumber(toDecimalText(decimal(value).times(100).toDecimalPlaces(2)))}%`;
  if (unit === 'TRUTH') return language === 'zh' ? (value === '1' ? '是' : '否') : value === '1' ? 'yes' : 'no';
  const number = formatNumber(toDecimalText(decimal(value).toDecimalPlaces(4)));
  const suffix: Partial<Record<Unit, [string, string]>> = { DAYS: [' 天', ' days'], HOURS: [' 小时', ' hours'], POINTS: [' 分', ' points'] };
  return `${number}${suffix[unit]?.[language === 'zh' ? 0 : 1] ?? ''}`;
}
const DIGITS = 8;
/** A number that a rule itself says (a price, a rate, the edge of a tier), to its last digit: whoever reckons after it comes to the same. */
function sayExactly(value: string, unit: Unit, language: Language): string {
  if (unit === 'MONEY') return formatMoney(value, language, undefined, Math.min(DIGITS, Math.max(2, decimal(value).decimalPlaces())));
  if (unit === 'RATIO') return `${formatNumber(toDecimalText(decimal(value).times(100).toDecimalPlaces(DIGITS)))}%`;
  return sayFigure(value, unit, language);
}
// In a run the same few figures are said for thousands of people.
const said = new Map<string, Label>();
const SAID = 20_000;
/** Says it once; what is said is never changed by whoever has it. */
export function saidOnce(key: string, make: () => Label): Label {
  const known = said.get(key);
  if (known) return known;
  if (said.size >= SAID) said.clear();
  const label = keep(make());
  said.set(key, label);
  return label;
}
const NO_DATA: Label = keep({ zh: '没有数据', en: 'no data' });
/** The same in both languages. */
export const sayFigures = (value: string | null, unit: Unit): Label =>
  (value === null ? NO_DATA : saidOnce(`${unit} ${value}`, () => ({ zh: sayFigure(value, unit, 'zh'), en: sayFigure(value, unit, 'en') })));
/** A number of a rule in both languages, whole. */
export const sayWhole = (value: string, unit: Unit): Label => saidOnce(`whole ${unit} ${value}`, () => ({ zh: sayExactly(value, unit, 'zh'), en: sayExactly(value, unit, 'en') }));

const COMPARES: Record<Compare, [string, string]> = { '<': ['低于', 'is below'], '<=': ['不超过', 'is at most'], '>': ['高于', 'is above'], '>=': ['不低于', 'is at least'], '==': ['等于', 'equals'], '!=': ['不等于', 'is not'] };
const SIGNS = { '+': '＋', '-': '−', '*': '×', '/': '÷' } as const;
const RANK: Partial<Record<Formula['op'], number>> = { '||': 1, '&&': 2, '<': 3, '<=': 3, '>': 3, '>=': 3, '==': 3, '!=': 3, '+': 4, '-': 4, '*': 5, '/': 5 };
/** A bare number beside a figure is said in the figure's unit: a rate above 90%, not above 0.9. */
const beside = (one: Formula, other: Formula): Formula => (one.op === 'number' && one.unit === 'NUMBER' && other.unit !== 'MONEY' && other.unit !== 'TRUTH' ? { ...one, unit: other.unit } : one);
const rank = (tree: Formula): number => (tree.op === 'if' ? 0 : RANK[tree.op] ?? 9);

/** A formula as a sentence of one language. */
function sayFormula(tree: Formula, names: Names, language: Language): string {
  const zh = language === 'zh';
  const say = (one: Formula): string => sayFormula(one, names, language);
  const within = (one: Formula, least: number): string => (rank(one) < least ? (zh ? `（${say(one)}）` : `(${say(one)})`) : say(one));
  switch (tree.op) {
    case 'number': return sayExactly(tree.value, tree.unit, language);
    case 'truth': return zh ? (tree.value ? '是' : '否') : tree.value ? 'true' : 'false';
    case 'name': { const label = names.get(tree.name)?.label[language] ?? tree.name; return tree.span === 'QUARTER' ? (zh ? `本季度${label}` : `${label} of the quarter`) : label; }
    case 'negate': return `−${within(tree.of, 9)}`;
    case 'not': return zh ? `不满足「${say(tree.of)}」` : `not (${say(tree.of)})`;
    case 'round': return zh ? `${within(tree.of, 9)}（四舍五入到 ${tree.digits} 位小数）` : `${within(tree.of, 9)} rounded to ${tree.digits} digits`;
    case 'if': return zh ? `若${say(tree.when)}，则${say(tree.then)}，否则${say(tree.otherwise)}` : `if ${say(tree.when)}, then ${say(tree.then)}, otherwise ${say(tree.otherwise)}`;
    case 'orElse': return zh ? `${within(tree.of, 9)}（没有数据时按 ${say(tree.otherwise)}）` : `${within(tree.of, 9)} (${say(tree.otherwise)} without data)`;
    case 'divide': return zh ? `${within(tree.above, 5)} ÷ ${within(tree.below, 6)}（除数为零时按 ${say(tree.otherwise)}）` : `${within(tree.above, 5)} ÷ ${within(tree.below, 6)} (${say(tree.otherwise)} where that is nothing)`;
    case 'least': case 'most': {
      const all = tree.of.map(say).join(zh ? '、' : ', ');
      return zh ? `${all} 中${tree.op === 'least' ? '较小' : '较大'}的` : `the ${tree.op === 'least' ? 'smallest' : 'largest'} of ${all}`;
    }
    case '&&': return [tree.left, tree.right].map((one) => within(one, 2)).join(zh ? '，并且' : ' and ');
    case '||': return [tree.left, tree.right].map((one) => within(one, 1)).join(zh ? '，或者' : ' or ');
    case '+': case '-': case '*': case '/': {
      const own = rank(tree);
      const [left, right] = own === 4 ? [beside(tree.left, tree.right), beside(tree.right, tree.left)] : [tree.left, tree.right];
      return `${within(left, own)} ${SIGNS[tree.op]} ${within(right, tree.op === '-' || tree.op === '/' ? own + 1 : own)}`;
    }
    default: { const [left, right] = [within(beside(tree.left, tree.right), 4), within(beside(tree.right, tree.left), 4)]; return zh ? `${left}${COMPARES[tree.op][0]} ${right}` : `${left} ${COMPARES[tree.op][1]} ${right}`; }
  }
}

const sentences = new WeakMap<Formula, { names: Names; label: Label }>();
/** In both languages. */
export function formulaLabel(tree: Formula, names: Names): Label {
  const known = sentences.get(tree);
  if (known?.names === names) return known.label;
  const label = { zh: pangu(sayFormula(tree, names, 'zh')), en: sayFormula(tree, names, 'en') };
  sentences.set(tree, { names, label });
  return label;
}
