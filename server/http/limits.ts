// How much one GraphQL document may ask: the same figures and the same check for HTTP and for sockets.
import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type TypeNode, type ValueNode } from 'graphql';
import { AppError } from '../core/errors.ts';
import { httpReasons } from './http.messages.ts';

export const LIMITS = {
  bodyBytes: 256 * 1024,
  messageBytes: 64 * 1024,
  tokens: 1_500,
  depth: 10,
  /** Questions about the schema itself nest deeper by nature, and cost nothing but the answer's length. */
  schemaDepth: 20,
  aliases: 30,
  rootFields: 20,
  rootMutations: 1,
  /** Fields after every fragment has been put in its places. */
  fields: 1_000,
  /** Fields that meet under one name in one place, taken two and two: what the validation has to compare. */
  overlaps: 2_000,
  directives: 50,
  operations: 10,
  fragments: 60,
  valueDepth: 24,
  jsonDepth: 64,
  subscriptionsPerSocket: 100,
  messagesPerSecond: 200,
} as const;

/** What a selection weighs once its fragments are put in. */
interface Weight { depth: number; schemaDepth: number; aliases: number; fields: number; roots: number }
const NOTHING: Weight = { depth: 0, schemaDepth: 0, aliases: 0, fields: 0, roots: 0 };

const refuse = (what: keyof typeof LIMITS): never => {
  throw new AppError('LIMIT', httpReasons.DOCUMENT_TOO_LARGE, { params: { what, limit: LIMITS[what] } });
};

/** Refuses a document that asks too much; answers whether it asks about the schema itself. Linear: each fragment is weighed once. */
export function checkLimits(document: DocumentNode): { asksSchema: boolean } {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operations = 0;
  let directives = 0;
  let asksSchema = false;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operations += 1;
    else throw new AppError('VALIDATION', httpReasons.DOCUMENT_NOT_OPERATION);
  }
  if (operations > LIMITS.operations) refuse('operations');
  if (fragments.size > LIMITS.fragments) refuse('fragments');

  const weights = new Map<string, Weight | null>();
  const countDirectives = (node: { directives?: readonly { arguments?: readonly { value: ValueNode }[] }[] }): void => {
    directives += node.directives?.length ?? 0;
    if (directives > LIMITS.directives) refuse('directives');
    for (const directive of node.directives ?? []) for (const argument of directive.arguments ?? []) checkValue(argument.value, 1);
  };

  function weighFragment(name: string): Weight {
    const known = weights.get(name);
    if (known) return known;
    if (known === null) throw new AppError('VALIDATION', httpReasons.FRAGMENT_IN_ITSELF);
    const fragment = fragments.get(name);
    // Unknown fragments are the validation's business; they weigh something, or a fan-out of them would weigh nothing.
    if (!fragment) return { ...NOTHING, fields: 1 };
    weights.set(name, null);
    const weight = weigh(fragment.selectionSet, 1);
    weights.set(name, weight);
    return weight;
  }

  function weigh(set: SelectionSetNode, level: number): Weight {
    // Stops the walk itself from nesting deep; the figures proper are judged below.
    if (level > LIMITS.schemaDepth * 2) refuse('depth');
    const sum = { ...NOTHING };
    for (const selection of set.selections) {
      countDirectives(selection);
      let part: Weight;
      if (selection.kind === Kind.FIELD) {
        for (const argument of selection.arguments ?? []) checkValue(argument.value, 1);
        const inner = selection.selectionSet ? weigh(selection.selectionSet, level + 1) : NOTHING;
        const isSchema = selection.name.value === '__schema' || selection.name.value === '__type';
        asksSchema ||= isSchema;
        part = {
          depth: isSchema ? 1 : inner.depth + 1,
          schemaDepth: isSchema ? Math.max(inner.depth, inner.schemaDepth) + 1 : inner.schemaDepth,
          aliases: inner.aliases + (selection.alias ? 1 : 0), fields: inner.fields + 1, roots: 1,
        };
      } else {
        part = selection.kind === Kind.FRAGMENT_SPREAD ? weighFragment(selection.name.value) : weigh(selection.selectionSet, level + 1);
      }
      sum.depth = Math.max(sum.depth, part.depth);
      sum.schemaDepth = Math.max(sum.schemaDepth, part.schemaDepth);
      sum.aliases += part.aliases;
      sum.fields += part.fields;
      sum.roots += part.roots;
    }
    if (sum.fields > LIMITS.fields) refuse('fields');
    if (sum.aliases > LIMITS.aliases) refuse('aliases');
    return sum;
  }

  let overlaps = 0;
  /** Walks the selections as they will be merged, and counts the pairs that meet. */
  function meet(sets: readonly SelectionSetNode[]): void {
    const met = new Map<string, { count: number; below: SelectionSetNode[] }>();
    const gather = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value;
          const group = met.get(name) ?? { count: 0, below: [] };
          met.set(name, group);
          overlaps += group.count;
          group.count += 1;
          if (selection.selectionSet) group.below.push(selection.selectionSet);
        } else {
          const below = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)?.selectionSet;
          if (below) gather(below);
        }
      }
      if (overlaps > LIMITS.overlaps) refuse('overlaps');
    };
    for (const set of sets) gather(set);
    for (const { below } of met.values()) if (below.length) meet(below);
  }

  for (const fragment of fragments.values()) {
    countDirectives(fragment);
    weighFragment(fragment.name.value);
  }
  // Fragments that nobody spreads are compared as well.
  for (const fragment of fragments.values()) meet([fragment.selectionSet]);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    countDirectives(definition);
    for (const variable of definition.variableDefinitions ?? []) {
      checkType(variable.type);
      countDirectives(variable);
      if (variable.defaultValue) checkValue(variable.defaultValue, 1);
    }
    const weight = weigh(definition.selectionSet, 1);
    if (weight.depth > LIMITS.depth) refuse('depth');
    if (weight.schemaDepth > LIMITS.schemaDepth) refuse('schemaDepth');
    if (definition.operation === 'mutation' && weight.roots > LIMITS.rootMutations) refuse('rootMutations');
    if (weight.roots > LIMITS.rootFields) refuse('rootFields');
    meet([definition.selectionSet]);
  }
  return { asksSchema };
}

function checkType(type: TypeNode): void {
  let node = type;
  for (let level = 0; node.kind !== Kind.NAMED_TYPE; level += 1) {
    if (level > 8) refuse('valueDepth');
    node = node.type;
  }
}

/** Values written in the document: not too deep, and only text that can be stored. */
function checkValue(value: ValueNode, level: number): void {
  if (level > LIMITS.valueDepth) refuse('valueDepth');
  if (value.kind === Kind.LIST) for (const item of value.values) checkValue(item, level + 1);
  else if (value.kind === Kind.OBJECT) for (const field of value.fields) checkValue(field.value, level + 1);
  else if (value.kind === Kind.STRING && !isPlainText(value.value)) throw new AppError('VALIDATION', httpReasons.TEXT_BROKEN);
}

/** No NUL and no half of a surrogate pair: neither can be stored as it is. */
export const isPlainText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
