// The closed table of comparisons: which types take them, their words, their exact boundaries, their SQL and their test in memory.
import type { Label } from '../language.ts';
import { compareNumbers, type Numeric } from '../money.ts';
import type { FieldType, FieldValue, RuleEnv } from './field-types.ts';
import { addDays } from './days.ts';

export type OperatorKey =
  | 'over' | 'atLeast' | 'under' | 'atMost' | 'equals' | 'notEquals' | 'between' | 'in' | 'notIn' | 'contains' | 'startsWith'
  | 'withinDays' | 'olderThanDays' | 'atLeastDaysAgo' | 'nextDays' | 'before' | 'after' | 'on'
  | 'hasAny' | 'hasAll' | 'hasNone' | 'isSet' | 'isNotSet';

/** A value after checking: canonical text for numbers, money, dates and text; lists for `many`, pairs for `two`. */
export type CheckedValue = string | boolean | readonly string[] | null;

/** What an operator's SQL is made of: the field's expression and ways to bind. */
export interface OperatorSql {
  /** Binds the value (or the one given) with the field's cast. */
  bind: (value?: string | boolean) => string;
  /** Binds the list as one array. */
  bindAll: () => string;
  bindDate: (day: string) => string;
  bindText: (text: string) => string;
  value: CheckedValue;
  type: FieldType;
  env: RuleEnv;
}

export interface Operator {
  /** What stands beside it: one value of the field's type, two, a list, a count of days, or nothing. */
  takes: 'one' | 'two' | 'many' | 'days' | 'none';
  words: Label;
  /** The boundary in words; `{value}` fills. */
  note?: Label;
  sql: (expression: string, sql: OperatorSql) => string;
  /** The same in memory; `actual` is never missing, except for isSet, isNotSet, sets and references. */
  holds: (actual: Exclude<FieldValue, undefined>, value: CheckedValue, type: FieldType, env: RuleEnv) => boolean;
}

const numeric = (type: FieldType): boolean => type === 'number' || type === 'money' || type === 'days';
const compare = (actual: unknown, value: unknown, type: FieldType): number => {
  if (numeric(type)) return compareNumbers(actual as Numeric, value as Numeric);
  if (type === 'boolean') return Number(actual) - Number(value);
  return String(actual) < String(value) ? -1 : String(actual) > String(value) ? 1 : 0;
};
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : value === null || value === undefined ? [] : [String(value)];
const days = (value: CheckedValue): number => Number(value);

// ASCII letters only: what lower() does to others depends on the database's locale, and memory must agree with SQL.
const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const lowerSql = (expression: string): string => `lower((${expression}) collate "C")`;
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const comparison = (sign: string, words: Label, test: (order: number) => boolean, note?: Label): Operator => ({
  takes: 'one', words, ...(note ? { note } : {}),
  sql: (expression, { bind }) => `${expression} ${sign} ${bind()}`,
  holds: (actual, value, type) => test(compare(actual, value, type)),
});

