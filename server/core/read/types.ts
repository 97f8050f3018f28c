// The wire types of lists, made from the nouns alone: filters, orders, pages, facets; nothing here is written per noun.
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { allNouns, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import { SortOrder } from '../../../schema/page.ts';
import { DateTime, Day, DecimalText, Money } from '../../../schema/scalars.ts';
import { edgesOf } from './edges.ts';
import { facetKeys, isFilterable, LISTS, OPERATORS, sortKeys, type FilterKind } from './names.ts';

type TypeOf = () => ClassType | object;
const scalars: Record<Exclude<FilterKind, 'enum'>, () => unknown> = {
  text: () => String, id: () => ID, boolean: () => Boolean, int: () => Int, float: () => Float, money: () => Money, decimal: () => DecimalText,
  instant: () => DateTime, day: () => Day, texts: () => String,
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A class whose fields are given one by one; a named class, so that the schema names it. */
function made(name: string): ClassType { return { [name]: class {} }[name] as unknown as ClassType; }
function field(target: ClassType, name: string, type: () => unknown, options: { nullable?: boolean; description?: string } = {}): void {
  Field(type as TypeOf as () => ClassType, { nullable: true, ...options })(target.prototype as object, name);
}

const operatorInputs = new Map<object | string, ClassType>();
const enumNames = new Map<object, string>();

/** The comparison input of a kind of property; one for all properties of a kind, one for each enum. */
function operatorInput(noun: NounMeta, prop: PropMeta): ClassType {
  const kind = prop.kind as FilterKind;
  const key = kind === 'enum' ? (prop.enum as object) : kind;
  const known = operatorInputs.get(key);
  if (known) return known;
  const name = kind === 'enum' ? `${enumNames.get(key as object) ?? `${noun.name}${capital(prop.name)}`}Is` : `${capital(kind)}Is`;
  const type = made(name);
  const of = kind === 'enum' ? () => prop.enum : scalars[kind];
  for (const op of OPERATORS[kind]) field(type, op, op === 'isNull' ? () => Boolean : LISTS.has(op) ? () => [of()] : of);
  InputType(name, { description: 'All that are given must hold; null compares with nothing there.' })(type);
  operatorInputs.set(key, type);
  return type;
}

export interface NounTypes { filter: ClassType; sort: ClassType; page: ClassType; facetField: object | null; toMany: ClassType }
const types = new Map<string, NounTypes>();

/** Counts of rows by the values of one property. */
export const FacetBucket = made('FacetBucket');
export const Facet = made('Facet');
let isMade = false;

/** Makes the list types of every noun; edges must have been declared. */
export function nounTypes(): ReadonlyMap<string, NounTypes> {
  if (isMade) return types;
  isMade = true;
  field(FacetBucket, 'value', () => String, { nullable: false });
  field(FacetBucket, 'count', () => Int, { nullable: false });
  field(FacetBucket, 'labelZh', () => String);
  field(FacetBucket, 'labelEn', () => String);
  ObjectType('FacetBucket')(FacetBucket);
  field(Facet, 'field', () => String, { nullable: false });
  field(Facet, 'buckets', () => [FacetBucket], { nullable: false });
  ObjectType('Facet', { description: 'Rows counted by one property, under every filter but its own.' })(Facet);
  const nouns = allNouns();
  for (const noun of nouns) {
    types.set(noun.name, { filter: made(`${noun.name}Filter`), sort: made(`${noun.name}Sort`), page: made(`${noun.name}Page`), facetField: null, toMany: made(`${noun.name}Some`) });
  }
  for (const noun of nouns) {
    const own = types.get(noun.name) as NounTypes;
    own.facetField = makeNoun(noun, own);
  }
  return types;
}

function makeNoun(noun: NounMeta, own: NounTypes): object | null {
  const { filter } = own;
  field(filter, 'ids', () => [ID], { description: 'Rows with these ids, whatever lists leave out.' });
  if (noun.search) field(filter, 'q', () => String, { description: 'Text search, best first.' });
  for (const name of ['and', 'or'] as const) field(filter, name, () => [filter]);
  field(filter, 'not', () => filter);
  for (const prop of noun.props.values()) {
    if (!isFilterable(prop)) continue;
    const type = operatorInput(noun, prop);
    field(filter, prop.name, () => type);
  }
  for (const edge of edgesOf(noun.name).values()) {
    const to = types.get(edge.to) as NounTypes;
    field(filter, edge.name, edge.kind === 'one' ? () => to.filter : () => to.toMany);
  }
  InputType(`${noun.name}Filter`, { description: 'All that are given must hold.' })(filter);
  field(own.toMany, 'some', () => filter, { description: 'At least one such row.' });
  field(own.toMany, 'none', () => filter, { description: 'No such row.' });
  InputType(`${noun.name}Some`)(own.toMany);

  const words = Object.fromEntries([...sortKeys(noun).keys()].map((word) => [word, word]));
  registerEnumType(words, { name: `${noun.name}SortField` });
  field(own.sort, 'field', () => words, { nullable: false });
  Field(() => SortOrder, { nullable: true, defaultValue: SortOrder.ASC })(own.sort.prototype as object, 'order');
  InputType(`${noun.name}Sort`)(own.sort);

  field(own.page, 'items', () => [noun.target], { nullable: false });
  field(own.page, 'total', () => Int, { nullable: false, description: 'Exact to 10,000, estimated above; costs nothing when it is not asked for.' });
  field(own.page, 'totalIsExact', () => Boolean, { nullable: false });
  field(own.page, 'hasNext', () => Boolean, { nullable: false });
  field(own.page, 'endCursor', () => String);
  ObjectType(`${noun.name}Page`)(own.page);

  const facets = Object.fromEntries([...facetKeys(noun).keys()].map((word) => [word, word]));
  if (!Object.keys(facets).length) return null;
  registerEnumType(facets, { name: `${noun.name}FacetField` });
  return facets;
}
