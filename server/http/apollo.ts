// Apollo Server behind the listener: executes prepared documents through the reading door, presents errors, says nothing of itself.
import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
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

/** Parsing and validation were done by the listener; Apollo takes its document from the context. */
const takePrepared: ApolloServerPlugin<GraphQLContext> = {
  async requestDidStart({ contextValue }) {
    return {
      async didResolveSource(request) { (request as { document?: unknown }).document = contextValue.document; },
    };
  },
};

/** A started Apollo Server for a schema. */
export async function startApollo(schema: GraphQLSchema, engine: Engine, log: Logger, metrics: Metrics): Promise<ApolloServer<GraphQLContext>> {
  const executor: GatewayExecutor = async (request) => {
    const ctx = request.context as unknown as GraphQLContext;
    // What is thrown instead of answered is an error of the whole operation.
    const result = await engine.execute({
      context: ctx, document: request.document, operationName: request.request.operationName ?? null, variables: request.request.variables,
    }).catch((error: unknown): ExecutionResult => ({ data: null, errors: [error as GraphQLError] }));
    if (!result.errors?.length) return result as never;
    const errors = presentErrors(result.errors, ctx);
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
      takePrepared, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(), ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}
