// The typed catalogue of fields that rules may speak about: what each is called, how SQL finds it, how memory reads it.
import { isDecimal } from '../money.ts';
import type { Explanation } from '../explanation.ts';
import type { Label } from '../language.ts';
import type { Cast, FieldType, FieldValue, RuleEnv } from './field-types.ts';
import type { RuleValue, Scalar } from './tree.ts';
import { OPERATORS, operatorsFor, type OperatorKey } from './operators.ts';

export type ParamValues = Record<string, RuleValue>;

/** What a field's SQL is built with. Values go through `param` and nowhere else. */
export interface SqlArgs {
  /** Alias of the subject's row. */
  subject: string;
  env: RuleEnv;
  params: ParamValues;
  /** Placeholder of the subject's id when one subject is judged; bind owned rows to it. */
  anchor?: string;
  /** Binds a value and answers its placeholder, cast. */
  param: (value: unknown, cast: Cast | `${Cast}[]`) => string;
}

/** Rows of the subject's own, gathered: `value` over the rows of `from` whose `key` is the subject. */
export interface Grouped {
  /** Table and alias, with joins if any: `purchases p join products g on ...`. */
  from: string;
  /** The column that points to the subject: `p.subject_id`. */
  key: string;
  where?: string;
  /** Aggregate: `count(*)`, `sum(p.amount)`, `max(p.on)`. */
  value: string;
}

/** How SQL finds the field: an expression on the subject's row, membership in a list of rows, or an aggregate of rows. */
export type SqlSource =
  /** `whenNone`: what a subject without the joined row holds; so said, the comparison stays plain and may use an index. */
  | { sql: (args: SqlArgs) => string; whenNone?: string | number }
  /** `matches(column)` writes the comparison of the other table's id with the chosen ones; wrap it in exists (...). */
  | { member: (args: SqlArgs, matches: (column: string) => string) => string }
  /** `whenNone`: what the aggregate is for a subject without rows (0 for counts and sums, null for dates). */
  | { grouped: (args: SqlArgs) => Grouped; whenNone: string | number | null };

export interface Option { value: Scalar; label: Label }
export interface ParamDefinition {
  key: string;
  type: 'number' | 'days' | 'text' | 'enum' | 'date' | 'reference';
  label: Label;
  unit?: Label;
  options?: readonly Option[];
  source?: string;
  many?: boolean;
  cast?: Cast;
  min?: number;
  max?: number;
  /** Taken when the rule gives none; without it the parameter must be filled. */
  fallback?: Scalar;
}

interface FieldBase<S> {
  key: string;
  type: FieldType;
  /** May hold `{param}` places: `近 {days} 天消费`. */
  label: Label;
  group: Label;
  unit?: Label;
  ops?: readonly OperatorKey[];
  /** Values that may be chosen; for a long list name a `source` instead. */
  options?: readonly Option[];
  /** Where values get their names and the builder its choices (`tag`, `store`): a word of the caller's. */
  source?: string;
  params?: readonly ParamDefinition[];
  /** Permission word a viewer needs to use it. */
  right?: string;
  /** Joins of the catalogue that its SQL needs. */
  joins?: readonly string[];
  /** It says what happened to the subject, of which a new one has nothing. Aggregates of rows and fields of `pastJoins` are so anyway. */
  ofPast?: boolean;
  /** Cast of the bound value, when the column is not of the type's own (`numeric` for number and money, `integer` for days). */
  cast?: Cast;
  /** Turns the checked value into what is bound, for columns kept in another unit; must keep the order of values. */
  bind?: (value: string) => string;
  /**
   * Better words than "field operator value", by operator or `operator:value`. Chinese is a predicate (`带有{value}标签`),
   * English a clause after the plural subject (`tagged {value}`, `who visited in the last {value} days`). `{value}` and params fill.
   */
  phrases?: Readonly<Record<string, Label>>;
  /** What the subject holds, for judging in memory. */
  read: (subject: S, params: ParamValues, env: RuleEnv) => FieldValue;
  /** What lies behind the value, for "why": rows to open, since when, inputs. */
  evidence?: (subject: S, params: ParamValues, env: RuleEnv) => Partial<Pick<Explanation, 'inputs' | 'rows' | 'rule' | 'note'>>;
}
export type FieldDefinition<S> = FieldBase<S> & SqlSource;

