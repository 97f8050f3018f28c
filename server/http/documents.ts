// From the text of a request to a document that may run: parsed, weighed and validated once, then remembered by its text.
import {
  OverlappingFieldsCanBeMergedRule, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { AppError } from '../core/errors.ts';
import { httpReasons } from './http.messages.ts';
import { checkLimits, LIMITS } from './limits.ts';

/** A document that may run; the same object for the same text, so that plans can be kept by it. */
export interface Prepared { document: DocumentNode; asksSchema: boolean }
/** Why it may not: refusals to be presented to the caller. */
export interface Unfit { errors: readonly Error[] }

export interface Documents {
  /** Answers the document, or what is wrong with it; documents never seen before are taken one a turn of the event loop. */
  prepare(source: string): Promise<Prepared | Unfit>;
  readonly size: number;
}

/** Heaviest rule last and alone: it compares fields pairwise, and only of documents that are otherwise right. */
const cheapRules = specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule);
const MAX_ERRORS = 5;

/** Documents of a schema. Refused ones are remembered too, shortly: asking again costs nothing. */
export function documentsOf(schema: GraphQLSchema): Documents {
  const known = new LRUCache<string, Prepared | Unfit>({
    max: 2_000, maxSize: 16 * 1024 * 1024, sizeCalculation: (kept, source) => source.length * ('errors' in kept ? 1 : 4) + 500,
  });
  let turn: Promise<unknown> = Promise.resolve();

  function look(source: string): Prepared | Unfit {
    try {
      const document = parse(source, { maxTokens: LIMITS.tokens });
      const { asksSchema } = checkLimits(document);
      for (const rules of [cheapRules, [OverlappingFieldsCanBeMergedRule]]) {
        const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: true });
        if (errors.length) return { errors: errors.slice(0, MAX_ERRORS) };
      }
      return { document, asksSchema };
    } catch (error) {
      // A stack that ran over is a document that is too deep; it is told so, not that a stack ran over.
      if (error instanceof RangeError) return { errors: [new AppError('LIMIT', httpReasons.DOCUMENT_TOO_LARGE, { params: { what: 'depth', limit: LIMITS.depth } })] };
      return { errors: [error as Error] };
    }
  }

  return {
    get size() { return known.size; },
    prepare(source) {
      const hit = known.get(source);
      if (hit) return Promise.resolve(hit);
      const mine = turn.then(async () => {
        const again = known.get(source);
        if (again) return again;
        // Others' requests go between two new documents.
        await new Promise((next) => { setImmediate(next); });
        const found = look(source);
        known.set(source, found, 'errors' in found ? { ttl: 60_000 } : {});
        return found;
      });
      turn = mine;
      return mine;
    },
  };
}

/** The operation that is meant; throws VALIDATION when that is not clear. */
export function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((d): d is OperationDefinitionNode => d.kind === 'OperationDefinition');
  const meant = name ? operations.filter((o) => o.name?.value === name) : operations;
  if (meant.length !== 1 || !meant[0]) throw new AppError('VALIDATION', httpReasons.OPERATION_UNCLEAR);
  return meant[0];
}

