// Writes the GraphQL operation behind each of react-admin's questions, from the resource's definition; nothing is introspected.
import { type DocumentNode, gql } from '@apollo/client/core';
import { Fault } from './faults.ts';
import { type ResourceDefinition, resourceOf, sortField, wireFilter, type WriteDefinition } from './resources.ts';
import { unwrap } from './client.ts';

type Params = Record<string, unknown>;
interface Wire { data?: Record<string, unknown> | null; errors?: readonly unknown[] }
export interface BuiltQuery { query: DocumentNode; variables: Params; parseResponse: (response: Wire) => unknown }
interface Row { id: string; [key: string]: unknown }
interface Page { items: Row[]; total?: number; totalIsExact?: boolean; hasNext?: boolean }

const documents = new Map<string, DocumentNode>();
/** Parses each text once. */
function parsed(text: string): DocumentNode {
  const known = documents.get(text) ?? gql(text);
  documents.set(text, known);
  return known;
}

const selection = (d: ResourceDefinition, fields: string): string => `id ${d.versioned === false ? '' : 'version '}${fields}`;

function list(d: ResourceDefinition, params: Params): BuiltQuery {
  const { page = 1, perPage = 25 } = (params.pagination ?? {}) as { page?: number; perPage?: number };
  const sort = params.sort as { field: string; order: 'ASC' | 'DESC' } | undefined;
  const many = d.many ?? d.name;
  const meta = (params.meta ?? {}) as { withoutTotal?: boolean; fields?: string };
  const total = meta.withoutTotal ? '' : 'total totalIsExact ';
  return {
    query: parsed(`query List_${d.name}($filter: ${d.noun}Filter, $sort: [${d.noun}Sort!], $page: PageInput) {
  ${many}(filter: $filter, sort: $sort, page: $page) { items { ${selection(d, meta.fields ?? d.fields)} } ${total}hasNext }
}`),
    variables: {
      filter: wireFilter((params.filter ?? {}) as Params, d),
      // Rows come in the noun's own order unless a column was chosen.
      sort: sort && sort.field !== 'id' ? [{ field: d.sortMap?.[sort.field] ?? sortField(sort.field), order: sort.order }] : undefined,
      page: { limit: perPage, offset: (page - 1) * perPage },
    },
    parseResponse: (response) => {
      const found = unwrap(response)[many] as Page;
      return {
        data: found.items,
        total: found.total,
        pageInfo: { hasNextPage: found.hasNext ?? false, hasPreviousPage: page > 1 },
        meta: { totalIsExact: found.totalIsExact ?? true },
      };
    },
  };
}

function one(d: ResourceDefinition, params: Params): BuiltQuery {
  const root = d.one;
  if (!root) throw new Error(`${d.name} has no query for one row`);
  return {
    query: parsed(`query One_${d.name}($id: ID!) { ${root}(id: $id) { ${selection(d, d.oneFields ?? d.fields)} } }`),
    variables: { id: String(params.id) },
    parseResponse: (response) => {
      const row = unwrap(response)[root];
      if (!row) throw new Fault('NOT_FOUND', '');
      return { data: row };
    },
  };
}

function many(d: ResourceDefinition, params: Params): BuiltQuery {
  const root = d.many ?? d.name;
  const ids = (params.ids as unknown[]).map(String);
  return {
    query: parsed(`query Many_${d.name}($filter: ${d.noun}Filter, $page: PageInput) {
  ${root}(filter: $filter, page: $page) { items { ${selection(d, d.labelFields ?? d.fields)} } }
}`),
    variables: { filter: { ids }, page: { limit: Math.min(Math.max(ids.length, 1), 200) } },
    parseResponse: (response) => ({ data: (unwrap(response)[root] as Page).items }),
  };
}

/** Values that differ from the row as it was; what was not touched is not sent. */
function changedValues(data: Params, previous: Params | undefined): Params {
  return Object.fromEntries(Object.entries(data).filter(([key, value]) =>
    key !== 'id' && key !== 'version' && JSON.stringify(value) !== JSON.stringify(previous?.[key])));
}

function write(d: ResourceDefinition, definition: WriteDefinition | undefined, verb: string, input: Params, previous?: unknown): BuiltQuery {
  if (!definition) throw new Error(`${d.name} cannot be written by ${verb}`);
  const answer = definition.answer ?? selection(d, d.oneFields ?? d.fields);
  return {
    query: parsed(`mutation ${verb}_${d.name}($input: ${definition.input}!) { ${definition.mutation}(input: $input) { ${answer} } }`),
    variables: { input },
    parseResponse: (response) => ({ data: unwrap(response)[definition.mutation] ?? previous }),
  };
}

const versionOf = (row: unknown): Params => {
  const version = (row as { version?: number } | undefined)?.version;
  return version === undefined ? {} : { expectedVersion: version };
};

/** The operation for one of react-admin's verbs. */
export function buildQuery(verb: string, resource: string, params: Params): BuiltQuery {
  const d = resourceOf(resource);
  switch (verb) {
    case 'GET_LIST': return list(d, params);
    case 'GET_MANY': return many(d, params);
    case 'GET_ONE': return one(d, params);
    case 'GET_MANY_REFERENCE':
      return list(d, { ...params, filter: { ...(params.filter as Params), [String(params.target)]: String(params.id) } });
    case 'CREATE': {
      const data = params.data as Params;
      return write(d, d.create, 'Create', d.create?.toInput?.(data) ?? data);
    }
    case 'UPDATE': {
      const data = params.data as Params;
      const previous = params.previousData as Params | undefined;
      return write(d, d.update, 'Update', {
        id: String(params.id), ...versionOf(previous ?? data), ...(d.update?.toInput?.(data, previous) ?? changedValues(data, previous)),
      });
    }
    case 'DELETE': {
      const previous = params.previousData as Params | undefined;
      return write(d, d.remove, 'Remove', { id: String(params.id), ...versionOf(previous), ...d.remove?.toInput?.(previous ?? {}) }, previous ?? { id: params.id });
    }
    default: throw new Error(`The console has no use for ${verb}`);
  }
}
