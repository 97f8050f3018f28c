// react-admin's data provider: ra-data-graphql carries our own operations; bulk goes one by one with each failure kept.
import buildGraphQLProvider from 'ra-data-graphql';
import type { DataProvider, Identifier } from 'ra-core';
import { buildQuery } from './build-query.ts';
import { onFault, theClient } from './client.ts';
import { Fault, isAbort, toFault } from './faults.ts';
import type { ApolloClient } from '@apollo/client/core';

/** What a bulk write did: which rows, and why the others did not. */
export interface BulkOutcome { done: Identifier[]; failed: { id: Identifier; code: string; message: string }[] }

const READS = ['getList', 'getOne', 'getMany', 'getManyReference'] as const;
const WRITES = ['create', 'update', 'delete'] as const;
const options = { fetchPolicy: 'no-cache', errorPolicy: 'all' };

/** Builds the provider over a client. */
export function makeDataProvider(client: ApolloClient<unknown>): DataProvider {
  const base = buildGraphQLProvider({
    client, introspection: false, buildQuery: () => buildQuery, query: options, mutation: options,
  } as unknown as Parameters<typeof buildGraphQLProvider>[0]) as unknown as DataProvider;

  const guarded = async (ask: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await ask();
    } catch (error) {
      throw faultFrom(error);
    }
  };
  const provider = { ...base, supportAbortSignal: true } as DataProvider;
  type Verb = (resource: string, params: unknown) => Promise<unknown>;
  for (const verb of [...READS, ...WRITES]) {
    const ask = base[verb] as unknown as Verb;
    (provider as unknown as Record<string, Verb>)[verb] = (resource, params) => guarded(() => ask(resource, params));
  }
  provider.updateMany = async (resource, { ids, data }) => {
    const outcome = await eachOf(ids, (id) => provider.update(resource, { id, data: { ...data, id }, previousData: undefined as never }));
    return { data: outcome.done, ...outcome };
  };
  provider.deleteMany = async (resource, { ids }) => {
    const outcome = await eachOf(ids, (id) => provider.delete(resource, { id }));
    return { data: outcome.done, ...outcome };
  };
  return provider;
}

async function eachOf(ids: Identifier[], act: (id: Identifier) => Promise<unknown>): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: [], failed: [] };
  for (const id of ids) {
    try {
      await act(id);
      outcome.done.push(id);
    } catch (error) {
      const fault = toFault(error);
      outcome.failed.push({ id, code: fault.code, message: fault.message });
    }
  }
  const first = outcome.failed[0];
  if (first && outcome.done.length === 0) throw new Fault(first.code as Fault['code'], first.message);
  return outcome;
}

/** ra-data-graphql wraps what is thrown in an error of its own; the reason is inside. */
function faultFrom(error: unknown): unknown {
  if (isAbort(error)) return error;
  const body = (error as { body?: unknown } | undefined)?.body;
  const fault = error instanceof Fault ? error : body instanceof Fault ? body
    : body && typeof body === 'object' && 'graphQLErrors' in body ? toFault(body)
      : (error as { status?: number } | undefined)?.status === undefined || error instanceof TypeError ? toFault(error)
        : new Fault('NETWORK', (error as Error).message);
  return fault;
}

export const dataProvider = (): DataProvider => makeDataProvider(theClient());
export { onFault };
