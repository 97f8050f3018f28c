// The words of a single condition in both languages: templates by operator, names of fields, values as people read them.
import { fillHan, fillIn, labelOf, plural, sayList, type Label, type Language } from '../language.ts';
import { formatMoney, formatNumber } from '../money.ts';
import type { FieldDefinition, ParamDefinition, ParamValues } from './catalogue.ts';
import type { CheckedCondition } from './check.ts';
import { daysBetween } from './days.ts';
import type { FieldType, FieldValue, RuleEnv } from './field-types.ts';
import { OPERATORS, type CheckedValue, type OperatorKey } from './operators.ts';

/** Finds the name of a value by its field's source (`tag`, `store`); undefined shows the value itself. */
export type NameOf = (source: string, value: string) => Label | undefined;

/**
 * How an operator is said. `{field}` and `{value}` fill; what stands in square brackets is the comparison, set off on screen.
 * Chinese is a predicate, English a clause that follows the plural subject ("people whose ...").
 */
const PHRASES: Readonly<Record<OperatorKey, Label>> = {
  over: { zh: '{field}[超过]{value}', en: 'whose {field} [is over] {value}' },
  atLeast: { zh: '{field}[至少]{value}', en: 'whose {field} [is at least] {value}' },
  under: { zh: '{field}[少于]{value}', en: 'whose {field} [is under] {value}' },
  atMost: { zh: '{field}[至多]{value}', en: 'whose {field} [is at most] {value}' },
  equals: { zh: '{field}[等于]{value}', en: 'whose {field} [is] {value}' },
  notEquals: { zh: '{field}[不等于]{value}', en: 'whose {field} [is not] {value}' },
  between: { zh: '{field}[在]{value}[之间（含两端）]', en: 'whose {field} [is between] {value} [inclusive]' },
  in: { zh: '{field}[是]{value}', en: 'whose {field} [is] {value}' },
  notIn: { zh: '{field}[不是]{value}', en: 'whose {field} [is not] {value}' },
  contains: { zh: '{field}[包含]{value}', en: 'whose {field} [contains] {value}' },
  startsWith: { zh: '{field}以{value}[开头]', en: 'whose {field} [starts with] {value}' },
  withinDays: { zh: '{field}[在最近]{value}[内]', en: 'whose {field} [is within the last] {value}' },
  olderThanDays: { zh: '{field}[早于]{value}前', en: 'whose {field} [is more than] {value} ago' },
  atLeastDaysAgo: { zh: '{field}[距今已满]{value}', en: 'whose {field} [is at least] {value} ago' },
  nextDays: { zh: '{field}[在今后]{value}[内]', en: 'whose {field} [is within the next] {value}' },
  before: { zh: '{field}[早于]{value}', en: 'whose {field} [is before] {value}' },
  after: { zh: '{field}[晚于]{value}', en: 'whose {field} [is after] {value}' },
  on: { zh: '{field}[是]{value}', en: 'whose {field} [is on] {value}' },
  hasAny: { zh: '{field}[包含]{value}', en: 'whose {field} [include] {value}' },
  hasAll: { zh: '{field}[同时包含]{value}', en: 'whose {field} [include] {value}' },
  hasNone: { zh: '{field}[不包含]{value}', en: 'whose {field} [do not include] {value}' },
  isSet: { zh: '[已有]{field}', en: 'whose {field} [is on record]' },
  isNotSet: { zh: '[没有]{field}', en: 'whose {field} [is not on record]' },
};
const BY_TYPE: Partial<Record<FieldType, Partial<Record<OperatorKey, Label>>>> = {
  text: {
    equals: { zh: '{field}[是]{value}', en: 'whose {field} [is] {value}' },
    notEquals: { zh: '{field}[不是]{value}', en: 'whose {field} [is not] {value}' },
  },
  enum: {
    equals: { zh: '{field}[是]{value}', en: 'whose {field} [is] {value}' },
    notEquals: { zh: '{field}[不是]{value}', en: 'whose {field} [is not] {value}' },
  },
  boolean: { equals: { zh: '{field}[为]{value}', en: 'whose {field} [is] {value}' } },
  reference: {
    in: { zh: '[属于]{field}{value}', en: 'who [are in] {field} {value}' },
    notIn: { zh: '[不属于]{field}{value}', en: 'who [are not in] {field} {value}' },
    isSet: { zh: '[属于任一]{field}', en: 'who [are in any] {field}' },
    isNotSet: { zh: '[不属于任何]{field}', en: 'who [are in no] {field}' },
  },
};
const DAY_UNIT: Label = { zh: '天', en: 'day|days' };
const YES_NO: Record<string, Label> = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** More values than these are counted, not listed. */
const LISTED = 5;

