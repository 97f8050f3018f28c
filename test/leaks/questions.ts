// How the leak test asks: everything of a row, and values as they go over the wire.
import { isEnumType, isListType, isNonNullType, isScalarType, type GraphQLOutputType, type GraphQLType } from 'graphql';
import { allNouns, nounOf, type NounMeta, type PropMeta } from '../../schema/base.ts';
import { edgesOf } from '../../server/core/read/edges.ts';
import { rootNames } from '../../server/core/read/names.ts';

export const shownProps = (noun: NounMeta): PropMeta[] => [...noun.props.values()].filter((prop) => !prop.hidden);
export const bare = (type: GraphQLType): GraphQLType => (isNonNullType(type) || isListType(type) ? bare(type.ofType) : type);
export const isLeaf = (type: GraphQLOutputType): boolean => isScalarType(bare(type)) || isEnumType(bare(type));
export const scalarsOf = (noun: NounMeta): string => shownProps(noun).map((prop) => prop.name).join(' ');

/** Every noun that is asked for by itself, with the names of its questions. */
export const rootedNouns = () => allNouns().flatMap((noun) => { const names = rootNames(noun); return names ? [{ noun, names }] : []; });

/** All of a row: its fields, and what every edge leads to. */
export function selection(noun: NounMeta): string {
  const edges = [...edgesOf(noun.name).values()].map((edge) => {
    const inner = scalarsOf(nounOf(edge.to));
    if (edge.kind === 'one') return `${edge.name} { ${inner} }`;
    return edge.kind === 'few' ? `${edge.name}(limit: 5) { ${inner} }` : `${edge.name}(page: { limit: 5 }) { total items { ${inner} } }`;
  });
  return `${scalarsOf(noun)} ${edges.join(' ')}`;
}
export const keyOf = (noun: NounMeta): string => (noun.props.has('id') ? 'id' : 'customerId');
export const wireValue = (prop: PropMeta, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (prop.kind === 'money') return Number(value).toFixed(2);
  if (prop.kind === 'decimal') return String(Number(value));
  if (prop.kind === 'instant') return new Date(value as string).toISOString();
  return prop.kind === 'id' ? String(value) : value;
};
