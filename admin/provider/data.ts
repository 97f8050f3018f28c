// react-admin's data provider: ra-data-graphql carries our own operations; bulk goes one by one with each failure kept.
import buildGraphQLProvider from 'ra-data-graphql';
import { type DataProvider, HttpError, type Identifier } from 'ra-core';
import { buildQuery } from './build-query.ts';
import { tellFault, theClient } from './client.ts';
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
      const met = faultFrom(error);
      throw met instanceof Fault ? tellFault(met) : met;
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

/** ra-data-graphql wraps what is thrown in an error of its own: the reason is inside, or the network failed. */
function faultFrom(error: unknown): unknown {
  if (isAbort(error) || error instanceof Fault) return error;
  const { body, message } = error as { body?: unknown; message?: string };
  if (body instanceof Fault) return body;
  if (body && typeof body === 'object' && 'graphQLErrors' in body) return toFault(body);
  if (error instanceof HttpError && !body) return new Fault('NETWORK', message ?? '');
  return toFault(body ?? error);
}

export const dataProvider = (): DataProvider => makeDataProvider(theClient());