/** A day for people: `2026 年 2 月 13 日`, `13 Feb 2026`. */
function formatDay(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'zh' ? `${year} 年 ${month} 月 ${date} 日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The template for a field and operator: the field's own, or the operator's. */
export function templateOf<S>(field: FieldDefinition<S>, op: OperatorKey, value: CheckedValue, language: Language): string {
  const own = field.phrases ?? {};
  const chosen = own[`${op}:${String(value)}`] ?? own[op] ?? BY_TYPE[field.type]?.[op] ?? PHRASES[op];
  return chosen[language];
}

/** What is required, without the field's name: `超过 50,000.00 元`, `over ¥50,000.00`. */
export function requirementOf<S>(condition: CheckedCondition<S>, nameOf?: NameOf): Label {
  const { field, op, value } = condition;
  return labelOf((language) => {
    const template = (BY_TYPE[field.type]?.[op] ?? PHRASES[op])[language].replace(/[[\]]/g, '').replace(/^(whose|who) /, '')
      .replace(language === 'zh' ? '{field}' : /\{field\} ?/, '').replace(/^(is|are) /, '');
    return fillIn(language, template, { value: sayValue(field, op, value, language, nameOf) }).trim();
  });
}

/** The field's name with its parameters filled in. */
export function sayField<S>(field: FieldDefinition<S>, params: ParamValues, language: Language, nameOf?: NameOf): string {
  return fillIn(language, field.label[language], sayParams(field, params, language, nameOf));
}

/** Every parameter as people read it, for templates; one not filled yet is three dots. */
export function sayParams<S>(field: FieldDefinition<S>, params: ParamValues, language: Language, nameOf?: NameOf): Record<string, string> {
  return Object.fromEntries((field.params ?? []).map((param) => {
    const given = params[param.key];
    const items = (Array.isArray(given) ? given : [given]).filter((item) => item !== undefined && item !== null).map(String);
    return [param.key, sayList(items.map((item) => sayParam(param, item, language, nameOf)), language, 'or') || '…'];
  }));
}

function sayParam(param: ParamDefinition, item: string, language: Language, nameOf?: NameOf): string {
  const named = nameFor(param, item, nameOf)?.[language];
  if (named !== undefined) return param.options ? named : quote(named);
  if (param.type === 'number' || param.type === 'days') return withUnit(formatNumber(item), item, param.unit, language);
  return param.type === 'date' ? formatDay(item, language) : quote(item);
}

/** The value of a condition as people read it. */
export function sayValue<S>(field: FieldDefinition<S>, op: OperatorKey, value: CheckedValue, language: Language, nameOf?: NameOf): string {
  const { takes } = OPERATORS[op];
  if (takes === 'none' || value === null) return '';
  if (takes === 'days') return withUnit(formatNumber(String(value)), String(value), DAY_UNIT, language);
  if (!Array.isArray(value)) return sayItem(field, value as string | boolean, language, nameOf);
  const items = (value as string[]).map((item) => sayItem(field, item, language, nameOf));
  if (takes === 'two') {
    const [low = '', high = ''] = items;
    return language === 'zh' ? fillHan('{low}到{high}', { low, high }) : `${low} and ${high}`;
  }
  return sayMany(items, language, op === 'hasAll' ? 'and' : 'or');
}

/** What a subject holds, as people read it; nothing on record is said as such. */
export function sayActual<S>(field: FieldDefinition<S>, actual: FieldValue, env: RuleEnv, language: Language, nameOf?: NameOf): string {
  const none = { zh: '没有记录', en: 'nothing on record' }[language];
  if (actual === null || actual === undefined || actual === '') return none;
  if (typeof actual === 'object' && 'length' in actual) {
    return actual.length ? sayMany(actual.map((item) => sayItem(field, item, language, nameOf)), language, 'and') : none;
  }
  if (field.type === 'date') return `${formatDay(String(actual), language)}${sayAgo(String(actual), env.today, language)}`;
  // Said to four places; judged exactly.
  return sayItem(field, typeof actual === 'boolean' ? actual : typeof actual === 'object' ? actual.toDecimalPlaces(4).toFixed() : String(actual), language, nameOf);
}

function sayAgo(day: string, today: string, language: Language): string {
  const ago = daysBetween(day, today);
  if (language === 'zh') return ago === 0 ? '（今天）' : ago > 0 ? `（${formatNumber(ago)} 天前）` : `（${formatNumber(-ago)} 天后）`;
  const count = `${formatNumber(Math.abs(ago))} ${plural('day|days', String(Math.abs(ago)))}`;
  return ago === 0 ? ' (today)' : ago > 0 ? ` (${count} ago)` : ` (in ${count})`;
}

function sayMany(items: string[], language: Language, last: 'or' | 'and'): string {
  if (items.length <= LISTED) return sayList(items, language, last);
  const shown = items.slice(0, 3).join(language === 'zh' ? '、' : ', ');
  return language === 'zh' ? `${shown} 等 ${formatNumber(items.length)} 项` : `${shown} and ${formatNumber(items.length - 3)} more`;
}

function sayItem<S>(field: FieldDefinition<S>, item: string | boolean, language: Language, nameOf?: NameOf): string {
  const named = nameFor(field, String(item), nameOf)?.[language];
  switch (field.type) {
    case 'money': return formatMoney(String(item), language);
    case 'number': return withUnit(formatNumber(String(item)), String(item), field.unit, language);
    case 'days': return withUnit(formatNumber(String(item)), String(item), field.unit ?? DAY_UNIT, language);
    case 'date': return formatDay(String(item), language);
    case 'boolean': return named ?? YES_NO[String(item)]?.[language] ?? String(item);
    case 'enum': return field.options && named !== undefined ? named : quote(named ?? String(item));
    default: return quote(named ?? String(item));
  }
}

const nameFor = (of: { options?: FieldDefinition<never>['options']; source?: string }, item: string, nameOf?: NameOf): Label | undefined =>
  of.options?.find((option) => String(option.value) === item)?.label ?? (of.source === undefined ? undefined : nameOf?.(of.source, item));
const quote = (text: string): string => `“${text}”`;
const withUnit = (shown: string, raw: string, unit: Label | undefined, language: Language): string =>
  (unit ? `${shown} ${language === 'zh' ? unit.zh : plural(unit.en, raw)}` : shown);
