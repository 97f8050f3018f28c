// What the provider must know of each resource: its names on the wire, the fields its screens show, how it is written.

/** How a resource is spoken of in GraphQL. */
export interface ResourceDefinition {
  /** react-admin's name, and the folder in the address: `customers`. */
  name: string;
  /** Name of the type on the wire: `Customer`; gives `CustomerFilter` and `CustomerSort`. */
  noun: string;
  /** Root query of one row and of a page of rows; `false` where there is none. */
  one?: string | false;
  many?: string;
  /** Selection of a row in lists, and of one row where it shows more. `id` and `version` need not be said. */
  fields: string;
  oneFields?: string;
  /** Which fields other resources see when they refer to a row. Default: `fields`. */
  labelFields?: string;
  /** Rows have a version that guards against lost updates. Default true. */
  versioned?: boolean;
  /** Mutations; each takes one `input`. `remove` and `bulk` are named with their input types too. */
  create?: WriteDefinition;
  update?: WriteDefinition;
  remove?: WriteDefinition;
  /** Says a filter key in the words of the wire when the general rule does not fit. */
  filterMap?: Record<string, (value: unknown) => Record<string, unknown>>;
  /** Wire names of sort fields that are not plain properties. */
  sortMap?: Record<string, string>;
}

export interface WriteDefinition {
  mutation: string;
  /** Name of the input type: `UpdateCustomerInput`. */
  input: string;
  /** Makes the input from the form's values. Default: the changed values, with id and expectedVersion for an update. */
  toInput?: (data: Record<string, unknown>, previous?: Record<string, unknown>) => Record<string, unknown>;
  /** Selection of the answer when it is not the row itself. */
  answer?: string;
}

/** For a `save…` mutation that wants the whole row: these fields of the form, empty ones as null. */
export const whole = (...fields: string[]) => (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(fields.filter((field) => data[field] !== undefined).map((field) => [field, data[field] === '' ? null : data[field]]));

const definitions = new Map<string, ResourceDefinition>();

/** Registers a resource; done once by each module's `<module>.operations.ts`. */
export function defineResource(definition: ResourceDefinition): ResourceDefinition {
  definitions.set(definition.name, definition);
  return definition;
}

/** The definition of a resource; throws for one that no module registered. */
export function resourceOf(name: string): ResourceDefinition {
  const definition = definitions.get(name);
  if (!definition) throw new Error(`No resource is called ${name}`);
  return definition;
}
export const allResources = (): ResourceDefinition[] => [...definitions.values()];

/** `createdAt` -> `CREATED_AT`, as sort fields stand on the wire. */
export const sortField = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/\./g, '_').toUpperCase();

const OPERATORS = new Set(['eq', 'ne', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'contains', 'startsWith', 'isNull', 'has', 'hasAny']);
const RAW = new Set(['q', 'ids', 'and', 'or', 'not']);
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The filter of a list in the words of the wire. Keys are fields, `field@operator`, or `edge.field@operator`; a bare list
 * means `in`, a bare value `eq`; objects, `q`, `ids`, `and`, `or`, `not` go as they are. Empty values are left out.
 */
export function wireFilter(filter: Record<string, unknown>, definition?: ResourceDefinition): Record<string, unknown> {
  const wire: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const special = definition?.filterMap?.[key];
    if (special) merge(wire, special(value));
    else if (RAW.has(key)) wire[key] = value;
    else merge(wire, oneCondition(key, value));
  }
  return wire;
}

function oneCondition(key: string, value: unknown): Record<string, unknown> {
  const [path = '', named] = key.split('@');
  if (named && !OPERATORS.has(named)) throw new Error(`There is no filter operator ${named}`);
  const test: unknown = named ? { [named]: value } : isPlain(value) ? value : Array.isArray(value) ? { in: value } : { eq: value };
  return path.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), test) as Record<string, unknown>;
}

function merge(into: Record<string, unknown>, more: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(more)) {
    const old = into[key];
    if (isPlain(old) && isPlain(value)) merge(old, value);
    else into[key] = isPlain(value) ? { ...value } : value;
  }
}
