// Hooks for operations that are no react-admin verb: a typed query that is cancelled when stale, and a typed act.
import type { DocumentNode } from '@apollo/client/core';
import { keepPreviousData, useMutation, type UseMutationResult, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { request, type TypedDocumentNode, type Variables } from './client.ts';
import { type Fault, isPassing } from './faults.ts';

const nameOf = (document: DocumentNode): string => {
  const definition = document.definitions[0];
  return definition?.kind === 'OperationDefinition' ? definition.name?.value ?? 'query' : 'query';
};

interface QueryOptions { enabled?: boolean; /** Milliseconds for which an answer counts as fresh. */ staleTime?: number; /** Keep the old answer on screen while the next is fetched (default). */ keep?: boolean; /** Milliseconds until it is asked again; a function goes by what was answered last. */ refetchInterval?: number | ((data: unknown) => number | false) }

/**
 * The answer of a query whose `error` is only one that stands in the way: where a later look failed for a moment, what was
 * read before stays on the screen, and with it whatever is being typed there.
 */
export function standing<R extends { data: unknown; error: unknown; isPlaceholderData?: boolean }>(answer: R): R {
  const blocks = (): boolean => answer.error !== null && !(answer.data !== undefined && !answer.isPlaceholderData && isPassing(answer.error as Fault));
  // Inherited, so that a component hears of what it reads and of nothing else.
  return Object.create(answer, { error: { get: () => (blocks() ? answer.error : null) }, isError: { get: blocks } }) as R;
}

/** Asks one query; new variables end the request before. Default: fresh for 15 s, old answer kept meanwhile. */
export function useAsk<T, V extends Variables = Variables>(
  document: TypedDocumentNode<T, V> | DocumentNode, variables?: V, options: QueryOptions = {},
): UseQueryResult<T, Fault> {
  const again = options.refetchInterval;
  return standing(useQuery<T, Fault>({
    queryKey: ['ask', nameOf(document), variables ?? {}],
    queryFn: ({ signal }) => request<T, V>(document, variables, { signal }),
    enabled: options.enabled,
    staleTime: options.staleTime ?? 15_000,
    refetchInterval: typeof again === 'function' ? (query) => again(query.state.data) : again,
    placeholderData: options.keep === false ? undefined : keepPreviousData,
  }));
}

/** Gives a function that runs one mutation, with its state. */
export function useAct<T, V extends Variables = Variables>(document: TypedDocumentNode<T, V> | DocumentNode): UseMutationResult<T, Fault, V> {
  return useMutation<T, Fault, V>({ mutationFn: (variables) => request<T, V>(document, variables) });
}
