// What a subscription delivers: each change carried out once for all who asked the same with the same rights, not once a socket or a filter.
import { createSourceEventStream, execute, Kind, visit, type ASTNode, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Context } from '../core/context.ts';
import { numberOf, sharedBy } from '../platform/outbox/shared.service.ts';

/** How a result leaves for the subscriber of a context; none: by the protocol's own hand, which writes it anew for each. */
const ways = new WeakMap<Context, (payload: string) => Promise<void>>();
/** Lets results without errors go to a subscriber as text that was written once for all. */
export const deliverBy = (ctx: Context, way: (payload: string) => Promise<void>): void => { ways.set(ctx, way); };

const texts = new WeakMap<ExecutionResult, string>();
function textOf(result: ExecutionResult): string {
  let text = texts.get(result);
  if (text === undefined) texts.set(result, text = JSON.stringify(result));
  return text;
}

const read = new WeakMap<DocumentNode, string[]>();
/**
 * The variables that say what is delivered. Arguments of the subscription itself choose its source and nothing else (each
 * resolver answers from the news alone), so that those who follow different rows share the answer about one of them.
 */
function variablesRead(document: DocumentNode): string[] {
  let names = read.get(document);
  if (!names) {
    const found = new Set<string>();
    const look = (node: ASTNode): unknown => visit(node, { enter: (one) => { if (one.kind === Kind.VARIABLE) found.add(one.name.value); } });
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) look(definition);
      else for (const root of definition.selectionSet.selections) look(root.kind === Kind.FIELD ? { ...root, arguments: [] } : root);
    }
    read.set(document, names = [...found]);
  }
  return names;
}

/** The results of a subscription, or why there are none; ended by `return()`, which ends its source. */
export async function deliveries(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const ctx = args.contextValue as Context;
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source as ExecutionResult;
  const events = (source as AsyncIterable<unknown>)[Symbol.asyncIterator]() as AsyncIterator<unknown>;
  const way = ways.get(ctx);
  // Documents are one object for one text.
  const key = `${numberOf(args.document)}:${args.operationName ?? ''}:${ctx.locale}:${JSON.stringify(variablesRead(args.document).map((name) => args.variableValues?.[name]))}`;
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      for (;;) {
        const { value, done } = await events.next();
        if (done) return { value: undefined, done: true };
        const news = value as { resource: string; id: string; seq?: string };
        // A context of its own: loaders must not answer with what was there before.
        const result = await sharedBy(ctx, news.seq, `${key}:${news.resource}:${news.id}`, async () => execute({ ...args, rootValue: value, contextValue: { ...ctx, loaders: new Map() } }));
        if (!way || result.errors?.length) return { value: result, done: false };
        await way(textOf(result));
      }
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    async throw(error: unknown) {
      await events.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() { return results; },
  };
  return results;
}
