// Apollo Server behind the listener: executes prepared documents through the reading door, presents errors, says nothing of itself.
import { ApolloServer, HeaderMap, type ApolloServerOptionsWithGateway, type ApolloServerPlugin, type GraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Logger } from '../core/context.ts';
import { lastGate, presentErrors } from './format-error.ts';
import type { GraphQLContext } from './graphql-http.ts';
import type { Metrics } from './metrics.ts';

/** How an operation is carried out and how its result is written: given by the reading door. */
export interface Engine {
  execute(request: { context: GraphQLContext; document: GraphQLContext['document']; operationName: string | null; variables: Record<string, unknown> | undefined }): Promise<ExecutionResult>;
  stringify(result: unknown): string | Promise<string>;
}

type GatewayInterface = ApolloServerOptionsWithGateway<GraphQLContext>['gateway'];
type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/**
 * Parsing and validation were done by the listener; Apollo takes its document from the context. What went well is answered at once;
 * what did not goes on to where Apollo makes errors and their status, and is not carried out a second time.
 */
const prepared = (run: (ctx: GraphQLContext, request: GraphQLRequest) => Promise<ExecutionResult>, failed: WeakMap<object, ExecutionResult>): ApolloServerPlugin<GraphQLContext> => ({
  async requestDidStart({ contextValue }) {
    return {
      async didResolveSource(request) { (request as { document?: unknown }).document = contextValue.document; },
      async responseForOperation({ request }) {
        const result = await run(contextValue, request);
        if (result.errors?.length) { failed.set(contextValue, result); return null; }
        return { http: { headers: NO_HEADERS }, body: { kind: 'single', singleResult: result as { data: Record<string, unknown> } } };
      },
    };
  },
});
const NO_HEADERS = new HeaderMap();

/** A started Apollo Server for a schema. */
export async function startApollo(schema: GraphQLSchema, engine: Engine, log: Logger, metrics: Metrics): Promise<ApolloServer<GraphQLContext>> {
  const failed = new WeakMap<object, ExecutionResult>();
  // What is thrown instead of answered is an error of the whole operation.
  const run = (context: GraphQLContext, request: GraphQLRequest): Promise<ExecutionResult> =>
    engine.execute({ context, document: context.document, operationName: request.operationName ?? null, variables: request.variables }).catch((error: unknown): ExecutionResult => ({ data: null, errors: [error as GraphQLError] }));
  const executor: GatewayExecutor = async ({ context }) => {
    const ctx = context as unknown as GraphQLContext;
    const result = failed.get(ctx) as ExecutionResult;
    const errors = presentErrors(result.errors ?? [], ctx);
    for (const error of errors) metrics.refusal(String(error.extensions.code));
    return { ...result, errors } as never;
  };
  const gateway: GatewayInterface = {
    onSchemaLoadOrUpdate(callback) { callback({ apiSchema: schema, coreSupergraphSdl: '' }); return () => {}; },
    load: async () => ({ executor }),
    stop: async () => {},
  };
  const quiet = { debug() {}, info() {}, warn: (text: string) => { log.warn({ source: 'apollo' }, text); }, error: (text: string) => { log.error({ source: 'apollo' }, text); } };
  const apollo = new ApolloServer<GraphQLContext>({
    gateway, logger: quiet, nodeEnv: 'production', introspection: true, csrfPrevention: true, allowBatchedHttpRequests: false, persistedQueries: false,
    documentStore: null, dangerouslyDisableValidation: true, hideSchemaDetailsFromClientErrors: true, includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false, formatError: lastGate,
    plugins: [
      prepared(run, failed), ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(), ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}