/** Every comparison; nothing else ever reaches the SQL. */
export const OPERATORS: Readonly<Record<OperatorKey, Operator>> = {
  over: comparison('>', { zh: '超过', en: 'is over' }, (order) => order > 0,
    { zh: '正好 {value} 不算“超过”', en: 'exactly {value} is not over it' }),
  atLeast: comparison('>=', { zh: '至少', en: 'is at least' }, (order) => order >= 0,
    { zh: '正好 {value} 算“至少”', en: 'exactly {value} counts' }),
  under: comparison('<', { zh: '少于', en: 'is under' }, (order) => order < 0,
    { zh: '正好 {value} 不算“少于”', en: 'exactly {value} is not under it' }),
  atMost: comparison('<=', { zh: '至多', en: 'is at most' }, (order) => order <= 0,
    { zh: '正好 {value} 算“至多”', en: 'exactly {value} counts' }),
  equals: comparison('=', { zh: '等于', en: 'is' }, (order) => order === 0),
  notEquals: comparison('<>', { zh: '不等于', en: 'is not' }, (order) => order !== 0),
  between: {
    takes: 'two', words: { zh: '介于', en: 'is between' },
    note: { zh: '两端都算在内', en: 'both ends count' },
    sql: (expression, { bind, value }) => {
      const [low, high] = listOf(value) as [string, string];
      return `${expression} between ${bind(low)} and ${bind(high)}`;
    },
    holds: (actual, value, type) => {
      const [low, high] = listOf(value) as [string, string];
      return compare(actual, low, type) >= 0 && compare(actual, high, type) <= 0;
    },
  },
  in: {
    takes: 'many', words: { zh: '属于', en: 'is one of' },
    sql: (expression, { bindAll }) => `${expression} = any(${bindAll()})`,
    holds: (actual, value, type) => listOf(value).some((item) => listOf(actual).some((own) => compare(own, item, type) === 0)),
  },
  notIn: {
    takes: 'many', words: { zh: '不属于', en: 'is none of' },
    // Who belongs to nothing belongs to none of these; a plain value that is missing says nothing.
    sql: (expression, { bindAll, type }) =>
      (type === 'reference' ? `(${expression} = any(${bindAll()})) is not true` : `${expression} <> all(${bindAll()})`),
    holds: (actual, value, type) => !listOf(value).some((item) => listOf(actual).some((own) => compare(own, item, type) === 0)),
  },
  contains: {
    takes: 'one', words: { zh: '包含', en: 'contains' },
    sql: (expression, { bindText, value }) => `${lowerSql(expression)} like ${bindText(`%${escapeLike(lowerAscii(String(value)))}%`)}`,
    holds: (actual, value) => lowerAscii(String(actual)).includes(lowerAscii(String(value))),
  },
  startsWith: {
    takes: 'one', words: { zh: '开头是', en: 'starts with' },
    sql: (expression, { bindText, value }) => `${lowerSql(expression)} like ${bindText(`${escapeLike(lowerAscii(String(value)))}%`)}`,
    holds: (actual, value) => lowerAscii(String(actual)).startsWith(lowerAscii(String(value))),
  },
  withinDays: {
    takes: 'days', words: { zh: '在最近', en: 'is within the last' },
    note: { zh: '第 {value} 天当天算在内', en: 'day {value} itself counts' },
    sql: (expression, { bindDate, value, env }) =>
      `${expression} between ${bindDate(addDays(env.today, -days(value)))} and ${bindDate(env.today)}`,
    holds: (actual, value, _type, env) => String(actual) >= addDays(env.today, -days(value)) && String(actual) <= env.today,
  },
  olderThanDays: {
    takes: 'days', words: { zh: '早于', en: 'is more than' },
    note: { zh: '第 {value} 天当天不算，要更早', en: 'day {value} itself does not count, only earlier' },
    sql: (expression, { bindDate, value, env }) => `${expression} < ${bindDate(addDays(env.today, -days(value)))}`,
    holds: (actual, value, _type, env) => String(actual) < addDays(env.today, -days(value)),
  },
  atLeastDaysAgo: {
    takes: 'days', words: { zh: '距今已满', en: 'is at least' },
    note: { zh: '第 {value} 天当天起算在内', en: 'day {value} itself counts, and earlier' },
    sql: (expression, { bindDate, value, env }) => `${expression} <= ${bindDate(addDays(env.today, -days(value)))}`,
    holds: (actual, value, _type, env) => String(actual) <= addDays(env.today, -days(value)),
  },
  nextDays: {
    takes: 'days', words: { zh: '在今后', en: 'is within the next' },
    note: { zh: '今天和第 {value} 天当天都算在内', en: 'today and day {value} itself count' },
    sql: (expression, { bindDate, value, env }) =>
      `${expression} between ${bindDate(env.today)} and ${bindDate(addDays(env.today, days(value)))}`,
    holds: (actual, value, _type, env) => String(actual) >= env.today && String(actual) <= addDays(env.today, days(value)),
  },
  before: comparison('<', { zh: '早于', en: 'is before' }, (order) => order < 0,
    { zh: '{value} 当天不算', en: '{value} itself does not count' }),
  after: comparison('>', { zh: '晚于', en: 'is after' }, (order) => order > 0,
    { zh: '{value} 当天不算', en: '{value} itself does not count' }),
  on: comparison('=', { zh: '在', en: 'is on' }, (order) => order === 0),
  hasAny: {
    takes: 'many', words: { zh: '包含', en: 'includes' },
    sql: (expression, { bindAll }) => `${expression} && ${bindAll()}`,
    holds: (actual, value) => listOf(value).some((item) => listOf(actual).includes(item)),
  },
  hasAll: {
    takes: 'many', words: { zh: '同时包含', en: 'includes all of' },
    sql: (expression, { bindAll }) => `${expression} @> ${bindAll()}`,
    holds: (actual, value) => listOf(value).every((item) => listOf(actual).includes(item)),
  },
  hasNone: {
    takes: 'many', words: { zh: '不包含', en: 'includes none of' },
    sql: (expression, { bindAll }) => `(${expression} && ${bindAll()}) is not true`,
    holds: (actual, value) => !listOf(value).some((item) => listOf(actual).includes(item)),
  },
  isSet: {
    takes: 'none', words: { zh: '已有', en: 'is filled in' },
    sql: (expression, { type }) => (type === 'set' ? `coalesce(cardinality(${expression}), 0) > 0`
      : type === 'text' ? `${expression} <> ''` : `${expression} is not null`),
    holds: (actual, _value, type) => !isMissing(actual, type),
  },
  isNotSet: {
    takes: 'none', words: { zh: '没有填写', en: 'is empty' },
    sql: (expression, { type }) => (type === 'set' ? `coalesce(cardinality(${expression}), 0) = 0`
      : type === 'text' ? `coalesce(${expression}, '') = ''` : `${expression} is null`),
    holds: (actual, _value, type) => isMissing(actual, type),
  },
};

