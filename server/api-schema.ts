// Builds the schema of the API from the manifests, with every root field behind its gate.
import 'reflect-metadata';
import { getMetadataStorage, ValidateNested } from 'class-validator';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import '../schema/entities.ts';
import './edges.ts';
import './access.ts';
import { installDoor } from './core/read/execute.ts';
import { doorResolvers, isDoorRoot } from './core/read/resolvers.ts';
import { guardRoots } from './platform/access/root-guard.ts';
import { resolvers } from './resolvers.ts';

let built: GraphQLSchema | undefined;

// type-graphql asks for one; ours are followers of the outbox (platform/outbox/live.ts), given to each subscription by its resolver.
const pubSub = {
  publish() { throw new Error('Changes are published by the outbox'); },
  subscribe(): AsyncIterable<never> { throw new Error('Subscriptions bring their own source'); },
};

interface InputField { target: Class; name: string; getType(): unknown }
type Class = (abstract new () => object) & { prototype: object };
interface Storage { clone(): { fieldResolvers: unknown[] }; inputTypes: readonly { target: Class }[]; fields: readonly InputField[] }
const storageOf = (): Storage | undefined => (globalThis as unknown as { TypeGraphQLMetadataStorage?: Storage }).TypeGraphQLMetadataStorage;

/** For each of thousands of fields the library sifts all field resolvers anew, with the same outcome: sifted once, a start takes a tenth less. */
function siftOnce(): void {
  const storage = storageOf();
  if (!storage) return;
  const clone = storage.clone.bind(storage);
  storage.clone = () => {
    const copy = clone();
    const list = copy.fieldResolvers;
    let sifted: unknown[] | undefined;
    Object.defineProperty(list, 'filter', { value: (isOurs: (one: unknown) => boolean) => { sifted ??= Array.prototype.filter.call(list, isOurs); return sifted; } });
    return copy;
  };
}

/**
 * For each input that it checks, class-validator walks all classes with rules to find those that this one inherits from, and sorts
 * what it found: a tenth of the server's work on a reply. The rules of a class stand once its module is loaded.
 */
function rememberRules(): void {
  const rules = getMetadataStorage();
  const [find, group] = [rules.getTargetValidationMetadatas.bind(rules), rules.groupByPropertyName.bind(rules)];
  const found = new Map<unknown, ReturnType<typeof find>>();
  const grouped = new WeakMap<ReturnType<typeof find>, ReturnType<typeof group>>();
  rules.getTargetValidationMetadatas = (target, schema, always, isStrict, groups) => {
    if (schema || always || isStrict || groups) return find(target, schema, always, isStrict, groups);
    let known = found.get(target);
    if (!known) found.set(target, known = find(target, schema, always, isStrict, groups));
    return known;
  };
  rules.groupByPropertyName = (of) => {
    let known = grouped.get(of);
    if (!known) grouped.set(of, known = group(of));
    return known;
  };
}

/**
 * class-validator looks into an input within an input only where a decorator says so: said here for every property that holds one with
 * rules, at any depth, so that no rule stands unchecked because somebody forgot the word. Filters and sorts have none and cost nothing.
 */
function checkNested(): void {
  const storage = storageOf();
  if (!storage) return;
  const inputs = new Set<unknown>(storage.inputTypes.map(({ target }) => target));
  const nested = storage.fields.flatMap(({ target, name, getType }) => {
    if (!inputs.has(target)) return [];
    const type = getType();
    return inputs.has(type) ? [{ target, name, type: type as Class }] : [];
  });
  const rulesOf = (target: Class) => getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
  const ruled = new Set<unknown>([...inputs].filter((one) => rulesOf(one as Class).length));
  // What holds one with rules has one: until nothing is added.
  for (let before = -1; before < ruled.size;) {
    before = ruled.size;
    for (const { target, type } of nested) if (ruled.has(type)) ruled.add(target);
  }
  for (const { target, name, type } of nested) {
    const isSaid = rulesOf(target).some((rule) => rule.type === 'nestedValidation' && rule.propertyName === name);
    if (ruled.has(type) && !isSaid) ValidateNested()(target.prototype, name);
  }
}

/** The schema; built once a process, since it depends on nothing but the code. */
export function apiSchema(): GraphQLSchema {
  if (built) return built;
  const classes = [...doorResolvers(), ...resolvers] as unknown as NonEmptyArray<() => unknown>;
  // For each field the library asks of every resolver whether it is one of these: a look into a set instead of a walk through them all.
  const known = new Set<unknown>(classes);
  Object.defineProperty(classes, 'includes', { value: (one: unknown) => known.has(one) });
  siftOnce();
  checkNested();
  rememberRules();
  const schema = buildSchemaSync({ resolvers: classes, pubSub, nullableByDefault: false, validate: { forbidUnknownValues: false }, skipCheck: true });
  installDoor(schema);
  built = guardRoots(schema, isDoorRoot);
  return built;
}