export interface CatalogueOptions {
  /** What the subjects are called, in the plural: 人 / people. */
  noun: Label;
  /** Alias of the subject's row in the SQL around the rule. */
  alias?: string;
  /** The subject's id column; `<alias>.id` unless said. */
  id?: string;
  /** Type of that id. */
  idCast?: Cast;
  /** Joins that fields may need, one row a subject: key -> join text. */
  joins?: Readonly<Record<string, string>>;
  /** Those of the joins that find no row for a subject made this instant. */
  pastJoins?: readonly string[];
}

/** A field as the builder sees it; without functions, in both languages. */
export interface FieldDescription {
  key: string; type: FieldType; label: Label; group: Label; unit?: Label; source?: string; options?: readonly Option[];
  params: readonly ParamDefinition[];
  ops: { key: OperatorKey; label: Label; takes: (typeof OPERATORS)[OperatorKey]['takes']; note?: Label }[];
}

const DEFAULT_CASTS: Record<FieldType, Cast> = {
  number: 'numeric', money: 'numeric', days: 'integer', text: 'text', enum: 'text', date: 'date', boolean: 'boolean',
  set: 'text', reference: 'text',
};

/** The fields of one kind of subject. Older modules make it, younger ones add to it. */
export class Catalogue<S> {
  readonly alias: string;
  readonly id: string;
  readonly idCast: Cast;
  readonly noun: Label;
  readonly joins: Readonly<Record<string, string>>;
  readonly #pastJoins: readonly string[];
  readonly #fields = new Map<string, FieldDefinition<S>>();

  constructor(options: CatalogueOptions) {
    this.noun = options.noun;
    this.alias = options.alias ?? 's';
    this.id = options.id ?? `${this.alias}.id`;
    this.idCast = options.idCast ?? 'bigint';
    this.joins = options.joins ?? {};
    this.#pastJoins = options.pastJoins ?? [];
  }

  /** Does the field speak of what happened to a subject, so that it is known of a new one without looking? */
  isOfPast(field: FieldDefinition<S>): boolean {
    return field.ofPast === true || 'grouped' in field || (field.joins ?? []).some((join) => this.#pastJoins.includes(join));
  }

  /** Adds a field; throws at start for one that is declared twice or wrongly. */
  defineField(field: FieldDefinition<S>): this {
    const fault = (what: string): never => { throw new Error(`Rule field ${field.key}: ${what}`); };
    if (this.#fields.has(field.key)) fault('is declared twice');
    for (const join of field.joins ?? []) if (!Object.hasOwn(this.joins, join)) fault(`needs the unknown join ${join}`);
    for (const op of field.ops ?? []) if (!operatorsFor(field.type).includes(op)) fault(`cannot be compared by ${op}`);
    if ('member' in field && field.type !== 'set' && field.type !== 'reference') fault('membership is for sets and references');
    if ('grouped' in field && (field.type === 'set' || field.type === 'reference')) fault('an aggregate is no set');
    if ('whenNone' in field && ['number', 'money', 'days'].includes(field.type) && field.whenNone !== null && field.whenNone !== undefined && !isDecimal(field.whenNone)) {
      fault('whenNone must be a number');
    }
    this.#fields.set(field.key, field);
    return this;
  }

  /** The field of that key, if it is declared. */
  field(key: string): FieldDefinition<S> | undefined { return this.#fields.get(key); }

  fields(): FieldDefinition<S>[] { return [...this.#fields.values()]; }

  /** Operators that may be used on a field. */
  operatorsOf(field: FieldDefinition<S>): readonly OperatorKey[] {
    if (field.ops) return field.ops;
    const all = operatorsFor(field.type);
    // An aggregate that is 0 without rows is never missing.
    return 'whenNone' in field && field.whenNone !== null && field.whenNone !== undefined ? all.filter((op) => op !== 'isSet' && op !== 'isNotSet') : all;
  }

  castOf(field: FieldDefinition<S>): Cast { return field.cast ?? DEFAULT_CASTS[field.type]; }

  /** What the console needs to draw its builder: only fields that the viewer may use. */
  describe(viewerMay: (right: string) => boolean = () => true): FieldDescription[] {
    return this.fields().filter((field) => !field.right || viewerMay(field.right)).map((field) => ({
      key: field.key, type: field.type, label: field.label, group: field.group, unit: field.unit, source: field.source,
      options: field.options, params: field.params ?? [],
      ops: this.operatorsOf(field).map((key) => ({ key, label: OPERATORS[key].words, takes: OPERATORS[key].takes, note: OPERATORS[key].note })),
    }));
  }
}

/** An empty catalogue for one kind of subject. */
export const createCatalogue = <S>(options: CatalogueOptions): Catalogue<S> => new Catalogue<S>(options);