function isMissing(actual: Exclude<FieldValue, undefined>, type: FieldType): boolean {
  if (type === 'set' || type === 'reference') return listOf(actual).length === 0;
  return actual === null || (type === 'text' && actual === '');
}

const MEASURED: OperatorKey[] = ['over', 'atLeast', 'under', 'atMost', 'equals', 'notEquals', 'between', 'isSet', 'isNotSet'];
const BY_TYPE: Readonly<Record<FieldType, readonly OperatorKey[]>> = {
  number: MEASURED, money: MEASURED, days: MEASURED,
  text: ['equals', 'notEquals', 'contains', 'startsWith', 'in', 'notIn', 'isSet', 'isNotSet'],
  enum: ['equals', 'notEquals', 'in', 'notIn', 'isSet', 'isNotSet'],
  date: ['withinDays', 'olderThanDays', 'atLeastDaysAgo', 'nextDays', 'before', 'after', 'on', 'between', 'isSet', 'isNotSet'],
  boolean: ['equals', 'isSet', 'isNotSet'],
  set: ['hasAny', 'hasAll', 'hasNone', 'isSet', 'isNotSet'],
  reference: ['in', 'notIn', 'isSet', 'isNotSet'],
};

/** The operators that fit a type, in the order a builder offers them. */
export const operatorsFor = (type: FieldType): readonly OperatorKey[] => BY_TYPE[type];

/** The operator of that key, if the closed table has it. */
export const operatorOf = (key: string): Operator | undefined =>
  (Object.hasOwn(OPERATORS, key) ? OPERATORS[key as OperatorKey] : undefined);

/** Does the comparison hold? A missing value holds nothing but `isNotSet`; sets and references are empty rather than missing. */
export function holds(op: OperatorKey, actual: FieldValue, value: CheckedValue, type: FieldType, env: RuleEnv): boolean {
  const own = actual ?? null;
  const neverMissing = op === 'isSet' || op === 'isNotSet' || type === 'set' || type === 'reference';
  return (neverMissing || own !== null) && OPERATORS[op].holds(own, value, type, env);
}
