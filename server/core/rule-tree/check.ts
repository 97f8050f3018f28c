// Checks one condition against the catalogue: field, right, operator, value and parameters, each made canonical or refused by name.
import { isDecimal, isMoney, toDecimalText, toMoney } from '../money.ts';
import type { Catalogue, FieldDefinition, ParamDefinition, ParamValues } from './catalogue.ts';
import { isDay } from './days.ts';
import type { Cast, FieldType } from './field-types.ts';
import { operatorOf, OPERATORS, type CheckedValue, type OperatorKey } from './operators.ts';
import { RuleError, type RuleErrorCode, type RulePath } from './rule-error.ts';
import { RULE_LIMITS, type Condition, type RuleValue } from './tree.ts';

/** A condition that may be compiled, judged and said. */
export interface CheckedCondition<S> {
  field: FieldDefinition<S>;
  op: OperatorKey;
  value: CheckedValue;
  params: ParamValues;
  path: RulePath;
}
export type ViewerMay = (right: string) => boolean;

/** Largest count of days a rule may look back or ahead: a hundred years. */
const DAYS_LIMIT = 36_500;
/** `hasAll` asks once for each value, so its list is short. */
const ALL_LIMIT = 20;

const isBlank = (value: RuleValue | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** What is still missing in a condition that someone is filling in; undefined when it is complete. */
export function missingIn<S>(catalogue: Catalogue<S>, condition: Condition): boolean {
  if (!condition.field || !condition.op) return true;
  const field = catalogue.field(condition.field);
  const operator = operatorOf(condition.op);
  if (!field || !operator) return false;
  const given = condition.params ?? {};
  if ((field.params ?? []).some((param) => param.fallback === undefined && isBlank(own(given, param.key)))) return true;
  if (operator.takes === 'none') return false;
  if (operator.takes === 'two') {
    return !Array.isArray(condition.value) ? isBlank(condition.value)
      : condition.value.length < 2 || condition.value.some((item) => isBlank(item));
  }
  return isBlank(condition.value) || (Array.isArray(condition.value) && condition.value.some((item) => isBlank(item)));
}

const own = (params: ParamValues, key: string): RuleValue | undefined => (Object.hasOwn(params, key) ? params[key] : undefined);

/** Checks a condition; a RuleError says what is wrong with it and where. */
export function checkCondition<S>(
  catalogue: Catalogue<S>, condition: Condition, path: RulePath, viewerMay: ViewerMay = () => true,
): CheckedCondition<S> {
  if (!condition.field) throw new RuleError('RULE_INCOMPLETE', path);
  const field = catalogue.field(condition.field);
  if (!field) throw new RuleError('RULE_UNKNOWN_FIELD', path);
  const refuse = (code: RuleErrorCode, limit?: number): never => { throw new RuleError(code, path, limit === undefined ? {} : { limit }); };
  if (field.right && !viewerMay(field.right)) refuse('RULE_FIELD_RIGHT');
  if (!condition.op) refuse('RULE_INCOMPLETE');
  const op = condition.op as OperatorKey;
  if (!operatorOf(op)) refuse('RULE_UNKNOWN_OPERATOR');
  if (!catalogue.operatorsOf(field).includes(op)) refuse('RULE_OPERATOR_TYPE');
  if (missingIn(catalogue, condition)) refuse('RULE_INCOMPLETE');
  return { field, op, path, value: checkValue(catalogue, field, op, condition.value, refuse), params: checkParams(field, condition, refuse) };
}

type Refuse = (code: RuleErrorCode, limit?: number) => never;

function checkValue<S>(catalogue: Catalogue<S>, field: FieldDefinition<S>, op: OperatorKey, value: RuleValue | undefined, refuse: Refuse): CheckedValue {
  const { takes } = OPERATORS[op];
  if (takes === 'none') return null;
  const cast = catalogue.castOf(field);
  const one = (item: RuleValue | undefined): string | boolean => {
    const checked = canonical(takes === 'days' ? 'days' : field.type, takes === 'days' ? 'integer' : cast, item);
    if (checked === undefined) return refuse('RULE_VALUE');
    if (field.options && takes !== 'days' && !field.options.some((option) => sameValue(option.value, checked))) refuse('RULE_VALUE');
    return checked;
  };
  if (takes === 'one' || takes === 'days') {
    const checked = one(value);
    if (takes === 'days' && Number(checked) < 0) refuse('RULE_VALUE');
    return checked;
  }
  const list = Array.isArray(value) ? value : [value as RuleValue];
  if (list.length > RULE_LIMITS.list) refuse('RULE_LIST_TOO_LONG', RULE_LIMITS.list);
  if (op === 'hasAll' && list.length > ALL_LIMIT) refuse('RULE_LIST_TOO_LONG', ALL_LIMIT);
  const items = list.map((item) => String(one(item)));
  if (takes === 'two') {
    const [low, high] = items;
    if (items.length !== 2 || low === undefined || high === undefined) return refuse('RULE_VALUE');
    if (field.type === 'date' ? low > high : Number(low) > Number(high)) refuse('RULE_RANGE_REVERSED');
    return items;
  }
  return [...new Set(items)];
}

function checkParams<S>(field: FieldDefinition<S>, condition: Condition, refuse: Refuse): ParamValues {
  const given = condition.params ?? {};
  const known = field.params ?? [];
  if (Object.keys(given).some((key) => !known.some((param) => param.key === key))) refuse('RULE_UNKNOWN_PARAM');
  return Object.fromEntries(known.map((param) => [param.key, checkParam(param, own(given, param.key), refuse)]));
}

function checkParam(param: ParamDefinition, given: RuleValue | undefined, refuse: Refuse): RuleValue {
  const value = isBlank(given) ? param.fallback : given;
  const one = (item: RuleValue | undefined): string => {
    const type: FieldType = param.type;
    const checked = canonical(type, param.cast ?? (type === 'days' ? 'integer' : type === 'number' ? 'numeric' : 'text'), item);
    if (typeof checked !== 'string') return refuse('RULE_VALUE');
    if (param.options && !param.options.some((option) => sameValue(option.value, checked))) refuse('RULE_VALUE');
    const outside = (param.min !== undefined && Number(checked) < param.min) || (param.max !== undefined && Number(checked) > param.max);
    return outside ? refuse('RULE_VALUE') : checked;
  };
  if (param.many) return [...new Set((Array.isArray(value) ? value : [value as RuleValue]).map((item) => one(item)))];
  return one(value);
}

/** The canonical form of one value of a type, or undefined when it is none. */
function canonical(type: FieldType, cast: Cast, value: RuleValue | undefined): string | boolean | undefined {
  if (Array.isArray(value) || value === null || value === undefined) return undefined;
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (typeof value === 'boolean') return undefined;
  if (type === 'money') return isMoney(value) ? toMoney(value) : undefined;
  if (type === 'number' || type === 'days') {
    if (!isDecimal(value)) return undefined;
    const text = toDecimalText(value);
    return fitsCast(text, type === 'days' ? 'integer' : cast) && (type !== 'days' || Math.abs(Number(text)) <= DAYS_LIMIT) ? text : undefined;
  }
  const text = String(value);
  if (type === 'date') return isDay(text) ? text : undefined;
  return isPlainText(text) && fitsCast(text, cast) ? text : undefined;
}

const NUL = String.fromCharCode(0);
/** PostgreSQL keeps neither NUL nor half a surrogate pair, so neither can be meant. */
const isPlainText = (text: string): boolean => text.length <= RULE_LIMITS.text && !text.includes(NUL) && !/\p{Surrogate}/u.test(text);

/** Would the database take this text as the column's type? Refused here, it never becomes an error of the database. */
function fitsCast(text: string, cast: Cast): boolean {
  switch (cast) {
    case 'integer': return /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= 2_147_483_647;
    case 'bigint': return /^-?\d{1,18}$/.test(text);
    case 'numeric': return isDecimal(text);
    case 'uuid': return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
    case 'date': return isDay(text);
    case 'boolean': return text === 'true' || text === 'false';
    case 'text': return true;
  }
}

const sameValue = (option: unknown, checked: string | boolean): boolean => String(option) === String(checked);
