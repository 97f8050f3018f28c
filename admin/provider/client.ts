// The one connection to /graphql: Apollo's client without its cache (react-admin keeps its own), answers and faults unwrapped.
import { ApolloClient, ApolloLink, type DocumentNode, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client/core';
import { localeTag, presentLanguage } from '../i18n/language.tsx';
import { type Fault, faultOf, isAbort, toFault, type WireError } from './faults.ts';

export { gql };
export type { TypedDocumentNode };
export type Variables = Record<string, unknown>;

/** react-admin keeps the answers, so nothing is cached here and documents go out as they were written. */
class NoCache extends InMemoryCache {
  override transformDocument(document: DocumentNode): DocumentNode { return document; }
}

/** A refusal may come with a status of its own; its GraphQL body is the answer all the same. */
const readable = (fetcher: typeof fetch): typeof fetch => async (...args) => {
  const response = await fetcher(...args);
  if (response.ok || !/json/.test(response.headers.get('content-type') ?? '')) return response;
  return new Response(await response.text(), { status: 200, headers: { 'content-type': 'application/json' } });
};

/** Builds a client; tests give their own fetch. */
export function makeClient(fetcher: typeof fetch = (...args) => fetch(...args), uri = '/graphql'): ApolloClient<unknown> {
  const language = new ApolloLink((operation, forward) => {
    operation.setContext((context: { headers?: Record<string, string> }) => ({
      headers: { ...context.headers, 'accept-language': localeTag(presentLanguage()) },
    }));
    return forward(operation);
  });
  return new ApolloClient({
    link: language.concat(new HttpLink({ uri, fetch: readable(fetcher), credentials: 'same-origin' })),
    cache: new NoCache(),
    queryDeduplication: false,
    defaultOptions: { query: { fetchPolicy: 'no-cache', errorPolicy: 'all' }, mutate: { fetchPolicy: 'no-cache', errorPolicy: 'all' } },
  });
}

let client = makeClient();
/** Tests replace the connection. */
export const setClient = (other: ApolloClient<unknown>): void => { client = other; };
export const theClient = (): ApolloClient<unknown> => client;

/** A field that a viewer may not see answers null and an error; that is an answer, not a failure. */
function isFieldRefusal(error: WireError): boolean {
  return error.extensions?.code === 'FORBIDDEN' && (error.path?.length ?? 0) > 1;
}

/** Throws what stops an operation and answers its data otherwise. */
export function unwrap<T>(result: { data?: T | null; errors?: readonly unknown[] }): T {
  const errors = ((result.errors ?? []) as readonly WireError[]).filter((error) => !isFieldRefusal(error));
  if (errors.length > 0 || result.data == null) throw faultOf(errors.length > 0 ? errors : [{ message: '' }]);
  return result.data;
}

const isMutation = (document: DocumentNode): boolean =>
  document.definitions.some((d) => d.kind === 'OperationDefinition' && d.operation === 'mutation');

type Listener = (fault: Fault) => void;
const faultListeners = new Set<Listener>();
/** Told of every fault, so that an expired session can be met wherever it shows. */
export function onFault(listener: Listener): () => void {
  faultListeners.add(listener);
  return () => faultListeners.delete(listener);
}

/** Tells the listeners of a fault, and hands it back to be thrown. */
export function tellFault(fault: Fault): Fault {
  for (const listener of faultListeners) listener(fault);
  return fault;
}

/** Runs one operation. `signal` ends it when nobody waits for the answer any more. */
export async function request<T = Record<string, unknown>, V extends Variables = Variables>(
  document: TypedDocumentNode<T, V> | DocumentNode, variables?: V, options: { signal?: AbortSignal } = {},
): Promise<T> {
  const context = { fetchOptions: { signal: options.signal } };
  try {
    const result = isMutation(document)
      ? await client.mutate<T>({ mutation: document as TypedDocumentNode<T>, variables, context })
      : await client.query<T>({ query: document as TypedDocumentNode<T>, variables, context });
    return unwrap<T>(result as { data?: T | null; errors?: readonly unknown[] });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw tellFault(toFault(error));
  }
}
