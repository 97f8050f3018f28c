// Resolver classes made from the nouns and their edges: root fields for one, many and facets, and a field for every edge.
import { Arg, FieldResolver, ID, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { allNouns, nounOf } from '../../../schema/base.ts';
import { PageInput } from '../../../schema/page.ts';
import { edgesOf } from './edges.ts';
import { rootNames } from './names.ts';
import { registerRoot, rootOf } from './plan.ts';
import { assertAllRuled } from './row-rules.ts';
import { Facet, nounTypes, type NounTypes } from './types.ts';

type Decorate = (prototype: object, key: string, descriptor: PropertyDescriptor) => void;
// Never run: installDoor puts the door's own in its place. They stand for the signature.
const placeholder = (): never => { throw new Error('installDoor(schema) was not called'); };

function method(prototype: object, key: string, args: readonly ((prototype: object, key: string, index: number) => void)[], decorate: Decorate): void {
  const descriptor = { value: placeholder, writable: true, enumerable: false, configurable: true };
  Object.defineProperty(prototype, key, descriptor);
  args.forEach((arg, index) => { arg(prototype, key, index); });
  decorate(prototype, key, descriptor);
}
const arg = (name: string, type: () => unknown, isOptional = true) =>
  Arg(name, type as () => ClassType, { nullable: isOptional, validate: false }) as (prototype: object, key: string, index: number) => void;
const listArgs = (types: NounTypes) => [arg('filter', () => types.filter), arg('sort', () => [types.sort]), arg('page', () => PageInput)];

let classes: (new () => object)[] | undefined;

/** The classes, made once. Edges and row rules of all modules must have been declared: a noun without a rule stops the start. */
export function doorResolvers(): (new () => object)[] {
  if (classes) return classes;
  assertAllRuled();
  const types = nounTypes();
  classes = allNouns().map((noun) => {
    const own = types.get(noun.name) as NounTypes;
    const name = `${noun.name}Door`;
    const made = { [name]: class {} }[name] as new () => object;
    Resolver(() => noun.target)(made);
    const { prototype } = made;
    const roots = rootNames(noun);
    if (roots) {
      registerRoot(roots.one, { noun: noun.name, kind: 'one' });
      registerRoot(roots.many, { noun: noun.name, kind: 'many' });
      method(prototype, roots.one, [arg('id', () => ID, false)], Query(() => noun.target, { name: roots.one, nullable: true }) as Decorate);
      method(prototype, roots.many, listArgs(own), Query(() => own.page, { name: roots.many }) as Decorate);
      const facet = own.facetField;
      if (facet) {
        registerRoot(roots.facets, { noun: noun.name, kind: 'facets' });
        method(prototype, roots.facets, [arg('filter', () => own.filter), arg('fields', () => [facet], false)], Query(() => [Facet], { name: roots.facets }) as Decorate);
      }
    }
    for (const edge of edgesOf(noun.name).values()) {
      const to = types.get(edge.to) as NounTypes;
      const options = { name: edge.name, description: edge.description };
      if (edge.kind === 'one') method(prototype, edge.name, [], FieldResolver(() => nounOf(edge.to).target, { ...options, nullable: true }) as Decorate);
      else if (edge.kind === 'many') method(prototype, edge.name, listArgs(to), FieldResolver(() => to.page, options) as Decorate);
      else method(prototype, edge.name, [arg('filter', () => to.filter), arg('sort', () => [to.sort]), arg('limit', () => Int)], FieldResolver(() => [nounOf(edge.to).target], options) as Decorate);
    }
    return made;
  });
  return classes;
}

/** Is this root field the door's own? */
export const isDoorRoot = (field: string): boolean => rootOf(field) !== undefined;
